/** How a block was decided, so that a later day's facts can be held against it. */
import type { UnitId } from "../../domain/ids";
export interface EmittedDecision {
  /** The marker without its braces. */
  readonly typed: string;
  /** Contexts it stands in (scope-steps.ts). */
  readonly steps: string;
  /** Path of what decides it, where that is one fact. */
  readonly path?: string;
  /** Rounds of a list, else 1 or 0. */
  readonly count: number;
  readonly list: boolean;
  /** Its items' values are not in the ledger: there are too many. */
  readonly large: boolean;
  readonly unit?: UnitId;
}
