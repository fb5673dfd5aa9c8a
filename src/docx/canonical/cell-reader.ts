/** One cell of a table: what surrounds its paragraphs (its style's place, shading, room), and what of it hides their words. */
import type { XmlElement } from "../xml/xml-tree";
import { child, val, wholeNumber } from "./content-tree";
import { atom, list, listOf, record, type Encoded } from "./encoding";
import { layoutThatHides, NO_PARAGRAPH_PROPERTIES, overlayParagraph, wholeLayout, type Room } from "./paragraph-format";
import { describeShading, NO_RUN_PROPERTIES, overlay, shadeBehind } from "./properties";
import { whereOf, type Around, type Blocks, type CellAround, type StoryReading } from "./reading";
import { placesOf, type TableLook, type TableStyle } from "./styles";
import type { CellEdges } from "./table-edges";
import {
  cellMargins,
  describeMargins,
  LEAST_CELL,
  linesAcross,
  marginsThatHide,
  NO_MARGINS,
  type CellMargins,
  type RowWidths,
} from "./table-layout";
import { CELL_PROPERTIES, readProperties } from "./table-properties";
import type { Wrapped } from "./wrapped";

export interface ReadBlocks {
  readonly blocks: Blocks;
  /** True when nothing stands there but at most one paragraph with nothing in or on it. */
  readonly bare: boolean;
}
export type ReadCellBlocks = (cell: XmlElement, story: StoryReading, around: Around) => ReadBlocks;

/** What the cells of a table share. */
export interface CellsOfTable {
  readonly story: StoryReading;
  readonly properties: XmlElement | undefined;
  readonly style: TableStyle;
  readonly look: TableLook;
  /** The table's own shading as text, "" for none. */
  readonly shading: string;
  readonly rows: number;
  /** Surroundings of cells by place: one object a place, so that resolved formats can be kept by it. */
  readonly surroundings: Map<string, readonly CellAround[]>;
  /** What style and table keep round the words of every cell. */
  readonly margins: CellMargins;
  readonly readBlocks: ReadCellBlocks;
}

/** What the cells of a row share. */
export interface CellsOfRow {
  readonly table: CellsOfTable;
  readonly index: number;
  readonly columns: number;
  readonly widths: RowWidths;
  /** Twips; undefined for a row that grows with its words. */
  readonly exactHeight: number | undefined;
  /** By column. */
  readonly edges: readonly CellEdges[];
  /** What table and the row's exception keep round the words of its cells. */
  readonly margins: CellMargins;
  /** Shading its exception gives it, as text, "" for none. */
  readonly shading: string;
  /** Revision marks around and on the row. */
  readonly revision: string;
}

/** Without it once: an equal one further on is the same object. */
const withoutFirst = (children: XmlElement["children"], gone: XmlElement | undefined): XmlElement["children"] => {
  const at = gone === undefined ? -1 : children.indexOf(gone);
  return at < 0 ? children : [...children.slice(0, at), ...children.slice(at + 1)];
};

const surroundingsOf = (
  { surroundings, style }: CellsOfTable,
  outer: readonly CellAround[],
  places: readonly string[],
  shading: string | undefined,
): readonly CellAround[] => {
  const key = [...places, shading ?? "-"].join(" ");
  const found = surroundings.get(key);
  if (found !== undefined) return found;
  let run = NO_RUN_PROPERTIES;
  let paragraph = NO_PARAGRAPH_PROPERTIES;
  let shade = "";
  for (const name of places) {
    const place = style.places.get(name);
    if (place === undefined) continue;
    run = overlay(run, place.run);
    paragraph = overlayParagraph(paragraph, place.paragraph);
    if (place.shading !== "") shade = place.shading;
  }
  const made = [...outer, { run, paragraph, shading: shading ?? shade }];
  surroundings.set(key, made);
  return made;
};

/** Letters a band hides: by property, or by the colour of what is behind them. */
const bandHides = (style: TableStyle, band: string, behind: string): boolean => {
  const run = style.places.get(band)?.run ?? NO_RUN_PROPERTIES;
  return run.toggles.get("w:vanish") === true || (run.values.get("w:color") ?? "") === behind;
};

/** What keeps a cell's words from its edges: the style's place, the row's exception over the table, the cell itself. */
const marginsOf = (
  properties: XmlElement | undefined,
  places: readonly string[],
  { table, margins }: CellsOfRow,
): CellMargins => {
  let all = margins;
  for (const name of places) all = new Map([...all, ...(table.style.places.get(name)?.margins ?? [])]);
  return cellMargins(child(properties, "w:tcMar"), all);
};

/** Ordinary print, in half points, where only the style is known. */
const ORDINARY = 24;
const bandLayoutHides = (style: TableStyle, band: string, room: Room): boolean =>
  layoutThatHides(style.places.get(band)?.paragraph ?? NO_PARAGRAPH_PROPERTIES, ORDINARY, room).some(
    ({ unusual }) => unusual,
  );

/** What a band of a table style adds: it moves with every row added, so it belongs to the place and not to the words. */
const bandFormat = (style: TableStyle, band: string): Encoded => {
  const place = style.places.get(band);
  const run = place?.run ?? NO_RUN_PROPERTIES;
  return record(
    "band",
    place?.shading ?? "",
    ...[...run.toggles].map(([name, on]) => `${name} ${String(on)}`).sort(),
    ...[...run.values].map(([name, value]) => `${name} ${value}`).sort(),
    ...[...run.fonts].map(([name, value]) => `${name} ${value}`).sort(),
    place === undefined || place.paragraph === NO_PARAGRAPH_PROPERTIES ? "" : wholeLayout(place.paragraph, ""),
    describeMargins(place?.margins ?? NO_MARGINS),
  );
};

/** The shading that shows: the cell's own, its place's in the style, its band's, the row's, the table's. */
const shadingShown = (
  own: string | undefined,
  place: string,
  bands: readonly string[],
  { table, shading }: CellsOfRow,
): string => {
  if (own !== undefined) return own;
  if (place !== "") return place;
  const ofBands = bands.map((band) => table.style.places.get(band)?.shading ?? "").filter((one) => one !== "");
  return ofBands[ofBands.length - 1] ?? (shading === "" ? table.shading : shading);
};

const roomInside = (width: number | undefined, exactHeight: number | undefined, page: Room): Room => ({
  width: width !== undefined && width > 720 ? width : undefined,
  leftMargin: 0,
  rightMargin: 0,
  confined: true,
  ...(page.width === undefined ? {} : { reach: page.width + page.rightMargin }),
  clip: {
    ...(width !== undefined && width > 0 ? { width } : {}),
    ...(exactHeight === undefined ? {} : { height: exactHeight }),
  },
});

/** The width a cell asks for, in twips; undefined where it asks for none or by another measure. */
const ownWidth = (width: XmlElement | undefined): number | undefined =>
  width !== undefined && (width.attributes.get("w:type") ?? "dxa") === "dxa"
    ? wholeNumber(width.attributes.get("w:w"))
    : undefined;

const insideCell = (
  around: Around,
  properties: XmlElement | undefined,
  column: number,
  width: number | undefined,
  row: CellsOfRow,
): Around => {
  const { table, index, columns, exactHeight, revision } = row;
  const { story, style, look } = table;
  const { fixed, bands } = placesOf(look, style, { row: index, rows: table.rows, column, columns });
  const ownShade = child(properties, "w:shd");
  const shading = ownShade === undefined ? undefined : describeShading(ownShade, story.reading.theme);
  const usedBands = bands.filter((band) => style.places.has(band));
  const cells = surroundingsOf(table, around.cells, fixed, shading);
  const place = (cells[cells.length - 1] as CellAround).shading;
  const behind = shadeBehind(shadingShown(shading, place, usedBands, row)) ?? around.behind;
  if (usedBands.some((band) => bandHides(style, band, behind)))
    story.reading.report.blocking("hidden-text", whereOf(story, around), { how: "property" });
  const bandText = usedBands.map((band) => bandFormat(style, band));
  if (usedBands.some((band) => bandLayoutHides(style, band, story.room)))
    story.reading.report.toBeSeen("layout-hides", whereOf(story, around), { kind: "table" });
  const edges = row.edges[column];
  const margins = describeMargins(marginsOf(properties, fixed, row));
  return {
    ...around,
    cells,
    path: [
      ...around.path,
      list(
        "cell",
        atom(String(index)),
        record("edges", String(edges?.start), String(edges?.end)),
        atom(margins),
        ...bandText,
      ),
    ],
    depth: around.depth + 1,
    revision,
    behind,
    room: roomInside(width, exactHeight, story.room),
  };
};

/** A cell merged into the one before or above shows nothing of its own. */
const isMergedAway = (properties: XmlElement | undefined, merged: string): boolean => {
  const aside = child(properties, "w:hMerge");
  return merged === "continue" || (aside !== undefined && (val(aside) ?? "continue") === "continue");
};

/** Reads one cell with the blocks in it. */
export const readCell = ({ element, around, before }: Wrapped, column: number, row: CellsOfRow): Encoded => {
  const { story, readBlocks } = row.table;
  const { report } = story.reading;
  const properties = child(element, "w:tcPr");
  const kept = [...readProperties(properties, CELL_PROPERTIES, story, around)];
  if (child(properties, "w:tcFitText") !== undefined)
    report.toBeSeen("unusual-letters", whereOf(story, around), { what: "fit" });
  const width = child(properties, "w:tcW");
  const asked = ownWidth(width);
  const inside = insideCell(around, properties, column, asked, row);
  const blocks = readBlocks(
    properties === undefined ? element : { ...element, children: withoutFirst(element.children, properties) },
    story,
    inside,
  );
  const margins = cellMargins(child(properties, "w:tcMar"), row.margins);
  if (!blocks.bare && marginsThatHide(margins, asked, row.exactHeight)) {
    kept.push(record("margins", describeMargins(margins)));
    report.toBeSeen("layout-hides", whereOf(story, inside), { kind: "table" });
  }
  const across = linesAcross(properties);
  if (across !== "") kept.push(record("across", across));
  if (row.widths.lost[column] === true && !blocks.bare) {
    kept.push(record("not-in-grid"));
    report.toBeSeen("layout-hides", whereOf(story, inside), { kind: "table" });
  }
  const drawn = row.widths.cells[column];
  if ((drawn ?? LEAST_CELL) < LEAST_CELL && !blocks.bare && wholeNumber(width?.attributes.get("w:w")) !== drawn) {
    kept.push(record("thin", String(drawn)));
    report.toBeSeen("layout-hides", whereOf(story, inside), { kind: "table" });
  }
  const merge = child(properties, "w:vMerge");
  const merged = merge === undefined ? "" : (val(merge) ?? "continue");
  if (isMergedAway(properties, merged) && !blocks.bare)
    report.blocking("hidden-text", whereOf(story, inside), { how: "merged-cell" });
  const span = val(child(properties, "w:gridSpan")) ?? "1";
  return list("cell", atom(span), atom(merged), listOf(kept), listOf(before), listOf(blocks.blocks));
};
