/** The content of a document as the review judges it: the shape that reading a document yields (src/docx/document-content.ts), named here so that the rules depend on nothing. */
import type { StoryKind } from "./finding";
import type { Details, FindingCode, SeverityOf } from "./finding-catalogue";

export interface ReviewedParagraph {
  readonly text: string;
  readonly words: string;
  readonly place: string;
  readonly label?: string;
  readonly tag?: string;
  readonly id?: string;
  /** Which control holds it, numbered through the document; two controls with one tag differ here. */
  readonly control?: number;
  /** True when it shows something beside text: a picture, drawing, equation, chart or object. */
  readonly drawn?: boolean;
}

export interface ReviewedStory {
  readonly part: string;
  readonly kind: StoryKind;
  readonly paragraphs: readonly ReviewedParagraph[];
}

/** A finding of the reader. That every code of its own is in the catalogue, as grave and with the same details, the compiler proves wherever a document read becomes content reviewed. */
export type ReadFinding = {
  readonly [Code in FindingCode]: {
    readonly code: Code;
    readonly severity: SeverityOf<Code>;
    readonly part: string;
    readonly storyIndex?: number;
    readonly paragraph?: number;
    readonly detail?: Details<Code>;
  };
}[FindingCode];

export interface ReviewedContent {
  readonly hash: string;
  readonly stories: readonly ReviewedStory[];
  readonly findings: readonly ReadFinding[];
  readonly blanks: readonly {
    readonly name: string;
    readonly text: string;
    readonly storyIndex: number;
    readonly paragraph: number;
  }[];
}
