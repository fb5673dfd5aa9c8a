/** What stands on the screen of an open draft, and what each thing that happens makes of it. Nothing here is evidence: what counts is in the records. */
import type { AskedForReview } from "../../app/draft/ask-for-review";
import type { OpenDraft } from "../../app/draft/open-draft-state";
import type { FinalizeStep, Finalized } from "../../app/finish/finalize";
import type { Person } from "../../app/ports/session";
import type { RecordedSitting } from "../../app/review/decide-units";
import type { UnitId } from "../../domain/ids";
import { NOTHING_CHECKED, type CheckDraft } from "../check/check-tab";
import type { CopiedMessage } from "../draft/copy-message";
import { readNow, type ReadSoFar } from "../review/read-so-far";
import { letGo, type HeldDecisions } from "../review/sitting-draft";
import { sideFor, type Side } from "./document-sides";

/** What stands over the sides for one act. */
export type Over = "sign-off" | "approve-rest" | "history";

export interface ReviewPrint {
  readonly name: string;
  readonly version: string;
}

export interface DocumentState {
  readonly side: Side;
  readonly over: Over | undefined;
  readonly read: ReadSoFar;
  /** Decided on this screen and in no record yet. */
  readonly held: HeldDecisions;
  readonly recorded: RecordedSitting | undefined;
  readonly check: CheckDraft;
  readonly message: CopiedMessage | undefined;
  readonly print: ReviewPrint | undefined;
  readonly asked: AskedForReview | undefined;
  readonly step: FinalizeStep | undefined;
  readonly finalized: Finalized | undefined;
}

export type DocumentEvent =
  | { readonly kind: "side-chosen"; readonly side: Side }
  | { readonly kind: "over-opened"; readonly over: Over }
  | { readonly kind: "over-closed" }
  | { readonly kind: "words-read"; readonly read: ReadSoFar }
  | { readonly kind: "decided"; readonly held: HeldDecisions }
  | { readonly kind: "sitting-recorded"; readonly sitting: RecordedSitting; readonly units: readonly UnitId[] }
  | { readonly kind: "check-marked"; readonly check: CheckDraft }
  | { readonly kind: "check-recorded" }
  | { readonly kind: "message-made"; readonly message: CopiedMessage }
  | { readonly kind: "message-closed" }
  | { readonly kind: "print-made"; readonly print: ReviewPrint }
  | { readonly kind: "print-closed" }
  | { readonly kind: "review-asked"; readonly asked: AskedForReview }
  | { readonly kind: "signed-off" }
  | { readonly kind: "finalize-stepped"; readonly step: FinalizeStep }
  | { readonly kind: "finalize-ended"; readonly finalized: Finalized | undefined };

/** The screen as it opens: on the person's own side, with what was decided before a reload. */
export const openedOn = (draft: OpenDraft, person: Person, held: HeldDecisions): DocumentState => ({
  side: sideFor(draft, person),
  over: undefined,
  read: readNow(draft),
  held,
  recorded: undefined,
  check: NOTHING_CHECKED,
  message: undefined,
  print: undefined,
  asked: undefined,
  step: undefined,
  finalized: undefined,
});

export const documentReducer = (state: DocumentState, event: DocumentEvent): DocumentState => {
  switch (event.kind) {
    case "side-chosen":
      return { ...state, side: event.side };
    case "over-opened":
      return { ...state, over: event.over };
    case "over-closed":
      return { ...state, over: undefined };
    case "words-read":
      return { ...state, read: event.read };
    case "decided":
      return { ...state, held: event.held };
    // Only what was recorded is let go: what was decided while the records were read again stays.
    case "sitting-recorded":
      return { ...state, held: letGo(state.held, event.units), recorded: event.sitting, over: undefined };
    case "check-marked":
      return { ...state, check: event.check };
    case "check-recorded":
      return { ...state, check: NOTHING_CHECKED };
    case "message-made":
      return { ...state, message: event.message };
    case "message-closed":
      return { ...state, message: undefined };
    case "print-made":
      return { ...state, print: event.print };
    case "print-closed":
      return { ...state, print: undefined };
    case "review-asked":
      return { ...state, asked: event.asked };
    case "signed-off":
      return { ...state, over: undefined, side: "finish" };
    case "finalize-stepped":
      return { ...state, step: event.step };
    // A finalizing that came to nothing leaves the final made before it in sight.
    case "finalize-ended":
      return { ...state, step: undefined, finalized: event.finalized ?? state.finalized };
  }
};
