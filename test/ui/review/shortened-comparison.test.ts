import fc from "fast-check";
import { compareWords } from "../../../src/app/draft/compare-words";
import { shortened } from "../../../src/ui/review/shortened-comparison";

const long = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen";
const words = fc
  .array(fc.constantFrom("the", "Plaintiff", "fell", "Orange", "County", "not", "on", "August"), { maxLength: 40 })
  .map((all) => all.join(" "));

describe("a comparison beside the document", () => {
  test("shows every change whole and, of the words between, only those beside a change", () => {
    const shown = shortened(compareWords(`${long} Orange ${long}`, `${long} Los Angeles ${long}`));
    expect(shown.map(({ kind }) => kind)).toEqual(["left-out", "same", "removed", "added", "same", "left-out"]);
    expect(shown.find(({ kind }) => kind === "removed")?.text.trim()).toBe("Orange");
    expect(shown[1]?.text.trim()).toBe("twelve thirteen fourteen fifteen sixteen");
  });
  test("with nothing changed shows the facts that were put in, and what stands beside them", () => {
    const shown = shortened(
      compareWords(
        [{ text: `${long} ` }, { text: "Rivera", filled: true }, { text: ` ${long}` }],
        `${long} Rivera ${long}`,
      ),
    );
    expect(shown.some(({ kind, text }) => kind === "filled" && text.trim() === "Rivera")).toBe(true);
    expect(shown.some(({ kind }) => kind === "left-out")).toBe(true);
  });
  test("with nothing changed and nothing put in says the words themselves, never dots alone", () => {
    expect(
      shortened(compareWords(long, long))
        .map(({ text }) => text)
        .join(""),
    ).toBe(long);
  });
  test("never drops a removed or an added word, whatever the two wordings", () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        const pieces = compareWords(before, after);
        const of = (all: readonly { readonly kind: string; readonly text: string }[], kind: string): string =>
          all
            .filter((piece) => piece.kind === kind)
            .map(({ text }) => text)
            .join("|");
        const shown = shortened(pieces);
        for (const kind of ["removed", "added", "filled"]) expect(of(shown, kind)).toBe(of(pieces, kind));
      }),
      { numRuns: 300 },
    );
  });
});
