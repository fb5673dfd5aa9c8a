// Graph misbehaves while people work. Nothing is lost, nothing is written twice, nothing unrecorded counts, and the person is told.
import {
  decideEverything,
  draftIdOf,
  goToSide,
  makeDraft,
  openedFile,
  paneSays,
  paneShows,
  prepareSignOff,
  recordButton,
  reopen,
} from "../support/acts";
import { eventually } from "../support/eventually";
import { journeySandbox } from "../support/journey-sandbox";
import { wordModes } from "../support/word-modes";
import { sitDown, storedFiles, storedRows, type Mode, type Seat } from "../support/word-window";

// Sign-off by record alone, so that the pane itself writes it; the ceremony's page has its own journey.
const sandbox = journeySandbox({ COUNTERSIGN_SIGN_OFF_BY: "record" });

interface Fault {
  readonly kind: "throttled" | "unavailable" | "token-expired" | "changed-meanwhile" | "dropped";
  readonly when?: "before" | "after";
}

/** As the page's bar arms them, aimed at the one request that matters. */
const arm = async (
  seat: Seat,
  fault: Fault,
  method: string,
  path: string,
  count: number | "until cleared" = 1,
): Promise<void> => {
  const answer = await seat.context.request.post(`${sandbox.origin}/sandbox/faults`, {
    data: { ...fault, ...(count === "until cleared" ? {} : { count }), method, path, retryAfter: 1 },
  });
  expect(answer.status()).toBe(200);
};
/** Waits until every armed fault has struck. */
const allStruck = (seat: Seat): Promise<void> =>
  eventually(async () => {
    const { armed } = (await (await seat.context.request.get(`${sandbox.origin}/sandbox/faults`)).json()) as {
      readonly armed: readonly { readonly kind: string; readonly method: string; readonly path: string }[];
    };
    expect(armed.map((each) => `${each.kind} ${each.method} ${each.path}`)).toEqual([]);
  });

const rowsOf = (list: string, draft: string) =>
  storedRows(sandbox.folder, list).filter((row) => row.fields["DraftId"] === draft);

describe.each<Mode>(wordModes)("in Word as on the %s", (mode) => {
  let attorney: Seat;
  let draft: string;
  beforeAll(async () => {
    attorney = await sitDown(sandbox.browser, sandbox.origin, "Daniel Whitcomb", { mode });
  });
  afterAll(() => attorney?.close());
  afterEach(async () => {
    await attorney.context.request.delete(`${sandbox.origin}/sandbox/faults`);
  });

  test("a draft created while Graph throttles, calls the sign-in expired and drops an answer is stored once, with one row", async () => {
    const files = storedFiles(sandbox.folder).length;
    await arm(attorney, { kind: "throttled" }, "PUT", "MatterDocuments");
    await arm(attorney, { kind: "token-expired" }, "POST", "lists/Drafts/items");
    await arm(attorney, { kind: "dropped", when: "after" }, "POST", "lists/Drafts/items");
    await makeDraft(attorney, /Tran/, "Declaration");
    await allStruck(attorney);
    expect(storedFiles(sandbox.folder).length).toBe(files + 1);
    draft = await draftIdOf(openedFile(attorney, sandbox.folder));
    expect(rowsOf("Drafts", draft)).toHaveLength(1);
  });

  test("a sitting that Graph answers with 503 is not recorded, counts for nothing and says so", async () => {
    await decideEverything(attorney);
    await arm(attorney, { kind: "unavailable" }, "POST", "lists/Reviews/items");
    await recordButton(attorney).click();
    await paneSays(attorney, /Not recorded: nobody can say/);
    expect(rowsOf("Reviews", draft)).toHaveLength(0);
    await recordButton(attorney).waitFor();
    await goToSide(attorney, "Finish");
    await paneShows(attorney, [/\d+ paragraphs\. Awaits an attorney's review\./]);
    expect(await attorney.pane().getByRole("button", { name: "Sign off", exact: true }).count()).toBe(0);
    await goToSide(attorney, "Review");
  });

  test("recorded again over an expired sign-in and a dropped answer, the sitting is there once and whole", async () => {
    await arm(attorney, { kind: "token-expired" }, "POST", "lists/Reviews/items");
    await arm(attorney, { kind: "dropped", when: "after" }, "POST", "lists/Reviews/items");
    await arm(attorney, { kind: "changed-meanwhile" }, "PATCH", "lists/Drafts/items");
    await recordButton(attorney).click();
    await attorney
      .pane()
      .getByRole("button", { name: /Go on to sign-off/ })
      .waitFor();
    await allStruck(attorney);
    expect(rowsOf("Reviews", draft)).toHaveLength(1);
    await reopen(attorney);
    await goToSide(attorney, "Finish");
    await paneSays(attorney, "Ready for sign-off");
  });

  test("a connection that drops before the sign-off is written leaves none, and the pane says so", async () => {
    await prepareSignOff(attorney, /filing/i);
    // Chromium itself sends a request again when a connection it had kept open is cut, so the line stays cut.
    await arm(attorney, { kind: "dropped" }, "POST", "lists/SignOffs/items", "until cleared");
    await attorney.pane().getByRole("button", { name: "Sign off", exact: true }).click();
    await paneSays(attorney, /Not recorded: nobody can say whether the sign-off arrived/);
    expect(rowsOf("SignOffs", draft)).toHaveLength(0);
  });

  test("the same statement given again, throttled and its answer lost after the work, is recorded once", async () => {
    await arm(attorney, { kind: "throttled" }, "POST", "lists/SignOffs/items");
    await arm(attorney, { kind: "dropped", when: "after" }, "POST", "lists/SignOffs/items");
    await arm(attorney, { kind: "changed-meanwhile" }, "PATCH", "lists/Drafts/items");
    await attorney.pane().getByRole("button", { name: "Sign off", exact: true }).click();
    await paneSays(attorney, /is in Finals/);
    await allStruck(attorney);
    expect(rowsOf("SignOffs", draft)).toHaveLength(1);
  });
});
