/** The structure of a story part, as nodes that keep offsets into its source: what a reader of the tree needs to know of it. */
import type { StoryKind } from "../../domain/draft/finding";

export type NodeKind = "part" | "root" | "note" | "p" | "tbl" | "tr" | "tc" | "sdt" | "content" | "wrap" | "textbox";

/** A run; offsets into the part's source. `rPrEnd` equals `openEnd` where the run has no properties. */
export interface RunNode {
  readonly start: number;
  readonly openEnd: number;
  rPrStart: number;
  rPrEnd: number;
  closeStart: number;
  end: number;
  /** Where the element that holds the run starts: two runs with one parent can share an inline block. */
  readonly parentStart: number;
  /** Inside a plain-text control, where another control may not stand. */
  readonly inPlainControl: boolean;
}

/** A piece of a paragraph's text: one `w:t` (raw, still escaped) or one mark (tab, break, hyphen) of length 1. */
export interface TextSegment {
  readonly run: RunNode;
  readonly start: number;
  end: number;
  raw: string;
  readonly mark: boolean;
}

export interface ParagraphDetail {
  readonly segments: TextSegment[];
  readonly runs: RunNode[];
  pPrStart: number;
  pPrEnd: number;
  style?: string;
  hasSectPr: boolean;
  /** Something a reader sees besides text: drawing, picture, object, equation, symbol, note reference, field result. */
  hasOtherContent: boolean;
  /** It holds a page or column break. */
  breaksPage: boolean;
  keepNext: boolean;
  outline: boolean;
  hasList: boolean;
  deleted: boolean;
}

export interface ControlDetail {
  tag?: string;
  id?: number;
  /** Plain text, date, list, check box or picture: a control of ours may not stand inside it. */
  restricted: boolean;
  contentStart: number;
  contentEnd: number;
}

export interface StoryNode {
  readonly kind: NodeKind;
  readonly start: number;
  readonly openEnd: number;
  closeStart: number;
  end: number;
  readonly parent?: StoryNode;
  /** Position among the parent's children. */
  readonly index: number;
  readonly children: StoryNode[];
  readonly story: StoryKind;
  readonly paragraph?: ParagraphDetail;
  readonly control?: ControlDetail;
  /** In a fallback copy: the paragraph of the first copy it repeats. */
  twin?: StoryNode;
  hasTwin?: boolean;
  /** A note that only draws the separator line. */
  readonly separator?: boolean;
}

/** Two places a field or a range ties together; `after` counts the children already closed where the place is between children. */
export interface Tie {
  readonly reason: "field" | "bookmark" | "comment" | "permission";
  readonly from: TiePlace;
  readonly to: TiePlace;
  readonly name?: string;
}
export interface TiePlace {
  readonly node: StoryNode;
  readonly after: number;
}

export interface InlineControl {
  readonly start: number;
  readonly end: number;
  readonly tag?: string;
  readonly contentStart: number;
  readonly contentEnd: number;
  readonly paragraph: StoryNode;
}

export interface StoryTree {
  readonly part: string;
  readonly xml: string;
  readonly root: StoryNode;
  readonly ties: readonly Tie[];
  readonly inlineControls: readonly InlineControl[];
  /** Ids in use, so that new ones differ. */
  readonly controlIds: readonly number[];
  readonly bookmarkIds: readonly number[];
  readonly bookmarkNames: readonly string[];
  /** Names a field or link refers to. */
  readonly referred: readonly string[];
  /** Offsets of every `w:sectPr` that describes a section, in order. */
  readonly sections: readonly {
    readonly start: number;
    readonly openEnd: number;
    readonly end: number;
    readonly selfClosing: boolean;
  }[];
  /** `w:altChunk` and `w:subDoc` elements by name. */
  readonly imports: readonly string[];
}
