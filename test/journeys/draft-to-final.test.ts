// The main job once, in a browser, with keys and clicks: a paralegal drafts, an attorney reviews and signs off, a final lies in the matter's folder.
import { readContent } from "../../src/docx/canonical/read-content";
import { readLedger } from "../../src/drafting/ledger/ledger";
import { approveEverything, makeDraft, paneSays, paneShows, signOff } from "../support/acts";
import { eventually } from "../support/eventually";
import { journeySandbox } from "../support/journey-sandbox";
import { packageComplaints } from "../support/package-oracle";
import { sdkErrors } from "../support/open-xml-sdk";
import {
  caretAtEndOf,
  paragraphsShown,
  saved,
  sitDown,
  storedFiles,
  storedRows,
  type Mode,
  type Seat,
} from "../support/word-window";

const sandbox = journeySandbox();

describe.each<Mode>(["web", "desktop"])("in Word as on the %s", (mode) => {
  let paralegal: Seat;
  let attorney: Seat;
  let before: readonly string[];
  beforeAll(async () => {
    // The fact that is missing must be missing again.
    if (mode === "desktop") await sandbox.beginAfresh();
    before = storedFiles(sandbox.folder).map((file) => file.id);
    paralegal = await sitDown(sandbox.browser, sandbox.origin, "Ana Reyes", { mode });
    attorney = await sitDown(sandbox.browser, sandbox.origin, "M. Okoye", { mode });
  });
  afterAll(async () => {
    await paralegal?.close();
    await attorney?.close();
  });
  const newFiles = (folder: "Drafts" | "Finals") =>
    storedFiles(sandbox.folder).filter((file) => !before.includes(file.id) && file.path.includes(`${folder}/`));
  const theDraft = () => newFiles("Drafts")[0];

  test("every paragraph of a complaint is tagged when the paralegal's draft is stored, a missing fact shows, the case number blocks nothing", async () => {
    await makeDraft(paralegal, /Rivera/, "Complaint");
    const stored = theDraft();
    if (stored === undefined) throw new Error("no draft was stored");
    const content = await readContent(stored.bytes);
    const untagged = content.stories.flatMap((story) =>
      story.paragraphs.filter((paragraph) => paragraph.id === undefined && story.kind !== "textbox"),
    );
    expect(untagged).toEqual([]);
    expect(
      content.stories.some((story) =>
        story.paragraphs.some((paragraph) => paragraph.text.includes("[client.address]")),
      ),
    ).toBe(true);
    expect(content.blanks.map((blank) => blank.name)).toContain("cs_blank_1_case_number");
    expect(packageComplaints(stored.bytes)).toEqual([]);
    await paralegal.pane().getByText("Missing fact").first().waitFor();
    await paralegal.page.locator("#pages", { hasText: "[client.address]" }).waitFor();
  });

  test("filling the missing fact in the pane clears the blank and the finding", async () => {
    await paralegal.pane().getByRole("button", { name: "Fill" }).first().click();
    await paralegal.pane().getByLabel("Client's address").fill("2214 Mesa Verde Street, Los Angeles, California 90033");
    await paralegal.pane().getByLabel("Where is this from?").fill("Client's e-mail of November 20, 2026");
    await paralegal.pane().getByRole("button", { name: "Fill", exact: true }).last().click();
    await paralegal.page.locator("#pages", { hasText: "2214 Mesa Verde Street" }).waitFor();
    await paralegal.pane().getByText("Missing fact").waitFor({ state: "detached" });
    await paragraphsShown(paralegal, "[client.address]", 0);
  });

  test("Enter, a pasted line and a duplicated paragraph are healed to pending in one reported line, and nothing approved came of it", async () => {
    await saved(paralegal);
    await caretAtEndOf(paralegal, /alleges as follows/);
    await paralegal.page.keyboard.press("Enter");
    await paralegal.page.keyboard.type("Typed by the paralegal.");
    await paragraphsShown(paralegal, /^Typed by the paralegal\.$/, 1);
    await saved(paralegal);
    await caretAtEndOf(paralegal, /^PARTIES$/);
    await paralegal.page.keyboard.press("Control+d");
    await paragraphsShown(paralegal, /^PARTIES$/, 2);
    // The first time the pane heals by itself; while the page is drawn anew for it, what was selected on the old one is lost.
    await paneSays(paralegal, /tagged; all are pending/);
    await saved(paralegal);
    await caretAtEndOf(paralegal, /^PRAYER FOR RELIEF$/);
    await paralegal.page.keyboard.press("Home");
    await paralegal.page.keyboard.press("Shift+End");
    await paralegal.page.keyboard.press("Control+c");
    await paralegal.page.keyboard.press("End");
    await paralegal.page.keyboard.press("Control+v");
    await paragraphsShown(paralegal, /^PRAYER FOR RELIEF$/, 2);
    await saved(paralegal);
    await paralegal.page.evaluate(() => navigator.clipboard.writeText("Pasted first line.\nPasted second line."));
    await caretAtEndOf(paralegal, /Typed by the paralegal/);
    await paralegal.page.keyboard.press("Control+v");
    await paragraphsShown(paralegal, "Pasted second line.", 1);
    await saved(paralegal);
    await paralegal.pane().getByRole("button", { name: "Check", exact: true }).click();
    await paneShows(
      paralegal,
      [/tagged; all are pending/, "Nothing is open besides the review"],
      ["Checking ...", "Check the draft"],
    );
    // What was healed last is in the stored file once Word has saved again.
    await eventually(async () => {
      await saved(paralegal);
      const content = await readContent(theDraft()?.bytes ?? new Uint8Array());
      const paragraphs = content.stories.flatMap((story) => (story.kind === "textbox" ? [] : story.paragraphs));
      expect(paragraphs.filter((paragraph) => paragraph.id === undefined)).toEqual([]);
      expect(paragraphs.filter((paragraph) => paragraph.tag?.startsWith("attorney-reviewed:"))).toEqual([]);
      const owners = new Map<string, Set<number | undefined>>();
      for (const paragraph of paragraphs)
        owners.set(paragraph.id ?? "", (owners.get(paragraph.id ?? "") ?? new Set()).add(paragraph.control));
      expect([...owners.values()].filter((controls) => controls.size > 1)).toEqual([]);
    });
  });

  test("finalize before review is refused with every reason, and Final holds nothing", async () => {
    await paralegal.pane().getByRole("tab", { name: "Finish" }).click();
    await paralegal.pane().getByText("Not ready to finalize").waitFor();
    expect(newFiles("Finals").map((file) => file.path)).toEqual([]);
  });

  test("the attorney approves, signs off and finalizes; the final has the draft's words and hash and nothing of ours", async () => {
    await paralegal.pane().getByRole("tab", { name: "Draft" }).click();
    await paralegal
      .pane()
      .getByRole("button", { name: /Ask for review/ })
      .click();
    await paralegal
      .pane()
      .getByText(/Review asked for/)
      .first()
      .waitFor();

    await attorney.page.reload();
    await attorney.openFromHome(/Complaint/);
    await approveEverything(attorney);
    await attorney
      .pane()
      .getByRole("button", { name: /Go on to sign-off/ })
      .click();
    await signOff(attorney, /filing/i);

    const finals = newFiles("Finals");
    expect(finals).toHaveLength(1);
    const final = finals[0]?.bytes ?? new Uint8Array();
    const draft = theDraft()?.bytes ?? new Uint8Array();
    const [clean, drafted] = await Promise.all([readContent(final), readContent(draft)]);
    expect(clean.hash).toBe(drafted.hash);
    expect(
      clean.stories.flatMap((story) => story.paragraphs.filter((paragraph) => paragraph.tag !== undefined)),
    ).toEqual([]);
    expect(await readLedger(final)).toBeUndefined();
    expect(sdkErrors(final)).toEqual([]);
    expect(storedRows(sandbox.folder, "SignOffs").length).toBeGreaterThan(0);
  });
});
