/**
 * Judges the ID token of a sign-off. Pure: keys, issuer, audience, tenant and nonce are the verifier's own and
 * never the token's; no clock is read, for a token lives an hour and a sign-off for years. Every way to fail has its own name.
 */
import { calculateJwkThumbprint, compactVerify, decodeProtectedHeader, errors, importJWK } from "jose";
import type { JWK, ProtectedHeaderParameters } from "jose";
import { done, refused } from "../../domain/result";
import type { Result } from "../../domain/result";
import type { PersonId } from "../../domain/ids";
import { given } from "../../given";
import { readClaims, type TokenClaims } from "./token-claims";

export interface TokenExpectation {
  /** Keys the verifier holds the provider to. A key that travels in the token or beside it is never looked at. */
  readonly keys: readonly JWK[];
  readonly issuer: string;
  /** The sign-off registration; the pane's own ID tokens have another. */
  readonly audience: string;
  readonly tenant: string;
  /** Lower-case hex: hash of the canonical array of statement hashes. */
  readonly nonce: string;
  /** The statement's time, milliseconds since the epoch. Absent where no server vouched for it: then the sign-in is its time, and must be fresh by the provider's own clock. */
  readonly statementTime?: number;
  /** The signer the statement names. */
  readonly oid: string;
  /** Entra's authentication context that sign-ins from that time on (milliseconds since the epoch) must have satisfied. */
  readonly stepUp?: { readonly acrs: string; readonly from: number };
}

export interface VerifiedToken {
  readonly oid: PersonId;
  readonly tenant: string;
  readonly name: string;
  readonly roles: readonly string[];
  /** When the person proved who they are, milliseconds since the epoch. */
  readonly authTime: number;
  /** RFC 7638, SHA-256, base64url: of the key that signed. */
  readonly keyThumbprint: string;
  readonly key: JWK;
}

export type TokenRefusal =
  | "unreadable-token"
  /** Not RS256: `none`, HMAC with the public key, or anything else. */
  | "wrong-algorithm"
  | "unknown-signing-key"
  | "bad-signature"
  | "wrong-issuer"
  | "wrong-audience"
  | "wrong-tenant"
  | "no-person"
  /** Signed in as somebody else than the statement's signer. */
  | "another-person"
  | "no-nonce"
  | "wrong-nonce"
  | "no-sign-in-time"
  /** The statement's own time cannot be read, so nothing can be fresh for it. */
  | "no-statement-time"
  | "sign-in-too-early"
  | "sign-in-too-late"
  /** No expiry or issue time, or expired before it was issued or the person signed in. Equal times are reported of real providers and stand. */
  | "expired"
  /** The deployment asks for an authentication context, and the sign-in did not satisfy it. */
  | "no-step-up"
  | "not-an-attorney";

const ATTORNEY_ROLE = "Countersign.Attorney";

/** Sign-in counts from five minutes before to ten minutes after the statement's time. */
const BEFORE_MS = 5 * 60_000;
const AFTER_MS = 10 * 60_000;

const headerOf = (token: string): ProtectedHeaderParameters | undefined => {
  try {
    return decodeProtectedHeader(token);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
};

/** Keys that may have signed under this name: RSA, for signatures, for RS256. Without a name in the header none may. */
const candidates = (keys: readonly JWK[], kid: string | undefined): readonly JWK[] =>
  keys.filter(
    (key) =>
      kid !== undefined &&
      key.kid === kid &&
      key.kty === "RSA" &&
      (key.use ?? "sig") === "sig" &&
      (key.alg ?? "RS256") === "RS256",
  );

/** Only what makes the public key: nothing else that stands in a key set reaches the cryptography. */
const publicKey = ({ kty, n, e }: JWK): JWK => ({
  ...given({ kty, n, e }),
});

const claimsIn = (payload: Uint8Array): TokenClaims | undefined => {
  try {
    return readClaims(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(payload)));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
};

const checkSignature = async (
  token: string,
  keys: readonly JWK[],
): Promise<Result<{ readonly claims: TokenClaims; readonly key: JWK }, TokenRefusal>> => {
  for (const key of keys) {
    try {
      const { payload } = await compactVerify(token, await importJWK(publicKey(key), "RS256"), {
        algorithms: ["RS256"],
      });
      const claims = claimsIn(payload);
      return claims === undefined ? refused("unreadable-token") : done({ claims, key });
    } catch (error) {
      if (error instanceof errors.JWSSignatureVerificationFailed) continue;
      // A header jose will not take (an unknown `crit`), or a token that is no compact JWS.
      if (error instanceof errors.JOSEError) return refused("unreadable-token");
      throw error;
    }
  }
  return refused("bad-signature");
};

const sameGuid = (a: string | undefined, b: string): boolean => a !== undefined && a.toLowerCase() === b.toLowerCase();

/** For us and from whom we trust, by the token's own word. */
const refusedOrigin = (claims: TokenClaims, expected: TokenExpectation): TokenRefusal | undefined => {
  if (claims.iss !== expected.issuer) return "wrong-issuer";
  if (claims.aud !== expected.audience) return "wrong-audience";
  return sameGuid(claims.tid, expected.tenant) ? undefined : "wrong-tenant";
};

const refusedPerson = ({ oid }: TokenClaims, expected: TokenExpectation): TokenRefusal | undefined => {
  if (oid === undefined) return "no-person";
  return sameGuid(oid, expected.oid) ? undefined : "another-person";
};

const refusedNonce = ({ nonce }: TokenClaims, expected: TokenExpectation): TokenRefusal | undefined => {
  if (nonce === undefined) return "no-nonce";
  return nonce === expected.nonce ? undefined : "wrong-nonce";
};

/** A fresh sign-in for this statement, by a token that had not expired before it. */
const refusedTime = (claims: TokenClaims, expected: TokenExpectation): TokenRefusal | undefined => {
  const { auth_time: signedIn, iat: issued, exp: expiry } = claims;
  if (signedIn === undefined) return "no-sign-in-time";
  const authTime = signedIn * 1000;
  // The nonce was made for this statement, so the token is no older; of the sign-in only its own issuing says so.
  const statementTime = expected.statementTime ?? (issued ?? signedIn) * 1000;
  if (!Number.isFinite(statementTime)) return "no-statement-time";
  if (authTime < statementTime - BEFORE_MS) return "sign-in-too-early";
  if (authTime > statementTime + AFTER_MS) return "sign-in-too-late";
  return issued === undefined || expiry === undefined || expiry < signedIn || expiry < issued ? "expired" : undefined;
};

const refusedStepUp = (
  { auth_time: signedIn, acrs }: TokenClaims,
  { stepUp }: TokenExpectation,
): TokenRefusal | undefined =>
  stepUp !== undefined && (signedIn ?? Infinity) * 1000 >= stepUp.from && !acrs.includes(stepUp.acrs)
    ? "no-step-up"
    : undefined;

const refusedRole = ({ roles }: TokenClaims): TokenRefusal | undefined =>
  roles.includes(ATTORNEY_ROLE) ? undefined : "not-an-attorney";

/** In the order of `TokenRefusal`: the first thing wrong is what is told. */
const CHECKS = [refusedOrigin, refusedPerson, refusedNonce, refusedTime, refusedStepUp, refusedRole];

const checkClaims = (
  claims: TokenClaims,
  expected: TokenExpectation,
): Result<Omit<VerifiedToken, "key" | "keyThumbprint">, TokenRefusal> => {
  for (const check of CHECKS) {
    const refusal = check(claims, expected);
    if (refusal !== undefined) return refused(refusal);
  }
  const { oid = "", tid = "", name, preferred_username: userName, roles, auth_time: signedIn = 0 } = claims;
  return done({ oid: oid as PersonId, tenant: tid, name: name ?? userName ?? oid, roles, authTime: signedIn * 1000 });
};

/** Signature first, then every claim. A refusal names the first thing wrong, in the order of `TokenRefusal`. */
export const verifyIdToken = async (
  token: string,
  expected: TokenExpectation,
): Promise<Result<VerifiedToken, TokenRefusal>> => {
  const header = headerOf(token);
  if (header === undefined) return refused("unreadable-token");
  if (header.alg !== "RS256") return refused("wrong-algorithm");
  // RFC 9068: an access token says so; it is never an ID token, whatever its audience.
  if (header.typ !== undefined && header.typ.toUpperCase() !== "JWT") return refused("unreadable-token");
  if (expected.nonce === "") return refused("no-nonce");
  const keys = candidates(expected.keys, header.kid);
  if (keys.length === 0) return refused("unknown-signing-key");
  const signed = await checkSignature(token, keys);
  if (!signed.ok) return signed;
  const { key, claims } = signed.value;
  const judged = checkClaims(claims, expected);
  if (!judged.ok) return judged;
  return done({
    ...judged.value,
    key: publicKeyWithName(key),
    keyThumbprint: await calculateJwkThumbprint(publicKey(key)),
  });
};

const publicKeyWithName = (key: JWK): JWK => ({
  ...publicKey(key),
  ...given({ kid: key.kid }),
  alg: "RS256",
  use: "sig",
});
