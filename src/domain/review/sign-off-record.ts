/** What the SignOffs list holds: sign-offs and their withdrawals, both append-only. */
import type { About } from "./sitting";
import type { SignedStatement } from "./statement";

export interface SignOffRecord {
  readonly kind: "sign-off";
  readonly statement: SignedStatement;
  /** SHA-256 of the statement's canonical JSON. */
  readonly statementHash: string;
  /** All statement hashes of the ceremony, in order, this one at `index`; the nonce is the hash of this array's canonical JSON. */
  readonly ceremony: readonly string[];
  readonly index: number;
  /** The identity provider's ID token whose nonce names the ceremony; absent only where the deployment has no ceremony. */
  readonly idToken?: string;
  /** The provider's public key as it was at signing (JWK), for verifying after the key retires. */
  readonly key?: Readonly<Record<string, string>>;
}

export interface WithdrawalRecord extends About {
  readonly kind: "withdrawal";
  /** Row id of the sign-off withdrawn and its statement's hash. */
  readonly signOffRow: string;
  readonly statementHash: string;
  readonly reason: string;
}

export type SignOffContent = SignOffRecord | WithdrawalRecord;
