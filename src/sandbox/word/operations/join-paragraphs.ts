/**
 * Joining a paragraph with the next (Backspace at its start, Delete at the other's end).
 * An empty first paragraph goes with its own control and format; otherwise the words of the second move into the
 * first, whose format and control stay, and the second's control goes with its paragraph (office-js issue 4975).
 */
import type { Element, Node } from "@xmldom/xmldom";
import { HostFault } from "../host-fault";
import type { HostDocument, ParagraphPlace } from "../host-document";
import { markParagraphEnd, tracksChanges } from "../revision-marks";
import { paragraphAt } from "../story-places";
import { refuseLocked, textPieces, visibleText } from "../visible-text";
import { ancestor, childElements, childW, createW, isElement, isW, removeNode } from "../wordprocessing";
import type { EditSetting, TextPlace } from "./text-place";

const CONTAINERS = new Set(["body", "tc", "hdr", "ftr", "footnote", "endnote", "comment", "txbxContent"]);
const containerOf = (node: Node): Element | undefined =>
  ancestor(node, (element) => isW(element, element.localName ?? "") && CONTAINERS.has(element.localName ?? ""));

/** True when both stand in the same body, cell, header or note and no section ends between them. */
export const canJoin = (first: Element, second: Element): boolean =>
  containerOf(first) === containerOf(second) && childW(childW(first, "pPr"), "sectPr") === undefined;

/** Joins the paragraph at `place` with the one after it; returns the caret at the seam. Throws HostFault `AcrossContainers`, `Locked`, `NoSuchPlace`, `ReadOnly`. */
export const joinWithNext = (document: HostDocument, place: ParagraphPlace, setting: EditSetting = {}): TextPlace =>
  document.change(setting.cause ?? "person", (touch) => {
    const first = paragraphAt(document, place);
    const second = paragraphAt(document, { part: place.part, paragraph: place.paragraph + 1 });
    if (!canJoin(first, second))
      throw new HostFault("AcrossContainers", "the two paragraphs stand in different cells, stories or sections");
    refuseLocked(first);
    refuseLocked(second);
    const caret = { ...place, offset: visibleText(first).length };
    touch(place.part);
    if (tracksChanges(document)) markParagraphEnd(document, first, "del");
    else joinElements(first, second);
    return caret;
  });

/** Joins two elements and returns the paragraph that stays. */
export const joinElements = (first: Element, second: Element): Element => {
  if (isBare(first)) {
    const opening =
      childW(second, "pPr")?.nextSibling ?? (childW(second, "pPr") === undefined ? second.firstChild : null);
    for (const marker of childElements(first)) if (!isW(marker, "pPr")) second.insertBefore(marker, opening);
    removeParagraph(first);
    return second;
  }
  const sectionEnd = childW(childW(second, "pPr"), "sectPr");
  if (sectionEnd !== undefined) {
    const properties = childW(first, "pPr") ?? first.insertBefore(createW(first, "pPr"), first.firstChild);
    properties.insertBefore(sectionEnd, childW(properties, "pPrChange") ?? null);
  }
  for (const child of childElements(second)) if (!isW(child, "pPr")) first.appendChild(child);
  removeParagraph(second);
  return first;
};

/** No words and nothing that shows: only properties, bookmarks and other markers. */
const isBare = (paragraph: Element): boolean =>
  textPieces(paragraph).every((piece) => piece.text === "") &&
  childElements(paragraph).every(
    (child) =>
      !isW(child, "sdt") &&
      !isW(child, "hyperlink") &&
      !isW(child, "fldSimple") &&
      (!isW(child, "r") ||
        childElements(child).every(
          (inner) => isW(inner, "rPr") || isW(inner, "t") || isW(inner, "lastRenderedPageBreak"),
        )),
  );

/** Takes a paragraph out with the controls it leaves empty; a cell keeps one paragraph (17.4.66). */
export const removeParagraph = (paragraph: Element): void => {
  let holder: Node | null = paragraph.parentNode;
  removeNode(paragraph);
  while (
    isElement(holder) &&
    (isW(holder, "sdtContent") || isW(holder, "sdt") || isW(holder, "customXml")) &&
    childElements(holder).every((child) => isW(child, "sdtPr") || isW(child, "sdtEndPr") || isW(child, "customXmlPr"))
  ) {
    const outer: Node | null = holder.parentNode;
    removeNode(holder);
    holder = outer;
  }
  if (isElement(holder) && isW(holder, "tc") && childElements(holder).every((child) => isW(child, "tcPr")))
    holder.appendChild(createW(holder, "p"));
};
