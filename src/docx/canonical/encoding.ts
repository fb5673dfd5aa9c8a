/**
 * The encoding everything is hashed in: nested lists of byte strings, each string behind its own length, so that no two
 * contents share one encoding (canonical S-expressions: `3:abc`, `(1:a(1:b))`). Lengths count UTF-8 bytes.
 * Vectors another implementation must meet: test/vectors/encoding.json. A change of rule is a new version, never a new meaning.
 */
import { hostDigest } from "./host-digest";

/** Names the rule; part of every hash. */
export const ENCODING_VERSION = "countersign-content-1";

/** A finished piece of encoding. Only this module makes them. */
export type Encoded = string & { readonly encoded: true };

const utf8Length = (text: string): number => {
  let bytes = text.length;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code < 0x80) continue;
    // A surrogate pair is two units and four bytes: each half counts two.
    bytes += code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 1 : 2;
  }
  return bytes;
};

/** One byte string. The text must be well-formed Unicode, which the XML scanner has seen to. */
export const atom = (text: string): Encoded => `${utf8Length(text)}:${text}` as Encoded;

/** A list of what is already encoded. */
export const listOf = (items: readonly Encoded[]): Encoded => `(${items.join("")})` as Encoded;

/** A list: strings become byte strings, what is encoded stays. The first item says what the list is. */
export const list = (kind: string, ...items: readonly Encoded[]): Encoded =>
  `(${atom(kind)}${items.join("")})` as Encoded;

/** A list of plain strings. */
export const record = (kind: string, ...texts: readonly string[]): Encoded =>
  `(${atom(kind)}${texts.map(atom).join("")})` as Encoded;

/** Lower-case hex SHA-256 of bytes. */
export const digestBytes = (bytes: Uint8Array): string => hostDigest(bytes);

/** Lower-case hex SHA-256 over one encoded value, under the version and the name of what it is (`words`, `place`, `content`). */
export const hashOf = (what: string, encoded: Encoded): string =>
  hostDigest(list(ENCODING_VERSION, atom(what), encoded));
