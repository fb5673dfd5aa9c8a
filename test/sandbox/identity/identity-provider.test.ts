// The sandbox's provider as a browser meets it: over https, with cookies, PKCE and a page to answer.
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from "jose";
import type { JSONWebKeySet } from "jose";
import { sandboxClients } from "../../../src/sandbox/identity/people";
import { anaReyes, danielWhitcomb, mOkoye, sampleTenant } from "../../../src/sandbox/sample-firm";
import { eventually } from "../../support/eventually";
import { authorizeAddress, plainBrowser, signIn } from "./plain-browser";
import type { PlainBrowser, SignInRequest } from "./plain-browser";
import { startIdentity } from "./start-identity";
import type { RunningIdentity } from "./start-identity";

let identity: RunningIdentity;
let browser: PlainBrowser;
beforeAll(async () => {
  identity = await startIdentity();
});
afterAll(async () => {
  await identity.stop();
});
beforeEach(() => {
  browser = plainBrowser(identity.certificate);
});

const pane = (parameters?: SignInRequest["parameters"]): SignInRequest => ({
  clientId: sandboxClients.pane.clientId,
  redirectPath: "/bridge.html",
  ...(parameters === undefined ? {} : { parameters }),
});
const signOff = (parameters?: SignInRequest["parameters"]): SignInRequest => ({
  clientId: sandboxClients.signOff.clientId,
  redirectPath: "/signoff.html",
  ...(parameters === undefined ? {} : { parameters }),
});
const tokens = async (request: SignInRequest, oid?: string, from: PlainBrowser = browser) => {
  const result = await signIn(from, identity, request, oid);
  if (result.kind === "refused") throw new Error(`refused: ${result.error}`);
  return result;
};
const wait = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

describe("A person signs in", () => {
  test("and the ID token says who, in which tenant, with which roles and when", async () => {
    const { idToken, asked } = await tokens(pane({ nonce: "n-1" }), mOkoye.oid);
    const keys = createLocalJWKSet(JSON.parse(JSON.stringify(await identity.keys())) as JSONWebKeySet);
    const { payload, protectedHeader } = await jwtVerify(idToken, keys, {
      issuer: identity.issuer,
      audience: sandboxClients.pane.clientId,
    });
    expect(asked).toBe(true);
    expect(protectedHeader.alg).toBe("RS256");
    expect(payload).toMatchObject({
      oid: mOkoye.oid,
      tid: sampleTenant,
      name: mOkoye.name,
      preferred_username: mOkoye.userName,
      roles: mOkoye.roles,
      nonce: "n-1",
      sub: mOkoye.oid,
    });
    expect(Math.abs(Number(payload["auth_time"]) - Date.now() / 1000)).toBeLessThan(30);
  });

  test("and the access token is for Graph, with the scopes' short names, and tells Graph who bears it", async () => {
    const { accessToken } = await tokens(pane(), anaReyes.oid);
    expect(decodeProtectedHeader(accessToken)).toMatchObject({ alg: "RS256", typ: "at+jwt" });
    expect(decodeJwt(accessToken)).toMatchObject({ aud: identity.graph, scp: "User.Read Sites.Selected" });
    expect(await identity.verify(`Bearer ${accessToken}`)).toEqual({
      oid: anaReyes.oid,
      tid: sampleTenant,
      name: anaReyes.name,
      userName: anaReyes.userName,
      roles: anaReyes.roles,
      scopes: ["User.Read", "Sites.Selected"],
    });
  });

  test("and a scope named in full is the same scope", async () => {
    const { accessToken } = await tokens(
      pane({ scope: `openid profile ${identity.graph}/Sites.Selected` }),
      anaReyes.oid,
    );
    expect((await identity.verify(`Bearer ${accessToken}`))?.scopes).toEqual(["Sites.Selected"]);
  });

  test("once, and is not asked again in the same browser, but is in another", async () => {
    await tokens(pane(), anaReyes.oid);
    expect((await tokens(pane({ prompt: "none" }))).asked).toBe(false);
    expect(await signIn(plainBrowser(identity.certificate), identity, pane({ prompt: "none" }))).toEqual({
      kind: "refused",
      error: "login_required",
    });
  });

  test("or cancels, and the application is told so", async () => {
    expect(await signIn(browser, identity, pane(), "")).toEqual({ kind: "refused", error: "access_denied" });
  });

  test("but nobody signs in under an object id the firm does not know", async () => {
    expect(await signIn(browser, identity, pane(), "99999999-41c6-4f0e-8a7b-5d2e9c31f601")).toEqual({
      kind: "refused",
      error: "access_denied",
    });
  });
});

describe("The provider asks who is there", () => {
  const fresh: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ["prompt=login", { prompt: "login" }],
    ["max_age=0", { max_age: "0" }],
    ["prompt=select_account", { prompt: "select_account" }],
    ["prompt=login and max_age=0 together", { prompt: "login", max_age: "0" }],
  ];
  test.each(fresh)(
    "although somebody is signed in, when the application sends %s, and the time of sign-in is the new one",
    async (_title, parameters) => {
      const before = decodeJwt((await tokens(pane(), mOkoye.oid)).idToken);
      await wait(1100);
      const after = await tokens(signOff({ ...parameters, nonce: "ab".repeat(32) }), mOkoye.oid);
      expect(after.asked).toBe(true);
      expect(Number(decodeJwt(after.idToken)["auth_time"])).toBeGreaterThan(Number(before["auth_time"]));
      expect(decodeJwt(after.idToken)).toMatchObject({ aud: sandboxClients.signOff.clientId, nonce: "ab".repeat(32) });
    },
  );

  test("when somebody else is signed in than the one the application expects, and never answers with the other's tokens", async () => {
    await tokens(pane(), danielWhitcomb.oid);
    expect(await signIn(browser, identity, pane({ prompt: "none", login_hint: mOkoye.userName }))).toEqual({
      kind: "refused",
      error: "interaction_required",
    });
    const { idToken, asked } = await tokens(pane({ login_hint: mOkoye.userName }), mOkoye.oid);
    expect([asked, decodeJwt(idToken)["oid"]]).toEqual([true, mOkoye.oid]);
  });

  test("and says which authentication context was asked of it, and of nobody who asked for none", async () => {
    const claims = JSON.stringify({ id_token: { acrs: { essential: true, value: "c1" } } });
    const stepped = await tokens(signOff({ prompt: "login", claims }), mOkoye.oid);
    expect(decodeJwt(stepped.idToken)["acrs"]).toEqual(["c1"]);
    expect(decodeJwt((await tokens(pane(), mOkoye.oid)).idToken)).not.toHaveProperty("acrs");
  });

  test("and takes the user name in capitals for the same person", async () => {
    await tokens(pane(), mOkoye.oid);
    expect((await tokens(pane({ prompt: "none", login_hint: mOkoye.userName.toUpperCase() }))).asked).toBe(false);
  });

  test("and another person may answer: the token then says so", async () => {
    await tokens(pane(), mOkoye.oid);
    const { idToken } = await tokens(signOff({ prompt: "login", login_hint: mOkoye.userName }), danielWhitcomb.oid);
    expect(decodeJwt(idToken)["oid"]).toBe(danielWhitcomb.oid);
    expect(await signIn(browser, identity, pane({ prompt: "none", login_hint: mOkoye.userName }))).toEqual({
      kind: "refused",
      error: "interaction_required",
    });
  });

  test("on a page without script, under a policy that allows none, with the expected person first", async () => {
    const { answer } = await browser.follow(
      authorizeAddress(identity, pane({ login_hint: danielWhitcomb.userName }), "x".repeat(43)),
      `${identity.origin}/bridge.html`,
    );
    expect(answer.headers["content-security-policy"]).toContain("default-src 'none'");
    expect(answer.headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(answer.text).not.toMatch(/<script|\son\w+=/);
    expect(
      [...answer.text.matchAll(/<button name="oid" value="([^"]+)"( autofocus)?/g)].map(([, oid, focus]) => [
        oid,
        focus !== undefined,
      ])[0],
    ).toEqual([danielWhitcomb.oid, true]);
  });
});

describe("The provider refuses", () => {
  test("an address of return it was not told of", async () => {
    const { answer } = await browser.follow(
      authorizeAddress(
        identity,
        { clientId: sandboxClients.signOff.clientId, redirectPath: "/bridge.html" },
        "x".repeat(43),
      ),
      `${identity.origin}/bridge.html`,
    );
    expect([answer.status, answer.text]).toEqual([400, expect.stringContaining("invalid_redirect_uri")]);
  });

  test.each([
    ["without PKCE", { code_challenge: "", code_challenge_method: "" }],
    ["for tokens in the address (implicit flow)", { response_type: "id_token", response_mode: "fragment", nonce: "n" }],
  ])("a request %s", async (_title, parameters) => {
    const url = new URL(authorizeAddress(identity, pane(parameters), "x".repeat(43)));
    for (const [name, value] of [...url.searchParams]) if (value === "") url.searchParams.delete(name);
    const { address, answer } = await browser.follow(url.href, `${identity.origin}/bridge.html`);
    expect(`${address} ${answer.text}`).toMatch(
      /error=(invalid_request|unsupported_response_type)|unsupported_response_type/,
    );
  });

  test("a token for Graph to a registration that has no scopes there", async () => {
    const result = await signIn(
      browser,
      identity,
      { clientId: sandboxClients.word.clientId, redirectPath: "/bridge.html" },
      anaReyes.oid,
    );
    if (result.kind !== "tokens") throw new Error(result.error);
    expect(await identity.verify(`Bearer ${result.accessToken}`)).toBeNull();
  });

  test("another tenant's address", async () => {
    expect(
      (
        await browser.fetch(
          `${identity.origin}/identity/7f0c2a54-7d1e-4b6b-9a53-1f7e0d2c8b41/v2.0/.well-known/openid-configuration`,
        )
      ).status,
    ).toBe(404);
  });

  test("an answer to a sign-in that is not open in this browser", async () => {
    const { address } = await browser.follow(
      authorizeAddress(identity, pane(), "x".repeat(43)),
      `${identity.origin}/bridge.html`,
    );
    expect(
      (await plainBrowser(identity.certificate).fetch(address, { method: "POST", form: { oid: mOkoye.oid } })).status,
    ).toBe(400);
  });
});

describe("Graph in the sandbox takes for a bearer", () => {
  test("nobody without a token, with an ID token, with a changed one, or with one it never gave", async () => {
    const { idToken, accessToken } = await tokens(pane(), mOkoye.oid);
    const [head, body, signature] = accessToken.split(".");
    const forged = Buffer.from(JSON.stringify({ ...decodeJwt(accessToken), oid: anaReyes.oid })).toString("base64url");
    for (const header of [
      "",
      "Bearer ",
      `Bearer ${idToken}`,
      `Bearer ${head}.${forged}.${signature}`,
      `Bearer ${head}.${body}.`,
      accessToken,
      `Basic ${accessToken}`,
    ])
      expect(await identity.verify(header)).toBeNull();
    expect((await identity.verify(`Bearer ${accessToken}`))?.oid).toBe(mOkoye.oid);
  });

  test("the person a start-up token was made for, and no token is made for a stranger", async () => {
    const token = await identity.issue(danielWhitcomb.oid);
    if (typeof token !== "string") throw new Error(token.refused);
    expect(await identity.verify(`Bearer ${token}`)).toMatchObject({
      oid: danielWhitcomb.oid,
      scopes: ["User.Read", "Sites.Selected"],
    });
    expect(await identity.issue("99999999-41c6-4f0e-8a7b-5d2e9c31f601")).toEqual({
      refused: expect.stringContaining("nobody"),
    });
  });
});

describe("The provider's memory", () => {
  const refresh = async (from: PlainBrowser, at: RunningIdentity, refreshToken: string) => {
    const answer = await from.fetch(`${at.issuer}/token`, {
      method: "POST",
      form: {
        grant_type: "refresh_token",
        refresh_token: refreshToken,
        client_id: sandboxClients.pane.clientId,
        scope: "openid profile User.Read Sites.Selected",
      },
      headers: { origin: at.origin },
    });
    return { status: answer.status, body: JSON.parse(answer.text) as Readonly<Record<string, string>> };
  };

  test("keeps everybody signed in when the signing key is changed, and tokens of the old key are no longer taken", async () => {
    const { accessToken, refreshToken, idToken } = await tokens(pane(), mOkoye.oid);
    await identity.rotate();
    expect(await identity.verify(`Bearer ${accessToken}`)).toBeNull();
    const { status, body } = await refresh(browser, identity, refreshToken);
    expect([status, (await identity.verify(`Bearer ${body["access_token"]}`))?.oid]).toEqual([200, mOkoye.oid]);
    expect(decodeProtectedHeader(body["id_token"] ?? "").kid).not.toBe(decodeProtectedHeader(idToken).kid);
    expect((await tokens(pane({ prompt: "none" }))).asked).toBe(false);
  });

  test("lets one refresh token be used by two frames at once", async () => {
    const { refreshToken } = await tokens(pane(), anaReyes.oid);
    const both = await Promise.all([
      refresh(browser, identity, refreshToken),
      refresh(browser, identity, refreshToken),
    ]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect((await refresh(browser, identity, refreshToken)).status).toBe(200);
  });

  test("ends the refresh token with the session when another person signs in", async () => {
    const { refreshToken } = await tokens(pane(), mOkoye.oid);
    await tokens(signOff({ prompt: "login" }), danielWhitcomb.oid);
    expect(await refresh(browser, identity, refreshToken)).toMatchObject({
      status: 400,
      body: { error: "invalid_grant" },
    });
  });

  test("outlives a restart when it has a folder, in a file only its owner can read", async () => {
    const folder = mkdtempSync(join(tmpdir(), "identity-"));
    try {
      const first = await startIdentity({ folder });
      const kept = plainBrowser(first.certificate);
      const signedIn = await signIn(kept, first, pane(), mOkoye.oid);
      if (signedIn.kind !== "tokens") throw new Error(signedIn.error);
      // It writes a moment after what happened.
      await eventually(() => {
        expect(readFileSync(join(folder, "identity.json"), "utf8")).toContain("Session:");
      });
      await first.stop();
      expect(statSync(join(folder, "identity.json")).mode & 0o077).toBe(0);
      expect(Object.keys(JSON.parse(readFileSync(join(folder, "identity.json"), "utf8")) as object)).toEqual([
        "entries",
        "values",
      ]);
      const second = await startIdentity({ folder, port: Number(new URL(first.origin).port) });
      try {
        expect((await second.verify(`Bearer ${signedIn.accessToken}`))?.oid).toBe(mOkoye.oid);
        expect(await second.keys()).toEqual(
          expect.objectContaining({
            keys: [expect.objectContaining({ kid: decodeProtectedHeader(signedIn.idToken).kid })],
          }),
        );
      } finally {
        await second.stop();
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

test("The provider shows only the public part of its keys", async () => {
  const published = JSON.parse((await browser.fetch(`${identity.issuer}/jwks`)).text) as {
    readonly keys: readonly object[];
  };
  for (const key of [...published.keys, ...(await identity.keys()).keys])
    expect(Object.keys(key).sort()).toEqual(["alg", "e", "kid", "kty", "n", "use"]);
});
