/**
 * How the pane hands the prepared statements to the sign-off page, and how that page says what came of it. Both are pages of one origin;
 * messages from anywhere else are not heard. The page keeps what it was given for its own tab only, because signing in leads away from it and back.
 */
import type { PersonId } from "../domain/ids";
import type { PreparedSignOff, SignedOff } from "../app/finish/prepared-sign-off";

export interface HandedOver {
  readonly prepared: readonly PreparedSignOff[];
  readonly person: { readonly oid: PersonId; readonly tenant: string; readonly userName: string };
}

export type WindowMessage =
  | { readonly countersign: "sign-off-window-ready" }
  | { readonly countersign: "sign-off-hand-over"; readonly given: HandedOver }
  | { readonly countersign: "sign-off-done"; readonly signed: readonly SignedOff[] }
  /** Graph was down: signed, kept as a file on this machine, not yet recorded. */
  | { readonly countersign: "sign-off-kept"; readonly name: string; readonly json: string }
  /** Ended without a signature: nobody did anything for too long. */
  | { readonly countersign: "sign-off-ended"; readonly code: "idle" };

const NAMES: ReadonlySet<string> = new Set<WindowMessage["countersign"]>([
  "sign-off-window-ready",
  "sign-off-hand-over",
  "sign-off-done",
  "sign-off-kept",
  "sign-off-ended",
]);

export const CHANNEL = "countersign-sign-off";
/** In the page's address when Office shows it as a dialog; nothing else is ever said in an address. */
export const AS_DIALOG = "dialog";
const KEPT = "countersign.sign-off.given";
const TICKED = "countersign.sign-off.ticked";

export const isWindowMessage = (data: unknown): data is WindowMessage =>
  typeof data === "object" && data !== null && "countersign" in data && NAMES.has(String(data.countersign));

/** A message as Office carries it between dialog and pane; undefined for any other text. */
export const readMessage = (text: string): WindowMessage | undefined => {
  try {
    const data: unknown = JSON.parse(text);
    return isWindowMessage(data) ? data : undefined;
  } catch (fault) {
    if (fault instanceof SyntaxError) return undefined;
    throw fault;
  }
};

type TabStorage = Pick<Storage, "getItem" | "setItem" | "removeItem">;

export const keepForTab = (storage: TabStorage, given: HandedOver): void => {
  storage.setItem(KEPT, JSON.stringify(given));
};
export const keptForTab = (storage: TabStorage): HandedOver | undefined => {
  const kept = storage.getItem(KEPT);
  return kept === null ? undefined : (JSON.parse(kept) as HandedOver);
};
export const forgetInTab = (storage: TabStorage): void => {
  storage.removeItem(KEPT);
  storage.removeItem(TICKED);
};

/** The statements ticked before the page was left for signing in. */
export const keepTicked = (storage: TabStorage, chosen: readonly PreparedSignOff[]): void => {
  storage.setItem(TICKED, JSON.stringify(chosen.map((each) => each.statementHash)));
};
export const keptTicked = (storage: TabStorage, given: HandedOver): readonly PreparedSignOff[] => {
  const hashes = JSON.parse(storage.getItem(TICKED) ?? "[]") as readonly string[];
  return given.prepared.filter((each) => hashes.includes(each.statementHash));
};
