/** The exact bytes an attorney signs: canonical JSON (RFC 8785) in UTF-8, and its SHA-256 in lower-case hex. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import canonicalize from "canonicalize";
import type { SignedStatement } from "./statement";

/** RFC 8785 text of plain JSON data; data that has no JSON form is a mistake of the caller and is refused loudly. */
export const canonicalJson = (data: unknown): string => {
  const text = canonicalize(data);
  if (text === undefined) throw new TypeError("Only plain JSON data has a canonical form.");
  return text;
};

export const hashOfJson = (data: unknown): string => bytesToHex(sha256(utf8ToBytes(canonicalJson(data))));

export const hashOfStatement = (statement: SignedStatement): string => hashOfJson(statement);

/** What the identity provider is asked to put into its token: the hash of all the ceremony's statement hashes in order. */
export const ceremonyNonce = (statementHashes: readonly string[]): string => hashOfJson(statementHashes);
