/** How a unit stands, as tone and word; and which group of review work it belongs to. */
import type { Attention, UnitView } from "../../app/draft/open-draft-state";
import type { Verdict } from "../../domain/review/sitting";
import type { UnitStatus } from "../../domain/review/unit-review";
import type { HeldDecision } from "./sitting-draft";
import type { Tone } from "../pane/theme";

export interface Standing {
  readonly tone: Tone;
  readonly word: string;
}

/** What a unit's standing is called, by the records and by a decision on screen. */
export interface StandingWords {
  readonly standing: Readonly<Record<UnitStatus, string>>;
  readonly held: Readonly<Record<Verdict, string>>;
}

const tones: Readonly<Record<UnitStatus, Tone>> = {
  pending: "pending",
  changesRequested: "changes",
  approved: "reviewed",
  lapsed: "pending",
  renumbered: "pending",
  moved: "pending",
  escalated: "attorneyOnly",
};
const heldTones: Readonly<Record<Verdict, Tone>> = {
  approve: "reviewed",
  "request-changes": "changes",
  "place-seen": "reviewed",
};

export const standingOf = (words: StandingWords, unit: UnitView, held?: HeldDecision): Standing => {
  const { status } = unit.review;
  return held === undefined
    ? { tone: tones[status], word: words.standing[status] }
    : { tone: heldTones[held.verdict], word: words.held[held.verdict] };
};

/** True when the words are approved and only their number or place changed. */
export const isDisplaced = (unit: UnitView): boolean =>
  unit.review.status === "renumbered" || unit.review.status === "moved";

/** What needs eyes, most first; within a group units stand in the document's order. */
export const GROUPS = [
  "attorneyOnly",
  "questions",
  "changed",
  "requested",
  "byHand",
  "written",
  "filled",
  "rest",
] as const;
export type ReviewGroup = (typeof GROUPS)[number];
export type AttentionGroup = ReviewGroup | "done";

export const groupOf: Readonly<Record<Attention, AttentionGroup>> = {
  interpretive: "attorneyOnly",
  escalated: "questions",
  "changed-since-approval": "changed",
  displaced: "changed",
  "changes-requested": "requested",
  "fact-by-hand": "byHand",
  "new-words": "written",
  "fact-filled": "filled",
  "template-words": "rest",
  done: "done",
};

/** Why it needs eyes, in two or three words. */
export const reasonOf = (
  reasons: Readonly<Record<Exclude<Attention, "done">, string>>,
  { attention }: UnitView,
): string | undefined => (attention === "done" ? undefined : reasons[attention]);

/** Everything but filled facts and the template's own words is read one by one. */
export const needsEyes = (unit: UnitView): boolean => !["done", "rest", "filled"].includes(groupOf[unit.attention]);

/** True while Word shows tracked changes in it: approving takes them in ("approve with my edit"). */
export const hasRevisionMarks = (unit: UnitView): boolean =>
  unit.findings.some((finding) => finding.code === "revision-mark");

/** Where it stands, when that is not the running text. */
export const placeInWords = (
  stories: Readonly<Record<Exclude<UnitView["story"], "body">, string>>,
  { story }: UnitView,
): string | undefined => (story === "body" ? undefined : stories[story]);
