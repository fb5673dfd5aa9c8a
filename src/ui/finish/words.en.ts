/** What the screens that finish a draft say, in English. */
import type { FinalizeStep } from "../../app/finish/finalize";
import type { StandingSignOff } from "../../domain/review/sign-off";
import { plural } from "../words/words.en";

export const finishWords = {
  reasons: {
    name: "Advice to accept with a reason",
    yourReason: "Your reason",
    accept: "Accept and go on",
  },
  finish: {
    final: "Final",
    readyToFinalize: "Ready to finalize",
    readyForSignOff: "Ready for sign-off",
    notReady: "Not ready to finalize",
    finalIsIn: (matter: string) => `The clean copy of these very words is in Finals, ${matter}.`,
    cleanCopyGoes: (matter: string) =>
      `A clean copy goes to Finals, ${matter}: no tags, watermark, comments or ledger. The same words, checked again before it is saved.`,
    yourSignOffNext: "Every paragraph is approved. Your sign-off comes next.",
    anAttorneysNext: "Every paragraph is approved. An attorney's sign-off comes next.",
    beforeThat: "Before that",
    advice: "Advice",
  },
  forum: {
    label: "This paper is for",
    hint: "Who signs it for filing must be admitted there.",
    notChosen: "Not chosen yet",
  },
  steps: {
    reading: "Reading the file in the library",
    judging: "Judging it against the records",
    cleaning: "Making the clean copy",
    comparing: "Comparing its words with those signed",
    uploading: "Saving it in Finals",
    checking: "Checking what was saved",
    recording: "Recording it",
  } satisfies Readonly<Record<Exclude<FinalizeStep, "done">, string>>,
  done: {
    openFinal: "Open the final",
    adopted: "It was already in Finals with these very words; the record now names it.",
    saved: "It is in Finals, without tags, watermark or comments.",
    supervision: "Supervision record",
    openRecord: "Open the record",
    supervisionAbout: "Who drafted, checked, reviewed and signed: in Supervision, never beside the filing.",
    /** `why` is a sentence, or empty where nothing more is known. */
    supervisionNotStored: (why: string) =>
      `The final is saved, but its supervision record could not be stored. ${why === "" ? "" : `${why} `}Finalize again: the final is found, and the record is stored beside the others.`,
  },
  kept: {
    title: "Signed, record pending",
    back: "Back to the draft",
    cleaning: "Making the clean copy ...",
    clean: "Save the clean copy on this machine",
    pending: "Record pending",
    about:
      'This file in your downloads is the only copy of the sign-off. When Microsoft 365 is back, open Verify, choose it under "A kept sign-off", and bring it into the records. Then finalize as usual.',
  },
  moreDrafts: {
    looking: "Looking ...",
    look: "Sign others in the same ceremony",
    name: "In the same ceremony",
    none: "No other draft waits for you with every paragraph reviewed.",
    inMatter: (draft: string, matter: string) => `${draft} · ${matter}`,
    reading: (draft: string) => `${draft} (reading it ...)`,
    exhibitsOf: (title: string) => `Exhibits of ${title}`,
    attach: "Attach its exhibits",
    exhibitsAbout: "What goes out with this one can be named in its statement.",
    exhibitsNamed: "Named in its statement by these digests; the files stay on this machine.",
  },
  signOff: {
    title: "Sign off",
    back: "Back to the draft",
    standsFor: "What does it stand for?",
    standsForLabel: "What the sign-off stands for",
    change: "Change",
    changeMeaning: "Change the meaning",
    reading: "Reading the document and the records",
    about: "You are about to sign off",
    exhibits: "Exhibits",
    attach: "Attach exhibits",
    exhibitsAbout:
      "What goes out with it can be named in the statement. Only names and digests are kept; the files stay on this machine.",
    exhibitsNamed: "Named in the statement by these digests; the files stay on this machine.",
    whoMaySign: "Who may sign in this matter",
    chooseFirst: "Choose first; the statement then stands here to be read.",
    /** Where the sign-off is recorded from the pane itself. */
    here: {
      says: "Your sign-off is recorded for exactly these words.",
      act: "Sign off",
      running: "Recording ...",
    },
    /** Where a window asks for a fresh sign-in. */
    inWindow: {
      says: "A window asks you to sign in once more; then your sign-off is recorded for exactly these words.",
      act: "Sign in and sign off",
      running: "Waiting for the sign-in window ...",
    },
    stopWaiting: "Stop waiting",
    saidKept: "Signed and kept as a file; the record is pending",
    saidRecorded: "Signed off and recorded",
  },
  standing: {
    name: (count: number) => plural(count, { one: "Sign-off", other: "Sign-offs" }),
    meaningBy: (meaning: string, name: string) => `${meaning} · ${name}`,
    court: (time: string) => `court ${time}`,
    theseWords: "these words",
    otherWords: "other words than these",
    identity: { proved: "identity proved", recorded: "identity recorded" } satisfies Readonly<
      Record<StandingSignOff["identity"], string>
    >,
    exhibits: (count: number) => plural(count, { one: `${count} exhibit`, other: `${count} exhibits` }),
    why: "Why is it withdrawn?",
    whyHint: "The sign-off stays in the record; these words can no longer be finalized on it.",
    whyNeeded: "Give the reason; it stands in the record.",
    withdrawIt: "Withdraw the sign-off",
    withdraw: "Withdraw",
    withdrawBy: (name: string) => `Withdraw the sign-off by ${name}`,
    withdrawn: "Sign-off withdrawn",
  },
  statement: {
    draft: "Draft",
    matter: "Matter",
    meaning: "Meaning",
    paragraphs: "Paragraphs",
    units: (count: number) => `${count}, with headers, footers and empty ones`,
    changedSince: (units: string, changed: number) => `${units}; ${changed} changed since you last signed`,
    reviewedIn: "Reviewed in",
    sittings: (count: number) => plural(count, { one: `${count} sitting`, other: `${count} sittings` }),
    qualityCheck: "Quality check",
    checked: "done",
    notChecked: "none",
    forum: "Forum",
    rights: "Right to sign",
    rightsAlone: "by the signer's own row; no other attorney has named the signer",
    leftBlank: "Left blank",
    exhibits: "Exhibits",
    accepted: "Accepted",
    findings: (count: number) => plural(count, { one: `${count} finding`, other: `${count} findings` }),
    content: "Content",
    as: (signer: string) => `as ${signer}`,
    asWithBar: (signer: string, barNumber: string) => `as ${signer}, bar no. ${barNumber}`,
  },
};
