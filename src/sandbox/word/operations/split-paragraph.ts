/**
 * Enter. The second half becomes a paragraph of its own right behind the first, in the same control, with the same
 * properties; a section break stays with the second half. An inline control that is cut keeps its first half only.
 */
import type { Element, Node } from "@xmldom/xmldom";
import type { HostDocument } from "../host-document";
import { markParagraphEnd, tracksChanges } from "../revision-marks";
import { paragraphAt } from "../story-places";
import { boundaryAt, refuseLocked } from "../visible-text";
import { childW, insertAfter, isElement, isW, removeNode, W14 } from "../wordprocessing";
import { inComplexField } from "./insert-text";
import type { EditSetting, TextPlace } from "./text-place";

/** Splits at the caret and returns the caret at the start of the new paragraph. Throws HostFault `Locked`, `NoSuchPlace`, `ReadOnly`. */
export const splitParagraph = (document: HostDocument, at: TextPlace, setting: EditSetting = {}): TextPlace =>
  document.change(setting.cause ?? "person", (touch) => {
    const paragraph = paragraphAt(document, at);
    splitElement(document, paragraph, at.offset);
    touch(at.part);
    return { part: at.part, paragraph: at.paragraph + 1, offset: 0 };
  });

/** The same on the element; returns the new paragraph. For use inside a change. */
export const splitElement = (document: HostDocument, paragraph: Element, offset: number): Element => {
  refuseLocked(paragraph);
  const { left, right } = boundaryAt(paragraph, offset);
  if (left !== undefined) refuseLocked(left.run);
  const properties = childW(paragraph, "pPr");
  const second = paragraph.cloneNode(false) as Element;
  if (paragraph.hasAttributeNS(W14, "paraId"))
    second.setAttributeNS(W14, `${paragraph.lookupPrefix(W14) ?? "w14"}:paraId`, document.freshParagraphId());
  const insideField =
    left !== undefined &&
    inComplexField(paragraph, left.run) &&
    right !== undefined &&
    !inComplexField(paragraph, right.run);
  const cut =
    insideField && right !== undefined
      ? right.run
      : left === undefined
        ? (properties?.nextSibling ?? (properties === undefined ? paragraph.firstChild : null))
        : nextWithin(left.run, paragraph);
  let moving: Node | null = cut === null ? null : liftToParagraph(cut, paragraph);
  if (properties !== undefined) second.appendChild(properties.cloneNode(true));
  while (moving !== null) {
    const next: Node | null = moving.nextSibling;
    second.appendChild(moving);
    moving = next;
  }
  if (properties !== undefined) dropEndMarks(properties);
  insertAfter(second, paragraph);
  if (tracksChanges(document)) markParagraphEnd(document, paragraph, "ins");
  return second;
};

/** The node that follows a run, climbing out of what holds it, up to the paragraph. */
const nextWithin = (run: Element, paragraph: Element): Node | null => {
  for (let at: Node = run; at !== paragraph; at = at.parentNode as Node)
    if (at.nextSibling !== null) return at.nextSibling;
  return null;
};

/** The first half's mark is new: section break, insertion and deletion marks belong to the old mark, which now ends the second half. */
const dropEndMarks = (properties: Element): void => {
  const section = childW(properties, "sectPr");
  if (section !== undefined) removeNode(section);
  const marks = childW(properties, "rPr");
  for (const name of ["ins", "del", "moveFrom", "moveTo"]) {
    const mark = childW(marks, name);
    if (mark !== undefined) removeNode(mark);
  }
};

/** Cuts whatever holds the node, so that it and what follows are children of the paragraph; returns the first of them. Links and marks continue on both sides, controls and fields do not. */
const liftToParagraph = (node: Node, paragraph: Element): Node => {
  let first: Node = node;
  while (first.parentNode !== paragraph && isElement(first.parentNode)) {
    const holder: Element = first.parentNode;
    if (first.previousSibling === null && !isW(holder, "sdtContent")) {
      first = holder;
      continue;
    }
    const outer: Element = isW(holder, "sdtContent") && isElement(holder.parentNode) ? holder.parentNode : holder;
    if (isW(holder, "sdtContent") && first.previousSibling === null) {
      first = outer;
      continue;
    }
    const continues = ["ins", "del", "moveFrom", "moveTo", "hyperlink", "smartTag", "bdo", "dir"].includes(
      holder.localName ?? "",
    );
    const shell = continues ? (holder.cloneNode(false) as Element) : undefined;
    const after = outer.nextSibling;
    let moving: Node | null = first;
    while (moving !== null) {
      const next: Node | null = moving.nextSibling;
      if (shell !== undefined) shell.appendChild(moving);
      else outer.parentNode?.insertBefore(moving, after);
      moving = next;
    }
    if (shell !== undefined) {
      insertAfter(shell, outer);
      first = shell;
    }
  }
  return first;
};
