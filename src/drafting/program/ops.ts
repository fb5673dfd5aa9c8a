/**
 * What a template is compiled to: literals and the few things that are decided when facts are known.
 * Plain data throughout, so that a compiled template can be cached, cloned to a worker, and holds nothing that runs.
 */
import type { StoryKind } from "../../domain/draft/finding";
import type { WorkClass } from "../../domain/draft/ledger";
import type { Expression, HashArguments } from "../language/syntax";

export type { WorkClass } from "../../domain/draft/ledger";

/** How a run is opened again after something stood between: its start tag and its properties. */
export interface RunShape {
  /** `<w:r>` with its attributes. */
  readonly open: string;
  /** The whole `<w:rPr>` element or "". */
  readonly properties: string;
}

export interface ValueOp {
  readonly op: "value";
  readonly expression: Expression;
  /** The placeholder without its braces, for ledger and findings. */
  readonly typed: string;
  readonly run: RunShape;
  /** own: stands in runs of its own (and, as a fact, in its control). inText: continues a `w:t` that is open. */
  readonly mode: "own" | "inText";
  /** May stand in an inline control naming the fact. */
  readonly control: boolean;
  /** How a value of several paragraphs begins each further one; absent where the paragraph cannot be divided: there it keeps line breaks. */
  readonly again?: ParagraphShape;
}
/** A paragraph begun again, as after pressing Enter in it. */
export interface ParagraphShape {
  /** `<w:p>` with the paragraph's properties. */
  readonly open: string;
  /** It stands alone in its unit's control, so each further paragraph gets one of its own. */
  readonly alone: boolean;
}
export interface BlankOp {
  readonly op: "blank";
  readonly name: Expression;
  readonly width: number;
  readonly run: RunShape;
  readonly typed: string;
}
export type BlockKind = "if" | "unless" | "each" | "with" | "section" | "class";
export interface BlockOp {
  readonly op: "block";
  readonly kind: BlockKind;
  readonly workClass?: WorkClass;
  readonly params: readonly Expression[];
  readonly hash?: HashArguments;
  readonly blockParams: readonly string[];
  readonly body: readonly Op[];
  readonly inverse: readonly Op[];
  readonly typed: string;
  /** Lists (`w:numId`) whose numbers begin anew in every round of the loop around this one. */
  readonly restarts?: readonly string[];
}
export interface ParagraphOp {
  readonly op: "paragraph";
  readonly body: readonly Op[];
  /** Leaves with everything around it when nothing in it is visible once filled. */
  readonly vanishes: boolean;
  /** Marks of ranges that must stay when it vanishes. */
  readonly left: readonly Op[];
  /** Index in the template's list of paragraphs. */
  readonly template: number;
}
export interface UnitOp {
  readonly op: "unit";
  readonly body: readonly Op[];
  readonly furniture: boolean;
  /** Part of a signature block: born locked. */
  readonly signature?: boolean;
  readonly template: number;
  /** Two copies of one text box share their units. */
  readonly copyOf?: number;
  readonly copied?: number;
}
/** A place that must not be left without a paragraph: a cell, a header, a text box. */
export interface HoldOp {
  readonly op: "hold";
  readonly body: readonly Op[];
  /** What stands there when nothing else does, or no paragraph ends it. */
  readonly otherwise: readonly Op[];
  /** The template ends it in a paragraph; after a table Word asks for one. */
  readonly endsInParagraph: boolean;
}
export interface TableOp {
  readonly op: "table";
  readonly body: readonly Op[];
  /** Blocks fill its rows: it leaves when they leave it none. */
  readonly vanishes: boolean;
}
/** A heading with the one block it heads: left empty, the block takes its heading with it. */
export interface LeadOp {
  readonly op: "lead";
  readonly head: readonly Op[];
  readonly body: readonly Op[];
}
export interface RowOp {
  readonly op: "row";
  readonly body: readonly Op[];
  /** Repeated on every page, or above the first row a block fills: does not keep a table alone. */
  readonly heading: boolean;
}
/** Where the draft's watermark and legend go: before a header paragraph's end. */
export interface LegendOp {
  readonly op: "legend";
}
/** An id or name that a list's rounds would repeat and that must stay unique: fresh in each round, the same wherever it is named in it. */
export interface FreshOp {
  readonly op: "fresh";
  readonly what: "bookmark" | "bookmarkName" | "drawing" | "control" | "list" | "note" | "once";
  readonly original: string;
  /** How many lists further out the round stands whose name it is: a reference in an inner list to what the outer one holds. */
  readonly up?: number;
}
/** A footnote or endnote: written once for each place that refers to it, read in that place's context. */
export interface NoteOp {
  readonly op: "note";
  readonly id: string;
  readonly kind: "footnote" | "endnote";
  /** Between the opening tag, whose id may change, and the end. */
  readonly open: string;
  readonly body: readonly Op[];
  /** Referred to from inside a block: where that is left out there is no note. */
  readonly inBlock: boolean;
}
export interface StoryOp {
  readonly op: "story";
  readonly part: string;
  readonly story: StoryKind;
  readonly body: readonly Op[];
}
/** Text whose visibility counts for vanishing. */
export interface TextOp {
  readonly op: "text";
  readonly xml: string;
}

/** A literal, as the UTF-8 it goes out as (while compiling it is still text). */
export type Literal = string | Uint8Array;

export type Op =
  | Literal
  | ValueOp
  | BlankOp
  | BlockOp
  | ParagraphOp
  | UnitOp
  | HoldOp
  | TableOp
  | RowOp
  | FreshOp
  | StoryOp
  | TextOp
  | NoteOp
  | LeadOp
  | LegendOp;

/** A paragraph of the template, as the ledger and mistakes name it. */
export interface TemplateParagraph {
  readonly part: string;
  readonly story: StoryKind;
  /** Zero-based among the paragraphs of that story. */
  readonly paragraph: number;
  /** Its text as typed, placeholders included. */
  readonly text: string;
  readonly workClass: WorkClass;
  /** Paths it prints, as typed. */
  readonly prints: readonly string[];
  readonly inLoop: boolean;
  /** In a document no template made: what looks like a blank left open, as typed. */
  readonly open?: readonly { readonly kind: "ruled" | "bracketed"; readonly typed: string }[];
}
