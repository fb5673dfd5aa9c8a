/** Units as the screens show them: in document order, furniture apart, each with its findings and the first reason why it needs eyes. */
import type { Finding } from "../domain/draft/finding";
import type { FactUse, WorkClass } from "../domain/draft/ledger";
import type { UnitId } from "../domain/ids";
import type { JudgedUnit } from "../domain/review/review-gate";
import type { UnitReview } from "../domain/review/unit-review";
import type { Attention, Counts, MissingFact, UnitView } from "./open-draft-state";

export const unitViews = (units: readonly JudgedUnit[], findings: readonly Finding[]): readonly UnitView[] => {
  const byUnit = new Map<UnitId, Finding[]>();
  for (const finding of findings)
    if (finding.unit !== undefined) byUnit.set(finding.unit, [...(byUnit.get(finding.unit) ?? []), finding]);
  return units.map(({ unit, review }, index): UnitView => {
    const facts = unit.ledger?.facts ?? [];
    // What fills facts is factual unless the template says otherwise; interpretive must always be said (design, work class).
    const workClass: WorkClass = unit.ledger?.workClass ?? (facts.length > 0 ? "factual" : "procedural");
    return {
      unit: unit.id, number: index + 1, place: unit.place, story: unit.story, occurrence: unit.occurrence,
      ...(unit.tag === undefined ? {} : { tag: unit.tag }),
      text: unit.text,
      ...(unit.label === undefined ? {} : { label: unit.label }),
      words: unit.words, placeHash: unit.placeHash, furniture: unit.furniture, workClass, signature: unit.signature, review, facts,
      findings: byUnit.get(unit.id) ?? [],
      attention: attentionOf(review, workClass, facts, unit.ledger?.templateWords === true),
    };
  });
};

const attentionOf = (review: UnitReview, workClass: WorkClass, facts: readonly FactUse[], templateWords: boolean): Attention => {
  if (review.status === "approved") return "done";
  if (workClass === "interpretive") return "interpretive";
  if (review.status === "escalated") return "escalated";
  if (review.status === "lapsed") return "changed-since-approval";
  if (review.status === "changesRequested") return "changes-requested";
  if (review.status === "renumbered" || review.status === "moved") return "displaced";
  if (facts.some(({ source }) => source !== undefined && (source.kind === "note" || source.note !== undefined))) return "fact-by-hand";
  if (facts.length > 0) return "fact-filled";
  return templateWords ? "template-words" : "new-words";
};

/** One line a missing path, with the units that show it. */
export const missingFacts = (findings: readonly Finding[]): readonly MissingFact[] => {
  const units = new Map<string, UnitId[]>();
  for (const finding of findings) {
    if (finding.code !== "placeholder-left") continue;
    const path = String(finding.detail?.["path"] ?? "");
    units.set(path, [...(units.get(path) ?? []), ...(finding.unit === undefined ? [] : [finding.unit])]);
  }
  return [...units].map(([path, shownIn]) => ({ path, units: shownIn }));
};

export const countUnits = (views: readonly UnitView[], open: readonly Finding[], missing: readonly MissingFact[], questions: number): Counts => {
  const read = views.filter((view) => !view.furniture);
  const having = (...statuses: readonly UnitReview["status"][]): number => read.filter((view) => statuses.includes(view.review.status)).length;
  return {
    units: read.length, furniture: views.length - read.length,
    left: read.length - having("approved"), approved: having("approved"), changesRequested: having("changesRequested"), lapsed: having("lapsed"),
    displaced: having("renumbered", "moved"), questions, missing: missing.length,
    blocking: open.filter((finding) => finding.severity === "blocking").length,
  };
};
