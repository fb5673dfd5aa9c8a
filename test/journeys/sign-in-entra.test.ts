// What goes to Entra, and to Word's own sign-in (nested app authentication), without either: the requests as MSAL really makes them, and answers
// given beneath MSAL. Entra's own behaviour is not tried here.
import { createHash } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { UnsecuredJWT } from "jose";
import type { Browser, BrowserContext, Page } from "playwright-core";
import type { CeremonyRequest } from "../../src/app/ports/ceremony";
import type { Deployment } from "../../src/app/ports/deployment";
import type { PersonId } from "../../src/domain/ids";
import { danielWhitcomb, mOkoye, sampleTenant } from "../../src/sandbox/sample-firm";
import type { SamplePerson } from "../../src/sandbox/sample-firm";
import { buildIdentityPages } from "../adapters/identity/build-pages";
import { launchChromium } from "../support/chromium";
import { PATIENCE } from "../support/eventually";

const ADDIN = "https://addin.firm.example";
const deployment: Deployment = {
  tenantId: sampleTenant,
  authority: `https://login.microsoftonline.com/${sampleTenant}/v2.0`,
  protocol: "AAD",
  paneClientId: "11111111-7f6e-4a55-9a3d-5b1de6a1c001",
  signOffClientId: "11111111-7f6e-4a55-9a3d-5b1de6a1c002",
  graphScopes: ["User.Read", "Sites.Selected"],
  graphBase: "https://graph.microsoft.com/v1.0",
  site: "firm.sharepoint.com:/sites/countersign",
};

let pages: string;
let browser: Browser;
let context: BrowserContext;
/** Every address asked of anybody but the add-in's own origin. */
let elsewhere: string[];

beforeAll(async () => {
  pages = await buildIdentityPages();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  rmSync(pages, { recursive: true, force: true });
});
beforeEach(async () => {
  elsewhere = [];
  context = await browser.newContext();
  context.setDefaultTimeout(PATIENCE);
  await context.route(
    () => true,
    async (route) => {
      const url = new URL(route.request().url());
      if (url.origin !== ADDIN) {
        elsewhere.push(url.href);
        await route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Elsewhere</title>" });
      } else if (url.pathname === "/deployment.json") await route.fulfill({ json: deployment });
      else
        await route.fulfill({
          contentType: url.pathname.endsWith(".js") ? "text/javascript" : "text/html",
          body: readFileSync(join(pages, url.pathname), "utf8"),
        });
    },
  );
});
afterEach(async () => {
  await context.close();
});

const query = (address: string): Readonly<Record<string, string>> => Object.fromEntries(new URL(address).searchParams);
const authorize = `https://login.microsoftonline.com/${sampleTenant}/oauth2/v2.0/authorize`;

describe("Without nested app authentication", () => {
  test("the pane's sign-in goes to the firm's own tenant at Entra, asking for a code with PKCE and nothing else", async () => {
    const page = await context.newPage();
    await page.goto(`${ADDIN}/pane.html`);
    await page.waitForFunction(() => window.pane !== undefined);
    const popup = page.waitForEvent("popup");
    await page.click("#sign-in");
    await (await popup).waitForURL(/login\.microsoftonline\.com/);
    const asked = elsewhere.filter((address) => address.startsWith("https://login.microsoftonline.com/"));
    expect(asked).toHaveLength(1);
    expect(asked[0]?.split("?")[0]).toBe(authorize);
    expect(query(asked[0] ?? "")).toMatchObject({
      client_id: deployment.paneClientId,
      redirect_uri: `${ADDIN}/bridge.html`,
      response_type: "code",
      code_challenge_method: "S256",
    });
    expect(
      query(asked[0] ?? "")
        ["scope"]?.split(" ")
        .sort(),
    ).toEqual(["Sites.Selected", "User.Read", "offline_access", "openid", "profile"]);
  });

  test("the ceremony asks Entra for a fresh sign-in of the signer, with the statements' hash as nonce and the sign-off registration as audience", async () => {
    const request: CeremonyRequest = {
      nonce: createHash("sha256").update("statements").digest("hex"),
      expected: { oid: mOkoye.oid as PersonId, tenant: sampleTenant, userName: mOkoye.userName },
    };
    const page = await context.newPage();
    await page.goto(`${ADDIN}/signoff.html`);
    await page.waitForFunction(() => window.signOff !== undefined);
    await page.fill("#request", JSON.stringify(request));
    await page.click("#sign");
    await page.waitForURL(/login\.microsoftonline\.com/);
    expect(page.url().split("?")[0]).toBe(authorize);
    expect(query(page.url())).toMatchObject({
      client_id: deployment.signOffClientId,
      redirect_uri: `${ADDIN}/signoff.html`,
      nonce: request.nonce,
      prompt: "login",
      login_hint: mOkoye.userName,
    });
    expect(query(page.url())).not.toHaveProperty("max_age");
  });
});

describe("Under nested app authentication", () => {
  interface Bridge {
    /** Whom the host answers for, by method; "ask" answers that the person must be asked. */
    readonly silent: object | "ask";
    readonly asked: object;
  }
  const tokenOf = (person: SamplePerson, tenant: string = sampleTenant): object => ({
    token: {
      access_token: `graph-token-of-${person.oid}`,
      expires_in: 3600,
      scope: "User.Read Sites.Selected",
      properties: null,
      id_token: new UnsecuredJWT({
        oid: person.oid,
        tid: tenant,
        name: person.name,
        preferred_username: person.userName,
        roles: person.roles,
      }).encode(),
    },
    account: {
      environment: "login.microsoftonline.com",
      username: person.userName,
      localAccountId: person.oid,
      tenantId: tenant,
      homeAccountId: `${person.oid}.${tenant}`,
    },
  });
  /** Word's end of the bridge, by MSAL's published protocol of messages. */
  const openNested = async (bridge: Bridge, hint?: string): Promise<Page> => {
    const page = await context.newPage();
    await page.addInitScript((answers) => {
      const listeners: ((message: string) => void)[] = [];
      const asked: unknown[] = [];
      Object.assign(window, {
        asked,
        answers,
        nestedAppAuthBridge: {
          addEventListener: (_type: string, listener: (message: string) => void) => listeners.push(listener),
          removeEventListener: () => undefined,
          postMessage: (message: string) => {
            const request = JSON.parse(message) as { readonly method: string; readonly requestId: string };
            asked.push(request);
            const now = (window as unknown as { readonly answers: Bridge }).answers;
            const given =
              request.method === "GetInitContext"
                ? { initContext: { sdkName: "host", sdkVersion: "1", capabilities: {} } }
                : request.method === "GetToken"
                  ? now.silent
                  : now.asked;
            const answer =
              given === "ask"
                ? {
                    success: false,
                    error: {
                      status: "USER_INTERACTION_REQUIRED",
                      code: "interaction_required",
                      subError: "",
                      description: "",
                    },
                  }
                : { success: true, ...given };
            setTimeout(() => {
              for (const listener of listeners)
                listener(
                  JSON.stringify({ messageType: "NestedAppAuthResponse", requestId: request.requestId, ...answer }),
                );
            });
          },
        },
      });
    }, bridge);
    await page.goto(`${ADDIN}/pane.html?nested${hint === undefined ? "" : `&hint=${encodeURIComponent(hint)}`}`);
    await page.waitForFunction(() => window.pane !== undefined);
    return page;
  };
  const asked = (page: Page) =>
    page.evaluate(
      () =>
        (
          window as unknown as {
            readonly asked: readonly {
              readonly method: string;
              readonly tokenParams?: Readonly<Record<string, string>>;
            }[];
          }
        ).asked,
    );
  const answerWith = (page: Page, bridge: Bridge) =>
    page.evaluate((answers) => {
      Object.assign(window, { answers });
    }, bridge);
  const click = async (page: Page, button: string) => {
    await page.click(button);
    await page.waitForFunction(() => window.pane?.clicked !== undefined);
    return page.evaluate(() => window.pane?.clicked);
  };

  test("Word's person is the pane's, every request names the firm's tenant, and nothing is asked of Entra by us", async () => {
    const page = await openNested({ silent: tokenOf(mOkoye), asked: tokenOf(mOkoye) }, mOkoye.userName);
    expect(await page.evaluate(() => window.pane?.current())).toMatchObject({
      value: { oid: mOkoye.oid, roles: ["Countersign.Attorney"] },
    });
    expect(await page.evaluate(() => window.pane?.token({ forceRefresh: true }))).toEqual({
      value: `graph-token-of-${mOkoye.oid}`,
    });
    const requests = (await asked(page)).filter(({ method }) => method === "GetToken");
    expect(requests).toHaveLength(2);
    for (const { tokenParams } of requests)
      expect(tokenParams).toMatchObject({
        clientId: deployment.paneClientId,
        authority: `https://login.microsoftonline.com/${sampleTenant}`,
        scope: expect.stringContaining("Sites.Selected"),
      });
    expect(elsewhere).toEqual([]);
  });

  test("a click is asked for when Word says the person must be asked", async () => {
    const page = await openNested({ silent: "ask", asked: tokenOf(mOkoye) });
    expect(await page.evaluate(() => window.pane?.current())).toEqual({ value: undefined });
    expect(await click(page, "#sign-in")).toMatchObject({ value: { oid: mOkoye.oid } });
  });

  test("a person of another tenant is refused, although Word vouches", async () => {
    const page = await openNested({
      silent: tokenOf(mOkoye, "7f0c2a54-7d1e-4b6b-9a53-1f7e0d2c8b41"),
      asked: tokenOf(mOkoye),
    });
    expect(await page.evaluate(() => window.pane?.current())).toEqual({ code: "another-tenant" });
  });

  test("when Word picks another account than the one it shows, a click decides", async () => {
    const page = await openNested({ silent: tokenOf(danielWhitcomb), asked: tokenOf(mOkoye) }, mOkoye.userName);
    expect(await page.evaluate(() => window.pane?.current())).toEqual({ value: undefined });
    expect(await click(page, "#sign-in")).toMatchObject({ value: { oid: mOkoye.oid } });
  });

  test("when Word's account changes under the pane, the pane refuses the other's tokens and stops", async () => {
    const page = await openNested({ silent: tokenOf(mOkoye), asked: tokenOf(mOkoye) });
    await page.evaluate(() => window.pane?.current());
    await answerWith(page, { silent: tokenOf(danielWhitcomb), asked: tokenOf(danielWhitcomb) });
    expect(await page.evaluate(() => window.pane?.token({ forceRefresh: true }))).toEqual({ code: "another-person" });
    // Not from MSAL's cache either, which now holds the other's.
    expect(await page.evaluate(() => window.pane?.token())).toEqual({ code: "another-person" });
  });

  test("a claims challenge Word cannot meet silently is put to the person at the next click", async () => {
    const page = await openNested({ silent: tokenOf(mOkoye), asked: tokenOf(mOkoye) });
    await page.evaluate(() => window.pane?.current());
    await answerWith(page, { silent: "ask", asked: tokenOf(mOkoye) });
    const claims = JSON.stringify({ access_token: { acrs: { essential: true, value: "c1" } } });
    expect(await page.evaluate((given) => window.pane?.token({ claims: given }), claims)).toMatchObject({
      code: "interaction-required",
    });
    await click(page, "#sign-in");
    expect((await asked(page)).at(-1)).toMatchObject({
      method: "GetTokenPopup",
      tokenParams: { claims: expect.stringContaining('"acrs"') },
    });
  });

  test("signing out forgets the person here and leaves Word's account alone", async () => {
    const page = await openNested({ silent: tokenOf(mOkoye), asked: tokenOf(mOkoye) });
    await page.evaluate(() => window.pane?.current());
    await click(page, "#sign-out");
    expect(await page.evaluate(() => window.pane?.token())).toEqual({ code: "not-signed-in" });
    expect(elsewhere).toEqual([]);
  });
});
