/**
 * A light read-only tree on the scanner, for small parts (relationships, settings, styles, numbering) and for reading.
 * It cannot be changed or written: edits are splices on the source, at the offsets the tree carries.
 */
import { scanXml } from "./xml-scanner";
import { decodeEntities } from "./xml-text";

export interface XmlElement {
  /** Resolved name, e.g. `w:p`. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Elements and decoded text, in order; adjoining text is one string. */
  readonly children: readonly (XmlElement | string)[];
  /** Offsets in the source: at `<` of the opening tag, behind its `>`, at `<` of the closing tag, behind its `>`. */
  readonly start: number;
  readonly contentStart: number;
  readonly contentEnd: number;
  readonly end: number;
}

interface Growing {
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: (XmlElement | string)[];
  start: number;
  contentStart: number;
  contentEnd: number;
  end: number;
}

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

/** Parses a whole part. @throws DocxFault as scanXml */
export const parseXml = (xml: string, part: string): XmlElement => {
  const open: Growing[] = [];
  let root: Growing | undefined;
  scanXml(xml, part, {
    open(name, attributes, start, end, selfClosing) {
      const element: Growing = {
        name,
        attributes: attributes.size === 0 ? NO_ATTRIBUTES : attributes.toMap(),
        children: [],
        start,
        contentStart: end,
        contentEnd: end,
        end,
      };
      const parent = open[open.length - 1];
      if (parent === undefined) root = element;
      else parent.children.push(element);
      if (!selfClosing) open.push(element);
    },
    close(_name, start, end) {
      const element = open.pop() as Growing;
      element.contentEnd = start;
      element.end = end;
    },
    text(raw) {
      const children = (open[open.length - 1] as Growing).children;
      const last = children[children.length - 1];
      const decoded = decodeEntities(raw, part);
      if (typeof last === "string") children[children.length - 1] = last + decoded;
      else children.push(decoded);
    },
  });
  return root as XmlElement;
};

/** The element children, all or those of one name. */
export const childElements = (element: XmlElement, name?: string): readonly XmlElement[] =>
  element.children.filter(
    (child): child is XmlElement => typeof child !== "string" && (name === undefined || child.name === name),
  );

/** The first child of a name. */
export const childElement = (element: XmlElement, name: string): XmlElement | undefined => {
  for (const child of element.children) if (typeof child !== "string" && child.name === name) return child;
  return undefined;
};

/** All text inside, in order. */
export const textOf = (element: XmlElement): string =>
  element.children.map((child) => (typeof child === "string" ? child : textOf(child))).join("");

/** Every element inside, depth first, the element itself first. */
export function* everyElement(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of element.children) if (typeof child !== "string") yield* everyElement(child);
}
