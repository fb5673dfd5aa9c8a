// After a sign-off a draft may still be edited. What changed re-opens and nothing else, and nothing that was not signed can become final.
import {
  approveEverything,
  closedButton,
  copyParagraph,
  goToSide,
  makeDraft,
  paneSays,
  paneShows,
  prepareSignOff,
  reopen,
  signOff,
  verifyHere,
} from "../support/acts";
import { eventually } from "../support/eventually";
import { journeySandbox } from "../support/journey-sandbox";
import { wordModes } from "../support/word-modes";
import {
  caretAtEndOf,
  paragraphsShown,
  saved,
  sitDown,
  storedFiles,
  viewerAddress,
  storedRows,
  type Mode,
  type Seat,
} from "../support/word-window";

const sandbox = journeySandbox();

describe.each<Mode>(wordModes)("a signed-off declaration edited in Word as on the %s", (mode) => {
  let attorney: Seat;
  let finals: number;
  const finalFiles = (): number => storedFiles(sandbox.folder).filter((file) => file.path.startsWith("Finals/")).length;
  beforeAll(async () => {
    attorney = await sitDown(sandbox.browser, sandbox.origin, "Daniel Whitcomb", { mode });
    await makeDraft(attorney, /Tran/, "Declaration");
    await approveEverything(attorney);
    await signOff(attorney, /filing/i);
    finals = finalFiles();
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
    await paneShows(
      attorney,
      [
        "Not ready to finalize",
        "Changed since it was approved; the approval no longer covers these words.",
        "The sign-off by Daniel Whitcomb was for other words",
      ],
      [/\d+ paragraphs\./, "Awaits an attorney's review."],
    );
    await goToSide(attorney, "Review");
    await eventually(async () => {
      expect(await attorney.pane().getByRole("list", { name: "Paragraphs" }).locator("> li:has(button)").count()).toBe(
        1,
      );
    });
  });

  test("the edited draft verifies as changed and cannot be finalized", async () => {
    expect(await verifyHere(attorney)).toBe("Changed since sign-off");
    await goToSide(attorney, "Finish");
    await (await closedButton(attorney, "Make the final")).click({ force: true });
    await paneSays(attorney, "Not ready to finalize");
    expect(finalFiles()).toBe(finals);
  });

  test("approved and signed off again, a paragraph pasted from another draft is pending alone and the numbered ones behind it are renumbered", async () => {
    await approveEverything(attorney);
    await signOff(attorney, /filing/i);
    finals += 1;
    const earlier = storedFiles(sandbox.folder).find((file) => /Declaration .* LLC[.]docx$/.test(file.path));
    const other = await attorney.context.newPage();
    await other.goto(viewerAddress(sandbox.origin, earlier));
    await copyParagraph(other, /no repair was planned/);
    await other.close();
    await caretAtEndOf(attorney, /Truly, on the/);
    await attorney.page.keyboard.press("Control+v");
    await paragraphsShown(attorney, /no repair was planned/, 2);
    await saved(attorney);
    await reopen(attorney);
    // Word on the desktop pastes a paragraph with its tag, which is another draft's; on the web the words come alone.
    await paneSays(
      attorney,
      `1 ${mode === "desktop" ? "paragraph from another draft" : "new paragraph"} tagged; all are pending.`,
    );
    await goToSide(attorney, "Finish");
    await paneShows(
      attorney,
      [
        "Not ready to finalize",
        /(^|\n)Awaits an attorney's review\./,
        "Approved, but its number or place in the table changed.",
      ],
      ["Changed since it was approved"],
    );
    expect(await verifyHere(attorney)).toBe("Changed since sign-off");
    expect(finalFiles()).toBe(finals);
    expect(storedRows(sandbox.folder, "SignOffs").length).toBeGreaterThanOrEqual(2);
    await approveEverything(attorney);
    await prepareSignOff(attorney, /filing/i);
  });
});
