/** What a sign-off stands for, in the words the signer chooses from and verification repeats. */
import type { Meaning } from "../../domain/review/statement";

export const meaningWords: Readonly<Record<Meaning, { readonly name: string; readonly about: string }>> = {
  "for-filing": { name: "For filing", about: "with the court, over your signature" },
  "for-service": { name: "For service", about: "on the other parties" },
  "for-client-signature": { name: "For the client's signature", about: "the client signs it as it is" },
  "for-client-review": { name: "For the client's review", about: "still marked as a draft" },
  "to-send": { name: "To send", about: "a letter or notice, as it is" },
  "reviewed-facts": { name: "Facts reviewed", about: "the facts only, not the law" },
  "reviewed-law": { name: "Law reviewed", about: "the law only, not the facts" },
};
export const meaningOrder: readonly Meaning[] = [
  "for-filing",
  "for-service",
  "for-client-signature",
  "to-send",
  "for-client-review",
  "reviewed-facts",
  "reviewed-law",
];
