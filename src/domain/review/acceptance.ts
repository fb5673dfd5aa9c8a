/**
 * A finding "to be seen" is accepted by an attorney by name; the acceptance is recorded with the words it stands at and lapses with them.
 * An advisory finding is accepted with a reason. It covers that one finding and none like it: the record names what it is
 * about by a hash, for a second exhibit, name or element on the same words is another finding that nobody has seen.
 */
import type { Finding } from "../draft/finding";
import type { WordsHash, UnitId } from "../ids";
import type { AcceptedFinding } from "./sitting";
import { hashOfJson } from "./statement-hash";
import type { CountedRecords } from "./valid-decision";

export interface AcceptanceScope {
  readonly contentHash: string;
  readonly wordsOf: (unit: UnitId) => WordsHash | undefined;
}

/** What the acceptance hangs on: the record's row, the unit's words, or the whole content; of a list, also how many rows it has. */
const standsAt = (finding: Finding, scope: AcceptanceScope): string => {
  // However many of one author's rows count for nothing, now or by the time of signing, they count for as little.
  if (finding.code === "rows-count-for-nothing")
    return `rows of ${String(finding.detail?.["author"])}${finding.detail?.["broken"] === 0 ? "" : ", and breaks"}`;
  const row = finding.detail?.["row"];
  if (row !== undefined) return `row ${String(row)}`;
  const words = (finding.unit === undefined ? undefined : scope.wordsOf(finding.unit)) ?? scope.contentHash;
  const { path, has } = finding.detail ?? {};
  return has === undefined ? words : `${words} with ${String(has)} of ${String(path)}`;
};

/** Where it stands is in `at` and `unit`; a part's name and a paragraph's number change with edits elsewhere. */
const NOT_EVIDENCE: ReadonlySet<string> = new Set(["part", "number"]);

/** Hash of what tells this finding from another of its kind at the same words; undefined where there is nothing to tell, or its record's row does. */
const aboutOf = (finding: Finding, at: string): string | undefined => {
  const evidence = Object.entries(finding.detail ?? {})
    .filter(([name]) => !NOT_EVIDENCE.has(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return evidence.length === 0 || finding.detail?.["row"] !== undefined || finding.code === "rows-count-for-nothing"
    ? undefined
    : hashOfJson([finding.code, finding.unit ?? null, at, evidence]).slice(0, 32);
};

export const acceptanceOf = (finding: Finding, scope: AcceptanceScope, reason?: string): AcceptedFinding => {
  const at = standsAt(finding, scope);
  const about = aboutOf(finding, at);
  return {
    code: finding.code,
    at,
    ...(finding.unit === undefined ? {} : { unit: finding.unit }),
    ...(about === undefined ? {} : { about }),
    ...(reason === undefined ? {} : { reason }),
  };
};
/** Advice is set aside, and a blank called none, only with a reason; what is only to be seen needs none. */
export const needsReasonToAccept = (finding: Finding): boolean =>
  finding.severity === "advisory" || finding.endedBy === "mark-not-applicable";

/** Two acceptances of one finding have one key, whatever the reason given. */
export const keyOfAcceptance = (accepted: AcceptedFinding): string =>
  JSON.stringify([accepted.code, accepted.unit ?? null, accepted.at, accepted.about ?? null]);

/** The findings no valid sitting accepts. Blocking ones cannot be accepted and always remain; one that needs a reason needs it. */
export const stillOpen = (
  findings: readonly Finding[],
  records: CountedRecords,
  scope: AcceptanceScope,
): readonly Finding[] => {
  const accepted = new Map<string, AcceptedFinding>();
  for (const sitting of records.sittings)
    for (const each of sitting.record.accepted) accepted.set(keyOfAcceptance(each), each);
  return findings.filter((finding) => {
    if (finding.severity === "blocking") return true;
    const found = accepted.get(keyOfAcceptance(acceptanceOf(finding, scope)));
    return found === undefined || (needsReasonToAccept(finding) && (found.reason ?? "").trim() === "");
  });
};
