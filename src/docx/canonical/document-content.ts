/** What reading a document yields: every paragraph of every story with its two hashes, and one hash over all. */

import type { BlockingDetails, ToBeSeenDetails } from "./reader-findings";

export type StoryKind = "body" | "header" | "footer" | "footnote" | "endnote" | "textbox";

/** One paragraph. Hashes are lower-case hex SHA-256. */
export interface ParagraphContent {
  /** Visible text, tabs as \t and breaks as \n; fields give their shown result. */
  readonly text: string;
  /** Hash of its own content and effective formatting. */
  readonly words: string;
  /** Hash of its printed list label, story and table position. */
  readonly place: string;
  /** The list label as printed ("1.", "(a)"), absent when none. */
  readonly label?: string;
  /** `w:tag` of the nearest enclosing control that carries one of our unit tags. */
  readonly tag?: string;
  /** Unit id read from that tag. */
  readonly id?: string;
  /** Which control holds it, numbered through the document in order; two controls with one tag differ here. */
  readonly control?: number;
  /** True when it shows something beside text: a picture, drawing, equation, chart or embedded object. */
  readonly drawn?: boolean;
  /** Depth of table cells it stands in; 0 outside tables. */
  readonly tableDepth: number;
}

export interface StoryContent {
  /** Package part, e.g. `word/document.xml`. */
  readonly part: string;
  readonly kind: StoryKind;
  readonly paragraphs: readonly ParagraphContent[];
}

interface Found<Code, Severity, Detail> {
  readonly code: Code;
  readonly severity: Severity;
  readonly part: string;
  readonly story?: StoryKind;
  /** Index into `stories`. */
  readonly storyIndex?: number;
  /** Index into that story's `paragraphs`. */
  readonly paragraph?: number;
  readonly detail?: Detail;
}

export type ContentFinding =
  | { [Code in keyof BlockingDetails]: Found<Code, "blocking", BlockingDetails[Code]> }[keyof BlockingDetails]
  | { [Code in keyof ToBeSeenDetails]: Found<Code, "toBeSeen", ToBeSeenDetails[Code]> }[keyof ToBeSeenDetails];

export interface DocumentContent {
  /** The content hash. */
  readonly hash: string;
  readonly stories: readonly StoryContent[];
  readonly findings: readonly ContentFinding[];
  /** Named blanks (`cs_blank_<n>_<slug>`) in document order. */
  readonly blanks: readonly {
    readonly name: string;
    readonly text: string;
    readonly storyIndex: number;
    readonly paragraph: number;
  }[];
}
