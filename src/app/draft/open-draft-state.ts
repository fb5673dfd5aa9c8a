/** What is in Word now, as the screens show it. Statuses come from the records alone (invariant 4); everything here is a snapshot. */
import type { Assignment } from "../../domain/draft/assignment";
import type { Finding, Place, StoryKind } from "../../domain/draft/finding";
import type { FactUse, LedgerView, WorkClass } from "../../domain/draft/ledger";
import type { ContentHash, DraftId, UnitId, WordsHash } from "../../domain/ids";
import type { ReviewedContent } from "../../domain/draft/reviewed-content";
import type { RightsStanding } from "../../domain/matter/matter-rights";
import type { Roster } from "../../domain/matter/roster";
import type { OpenQuestion } from "../../domain/review/open-question";
import type { RightsGrounds } from "../../domain/review/rights-relied-on";
import type { UnitReview } from "../../domain/review/unit-review";
import type { GateJudgement } from "../../domain/review/review-gate";
import type { DraftRow } from "../ports/draft-store";
import type { MatterRow } from "../ports/matter-source";

export interface UnitView {
  readonly unit: UnitId;
  /** 1-based, in document order; what the screen calls "¶ 14". */
  readonly number: number;
  readonly place: Place;
  readonly story: StoryKind;
  /** The control's tag as the document holds it now; absent where the unit stands without a control. */
  readonly tag?: string;
  /** Which of the controls with this very tag, zero-based. */
  readonly occurrence: number;
  readonly text: string;
  /** List label as printed. */
  readonly label?: string;
  readonly words: WordsHash;
  /** Hash of its places. */
  readonly placeHash: string;
  readonly furniture: boolean;
  readonly workClass: WorkClass;
  /** Part of a signature block: decided one by one, by an attorney. */
  readonly signature: boolean;
  readonly review: UnitReview;
  readonly facts: readonly FactUse[];
  readonly findings: readonly Finding[];
  /** Open questions on this unit. */
  readonly questions?: readonly OpenQuestion[];
  /** What its template paragraph says, placeholders and all; undefined where none is known. */
  readonly templateText?: string;
  /** The words an attorney last approved here, checked against her record; undefined when never approved, or not kept. */
  readonly approvedText?: string;
  /** The attorney's instructions it answers, where the assignment speaks to it. */
  readonly instructions?: readonly string[];
  /** Facts printed here whose value on file is another one now. */
  readonly staleFacts?: readonly { readonly path: string; readonly now: string }[];
  /** Why it needs eyes, first reason first. */
  readonly attention: Attention;
}

/** In the order in which an attorney should look (issue: what needs eyes first comes first). */
export const ATTENTION = [
  "interpretive",
  "escalated",
  "changed-since-approval",
  "changes-requested",
  "displaced",
  "fact-by-hand",
  "fact-filled",
  "new-words",
  "template-words",
  "done",
] as const;
export type Attention = (typeof ATTENTION)[number];

export interface MissingFact {
  readonly path: string;
  readonly units: readonly UnitId[];
}

export interface Counts {
  readonly units: number;
  readonly furniture: number;
  /** Units without a valid approval of their present words. */
  readonly left: number;
  readonly approved: number;
  readonly changesRequested: number;
  readonly lapsed: number;
  readonly displaced: number;
  readonly questions: number;
  readonly missing: number;
  readonly blocking: number;
}

export interface OpenDraft {
  readonly draftId: DraftId;
  readonly row: DraftRow;
  readonly matter: MatterRow;
  readonly ledger: LedgerView;
  readonly readOnly: boolean;
  readonly contentHash: ContentHash;
  /** When bytes and records were read, ISO 8601 UTC. */
  readonly readAt: string;
  /** Units that are not furniture, in document order. */
  readonly units: readonly UnitView[];
  readonly furniture: readonly UnitView[];
  /** Every unit id in document order, furniture included, as a sitting records it. */
  readonly order: readonly UnitId[];
  readonly missing: readonly MissingFact[];
  /** Open questions for the attorney, also those a rule raised. */
  readonly questions: readonly OpenQuestion[];
  /** The instruction sheet the draft answers. */
  readonly assignment?: Assignment;
  readonly findings: readonly Finding[];
  readonly counts: Counts;
  readonly gate: GateJudgement;
  readonly roster: Roster;
  /** Who may sign for the matter now, and the rows that say who might at any time. */
  readonly rights: RightsStanding;
  readonly rightsGrounds: RightsGrounds;
  /** The forum the draft is for, where it is for one. */
  readonly forum?: string;
  readonly round: number;
  /** The content the judgement was made on. */
  readonly content: ReviewedContent;
}

export type OpenState =
  /** Not saved yet: it has no place in the library. */
  | { readonly kind: "unsaved"; readonly ledgerDraft?: DraftId }
  /** No ledger. `file` is set when it lies in a matter's folder and can be brought under review. */
  | {
      readonly kind: "not-a-draft";
      readonly file?: { readonly driveItemId: string; readonly name: string; readonly matter?: MatterRow };
    }
  /** Carries a draft's id but is another file: readable and verifiable, reviewable only after adoption under a new id. */
  | {
      readonly kind: "copy";
      readonly draftId: DraftId;
      readonly original?: DraftRow;
      readonly file?: { readonly driveItemId: string; readonly name: string; readonly matter?: MatterRow };
    }
  /** The whole package or the records could not be read; never a partial look. `code` is the fault's. */
  | { readonly kind: "cannot-read"; readonly code: string; readonly fault: unknown }
  | { readonly kind: "draft"; readonly draft: OpenDraft };
