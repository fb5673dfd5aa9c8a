/**
 * Whom a verifier believes: issuer, audience and tenant from the verifier's own deployment file, keys from the provider itself
 * or from a key file the verifier has; never from the records.
 */
import type { JWK } from "jose";
import * as v from "valibot";
import type { TokenVerifier } from "../app/ports/ceremony";
import type { IntakeAttorney } from "../domain/matter/matter-rights";
import { done, refused, type Result } from "../domain/result";
import { readSettings, tokenSettings } from "../adapters/deployment/deployment-shape";
import { trustIssuer } from "../adapters/identity/issuer-trust";
import type { Get } from "../adapters/identity/provider-documents";
import { keySet, publicKeys, publishedKeysOf, type PublishedKeys } from "../adapters/identity/published-keys";
import { createTokenVerifier } from "../adapters/identity/token-verifier";
import { given } from "../given";

export interface Trust {
  readonly tenant: string;
  readonly verifier: TokenVerifier;
  /** Who gives rights in any matter: the verifier's own knowledge, never the records'. */
  readonly intake?: readonly IntakeAttorney[];
}

/** A key set as the provider publishes it, or a bare list of keys. */
const keyFile = v.union([publicKeys, keySet]);

const readKeys = (read: unknown): readonly JWK[] | undefined => {
  const checked = v.safeParse(keyFile, read);
  if (!checked.success) return undefined;
  return Array.isArray(checked.output) ? checked.output : checked.output.keys;
};

export interface Named {
  /** The file's name, for the sentence that refuses it. */
  readonly path: string;
  readonly content: unknown;
}

/**
 * @param deployment content of `deployment.json`
 * @param keys content of a key file; with it the provider is not asked, and a provider on this machine may be believed
 */
export const tokenTrust = (deployment: Named, keys: Named | undefined, get: Get): Result<Trust, string> => {
  const settings = readSettings(tokenSettings, deployment.content, deployment.path);
  if (!settings.ok) return settings;
  const needed = settings.value;
  const fromFile = keys === undefined ? [] : readKeys(keys.content);
  if (fromFile === undefined)
    return refused(
      `${keys?.path ?? ""} holds no keys. It must be a list of public keys, or {"keys": [...]} as the sign-in service publishes them, and never the private d.`,
    );
  const ownOrigin = keys !== undefined && URL.canParse(needed.authority) ? new URL(needed.authority).origin : "";
  const issuer = trustIssuer(needed, ownOrigin);
  if (!issuer.ok)
    return refused(
      issuer.refusal === "local-issuer-elsewhere"
        ? `${deployment.path}: it names an identity provider on this machine; give that provider's keys with --keys.`
        : `${deployment.path}: its authority cannot be trusted (${issuer.refusal.replaceAll("-", " ")}).`,
    );
  // A key file stands in the provider's place: what is in neither it nor the history has retired, as far as this verifier can know.
  const publishedKeys: PublishedKeys =
    keys === undefined ? publishedKeysOf(issuer.value, get) : () => Promise.resolve(fromFile);
  return done({
    tenant: needed.tenantId,
    ...given({ intake: needed.intake }),
    verifier: createTokenVerifier({
      deployment: {
        tenantId: needed.tenantId,
        signOffClientId: needed.signOffClientId,
        ...given({ acrs: needed.acrs, acrsFrom: needed.acrsFrom }),
      },
      issuer: issuer.value,
      publishedKeys,
      keyHistory: needed.keyHistory ?? [],
    }),
  });
};
