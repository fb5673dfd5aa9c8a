/**
 * WordprocessingML in the few forms a firm's paper needs. Lengths are twentieths of a point (twips) unless said otherwise.
 * Text is escaped here and nowhere else.
 */
import { NAMESPACES } from "../../src/docx/xml/namespaces";
import { escapeAttribute, escapeText } from "../../src/docx/xml/xml-text";

export const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const DECLARED = ["w", "r", "mc", "wp", "a", "wps", "v", "o", "w10", "w14", "w15", "wp14"] as const;
export const STORY_NAMESPACES = `${DECLARED.map((prefix) => ` xmlns:${prefix}="${NAMESPACES[prefix]}"`).join("")} mc:Ignorable="w14 w15 wp14"`;

/** A run; a tab or a line feed in the text becomes the element Word uses for it. Looks come from the paragraph's style alone. */
export const run = (text: string): string => {
  const content = text
    .split(/([\t\n])/)
    .filter((piece) => piece !== "")
    .map((piece) =>
      piece === "\t" ? "<w:tab/>" : piece === "\n" ? "<w:br/>" : `<w:t xml:space="preserve">${escapeText(piece)}</w:t>`,
    )
    .join("");
  return `<w:r>${content}</w:r>`;
};

/** A field Word works out itself, with the result it shows until then. */
export const field = (instruction: string, shown: string): string => {
  const mark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  return `${mark("begin")}<w:r><w:instrText xml:space="preserve"> ${escapeText(instruction)} </w:instrText></w:r>${mark("separate")}${run(shown)}${mark("end")}`;
};

/** Paragraphs that Word took from one of its galleries, in the control Word puts around them (ECMA-376 part 1, 17.5.2.12). */
export const fromGallery = (gallery: string, id: number, paragraphs: string): string =>
  `<w:sdt><w:sdtPr><w:id w:val="${id}"/><w:docPartObj><w:docPartGallery w:val="${escapeAttribute(gallery)}"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>${paragraphs}</w:sdtContent></w:sdt>`;

/** A paragraph of a style. `content` is runs, or text for one plain run. `properties` goes behind the style, in schema order. */
export const paragraph = (style: string, content: string | readonly string[] = [], properties = ""): string => {
  const runs = typeof content === "string" ? (content === "" ? "" : run(content)) : content.join("");
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${properties}</w:pPr>${runs}</w:p>`;
};

/** A block marker alone in its paragraph: it vanishes with the paragraph when the template is filled. */
export const marker = (placeholder: string, style = "BlockMarker"): string => paragraph(style, placeholder);

export interface Cell {
  readonly width: number;
  readonly content: string;
  /** `w:tcBorders` content, e.g. `<w:bottom …/>`. */
  readonly borders?: string;
  readonly verticalAlign?: "top" | "center" | "bottom";
  readonly shade?: string;
}

export const line = (side: string, style = "single", size = 6): string =>
  `<w:${side} w:val="${style}" w:sz="${size}" w:space="0" w:color="auto"/>`;

/** A row; `atLeast` is its least height. */
export const row = (
  cells: readonly Cell[],
  options: { readonly atLeast?: number; readonly header?: true; readonly whole?: true } = {},
): string => {
  const properties =
    (options.whole ? "<w:cantSplit/>" : "") +
    (options.atLeast === undefined ? "" : `<w:trHeight w:val="${options.atLeast}" w:hRule="atLeast"/>`) +
    (options.header ? "<w:tblHeader/>" : "");
  return `<w:tr>${properties === "" ? "" : `<w:trPr>${properties}</w:trPr>`}${cells
    .map(
      (cell) =>
        `<w:tc><w:tcPr><w:tcW w:w="${cell.width}" w:type="dxa"/>${cell.borders === undefined ? "" : `<w:tcBorders>${cell.borders}</w:tcBorders>`}${cell.shade === undefined ? "" : `<w:shd w:val="clear" w:color="auto" w:fill="${cell.shade}"/>`}${cell.verticalAlign === undefined ? "" : `<w:vAlign w:val="${cell.verticalAlign}"/>`}</w:tcPr>${cell.content}</w:tc>`,
    )
    .join("")}</w:tr>`;
};

/** A table of fixed layout. `sides` is the space at the sides of each cell. */
export const table = (
  widths: readonly number[],
  rows: readonly string[],
  options: { readonly sides?: number; readonly borders?: string; readonly indent?: number } = {},
): string => {
  const sides = options.sides ?? 0;
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${widths.reduce((sum, width) => sum + width, 0)}" w:type="dxa"/><w:tblInd w:w="${options.indent ?? 0}" w:type="dxa"/>` +
    `${options.borders === undefined ? "" : `<w:tblBorders>${options.borders}</w:tblBorders>`}<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="${sides}" w:type="dxa"/><w:right w:w="${sides}" w:type="dxa"/></w:tblCellMar></w:tblPr>` +
    `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join("")}</w:tblGrid>${rows.join("")}</w:tbl>`
  );
};

/** A paragraph or character style. `paragraphProperties` and `runProperties` are in schema order. */
export const style = (
  id: string,
  name: string,
  options: {
    readonly basedOn?: string;
    readonly next?: string;
    readonly paragraph?: string;
    readonly run?: string;
    readonly quick?: boolean;
    readonly default?: true;
  } = {},
): string =>
  `<w:style w:type="paragraph"${options.default ? ' w:default="1"' : options.quick === false ? "" : ' w:customStyle="1"'} w:styleId="${id}"><w:name w:val="${escapeAttribute(name)}"/>` +
  `${options.basedOn === undefined ? "" : `<w:basedOn w:val="${options.basedOn}"/>`}${options.next === undefined ? "" : `<w:next w:val="${options.next}"/>`}${options.quick === false ? "" : "<w:qFormat/>"}` +
  `${options.paragraph === undefined ? "" : `<w:pPr>${options.paragraph}</w:pPr>`}${options.run === undefined ? "" : `<w:rPr>${options.run}</w:rPr>`}</w:style>`;

/** One level of a list. */
export const level = (
  index: number,
  format: string,
  text: string,
  options: {
    readonly left?: number;
    readonly firstLine?: number;
    readonly hanging?: number;
    readonly suffix?: "tab" | "space" | "nothing";
    readonly style?: string;
    readonly run?: string;
    readonly tab?: number;
  } = {},
): string =>
  `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${options.style === undefined ? "" : `<w:pStyle w:val="${options.style}"/>`}${options.suffix === undefined ? "" : `<w:suff w:val="${options.suffix}"/>`}<w:lvlText w:val="${escapeAttribute(text)}"/><w:lvlJc w:val="left"/>` +
  `<w:pPr>${options.tab === undefined ? "" : `<w:tabs><w:tab w:val="num" w:pos="${options.tab}"/></w:tabs>`}<w:ind w:left="${options.left ?? 0}"${options.hanging === undefined ? ` w:firstLine="${options.firstLine ?? 0}"` : ` w:hanging="${options.hanging}"`}/></w:pPr>${options.run === undefined ? "" : `<w:rPr>${options.run}</w:rPr>`}</w:lvl>`;
