/** Real documents nobody on this project wrote, where the checkout has them beside it; tests skip with a message where not. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(__dirname, "..", "..", "..", "shared", "corpus");

export const corpusIsThere = existsSync(folder);
export const corpusNames: readonly string[] = corpusIsThere
  ? readdirSync(folder).filter((name) => name.endsWith(".docx"))
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
