/**
 * The finals of a ceremony: one draft after the other, so that two hundred fit where one does. What goes wrong with one costs only that one, and says why;
 * it can be tried again by itself. Signing for another purpose than letting a document go makes no final.
 */
import type { DraftId } from "../../domain/ids";
import { releases } from "../../domain/review/entitlement";
import type { Meaning } from "../../domain/review/statement";
import type { Refusal } from "../words/refusal";
import type { Finalized, FinalizeDraft, FinalizeStep } from "./finalize";

export interface Signed {
  readonly draft: DraftId;
  readonly meaning: Meaning;
  readonly conformed: boolean;
}

export type FinalOutcome =
  | { readonly kind: "made"; readonly draft: DraftId; readonly final: Finalized }
  | { readonly kind: "refused"; readonly draft: DraftId; readonly refusal: Refusal }
  | { readonly kind: "failed"; readonly draft: DraftId; readonly fault: unknown };

export interface FinalsProgress {
  readonly draft: DraftId;
  readonly step: FinalizeStep;
}

/** Those of a ceremony whose sign-off lets them go. */
export const toFinalize = (signed: readonly Signed[]): readonly Signed[] =>
  signed.filter(({ meaning }) => releases(meaning));

export type FinalizeSigned = (
  signed: readonly Signed[],
  tell?: {
    readonly onStep?: (progress: FinalsProgress) => void;
    readonly onOutcome?: (outcome: FinalOutcome) => void;
  },
) => Promise<readonly FinalOutcome[]>;

export const finalizeSigned =
  (one: FinalizeDraft): FinalizeSigned =>
  async (signed, { onStep, onOutcome } = {}) => {
    const outcomes: FinalOutcome[] = [];
    for (const { draft, conformed } of toFinalize(signed)) {
      const outcome = await attempt(one, draft, conformed, (step) => onStep?.({ draft, step }));
      outcomes.push(outcome);
      onOutcome?.(outcome);
    }
    return outcomes;
  };

const attempt = async (
  one: FinalizeDraft,
  draft: DraftId,
  conformed: boolean,
  onProgress: (step: FinalizeStep) => void,
): Promise<FinalOutcome> => {
  try {
    const made = await one({ draft, conformed, onProgress });
    return made.ok ? { kind: "made", draft, final: made.value } : { kind: "refused", draft, refusal: made.refusal };
  } catch (fault) {
    return { kind: "failed", draft, fault };
  }
};
