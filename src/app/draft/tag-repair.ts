/** Tags follow the records, never the other way (invariant 4): what an attorney approved reads "reviewed", everything else "pending", coloured by status. */
import { PENDING_TITLE, pendingTag, REVIEWED_TITLE, reviewedTag } from "../../domain/draft/tag";
import type { UnitId } from "../../domain/ids";
import type { UnitStatus } from "../../domain/review/unit-review";
import type { UnitView } from "./open-draft-state";
import type { TagChange } from "../ports/open-document";
import type { Ports } from "../ports/ports";

/** Colours of Fluent's status palette, as Word's `w15:color` takes them. */
export const STATUS_COLORS: Readonly<Record<UnitStatus, string>> = {
  pending: "#C19C00",
  lapsed: "#C19C00",
  renumbered: "#C19C00",
  moved: "#C19C00",
  changesRequested: "#0F6CBD",
  escalated: "#8764B8",
  approved: "#107C10",
};

export interface TagTarget {
  readonly view: UnitView;
  readonly status: UnitStatus;
}

/** One change a control whose tag or colour is behind; a unit without a control has none. */
export const tagChange = ({ view, status }: TagTarget): TagChange | undefined => {
  if (view.tag === undefined) return undefined;
  const reviewed = status === "approved" || status === "renumbered" || status === "moved";
  return {
    kind: "retag",
    from: view.tag,
    occurrence: view.occurrence,
    to: reviewed ? reviewedTag(view.unit) : pendingTag(view.unit),
    title: reviewed ? REVIEWED_TITLE : PENDING_TITLE,
    color: STATUS_COLORS[status],
    // Whatever was opened for her edit is locked again with her decision.
    ...(view.signature ? { locked: true } : {}),
  };
};

/** Applies all in one batch. Returns the units whose controls Word could not change here. */
export const repairTags = async (
  ports: Pick<Ports, "document">,
  targets: readonly TagTarget[],
): Promise<readonly UnitId[]> => {
  const changes = targets.flatMap((target) => {
    const change = tagChange(target);
    return change === undefined ? [] : [{ unit: target.view.unit, change }];
  });
  if (changes.length === 0) return [];
  const outcome = await ports.document.applyTags(changes.map(({ change }) => change));
  return outcome.notDone.flatMap((index) => {
    const unit = changes[index]?.unit;
    return unit === undefined ? [] : [unit];
  });
};
