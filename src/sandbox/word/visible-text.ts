/**
 * Visible text of a paragraph and the way back from an offset to the run it lies in.
 * One UTF-16 unit of text counts one; a tab, a break, a no-break or soft hyphen, a symbol counts one; everything else counts nothing.
 * Deleted and moved-away text is not visible; text boxes are stories of their own.
 */
import type { Element, Node } from "@xmldom/xmldom";
import { HostFault } from "./host-fault";
import { ancestorW, attributeW, createW, descendants, insertAfter, isElement, isW, XML } from "./wordprocessing";

/** One stretch of visible text: the element that holds it (`w:t`, `w:tab`, `w:br` ...), its run, where it starts. */
export interface TextPiece {
  readonly node: Element;
  readonly run: Element;
  readonly text: string;
  readonly start: number;
}

const PASSED_BY = new Set([
  "pPr",
  "rPr",
  "del",
  "moveFrom",
  "txbxContent",
  "drawing",
  "pict",
  "object",
  "sdtPr",
  "sdtEndPr",
]);
const SINGLE: Readonly<Record<string, string>> = {
  tab: "\t",
  ptab: "\t",
  br: "\n",
  cr: "\n",
  noBreakHyphen: "\u2011",
  softHyphen: "\u00ad",
  sym: "\u25a1",
};

/** All visible stretches of a paragraph in order. */
export const textPieces = (paragraph: Element): TextPiece[] => {
  const pieces: TextPiece[] = [];
  let length = 0;
  const visit = (node: Node, run: Element | undefined): void => {
    for (let child = node.firstChild; child !== null; child = child.nextSibling) {
      if (!isElement(child)) continue;
      const name = child.localName ?? "";
      if (isW(child, "r")) visit(child, child);
      else if (run !== undefined && child.parentNode === run) {
        const text = isW(child, "t") ? (child.textContent ?? "") : isW(child, name) ? SINGLE[name] : undefined;
        if (text !== undefined) {
          pieces.push({ node: child, run, text, start: length });
          length += text.length;
        }
      } else if (!PASSED_BY.has(name) && !isW(child, "p")) visit(child, undefined);
    }
  };
  visit(paragraph, undefined);
  return pieces;
};

export const visibleText = (paragraph: Element): string =>
  textPieces(paragraph)
    .map((piece) => piece.text)
    .join("");

/** Paragraphs under a root in document order, without those in text boxes (the only ones that stand inside a paragraph) and in the second copy of alternate content. */
export const paragraphsIn = (root: Node): Element[] =>
  descendants(
    root,
    (element) => isW(element, "p"),
    (element) => !isW(element, "p") && !isW(element, "txbxContent") && element.localName !== "Fallback",
  );

/** Makes a run that carries the text, tabs and line breaks as Word writes them (`xml:space` kept). */
export const textRun = (near: Node, text: string, properties: Element | undefined): Element => {
  const run = createW(near, "r");
  if (properties !== undefined) run.appendChild(properties.cloneNode(true));
  for (const part of text.split(/([\t\n])/)) {
    if (part === "") continue;
    if (part === "\t") run.appendChild(createW(near, "tab"));
    else if (part === "\n") run.appendChild(createW(near, "br"));
    else run.appendChild(textElement(near, part));
  }
  return run;
};

const textElement = (near: Node, text: string): Element => {
  const element = createW(near, "t");
  setText(element, text);
  return element;
};

/** Replaces the words of a `w:t` or `w:delText`. */
export const setText = (element: Element, text: string): void => {
  element.textContent = text;
  element.setAttributeNS(XML, "xml:space", "preserve");
};

export const runProperties = (run: Element): Element | undefined => {
  for (let child = run.firstChild; child !== null; child = child.nextSibling) if (isW(child, "rPr")) return child;
  return undefined;
};

/** Splits a run before one of its children; the new run follows and takes that child and what comes after. */
const splitRunBefore = (run: Element, child: Node): Element => {
  const rest = run.cloneNode(false) as Element;
  const properties = runProperties(run);
  if (properties !== undefined) rest.appendChild(properties.cloneNode(true));
  let moving: Node | null = child;
  while (moving !== null) {
    const next: Node | null = moving.nextSibling;
    rest.appendChild(moving);
    moving = next;
  }
  insertAfter(rest, run);
  return rest;
};

/** What stands on both sides of an offset, once a run boundary has been made there. Zero-width content between the two stays between them. */
export interface Boundary {
  readonly left: TextPiece | undefined;
  readonly right: TextPiece | undefined;
}

/** Makes `offset` fall between two runs, splitting one where needed. Throws HostFault `NoSuchPlace` outside 0..length. */
export const boundaryAt = (paragraph: Element, offset: number): Boundary => {
  const pieces = textPieces(paragraph);
  const last = pieces.at(-1);
  const length = last === undefined ? 0 : last.start + last.text.length;
  if (!Number.isInteger(offset) || offset < 0 || offset > length)
    throw new HostFault("NoSuchPlace", `offset ${offset} lies outside the paragraph (0 to ${length})`);
  const inside = pieces.find((piece) => piece.start < offset && offset < piece.start + piece.text.length);
  if (inside !== undefined) {
    const cut = offset - inside.start;
    const rest = textElement(inside.node, inside.text.slice(cut));
    setText(inside.node, inside.text.slice(0, cut));
    insertAfter(rest, inside.node);
    splitRunBefore(inside.run, rest);
    return boundaryAt(paragraph, offset);
  }
  const left = pieces.filter((piece) => piece.start + piece.text.length <= offset && piece.text.length > 0).at(-1);
  const right = pieces.find((piece) => piece.start >= offset && piece.text.length > 0);
  if (left !== undefined && right !== undefined && left.run === right.run) {
    splitRunBefore(left.run, right.node);
    return boundaryAt(paragraph, offset);
  }
  return { left, right };
};

/** The control around a node whose content may not be edited, if any (`w:lock` contentLocked or sdtContentLocked, 17.5.2.23). */
export const lockingControl = (node: Node): Element | undefined => {
  for (
    let control = isW(node, "sdt") ? node : ancestorW(node, "sdt");
    control !== undefined;
    control = ancestorW(control, "sdt")
  ) {
    const properties = childOf(control, "sdtPr");
    const lock = properties === undefined ? undefined : attributeW(childOf(properties, "lock"), "val");
    if (lock === "contentLocked" || lock === "sdtContentLocked") return control;
  }
  return undefined;
};

const childOf = (parent: Element, name: string): Element | undefined => {
  for (let child = parent.firstChild; child !== null; child = child.nextSibling) if (isW(child, name)) return child;
  return undefined;
};

/** Throws HostFault `Locked` when the place may not be edited. */
export const refuseLocked = (node: Node): void => {
  if (lockingControl(node) !== undefined)
    throw new HostFault("Locked", "the place stands in a control that is locked for editing");
};
