// Signing in from the command line, through the real provider: what the terminal shows is completed by a person in a browser.
import type { Get } from "../../../src/adapters/identity/provider-documents";
import {
  signInByDeviceCode,
  type DevicePrompt,
  type DeviceSession,
} from "../../../src/adapters/identity/device-sign-in";
import { trustIssuer } from "../../../src/adapters/identity/issuer-trust";
import { sandboxClients } from "../../../src/sandbox/identity/people";
import { anaReyes, mOkoye, sampleTenant } from "../../../src/sandbox/sample-firm";
import { answerPrompt, getThrough, type DeviceAnswer } from "./device-code";
import { plainBrowser } from "./plain-browser";
import { startIdentity } from "./start-identity";
import type { RunningIdentity } from "./start-identity";

let identity: RunningIdentity;
let get: Get;
beforeAll(async () => {
  identity = await startIdentity();
  get = getThrough(plainBrowser(identity.certificate));
});
afterAll(async () => {
  await identity.stop();
});

const DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code";
const post = async (path: string, form: Readonly<Record<string, string>>): Promise<Readonly<Record<string, string>>> =>
  (
    await get(`${identity.issuer}${path}`, { method: "POST", body: new URLSearchParams(form).toString() })
  ).json() as Promise<Readonly<Record<string, string>>>;

interface Tried {
  readonly session: DeviceSession | string;
  readonly prompt: DevicePrompt | undefined;
  readonly pages: readonly string[];
  readonly polls: number;
}

/** The person answers while the terminal waits for the second time. */
const signIn = async (
  { typed = (code) => code, ...answer }: Omit<DeviceAnswer, "code"> & { readonly typed?: (code: string) => string },
  clientId: string = sandboxClients.pane.clientId,
): Promise<Tried> => {
  const issuer = trustIssuer(identity.deployment, identity.origin);
  if (!issuer.ok) throw new Error(issuer.refusal);
  let prompt: DevicePrompt | undefined;
  let pages: readonly string[] = [];
  let polls = 0;
  let clock = Date.parse("2026-11-22T10:00:00Z");
  const session = await signInByDeviceCode({
    deployment: { ...identity.deployment, paneClientId: clientId },
    issuer: issuer.value,
    get,
    now: () => clock,
    show: (shown) => {
      prompt = shown;
    },
    wait: async (milliseconds) => {
      clock += milliseconds;
      polls += 1;
      if (polls === 2 && prompt !== undefined)
        pages = await answerPrompt(plainBrowser(identity.certificate), prompt.address, {
          code: typed(prompt.code),
          ...answer,
        });
    },
  }).catch((error: unknown) => String(error));
  return { session, prompt, pages, polls };
};

describe("A person signs in where there is no browser", () => {
  test("with the address and code she is shown, and gets a token Graph takes for her own", async () => {
    const { session, prompt, pages, polls } = await signIn({ oid: mOkoye.oid });
    if (typeof session === "string") throw new Error(session);
    expect(prompt).toEqual({
      address: `${identity.issuer}/device`,
      code: expect.stringMatching(/^[B-Z]{4}-[B-Z]{4}$/) as string,
      minutes: 15,
    });
    expect(session.person).toEqual({
      oid: mOkoye.oid,
      tenant: sampleTenant,
      name: mOkoye.name,
      userName: mOkoye.userName,
      roles: mOkoye.roles,
    });
    expect((await identity.verify(`Bearer ${session.accessToken}`))?.scopes).toEqual(["User.Read", "Sites.Selected"]);
    expect(pages.map((page) => /<h1>([^<]*)/.exec(page)?.[1])).toEqual([
      "Enter the code",
      "Is this your code?",
      "Sign in to Countersign",
      "Signed in",
    ]);
    expect(pages[1]).toContain(prompt?.code);
    expect(polls).toBe(2);
  });

  test("and letters typed small and without the dash are the same code", async () => {
    const { session } = await signIn({ oid: anaReyes.oid, typed: (code) => code.toLowerCase().replace("-", "") });
    expect(session).toMatchObject({ person: { oid: anaReyes.oid } });
  });

  test("or says that the code is not hers: nobody is let in", async () => {
    const { session, pages } = await signIn({ oid: mOkoye.oid, confirm: "no" });
    expect(session).toBe("IdentityFault: cancelled (access_denied)");
    expect(pages.at(-1)).toContain("Nobody was let in");
  });

  test("or cancels on the sign-in page", async () => {
    expect((await signIn({ oid: "" })).session).toBe("IdentityFault: cancelled (access_denied)");
  });

  test("and a code nobody was shown opens nothing", async () => {
    const { session, pages } = await signIn({ oid: mOkoye.oid, typed: () => "BBBB-BBBB" });
    expect(pages.at(-1)).toContain("That code is not open");
    expect(session).toBe("IdentityFault: timed-out (device code)");
  });
});

describe("Only the pane's registration has a device flow", () => {
  test.each([
    ["sign-off", sandboxClients.signOff.clientId],
    ["the Word stand-in", sandboxClients.word.clientId],
  ])("that of %s is refused before any code is shown", async (_whose, clientId) => {
    const { session, prompt } = await signIn({ oid: mOkoye.oid }, clientId);
    expect(session).toBe("IdentityFault: provider-refused (invalid_request)");
    expect(prompt).toBeUndefined();
    const answer = await post("/device/auth", { client_id: clientId, scope: "openid profile" });
    expect(answer["error_description"]).toBe(`${DEVICE_GRANT} is not allowed for this client`);
  });

  test("and sign-off's cannot redeem a code given to the pane's", async () => {
    const begun = await post("/device/auth", { client_id: sandboxClients.pane.clientId, scope: "openid profile" });
    const redeemed = await post("/token", {
      client_id: sandboxClients.signOff.clientId,
      grant_type: DEVICE_GRANT,
      device_code: begun["device_code"] ?? "",
    });
    expect(redeemed).toEqual({
      error: "invalid_request",
      error_description: "requested grant type is not allowed for this client",
    });
    expect(
      await post("/token", {
        client_id: sandboxClients.pane.clientId,
        grant_type: DEVICE_GRANT,
        device_code: begun["device_code"] ?? "",
      }),
    ).toMatchObject({ error: "authorization_pending" });
  });

  test("and neither registration gives tokens in an address (implicit flow)", async () => {
    const browser = plainBrowser(identity.certificate);
    for (const [clientId, path] of [
      [sandboxClients.signOff.clientId, "/signoff.html"],
      [sandboxClients.pane.clientId, "/bridge.html"],
    ] as const) {
      const { answer, address } = await browser.follow(
        `${identity.issuer}/auth?${new URLSearchParams({ client_id: clientId, redirect_uri: `${identity.origin}${path}`, response_type: "id_token", scope: "openid", nonce: "n" }).toString()}`,
        `${identity.origin}${path}`,
      );
      expect(`${address} ${answer.text}`).toContain("unsupported_response_type");
      expect(`${address} ${String(answer.headers["location"])}`).not.toContain("id_token=");
    }
  });
});
