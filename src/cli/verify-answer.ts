/** What verifying found, as lines for people. Exit 0 only for words that stand signed off and proved; "cannot verify" never passes for valid (invariant 5). */
import { recordedLate } from "../app/words/recorded-late";
import { sentenceForCode, sentenceForFinding } from "../app/words/sentences";
import type { Outcome } from "./command";
import type { SignOffFound } from "../app/records/sign-off-found";
import type { VerifyAnswer } from "../app/records/verify";

/** Where the records came from, and so what the answer rests on. */
export interface RecordsRead {
  readonly from: "export" | "site";
  /** False when nothing at hand proves who gave a sign-off. */
  readonly proved: boolean;
  /** Sentences that say whose word roster and matter are, and up to when withdrawals are known. */
  readonly known: readonly string[];
}

export const day = (time: string): string => `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`;
const words = (code: string): string => code.replaceAll("-", " ");

const times = ({ at, signedAt, timeFrom }: SignOffFound): string => {
  const late = recordedLate(signedAt, at);
  const when = late === undefined ? `recorded ${day(at)}` : `signed ${day(signedAt)}, recorded ${day(at)}, ${late}`;
  return timeFrom === "stamp" ? when : `${when}; the time is the sign-in's, for the firm's site could not be reached`;
};

const signOffLine = (found: SignOffFound): string => {
  const { by, meaning, matter, draft } = found;
  return `${by.name}${by.barNumber === undefined ? "" : ` (bar number ${by.barNumber})`}, ${words(meaning)}, in ${matter.title ?? `matter ${matter.id}`}, draft ${draft}, ${times(found)}`;
};

/** What is known of a PDF is its digest: who said of what final it was made, and that this final's words are signed off. */
const ofPdf = (
  file: string,
  { recordedBy, recordedAt }: { readonly recordedBy: string; readonly recordedAt: string },
): string =>
  `${file}: this PDF was recorded as made from the final of signed-off words, by ${recordedBy === "" ? "somebody whose name the records do not give" : recordedBy}, ${day(recordedAt)}. It is that very file; the words in it were not read here.`;

/** On whose row the right to sign rested, and what today's rows say of it: said, and taking nothing away. */
const rightsLines = (signOffs: readonly SignOffFound[]): readonly string[] =>
  signOffs.flatMap(({ by, rights }) => [
    ...(rights.alone
      ? [
          `The right to sign rests on ${by.name}'s own row of ${day(rights.at)}; no other attorney had named the signer.`,
        ]
      : []),
    ...(rights.today === undefined
      ? []
      : [`Today's rows say otherwise, and take nothing away: ${sentenceForCode(rights.today)}`]),
  ]);

const blankLines = (
  signOffs: readonly SignOffFound[],
  filled: readonly { readonly name: string }[],
): readonly string[] =>
  [...new Set(signOffs.flatMap(({ blanks }) => blanks.map(({ name }) => name)))]
    .filter((name) => !filled.some((one) => one.name === name))
    .map((name) => `Left blank on purpose when signed, and still blank: ${name}`);

const complained = (...complains: readonly string[]): Omit<Outcome, "json"> => ({ exit: 1, says: [], complains });

const NO_RECORD: Readonly<Record<RecordsRead["from"], string>> = {
  export: "The export holds no sign-off on these words; that does not mean there is none.",
  site: "The firm's records gave no sign-off on these words; that does not mean there is none. If blanks were filled after signing, name the matter with --matter.",
};

const NO_PDF =
  "A PDF is known by its digest alone, and no record you can read names this one. Verify the Word file it was made from.";

/** @param pdf whether the file is a PDF: of one the records say nothing but what was recorded of its digest */
export const answered = (
  answer: VerifyAnswer,
  file: string,
  { from, proved, known }: RecordsRead,
  pdf = false,
): Omit<Outcome, "json"> => {
  const unproved = "to check who gave it, give your deployment file with --deployment.";
  switch (answer.kind) {
    case "signed-off": {
      const lines = answer.signOffs.map(signOffLine);
      if (!proved)
        return complained(
          `${file}: cannot verify. The export names a sign-off on exactly these words, but nothing here proves who gave it; give your deployment file with --deployment.`,
          ...lines,
          ...known,
        );
      const filled = answer.filled ?? [];
      if (answer.pdf !== undefined)
        return {
          exit: 0,
          complains: [],
          says: [ofPdf(file, answer.pdf), ...lines, ...rightsLines(answer.signOffs), ...known],
        };
      return {
        exit: 0,
        complains: [],
        says: [
          `${file}: signed off, ${filled.length > 0 ? "blanks filled since, nothing else changed" : "unchanged"}.`,
          ...lines,
          ...filled.map(({ name, text }) => `Filled since: ${name}: ${text}`),
          ...blankLines(answer.signOffs, filled),
          ...rightsLines(answer.signOffs),
          ...known,
        ],
      };
    }
    case "changed":
      return complained(
        `${file}: changed since it was signed off${answer.changedUnits.length === 0 ? "" : `; ${answer.changedUnits.length === 1 ? "one unit is" : `${answer.changedUnits.length} units are`} not approved as they stand: ${answer.changedUnits.join(", ")}`}.`,
        ...(answer.blanks ?? []).map(
          ({ name }) =>
            `  the blank "${name}" holds more than a blank of that name is filled with: one short line of its kind`,
        ),
        ...answer.since.map(signOffLine),
        ...known,
      );
    case "record-pending":
      return complained(
        `${file}: record pending. ${answer.by} signed these words, ${words(answer.meaning)}, on ${day(answer.signedAt)}; the firm's records do not hold it yet.`,
      );
    case "withdrawn":
      return complained(
        ...answer.signOffs.map(
          (signOff) =>
            `${file}: the sign-off was withdrawn by ${signOff.withdrawnBy} on ${day(signOff.withdrawnAt)}${signOff.reason === "" ? "" : `: ${signOff.reason}`}. It was ${signOffLine(signOff)}.`,
        ),
      );
    case "record-not-valid":
      return complained(
        proved
          ? `${file}: a record for these words exists, but it does not count.`
          : `${file}: cannot verify. A record for these words exists; ${unproved}`,
        ...answer.reasons.map(sentenceForFinding),
      );
    case "no-record":
      return complained(`${file}: cannot verify. ${pdf ? NO_PDF : NO_RECORD[from]}`);
    case "cannot-verify":
      return complained(`${file}: cannot verify. ${sentenceForCode(answer.code)}`);
    default:
      // An answer this command line does not know is never passed for valid.
      return complained(`${file}: cannot verify (${words((answer as VerifyAnswer).kind)}).`);
  }
};
