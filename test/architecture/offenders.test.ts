// The list of what is too complex only ever shrinks: an entry its file no longer needs has to go, or to come down.
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const root = join(__dirname, "..", "..");
/** How many files stood on the list when it was made, or last came down. */
const MOST_ENTRIES = 46;

interface Judged {
  readonly file: string;
  readonly allowed: number;
  readonly found: number;
}

/** ESLint's own rule, asked without types and with a limit of one, so that it says of each function how complex it is. */
const judge = (): readonly Judged[] => {
  const script = `
    import { Linter } from "eslint";
    import { readFileSync, existsSync } from "node:fs";
    import tseslint from "typescript-eslint";
    import { complexOffenders } from "./eslint.offenders.mjs";
    const linter = new Linter();
    const judged = Object.entries(complexOffenders).map(([file, allowed]) => {
      if (!existsSync(file)) return { file, allowed, found: 0 };
      const messages = linter.verify(readFileSync(file, "utf8"), {
        files: ["**/*.{ts,tsx}"],
        languageOptions: { parser: tseslint.parser, parserOptions: { ecmaFeatures: { jsx: true } } },
        rules: { complexity: ["error", 1] },
      }, { filename: file });
      const figures = messages.map(({ message }) => Number(/complexity of (\\d+)/.exec(message)?.[1] ?? NaN));
      return { file, allowed, found: Math.max(0, ...figures) };
    });
    process.stdout.write(JSON.stringify(judged));`;
  const run = spawnSync(process.execPath, ["--input-type=module", "-e", script], { cwd: root, encoding: "utf8" });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout) as readonly Judged[];
};

describe("what is too complex only ever leaves its list", () => {
  const judged = judge();

  test("a file on the list is as complex as the list says, no less: else its entry goes or comes down", () => {
    const superfluous = judged
      .filter(({ allowed, found }) => found !== allowed)
      .map(({ file, allowed, found }) =>
        found > 20 ? `${file}: write ${found}, not ${allowed}` : `${file}: take it off the list, it has ${found}`,
      );
    expect(superfluous).toEqual([]);
  });

  test("every entry is above the limit that holds for everybody", () => {
    expect(judged.filter(({ allowed }) => allowed <= 20)).toEqual([]);
  });

  test("no file has come to the list", () => {
    expect(judged.length).toBeLessThanOrEqual(MOST_ENTRIES);
  });
});
