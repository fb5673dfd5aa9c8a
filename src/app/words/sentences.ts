/**
 * The only face where findings, refusals and faults become sentences for people (content-sentences.ts holds those about the document itself). Short, plain, respectful; what happened, then what to do.
 * A sentence may hold client words (a name, a path): it is for the screen or the person's terminal, never for a log.
 */
import { forumName } from "../../domain/matter/forums";
import type { Finding } from "../../domain/draft/finding";
import { isFault, type DocumentFaultKind, type EdgeFaultCodes, type EdgeFaultKind } from "../ports/faults";
import { CEREMONY, TOKENS } from "./ceremony-sentences";
import { CONTENT, text, type Detail, type FindingSentences, type Sentence } from "./content-sentences";
import type { TokenFinding, TokenNotJudged } from "../../domain/draft/token-failure";
import type { OpenQuestion, QuestionRule } from "../../domain/review/open-question";
import type { Refusal, RefusalCode } from "./refusal";

const told = (sentence: Sentence, detail: Detail): string =>
  typeof sentence === "string" ? sentence : sentence(detail);
/** " by M. Okoye", or nothing when the server did not say. */
const by = (detail: { readonly by?: string | number }): string =>
  text(detail, "by") === "" ? "" : ` by ${text(detail, "by")}`;

const REVIEW = {
  "unit-pending": "Awaits an attorney's review.",
  "unit-changes-requested": "Changes are requested here.",
  "unit-lapsed": "Changed since it was approved; the approval no longer covers these words.",
  "unit-renumbered": "Approved, but its number or place in the table changed. Look at it and accept it as renumbered.",
  "unit-moved": "Approved, but it stands elsewhere now. Look at it and accept it as moved.",
  "unit-question-open": "A question for the attorney is open here.",
  "question-open": (detail) =>
    text(detail, "path") === ""
      ? "A question for the attorney is open."
      : `A question for the attorney about ${text(detail, "path")} is open.`,
  "furniture-pending": (detail) =>
    `${text(detail, "count", "Some")} headers, footers and empty paragraphs await review as one row.`,
  "interpretive-in-bulk": "This is attorney-only text and was approved in bulk. It needs an approval of its own.",
  "signature-block-changed":
    "The signature block or bar number was changed outside an attorney's review. An attorney looks at it by itself.",
  "signature-in-bulk": "A signature block or bar number was approved in bulk. It needs an approval of its own.",
  "placeholder-left": (detail) =>
    `The fact ${text(detail, "path")} is missing: the document still shows a blank for it.`,
  "missing-fact": (detail) => `The fact ${text(detail, "path")} is missing.`,
  untagged: "This paragraph is not part of the review yet. Check the draft to tag it as pending.",
  "duplicated-unit":
    "This paragraph carries the mark of another one, as after copying. Check the draft: both become pending.",
  "unknown-unit":
    "This paragraph's mark is not from this draft, as after pasting from another. Check the draft: it becomes pending.",
  "tag-ahead-of-records": "Marked as reviewed in the document, but the firm's records hold no approval of it.",
  "copy-of-draft": "This file is a copy of a draft. Bring it under review as a draft of its own.",
  "caption-names-another-court": (detail) =>
    text(detail, "forum") === ""
      ? `The paper is headed “${text(detail, "court")}”, and it is for no forum of this matter. Correct the heading, or choose under Finish which forum it is for.`
      : `The paper is headed “${text(detail, "court")}”, and it is for ${forumName(text(detail, "forum"))}. Correct the heading, or choose under Finish the forum it is for.`,
  "draft-for-another-forum": (detail) =>
    `The draft is for ${forumName(text(detail, "forum"))}, which is none of the matter's forums now. Choose under Finish which of them it is for.`,
  "in-another-matter":
    "This file is a copy of a draft and lies in another matter's folder. It cannot be reviewed or finalized there. Open the draft itself.",
  "not-in-library": "This file does not lie in a matter's folder. Open the draft from there.",
  "no-ledger": "This document is not a draft under review. Bring it under review first.",
  "ledger-of-another-draft":
    "What this file says about itself belongs to another draft. Bring it under review as a draft of its own.",
  "ledger-claims-more": (detail) =>
    `Somebody edited what this file says about itself: it claims ${text(detail, "claims")}. That counts for nothing; only the firm's records do.`,
  "ledger-of-another-matter":
    "What this file says about itself belongs to another matter. Bring it under review as a draft of its own.",
} satisfies Partial<FindingSentences>;

const AROUND = {
  "leftover-of-another-matter": (detail) =>
    `“${text(detail, "name")}” belongs to another matter (${text(detail, "matter")}). Take it out, or accept it by name.`,
  "exhibit-not-listed": (detail) =>
    `Exhibit ${text(detail, "label")} is named here and is not on the matter's list of exhibits.`,
  "changed-outside-units":
    "Every paragraph stands as approved, but the document is not the one that was read: something was taken out or arranged otherwise. Look at it and accept it by name.",
  "exhibit-not-mentioned": (detail) =>
    `Exhibit ${text(detail, "label")} is on the matter's list and is named nowhere in the draft.`,
  "quality-check-missing": (detail) =>
    detail.by === "firm"
      ? "The firm asks for a team lead's check of every draft; these words have none."
      : "The instruction sheet asks for a team lead's check; these words have none.",
  "quality-check-not-passed": (detail) => `The team lead's check${by(detail)} leaves open: ${text(detail, "open")}.`,
} satisfies Partial<FindingSentences>;

const NEWER =
  "A newer Countersign has written records of this draft that this one cannot read. Close the pane and open it again to get the newer one.";
const rowsOf = (count: number): string => (count === 1 ? "1 row" : `${String(count)} rows`);

const RECORDS = {
  "decision-not-by-attorney": (detail) =>
    `A decision was recorded${by(detail)}, who was not an active attorney of the firm then. It counts for nothing.`,
  "answer-not-by-attorney": (detail) =>
    `A question was answered${by(detail)}, who was not an active attorney of the firm then. It stays open.`,
  "records-newer": NEWER,
  "rows-count-for-nothing": (detail) =>
    `${rowsOf(Number(detail.count))}${by(detail)} in this draft's records ${detail.count === 1 ? "counts" : "count"} for nothing.${detail.broken === 0 ? "" : " Among them are lines of a history that is not whole: one is missing or was changed."}`,
  "record-unreadable": "A record of this draft cannot be read. It counts for nothing.",
  "record-author-unknown": "The server does not say who wrote a record of this draft. It counts for nothing.",
  "record-altered": (detail) =>
    `A record of this draft was changed after it was written${by(detail)}. It counts for nothing.`,
  "record-of-another-draft": "A record filed under this draft speaks of another one. It counts for nothing here.",
  "record-for-another": (detail) =>
    `A decision was recorded${by(detail)} in another person's name. It counts for nothing.`,
  "audit-unreadable": "A line of this draft's history cannot be read.",
  "audit-of-another-draft": "A line of this draft's history speaks of another draft.",
  "audit-by-another": "A line of this draft's history was written in another person's name.",
  "audit-altered": "A line of this draft's history was changed after it was written.",
  "audit-forked": "Two lines of this draft's history claim the same number.",
  "audit-truncated": "A line of this draft's history is missing.",
  "audit-broken": "A line of this draft's history does not follow from the one before.",
  "record-key-taken": "Somebody had put a row where a record of this draft was to go; the record went beside it.",
} satisfies Partial<FindingSentences>;

const SIGN_OFFS = {
  "no-sign-off": "No attorney has signed off on these words.",
  "sign-off-for-other-words": (detail) => `The sign-off${by(detail)} was for other words: the document changed since.`,
  "sign-off-withdrawn": (detail) => `The sign-off on these words was withdrawn${by(detail)}.`,
  "sign-off-not-for-release": "The sign-off on these words is not one to send, serve or file them.",
  "sign-off-unreadable": "A sign-off record cannot be read. It counts for nothing.",
  "sign-off-author-unknown": "The server does not say who wrote a sign-off record. It counts for nothing.",
  "sign-off-altered": "A sign-off record was changed after it was written. It counts for nothing.",
  "sign-off-beside-altered":
    "A record written after this sign-off was changed since, and may have been its withdrawal. Sign off again.",
  "sign-off-statement-altered": "A sign-off record's statement is not the one that was signed. It counts for nothing.",
  "sign-off-not-in-its-ceremony":
    "A sign-off record does not fit the signing it claims to come from. It counts for nothing.",
  "sign-off-of-another-tenant": "A sign-off record comes from another organization. It counts for nothing.",
  "sign-off-of-another-matter": "A sign-off record speaks of another matter or draft. It counts for nothing here.",
  "sign-off-by-another": (detail) =>
    `A sign-off was recorded${by(detail)} in another person's name. It counts for nothing.`,
  "sign-off-without-token": "A sign-off record holds no proof of who signed. It counts for nothing.",
  "exhibit-swapped": (detail) =>
    `The exhibit ${text(detail, "name")} is not the file that was signed along. Attach the one that was, or sign off again.`,
  "exhibit-missing": (detail) => `The exhibit ${text(detail, "name")} was signed along and is not here.`,
  "exhibit-not-signed": (detail) =>
    `The exhibit ${text(detail, "name")} was not signed along. Take it out, or sign off again with it.`,
  "sign-off-token-not-checked": "A sign-off's proof of identity could not be checked.",
  "sign-off-time-differs": "A sign-off record was written at another time than it says. It counts for nothing.",
  "withdrawal-author-unknown":
    "This sign-off was withdrawn by somebody the server no longer names (a deleted account). Nobody can tell whether that counts, so the sign-off does not. Sign off again.",
  "withdrawal-not-by-attorney": (detail) =>
    `A withdrawal was recorded${by(detail)}, who was not an active attorney of the firm then. It counts for nothing.`,
  "signer-not-on-roster": "The signer is not on the firm's roster of attorneys.",
  "signer-row-unreadable":
    "The signer's row in the firm's roster cannot be read. Ask whoever keeps the roster to write its days as 2026-03-01.",
  "signer-not-active": "The signer was not an active attorney of the firm at that time.",
  "matter-without-rights":
    "No attorney had confirmed by then who is responsible and who signs in this matter. An attorney of the firm confirms it on Home, or here.",
  "signer-not-signing-attorney": "The signer was not a signing attorney of this matter at that time.",
  "signer-not-responsible-attorney": "The signer was not a responsible attorney of this matter at that time.",
  "matter-has-no-forum":
    "The matter named no forum at that time, so nobody's admission to it can be checked. An attorney of the matter gives it one.",
  "draft-names-no-forum":
    "The matter stands before several forums, and the draft does not say which of them it is for.",
  "forum-not-of-matter": "The forum the draft is for was none of the matter's at that time.",
  "signed-under-another-court": "The paper is headed by a court of another forum than the one it was signed for.",
  "signer-not-admitted": "The signer was not admitted in the forum this document is for at that time.",
  "signer-not-in-signature-block": "The signer's name does not stand in the document's counsel or signature block.",
} satisfies Partial<FindingSentences>;

const QUESTIONS: Readonly<Record<QuestionRule, Sentence>> = {
  "two-values": (detail) =>
    `There are two values on file for ${text(detail, "path")}: “${text(detail, "one")}” and “${text(detail, "other")}”. Which one holds?`,
  "fact-typed-over": (detail) =>
    `The draft was typed over here: on file ${text(detail, "path")} is “${text(detail, "onFile")}”, and the paragraph no longer says so. Which one holds?`,
  "interpretive-text":
    "Attorney-only text was written here, and no instruction sheet with your outline or text asks for it. May it stand?",
  "declarant-abroad": (detail) =>
    `This declaration is executed abroad (${text(detail, "place")}). For a federal court it must say “under the laws of the United States of America” (28 U.S.C. § 1746); ${detail["saysSo"] === 1 ? "it does" : "it does not"}. Is its wording right for this court?`,
};

const REFUSALS: Readonly<Record<RefusalCode, Sentence>> = {
  "not-signed-in": "Nobody is signed in. Sign in to go on.",
  "not-a-draft": "This document is not a draft under review.",
  unsaved: "This document is not saved yet. Save it into the matter's folder first.",
  "read-only": "This document is open for reading only.",
  "copy-of-a-draft":
    "This file is a copy of a draft. It can be read and verified; to review it, bring it under review as a draft of its own.",
  "cannot-read-document": "The document could not be read as a whole, so nothing is said about it.",
  "not-in-library": "This file does not lie in a matter's folder.",
  "already-a-draft": "This document is already a draft under review.",
  "not-an-attorney": "Only an attorney may do this.",
  "not-on-roster":
    "You are not on the firm's roster as an active attorney, so your decision would count for nothing. Nothing was recorded.",
  "records-newer": NEWER,
  "roster-row-unreadable":
    "Your row in the firm's roster cannot be read, so your decision would count for nothing. Ask whoever keeps the roster to write its days as 2026-03-01. Nothing was recorded.",
  "not-entitled": "You may not sign this off.",
  "not-permitted": "The firm's site refused: you do not have the right to write this record. Nothing was recorded.",
  "author-may-not-check": "The drafter cannot check her own draft.",
  "nothing-to-do": "There is nothing to record.",
  conflict: "Somebody changed this first. Nothing was written; look at the new value and decide again.",
  "rights-not-recorded":
    "Nobody can tell whether this was recorded. Look again: if the matter still waits for you, confirm it once more.",
  "matter-number-taken": (detail) => `There is already a matter with the number ${text(detail, "number")}.`,
  "fact-not-stored": (detail) => `The fact ${text(detail, "path")} has no place in the firm's lists yet.`,
  "note-needed": "Say in a few words where this comes from, or what should change.",
  "assignment-needs-goal": "Say what the draft is for: an instruction sheet needs a title and a goal.",
  "assignment-not-found": "That instruction sheet is no longer there, or belongs to another matter.",
  "template-not-found": "That template is no longer in the library.",
  "template-mistakes": "The template has mistakes and cannot be used until they are mended.",
  "value-not-a-number": (detail) => `${text(detail, "label")} is a number; write it in digits.`,
  "value-not-yes-or-no": (detail) => `${text(detail, "label")} is either yes or no.`,
  "row-added-not-audited":
    "It is in the firm's lists now, but the draft's history could not be written. Press again once the connection is back; nothing is added twice.",
  "value-refused": "That value is empty, too long, or holds characters a document cannot hold.",
  "document-refused": "This document cannot be brought under review as it is.",
  "file-exists-too-often": "Too many files of that name are in the folder. Choose another title.",
  "row-not-written": "The work list could not be updated; what was decided is recorded. Try again.",
  "decision-not-recorded":
    "Not recorded: nobody can say whether the firm's records took it. It counts for nothing until they do; try again.",
  "audit-not-written": "The draft's history could not be written, so this was not done. Try again.",
  "sign-off-not-recorded":
    "Not recorded: nobody can say whether the sign-off arrived. Try again with the same statement; it is never written twice.",
  "record-not-as-written":
    "The record read back differs from what was sent. It is not relied on; tell whoever runs the firm's site.",
  "words-changed-since-read": "The words changed since they were read. Read them again.",
  "interpretive-one-by-one": (detail) => `¶ ${text(detail, "number")} is attorney-only text. Approve it by itself.`,
  "not-in-bulk": (detail) => `¶ ${text(detail, "number")} cannot be approved in bulk. Decide it by itself.`,
  "question-of-a-rule":
    "This question follows from the draft itself. An attorney answers it, or the words that raise it change.",
  "question-not-open": "That question is no longer open.",
  "sign-off-not-found": "That sign-off is no longer there, or is withdrawn already.",
  "reason-needed": "Say in a few words why.",
  "already-yours": "This draft is already yours.",
  "accept-marks-first":
    "This Word cannot accept tracked changes for you. Select the paragraph, choose Review > Accept in Word, then approve it here.",
  "lock-stays":
    "Word keeps this paragraph locked. Select it, open Developer > Properties, untick “Contents cannot be edited”, and edit it there.",
  "not-a-pending-sign-off":
    "This file is not a kept sign-off, or it was changed. Nothing was recorded. Choose the file as it was kept when you signed; its name begins with “sign-off-pending”.",
  "records-too-old": "The firm's records were last read too long ago to sign or finalize without them.",
  "filing-not-recorded":
    "Not recorded: nobody can say whether the firm's records took it. Look at the list before you enter it again.",
  "filing-step-out-of-order": "That cannot come now: look at what was entered last.",
  "filing-row-not-found": "That entry is not in this draft's list.",
  "not-a-day": "Give the day as a date there is, such as 2026-12-01.",
  "no-signature-line":
    "There is no line for the signer's own signature above her name, so no conformed copy was made. The final stands.",
  "not-the-signer":
    "Only the attorney who signed off may have her own signature line filled. The final stands; she can have its conformed copy made.",
  "library-not-as-signed":
    "The file in the library does not hold the words that were signed. Save the draft in Word, wait until Word says that it is saved, then try again.",
  "no-final": "There is no recorded final for these words.",
  "not-a-pdf": "This file is not a PDF.",
  "draft-not-found": "That draft is no longer in the work list.",
  "gate-closed": "Not ready. These points are open:",
  "document-changed-meanwhile":
    "The document changed while this was under way. Nothing was finalized; look at the change and start again.",
  "stored-differs": (detail) =>
    `The file ${text(detail, "name")} stored in Finals does not hold the signed words. It is not recorded as final; delete it and try again.`,
  "final-not-recorded": (detail) =>
    `The file ${text(detail, "name")} is stored, but its record could not be written. Finalize again: the file is found and recorded.`,
  "clean-differs":
    "The clean copy would not hold the same words as the draft. Nothing was stored; tell whoever supports this product.",
  "ceremony-failed": (detail) => {
    const why = CEREMONY[text(detail, "code")];
    return why === undefined
      ? "Signing in afresh did not succeed, so nothing was signed. Begin again."
      : `${why} Nothing was signed.`;
  },
  "too-many-statements": "At most twenty drafts can be signed off at once.",
  "advisories-need-reason": "Give a reason for each of these points to accept it:",
  "statement-stale": "Too much time passed since this was prepared. Look at it again and sign then.",
  "unit-not-found": "That paragraph is no longer in the document.",
};

/** A code without a sentence does not compile. The order is the one a bare code is looked up in. */
const FAULTS: { readonly [Kind in EdgeFaultKind]: Readonly<Record<EdgeFaultCodes[Kind], string>> } = {
  graph: {
    network:
      "Microsoft 365 cannot be reached. What is on screen is not recorded; try again when the connection is back.",
    "timed-out": "Microsoft 365 did not answer in time. Try again.",
    unavailable: "Microsoft 365 is not available now. Try again in a minute.",
    throttled:
      "Microsoft 365 is busy and asks to wait. It is not down, so nothing is signed on an older look; what was pressed is not done. Press it again in a few minutes.",
    unauthenticated: "Your sign-in has expired. Sign in again.",
    forbidden: "The firm's site does not let you do this.",
    "not-found": "It is no longer there, or you may not see it.",
    "already-exists": "Something of that name is already there.",
    "changed-meanwhile": "Somebody changed it first. Look again and repeat.",
    locked: "The file is open elsewhere and cannot be written now.",
    "unreadable-row": "A row of the firm's lists cannot be read, so nothing is said about what it holds.",
    "records-elsewhere":
      "This matter's records are kept on a site of their own, which Countersign does not reach yet. Nothing was read or written here; ask firm IT.",
    "cannot-tell-which-file":
      "Countersign cannot tell which file of the library this is, so nothing is decided or signed here. If it was renamed or moved since it was opened, close it and open it again from Home; if that does not help, tell firm IT.",
    "download-refused":
      "The firm's settings do not let this file be downloaded on this device (a policy of the site, a device firm IT does not manage, or a sensitivity label), so Countersign cannot read its words and relies on nothing. Work on a managed device, or ask firm IT to allow it.",
    "incomplete-download": "The file did not arrive whole. Try again.",
    "invalid-value": "The firm's lists cannot hold that value.",
    "bad-request":
      "Microsoft 365 did not understand what Countersign asked, so nothing was done. Trying again will not help; tell firm IT.",
    "unexpected-answer":
      "Microsoft 365 gave an answer Countersign does not understand, so it is not relied on. Try again; if it stays so, tell firm IT.",
  },
  identity: {
    "interaction-required": "Please sign in.",
    "not-signed-in": "Nobody is signed in. Sign in to go on.",
    "another-person": "Somebody else signed in. Nothing was done in her name or yours.",
    "another-tenant": "That account belongs to another organization.",
    cancelled: "Signing in was cancelled.",
    "popup-blocked": "The browser blocked the sign-in window. Allow pop-ups for this site and try again.",
    offline: "There is no connection. Sign in when it is back.",
    "timed-out": "The sign-in service did not answer in time. Try again.",
    "provider-unreachable": "The sign-in service cannot be reached. Try again.",
    "provider-refused": "The sign-in service refused. Ask whoever runs the firm's accounts.",
    "untrusted-issuer": "This page is set up for a sign-in service it may not trust.",
    "no-object-id":
      "The sign-in does not say which account of the firm it is for, so it cannot be used here. Tell whoever runs the firm's accounts.",
  },
  word: {
    "cannot-read": "Word did not hand over the whole document, so nothing is said about it. Save and try again.",
    "not-supported": "This Word cannot do that.",
    "not-found":
      "Word cannot go there from here: it stands in a header, a note or a text box, or is no longer in the document.",
    "word-refused": "Word refused to do that. Save the document and try again.",
    "not-in-word": "This page works only inside Word. Open the draft in Word and start Countersign from its ribbon.",
    "read-only": "Word has the document open for reading only.",
  },
  engine: {
    "engine-stopped": "The drafting engine stopped. Nothing was changed; try again.",
  },
  deployment: {
    unreadable: "The firm's settings for Countersign could not be read. Try again; if it stays so, tell firm IT.",
    incomplete: "The firm's settings for Countersign lack something. Tell firm IT.",
  },
};
const KINDS = Object.values<Readonly<Record<string, string>>>(FAULTS);
const SPEAK_FOR_THEMSELVES: readonly DocumentFaultKind[] = ["docx", "template", "clean-copy", "draft"];

const CANNOT_VERIFY = {
  "not-signed-in": "Nobody is signed in, so the firm's records cannot be read.",
  "not-what-the-file-shows":
    "The file shows other words than it stores, so its words cannot be matched with a sign-off.",
  "not-a-pending-sign-off": "The kept sign-off cannot be read or was changed.",
  "pdf-needs-records": "A PDF can be verified only where the firm's history can be read.",
  "record-newer":
    "Cannot verify: a record of this document was written by a later version of Countersign than this one. Update it and verify again.",
  "records-incomplete": "The firm's records did not come back complete.",
  "signing-key-retired":
    "Cannot verify: signing key retired. The sign-in service no longer publishes the key this sign-off was signed with, the firm's settings hold no history of it, and no later sign-off vouches for it. Firm IT can add the key to keyHistory.",
  "keys-unreachable":
    "The sign-in service's keys cannot be read now, so the proof of who signed cannot be checked. Try again later.",
  "untrusted-issuer":
    "This page is set up for a sign-in service it may not trust, so the proof of who signed cannot be checked. Tell firm IT.",
} as const satisfies Readonly<Record<string, Sentence>>;

/** What nobody could judge is told the same way wherever it is met. */
const TOKENS_UNKNOWN = {
  "sign-off-token-signing-key-retired": CANNOT_VERIFY["signing-key-retired"],
  "sign-off-token-keys-unreachable": CANNOT_VERIFY["keys-unreachable"],
  "sign-off-token-untrusted-issuer": CANNOT_VERIFY["untrusted-issuer"],
} satisfies Readonly<Record<TokenFinding<TokenNotJudged>, string>>;

const EVERY_FINDING: FindingSentences = {
  ...CONTENT,
  ...REVIEW,
  ...AROUND,
  ...RECORDS,
  ...SIGN_OFFS,
  ...TOKENS,
  ...TOKENS_UNKNOWN,
};

export const sentenceForFinding = (finding: Pick<Finding, "code" | "detail">): string => {
  const sentence = EVERY_FINDING[finding.code];
  return typeof sentence === "string" ? sentence : sentence(finding.detail ?? {});
};

/** A question as the attorney reads it: the words of whoever raised it, or the rule's. */
export const sentenceForQuestion = (question: Pick<OpenQuestion, "rule" | "text" | "detail">): string =>
  question.rule === undefined ? (question.text ?? "") : told(QUESTIONS[question.rule], question.detail ?? {});

export const sentenceForRefusal = (refusal: Refusal): string => told(REFUSALS[refusal.code], refusal.detail ?? {});

/** The sentence of a fault of the edges; undefined for anything else. */
const edgeSentence = (error: unknown): string | undefined => {
  if (isFault(error, "graph")) return FAULTS.graph[error.code];
  if (isFault(error, "identity")) return FAULTS.identity[error.code];
  if (isFault(error, "word")) return FAULTS.word[error.code];
  if (isFault(error, "engine")) return FAULTS.engine[error.code];
  return isFault(error, "deployment") ? FAULTS.deployment[error.code] : undefined;
};

/** Faults of the edges by kind and code; documents' and templates' faults say it themselves; anything else says so. */
export const sentenceForFault = (fault: unknown): string => {
  if (!(fault instanceof Error)) return "Something went wrong. Try again.";
  const known = edgeSentence(fault);
  if (known !== undefined) return known;
  if (SPEAK_FOR_THEMSELVES.some((kind) => isFault(fault, kind))) return fault.message;
  return `Something went wrong${"code" in fault ? ` (${String(fault.code)})` : ""}. Try again.`;
};

/** Why a file cannot be verified: our own codes, or a fault's. */
export const sentenceForCode = (code: string): string => {
  const cannot: Readonly<Record<string, Sentence>> = CANNOT_VERIFY;
  const own = Object.hasOwn(cannot, code)
    ? cannot[code]
    : Object.hasOwn(CEREMONY, code) && code !== "another-person" && code !== "cancelled"
      ? CEREMONY[code]
      : undefined;
  if (own !== undefined) return told(own, {});
  const fault = KINDS.find((sentences) => Object.hasOwn(sentences, code))?.[code];
  return fault ?? `It could not be checked (${code.replaceAll("-", " ")}).`;
};
