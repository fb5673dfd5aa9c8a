/**
 * Deleting text. A range over several paragraphs joins its first and last, as Word does, but never across a cell,
 * a section break or a story. While changes are tracked the words stay and are marked; one's own insertion just goes.
 */
import type { Element } from "@xmldom/xmldom";
import { HostFault } from "../host-fault";
import type { HostDocument } from "../host-document";
import { markParagraphEnd, ownInsertion, revisionMark, tracksChanges } from "../revision-marks";
import { paragraphAt, paragraphsOfPart } from "../story-places";
import { boundaryAt, refuseLocked, textPieces, visibleText } from "../visible-text";
import { childElements, createW, isElement, isW, removeNode, XML } from "../wordprocessing";
import { canJoin, joinElements } from "./join-paragraphs";
import type { EditSetting, TextPlace } from "./text-place";

/** Deletes from `from` up to `to` (same part) and returns the caret. Throws HostFault `Locked`, `NoSuchPlace`, `ReadOnly`; nothing is deleted then. */
export const deleteRange = (
  document: HostDocument,
  from: TextPlace,
  to: TextPlace,
  setting: EditSetting = {},
): TextPlace =>
  document.change(setting.cause ?? "person", (touch) => {
    if (
      from.part !== to.part ||
      to.paragraph < from.paragraph ||
      (to.paragraph === from.paragraph && to.offset < from.offset)
    )
      throw new HostFault("InvalidArgument", "the range must run forward within one part");
    paragraphAt(document, from);
    paragraphAt(document, to);
    const paragraphs = paragraphsOfPart(document, from.part).slice(from.paragraph, to.paragraph + 1);
    for (const paragraph of paragraphs) refuseLocked(paragraph);
    paragraphs.forEach((paragraph, index) =>
      refuseLockedText(
        paragraph,
        index === 0 ? from.offset : 0,
        index === paragraphs.length - 1 ? to.offset : visibleText(paragraph).length,
      ),
    );
    touch(from.part);
    paragraphs.forEach((paragraph, index) =>
      deleteInParagraph(
        document,
        paragraph,
        index === 0 ? from.offset : 0,
        index === paragraphs.length - 1 ? to.offset : visibleText(paragraph).length,
      ),
    );
    if (tracksChanges(document))
      for (const paragraph of paragraphs.slice(0, -1)) markParagraphEnd(document, paragraph, "del");
    else joinThrough(paragraphs);
    return from;
  });

const joinThrough = (paragraphs: readonly Element[]): void => {
  let first = paragraphs[0];
  for (const next of paragraphs.slice(1)) {
    if (first !== undefined && canJoin(first, next)) first = joinElements(first, next);
    else first = next;
  }
};

/** Throws before anything changed when a locked inline control lies in the range. */
const refuseLockedText = (paragraph: Element, from: number, to: number): void => {
  for (const piece of textPieces(paragraph))
    if (piece.start < to && from < piece.start + piece.text.length) refuseLocked(piece.run);
};

/** The same within one paragraph, on the element; for use inside a change. */
export const deleteInParagraph = (document: HostDocument, paragraph: Element, from: number, to: number): void => {
  if (to <= from) return;
  refuseLockedText(paragraph, from, to);
  boundaryAt(paragraph, from);
  boundaryAt(paragraph, to);
  const pieces = textPieces(paragraph).filter(
    (piece) => piece.text.length > 0 && piece.start >= from && piece.start + piece.text.length <= to,
  );
  const tracked = tracksChanges(document);
  for (const run of new Set(pieces.map((piece) => piece.run))) {
    if (tracked && ownInsertion(document, run) === undefined) markDeleted(document, run);
    else {
      for (const piece of pieces) if (piece.run === run) removeNode(piece.node);
      if (childElements(run).every((child) => isW(child, "rPr"))) removeWithEmptyHolders(run, paragraph);
    }
  }
};

/** Wraps a run in `w:del`; its words become `w:delText` (17.3.3.7). */
const markDeleted = (document: HostDocument, run: Element): void => {
  const mark = revisionMark(document, run, "del");
  run.parentNode?.insertBefore(mark, run);
  mark.appendChild(run);
  for (const child of childElements(run)) {
    if (!isW(child, "t")) continue;
    const deleted = createW(run, "delText");
    deleted.textContent = child.textContent;
    deleted.setAttributeNS(XML, "xml:space", "preserve");
    run.replaceChild(deleted, child);
  }
};

/** Removes a run and the insertions and links it leaves empty; an emptied inline control stays, as in Word. */
const removeWithEmptyHolders = (run: Element, paragraph: Element): void => {
  let holder = run.parentNode;
  removeNode(run);
  while (
    isElement(holder) &&
    holder !== paragraph &&
    (isW(holder, "ins") || isW(holder, "hyperlink") || isW(holder, "smartTag")) &&
    childElements(holder).length === 0
  ) {
    const outer = holder.parentNode;
    removeNode(holder);
    holder = outer;
  }
};
