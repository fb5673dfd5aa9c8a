/**
 * Markup in styles and numbering where the reader knows none: it is hashed as it stands and reported, for Word may read it. A copy for
 * other readers there (mc:AlternateContent) is two documents in one, and blocks.
 */
import type { XmlElement } from "../xml/xml-tree";
import { elements } from "./content-tree";
import { encodeRaw, type RawContext } from "./raw";
import type { Encoded } from "./encoding";
import type { Report, Where } from "./report";

/** Children by name; undefined where what they hold is read elsewhere. */
export interface KnownMarkup {
  readonly [name: string]: KnownMarkup | undefined;
}

/** An element, or those inside it, that stand where none of that name is known. */
export const strayMarkup = (element: XmlElement, known: KnownMarkup): readonly XmlElement[] => {
  if (!Object.hasOwn(known, element.name)) return [element];
  const inside = known[element.name];
  return inside === undefined ? [] : elements(element).flatMap((one) => strayMarkup(one, inside));
};

/** What a root says for everything inside it: which unknown markup to show all the same, and whether to keep space (ECMA-376 part 3, 7.5). */
const ROOT_MARKS = [
  "mc:ProcessContent",
  "mc:MustUnderstand",
  "mc:PreserveElements",
  "mc:PreserveAttributes",
  "xml:space",
];

/** Such marks as names with values: of the root, and wherever else something is to be shown that readers skip. */
export const rootMarks = (root: XmlElement, source: string): readonly string[] => {
  const own = ROOT_MARKS.filter(
    (name) => root.attributes.has(name) && (name !== "xml:space" || root.attributes.get(name) === "preserve"),
  );
  const inner = source.includes("ProcessContent") ? elements(root).flatMap((one) => processed(one)) : [];
  return [...own.map((name) => `${root.name} ${name} ${root.attributes.get(name) ?? ""}`), ...inner];
};

const processed = (element: XmlElement): readonly string[] => [
  ...(element.attributes.has("mc:ProcessContent")
    ? [`${element.name} mc:ProcessContent ${element.attributes.get("mc:ProcessContent") ?? ""}`]
    : []),
  ...elements(element).flatMap((one) => processed(one)),
];

/** Reports them and gives what stands for them in the document's hash. */
export const encodeStrays = (
  strays: readonly XmlElement[],
  raw: RawContext,
  report: Report,
  where: Where,
): readonly Encoded[] =>
  strays.map((one) => {
    if (one.name === "mc:AlternateContent") report.blocking("described-twice", where, { what: one.name });
    else report.toBeSeen("unknown-markup", where, { name: one.name });
    return encodeRaw(one, raw);
  });
