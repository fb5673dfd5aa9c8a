/** What the review room says, in English. */
import type { Attention, UnitView } from "../../app/draft/open-draft-state";
import type { ReadingPlace, Verdict } from "../../domain/review/sitting";
import type { UnitStatus } from "../../domain/review/unit-review";
import { plural } from "../words/words.en";
import type { WhyLeftOut } from "./approve-rest";
import type { ReviewGroup } from "./unit-standing";
import type { ReviewKey } from "./use-review-keys";

const paragraphs = (count: number): string =>
  plural(count, { one: `${count} paragraph`, other: `${count} paragraphs` });
const decisions = (count: number): string => plural(count, { one: `${count} decision`, other: `${count} decisions` });
const headersAndFooters = "Headers, footers and empty paragraphs";

export const reviewWords = {
  /** How a unit stands by the records. */
  standing: {
    pending: "pending",
    changesRequested: "changes requested",
    approved: "approved",
    lapsed: "changed since approved",
    renumbered: "renumbered",
    moved: "moved",
    escalated: "question open",
  } satisfies Readonly<Record<UnitStatus, string>>,
  /** How a unit stands by a decision on screen. */
  held: {
    approve: "approved, not recorded",
    "request-changes": "changes requested, not recorded",
    "place-seen": "new place seen, not recorded",
  } satisfies Readonly<Record<Verdict, string>>,
  group: {
    attorneyOnly: "Attorney-only",
    questions: "Question open",
    changed: "Changed since approved",
    requested: "Changes requested",
    byHand: "Facts typed by hand",
    written: "Written by hand",
    filled: "Facts filled in",
    rest: "The template's own words",
  } satisfies Readonly<Record<ReviewGroup, string>>,
  /** Why a unit needs eyes, in two or three words. */
  reason: {
    interpretive: "attorney-only",
    escalated: "question for the attorney",
    "changed-since-approval": "changed since approved",
    "changes-requested": "changes requested",
    displaced: "moved or renumbered",
    "fact-by-hand": "fact typed by hand",
    "fact-filled": "facts filled in",
    "new-words": "written by hand",
    "template-words": "template's own words",
  } satisfies Readonly<Record<Exclude<Attention, "done">, string>>,
  /** Where a unit stands, when that is not the running text. */
  story: {
    header: "in a header",
    footer: "in a footer",
    footnote: "footnote",
    endnote: "endnote",
    textbox: "text box",
  } satisfies Readonly<Record<Exclude<UnitView["story"], "body">, string>>,
  leftOut: {
    marked: "set aside by you",
    "changes-requested": "changes requested",
    "question-open": "a question is open",
    "attorney-only": "attorney-only: one by one",
    "signature-block": "signature block: one by one",
    displaced: "moved or renumbered: look at the new place",
    "not-part-of-review": "not part of the review yet: press Check",
    "changed-since-read": "changed since you began to read",
    "decided-one-by-one": "decided by you one by one",
  } satisfies Readonly<Record<WhyLeftOut, string>>,
  tab: {
    changedSinceRead: (count: number) =>
      plural(count, {
        one: `${count} paragraph changed since you read`,
        other: `${count} paragraphs changed since you read`,
      }),
    left: (sentence: string, left: number) => `${sentence}, ${left} left`,
    approved: (number: number) => `¶ ${number} approved`,
    changesRequested: (number: number) => `¶ ${number} changes requested`,
    takenBack: (number: number) => `¶ ${number} taken back`,
    unlocked: (number: number) => `¶ ${number} is unlocked: edit it in the document, then approve it`,
    editThenPress: (number: number) => `Edit ¶ ${number} in the document, then press E again`,
    approvedWithEdit: (number: number) => `¶ ${number} approved with the edit`,
    markedAsSeen: "Marked as seen",
    readAll: (count: number) => `Read all ${count} in order`,
    eyesFirst: "What needs eyes first",
    keys: "Keys",
    allApproved: "Every paragraph is approved.",
    paragraphs: "Paragraphs",
  },
  keys: {
    title: "Keys",
    does: {
      next: "next paragraph",
      previous: "previous paragraph",
      approve: "approve",
      request: "request changes",
      edit: "approve with my edit; without marks, go there to edit (a signature block is unlocked for you)",
      ask: "ask the attorney",
      nextNeedingEyes: "next that needs eyes",
      help: "show or hide these keys",
    } satisfies Readonly<Record<ReviewKey, string>>,
  },
  progress: {
    reviewed: "Reviewed",
    /** What follows the number, which stands out. */
    ofAllLeft: (all: number) => ` of ${all} left`,
    left: (left: number, all: number) => `${left} of ${all} left`,
    notRecorded: (held: number) => `${held} not recorded`,
  },
  changed: {
    changedAndGone: (changed: number, gone: number) =>
      `${[...(changed > 0 ? [`${changed} changed`] : []), ...(gone > 0 ? [`${gone} taken out`] : [])].join(", ")} since you read`,
    andMore: (numbers: string) => `${numbers} and more`,
    show: "Show",
    showFirst: "Show the first of them",
    seen: "Seen",
    haveSeen: "I have seen these changes",
  },
  furniture: {
    label: headersAndFooters,
    name: (count: number) => `Headers, footers, empty paragraphs (${count})`,
    approved: "approved",
    approvedNotRecorded: "approved, not recorded",
    pending: (count: number) => `${count} pending`,
    approveAsOne: "Approve as one",
    takeBack: "Take back",
    show: "Show",
    showNext: "Show next",
    saidApproved: `${headersAndFooters} approved`,
    saidTakenBack: `${headersAndFooters} taken back`,
  },
  row: {
    number: (number: number) => `¶ ${number}`,
    changed: "changed",
  },
  card: {
    attorneyOnly: "attorney-only",
    changedSinceRead: "changed since you read",
    askedFor: (note: string) => `asked for: ${note}`,
    approve: "Approve",
    placeIsRight: "New place is right",
    approveWithEdit: "Approve with edit",
    recording: "Recording ...",
    unlock: "Unlock to edit",
    requestChanges: "Request changes",
    takeBack: "Take back",
    ask: "Ask the attorney",
    show: "Show",
    whatShouldChange: "What should change?",
    noteNeeded: "Say it in a few words; the drafter sees it beside the paragraph.",
    instructions: "Instructions it answers",
  },
  comparison: {
    anAttorney: "an attorney",
    by: (name: string, when: string) => `${name}, ${when}`,
    againstApproved: (who: string) => `against what ${who}, approved`,
    approvedNotKept: (who: string) => `approved by ${who}, and changed since; the words approved then were not kept`,
    templateWithFacts: "the template's words, facts in bold",
    templateAlone: "the template's own words",
    againstTemplate: "against the template",
    noTemplate: "no template made it",
    standInDocument: "These words stand in the document",
    removed: "removed: ",
    added: "added: ",
    noWords: "(no words)",
  },
  facts: {
    label: "Where its facts come from",
    onFileNow: (value: string) => `on file now: ${value}`,
    nothing: "nothing",
  },
  foot: {
    recorded: "Recorded.",
    notRecoloured: (count: number) =>
      plural(count, {
        one: ` ${count} tag could not be recoloured in this Word; the records count.`,
        other: ` ${count} tags could not be recoloured in this Word; the records count.`,
      }),
    leftOut: (count: number) =>
      plural(count, {
        one: ` ${count} changed since you read and was left out.`,
        other: ` ${count} changed since you read and were left out.`,
      }),
    saidRecorded: (count: number, left: number) => `${decisions(count)} recorded, ${left} left`,
    recording: "Recording ...",
    record: (count: number) => `Record ${decisions(count)}`,
    offline: (count: number) => `Offline: ${decisions(count)} not recorded`,
    approveUnmarked: (count: number) => `Approve all unmarked (${count})`,
    sendBack: "Send back",
    toSignOff: "Go on to sign-off",
    keys: "A approve · R request changes · J K move · ? keys",
  },
  sendBack: {
    to: (drafter: string) => `To ${drafter} (optional)`,
    hint: "Goes with the list of changes asked for.",
    send: (drafter: string) => `Send back to ${drafter}`,
    sending: "Sending ...",
    sent: (round: number) => `Sent back, round ${round}`,
  },
  approveRest: {
    title: "Approve all unmarked",
    back: "Back to the review",
    howRead: "How did you read it?",
    place: {
      word: { name: "In Word", about: "The words in this window, as they stand here now." },
      paper: { name: "On paper", about: "A review print, with its numbers in the margin." },
      phone: { name: "On a phone", about: "The review print as a file." },
    } satisfies Readonly<Record<ReadingPlace, { readonly name: string; readonly about: string }>>,
    sayFirst: "Say first how you read it.",
    nothingLeft: "Nothing is left to take in.",
    approves: {
      word: (taken: string) => `Approves ${taken}, recorded as read as a whole in Word.`,
      paper: (taken: string) => `Approves ${taken}, recorded as read as a whole on paper.`,
      phone: (taken: string) => `Approves ${taken}, recorded as read as a whole on a phone.`,
    } satisfies Readonly<Record<ReadingPlace, (taken: string) => string>>,
    heldFirst: (count: number) =>
      plural(count, {
        one: ` Your ${count} decision one by one is recorded first.`,
        other: ` Your ${count} decisions one by one are recorded first.`,
      }),
    taken: (count: number, withFurniture: boolean) =>
      [
        ...(count > 0 ? [paragraphs(count)] : []),
        ...(withFurniture ? ["headers, footers and empty paragraphs as one row"] : []),
      ].join(", and "),
    recording: "Recording ...",
    offline: "Offline: nothing is recorded",
    approve: "Approve",
    approveCount: (count: number) => `Approve ${count}`,
    said: (approved: number, left: number) => `${approved} approved as a whole, ${left} left`,
    version: "Version code on the print",
    versionHint: "Six characters, in the line at the top of every page.",
    otherVersion:
      "That is another version: the draft has changed since it was printed. Print it again, or decide paragraph by paragraph.",
    except: "All except (optional)",
    exceptHint: "Numbers as they stand in the margin: 12, 31-33",
    exceptUnknown: "Write paragraph numbers this draft has, such as 12, 31-33.",
    takesIn: "Takes in",
    takesNothing: "Nothing: every paragraph is approved, decided by you, or left out below.",
    paragraphs,
    furniture: "headers, footers, empty paragraphs",
    asOneRow: (count: number) => `${count}, as one row`,
    leavesOut: "Leaves out",
  },
};
