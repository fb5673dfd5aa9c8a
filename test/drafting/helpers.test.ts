// The firm's words: dates, money, names, numbers. Each row is what a paper would say.
import { draftFrom, lines } from "./drafted";

const facts = {
  d: "2026-03-03",
  moment: "2026-03-04T06:30:00Z",
  bad: "2026-02-30",
  n: 1234.5,
  big: 2 ** 60,
  half: 0.005,
  one: [{ name: "Ana" }],
  two: [{ name: "Ana" }, { name: "Bo" }],
  three: [{ name: "Ana" }, { name: "Bo" }, { name: "Cy" }],
  she: { name: "Ana Ruiz", pronouns: "she/her" },
  corp: { kind: "corporation" },
  who: { name: "X" },
  hole: [{ name: "Ana" }, { name: "" }],
  ssn: "123-45-6789",
  phone: "1.213.555.0140",
  title: "motion for summary judgment on the LLP agreement",
  docket: "2:26\u2013cv\u201301234 - abc",
  minor: "John Q. Doe",
};
const said = async (placeholder: string): Promise<string> => (await draftFrom(lines(`{{${placeholder}}}`), facts)).text;

describe("helpers", () => {
  it.each([
    ["longDate d", "March 3, 2026"],
    ["courtDate d", "3rd day of March, 2026"],
    ["ordinalDay d", "3rd"],
    ["shortDate d", "03/03/2026"],
    ["weekday d", "Tuesday"],
    ["longDate moment", "March 3, 2026"],
    ["today", "November 22, 2026"],
    ["money n", "$1,234.50"],
    ["money 35000 cents=false", "$35,000"],
    ["moneyWords n", "One Thousand Two Hundred Thirty-Four and 50/100 Dollars"],
    ["moneyWords 1", "One and 00/100 Dollar"],
    ["numberWords 115", "one hundred fifteen"],
    ["ordinal 112", "112th"],
    ["ordinalWords 21", "twenty-first"],
    ["roman 1994", "MCMXCIV"],
    ["letter 28", "AB"],
    ["add 0.1 0.2", "0.3"],
    ["list one", "Ana"],
    ["list two", "Ana and Bo"],
    ["list three", "Ana, Bo, and Cy"],
    ['list three with="or" oxford=false', "Ana, Bo or Cy"],
    ["etAl three", "Ana, et al."],
    ["etAl one", "Ana"],
    ['plural two "Defendant" "Defendants"', "Defendants"],
    ['plural one "alleges" "allege"', "alleges"],
    ["subject she capital=true", "She"],
    ["possessive two", "their"],
    ["reflexive corp", "itself"],
    ["title title", "Motion for Summary Judgment on the LLP Agreement"],
    ["upper (concat she.name '!')", "ANA RUIZ!"],
    ["phone phone", "(213) 555-0140"],
    ["docket docket", "2:26-CV-01234-ABC"],
    ["lastFour ssn", "XXX-XX-6789"],
    ["initials minor", "J.Q.D."],
    ["default nobody she.name", "Ana Ruiz"],
    ["#if (and (gt n 1000) (not (eq d 'x')))}}yes{{/if", "yes"],
    ["lookup three.[1] 'name'", "Bo"],
  ])("{{%s}} prints %s", async (placeholder, expected) => {
    expect(await said(placeholder)).toBe(expected);
  });

  it.each([
    ["longDate bad", "is not a date"],
    ["moneyWords half", "part of a cent"],
    ["money big", "too large"],
    ["subject who", "which pronoun"],
    ["list hole", "without a value"],
    ["phone d", "ten-digit"],
    ["list she", "is not a list"],
  ])("{{%s}} is named as a bad value and never printed: %s", async (placeholder, why) => {
    const { text, findings } = await draftFrom(lines(`{{${placeholder}}}`), facts);
    expect(text).toMatch(/^\[[\w.]+\]$/);
    expect(findings).toMatchObject([
      { code: "bad-value", severity: "blocking", endedBy: "fill", detail: { problem: expect.stringContaining(why) } },
    ]);
  });

  it("an argument that is missing is missing, whatever would have been made of it", async () => {
    const { text, findings } = await draftFrom(lines("{{upper client.name}} {{longDate client.born}}"), {});
    expect(text).toBe("[client.name] [client.born]");
    expect(findings.map((finding) => finding.detail?.["path"])).toEqual(["client.name", "client.born"]);
  });

  it("a fact named like a helper neither shadows nor breaks it", async () => {
    expect((await draftFrom(lines("{{title}} {{upper upper}}"), { title: "T", upper: "u" })).text).toBe("T U");
  });
});
