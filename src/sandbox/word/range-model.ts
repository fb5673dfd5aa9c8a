/**
 * Ranges as an add-in uses them: from a place in one paragraph to a place in the same or a later one of the same part.
 * A control's range is the words it holds; wrapping whole paragraphs makes a block control, wrapping words an inline one.
 */
import type { Element } from "@xmldom/xmldom";
import { HostFault } from "./host-fault";
import type { HostDocument } from "./host-document";
import type { HostObject, Of, RangeEnd } from "./host-object";
import { deleteInParagraph } from "./operations/delete-range";
import { insertIntoParagraph } from "./operations/insert-text";
import { canJoin, joinElements } from "./operations/join-paragraphs";
import { splitElement } from "./operations/split-paragraph";
import { runsBetween } from "./operations/toggle-format";
import { revisionMark, tracksChanges } from "./revision-marks";
import { paragraphsOfPart } from "./story-places";
import { paragraphsIn, refuseLocked, textPieces, textRun, visibleText } from "./visible-text";
import { ancestor, ancestorW, childW, createW, isElement, isW, removeNode } from "./wordprocessing";

export const rangeOf = (part: string, start: RangeEnd, end: RangeEnd): Of<"Range"> => ({
  type: "Range",
  part,
  node: start.paragraph,
  start,
  end,
});

export const paragraphRange = (part: string, paragraph: Element): Of<"Range"> =>
  rangeOf(part, { paragraph, offset: 0 }, { paragraph, offset: visibleText(paragraph).length });

/** True for a control that stands inside a paragraph. */
export const isInline = (control: Element): boolean => ancestorW(control, "p") !== undefined;

/** Paragraphs a control holds, or the one it stands in. */
export const controlParagraphs = (control: Element): Element[] => {
  const holder = ancestorW(control, "p");
  return holder === undefined ? paragraphsIn(control) : [holder];
};

/** The words of a control as a range. */
export const controlRange = (part: string, control: Element): Of<"Range"> => {
  const holder = ancestorW(control, "p");
  if (holder !== undefined) {
    const pieces = textPieces(holder);
    const own = pieces.filter((piece) => ancestor(piece.run, (element) => element === control) !== undefined);
    const before = pieces
      .filter((piece) => !own.includes(piece) && comesBefore(piece.run, control))
      .reduce((length, piece) => length + piece.text.length, 0);
    const start = own[0]?.start ?? before;
    return rangeOf(
      part,
      { paragraph: holder, offset: start },
      { paragraph: holder, offset: start + own.reduce((length, piece) => length + piece.text.length, 0) },
    );
  }
  const paragraphs = paragraphsIn(control);
  const [first, last] = [paragraphs[0], paragraphs.at(-1)];
  if (first === undefined || last === undefined)
    throw new HostFault("GeneralException", "the control holds no paragraph");
  return rangeOf(part, { paragraph: first, offset: 0 }, { paragraph: last, offset: visibleText(last).length });
};

const comesBefore = (one: Element, other: Element): boolean => (one.compareDocumentPosition(other) & 4) !== 0;

export const rangeParagraphs = (document: HostDocument, range: Of<"Range">): Element[] => {
  if (range.start.paragraph === range.end.paragraph) return [range.start.paragraph];
  const all = paragraphsOfPart(document, range.part);
  return all.slice(all.indexOf(range.start.paragraph), all.indexOf(range.end.paragraph) + 1);
};

/** Each paragraph of the range with the stretch of it that the range covers. */
const stretches = (
  document: HostDocument,
  range: Of<"Range">,
): { readonly paragraph: Element; readonly from: number; readonly to: number }[] =>
  rangeParagraphs(document, range).map((paragraph) => ({
    paragraph,
    from: paragraph === range.start.paragraph ? range.start.offset : 0,
    to: paragraph === range.end.paragraph ? range.end.offset : visibleText(paragraph).length,
  }));

export const rangeText = (document: HostDocument, range: Of<"Range">): string =>
  stretches(document, range)
    .map(({ paragraph, from, to }) => visibleText(paragraph).slice(from, to))
    .join("\n");

/** The runs a range covers; runs are split at its ends. */
export const rangeRuns = (document: HostDocument, range: Of<"Range">): Element[] =>
  stretches(document, range).flatMap(({ paragraph, from, to }) => runsBetween(paragraph, from, to));

export const deleteRangeWords = (document: HostDocument, range: Of<"Range">): void => {
  const covered = stretches(document, range);
  for (const { paragraph } of covered) refuseLocked(paragraph);
  for (const { paragraph, from, to } of covered) deleteInParagraph(document, paragraph, from, to);
  if (tracksChanges(document)) return;
  let first = covered[0]?.paragraph;
  for (const { paragraph } of covered.slice(1))
    first = first !== undefined && canJoin(first, paragraph) ? joinElements(first, paragraph) : paragraph;
};

/** Puts text in place of a control's words, inside the control; line feeds make paragraphs in a block control. */
export const replaceControlWords = (
  document: HostDocument,
  part: string,
  control: Element,
  text: string,
): Of<"Range"> => {
  refuseLocked(control);
  const content = childW(control, "sdtContent");
  if (content === undefined) throw new HostFault("GeneralException", "the control holds nothing");
  dropPlaceholder(control);
  const range = controlRange(part, control);
  if (!isInline(control)) {
    for (const { paragraph, from, to } of stretches(document, range)) deleteInParagraph(document, paragraph, from, to);
    if (!tracksChanges(document)) for (const paragraph of paragraphsIn(control).slice(1)) removeNode(paragraph);
    return insertLines(document, part, { paragraph: range.start.paragraph, offset: 0 }, text);
  }
  const paragraph = range.start.paragraph;
  const format = textPieces(paragraph).find(
    (piece) => ancestor(piece.run, (element) => element === control) !== undefined,
  )?.run;
  const properties = format === undefined ? undefined : childW(format, "rPr")?.cloneNode(true);
  deleteInParagraph(document, paragraph, range.start.offset, range.end.offset);
  const run = textRun(
    control,
    text.replace(/[\r\n]+/g, "\n"),
    properties !== undefined && isElement(properties) ? properties : undefined,
  );
  if (tracksChanges(document)) {
    const mark = revisionMark(document, control, "ins");
    mark.appendChild(run);
    content.appendChild(mark);
  } else content.appendChild(run);
  return controlRange(part, control);
};

const dropPlaceholder = (control: Element): void => {
  const properties = childW(control, "sdtPr");
  const showing = childW(properties, "showingPlcHdr");
  if (showing !== undefined) removeNode(showing);
};

/** Inserts text at a place; every line feed is an Enter, as `insertText` of the API has it. */
export const insertLines = (document: HostDocument, part: string, at: RangeEnd, text: string): Of<"Range"> => {
  let place = at;
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  lines.forEach((line, index) => {
    insertIntoParagraph(document, place.paragraph, place.offset, line);
    place = { ...place, offset: place.offset + line.length };
    if (index < lines.length - 1)
      place = { paragraph: splitElement(document, place.paragraph, place.offset), offset: 0 };
  });
  return rangeOf(part, at, place);
};

/** Wraps in a new control: whole neighbouring paragraphs in a block control, words within one paragraph in an inline one. Throws GeneralException where Word cannot. */
export const wrapInControl = (document: HostDocument, range: Of<"Range">): Of<"ContentControl"> => {
  const paragraphs = rangeParagraphs(document, range);
  const first = paragraphs[0];
  if (first === undefined) throw new HostFault("GeneralException", "the range holds no paragraph");
  const root = document.root(range.part);
  if (document.setting.mode === "web" && (isW(root, "footnotes") || isW(root, "endnotes")))
    throw new HostFault("GeneralException", "Word on the web cannot wrap text of a note (office-js issue 4373)");
  for (const paragraph of paragraphs)
    if (childW(childW(paragraph, "pPr"), "sectPr") !== undefined)
      throw new HostFault("GeneralException", "the paragraph carries a section break");
  const whole = range.start.offset === 0 && range.end.offset === visibleText(range.end.paragraph).length;
  if (!whole && paragraphs.length === 1) return wrapRuns(document, range, first);
  if (!whole || paragraphs.some((paragraph) => paragraph.parentNode !== first.parentNode))
    throw new HostFault("GeneralException", "the range does not cover whole neighbouring paragraphs");
  const { control, content } = emptyControl(document, first);
  first.parentNode?.insertBefore(control, first);
  for (const paragraph of paragraphs) content.appendChild(paragraph);
  return { type: "ContentControl", part: range.part, node: control };
};

const wrapRuns = (document: HostDocument, range: Of<"Range">, paragraph: Element): Of<"ContentControl"> => {
  const runs = runsBetween(paragraph, range.start.offset, range.end.offset);
  const first = runs[0];
  if (first === undefined || runs.some((run) => run.parentNode !== first.parentNode))
    throw new HostFault("GeneralException", "the range is empty or crosses another control");
  const { control, content } = emptyControl(document, first);
  first.parentNode?.insertBefore(control, first);
  for (const run of runs) content.appendChild(run);
  return { type: "ContentControl", part: range.part, node: control };
};

const emptyControl = (
  document: HostDocument,
  near: Element,
): { readonly control: Element; readonly content: Element } => {
  const control = createW(near, "sdt");
  control.appendChild(createW(near, "sdtPr")).appendChild(createW(near, "id", { val: document.freshControlId() }));
  const content = createW(near, "sdtContent");
  control.appendChild(content);
  return { control, content };
};

/** Finds text within single paragraphs, in order. */
export const searchIn = (
  part: string,
  paragraphs: readonly Element[],
  sought: string,
  options: { readonly matchCase: boolean; readonly matchWholeWord: boolean },
): HostObject => {
  if (sought === "") throw new HostFault("InvalidArgument", "search wants some text");
  const needle = options.matchCase ? sought : sought.toLowerCase();
  const items: HostObject[] = [];
  for (const paragraph of paragraphs) {
    const text = visibleText(paragraph);
    const hay = options.matchCase ? text : text.toLowerCase();
    for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + needle.length)) {
      const end = at + needle.length;
      if (options.matchWholeWord && (/\w/.test(text.charAt(at - 1)) || /\w/.test(text.charAt(end)))) continue;
      items.push(rangeOf(part, { paragraph, offset: at }, { paragraph, offset: end }));
    }
  }
  return { type: "RangeCollection", items };
};

/** The nearest control around a node. */
export const controlAround = (part: string, node: Element): Of<"ContentControl"> | null => {
  const control = ancestorW(node, "sdt");
  return control === undefined ? null : { type: "ContentControl", part, node: control };
};
export const requireObject = <Found extends HostObject>(found: Found | null | undefined, what: string): Found => {
  if (found === null || found === undefined) throw new HostFault("ItemNotFound", `there is no ${what}`);
  return found;
};

/** Scrolls to the range and selects its first paragraph's part of it. */
export const selectRange = (document: HostDocument, range: Of<"Range">): void => {
  const paragraph = paragraphsOfPart(document, range.part).indexOf(range.start.paragraph);
  const end =
    range.start.paragraph === range.end.paragraph ? range.end.offset : visibleText(range.start.paragraph).length;
  document.select({ part: range.part, paragraph, start: range.start.offset, end }, "add-in");
};
