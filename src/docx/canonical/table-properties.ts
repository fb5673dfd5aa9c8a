/** What a table, its rows and its cells say of themselves besides widths: kept where a reader sees it, reported where readers differ. */
import type { XmlElement } from "../xml/xml-tree";
import { elements } from "./content-tree";
import { atom, record, type Encoded } from "./encoding";
import { unknownMarkup } from "./markers";
import { describe } from "./properties";
import { whereOf, type Around, type StoryReading } from "./reading";
import { tableLayoutThatHides } from "./table-layout";

/** Of a table, row or cell: layout within normal bounds, and what is read elsewhere. */
const TABLE_ELSEWHERE = new Set([
  "w:tblStyle",
  "w:tblStyleRowBandSize",
  "w:tblStyleColBandSize",
  "w:tblW",
  "w:jc",
  "w:tblCellSpacing",
  "w:tblInd",
  "w:tblBorders",
  "w:shd",
  "w:tblLayout",
  "w:tblCellMar",
  "w:tblLook",
  "w:tblPrChange",
]);
const TABLE_RAW = new Set(["w:tblpPr", "w:tblOverlap", "w:bidiVisual", "w:tblCaption", "w:tblDescription"]);
const ROW_ELSEWHERE = new Set([
  "w:cnfStyle",
  "w:divId",
  "w:wBefore",
  "w:wAfter",
  "w:cantSplit",
  "w:tblHeader",
  "w:tblCellSpacing",
  "w:jc",
  "w:ins",
  "w:del",
  "w:trPrChange",
  "w:hidden",
  "w:trHeight",
]);
const ROW_RAW = new Set(["w:gridBefore", "w:gridAfter"]);
const CELL_ELSEWHERE = new Set([
  "w:cnfStyle",
  "w:tcW",
  "w:tcBorders",
  "w:shd",
  "w:noWrap",
  "w:tcMar",
  "w:vAlign",
  "w:hideMark",
  "w:tcPrChange",
  "w:cellIns",
  "w:cellDel",
  "w:cellMerge",
  "w:gridSpan",
  "w:vMerge",
  "w:headers",
]);
const CELL_RAW = new Set(["w:hMerge", "w:textDirection", "w:tcFitText"]);
const CHANGES = new Set([
  "w:tblPrChange",
  "w:trPrChange",
  "w:tcPrChange",
  "w:tblPrExChange",
  "w:tblGridChange",
  "w:cellIns",
  "w:cellDel",
  "w:cellMerge",
]);

/** Of one kind of properties: what is read elsewhere or is layout within normal bounds, and what is hashed as it stands. */
export interface PropertyKind {
  readonly elsewhere: ReadonlySet<string>;
  readonly raw: ReadonlySet<string>;
  /** Properties of which nothing is kept or reported: equal ones are one element, so thousands of cells ask once. */
  readonly plain: WeakSet<XmlElement>;
}
export const TABLE_PROPERTIES: PropertyKind = { elsewhere: TABLE_ELSEWHERE, raw: TABLE_RAW, plain: new WeakSet() };
export const ROW_PROPERTIES: PropertyKind = { elsewhere: ROW_ELSEWHERE, raw: ROW_RAW, plain: new WeakSet() };
export const CELL_PROPERTIES: PropertyKind = { elsewhere: CELL_ELSEWHERE, raw: CELL_RAW, plain: new WeakSet() };

const NOTHING: readonly Encoded[] = [];

export const readProperties = (
  element: XmlElement | undefined,
  { elsewhere, raw, plain }: PropertyKind,
  story: StoryReading,
  around: Around,
): readonly Encoded[] => {
  if (element === undefined || plain.has(element)) return NOTHING;
  const out: Encoded[] = [];
  const seen = new Set<string>();
  for (const one of elements(element)) {
    if (CHANGES.has(one.name)) {
      story.reading.report.blocking("revision-mark", whereOf(story, around), { kind: one.name.slice(2) });
      out.push(record("revised", one.name));
    } else if (raw.has(one.name)) out.push(atom(describe(one, story.reading.theme)));
    else if (!elsewhere.has(one.name)) out.push(unknownMarkup(one, story, around));
    else if (seen.has(one.name)) out.push(unknownMarkup(one, story, around));
    seen.add(one.name);
  }
  const hides = tableLayoutThatHides(element);
  if (hides !== undefined) {
    story.reading.report.toBeSeen("layout-hides", whereOf(story, around), { kind: "table" });
    out.push(atom(hides));
  }
  // Whatever is reported is kept as well.
  if (out.length === 0) plain.add(element);
  return out;
};

/** Properties given a second time, and text where none can stand: readers differ on which they take. */
export const further = (
  element: XmlElement,
  once: readonly string[],
  story: StoryReading,
  around: Around,
): readonly Encoded[] => {
  const out: Encoded[] = [];
  for (const name of once) {
    let met = false;
    for (const one of element.children) {
      if (typeof one === "string" || one.name !== name) continue;
      if (met) out.push(unknownMarkup(one, story, around));
      met = true;
    }
  }
  if (element.children.some((one) => typeof one === "string" && one.trim() !== ""))
    out.push(unknownMarkup(element, story, around));
  return out;
};
