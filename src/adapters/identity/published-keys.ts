/** The keys the identity provider publishes now, asked of the provider the deployment names and of nobody else. */
import type { JWK } from "jose";
import * as v from "valibot";
import { IdentityFault } from "./identity-fault";
import type { TrustedIssuer } from "./issuer-trust";
import { discover, ownAddress, readProviderJson, type Get } from "./provider-documents";

const text = v.pipe(v.string(), v.nonEmpty());

/** Public keys by name; one of another kind than we verify with may stand among them, as providers publish them. */
export const publicKeys = v.pipe(
  v.array(
    v.looseObject({
      kty: text,
      kid: v.exactOptional(v.string()),
      use: v.exactOptional(v.string()),
      alg: v.exactOptional(v.string()),
      n: v.exactOptional(v.string()),
      e: v.exactOptional(v.string()),
      // A private key that is published is everybody's: what it signs proves nothing.
      d: v.exactOptional(v.never()),
    }),
  ),
  v.nonEmpty(),
);
/** A JSON Web Key Set (RFC 7517, section 5). */
export const keySet = v.object({ keys: publicKeys });

export type PublishedKeys = () => Promise<readonly JWK[]>;

/** Reads the provider's key set through its discovery document. Throws IdentityFault when it cannot be read whole. */
export const publishedKeysOf =
  (issuer: TrustedIssuer, get: Get): PublishedKeys =>
  async () => {
    const address = ownAddress(await discover(issuer, get), "jwks_uri", issuer);
    if (address === undefined) throw new IdentityFault("untrusted-issuer", "discovery names no keys");
    return (await readProviderJson(get, address, keySet, "keys")).keys;
  };
