/**
 * "Approve all unmarked": what one press takes in and what it leaves out, each with its reason, worked out before it is offered.
 * Beside what app/bulk-approval leaves out stands what changed while she read: those words nobody has looked at.
 */
import { bulkScope, unitsByNumber, type LeftOut } from "../../app/review/bulk-approval";
import type { OpenDraft, UnitView } from "../../app/draft/open-draft-state";
import type { UnitId } from "../../domain/ids";
import { changedSinceRead, type ReadSoFar } from "./read-so-far";
import type { HeldDecisions } from "./sitting-draft";

export type WhyLeftOut = LeftOut | "changed-since-read" | "decided-one-by-one";

export interface LeftOutGroup {
  readonly why: WhyLeftOut;
  readonly units: readonly UnitView[];
}
export interface RestScope {
  readonly takesIn: readonly UnitView[];
  /** Without furniture, which stands as one row. */
  readonly paragraphs: number;
  readonly furniture: number;
  readonly leavesOut: readonly LeftOutGroup[];
}

/** What people type after "all except": numbers and ranges. Undefined when it names something the draft does not have. */
export const exceptions = (draft: OpenDraft, typed: string): ReadonlySet<UnitId> | undefined =>
  unitsByNumber(
    draft,
    typed
      .trim()
      .replace(/^(?:approve\s+)?(?:all\s+)?except\s*/iu, "")
      .replace(/¶/gu, "")
      .replace(/\band\b/giu, " "),
  );

export const restScope = (
  draft: OpenDraft,
  held: HeldDecisions,
  read: ReadSoFar,
  except: ReadonlySet<UnitId>,
): RestScope => {
  const scope = bulkScope(draft, except);
  const changed = new Set(changedSinceRead(draft, read).map((unit) => unit.unit));
  const takesIn: UnitView[] = [];
  const left: { readonly unit: UnitView; readonly why: WhyLeftOut }[] = scope.leavesOut.map(({ view, why }) => ({
    unit: view,
    why: held.has(view.unit) ? "decided-one-by-one" : why,
  }));
  for (const unit of scope.takesIn) {
    if (held.has(unit.unit)) left.push({ unit, why: "decided-one-by-one" });
    else if (changed.has(unit.unit)) left.push({ unit, why: "changed-since-read" });
    else takesIn.push(unit);
  }
  const reasons = [...new Set(left.map(({ why }) => why))];
  return {
    takesIn,
    paragraphs: takesIn.filter((unit) => !unit.furniture).length,
    furniture: takesIn.filter((unit) => unit.furniture).length,
    leavesOut: reasons.map((why) => ({
      why,
      units: left
        .filter((each) => each.why === why)
        .map(({ unit }) => unit)
        .sort((a, b) => a.number - b.number),
    })),
  };
};
