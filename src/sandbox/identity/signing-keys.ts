/** The provider's signing keys: RS256 as Entra's, made here, kept with the state, replaced whole when rotated. */
import { exportJWK, generateKeyPair } from "jose";
import type { JWK } from "jose";
import { given } from "../../given";

export interface SigningKey extends JWK {
  readonly kid: string;
  readonly kty: "RSA";
  readonly alg: "RS256";
  readonly use: "sig";
}

/** A new 2048-bit RSA key, private part included. */
export const makeSigningKey = async (kid: string): Promise<SigningKey> => {
  const { privateKey } = await generateKeyPair("RS256", { extractable: true });
  return { ...(await exportJWK(privateKey)), kid, kty: "RSA", alg: "RS256", use: "sig" };
};

/** The part of a key that anyone may see. Built up from what is public, so that a new private member can never slip out. */
export const publicPart = ({ kid, kty, alg, use, n, e }: SigningKey): JWK => ({
  kid,
  kty,
  alg,
  use,
  ...given({ n, e }),
});
