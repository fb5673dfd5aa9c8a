/** What an attorney signs is named by one hash: the root of the tree over her statement's fields; everything else is hashed as canonical JSON (RFC 8785) in UTF-8. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import canonicalize from "canonicalize";
import { rootOfFields } from "./field-tree";
import type { SignedStatement } from "./statement";

/** RFC 8785 text of plain JSON data; data that has no JSON form is a mistake of the caller and is refused loudly. */
export const canonicalJson = (data: unknown): string => {
  const text = canonicalize(data);
  if (text === undefined) throw new TypeError("Only plain JSON data has a canonical form.");
  return text;
};

export const hashOfJson = (data: unknown): string => bytesToHex(sha256(utf8ToBytes(canonicalJson(data))));

/** The statement's random bits salt the tree and are no field of it: another value of them makes another hash of every field. */
export const hashOfStatement = ({ nonce, ...fields }: SignedStatement): string => rootOfFields(nonce, fields);

/** False also for what no statement of ours looks like: a row somebody wrote costs only itself. */
export const isHashOfStatement = (hash: string, statement: SignedStatement): boolean => {
  try {
    return hashOfStatement(statement) === hash;
  } catch {
    return false;
  }
};

/** What the identity provider is asked to put into its token: the hash of all the ceremony's statement hashes in order. */
export const ceremonyNonce = (statementHashes: readonly string[]): string => hashOfJson(statementHashes);
