/**
 * A unit's words: the hash of its paragraphs' words in order (canonical content, "Shape"); an approval binds exactly this.
 * Each part is prefixed with its length, so that no two lists of paragraphs share one encoding.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { WordsHash } from "../ids";

const hashOf = (version: string, parts: readonly string[]): string =>
  bytesToHex(sha256(utf8ToBytes([version, ...parts].map((part) => `${String(part.length)}:${part}`).join(""))));

/** `paragraphs` are the paragraphs' `words` hashes (lower-case hex), in document order; at least one. */
export const unitWords = (paragraphs: readonly string[]): WordsHash => hashOf("countersign unit words 1", paragraphs) as WordsHash;

/** The same over the paragraphs' `place` hashes: printed labels, story and table position. */
export const unitPlace = (paragraphs: readonly string[]): string => hashOf("countersign unit place 1", paragraphs);
