// Signing keys of a provider and of those who would pass for it, for tests that check tokens with the product's own verifier.
import { exportJWK, generateKeyPair, type CryptoKey } from "jose";
import type { TrustedIssuer } from "../../src/adapters/identity/issuer-trust";
import { sampleTenant } from "../../src/sandbox/sample-firm";

export const ISSUER = `https://login.microsoftonline.com/${sampleTenant}/v2.0`;
/** The sign-off registration's client id. */
export const SIGN_OFF = "22222222-2222-4222-8222-222222222222";
export const trusted: TrustedIssuer = {
  issuer: ISSUER,
  authority: ISSUER.replace("/v2.0", ""),
  host: "login.microsoftonline.com",
};

export interface Key {
  readonly secret: CryptoKey;
  readonly jwk: Readonly<Record<"kty" | "n" | "e" | "kid" | "alg" | "use", string>>;
}

export const makeKey = async (kid: string): Promise<Key> => {
  const { privateKey, publicKey } = await generateKeyPair("RS256");
  const { kty = "", n = "", e = "" } = await exportJWK(publicKey);
  return { secret: privateKey, jwk: { kty, n, e, kid, alg: "RS256", use: "sig" } };
};
