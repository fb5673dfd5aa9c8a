/**
 * The document's custom XML data as the Common API sees it: parts of the package, found by the namespace of their root,
 * named by the item id of their properties part (ECMA-376 Part 1, 15.2.5 and 15.2.6).
 */
import { DOMParser } from "@xmldom/xmldom";
import { HostFault } from "./host-fault";
import type { HostDocument } from "./host-document";

const DATA_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml";
const PROPERTIES_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps";
const PROPERTIES_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml";
const DATASTORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml";

export interface CustomXmlData {
  readonly part: string;
  readonly propertiesPart: string | undefined;
  readonly id: string;
  readonly namespace: string;
}

export const listCustomXmlData = (document: HostDocument): CustomXmlData[] =>
  document.relatedParts(document.mainPart, "/customXml").map((part) => {
    const propertiesPart = document.relatedParts(part, "/customXmlProps")[0];
    const id =
      propertiesPart === undefined ? "" : (document.root(propertiesPart).getAttributeNS(DATASTORE, "itemID") ?? "");
    return { part, propertiesPart, id, namespace: document.root(part).namespaceURI ?? "" };
  });

/** Adds a part and tells its item id. Throws HostFault `InvalidArgument` on XML that is not well-formed. */
export const addCustomXmlData = (document: HostDocument, xml: string): string =>
  document.change("add-in", (touch) => {
    const namespace = rootNamespace(xml);
    let number = 1;
    while (document.has(`customXml/item${number}.xml`) || document.has(`customXml/itemProps${number}.xml`)) number += 1;
    const part = `customXml/item${number}.xml`;
    const id = freshGuid(document);
    const properties =
      `<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<ds:datastoreItem ds:itemID="${id}" xmlns:ds="${DATASTORE}">` +
      `<ds:schemaRefs>${namespace === "" ? "" : `<ds:schemaRef ds:uri="${escapeAttribute(namespace)}"/>`}</ds:schemaRefs></ds:datastoreItem>`;
    document.addXmlPart(touch, {
      part,
      xml,
      contentType: "application/xml",
      owner: document.mainPart,
      relationshipType: DATA_TYPE,
    });
    document.addXmlPart(touch, {
      part: `customXml/itemProps${number}.xml`,
      xml: properties,
      contentType: PROPERTIES_CONTENT_TYPE,
      owner: part,
      relationshipType: PROPERTIES_TYPE,
    });
    return id;
  });

export const deleteCustomXmlData = (document: HostDocument, id: string): void =>
  document.change("add-in", (touch) => {
    const data = listCustomXmlData(document).find((candidate) => candidate.id === id);
    if (data === undefined) throw new HostFault("ItemNotFound", "there is no custom XML part of that id");
    if (data.propertiesPart !== undefined) document.removePart(touch, data.propertiesPart);
    document.removePart(touch, data.part);
  });

const rootNamespace = (xml: string): string => {
  try {
    return new DOMParser({ locator: false }).parseFromString(xml, "text/xml").documentElement?.namespaceURI ?? "";
  } catch (cause) {
    throw new HostFault("InvalidArgument", "the custom XML is not well-formed", { cause });
  }
};

const escapeAttribute = (text: string): string =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");

/** `{8-4-4-4-12}` from the document's own randomness. */
const freshGuid = (document: HostDocument): string => {
  const digits = Array.from({ length: 32 }, () =>
    Math.floor(document.setting.random() * 16)
      .toString(16)
      .toUpperCase(),
  ).join("");
  return `{${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-A${digits.slice(17, 20)}-${digits.slice(20)}}`;
};
