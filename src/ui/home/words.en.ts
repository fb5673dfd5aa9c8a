/** What the home list says, in English. */
import type { WorkState } from "../../app/ports/draft-store";
import { plural } from "../words/words.en";

export const homeWords = {
  home: {
    title: "Your work",
    newDraft: "New draft",
    offline: "You are offline",
    offlineAbout: "What stands here was read before. Nothing is recorded until you are back.",
    reading: "Reading your work",
    tryAgain: "Try again",
    lookAgain: "Look again",
    lookingAgain: "Looking again ...",
    opening: (title: string) => `Opening ${title}`,
  },
  lists: {
    nothing: "Nothing waits for you",
    noDrafts: "The firm has no open drafts. Start one below.",
    noneAsked: "Drafts appear here as soon as someone asks you.",
    waiting: "Waiting for you",
    sentBack: "Sent back to you",
    signedNotFinal: "Signed, not final",
    others: "With others",
    matterNotReadable: "Matter not readable",
    unreadable: (count: number) =>
      plural(count, { one: "1 draft cannot be shown", other: `${count} drafts cannot be shown` }),
    unreadableAbout: (rows: readonly string[]) =>
      `Their rows in the Drafts list lack what a draft is known by (${rows.slice(0, 5).join(", ")}${rows.length > 5 ? " ..." : ""}). Ask whoever keeps the site to mend or delete them.`,
  },
  rights: {
    name: "Who may sign, to confirm",
    confirmed: "Confirmed and recorded",
    waits: "Recorded. It waits: an attorney the matter already names, or the firm's intake, must confirm it.",
  },
  state: {
    "sent-back": "sent back",
    signed: "signed off",
    "in-review": "in review",
    drafting: "drafting",
    final: "final",
  } satisfies Readonly<Record<WorkState, string>>,
  card: {
    round: (round: number) => `round ${round}`,
    leftAndRound: (left: number, round: number) => `${left} left · round ${round}`,
    due: (time: string) => `due ${time}`,
    wasDue: (time: string) => `was due ${time}`,
    court: (time: string) => ` · court ${time}`,
    questions: (count: number) => plural(count, { one: "1 question", other: `${count} questions` }),
  },
};
