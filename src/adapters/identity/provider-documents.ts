/**
 * What the identity provider says of itself, asked of the provider the deployment names and of nobody else: its discovery document must be its
 * own, and every address in it that we use must stand on its own origin, else a changed document could send us, or a secret, elsewhere.
 */
import { IdentityFault } from "./identity-fault";
import type { TrustedIssuer } from "./issuer-trust";

/** The browser's or Node's own `fetch`, handed in by the composition root: in here only Graph's adapter names it. */
export type Get = (address: string, init: RequestInit) => Promise<Response>;

export type ProviderDocument = Readonly<Record<string, unknown>>;

const ANSWER_WITHIN_MS = 15_000;

/** Sends one request to the provider. `about` names it in faults. Throws IdentityFault when no answer comes; the status is the caller's to judge. */
export const askProvider = async (
  get: Get,
  address: string,
  about: string,
  more: RequestInit = {},
): Promise<Response> => {
  try {
    return await get(address, {
      credentials: "omit",
      redirect: "error",
      cache: "no-cache",
      ...more,
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
  } catch (error) {
    throw new IdentityFault(
      error instanceof DOMException && error.name === "TimeoutError" ? "timed-out" : "provider-unreachable",
      about,
      error,
    );
  }
};

/** The object in an answer; throws IdentityFault `provider-refused` when it is no JSON. */
export const objectIn = async (response: Response, about: string): Promise<ProviderDocument> => {
  const body: unknown = await response.json().catch((error: unknown) => {
    throw new IdentityFault("provider-refused", `${about} unreadable`, error);
  });
  return typeof body === "object" && body !== null ? { ...body } : {};
};

export const readProviderJson = async (get: Get, address: string, about: string): Promise<ProviderDocument> => {
  const response = await askProvider(get, address, about);
  if (!response.ok) throw new IdentityFault("provider-unreachable", `${about} ${response.status}`);
  return objectIn(response, about);
};

/** The discovery document (OpenID Connect Discovery 1.0, section 4), refused when it names another issuer. */
export const discover = async ({ issuer }: Pick<TrustedIssuer, "issuer">, get: Get): Promise<ProviderDocument> => {
  const discovery = await readProviderJson(get, `${issuer}/.well-known/openid-configuration`, "keys");
  if (discovery["issuer"] !== issuer) throw new IdentityFault("untrusted-issuer", "discovery names another issuer");
  return discovery;
};

/** An address the discovery document gives; undefined when it gives none. Throws IdentityFault `untrusted-issuer` when it stands on another origin. */
export const ownAddress = (
  discovery: ProviderDocument,
  name: string,
  { issuer }: Pick<TrustedIssuer, "issuer">,
): string | undefined => {
  const address = discovery[name];
  if (address === undefined) return undefined;
  if (typeof address !== "string" || !URL.canParse(address) || new URL(address).origin !== new URL(issuer).origin)
    throw new IdentityFault("untrusted-issuer", `${name} stands elsewhere`);
  return address;
};
