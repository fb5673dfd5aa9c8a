/**
 * What a person can do, one line a verb: a composition root binds each to its ports (bind-verbs.ts) and hands this to the screens.
 * A Result's refusal is an expected no (sentences.ts has the words); typed faults of the edges (Word, Graph, identity, docx) are thrown.
 */
import type { Assignment, AssignmentText } from "../domain/draft/assignment";
import type { AuditEvent } from "../domain/audit/entry";
import type { Finding } from "../domain/draft/finding";
import type { FactSource, FactValue } from "../domain/matter/facts";
import type { ContentHash, DraftId, MatterId, PersonId, UnitId } from "../domain/ids";
import type { Result } from "../domain/result";
import type { GateJudgement } from "../domain/review/review-gate";
import type { AcceptedFinding, ReadingPlace, ReadingWay, Verdict } from "../domain/review/sitting";
import type { Meaning, NamedFile, SignedStatement } from "../domain/review/statement";
import type { OpenDraft, OpenState } from "./open-draft-state";
import type { CeremonyProof } from "./ports/ceremony";
import type { DraftRow } from "./ports/draft-store";
import type { TemplateCheck } from "./ports/engine";
import type { FactAddress, MatterRow, NewFactRow, NewMatter } from "./ports/matter-source";
import type { Person } from "./ports/session";
import type { TemplateEntry } from "./ports/template-library";
import type { Refusal } from "./refusal";

/** One line of the home list. */
export interface WorkItem {
  readonly row: DraftRow;
  readonly matter: MatterRow | undefined;
  /** Time left is the screen's arithmetic; this is the deadline, ISO 8601 UTC, and the matter's zone for showing the court's time. */
  readonly due?: string;
  readonly timeZone?: string;
  readonly unitsLeft?: number;
  readonly questions: number;
  readonly round: number;
}
export interface Work {
  readonly person: Person;
  /** Drafts the person is asked to act on: reviews for attorneys and team leads, own drafts in progress for drafters. */
  readonly waiting: readonly WorkItem[];
  readonly sentBack: readonly WorkItem[];
  readonly signedNotFinal: readonly WorkItem[];
  /** Everything else still open in the firm. */
  readonly others: readonly WorkItem[];
}
export type ListWork = () => Promise<Result<Work, Refusal>>;

/** The open document as a template. */
export type CheckOpenTemplate = () => Promise<TemplateCheck>;
export type ListTemplates = () => Promise<readonly TemplateEntry[]>;
export type ListMatters = () => Promise<readonly MatterRow[]>;

export interface FactLine {
  readonly path: string;
  readonly value: FactValue;
  readonly missing: boolean;
  readonly source?: FactSource;
  /** Where a correction would be written; absent when the value has no row of its own. */
  readonly address?: FactAddress;
}
export interface MatterView {
  readonly row: MatterRow;
  readonly facts: readonly FactLine[];
}
export type ReadMatter = (id: MatterId) => Promise<MatterView>;
export type AddMatter = (matter: NewMatter) => Promise<Result<MatterRow, Refusal>>;
export interface Attorney {
  readonly oid: PersonId;
  readonly name: string;
  /** Forum codes of every admission on the roster. */
  readonly forums: readonly string[];
}
/** Those active today. */
export type ListAttorneys = () => Promise<readonly Attorney[]>;
/** `added` is false when the very same row was there already. With a draft, its history gets a line. */
export type AddMatterRow = (args: { readonly matter: MatterId; readonly row: NewFactRow; readonly draft?: DraftId }) => Promise<Result<{ readonly added: boolean; readonly itemId: string }, Refusal>>;
/** Writes one value with the note that says where it came from ("client's e-mail of 3 March"). */
export type CorrectFact = (args: { readonly matter: MatterId; readonly path: string; readonly value: string; readonly note: string; readonly draft?: DraftId }) => Promise<Result<FactSource, Refusal>>;

/** Instruction sheets of a matter, those still open first. */
export type ListAssignments = (matter: MatterId) => Promise<readonly Assignment[]>;
/** Attorneys only. `attempt` is one text an attempt (kept while trying again), so that pressing twice writes one sheet. */
export type WriteAssignment = (args: { readonly matter: MatterId; readonly text: AssignmentText; readonly attempt: string }) => Promise<Result<Assignment, Refusal>>;
export type ChangeAssignment = (args: { readonly assignment: Assignment; readonly change: Partial<AssignmentText> & { readonly state?: Assignment["state"] } }) => Promise<Result<Assignment, Refusal>>;

export type CreateStep = "reading-facts" | "reading-template" | "composing" | "uploading" | "recording" | "opening" | "done";
export interface CreatedDraft {
  readonly row: DraftRow;
  readonly findings: readonly Finding[];
  readonly units: number;
  /** False when Word could not be told to open it; the screen then offers the link. */
  readonly opened: boolean;
  /** False when the audit's line could not be written; the draft is stored all the same, and the screen says so. */
  readonly audited: boolean;
}
export type CreateDraft = (args: { readonly matter: MatterId; readonly template: string; readonly due?: string; /** Row id of the instruction sheet the draft answers. */ readonly assignment?: string; readonly onProgress?: (step: CreateStep) => void; readonly open?: boolean }) => Promise<Result<CreatedDraft, Refusal>>;

/** "Bring this document under review": tags what no template made, or a copy of a draft, under a new draft id, as a new file in Drafts. */
export type AdoptOpenDocument = (args: { readonly matter: MatterId; readonly title: string; readonly onProgress?: (step: CreateStep) => void }) => Promise<Result<CreatedDraft, Refusal>>;

/** Never throws for a document that cannot be read or records that cannot: that is the state `cannot-read`. */
export type ReadOpenDraft = () => Promise<OpenState>;

export interface Refreshed {
  readonly changedUnits: readonly UnitId[];
  readonly findings: readonly Finding[];
}
export type RefreshOpenDraft = () => Promise<Result<Refreshed, Refusal>>;
/** Ends one difference that refreshing told: the value on file comes back, or the draft stays as it reads and the attorney is asked. `why` is needed where whole paragraphs are concerned. */
export type SettleDifference = (args: { readonly seen: OpenDraft; readonly finding: Finding; readonly how: "keep" | "put-back"; readonly why?: string }) => Promise<Result<Refreshed, Refusal>>;
/** Corrects the fact in the firm's lists, then refreshes the open draft. */
export type FillFact = (args: { readonly path: string; readonly value: string; readonly note: string }) => Promise<Result<Refreshed, Refusal>>;

export interface Retagged {
  readonly untagged: number;
  readonly duplicated: number;
  readonly unknown: number;
  readonly units: readonly UnitId[];
  /** Paragraphs Word cannot wrap here; they stay findings until the draft is saved through the engine. */
  readonly notDone: number;
}
/** Healing, in one reported line: what Word left untagged becomes pending under new ids; of duplicates all do. */
export type RetagOpenDraft = () => Promise<Result<Retagged, Refusal>>;

export interface AskedForReview {
  readonly round: number;
  readonly findings: readonly Finding[];
  readonly retagged: Retagged;
}
/** Never refused for findings; it lists them. */
export type AskForReview = (args?: { readonly due?: string }) => Promise<Result<AskedForReview, Refusal>>;

export interface Decision {
  readonly unit: UnitId;
  readonly verdict: Verdict;
  readonly note?: string;
}
export interface Sitting {
  /** The snapshot the reviewer looked at: decisions bind its words, whatever the document says by now. */
  readonly seen: OpenDraft;
  readonly decisions: readonly Decision[];
  readonly way: ReadingWay;
  readonly readIn?: ReadingPlace;
  readonly accepted?: readonly AcceptedFinding[];
}
export interface RecordedSitting {
  readonly recorded: readonly UnitId[];
  /** Controls Word could not re-tag; their status lives in the records. */
  readonly tagsNotRepaired: readonly UnitId[];
  readonly commentsNotAdded: readonly UnitId[];
  /** False when Word would not keep the approved words: a later change then cannot be shown beside them. */
  readonly wordsKept: boolean;
  /** Decided in bulk on words that changed since they were read: left out, still pending. */
  readonly changedSinceRead: readonly UnitId[];
}
export type DecideUnits = (sitting: Sitting) => Promise<Result<RecordedSitting, Refusal>>;
/** "Approve with my edit": accepts the revision marks in the unit, then approves the words that result. */
export type ApproveWithEdit = (args: { readonly seen: OpenDraft; readonly unit: UnitId }) => Promise<Result<RecordedSitting, Refusal>>;
/** Lifts Word's lock on a unit of the signature block for an attorney's own edit; her decision on it locks it again. */
export type OpenSignature = (args: { readonly seen: OpenDraft; readonly unit: UnitId }) => Promise<Result<true, Refusal>>;
/** A question only the attorney may answer, about a unit, a fact or the whole draft. */
export type RaiseQuestion = (args: { readonly seen: OpenDraft; readonly unit?: UnitId; readonly fact?: string; readonly text: string }) => Promise<Result<{ readonly question: string }, Refusal>>;
/** An attorney answers; whoever raised it may withdraw it. */
export type CloseQuestion = (args: { readonly seen: OpenDraft; readonly question: string; readonly outcome: "answered" | "withdrawn"; readonly text: string }) => Promise<Result<{ readonly row: string }, Refusal>>;
/** A team lead's check of the words as they are now; never by the author, never an approval. */
export type CheckQuality = (args: { readonly seen: OpenDraft; readonly formatting: boolean; readonly accuracy: boolean; readonly completeness: boolean; readonly note?: string }) => Promise<Result<{ readonly row: string }, Refusal>>;
/** A new record; the sign-off itself stays. */
export type WithdrawSignOff = (args: { readonly draft: DraftId; readonly signOffRow: string; readonly reason: string }) => Promise<Result<{ readonly row: string }, Refusal>>;
/** The work of someone who is away or left; the name at the time stays in the record. */
export type TakeOver = (args: { readonly draft: DraftId }) => Promise<Result<DraftRow, Refusal>>;

export interface HistoryLine {
  /** The server's stamp. */
  readonly at: string;
  readonly by: string;
  readonly event: AuditEvent;
}
export interface History {
  readonly lines: readonly HistoryLine[];
  /** A broken, forked or truncated chain, by name. */
  readonly findings: readonly Finding[];
}
export type ReadHistory = (draft: DraftId) => Promise<History>;
/** The draft's records as one JSON text that `countersign verify --records` reads without a connection. */
export type ExportRecords = (draft: DraftId) => Promise<Result<{ readonly name: string; readonly json: string }, Refusal>>;

/** The open draft as a .docx to print or to read on a phone: unit numbers in the margin, version code in the legend, watermark kept. */
export type MakeReviewPrint = () => Promise<Result<{ readonly name: string; readonly docx: Uint8Array; readonly version: string }, Refusal>>;

export type SendBack = (args: { readonly seen: OpenDraft; readonly note?: string }) => Promise<Result<{ readonly round: number }, Refusal>>;

/** What the signer reads before she signs. */
export interface PreparedSignOff {
  readonly statement: SignedStatement;
  /** The statement's canonical JSON: the exact bytes hashed. */
  readonly canonical: string;
  readonly statementHash: string;
  readonly matterTitle: string;
  readonly draftTitle: string;
  readonly units: number;
  /** Units whose words changed since this signer last signed off this draft; undefined when she never did. */
  readonly changedSinceLastSigned?: number;
}
/** Of the draft open in Word, or, with `draft`, of a stored one (up to twenty are signed in one ceremony). */
export type PrepareSignOff = (args: { readonly meaning: Meaning; readonly accepted?: readonly AcceptedFinding[]; readonly draft?: DraftId; readonly exhibits?: readonly NamedFile[]; /** The last complete look, for signing while Graph is down: at most 30 minutes old. */ readonly seen?: OpenDraft }) => Promise<Result<PreparedSignOff, Refusal>>;
export interface SignedOff {
  readonly row: string;
  readonly at: string;
  readonly statementHash: string;
}
/** Writes the records, one a statement, once. `proof` comes from the ceremony; absent, the record stands on its server-stamped author alone. */
export type SignOff = (args: { readonly prepared: readonly PreparedSignOff[]; readonly proof?: CeremonyProof }) => Promise<Result<readonly SignedOff[], Refusal>>;

/** While Graph is down: the statements and the token as a file on the signer's machine. Counts only once adopted. */
export type KeepSignOff = (args: { readonly prepared: readonly PreparedSignOff[]; readonly proof: CeremonyProof }) => Promise<Result<{ readonly name: string; readonly json: string }, Refusal>>;
/** Brings kept sign-offs into the records; only the signer may, and pressing twice writes once. */
export type AdoptPendingSignOff = (args: { readonly json: string }) => Promise<Result<readonly SignedOff[], Refusal>>;
/** The clean copy while Graph is down, made from the words signed in a kept sign-off; `seen` is the last complete look, at most 30 minutes old. */
export type CleanWhileDown = (args: { readonly seen: OpenDraft; readonly pending: string }) => Promise<Result<{ readonly name: string; readonly docx: Uint8Array }, Refusal>>;

export type JudgeOpenGate = () => Promise<Result<GateJudgement & { readonly content: ContentHash }, Refusal>>;

export type FinalizeStep = "reading" | "judging" | "cleaning" | "reading-again" | "uploading" | "checking" | "recording" | "done";
export interface Finalized {
  readonly name: string;
  readonly webUrl: string;
  readonly contentHash: ContentHash;
  /** True when the file was already there with this content and no record. */
  readonly adopted: boolean;
  /** The page and data about who did what, in the matter's Supervision folder. The final stands whether or not it could be stored. */
  readonly supervision: { readonly stored: true; readonly name: string; readonly webUrl: string } | { readonly stored: false; readonly fault?: unknown };
}
export type Finalize = (args?: { readonly onProgress?: (step: FinalizeStep) => void }) => Promise<Result<Finalized, Refusal>>;

export interface SignOffFound {
  readonly row: string;
  readonly by: { readonly oid: PersonId; readonly name: string; readonly barNumber?: string };
  readonly meaning: Meaning;
  readonly matter: { readonly id: MatterId; readonly title?: string };
  readonly draft: DraftId;
  /** When the server stamped the record. */
  readonly at: string;
  /** When it was signed, by the statement; earlier than `at` where the records could not be reached then. */
  readonly signedAt: string;
  /** `proved`: a token of the identity provider names this statement; `recorded`: the server's stamp alone. */
  readonly identity: "proved" | "recorded";
  readonly blanks: readonly { readonly name: string; readonly text: string }[];
  /** The exhibits and attachments signed along, by digest. */
  readonly exhibits: readonly NamedFile[];
}
export type VerifyAnswer =
  | {
      readonly kind: "signed-off";
      readonly signOffs: readonly SignOffFound[];
      /** Blanks left on purpose when signed, with what stands there now. */
      readonly filled?: readonly { readonly name: string; readonly text: string }[];
      /** The file is a PDF; somebody recorded it as made from the final with these words. */
      readonly pdf?: { readonly recordedBy: string; readonly recordedAt: string };
    }
  | { readonly kind: "changed"; readonly since: readonly SignOffFound[]; readonly changedUnits: readonly UnitId[] }
  /** Signed while Graph was down: proved by its token, not yet in the firm's records. */
  | { readonly kind: "record-pending"; readonly by: string; readonly meaning: Meaning; readonly signedAt: string }
  | { readonly kind: "withdrawn"; readonly signOffs: readonly (SignOffFound & { readonly withdrawnAt: string; readonly withdrawnBy: string; readonly reason: string })[] }
  /** A record for this content exists but does not count; each with its reason. */
  | { readonly kind: "record-not-valid"; readonly reasons: readonly Finding[] }
  /** Nothing found: unknown, not "never signed". */
  | { readonly kind: "no-record" }
  | { readonly kind: "cannot-verify"; readonly code: string; readonly fault?: unknown };
/** Any bytes, Word or PDF; without bytes the document open in Word. `matters`: where to look for a sign-off whose blanks were filled since. */
export type Verify = (file?: Uint8Array, where?: { readonly matters?: readonly MatterId[]; /** A kept sign-off. */ readonly pending?: string; /** The exhibits that would go out with it: every one must be the one signed. */ readonly exhibits?: readonly NamedFile[] }) => Promise<VerifyAnswer & { /** Whether the history has a line of this check; absent where no draft is named. */ readonly noted?: boolean }>;
/** Records a PDF made from the final by its digest, so that verify can take it. */
export type RecordPdf = (args: { readonly draft: DraftId; readonly pdf: Uint8Array }) => Promise<Result<{ readonly digest: string }, Refusal>>;

export interface Verbs {
  readonly listWork: ListWork;
  readonly listTemplates: ListTemplates;
  readonly checkOpenTemplate: CheckOpenTemplate;
  readonly listMatters: ListMatters;
  readonly readMatter: ReadMatter;
  readonly addMatter: AddMatter;
  readonly listAttorneys: ListAttorneys;
  readonly correctFact: CorrectFact;
  readonly addMatterRow: AddMatterRow;
  readonly listAssignments: ListAssignments;
  readonly writeAssignment: WriteAssignment;
  readonly changeAssignment: ChangeAssignment;
  readonly createDraft: CreateDraft;
  readonly adoptOpenDocument: AdoptOpenDocument;
  readonly readOpenDraft: ReadOpenDraft;
  readonly refreshOpenDraft: RefreshOpenDraft;
  readonly settleDifference: SettleDifference;
  readonly fillFact: FillFact;
  readonly retagOpenDraft: RetagOpenDraft;
  readonly askForReview: AskForReview;
  readonly decideUnits: DecideUnits;
  readonly approveWithEdit: ApproveWithEdit;
  readonly openSignature: OpenSignature;
  readonly raiseQuestion: RaiseQuestion;
  readonly closeQuestion: CloseQuestion;
  readonly checkQuality: CheckQuality;
  readonly withdrawSignOff: WithdrawSignOff;
  readonly takeOver: TakeOver;
  readonly readHistory: ReadHistory;
  readonly exportRecords: ExportRecords;
  readonly sendBack: SendBack;
  readonly makeReviewPrint: MakeReviewPrint;
  readonly prepareSignOff: PrepareSignOff;
  readonly signOff: SignOff;
  readonly keepSignOff: KeepSignOff;
  readonly adoptPendingSignOff: AdoptPendingSignOff;
  readonly cleanWhileDown: CleanWhileDown;
  readonly judgeGate: JudgeOpenGate;
  readonly finalize: Finalize;
  readonly verify: Verify;
  readonly recordPdf: RecordPdf;
}
