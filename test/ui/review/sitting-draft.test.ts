import fc from "fast-check";
import type { OpenDraft, UnitView } from "../../../src/app/draft/open-draft-state";
import type { WordsHash } from "../../../src/domain/ids";
import { countReview, groupsFor, isOpen, nextNeedingEyes, nextOpen } from "../../../src/ui/review/review-plan";
import {
  fromKept,
  hold,
  letGo,
  stillStanding,
  toDecisions,
  toKept,
  type HeldDecisions,
} from "../../../src/ui/review/sitting-draft";
import { sampleDraft } from "../../support/ui-sample";

const draft = sampleDraft();
const none: HeldDecisions = new Map();
const at = (index: number): UnitView => draft.units[index] as UnitView;
const withWords = (index: number, words: string): OpenDraft => ({
  ...draft,
  units: draft.units.map((unit, each) => (each === index ? { ...unit, words: words as WordsHash } : unit)),
});

describe("decisions on screen, not yet recorded", () => {
  test("a decision falls away when the words it saw change, and no other decision does", () => {
    const held = hold(hold(none, at(4), "approve"), at(5), "approve");
    const standing = stillStanding(held, withWords(4, "ee".repeat(32)));
    expect([...standing.keys()]).toEqual([at(5).unit]);
  });
  test("a decision falls away when its paragraph moves or leaves the document", () => {
    const held = hold(none, at(4), "approve");
    expect(
      stillStanding(held, { ...draft, units: draft.units.map((unit) => ({ ...unit, placeHash: "dd".repeat(32) })) })
        .size,
    ).toBe(0);
    expect(stillStanding(held, { ...draft, units: draft.units.filter((unit) => unit.unit !== at(4).unit) }).size).toBe(
      0,
    );
  });
  test("what is kept through a reload holds ids and hashes and not one word of a note or of the document", () => {
    const held = hold(hold(none, at(11), "request-changes", "Use the April total of $74,312.50"), at(4), "approve");
    const kept = JSON.stringify(toKept(held));
    expect(kept).not.toContain("April");
    expect(kept).not.toContain("Rivera");
    expect(Object.keys((toKept(held) ?? [])[0] ?? {}).sort()).toEqual(["place", "unit", "verdict", "words"]);
  });
  test("after a reload approvals stand and a request without its note has to be written again", () => {
    const held = hold(hold(none, at(11), "request-changes", "Use the April total"), at(4), "approve");
    const restored = fromKept(toKept(held));
    expect(restored.withoutNote).toBe(1);
    expect(toDecisions(restored.held)).toEqual([{ unit: at(4).unit, verdict: "approve" }]);
  });
  test("nothing decided keeps nothing", () => {
    expect(toKept(none)).toBeUndefined();
    expect(fromKept(undefined)).toEqual({ held: new Map(), withoutNote: 0 });
  });
  test("whatever is decided, taken back or edited away, only decisions on the present words are ever submitted", () => {
    const indexes = fc.integer({ min: 0, max: draft.units.length - 1 });
    const acts = fc.array(
      fc.oneof(
        fc.record({ kind: fc.constant("approve" as const), index: indexes }),
        fc.record({ kind: fc.constant("undo" as const), index: indexes }),
        fc.record({ kind: fc.constant("edit" as const), index: indexes, words: fc.constantFrom("a", "b", "c") }),
      ),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(acts, (done) => {
        let now = draft;
        let held = none;
        for (const act of done) {
          const unit = now.units[act.index] as UnitView;
          if (act.kind === "approve") held = hold(held, unit, "approve");
          else if (act.kind === "undo") held = letGo(held, [unit.unit]);
          else
            now = {
              ...now,
              units: now.units.map((each, index) =>
                index === act.index ? { ...each, words: `${act.words}${each.words}`.slice(0, 64) as WordsHash } : each,
              ),
            };
        }
        const words = new Map(now.units.map((unit) => [unit.unit, unit.words]));
        for (const [unit, decision] of stillStanding(held, now)) expect(decision.words).toBe(words.get(unit));
      }),
      { numRuns: 200 },
    );
  });
});

describe("what is left", () => {
  test("headers, footers and empty paragraphs count as one", () => {
    const counts = countReview(draft, none);
    expect(counts.all).toBe(draft.units.length + 1);
    const furniture = draft.furniture.reduce<HeldDecisions>((held, unit) => hold(held, unit, "approve"), none);
    expect(countReview(draft, furniture)).toMatchObject({ left: counts.left - 1, held: 1 });
  });
  test("every unit left stands in exactly one group, those in most need of eyes first, and none is added by reading straight through", () => {
    const groups = groupsFor(draft, "eyes-first");
    const { left, furnitureOpen } = countReview(draft, none);
    expect(groups.flatMap(({ units }) => units.map((unit) => unit.unit)).sort()).toEqual(
      draft.units
        .filter(isOpen)
        .map((unit) => unit.unit)
        .sort(),
    );
    expect(groups.reduce((sum, { units }) => sum + units.length, 0)).toBe(left - (furnitureOpen > 0 ? 1 : 0));
    expect(groups.map(({ group }) => group)).toEqual([
      "attorneyOnly",
      "changed",
      "requested",
      "byHand",
      "filled",
      "rest",
    ]);
    expect(groupsFor(draft, "straight-through")).toEqual([{ units: draft.units }]);
  });
  test("the next unit goes round once and skips what is decided", () => {
    const last = at(draft.units.length - 1);
    expect(nextOpen(draft.units, last.unit, none)?.unit).toBe(at(0).unit);
    const all = draft.units.reduce<HeldDecisions>((held, unit) => hold(held, unit, "approve"), none);
    expect(nextOpen(draft.units, last.unit, all)).toBeUndefined();
  });
  test("what needs eyes comes before the template's own words", () => {
    expect(nextNeedingEyes(draft.units, at(9).unit, none)?.attention).toBe("changes-requested");
    expect(nextNeedingEyes(draft.units, at(0).unit, none)?.attention).toBe("fact-by-hand");
  });
});
