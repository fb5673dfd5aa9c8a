/** The words of the pane's shell and of the draft open in Word, in English. */
import { plural } from "../words/words.en";

export const workspaceWords = {
  product: "Countersign",
  arriving: "Reading the open document and your work",
  account: "Looking for your account",
  home: { writeInstructions: "Write instructions" },
  signIn: {
    about: "Sign in with your firm account to draft, review and sign off.",
    promise: "Nothing leaves the firm's own Microsoft 365.",
    signIn: "Sign in",
    signingIn: "Signing in ...",
  },
  menu: {
    open: (person: string) => `${person}: account and more`,
    roles: { attorney: "attorney", teamLead: "team lead", paralegal: "paralegal" },
    noRole: "no role at the firm yet",
    verify: "Verify a document",
    checkTemplate: "Check a template",
    signOut: "Sign out",
    signingOut: "Signing out ...",
    signOutFailed: "Signing out failed; try again",
  },
  strip: {
    reading: "Reading the open document",
    again: "Read again",
    backToDraft: "Back to this draft",
    left: (left: number, units: number) => `Open in Word · ${left} of ${units} left`,
    unsaved: "This document is not saved yet",
    unsavedAbout: "Save it to the firm's library first; then it can be brought under review.",
    lookAgain: "Look again",
    notADraft: "This document is not a draft",
    notADraftAbout: "It was not made here, and nobody has reviewed it.",
    notReviewed: (file: string) => `${file} has not been reviewed.`,
    adopt: "Bring this document under review",
    copy: "This is a copy of a draft",
    copyAbout: "It can be read and verified. Approvals of the original do not count for it.",
    adoptCopy: "Bring this copy under review",
    openOriginal: "Open the original",
  },
  next: (title: string) => `Next: ${title}`,
  takeOver: {
    open: "Take over",
    about: (author: string) =>
      `The draft becomes yours to work on; its history keeps ${author}'s name for what was done until now.`,
    take: "Take over this draft",
    taking: "Recording ...",
    cancel: "Cancel",
    taken: "The draft is yours now",
  },
  turn: {
    drafting: (author: string) => `${author} is drafting this.`,
    inReview: "It is with the attorneys. What changes now goes back to pending.",
    sentBackToYou: "Sent back to you. What was asked for stands under Draft.",
    sentBackTo: (author: string) => `Sent back to ${author}.`,
    signed: "Signed off. Any change to its words ends the sign-off for them.",
    final: "Final. A change here makes a new draft of it.",
  },
  draft: {
    subtitle: (round: number, matter: string) => `Round ${round} · ${matter}`,
    sides: {
      draft: "Draft",
      review: (left: number) => (left === 0 ? "Review" : `Review ${left}`),
      check: "Check",
      finish: "Finish",
    },
    acts: { copyMessage: "Copy message", reviewPrint: "Review print", history: "History and records" },
    readingAgain: "Reading again",
    finalSaved: (name: string) => `Final saved as ${name}`,
  },
  foot: { signOff: "Sign off", finalizeAgain: "Make the final again", finalize: "Make the final" },
  notes: {
    offline: "You are offline",
    offlineAbout: 'Decisions stay on this screen, marked "not recorded", and count for nothing until you are back.',
    lastLook: (when: string) =>
      `What stands here was read ${when}. Nothing is recorded until the records can be reached; a sign-off can rest on this look for 30 minutes.`,
    readOnly: "Open for reading only",
    readOnlyAbout: "You can look and decide; the document itself cannot be changed from here.",
    lostNotes: (count: number) =>
      plural(count, {
        one: `${count} request for changes lost its note when the pane was closed. Please write it again.`,
        other: `${count} requests for changes lost their notes when the pane was closed. Please write them again.`,
      }),
    fellAway: (count: number) =>
      `${count} ${plural(count, { one: "decision", other: "decisions" })} fell away: the words changed meanwhile.`,
  },
  print: {
    making: "Making the review print ...",
    made: (version: string) => `Review print, version ${version}`,
    about: (name: string) => `Saved as ${name}. Its paragraphs are numbered in the margin; the watermark stays.`,
    saved: (version: string) => `Review print saved, version ${version}`,
    close: "Close",
  },
};
