/**
 * Copying whole paragraphs with the controls around them, and pasting them here or in another document.
 * Desktop Word keeps the tags of what is pasted, so a paragraph comes twice or from a foreign draft; Word on the web
 * pastes the words alone (office-js issue 1926). Ids of controls, paragraphs and bookmarks are never carried over.
 */
import { DOMParser, XMLSerializer, type Element } from "@xmldom/xmldom";
import { HostFault } from "../host-fault";
import type { HostDocument, ParagraphPlace } from "../host-document";
import { markParagraphEnd, revisionMark, tracksChanges } from "../revision-marks";
import { paragraphAt, paragraphsOfPart } from "../story-places";
import { paragraphsIn, refuseLocked } from "../visible-text";
import {
  ancestor,
  childElements,
  childW,
  createW,
  descendants,
  documentOf,
  insertAfter,
  isElement,
  isW,
  R,
  removeNode,
  setAttributeW,
  unwrapElement,
  W14,
} from "../wordprocessing";
import type { EditSetting } from "./text-place";

/** What the clipboard holds: blocks as XML, each declaring its own namespaces. Plain data. */
export interface CopiedParagraphs {
  readonly blocks: readonly string[];
}

export type PastedControls = "kept" | "text-only";

/** Copies the paragraphs `from` to `to` inclusive, each with the control that holds it alone. Throws HostFault `NoSuchPlace`, and `NotAllowed` for pictures and notes, which lie in other parts and are not carried here. */
export const copyParagraphs = (document: HostDocument, from: ParagraphPlace, to: ParagraphPlace): CopiedParagraphs => {
  paragraphAt(document, from);
  paragraphAt(document, to);
  const serializer = new XMLSerializer();
  const uncarried = new Set(["drawing", "pict", "object", "footnoteReference", "endnoteReference", "AlternateContent"]);
  const blocks = new Set(
    paragraphsOfPart(document, from.part)
      .slice(from.paragraph, to.paragraph + 1)
      .map(blockOf),
  );
  for (const block of blocks)
    if (descendants(block, (element) => uncarried.has(element.localName ?? "")).length > 0)
      throw new HostFault("NotAllowed", "the paragraphs hold a picture or a note, which this stand-in does not copy");
  return { blocks: [...blocks].map((block) => serializer.serializeToString(cleanCopyOf(block))) };
};

/** Pastes behind the paragraph (outside the control that holds it alone) and returns the place of the first pasted paragraph. Throws HostFault `Locked`, `NoSuchPlace`, `ReadOnly`. */
export const pasteParagraphs = (
  document: HostDocument,
  after: ParagraphPlace,
  copied: CopiedParagraphs,
  controls: PastedControls = document.setting.mode === "desktop" ? "kept" : "text-only",
  setting: EditSetting = {},
): ParagraphPlace =>
  document.change(setting.cause ?? "person", (touch) => {
    const paragraph = paragraphAt(document, after);
    let reference = blockOf(paragraph);
    if (isElement(reference.parentNode)) refuseLocked(reference.parentNode);
    const styles = new Set(styleIds(document));
    const parser = new DOMParser({ locator: false });
    for (const xml of copied.blocks) {
      const root = parser.parseFromString(xml, "text/xml").documentElement;
      if (root === null) throw new HostFault("InvalidArgument", "nothing was copied");
      const block = documentOf(paragraph).importNode(root, true);
      for (const pasted of controls === "kept" ? [block] : paragraphsIn(wrapped(block))) {
        if (controls === "text-only")
          for (const control of descendants(pasted, (element) => isW(element, "sdt"))) unwrapControl(control);
        dropUnknownStyles(pasted, styles);
        freshIds(document, pasted);
        insertAfter(pasted, reference);
        if (tracksChanges(document)) markInserted(document, pasted);
        reference = pasted;
      }
    }
    touch(after.part);
    return { part: after.part, paragraph: after.paragraph + 1 };
  });

/** Ctrl+D of paragraphs: the same words under the same tag, right behind. Throws as pasting does. */
export const duplicateParagraph = (
  document: HostDocument,
  place: ParagraphPlace,
  setting: EditSetting = {},
): ParagraphPlace => pasteParagraphs(document, place, copyParagraphs(document, place, place), "kept", setting);

/** The outermost control that holds this paragraph and no other, else the paragraph. */
export const blockOf = (paragraph: Element): Element => {
  let block = paragraph;
  for (;;) {
    const content = block.parentNode;
    if (
      !isElement(content) ||
      !isW(content, "sdtContent") ||
      !isElement(content.parentNode) ||
      childElements(content).length !== 1
    )
      return block;
    block = content.parentNode;
  }
};
const wrapped = (block: Element): Element => {
  const holder = createW(block, "body");
  holder.appendChild(block);
  return holder;
};

const cleanCopyOf = (block: Element): Element => {
  const copy = block.cloneNode(true) as Element;
  const gone = new Set([
    "bookmarkStart",
    "bookmarkEnd",
    "commentRangeStart",
    "commentRangeEnd",
    "commentReference",
    "sectPr",
    "proofErr",
    "lastRenderedPageBreak",
  ]);
  for (const element of descendants(
    copy,
    (candidate) => isW(candidate, candidate.localName ?? "") && gone.has(candidate.localName ?? ""),
  ))
    removeNode(element);
  for (const link of descendants(copy, (candidate) => isW(candidate, "hyperlink") && candidate.hasAttributeNS(R, "id")))
    unwrapElement(link);
  return copy;
};

const unwrapControl = (control: Element): void => {
  const content = childW(control, "sdtContent");
  if (content !== undefined) {
    while (content.firstChild !== null) control.parentNode?.insertBefore(content.firstChild, control);
  }
  removeNode(control);
};

const freshIds = (document: HostDocument, block: Element): void => {
  const self = (name: string): Element[] => [
    ...(isW(block, name) ? [block] : []),
    ...descendants(block, (element) => isW(element, name)),
  ];
  for (const control of self("sdt")) {
    const id = childW(childW(control, "sdtPr"), "id");
    if (id !== undefined) setAttributeW(id, "val", document.freshControlId());
  }
  for (const paragraph of self("p")) {
    if (paragraph.hasAttributeNS(W14, "paraId"))
      paragraph.setAttributeNS(W14, `${paragraph.lookupPrefix(W14) ?? "w14"}:paraId`, document.freshParagraphId());
  }
};

const styleIds = (document: HostDocument): string[] => {
  const styles = document.relatedParts(document.mainPart, "/styles")[0];
  return styles === undefined
    ? []
    : childElements(document.root(styles)).flatMap((style) =>
        isW(style, "style") ? [style.getAttributeNS(style.namespaceURI, "styleId") ?? ""] : [],
      );
};
/** A style the target does not define would be a dangling reference; Word falls back to the default one. */
const dropUnknownStyles = (block: Element, known: ReadonlySet<string>): void => {
  for (const reference of descendants(
    block,
    (element) => isW(element, "pStyle") || isW(element, "rStyle") || isW(element, "tblStyle"),
  )) {
    if (!known.has(reference.getAttributeNS(reference.namespaceURI, "val") ?? "")) removeNode(reference);
  }
};

const markInserted = (document: HostDocument, block: Element): void => {
  for (const paragraph of isW(block, "p") ? [block] : paragraphsIn(block)) {
    for (const run of descendants(
      paragraph,
      (element) => isW(element, "r"),
      (element) => !isW(element, "ins"),
    )) {
      if (ancestor(run, (element) => isW(element, "ins") || isW(element, "del")) !== undefined) continue;
      const mark = revisionMark(document, run, "ins");
      run.parentNode?.insertBefore(mark, run);
      mark.appendChild(run);
    }
    markParagraphEnd(document, paragraph, "ins");
  }
};
