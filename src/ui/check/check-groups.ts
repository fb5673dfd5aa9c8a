/** What a team lead looks at, laid out under the three things the check speaks of. Everything open stands under exactly one of them. */
import type { OpenDraft } from "../../app/draft/open-draft-state";
import type { Finding } from "../../domain/draft/finding";

export const CHECK_PARTS = ["formatting", "accuracy", "completeness"] as const;
export type CheckPart = (typeof CHECK_PARTS)[number];

/** Names, numbers and facts that may be another matter's, or not what the file says. */
const ACCURACY = /matter|leftover|exhibit|fact|value|stale|name|signature|interpretive|bound-control|field-/u;
/** Something is lacking, or waits for somebody. */
const COMPLETENESS = /placeholder|missing|blank|question|untagged|unknown-unit|duplicated|not-shown|picture|comment/u;

const partOf = (finding: Finding): CheckPart =>
  finding.endedBy === "fill" ||
  finding.endedBy === "name-blank" ||
  finding.endedBy === "mark-not-applicable" ||
  finding.endedBy === "retag" ||
  COMPLETENESS.test(finding.code)
    ? "completeness"
    : finding.endedBy === "keep-value" || ACCURACY.test(finding.code)
      ? "accuracy"
      : "formatting";

/** Open findings without those that only the attorney's reading, or the check itself, ends. */
export const findingsToCheck = (draft: OpenDraft): Readonly<Record<CheckPart, readonly Finding[]>> => {
  const open = draft.findings.filter(
    (finding) => finding.endedBy !== "review" && !finding.code.startsWith("quality-check"),
  );
  const of = (part: CheckPart): readonly Finding[] => open.filter((finding) => partOf(finding) === part);
  return { formatting: of("formatting"), accuracy: of("accuracy"), completeness: of("completeness") };
};
