/**
 * "Approve everything I have not marked" (reading straight through): what one decision takes in and what it leaves out, named before it is made.
 * Left out are requests for changes, open questions, attorney-only text and the signature block: those are decided one by one.
 */
import type { FindingCode } from "../../domain/draft/finding-catalogue";
import type { UnitId } from "../../domain/ids";
import type { OpenDraft, UnitView } from "../draft/open-draft-state";

export type LeftOut =
  | "marked"
  | "changes-requested"
  | "question-open"
  | "attorney-only"
  | "signature-block"
  | "displaced"
  | "not-part-of-review";

export interface BulkScope {
  readonly takesIn: readonly UnitView[];
  readonly leavesOut: readonly { readonly view: UnitView; readonly why: LeftOut }[];
}

const NEVER_IN_BULK: readonly FindingCode[] = ["duplicated-unit", "unknown-unit", "tag-ahead-of-records"];

/** Why this unit is never decided in bulk; undefined when it may be. */
export const notInBulk = (view: UnitView): Exclude<LeftOut, "marked"> | undefined => {
  if (view.findings.some((finding) => NEVER_IN_BULK.includes(finding.code))) return "not-part-of-review";
  if (view.review.status === "changesRequested") return "changes-requested";
  if (view.review.status === "escalated") return "question-open";
  if (view.workClass === "interpretive") return "attorney-only";
  if (view.signature) return "signature-block";
  // Accepting a new place is a decision of its own kind: it is listed with before and after.
  return view.review.status === "renumbered" || view.review.status === "moved" ? "displaced" : undefined;
};

/** `marked` are units the reader set aside on screen, on paper or by number. Furniture goes along as one row. */
export const bulkScope = (draft: OpenDraft, marked: ReadonlySet<UnitId>): BulkScope => {
  const takesIn: UnitView[] = [];
  const leavesOut: { readonly view: UnitView; readonly why: LeftOut }[] = [];
  for (const view of [...draft.units, ...draft.furniture]) {
    if (view.review.status === "approved") continue;
    const why = marked.has(view.unit) ? "marked" : notInBulk(view);
    if (why === undefined) takesIn.push(view);
    else leavesOut.push({ view, why });
  }
  return { takesIn, leavesOut };
};

const MOST_NUMBERS = 10_000;

/** Reads "12, 31-33": the numbers in the margin of a review print. Undefined when it is not such a list, or names a number the draft does not have. */
export const unitsByNumber = (draft: OpenDraft, typed: string): ReadonlySet<UnitId> | undefined => {
  const byNumber = new Map([...draft.units, ...draft.furniture].map((view) => [view.number, view.unit]));
  const units = new Set<UnitId>();
  for (const part of typed.split(/[,;\s]+/u).filter((each) => each !== "")) {
    const range = /^(\d{1,5})(?:[-–](\d{1,5}))?$/u.exec(part);
    const from = Number(range?.[1]);
    const to = Number(range?.[2] ?? range?.[1]);
    if (range === null || to < from || to - from > MOST_NUMBERS) return undefined;
    for (let number = from; number <= to; number += 1) {
      const unit = byNumber.get(number);
      if (unit === undefined) return undefined;
      units.add(unit);
    }
  }
  return units;
};
