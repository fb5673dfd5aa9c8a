/** Names that must not be confused with one another. All are plain strings at run time. */
declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** A matter's row id in the Matters list. */
export type MatterId = Branded<"MatterId">;
/** A draft's own id, minted once and written into its ledger. */
export type DraftId = Branded<"DraftId">;
/** 16 characters of Crockford base32: 80 random bits, unique across drafts. */
export type UnitId = Branded<"UnitId">;
/** Hash of a unit's words, lower-case hex SHA-256. */
export type WordsHash = Branded<"WordsHash">;
/** Hash of a whole document's canonical content, lower-case hex SHA-256. */
export type ContentHash = Branded<"ContentHash">;
/** An Entra object id. */
export type PersonId = Branded<"PersonId">;

const UNIT_ID = /^[0-9A-HJKMNP-TV-Z]{16}$/;

/** True when the text has the form of a unit id: Crockford base32, upper case, 16 characters. */
export const isUnitId = (text: string): text is UnitId => UNIT_ID.test(text);
