/**
 * A real OpenID provider in Entra's place, under `/identity/{tenant}/v2.0` of the sandbox's own origin, with people to choose from instead of
 * passwords. Every token has `oid`, `tid` and `auth_time`, and `roles` as Entra's app roles give them.
 */
import { randomBytes, randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { errors, Provider } from "oidc-provider";
import type { Configuration, InteractionResults } from "oidc-provider";
import type { JWK } from "jose";
import { ACCESS_TOKEN_SECONDS, claimsAbout, readAccessToken, scopeNames, signAccessToken } from "./access-tokens";
import { devicePages } from "./device-pages";
import { openKeptState } from "./kept-state";
import type { KeptState } from "./kept-state";
import type { SandboxClient, SandboxPerson, TokenBearer } from "./people";
import { refusalPage, SIGN_IN_PAGE_POLICY, signInPage } from "./sign-in-page";
import { signInPolicy } from "./sign-in-policy";
import { makeSigningKey, publicPart } from "./signing-keys";
import type { SigningKey } from "./signing-keys";

// oidc-provider 9 calls URL.parse, which Node has since 22.1; on Node 20 it is given here, with the same answers.
if (typeof URL.parse !== "function") {
  URL.parse = (url: string | URL, base?: string | URL): URL | null =>
    URL.canParse(url.toString(), base?.toString()) ? new URL(url, base) : null;
}

export interface IdentitySetting {
  /** `https://localhost:3000`, without a slash at the end. */
  readonly origin: string;
  readonly tenantId: string;
  readonly people: readonly SandboxPerson[];
  readonly clients: readonly SandboxClient[];
  /** Where sessions and keys survive a restart; in memory only when absent. */
  readonly folder?: string;
}

export interface IdentityProvider {
  /** `${origin}/identity/${tenantId}/v2.0` */
  readonly issuer: string;
  /** Audience of its access tokens: the sandbox's Graph. */
  readonly graphResource: string;
  /** Answers everything under `/identity/`. */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  readonly verifyAccessToken: (authorizationHeader: string | undefined) => Promise<TokenBearer | undefined>;
  /** In process only, for the sandbox's start-up work on behalf of one of its people. Rejects when nobody has that id. */
  readonly issueAccessToken: (oid: string) => Promise<string>;
  readonly publicKeys: () => { readonly keys: JWK[] };
  /** Retires the signing key at once, as after a breach: what it signed verifies only by a kept history of keys. Sessions stay. */
  readonly rotateKeys: () => Promise<void>;
}

/** RFC 8628, 3.4. */
const DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code";
const HOURS = 3600;
const MOUNT = "/identity";
const SIGN_IN = `${MOUNT}/sign-in/`;
/** A posted answer is one object id. */
const ANSWER_LIMIT = 2048;

const providerConfiguration = (
  setting: IdentitySetting,
  graphResource: string,
  state: KeptState,
  keys: readonly SigningKey[],
  cookieKeys: readonly string[],
): Configuration => {
  const findPerson = (oid: string): SandboxPerson | undefined => setting.people.find((person) => person.oid === oid);
  const clientOf = (clientId: string): SandboxClient | undefined =>
    setting.clients.find((client) => client.clientId === clientId);
  const graphScopes = (clientId: string): string =>
    (clientOf(clientId)?.graphScopes ?? []).flatMap((scope) => [scope, `${graphResource}/${scope}`]).join(" ");
  return {
    adapter: state.adapterFor,
    jwks: { keys },
    cookies: { keys: cookieKeys },
    // A POST from the same origin carries Origin too: refusing it would refuse MSAL's token call.
    clientBasedCORS: (_ctx, origin) => origin === setting.origin,
    clients: setting.clients.map((client) => ({
      client_id: client.clientId,
      client_name: client.name,
      token_endpoint_auth_method: "none",
      grant_types: [
        ...(client.redirectPaths.length > 0 ? ["authorization_code", "refresh_token"] : []),
        ...(client.deviceFlow === true ? [DEVICE_GRANT] : []),
      ],
      response_types: client.redirectPaths.length > 0 ? ["code"] : [],
      redirect_uris: client.redirectPaths.map((path) => `${setting.origin}${path}`),
      post_logout_redirect_uris: client.redirectPaths.map((path) => `${setting.origin}${path}`),
      require_auth_time: true,
    })),
    // In the browser the code flow with PKCE and nothing else: no implicit tokens, no secrets.
    responseTypes: ["code"],
    clientAuthMethods: ["none"],
    pkce: { required: () => true },
    scopes: ["openid", "profile", "offline_access"],
    // `acrs` is given to whoever asks for it by the claims parameter, as Entra gives it where no policy is bound to the context.
    claims: { acrs: null, openid: ["sub"], profile: ["name", "preferred_username", "oid", "tid", "roles"] },
    // Else profile claims are only in /userinfo; Entra puts them in the ID token.
    conformIdTokenClaims: false,
    findAccount: (_ctx, sub) => {
      const person = findPerson(sub);
      return (
        person && {
          accountId: sub,
          claims: (_use, _scope, asked) => ({
            sub,
            ...claimsAbout(person, setting.tenantId),
            ...contextsAsked(asked["acrs"]),
          }),
        }
      );
    },
    extraTokenClaims: (_ctx, token) => {
      const person = "accountId" in token ? findPerson(token.accountId) : undefined;
      return (
        person && {
          ...claimsAbout(person, setting.tenantId),
          scp: scopeNames((token.scope ?? "").split(" ").filter((scope) => scope !== "")),
        }
      );
    },
    // The provider drops offline_access unless consent is asked for; the refresh token is given anyway and ends with the session.
    issueRefreshToken: (_ctx, client) => client.grantTypeAllowed("refresh_token"),
    // Two frames sharing one cache would revoke the grant by using a rotated token twice.
    rotateRefreshToken: false,
    // The firm's own applications: consent was given by its administrator.
    loadExistingGrant: async ({ oidc: { client, session, provider } }) => {
      if (client === undefined || session?.accountId === undefined) return undefined;
      const kept = session.grantIdFor(client.clientId);
      const grant =
        (kept === undefined ? undefined : await provider.Grant.find(kept)) ??
        new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope("openid profile");
      grant.addOIDCClaims(["acrs"]);
      if (graphScopes(client.clientId) !== "") grant.addResourceScope(graphResource, graphScopes(client.clientId));
      await grant.save();
      return grant;
    },
    interactions: { policy: signInPolicy(findPerson), url: (_ctx, interaction) => `${SIGN_IN}${interaction.uid}` },
    features: {
      claimsParameter: { enabled: true },
      devInteractions: { enabled: false },
      // Access tokens are JWTs for Graph without MSAL having to send `resource`.
      resourceIndicators: {
        enabled: true,
        defaultResource: (_ctx, client) => (graphScopes(client.clientId) === "" ? undefined : graphResource),
        useGrantedResource: () => true,
        getResourceServerInfo: (_ctx, _resource, client) => ({
          audience: graphResource,
          scope: graphScopes(client.clientId),
          accessTokenFormat: "jwt",
          accessTokenTTL: ACCESS_TOKEN_SECONDS,
          jwt: { sign: { alg: "RS256" } },
        }),
      },
      // For the command line, through registrations that say so and no other.
      deviceFlow: { enabled: true, ...devicePages },
      // Signing out asks no second question: the person has just pressed "Sign out".
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          ctx.body = `<!doctype html><title>Signing out</title>${form}<script>const f=document.forms[0];f.insertAdjacentHTML("beforeend",'<input type="hidden" name="logout" value="yes">');f.submit()</script>`;
        },
      },
    },
    renderError: (ctx, out) => {
      ctx.type = "html";
      ctx.set("content-security-policy", SIGN_IN_PAGE_POLICY);
      ctx.body = refusalPage(out.error, out.error_description);
    },
    ttl: {
      AccessToken: ACCESS_TOKEN_SECONDS,
      AuthorizationCode: 60,
      DeviceCode: 900,
      IdToken: HOURS,
      Session: 24 * HOURS,
      Grant: 24 * HOURS,
      RefreshToken: 24 * HOURS,
      Interaction: 600,
    },
  };
};

const contextsAsked = (
  asked: { readonly value?: unknown } | null | undefined,
): { readonly acrs?: readonly string[] } => (typeof asked?.value === "string" ? { acrs: [asked.value] } : {});

const readAnswer = async (request: IncomingMessage): Promise<URLSearchParams | undefined> => {
  let text = "";
  for await (const piece of request) {
    text += String(piece);
    if (text.length > ANSWER_LIMIT) return undefined;
  }
  return new URLSearchParams(text);
};

const sendPage = (response: ServerResponse, status: number, html: string): void => {
  response
    .writeHead(status, {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": SIGN_IN_PAGE_POLICY,
      "cache-control": "no-store",
    })
    .end(html);
};

/** Sets up the provider; keys and sessions of an earlier run are taken up again when there is a folder. */
export const createIdentityProvider = async (setting: IdentitySetting): Promise<IdentityProvider> => {
  const state = openKeptState(setting.folder);
  const prefix = `${MOUNT}/${setting.tenantId}/v2.0`;
  const issuer = `${setting.origin}${prefix}`;
  const graphResource = `${setting.origin}/graph`;
  const tokenSetting = { issuer, audience: graphResource, tenantId: setting.tenantId };

  const cookieKeys = (state.read("cookieKeys") as readonly string[] | undefined) ?? [
    randomBytes(32).toString("base64url"),
  ];
  state.write("cookieKeys", cookieKeys);

  const useKey = (key: SigningKey): { readonly key: SigningKey; readonly provider: Provider } => {
    state.write("signingKey", key);
    return {
      key,
      provider: new Provider(issuer, providerConfiguration(setting, graphResource, state, [key], cookieKeys)),
    };
  };
  let now = useKey((state.read("signingKey") as SigningKey | undefined) ?? (await makeSigningKey(randomUUID())));

  const askWhoIsThere = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { provider } = now;
    const { params } = await provider.interactionDetails(request, response);
    if (request.method === "POST") {
      const answer = await readAnswer(request);
      if (answer === undefined)
        return sendPage(response, 413, refusalPage("invalid_request", "The answer was too long."));
      const oid = answer.get("oid");
      const chosen = setting.people.some((person) => person.oid === oid);
      const result: InteractionResults =
        oid !== null && chosen
          ? { login: { accountId: oid }, select_account: {} }
          : { error: "access_denied", error_description: "The person cancelled signing in." };
      await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
      return;
    }
    const hint = params["login_hint"];
    const clientName =
      setting.clients.find((client) => client.clientId === params["client_id"])?.name ?? "an application";
    sendPage(
      response,
      200,
      signInPage({ clientName, people: setting.people, ...(typeof hint === "string" ? { hint } : {}) }),
    );
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? "/", setting.origin);
    if (pathname.startsWith(SIGN_IN)) {
      await askWhoIsThere(request, response).catch((error: unknown) => {
        // An expired interaction, or one begun in another browser: its cookie is not here. The application starts over.
        if (!(error instanceof errors.SessionNotFound)) throw error;
        sendPage(response, 400, refusalPage("invalid_request", "This sign-in is no longer open."));
      });
      return;
    }
    if (!pathname.startsWith(`${prefix}/`)) {
      sendPage(response, 404, refusalPage("not_found", "There is no such tenant or page here."));
      return;
    }
    // Mounted by hand, as Koa mounts: the provider needs the whole path for links and the rest of it for routing.
    const mounted = request as IncomingMessage & { originalUrl?: string };
    mounted.originalUrl = request.url ?? "/";
    request.url = mounted.originalUrl.slice(prefix.length);
    await now.provider.callback()(request, response);
  };

  return {
    issuer,
    graphResource,
    handle,
    verifyAccessToken: (header) => readAccessToken(header, [publicPart(now.key)], tokenSetting),
    issueAccessToken: async (oid) => {
      const person = setting.people.find((one) => one.oid === oid);
      const client = setting.clients.find((one) => one.graphScopes.length > 0);
      if (person === undefined || client === undefined) throw new Error(`nobody here has the object id ${oid}`);
      return signAccessToken(person, client.clientId, client.graphScopes, now.key, tokenSetting);
    },
    publicKeys: () => ({ keys: [publicPart(now.key)] }),
    rotateKeys: async () => {
      now = useKey(await makeSigningKey(randomUUID()));
    },
  };
};
