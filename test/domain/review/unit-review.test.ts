import fc from "fast-check";
import type { PersonId, WordsHash } from "../../../src/domain/ids";
import {
  afterEvent,
  unread,
  type Approval,
  type UnitEvent,
  type UnitReview,
  type UnitStatus,
} from "../../../src/domain/review/unit-review";

const now = "now" as WordsHash;
const old = "old" as WordsHash;
const author = "author" as PersonId;
const other = "other" as PersonId;
const decision = {
  words: now,
  place: "here",
  by: author,
  responsible: false,
  at: "t",
  row: "r",
  way: "one-by-one",
} as const;
const approval: Approval = {
  words: now,
  place: "here",
  by: author,
  at: "t",
  way: "one-by-one",
  row: "r0",
  seenIn: "r0",
};

const states: Readonly<Record<UnitStatus, UnitReview>> = {
  pending: unread(now),
  changesRequested: { status: "changesRequested", words: now, request: { words: now, by: author, at: "t", row: "r0" } },
  approved: { status: "approved", words: now, approval },
  lapsed: { status: "lapsed", words: now, approval: { ...approval, words: old } },
  renumbered: { status: "renumbered", words: now, approval, place: "there" },
  moved: { status: "moved", words: now, approval, place: "there" },
  escalated: { status: "escalated", words: now, questions: ["q"], beneath: unread(now) },
};

const events: Readonly<Record<string, UnitEvent>> = {
  "an approval of these words": { kind: "approved", ...decision },
  "an approval of other words": { kind: "approved", ...decision, words: old },
  "a request for changes to these words": { kind: "changesRequested", ...decision },
  "a request about other words": { kind: "changesRequested", ...decision, words: old },
  "its new place accepted": { kind: "placeSeen", ...decision, place: "there" },
  "an older place accepted": { kind: "placeSeen", ...decision, place: "elsewhere" },
  "its words changed": { kind: "wordsChanged", words: old },
  "its number changed": { kind: "placeChanged", place: "there" },
  "its position changed": { kind: "orderChanged", place: "there" },
  "a question raised": { kind: "escalated", question: "new" },
  "its question closed": { kind: "questionClosed", question: "q" },
};

/** Every state by every event: what becomes of the unit. */
const table: Readonly<Record<UnitStatus, readonly UnitStatus[]>> = {
  pending: [
    "approved",
    "pending",
    "changesRequested",
    "pending",
    "pending",
    "pending",
    "pending",
    "pending",
    "pending",
    "escalated",
    "pending",
  ],
  changesRequested: [
    "approved",
    "changesRequested",
    "changesRequested",
    "changesRequested",
    "changesRequested",
    "changesRequested",
    "pending",
    "changesRequested",
    "changesRequested",
    "escalated",
    "changesRequested",
  ],
  approved: [
    "approved",
    "approved",
    "changesRequested",
    "approved",
    "approved",
    "approved",
    "lapsed",
    "renumbered",
    "moved",
    "escalated",
    "approved",
  ],
  lapsed: [
    "approved",
    "lapsed",
    "changesRequested",
    "lapsed",
    "lapsed",
    "lapsed",
    "lapsed",
    "lapsed",
    "lapsed",
    "escalated",
    "lapsed",
  ],
  renumbered: [
    "approved",
    "renumbered",
    "changesRequested",
    "renumbered",
    "approved",
    "renumbered",
    "lapsed",
    "renumbered",
    "moved",
    "escalated",
    "renumbered",
  ],
  moved: [
    "approved",
    "moved",
    "changesRequested",
    "moved",
    "approved",
    "moved",
    "lapsed",
    "moved",
    "moved",
    "escalated",
    "moved",
  ],
  escalated: [
    "escalated",
    "escalated",
    "escalated",
    "escalated",
    "escalated",
    "escalated",
    "escalated",
    "escalated",
    "escalated",
    "escalated",
    "pending",
  ],
};

describe("a paragraph's life, every state by every event", () => {
  for (const [status, outcomes] of Object.entries(table) as [UnitStatus, readonly UnitStatus[]][])
    Object.entries(events).forEach(([name, event], index) => {
      it(`${status}, then ${name}: ${outcomes[index] ?? "?"}`, () => {
        expect(afterEvent(states[status], event).status).toBe(outcomes[index]);
      });
    });

  it("what happens beneath an open question is kept and shows once the question is closed", () => {
    const asked = afterEvent(states.pending, { kind: "escalated", question: "q" });
    const approved = afterEvent(asked, { kind: "approved", ...decision });
    expect(approved.status).toBe("escalated");
    expect(afterEvent(approved, { kind: "questionClosed", question: "q" }).status).toBe("approved");
  });

  for (const [status, state] of Object.entries(states) as [UnitStatus, UnitReview][])
    for (const [name, event] of Object.entries(events)) {
      if (state.status === "escalated" || event.kind === "escalated" || event.kind === "questionClosed") continue;
      it(`${status} under an open question, then ${name}: stays held up, and is beneath what it would be without the question`, () => {
        const held = afterEvent(state, { kind: "escalated", question: "q" });
        const after = afterEvent(held, event);
        expect(after.status).toBe("escalated");
        expect(after.words).toBe(afterEvent(state, event).words);
        expect(afterEvent(after, { kind: "questionClosed", question: "q" })).toEqual(afterEvent(state, event));
      });
    }

  it("two questions must both be closed", () => {
    const asked = afterEvent(states.escalated, { kind: "escalated", question: "second" });
    expect(afterEvent(asked, { kind: "questionClosed", question: "q" })).toMatchObject({
      status: "escalated",
      questions: ["second"],
    });
  });
});

describe("a request for changes stands until its author or a responsible attorney decides those very words alone", () => {
  const requested = states.changesRequested;
  it("another attorney who is not responsible cannot end it", () => {
    expect(afterEvent(requested, { kind: "approved", ...decision, by: other }).status).toBe("changesRequested");
  });
  it("a responsible attorney reading straight through does not end it", () => {
    expect(
      afterEvent(requested, { kind: "approved", ...decision, by: other, responsible: true, way: "as-a-whole" }).status,
    ).toBe("changesRequested");
  });
  it("a responsible attorney looking at it alone ends it", () => {
    expect(afterEvent(requested, { kind: "approved", ...decision, by: other, responsible: true }).status).toBe(
      "approved",
    );
  });
  it("its author ends it", () => {
    expect(afterEvent(requested, { kind: "approved", ...decision, way: "as-a-whole" }).status).toBe("approved");
  });
});

describe("nothing but a decision on the present words ends approved", () => {
  const words = fc.constantFrom<WordsHash>("a" as WordsHash, "b" as WordsHash, "c" as WordsHash);
  const place = fc.constantFrom("p", "q");
  const anyDecision = fc.record({
    words,
    place,
    by: fc.constantFrom(author, other),
    responsible: fc.boolean(),
    at: fc.constant("t"),
    row: fc.constantFrom("1", "2"),
    way: fc.constantFrom("one-by-one", "as-a-whole", "as-template"),
  });
  const anyEvent: fc.Arbitrary<UnitEvent> = fc.oneof(
    anyDecision.map((d): UnitEvent => ({ kind: "approved", ...d })),
    anyDecision.map((d): UnitEvent => ({ kind: "changesRequested", ...d })),
    anyDecision.map((d): UnitEvent => ({ kind: "placeSeen", ...d })),
    words.map((w): UnitEvent => ({ kind: "wordsChanged", words: w })),
    place.map((p): UnitEvent => ({ kind: "placeChanged", place: p })),
    place.map((p): UnitEvent => ({ kind: "orderChanged", place: p })),
    fc.constantFrom<UnitEvent>({ kind: "escalated", question: "q" }, { kind: "questionClosed", question: "q" }),
  );

  it("whatever happened in whatever order", () => {
    fc.assert(
      fc.property(words, fc.array(anyEvent, { maxLength: 12 }), (start, history) => {
        const end = history.reduce(afterEvent, unread(start));
        if (end.status !== "approved" && end.status !== "renumbered" && end.status !== "moved") return;
        expect(end.approval.words).toBe(end.words);
        expect(history.some((event) => event.kind === "approved" && event.words === end.words)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it("a change of words as the last event never ends approved unless the words came back unchanged", () => {
    fc.assert(
      fc.property(words, fc.array(anyEvent, { maxLength: 10 }), words, (start, history, last) => {
        const before = history.reduce(afterEvent, unread(start));
        const after = afterEvent(before, { kind: "wordsChanged", words: last });
        if (before.words !== last) expect(["pending", "lapsed", "escalated"]).toContain(after.status);
      }),
      { numRuns: 2000 },
    );
  });
});
