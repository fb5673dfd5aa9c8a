// What the command line does with a provider's answers; the real provider is asked in test/sandbox/identity/device-flow.test.ts.
import { exportJWK, generateKeyPair, SignJWT, type JWK, type JWTPayload } from "jose";
import {
  signInByDeviceCode,
  type DevicePrompt,
  type DeviceSession,
} from "../../../src/adapters/identity/device-sign-in";
import { trustIssuer } from "../../../src/adapters/identity/issuer-trust";
import { sampleTenant as tenantId } from "../../../src/sandbox/sample-firm";

const entra = "https://login.microsoftonline.com";
const issuer = `${entra}/${tenantId}/v2.0`;
const deployment = {
  tenantId,
  authority: issuer,
  protocol: "AAD",
  paneClientId: "pane-client",
  graphScopes: ["User.Read", "Sites.Selected"],
} as const;
const oid = "11111111-2222-3333-4444-555555555555";
// Addresses as Entra's discovery document gives them.
const discovery = {
  issuer,
  jwks_uri: `${entra}/${tenantId}/discovery/v2.0/keys`,
  device_authorization_endpoint: `${entra}/${tenantId}/oauth2/v2.0/devicecode`,
  token_endpoint: `${entra}/${tenantId}/oauth2/v2.0/token`,
};
const begun = {
  device_code: "d",
  user_code: "F3TXYZ9KQ",
  verification_uri: "https://microsoft.com/devicelogin",
  expires_in: 900,
  interval: 5,
};

let key: CryptoKey;
let other: CryptoKey;
let published: JWK;
beforeAll(async () => {
  const pair = await generateKeyPair("RS256", { extractable: true });
  key = pair.privateKey;
  other = (await generateKeyPair("RS256")).privateKey;
  published = { ...(await exportJWK(pair.publicKey)), kid: "k1", alg: "RS256", use: "sig" };
});

const idToken = (claims: JWTPayload = {}, by: CryptoKey = key): Promise<string> =>
  new SignJWT({
    tid: tenantId,
    oid,
    name: "Mara Okoye",
    preferred_username: "m@firm.example",
    roles: ["Countersign.Attorney"],
    ...claims,
  })
    .setProtectedHeader({ alg: "RS256", kid: "k1" })
    .setIssuer(claims.iss ?? issuer)
    .setAudience(claims.aud ?? "pane-client")
    .setIssuedAt()
    .setExpirationTime("1h")
    .sign(by);
const tokens = async (token: Promise<string> = idToken()): Promise<object> => ({
  id_token: await token,
  access_token: "graph-token",
});

type Answered = object | Error | { readonly status: number; readonly body: object };
interface Tried {
  readonly session: DeviceSession | string;
  readonly prompts: readonly DevicePrompt[];
  /** Seconds waited before each question for the tokens. */
  readonly waits: readonly number[];
  readonly posted: readonly { readonly address: string; readonly form: Readonly<Record<string, string>> }[];
}
const signIn = async (
  polls: readonly Answered[],
  more: { readonly discovery?: object; readonly begun?: object } = {},
): Promise<Tried> => {
  const trusted = trustIssuer(deployment, "");
  if (!trusted.ok) throw new Error(trusted.refusal);
  const waits: number[] = [];
  const prompts: DevicePrompt[] = [];
  const posted: Tried["posted"][number][] = [];
  const left = [...polls];
  let clock = 0;
  const session = await signInByDeviceCode({
    deployment,
    issuer: trusted.value,
    now: () => clock,
    show: (prompt) => {
      prompts.push(prompt);
    },
    wait: async (milliseconds) => {
      clock += milliseconds;
      waits.push(milliseconds / 1000);
    },
    get: async (address, { method, body }) => {
      if (method === "POST") posted.push({ address, form: Object.fromEntries(new URLSearchParams(body as string)) });
      if (address === `${issuer}/.well-known/openid-configuration`)
        return Response.json({ ...discovery, ...more.discovery });
      if (address === discovery.jwks_uri) return Response.json({ keys: [published] });
      if (address === discovery.device_authorization_endpoint) return Response.json({ ...begun, ...more.begun });
      const next = left.shift() ?? { error: "authorization_pending" };
      if (next instanceof Error) throw next;
      const status = "status" in next ? next.status : "error" in next ? 400 : 200;
      return Response.json("status" in next ? next.body : next, { status });
    },
  }).catch((error: unknown) => String(error));
  return { session, prompts, waits, posted };
};

describe("Signing in by device code", () => {
  test("asks Entra at the addresses it publishes, for this run's access only: no token that outlives it", async () => {
    const { session, prompts, posted } = await signIn([await tokens()]);
    expect(session).toEqual({
      accessToken: "graph-token",
      person: {
        oid,
        tenant: tenantId,
        name: "Mara Okoye",
        userName: "m@firm.example",
        roles: ["Countersign.Attorney"],
      },
    });
    expect(prompts).toEqual([{ address: "https://microsoft.com/devicelogin", code: "F3TXYZ9KQ", minutes: 15 }]);
    expect(posted).toEqual([
      {
        address: discovery.device_authorization_endpoint,
        form: { client_id: "pane-client", scope: "openid profile User.Read Sites.Selected" },
      },
      {
        address: discovery.token_endpoint,
        form: {
          client_id: "pane-client",
          grant_type: "urn:ietf:params:oauth:grant-type:device_code",
          device_code: "d",
        },
      },
    ]);
  });

  test("waits while the person signs in, longer when told to slow down, and through a dropped line or an outage", async () => {
    const { session, waits } = await signIn([
      { error: "authorization_pending" },
      { error: "slow_down" },
      new TypeError("fetch failed"),
      { status: 503, body: {} },
      await tokens(),
    ]);
    expect(session).toMatchObject({ accessToken: "graph-token" });
    expect(waits).toEqual([5, 5, 10, 15, 20]);
  });

  test("ends when the code has run out, although nobody said so", async () => {
    const { session, waits } = await signIn([], { begun: { expires_in: 60 } });
    expect(session).toBe("IdentityFault: timed-out (device code)");
    expect(waits).toHaveLength(12);
  });

  test.each([
    ["access_denied", "cancelled (access_denied)"],
    // Entra's own word for it.
    ["authorization_declined", "cancelled (authorization_declined)"],
    ["expired_token", "timed-out (expired_token)"],
    ["invalid_grant", "provider-refused (invalid_grant)"],
  ])("says by name when the provider answers %s", async (error, fault) => {
    expect((await signIn([{ error, error_description: "Mara Okoye from the Rivera matter" }])).session).toBe(
      `IdentityFault: ${fault}`,
    );
  });

  test("refuses a token for another application, of another provider, of another firm, or that the provider's key did not sign", async () => {
    const session = async (token: Promise<string>): Promise<unknown> => (await signIn([await tokens(token)])).session;
    expect(await session(idToken({ aud: "sign-off-client" }))).toBe(
      "IdentityFault: provider-refused (the ID token does not hold)",
    );
    expect(await session(idToken({ iss: "https://evil.example" }))).toBe(
      "IdentityFault: provider-refused (the ID token does not hold)",
    );
    expect(await session(idToken({}, other))).toBe("IdentityFault: provider-refused (the ID token does not hold)");
    expect(await session(idToken({ tid: "22222222-2222-3333-4444-555555555555" }))).toBe(
      "IdentityFault: another-tenant",
    );
    expect((await signIn([{ access_token: "graph-token" }])).session).toBe(
      "IdentityFault: provider-refused (tokens missing)",
    );
  });

  test("sends neither the code nor the question for tokens to another origin, whatever the discovery document says", async () => {
    for (const name of ["device_authorization_endpoint", "token_endpoint"]) {
      const { session, posted } = await signIn([], { discovery: { [name]: "https://evil.example/take" } });
      expect([session, posted]).toEqual([`IdentityFault: untrusted-issuer (${name} stands elsewhere)`, []]);
    }
    expect((await signIn([], { discovery: { device_authorization_endpoint: undefined } })).session).toBe(
      "IdentityFault: provider-refused (no device flow)",
    );
  });

  test("prints nothing on the terminal that is not a code and an https address", async () => {
    for (const odd of [
      { user_code: "\u001b[2J" },
      { verification_uri: "javascript:alert(1)" },
      { verification_uri: "http://microsoft.com/devicelogin" },
      { user_code: undefined },
    ]) {
      const { session, prompts } = await signIn([], { begun: odd });
      expect(session).toMatch(/^IdentityFault: provider-refused/);
      expect(prompts).toEqual([]);
    }
  });
});
