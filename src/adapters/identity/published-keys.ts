/** The keys the identity provider publishes now, asked of the provider the deployment names and of nobody else. */
import type { JWK } from "jose";
import { IdentityFault } from "./identity-fault";
import type { TrustedIssuer } from "./issuer-trust";
import { discover, ownAddress, readProviderJson, type Get } from "./provider-documents";

export type PublishedKeys = () => Promise<readonly JWK[]>;

/** Reads the provider's key set through its discovery document. Throws IdentityFault when it cannot be read whole. */
export const publishedKeysOf =
  (issuer: TrustedIssuer, get: Get): PublishedKeys =>
  async () => {
    const address = ownAddress(await discover(issuer, get), "jwks_uri", issuer);
    if (address === undefined) throw new IdentityFault("untrusted-issuer", "discovery names no keys");
    const { keys } = await readProviderJson(get, address, "keys");
    if (!Array.isArray(keys) || keys.length === 0) throw new IdentityFault("provider-refused", "no keys");
    return keys as readonly JWK[];
  };
