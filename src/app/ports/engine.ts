/**
 * The drafting engine and the reader of documents, as the verbs call them: bytes in, plain data out, so that the pane can run them in a worker.
 * Mistakes in a template raise TemplateFault, unreadable packages DocxFault, a document that may not be cleaned CleanCopyRefusal.
 */
import type { LedgerView } from "../../domain/draft/ledger";
import type { Finding } from "../../domain/draft/finding";
import type { Settling } from "../../domain/draft/settling";
import type { DraftId, MatterId, UnitId } from "../../domain/ids";
import type { Facts } from "../../domain/matter/facts";
import type { DocumentContent } from "../../docx/canonical/document-content";
import type { GateInput, GateJudgement } from "../../domain/review/review-gate";
import type { ParagraphAddress, WordsChange } from "./open-document";

export interface EngineSetting {
  readonly draftId: DraftId;
  readonly matterId?: MatterId;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly timeZone?: string;
  /** At least 32 random bytes; same bytes, same result. */
  readonly random: Uint8Array;
  readonly template?: { readonly id: string; readonly name?: string; readonly version: string };
}

export interface EngineDraft {
  readonly docx: Uint8Array;
  readonly findings: readonly Finding[];
  readonly units: number;
}

/** One paragraph or control that healing gives a fresh pending unit id. */
export type Healing =
  | {
      readonly why: "duplicated" | "unknown";
      readonly unit: UnitId;
      readonly oldTag: string;
      readonly occurrence: number;
      readonly at: ParagraphAddress;
    }
  /** `last`: number of the last of several paragraphs that share the new control. */
  | { readonly why: "untagged"; readonly unit: UnitId; readonly at: ParagraphAddress; readonly last?: number };

export interface HealedDraft {
  readonly docx: Uint8Array;
  readonly healed: readonly Healing[];
  /** The ledger as it must read afterwards, for writing through Word. */
  readonly ledgerXml?: string;
  readonly findings: readonly Finding[];
}

export interface RefreshedDraft {
  readonly docx: Uint8Array;
  /** Inline fact controls to rewrite through Word: exact tag, new text, whether it is a missing fact's blank. */
  readonly controls: readonly {
    readonly tag: string;
    readonly text: string;
    readonly highlight: boolean;
    readonly over?: string;
  }[];
  /** In lists: words inside unit controls to rewrite through Word. */
  readonly words: readonly WordsChange[];
  readonly ledgerXml?: string;
  readonly changedUnits: readonly UnitId[];
  readonly findings: readonly Finding[];
}

/** A sentence with its place. */
export interface TemplatePoint {
  readonly sentence: string;
  readonly at?: ParagraphAddress;
}

export interface TemplateCheck {
  /** Every mistake: no draft is made from a template that has one. */
  readonly mistakes: readonly TemplatePoint[];
  /** A person's data that seems to have been left in it. */
  readonly advice: readonly TemplatePoint[];
}

/** A plain page made from nothing (src/docx/printed-page.ts): a record, a review print. */
export interface PrintedPage {
  readonly title: string;
  readonly notice: string;
  readonly sections: readonly {
    readonly heading: string;
    readonly paragraphs?: readonly string[];
    readonly rows?: readonly (readonly [string, string])[];
  }[];
  readonly footer: string;
}

/** Documents a template brings in by `{{> name}}`, by that name. */
export type Clauses = ReadonlyMap<string, Uint8Array>;

export interface Engine {
  /** `blanksAs`: named blanks hashed as the ruled line they held when signed, whatever plain text fills them now. */
  readContent(
    docx: Uint8Array,
    setting?: { readonly blanksAs?: ReadonlyMap<string, string> },
  ): Promise<DocumentContent>;
  /** Undefined when the document carries no ledger; an unreadable one raises a fault. */
  readLedger(docx: Uint8Array): Promise<LedgerView | undefined>;
  /** The review gate on what was read of document and records: the judging of thousands of paragraphs, which is no work for the thread that draws the pane. */
  judge(read: Omit<GateInput, "digest">): Promise<GateJudgement>;
  /** Names of the clauses that the template, and the clauses at hand, ask for and that are not at hand. */
  clausesWanted(template: Uint8Array, atHand: Clauses): Promise<readonly string[]>;
  /** `factNames`: names the firm's facts have; anything else is a mistake. */
  checkTemplate(template: Uint8Array, clauses: Clauses, factNames?: readonly string[]): Promise<TemplateCheck>;
  compose(template: Uint8Array, facts: Facts, setting: EngineSetting, clauses: Clauses): Promise<EngineDraft>;
  adopt(docx: Uint8Array, setting: EngineSetting): Promise<EngineDraft>;
  /**
   * `notDone`: of what the same call healed before, by index, what Word could not carry out (text boxes; notes on the web). Those units then
   * stand in the ledger by story, place and words instead (invariant 2); the other units are the same.
   */
  retag(docx: Uint8Array, setting: EngineSetting, notDone?: readonly number[]): Promise<HealedDraft>;
  /**
   * `unwritten`: units the same call rewrote before and Word did not; they become findings, and the ledger keeps what they still show.
   * `settling`: what a person decided about one finding of the refresh before.
   */
  refresh(
    docx: Uint8Array,
    facts: Facts,
    setting: EngineSetting,
    unwritten?: readonly UnitId[],
    settling?: Settling,
  ): Promise<RefreshedDraft>;
  print(page: PrintedPage): Promise<Uint8Array>;
  /** The draft with the units' numbers in the margin and its version's code in the legend, for reading on paper or a phone; watermark and tags stay. */
  reviewPrint(
    docx: Uint8Array,
    setting: {
      readonly units: readonly {
        readonly number: number;
        readonly at: ParagraphAddress;
        readonly firstWords: string;
      }[];
      readonly contentHash: string;
    },
  ): Promise<Uint8Array>;
  /** The court copy. Called by finalize alone, after the gate. */
  clean(docx: Uint8Array): Promise<Uint8Array>;
  /** Parts in which a stored file is another than the one uploaded, apart from the numbered list of what SharePoint rewrites; none when it is that one. */
  partsNotAsUploaded(uploaded: Uint8Array, stored: Uint8Array): Promise<readonly string[]>;
  /** The line inside each named blank replaced by the words given; `filled` names those that could be. */
  fillBlanks(
    docx: Uint8Array,
    fillings: ReadonlyMap<string, string>,
  ): Promise<{ readonly docx: Uint8Array; readonly filled: readonly string[] }>;
}

/** XML namespace of the ledger part. */
export const LEDGER_NAMESPACE = "urn:countersign:ledger:1";
