/**
 * A team lead's check where the assignment or the firm asks for one: of these very words, by somebody other than the author, all three marks given.
 * It is never an approval. Where it is asked for and missing the signer says why (a rush, a firm of one), and the record holds the reason.
 */
import { finding, type Finding } from "../draft/finding";
import type { PersonId } from "../ids";
import type { Counted, CountedRecords } from "./valid-decision";
import type { QualityCheckRecord } from "./sitting";

export type AskedBy = "assignment" | "firm";

/** The last check of exactly this content that counts. */
export const checkOf = (
  records: CountedRecords,
  content: string,
  authors: readonly PersonId[],
): Counted<QualityCheckRecord> | undefined =>
  records.checks
    .filter(
      (check) =>
        check.record.content === content &&
        !authors.includes(check.by) &&
        (check.record.role === "team-lead" || check.attorney),
    )
    .at(-1);

export const qualityFindings = (
  asked: AskedBy | undefined,
  check: Counted<QualityCheckRecord> | undefined,
): readonly Finding[] => {
  if (check === undefined) return asked === undefined ? [] : [finding("quality-check-missing", { by: asked })];
  const { formatting, accuracy, completeness } = check.record;
  const open = [
    ...(formatting ? [] : ["formatting"]),
    ...(accuracy ? [] : ["accuracy"]),
    ...(completeness ? [] : ["completeness"]),
  ];
  return open.length === 0 ? [] : [finding("quality-check-not-passed", { open: open.join(", "), by: check.byName })];
};
