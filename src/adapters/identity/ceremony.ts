/**
 * The sign-off ceremony's sign-in: a fresh proof of who is there, whose nonce names the exact statements. Only the answer to
 * the request this tab began is taken, and only for the person who is to sign. What comes back is taken out of MSAL's cache at once, so that
 * neither the pane nor a window opened from this one ever finds it there.
 */
import * as v from "valibot";
import { createStandardPublicClientApplication } from "@azure/msal-browser";
import type { AuthenticationResult } from "@azure/msal-browser";
import type { Ceremony, CeremonyOutcome, CeremonyRequest } from "../../app/ports/ceremony";
import type { Deployment } from "../../app/ports/deployment";
import { IdentityFault } from "./identity-fault";
import { faultFor } from "./msal-errors";
import { msalSetting } from "./msal-setting";
import type { Get } from "./provider-documents";
import { publishedKeysOf } from "./published-keys";
import { claimsRequestOf, stepUpOf } from "./step-up";
import { verifyIdToken } from "./verify-id-token";
import type { TokenRefusal } from "./verify-id-token";
import { given } from "../../given";

export interface CeremonySetting {
  readonly deployment: Deployment;
  /** The sign-off page's own address, as the browser came to it (with the provider's answer in its fragment). */
  readonly pageUrl: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** sessionStorage of this window. */
  readonly tabStorage: Pick<Storage, "getItem" | "setItem" | "removeItem">;
  /** Asks the deployment's provider for its keys. */
  readonly get: Get;
}

export interface CeremonyWindow {
  readonly ceremony: Ceremony;
  /** Graph token of the very person who has just proved to be the signer, so that this window can write the record itself. Rejects before that. */
  readonly graphToken: () => Promise<string>;
}

const begunShape = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ state: v.string(), nonce: v.string(), at: v.number() }),
);
type Begun = Readonly<v.InferOutput<typeof begunShape>>;

const BEGUN = "countersign.ceremony.begun";
const REDIRECT_PAGE = "signoff.html";

type Refused = Extract<CeremonyOutcome, { kind: "refused" }>;

const refuse = (code: Refused["code"], detail?: string): Refused => ({
  kind: "refused",
  code,
  ...given({ detail }),
});

/** MSAL's checks of state and nonce, by our names. Other errors are faults. */
const MSAL_REFUSALS: Readonly<Record<string, Refused["code"]>> = {
  nonce_mismatch: "wrong-nonce",
  state_mismatch: "not-this-tab",
  state_not_found: "not-this-tab",
  invalid_state: "not-this-tab",
  no_state_in_hash: "not-this-tab",
  no_token_request_cache_error: "not-this-tab",
  unable_to_parse_state: "not-this-tab",
};

const refusalOf = (code: TokenRefusal): Refused => {
  switch (code) {
    case "another-person":
    case "wrong-tenant":
    case "no-person":
      return refuse("another-person", code);
    case "no-nonce":
    case "wrong-nonce":
      return refuse("wrong-nonce", code);
    case "no-sign-in-time":
    case "no-statement-time":
    case "sign-in-too-early":
    case "sign-in-too-late":
    case "expired":
      return refuse("stale-sign-in", code);
    case "not-an-attorney":
      return refuse("not-an-attorney");
    case "no-step-up":
      return refuse("no-step-up");
    default:
      return refuse("not-verified", code);
  }
};

const randomState = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** True when the address carries a provider's answer, ours or anybody's. */
const carriesAnswer = (pageUrl: string): boolean => {
  const fragment = new URLSearchParams(new URL(pageUrl).hash.slice(1));
  return fragment.has("state") || fragment.has("code") || fragment.has("error");
};

const readBegun = (storage: CeremonySetting["tabStorage"]): Begun | undefined => {
  const kept = storage.getItem(BEGUN);
  // Taken once: a second answer, or a page reloaded with the first, finds nothing begun.
  storage.removeItem(BEGUN);
  const read = v.safeParse(begunShape, kept);
  return read.success ? read.output : undefined;
};

/** Sets up the sign-off window's MSAL. Throws IdentityFault `untrusted-issuer` when this page may not trust the deployment's provider. */
export const createCeremony = async (setting: CeremonySetting): Promise<CeremonyWindow> => {
  const { deployment, pageUrl, now, tabStorage } = setting;
  const { configuration, issuer } = msalSetting(
    deployment,
    { clientId: deployment.signOffClientId, redirectPage: REDIRECT_PAGE },
    pageUrl,
  );
  const publishedKeys = publishedKeysOf(issuer, setting.get);
  const client = await createStandardPublicClientApplication(configuration);
  let proved: AuthenticationResult | undefined;

  const begin = async ({ nonce, expected }: CeremonyRequest): Promise<void> => {
    const begun: Begun = { state: randomState(), nonce, at: now() };
    tabStorage.setItem(BEGUN, JSON.stringify(begun));
    await client
      .loginRedirect({
        scopes: ["openid", "profile", ...deployment.graphScopes],
        authority: issuer.authority,
        nonce,
        state: begun.state,
        loginHint: expected.userName,
        // No `max_age`: it is not among Entra's parameters, and tokens that had expired at birth are reported with it. `auth_time` is judged afterwards.
        prompt: "login",
        ...claimsRequestOf(deployment),
      })
      .catch((error: unknown) => {
        tabStorage.removeItem(BEGUN);
        throw faultFor(error);
      });
  };

  const receive = async (): Promise<AuthenticationResult | Refused | undefined> => {
    try {
      const result = await client.handleRedirectPromise({ navigateToLoginRequestUrl: false });
      // MSAL cannot come back from a redirect without sessionStorage; so it is emptied of this account here, and the result lives in memory.
      if (result !== null) await client.clearCache({ account: result.account });
      return result ?? undefined;
    } catch (error) {
      const fault = faultFor(error);
      if (!(fault instanceof IdentityFault)) throw fault;
      if (fault.code === "cancelled") return refuse("cancelled");
      const refusal = MSAL_REFUSALS[fault.detail ?? ""];
      if (refusal === undefined) throw fault;
      return refuse(refusal, fault.detail);
    }
  };

  const judge = async (
    result: AuthenticationResult,
    begun: Begun,
    { nonce, expected, statementTime }: CeremonyRequest,
  ): Promise<CeremonyOutcome> => {
    if (result.state !== begun.state) return refuse("not-this-tab", "state");
    if (begun.nonce !== nonce) return refuse("wrong-nonce", "other statements");
    const judged = await verifyIdToken(result.idToken, {
      keys: await publishedKeys(),
      issuer: issuer.issuer,
      audience: deployment.signOffClientId,
      tenant: expected.tenant,
      nonce,
      ...(statementTime === undefined ? {} : { statementTime: Date.parse(statementTime) }),
      oid: expected.oid,
      ...stepUpOf(deployment),
    });
    if (!judged.ok) return refusalOf(judged.refusal);
    const { key, oid } = judged.value;
    proved = result;
    return {
      kind: "proved",
      proof: {
        idToken: result.idToken,
        oid,
        key: Object.fromEntries(
          Object.entries(key).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
        ),
      },
    };
  };

  const finish = async (request: CeremonyRequest): Promise<CeremonyOutcome | undefined> => {
    const answered = carriesAnswer(pageUrl);
    const begun = readBegun(tabStorage);
    const received = await receive();
    if (begun === undefined) return answered ? refuse("not-this-tab", "nothing was begun here") : undefined;
    if (received === undefined)
      return answered ? refuse("not-this-tab", "not the answer awaited") : refuse("cancelled");
    if ("kind" in received) return received;
    return judge(received, begun, request);
  };

  const graphToken = async (): Promise<string> => {
    if (proved === undefined) throw new IdentityFault("not-signed-in");
    // An hour is enough to write a record; renewing would ask the provider's session, which may be another person's by now.
    if (proved.expiresOn === null || proved.expiresOn.getTime() <= now())
      throw new IdentityFault("interaction-required", "token expired");
    return proved.accessToken;
  };

  return { ceremony: { begin, finish }, graphToken };
};
