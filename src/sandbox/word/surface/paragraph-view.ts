/**
 * Shows one paragraph's runs as spans that know their offset in its visible text, so that what a person types, selects
 * or deletes can be named as (part, paragraph, offset). Only a view: it is rebuilt from the bytes, never read back.
 */
import type { Element, Node } from "@xmldom/xmldom";
import { runProperties, textPieces, type TextPiece } from "../visible-text";
import { ancestorW, attributeW, childElements, childW, isElement, isW, valueOf } from "../wordprocessing";

/** Set on spans whose text counts; their first character stands at this offset. */
export const OFFSET = "data-offset";
/** Set on what is shown but does not count: deleted text, note marks. */
const UNCOUNTED = "data-uncounted";

const ON = (properties: Element | undefined, name: string): boolean | undefined => {
  const element = childW(properties, name);
  if (element === undefined) return undefined;
  return !["0", "false", "off"].includes(attributeW(element, "val") ?? "true");
};

const HIGHLIGHT: Readonly<Record<string, string>> = {
  darkYellow: "#808000",
  darkBlue: "#000080",
  darkCyan: "#008080",
  darkGreen: "#008000",
  darkMagenta: "#800080",
  darkRed: "#800000",
  lightGray: "#c0c0c0",
  darkGray: "#808080",
};

/** The run's direct formatting as inline style; what styles say comes from the page's style sheet. */
const applyFormat = (span: HTMLElement, run: Element, styleClass: (styleId: string) => string): void => {
  const properties = runProperties(run);
  const style = valueOf(properties, "rStyle");
  if (style !== undefined) span.className = styleClass(style);
  const bold = ON(properties, "b");
  if (bold !== undefined) span.style.fontWeight = bold ? "bold" : "normal";
  const italic = ON(properties, "i");
  if (italic !== undefined) span.style.fontStyle = italic ? "italic" : "normal";
  const underline = valueOf(properties, "u");
  const lines = [
    underline !== undefined && underline !== "none" ? "underline" : "",
    ON(properties, "strike") === true || ON(properties, "dstrike") === true ? "line-through" : "",
  ].filter((line) => line !== "");
  if (lines.length > 0) span.style.textDecoration = lines.join(" ");
  const size = Number(valueOf(properties, "sz"));
  if (size > 0) span.style.fontSize = `${size / 2}pt`;
  const color = valueOf(properties, "color");
  if (color !== undefined && /^[0-9A-Fa-f]{6}$/.test(color)) span.style.color = `#${color}`;
  const font = attributeW(childW(properties, "rFonts"), "ascii");
  if (font !== undefined) span.style.fontFamily = `"${font.replaceAll('"', "")}"`;
  const highlight = valueOf(properties, "highlight");
  if (highlight !== undefined && highlight !== "none") span.style.backgroundColor = HIGHLIGHT[highlight] ?? highlight;
  if (ON(properties, "caps") === true) span.style.textTransform = "uppercase";
  if (ON(properties, "smallCaps") === true) span.style.fontVariant = "small-caps";
  const vertical = valueOf(properties, "vertAlign");
  if (vertical === "superscript") span.style.verticalAlign = "super";
  if (vertical === "subscript") span.style.verticalAlign = "sub";
  if (ON(properties, "vanish") === true) span.classList.add("hidden-text");
};

const countedSpan = (piece: TextPiece, styleClass: (styleId: string) => string): HTMLElement => {
  const span = document.createElement("span");
  span.setAttribute(OFFSET, String(piece.start));
  span.textContent = piece.text;
  applyFormat(span, piece.run, styleClass);
  const inserted = ancestorW(piece.run, "ins") ?? ancestorW(piece.run, "moveTo");
  if (inserted !== undefined) {
    span.classList.add("inserted");
    span.title = `Inserted by ${attributeW(inserted, "author") ?? "unknown"}`;
  }
  const control = ancestorW(piece.run, "sdt");
  if (control !== undefined && ancestorW(control, "p") !== undefined) span.classList.add("inline-control");
  if (childW(runProperties(piece.run), "rStyle") === undefined && ancestorW(piece.run, "hyperlink") !== undefined)
    span.classList.add("link");
  return span;
};

const uncounted = (text: string, name: string, title?: string): HTMLElement => {
  const span = document.createElement("span");
  span.setAttribute(UNCOUNTED, "");
  span.contentEditable = "false";
  span.className = name;
  span.textContent = text;
  if (title !== undefined) span.title = title;
  return span;
};

const deletedText = (run: Element): string =>
  childElements(run)
    .map((child) =>
      isW(child, "delText") || isW(child, "t") ? (child.textContent ?? "") : isW(child, "tab") ? "\t" : "",
    )
    .join("");

/** True when the paragraph holds something this view cannot show as text (a picture, a text box, an equation). */
export const holdsDrawing = (paragraph: Element): boolean => {
  const look = (node: Node): boolean => {
    for (let child = node.firstChild; child !== null; child = child.nextSibling) {
      if (!isElement(child)) continue;
      if (
        ["drawing", "pict", "object", "AlternateContent", "oMath", "oMathPara"].includes(child.localName ?? "") ||
        look(child)
      )
        return true;
    }
    return false;
  };
  return look(paragraph);
};

const OPAQUE = new Set([
  "pPr",
  "rPr",
  "sdtPr",
  "sdtEndPr",
  "drawing",
  "pict",
  "object",
  "AlternateContent",
  "instrText",
  "fldChar",
]);

/** The paragraph's content as DOM nodes in reading order. */
export const paragraphNodes = (paragraph: Element, styleClass: (styleId: string) => string): readonly HTMLElement[] => {
  const pieces = new Map<Element, TextPiece>(textPieces(paragraph).map((piece) => [piece.node, piece]));
  const shown: HTMLElement[] = [];
  const visit = (node: Node): void => {
    for (let child = node.firstChild; child !== null; child = child.nextSibling) {
      if (!isElement(child)) continue;
      const name = child.localName ?? "";
      const piece = pieces.get(child);
      if (piece !== undefined) {
        if (piece.text !== "") shown.push(countedSpan(piece, styleClass));
      } else if (isW(child, "del") || isW(child, "moveFrom")) {
        const text = childElements(child)
          .map((run) => deletedText(run))
          .join("");
        shown.push(uncounted(text, "deleted", `Deleted by ${attributeW(child, "author") ?? "unknown"}`));
      } else if (isW(child, "footnoteReference") || isW(child, "endnoteReference"))
        shown.push(uncounted(attributeW(child, "id") ?? "", "note-mark"));
      else if (isW(child, "commentReference")) shown.push(uncounted("\u{1F4AC}", "comment-mark", "Comment"));
      else if (!OPAQUE.has(name)) visit(child);
    }
  };
  visit(paragraph);
  if (shown.length === 0 || shown.at(-1)?.textContent?.endsWith("\n") === true) {
    // An empty line has no height and takes no caret without something in it.
    shown.push(uncounted("\u200b", "end"));
  }
  return shown;
};
