/** What wraps blocks, rows and cells without being seen: content controls, custom markup, revisions. */
import type { XmlElement } from "../xml/xml-tree";
import { elements } from "./content-tree";
import { readControl, type ReadControl } from "./controls";
import type { Encoded } from "./encoding";
import { readMarker, unknownMarkup } from "./markers";
import { whereOf, type Around, type StoryReading } from "./reading";

export const TRANSPARENT = new Set(["w:customXml", "w:smartTag"]);
export const REVISIONS = new Set(["w:ins", "w:del", "w:moveFrom", "w:moveTo"]);
/** Of rows and cells: what is no row, no cell and read elsewhere. */
const ELSEWHERE = new Set(["w:tblPr", "w:tblGrid", "w:trPr", "w:tblPrEx", "w:customXmlPr", "w:smartTagPr"]);

/** Inside a control: around what it holds stands its unit, where it is one. */
export const insideControl = (around: Around, { control }: ReadControl): Around =>
  control === undefined ? around : { ...around, control };

/** Inside a revision, which is a mark on everything it holds. */
export const insideRevision = (around: Around, name: string): Around => ({
  ...around,
  revision: `${around.revision} ${name.slice(2)}`.trim(),
});

/** A row or cell with what surrounds it and the marks that stand in front of it. */
export interface Wrapped {
  readonly element: XmlElement;
  readonly around: Around;
  readonly before: readonly Encoded[];
}

/**
 * Rows or cells with what is around them looked through.
 * @param extra takes what is neither
 */
export const unwrapped = (
  container: XmlElement,
  name: "w:tr" | "w:tc",
  story: StoryReading,
  around: Around,
  extra: Encoded[],
  before: readonly Encoded[] = [],
): readonly Wrapped[] => {
  const out: Wrapped[] = [];
  for (const one of elements(container)) {
    if (one.name === name) out.push({ element: one, around, before });
    else if (one.name === "w:sdt") {
      const control = readControl(one, story, around, true);
      const marks = [...before, ...control.marks];
      if (control.content !== undefined)
        out.push(...unwrapped(control.content, name, story, insideControl(around, control), extra, marks));
    } else if (TRANSPARENT.has(one.name)) out.push(...unwrapped(one, name, story, around, extra, before));
    else if (REVISIONS.has(one.name)) {
      story.reading.report.blocking("revision-mark", whereOf(story, around), { kind: one.name.slice(2) });
      out.push(...unwrapped(one, name, story, insideRevision(around, one.name), extra, before));
    } else if (!ELSEWHERE.has(one.name) && !readMarker(one, story, around, (encoded) => extra.push(encoded)))
      extra.push(unknownMarkup(one, story, around));
  }
  return out;
};
