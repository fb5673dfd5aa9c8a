/** Pasting plain text: each line but the last ends with Enter, so all of it stays in the control it was pasted into. */
import type { HostDocument, ParagraphPlace } from "../host-document";
import { markParagraphEnd, tracksChanges } from "../revision-marks";
import { paragraphAt } from "../story-places";
import { refuseLocked } from "../visible-text";
import { childW, createW, insertAfter, isElement, removeNode } from "../wordprocessing";
import { blockOf } from "./copy-paragraphs";
import { insertIntoParagraph, insertText } from "./insert-text";
import { splitParagraph } from "./split-paragraph";
import type { EditSetting, TextPlace } from "./text-place";

/** Pastes at the caret and returns the caret behind the last line. Throws HostFault `Locked`, `NoSuchPlace`, `InvalidArgument`, `ReadOnly`. */
export const pasteText = (
  document: HostDocument,
  at: TextPlace,
  text: string,
  setting: EditSetting = {},
): TextPlace => {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  return lines.reduce((caret, line, index) => {
    const typed = line === "" ? caret : insertText(document, caret, line, setting);
    return index === lines.length - 1 ? typed : splitParagraph(document, typed, setting);
  }, at);
};

/** A new paragraph behind the one at `place` and outside the control that holds it alone, as Word's own insertParagraph leaves it (office-js issue 3176): untagged. Returns its place. */
export const insertParagraphAfter = (
  document: HostDocument,
  place: ParagraphPlace,
  text: string,
  setting: EditSetting = {},
): ParagraphPlace =>
  document.change(setting.cause ?? "person", (touch) => {
    const reference = paragraphAt(document, place);
    const block = blockOf(reference);
    if (isElement(block.parentNode)) refuseLocked(block.parentNode);
    const added = createW(reference, "p");
    const properties = childW(reference, "pPr");
    if (properties !== undefined) {
      const copied = added.appendChild(properties.cloneNode(true));
      for (const name of ["sectPr", "pPrChange"]) {
        const unwanted = childW(copied, name);
        if (unwanted !== undefined) removeNode(unwanted);
      }
    }
    insertAfter(added, block);
    insertIntoParagraph(document, added, 0, text);
    if (tracksChanges(document)) markParagraphEnd(document, added, "ins");
    touch(place.part);
    return { part: place.part, paragraph: place.paragraph + 1 };
  });
