// Draft, review, sign-off and final with the keyboard alone, in a narrow dark pane: nothing here clicks, and every stop of Tab must be in view.
import { readContent } from "../../src/docx/canonical/read-content";
import { finalsMade, approveWhatIsLeft, paneSays } from "../support/acts";
import { eventually } from "../support/eventually";
import { journeySandbox } from "../support/journey-sandbox";
import { chooseOption, enterOn, sitDownByKeyboard, standing, tabTo } from "../support/keyboard";
import { saved, storedFiles, type Seat } from "../support/word-window";

const NARROW = 320;

const sandbox = journeySandbox();
let paralegal: Seat;
let attorney: Seat;
let before: readonly string[];
beforeAll(() => {
  before = storedFiles(sandbox.folder).map((file) => file.id);
});

const newFile = (folder: "Drafts" | "Finals") =>
  storedFiles(sandbox.folder).find((file) => !before.includes(file.id) && file.path.includes(`${folder}/`));
const button = (seat: Seat, name: string | RegExp) =>
  seat
    .pane()
    .getByRole("button", { name, ...(typeof name === "string" ? { exact: true } : {}) })
    .first();

/** Nothing may hide beside the edge, and the pane is dark as the system asks. */
const fitsNarrowAndDark = (seat: Seat): Promise<void> =>
  eventually(async () => {
    const [wide, shown, dark] = await seat
      .pane()
      .locator("html")
      .evaluate(
        (html) => [html.scrollWidth, html.clientWidth, matchMedia("(prefers-color-scheme: dark)").matches] as const,
      );
    expect(shown).toBe(NARROW);
    expect(wide).toBeLessThanOrEqual(NARROW);
    expect(dark).toBe(true);
  });
const isSomewhere = (seat: Seat): Promise<void> =>
  eventually(async () => {
    expect((await standing(seat)).name).not.toBe("");
  });

test("a paralegal signs in and makes a draft from a template", async () => {
  paralegal = await sitDownByKeyboard(sandbox.browser, sandbox.origin, "Ana Reyes", { dark: true });
  await fitsNarrowAndDark(paralegal);
  await enterOn(paralegal, button(paralegal, "New draft"));
  await paralegal.pane().getByRole("heading", { name: "New draft" }).waitFor();
  await chooseOption(
    paralegal,
    paralegal.pane().getByRole("radiogroup", { name: "Matter" }),
    paralegal.pane().getByRole("radio", { name: /Rivera/ }),
  );
  await chooseOption(
    paralegal,
    paralegal.pane().getByRole("radiogroup", { name: "Template" }),
    paralegal.pane().getByRole("radio", { name: /Complaint/ }),
  );
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
  await isSomewhere(paralegal);
  await saved(paralegal);
  await enterOn(paralegal, button(paralegal, "Ask for review"));
  await paneSays(paralegal, /Review asked for/);
  await isSomewhere(paralegal);
});

test("the attorney reads with J and K, approves with A and records it", async () => {
  attorney = await sitDownByKeyboard(sandbox.browser, sandbox.origin, "M. Okoye", { dark: true });
  await attorney.follow(() => enterOn(attorney, button(attorney, /Complaint.*Rivera/)));
  await attorney.pane().getByRole("list", { name: "Paragraphs" }).waitFor();
  await fitsNarrowAndDark(attorney);
  await enterOn(attorney, button(attorney, "Approve as one"), "Shift+Tab");
  await tabTo(
    attorney,
    attorney.pane().getByRole("list", { name: "Paragraphs" }).getByRole("button").first(),
    "Shift+Tab",
  );
  const first = (await standing(attorney)).name;
  await attorney.page.keyboard.press("j");
  await eventually(async () => {
    expect((await standing(attorney)).name).not.toBe(first);
  });
  await attorney.page.keyboard.press("k");
  await eventually(async () => {
    expect((await standing(attorney)).name).toBe(first);
  });
  await approveWhatIsLeft(attorney);
  await enterOn(attorney, button(attorney, /^Record \d+ decisions/));
  await button(attorney, "Go on to sign-off").waitFor();
});

test("she signs off, and the final is made and is in the matter's folder with the draft's words", async () => {
  await enterOn(attorney, button(attorney, "Go on to sign-off"));
  await enterOn(attorney, button(attorney, "Sign off"));
  await chooseOption(
    attorney,
    attorney.pane().getByRole("radiogroup", { name: "What the sign-off stands for" }),
    attorney.pane().getByRole("radio", { name: /filing/i }),
  );
  await paneSays(attorney, "You are about to sign off");
  await fitsNarrowAndDark(attorney);
  const [ceremony] = await Promise.all([
    attorney.context.waitForEvent("page"),
    enterOn(attorney, button(attorney, "Sign in and sign off")),
  ]);
  const inCeremony: Seat = { ...attorney, page: ceremony };
  await enterOn(inCeremony, ceremony.getByRole("button", { name: "Sign in and sign off" }));
  await ceremony.waitForURL(/\/identity\/sign-in\//);
  await enterOn(inCeremony, ceremony.getByRole("button", { name: /M\. Okoye/ }));
  await ceremony.getByText(/Your sign-off is in the firm's records\./).waitFor();
  await finalsMade(ceremony, 1);
  await paneSays(attorney, /is in Finals/);
  await ceremony.close();
  const [draft, final] = [newFile("Drafts"), newFile("Finals")];
  if (draft === undefined || final === undefined) throw new Error("there is no final");
  expect((await readContent(final.bytes)).hash).toBe((await readContent(draft.bytes)).hash);
});
