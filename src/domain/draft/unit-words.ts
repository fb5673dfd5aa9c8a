/**
 * A unit's words: the hash of its paragraphs' words in order (canonical content, "Shape"); an approval binds exactly this.
 * Each part is prefixed with its length, so that no two lists of paragraphs share one encoding. The value is the same whoever hashes:
 * vectors in test/vectors/unit-words.json.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { WordsHash } from "../ids";

/** Lower-case hex SHA-256 of a text's UTF-8 bytes. A host that hashes at once and faster than JavaScript hands in its own. */
export type TextDigest = (text: string) => string;

export const digestInScript: TextDigest = (text) => bytesToHex(sha256(utf8ToBytes(text)));

const WORDS = "countersign unit words 1";
const PLACE = "countersign unit place 1";

const encoded = (version: string, parts: readonly string[]): string => {
  let text = `${String(version.length)}:${version}`;
  for (const part of parts) text += `${String(part.length)}:${part}`;
  return text;
};

/** `paragraphs` are the paragraphs' `words` hashes (lower-case hex), in document order; at least one. */
export const unitWords = (paragraphs: readonly string[], digest: TextDigest = digestInScript): WordsHash =>
  digest(encoded(WORDS, paragraphs)) as WordsHash;

/** The same over the paragraphs' `place` hashes: printed labels, story and table position. */
export const unitPlace = (paragraphs: readonly string[], digest: TextDigest = digestInScript): string =>
  digest(encoded(PLACE, paragraphs));

export interface UnitHashes {
  readonly words: (paragraphs: readonly string[]) => WordsHash;
  readonly place: (paragraphs: readonly string[]) => string;
}

/** For all units of one document: what stands there more than once (a cell's words, a body paragraph's place) is hashed once. */
export const unitHashes = (digest: TextDigest): UnitHashes => {
  const [words, places] = [new Map<string, WordsHash>(), new Map<string, string>()];
  const once = <Hash>(known: Map<string, Hash>, paragraphs: readonly string[], hash: () => Hash): Hash => {
    const [alone] = paragraphs;
    if (alone === undefined || paragraphs.length > 1) return hash();
    let value = known.get(alone);
    if (value === undefined) known.set(alone, (value = hash()));
    return value;
  };
  return {
    words: (paragraphs) => once(words, paragraphs, () => unitWords(paragraphs, digest)),
    place: (paragraphs) => once(places, paragraphs, () => unitPlace(paragraphs, digest)),
  };
};
