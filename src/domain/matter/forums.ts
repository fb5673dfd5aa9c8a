/**
 * Which forums' admission a matter before a court asks for, by court profile: a state court asks for the state's bar, a federal district
 * for its own. A matter before no court is advised on under a state's licence.
 */
export interface Forum {
  /** As on the roster: `US-CA`, `US-CACD`. */
  readonly code: string;
  readonly name: string;
}

const CALIFORNIA: Forum = { code: "US-CA", name: "California" };
const DISTRICTS: readonly Forum[] = [
  { code: "US-CACD", name: "Central District of California" },
  { code: "US-CAND", name: "Northern District of California" },
  { code: "US-CASD", name: "Southern District of California" },
  { code: "US-CAED", name: "Eastern District of California" },
];
const BY_PROFILE: Readonly<Record<string, readonly Forum[]>> = {
  "us-ca-superior": [CALIFORNIA],
  "us-federal-district": DISTRICTS,
};

const STATE_BAR = /^US-[A-Z]{2}$/u;
const DISTRICT = /^US-[A-Z]{4}$/u;

/** Forums to choose from for a court profile ("" for no court): those known for it, and those of its kind anyone on the roster is admitted in. */
export const forumsFor = (court: string, admittedIn: readonly string[]): readonly Forum[] => {
  const known = BY_PROFILE[court] ?? (court === "" ? [CALIFORNIA] : []);
  const kind =
    court === "us-ca-superior"
      ? undefined
      : court === ""
        ? STATE_BAR
        : court === "us-federal-district"
          ? DISTRICT
          : /^US-/u;
  const more = [...new Set(admittedIn)].filter(
    (code) => kind?.test(code) === true && !known.some((forum) => forum.code === code),
  );
  return [...known, ...more.map((code) => ({ code, name: code }))];
};
