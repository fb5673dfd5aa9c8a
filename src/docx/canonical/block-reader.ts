/**
 * Blocks in order: paragraphs, tables with their rows, cells and merges, and what wraps them without being seen. Content controls
 * and custom markup are looked through: which control holds which paragraphs is no part of what is hashed.
 */
import type { XmlElement } from "../xml/xml-tree";
import { child, elements, isOn, val, wholeNumber } from "./content-tree";
import { readControl } from "./controls";
import { readAlternative } from "./drawings";
import { atom, list, listOf, record, type Encoded } from "./encoding";
import { NO_PARAGRAPH_PROPERTIES, overlayParagraph } from "./paragraph-format";
import { readParagraph } from "./paragraph-reader";
import { describe, describeShading, NO_RUN_PROPERTIES, overlay, shadeBehind } from "./properties";
import { encodeRaw, isNoiseAttribute } from "./raw";
import { whereOf, type Around, type Blocks, type CellAround, type StoryReading } from "./reading";
import { readMarker, unknownMarkup } from "./markers";
import { gridOf, LEAST_CELL, linesAcross, marginsThatHide, tableLayoutThatHides, widthsOfRow } from "./table-layout";
import { lookDisagrees, placesOf, readTableLook, type TableLook, type TableStyle } from "./styles";

export interface ReadBlocks {
  readonly blocks: Blocks;
  /** True when nothing stands there but at most one paragraph with nothing in or on it. */
  readonly bare: boolean;
}

interface Gathered {
  readonly out: Encoded[];
  paragraphs: number;
  /** Something stands there besides bare paragraphs. */
  something: boolean;
  /** Marks waiting for the next paragraph. */
  before: Encoded[];
}

const TRANSPARENT = new Set(["w:customXml", "w:smartTag"]);
const WRAPPER_PROPERTIES = new Set(["w:customXmlPr", "w:smartTagPr"]);
const REVISIONS = new Set(["w:ins", "w:del", "w:moveFrom", "w:moveTo"]);

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
      gathered.out.push(readTable(one, story, around));
      return;
    case "w:sdt": {
      const control = readControl(one, story, around, true);
      if (control.legend) return;
      gathered.before.push(...control.marks);
      if (control.content !== undefined)
        gather(
          control.content,
          story,
          control.control === undefined ? around : { ...around, control: control.control },
          gathered,
        );
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
        gather(one, story, { ...around, revision: `${around.revision} ${one.name.slice(2)}`.trim() }, gathered);
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
/** Twips: a row higher than the longest ordinary page shows its lower part nowhere. */
const HIGHEST_ROW = 20160;
/** Without it once: an equal one further on is the same object. */
const withoutFirst = (children: XmlElement["children"], gone: XmlElement | undefined): XmlElement["children"] => {
  const at = gone === undefined ? -1 : children.indexOf(gone);
  return at < 0 ? children : [...children.slice(0, at), ...children.slice(at + 1)];
};

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

const NOTHING: readonly Encoded[] = [];
/** Properties of which nothing is kept or reported, by what is read elsewhere: equal ones are one element, so thousands of cells ask once. */
const plain = new WeakMap<ReadonlySet<string>, WeakSet<XmlElement>>(
  [TABLE_ELSEWHERE, ROW_ELSEWHERE, CELL_ELSEWHERE].map((elsewhere) => [elsewhere, new WeakSet()]),
);

const readProperties = (
  element: XmlElement | undefined,
  elsewhere: ReadonlySet<string>,
  raw: ReadonlySet<string>,
  story: StoryReading,
  around: Around,
): readonly Encoded[] => {
  if (element !== undefined && plain.get(elsewhere)?.has(element) === true) return NOTHING;
  const out: Encoded[] = [];
  const seen = new Set<string>();
  for (const one of element === undefined ? [] : elements(element)) {
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
  if (element !== undefined && out.length === 0) plain.get(elsewhere)?.add(element);
  return out;
};

/** Rows or cells with the controls around them looked through. */
const unwrapped = (
  container: XmlElement,
  name: "w:tr" | "w:tc",
  story: StoryReading,
  around: Around,
  extra: Encoded[],
  before: readonly Encoded[] = [],
): { element: XmlElement; around: Around; before: readonly Encoded[] }[] => {
  const out: { element: XmlElement; around: Around; before: readonly Encoded[] }[] = [];
  for (const one of elements(container)) {
    if (one.name === name) out.push({ element: one, around, before });
    else if (one.name === "w:sdt") {
      const control = readControl(one, story, around, true);
      if (control.content !== undefined)
        out.push(
          ...unwrapped(
            control.content,
            name,
            story,
            control.control === undefined ? around : { ...around, control: control.control },
            extra,
            [...before, ...control.marks],
          ),
        );
    } else if (TRANSPARENT.has(one.name)) out.push(...unwrapped(one, name, story, around, extra, before));
    else if (REVISIONS.has(one.name)) {
      story.reading.report.blocking("revision-mark", whereOf(story, around), { kind: one.name.slice(2) });
      out.push(
        ...unwrapped(
          one,
          name,
          story,
          { ...around, revision: `${around.revision} ${one.name.slice(2)}`.trim() },
          extra,
          before,
        ),
      );
    } else if (
      !["w:tblPr", "w:tblGrid", "w:trPr", "w:tblPrEx", "w:customXmlPr", "w:smartTagPr"].includes(one.name) &&
      !readMarker(one, story, around, (encoded) => extra.push(encoded))
    )
      extra.push(unknownMarkup(one, story, around));
  }
  return out;
};

/** Properties given a second time, and text where none can stand: readers differ on which they take. */
const further = (
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

/** Cell surroundings are one object per table place, so that resolved formats can be kept by it. */
const cellsFor = (
  known: Map<string, readonly CellAround[]>,
  outer: readonly CellAround[],
  style: TableStyle,
  places: readonly string[],
  bands: readonly string[],
  shading: string | undefined,
): readonly CellAround[] => {
  const key = [...places, ...bands, shading ?? "-"].join(" ");
  const found = known.get(key);
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
  known.set(key, made);
  return made;
};

const readTable = (table: XmlElement, story: StoryReading, around: Around): Encoded => {
  const { styles, theme, report } = story.reading;
  const properties = child(table, "w:tblPr");
  const style = styles.table(val(child(properties, "w:tblStyle")));
  const look: TableLook = readTableLook(child(properties, "w:tblLook"));
  const kept = [
    ...readProperties(properties, TABLE_ELSEWHERE, TABLE_RAW, story, around),
    ...further(table, ["w:tblPr", "w:tblGrid"], story, around),
  ];
  if (child(properties, "w:tblpPr") !== undefined) report.toBeSeen("floating-table", whereOf(story, around));
  const tableShade = child(properties, "w:shd");
  const extra: Encoded[] = [];
  if (child(child(table, "w:tblGrid"), "w:tblGridChange") !== undefined)
    report.blocking("revision-mark", whereOf(story, around), { kind: "tblGridChange" });
  if (style.layout !== "") {
    kept.push(record("style-layout", style.layout));
    report.toBeSeen("layout-hides", whereOf(story, around), { kind: "table" });
  }
  if (
    lookDisagrees(child(properties, "w:tblLook")) &&
    [...style.places.keys()].some((place) => place !== "wholeTable")
  ) {
    kept.push(atom(describe(child(properties, "w:tblLook") as XmlElement, theme)));
    report.toBeSeen("layout-hides", whereOf(story, around), { kind: "table" });
  }
  if (style.hidesRows) {
    kept.push(list("style-hides-rows"));
    report.blocking("hidden-text", whereOf(story, around), { how: "row" });
  }
  const grid = gridOf(table);
  const fixed =
    val(child(properties, "w:tblLayout")) === "fixed" ||
    child(properties, "w:tblLayout")?.attributes.get("w:type") === "fixed";
  const rows = unwrapped(table, "w:tr", story, around, extra);
  const known = new Map<string, readonly CellAround[]>();
  const encodedRows = rows.map(({ element: row, around: rowAround, before }, rowIndex): Encoded => {
    const rowProperties = child(row, "w:trPr");
    const rowKept: Encoded[] = [
      ...further(row, ["w:trPr", "w:tblPrEx"], story, rowAround),
      ...readProperties(rowProperties, ROW_ELSEWHERE, ROW_RAW, story, rowAround),
      ...readProperties(child(row, "w:tblPrEx"), TABLE_ELSEWHERE, TABLE_RAW, story, rowAround),
    ];
    for (const name of row.attributes.keys())
      if (!isNoiseAttribute(name)) rowKept.push(unknownMarkup({ ...row, children: [] }, story, rowAround));
    let revision = rowAround.revision;
    for (const kind of ["ins", "del"] as const) {
      if (child(rowProperties, `w:${kind}`) === undefined) continue;
      report.blocking("revision-mark", whereOf(story, rowAround), { kind: `row ${kind}` });
      revision = `${revision} row-${kind}`.trim();
      rowKept.push(record("revised", `row ${kind}`));
    }
    if (isOn(child(rowProperties, "w:hidden"))) {
      rowKept.push(list("hidden"));
      report.blocking("hidden-text", whereOf(story, rowAround), { how: "row" });
    }
    const height = child(rowProperties, "w:trHeight");
    if (height !== undefined && !["auto", "atLeast"].includes(height.attributes.get("w:hRule") ?? "auto")) {
      rowKept.push(record("height", val(height) ?? ""));
      // Less than a line of small print: what stands in the row is cut off.
      if ((wholeNumber(val(height)) ?? 0) < 200)
        report.toBeSeen("layout-hides", whereOf(story, rowAround), { kind: "row-height" });
    }
    const isExact = height?.attributes.get("w:hRule") === "exact";
    if (height !== undefined && !isExact && (wholeNumber(val(height)) ?? 0) > HIGHEST_ROW) {
      rowKept.push(record("high", val(height) ?? ""));
      report.toBeSeen("layout-hides", whereOf(story, rowAround), { kind: "row-height" });
    }
    const exactHeight = isExact ? wholeNumber(val(height)) : undefined;
    const exception = child(child(row, "w:tblPrEx"), "w:shd");
    const rowShade = exception === undefined ? "" : describeShading(exception, theme);
    if (rowShade !== "") rowKept.push(record("shade", rowShade));
    const rowExtra: Encoded[] = [];
    const cells = unwrapped(row, "w:tc", story, rowAround, rowExtra, before);
    const widths = widthsOfRow(
      row,
      cells.map(({ element }) => child(element, "w:tcPr")),
      grid,
      fixed,
      rowAround.room ?? story.room,
      story.room,
    );
    if (widths.beyond !== undefined) {
      rowKept.push(record("widths", widths.beyond));
      report.toBeSeen("layout-hides", whereOf(story, rowAround), { kind: "table" });
    }
    const encodedCells = cells.map(({ element: cell, around: cellAround, before: cellBefore }, column): Encoded => {
      const cellProperties = child(cell, "w:tcPr");
      const cellKept = [...readProperties(cellProperties, CELL_ELSEWHERE, CELL_RAW, story, cellAround)];
      if (child(cellProperties, "w:tcFitText") !== undefined)
        report.toBeSeen("unusual-letters", whereOf(story, cellAround), { what: "fit" });
      const span = val(child(cellProperties, "w:gridSpan")) ?? "1";
      const merge = child(cellProperties, "w:vMerge");
      const merged = merge === undefined ? "" : (val(merge) ?? "continue");
      const { fixed, bands } = placesOf(look, style, {
        row: rowIndex,
        rows: rows.length,
        column,
        columns: cells.length,
      });
      const ownShade = child(cellProperties, "w:shd");
      const shading = ownShade === undefined ? undefined : describeShading(ownShade, theme);
      const usedBands = bands.filter((band) => style.places.has(band));
      const around0 = cellsFor(known, cellAround.cells, style, fixed, [], shading);
      const own = around0[around0.length - 1] as CellAround;
      const bandShade = usedBands
        .map((band) => style.places.get(band)?.shading ?? "")
        .filter((one) => one !== "")
        .pop();
      const shown =
        shading ??
        (own.shading !== ""
          ? own.shading
          : (bandShade ??
            (rowShade !== "" ? rowShade : tableShade === undefined ? "" : describeShading(tableShade, theme))));
      const behind = shadeBehind(shown) ?? cellAround.behind;
      if (usedBands.some((band) => bandHides(style, band, behind)))
        report.blocking("hidden-text", whereOf(story, cellAround), { how: "property" });
      const bandText = usedBands.map((band) => bandFormat(style, band));
      const width = child(cellProperties, "w:tcW");
      const cellWidth =
        width !== undefined && (width.attributes.get("w:type") ?? "dxa") === "dxa"
          ? wholeNumber(width.attributes.get("w:w"))
          : undefined;
      const inside: Around = {
        ...cellAround,
        cells: around0,
        path: [...cellAround.path, list("cell", atom(String(rowIndex)), atom(String(column)), ...bandText)],
        depth: cellAround.depth + 1,
        revision,
        behind,
        room: {
          width: cellWidth !== undefined && cellWidth > 720 ? cellWidth : undefined,
          leftMargin: 0,
          rightMargin: 0,
          confined: true,
          ...(story.room.width === undefined ? {} : { reach: story.room.width + story.room.rightMargin }),
          clip: {
            ...(cellWidth !== undefined && cellWidth > 0 ? { width: cellWidth } : {}),
            ...(exactHeight === undefined ? {} : { height: exactHeight }),
          },
        },
      };
      const blocks = readBlocks(
        cell.children.some((one) => typeof one !== "string" && one.name === "w:tcPr")
          ? { ...cell, children: withoutFirst(cell.children, cellProperties) }
          : cell,
        story,
        inside,
      );
      if (!blocks.bare && marginsThatHide(properties, cellProperties, cellWidth, exactHeight)) {
        cellKept.push(
          record(
            "margins",
            ...[child(properties, "w:tblCellMar"), child(cellProperties, "w:tcMar")].flatMap((one) =>
              one === undefined ? [] : [describe(one, theme)],
            ),
          ),
        );
        report.toBeSeen("layout-hides", whereOf(story, inside), { kind: "table" });
      }
      const across = linesAcross(cellProperties);
      if (across !== "") cellKept.push(record("across", across));
      if (widths.lost[column] === true && !blocks.bare) {
        cellKept.push(record("not-in-grid"));
        report.toBeSeen("layout-hides", whereOf(story, inside), { kind: "table" });
      }
      if (
        (widths.cells[column] ?? LEAST_CELL) < LEAST_CELL &&
        !blocks.bare &&
        wholeNumber(width?.attributes.get("w:w")) !== widths.cells[column]
      ) {
        cellKept.push(record("thin", String(widths.cells[column])));
        report.toBeSeen("layout-hides", whereOf(story, inside), { kind: "table" });
      }
      const aside = child(cellProperties, "w:hMerge");
      if ((merged === "continue" || (aside !== undefined && (val(aside) ?? "continue") === "continue")) && !blocks.bare)
        report.blocking("hidden-text", whereOf(story, inside), { how: "merged-cell" });
      return list("cell", atom(span), atom(merged), listOf(cellKept), listOf(cellBefore), listOf(blocks.blocks));
    });
    return list("row", listOf(rowKept), listOf(rowExtra), ...encodedCells);
  });
  return list(
    "table",
    listOf(kept),
    atom(tableShade === undefined ? "" : describeShading(tableShade, theme)),
    listOf(extra),
    ...encodedRows,
  );
};

/** Letters a band hides: by property, or by the colour of what is behind them. */
const bandHides = (style: TableStyle, band: string, behind: string): boolean => {
  const run = style.places.get(band)?.run ?? NO_RUN_PROPERTIES;
  return run.toggles.get("w:vanish") === true || (run.values.get("w:color") ?? "") === behind;
};

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
  );
};
