/** How the XML and the zip are written: prefixes, attribute order, entry order, compression, and what of settings is left out. */
import { DOMImplementation, type Document, type Element, type Node } from "@xmldom/xmldom";
import { CONTENT_TYPES_PART } from "../../../docx/package/part-names";
import {
  childElements,
  childW,
  createW,
  descendants,
  isElement,
  isW,
  MC,
  removeNode,
  setAttributeW,
} from "../wordprocessing";
import { officeParts, partsOfKind, pick, rootOf, type DesktopOperation, type DesktopPackage } from "./desktop-package";

const XMLNS = "http://www.w3.org/2000/xmlns/";
const WE = "http://schemas.microsoft.com/office/webextensions/webextension/2010/11";
/** Attributes whose value is a list of prefixes (ECMA-376 part 3, 9). */
const PREFIX_LISTS = new Set([
  "Ignorable",
  "MustUnderstand",
  "ProcessContent",
  "PreserveElements",
  "PreserveAttributes",
]);

/** Every prefix but WordprocessingML's own gets another name, which lists of prefixes follow. */
export const rewritePrefixes: DesktopOperation = (opened, random) => {
  const salt = pick(random, 90);
  for (const part of officeParts(opened))
    rebuild(
      opened,
      part,
      (prefix) => (prefix === "w" ? "w" : `ns${salt}${prefix}`),
      (names) => names,
    );
};

/** WordprocessingML itself under another prefix, as other writers have it. */
export const rewriteMainPrefix: DesktopOperation = (opened) => {
  for (const part of officeParts(opened))
    rebuild(
      opened,
      part,
      (prefix) => (prefix === "w" ? "wml" : prefix),
      (names) => names,
    );
};

/** Attributes the other way round. */
export const reorderAttributes: DesktopOperation = (opened) => {
  for (const part of officeParts(opened))
    rebuild(
      opened,
      part,
      (prefix) => prefix,
      (names) => names.reverse(),
    );
};

const rebuild = (
  opened: DesktopPackage,
  part: string,
  rename: (prefix: string) => string,
  order: <Item>(items: Item[]) => Item[],
): void => {
  const old = rootOf(opened, part);
  if (old === undefined) return;
  const renamed = (prefix: string): string => (prefix === "xml" || prefix === "xmlns" ? prefix : rename(prefix));
  const qualified = (prefix: string | null, local: string): string =>
    prefix === null || prefix === "" ? local : `${renamed(prefix)}:${local}`;
  const document: Document = new DOMImplementation().createDocument(
    old.namespaceURI,
    qualified(old.prefix, old.localName ?? ""),
    null,
  );
  const copy = (from: Element, to: Element): void => {
    for (const attribute of order(Array.from(from.attributes))) {
      const local = attribute.localName ?? attribute.name;
      const isList =
        (attribute.namespaceURI === MC && PREFIX_LISTS.has(local)) ||
        (local === "Requires" && from.namespaceURI === MC);
      const value = isList
        ? attribute.value
            .split(/\s+/)
            .map((name) => name.replace(/^[^:]+/, (prefix) => renamed(prefix)))
            .join(" ")
        : attribute.value;
      if (attribute.namespaceURI === XMLNS)
        to.setAttributeNS(XMLNS, local === "xmlns" ? "xmlns" : `xmlns:${renamed(local)}`, value);
      else to.setAttributeNS(attribute.namespaceURI, qualified(attribute.prefix, local), value);
    }
    for (let child: Node | null = from.firstChild; child !== null; child = child.nextSibling) {
      if (isElement(child)) {
        const added = document.createElementNS(child.namespaceURI, qualified(child.prefix, child.localName ?? ""));
        to.appendChild(added);
        copy(child, added);
      } else to.appendChild(document.importNode(child, true));
    }
  };
  copy(old, document.documentElement as Element);
  document.insertBefore(
    document.createProcessingInstruction("xml", 'version="1.0" encoding="UTF-8" standalone="yes"'),
    document.documentElement,
  );
  opened.documents.set(part, document);
};

/** Entries in another order (the content types stay first, as Word writes them) and at another level. */
export const repack: DesktopOperation = (opened, random) => {
  const rest = opened.order.filter((part) => part !== CONTENT_TYPES_PART);
  for (let index = rest.length - 1; index > 0; index -= 1) {
    const other = pick(random, index + 1);
    [rest[index], rest[other]] = [rest[other] as string, rest[index] as string];
  }
  opened.order = [CONTENT_TYPES_PART, ...rest];
  opened.level = ([1, 6, 9] as const)[pick(random, 3)] ?? 6;
};

/** Document properties: one save more, some minutes more (part 1, 15.2.12). */
export const countTheSave: DesktopOperation = (opened) => {
  for (const [part, document] of opened.documents) {
    const root = document.documentElement;
    if (root === null || !part.startsWith("docProps/")) continue;
    for (const child of childElements(root))
      if (child.localName === "revision" || child.localName === "TotalTime")
        child.textContent = String(Number(child.textContent) + 1);
  }
};

/** A compatibility setting Word adds to what it opens (17.15.3.4). */
export const addCompatibility: DesktopOperation = (opened) => {
  for (const part of partsOfKind(opened, "/settings")) {
    const compat = childW(rootOf(opened, part), "compat");
    if (
      compat === undefined ||
      childElements(compat).some(
        (child) => child.getAttributeNS(child.namespaceURI, "name") === "useWord2013TrackBottomHyphenation",
      )
    )
      continue;
    compat.appendChild(
      createW(compat, "compatSetting", {
        name: "useWord2013TrackBottomHyphenation",
        uri: "http://schemas.microsoft.com/office/word",
        val: "0",
      }),
    );
  }
};

/** What is on screen beside the words: zoom. */
export const changeZoom: DesktopOperation = (opened, random) => {
  for (const part of partsOfKind(opened, "/settings")) {
    const zoom = childW(rootOf(opened, part), "zoom");
    if (zoom !== undefined) setAttributeW(zoom, "percent", String(100 + pick(random, 50)));
  }
};

/** getFileAsync leaves out protection and the lock on change tracking (office-js issue 6031, open). */
export const dropProtection: DesktopOperation = (opened) => {
  for (const part of partsOfKind(opened, "/settings")) {
    const root = rootOf(opened, part);
    for (const lock of root === undefined
      ? []
      : childElements(root).filter((child) => isW(child, "documentProtection")))
      removeNode(lock);
  }
};

/** getFileAsync leaves out what add-ins put into their settings (office-js issue 6434, open). */
export const dropAddInSettings: DesktopOperation = (opened) => {
  for (const document of opened.documents.values()) {
    const root = document.documentElement;
    if (root === null || root.localName !== "webextension" || root.namespaceURI !== WE) continue;
    for (const property of descendants(
      root,
      (element) => element.localName === "property" && element.namespaceURI === WE,
    ))
      removeNode(property);
  }
};
