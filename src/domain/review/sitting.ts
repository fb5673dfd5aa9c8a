/**
 * What the Reviews list holds. A sitting is one reviewer's batch of decisions; each names tenant, matter, draft, unit and the hash
 * of its words (invariant 3), and nothing else makes an approval. Records are ids, hashes and the reviewer's own notes; the server adds who and when.
 */
import type { DraftId, MatterId, PersonId, UnitId, WordsHash } from "../ids";

/** How the reviewer came to the decision. Only `one-by-one` ends another's request for changes, or covers interpretive words. */
export type ReadingWay = "one-by-one" | "as-a-whole" | "as-template";
/** Where it was read, when as a whole. */
export type ReadingPlace = "word" | "paper" | "phone";

export type Verdict = "approve" | "request-changes" | "place-seen";

export interface UnitDecision {
  readonly unit: UnitId;
  readonly words: WordsHash;
  /** Hash of the unit's places (list labels, stories, table positions) as seen. */
  readonly place: string;
  readonly verdict: Verdict;
  readonly way: ReadingWay;
  /** 128 bits of the SHA-256 of its text as seen, lower-case hex: lets the words approved be shown later beside a change, from a copy nobody need trust. */
  readonly text?: string;
  /** What is asked for, when changes are requested. */
  readonly note?: string;
}

/** Names what every record is about; a row whose names differ from the list it was found for counts for nothing and is a finding. */
export interface About {
  readonly version: 1;
  readonly tenant: string;
  readonly matter: MatterId;
  readonly draft: DraftId;
}

export interface SittingRecord extends About {
  readonly kind: "sitting";
  readonly id: string;
  readonly reviewer: PersonId;
  /** Content hash of the bytes that were read. */
  readonly content: string;
  readonly readIn?: ReadingPlace;
  /** Every unit id of the document in the order seen. */
  readonly order: readonly UnitId[];
  readonly decisions: readonly UnitDecision[];
  /** Findings "to be seen" or advisory that the reviewer accepts, each with the words it stands at. */
  readonly accepted: readonly AcceptedFinding[];
}

export interface AcceptedFinding {
  readonly code: string;
  readonly unit?: UnitId;
  /** The unit's words, or the content hash when the finding has no unit: the acceptance lapses with them. */
  readonly at: string;
  /** 128 bits of the hash of what the finding is about (a label, a name, an element), lower-case hex: another one like it is not accepted along. */
  readonly about?: string;
  readonly reason?: string;
}

/** A question only the attorney may answer. */
export interface QuestionRecord extends About {
  readonly kind: "question";
  readonly id: string;
  readonly unit?: UnitId;
  readonly fact?: string;
  readonly text: string;
  readonly raisedBy: "person" | "rule";
}
export interface AnswerRecord extends About {
  readonly kind: "answer";
  readonly question: string;
  /** Further questions of the same person, closed in the same act. */
  readonly also?: readonly string[];
  /** The rule that raised it, when one did: its question is no row of its own. */
  readonly rule?: { readonly code: string; readonly unit?: UnitId; readonly fact?: string };
  readonly outcome: "answered" | "withdrawn";
  readonly text: string;
}

/** A team lead's check; never an approval. */
export interface QualityCheckRecord extends About {
  readonly kind: "quality-check";
  /** In which she made it. An attorney's is borne out by the roster; a lead's is her word, beside her name. */
  readonly role: "team-lead" | "attorney";
  readonly content: string;
  readonly formatting: boolean;
  readonly accuracy: boolean;
  readonly completeness: boolean;
  readonly note?: string;
}

/** The draft goes back to its drafter; counts a round. */
export interface SentBackRecord extends About {
  readonly kind: "sent-back";
  readonly round: number;
  readonly note?: string;
}

export type ReviewRecord = SittingRecord | QuestionRecord | AnswerRecord | QualityCheckRecord | SentBackRecord;
