// An approval binds the hash of a unit's words: it may not depend on who computes it, or on what else stands in the document.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { hostDigest } from "../../../src/docx/canonical/host-digest";
import { digestInScript, unitHashes, unitPlace, unitWords } from "../../../src/domain/draft/unit-words";

interface Vector {
  readonly paragraphs: readonly string[];
  readonly words: string;
  readonly place: string;
}
const { units } = JSON.parse(readFileSync(join(__dirname, "../../vectors/unit-words.json"), "utf8")) as {
  readonly units: readonly Vector[];
};

describe.each([
  ["the host's digest", hostDigest],
  ["the digest in script", digestInScript],
] as const)("by %s", (_, digest) => {
  test.each(units)(
    "a unit of $paragraphs.length paragraphs hashes to what is on record",
    ({ paragraphs, words, place }) => {
      expect([unitWords(paragraphs, digest), unitPlace(paragraphs, digest)]).toEqual([words, place]);
    },
  );
  test("beside others of the same document, and a second time, it hashes to the same", () => {
    const hashes = unitHashes(digest);
    for (const { paragraphs, words, place } of [...units, ...units])
      expect([hashes.words(paragraphs), hashes.place(paragraphs)]).toEqual([words, place]);
  });
});

test("words, place and their order are told apart, and so are two paragraphs from one", () => {
  const [a = "", b = ""] = units[1]?.paragraphs ?? [];
  expect(
    new Set([unitWords([a]), unitPlace([a]), unitWords([a, b]), unitWords([b, a]), unitWords([`${a}64:${b}`])]).size,
  ).toBe(5);
});
