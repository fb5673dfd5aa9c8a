// A comment may send its reader only to what is in the repository: the rule itself stands in it, or the test or invariant that holds it.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "..", "..");
const self = "citations.test.ts";

const filesUnder = (path: string): readonly string[] =>
  readdirSync(join(root, path), { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === "node_modules") return [];
    const inside = `${path}/${entry.name}`;
    if (entry.isDirectory()) return filesUnder(inside);
    return /[.](tsx?|mjs|cjs|js)$/.test(entry.name) && entry.name !== self ? [inside] : [];
  });

const sources = [
  ...["src", "test", "tools", "bench"].flatMap(filesUnder),
  ...["webpack.config.js", "eslint.config.mjs", "jest.config.mjs", ".dependency-cruiser.cjs"],
].map((file) => ({ file, text: readFileSync(join(root, file), "utf8") }));

const found = (pattern: RegExp): readonly string[] =>
  sources.flatMap(({ file, text }) => [...text.matchAll(pattern)].map((match) => `${file}: ${match[0]}`));

describe("no comment sends its reader to a document that is not here", () => {
  test("neither to a section of a design, nor to a sheet of screens", () => {
    const elsewhere =
      /\(?\bdesign,? (?:sections?|invariants?) ?\d*|\(design\b[^)]*\)|\(screens, [A-Z]+\)|\b[a-z-]+\.md,? section \d/g;
    expect(found(elsewhere)).toEqual([]);
  });

  test("an invariant cited by its number is one of src/ARCHITECTURE.md", () => {
    const map = readFileSync(join(root, "src/ARCHITECTURE.md"), "utf8");
    const [, invariants = ""] = /## Invariants\n([\s\S]*?)\n## /.exec(map) ?? [];
    const known = new Set([...invariants.matchAll(/^(\d+)\. /gm)].map(([, number]) => Number(number)));
    const cited = sources.flatMap(({ file, text }) =>
      [...text.matchAll(/\binvariants? (\d+)(?: (?:and|to) (\d+))?/g)].flatMap(([, first, last]) =>
        [first, last].filter((number) => number !== undefined).map((number) => ({ file, number: Number(number) })),
      ),
    );
    expect(cited.filter(({ number }) => !known.has(number))).toEqual([]);
  });
});
