/**
 * The sign-off ceremony: the attorney signs in afresh in a window of our own origin, and the identity provider's
 * token names this exact statement. The request is handed to that window, which writes the record itself.
 */
import type { TokenFailure } from "../../domain/draft/token-failure";
import type { PersonId } from "../../domain/ids";
import type { SignedStatement } from "../../domain/review/statement";

export interface CeremonyRequest {
  /** Lower-case hex: SHA-256 of the canonical JSON of the array of statement hashes. */
  readonly nonce: string;
  readonly expected: { readonly oid: PersonId; readonly tenant: string; readonly userName: string };
  /** The server's stamp the statements name (ISO 8601), against which the sign-in must be fresh; absent where they stand on an own clock. */
  readonly statementTime?: string;
}

export interface CeremonyProof {
  /** The ID token as received. */
  readonly idToken: string;
  /** The provider's public key it was signed with (JWK), where it could be read. */
  readonly key?: Readonly<Record<string, string>>;
  /** Tokens for writing the record come from the pane's session, never from this one. */
  readonly oid: PersonId;
}

export type CeremonyOutcome =
  | { readonly kind: "proved"; readonly proof: CeremonyProof }
  | {
      readonly kind: "refused";
      readonly code:
        | "cancelled"
        | "another-person"
        | "wrong-nonce"
        | "not-this-tab"
        | "stale-sign-in"
        | "not-an-attorney"
        | "no-step-up"
        | "not-verified";
      readonly detail?: string;
    };

export interface Ceremony {
  /** Leaves this page for the provider's sign-in. */
  begin(request: CeremonyRequest): Promise<void>;
  /** After the return: the proof for the request begun in this tab; undefined when none was begun here. */
  finish(request: CeremonyRequest): Promise<CeremonyOutcome | undefined>;
}

/** Against which time a sign-in for this statement must be fresh. */
export const freshFor = ({ time }: Pick<SignedStatement, "time">): { readonly statementTime?: string } =>
  time.from === "stamp" ? { statementTime: time.at } : {};

/** Checks a kept token against the deployment's own configuration; every failure has its name. */
export interface TokenVerifier {
  /** RFC 7638 thumbprints of the keys the provider publishes now; none when it cannot be asked. */
  keysPublishedNow(): Promise<readonly string[]>;
  verify(
    token: string,
    expected: {
      readonly nonce: string;
      /** Absent where no server vouched for it: the sign-in is then its time. */
      readonly statementTime?: string;
      readonly oid: PersonId;
      readonly key?: Readonly<Record<string, string>>;
    },
  ): Promise<
    | {
        readonly ok: true;
        readonly name: string;
        readonly authTime: string;
        readonly keyThumbprint: string;
        readonly keyVouchedBy: "published" | "history" | "later-record";
      }
    | { readonly ok: false; readonly code: TokenFailure }
  >;
}
