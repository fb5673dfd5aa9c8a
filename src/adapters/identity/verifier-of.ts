/** The verifier of kept sign-off tokens, set up from the deployment alone: issuer, audience and tenant from its file, keys from the provider and from its key history. */
import type { TokenVerifier } from "../../app/ports/ceremony";
import type { Deployment } from "../../app/ports/deployment";
import { trustIssuer } from "./issuer-trust";
import type { Get } from "./provider-documents";
import { publishedKeysOf } from "./published-keys";
import { createTokenVerifier } from "./token-verifier";

/** A deployment whose provider this page may not trust verifies nothing, by name. */
export const verifierOf = (deployment: Deployment, pageOrigin: string, get: Get): TokenVerifier => {
  const issuer = trustIssuer(deployment, pageOrigin);
  if (!issuer.ok)
    return { keysPublishedNow: async () => [], verify: async () => ({ ok: false, code: "untrusted-issuer" }) };
  return createTokenVerifier({
    deployment,
    issuer: issuer.value,
    publishedKeys: publishedKeysOf(issuer.value, get),
    keyHistory: deployment.keyHistory ?? [],
  });
};
