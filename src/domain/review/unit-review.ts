/**
 * A unit's life: one reducer, the only place where a decision turns into a status.
 * An approval binds the words it saw; no event but a decision on the present words ends approved (invariant 3).
 * "Changes requested" stands until its author or a responsible attorney decides those very words one by one.
 */
import type { PersonId, WordsHash } from "../ids";
import type { ReadingWay } from "./sitting";
import { given } from "../../given";

/** An attorney's approval as the records hold it. `place` and `order` are what was last seen, by approval or by accepting a move. */
export interface Approval {
  readonly words: WordsHash;
  readonly place: string;
  readonly by: PersonId;
  readonly at: string;
  readonly way: ReadingWay;
  /** Row id of the sitting. */
  readonly row: string;
  /** Row id of the sitting in which place and order were last seen. */
  readonly seenIn: string;
}

export interface ChangeRequest {
  readonly words: WordsHash;
  readonly by: PersonId;
  readonly at: string;
  readonly row: string;
  readonly note?: string;
}

/** Every state carries the words the unit has now. */
export type SettledReview =
  | { readonly status: "pending"; readonly words: WordsHash }
  | { readonly status: "changesRequested"; readonly words: WordsHash; readonly request: ChangeRequest }
  | { readonly status: "approved"; readonly words: WordsHash; readonly approval: Approval }
  | { readonly status: "lapsed"; readonly words: WordsHash; readonly approval: Approval }
  /** Approved words whose printed label or table position changed since. */
  | { readonly status: "renumbered"; readonly words: WordsHash; readonly approval: Approval; readonly place: string }
  /** Approved words that stand elsewhere in the order of units. */
  | { readonly status: "moved"; readonly words: WordsHash; readonly approval: Approval; readonly place: string };

export type UnitReview =
  | SettledReview
  | {
      readonly status: "escalated";
      readonly words: WordsHash;
      readonly questions: readonly string[];
      readonly beneath: SettledReview;
    };

export type UnitStatus = UnitReview["status"];

export interface DecisionEvent {
  readonly words: WordsHash;
  readonly place: string;
  readonly by: PersonId;
  /** The author is a responsible attorney of the matter. */
  readonly responsible: boolean;
  readonly at: string;
  readonly row: string;
  readonly way: ReadingWay;
}

/** What happened to a unit; decisions come only from valid records (valid-decision.ts). */
export type UnitEvent =
  | ({ readonly kind: "approved" } & DecisionEvent)
  | ({ readonly kind: "changesRequested"; readonly note?: string } & DecisionEvent)
  | ({ readonly kind: "placeSeen" } & DecisionEvent)
  | { readonly kind: "wordsChanged"; readonly words: WordsHash }
  | { readonly kind: "placeChanged"; readonly place: string }
  | { readonly kind: "orderChanged"; readonly place: string }
  | { readonly kind: "escalated"; readonly question: string }
  | { readonly kind: "questionClosed"; readonly question: string };

export const unread = (words: WordsHash): SettledReview => ({ status: "pending", words });

/** The unit's review after one more event. Events about other words than the present ones change nothing. */
export const afterEvent = (review: UnitReview, event: UnitEvent): UnitReview => {
  if (review.status === "escalated") return escalatedAfter(review, event);
  if (event.kind === "escalated")
    return { status: "escalated", words: review.words, questions: [event.question], beneath: review };
  if (event.kind === "questionClosed") return review;
  return settledAfter(review, event);
};

const escalatedAfter = (review: Extract<UnitReview, { status: "escalated" }>, event: UnitEvent): UnitReview => {
  if (event.kind === "escalated")
    return review.questions.includes(event.question)
      ? review
      : { ...review, questions: [...review.questions, event.question] };
  if (event.kind === "questionClosed") {
    const questions = review.questions.filter((question) => question !== event.question);
    return questions.length === 0 ? review.beneath : { ...review, questions };
  }
  const beneath = settledAfter(review.beneath, event);
  return { ...review, words: beneath.words, beneath };
};

type SettledEvent = Exclude<UnitEvent, { kind: "escalated" | "questionClosed" }>;

const settledAfter = (review: SettledReview, event: SettledEvent): SettledReview => {
  switch (event.kind) {
    case "approved":
      return event.words === review.words && mayOverrule(review, event)
        ? { status: "approved", words: review.words, approval: approvalOf(event) }
        : review;
    case "changesRequested":
      return event.words === review.words && mayOverrule(review, event)
        ? { status: "changesRequested", words: review.words, request: requestOf(event) }
        : review;
    case "placeSeen":
      return afterPlaceSeen(review, event);
    case "wordsChanged":
      return afterWordsChanged(review, event.words);
    case "placeChanged":
      return afterDisplacement(review, event.place, "renumbered");
    case "orderChanged":
      return afterDisplacement(review, event.place, "moved");
  }
};

/** A request for changes is ended only by its author, or by a responsible attorney, looking at this unit alone. */
const mayOverrule = (review: SettledReview, event: DecisionEvent): boolean =>
  review.status !== "changesRequested" ||
  event.by === review.request.by ||
  (event.responsible && event.way === "one-by-one");

const approvalOf = (event: DecisionEvent): Approval => ({
  words: event.words,
  place: event.place,
  by: event.by,
  at: event.at,
  way: event.way,
  row: event.row,
  seenIn: event.row,
});

const requestOf = (event: DecisionEvent & { readonly note?: string }): ChangeRequest => ({
  words: event.words,
  by: event.by,
  at: event.at,
  row: event.row,
  ...given({ note: event.note }),
});

const afterPlaceSeen = (review: SettledReview, event: DecisionEvent): SettledReview => {
  if (event.words !== review.words) return review;
  switch (review.status) {
    case "approved":
      return { ...review, approval: { ...review.approval, place: event.place, seenIn: event.row } };
    case "renumbered":
    case "moved":
      // Only the place as it stands now may be accepted; one seen before the last move is not this one.
      return event.place === review.place
        ? {
            status: "approved",
            words: review.words,
            approval: { ...review.approval, place: event.place, seenIn: event.row },
          }
        : review;
    case "pending":
    case "changesRequested":
    case "lapsed":
      return review;
  }
};

const afterWordsChanged = (review: SettledReview, words: WordsHash): SettledReview => {
  if (words === review.words) return review;
  switch (review.status) {
    case "pending":
    case "changesRequested":
      return { status: "pending", words };
    case "approved":
    case "renumbered":
    case "moved":
    case "lapsed":
      return { status: "lapsed", words, approval: review.approval };
  }
};

const afterDisplacement = (review: SettledReview, place: string, status: "renumbered" | "moved"): SettledReview => {
  switch (review.status) {
    case "approved":
      return status === "renumbered" && place === review.approval.place
        ? review
        : { status, words: review.words, approval: review.approval, place };
    case "renumbered":
      return { ...review, status, place };
    case "moved":
      return { ...review, place };
    case "pending":
    case "changesRequested":
    case "lapsed":
      return review;
  }
};
