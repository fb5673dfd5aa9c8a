/**
 * Shows the open document: docx-preview lays out pages, tables, styles and lists; each paragraph's words are ours (paragraph-view),
 * so that one keystroke redraws one paragraph. Structure changes redraw the page and keep the scroll.
 */
import type { Element } from "@xmldom/xmldom";
import { renderAsync } from "docx-preview";
import type { HostDocument, ParagraphPlace } from "../host-document";
import { paragraphsOfPart, storyParts } from "../story-places";
import { ancestorW, childW, valueOf } from "../wordprocessing";
import { displayCopy, readMark } from "./display-copy";
import { holdsDrawing, OFFSET, paragraphNodes } from "./paragraph-view";

export interface Caret extends ParagraphPlace {
  readonly offset: number;
}
export interface ShownSelection {
  readonly anchor: Caret;
  readonly focus: Caret;
}

const PLACE = "data-place";
const CLASS = "page";

const placeKey = (place: ParagraphPlace): string => `${place.part}#${place.paragraph}`;

/** The unit control around a paragraph, by what its tag and title say. */
const controlOf = (paragraph: Element): { readonly tag: string; readonly title: string } | undefined => {
  const control = ancestorW(paragraph, "sdt");
  const properties = childW(control, "sdtPr");
  return control === undefined
    ? undefined
    : { tag: valueOf(properties, "tag") ?? "", title: valueOf(properties, "alias") ?? "" };
};

const statusOf = (tag: string): string =>
  tag.startsWith("draft-pending-attorney-review:")
    ? "pending"
    : tag.startsWith("attorney-reviewed:")
      ? "reviewed"
      : "other";

const styleClass = (styleId: string): string =>
  `${CLASS}_${styleId.replace(/[ .]+/g, "-").replace(/&+/g, "and").toLowerCase()}`;

export class DocumentView {
  readonly #host: HostDocument;
  readonly #pages: HTMLElement;
  readonly #styles: HTMLElement;
  #drawing: Promise<void> = Promise.resolve();
  #byPlace = new Map<string, HTMLElement[]>();
  #counts = "";
  #pending = 0;
  #next: Promise<void> | undefined;
  readonly #drawnListeners = new Set<() => void>();

  /** `pages` takes the rendered pages, `styles` the renderer's style sheets. */
  constructor(host: HostDocument, pages: HTMLElement, styles: HTMLElement) {
    this.#host = host;
    this.#pages = pages;
    this.#styles = styles;
  }

  /** Draws everything anew; while one drawing is under way, all further calls share the one that follows it. */
  draw(): Promise<void> {
    if (this.#next !== undefined) return this.#next;
    this.#pending += 1;
    this.#pages.setAttribute("aria-busy", "true");
    const next = this.#drawing
      .then(() => {
        this.#next = undefined;
        return this.#drawNow();
      })
      .finally(() => {
        this.#pending -= 1;
        if (this.#pending === 0) this.#pages.removeAttribute("aria-busy");
        this.#drawn();
      });
    this.#next = next;
    this.#drawing = next;
    return next;
  }
  /** While true the page still shows an older state, and its selection means nothing. */
  get isDrawing(): boolean {
    return this.#pending > 0;
  }
  async #drawNow(): Promise<void> {
    const copy = await displayCopy(this.#host);
    const scroll = this.#pages.parentElement?.scrollTop ?? 0;
    const counts = this.#counts;
    const fresh = document.createElement("div");
    await renderAsync(new Blob([copy as BlobPart]), fresh, this.#styles, {
      className: CLASS,
      inWrapper: true,
      breakPages: true,
      ignoreLastRenderedPageBreak: true,
      useBase64URL: true,
      renderComments: false,
      renderChanges: false,
    });
    const held = this.#selectionInHand();
    this.#pages.replaceChildren(...fresh.childNodes);
    this.#findParagraphs();
    this.#nameLetters();
    this.#counts = this.#paragraphCounts();
    if (held !== undefined && counts === this.#counts) this.select(held.anchor, held.focus);
    if (this.#pages.parentElement !== null) this.#pages.parentElement.scrollTop = scroll;
  }

  #findParagraphs(): void {
    this.#byPlace = new Map();
    const parts = storyParts(this.#host);
    const paragraphs = parts.map((part) => paragraphsOfPart(this.#host, part));
    for (const mark of this.#pages.querySelectorAll<HTMLElement>("span[id^='cs-view-']")) {
      const read = readMark(mark.id);
      const shown = mark.closest<HTMLElement>("p");
      const part = read === undefined ? undefined : parts[read.part];
      const paragraph = read === undefined ? undefined : paragraphs[read.part]?.[read.paragraph];
      if (read === undefined || shown === null || part === undefined || paragraph === undefined) continue;
      const place = { part, paragraph: read.paragraph };
      shown.setAttribute(PLACE, placeKey(place));
      this.#byPlace.set(placeKey(place), [...(this.#byPlace.get(placeKey(place)) ?? []), shown]);
      mark.remove();
      this.#fill(shown, paragraph, part === this.#host.mainPart);
    }
  }

  /** Tells the style sheet what most of the document is set in: its first words of the body. */
  #nameLetters(): void {
    const words = this.#pages.querySelector(`article [${OFFSET}]`);
    if (words === null) return;
    const { fontFamily, fontSize } = getComputedStyle(words);
    this.#pages.style.setProperty("--page-font", fontFamily);
    this.#pages.style.setProperty("--page-size", fontSize);
  }

  #fill(shown: HTMLElement, paragraph: Element, body: boolean): void {
    const control = controlOf(paragraph);
    shown.dataset["status"] = control === undefined ? "untagged" : statusOf(control.tag);
    if (control !== undefined) shown.dataset["tag"] = control.tag;
    else delete shown.dataset["tag"];
    if (body && control !== undefined) shown.title = control.title;
    if (holdsDrawing(paragraph)) shown.contentEditable = "false";
    else shown.replaceChildren(...paragraphNodes(paragraph, styleClass));
  }

  /** Calls back after every drawing, when the caret may be put. */
  onDrawn(listener: () => void): void {
    this.#drawnListeners.add(listener);
  }
  #drawn(): void {
    for (const listener of this.#drawnListeners) listener();
  }

  /** How many paragraphs each part has: while that stays, paragraphs are where they were drawn. */
  #paragraphCounts(): string {
    return storyParts(this.#host)
      .map((part) => `${part}:${paragraphsOfPart(this.#host, part).length}`)
      .join(" ");
  }

  /** The document changed: redraws what is needed, the paragraph in hand or the whole. */
  async follow(place: ParagraphPlace | undefined, wordsOnly: boolean): Promise<void> {
    if (!wordsOnly || this.#counts !== this.#paragraphCounts()) return this.draw();
    if (place === undefined) this.drawParagraphs();
    else this.drawParagraph(place);
    this.#drawn();
  }

  /** Draws one paragraph anew, wherever it is shown. */
  drawParagraph(place: ParagraphPlace): void {
    const paragraph = paragraphsOfPart(this.#host, place.part)[place.paragraph];
    if (paragraph === undefined) return;
    for (const shown of this.#byPlace.get(placeKey(place)) ?? [])
      this.#fill(shown, paragraph, place.part === this.#host.mainPart);
  }

  /** Only marks and titles may have changed (an add-in re-tagged): redraws every paragraph in place. What the person has selected stays selected, as in Word. */
  drawParagraphs(): void {
    const held = this.#selectionInHand();
    for (const part of storyParts(this.#host)) {
      paragraphsOfPart(this.#host, part).forEach((paragraph, index) => {
        for (const shown of this.#byPlace.get(placeKey({ part, paragraph: index })) ?? [])
          this.#fill(shown, paragraph, part === this.#host.mainPart);
      });
    }
    if (held !== undefined) this.select(held.anchor, held.focus);
  }

  #caretAt(node: Node, offset: number): Caret | undefined {
    const element = node instanceof HTMLElement ? node : node.parentElement;
    const shown = element?.closest<HTMLElement>(`[${PLACE}]`);
    const [part, paragraph] = shown?.getAttribute(PLACE)?.split("#") ?? [];
    if (shown == null || part === undefined || paragraph === undefined) return undefined;
    return { part, paragraph: Number(paragraph), offset: offsetWithin(shown, node, offset) };
  }

  /** The selection a redrawing would lose; undefined while the person is not in the document's words. */
  #selectionInHand(): ShownSelection | undefined {
    return document.activeElement instanceof HTMLElement && document.activeElement.isContentEditable
      ? this.selection()
      : undefined;
  }

  /** What is selected, in document terms; undefined when it lies outside the document's words. */
  selection(): ShownSelection | undefined {
    const selected = document.getSelection();
    if (selected?.anchorNode == null || selected.focusNode === null) return undefined;
    const anchor = this.#caretAt(selected.anchorNode, selected.anchorOffset);
    const focus = this.#caretAt(selected.focusNode, selected.focusOffset);
    return anchor === undefined || focus === undefined ? undefined : { anchor, focus };
  }

  /** Puts the caret, or a selection up to `end`, where the document says. */
  select(start: Caret, end: Caret = start): void {
    const from = this.#pointAt(start);
    const to = this.#pointAt(end);
    if (from === undefined || to === undefined) return;
    document.getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
  }
  #pointAt(caret: Caret): { readonly node: Node; readonly offset: number } | undefined {
    const shown = this.#byPlace.get(placeKey(caret))?.[0];
    if (shown === undefined) return undefined;
    const spans = [...shown.querySelectorAll<HTMLElement>(`[${OFFSET}]`)];
    const span = spans.findLast(
      (candidate) =>
        Number(candidate.getAttribute(OFFSET)) < caret.offset ||
        (caret.offset === 0 && candidate.getAttribute(OFFSET) === "0"),
    );
    const text = span?.firstChild;
    if (span === undefined || text == null) return { node: shown, offset: 0 };
    return {
      node: text,
      offset: Math.min(caret.offset - Number(span.getAttribute(OFFSET)), text.textContent?.length ?? 0),
    };
  }

  /** Brings the paragraph into view and marks it for a moment. */
  show(place: ParagraphPlace): void {
    const shown = this.#byPlace.get(placeKey(place))?.[0];
    if (shown === undefined) return;
    shown.scrollIntoView({
      block: "center",
      behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth",
    });
    for (const other of this.#pages.querySelectorAll(".in-hand")) other.classList.remove("in-hand");
    shown.classList.add("in-hand");
  }
}

/** Counts the visible text before a DOM point inside one shown paragraph. */
const offsetWithin = (shown: HTMLElement, node: Node, offset: number): number => {
  const range = document.createRange();
  range.selectNodeContents(shown);
  range.setEnd(node, offset);
  let count = 0;
  for (const span of shown.querySelectorAll<HTMLElement>(`[${OFFSET}]`)) {
    const text = span.firstChild;
    if (text === null || !range.intersectsNode(text)) continue;
    const end = text === node ? offset : (text.textContent?.length ?? 0);
    const position = range.comparePoint(text, 0);
    if (position <= 0) count = Math.max(count, Number(span.getAttribute(OFFSET)) + end);
  }
  return count;
};
