/**
 * Every revision mark a part can hold (ECMA-376 part 1, 17.13.5, and Word's conflict marks), by its place in the source.
 * An untouched list of names decides, so that a mark no screen shows (a table property, a number) is still found.
 */
import { listStoryParts } from "./stories";
import type { DocxPackage } from "../package/package";
import { scanXml } from "../xml/xml-scanner";

/** Marks that say: this was inserted, deleted, moved or changed, by someone, and nobody has accepted it. */
export const REVISION_ELEMENTS: ReadonlySet<string> = new Set([
  "w:ins",
  "w:del",
  "w:moveFrom",
  "w:moveTo",
  "w:moveFromRangeStart",
  "w:moveFromRangeEnd",
  "w:moveToRangeStart",
  "w:moveToRangeEnd",
  "w:rPrChange",
  "w:pPrChange",
  "w:sectPrChange",
  "w:tblPrChange",
  "w:tblPrExChange",
  "w:tblGridChange",
  "w:trPrChange",
  "w:tcPrChange",
  "w:numberingChange",
  "w:cellIns",
  "w:cellDel",
  "w:cellMerge",
  "w:customXmlInsRangeStart",
  "w:customXmlInsRangeEnd",
  "w:customXmlDelRangeStart",
  "w:customXmlDelRangeEnd",
  "w:customXmlMoveFromRangeStart",
  "w:customXmlMoveFromRangeEnd",
  "w:customXmlMoveToRangeStart",
  "w:customXmlMoveToRangeEnd",
  "w14:conflictIns",
  "w14:conflictDel",
  "w14:customXmlConflictInsRangeStart",
  "w14:customXmlConflictInsRangeEnd",
  "w14:customXmlConflictDelRangeStart",
  "w14:customXmlConflictDelRangeEnd",
  // Deleted text outside a deletion is still text a reader does not see.
  "w:delText",
  "w:delInstrText",
]);

export interface RevisionMark {
  readonly part: string;
  /** Element name, e.g. `w:pPrChange`. */
  readonly kind: string;
  /** Zero-based number of the paragraph among all `w:p` of the part; undefined outside paragraphs (tables, sections). */
  readonly paragraph?: number;
  readonly author?: string;
  /** ISO 8601 as written. */
  readonly date?: string;
  readonly start: number;
  readonly end: number;
}

/** The marks of one part, in source order. */
export const listRevisionMarks = (xml: string, part: string): readonly RevisionMark[] => {
  const marks: { -readonly [Key in keyof RevisionMark]: RevisionMark[Key] }[] = [];
  const open: (typeof marks)[number][] = [];
  const paragraphs: number[] = [];
  let count = 0;
  scanXml(xml, part, {
    open(name, attributes, start, end, selfClosing) {
      if (name === "w:p") {
        if (!selfClosing) paragraphs.push(count);
        count += 1;
      } else if (REVISION_ELEMENTS.has(name)) {
        const mark: (typeof marks)[number] = { part, kind: name, start, end };
        const paragraph = paragraphs[paragraphs.length - 1];
        const author = attributes.get("w:author");
        const date = attributes.get("w:date");
        if (paragraph !== undefined) mark.paragraph = paragraph;
        if (author !== undefined) mark.author = author;
        if (date !== undefined) mark.date = date;
        marks.push(mark);
        if (!selfClosing) open.push(mark);
      }
    },
    close(name, _start, end) {
      if (name === "w:p") paragraphs.pop();
      else if (REVISION_ELEMENTS.has(name)) (open.pop() as (typeof marks)[number]).end = end;
    },
  });
  return marks;
};

/** The marks of every story, and of the styles and the numbering, which can carry marks of their own. */
export const listAllRevisionMarks = async (pkg: DocxPackage): Promise<readonly RevisionMark[]> => {
  const parts = (await listStoryParts(pkg)).map((story) => story.part);
  for (const { type, target, external } of await pkg.relationships(pkg.mainPart)) {
    if (!external && (type.endsWith("/styles") || type.endsWith("/numbering"))) parts.push(target);
  }
  const marks: RevisionMark[] = [];
  for (const part of new Set(parts)) marks.push(...listRevisionMarks(await pkg.text(part), part));
  return marks;
};
