/** What is kept through a reload: no client words. */
import type { UnitId, WordsHash } from "../../domain/ids";
import type { Verdict } from "../../domain/review/sitting";
export type KeptDecisions = readonly {
  readonly unit: UnitId;
  readonly verdict: Verdict;
  readonly words: WordsHash;
  readonly place: string;
}[];
