/**
 * Custom XML parts by the namespace of their root (ECMA-376 part 1, 15.2.5 and 15.2.6): the data part, the properties part
 * that gives it an item id, the relationship from the main part, the content type. They come and go together.
 */
import { constantPart } from "../zip/constant-part";
import { NAMESPACES } from "../xml/namespaces";
import type { DocxPackage, Relationship } from "../package/package";
import type { PackageChanges } from "../package/package-changes";
import { addRelationship } from "../package/package-edits";
import { relationshipsPartOf } from "../package/part-names";
import { escapeAttribute } from "../xml/xml-text";
import { scanXml } from "../xml/xml-scanner";
import { parseXml } from "../xml/xml-tree";

const DATA_TYPE = `${NAMESPACES.r}/customXml`;
const PROPERTIES_TYPE = `${NAMESPACES.r}/customXmlProps`;
const PROPERTIES_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml";

export interface CustomXmlPart {
  readonly part: string;
  readonly propertiesPart?: string;
  /** `{GUID}` of the properties part. */
  readonly itemId?: string;
  /** Namespace of the root element; "" when it has none. */
  readonly namespace: string;
  readonly relationshipId: string;
}

type Reading = Pick<DocxPackage, "text" | "relationships">;

/** The namespace of a part's root element, read from the scanner's resolved name. */
const namespaceOfRoot = (xml: string, part: string): string => {
  let name = "";
  scanXml(xml, part, {
    open(root) {
      name = root;
      return "stop";
    },
  });
  if (name.startsWith("{")) return name.slice(1, name.lastIndexOf("}"));
  const colon = name.indexOf(":");
  return colon < 0 ? "" : NAMESPACES[name.slice(0, colon) as keyof typeof NAMESPACES];
};

const describe = async (reading: Reading, relationship: Relationship): Promise<CustomXmlPart> => {
  const part = relationship.target;
  const properties = (await reading.relationships(part)).find(
    (candidate) => candidate.type === PROPERTIES_TYPE && !candidate.external,
  );
  const itemId =
    properties === undefined
      ? undefined
      : parseXml(await reading.text(properties.target), properties.target).attributes.get("ds:itemID");
  return {
    part,
    namespace: namespaceOfRoot(await reading.text(part), part),
    relationshipId: relationship.id,
    ...(properties === undefined ? {} : { propertiesPart: properties.target }),
    ...(itemId === undefined ? {} : { itemId }),
  };
};

const listFrom = async (reading: Reading, mainPart: string): Promise<readonly CustomXmlPart[]> => {
  const found: CustomXmlPart[] = [];
  for (const relationship of await reading.relationships(mainPart)) {
    if (relationship.type === DATA_TYPE && !relationship.external) found.push(await describe(reading, relationship));
  }
  return found;
};

/** Every custom XML part of the document, in the order of the main part's relationships. */
export const listCustomXml = (pkg: DocxPackage): Promise<readonly CustomXmlPart[]> => listFrom(pkg, pkg.mainPart);

/** Those of one namespace: none, one, or (after a hand or a merge has been at work) several. */
export const findCustomXml = async (pkg: DocxPackage, namespace: string): Promise<readonly CustomXmlPart[]> =>
  (await listCustomXml(pkg)).filter((part) => part.namespace === namespace);

/**
 * Adds a custom XML part. `itemId` is a GUID in braces, upper case; it names the part for Word's data store.
 * Tells the new part's name.
 */
export const addCustomXml = async (changes: PackageChanges, xml: string, itemId: string): Promise<string> => {
  let n = 1;
  while (changes.has(`customXml/item${n}.xml`) || changes.has(`customXml/itemProps${n}.xml`)) n += 1;
  const part = `customXml/item${n}.xml`;
  const properties = `customXml/itemProps${n}.xml`;
  const namespace = namespaceOfRoot(xml, part);
  await changes.typeOfExtension("xml", "application/xml");
  changes.set(part, xml);
  await changes.relate(changes.pkg.mainPart, { type: DATA_TYPE, target: part });
  const propertiesXml =
    `<ds:datastoreItem ds:itemID="${escapeAttribute(itemId)}" xmlns:ds="${NAMESPACES.ds}">` +
    `<ds:schemaRefs><ds:schemaRef ds:uri="${escapeAttribute(namespace)}"/></ds:schemaRefs></ds:datastoreItem>`;
  changes.set(properties, constantPart(propertiesXml));
  await changes.type(properties, PROPERTIES_CONTENT_TYPE);
  changes.set(
    relationshipsPartOf(part),
    constantPart(addRelationship(undefined, part, { type: PROPERTIES_TYPE, target: properties }).xml),
  );
  return part;
};

/** Replaces a part's XML; its properties part and item id stay. */
export const replaceCustomXml = (changes: PackageChanges, existing: CustomXmlPart, xml: string): void =>
  changes.set(existing.part, xml);

/** Removes a part with its properties, their relationships and content types. */
export const removeCustomXml = async (changes: PackageChanges, existing: CustomXmlPart): Promise<void> => {
  await changes.unrelate(changes.pkg.mainPart, new Set([existing.relationshipId]));
  if (existing.propertiesPart !== undefined) await changes.remove(existing.propertiesPart);
  await changes.remove(existing.part);
};
