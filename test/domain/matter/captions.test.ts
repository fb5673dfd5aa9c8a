// What a paper's heading says of the court it goes to.
import { courtsHeading, forumOfDraft, isOfForum } from "../../../src/domain/matter/captions";

const PARTIES = ["ELENA RIVERA, Plaintiff,", "v.", "HARBORVIEW MARKET, INC., Defendant."];
const fits = (lines: readonly string[], forum: string): boolean =>
  courtsHeading([...lines, ...PARTIES]).every((court) => isOfForum(court, forum));
const heads = (lines: readonly string[]): number => courtsHeading(lines).length;

test.each([
  [["UNITED STATES DISTRICT COURT", "CENTRAL DISTRICT OF CALIFORNIA"], "US-CACD"],
  [["UNITED STATES", "DISTRICT COURT", "for the Central District of California"], "US-CACD"],
  [["United States District Court", "Central District of California"], "US-CACD"],
  [["IN THE UNITED STATES DISTRICT COURT", "FOR THE DISTRICT OF ARIZONA"], "US-AZD"],
  [["SUPERIOR COURT OF THE STATE OF CALIFORNIA", "FOR THE COUNTY OF LOS ANGELES"], "US-CA"],
  [["Superior Court of California, County of Los Angeles"], "US-CA"],
  [["SUPREME COURT OF THE STATE OF NEW YORK"], "US-NY"],
  [["DISTRICT COURT", "CLARK COUNTY, NEVADA"], "US-NV"],
])("%j heads a paper for %s, and one for another state or court it does not", (lines, forum) => {
  expect(heads([...lines, ...PARTIES])).toBeGreaterThan(0);
  expect(fits(lines, forum)).toBe(true);
  for (const other of ["US-CA", "US-CACD", "US-CAND", "US-NY", "US-NV", "US-AZD", "US-TXSD"])
    if (other !== forum) expect([other, fits(lines, other)]).toEqual([other, false]);
});
test("a federal heading that names no district yet is still no state court's", () => {
  expect(fits(["UNITED STATES DISTRICT COURT"], "US-CA")).toBe(false);
  expect(fits(["UNITED STATES DISTRICT COURT"], "US-CACD")).toBe(true);
});
test("an appeal and a bankruptcy are before neither the district court nor the state's", () => {
  for (const line of [
    "UNITED STATES COURT OF APPEALS",
    "UNITED STATES BANKRUPTCY COURT",
    "SUPREME COURT OF THE UNITED STATES",
  ])
    for (const forum of ["US-CA", "US-CACD"]) expect(fits([line], forum)).toBe(false);
});
test("a court named in a sentence, in a title, or in the address of a letter heads nothing", () => {
  expect(
    heads(["The United States District Court for the Central District of California has jurisdiction.", ...PARTIES]),
  ).toBe(0);
  expect(heads(["NOTICE OF REMOVAL TO UNITED STATES DISTRICT COURT", ...PARTIES])).toBe(0);
  expect(heads(["Clerk of the Court", "United States District Court", "350 West First Street"])).toBe(0);
  expect(heads([])).toBe(0);
});
test("admission for one case goes before the same court", () => {
  expect(fits(["UNITED STATES DISTRICT COURT", "CENTRAL DISTRICT OF CALIFORNIA"], "US-CACD-PHV:2:26-cv-01234")).toBe(
    true,
  );
});
test("of several forums the heading tells which one a draft is for; where it does not, nobody guesses", () => {
  const federal = ["UNITED STATES DISTRICT COURT", "CENTRAL DISTRICT OF CALIFORNIA", ...PARTIES];
  expect(forumOfDraft(undefined, ["US-CA", "US-CACD"], federal)).toBe("US-CACD");
  expect(forumOfDraft("US-CA", ["US-CA", "US-CACD"], federal)).toBe("US-CA");
  expect(forumOfDraft(undefined, ["US-CA", "US-CACD"], ["Dear Ms. Rivera:"])).toBeUndefined();
  expect(forumOfDraft(undefined, ["US-CACD", "US-CAND"], ["UNITED STATES DISTRICT COURT"])).toBeUndefined();
  expect(forumOfDraft(undefined, ["US-CA"], federal)).toBe("US-CA");
  expect(forumOfDraft(undefined, [], federal)).toBeUndefined();
});
