/**
 * Decisions made on screen and not yet recorded: they count for nothing until the firm's records hold them.
 * A decision is bound to the words it saw; when those change it falls away. Notes stay in memory only; what is kept
 * through a reload is ids and hashes.
 */
import type { OpenDraft, UnitView } from "../../app/draft/open-draft-state";
import type { UnitId, WordsHash } from "../../domain/ids";
import type { Verdict } from "../../domain/review/sitting";
import type { Decision } from "../../app/review/decide-units";
import type { KeptDecisions } from "../pane/kept-decisions";
import { given } from "../../given";

export interface HeldDecision {
  readonly verdict: Verdict;
  readonly words: WordsHash;
  readonly place: string;
  readonly note?: string;
}
export type HeldDecisions = ReadonlyMap<UnitId, HeldDecision>;

export const hold = (held: HeldDecisions, unit: UnitView, verdict: Verdict, note?: string): HeldDecisions =>
  new Map(held).set(unit.unit, {
    verdict,
    words: unit.words,
    place: unit.placeHash,
    ...given({ note }),
  });

export const letGo = (held: HeldDecisions, units: readonly UnitId[]): HeldDecisions => {
  const left = new Map(held);
  for (const unit of units) left.delete(unit);
  return left;
};

const present = (draft: OpenDraft): ReadonlyMap<UnitId, UnitView> =>
  new Map([...draft.units, ...draft.furniture].map((unit) => [unit.unit, unit]));

/** Drops every decision whose words or place are no longer those in the document. */
export const stillStanding = (held: HeldDecisions, draft: OpenDraft): HeldDecisions => {
  const units = present(draft);
  const standing = [...held].filter(([id, decision]) => {
    const unit = units.get(id);
    return unit !== undefined && unit.words === decision.words && unit.placeHash === decision.place;
  });
  return standing.length === held.size ? held : new Map(standing);
};

export const toDecisions = (held: HeldDecisions): readonly Decision[] =>
  [...held].map(([unit, { verdict, note }]) => ({ unit, verdict, ...given({ note }) }));

export const toKept = (held: HeldDecisions): KeptDecisions | undefined =>
  held.size === 0 ? undefined : [...held].map(([unit, { verdict, words, place }]) => ({ unit, verdict, words, place }));

/** What a reload gives back. A request for changes whose note is gone must be written again: without its note it asks for nothing. */
export const fromKept = (
  kept: KeptDecisions | undefined,
): { readonly held: HeldDecisions; readonly withoutNote: number } => {
  const whole = (kept ?? []).filter(({ verdict }) => verdict !== "request-changes");
  return {
    held: new Map(whole.map(({ unit, verdict, words, place }) => [unit, { verdict, words, place }])),
    withoutNote: (kept ?? []).length - whole.length,
  };
};
