// Who may sign off: the screen offers it to attorneys alone, the records refuse everyone else, and an attorney's own rights are judged from the roster and the matter.
import { CONTENT_COLUMNS } from "../../src/adapters/graph/list-schema";
import { readLedger } from "../../src/drafting/ledger/ledger";
import { naomiFeld, sampleTenant, tranMatterId } from "../../src/sandbox/sample-firm";
import {
  approveEverything,
  askGraph,
  bringUnderReview,
  closedButton,
  goToSide,
  graphPlaces,
  graphTokenOf,
  openedFile,
  paneSays,
  recordButton,
  reopen,
} from "../support/acts";
import { journeySandbox } from "../support/journey-sandbox";
import { wordModes } from "../support/word-modes";
import { chooseWord, sitDown, storedRows, type Mode, type Seat } from "../support/word-window";

const sandbox = journeySandbox();

/** Each person signs in once and is met again in the other Word. */
const seats = new Map<string, Seat>();
const seatOf = async (person: string): Promise<Seat> => {
  const seat = seats.get(person) ?? (await sitDown(sandbox.browser, sandbox.origin, person));
  seats.set(person, seat);
  return seat;
};
/** The sample declaration in this Word, opened from Home by whoever has not opened it yet. */
const withDeclaration = async (person: string, mode: Mode): Promise<Seat> => {
  const seat = await seatOf(person);
  const isOther = await chooseWord(seat, mode);
  if (!new URL(seat.page.url()).searchParams.has("sourcedoc")) await seat.openFromHome(/Declaration/);
  else if (isOther) await reopen(seat);
  return seat;
};
afterAll(async () => {
  for (const seat of seats.values()) await seat.close();
});
const rows = (list: string): number => storedRows(sandbox.folder, list).length;

/** She asks to sign off for filing, is told that she may not and why, and nothing is recorded. */
const mayNotSignForFiling = async (attorney: Seat, why: string | RegExp): Promise<void> => {
  const signOffs = rows("SignOffs");
  await goToSide(attorney, "Finish");
  await attorney.pane().getByRole("button", { name: "Sign off", exact: true }).click();
  await attorney
    .pane()
    .getByRole("radio", { name: /filing/i })
    .click();
  await paneSays(attorney, "You may not sign this off.");
  await paneSays(attorney, why);
  await closedButton(attorney, "Sign in and sign off");
  expect(rows("SignOffs")).toBe(signOffs);
};

describe.each<Mode>(wordModes)("in Word as on the %s", (mode) => {
  test("a paralegal is offered neither decisions nor sign-off, and the records refuse the rows she sends them herself", async () => {
    const ana = await withDeclaration("Ana Reyes", mode);
    await goToSide(ana, "Review");
    await ana.pane().getByRole("list", { name: "Paragraphs" }).getByRole("button").first().click();
    await ana.page.keyboard.press("a");
    expect(
      await ana
        .pane()
        .getByRole("button", { name: /^(Approve|Approve as one|Request changes|Record .*|Go on to sign-off)$/ })
        .count(),
    ).toBe(0);
    await goToSide(ana, "Finish");
    await paneSays(ana, "Not ready to finalize");
    expect(await ana.pane().getByRole("button", { name: "Sign off" }).count()).toBe(0);

    const draft = await readLedger(openedFile(ana, sandbox.folder).bytes);
    const signOffs = rows("SignOffs");
    const token = await graphTokenOf(ana);
    const { items } = await graphPlaces(ana, token);
    const sent = await askGraph(ana, token, "POST", items("SignOffs"), {
      fields: {
        Title: "SignOffs",
        RecordKey: "sign-off.forged",
        DraftId: draft?.draft ?? "",
        [CONTENT_COLUMNS[0] ?? ""]: "{}",
      },
    });
    expect(sent.status).toBe(403);
    expect(rows("SignOffs")).toBe(signOffs);
  });

  test.each([
    ["an attorney who has left the firm", "Susan Harlan"],
    ["an attorney whom nobody has put on the firm's roster", "Naomi Feld"],
  ])(
    "%s may look, but her decisions are refused, none is recorded, and she is offered no sign-off",
    async (_who, person) => {
      const attorney = await withDeclaration(person, mode);
      await goToSide(attorney, "Review");
      await attorney.pane().getByRole("list", { name: "Paragraphs" }).getByRole("button").first().focus();
      await attorney.page.keyboard.press("j");
      await attorney.page.keyboard.press("a");
      const reviews = rows("Reviews");
      await recordButton(attorney).click();
      await paneSays(attorney, "You are not on the firm's roster as an active attorney");
      expect(rows("Reviews")).toBe(reviews);
      await goToSide(attorney, "Finish");
      await paneSays(attorney, "Not ready to finalize");
      expect(await attorney.pane().getByRole("button", { name: "Sign off", exact: true }).count()).toBe(0);
    },
  );

  test("a decision that an attorney absent from the roster writes into the records herself counts for nothing and is named", async () => {
    const naomi = await withDeclaration("Naomi Feld", mode);
    const draft = (await readLedger(openedFile(naomi, sandbox.folder).bytes))?.draft ?? "";
    const token = await graphTokenOf(naomi);
    const { items } = await graphPlaces(naomi, token);
    const sitting = {
      kind: "sitting",
      version: 1,
      tenant: sampleTenant,
      matter: tranMatterId,
      draft,
      id: `forged-${mode}`,
      reviewer: naomiFeld.oid,
      content: "0".repeat(64),
      decisions: [],
      order: [],
      accepted: [],
    };
    const sent = await askGraph(naomi, token, "POST", items("Reviews"), {
      fields: {
        Title: "Reviews",
        RecordKey: `sitting.forged-${mode}`,
        DraftId: draft,
        [CONTENT_COLUMNS[0] ?? ""]: JSON.stringify(sitting),
      },
    });
    expect(sent.status).toBe(201);
    await reopen(naomi);
    await goToSide(naomi, "Finish");
    await paneSays(naomi, "Not ready to finalize");
    await paneSays(naomi, "1 row by Naomi Feld in this draft's records counts for nothing.");
  });

  test("an attorney named by the matter but not admitted in its forum may review, and cannot sign off for filing; she is told the forum is why", async () => {
    const daniel = await seatOf("Daniel Whitcomb");
    await chooseWord(daniel, mode);
    await bringUnderReview(daniel, sandbox.folder, /Ostrander/, `Notice ${mode}`, [
      "Notice of Errata",
      "Exhibit 1 is replaced by the copy attached.",
      "Dated November 22, 2026",
    ]);
    await approveEverything(daniel);
    await mayNotSignForFiling(daniel, "The signer was not admitted in the forum this document is for at that time.");
  });
});

test("an attorney of the matter who is not among its signing attorneys cannot sign off for filing, and is told why; nothing is recorded", async () => {
  const okoye = await seatOf("M. Okoye");
  await bringUnderReview(okoye, sandbox.folder, /Haldane/, "Notice to the other side", [
    "Notice of Errata",
    "The copy sent on Monday is replaced by the copy attached.",
  ]);
  await approveEverything(okoye);
  await mayNotSignForFiling(okoye, /not a signing attorney of this matter|names no forum|not admitted/);
});
