/** Every way the proof of who signed may fail (adapters/identity/verify-id-token says what each means), and why it may not be judged at all. */
export const TOKEN_REFUSALS = [
  "unreadable-token",
  "wrong-algorithm",
  "unknown-signing-key",
  "bad-signature",
  "wrong-issuer",
  "wrong-audience",
  "wrong-tenant",
  "no-person",
  "another-person",
  "no-nonce",
  "wrong-nonce",
  "no-sign-in-time",
  "no-statement-time",
  "sign-in-too-early",
  "sign-in-too-late",
  "expired",
  "no-step-up",
  "not-an-attorney",
] as const;

/** These say "not known" rather than "no". */
export const TOKENS_NOT_JUDGED = ["signing-key-retired", "keys-unreachable", "untrusted-issuer"] as const;

export type TokenRefused = (typeof TOKEN_REFUSALS)[number];
export type TokenNotJudged = (typeof TOKENS_NOT_JUDGED)[number];
export type TokenFailure = TokenRefused | TokenNotJudged;

/** The finding on a sign-off whose proof fails so. */
export type TokenFinding<Failure extends TokenFailure = TokenFailure> = `sign-off-token-${Failure}`;
export const tokenFinding = <Failure extends TokenFailure>(failure: Failure): TokenFinding<Failure> =>
  `sign-off-token-${failure}`;
