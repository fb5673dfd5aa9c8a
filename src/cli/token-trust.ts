/**
 * Whom a verifier believes: issuer, audience and tenant from the verifier's own deployment file, keys from the provider itself
 * or from a key file the verifier has; never from the records.
 */
import type { JWK } from "jose";
import type { TokenVerifier } from "../app/ports/ceremony";
import type { Deployment } from "../app/ports/deployment";
import { done, refused, type Result } from "../domain/result";
import { trustIssuer } from "../adapters/identity/issuer-trust";
import type { Get } from "../adapters/identity/provider-documents";
import { publishedKeysOf, type PublishedKeys } from "../adapters/identity/published-keys";
import { createTokenVerifier } from "../adapters/identity/token-verifier";

export interface Trust {
  readonly tenant: string;
  readonly verifier: TokenVerifier;
}

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

type Needed = Pick<Deployment, "tenantId" | "authority" | "protocol" | "signOffClientId"> & {
  readonly history: readonly JWK[];
};
const readNeeded = (value: unknown): Needed | undefined => {
  if (!isFields(value)) return undefined;
  const { tenantId, authority, protocol, signOffClientId, keyHistory } = value;
  if (typeof tenantId !== "string" || typeof authority !== "string" || typeof signOffClientId !== "string")
    return undefined;
  // Absent or empty there is no history; anything else must be keys, or what the verifier relies on would silently be less.
  const history =
    keyHistory === undefined || (Array.isArray(keyHistory) && keyHistory.length === 0) ? [] : readKeys(keyHistory);
  if (history === undefined) return undefined;
  return protocol === "AAD" || protocol === "OIDC"
    ? { tenantId, authority, protocol, signOffClientId, history }
    : undefined;
};

/** A JSON Web Key Set, or a bare array of keys. */
export const readKeys = (value: unknown): readonly JWK[] | undefined => {
  const keys = Array.isArray(value) ? value : isFields(value) ? value["keys"] : undefined;
  return Array.isArray(keys) && keys.length > 0 && keys.every((key) => isFields(key) && typeof key["kty"] === "string")
    ? (keys as readonly JWK[])
    : undefined;
};

/**
 * @param deployment content of `deployment.json`
 * @param keys content of a key file; with it the provider is not asked, and a provider on this machine may be believed
 */
export const tokenTrust = (deployment: unknown, keys: unknown, get: Get): Result<Trust, string> => {
  const needed = readNeeded(deployment);
  if (needed === undefined)
    return refused(
      "it is no deployment file: tenantId, authority, protocol and signOffClientId are needed, and keyHistory, where it is there, holds keys",
    );
  const given = keys === undefined ? [] : readKeys(keys);
  if (given === undefined) return refused("the key file holds no keys");
  const ownOrigin = keys !== undefined && URL.canParse(needed.authority) ? new URL(needed.authority).origin : "";
  const issuer = trustIssuer(needed, ownOrigin);
  if (!issuer.ok)
    return refused(
      issuer.refusal === "local-issuer-elsewhere"
        ? "it names an identity provider on this machine; give that provider's keys with --keys"
        : `its authority cannot be trusted (${issuer.refusal.replaceAll("-", " ")})`,
    );
  // A key file stands in the provider's place: what is in neither it nor the history has retired, as far as this verifier can know.
  const publishedKeys: PublishedKeys =
    keys === undefined ? publishedKeysOf(issuer.value, get) : () => Promise.resolve(given);
  return done({
    tenant: needed.tenantId,
    verifier: createTokenVerifier({
      deployment: needed,
      issuer: issuer.value,
      publishedKeys,
      keyHistory: needed.history,
    }),
  });
};
