/**
 * The pane's session over MSAL: first silently, then by a pop-up from a click. The pane never goes on under another person's tokens: with one
 * provider session per browser, whoever signs in elsewhere becomes the answer to our next silent request, so every result is compared.
 */
import {
  CacheLookupPolicy,
  createNestablePublicClientApplication,
  createStandardPublicClientApplication,
} from "@azure/msal-browser";
import type { AccountInfo, AuthenticationResult, IPublicClientApplication } from "@azure/msal-browser";
import type { Deployment } from "../../app/ports/deployment";
import type { Person, Session } from "../../app/ports/session";
import { IdentityFault } from "./identity-fault";
import { faultFor } from "./msal-errors";
import { msalSetting } from "./msal-setting";
import { personFromClaims, requireSamePerson } from "./signed-in-person";

/** A Graph access token for the signed-in person. `claims`: a claims challenge as Graph sent it (base64) or as JSON. */
export type GraphToken = (options?: { readonly claims?: string; readonly forceRefresh?: boolean }) => Promise<string>;

export interface PaneSession {
  readonly session: Session;
  readonly graphToken: GraphToken;
}

export interface PaneSessionSetting {
  readonly deployment: Deployment;
  /** The page's own address. */
  readonly pageUrl: string;
  /** True where Word says it supports nested app authentication; only adapters/word may ask it. */
  readonly nested: boolean;
  /** The user name Word itself is signed in with, where Word says so. */
  readonly loginHint?: string;
}

/** MSAL wants the JSON; Graph sends it in base64. */
const claimsText = (claims: string): string => (claims.trimStart().startsWith("{") ? claims : atob(claims));

const raise = (error: unknown): never => {
  throw faultFor(error);
};

/** Session and tokens over a given MSAL client. `authority` goes with every request: nested app authentication sends no other. */
const sessionOver = (
  client: IPublicClientApplication,
  { deployment, nested, loginHint }: PaneSessionSetting,
  authority: string,
): PaneSession => {
  const scopes = [...deployment.graphScopes];
  const request = { scopes, authority };
  let signedIn: { readonly person: Person; readonly account: AccountInfo } | undefined;
  /** A claims challenge that could not be met silently: put to the person at the next click. */
  let openChallenge: string | undefined;

  const isHinted = (person: Person): boolean =>
    loginHint === undefined || person.userName.toLowerCase() === loginHint.toLowerCase();

  /**
   * Lets a result through only when it is for the firm's tenant and for the person at work here. Unasked, the provider or the host chooses the
   * account, and may choose another than the one Word shows; at a click the person chose.
   */
  const accept = async (
    result: AuthenticationResult,
    by: "click" | "silence",
  ): Promise<{ readonly person: Person; readonly accessToken: string }> => {
    try {
      const person = personFromClaims(result.idTokenClaims, deployment.tenantId);
      requireSamePerson(signedIn?.person, person);
      if (signedIn === undefined && by === "silence" && !isHinted(person))
        throw new IdentityFault("another-person", "not Word's");
      signedIn = { person, account: result.account };
      return { person, accessToken: result.accessToken };
    } catch (error) {
      // The stranger's tokens go out of the cache too, so that no later look-up finds them.
      if (!nested) await client.clearCache({ account: result.account });
      throw error;
    }
  };

  /** By the refresh token alone: where the browser keeps third-party cookies from the silent frame, it still proves the account is alive. */
  const fromRefreshToken = async (): Promise<Person | undefined> => {
    if (nested) return undefined;
    const [account, ...others] = client
      .getAllAccounts()
      .filter((one) => loginHint === undefined || one.username.toLowerCase() === loginHint.toLowerCase());
    // Two accounts, and nothing says which: the person does, at the click.
    if (account === undefined || others.length > 0) return undefined;
    try {
      return (
        await accept(
          await client.acquireTokenSilent({ ...request, account, cacheLookupPolicy: CacheLookupPolicy.RefreshToken }),
          "silence",
        )
      ).person;
    } catch (error) {
      const fault = faultFor(error);
      // A refresh token no longer honoured is no fault: it means that the person must be asked.
      if (
        fault instanceof IdentityFault &&
        (fault.code === "interaction-required" || fault.code === "provider-refused")
      )
        return undefined;
      throw fault;
    }
  };

  const current = async (): Promise<Person | undefined> => {
    if (signedIn !== undefined) return signedIn.person;
    try {
      return (
        await accept(
          await client.ssoSilent({ ...request, ...(loginHint === undefined ? {} : { loginHint }) }),
          "silence",
        )
      ).person;
    } catch (error) {
      const fault = faultFor(error);
      if (fault instanceof IdentityFault && fault.code === "another-person") return undefined;
      if (fault instanceof IdentityFault && (fault.code === "interaction-required" || fault.code === "timed-out"))
        return fromRefreshToken();
      throw fault;
    }
  };

  const signIn = async (): Promise<Person> => {
    const hint = signedIn?.person.userName ?? loginHint;
    const claims = openChallenge;
    // Nothing is awaited before this call: browsers open a window only while the click is fresh.
    // A pop-up the person closed is not noticed by MSAL, so a second click must be allowed to replace it.
    const result = await client
      .acquireTokenPopup({
        ...request,
        overrideInteractionInProgress: true,
        ...(hint === undefined ? {} : { loginHint: hint }),
        ...(claims === undefined ? {} : { claims }),
      })
      .catch(raise);
    const { person } = await accept(result, "click");
    openChallenge = undefined;
    return person;
  };

  const signOut = async (): Promise<void> => {
    const account = signedIn?.account;
    signedIn = undefined;
    openChallenge = undefined;
    // Under nested app authentication the account is Word's own: we forget it, Word signs it out.
    if (nested || account === undefined) return;
    // Without client_id a provider cannot tell where the window may go back to, and it never closes.
    await client.logoutPopup({ account, extraQueryParameters: { client_id: deployment.paneClientId } }).catch(raise);
  };

  const graphToken: GraphToken = async (options = {}) => {
    if (signedIn === undefined) throw new IdentityFault("not-signed-in");
    const claims = options.claims === undefined ? undefined : claimsText(options.claims);
    try {
      const result = await client.acquireTokenSilent({
        ...request,
        account: signedIn.account,
        forceRefresh: options.forceRefresh ?? false,
        ...(claims === undefined ? {} : { claims }),
      });
      return (await accept(result, "silence")).accessToken;
    } catch (error) {
      const fault = faultFor(error);
      if (claims !== undefined && fault instanceof IdentityFault && fault.code === "interaction-required")
        openChallenge = claims;
      throw fault;
    }
  };

  return { session: { current, signIn, signOut }, graphToken };
};

/** Sets MSAL up for this page and deployment. Call it after Office is ready: before that, its bridge is not there. */
export const createPaneSession = async (setting: PaneSessionSetting): Promise<PaneSession> => {
  const { configuration, issuer } = msalSetting(
    setting.deployment,
    { clientId: setting.deployment.paneClientId, redirectPage: "bridge.html" },
    setting.pageUrl,
  );
  const client = await (
    setting.nested
      ? createNestablePublicClientApplication(configuration)
      : createStandardPublicClientApplication(configuration)
  ).catch(raise);
  // Without Word's bridge MSAL gives a standard client and does not say so.
  const nested = setting.nested && Reflect.get(globalThis, "nestedAppAuthBridge") !== undefined;
  return sessionOver(client, { ...setting, nested }, issuer.authority);
};
