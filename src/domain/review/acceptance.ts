/**
 * A finding "to be seen" is accepted by an attorney by name; the acceptance is recorded with the words it stands at and lapses with them
 * (design section 1). An advisory finding is accepted with a reason.
 */
import type { Finding } from "../draft/finding";
import type { WordsHash, UnitId } from "../ids";
import type { AcceptedFinding } from "./sitting";
import type { CountedRecords } from "./valid-decision";

export interface AcceptanceScope {
  readonly contentHash: string;
  readonly wordsOf: (unit: UnitId) => WordsHash | undefined;
}

/** What the acceptance hangs on: the record's row, the unit's words, or the whole content. */
export const standsAt = (finding: Finding, scope: AcceptanceScope): string => {
  const row = finding.detail?.["row"];
  if (row !== undefined) return `row ${String(row)}`;
  return (finding.unit === undefined ? undefined : scope.wordsOf(finding.unit)) ?? scope.contentHash;
};

export const acceptanceOf = (finding: Finding, scope: AcceptanceScope, reason?: string): AcceptedFinding => ({
  code: finding.code, at: standsAt(finding, scope), ...(finding.unit === undefined ? {} : { unit: finding.unit }), ...(reason === undefined ? {} : { reason }),
});

/** Advice is set aside, and a blank called none, only with a reason; what is only to be seen needs none. */
export const needsReasonToAccept = (finding: Finding): boolean => finding.severity === "advisory" || finding.endedBy === "mark-not-applicable";

const keyOf = (accepted: AcceptedFinding): string => JSON.stringify([accepted.code, accepted.unit ?? null, accepted.at]);

/** The findings no valid sitting accepts. Blocking ones cannot be accepted and always remain; one that needs a reason needs it. */
export const stillOpen = (findings: readonly Finding[], records: CountedRecords, scope: AcceptanceScope): readonly Finding[] => {
  const accepted = new Map<string, AcceptedFinding>();
  for (const sitting of records.sittings) for (const each of sitting.record.accepted) accepted.set(keyOf(each), each);
  return findings.filter((finding) => {
    if (finding.severity === "blocking") return true;
    const found = accepted.get(keyOf(acceptanceOf(finding, scope)));
    return found === undefined || (needsReasonToAccept(finding) && (found.reason ?? "").trim() === "");
  });
};
