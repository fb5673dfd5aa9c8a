/**
 * The keys the identity provider publishes now, asked of the provider the deployment names and of nobody else: the discovery document must be
 * its own, and its key address on the same origin, else a changed document could bring its own keys.
 */
import type { JWK } from "jose";
import { IdentityFault } from "./identity-fault";
import type { TrustedIssuer } from "./issuer-trust";

export type PublishedKeys = () => Promise<readonly JWK[]>;

/** The browser's or Node's own `fetch`, handed in by the composition root: in here only Graph's adapter names it. */
export type Get = (address: string, init: RequestInit) => Promise<Response>;

const ANSWER_WITHIN_MS = 15_000;

const readJson = async (get: Get, address: string): Promise<Readonly<Record<string, unknown>>> => {
  let response: Response;
  try {
    response = await get(address, { credentials: "omit", redirect: "error", cache: "no-cache", signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
  } catch (error) {
    throw new IdentityFault(error instanceof DOMException && error.name === "TimeoutError" ? "timed-out" : "provider-unreachable", "keys", error);
  }
  if (!response.ok) throw new IdentityFault("provider-unreachable", `keys ${response.status}`);
  const body: unknown = await response.json().catch((error: unknown) => {
    throw new IdentityFault("provider-refused", "keys unreadable", error);
  });
  return typeof body === "object" && body !== null ? { ...body } : {};
};

/** Reads the provider's key set through its discovery document. Throws IdentityFault when it cannot be read whole. */
export const publishedKeysOf =
  ({ issuer }: TrustedIssuer, get: Get): PublishedKeys =>
  async () => {
    const discovery = await readJson(get, `${issuer}/.well-known/openid-configuration`);
    const address = discovery["jwks_uri"];
    if (discovery["issuer"] !== issuer) throw new IdentityFault("untrusted-issuer", "discovery names another issuer");
    if (typeof address !== "string" || !URL.canParse(address) || new URL(address).origin !== new URL(issuer).origin) throw new IdentityFault("untrusted-issuer", "keys stand elsewhere");
    const { keys } = await readJson(get, address);
    if (!Array.isArray(keys) || keys.length === 0) throw new IdentityFault("provider-refused", "no keys");
    return keys as readonly JWK[];
  };
