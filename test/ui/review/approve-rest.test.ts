import type { OpenDraft, UnitView } from "../../../src/app/draft/open-draft-state";
import type { WordsHash } from "../../../src/domain/ids";
import { exceptions, restScope } from "../../../src/ui/review/approve-rest";
import { numbersInWords } from "../../../src/ui/review/paragraph-numbers";
import { changedSinceRead, goneSinceRead, readNow, seenAgain } from "../../../src/ui/review/read-so-far";
import { hold, type HeldDecisions } from "../../../src/ui/review/sitting-draft";
import { sampleDraft } from "../../support/ui-sample";

const draft = sampleDraft();
const none: HeldDecisions = new Map();
const nothing: ReadonlySet<never> = new Set();
const at = (index: number): UnitView => draft.units[index] as UnitView;
const edited = (index: number): OpenDraft => ({
  ...draft,
  units: draft.units.map((unit, each) => (each === index ? { ...unit, words: "ee".repeat(32) as WordsHash } : unit)),
});
const numbersOf = (units: readonly UnitView[]): readonly number[] =>
  units.filter((unit) => !unit.furniture).map((unit) => unit.number);

describe("approving all that is not marked", () => {
  test("takes in what nobody marked, and names everything it leaves out with its reason", () => {
    const scope = restScope(draft, none, readNow(draft), nothing);
    expect(numbersOf(scope.takesIn)).toEqual([1, 5, 7, 9, 11]);
    expect(scope.leavesOut.map(({ why, units }) => [why, numbersOf(units)])).toEqual([
      ["attorney-only", [6, 10]],
      ["displaced", [8]],
      ["changes-requested", [12]],
    ]);
    expect(scope.furniture).toBe(draft.furniture.length);
    const open = [...draft.units, ...draft.furniture].filter((unit) => unit.review.status !== "approved").length;
    expect(scope.takesIn.length + scope.leavesOut.reduce((sum, { units }) => sum + units.length, 0)).toBe(open);
  });
  test("never takes in a paragraph whose words changed after she began to read, until she says she has seen it", () => {
    const now = edited(4);
    const read = readNow(draft);
    expect(numbersOf(restScope(now, none, read, nothing).takesIn)).toEqual([1, 7, 9, 11]);
    expect(
      restScope(now, none, read, nothing)
        .leavesOut.find(({ why }) => why === "changed-since-read")
        ?.units.map((unit) => unit.number),
    ).toEqual([5]);
    expect(numbersOf(restScope(now, none, seenAgain(read, changedSinceRead(now, read)), nothing).takesIn)).toEqual([
      1, 5, 7, 9, 11,
    ]);
  });
  test("a paragraph that came in after she began to read is not taken in; one that went is counted", () => {
    const later = { ...draft, units: draft.units.filter((unit) => unit.unit !== at(0).unit) };
    expect(changedSinceRead(draft, readNow(later)).map((unit) => unit.unit)).toEqual([at(0).unit]);
    expect(numbersOf(restScope(draft, none, readNow(later), nothing).takesIn)).toEqual([5, 7, 9, 11]);
    expect(goneSinceRead(later, readNow(draft))).toBe(1);
  });
  test("what she decided one by one is not decided over again as part of the whole", () => {
    const held = hold(hold(none, at(0), "request-changes", "wrong firm"), at(5), "approve");
    const scope = restScope(draft, held, readNow(draft), nothing);
    expect(numbersOf(scope.takesIn)).toEqual([5, 7, 9, 11]);
    expect(scope.leavesOut.find(({ why }) => why === "decided-one-by-one")?.units.map((unit) => unit.number)).toEqual(
      [6, 1].sort((a, b) => a - b),
    );
  });
  test.each(["9, 11", "all except 9, 11", "All except ¶ 9 and 11", "except 9 11", "approve all except 9; 11"])(
    "%s sets aside paragraphs 9 and 11",
    (typed) => {
      const except = exceptions(draft, typed);
      expect(numbersOf(restScope(draft, none, readNow(draft), except ?? nothing).takesIn)).toEqual([1, 5, 7]);
    },
  );
  test("a number the draft does not have sets nothing aside by guess", () => {
    for (const typed of ["12, 99", "nine", "all except the last", "11-9"])
      expect(exceptions(draft, typed)).toBeUndefined();
  });
});

test("paragraph numbers are written the way people write them", () => {
  expect(numbersInWords([4, 9, 10, 11, 12, 31, 9])).toBe("¶ 4, 9-12, 31");
  expect(numbersInWords([1, 2])).toBe("¶ 1, 2");
  expect(numbersInWords([])).toBe("");
});
