/**
 * Where each unit of the document stands, from the records alone: every valid decision on the unit, folded by the one reducer.
 * Decisions on other words come first (they can only make it "lapsed"); then those on the present words, in the order of their stamps;
 * then what was observed: a changed place, a changed order, open questions.
 */
import type { DocumentUnit } from "../draft/units";
import type { UnitId } from "../ids";
import { movedUnits } from "./order";
import type { Counted, CountedRecords } from "./valid-decision";
import { openQuestions } from "./valid-decision";
import type { SittingRecord, UnitDecision } from "./sitting";
import { afterEvent, unread, type Approval, type UnitEvent, type UnitReview } from "./unit-review";

interface Decided {
  readonly sitting: Counted<SittingRecord>;
  readonly decision: UnitDecision;
}

/** One review a unit, in the order given. */
export const reviewUnits = (units: readonly DocumentUnit[], records: CountedRecords): readonly UnitReview[] => {
  const decided = decisionsByUnit(records);
  const questions = openQuestions(records);
  const moved = movedSince(units, records);
  return units.map((unit) => {
    const decisions = decided.get(unit.id);
    let review: UnitReview = unread(unit.words);
    if (decisions !== undefined) {
      const elsewhere = decisions.filter(({ decision }) => decision.words !== unit.words);
      const here = decisions.filter(({ decision }) => decision.words === unit.words);
      review = lastApprovedElsewhere(unit, elsewhere);
      for (const each of here) review = afterEvent(review, eventOf(each));
      const approval = standingApproval(review);
      if (approval !== undefined && approval.place !== unit.placeHash)
        review = afterEvent(review, { kind: "placeChanged", place: unit.placeHash });
      if (approval !== undefined && moved(approval, unit.id))
        review = afterEvent(review, { kind: "orderChanged", place: unit.placeHash });
    }
    for (const question of questions)
      if (question.record.unit === unit.id)
        review = afterEvent(review, { kind: "escalated", question: question.record.id });
    return review;
  });
};

const decisionsByUnit = (records: CountedRecords): ReadonlyMap<UnitId, readonly Decided[]> => {
  const byUnit = new Map<UnitId, Decided[]>();
  for (const sitting of records.sittings)
    for (const decision of sitting.record.decisions) {
      const list = byUnit.get(decision.unit);
      if (list === undefined) byUnit.set(decision.unit, [{ sitting, decision }]);
      else list.push({ sitting, decision });
    }
  return byUnit;
};

/** Lapsed when some other wording was once approved, else pending. */
const lastApprovedElsewhere = (unit: DocumentUnit, elsewhere: readonly Decided[]): UnitReview => {
  const last = elsewhere.filter(({ decision }) => decision.verdict === "approve").at(-1);
  if (last === undefined) return unread(unit.words);
  const approved = afterEvent(unread(last.decision.words), eventOf(last));
  return afterEvent(approved, { kind: "wordsChanged", words: unit.words });
};

const KIND = { approve: "approved", "request-changes": "changesRequested", "place-seen": "placeSeen" } as const;

const eventOf = ({ sitting, decision }: Decided): UnitEvent => {
  const { words, place, way, note } = decision;
  const base = {
    words,
    place,
    way,
    by: sitting.by,
    responsible: sitting.responsible,
    at: sitting.at,
    row: sitting.row,
  };
  const kind = KIND[decision.verdict];
  return kind === "changesRequested" ? { kind, ...base, ...(note === undefined ? {} : { note }) } : { kind, ...base };
};

const standingApproval = (review: UnitReview): Approval | undefined =>
  review.status === "approved" ? review.approval : undefined;

/** Compares today's order with the one of the sitting that last saw each unit's place; every sitting's order is compared once. */
const movedSince = (units: readonly DocumentUnit[], records: CountedRecords) => {
  const now = units.map((unit) => unit.id);
  const byRow = new Map<string, ReadonlySet<UnitId>>();
  const sittings = new Map(records.sittings.map((sitting) => [sitting.row, sitting.record]));
  return (approval: Approval, unit: UnitId): boolean => {
    let moved = byRow.get(approval.seenIn);
    if (moved === undefined) {
      moved = movedUnits(sittings.get(approval.seenIn)?.order ?? [], now);
      byRow.set(approval.seenIn, moved);
    }
    return moved.has(unit);
  };
};
