import fc from "fast-check";
import { compareWords } from "../../../src/app/draft/compare-words";

const side = (before: string, after: string, kinds: readonly string[]): string =>
  compareWords(before, after)
    .filter((piece) => kinds.includes(piece.kind))
    .map((piece) => piece.text)
    .join("");

describe("what changed, word by word", () => {
  it("shows one county replaced by another and nothing else", () => {
    expect(compareWords("Venue lies in Orange County.", "Venue lies in Los Angeles County.")).toEqual([
      { kind: "same", text: "Venue lies in " },
      { kind: "removed", text: "Orange " },
      { kind: "added", text: "Los Angeles " },
      { kind: "same", text: "County." },
    ]);
  });

  it("shows a single “not” that was slipped in", () => {
    expect(compareWords("I saw the car.", "I saw not the car.").filter(({ kind }) => kind !== "same")).toEqual([
      { kind: "added", text: "not " },
    ]);
  });

  it("a fact that stands before a blank is not shown as changed when it is the very one the template was filled with", () => {
    expect(
      compareWords(
        [{ text: "in the County of " }, { text: "Los Angeles", filled: true }, { text: " (Code Civ. Proc.)" }],
        "in the County of Los Angeles (Code Civ. Proc.)",
      ),
    ).toEqual([
      { kind: "same", text: "in the County of " },
      { kind: "filled", text: "Los Angeles " },
      { kind: "same", text: "(Code Civ. Proc.)" },
    ]);
  });

  it("a fact that ends before a comma makes no change of the same word within another fact", () => {
    const wording = [
      { text: "of " },
      { text: "2214 Mesa Verde Street, Los Angeles, California", filled: true },
      { text: ", in the County of " },
      { text: "Los Angeles", filled: true },
      { text: ", State of " },
      { text: "California", filled: true },
      { text: "." },
    ];
    expect(
      compareWords(wording, wording.map(({ text }) => text).join("")).filter(
        ({ kind }) => kind === "removed" || kind === "added",
      ),
    ).toEqual([]);
  });

  it("shows nothing changed when nothing did", () => {
    expect(compareWords("The same.", "The same.")).toEqual([{ kind: "same", text: "The same." }]);
    expect(compareWords("", "")).toEqual([]);
  });

  it("both wordings can be read back whole from it, whatever they are", () => {
    const prose = fc
      .array(fc.constantFrom("the ", "car ", "not ", "was ", "red", "\n", "  "), { maxLength: 40 })
      .map((words) => words.join(""));
    fc.assert(
      fc.property(fc.oneof(prose, fc.string()), fc.oneof(prose, fc.string()), (before, after) => {
        expect(side(before, after, ["same", "filled", "removed"])).toBe(before);
        expect(side(before, after, ["same", "filled", "added"])).toBe(after);
      }),
      { numRuns: 400 },
    );
  });

  it("past its limit it says replaced rather than guess, and stays quick", () => {
    const long = (word: string): string =>
      Array.from({ length: 3000 }, (_, index) => `${word}${String(index)}`).join(" ");
    expect(compareWords(long("a"), long("b")).map(({ kind }) => kind)).toEqual(["removed", "added"]);
  });
});
