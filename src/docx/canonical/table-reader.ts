/** Tables row by row: what table and rows say that hides or reorders words, and where their cells stand. */
import type { XmlElement } from "../xml/xml-tree";
import { readCell, type CellsOfTable, type ReadCellBlocks } from "./cell-reader";
import { child, elements, isOn, val, wholeNumber } from "./content-tree";
import { atom, list, listOf, record, type Encoded } from "./encoding";
import { unknownMarkup } from "./markers";
import { describe, describeShading } from "./properties";
import { isNoiseAttribute } from "./raw";
import { whereOf, type Around, type StoryReading } from "./reading";
import { lookDisagrees, readTableLook, type TableStyle } from "./styles";
import { edgesOfTable, type CellEdges } from "./table-edges";
import { cellMargins, gridOf, indentOf, widthsOfRow } from "./table-layout";
import { further, readProperties, ROW_PROPERTIES, TABLE_PROPERTIES } from "./table-properties";
import { unwrapped, type Wrapped } from "./wrapped";

/** Twips: a row higher than the longest ordinary page shows its lower part nowhere. */
const HIGHEST_ROW = 20160;

/** What the table itself says, and its style for it. */
const keptOfTable = (table: XmlElement, style: TableStyle, story: StoryReading, around: Around): readonly Encoded[] => {
  const { theme, report } = story.reading;
  const properties = child(table, "w:tblPr");
  const kept = [
    ...readProperties(properties, TABLE_PROPERTIES, story, around),
    ...further(table, ["w:tblPr", "w:tblGrid"], story, around),
  ];
  if (child(properties, "w:tblpPr") !== undefined) report.toBeSeen("floating-table", whereOf(story, around));
  if (child(child(table, "w:tblGrid"), "w:tblGridChange") !== undefined)
    report.blocking("revision-mark", whereOf(story, around), { kind: "tblGridChange" });
  if (style.layout !== "") {
    kept.push(record("style-layout", style.layout));
    report.toBeSeen("layout-hides", whereOf(story, around), { kind: "table" });
  }
  const indent = indentOf([properties]) || (child(properties, "w:tblInd") === undefined ? style.indent : 0);
  if (indent !== 0) kept.push(record("indent", String(indent), indent < 0 ? String(story.room.leftMargin) : ""));
  if (indent < -story.room.leftMargin && !(around.room ?? story.room).confined)
    report.toBeSeen("layout-hides", whereOf(story, around), { kind: "table" });
  const look = child(properties, "w:tblLook");
  if (look !== undefined && lookDisagrees(look) && [...style.places.keys()].some((place) => place !== "wholeTable")) {
    kept.push(atom(describe(look, theme)));
    report.toBeSeen("layout-hides", whereOf(story, around), { kind: "table" });
  }
  if (style.hidesRows) {
    kept.push(list("style-hides-rows"));
    report.blocking("hidden-text", whereOf(story, around), { how: "row" });
  }
  return kept;
};

/** What a row says of itself but for its height. */
const keptOfRow = (row: XmlElement, story: StoryReading, around: Around): Encoded[] => {
  const { report } = story.reading;
  const properties = child(row, "w:trPr");
  const kept: Encoded[] = [
    ...further(row, ["w:trPr", "w:tblPrEx"], story, around),
    ...readProperties(properties, ROW_PROPERTIES, story, around),
    ...readProperties(child(row, "w:tblPrEx"), TABLE_PROPERTIES, story, around),
  ];
  for (const name of row.attributes.keys())
    if (!isNoiseAttribute(name)) kept.push(unknownMarkup({ ...row, children: [] }, story, around));
  for (const kind of rowRevisions(properties)) {
    report.blocking("revision-mark", whereOf(story, around), { kind: `row ${kind}` });
    kept.push(record("revised", `row ${kind}`));
  }
  if (isOn(child(properties, "w:hidden"))) {
    kept.push(list("hidden"));
    report.blocking("hidden-text", whereOf(story, around), { how: "row" });
  }
  return kept;
};

const rowRevisions = (properties: XmlElement | undefined): readonly ("ins" | "del")[] =>
  (["ins", "del"] as const).filter((kind) => child(properties, `w:${kind}`) !== undefined);

/** Adds a height that cuts words off. @returns twips of an exact height */
const readHeight = (row: XmlElement, story: StoryReading, around: Around, kept: Encoded[]): number | undefined => {
  const height = child(child(row, "w:trPr"), "w:trHeight");
  if (height === undefined) return undefined;
  const { report } = story.reading;
  const rule = height.attributes.get("w:hRule") ?? "auto";
  const twips = wholeNumber(val(height));
  if (rule !== "auto" && rule !== "atLeast") {
    kept.push(record("height", val(height) ?? ""));
    // Less than a line of small print: what stands in the row is cut off.
    if ((twips ?? 0) < 200) report.toBeSeen("layout-hides", whereOf(story, around), { kind: "row-height" });
  }
  if (rule === "exact") return twips;
  if ((twips ?? 0) > HIGHEST_ROW) {
    kept.push(record("high", val(height) ?? ""));
    report.toBeSeen("layout-hides", whereOf(story, around), { kind: "row-height" });
  }
  return undefined;
};

/** Where the table's columns stand: its grid, and whether they keep to it whatever the cells ask for. */
interface Columns {
  readonly grid: readonly (number | undefined)[];
  readonly fixed: boolean;
}

const columnsOf = (table: XmlElement): Columns => {
  const layout = child(child(table, "w:tblPr"), "w:tblLayout");
  return {
    grid: gridOf(table),
    fixed: val(layout) === "fixed" || layout?.attributes.get("w:type") === "fixed",
  };
};

const readRow = (
  { element: row, around, before }: Wrapped,
  index: number,
  table: CellsOfTable,
  columns: Columns,
  edges: readonly CellEdges[],
): Encoded => {
  const { story } = table;
  const kept = keptOfRow(row, story, around);
  const exactHeight = readHeight(row, story, around, kept);
  const exception = child(child(row, "w:tblPrEx"), "w:shd");
  const shading = exception === undefined ? "" : describeShading(exception, story.reading.theme);
  if (shading !== "") kept.push(record("shade", shading));
  const extra: Encoded[] = [];
  const cells = unwrapped(row, "w:tc", story, around, extra, before);
  const widths = widthsOfRow(
    row,
    cells.map(({ element }) => child(element, "w:tcPr")),
    columns.grid,
    columns.fixed,
    around.room ?? story.room,
    story.room,
  );
  if (widths.beyond !== undefined) {
    kept.push(record("widths", widths.beyond));
    story.reading.report.toBeSeen("layout-hides", whereOf(story, around), { kind: "table" });
  }
  const revision = rowRevisions(child(row, "w:trPr")).reduce(
    (outer, kind) => `${outer} row-${kind}`.trim(),
    around.revision,
  );
  const margins = cellMargins(child(child(row, "w:tblPrEx"), "w:tblCellMar"), table.margins);
  const shared = { table, index, columns: cells.length, widths, exactHeight, shading, revision, edges, margins };
  const encodedCells = cells.map((cell, column) => readCell(cell, column, shared));
  return list("row", listOf(kept), listOf(extra), ...encodedCells);
};

/** Of a row's cells, whatever wraps them, in order. */
const cellPropertiesOf = (row: XmlElement): readonly (XmlElement | undefined)[] =>
  elements(row).flatMap((one) =>
    one.name === "w:tc"
      ? [child(one, "w:tcPr")]
      : one.name === "w:trPr" || one.name === "w:tblPrEx"
        ? []
        : cellPropertiesOf(one),
  );

/** @param readBlocks reads the blocks in a cell */
export const readTable = (
  table: XmlElement,
  story: StoryReading,
  around: Around,
  readBlocks: ReadCellBlocks,
): Encoded => {
  const { styles, theme } = story.reading;
  const properties = child(table, "w:tblPr");
  const style = styles.table(val(child(properties, "w:tblStyle")));
  const kept = keptOfTable(table, style, story, around);
  const extra: Encoded[] = [];
  const rows = unwrapped(table, "w:tr", story, around, extra);
  const shade = child(properties, "w:shd");
  const shared: CellsOfTable = {
    story,
    properties,
    style,
    look: readTableLook(child(properties, "w:tblLook")),
    shading: shade === undefined ? "" : describeShading(shade, theme),
    rows: rows.length,
    surroundings: new Map(),
    margins: cellMargins(child(properties, "w:tblCellMar"), style.margins),
    readBlocks,
  };
  const columns = columnsOf(table);
  const edges = edgesOfTable(
    rows.map(({ element }) => ({ row: element, cells: cellPropertiesOf(element) })),
    columns.grid,
  );
  const encodedRows = rows.map((row, index) => readRow(row, index, shared, columns, edges[index] ?? []));
  return list("table", listOf(kept), atom(shared.shading), listOf(extra), ...encodedRows);
};
