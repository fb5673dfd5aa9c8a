/** How MSAL is set up, in one place for the pane and the ceremony. Everything it keeps is in sessionStorage: gone with the window. */
import type { Configuration } from "@azure/msal-browser";
import { ProtocolMode } from "@azure/msal-browser";
import type { Deployment } from "../../app/ports/deployment";
import { IdentityFault } from "./identity-fault";
import { trustIssuer } from "./issuer-trust";
import type { TrustedIssuer } from "./issuer-trust";

/** Five minutes: a person may have to look for her phone. MSAL's own default is one. */
const POPUP_TIMEOUT_MS = 300_000;

export interface MsalSetting {
  readonly issuer: TrustedIssuer;
  readonly configuration: Configuration;
}

/**
 * MSAL's configuration for one registration. `pageUrl` is the page's own address; the redirect page stands beside it.
 * Throws IdentityFault `untrusted-issuer` when this page may not trust the deployment's provider.
 */
export const msalSetting = (
  deployment: Deployment,
  registration: { readonly clientId: string; readonly redirectPage: string },
  pageUrl: string,
): MsalSetting => {
  const trusted = trustIssuer(deployment, new URL(pageUrl).origin);
  if (!trusted.ok) throw new IdentityFault("untrusted-issuer", trusted.refusal);
  const redirectUri = new URL(registration.redirectPage, pageUrl).href;
  const plain = deployment.protocol === "OIDC";
  return {
    issuer: trusted.value,
    configuration: {
      auth: {
        clientId: registration.clientId,
        authority: trusted.value.authority,
        // With its port, or MSAL goes to ask Microsoft whether it knows this host.
        knownAuthorities: [trusted.value.host],
        redirectUri,
        postLogoutRedirectUri: redirectUri,
        // Only a client that says CP1 is sent claims challenges, and so can answer a conditional access policy.
        clientCapabilities: ["CP1"],
        // A plain provider grants offline_access only with a consent page, but MSAL would repeat it on every refresh and be refused.
        ...(plain ? { OIDCOptions: { defaultScopes: ["openid", "profile"] } } : {}),
      },
      cache: { cacheLocation: "sessionStorage" },
      system: {
        protocolMode: plain ? ProtocolMode.OIDC : ProtocolMode.AAD,
        popupBridgeTimeout: POPUP_TIMEOUT_MS,
        loggerOptions: { piiLoggingEnabled: false, loggerCallback: () => undefined },
      },
    },
  };
};
