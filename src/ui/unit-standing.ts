/** How a unit stands, as tone and word; and which of the five groups of review work it belongs to. */
import type { Attention, UnitView } from "../app/open-draft-state";
import type { UnitStatus } from "../domain/review/unit-review";
import type { HeldDecision } from "./sitting-draft";
import type { Tone } from "./theme";

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
    case "approve": return { tone: "reviewed", word: "approved, not recorded" };
    case "request-changes": return { tone: "changes", word: "changes requested, not recorded" };
    case "place-seen": return { tone: "reviewed", word: "new place seen, not recorded" };
  }
};

/** True when the words are approved and only their number or place changed. */
export const isDisplaced = (unit: UnitView): boolean => unit.review.status === "renumbered" || unit.review.status === "moved";

export type AttentionGroup = "attorneyOnly" | "changed" | "requested" | "byHand" | "rest" | "done";

export const groupOf: Readonly<Record<Attention, AttentionGroup>> = {
  interpretive: "attorneyOnly",
  escalated: "attorneyOnly",
  "changed-since-approval": "changed",
  displaced: "changed",
  "changes-requested": "requested",
  "fact-by-hand": "byHand",
  "fact-filled": "rest",
  "new-words": "rest",
  "template-words": "rest",
  done: "done",
};

export const groupNames: Readonly<Record<Exclude<AttentionGroup, "done">, string>> = {
  attorneyOnly: "Attorney-only",
  changed: "Changed since approved",
  requested: "Changes requested",
  byHand: "Facts typed by hand",
  rest: "Everything else",
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

/** The unit to look at next: what needs eyes most first, then document order. */
export const needsEyes = (unit: UnitView): boolean => groupOf[unit.attention] !== "done" && groupOf[unit.attention] !== "rest";
