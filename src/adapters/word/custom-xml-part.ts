/**
 * One custom XML part per namespace, through the Common API (Word.CustomXmlPart would need WordApi 1.4).
 * The new part is added and read back before the old ones go, so that a failure leaves one too many and never none.
 */
import type { WordSurroundings } from "./surroundings";
import { askOffice, WordFault } from "./word-fault";

const partsOf = ({ office }: WordSurroundings, namespace: string): Promise<Office.CustomXmlPart[]> =>
  askOffice<Office.CustomXmlPart[]>("list the custom XML parts", (callback) =>
    office.context.document.customXmlParts.getByNamespaceAsync(namespace, callback),
  );

const removePart = (part: Office.CustomXmlPart): Promise<void> =>
  askOffice<void>("remove a custom XML part", (callback) => part.deleteAsync(callback));

/** Removes these parts of the namespace. One that somebody else who writes in this document took away meanwhile is gone as it should be. */
const remove = async (
  surroundings: WordSurroundings,
  namespace: string,
  parts: readonly Office.CustomXmlPart[],
): Promise<void> => {
  for (const part of parts) {
    try {
      await removePart(part);
    } catch (fault) {
      if ((await partsOf(surroundings, namespace)).some((left) => left.id === part.id)) throw fault;
    }
  }
};

/** Replaces the part of this namespace, or adds it. Throws WordFault; the web is known to add nothing and say nothing (office-js issue 5910), so it is read back. */
export const writeCustomXml = async (surroundings: WordSurroundings, namespace: string, xml: string): Promise<void> => {
  const before = await partsOf(surroundings, namespace);
  const added = await askOffice<Office.CustomXmlPart>("add a custom XML part", (callback) =>
    surroundings.office.context.document.customXmlParts.addAsync(xml, callback),
  );
  const after = await partsOf(surroundings, namespace);
  if (!after.some((part) => part.id === added.id))
    throw new WordFault("word-refused", "Word said it added the custom XML part, but it is not there.");
  await remove(surroundings, namespace, before);
};

/** Removes every part of this namespace. */
export const removeCustomXmlOf = async (surroundings: WordSurroundings, namespace: string): Promise<void> =>
  remove(surroundings, namespace, await partsOf(surroundings, namespace));
