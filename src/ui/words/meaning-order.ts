/** The order in which a signer is offered what a sign-off may stand for. */
import type { Meaning } from "../../domain/review/statement";

export const meaningOrder: readonly Meaning[] = [
  "for-filing",
  "for-service",
  "for-client-signature",
  "to-send",
  "for-client-review",
  "reviewed-facts",
  "reviewed-law",
];
