/** Reads every paragraph's placeholders of one story part, joined across runs, and parses each one by itself. */
import { decodeEntities } from "../../docx/xml/xml-text";
import type { StoryNode, StoryTree } from "../story/story-node";
import { findPlaceholders } from "./find-placeholders";
import { parsePlaceholder, straighten, type Placeholder } from "./syntax";
import type { MistakeCode, TemplateMistake } from "./template-fault";

export interface Placed {
  readonly node: StoryNode;
  /** Order within its paragraph. */
  readonly order: number;
  /** Offsets into the paragraph's text. */
  readonly start: number;
  readonly end: number;
  readonly typed: string;
  readonly placeholder: Placeholder;
}

export interface ParagraphText {
  readonly node: StoryNode;
  readonly text: string;
  /** Offset in `text` where each segment begins. */
  readonly starts: readonly number[];
  readonly segmentTexts: readonly string[];
  readonly placed: readonly Placed[];
  /** Ranges of text that print nothing: placeholders, escapes, white space a `~` takes away. Sorted. */
  readonly dropped: readonly { readonly start: number; readonly end: number }[];
  /** Zero-based among the paragraphs of its story. */
  readonly paragraph: number;
}

/** Where a paragraph stands for the template's author. */
export interface TemplatePlace {
  readonly paragraph: number;
  readonly firstWords: string;
  /** The clause it stands in. */
  readonly clause?: string;
}
export type PlaceOf = (node: StoryNode) => TemplatePlace;

/** A block's opening that cannot be read: what closes it is no mistake of its own. */
export interface UnreadOpening {
  readonly node: StoryNode;
  readonly name: string;
}

export type Report = (
  code: MistakeCode,
  node: StoryNode,
  placeholder: string,
  message: string,
  suggestion?: string,
) => void;

const spaceBefore = (text: string, at: number): number => {
  let start = at;
  while (start > 0 && /\s/.test(text.charAt(start - 1))) start -= 1;
  return start;
};
const spaceAfter = (text: string, at: number): number => {
  let end = at;
  while (end < text.length && /\s/.test(text.charAt(end))) end += 1;
  return end;
};

export const textOf = (node: StoryNode, part: string): string =>
  (node.paragraph?.segments ?? [])
    .map((segment) => (segment.mark ? segment.raw : decodeEntities(segment.raw, part)))
    .join("");

export const firstWords = (text: string): string => {
  const trimmed = text.trim();
  return trimmed.length <= 60 ? trimmed : `${trimmed.slice(0, 59)}\u2026`;
};

/** Reads all of them. What cannot be read goes to `report`; the rest is returned, by paragraph. */
export const readPlaceholders = (
  tree: StoryTree,
  indexes: ReadonlyMap<StoryNode, number>,
  report: Report,
  unread: UnreadOpening[] = [],
): ReadonlyMap<StoryNode, ParagraphText> => {
  const found = new Map<StoryNode, ParagraphText>();
  for (const [node, paragraph] of indexes) {
    const segments = node.paragraph?.segments ?? [];
    if (!segments.some((segment) => /[{}]/.test(segment.raw))) continue;
    const segmentTexts = segments.map((segment) =>
      segment.mark ? segment.raw : decodeEntities(segment.raw, tree.part),
    );
    const [only = ""] = segmentTexts;
    const text = segmentTexts.length === 1 ? only : segmentTexts.join("");
    if (!text.includes("{{") && !text.includes("}}")) continue;
    const { placeholders, strays } = findPlaceholders(text);
    const placed: Placed[] = [];
    const dropped: { start: number; end: number }[] = [];
    for (const stray of strays) {
      if (stray.why === "escaped") dropped.push({ start: stray.start, end: stray.end });
      else if (stray.why === "unclosed")
        report(
          "unclosed-placeholder",
          node,
          stray.typed,
          `The placeholder ${stray.typed.slice(0, 60)} is opened and never closed in its paragraph.`,
        );
      else report("stray-close", node, "}}", "}} stands there without the {{ it would close.");
    }
    for (const at of placeholders) {
      const parsed = parsePlaceholder(straighten(at.typed));
      if (!parsed.ok) {
        report("unreadable-placeholder", node, at.typed, `${at.typed} cannot be read: ${parsed.why}.`);
        const opening = /^\{\{\{?~?\s*[#^]\s*([^\s}~(|]+)/.exec(at.typed)?.[1];
        if (opening !== undefined) unread.push({ node, name: opening });
        continue;
      }
      const { strip } = parsed.placeholder;
      dropped.push({
        start: strip.open ? spaceBefore(text, at.start) : at.start,
        end: strip.close ? spaceAfter(text, at.end) : at.end,
      });
      placed.push({
        node,
        order: placed.length,
        start: at.start,
        end: at.end,
        typed: at.typed,
        placeholder: parsed.placeholder,
      });
    }
    const starts: number[] = [];
    let offset = 0;
    for (const piece of segmentTexts) {
      starts.push(offset);
      offset += piece.length;
    }
    if (strays.length > 0) dropped.sort((a, b) => a.start - b.start);
    if (placed.length > 0 || dropped.length > 0)
      found.set(node, { node, text, starts, segmentTexts, placed, dropped, paragraph });
  }
  return found;
};

/** Reports into `mistakes`; `at` keeps where each stands in the part, for putting them in order. */
export const mistakeAt =
  (part: string, placeOf: PlaceOf, mistakes: TemplateMistake[], at: number[]): Report =>
  (code, node, placeholder, message, suggestion) => {
    at.push(node.start);
    const { clause, ...place } = placeOf(node);
    mistakes.push({
      code,
      part,
      story: node.story,
      ...place,
      placeholder,
      message: clause === undefined ? message : `In the clause "${clause}": ${message}`,
      ...(suggestion === undefined ? {} : { suggestion }),
    });
  };
