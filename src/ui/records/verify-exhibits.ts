import type { Finding } from "../../domain/draft/finding";
import type { FindingCode } from "../../domain/draft/finding-catalogue";
import type { NamedFile } from "../../domain/review/statement";
import type { FileMark } from "./exhibit-files";
import type { VerifyAnswer } from "../../app/records/verify";

const OF_EXHIBITS: readonly FindingCode[] = ["exhibit-swapped", "exhibit-missing", "exhibit-not-signed"];

/** The words are signed off, and only the exhibits at hand are others than those signed along. */
export const onlyExhibitsDiffer = (reasons: readonly Finding[]): boolean =>
  reasons.length > 0 && reasons.every(({ code }) => OF_EXHIBITS.includes(code));

const wrong: Readonly<Partial<Record<FindingCode, string>>> = {
  "exhibit-swapped": "not the file that was signed along",
  "exhibit-not-signed": "was not signed along",
};

/** Undefined where the answer says nothing of this file: it was not compared, or the words are not signed off. */
export const exhibitMark = (
  file: NamedFile,
  compared: readonly NamedFile[],
  answer: VerifyAnswer,
): FileMark | undefined => {
  if (!compared.includes(file)) return undefined;
  const match: FileMark = { tone: "reviewed", words: "the file that was signed along" };
  if (answer.kind === "signed-off") return match;
  if (answer.kind !== "record-not-valid" || !onlyExhibitsDiffer(answer.reasons)) return undefined;
  const reason = answer.reasons.find(
    ({ code, detail }) => code !== "exhibit-missing" && detail?.["name"] === file.name,
  );
  return reason === undefined ? match : { tone: "blocking", words: wrong[reason.code] ?? "differs" };
};
