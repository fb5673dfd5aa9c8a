// How many keys and clicks a review takes the attorney, typing aside: an eight-page declaration with two changes, in two rounds.
// The figures stand in docs/inputs-counted.md beside the same work with Word comments and e-mail.
import type { Locator } from "playwright-core";
import { askGraph, graphPlaces, graphTokenOf, makeDraft, paneSays } from "../../support/acts";
import { countingHand } from "../../support/counting-hand";
import { journeySandbox } from "../../support/journey-sandbox";
import { caretAtEndOf, saved, sitDown, storedFiles, type Seat } from "../../support/word-window";
import { readContent } from "../../../src/docx/canonical/read-content";

const sandbox = journeySandbox();
let ana: Seat;
let whitcomb: Seat;
beforeAll(async () => {
  ana = await sitDown(sandbox.browser, sandbox.origin, "Ana Reyes");
  const token = await graphTokenOf(ana);
  const { items } = await graphPlaces(ana, token);
  for (let number = 0; number < MORE_EVENTS; number += 1) {
    const day = `2026-04-${String(number + 1).padStart(2, "0")}`;
    const answer = await askGraph(ana, token, "POST", items("Events"), {
      fields: {
        Title: `Event ${String(number + 1)}`,
        MatterId: "2",
        Position: 20 + number,
        EventDate: day,
        Narrative: `On that day I found water on the floor of the bedroom again and photographed it before I cleaned it up; entry ${String(number + 1)} of my log records the hour, the place and how much there was. I told the manager by telephone the same morning and was told that somebody would come, and nobody came.`,
      },
    });
    expect(answer.status).toBe(201);
  }
  await makeDraft(ana, /Tran/, "Declaration");
  await askForReview();
  whitcomb = await sitDown(sandbox.browser, sandbox.origin, "Daniel Whitcomb");
});

const MORE_EVENTS = 28;
const PAGES = 8;
/** Pleading paper: 28 lines a page, some 72 characters a line in twelve points. */
const LINES_A_PAGE = 28;
const CHARACTERS_A_LINE = 72;

const askForReview = async (): Promise<void> => {
  await saved(ana);
  await ana.pane().getByRole("button", { name: "Ask for review" }).click();
  await paneSays(ana, /Review asked for/);
};

const row = (seat: Seat, words: string | RegExp): Locator =>
  seat.pane().getByRole("list", { name: "Paragraphs" }).getByRole("button", { name: words }).first();
const button = (seat: Seat, name: string | RegExp): Locator => seat.pane().getByRole("button", { name }).first();

const [FIRST, SECOND] = [/April 3, 2026/, /April 9, 2026/];
/** The sample firm has a first declaration for this matter already. */
const DRAFT = /Declaration under penalty of perjury 2/;

test("the declaration is eight pages long", async () => {
  const file = storedFiles(sandbox.folder)
    .filter(({ path }) => path.includes("/Drafts/") && path.includes("Declaration"))
    .at(-1);
  const { stories } = await readContent(file?.bytes ?? new Uint8Array());
  const body = stories.find(({ kind }) => kind === "body")?.paragraphs ?? [];
  const lines = body.reduce((sum, { text }) => sum + Math.max(1, Math.ceil(text.length / CHARACTERS_A_LINE)), 0);
  expect(lines / LINES_A_PAGE).toBeGreaterThan(PAGES - 1);
});

test("round one: two changes asked for, everything else approved as read, sent back: at most twelve inputs besides typing", async () => {
  const hand = countingHand(whitcomb);
  await hand.open(DRAFT);
  for (const [where, note] of [
    [FIRST, "Say at what hour."],
    [SECOND, "Name the manager."],
  ] as const) {
    await hand.click(row(whitcomb, where));
    await hand.press("r");
    await hand.type(note);
    await hand.press("Control+Enter");
  }
  await hand.click(button(whitcomb, /^Approve all unmarked/));
  await hand.click(whitcomb.pane().getByRole("radio", { name: /In Word/ }));
  await hand.click(button(whitcomb, /^Approve \d+$/));
  await hand.click(button(whitcomb, "Send back"));
  await hand.click(button(whitcomb, /^Send back to Ana/));
  await whitcomb
    .pane()
    .getByText(/sent back/i)
    .first()
    .waitFor();
  process.stdout.write(`round one: ${String(hand.inputs())} inputs\n`);
  expect(hand.inputs()).toBeLessThanOrEqual(12);
});

test("round two: the two changed paragraphs and the signature block, one by one", async () => {
  await ana.page.reload();
  await ana.pane().getByRole("tab", { name: "Draft" }).waitFor();
  await caretAtEndOf(ana, /entry 3 of my log/);
  await ana.page.keyboard.type(" It was six in the morning.");
  await caretAtEndOf(ana, /entry 9 of my log/);
  await ana.page.keyboard.type(" The manager was Corrine Westlake.");
  await askForReview();
  await whitcomb.page.goto(`${sandbox.origin}/`);
  const hand = countingHand(whitcomb);
  await hand.open(DRAFT);
  await hand.click(row(whitcomb, FIRST));
  await hand.press("a");
  await hand.press("a");
  const forChanges = hand.inputs() + 1;
  const approve = button(whitcomb, /^(Approve|New place is right)$/);
  for (let presses = 0; presses < 10 && (await approve.count()) > 0; presses += 1) await hand.press("a");
  await hand.click(button(whitcomb, /^Record \d+ decision/));
  await button(whitcomb, "Go on to sign-off").waitFor();
  process.stdout.write(
    `round two: ${String(forChanges)} inputs for the two changes, ${String(hand.inputs())} with the signature block\n`,
  );
  expect(forChanges).toBeLessThanOrEqual(5);
  expect(hand.inputs()).toBeLessThanOrEqual(7);
});

test("a declaration of fifty paragraphs read straight through: approved as a whole, its signature block one by one", async () => {
  await whitcomb.page.goto(`${sandbox.origin}/`);
  const hand = countingHand(whitcomb);
  await hand.open(/Declaration under penalty of perjury 50 left/);
  await hand.click(button(whitcomb, /^Approve all unmarked/));
  await hand.click(whitcomb.pane().getByRole("radio", { name: /In Word/ }));
  await hand.click(button(whitcomb, /^Approve \d+$/));
  await whitcomb.pane().getByText("2 of 51 left").waitFor();
  const approve = button(whitcomb, /^(Approve|New place is right)$/);
  for (let presses = 0; presses < 10 && (await approve.count()) > 0; presses += 1) await hand.press("a");
  await hand.click(button(whitcomb, /^Record \d+ decision/));
  await button(whitcomb, "Go on to sign-off").waitFor();
  process.stdout.write(`straight through: ${String(hand.inputs())} inputs\n`);
  expect(hand.inputs()).toBeLessThanOrEqual(7);
});
