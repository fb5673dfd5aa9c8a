/**
 * Who sits at this Word: the account of the Word stand-in itself, through a registration of its own. Whoever is chosen here is who the provider
 * answers for in this browser, so the pane, loaded anew, finds the same person without asking, as it does in Word.
 */
import { AuthError, createStandardPublicClientApplication, InteractionRequiredAuthError, ProtocolMode } from "@azure/msal-browser";
import type { AuthenticationResult } from "@azure/msal-browser";

export interface WordUser {
  readonly oid: string;
  readonly name: string;
  readonly userName: string;
  readonly roles: readonly string[];
}

export interface WordAccount {
  /** The person signed in to Word, without asking. */
  readonly current: () => Promise<WordUser | undefined>;
  /** Asks who sits here, in a window; call it from a click. Undefined when the person cancels. The pane must be loaded anew afterwards. */
  readonly choose: () => Promise<WordUser | undefined>;
  /** Signs everybody out of the provider in this browser; call it from a click. */
  readonly leave: () => Promise<void>;
}

export interface WordAccountSetting {
  /** The provider's issuer on this page's own origin. */
  readonly issuer: string;
  readonly clientId: string;
  /** The page's own address; `bridge.html` stands beside it. */
  readonly pageUrl: string;
}

const CANCELLED: ReadonlySet<string> = new Set(["user_cancelled", "access_denied", "interaction_in_progress_cancelled", "timed_out"]);

const textIn = (claims: object, name: string): string => {
  const value: unknown = Reflect.get(claims, name);
  return typeof value === "string" ? value : "";
};

const userOf = ({ idTokenClaims }: AuthenticationResult): WordUser => {
  const roles: unknown = Reflect.get(idTokenClaims, "roles");
  return {
    oid: textIn(idTokenClaims, "oid"),
    name: textIn(idTokenClaims, "name"),
    userName: textIn(idTokenClaims, "preferred_username"),
    roles: Array.isArray(roles) ? roles.filter((role): role is string => typeof role === "string") : [],
  };
};

export const openWordAccount = async ({ issuer, clientId, pageUrl }: WordAccountSetting): Promise<WordAccount> => {
  const redirectUri = new URL("/bridge.html", pageUrl).href;
  const client = await createStandardPublicClientApplication({
    auth: { clientId, authority: issuer, knownAuthorities: [new URL(issuer).host], redirectUri, postLogoutRedirectUri: redirectUri, OIDCOptions: { defaultScopes: ["openid", "profile"] } },
    // In memory: the pane's frame shares this tab's storage, and Word's account is not the pane's.
    cache: { cacheLocation: "memoryStorage" },
    system: { protocolMode: ProtocolMode.OIDC, popupBridgeTimeout: 300_000, loggerOptions: { piiLoggingEnabled: false, loggerCallback: () => undefined } },
  });
  const scopes = ["openid", "profile"];
  let here: AuthenticationResult | undefined;

  return {
    current: async () => {
      try {
        here = await client.ssoSilent({ scopes });
        return userOf(here);
      } catch (error) {
        if (error instanceof InteractionRequiredAuthError) return undefined;
        throw error;
      }
    },
    choose: async () => {
      try {
        here = await client.acquireTokenPopup({ scopes, prompt: "select_account", overrideInteractionInProgress: true });
        return userOf(here);
      } catch (error) {
        if (error instanceof AuthError && CANCELLED.has(error.errorCode)) return undefined;
        throw error;
      }
    },
    leave: async () => {
      await client.logoutPopup({ ...(here === undefined ? {} : { account: here.account }), extraQueryParameters: { client_id: clientId } });
      here = undefined;
    },
  };
};
