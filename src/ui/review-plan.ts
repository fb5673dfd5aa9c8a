/** What is left to decide in a draft, how it is grouped, and where the work goes next. Furniture counts as one. */
import type { OpenDraft, UnitView } from "../app/open-draft-state";
import type { UnitId } from "../domain/ids";
import type { HeldDecisions } from "./sitting-draft";
import { groupOf, needsEyes, type AttentionGroup } from "./unit-standing";

export type Filter = Exclude<AttentionGroup, "done"> | "all" | "left";

export const isOpen = (unit: UnitView): boolean => unit.attention !== "done";

export interface ReviewCounts {
  readonly all: number;
  /** Without those decided on screen and not yet recorded. */
  readonly left: number;
  readonly held: number;
  readonly groups: Readonly<Record<Exclude<AttentionGroup, "done">, number>>;
  readonly furnitureOpen: number;
}

export const countReview = (draft: OpenDraft, held: HeldDecisions): ReviewCounts => {
  const open = draft.units.filter((unit) => isOpen(unit) && !held.has(unit.unit));
  const furnitureOpen = draft.furniture.filter((unit) => isOpen(unit) && !held.has(unit.unit)).length;
  const count = (group: AttentionGroup): number => open.filter((unit) => groupOf[unit.attention] === group).length;
  const heldUnits = draft.units.filter((unit) => held.has(unit.unit)).length;
  const heldFurniture = draft.furniture.some((unit) => held.has(unit.unit)) ? 1 : 0;
  return {
    all: draft.units.length + (draft.furniture.length > 0 ? 1 : 0),
    left: open.length + (furnitureOpen > 0 ? 1 : 0),
    held: heldUnits + heldFurniture,
    groups: { attorneyOnly: count("attorneyOnly"), changed: count("changed"), requested: count("requested"), byHand: count("byHand"), rest: count("rest") },
    furnitureOpen,
  };
};

export const unitsFor = (draft: OpenDraft, filter: Filter): readonly UnitView[] => {
  if (filter === "all") return draft.units;
  if (filter === "left") return draft.units.filter(isOpen);
  return draft.units.filter((unit) => groupOf[unit.attention] === filter);
};

/** The next unit after the one in hand that `wanted` accepts, going round once; undefined when there is none. */
export const nextUnit = (units: readonly UnitView[], from: UnitId | undefined, wanted: (unit: UnitView) => boolean): UnitView | undefined => {
  const at = units.findIndex((unit) => unit.unit === from);
  const round = [...units.slice(at + 1), ...units.slice(0, Math.max(at, 0))];
  return round.find(wanted);
};

export const nextOpen = (units: readonly UnitView[], from: UnitId | undefined, held: HeldDecisions): UnitView | undefined =>
  nextUnit(units, from, (unit) => isOpen(unit) && !held.has(unit.unit));

export const nextNeedingEyes = (units: readonly UnitView[], from: UnitId | undefined, held: HeldDecisions): UnitView | undefined =>
  nextUnit(units, from, (unit) => needsEyes(unit) && !held.has(unit.unit));
