import { NOTHING_CHECKED } from "../../../src/ui/check/check-tab";
import { hold } from "../../../src/ui/review/sitting-draft";
import {
  documentReducer,
  openedOn,
  type DocumentEvent,
  type DocumentState,
} from "../../../src/ui/workspace/document-screen-state";
import { attorney, paralegal, sampleDraft, teamLead } from "../../support/ui-sample";

const draft = sampleDraft();
const [first, second] = draft.units;
if (first === undefined || second === undefined) throw new Error("The sample has too few paragraphs.");
const opened = openedOn(draft, attorney, new Map());
const after = (state: DocumentState, ...events: readonly DocumentEvent[]): DocumentState =>
  events.reduce(documentReducer, state);
const sitting = {
  recorded: [first.unit],
  tagsNotRepaired: [],
  commentsNotAdded: [],
  wordsKept: true,
  changedSinceRead: [],
};
const finalized = {
  name: "Complaint.docx",
  webUrl: "https://localhost/final",
  contentHash: draft.contentHash,
  adopted: false,
  supervision: { stored: true, name: "Supervision.docx", webUrl: "https://localhost/supervision" },
} as const;

describe("the screen of an open draft", () => {
  test("an attorney sees a draft in review from the review's side, a team lead from the check's, its drafter from the draft's", () => {
    expect([attorney, teamLead, paralegal].map((person) => openedOn(draft, person, new Map()).side)).toEqual([
      "review",
      "check",
      "draft",
    ]);
  });
  test("decisions kept through a reload stand on the screen when it opens", () => {
    const held = hold(new Map(), first, "approve");
    expect(openedOn(draft, attorney, held).held).toBe(held);
  });
  test("only what a sitting recorded leaves the list of what is not recorded; what was decided meanwhile stays", () => {
    const both = hold(hold(new Map(), first, "approve"), second, "approve");
    const { held, recorded, over } = after(
      opened,
      { kind: "over-opened", over: "approve-rest" },
      { kind: "decided", held: both },
      { kind: "sitting-recorded", sitting, units: [first.unit] },
    );
    expect([...held.keys()]).toEqual([second.unit]);
    expect(recorded).toBe(sitting);
    expect(over).toBeUndefined();
  });
  test("going back from a screen that stood over the draft leaves side and decisions as they were", () => {
    const held = hold(new Map(), first, "approve");
    const before = after(opened, { kind: "decided", held });
    expect(after(before, { kind: "over-opened", over: "history" }, { kind: "over-closed" })).toEqual(before);
  });
  test("who has signed off finds herself where the draft is finalized", () => {
    const { side, over } = after(opened, { kind: "over-opened", over: "sign-off" }, { kind: "signed-off" });
    expect([side, over]).toEqual(["finish", undefined]);
  });
  test("a check once recorded leaves no ticks for the next one", () => {
    const marked = after(opened, {
      kind: "check-marked",
      check: { ...NOTHING_CHECKED, accuracy: true, note: "Fine." },
    });
    expect(marked.check.accuracy).toBe(true);
    expect(after(marked, { kind: "check-recorded" }).check).toEqual(NOTHING_CHECKED);
  });
  test("finalizing shows how far it is, and a second one that came to nothing leaves the final in sight", () => {
    const under = after(opened, { kind: "finalize-stepped", step: "judging" });
    expect(under.step).toBe("judging");
    const made = after(under, { kind: "finalize-ended", finalized });
    expect([made.step, made.finalized]).toEqual([undefined, finalized]);
    expect(after(made, { kind: "finalize-ended", finalized: undefined }).finalized).toBe(finalized);
  });
  test("a message, a review print and a request for review stay until they are closed or asked anew", () => {
    const message = { text: "A draft waits.", copied: false };
    const print = { name: "print.docx", version: "7Q2M4X" };
    const made = after(opened, { kind: "message-made", message }, { kind: "print-made", print });
    expect([made.message, made.print]).toEqual([message, print]);
    const closed = after(made, { kind: "message-closed" }, { kind: "print-closed" });
    expect([closed.message, closed.print]).toEqual([undefined, undefined]);
  });
});
