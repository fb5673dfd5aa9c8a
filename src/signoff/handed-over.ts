/**
 * How the pane hands the prepared statements to the sign-off page, and how that page says what came of it. Both are pages of one origin;
 * messages from anywhere else are not heard. The page keeps what it was given for its own tab only, because signing in leads away from it and back.
 */
import * as v from "valibot";
import { hashShape, statementShape, statementTimeShape } from "../app/ports/record-shapes";
import type { DraftId, PersonId } from "../domain/ids";
import type { StatementTime } from "../domain/review/statement";
import type { PreparedSignOff, SignedOff } from "../app/finish/prepared-sign-off";

export interface HandedOver {
  readonly prepared: readonly PreparedSignOff[];
  readonly person: { readonly oid: PersonId; readonly tenant: string; readonly userName: string };
}

export type WindowMessage =
  | { readonly countersign: "sign-off-window-ready" }
  | { readonly countersign: "sign-off-hand-over"; readonly given: HandedOver }
  /** She is about to sign these: the pane, which alone may write to the firm's site by now, is asked for the time. */
  | { readonly countersign: "sign-off-stamp"; readonly hashes: readonly string[] }
  | { readonly countersign: "sign-off-stamped"; readonly time: StatementTime }
  /** She leaves for signing in; with their time the statements have these hashes. */
  | { readonly countersign: "sign-off-begun"; readonly hashes: readonly string[] }
  /** `stay`: something is left for her to do on the page. */
  | { readonly countersign: "sign-off-done"; readonly signed: readonly SignedOff[]; readonly stay: boolean }
  /** Graph was down: signed, kept as a file on this machine, not yet recorded. */
  | { readonly countersign: "sign-off-kept"; readonly name: string; readonly json: string }
  /** Ended without a signature: nobody did anything for too long. */
  | { readonly countersign: "sign-off-ended"; readonly code: "idle" };

const handedOver = v.object({
  prepared: v.array(
    v.object({
      statement: statementShape,
      canonical: v.string(),
      statementHash: hashShape,
      matterTitle: v.string(),
      draftTitle: v.string(),
      units: v.number(),
      changedSinceLastSigned: v.optional(v.number()),
      mayConform: v.optional(v.literal(true)),
    }),
  ),
  person: v.object({
    oid: v.pipe(v.string(), v.nonEmpty()),
    tenant: v.pipe(v.string(), v.nonEmpty()),
    userName: v.string(),
  }),
});
const windowMessage = v.variant("countersign", [
  v.object({ countersign: v.literal("sign-off-window-ready") }),
  v.object({ countersign: v.literal("sign-off-hand-over"), given: handedOver }),
  v.object({ countersign: v.literal("sign-off-stamp"), hashes: v.array(hashShape) }),
  v.object({ countersign: v.literal("sign-off-stamped"), time: statementTimeShape }),
  v.object({ countersign: v.literal("sign-off-begun"), hashes: v.array(hashShape) }),
  v.object({
    countersign: v.literal("sign-off-done"),
    signed: v.array(v.object({ row: v.string(), at: v.string(), statementHash: hashShape })),
    stay: v.boolean(),
  }),
  v.object({ countersign: v.literal("sign-off-kept"), name: v.string(), json: v.string() }),
  v.object({ countersign: v.literal("sign-off-ended"), code: v.literal("idle") }),
]);

export const CHANNEL = "countersign-sign-off";
/** In the page's address when Office shows it as a dialog; nothing else is ever said in an address. */
export const AS_DIALOG = "dialog";
const KEPT = "countersign.sign-off.given";
const TICKED = "countersign.sign-off.ticked";
const CONFORMED = "countersign.sign-off.conformed";

// What passed is taken as it came: a statement is hashed whole, with the fields nobody checks here.
export const isWindowMessage = (data: unknown): data is WindowMessage => v.is(windowMessage, data);

const json = v.pipe(v.string(), v.parseJson());
const parsed = (text: string): unknown => {
  const read = v.safeParse(json, text);
  return read.success ? read.output : undefined;
};

/** A message as Office carries it between dialog and pane; undefined for any other text. */
export const readMessage = (text: string): WindowMessage | undefined => {
  const data = parsed(text);
  return isWindowMessage(data) ? data : undefined;
};

const namesHandOver = v.object({ countersign: v.literal("sign-off-hand-over") });
/** What the page was handed. A hand-over it cannot read (pane and page are of different versions) is said, not waited for; undefined is any other message. */
export const readHandOver = (data: unknown): HandedOver | "unreadable" | undefined => {
  if (isWindowMessage(data)) return data.countersign === "sign-off-hand-over" ? data.given : undefined;
  return v.is(namesHandOver, data) ? "unreadable" : undefined;
};
/** The same, as Office carries it. */
export const readHandOverText = (text: string): ReturnType<typeof readHandOver> => readHandOver(parsed(text));

type TabStorage = Pick<Storage, "getItem" | "setItem" | "removeItem">;

export const keepForTab = (storage: TabStorage, given: HandedOver): void => {
  storage.setItem(KEPT, JSON.stringify(given));
};
const isHandedOver = (data: unknown): data is HandedOver => v.is(handedOver, data);
/** Undefined also for what cannot be read: the pane is asked anew, and nothing was signed. */
export const keptForTab = (storage: TabStorage): HandedOver | undefined => {
  const kept = parsed(storage.getItem(KEPT) ?? "");
  return isHandedOver(kept) ? kept : undefined;
};
export const forgetInTab = (storage: TabStorage): void => {
  storage.removeItem(KEPT);
  storage.removeItem(TICKED);
  storage.removeItem(CONFORMED);
};

/** The statements ticked before the page was left for signing in. */
export const keepTicked = (storage: TabStorage, chosen: readonly PreparedSignOff[]): void => {
  storage.setItem(TICKED, JSON.stringify(chosen.map((each) => each.statementHash)));
};
const ticked = v.pipe(json, v.array(hashShape));
/** Nothing when what was kept cannot be read: then nothing is signed. */
export const keptTicked = (storage: TabStorage, given: HandedOver): readonly PreparedSignOff[] => {
  const hashes = v.safeParse(ticked, storage.getItem(TICKED) ?? "");
  return hashes.success ? given.prepared.filter((each) => hashes.output.includes(each.statementHash)) : [];
};

/** The drafts of which a conformed copy was ticked. */
export const keepConformed = (storage: TabStorage, drafts: readonly DraftId[]): void => {
  storage.setItem(CONFORMED, JSON.stringify(drafts));
};
const draftIds = v.pipe(json, v.array(v.string()));
/** None when what was kept cannot be read: a copy over her signature is made only where she ticked it. */
export const keptConformed = (storage: TabStorage): ReadonlySet<DraftId> => {
  const drafts = v.safeParse(draftIds, storage.getItem(CONFORMED) ?? "");
  return new Set(drafts.success ? drafts.output.map((id) => id as DraftId) : []);
};
