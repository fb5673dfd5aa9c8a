/**
 * What every room says alike, in English. A room's own words stand in its own `words.en.ts`; another language is one more file beside each,
 * of the same type, and no screen changes (reader.ts).
 */
import type { Meaning } from "../../domain/review/statement";
import { pluralIn } from "./plural";

/** Dates and numbers are written so where nothing says how the reader writes them. */
export const ENGLISH = "en-US";
export const plural = pluralIn(ENGLISH);

export const timeWords = { today: "today", tomorrow: "tomorrow", yesterday: "yesterday" };

export const factWords = {
  yes: "yes",
  no: "no",
  note: (note: string) => `note: ${note}`,
  list: (list: string) => `${list} list`,
};

export const blankWords = { unnamed: "blank" };

/** What a sign-off stands for, in the words the signer chooses from and verification repeats. */
export const meaningWords: Readonly<Record<Meaning, { readonly name: string; readonly about: string }>> = {
  "for-filing": { name: "For filing", about: "with the court, over your signature" },
  "for-service": { name: "For service", about: "on the other parties" },
  "for-client-signature": { name: "For the client's signature", about: "the client signs it as it is" },
  "for-client-review": { name: "For the client's review", about: "still marked as a draft" },
  "to-send": { name: "To send", about: "a letter or notice, as it is" },
  "reviewed-facts": { name: "Facts reviewed", about: "the facts only, not the law" },
  "reviewed-law": { name: "Law reviewed", about: "the law only, not the facts" },
};
