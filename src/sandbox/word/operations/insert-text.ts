/**
 * Typing text into a paragraph. New text takes the format of what stands to its left and does not slip into a
 * fact's inline control, a link or a field's result at their edges. While changes are tracked it becomes an insertion.
 */
import type { Element, Node } from "@xmldom/xmldom";
import { HostFault } from "../host-fault";
import type { HostDocument } from "../host-document";
import { ownInsertion, revisionMark, tracksChanges } from "../revision-marks";
import { paragraphAt } from "../story-places";
import { boundaryAt, refuseLocked, runProperties, setText, textPieces, textRun, type TextPiece } from "../visible-text";
import { ancestor, attributeW, childW, createW, descendants, isElement, isW, removeNode } from "../wordprocessing";
import type { EditSetting, TextPlace } from "./text-place";

// XML 1.0 section 2.2, less carriage return, which a parser would turn into a line feed.
const UNWRITABLE = /[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/** Types `text` (tabs and line breaks allowed) and returns the caret behind it. Throws HostFault `Locked`, `NoSuchPlace`, `InvalidArgument`, `ReadOnly`. */
export const insertText = (document: HostDocument, at: TextPlace, text: string, setting: EditSetting = {}): TextPlace =>
  document.change(setting.cause ?? "person", (touch) => {
    const paragraph = paragraphAt(document, at);
    insertIntoParagraph(document, paragraph, at.offset, text);
    touch(at.part);
    return { ...at, offset: at.offset + text.length };
  });

/** The same on the element itself; for use inside a change. */
export const insertIntoParagraph = (document: HostDocument, paragraph: Element, offset: number, text: string): void => {
  if (UNWRITABLE.test(text)) throw new HostFault("InvalidArgument", "the text holds a character XML cannot hold");
  refuseLocked(paragraph);
  if (text === "") return;
  const tracked = tracksChanges(document);
  const within = textPieces(paragraph).find(
    (piece) => piece.start < offset && offset < piece.start + piece.text.length,
  );
  if (within !== undefined) refuseLocked(within.run);
  const writable = within ?? growingPiece(paragraph, offset);
  if (
    writable !== undefined &&
    isW(writable.node, "t") &&
    !/[\t\n]/.test(text) &&
    (!tracked || ownInsertion(document, writable.run) !== undefined)
  ) {
    const cut = offset - writable.start;
    setText(writable.node, writable.text.slice(0, cut) + text + writable.text.slice(cut));
    return;
  }
  const spot = insertionSpot(paragraph, offset);
  const run = textRun(paragraph, text, spot.format);
  if (!tracked || isOwnInsertion(document, spot.parent)) spot.parent.insertBefore(run, spot.before);
  else {
    const mark = revisionMark(document, paragraph, "ins");
    mark.appendChild(run);
    const { parent, before } = isW(spot.parent, "ins") ? outOfInsertion(spot.parent, spot.before) : spot;
    parent.insertBefore(mark, before);
  }
};

const isOwnInsertion = (document: HostDocument, node: Node): boolean =>
  isW(node, "ins") && attributeW(node, "author") === document.setting.person.name;

/** Cuts another author's insertion in two, so that one's own stands between and not inside. */
const outOfInsertion = (
  insertion: Element,
  before: Node | null,
): { readonly parent: Node; readonly before: Node | null } => {
  const rest = insertion.cloneNode(false) as Element;
  let moving = before;
  while (moving !== null) {
    const next: Node | null = moving.nextSibling;
    rest.appendChild(moving);
    moving = next;
  }
  const parent = insertion.parentNode as Node;
  const after = insertion.nextSibling;
  if (rest.firstChild === null) return { parent, before: after };
  parent.insertBefore(rest, after);
  if (insertion.firstChild === null) removeNode(insertion);
  return { parent, before: rest };
};

/** The text element to the left that simply grows while one types on, when nothing ties it to a control, link or field. */
const growingPiece = (paragraph: Element, offset: number): TextPiece | undefined => {
  const left = textPieces(paragraph)
    .filter((piece) => piece.text.length > 0 && piece.start + piece.text.length === offset)
    .at(-1);
  return left !== undefined &&
    isW(left.node, "t") &&
    !isTied(paragraph, left.run) &&
    left.node === lastContent(left.run)
    ? left
    : undefined;
};
const lastContent = (run: Element): Node | null => run.lastChild;

interface Spot {
  readonly parent: Node;
  readonly before: Node | null;
  /** `w:rPr` the new run takes over. */
  readonly format: Element | undefined;
}

const insertionSpot = (paragraph: Element, offset: number): Spot => {
  const { left, right } = boundaryAt(paragraph, offset);
  const after = (piece: TextPiece): Spot => spotAfter(piece.run);
  const sameHome =
    left !== undefined &&
    right !== undefined &&
    left.run.parentNode === right.run.parentNode &&
    home(paragraph, left.run) === home(paragraph, right.run);
  if (left !== undefined && (sameHome || !isTied(paragraph, left.run))) return after(left);
  if (right !== undefined && !isTied(paragraph, right.run))
    return { parent: right.run.parentNode as Node, before: right.run, format: runProperties(right.run) };
  if (left !== undefined) {
    const outermost = topLevel(paragraph, left.run);
    const beyond = inComplexField(paragraph, left.run) ? fieldEnd(paragraph, left.run) : outermost;
    return { parent: paragraph, before: topLevel(paragraph, beyond).nextSibling, format: runProperties(left.run) };
  }
  if (right !== undefined)
    return { parent: paragraph, before: topLevel(paragraph, right.run), format: runProperties(right.run) };
  return { parent: paragraph, before: null, format: markFormat(paragraph) };
};

const spotAfter = (run: Element): Spot => ({
  parent: run.parentNode as Node,
  before: run.nextSibling,
  format: runProperties(run),
});

/** The paragraph mark's format without its own revision marks: what an empty paragraph types in. */
const markFormat = (paragraph: Element): Element | undefined => {
  const marks = childW(childW(paragraph, "pPr"), "rPr");
  if (marks === undefined) return undefined;
  const format = createW(paragraph, "rPr");
  for (let child = marks.firstChild; child !== null; child = child.nextSibling) {
    if (isElement(child) && !["ins", "del", "moveFrom", "moveTo", "rPrChange"].includes(child.localName ?? ""))
      format.appendChild(child.cloneNode(true));
  }
  return format;
};

/** The nearest inline control, link or simple field a run stands in, within its paragraph. */
const home = (paragraph: Element, run: Element): Element | undefined => {
  const holder = ancestor(
    run,
    (element) => element === paragraph || isW(element, "sdt") || isW(element, "hyperlink") || isW(element, "fldSimple"),
  );
  return holder === paragraph ? undefined : holder;
};
const isTied = (paragraph: Element, run: Element): boolean =>
  home(paragraph, run) !== undefined || inComplexField(paragraph, run);

/** Field characters and runs in order, to know what lies between a field's begin and its end (17.16.18). */
const fieldDepths = (paragraph: Element): Map<Element, number> => {
  const depths = new Map<Element, number>();
  let depth = 0;
  for (const run of descendants(
    paragraph,
    (element) => isW(element, "r"),
    (element) => !isW(element, "txbxContent"),
  )) {
    const kind = attributeW(childW(run, "fldChar"), "fldCharType");
    if (kind === "begin") depth += 1;
    depths.set(run, depth);
    if (kind === "end") depth = Math.max(0, depth - 1);
  }
  return depths;
};
export const inComplexField = (paragraph: Element, run: Element): boolean => (fieldDepths(paragraph).get(run) ?? 0) > 0;

const fieldEnd = (paragraph: Element, run: Element): Element => {
  const depths = [...fieldDepths(paragraph)];
  const from = depths.findIndex(([candidate]) => candidate === run);
  const end = depths
    .slice(from)
    .find(([candidate, depth]) => depth === 1 && attributeW(childW(candidate, "fldChar"), "fldCharType") === "end");
  return end?.[0] ?? run;
};

/** The child of the paragraph that holds a node. */
const topLevel = (paragraph: Element, node: Element): Element => {
  let at = node;
  while (at.parentNode !== paragraph && isElement(at.parentNode)) at = at.parentNode;
  return at;
};
