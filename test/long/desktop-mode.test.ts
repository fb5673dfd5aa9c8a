/** Every real document, several times through desktop Word: an approval of any of them would still stand. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readContent } from "../../src/docx/canonical/read-content";
import { reserialiseAsDesktop } from "../../src/sandbox/word/desktop-reserialiser";
import { seededRandom } from "../support/open-in-word";

jest.setTimeout(300_000);

const corpus = join(__dirname, "../../../shared/corpus");
const files = existsSync(corpus) ? readdirSync(corpus).filter((file) => file.endsWith(".docx")) : [];

if (files.length === 0)
  test.skip("leaves the hash of real documents (the corpus is not on this machine)", () => undefined);
else {
  test.each(files)("leaves the hash of %s through ten savings, one after the other", async (file) => {
    let bytes: Uint8Array = readFileSync(join(corpus, file));
    const { hash } = await readContent(bytes);
    const rounds = bytes.length > 1_000_000 ? 2 : 10;
    for (let round = 0; round < rounds; round += 1) {
      bytes = await reserialiseAsDesktop(bytes, "save", seededRandom(1000 + round));
      expect((await readContent(bytes)).hash).toBe(hash);
    }
  });
}
