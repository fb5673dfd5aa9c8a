/**
 * What a reviewer reads beside a unit: its words against those last approved, else against the template with its facts put in.
 * Earlier words that were not kept are said not to be kept; nothing is made up.
 */
import { templateWording } from "../../domain/draft/template-wording";
import type { Approval } from "../../domain/review/unit-review";
import { compareWords, type ComparedPiece } from "./compare-words";
import type { UnitView } from "./open-draft-state";

export type UnitComparison =
  | { readonly against: "approved"; readonly approval: Approval; readonly pieces: readonly ComparedPiece[] }
  /** Changed since it was approved; the words approved then are not at hand. */
  | { readonly against: "approved-not-kept"; readonly approval: Approval }
  | { readonly against: "template"; readonly pieces: readonly ComparedPiece[] }
  /** No template made it and nobody approved it before. */
  | { readonly against: "nothing" };

type Compared = Pick<UnitView, "text" | "facts" | "templateText" | "approvedText" | "review">;

const NAMED_BLANK = /\{\{\s*blank\b[^{}]*\}\}/gu;
const RULED_LINE = /_{2,}/gu;
const RULE = "________";

/** The template's blanks left on purpose print as ruled lines: each is the line that stands there in its turn, of whatever length, else a line that went. */
const withRuledLines = (template: string, text: string): string => {
  const lines = text.match(RULED_LINE) ?? [];
  let at = 0;
  return template.replace(NAMED_BLANK, () => lines[at++] ?? RULE);
};

export const compareUnit = (view: Compared): UnitComparison => {
  const settled = view.review.status === "escalated" ? view.review.beneath : view.review;
  if (settled.status === "lapsed") {
    return view.approvedText === undefined
      ? { against: "approved-not-kept", approval: settled.approval }
      : { against: "approved", approval: settled.approval, pieces: compareWords(view.approvedText, view.text) };
  }
  return view.templateText === undefined
    ? { against: "nothing" }
    : {
        against: "template",
        pieces: compareWords(templateWording(withRuledLines(view.templateText, view.text), view.facts), view.text),
      };
};
