/**
 * One custom XML part per namespace, through the Common API (Word.CustomXmlPart would need WordApi 1.4).
 * The new part is added and read back before the old ones go, so that a failure leaves one too many and never none.
 */
import type { WordSurroundings } from "./surroundings";
import { askOffice, WordFault } from "./word-fault";

const partsOf = ({ office }: WordSurroundings, namespace: string): Promise<Office.CustomXmlPart[]> =>
  askOffice<Office.CustomXmlPart[]>("list the custom XML parts", (callback) => office.context.document.customXmlParts.getByNamespaceAsync(namespace, callback));

const remove = (part: Office.CustomXmlPart): Promise<void> => askOffice<void>("remove a custom XML part", (callback) => part.deleteAsync(callback));

/** Replaces the part of this namespace, or adds it. Throws WordFault; the web is known to add nothing and say nothing (office-js issue 5910), so it is read back. */
export const writeCustomXml = async (surroundings: WordSurroundings, namespace: string, xml: string): Promise<void> => {
  const before = await partsOf(surroundings, namespace);
  const added = await askOffice<Office.CustomXmlPart>("add a custom XML part", (callback) => surroundings.office.context.document.customXmlParts.addAsync(xml, callback));
  const after = await partsOf(surroundings, namespace);
  if (!after.some((part) => part.id === added.id)) throw new WordFault("word-refused", "Word said it added the custom XML part, but it is not there.");
  for (const part of before) await remove(part);
};

/** Removes every part of this namespace. */
export const removeCustomXmlOf = async (surroundings: WordSurroundings, namespace: string): Promise<void> => {
  for (const part of await partsOf(surroundings, namespace)) await remove(part);
};
