/**
 * Who sits at this Word, as the identity provider says it. The pane signs in on its own; both meet the same provider session.
 * A switch of person is another person's machine: what this tab kept for the one before is forgotten first.
 */
import { InteractionRequiredAuthError, PublicClientApplication, type AuthenticationResult } from "@azure/msal-browser";

export interface SignInSetting {
  readonly clientId: string;
  readonly authority: string;
  readonly scopes: readonly string[];
}

export interface KeyboardPerson {
  readonly name: string;
  readonly userName: string;
}

export interface PersonAtWord {
  readonly person: KeyboardPerson | undefined;
  /** The query the page was opened with before a sign-in took it away. */
  readonly query: string;
  token(): Promise<string>;
  /** Leaves the page for the provider's list of people and comes back to the same document. */
  choose(): Promise<void>;
}

export const signInToWord = async (setting: SignInSetting, query: string): Promise<PersonAtWord> => {
  const client = new PublicClientApplication({
    auth: {
      clientId: setting.clientId,
      authority: setting.authority,
      knownAuthorities: [new URL(setting.authority).host],
      redirectUri: "/",
      OIDCOptions: { defaultScopes: ["openid", "profile"] },
    },
    cache: { cacheLocation: "sessionStorage" },
    system: { protocolMode: "OIDC" },
  });
  await client.initialize();
  const scopes = [...setting.scopes];
  const silent = (): Promise<AuthenticationResult | undefined> =>
    client.ssoSilent({ scopes, redirectUri: "/bridge.html" }).catch((error: unknown) => {
      if (error instanceof InteractionRequiredAuthError) return undefined;
      throw error;
    });
  const returned = await client.handleRedirectPromise();
  const cached = client.getAllAccounts()[0];
  const result = returned ?? (cached === undefined ? await silent() : undefined);
  const account = result?.account ?? cached;
  if (account !== undefined) client.setActiveAccount(account);
  return {
    person: account === undefined ? undefined : { name: account.name ?? account.username, userName: account.username },
    query: returned?.state ?? query,
    token: async () => (await client.acquireTokenSilent({ scopes, redirectUri: "/bridge.html" })).accessToken,
    choose: async () => {
      sessionStorage.clear();
      await client.loginRedirect({ scopes, prompt: "select_account", state: location.search });
    },
  };
};
