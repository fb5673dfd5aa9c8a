/** Whole documents and their hashes, pinned: a change of rule shows here first, and must come with a new version. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ENCODING_VERSION } from "../../../src/docx/canonical/encoding";
import { readContent } from "../../../src/docx/canonical/read-content";
import { docx, type Recipe } from "../../support/docx-builder";

interface Vectors {
  readonly version: string;
  readonly documents: readonly {
    readonly name: string;
    readonly recipe: Recipe;
    readonly hash: string;
    readonly paragraphs: readonly { readonly text: string; readonly words: string; readonly place: string }[];
  }[];
}
const vectors = JSON.parse(readFileSync(join(__dirname, "..", "..", "vectors", "documents.json"), "utf8")) as Vectors;

test("the vectors are of the version the code writes", () => {
  expect(vectors.version).toBe(ENCODING_VERSION);
});

test.each(vectors.documents.map((vector) => [vector.name, vector] as const))(
  "%s hashes as it did when approvals were recorded",
  async (_name, { recipe, hash, paragraphs }) => {
    const content = await readContent(docx(recipe));
    expect(
      content.stories.flatMap((story) => story.paragraphs.map(({ text, words, place }) => ({ text, words, place }))),
    ).toEqual(paragraphs);
    expect(content.hash).toBe(hash);
  },
);
