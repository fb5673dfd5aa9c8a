/**
 * How the pane hands the prepared statements to the sign-off window, and how the window says that it is done.
 * Both are pages of one origin; messages from anywhere else are not heard. The window keeps what it was given for its own tab only,
 * because signing in leads away from the page and back.
 */
import type { PersonId } from "../domain/ids";
import type { PreparedSignOff, SignedOff } from "../app/verbs";

export interface HandedOver {
  readonly prepared: readonly PreparedSignOff[];
  readonly person: { readonly oid: PersonId; readonly tenant: string; readonly userName: string };
}

export type WindowMessage =
  | { readonly countersign: "sign-off-window-ready" }
  | { readonly countersign: "sign-off-hand-over"; readonly given: HandedOver }
  | { readonly countersign: "sign-off-done"; readonly signed: readonly SignedOff[] };

export const CHANNEL = "countersign-sign-off";
const KEPT = "countersign.sign-off.given";

export const isWindowMessage = (data: unknown): data is WindowMessage =>
  typeof data === "object" && data !== null && "countersign" in data && ["sign-off-window-ready", "sign-off-hand-over", "sign-off-done"].includes(String(data.countersign));

export const keepForTab = (storage: Pick<Storage, "setItem">, given: HandedOver): void => { storage.setItem(KEPT, JSON.stringify(given)); };
export const keptForTab = (storage: Pick<Storage, "getItem">): HandedOver | undefined => {
  const kept = storage.getItem(KEPT);
  return kept === null ? undefined : (JSON.parse(kept) as HandedOver);
};
export const forgetInTab = (storage: Pick<Storage, "removeItem">): void => { storage.removeItem(KEPT); };
