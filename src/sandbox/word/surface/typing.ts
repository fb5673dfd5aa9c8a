/**
 * What a person does in the page becomes one operation on the bytes; the browser itself never changes the shown text.
 * A refusal (a locked control, a cell's edge) is told in one sentence and changes nothing.
 */
import { HostFault, type HostFaultCode } from "../host-fault";
import type { HostDocument, ParagraphPlace } from "../host-document";
import {
  copyParagraphs,
  duplicateParagraph,
  pasteParagraphs,
  type CopiedParagraphs,
} from "../operations/copy-paragraphs";
import { deleteRange } from "../operations/delete-range";
import { insertText } from "../operations/insert-text";
import { joinWithNext } from "../operations/join-paragraphs";
import { pasteText } from "../operations/paste-text";
import { splitParagraph } from "../operations/split-paragraph";
import { toggleFormat } from "../operations/toggle-format";
import { paragraphsOfPart } from "../story-places";
import { visibleText } from "../visible-text";
import type { Caret, DocumentView, ShownSelection } from "./document-view";

/** Paragraphs with their controls, as Word puts them on its own clipboard. */
const RICH = "application/x-countersign-paragraphs";

const SENTENCES: Readonly<Partial<Record<HostFaultCode, string>>> = {
  Locked: "This text is locked. Its control may not be edited here.",
  ReadOnly: "The document is open for reading only.",
  AcrossContainers: "Word does not join or delete across a table cell or section here.",
  NoSuchPlace: "That place is not in the document any more.",
};

const isBefore = (one: Caret, other: Caret): boolean =>
  one.paragraph < other.paragraph || (one.paragraph === other.paragraph && one.offset <= other.offset);

/** From the earlier to the later end; undefined when it runs over two parts. */
const ordered = (selection: ShownSelection): { readonly from: Caret; readonly to: Caret } | undefined => {
  const { anchor, focus } = selection;
  if (anchor.part !== focus.part) return undefined;
  return isBefore(anchor, focus) ? { from: anchor, to: focus } : { from: focus, to: anchor };
};

export interface Typing {
  readonly host: HostDocument;
  readonly view: DocumentView;
  readonly pages: HTMLElement;
  /** Tells the person one sentence. */
  readonly tell: (sentence: string) => void;
}

/** Listens to keyboard and clipboard. Redrawing on the document's changes is `show-document`'s part. */
export const listenToTyping = ({ host, view, pages, tell }: Typing): void => {
  // Where the caret belongs once the page shows the last edit; keys pressed before that go there, not to what is still on screen.
  let after: { readonly caret: Caret; readonly end?: Caret } | undefined;
  const place = (): void => {
    if (after === undefined) return;
    // Also between two drawings: without a caret in its text the browser would swallow the next key.
    view.select(after.caret, after.end ?? after.caret);
    if (!view.isDrawing) after = undefined;
  };
  const inHand = (): { readonly from: Caret; readonly to: Caret } | undefined => {
    if (after !== undefined) return { from: after.caret, to: after.end ?? after.caret };
    const selected = view.selection();
    return selected === undefined ? undefined : ordered(selected);
  };

  const textLength = (place: ParagraphPlace): number => {
    const paragraph = paragraphsOfPart(host, place.part)[place.paragraph];
    return paragraph === undefined ? 0 : visibleText(paragraph).length;
  };

  const removeSelected = (from: Caret, to: Caret): Caret =>
    from.paragraph === to.paragraph && from.offset === to.offset ? from : deleteRange(host, from, to);

  const deleteBackward = (caret: Caret, unit: "character" | "word"): Caret => {
    if (caret.offset > 0) {
      const paragraph = paragraphsOfPart(host, caret.part)[caret.paragraph];
      const before = paragraph === undefined ? "" : visibleText(paragraph).slice(0, caret.offset);
      const length =
        unit === "word"
          ? (/(\S+\s*|\s+)$/.exec(before)?.[0].length ?? 1)
          : /[\ud800-\udbff][\udc00-\udfff]$/.test(before)
            ? 2
            : 1;
      return deleteRange(host, { ...caret, offset: caret.offset - length }, caret);
    }
    if (caret.paragraph === 0) return caret;
    return joinWithNext(host, { part: caret.part, paragraph: caret.paragraph - 1 });
  };
  const deleteForward = (caret: Caret, unit: "character" | "word"): Caret => {
    if (caret.offset >= textLength(caret)) return joinWithNext(host, caret);
    const paragraph = paragraphsOfPart(host, caret.part)[caret.paragraph];
    const behind = paragraph === undefined ? "" : visibleText(paragraph).slice(caret.offset);
    const length =
      unit === "word"
        ? (/^(\s*\S+|\s+)/.exec(behind)?.[0].length ?? 1)
        : /^[\ud800-\udbff][\udc00-\udfff]/.test(behind)
          ? 2
          : 1;
    return deleteRange(host, caret, { ...caret, offset: caret.offset + length });
  };

  const toggle = (from: Caret, to: Caret, format: "b" | "strike"): { readonly caret: Caret; readonly end: Caret } => {
    for (let paragraph = from.paragraph; paragraph <= to.paragraph; paragraph += 1) {
      const place = { part: from.part, paragraph };
      toggleFormat(
        host,
        {
          ...place,
          start: paragraph === from.paragraph ? from.offset : 0,
          end: paragraph === to.paragraph ? to.offset : textLength(place),
        },
        format,
      );
    }
    return { caret: from, end: to };
  };

  const pasteCopied = (at: Caret, rich: string): Caret => {
    const last = pasteParagraphs(host, at, JSON.parse(rich) as CopiedParagraphs);
    return { ...last, offset: textLength(last) };
  };

  const perform = (
    inputType: string,
    data: DataTransfer | null,
    text: string | null,
    from: Caret,
    to: Caret,
  ): Caret | { readonly caret: Caret; readonly end: Caret } | undefined => {
    const isRange = from.paragraph !== to.paragraph || from.offset !== to.offset;
    switch (inputType) {
      case "insertText":
      case "insertReplacementText":
        return insertText(host, removeSelected(from, to), text ?? data?.getData("text/plain") ?? "");
      case "insertParagraph":
        return splitParagraph(host, removeSelected(from, to));
      case "insertLineBreak":
        return insertText(host, removeSelected(from, to), "\n");
      case "deleteContentBackward":
      case "deleteWordBackward":
        return isRange
          ? removeSelected(from, to)
          : deleteBackward(from, inputType === "deleteWordBackward" ? "word" : "character");
      case "deleteContentForward":
      case "deleteWordForward":
        return isRange
          ? removeSelected(from, to)
          : deleteForward(from, inputType === "deleteWordForward" ? "word" : "character");
      case "deleteByCut":
        return removeSelected(from, to);
      case "insertFromPaste": {
        const rich = data?.getData(RICH) ?? "";
        const place = removeSelected(from, to);
        return rich === "" ? pasteText(host, place, data?.getData("text/plain") ?? "") : pasteCopied(place, rich);
      }
      case "formatBold":
        return toggle(from, to, "b");
      default:
        return undefined;
    }
  };

  const tryTo = (act: () => Caret | { readonly caret: Caret; readonly end: Caret } | undefined): void => {
    try {
      const result = act();
      after = result === undefined ? undefined : "caret" in result ? result : { caret: result };
      if (!view.isDrawing) place();
    } catch (error) {
      if (!(error instanceof HostFault)) throw error;
      tell(SENTENCES[error.code] ?? "The stand-in for Word cannot do that here.");
    }
  };

  pages.addEventListener("beforeinput", (event) => {
    event.preventDefault();
    const range = inHand();
    if (range === undefined) {
      tell("Click into a paragraph of text first.");
      return;
    }
    tryTo(() => perform(event.inputType, event.dataTransfer, event.data, range.from, range.to));
  });

  pages.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey)) return;
    const range = inHand();
    if (range === undefined) return;
    const key = event.key.toLowerCase();
    // Word's own key for strikethrough is Alt+H,4; Ctrl+Shift+X is what most editors share. Ctrl+D duplicates the paragraph.
    if (event.shiftKey && key === "x") {
      event.preventDefault();
      tryTo(() => toggle(range.from, range.to, "strike"));
    } else if (key === "d") {
      event.preventDefault();
      tryTo(() => ({ ...duplicateParagraph(host, range.from), offset: 0 }));
    }
  });

  const copy = (event: ClipboardEvent): boolean => {
    const range = inHand();
    if (range === undefined || event.clipboardData === null) return false;
    event.preventDefault();
    const texts = paragraphsOfPart(host, range.from.part)
      .slice(range.from.paragraph, range.to.paragraph + 1)
      .map((paragraph) => visibleText(paragraph));
    const whole = range.from.offset === 0 && range.to.offset === (texts.at(-1) ?? "").length;
    event.clipboardData.setData(
      "text/plain",
      texts
        .map((text, index) =>
          text.slice(index === 0 ? range.from.offset : 0, index === texts.length - 1 ? range.to.offset : undefined),
        )
        .join("\n"),
    );
    // Whole paragraphs travel with their controls, as from Word on the desktop; part of one travels as text.
    if (whole) event.clipboardData.setData(RICH, JSON.stringify(copyParagraphs(host, range.from, range.to)));
    return true;
  };
  pages.addEventListener("copy", copy);
  pages.addEventListener("cut", (event) => {
    const range = inHand();
    if (copy(event) && range !== undefined) tryTo(() => removeSelected(range.from, range.to));
  });
  // A drop would move text behind the operations' back.
  pages.addEventListener("drop", (event) => {
    event.preventDefault();
  });

  // A click says where the person wants to be next, whatever is still being drawn.
  pages.addEventListener("pointerdown", () => {
    after = undefined;
  });

  document.addEventListener("selectionchange", () => {
    if (view.isDrawing) return;
    const selected = view.selection();
    const range = selected === undefined ? undefined : ordered(selected);
    if (range !== undefined && range.from.paragraph === range.to.paragraph && document.activeElement === pages)
      host.select(
        { part: range.from.part, paragraph: range.from.paragraph, start: range.from.offset, end: range.to.offset },
        "person",
      );
  });

  view.onDrawn(place);
};
