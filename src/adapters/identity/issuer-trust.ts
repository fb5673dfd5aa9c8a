/**
 * Which identity provider this page may trust. A deployment names it, and a page on the internet must never be talked into trusting a
 * provider on somebody's own machine: an issuer on localhost counts only for a page served from that very origin.
 */
import type { Deployment } from "../../app/ports/deployment";
import { done, refused } from "../../domain/result";
import type { Result } from "../../domain/result";

export interface TrustedIssuer {
  /** As it stands in a token's `iss`. */
  readonly issuer: string;
  /** As MSAL wants it: Entra's without `/v2.0`, another provider's as it is. */
  readonly authority: string;
  readonly host: string;
}

export type IssuerRefusal =
  | "not-an-address"
  | "not-https"
  /** Localhost, but the page comes from elsewhere. */
  | "local-issuer-elsewhere"
  /** `AAD`, but not one of Entra's own hosts. */
  | "not-entra"
  /** The address does not end in the deployment's tenant: `common` and another firm's tenant are refused. */
  | "another-tenant";

/** Entra's sign-in hosts: worldwide, US government, China (21Vianet). */
const ENTRA_HOSTS: readonly string[] = [
  "login.microsoftonline.com",
  "login.microsoftonline.us",
  "login.partner.microsoftonline.cn",
];

/** Names and addresses of one's own machine, as URL normalises them: also IPv4 written inside IPv6. */
export const isLocal = (hostname: string): boolean =>
  hostname === "localhost" ||
  hostname.endsWith(".localhost") ||
  /^(127|0)\.\d+\.\d+\.\d+$/.test(hostname) ||
  /^\[::1?\]$/.test(hostname) ||
  /^\[::(ffff:)?(7f[0-9a-f]{2}|0):[0-9a-f]+\]$/.test(hostname);

/** Judges `deployment.authority` for a page served from `pageOrigin` (`https://host[:port]`). */
export const trustIssuer = (
  deployment: Pick<Deployment, "authority" | "protocol" | "tenantId">,
  pageOrigin: string,
): Result<TrustedIssuer, IssuerRefusal> => {
  if (!URL.canParse(deployment.authority)) return refused("not-an-address");
  const url = new URL(deployment.authority);
  if (url.search !== "" || url.hash !== "" || url.username !== "" || url.password !== "")
    return refused("not-an-address");
  if (url.protocol !== "https:") return refused("not-https");
  // A trailing dot names the same machine.
  const hostname = url.hostname.replace(/\.$/, "");
  if (isLocal(hostname) && url.origin !== pageOrigin) return refused("local-issuer-elsewhere");
  const issuer = `${url.origin}${url.pathname.replace(/\/+$/, "")}`;
  if (deployment.protocol === "OIDC") return done({ issuer, authority: issuer, host: url.host });
  if (!ENTRA_HOSTS.includes(url.host)) return refused("not-entra");
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(deployment.tenantId)) return refused("another-tenant");
  const tenant = deployment.tenantId.toLowerCase();
  const [segment, version, ...rest] = url.pathname.split("/").filter((part) => part !== "");
  if (segment?.toLowerCase() !== tenant || rest.length > 0 || (version !== undefined && version !== "v2.0"))
    return refused("another-tenant");
  return done({ issuer: `${url.origin}/${tenant}/v2.0`, authority: `${url.origin}/${tenant}`, host: url.host });
};
