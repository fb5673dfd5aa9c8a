/**
 * What the identity provider says of itself, asked of the provider the deployment names and of nobody else: its discovery document must be its
 * own, and every address in it that we use must stand on its own origin, else a changed document could send us, or a secret, elsewhere.
 */
import * as v from "valibot";
import { IdentityFault } from "./identity-fault";
import type { TrustedIssuer } from "./issuer-trust";

/** The browser's or Node's own `fetch`, handed in by the composition root: in here only Graph's adapter names it. */
export type Get = (address: string, init: RequestInit) => Promise<Response>;

/** What we read of a discovery document (OpenID Connect Discovery 1.0, section 3; RFC 8628, section 4). */
const discoveryShape = v.object({
  issuer: v.string(),
  jwks_uri: v.exactOptional(v.string()),
  token_endpoint: v.exactOptional(v.string()),
  device_authorization_endpoint: v.exactOptional(v.string()),
});
type Discovery = Readonly<v.InferOutput<typeof discoveryShape>>;

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

/** An answer read by its shape; throws IdentityFault `provider-refused` when it is not of that shape. What it said instead stands in no fault. */
export const readAnswer = async <Answer>(
  response: Response,
  shape: v.GenericSchema<unknown, Answer>,
  about: string,
): Promise<Answer> => {
  const body: unknown = await response.json().catch((error: unknown) => {
    throw new IdentityFault("provider-refused", `${about} unreadable`, error);
  });
  const read = v.safeParse(shape, body);
  if (!read.success) throw new IdentityFault("provider-refused", `${about} not understood`);
  return read.output;
};

export const readProviderJson = async <Answer>(
  get: Get,
  address: string,
  shape: v.GenericSchema<unknown, Answer>,
  about: string,
): Promise<Answer> => {
  const response = await askProvider(get, address, about);
  if (!response.ok) throw new IdentityFault("provider-unreachable", `${about} ${response.status}`);
  return readAnswer(response, shape, about);
};

/** The discovery document (OpenID Connect Discovery 1.0, section 4), refused when it names another issuer. */
export const discover = async ({ issuer }: Pick<TrustedIssuer, "issuer">, get: Get): Promise<Discovery> => {
  const address = `${issuer}/.well-known/openid-configuration`;
  const discovery = await readProviderJson(get, address, discoveryShape, "keys");
  if (discovery.issuer !== issuer) throw new IdentityFault("untrusted-issuer", "discovery names another issuer");
  return discovery;
};

/** An address the discovery document gives; undefined when it gives none. Throws IdentityFault `untrusted-issuer` when it stands on another origin. */
export const ownAddress = (
  discovery: Discovery,
  name: Exclude<keyof Discovery, "issuer">,
  { issuer }: Pick<TrustedIssuer, "issuer">,
): string | undefined => {
  const address = discovery[name];
  if (address === undefined) return undefined;
  if (!URL.canParse(address) || new URL(address).origin !== new URL(issuer).origin)
    throw new IdentityFault("untrusted-issuer", `${name} stands elsewhere`);
  return address;
};
