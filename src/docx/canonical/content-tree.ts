/**
 * A story part as a tree to read from, and the ways of looking at it that canonical reading shares.
 * Prefixes inside attribute values (`mc:Choice Requires="x"`) are resolved to the fixed ones, because a file may call a namespace anything.
 */
import { prefixOf } from "../xml/namespaces";
import { scanXml } from "../xml/xml-scanner";
import type { XmlAttributes } from "../xml/xml-tags";
import { decodeEntities } from "../xml/xml-text";
import type { XmlElement } from "../xml/xml-tree";

interface Growing {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: (XmlElement | string)[];
  readonly start: number;
  contentStart: number;
  contentEnd: number;
  end: number;
  /** Binds a prefix anew for what it holds. */
  readonly rebinds: boolean;
}

const NONE: ReadonlyMap<string, string> = new Map();
/** Attributes whose value is a list of namespace prefixes as the source spells them (ECMA-376 part 3). */
const HOLDS_PREFIXES = new Set([
  "Requires",
  "mc:Ignorable",
  "mc:MustUnderstand",
  "mc:PreserveElements",
  "mc:PreserveAttributes",
  "mc:ProcessContent",
]);

const resolvePrefixes = (value: string, attributes: XmlAttributes): string =>
  value
    .split(/\s+/)
    .filter((word) => word !== "")
    .map((word) => {
      const colon = word.indexOf(":");
      const prefix = colon < 0 ? word : word.slice(0, colon);
      const uri = attributes.namespaceOf(prefix);
      return (uri === undefined ? `?${prefix}` : (prefixOf(uri) ?? `{${uri}}`)) + (colon < 0 ? "" : word.slice(colon));
    })
    .join(" ");

/** Properties repeat word for word throughout a document: one element stands for all of them, so what is made of it is made once. */
const SHARED = new Set(["w:rPr", "w:pPr", "w:tcPr", "w:trPr"]);
/** `<a xmlns="">`: a shorter tag binds nothing. */
const SHORTEST_BINDING = 12;
/** Longer tags than this carry ids that do not repeat. */
const SHORT_TAG = 64;
const NO_CHILDREN: (XmlElement | string)[] = [];

/** Elements whose ids of editing sessions are left out of the tree: no reader looks at them (canonical/raw.ts), and they fill a third of it. */
const BEARS_SESSION_IDS = new Set(["w:p", "w:r", "w:tr"]);
const isSessionId = (name: string): boolean =>
  name.startsWith("w:rsid") || name === "w14:paraId" || name === "w14:textId";

/**
 * Parses a part for reading. Equal `w:rPr` (and `w:pPr`, `w:tcPr`, `w:trPr`) spelled alike under the same prefixes may be one object, with the offsets of the first.
 * @throws DocxFault as scanXml
 */
export const parseContent = (xml: string, part: string): XmlElement => {
  const open: Growing[] = [];
  let root: Growing | undefined;
  // Equal source means equal content only while no element below the root has bound a prefix anew.
  let rebound = 0;
  const tags = new Map<string, ReadonlyMap<string, string>>();
  const shared = new Map<string, XmlElement>();
  const readAttributes = (attributes: XmlAttributes): ReadonlyMap<string, string> => {
    const map = new Map<string, string>();
    for (const [key, value] of attributes)
      map.set(key, HOLDS_PREFIXES.has(key) ? resolvePrefixes(value, attributes) : value);
    return map;
  };
  scanXml(xml, part, {
    open(name, attributes, start, end, selfClosing) {
      let own = NONE;
      let rebinds = false;
      // Comments name one another by their paragraphs' ids.
      if (
        BEARS_SESSION_IDS.has(name) &&
        root?.name !== "w:comments" &&
        attributes.size > 0 &&
        attributes.allNames(isSessionId)
      )
        own = NONE;
      else if (end - start > SHORT_TAG || rebound > 0) {
        rebinds = open.length > 0 && end - start > SHORT_TAG && xml.slice(start, end).includes("xmlns");
        if (attributes.size > 0) own = readAttributes(attributes);
      } else if (attributes.size > 0 || end - start >= SHORTEST_BINDING) {
        const tag = xml.slice(start, end);
        const known = tags.get(tag);
        if (known !== undefined) own = known;
        else {
          rebinds = open.length > 0 && tag.includes("xmlns");
          if (attributes.size > 0) own = readAttributes(attributes);
          if (!rebinds) tags.set(tag, own);
        }
      }
      const element: Growing = {
        name,
        attributes: own,
        children: selfClosing ? NO_CHILDREN : [],
        start,
        contentStart: end,
        contentEnd: end,
        end,
        rebinds,
      };
      const parent = open[open.length - 1];
      if (parent === undefined) root = element;
      else parent.children.push(element);
      if (selfClosing) return;
      open.push(element);
      if (rebinds) rebound += 1;
    },
    close(name, start, end) {
      const element = open.pop() as Growing;
      element.contentEnd = start;
      element.end = end;
      if (element.rebinds) rebound -= 1;
      else if (rebound === 0 && SHARED.has(name)) {
        const source = xml.slice(element.start, end);
        const known = shared.get(source);
        if (known === undefined) {
          // What binds prefixes inside itself is equal wherever it stands, as long as nothing around it does.
          shared.set(source, element);
        } else {
          const siblings = (open[open.length - 1] as Growing).children;
          siblings[siblings.length - 1] = known;
        }
      }
    },
    text(raw) {
      const children = (open[open.length - 1] as Growing).children;
      const text = decodeEntities(raw, part);
      const last = children[children.length - 1];
      if (typeof last === "string") children[children.length - 1] = last + text;
      else children.push(text);
    },
  });
  return root as XmlElement;
};

/** `w:val`, the attribute most elements have alone. */
export const val = (element: XmlElement | undefined): string | undefined => element?.attributes.get("w:val");

/** The first child of a name. */
export const child = (element: XmlElement | undefined, name: string): XmlElement | undefined => {
  if (element === undefined) return undefined;
  for (const one of element.children) if (typeof one !== "string" && one.name === name) return one;
  return undefined;
};

/** Element children in order. */
export const elements = (element: XmlElement): readonly XmlElement[] =>
  element.children.filter((one): one is XmlElement => typeof one !== "string");

/** The text directly inside. */
export const ownText = (element: XmlElement): string =>
  element.children.filter((one) => typeof one === "string").join("");

/** A whole number in a `w:val`-like text, undefined when it is not one. Space around it is none of it (XML Schema 1.0 part 2, 3.3.13); loose-markup reports it. */
export const wholeNumber = (text: string | undefined): number | undefined =>
  text !== undefined && /^\s{0,9}[+-]?\d{1,9}\s{0,9}$/.test(text) ? Number(text) : undefined;

/** An id that is a number, in its canonical spelling: `01` and `1 ` name what 1 names. */
export const numberedId = (text: string | undefined): string | undefined => {
  const number = wholeNumber(text);
  return number === undefined ? text : String(number);
};

/** ST_OnOff (ECMA-376 17.17.4): an absent value means on. Undefined when it is none of the allowed words. */
export const onOff = (text: string | undefined): boolean | undefined => {
  switch (text) {
    case undefined:
    case "1":
    case "true":
    case "on":
      return true;
    case "0":
    case "false":
    case "off":
      return false;
    default:
      return undefined;
  }
};

/** True when the element stands there and is not switched off. A word ST_OnOff does not know counts as on. */
export const isOn = (element: XmlElement | undefined): boolean =>
  element !== undefined && onOff(val(element)) !== false;
