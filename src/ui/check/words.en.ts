/** The words of the team lead's check and of the reasons why not, in English. */
import { plural } from "../words/words.en";

const parts = {
  formatting: {
    name: "Formatting",
    lacking: "formatting",
    says: "Layout, numbering and fields are right; no marks or comments are left.",
  },
  accuracy: {
    name: "Accuracy",
    lacking: "accuracy",
    says: "Names, dates and figures are those of this matter.",
  },
  completeness: {
    name: "Completeness",
    lacking: "completeness",
    says: "Nothing is missing; what stays blank is named.",
  },
};

export const checkWords = {
  parts,
  tab: {
    askedFor: "The attorney's instructions ask for this check.",
    byHand: (count: number) => plural(count, { one: "1 fact typed by hand", other: `${count} facts typed by hand` }),
    note: "Note (optional)",
    noteHint: "The attorney and the drafter see it.",
  },
  last: {
    checked: (by: string, when: string) => `Checked by ${by}, ${when}`,
    earlierChecked: (by: string, when: string) => `Earlier words checked by ${by}, ${when}`,
    lacking: (lacking: readonly string[]) => `Not in order: ${lacking.join(", ")}`,
  },
  foot: {
    ownDraft: "This is your own draft: somebody else checks it.",
    recording: "Recording ...",
    allInOrder: "Record the check: all in order",
    asItStands: "Record the check as it stands",
    recordedInOrder: "Check recorded: all in order",
    recordedNotInOrder: "Check recorded: not all in order",
    sendBack: "Send back",
  },
  accept: {
    reason: "Reason",
    recording: "Recording ...",
    notApplicable: "Mark “not applicable”",
    withReason: "Accept with this reason",
    seen: "Seen and accepted",
    markedNotApplicable: "Marked “not applicable”",
    accepted: (count: number) => plural(count, { one: "Accepted", other: `${count} accepted` }),
  },
  reasons: {
    paragraph: (number: number) => `¶ ${number}`,
    place: "place",
    show: (name: string, about: string) => `Show ${name}: ${about}`,
    more: (count: number) => `and ${count} more`,
    paragraphs: (count: number, sentence: string) => `${count} paragraphs. ${sentence}`,
  },
};
