/** How a unit stands, as tone and word; and which group of review work it belongs to. */
import type { Attention, UnitView } from "../../app/draft/open-draft-state";
import type { UnitStatus } from "../../domain/review/unit-review";
import type { HeldDecision } from "./sitting-draft";
import type { Tone } from "../pane/theme";

export interface Standing {
  readonly tone: Tone;
  readonly word: string;
}

const standings: Readonly<Record<UnitStatus, Standing>> = {
  pending: { tone: "pending", word: "pending" },
  changesRequested: { tone: "changes", word: "changes requested" },
  approved: { tone: "reviewed", word: "approved" },
  lapsed: { tone: "pending", word: "changed since approved" },
  renumbered: { tone: "pending", word: "renumbered" },
  moved: { tone: "pending", word: "moved" },
  escalated: { tone: "attorneyOnly", word: "question open" },
};

export const standingOf = (unit: UnitView, held?: HeldDecision): Standing => {
  if (held === undefined) return standings[unit.review.status];
  switch (held.verdict) {
    case "approve":
      return { tone: "reviewed", word: "approved, not recorded" };
    case "request-changes":
      return { tone: "changes", word: "changes requested, not recorded" };
    case "place-seen":
      return { tone: "reviewed", word: "new place seen, not recorded" };
  }
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

export const groupNames: Readonly<Record<ReviewGroup, string>> = {
  attorneyOnly: "Attorney-only",
  questions: "Question open",
  changed: "Changed since approved",
  requested: "Changes requested",
  byHand: "Facts typed by hand",
  written: "Written by hand",
  filled: "Facts filled in",
  rest: "The template's own words",
};

const reasons: Readonly<Record<Attention, string | undefined>> = {
  interpretive: "attorney-only",
  escalated: "question for the attorney",
  "changed-since-approval": "changed since approved",
  "changes-requested": "changes requested",
  displaced: "moved or renumbered",
  "fact-by-hand": "fact typed by hand",
  "fact-filled": "facts filled in",
  "new-words": "written by hand",
  "template-words": "template's own words",
  done: undefined,
};
/** Why it needs eyes, in two or three words. */
export const reasonOf = (unit: UnitView): string | undefined => reasons[unit.attention];

/** Everything but filled facts and the template's own words is read one by one. */
export const needsEyes = (unit: UnitView): boolean => !["done", "rest", "filled"].includes(groupOf[unit.attention]);

/** True while Word shows tracked changes in it: approving takes them in ("approve with my edit"). */
export const hasRevisionMarks = (unit: UnitView): boolean =>
  unit.findings.some((finding) => finding.code === "revision-mark");

const stories: Readonly<Record<UnitView["story"], string | undefined>> = {
  body: undefined,
  header: "in a header",
  footer: "in a footer",
  footnote: "footnote",
  endnote: "endnote",
  textbox: "text box",
};
/** Where it stands, when that is not the running text. */
export const placeInWords = (unit: UnitView): string | undefined => stories[unit.story];
