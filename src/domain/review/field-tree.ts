/**
 * The hash of a statement as the root of a tree over its fields (a part may later be shown without the rest). Every node carries 128 bits of
 * salt derived from the statement's own random bits and the node's place, so that a hidden field cannot be guessed from its hash and one field's salt
 * tells nothing of another's. `docs/what-a-sign-off-proves.md` has the rule in prose; a reader written from it alone stands in the tests.
 */
import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import canonicalize from "canonicalize";

/** What a node begins with, so that a leaf is never taken for a branch (RFC 6962, section 2.1, has the same for two kinds). */
const LEAF = Uint8Array.of(0);
const LIST = Uint8Array.of(1);
const RECORD = Uint8Array.of(2);
const SALT_BYTES = 16;

/** A statement nests four deep; what nests deeper was not written by us. */
const DEEPEST = 16;

const textOf = (value: unknown): Uint8Array => {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError("Only plain JSON data has a canonical form.");
  return utf8ToBytes(text);
};

/** JSON pointer (RFC 6901) of a field below a place. */
const below = (place: string, name: string | number): string =>
  `${place}/${String(name).replaceAll("~", "~0").replaceAll("/", "~1")}`;

const nodeHash = (seed: Uint8Array, place: string, value: unknown, depth: number): Uint8Array => {
  if (depth > DEEPEST) throw new TypeError("Nested deeper than any statement.");
  const salt = hmac(sha256, seed, utf8ToBytes(place)).subarray(0, SALT_BYTES);
  if (Array.isArray(value))
    return sha256(
      concatBytes(LIST, salt, ...value.map((each, index) => nodeHash(seed, below(place, index), each, depth + 1))),
    );
  if (typeof value === "object" && value !== null)
    return sha256(
      concatBytes(
        RECORD,
        salt,
        ...Object.entries(value)
          .filter(([, each]) => each !== undefined)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .flatMap(([name, each]) => [sha256(textOf(name)), nodeHash(seed, below(place, name), each, depth + 1)]),
      ),
    );
  return sha256(concatBytes(LEAF, salt, textOf(value)));
};

/**
 * Lower-case hex SHA-256 of the whole tree.
 * @param seed 128 random bits or more, hex; whoever knows them can try values against a hidden field's hash
 * @throws TypeError for what is no plain JSON data
 */
export const rootOfFields = (seed: string, fields: Readonly<Record<string, unknown>>): string =>
  bytesToHex(nodeHash(hexToBytes(seed), "", fields, 0));
