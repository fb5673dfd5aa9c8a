/**
 * Verifies kept sign-off tokens by the deployment's own configuration. A key counts when the provider publishes it now, when it stands in the
 * history shipped with the deployment, or when a later verifying record vouches for it; a record's own word for its key never does.
 */
import { calculateJwkThumbprint, type JWK } from "jose";
import type { TokenVerifier } from "../../app/ports/ceremony";
import type { Deployment } from "../../app/ports/deployment";
import type { Result } from "../../domain/result";
import { IdentityFault } from "./identity-fault";
import type { TrustedIssuer } from "./issuer-trust";
import type { PublishedKeys } from "./published-keys";
import { verifyIdToken } from "./verify-id-token";
import { stepUpOf } from "./step-up";
import type { TokenRefusal, VerifiedToken } from "./verify-id-token";

export interface TokenVerifierSetting {
  readonly deployment: Pick<Deployment, "signOffClientId" | "tenantId" | "acrs" | "acrsFrom">;
  readonly issuer: TrustedIssuer;
  readonly publishedKeys: PublishedKeys;
  /** Keys the provider published in earlier times, shipped beside the deployment, outside the site. */
  readonly keyHistory: readonly JWK[];
}

type Vouching = "published" | "history" | "later-record";

const KEY_NOT_HERE: ReadonlySet<TokenRefusal> = new Set<TokenRefusal>(["unknown-signing-key", "bad-signature"]);

/**
 * The verifier port. Where `expected.key` is given and used, the caller compares the thumbprint with those a later verifying record saw published.
 * Besides `TokenRefusal`s it answers `keys-unreachable` (the provider could not be asked) and `signing-key-retired` (nobody vouches for the key).
 */
export const createTokenVerifier = ({
  deployment,
  issuer,
  publishedKeys,
  keyHistory,
}: TokenVerifierSetting): TokenVerifier => ({
  keysPublishedNow: async () => {
    try {
      const keys = await publishedKeys();
      return await Promise.all(keys.filter(({ kty }) => kty === "RSA").map((key) => calculateJwkThumbprint(key)));
    } catch (error) {
      // A statement that names no keys is as good while its own key is published; it only vouches for nobody.
      if (error instanceof IdentityFault) return [];
      throw error;
    }
  },
  verify: async (token, { nonce, statementTime, oid, key }) => {
    let published: readonly JWK[] | undefined;
    try {
      published = await publishedKeys();
    } catch (error) {
      if (!(error instanceof IdentityFault)) throw error;
      // Not the end: a key of the history or a vouched one needs no network. What stays unknown is said below.
    }
    const sources: readonly (readonly [Vouching, readonly JWK[]])[] = [
      ["published", published ?? []],
      ["history", keyHistory],
      ["later-record", key === undefined ? [] : [{ ...key }]],
    ];
    let refusal: TokenRefusal = "unknown-signing-key";
    for (const [vouching, keys] of sources) {
      const judged: Result<VerifiedToken, TokenRefusal> = await verifyIdToken(token, {
        keys,
        issuer: issuer.issuer,
        audience: deployment.signOffClientId,
        tenant: deployment.tenantId,
        nonce,
        ...(statementTime === undefined ? {} : { statementTime: Date.parse(statementTime) }),
        oid,
        ...stepUpOf(deployment),
      });
      if (judged.ok) {
        const { name, authTime, keyThumbprint } = judged.value;
        return { ok: true, name, authTime: new Date(authTime).toISOString(), keyThumbprint, keyVouchedBy: vouching };
      }
      if (!KEY_NOT_HERE.has(judged.refusal)) return { ok: false, code: judged.refusal };
      // A signature that does not hold under a known key weighs more than a key not known.
      if (judged.refusal === "bad-signature") refusal = "bad-signature";
    }
    if (refusal === "bad-signature") return { ok: false, code: refusal };
    return { ok: false, code: published === undefined ? "keys-unreachable" : "signing-key-retired" };
  },
});
