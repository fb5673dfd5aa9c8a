/**
 * Styles as the levels effective formatting is built from (ECMA-376 17.7.2): document defaults, the chain of a paragraph or character
 * style with the nearest value winning, and table styles with the conditional formatting that applies to a cell (17.7.6).
 */
import type { XmlElement } from "../xml/xml-tree";
import { child, elements, isOn, numberedId, val, wholeNumber } from "./content-tree";
import {
  NO_PARAGRAPH_PROPERTIES,
  overlayParagraph,
  readParagraphProperties,
  type ParagraphProperties,
} from "./paragraph-format";
import {
  describe,
  describeShading,
  NO_RUN_PROPERTIES,
  overlay,
  readRunProperties,
  type RunProperties,
} from "./properties";
import { strayMarkup, type KnownMarkup } from "./stray-markup";
import { cellMargins, indentOf, linesAcross, NO_MARGINS, tableLayoutThatHides, type CellMargins } from "./table-layout";
import type { Theme } from "./theme";

export interface Level {
  readonly run: RunProperties;
  readonly paragraph: ParagraphProperties;
}

export interface ParagraphStyle extends Level {
  readonly id: string;
  /** Numbering given by the style itself carries the style's id, by which numbering levels name it. */
  readonly numberingStyle?: string;
}

/** What a table style says for one kind of place (`wholeTable`, `firstRow`, ...). */
export interface TablePlace extends Level {
  readonly shading: string;
  /** What this place keeps round its cells' words besides. */
  readonly margins: CellMargins;
}

export interface TableStyle {
  readonly places: ReadonlyMap<string, TablePlace>;
  readonly rowBand: number;
  readonly columnBand: number;
  /** What it says of widths, margins and lines across cells where that leaves ordinary print; "" within it. */
  readonly layout: string;
  readonly hidesRows: boolean;
  /** Twips; what the style keeps round its cells' words everywhere. */
  readonly margins: CellMargins;
  /** Twips from the margin. */
  readonly indent: number;
}

export interface Styles {
  readonly defaults: Level;
  /** The style, or the default paragraph style where the id names none. */
  paragraph(id: string | undefined): ParagraphStyle;
  character(id: string): RunProperties | undefined;
  table(id: string | undefined): TableStyle;
  /** List ids by numbering style. */
  readonly lists: ReadonlyMap<string, string>;
  /** Style ids given twice: readers differ on which counts. */
  readonly twice: readonly string[];
  /** Markup where the reader knows none. */
  readonly strays: readonly XmlElement[];
}

const NO_TABLE_STYLE: TableStyle = {
  places: new Map(),
  rowBand: 1,
  columnBand: 1,
  layout: "",
  hidesRows: false,
  margins: NO_MARGINS,
  indent: 0,
};

const STYLE_NAMES =
  "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr";
const PLACE_NAMES = "pPr rPr tblPr trPr tcPr";
const namesIn = (names: string): Record<string, undefined> =>
  Object.fromEntries(names.split(" ").map((name) => [`w:${name}`, undefined]));
const STYLES_KNOWN: KnownMarkup = {
  "w:docDefaults": { "w:rPrDefault": { "w:rPr": undefined }, "w:pPrDefault": { "w:pPr": undefined } },
  "w:latentStyles": undefined,
  "w:style": { ...namesIn(STYLE_NAMES), "w:tblStylePr": namesIn(PLACE_NAMES) },
};

const describeEach = (element: XmlElement | undefined, name: string, theme: Theme): string => {
  const found = child(element, name);
  return found === undefined ? "" : describe(found, theme);
};

/** What only a table itself says in ordinary files, and moves its words about or cuts them off where its style says it. */
const reordering = (source: XmlElement, theme: Theme): readonly string[] => {
  const properties = child(source, "w:tblPr");
  const height = child(child(source, "w:trPr"), "w:trHeight");
  return [
    ...(isOn(child(properties, "w:bidiVisual")) ? ["w:bidiVisual"] : []),
    describeEach(properties, "w:tblpPr", theme),
    ...(height !== undefined && !["auto", "atLeast"].includes(height.attributes.get("w:hRule") ?? "auto")
      ? [describe(height, theme)]
      : []),
  ];
};

/** Reads a styles part's root; undefined when the document has none. */
export const readStyles = (root: XmlElement | undefined, theme: Theme): Styles => {
  const byType = new Map<string, Map<string, XmlElement>>();
  const defaultOf = new Map<string, string>();
  const twice: string[] = [];
  const strays: XmlElement[] = [];
  const names = new Set<string>();
  for (const style of root === undefined ? [] : elements(root)) {
    strays.push(...strayMarkup(style, STYLES_KNOWN));
    if (style.name !== "w:style") continue;
    const type = style.attributes.get("w:type") ?? "paragraph";
    const id = style.attributes.get("w:styleId") ?? "";
    let styles = byType.get(type);
    if (styles === undefined) byType.set(type, (styles = new Map<string, XmlElement>()));
    if ([...byType.values()].some((others) => others.has(id))) twice.push(id);
    const parts = elements(style)
      .map((one) => (one.name === "w:tblStylePr" ? `${one.name} ${one.attributes.get("w:type") ?? ""}` : one.name))
      .filter((name) => name !== "w:rsid");
    if (new Set(parts).size !== parts.length) twice.push(id);
    styles.set(id, style);
    // Readers know a style by its name, too: without one, or with another's, some drop it or take the other (17.7.4.9).
    const name = `${type} ${(val(child(style, "w:name")) ?? "").toLowerCase()}`;
    // Google Docs leaves its table styles without one; every reader finds those by their id.
    if (names.has(name) || name === "paragraph " || name === "character ") twice.push(id);
    if (name !== `${type} `) names.add(name);
    const isDefault = style.attributes.get("w:default");
    if (isDefault !== undefined && isDefault !== "0" && isDefault !== "false" && isDefault !== "off") {
      if (defaultOf.has(type)) twice.push(id);
      defaultOf.set(type, id);
    }
  }

  // Where no style says it is the default, the one of that name is (17.7.4.17 with 17.7.4.9).
  for (const [type, name] of [
    ["paragraph", "normal"],
    ["table", "normal table"],
  ] as const)
    for (const [id, style] of byType.get(type) ?? [])
      if (!defaultOf.has(type) && (val(child(style, "w:name")) ?? "").toLowerCase() === name) defaultOf.set(type, id);

  /** From the farthest ancestor to the style itself; a loop ends where it closes. */
  const chain = (type: string, id: string): readonly XmlElement[] => {
    const out: XmlElement[] = [];
    const styles = byType.get(type);
    for (
      let style = styles?.get(id);
      style !== undefined && !out.includes(style);
      style = styles?.get(val(child(style, "w:basedOn")) ?? "")
    )
      out.unshift(style);
    return out;
  };

  const docDefaults = child(root, "w:docDefaults");
  const defaults: Level = {
    run: readRunProperties(child(child(docDefaults, "w:rPrDefault"), "w:rPr"), theme),
    paragraph: readParagraphProperties(child(child(docDefaults, "w:pPrDefault"), "w:pPr"), theme),
  };

  const paragraphStyles = new Map<string, ParagraphStyle>();
  const paragraph = (id: string | undefined): ParagraphStyle => {
    const named =
      id !== undefined && byType.get("paragraph")?.has(id) === true ? id : (defaultOf.get("paragraph") ?? "");
    const known = paragraphStyles.get(named);
    if (known !== undefined) return known;
    let run = NO_RUN_PROPERTIES;
    let properties = NO_PARAGRAPH_PROPERTIES;
    let numberingStyle: string | undefined;
    for (const style of chain("paragraph", named)) {
      const own = readParagraphProperties(child(style, "w:pPr"), theme);
      if (own.numId !== undefined || own.level !== undefined) numberingStyle = style.attributes.get("w:styleId");
      run = overlay(run, readRunProperties(child(style, "w:rPr"), theme));
      properties = overlayParagraph(properties, own);
    }
    const made: ParagraphStyle = {
      id: named,
      run,
      paragraph: properties,
      ...(numberingStyle === undefined ? {} : { numberingStyle }),
    };
    paragraphStyles.set(named, made);
    return made;
  };

  const characterStyles = new Map<string, RunProperties | undefined>();
  const character = (id: string): RunProperties | undefined => {
    if (characterStyles.has(id)) return characterStyles.get(id);
    const styles = chain("character", id);
    const run =
      styles.length === 0
        ? undefined
        : styles.reduce(
            (under, style) => overlay(under, readRunProperties(child(style, "w:rPr"), theme)),
            NO_RUN_PROPERTIES,
          );
    characterStyles.set(id, run);
    return run;
  };

  const tableStyles = new Map<string, TableStyle>();
  const table = (id: string | undefined): TableStyle => {
    const named = id !== undefined && byType.get("table")?.has(id) === true ? id : (defaultOf.get("table") ?? "");
    const key = id === undefined ? named : `${named} ${id}`;
    const known = tableStyles.get(key);
    if (known !== undefined) return known;
    const places = new Map<string, TablePlace>();
    let rowBand = 1;
    let columnBand = 1;
    // A style of another kind under the id a table names: some readers take it all the same.
    const other =
      id === undefined || byType.get("table")?.has(id) === true
        ? undefined
        : [...byType.values()].map((styles) => styles.get(id)).find((one) => one !== undefined);
    let layout =
      other === undefined ? "" : `${describeEach(other, "w:rPr", theme)}${describeEach(other, "w:pPr", theme)}`;
    let hidesRows = false;
    const add = (place: string, source: XmlElement): void => {
      const under = places.get(place) ?? {
        run: NO_RUN_PROPERTIES,
        paragraph: NO_PARAGRAPH_PROPERTIES,
        shading: "",
        margins: NO_MARGINS,
      };
      const cell = child(child(source, "w:tcPr"), "w:shd") ?? child(child(source, "w:tblPr"), "w:shd");
      layout += [
        tableLayoutThatHides(child(source, "w:tblPr")),
        tableLayoutThatHides(child(source, "w:tcPr")),
        linesAcross(child(source, "w:tcPr")),
        ...["w:textDirection", "w:tcFitText"].map((name) => describeEach(child(source, "w:tcPr"), name, theme)),
        ...reordering(source, theme),
      ]
        .filter((one) => one !== undefined && one !== "")
        .map((one) => `${place} ${one ?? ""}`)
        .join("");
      if (isOn(child(child(source, "w:trPr"), "w:hidden"))) hidesRows = true;
      places.set(place, {
        run: overlay(under.run, readRunProperties(child(source, "w:rPr"), theme)),
        paragraph: overlayParagraph(under.paragraph, readParagraphProperties(child(source, "w:pPr"), theme)),
        shading: cell === undefined ? under.shading : describeShading(cell, theme),
        margins: cellMargins(
          child(child(source, "w:tcPr"), "w:tcMar"),
          place === "wholeTable"
            ? under.margins
            : cellMargins(child(child(source, "w:tblPr"), "w:tblCellMar"), under.margins),
        ),
      });
    };
    let margins = NO_MARGINS;
    const styleChain = chain("table", named);
    for (const style of styleChain) {
      margins = cellMargins(child(child(style, "w:tblPr"), "w:tblCellMar"), margins);
      const properties = child(style, "w:tblPr");
      rowBand = wholeNumber(val(child(properties, "w:tblStyleRowBandSize"))) ?? rowBand;
      columnBand = wholeNumber(val(child(properties, "w:tblStyleColBandSize"))) ?? columnBand;
      add("wholeTable", style);
      for (const one of elements(style))
        if (one.name === "w:tblStylePr") add(one.attributes.get("w:type") ?? "wholeTable", one);
    }
    const made =
      places.size === 0 && layout === ""
        ? NO_TABLE_STYLE
        : {
            places,
            rowBand: Math.max(1, rowBand),
            columnBand: Math.max(1, columnBand),
            layout,
            hidesRows,
            margins,
            indent: indentOf(styleChain.map((style) => child(style, "w:tblPr"))),
          };
    tableStyles.set(key, made);
    return made;
  };

  const lists = new Map<string, string>();
  for (const [id, style] of byType.get("numbering") ?? []) {
    const list = numberedId(val(child(child(child(style, "w:pPr"), "w:numPr"), "w:numId")));
    if (list !== undefined) lists.set(id, list);
  }
  // A circle of styles is broken by each reader where it likes: the chain ends though the last style rests on another.
  for (const [type, styles] of byType)
    for (const [id, style] of styles)
      if (styles.has(val(child(chain(type, id)[0], "w:basedOn")) ?? "")) strays.push(style);
  // Word gives the default character style no look of its own; a file that does is read so by some.
  for (const style of chain("character", defaultOf.get("character") ?? ""))
    if (elements(child(style, "w:rPr") ?? style).length > 0 && child(style, "w:rPr") !== undefined) strays.push(style);
  return { defaults, paragraph, character, table, lists, twice, strays };
};

/** Which conditional formats a table asks for (`w:tblLook`): attributes, or the older bit mask. */
export interface TableLook {
  readonly firstRow: boolean;
  readonly lastRow: boolean;
  readonly firstColumn: boolean;
  readonly lastColumn: boolean;
  readonly rowBands: boolean;
  readonly columnBands: boolean;
}

export const readTableLook = (element: XmlElement | undefined): TableLook => {
  const mask = Number.parseInt(val(element) ?? "0", 16) || 0;
  const flag = (name: string, bit: number): boolean => {
    const given = element?.attributes.get(`w:${name}`);
    return given === undefined
      ? (mask & bit) !== 0
      : isOn({ ...(element as XmlElement), attributes: new Map([["w:val", given]]) });
  };
  return {
    firstRow: flag("firstRow", 0x20),
    lastRow: flag("lastRow", 0x40),
    firstColumn: flag("firstColumn", 0x80),
    lastColumn: flag("lastColumn", 0x100),
    rowBands: !flag("noHBand", 0x200),
    columnBands: !flag("noVBand", 0x400),
  };
};

/** True when the attributes say otherwise than the bit mask beside them: readers take one or the other. */
export const lookDisagrees = (element: XmlElement | undefined): boolean => {
  if (element === undefined || val(element) === undefined || element.attributes.size < 2) return false;
  const mask = readTableLook({ ...element, attributes: new Map([["w:val", val(element) ?? ""]]) });
  const told = readTableLook(element);
  return (Object.keys(told) as (keyof TableLook)[]).some((name) => told[name] !== mask[name]);
};

export interface CellPosition {
  readonly row: number;
  readonly rows: number;
  readonly column: number;
  readonly columns: number;
}

/** The places of a table style that apply to a cell, weakest first (ECMA-376 17.7.6); bands apart, because they move with every row added. */
export const placesOf = (
  look: TableLook,
  style: TableStyle,
  at: CellPosition,
): { readonly fixed: readonly string[]; readonly bands: readonly string[] } => {
  const first = look.firstRow && at.row === 0;
  const last = look.lastRow && at.row === at.rows - 1;
  const firstColumn = look.firstColumn && at.column === 0;
  const lastColumn = look.lastColumn && at.column === at.columns - 1;
  const bands: string[] = [];
  if (look.columnBands && !firstColumn && !lastColumn)
    bands.push(
      Math.floor((at.column - (look.firstColumn ? 1 : 0)) / style.columnBand) % 2 === 0 ? "band1Vert" : "band2Vert",
    );
  if (look.rowBands && !first && !last)
    bands.push(Math.floor((at.row - (look.firstRow ? 1 : 0)) / style.rowBand) % 2 === 0 ? "band1Horz" : "band2Horz");
  const fixed = ["wholeTable"];
  if (first) fixed.push("firstRow");
  if (last) fixed.push("lastRow");
  if (firstColumn) fixed.push("firstCol");
  if (lastColumn) fixed.push("lastCol");
  if (first && firstColumn) fixed.push("nwCell");
  if (first && lastColumn) fixed.push("neCell");
  if (last && firstColumn) fixed.push("swCell");
  if (last && lastColumn) fixed.push("seCell");
  return { fixed, bands };
};
