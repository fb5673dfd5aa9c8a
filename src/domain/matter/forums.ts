/**
 * The courts the product knows, and which forums' admission a matter before each asks for: a state court asks for the state's bar, a federal
 * district for its own. A matter before no court is advised on under a state's licence.
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

const STATE_BAR = /^US-[A-Z]{2}$/u;
const DISTRICT = /^US-[A-Z]{4}$/u;
const ANY_FORUM = /^US-/u;

/** Whose admission is asked for: those known, and of those anyone on the roster is admitted in the ones that fit. */
interface Admission {
  readonly known: readonly Forum[];
  readonly further?: RegExp;
}

/** A court the product knows by its profile. Its name is its own and the same in every language. */
export interface Court extends Admission {
  /** As in Matters and on the templates: `us-ca-superior`. */
  readonly code: string;
  readonly name: string;
}

export const COURTS: readonly Court[] = [
  { code: "us-ca-superior", name: "California Superior Court", known: [CALIFORNIA] },
  { code: "us-federal-district", name: "U.S. District Court", known: DISTRICTS, further: DISTRICT },
];
const NO_COURT: Admission = { known: [CALIFORNIA], further: STATE_BAR };
const ANOTHER_COURT: Admission = { known: [], further: ANY_FORUM };

/** Forums to choose from for a court profile ("" for no court). */
export const forumsFor = (court: string, admittedIn: readonly string[]): readonly Forum[] => {
  const { known, further } = court === "" ? NO_COURT : (COURTS.find(({ code }) => code === court) ?? ANOTHER_COURT);
  const more = [...new Set(admittedIn)].filter(
    (code) => further?.test(code) === true && !known.some((forum) => forum.code === code),
  );
  return [...known, ...more.map((code) => ({ code, name: code }))];
};

/** As it is printed; a forum the product does not know by its code. */
export const forumName = (code: string): string =>
  COURTS.flatMap(({ known }) => known).find((forum) => forum.code === code)?.name ?? code;
