/** What a verb answers when the answer is no: a code for which sentences.ts has the words, never a sentence itself. */
import type { Finding } from "../../domain/draft/finding";

export type RefusalCode =
  | "not-signed-in"
  | "not-a-draft"
  | "unsaved"
  | "read-only"
  | "copy-of-a-draft"
  | "cannot-read-document"
  | "not-in-library"
  | "already-a-draft"
  | "not-an-attorney"
  | "not-on-roster"
  | "roster-row-unreadable"
  | "records-newer"
  | "not-entitled"
  | "not-permitted"
  | "author-may-not-check"
  | "nothing-to-do"
  | "conflict"
  | "matter-number-taken"
  | "rights-not-recorded"
  | "fact-not-stored"
  | "note-needed"
  | "template-not-found"
  | "assignment-needs-goal"
  | "assignment-not-found"
  | "template-mistakes"
  | "value-refused"
  | "value-not-a-number"
  | "value-not-yes-or-no"
  | "row-added-not-audited"
  | "document-refused"
  | "file-exists-too-often"
  | "row-not-written"
  | "decision-not-recorded"
  | "audit-not-written"
  | "sign-off-not-recorded"
  | "record-not-as-written"
  | "words-changed-since-read"
  | "interpretive-one-by-one"
  | "not-in-bulk"
  | "question-not-open"
  | "question-of-a-rule"
  | "sign-off-not-found"
  | "reason-needed"
  | "already-yours"
  | "accept-marks-first"
  | "lock-stays"
  | "not-a-pending-sign-off"
  | "records-too-old"
  | "no-final"
  | "filing-not-recorded"
  | "filing-step-out-of-order"
  | "filing-row-not-found"
  | "not-a-day"
  | "no-signature-line"
  | "not-the-signer"
  | "library-not-as-signed"
  | "not-a-pdf"
  | "draft-not-found"
  | "gate-closed"
  | "document-changed-meanwhile"
  | "final-not-recorded"
  | "stored-differs"
  | "clean-differs"
  | "ceremony-failed"
  | "advisories-need-reason"
  | "too-many-statements"
  | "statement-stale"
  | "unit-not-found";

export interface Refusal {
  readonly code: RefusalCode;
  /** Every reason, where there are several. */
  readonly findings?: readonly Finding[];
  /** The single rows behind findings that stand for many. */
  readonly rows?: readonly Finding[];
  /** May hold client text: for the screen only. */
  readonly detail?: Readonly<Record<string, string | number>>;
}

export const refusal = (code: RefusalCode, more: Omit<Refusal, "code"> = {}): Refusal => ({ code, ...more });
