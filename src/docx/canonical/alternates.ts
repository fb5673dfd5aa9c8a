/**
 * Markup that stands there in two copies (mc:AlternateContent, ECMA-376 part 3): one is read, as Word would choose, and the others
 * must say the same. A file whose copies differ shows different words to different readers.
 */
import type { XmlElement } from "../xml/xml-tree";
import { child, elements, isOn, ownText } from "./content-tree";

/** Namespaces today's Word understands, by fixed prefix. */
const UNDERSTOOD = new Set([
  "w14",
  "w15",
  "w16",
  "w16se",
  "w16cid",
  "w16cex",
  "w16sdtdh",
  "wps",
  "wpg",
  "wpc",
  "wpi",
  "wp14",
  "wp15",
  "a14",
  "a16",
  "adec",
  "asvg",
  "aink",
  "am3d",
  "c14",
  "c15",
  "c16",
  "cx",
  "v",
]);

export interface Alternatives {
  /** The copy that is read; undefined when none can be. */
  readonly chosen: XmlElement | undefined;
  readonly others: readonly XmlElement[];
  /** A choice asked for namespaces the reader does not know. */
  readonly notUnderstood: boolean;
}

export const chooseAlternative = (element: XmlElement): Alternatives => {
  const copies = elements(element).filter((one) => one.name === "mc:Choice" || one.name === "mc:Fallback");
  let notUnderstood = false;
  const chosen = copies.find((copy) => {
    if (copy.name === "mc:Fallback") return true;
    const asks = (copy.attributes.get("Requires") ?? "?").split(" ");
    const understood = asks.every((prefix) => UNDERSTOOD.has(prefix));
    notUnderstood ||= !understood;
    return understood;
  });
  return {
    chosen,
    others: copies.filter((copy) => copy !== chosen),
    notUnderstood: notUnderstood || elements(element).length !== copies.length,
  };
};

/** The words a copy shows, paragraphs as lines: what must be equal in all copies. Directly hidden and deleted runs show none. */
export const shownWords = (element: XmlElement): string => {
  switch (element.name) {
    case "w:t":
    case "m:t":
    case "a:t":
      return ownText(element);
    case "w:tab":
      return "\t";
    case "w:br":
    case "w:cr":
      return "\n";
    case "w:sym":
      return element.attributes.get("w:char") ?? "";
    case "w:noBreakHyphen":
      return "\u2011";
    case "v:textpath":
      return element.attributes.get("string") ?? "";
    case "w:del":
    case "w:moveFrom":
    case "w:pPr":
    case "w:rPr":
    case "w:sdtPr":
    case "w:instrText":
      return "";
    case "mc:AlternateContent": {
      const { chosen } = chooseAlternative(element);
      return chosen === undefined ? "" : shownWords(chosen);
    }
    case "w:r":
      if (isOn(child(child(element, "w:rPr"), "w:vanish")) || isOn(child(child(element, "w:rPr"), "w:specVanish")))
        return "";
  }
  let out = "";
  for (const one of element.children) if (typeof one !== "string") out += shownWords(one);
  return element.name === "w:p" ? `${out}\n` : out;
};

const PICTURES = new Set(["a:blip", "v:imagedata"]);

/** Whether a copy shows a picture. */
export const showsPicture = (element: XmlElement): boolean =>
  PICTURES.has(element.name) || element.children.some((one) => typeof one !== "string" && showsPicture(one));
