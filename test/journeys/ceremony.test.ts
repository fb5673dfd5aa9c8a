// The ceremony in the product itself, against the real OpenID provider: in a window beside Word on the web, in the dialog Office shows on the desktop.
import { decodeJwt } from "jose";
import type { Page } from "playwright-core";
import { CONTENT_COLUMNS } from "../../src/adapters/graph/list-schema";
import type { SignOffRecord } from "../../src/domain/review/sign-off-record";
import { ceremonyNonce, hashOfStatement } from "../../src/domain/review/statement-hash";
import { sandboxClients } from "../../src/sandbox/identity/people";
import { danielWhitcomb, tranMatterId } from "../../src/sandbox/sample-firm";
import {
  approveEverything,
  draftIdOf,
  finalsMade,
  goToSide,
  graphTokenOf,
  makeDraft,
  openCeremony,
  openedFile,
  paneSays,
  prepareSignOff,
  signInAt,
  verifyHere,
} from "../support/acts";
import { eventually } from "../support/eventually";
import { journeySandbox } from "../support/journey-sandbox";
import { waitingLetters } from "../support/waiting-letters";
import { wordModes } from "../support/word-modes";
import { sitDown, storedFiles, viewerAddress, storedRows, type Mode, type Seat } from "../support/word-window";

const sandbox = journeySandbox();

// The first statement is about a declaration; where more drafts are signed, short letters do: nothing in a ceremony depends on what is signed.
const letters = Array.from({ length: 7 }, (_, index) => `Letter no. ${String(index + 1)} to counsel`);
beforeAll(async () => {
  const ana = await sitDown(sandbox.browser, sandbox.origin, "Ana Reyes");
  await waitingLetters({
    origin: sandbox.origin,
    token: await graphTokenOf(ana),
    matter: tranMatterId,
    titles: letters,
  });
  await ana.close();
});

const signOffsOf = (draft: string): readonly SignOffRecord[] =>
  storedRows(sandbox.folder, "SignOffs")
    .filter((row) => row.fields["DraftId"] === draft)
    .map((row) => JSON.parse(CONTENT_COLUMNS.map((column) => row.fields[column] ?? "").join("")) as SignOffRecord)
    .filter((record) => record.kind === "sign-off");
/** Waits for words on the ceremony's page; when they do not come, the failure says what it showed instead. */
const says = async (ceremony: Page, words: string | RegExp): Promise<void> => {
  try {
    await ceremony.getByText(words).first().waitFor();
  } catch (cause) {
    throw new Error(
      `the sign-off page does not say ${String(words)}; it says:\n${await ceremony
        .locator("body")
        .innerText()
        .catch(() => "(gone)")}`,
      { cause },
    );
  }
};
const recorded = (ceremony: Page): Promise<void> => says(ceremony, /in the firm's records\./);

describe.each<Mode>(wordModes)("in Word as on the %s", (mode) => {
  let attorney: Seat;
  let draft: string;
  /** Opens the next letter, approves it and gives its title; `draft` is its id from then on. */
  const approvedLetter = async (): Promise<string> => {
    const title = letters.shift() ?? "";
    const file = storedFiles(sandbox.folder).find(({ path }) => path.includes(title));
    await attorney.page.goto(viewerAddress(sandbox.origin, file));
    await approveEverything(attorney);
    draft = await draftIdOf(openedFile(attorney, sandbox.folder));
    return title;
  };
  const arm = (fault: object) => attorney.context.request.post(`${sandbox.origin}/sandbox/faults`, { data: fault });
  const calm = () => attorney.context.request.delete(`${sandbox.origin}/sandbox/faults`);

  beforeAll(async () => {
    attorney = await sitDown(sandbox.browser, sandbox.origin, "Daniel Whitcomb", { mode });
    await makeDraft(attorney, /Tran/, "Declaration");
  });
  afterAll(() => attorney?.close());
  afterEach(calm);

  test("while anything blocks no ceremony can be begun", async () => {
    await goToSide(attorney, "Finish");
    await paneSays(attorney, "Not ready to finalize");
    await paneSays(attorney, /Awaits an attorney's review\./);
    expect(
      await attorney
        .pane()
        .getByRole("button", { name: /Sign off|Sign in and sign off/ })
        .count(),
    ).toBe(0);
    await approveEverything(attorney);
    draft = await draftIdOf(openedFile(attorney, sandbox.folder));
  });

  test("while the sign-in service answers nobody, ceremony and pane each say so in one sentence, nothing is recorded, and once it is back she simply tries again", async () => {
    const sentence = "The sign-in service cannot be reached. Try again.";
    await prepareSignOff(attorney, /filing/i);
    await arm({ kind: "sign-in-down" });
    const ceremony = await openCeremony(attorney);
    await ceremony.getByRole("button", { name: "Sign in and sign off" }).click();
    await says(ceremony, sentence);
    expect(signOffsOf(draft)).toHaveLength(0);
    await calm();
    await ceremony.getByRole("button", { name: "Sign in and sign off" }).click();
    await ceremony.waitForURL(/\/identity\/sign-in\//);
    await ceremony.close();
    await attorney.pane().getByRole("button", { name: "Stop waiting" }).click();
    await paneSays(attorney, "Nothing was signed");

    const address = attorney.page.url();
    await arm({ kind: "sign-in-down" });
    await attorney.page.goto(`${sandbox.origin}/`);
    await paneSays(attorney, sentence);
    expect(await attorney.pane().getByText("Waiting for you").count()).toBe(0);
    await calm();
    await attorney.pane().getByRole("button", { name: "Sign in" }).click();
    await paneSays(attorney, "Your work");
    expect(signOffsOf(draft)).toHaveLength(0);
    await attorney.page.goto(address);
    await paneSays(attorney, "Finish");
  });

  test("the attorney signs in afresh; the record holds a token that names these very statements; the answer lost on the way, it is there once", async () => {
    await attorney.page.reload();
    await paneSays(attorney, "Finish");
    await prepareSignOff(attorney, /filing/i);
    const ceremony = await openCeremony(attorney);
    await arm({ kind: "dropped", when: "after", method: "POST", path: "lists/SignOffs/items", count: 1 });
    const began = Math.floor(Date.now() / 1000);
    await signInAt(ceremony);
    await recorded(ceremony);
    expect(await ceremony.evaluate(() => JSON.stringify(sessionStorage))).not.toContain("eyJ");
    await finalsMade(ceremony, 1);
    await paneSays(attorney, /is in Finals/);
    const [record, ...more] = signOffsOf(draft);
    expect(more).toEqual([]);
    if (record?.idToken === undefined) throw new Error("the record holds a token");
    expect(record.ceremony).toEqual([hashOfStatement(record.statement)]);
    const claims = decodeJwt(record.idToken);
    expect(claims).toMatchObject({
      nonce: ceremonyNonce(record.ceremony),
      aud: sandboxClients.signOff.clientId,
      oid: danielWhitcomb.oid,
    });
    expect(Number(claims["auth_time"])).toBeGreaterThanOrEqual(began);
    await ceremony.close();
    expect(await verifyHere(attorney)).toBe("Signed off, unchanged");
    expect(attorney.complaints).toEqual([]);
  });

  test("the provider's page cuts the window's tie to the pane: the record is written all the same, and the pane finds it", async () => {
    await approvedLetter();
    const severing = async (route: Parameters<Parameters<Page["route"]>[1]>[0]): Promise<void> => {
      const response = await route.fetch({ maxRedirects: 0 });
      await route.fulfill({
        response,
        headers: { ...response.headers(), "cross-origin-opener-policy": "same-origin" },
      });
    };
    await prepareSignOff(attorney, /to send/i);
    const ceremony = await openCeremony(attorney);
    await attorney.context.route(/\/identity\/sign-in\//, severing);
    await signInAt(ceremony);
    await recorded(ceremony);
    await paneSays(attorney, /is in Finals|Signed off, no final yet/);
    await attorney.context.unroute(/\/identity\/sign-in\//, severing);
    expect(signOffsOf(draft)).toHaveLength(1);
    await ceremony.close();
  });

  // Neither of the next two depends on where the page stands: each is tried in one of the two places.
  if (mode === "desktop")
    test("two drafts in one ceremony, each with its own tick: both records keep the whole array and their place", async () => {
      const title = await approvedLetter();
      const first = draft;
      await approvedLetter();
      await prepareSignOff(attorney, /to send/i);
      await attorney.pane().getByRole("button", { name: "Sign others in the same ceremony" }).click();
      await attorney
        .pane()
        .getByRole("checkbox", { name: new RegExp(title) })
        .click();
      await attorney.pane().locator("dl").nth(1).waitFor();
      const ceremony = await openCeremony(attorney);
      await ceremony.getByText("2 of 2").waitFor();
      await signInAt(ceremony);
      await ceremony.getByText("2 recorded").waitFor();
      await finalsMade(ceremony, 2);
      await paneSays(attorney, /is in Finals/);
      const [own] = signOffsOf(draft);
      const [other] = signOffsOf(first);
      expect([own?.index, other?.index]).toEqual([0, 1]);
      expect(other?.ceremony).toEqual(own?.ceremony);
      expect(other?.idToken).toBe(own?.idToken);
      await ceremony.close();
    });

  if (mode === "web")
    test("with Microsoft 365 down the signed statement is kept as a file, verify says record pending, and brought in later it counts once", async () => {
      await approvedLetter();
      await goToSide(attorney, "Finish");
      await paneSays(attorney, "Ready for sign-off");
      await arm({ kind: "down" });
      await attorney.pane().getByRole("button", { name: "Sign off", exact: true }).click();
      await attorney
        .pane()
        .getByRole("radio", { name: /to send/i })
        .click();
      await paneSays(attorney, "You are about to sign off");
      const ceremony = await openCeremony(attorney);
      await signInAt(ceremony);
      await says(ceremony, "Signed, not yet recorded");
      const [file] = await Promise.all([
        ceremony.waitForEvent("download"),
        ceremony.getByRole("button", { name: "Keep it as a file" }).click(),
      ]);
      expect(file.suggestedFilename()).toMatch(/^sign-off-pending-[0-9a-f]{12}\.json$/);
      const kept = await file.path();
      await ceremony.getByText("Kept as a file").waitFor();
      await paneSays(attorney, "Record pending");
      const [clean] = await Promise.all([
        attorney.page.waitForEvent("download"),
        attorney.pane().getByRole("button", { name: "Save the clean copy on this machine" }).click(),
      ]);
      expect(clean.suggestedFilename()).toMatch(/\.docx$/);
      expect(signOffsOf(draft)).toHaveLength(0);
      await ceremony.close();

      await calm();
      for (let times = 0; times < 2; times += 1) {
        await attorney.page.reload();
        await attorney
          .pane()
          .getByRole("button", { name: /account and more/ })
          .click();
        await attorney.pane().getByRole("button", { name: "Verify a document" }).click();
        await attorney.pane().getByLabel("Kept sign-off", { exact: true }).setInputFiles(kept);
        await paneSays(attorney, "The sign-off is in the firm's records now.");
      }
      expect(signOffsOf(draft)).toHaveLength(1);
      await attorney.page.reload();
      await goToSide(attorney, "Finish");
      await paneSays(attorney, "Signed off, no final yet");
      expect(await verifyHere(attorney)).toBe("Signed off, unchanged");
    });

  test("another person who signs in there signs nothing, and the pane stays the attorney's", async () => {
    await approvedLetter();
    await prepareSignOff(attorney, /to send/i);
    const ceremony = await openCeremony(attorney);
    const bearers = new Set<unknown>();
    attorney.context.on("request", (request) => {
      const bearer = request.headers()["authorization"];
      if (request.url().includes("/graph/") && bearer !== undefined)
        bearers.add(decodeJwt(bearer.slice("Bearer ".length))["oid"]);
    });
    await signInAt(ceremony, "M. Okoye");
    await ceremony.getByText(/Somebody else signed in/).waitFor();
    await ceremony.getByText(/Nothing was signed/).waitFor();
    await attorney.pane().getByRole("button", { name: "Stop waiting" }).click();
    await paneSays(attorney, "Nothing was signed");
    // One browser, one provider session, and it is M. Okoye's now: the pane goes on under Daniel Whitcomb's tokens.
    await attorney.pane().getByRole("button", { name: "Back to the draft" }).click();
    await verifyHere(attorney);
    expect([...bearers]).toEqual([danielWhitcomb.oid]);
    expect(signOffsOf(draft)).toHaveLength(0);
    await eventually(() => {
      expect(ceremony.isClosed()).toBe(true);
    });
  });

  // The clock turned forward is the whole browser's from then on: nothing comes after this.
  test("nobody touches it for five minutes: it ends, and the pane says that nothing was signed", async () => {
    await prepareSignOff(attorney, /to send/i);
    const ceremony = await openCeremony(attorney);
    expect(new URL(ceremony.url()).searchParams.has("dialog")).toBe(mode === "desktop");
    await ceremony.clock.install();
    await ceremony.mouse.move(10, 10);
    await ceremony.clock.fastForward(5 * 60_000 + 1000);
    await ceremony.getByText("Nobody touched it for five minutes.").waitFor();
    await paneSays(attorney, /Nobody touched the sign-in window for five minutes/);
    expect(signOffsOf(draft)).toHaveLength(0);
    await ceremony.close();
  });
});

test("the sign-off page opened by hand, or by a link somebody sent, has nothing to sign", async () => {
  const context = await sandbox.browser.newContext({ ignoreHTTPSErrors: true });
  const page = await context.newPage();
  for (const address of ["/signoff.html", "/signoff.html#code=hers&state=hers", "/signoff.html?other"]) {
    // Another page between: from a page to a place on itself a browser loads nothing.
    await page.goto("about:blank");
    await page.goto(`${sandbox.origin}${address}`);
    await page.getByText("Nothing to sign off here").waitFor();
    expect(page.url()).not.toContain("code=");
  }
  await context.close();
});
