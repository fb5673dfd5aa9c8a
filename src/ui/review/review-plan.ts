/** What is left to decide in a draft, in which order it is looked at, and where the work goes next. Furniture counts as one. */
import type { OpenDraft, UnitView } from "../../app/draft/open-draft-state";
import type { UnitId } from "../../domain/ids";
import type { HeldDecisions } from "./sitting-draft";
import { GROUPS, groupOf, needsEyes, type ReviewGroup } from "./unit-standing";

/** Eyes first: what is open, most in need of eyes first. Straight through: every unit in the document's order. */
export type ReadingOrder = "eyes-first" | "straight-through";

export const isOpen = (unit: UnitView): boolean => unit.attention !== "done";

export interface ReviewCounts {
  readonly all: number;
  /** Without those decided on screen and not yet recorded. */
  readonly left: number;
  readonly held: number;
  readonly furnitureOpen: number;
}

export const countReview = (draft: OpenDraft, held: HeldDecisions): ReviewCounts => {
  const open = draft.units.filter((unit) => isOpen(unit) && !held.has(unit.unit)).length;
  const furnitureOpen = draft.furniture.filter((unit) => isOpen(unit) && !held.has(unit.unit)).length;
  const heldUnits = draft.units.filter((unit) => held.has(unit.unit)).length;
  const heldFurniture = draft.furniture.some((unit) => held.has(unit.unit)) ? 1 : 0;
  return {
    all: draft.units.length + (draft.furniture.length > 0 ? 1 : 0),
    left: open + (furnitureOpen > 0 ? 1 : 0),
    held: heldUnits + heldFurniture,
    furnitureOpen,
  };
};

/** Units under one heading; without a group the whole document. */
export interface UnitGroup {
  readonly group?: ReviewGroup;
  readonly units: readonly UnitView[];
}

export const groupsFor = (draft: OpenDraft, order: ReadingOrder): readonly UnitGroup[] => {
  if (order === "straight-through") return draft.units.length === 0 ? [] : [{ units: draft.units }];
  const byGroup = new Map<string, UnitView[]>();
  for (const unit of draft.units) {
    const group = groupOf[unit.attention];
    const together = byGroup.get(group);
    if (together === undefined) byGroup.set(group, [unit]);
    else together.push(unit);
  }
  return GROUPS.flatMap((group) => {
    const units = byGroup.get(group);
    return units === undefined ? [] : [{ group, units }];
  });
};

/** The next unit after the one in hand that `wanted` accepts, going round once; undefined when there is none. */
const nextUnit = (
  units: readonly UnitView[],
  from: UnitId | undefined,
  wanted: (unit: UnitView) => boolean,
): UnitView | undefined => {
  const at = units.findIndex((unit) => unit.unit === from);
  const round = [...units.slice(at + 1), ...units.slice(0, Math.max(at, 0))];
  return round.find(wanted);
};

export const nextOpen = (
  units: readonly UnitView[],
  from: UnitId | undefined,
  held: HeldDecisions,
): UnitView | undefined => nextUnit(units, from, (unit) => isOpen(unit) && !held.has(unit.unit));

export const nextNeedingEyes = (
  units: readonly UnitView[],
  from: UnitId | undefined,
  held: HeldDecisions,
): UnitView | undefined => nextUnit(units, from, (unit) => needsEyes(unit) && !held.has(unit.unit));
