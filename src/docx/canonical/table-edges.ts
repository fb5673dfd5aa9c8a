/**
 * Where the cells of a table stand: which column a figure falls under. Edges count as the order of grid lines over all rows, edges within three
 * points being one line, because Word computes widths anew when it saves and that must change nothing.
 */
import type { XmlElement } from "../xml/xml-tree";
import { child, val, wholeNumber } from "./content-tree";

/** Numbers of the grid lines a cell begins and ends at. */
export interface CellEdges {
  readonly start: number;
  readonly end: number;
}

/** Twips: what two rows' edges may differ by and still be one line. */
const ONE_LINE = 60;

const twips = (one: XmlElement | undefined): number | undefined =>
  one === undefined || (one.attributes.get("w:type") ?? "dxa") !== "dxa"
    ? undefined
    : wholeNumber(one.attributes.get("w:w"));

interface Columns {
  /** First column of the grid. */
  readonly from: number;
  /** Columns, cell by cell. */
  readonly spans: readonly number[];
}

const columnsOf = (row: XmlElement, cells: readonly (XmlElement | undefined)[]): Columns => ({
  from: wholeNumber(val(child(child(row, "w:trPr"), "w:gridBefore"))) ?? 0,
  spans: cells.map((cell) => Math.max(1, wholeNumber(val(child(cell, "w:gridSpan"))) ?? 1)),
});

/** Edges in twips by the cells' own wish, else by the grid; undefined where a width is not known. */
const inTwips = (
  row: XmlElement,
  cells: readonly (XmlElement | undefined)[],
  grid: readonly (number | undefined)[],
): readonly number[] | undefined => {
  const { from, spans } = columnsOf(row, cells);
  const drawn = (at: number, span: number): number | undefined => {
    const columns = grid.slice(at, at + span);
    return columns.length < span || columns.some((one) => one === undefined)
      ? undefined
      : columns.reduce<number>((sum, one) => sum + (one ?? 0), 0);
  };
  let edge = twips(child(child(row, "w:trPr"), "w:wBefore")) ?? drawn(0, from);
  if (edge === undefined) return undefined;
  const edges = [edge];
  let column = from;
  for (const [index, cell] of cells.entries()) {
    const span = spans[index] ?? 1;
    const wish = twips(child(cell, "w:tcW"));
    const width = wish !== undefined && wish > 0 ? wish : drawn(column, span);
    if (width === undefined) return undefined;
    column += span;
    edges.push((edge += width));
  }
  return edges;
};

const inColumns = (row: XmlElement, cells: readonly (XmlElement | undefined)[]): readonly number[] => {
  const { from, spans } = columnsOf(row, cells);
  return spans.reduce<readonly number[]>((edges, span) => [...edges, (edges.at(-1) ?? 0) + span], [from]);
};

/** @param rows each row with the properties of its cells @returns the edges of each row's cells */
export const edgesOfTable = (
  rows: readonly { readonly row: XmlElement; readonly cells: readonly (XmlElement | undefined)[] }[],
  grid: readonly (number | undefined)[],
): readonly (readonly CellEdges[])[] => {
  const measured = rows.map(({ row, cells }) => inTwips(row, cells, grid));
  const known = measured.every((edges) => edges !== undefined);
  const edges = known
    ? (measured as readonly (readonly number[])[])
    : rows.map(({ row, cells }) => inColumns(row, cells));
  const lines = new Map<number, number>();
  let began: number | undefined;
  let line = -1;
  for (const place of [...new Set(edges.flat())].sort((a, b) => a - b)) {
    if (began === undefined || place - began > (known ? ONE_LINE : 0)) {
      line += 1;
      began = place;
    }
    lines.set(place, line);
  }
  return edges.map((places) =>
    places.slice(1).map((end, index) => ({ start: lines.get(places[index] ?? 0) ?? 0, end: lines.get(end) ?? 0 })),
  );
};
