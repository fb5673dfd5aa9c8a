// Draft, review, sign-off and final with the keyboard alone, in a narrow dark pane: nothing here clicks, and every stop of Tab must be in view.
import type { Browser } from "playwright-core";
import { readContent } from "../../src/docx/read-content";
import { approveWhatIsLeft, paneSays } from "../support/acts";
import { launchChromium } from "../support/chromium";
import { chooseOption, enterOn, sitDownByKeyboard, standing, tabTo } from "../support/keyboard";
import { startSandbox, type SandboxProcess } from "../support/sandbox-process";
import { saved, storedFiles, type Seat } from "../support/word-window";

jest.setTimeout(240_000);

const NARROW = 320;

let browser: Browser;
let sandbox: SandboxProcess;
let paralegal: Seat;
let attorney: Seat;
let before: readonly string[];
beforeAll(async () => {
  [sandbox, browser] = await Promise.all([startSandbox(), launchChromium()]);
  before = storedFiles(sandbox.folder).map((file) => file.id);
});
afterAll(async () => {
  await browser?.close();
  await sandbox?.stop();
});

const newFile = (folder: "Drafts" | "Final") => storedFiles(sandbox.folder).find((file) => !before.includes(file.id) && file.path.includes(`/${folder}/`));
const button = (seat: Seat, name: string | RegExp) => seat.pane().getByRole("button", { name, ...(typeof name === "string" ? { exact: true } : {}) }).first();

/** Nothing may hide beside the edge, and the pane is dark as the system asks. */
const fitsNarrowAndDark = async (seat: Seat): Promise<void> => {
  const [wide, shown, dark] = await seat.pane().locator("html").evaluate((html) => [html.scrollWidth, html.clientWidth, matchMedia("(prefers-color-scheme: dark)").matches] as const);
  expect(shown).toBe(NARROW);
  expect(wide).toBeLessThanOrEqual(NARROW);
  expect(dark).toBe(true);
};

test("a paralegal signs in and makes a draft from a template", async () => {
  paralegal = await sitDownByKeyboard(browser, sandbox.origin, "Ana Reyes", { dark: true });
  await fitsNarrowAndDark(paralegal);
  await enterOn(paralegal, button(paralegal, "New draft"));
  await paralegal.pane().getByRole("heading", { name: "New draft" }).waitFor();
  await chooseOption(paralegal, paralegal.pane().getByRole("radiogroup", { name: "Matter" }), paralegal.pane().getByRole("radio", { name: /Rivera/ }));
  await chooseOption(paralegal, paralegal.pane().getByRole("radiogroup", { name: "Template" }), paralegal.pane().getByRole("radio", { name: /Complaint/ }));
  await paralegal.follow(() => enterOn(paralegal, button(paralegal, "Create draft")));
  await paralegal.pane().getByRole("tab", { name: "Draft" }).waitFor();
  await fitsNarrowAndDark(paralegal);
  expect(newFile("Drafts")).toBeDefined();
});

test("she fills the missing fact and asks for review, and is never left without a place", async () => {
  await enterOn(paralegal, button(paralegal, /Fill Client's address/));
  await paralegal.page.keyboard.type("2214 Mesa Verde Street, Los Angeles, California 90033");
  await paralegal.page.keyboard.press("Tab");
  await paralegal.page.keyboard.type("Client's e-mail of November 20, 2026");
  await paralegal.page.keyboard.press("Enter");
  await paralegal.page.locator("#pages", { hasText: "2214 Mesa Verde Street" }).waitFor();
  await paralegal.pane().getByText("Missing fact").waitFor({ state: "detached" });
  expect((await standing(paralegal)).name).not.toBe("");
  await saved(paralegal);
  await enterOn(paralegal, button(paralegal, "Ask for review"));
  await paneSays(paralegal, /Review asked for/);
  expect((await standing(paralegal)).name).not.toBe("");
});

test("the attorney reads with J and K, approves with A and records it", async () => {
  attorney = await sitDownByKeyboard(browser, sandbox.origin, "M. Okoye", { dark: true });
  await attorney.follow(() => enterOn(attorney, button(attorney, /Complaint.*Rivera/)));
  await attorney.pane().getByRole("list", { name: "Paragraphs" }).waitFor();
  await fitsNarrowAndDark(attorney);
  await enterOn(attorney, button(attorney, "Approve as one"), "Shift+Tab");
  await tabTo(attorney, attorney.pane().getByRole("list", { name: "Paragraphs" }).getByRole("button").first(), "Shift+Tab");
  const first = (await standing(attorney)).name;
  await attorney.page.keyboard.press("j");
  expect((await standing(attorney)).name).not.toBe(first);
  await attorney.page.keyboard.press("k");
  expect((await standing(attorney)).name).toBe(first);
  await approveWhatIsLeft(attorney);
  await enterOn(attorney, button(attorney, /^Record \d+ decisions/));
  await button(attorney, "Go on to sign-off").waitFor();
});

test("she signs off and finalizes, and the final is in the matter's folder with the draft's words", async () => {
  await enterOn(attorney, button(attorney, "Go on to sign-off"));
  await enterOn(attorney, button(attorney, "Sign off"));
  await chooseOption(attorney, attorney.pane().getByRole("radiogroup", { name: "What the sign-off stands for" }), attorney.pane().getByRole("radio", { name: /filing/i }));
  await paneSays(attorney, "You are about to sign off");
  await fitsNarrowAndDark(attorney);
  const [ceremony] = await Promise.all([attorney.context.waitForEvent("page"), enterOn(attorney, button(attorney, "Sign in and sign off"))]);
  const inCeremony: Seat = { ...attorney, page: ceremony };
  await enterOn(inCeremony, ceremony.getByRole("button", { name: "Sign in and sign off" }));
  await ceremony.waitForURL(/\/identity\/sign-in\//);
  await enterOn(inCeremony, ceremony.getByRole("button", { name: /M\. Okoye/ }));
  await ceremony.getByText("Your sign-off is in the firm's records.").waitFor();
  await paneSays(attorney, "Ready to finalize");
  await ceremony.close();
  await enterOn(attorney, button(attorney, "Finalize"));
  await paneSays(attorney, /It is in the matter.s Final folder/);
  const [draft, final] = [newFile("Drafts"), newFile("Final")];
  if (draft === undefined || final === undefined) throw new Error("there is no final");
  expect((await readContent(final.bytes)).hash).toBe((await readContent(draft.bytes)).hash);
});
