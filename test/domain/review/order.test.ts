import fc from "fast-check";
import type { UnitId } from "../../../src/domain/ids";
import { movedUnits } from "../../../src/domain/review/order";

const list = (text: string): readonly UnitId[] => [...text] as unknown as readonly UnitId[];
const moved = (before: string, after: string): string => [...movedUnits(list(before), list(after))].sort().join("");

describe("which paragraphs stand elsewhere than where they were seen", () => {
  it("none, when nothing changed", () => {
    expect(moved("abcdef", "abcdef")).toBe("");
  });
  it("none, when a paragraph is inserted into a complaint of fifty", () => {
    expect(moved("abcdef", "abXcdef")).toBe("");
  });
  it("none, when one is deleted", () => {
    expect(moved("abcdef", "abdef")).toBe("");
  });
  it("both, when two neighbours are swapped", () => {
    expect(moved("abcdef", "abdcef")).toBe("cd");
  });
  it("both, when two far apart are swapped", () => {
    expect(moved("abcdef", "aecdbf")).toBe("be");
  });
  it("only the one carried away, not those it passed", () => {
    expect(moved("abcdef", "bcdefa")).toBe("a");
  });
  it("none that are new or gone", () => {
    expect(moved("abc", "xyz")).toBe("");
  });
  it("nothing is said of an id that stands twice; that is a finding of its own", () => {
    expect(moved("abc", "aabc")).toBe("");
  });

  it("any swap of two paragraphs is seen", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }), fc.nat(), fc.nat(), (size, x, y) => {
        const before = Array.from({ length: size }, (_, index) => `u${String(index)}` as UnitId);
        const [i, j] = [x % size, y % size];
        const after = [...before];
        [after[i], after[j]] = [before[j] ?? ("" as UnitId), before[i] ?? ("" as UnitId)];
        const seen = movedUnits(before, after);
        if (i === j) expect(seen.size).toBe(0);
        else {
          expect(seen.has(before[i] ?? ("" as UnitId))).toBe(true);
          expect(seen.has(before[j] ?? ("" as UnitId))).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("inserting and deleting alone never moves anything", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { maxLength: 30 }),
        fc.array(fc.boolean()),
        fc.uniqueArray(fc.string({ minLength: 4, maxLength: 6 }), { maxLength: 5 }),
        (ids, keep, fresh) => {
          const after: string[] = ids.filter((_, index) => keep[index] !== false);
          fresh.forEach((id, index) => after.splice((index * 7) % (after.length + 1), 0, id));
          expect(movedUnits(ids as UnitId[], after as UnitId[]).size).toBe(0);
        },
      ),
      { numRuns: 500 },
    );
  });
});
