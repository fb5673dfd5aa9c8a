/** Real documents nobody on this project wrote, where the checkout has them beside it; tests skip with a message where not. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { takesAll } from "./sample";

const folder = join(__dirname, "..", "..", "..", "shared", "corpus");

export const corpusIsThere = existsSync(folder);

/** One of them is sixty times as large as most, and takes as long as the rest together: the long run reads it, `npm test` does not. */
const LARGE = 1_000_000;
export const corpusNames: readonly string[] = corpusIsThere
  ? readdirSync(folder).filter(
      (name) => name.endsWith(".docx") && (takesAll || statSync(join(folder, name)).size < LARGE),
    )
  : [];
export const corpusFile = (name: string): Uint8Array => new Uint8Array(readFileSync(join(folder, name)));

/** One test per document, or one skipped test that says why. */
export const forEachCorpusFile = (
  title: string,
  check: (bytes: Uint8Array, name: string) => Promise<void> | void,
): void => {
  if (corpusNames.length === 0)
    it.skip(`${title} (skipped: the folder of real documents is not beside this checkout)`, () => undefined);
  else it.each(corpusNames.map((name) => [name]))(`${title}: %s`, async (name) => check(corpusFile(name), name));
};
