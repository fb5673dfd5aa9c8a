/**
 * What the review needs from a draft's ledger. Working state, never evidence: who decides on status reads the records (invariant 4).
 * The XML form is src/drafting/ledger.ts's business.
 */
import type { DraftId, MatterId, UnitId } from "../ids";
import type { FactSource } from "../matter/facts";
import type { StoryKind } from "./finding";

export type WorkClass = "factual" | "procedural" | "interpretive";

export interface FactUse {
  /** Dotted path (`client.name`). */
  readonly path: string;
  /** As printed. */
  readonly text: string;
  readonly source?: FactSource;
  /** Printed as a blank. */
  readonly missing?: boolean;
}

export interface LedgerUnit {
  readonly id: UnitId;
  readonly workClass?: WorkClass;
  readonly furniture?: boolean;
  /** Paths of the facts this unit prints. */
  readonly facts: readonly FactUse[];
  /** Which paragraph of the template it came from. */
  readonly templateParagraph?: number;
  /** True while its words are the template's own. */
  readonly templateWords?: boolean;
  /** Where Word cannot wrap a paragraph: the unit stands here instead of in a control. */
  readonly anchor?: {
    readonly story: StoryKind;
    readonly part: string;
    readonly paragraph: number;
    readonly words: string;
  };
}

/** The text of a unit as an attorney approved it. */
export interface ApprovedWords {
  readonly unit: UnitId;
  readonly text: string;
}

export interface LedgerView {
  readonly draft: DraftId;
  readonly matter?: MatterId;
  readonly template?: {
    readonly id: string;
    readonly name?: string;
    readonly version: string;
    readonly sha256?: string;
  };
  readonly units: readonly LedgerUnit[];
  readonly facts: readonly FactUse[];
  readonly missing: readonly { readonly path: string; readonly unit?: UnitId }[];
  /** The template's paragraphs, by a unit's `templateParagraph`. */
  readonly paragraphs?: readonly { readonly text: string }[];
  /** How blocks of the template were decided; of a list, how many rows it had. */
  readonly decisions?: readonly { readonly path?: string; readonly count: number; readonly list: boolean }[];
  /** Words of approved units, kept so that a later change can be shown beside them; believed only where a record holds their hash. */
  readonly approvedWords?: readonly ApprovedWords[];
  /** What stands in it that the product never writes, such as an approval: somebody put it there by hand. */
  readonly foreign?: readonly string[];
  /** Counts every change the product made to the draft. */
  readonly revision: number;
}
