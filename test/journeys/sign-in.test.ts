// MSAL in Chromium against the real provider: the pane's session and the ceremony, and what may never happen between two people at one browser.
import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { decodeJwt } from "jose";
import type { Browser, BrowserContext, Frame, Page } from "playwright-core";
import type { CeremonyRequest } from "../../src/app/ports/ceremony";
import type { PersonId } from "../../src/domain/ids";
import { ceremonyNonce } from "../../src/domain/review/statement-hash";
import { anaReyes, danielWhitcomb, mOkoye, sampleTenant } from "../../src/sandbox/sample-firm";
import type { SamplePerson } from "../../src/sandbox/sample-firm";
import { buildIdentityPages } from "../adapters/identity/build-pages";
import type { PanePage } from "../adapters/identity/pages/pane";
import { startIdentity } from "../sandbox/identity/start-identity";
import type { RunningIdentity } from "../sandbox/identity/start-identity";
import { launchChromium } from "../support/chromium";
import { eventually, PATIENCE } from "../support/eventually";

let identity: RunningIdentity;
let pages: string;
let browser: Browser;
let context: BrowserContext;
beforeAll(async () => {
  pages = await buildIdentityPages();
  [identity, browser] = await Promise.all([startIdentity({ pages }), launchChromium()]);
});
afterAll(async () => {
  await browser?.close();
  await identity?.stop();
  rmSync(pages, { recursive: true, force: true });
});
beforeEach(async () => {
  context = await browser.newContext({ ignoreHTTPSErrors: true });
  context.setDefaultTimeout(PATIENCE);
});
afterEach(async () => {
  await context.close();
});

const open = async (path: string): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(`${identity.origin}${path}`);
  return page;
};
const paneIn = async (page: Page): Promise<Frame> => {
  const frame = await (await page.waitForSelector("#pane")).contentFrame();
  if (frame === null) throw new Error("the pane's frame is empty");
  await frame.waitForFunction(() => window.pane !== undefined);
  return frame;
};
const openPane = async (path = "/host.html"): Promise<Frame> => paneIn(await open(path));
const current = (pane: Frame): ReturnType<PanePage["current"]> =>
  pane.evaluate(() => window.pane?.current()) as ReturnType<PanePage["current"]>;
const token = (pane: Frame, options?: Parameters<PanePage["token"]>[0]): ReturnType<PanePage["token"]> =>
  pane.evaluate((given) => window.pane?.token(given), options) as ReturnType<PanePage["token"]>;
const whoIs = async (pane: Frame, said: Awaited<ReturnType<PanePage["token"]>>): Promise<unknown> =>
  "value" in said ? pane.evaluate((given) => window.pane?.whoAmI(given), said.value) : said;

const answer = async (page: Page, person: SamplePerson): Promise<void> => {
  await page.click(`button[value="${person.oid}"]`);
};
const click = async (
  pane: Frame,
  button: string,
  inWindow?: (page: Page) => Promise<void>,
): Promise<NonNullable<PanePage["clicked"]>> => {
  const popup = inWindow === undefined ? undefined : pane.page().waitForEvent("popup");
  await pane.click(button);
  if (popup !== undefined) await inWindow?.(await popup);
  await pane.waitForFunction(() => window.pane?.clicked !== undefined);
  return pane.evaluate(() => window.pane?.clicked) as Promise<NonNullable<PanePage["clicked"]>>;
};
const signIn = (pane: Frame, person: SamplePerson): Promise<NonNullable<PanePage["clicked"]>> =>
  click(pane, "#sign-in", (page) => answer(page, person));

describe("The pane", () => {
  test("asks for a click when nobody is signed in, then knows the person and speaks to Graph as that person", async () => {
    const pane = await openPane();
    expect(await current(pane)).toEqual({ value: undefined });
    expect(await token(pane)).toEqual({ code: "not-signed-in" });
    expect(await signIn(pane, anaReyes)).toEqual({
      value: {
        oid: anaReyes.oid,
        tenant: sampleTenant,
        name: anaReyes.name,
        userName: anaReyes.userName,
        roles: ["Countersign.Paralegal"],
      },
    });
    expect(await whoIs(pane, await token(pane))).toMatchObject({
      oid: anaReyes.oid,
      scopes: ["User.Read", "Sites.Selected"],
    });
  });

  test("finds the signed-in person without asking in a new tab, and gets a fresh token when Graph says the old one expired", async () => {
    await signIn(await openPane(), mOkoye);
    const second = await openPane();
    expect(await current(second)).toMatchObject({ value: { oid: mOkoye.oid } });
    const [cached, again, renewed] = [
      await token(second),
      await token(second),
      await token(second, { forceRefresh: true }),
    ];
    expect(again).toEqual(cached);
    expect(renewed).not.toEqual(cached);
    expect(await whoIs(second, renewed)).toMatchObject({ oid: mOkoye.oid });
  });

  test("answers a claims challenge of Graph's with a new token", async () => {
    const pane = await openPane();
    await signIn(pane, mOkoye);
    const before = await token(pane);
    const claims = Buffer.from(JSON.stringify({ access_token: { nbf: { essential: true, value: "1" } } })).toString(
      "base64",
    );
    const after = await token(pane, { claims });
    expect([after, await whoIs(pane, after)]).toEqual([
      expect.not.objectContaining(before),
      expect.objectContaining({ oid: mOkoye.oid }),
    ]);
  });

  test("never goes on under the tokens of another person who signed in elsewhere in this browser", async () => {
    const pane = await openPane();
    await signIn(pane, anaReyes);
    const other = await openPane();
    await current(other);
    await click(other, "#sign-out", async () => undefined);
    await signIn(other, danielWhitcomb);
    // Ana's token in hand is still hers; a new one is not to be had, and Daniel's is not taken for it.
    expect(await whoIs(pane, await token(pane))).toMatchObject({ oid: anaReyes.oid });
    expect(await token(pane, { forceRefresh: true })).toMatchObject({ code: "interaction-required" });
    expect(await current(pane)).toMatchObject({ value: { oid: anaReyes.oid } });
  });

  test("throws another person's answer away when the provider gives one in spite of the hint", async () => {
    const pane = await openPane();
    await signIn(pane, anaReyes);
    // At the next click the provider asks; somebody else answers.
    const other = await openPane();
    await current(other);
    await click(other, "#sign-out", async () => undefined);
    expect(await signIn(pane, danielWhitcomb)).toEqual({ code: "another-person" });
    expect(await current(pane)).toMatchObject({ value: { oid: anaReyes.oid } });
    const kept = await pane.evaluate(() =>
      Object.entries(sessionStorage)
        .filter(([, value]) => value.includes("accessToken") || value.includes("secret"))
        .map(([key]) => key)
        .join(" "),
    );
    expect(kept).not.toContain(danielWhitcomb.oid);
  });

  test("does not take the browser's person for the one Word is signed in as", async () => {
    await signIn(await openPane(), danielWhitcomb);
    const page = await open(`/pane.html?hint=${encodeURIComponent(anaReyes.userName)}`);
    await page.waitForFunction(() => window.pane !== undefined);
    expect(await current(page.mainFrame())).toEqual({ value: undefined });
  });

  test("lets a person who closed the sign-in window, or cancelled in it, click again", async () => {
    const pane = await openPane();
    const popup = pane.page().waitForEvent("popup");
    await pane.click("#sign-in");
    const closed = await popup;
    await closed.waitForSelector("button");
    await closed.close();
    expect(await click(pane, "#sign-in", (page) => page.click(".cancel"))).toMatchObject({ code: "cancelled" });
    expect(await signIn(pane, anaReyes)).toMatchObject({ value: { oid: anaReyes.oid } });
  });

  test("signs out at the provider too: nobody is found afterwards, and the next person is asked for", async () => {
    const pane = await openPane();
    await signIn(pane, anaReyes);
    expect(await click(pane, "#sign-out", async () => undefined)).toEqual({});
    expect(await token(pane)).toEqual({ code: "not-signed-in" });
    expect(await current(pane)).toEqual({ value: undefined });
    expect(await signIn(pane, mOkoye)).toMatchObject({ value: { oid: mOkoye.oid } });
  });

  test("says that the provider cannot be reached when it cannot, and recovers", async () => {
    const pane = await openPane();
    await context.setOffline(true);
    expect(await current(pane)).toEqual({
      code: expect.stringMatching(/^(offline|provider-unreachable)$/),
      detail: expect.any(String),
    });
    await context.setOffline(false);
    expect(await current(pane)).toEqual({ value: undefined });
  });

  test("refuses to start where the deployment names a provider on somebody's own machine and the page is from elsewhere", async () => {
    const page = await context.newPage();
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(error.message));
    await page.route("https://addin.firm.example/**", async (route) => {
      const path = new URL(route.request().url()).pathname;
      const response = await route.fetch({ url: `${identity.origin}${path}` });
      await route.fulfill({ response });
    });
    await page.goto("https://addin.firm.example/pane.html");
    await eventually(() => {
      expect(errors).toEqual(["untrusted-issuer (local-issuer-elsewhere)"]);
    });
    expect(await page.evaluate(() => window.pane)).toBeUndefined();
  });
});

describe("The Word stand-in's person", () => {
  test("is the pane's, and when another sits down the pane, loaded anew, is that person's", async () => {
    const page = await open("/");
    for (const person of [anaReyes, mOkoye, anaReyes]) {
      await page.waitForFunction(() => window.word !== undefined);
      await page.click("#choose");
      await page.waitForURL(/\/identity\/sign-in\//);
      await answer(page, person);
      await page.waitForFunction((userName) => window.word?.userName === userName, person.userName);
      expect(await current(await paneIn(page))).toMatchObject({ value: { oid: person.oid } });
    }
  });
});

describe("The ceremony", () => {
  const nonce = ceremonyNonce([createHash("sha256").update("one statement").digest("hex")]);
  const requestFor = (person: SamplePerson, change: Partial<CeremonyRequest> = {}): CeremonyRequest => ({
    nonce,
    expected: { oid: person.oid as PersonId, tenant: sampleTenant, userName: person.userName },
    ...change,
  });
  const ready = async (page: Page): Promise<void> => {
    await page.waitForFunction(() => window.signOff !== undefined);
  };
  const outcomeOf = async (page: Page) => {
    await page.waitForURL(/signoff\.html/);
    await ready(page);
    return page.evaluate(() => window.signOff?.outcome);
  };
  const begin = async (request: CeremonyRequest, page?: Page): Promise<Page> => {
    const window = page ?? (await open("/signoff.html"));
    await ready(window);
    await window.fill("#request", JSON.stringify(request));
    await window.click("#sign");
    await window.waitForURL(/\/identity\/sign-in\//);
    return window;
  };

  test("asks an attorney who is signed in already to sign in afresh, and the token names these statements and no others", async () => {
    const pane = await openPane();
    await signIn(pane, mOkoye);
    await new Promise((resolve) => {
      setTimeout(resolve, 1100);
    });
    const began = Math.floor(Date.now() / 1000);
    const page = await begin(requestFor(mOkoye));
    await answer(page, mOkoye);
    const outcome = await outcomeOf(page);
    expect(outcome).toMatchObject({ kind: "proved", proof: { oid: mOkoye.oid, key: { kty: "RSA", alg: "RS256" } } });
    const claims = decodeJwt(outcome?.kind === "proved" ? outcome.proof.idToken : "");
    expect(claims).toMatchObject({ nonce, aud: identity.deployment.signOffClientId, oid: mOkoye.oid });
    expect(Number(claims["auth_time"])).toBeGreaterThanOrEqual(began);
    // The pane is undisturbed, and this window can write the record as the same person.
    expect(await token(pane, { forceRefresh: true })).toHaveProperty("value");
    const written = await page.evaluate(() => window.signOff?.graphToken());
    expect(await identity.verify(`Bearer ${String(written)}`)).toMatchObject({ oid: mOkoye.oid });
    expect(await page.evaluate(() => Object.values(sessionStorage).join(" "))).not.toContain("eyJ");
    expect(await page.evaluate(() => window.signOff?.addressAfter)).not.toContain("code=");
  });

  test("refuses another person who signs in there, keeps none of that person's tokens, and the pane stays the attorney's", async () => {
    const pane = await openPane();
    await signIn(pane, mOkoye);
    const page = await begin(requestFor(mOkoye));
    await answer(page, danielWhitcomb);
    expect(await outcomeOf(page)).toEqual({ kind: "refused", code: "another-person", detail: "another-person" });
    await expect(page.evaluate(() => window.signOff?.graphToken())).rejects.toThrow("not-signed-in");
    expect(await current(pane)).toMatchObject({ value: { oid: mOkoye.oid } });
    expect(await token(pane, { forceRefresh: true })).toMatchObject({ code: "interaction-required" });
  });

  test("refuses a paralegal, although she is exactly who she says", async () => {
    const page = await begin(requestFor(anaReyes));
    await answer(page, anaReyes);
    expect(await outcomeOf(page)).toEqual({ kind: "refused", code: "not-an-attorney" });
  });

  test("refuses when what is to be signed changed while the attorney was signing in", async () => {
    const page = await begin(requestFor(mOkoye));
    await page.evaluate(
      (changed) => {
        sessionStorage.setItem("request", changed);
      },
      JSON.stringify(requestFor(mOkoye, { nonce: "cd".repeat(32) })),
    );
    await answer(page, mOkoye);
    expect(await outcomeOf(page)).toMatchObject({ kind: "refused", code: "wrong-nonce" });
  });

  test("refuses a sign-in older than the statement allows", async () => {
    const page = await begin(requestFor(mOkoye, { statementTime: new Date(Date.now() - 11 * 60_000).toISOString() }));
    await answer(page, mOkoye);
    expect(await outcomeOf(page)).toEqual({ kind: "refused", code: "stale-sign-in", detail: "sign-in-too-late" });
  });

  test("refuses the answer to a sign-in link that a paralegal made with a nonce of her own", async () => {
    const link = `${identity.issuer}/auth?${new URLSearchParams({
      client_id: identity.deployment.signOffClientId,
      redirect_uri: `${identity.origin}/signoff.html`,
      response_type: "code",
      response_mode: "fragment",
      scope: "openid profile",
      state: "hers",
      nonce,
      prompt: "login",
      code_challenge: createHash("sha256").update("v".repeat(43)).digest("base64url"),
      code_challenge_method: "S256",
    }).toString()}`;
    const page = await context.newPage();
    await page.goto(link);
    await answer(page, mOkoye);
    expect(await outcomeOf(page)).toMatchObject({ kind: "refused", code: "not-this-tab" });
    expect(await page.evaluate(() => window.signOff?.addressAfter)).not.toContain("code=");
  });

  test("refuses that link's answer also in a tab where a ceremony of her own was begun", async () => {
    const page = await begin(requestFor(mOkoye));
    await page.goto(`${identity.origin}/signoff.html#code=stolen&state=hers`);
    expect(await outcomeOf(page)).toMatchObject({ kind: "refused", code: "not-this-tab" });
  });

  test("takes an answer once: the same address opened again in that tab proves nothing", async () => {
    const page = await begin(requestFor(mOkoye));
    const answered = page.waitForRequest(
      (request) => request.isNavigationRequest() && request.url().includes("/signoff.html"),
    );
    await answer(page, mOkoye);
    await answered;
    expect(await outcomeOf(page)).toMatchObject({ kind: "proved" });
    await page.goto(`${identity.origin}/bridge.html`);
    await page.goto(`${identity.origin}/signoff.html#code=again&state=again`);
    expect(await outcomeOf(page)).toMatchObject({ kind: "refused", code: "not-this-tab" });
  });

  test("that the attorney cancels, or leaves by going back, is no sign-off and can be begun again", async () => {
    const page = await begin(requestFor(mOkoye));
    await page.click(".cancel");
    expect(await outcomeOf(page)).toEqual({ kind: "refused", code: "cancelled" });
    await begin(requestFor(mOkoye), page);
    await page.goto(`${identity.origin}/signoff.html`);
    expect(await outcomeOf(page)).toEqual({ kind: "refused", code: "cancelled" });
    await begin(requestFor(mOkoye), page);
    await answer(page, mOkoye);
    expect(await outcomeOf(page)).toMatchObject({ kind: "proved" });
  });

  test("that was never begun has no outcome", async () => {
    const page = await open("/signoff.html");
    await ready(page);
    expect(await outcomeOf(page)).toBeUndefined();
  });
});
