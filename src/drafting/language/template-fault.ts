/** Every mistake of a template at once, each with the paragraph to go to. Not one of them is fixed by guessing. */
import type { StoryKind } from "../../domain/draft/finding";

export type MistakeCode =
  | "unclosed-placeholder"
  | "stray-close"
  | "unreadable-placeholder"
  | "unclosed-block"
  | "close-without-open"
  | "mismatched-close"
  | "stray-else"
  | "else-after-else"
  | "torn-block"
  | "unknown-helper"
  | "unknown-block"
  | "unknown-fact"
  | "unknown-clause"
  | "circular-clause"
  | "clause-out-of-place"
  | "wrong-arguments"
  | "nested-too-deep"
  | "revision-marks"
  | "unreadable-clause";

export interface TemplateMistake {
  readonly code: MistakeCode;
  readonly part: string;
  readonly story: StoryKind;
  /** Zero-based among the paragraphs of that story. */
  readonly paragraph: number;
  /** At most 60 characters. */
  readonly firstWords: string;
  /** The placeholder as typed. */
  readonly placeholder: string;
  /** One sentence. */
  readonly message: string;
  /** What was probably meant, as it would be typed. */
  readonly suggestion?: string;
}

const STORY: Readonly<Record<StoryKind, string>> = {
  body: "the body",
  header: "a header",
  footer: "a footer",
  footnote: "a footnote",
  endnote: "an endnote",
  textbox: "a text box",
};

/** The mistake as one line for people. Paragraphs are counted from 1 there. */
export const mistakeSentence = (mistake: TemplateMistake): string =>
  `In ${STORY[mistake.story]}, paragraph ${mistake.paragraph + 1} ("${mistake.firstWords}"): ${mistake.message}${mistake.suggestion === undefined ? "" : ` Did you mean ${mistake.suggestion}?`}`;

/** Thrown by compileTemplate. The message counts; the sentences are in `mistakes`. */
export class TemplateFault extends Error {
  readonly fault = "template";
  override readonly name = "TemplateFault";
  readonly code = "template-mistakes";
  constructor(readonly mistakes: readonly TemplateMistake[]) {
    super(
      `The template has ${mistakes.length === 1 ? "a mistake" : `${mistakes.length} mistakes`}. ${mistakes.slice(0, 1).map(mistakeSentence).join("")}`,
    );
  }
}
