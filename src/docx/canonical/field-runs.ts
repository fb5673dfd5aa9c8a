/** Fields as they stand in runs and paragraphs: what begins, separates and ends them, and what is to be said of each kind. */
import type { XmlElement } from "../xml/xml-tree";
import { child, elements, onOff, val } from "./content-tree";
import { list } from "./encoding";
import { fieldNotAsStored } from "./field-kinds";
import type { FieldEvents } from "./fields";
import { oddAttributes, place, unknownMarkup, type ParagraphReading } from "./markers";
import { encodeRaw } from "./raw";
import { whereOf } from "./reading";

const FIELD_ATTRIBUTES = new Set(["w:fldCharType", "w:fldLock", "w:dirty", "w:instr"]);
const fieldEvents = (at: ParagraphReading): FieldEvents => {
  const { story, around } = at;
  const { report, bookmarks } = story.reading;
  const where = whereOf(story, around);
  return {
    begun(kind, nature, instruction, { dirty, inside }) {
      const detail = { kind };
      const notAsStored = fieldNotAsStored(kind);
      if (notAsStored !== undefined) report.blocking(notAsStored, where, detail);
      else if (nature === "live") report.toBeSeen("field-live", where, detail);
      else if (nature === "unknown") report.toBeSeen("field-unknown", where, detail);
      if (nature === "layout") {
        const inTable = inside.includes("TOC") || inside.includes("INDEX") || inside.includes("TOA");
        const inMargin = (story.kind === "header" || story.kind === "footer") && kind !== "PAGEREF";
        if (!inMargin && !inTable) report.toBeSeen("page-number-in-text", where, detail);
        const target = kind === "PAGEREF" ? instruction.split(" ")[1]?.replace(/"/g, "") : undefined;
        if (target !== undefined && !bookmarks.has(target.toLowerCase()))
          report.blocking("field-target-missing", where, { kind, target });
      } else if (dirty) report.blocking("field-dirty", where, detail);
    },
    notAPageNumber: (kind) => report.blocking("layout-field-text", where, { kind }),
    malformed: () => report.blocking("field-malformed", where),
  };
};

/** One `w:fldChar`. */
export const readFieldCharacter = (one: XmlElement, revision: string, at: ParagraphReading): void => {
  const { story } = at;
  const type = one.attributes.get("w:fldCharType");
  oddAttributes(one, FIELD_ATTRIBUTES, at);
  if (type === "begin") {
    const extra = elements(one).map((inner) =>
      inner.name === "w:ffData" || inner.name === "w:fldData"
        ? encodeRaw(inner, story.raw)
        : unknownMarkup(inner, story, at.around),
    );
    if (one.attributes.has("w:fldLock") && onOff(one.attributes.get("w:fldLock")) !== false) extra.push(list("locked"));
    // A form field of these types is no words somebody typed (17.16.34).
    const typed = val(child(child(child(one, "w:ffData"), "w:textInput"), "w:type")) ?? "regular";
    if (typed === "currentDate" || typed === "currentTime")
      story.reading.report.blocking("field-date", whereOf(story, at.around), { kind: "FORMTEXT" });
    else if (typed === "calculated")
      story.reading.report.toBeSeen("field-live", whereOf(story, at.around), { kind: "FORMTEXT" });
    story.fields.begin(
      extra,
      revision,
      one.attributes.has("w:dirty") && onOff(one.attributes.get("w:dirty")) !== false,
    );
  } else if (type === "separate") {
    const encoded = story.fields.separate(fieldEvents(at));
    if (encoded !== undefined) at.segments.mark(encoded);
  } else if (type === "end") for (const encoded of story.fields.end(fieldEvents(at))) at.segments.mark(encoded);
  else place(at, unknownMarkup(one, story, at.around));
};

/** One `w:fldSimple`. @param readResult reads what stands inside it, the shown result */
export const readSimpleField = (
  one: XmlElement,
  revision: string,
  at: ParagraphReading,
  readResult: (children: readonly (XmlElement | string)[]) => void,
): void => {
  const { story } = at;
  const dirty = one.attributes.has("w:dirty") && onOff(one.attributes.get("w:dirty")) !== false;
  const extra = elements(one)
    .filter((inner) => inner.name === "w:fldData")
    .map((inner) => encodeRaw(inner, story.raw));
  if (one.attributes.has("w:fldLock") && onOff(one.attributes.get("w:fldLock")) !== false) extra.push(list("locked"));
  oddAttributes(one, FIELD_ATTRIBUTES, at);
  const encoded = story.fields.simple(one.attributes.get("w:instr") ?? "", extra, revision, dirty, fieldEvents(at));
  if (encoded !== undefined) at.segments.mark(encoded);
  readResult(one.children.filter((inner) => typeof inner === "string" || inner.name !== "w:fldData"));
  for (const end of story.fields.end(fieldEvents(at))) at.segments.mark(end);
};
