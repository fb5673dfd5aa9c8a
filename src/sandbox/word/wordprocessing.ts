/**
 * The few DOM moves every file here needs, over xmldom in the browser and in Node alike, so that both behave the same.
 * Names are matched by namespace, never by prefix: a file may bind WordprocessingML to any prefix.
 */
import type { Document, Element, Node } from "@xmldom/xmldom";

export const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
export const W14 = "http://schemas.microsoft.com/office/word/2010/wordml";
export const W15 = "http://schemas.microsoft.com/office/word/2012/wordml";
export const R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
export const MC = "http://schemas.openxmlformats.org/markup-compatibility/2006";
export const XML = "http://www.w3.org/XML/1998/namespace";

export const isElement = (node: Node | null | undefined): node is Element => node?.nodeType === 1;
/** True for an element of that name in WordprocessingML's namespace. */
export const isW: {
  (node: Element, name: string): boolean;
  (node: Node | null | undefined, name: string): node is Element;
} = (node: Node | null | undefined, name: string): node is Element =>
  isElement(node) && node.localName === name && node.namespaceURI === W;

/** Child elements, copied, so that the caller may move them about. */
export const childElements = (parent: Node): Element[] => {
  const found: Element[] = [];
  for (let child = parent.firstChild; child !== null; child = child.nextSibling)
    if (isElement(child)) found.push(child);
  return found;
};

export const childW = (parent: Node | undefined, name: string): Element | undefined => {
  for (let child = parent?.firstChild ?? null; child !== null; child = child.nextSibling)
    if (isW(child, name)) return child;
  return undefined;
};

/** Every descendant element in document order that `wanted` accepts; `enter` says which elements to look into. */
export const descendants = (
  root: Node,
  wanted: (element: Element) => boolean,
  enter: (element: Element) => boolean = () => true,
): Element[] => {
  const found: Element[] = [];
  const visit = (node: Node): void => {
    for (let child = node.firstChild; child !== null; child = child.nextSibling) {
      if (!isElement(child)) continue;
      if (wanted(child)) found.push(child);
      if (enter(child)) visit(child);
    }
  };
  visit(root);
  return found;
};

export const ancestor = (node: Node, wanted: (element: Element) => boolean): Element | undefined => {
  for (let at = node.parentNode; at !== null; at = at.parentNode) if (isElement(at) && wanted(at)) return at;
  return undefined;
};
export const ancestorW = (node: Node, name: string): Element | undefined =>
  ancestor(node, (element) => isW(element, name));

export const attributeW = (element: Element | undefined, name: string): string | undefined =>
  element?.getAttributeNS(W, name) ?? undefined;

/** The `w:val` of the child called `name`. */
export const valueOf = (parent: Element | undefined, name: string): string | undefined =>
  attributeW(childW(parent, name), "val");

export const documentOf = (node: Node): Document => {
  const owner = node.ownerDocument;
  if (owner === null) throw new Error("a node without a document");
  return owner;
};

/** The prefix this document gives WordprocessingML, so that what is added reads like the rest. */
const prefixOf = (document: Document): string => document.documentElement?.lookupPrefix(W) ?? "w";

export const setAttributeW = (element: Element, name: string, value: string): void =>
  element.setAttributeNS(W, `${prefixOf(documentOf(element))}:${name}`, value);

export const createW = (near: Node, name: string, attributes: Readonly<Record<string, string>> = {}): Element => {
  const document = documentOf(near);
  const element = document.createElementNS(W, `${prefixOf(document)}:${name}`);
  for (const [key, value] of Object.entries(attributes)) setAttributeW(element, key, value);
  return element;
};

export const insertAfter = (added: Node, reference: Node): void => {
  reference.parentNode?.insertBefore(added, reference.nextSibling);
};
export const removeNode = (node: Node): void => {
  node.parentNode?.removeChild(node);
};
/** Puts the children where the element stood. */
export const unwrapElement = (element: Element): void => {
  while (element.firstChild !== null) element.parentNode?.insertBefore(element.firstChild, element);
  removeNode(element);
};

/** Inserts a child where the schema's sequence wants it (ECMA-376 Part 1, 17.3 and 17.5): before the first child that comes later in `order`. */
export const insertInOrder = (parent: Element, child: Element, order: readonly string[]): void => {
  const rank = order.indexOf(child.localName ?? "");
  const later = childElements(parent).find((other) => {
    const position = other.namespaceURI === W ? order.indexOf(other.localName ?? "") : -1;
    return position > rank;
  });
  parent.insertBefore(child, later ?? null);
};

/** Child sequence of `w:rPr` (CT_RPr), without elements of later namespaces, which follow. */
export const RUN_PROPERTY_ORDER = [
  "ins",
  "del",
  "moveFrom",
  "moveTo",
  "rStyle",
  "rFonts",
  "b",
  "bCs",
  "i",
  "iCs",
  "caps",
  "smallCaps",
  "strike",
  "dstrike",
  "outline",
  "shadow",
  "emboss",
  "imprint",
  "noProof",
  "snapToGrid",
  "vanish",
  "webHidden",
  "color",
  "spacing",
  "w",
  "kern",
  "position",
  "sz",
  "szCs",
  "highlight",
  "u",
  "effect",
  "bdr",
  "shd",
  "fitText",
  "vertAlign",
  "rtl",
  "cs",
  "em",
  "lang",
  "eastAsianLayout",
  "specVanish",
  "oMath",
  "rPrChange",
] as const;
/** Child sequence of `w:sdtPr`: Word writes rPr, alias, tag, id, lock, placeholder first and the kind last. */
export const CONTROL_PROPERTY_ORDER = [
  "rPr",
  "alias",
  "tag",
  "id",
  "lock",
  "placeholder",
  "temporary",
  "showingPlcHdr",
  "dataBinding",
  "label",
  "tabIndex",
  "equation",
  "comboBox",
  "date",
  "docPartObj",
  "docPartList",
  "dropDownList",
  "picture",
  "richText",
  "text",
  "citation",
  "group",
  "bibliography",
] as const;
