/** Accept all changes: what was inserted stays, what was deleted goes, the record of both is gone (17.13.5). */
import type { Element } from "@xmldom/xmldom";
import type { HostDocument } from "../host-document";
import { paragraphsOfPart, storyParts } from "../story-places";
import { paragraphsIn } from "../visible-text";
import { childW, descendants, isW, removeNode, unwrapElement } from "../wordprocessing";
import { canJoin, joinElements } from "./join-paragraphs";
import type { EditSetting } from "./text-place";

const CHANGE_RECORDS = new Set([
  "rPrChange",
  "pPrChange",
  "sectPrChange",
  "tblPrChange",
  "tcPrChange",
  "trPrChange",
  "tblGridChange",
  "tblPrExChange",
  "numberingChange",
  "moveFromRangeStart",
  "moveFromRangeEnd",
  "moveToRangeStart",
  "moveToRangeEnd",
]);

/** Accepts every mark of every story. */
export const acceptAllRevisions = (document: HostDocument, setting: EditSetting = {}): void =>
  document.change(setting.cause ?? "person", (touch) => {
    for (const part of storyParts(document)) acceptWithin(document, touch, part, document.root(part));
  });

/** Accepts every mark inside one element (a story, a control); for use inside a change. */
export const acceptWithin = (
  document: HostDocument,
  touch: (part: string) => void,
  part: string,
  root: Element,
): void => {
  const marks = descendants(
    root,
    (element) =>
      isW(element, "ins") ||
      isW(element, "del") ||
      isW(element, "moveFrom") ||
      isW(element, "moveTo") ||
      (isW(element, element.localName ?? "") && CHANGE_RECORDS.has(element.localName ?? "")),
  );
  if (marks.length === 0) return;
  touch(part);
  const endsDeleted = paragraphsIn(root).filter(
    (paragraph) => hasEndMark(paragraph, "del") || hasEndMark(paragraph, "moveFrom"),
  );
  for (const mark of marks) accept(mark);
  for (const paragraph of endsDeleted.reverse()) {
    const all = paragraphsOfPart(document, part);
    const next = all[all.indexOf(paragraph) + 1];
    if (next !== undefined && canJoin(paragraph, next)) joinElements(paragraph, next);
  }
};

const hasEndMark = (paragraph: Element, name: string): boolean =>
  childW(childW(childW(paragraph, "pPr"), "rPr"), name) !== undefined;

const accept = (mark: Element): void => {
  if (mark.parentNode === null) return;
  const holdsWords = !isW(mark.parentNode, "rPr") && !isW(mark.parentNode, "trPr");
  if (holdsWords && (isW(mark, "ins") || isW(mark, "moveTo"))) unwrapElement(mark);
  else if (isW(mark, "del") && isW(mark.parentNode, "trPr") && isW(mark.parentNode.parentNode, "tr"))
    removeNode(mark.parentNode.parentNode);
  else removeNode(mark);
};
