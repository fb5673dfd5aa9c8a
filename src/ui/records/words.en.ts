/** What the records' screens say, in English. */
import type { SignOffFound } from "../../app/records/sign-off-found";
import type { VerifyAnswer } from "../../app/records/verify";
import { plural } from "../words/words.en";
import type { EventLines } from "./history-words";

const paragraphs = (count: number): string =>
  plural(count, { one: `${count} paragraph`, other: `${count} paragraphs` });

const events: EventLines = {
  composed: ({ templateVersion }) => `Drafted from the template, version ${templateVersion}`,
  adopted: () => "Brought under review",
  "fact-changed": ({ list }) => `A fact was changed in the ${list} list`,
  "facts-refreshed": ({ units }) => `Facts refreshed: ${paragraphs(units.length)} changed`,
  edited: ({ units }) => `${paragraphs(units.length)} edited`,
  retagged: ({ units }) => `${paragraphs(units.length)} tagged as pending`,
  "asked-for-review": ({ round, findings }) =>
    `Review asked for, round ${round}, ${plural(findings, { one: `${findings} open point`, other: `${findings} open points` })}`,
  "question-raised": () => "Question put to the attorney",
  "question-answered": () => "Question closed",
  "questions-answered": ({ count }) =>
    plural(count, { one: "1 question closed", other: `${count} questions closed at once` }),
  checked: () => "Quality check recorded",
  sitting: ({ units }) => `${paragraphs(units)} decided`,
  "sent-back": ({ round }) => `Sent back, round ${round}`,
  "signature-block-changed": () => "The signature block was changed outside an attorney's sitting",
  "sign-off-prepared": (_, meaning) => `Sign-off prepared ${meaning}`,
  "sign-off-tried": (_, meaning) => `Sign-off begun ${meaning}`,
  "sign-off-refused": ({ reasons: { length } }) =>
    `Sign-off refused: ${plural(length, { one: `${length} reason`, other: `${length} reasons` })}`,
  "sign-off-given": () => "Signed off",
  withdrawn: () => "Sign-off withdrawn",
  finalizing: () => "Finalizing begun",
  finalized: ({ adopted }) => (adopted ? "Final adopted" : "Final saved"),
  "pdf-recorded": () => "A PDF of the final recorded",
  verified: ({ answer }) => `Verified: ${answer.replaceAll("-", " ")}`,
  exported: ({ rows }) => `Records exported: ${rows} rows`,
  "taken-over": () => "Taken over",
  "key-taken": ({ row, list }) => `Row ${row} of ${list} stood where a record was to go; it went beside it`,
};

export const recordsWords = {
  events,
  history: {
    title: "History",
    back: "Back to the draft",
    exporting: "Reading the records ...",
    exportRecords: "Export records",
    exported: (name: string) => `Records saved as ${name}`,
    reading: "Reading the history",
    wrong: "Something is wrong with it",
    noBreak: "no break found in these lines",
    lines: "Lines",
    nothing: "Nothing is recorded yet.",
    unknown: "unknown",
    byAt: (by: string, time: string) => `${by} · ${time}`,
    byAtCourt: (by: string, time: string, court: string) => `${by} · ${time} · court ${court}`,
  },
  pdf: {
    name: "PDF of the final",
    recording: "Recording ...",
    record: "Record a PDF",
    file: "PDF made from the final",
    about:
      "Once you say that a PDF was made from the final, Verify knows it by its digest. Your name stands beside it.",
    recorded: "recorded",
    saidRecorded: "PDF recorded",
  },
  exhibits: {
    tooLarge: (megabytes: number, names: string) => `Larger than ${megabytes} MB, so not attached: ${names}.`,
    tooMany: (most: number, names: string) => `At most ${most} files at once; not attached: ${names}.`,
    attached: (count: number) =>
      plural(count, { one: `${count} exhibit attached`, other: `${count} exhibits attached` }),
    removed: (name: string) => `${name} removed`,
    remove: "Remove",
    removeOne: (name: string) => `Remove ${name}`,
    reading: "Reading ...",
  },
  kept: {
    name: "A kept sign-off",
    about:
      "Signed while Microsoft 365 was out of reach? Only the signer can bring the file in; until then it counts for nothing.",
    recording: "Recording ...",
    bring: "Bring a kept sign-off into the records",
    file: "Kept sign-off",
    broughtIn: "Brought into the records",
    nowInRecords: (count: number) =>
      plural(count, {
        one: "The sign-off is in the firm's records now.",
        other: `${count} sign-offs are in the firm's records now.`,
      }),
  },
  verify: {
    title: "Verify",
    openDocument: "The open document",
    verify: "Verify this document",
    verifying: "Reading ...",
    choose: "Choose a Word file or PDF",
    file: "File to verify",
    about: "Were these words signed off, by whom, and are they unchanged? The name of the file does not matter.",
    reading: "Reading the file and the records",
    notNoted: "This check could not be noted in the history.",
    compare: "Compare with a kept sign-off",
    keptFile: "Kept sign-off to compare with",
    keptAbout: "Signed while Microsoft 365 was out of reach? The file kept then says whether these words were signed.",
    exhibits: "Exhibits",
    addExhibits: "Add exhibits to compare",
    exhibitsAbout: "Add what goes out with it, then verify: each must be the file that was signed along.",
    exhibitsAgain: "Verify again to compare these. The files stay on this machine.",
  },
  /** How an answer's card is headed. */
  heads: {
    "signed-off": "Signed off, unchanged",
    changed: "Changed since sign-off",
    "record-pending": "Signed, record pending",
    withdrawn: "Sign-off withdrawn",
    "record-not-valid": "A record is there, but it does not count",
    "no-record": "No sign-off found",
    "cannot-verify": "Cannot verify",
  } satisfies Readonly<Record<VerifyAnswer["kind"], string>>,
  headsOtherwise: {
    blanksFilled: "Signed off, blanks filled",
    exhibitsDiffer: "Signed off, but not with these exhibits",
    unknownPdf: "Nobody recorded this PDF",
  },
  found: {
    meaning: "Meaning",
    matter: "Matter",
    by: "By",
    withBar: (name: string, barNumber: string) => `${name}, bar no. ${barNumber}`,
    when: "When",
    signed: "Signed",
    recorded: "Recorded",
    timeFrom: "Time",
    bySignIn: "by the sign-in; the firm's site could not be reached",
    recordedLate: (time: string, late: string) => `${time}, ${late}`,
    identity: "Identity",
    identities: {
      proved: "proved by a fresh sign-in",
      recorded: "as stamped by the firm's records",
    } satisfies Readonly<Record<SignOffFound["identity"], string>>,
    forum: "Forum",
    rights: "Right to sign",
    rightsBy: (name: string, time: string) => `given by ${name}, ${time}`,
    rightsAlone: (name: string, time: string) =>
      `by ${name}'s own row, ${time}; no other attorney had named the signer`,
    today: "Today",
    todayOtherwise: (sentence: string) => `Today's rows say otherwise, which takes nothing away: ${sentence}`,
    leftBlank: "Left blank",
    filledSince: (text: string) => `filled since: ${text}`,
    exhibits: "Exhibits",
  },
  answer: {
    somebody: "Somebody",
    pdfRecorded: (by: string, time: string) => `${by} recorded this PDF as made from the final, ${time}.`,
    exhibitsNotCompared: "Its exhibits were not compared. Add them below to do so.",
    noFilling: (blank: string, text: string) =>
      `${blank}: “${text}” is more than a blank of that name is filled with, one short line of its kind.`,
    otherWords: "The words are no longer those that were signed off.",
    changedSince: (count: number) => `${paragraphs(count)} changed since.`,
    changedParagraphs: "Changed paragraphs",
    paragraph: (number: number, firstWords: string) => `¶ ${number} ${firstWords}`,
    show: "Show",
    showParagraph: (number: number) => `Show ¶ ${number} in the document`,
    pending: (by: string, meaning: string, time: string) =>
      `${by} signed these words, ${meaning}, ${time}, while the firm's records could not be reached. It counts once the record is brought in.`,
    withdrawnBy: (by: string, time: string, reason: string) => `Withdrawn by ${by}, ${time}: ${reason}`,
    noSuchPdf:
      "A PDF is known by its digest alone, and no record you can read names this one. Record it under History of its draft, or verify the Word file it was made from.",
    noRecord: "The records you can read hold no sign-off for these words. That is not proof that there never was one.",
  },
};
