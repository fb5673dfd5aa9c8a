/** What the signer reads before she signs. */
import type { SignedStatement } from "../../domain/review/statement";

export interface SignedOff {
  readonly row: string;
  readonly at: string;
  readonly statementHash: string;
}
export interface PreparedSignOff {
  readonly statement: SignedStatement;
  /** The statement's canonical JSON: the exact bytes hashed. */
  readonly canonical: string;
  readonly statementHash: string;
  readonly matterTitle: string;
  readonly draftTitle: string;
  readonly units: number;
  /** The signer's own signature line stands in it, so that a conformed copy can be made beside the final. */
  readonly mayConform?: true;
  /** Units whose words changed since this signer last signed off this draft; undefined when she never did. */
  readonly changedSinceLastSigned?: number;
}
