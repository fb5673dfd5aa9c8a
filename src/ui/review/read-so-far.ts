/**
 * What a person has had before her eyes: the words of each unit when she began to read, and again each time she says she has seen what changed.
 * What others change meanwhile is named as changed since she read, and no decision on the whole takes it in.
 */
import type { OpenDraft, UnitView } from "../../app/draft/open-draft-state";
import type { UnitId, WordsHash } from "../../domain/ids";

export type ReadSoFar = ReadonlyMap<UnitId, WordsHash>;

const all = (draft: OpenDraft): readonly UnitView[] => [...draft.units, ...draft.furniture];

export const readNow = (draft: OpenDraft): ReadSoFar => new Map(all(draft).map((unit) => [unit.unit, unit.words]));

/** The same reading, with these units seen as they are now. */
export const seenAgain = (read: ReadSoFar, units: readonly UnitView[]): ReadSoFar => {
  const after = new Map(read);
  for (const unit of units) after.set(unit.unit, unit.words);
  return after;
};

/** Units whose words are not those that were read, new ones among them. */
export const changedSinceRead = (draft: OpenDraft, read: ReadSoFar): readonly UnitView[] =>
  all(draft).filter((unit) => read.get(unit.unit) !== unit.words);

/** How many units that were read are no longer in the document. */
export const goneSinceRead = (draft: OpenDraft, read: ReadSoFar): number => {
  const present = new Set(all(draft).map((unit) => unit.unit));
  return [...read.keys()].filter((unit) => !present.has(unit)).length;
};
