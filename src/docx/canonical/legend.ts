/**
 * Whether a control's content is exactly one of our legend's forms. The form is written again from the fields the content declares
 * and both are compared after leaving out what Word renumbers; so nothing can hide in a legend that a legend does not hold.
 */
import { LEGEND_FORMS, legendMarkup, readLegendText, type LegendFields } from "../parts/legend-forms";
import { NAMESPACES } from "../xml/namespaces";
import type { XmlElement } from "../xml/xml-tree";
import { shownWords } from "./alternates";
import { isBinding } from "./bound-controls";
import { child, elements, ownText, parseContent } from "./content-tree";
import { atom, list, listOf, type Encoded } from "./encoding";
import { encodeRaw, type RawContext } from "./raw";

/** A legend points at no other part; if one does, its relationship ids must not compare as equal to anything. */
const comparison = (known: { unknown: boolean }): RawContext => ({
  part: "",
  relationships: new Map(),
  digests: new Map(),
  theme: { colors: new Map(), fonts: new Map() },
  unknown: () => {
    known.unknown = true;
  },
  special: (element) => {
    // Word writes an old-style copy of the text box beside ours when it saves; it may say the legend's words and show no picture.
    if (element.name === "mc:AlternateContent") {
      const copies = elements(element);
      const [choice, fallback, ...more] = copies;
      if (
        choice?.name === "mc:Choice" &&
        (fallback === undefined || fallback.name === "mc:Fallback") &&
        more.length === 0 &&
        (fallback === undefined || isPlainCopy(fallback, shownWords(choice)))
      )
        return elements(choice).map((one) => encodeRaw(one, comparison(known)));
    }
    if (element.name === "w:txbxContent" || element.name === "w:p")
      return [list(element.name, ...encodeSettled(element, known))];
    return undefined;
  },
});

/** Whether a control is properties and one content and nothing Word would put in its place. */
export const holdsOnlyContent = (control: XmlElement): boolean => {
  const parts = elements(control);
  return (
    parts.every(
      (one) => ["w:sdtPr", "w:sdtEndPr", "w:sdtContent"].includes(one.name) && one === child(control, one.name),
    ) &&
    control.children.every((one) => typeof one !== "string" || one.trim() === "") &&
    !elements(child(control, "w:sdtPr") ?? control).some(isBinding)
  );
};

const SAYS_NOTHING = new Set(["w:proofErr", "w:bookmarkStart", "w:bookmarkEnd", "w:lastRenderedPageBreak"]);

/** Blocks and runs with what wraps them looked through, and neighbouring runs that look alike joined: Word splits and wraps as it likes. */
const settled = (element: XmlElement): readonly XmlElement[] =>
  elements(element).flatMap((one) => {
    if (SAYS_NOTHING.has(one.name)) return [];
    const content = one.name === "w:sdt" && holdsOnlyContent(one) ? child(one, "w:sdtContent") : undefined;
    return content === undefined ? [one] : settled(content);
  });

const encodeSettled = (element: XmlElement, known: { unknown: boolean }): readonly Encoded[] => {
  const context = comparison(known);
  const out: Encoded[] = [];
  let look: string | undefined;
  let text = "";
  const flush = (): void => {
    if (look !== undefined) out.push(list("words", atom(look), atom(text)));
    look = undefined;
    text = "";
  };
  for (const one of settled(element)) {
    const inner = elements(one).filter((part) => !SAYS_NOTHING.has(part.name));
    const words =
      one.name === "w:r" &&
      inner.every(
        (part) =>
          part.name === "w:rPr" ||
          (part.name === "w:t" &&
            (part.attributes.get("xml:space") === "preserve" || ownText(part).trim() === ownText(part))),
      );
    if (!words) {
      flush();
      out.push(...(context.special?.(one) ?? [encodeRaw(one, context)]));
      continue;
    }
    const own = inner
      .filter((part) => part.name === "w:rPr")
      .map((part) => encodeRaw(part, context))
      .join("");
    if (own !== look) {
      flush();
      look = own;
    }
    text += inner
      .filter((part) => part.name === "w:t")
      .map(ownText)
      .join("");
  }
  flush();
  return out;
};

const PLAIN_COPY = new Set([
  "mc:Fallback",
  "w:pict",
  "v:shapetype",
  "v:stroke",
  "v:path",
  "v:shape",
  "v:rect",
  "v:fill",
  "v:textbox",
  "w10:wrap",
  "w10:anchorlock",
  "o:lock",
  "w:txbxContent",
  "w:p",
  "w:pPr",
  "w:r",
  "w:t",
  "w:sdt",
  "w:sdtContent",
  "w:proofErr",
  "w:bookmarkStart",
  "w:bookmarkEnd",
  "w:lastRenderedPageBreak",
]);
const isPlainCopy = (fallback: XmlElement, words: string): boolean => {
  const plain = (element: XmlElement): boolean =>
    PLAIN_COPY.has(element.name) &&
    [...element.attributes.keys()].every((name) => !name.startsWith("r:") && name !== "o:relid" && name !== "src") &&
    elements(element).every(
      (one) => one.name === "w:pPr" || one.name === "w:rPr" || one.name === "w:sdtPr" || plain(one),
    );
  return plain(fallback) && shownWords(fallback) === words;
};

const encodeAll = (content: XmlElement): Encoded | undefined => {
  const known = { unknown: false };
  const context = comparison(known);
  const encoded = listOf(settled(content).map((one) => encodeRaw(one, context)));
  return known.unknown ? undefined : encoded;
};

const NO_FIELDS: LegendFields = { draft: "00000000", version: "000000" };
const written = new Map<string, Encoded | undefined>();
const formAs = (form: (typeof LEGEND_FORMS)[number], fields: LegendFields): Encoded | undefined => {
  const markup = legendMarkup(form, fields, 1);
  if (!written.has(markup)) {
    if (written.size > 64) written.clear();
    written.set(
      markup,
      encodeAll(parseContent(`<w:sdtContent xmlns:w="${NAMESPACES.w}">${markup}</w:sdtContent>`, "the legend")),
    );
  }
  return written.get(markup);
};

/** @param content the `w:sdtContent` of a control tagged as legend */
export const isLegend = (content: XmlElement): boolean => {
  if (content.children.some((one) => typeof one === "string" && one.trim() !== "")) return false;
  const own = encodeAll(content);
  if (own === undefined) return false;
  const fields = readLegendText(shownWords(content).replace(/\n$/, "")) ?? NO_FIELDS;
  return LEGEND_FORMS.some((form) => formAs(form, fields) === own);
};
