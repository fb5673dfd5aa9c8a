/** The words of the drafter's side of a draft, in English. */
import type { Retagged } from "../../app/draft/retag-open-draft";
import { plural } from "../words/words.en";

const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts[parts.length - 1] ?? ""}`;
const counted = (count: number, one: string, many: string): string =>
  count === 0 ? "" : `${count} ${plural(count, { one, other: many })}`;
const paragraphs = (count: number): string => plural(count, { one: "paragraph", other: "paragraphs" });
const questions = (count: number): string =>
  count === 0 ? "" : `, ${count} ${plural(count, { one: "question", other: "questions" })} for the attorney`;

export const draftWords = {
  tab: {
    changesRequested: "Changes requested",
    missing: (count: number) => plural(count, { one: "Missing fact", other: "Missing facts" }),
    open: "Open points",
    check: "Check",
    checking: "Checking ...",
    nothingOpen: "Nothing is open besides the review.",
    nothingElseOpen: "Nothing else is open besides the review.",
    facts: "Facts",
    refresh: "Refresh facts",
    refreshing: "Refreshing ...",
    noFacts: "No facts stand in this draft.",
    filled: (label: string, changed: number) => `${label} filled; ${changed} ${paragraphs(changed)} changed`,
  },
  asked: {
    title: (round: number) => `Review asked for, round ${round}`,
    said: (round: number, open: number) => `Review asked for, round ${round}, ${open} open points`,
    onlyReading: "Nothing is open but the reading itself.",
    open: (count: number) =>
      `${count} open ${plural(count, { one: "point goes", other: "points go" })} with it; the attorney sees the same list.`,
  },
  ask: { ask: "Ask for review", askAgain: "Ask for review again", asking: "Asking ..." },
  refreshed: {
    changed: (count: number) =>
      `${count} ${paragraphs(count)} changed with the facts and ${plural(count, { one: "is", other: "are" })} pending again.`,
    nothingRewritten: "Nothing was rewritten.",
    asTheyWere: "All facts are as they were.",
    open: "Facts that could not be brought in",
  },
  difference: {
    whole: "Mend it in Word, or keep the draft as it is and say why: that becomes a question for the attorney.",
    onFile: (fact: string) => `On file now: “${fact}”. Kept as typed, the attorney is asked which one holds.`,
    otherwise: "Mend it in Word and refresh again; or keep it as it is, and the attorney is asked which one holds.",
    putBack: "Put back the value on file",
    keepTyped: "Keep as typed",
    keepAsIs: "Keep as it is",
    kept: "Kept; the attorney decides",
    isBack: "The value on file is back",
    why: {
      label: "Why does it stay as it is?",
      hint: "The attorney sees this as a question; while it is open, the draft cannot be signed off.",
      needed: "Say it in a few words.",
      send: "Keep it and ask",
    },
  },
  instructions: {
    name: "Instructions",
    doList: "Do",
    doNotList: "Do not",
    outline: "Outline for attorney-only text",
    qualityCheck: "a team lead checks it before sign-off",
    supervisedBy: (name: string) => `supervised by ${name}`,
    due: (mine: string) => `due ${mine}`,
    dueAtCourt: (mine: string, courts: string) => `due ${mine} · court ${courts}`,
    change: "Change these instructions",
  },
  changeInstructions: {
    dueHint: "The deadline can be moved here; left empty, it stays.",
    change: "Change the instructions",
    writing: "Writing ...",
    cancel: "Cancel",
    changed: "Instructions changed",
  },
  message: {
    ready: "Message ready",
    close: "Close",
    copied: "Message copied",
    copiedAbout: "It holds a link and numbers, no client words. Paste it into Teams or an e-mail.",
    byHand: "Copy this message",
    label: "Message",
    hint: "Press Ctrl+C. It holds a link and numbers, no client words.",
    drafting: (open: number, link: string) => `A draft is being prepared${questions(open)}. ${link}`,
    inReview: (round: number, left: number, units: number, open: number, link: string) =>
      `A draft waits for review: round ${round}, ${left} of ${units} paragraphs left${questions(open)}. ${link}`,
    sentBack: (round: number, changes: number, open: number, link: string) =>
      `A draft came back for changes: round ${round}, ${changes} ${plural(changes, { one: "change", other: "changes" })} asked for${questions(open)}. ${link}`,
    signed: (link: string) => `A draft is signed off and can be finalized. ${link}`,
    final: (link: string) => `A draft is final. ${link}`,
  },
  requestRow: {
    number: (number: number) => `¶ ${number} `,
    show: "Show",
    showThis: (number: number | undefined) => `Show paragraph ${number ?? ""} in the document`,
  },
  sentBack: {
    name: (round: number, left: number, all: number) => `Sent back in round ${round}: ${left} of ${all} left`,
    from: (by: string) => `From ${by}`,
    changed: "changed since; the attorney reads it again",
    gone: "taken out",
    noneNamed: "No paragraph was named; see the note above.",
  },
  /** "2 new paragraphs and 1 duplicate tagged; all are pending." */
  retagged: (retagged: Omit<Retagged, "units">): string => {
    const parts = [
      counted(retagged.untagged, "new paragraph", "new paragraphs"),
      counted(retagged.duplicated, "duplicate", "duplicates"),
      counted(retagged.unknown, "paragraph from another draft", "paragraphs from other drafts"),
    ].filter((part) => part !== "");
    if (parts.length === 0) return "Every paragraph is tagged.";
    const left = retagged.notDone === 0 ? "" : ` ${retagged.notDone} could not be tagged here and still block.`;
    return `${listed(parts)} tagged; all are pending.${left}`;
  },
};
