/**
 * Ids of units and drafts: Crockford base32 over random bits from an injected source, so that tests can say which. A draft's begins with the year it was
 * begun in: its evidence is looked for in the lists of that year and those after it.
 */
import type { DraftId } from "../ids";

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** 80 bits. */
export const ID_BYTES = 10;

/** 16 characters for exactly 10 bytes; fewer bytes are a mistake of the caller. */
const crockford = (bytes: Uint8Array): string => {
  if (bytes.length !== ID_BYTES) throw new RangeError(`An id is made of ${String(ID_BYTES)} random bytes.`);
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  return Array.from(
    { length: 16 },
    (_, index) => ALPHABET[Number((bits >> BigInt(5 * (15 - index))) & 31n)] ?? "",
  ).join("");
};

/** @param year of the lists its evidence begins in */
export const newDraftId = (bytes: Uint8Array, year: number): DraftId =>
  `${String(year)}-${crockford(bytes)}` as DraftId;

/** Undefined for an id that names no year, as one given by hand may. */
export const yearOfDraft = (id: string): number | undefined => {
  const year = /^(20\d\d)-[0-9A-Z]{16}$/.exec(id)?.[1];
  return year === undefined ? undefined : Number(year);
};
