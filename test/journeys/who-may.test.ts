// Who may sign off: the screen offers it to attorneys alone, the records refuse everyone else, and an attorney's own rights are judged from the roster and the matter.
import type { Browser } from "playwright-core";
import { readLedger } from "../../src/drafting/ledger";
import { approveEverything, askGraph, goToSide, graphPlaces, graphTokenOf, openedFile, paneSays, paneText, recordButton } from "../support/acts";
import { launchChromium } from "../support/chromium";
import { startSandbox, type SandboxProcess } from "../support/sandbox-process";
import { sitDown, storedRows, type Mode, type Seat } from "../support/word-window";

jest.setTimeout(240_000);

let sandbox: SandboxProcess;
let browser: Browser;
beforeAll(async () => {
  [sandbox, browser] = await Promise.all([startSandbox(), launchChromium()]);
});
afterAll(async () => {
  await browser?.close();
  await sandbox?.stop();
});

const seated = async (person: string, mode: Mode, act: (seat: Seat) => Promise<void>): Promise<void> => {
  const seat = await sitDown(browser, sandbox.origin, person, { mode });
  try {
    await act(seat);
  } finally {
    await seat.close();
  }
};
const rows = (list: string): number => storedRows(sandbox.folder, list).length;

describe.each<Mode>(["web", "desktop"])("in Word as on the %s", (mode) => {
  test("a paralegal is offered neither decisions nor sign-off, and the records refuse the rows she sends them herself", async () => {
    await seated("Ana Reyes", mode, async (ana) => {
      await ana.openFromHome(/Declaration/);
      await goToSide(ana, "Review");
      await ana.pane().getByRole("list", { name: "Paragraphs" }).getByRole("button").first().click();
      await ana.page.keyboard.press("a");
      expect(await ana.pane().getByRole("button", { name: /^(Approve|Approve as one|Request changes|Record .*|Go on to sign-off)$/ }).count()).toBe(0);
      await goToSide(ana, "Finish");
      await paneSays(ana, "Not ready to finalize");
      expect(await ana.pane().getByRole("button", { name: "Sign off" }).count()).toBe(0);

      const draft = await readLedger(openedFile(ana, sandbox.folder).bytes);
      const signOffs = rows("SignOffs");
      const token = await graphTokenOf(ana);
      const { items } = await graphPlaces(ana, token);
      const sent = await askGraph(ana, token, "POST", items("SignOffs"), { fields: { Title: "SignOffs", RecordKey: "sign-off.forged", DraftId: draft?.draft ?? "", Content: "{}" } });
      expect(sent.status).toBe(403);
      expect(rows("SignOffs")).toBe(signOffs);
    });
  });

  test("an attorney who has left the firm may look, but her decisions are refused and none is recorded", async () => {
    await seated("Susan Harlan", mode, async (susan) => {
      await susan.openFromHome(/Declaration/);
      await goToSide(susan, "Review");
      await susan.pane().getByRole("list", { name: "Paragraphs" }).getByRole("button").first().focus();
      await susan.page.keyboard.press("j");
      await susan.page.keyboard.press("a");
      const reviews = rows("Reviews");
      await recordButton(susan).click();
      await paneSays(susan, "You are not on the firm's roster as an active attorney");
      expect(rows("Reviews")).toBe(reviews);
      await goToSide(susan, "Finish");
      expect(await susan.pane().getByRole("button", { name: "Sign off", exact: true }).count()).toBe(0);
    });
  });
});

test("an attorney of the matter who is not among its signing attorneys cannot sign off for filing, and is told why; nothing is recorded", async () => {
  await seated("M. Okoye", "web", async (okoye) => {
    await okoye.openFromHome(/Hourly fee agreement/);
    await approveEverything(okoye);
    const signOffs = rows("SignOffs");
    await goToSide(okoye, "Finish");
    await okoye.pane().getByRole("button", { name: "Sign off", exact: true }).click();
    await okoye.pane().getByRole("radio", { name: /filing/i }).click();
    await paneSays(okoye, "You may not sign this off.");
    expect(await paneText(okoye)).toMatch(/not a signing attorney of this matter|names no forum|not admitted/);
    expect(await okoye.pane().getByRole("button", { name: "Sign in and sign off", exact: true }).getAttribute("aria-disabled")).toBe("true");
    expect(rows("SignOffs")).toBe(signOffs);
  });
});
