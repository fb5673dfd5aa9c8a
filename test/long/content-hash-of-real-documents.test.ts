/** Each operation of canonical content's Out list alone, on each real document: slow, because another XML library does the work. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readContent } from "../../src/docx/canonical/read-content";
import { OUT_OPERATIONS, seeded, unzipped, zipped } from "../support/out-operations";

const CORPUS = join(__dirname, "..", "..", "..", "shared", "corpus");
const corpus: readonly string[] = existsSync(CORPUS)
  ? readdirSync(CORPUS).filter((name) => name.endsWith(".docx"))
  : [];

(corpus.length === 0 ? describe.skip : describe).each(
  corpus.length === 0 ? ["real documents: the folder ../shared/corpus is not here"] : corpus,
)("%s", (name) => {
  // Read when a test runs: a skipped document has no file.
  const read = (): Uint8Array => new Uint8Array(readFileSync(join(CORPUS, name)));
  test.each(Object.entries(OUT_OPERATIONS))(
    "%s leave its content hash as it was",
    async (_operation, operation) => {
      const original = read();
      const { hash } = await readContent(original);
      expect((await readContent(zipped(operation(unzipped(original), seeded(7))))).hash).toBe(hash);
    },
    60_000,
  );
});
