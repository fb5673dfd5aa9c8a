/**
 * What a control's `w:tag` says (invariant 1). Word keeps a tag under 64 characters; ours are at most 46.
 * A tag is a hint for people and for Word, never evidence: only the firm's records decide.
 */
import { isUnitId, type UnitId } from "../ids";

export const PENDING_PREFIX = "draft-pending-attorney-review:";
export const REVIEWED_PREFIX = "attorney-reviewed:";
export const FACT_PREFIX = "countersign-fact:";

export const PENDING_TITLE = "Draft - pending attorney review";
export const REVIEWED_TITLE = "Attorney reviewed";

export type UnitStatusTag = "pending" | "reviewed";

export const pendingTag = (unit: UnitId): string => PENDING_PREFIX + unit;
export const reviewedTag = (unit: UnitId): string => REVIEWED_PREFIX + unit;

/** Reads a unit's tag; undefined when the text is not one of ours (also when the id is malformed). */
export const readUnitTag = (tag: string): { readonly unit: UnitId; readonly status: UnitStatusTag } | undefined => {
  const status: UnitStatusTag | undefined = tag.startsWith(PENDING_PREFIX)
    ? "pending"
    : tag.startsWith(REVIEWED_PREFIX)
      ? "reviewed"
      : undefined;
  if (status === undefined) return undefined;
  const id = tag.slice((status === "pending" ? PENDING_PREFIX : REVIEWED_PREFIX).length);
  return isUnitId(id) ? { unit: id, status } : undefined;
};
