/**
 * The review gate (design sections 1-3): whether a draft may be signed off and finalized, with every reason why not, by name.
 * Pure: it is given the whole content, the ledger as a hint, and every record, and it never heals, repairs or believes a tag.
 */
import type { Finding } from "../draft/finding";

export interface GateJudgement {
  /** Everything that stands between the draft and an attorney's sign-off. */
  readonly beforeSignOff: readonly Finding[];
  /** Beyond that, what stands between the draft and finalizing: no valid sign-off for this content, or why the one there does not count. */
  readonly beforeFinal: readonly Finding[];
  readonly maySignOff: boolean;
  readonly mayFinalize: boolean;
  /** The sign-off relied on, when there is one. */
  readonly signOffRow?: string;
}
