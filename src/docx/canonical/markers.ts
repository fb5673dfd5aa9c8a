/**
 * What stands between things: bookmarks somebody refers to, ranges that say nothing, and what the reader does not know, which is
 * hashed raw and reported. Nothing is skipped in silence.
 */
import type { XmlElement } from "../xml/xml-tree";
import type { ReadBox } from "./drawings";
import { record, type Encoded } from "./encoding";
import { isBlankName } from "./own-marks";
import { encodeRaw, isNoiseAttribute } from "./raw";
import { whereOf, type Around, type Blocks, type StoryReading } from "./reading";
import type { RunFormat, Surroundings } from "./run-format";
import type { BlankStart, Segments } from "./segments";

/** A paragraph while its content is read. */
export interface ParagraphReading {
  readonly story: StoryReading;
  readonly around: Around;
  readonly surroundings: Surroundings;
  readonly segments: Segments;
  readonly boxes: Blocks[];
  readonly readBox: ReadBox;
  /** Visible formats with letters in them, to be looked at once the paragraph is read. */
  readonly formats: Set<RunFormat>;
  readonly blanks: Map<string, BlankStart>;
}

/** Marks that say nothing a reader sees: proofing, permissions, comment and move ranges (revisions are reported apart). */
const SILENT = new Set(["w:proofErr", "w:permStart", "w:permEnd", "w:commentRangeStart", "w:commentRangeEnd"]);
const REVISION_RANGES = new Set([
  "w:moveFromRangeStart",
  "w:moveFromRangeEnd",
  "w:moveToRangeStart",
  "w:moveToRangeEnd",
  "w:customXmlInsRangeStart",
  "w:customXmlInsRangeEnd",
  "w:customXmlDelRangeStart",
  "w:customXmlDelRangeEnd",
  "w:customXmlMoveFromRangeStart",
  "w:customXmlMoveFromRangeEnd",
  "w:customXmlMoveToRangeStart",
  "w:customXmlMoveToRangeEnd",
]);
/** Marks of block or inline level that stand between things: bookmarks, ranges. True when the element was one. */
export const readMarker = (
  element: XmlElement,
  story: StoryReading,
  around: Around,
  mark: (encoded: Encoded) => void,
): boolean => {
  const { reading } = story;
  if (element.name === "w:bookmarkStart") {
    const name = element.attributes.get("w:name") ?? "";
    if (isBlankName(name) || reading.referred.has(name.toLowerCase())) {
      story.openBookmarks.set(element.attributes.get("w:id") ?? "", name);
      if (isBlankName(name)) reading.report.blocking("blank-malformed", whereOf(story, around), { name });
      mark(
        record(
          "bookmark-start",
          name,
          element.attributes.get("w:colFirst") ?? "",
          element.attributes.get("w:colLast") ?? "",
        ),
      );
    }
    return true;
  }
  if (element.name === "w:bookmarkEnd") {
    const id = element.attributes.get("w:id") ?? "";
    const name = story.openBookmarks.get(id);
    if (name !== undefined) {
      story.openBookmarks.delete(id);
      mark(record("bookmark-end", name));
    }
    return true;
  }
  if (REVISION_RANGES.has(element.name)) {
    reading.report.blocking("revision-mark", whereOf(story, around), { kind: element.name.slice(2) });
    return true;
  }
  return SILENT.has(element.name);
};

export const unknownMarkup = (element: XmlElement, story: StoryReading, around: Around): Encoded => {
  story.reading.report.toBeSeen("unknown-markup", whereOf(story, around), { name: element.name });
  return encodeRaw(element, { ...story.raw, unknown: () => undefined });
};

/** Puts a mark where it belongs: in the instruction of a field that is being read, else in the paragraph. */
export const place = (at: ParagraphReading, encoded: Encoded): void => {
  if (at.story.fields.inCode()) at.story.fields.codeItem(encoded);
  else at.segments.mark(encoded);
};

/** Attributes the reader does not know on an element it does are hashed with it, as it stands, and reported. */
export const oddAttributes = (element: XmlElement, known: ReadonlySet<string>, at: ParagraphReading): void => {
  for (const name of element.attributes.keys()) {
    if (known.has(name) || isNoiseAttribute(name)) continue;
    place(at, unknownMarkup({ ...element, children: [] }, at.story, at.around));
    return;
  }
};
