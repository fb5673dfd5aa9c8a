// After a sign-off a draft may still be edited. What changed re-opens and nothing else, and nothing that was not signed can become final.
import type { Browser } from "playwright-core";
import { approveEverything, copyParagraph, goToSide, makeDraft, paneSays, paneText, prepareSignOff, reopen, signOff, verifyHere } from "../support/acts";
import { launchChromium } from "../support/chromium";
import { startSandbox, type SandboxProcess } from "../support/sandbox-process";
import { caretAtEndOf, saved, sitDown, storedFiles, storedRows, type Mode, type Seat } from "../support/word-window";

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

describe.each<Mode>(["web", "desktop"])("a signed-off declaration edited in Word as on the %s", (mode) => {
  let attorney: Seat;
  let finals: number;
  const finalFiles = (): number => storedFiles(sandbox.folder).filter((file) => file.path.includes("/Final/")).length;
  beforeAll(async () => {
    finals = finalFiles();
    attorney = await sitDown(browser, sandbox.origin, "Daniel Whitcomb", { mode });
    await makeDraft(attorney, /Tran/, "Declaration");
    await approveEverything(attorney);
    await signOff(attorney, /filing/i);
  });
  afterAll(() => attorney?.close());

  test("before any edit its words verify as signed off", async () => {
    expect(await verifyHere(attorney)).toBe("Signed off, unchanged");
  });

  test("one word edited re-opens that paragraph and no other", async () => {
    await caretAtEndOf(attorney, /no repair was planned/);
    await attorney.page.keyboard.type(` Truly, on the ${mode}.`);
    await saved(attorney);
    await reopen(attorney);
    await goToSide(attorney, "Finish");
    await paneSays(attorney, "Not ready to finalize");
    const said = await paneText(attorney);
    expect(said).toContain("Changed since it was approved; the approval no longer covers these words.");
    expect(said).not.toMatch(/\d+ paragraphs\./);
    expect(said).not.toContain("Awaits an attorney's review.");
    expect(said).toContain("The sign-off by Daniel Whitcomb was for other words");
    await goToSide(attorney, "Review");
    expect(await attorney.pane().getByRole("list", { name: "Paragraphs" }).locator("> li:has(button)").count()).toBe(1);
  });

  test("the edited draft verifies as changed and cannot be finalized", async () => {
    expect(await verifyHere(attorney)).toBe("Changed since sign-off");
    await goToSide(attorney, "Finish");
    const finalize = attorney.pane().getByRole("button", { name: "Finalize", exact: true });
    expect(await finalize.getAttribute("aria-disabled")).toBe("true");
    await finalize.click({ force: true });
    await paneSays(attorney, "Not ready to finalize");
    expect(finalFiles()).toBe(finals);
  });

  test("approved and signed off again, a paragraph pasted from another draft is pending alone and the numbered ones behind it are renumbered", async () => {
    await approveEverything(attorney);
    await signOff(attorney, /filing/i);
    const earlier = storedFiles(sandbox.folder).find((file) => /Declaration .* LLC[.]docx$/.test(file.path));
    const other = await attorney.context.newPage();
    await other.goto(`${sandbox.origin}/?document=${earlier?.id ?? ""}`);
    await copyParagraph(other, /no repair was planned/);
    await other.close();
    await caretAtEndOf(attorney, /Truly, on the/);
    await attorney.page.keyboard.press("Control+v");
    await saved(attorney);
    await reopen(attorney);
    await paneSays(attorney, "1 new paragraph tagged; all are pending.");
    await goToSide(attorney, "Finish");
    await paneSays(attorney, "Not ready to finalize");
    const said = await paneText(attorney);
    expect(said).toMatch(/(^|\n)Awaits an attorney's review\./);
    expect(said).not.toContain("Changed since it was approved");
    expect(said).toContain("Approved, but its number or place in the table changed.");
    expect(await verifyHere(attorney)).toBe("Changed since sign-off");
    expect(finalFiles()).toBe(finals);
    expect(storedRows(sandbox.folder, "SignOffs").length).toBeGreaterThanOrEqual(2);
    await approveEverything(attorney);
    await prepareSignOff(attorney, /filing/i);
  });
});
