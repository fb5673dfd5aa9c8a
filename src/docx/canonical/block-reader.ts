/**
 * Blocks in order: paragraphs, tables, and what wraps them without being seen. Content controls and custom markup are looked
 * through: which control holds which paragraphs is no part of what is hashed.
 */
import type { XmlElement } from "../xml/xml-tree";
import type { ReadBlocks } from "./cell-reader";
import { readControl } from "./controls";
import { readAlternative } from "./drawings";
import { record, type Encoded } from "./encoding";
import { readMarker, unknownMarkup } from "./markers";
import { readParagraph } from "./paragraph-reader";
import { encodeRaw } from "./raw";
import { whereOf, type Around, type StoryReading } from "./reading";
import { readTable } from "./table-reader";
import { insideControl, insideRevision, REVISIONS, TRANSPARENT } from "./wrapped";

interface Gathered {
  readonly out: Encoded[];
  paragraphs: number;
  /** Something stands there besides bare paragraphs. */
  something: boolean;
  /** Marks waiting for the next paragraph. */
  before: Encoded[];
}

const WRAPPER_PROPERTIES = new Set(["w:customXmlPr", "w:smartTagPr"]);

const readBlock = (one: XmlElement, story: StoryReading, around: Around, gathered: Gathered): void => {
  const { report } = story.reading;
  const where = whereOf(story, around);
  switch (one.name) {
    case "w:p": {
      const read = readParagraph(
        one,
        story,
        around,
        gathered.before,
        (content, inside) => readBlocks(content, story, inside).blocks,
      );
      gathered.before = [];
      gathered.paragraphs += 1;
      if (!read.bare) gathered.something = true;
      gathered.out.push(read.structure);
      return;
    }
    case "w:tbl":
      gathered.something = true;
      gathered.out.push(readTable(one, story, around, readBlocks));
      return;
    case "w:sdt": {
      const control = readControl(one, story, around, true);
      if (control.legend) return;
      gathered.before.push(...control.marks);
      if (control.content !== undefined) gather(control.content, story, insideControl(around, control), gathered);
      return;
    }
    case "w:sectPr":
      gathered.out.push(...story.section(one, false));
      return;
    case "mc:AlternateContent":
      gathered.out.push(
        ...readAlternative(one, story, around, (copy) => {
          gather(copy, story, around, gathered);
          return [];
        }),
      );
      return;
    case "w:altChunk":
      report.blocking("alt-chunk", where);
      gathered.something = true;
      gathered.out.push(encodeRaw(one, story.raw));
      return;
    case "w:subDoc":
      report.blocking("sub-document", where);
      gathered.something = true;
      gathered.out.push(encodeRaw(one, story.raw));
      return;
    default:
      if (TRANSPARENT.has(one.name)) gather(one, story, around, gathered);
      else if (REVISIONS.has(one.name)) {
        report.blocking("revision-mark", where, { kind: one.name.slice(2) });
        gather(one, story, insideRevision(around, one.name), gathered);
      } else if (
        !WRAPPER_PROPERTIES.has(one.name) &&
        !readMarker(one, story, around, (encoded) => gathered.out.push(encoded))
      ) {
        gathered.something = true;
        gathered.out.push(unknownMarkup(one, story, around));
      }
  }
};

const gather = (container: XmlElement, story: StoryReading, around: Around, gathered: Gathered): void => {
  for (const one of container.children) {
    if (typeof one !== "string") readBlock(one, story, around, gathered);
    else if (one.trim() !== "") {
      gathered.something = true;
      story.reading.report.toBeSeen("unknown-markup", whereOf(story, around), { name: "text" });
      gathered.out.push(record("loose-text", one));
    }
  }
};

/** Reads the blocks inside an element (a body, a header, a note, a cell, a text box). */
export const readBlocks = (container: XmlElement, story: StoryReading, around: Around): ReadBlocks => {
  const gathered: Gathered = { out: [], paragraphs: 0, something: false, before: [] };
  gather(container, story, around, gathered);
  // Marks no paragraph took (an empty control at the end) still stand there.
  const blocks = gathered.before.length === 0 ? gathered.out : [...gathered.out, ...gathered.before];
  return { blocks, bare: !gathered.something && gathered.paragraphs <= 1 && gathered.before.length === 0 };
};
