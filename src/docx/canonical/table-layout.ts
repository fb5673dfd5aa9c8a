/**
 * Layout of tables that can hide or strike out words: indents and margins beyond ordinary print, columns too thin for a letter or so wide
 * that the next stands off the page, lines drawn across a cell. Within ordinary bounds it is lint's matter, not approval's.
 */
import type { XmlElement } from "../xml/xml-tree";
import { child, elements, val, wholeNumber } from "./content-tree";
import type { Room } from "./paragraph-format";

/** How far a table is pushed from the margin, in twips; 0 where nothing or no length is said. @param levels nearest last */
export const indentOf = (levels: readonly (XmlElement | undefined)[]): number =>
  levels.reduce<number>((under, properties) => {
    const indent = child(properties, "w:tblInd");
    if (indent === undefined) return under;
    return OTHER_UNITS.has(indent.attributes.get("w:type") ?? "dxa")
      ? 0
      : (wholeNumber(indent.attributes.get("w:w")) ?? 0);
  }, 0);

/** A ledger sheet's long side, in twips: no table reaches further. */
const LONGEST = 24480;

/** An indent of a table, a margin of its cells or a cell's own width beyond ordinary print, as text; undefined within it. */
export const tableLayoutThatHides = (element: XmlElement | undefined): string | undefined => {
  if (element === undefined) return undefined;
  const twips = (one: XmlElement | undefined): number =>
    one === undefined || OTHER_UNITS.has(one.attributes.get("w:type") ?? "dxa")
      ? 0
      : (wholeNumber(one.attributes.get("w:w")) ?? Infinity);
  const indent = twips(child(element, "w:tblInd"));
  const margins = [
    ...elements(child(element, "w:tblCellMar") ?? EMPTY),
    ...elements(child(element, "w:tcMar") ?? EMPTY),
  ].map(twips);
  const spacing = twips(child(element, "w:tblCellSpacing"));
  const width = child(element, "w:tcW");
  const borders = ["w:tblBorders", "w:tcBorders"]
    .flatMap((name) => elements(child(element, name) ?? EMPTY))
    .filter(
      (side) =>
        !["none", "nil"].includes(val(side) ?? "none") &&
        outOfBounds(side.attributes.get("w:sz") ?? "4", NORMAL_TABLE.border),
    );
  const whole = child(element, "w:tblW");
  const far =
    (wholeNumber(whole?.attributes.get("w:w")) ?? 0) >
    (whole?.attributes.get("w:type") === "pct" ? NORMAL_TABLE.share : LONGEST);
  const thin =
    width !== undefined &&
    (width.attributes.get("w:type") ?? "dxa") === "dxa" &&
    (wholeNumber(width.attributes.get("w:w")) ?? 1000) > 0 &&
    (wholeNumber(width.attributes.get("w:w")) ?? 1000) < NORMAL_TABLE.leastCell;
  const out =
    indent < -NORMAL_TABLE.indent ||
    indent > NORMAL_TABLE.farIndent ||
    margins.some((margin) => margin > NORMAL_TABLE.margin || margin < 0) ||
    spacing > NORMAL_TABLE.margin ||
    thin ||
    far ||
    borders.length > 0;
  return out
    ? ["w:tblInd", "w:tblCellMar", "w:tcMar", "w:tblCellSpacing", "w:tblW", "w:tcW"]
        .map((name) => child(element, name))
        .filter((one) => one !== undefined)
        .map(describePlain)
        .join("") + borders.map(describePlain).join("")
    : undefined;
};

/** Twentieths of a point: what a table may hang into the margin, start at, keep round its cells' words, how thin a cell may be; and, in fiftieths of a percent, how much wider than its room. Borders in eighths of a point. */
const NORMAL_TABLE = { indent: 1440, farIndent: 7200, margin: 1440, leastCell: 100, share: 7500, border: 96 } as const;
/** Widths in these are no lengths. Of an unknown unit a reader may take the figure as twips. */
const OTHER_UNITS = new Set(["pct", "auto", "nil"]);
const outOfBounds = (value: string, most: number): boolean =>
  !((wholeNumber(value) ?? -1) >= 0 && (wholeNumber(value) ?? -1) <= most);
const EMPTY: XmlElement = {
  name: "",
  attributes: new Map(),
  children: [],
  start: 0,
  contentStart: 0,
  contentEnd: 0,
  end: 0,
};
const describePlain = (element: XmlElement): string =>
  `${element.name}[${[...element.attributes]
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
    .sort()
    .join(" ")}]{${elements(element).map(describePlain).join("")}}`;

/** Lines from corner to corner of a cell, which cross out what stands in it (17.4.73, 17.4.79); "" when there are none. */
export const linesAcross = (cellProperties: XmlElement | undefined): string =>
  elements(child(cellProperties, "w:tcBorders") ?? EMPTY)
    .filter(
      (one) => (one.name === "w:tl2br" || one.name === "w:tr2bl") && !["none", "nil"].includes(val(one) ?? "none"),
    )
    .map(describePlain)
    .join("");

/** Twips by column of the grid; undefined where the file does not say. */
export const gridOf = (table: XmlElement): readonly (number | undefined)[] =>
  elements(child(table, "w:tblGrid") ?? EMPTY)
    .filter((one) => one.name === "w:gridCol")
    .map((one) => (one.attributes.has("w:w") ? (wholeNumber(one.attributes.get("w:w")) ?? 0) : undefined));

/** What a table may stand over the margin, in twips. */
const OVER = 720;

export interface RowWidths {
  /** Twips by cell; undefined where neither cell nor grid says. */
  readonly cells: readonly (number | undefined)[];
  /** Whether the grid has no column for the cell, or one without width: some readers leave it out. */
  readonly lost: readonly boolean[];
  /** As text, when the row reaches farther than its page. */
  readonly beyond: string | undefined;
}

/**
 * How wide the cells of a row are, by their own wish or by the grid, and whether the row leaves the page.
 * @param cells each cell's properties
 * @param page the room of the page, which bounds a table inside another too
 */
export const widthsOfRow = (
  row: XmlElement,
  cells: readonly (XmlElement | undefined)[],
  grid: readonly (number | undefined)[],
  fixed: boolean,
  room: Room,
  page: Room,
): RowWidths => {
  const twips = (one: XmlElement | undefined): number | undefined =>
    one === undefined || (one.attributes.get("w:type") ?? "dxa") !== "dxa"
      ? undefined
      : wholeNumber(one.attributes.get("w:w"));
  const properties = child(row, "w:trPr");
  let column = wholeNumber(val(child(properties, "w:gridBefore"))) ?? 0;
  const before = twips(child(properties, "w:wBefore")) ?? 0;
  let reach = before;
  let byGrid = before;
  const lost: boolean[] = [];
  const widths = cells.map((cell) => {
    const span = wholeNumber(val(child(cell, "w:gridSpan"))) ?? 1;
    const columns = grid.slice(column, column + span);
    column += span;
    const told = columns.filter((one) => one !== undefined);
    const drawn =
      columns.length === 0 || told.length < columns.length ? undefined : told.reduce((sum, one) => sum + one, 0);
    lost.push(grid.length > 0 && (columns.length < span || (drawn !== undefined && drawn <= 0)));
    const wish = twips(child(cell, "w:tcW"));
    // Between programs the smaller decides whether a letter has room, the larger whether the next cell is on the page.
    const known = fixed ? [wish, drawn] : [wish ?? drawn];
    reach += wish ?? drawn ?? 0;
    byGrid += drawn ?? wish ?? 0;
    const wide = known.filter((one): one is number => one !== undefined && one > 0);
    return wide.length === 0 ? undefined : Math.min(...wide);
  });
  const farthest = Math.max(reach, fixed ? byGrid : 0);
  const bounds = room.confined ? page : room;
  const most = bounds.confined || bounds.width === undefined ? LONGEST : bounds.width + bounds.rightMargin + OVER;
  return { cells: widths, lost, beyond: farthest > most ? `reaches ${String(farthest)}` : undefined };
};

/** Twips by side, "start" and "left" being one; a side nothing is said of is absent. */
export type CellMargins = ReadonlyMap<"top" | "bottom" | "left" | "right", number>;
const SIDES = {
  "w:top": "top",
  "w:bottom": "bottom",
  "w:left": "left",
  "w:start": "left",
  "w:right": "right",
  "w:end": "right",
} as const;
export const NO_MARGINS: CellMargins = new Map();

/** What `w:tblCellMar` or `w:tcMar` says, over what an outer level does. */
export const cellMargins = (margins: XmlElement | undefined, under: CellMargins = NO_MARGINS): CellMargins => {
  if (margins === undefined) return under;
  const out = new Map(under);
  for (const one of elements(margins)) {
    const side = SIDES[one.name as keyof typeof SIDES] as (typeof SIDES)[keyof typeof SIDES] | undefined;
    if (side === undefined) continue;
    const length = OTHER_UNITS.has(one.attributes.get("w:type") ?? "dxa")
      ? 0
      : (wholeNumber(one.attributes.get("w:w")) ?? 0);
    out.set(side, length);
  }
  return out;
};

export const describeMargins = (margins: CellMargins): string =>
  [...margins]
    .map(([side, length]) => `${side} ${String(length)}`)
    .sort()
    .join(",");

/** Less than half a line of ordinary print, in twips. */
const LEAST_LINE = 120;
/** What cell margins come to in ordinary tables, left and right together. */
const MARGINS = 432;

/**
 * Whether a cell's margins carry its words out of what shows of it.
 * @param height of a row of exact height, in twips
 */
export const marginsThatHide = (
  margins: CellMargins,
  width: number | undefined,
  height: number | undefined,
): boolean => {
  const top = margins.get("top") ?? 0;
  const sides = (margins.get("left") ?? 0) + (margins.get("right") ?? 0);
  return (
    (height !== undefined && top > 0 && top + LEAST_LINE > height) ||
    (width !== undefined && sides > Math.max(MARGINS, width))
  );
};

/** Thinner than this no letter stands in a cell; in twips. */
export const LEAST_CELL = NORMAL_TABLE.leastCell;
