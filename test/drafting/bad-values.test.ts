// Data that is none: cycles wherever a template may meet them, dates that never were, numbers past what can be counted. Each ends in words or in a finding.
import { draftFrom, lines } from "./drafted";

const ring: Record<string, unknown> = { name: "Ana" };
ring["self"] = ring;
const snake: unknown[] = [{ name: "Bo" }];
snake.push(snake);
const made = async (...templates: readonly string[]) =>
  draftFrom(lines(...templates), { ring, snake, client: { name: "Ana" } } as never);

describe("data that runs in a circle", () => {
  it("as a condition is only true, and nothing of it is followed", async () => {
    expect(
      (
        await made(
          "{{#if ring}}yes{{else}}no{{/if}}{{#unless snake}}none{{/unless}}{{#if (and ring snake)}} both{{/if}}",
        )
      ).text,
    ).toBe("yes both");
  });

  it("as a list is gone through once, item by item; the item that is the list itself is named and prints a blank", async () => {
    const { text, findings } = await made("{{#each snake}}", "{{name}}{{this}}", "{{/each}}");
    expect(text).toContain("Bo");
    expect(findings.length).toBeGreaterThan(0);
    expect(text).not.toMatch(/object|undefined|NaN/);
  });

  it("as a list inside its own item ends at the limits, with a sentence, never in a crash", async () => {
    const { text } = await made("{{#each snake}}{{#each this}}{{#each this}}{{name}}{{/each}}{{/each}}{{/each}}");
    expect(text).not.toMatch(/object|undefined/);
  });

  it.each([
    "{{list snake}}",
    "{{list ring}}",
    "{{upper ring}}",
    "{{longDate ring}}",
    "{{money ring}}",
    "{{default ring 'x'}}",
    "{{ring.self}}",
    "{{ring}}",
    "{{#if (eq ring snake)}}a{{else}}{{ring}}{{/if}}",
  ])("given to %s is named as what cannot be printed", async (template) => {
    const { text, findings } = await made(template);
    expect(findings.map((finding) => finding.severity)).toContain("blocking");
    expect(text).not.toMatch(/object|undefined|NaN/);
  });

  it("followed by its path is as deep as the template says and no deeper", async () => {
    expect(
      (await made("{{ring.self.self.self.name}} {{#with ring.self}}{{self.name}}{{/with}} {{lookup ring 'name'}}"))
        .text,
    ).toBe("Ana Ana Ana");
  });
});

const said = async (placeholder: string, facts: Readonly<Record<string, unknown>>) =>
  draftFrom(lines(`{{${placeholder}}}`), facts as never);

describe("a date that is none", () => {
  it.each([
    "2026-02-29",
    "2026-13-01",
    "2026-00-10",
    "2026-04-31",
    "31/12/2026",
    "tomorrow",
    "2026-1-5T",
    "0000-00-00",
    "2026-02-30T10:00:00Z",
    20260303,
    true,
    {},
  ])("%j is refused by every helper of dates, never rounded to another day", async (d) => {
    for (const helper of ["longDate", "courtDate", "ordinalDay", "shortDate", "weekday"]) {
      const { text, findings } = await said(`${helper} d`, { d });
      expect(findings).toMatchObject([{ code: "bad-value", severity: "blocking" }]);
      expect(text).toBe("[d]");
    }
  });
  it("the last day of February in a leap year is one", async () => {
    expect((await said("longDate d", { d: "2028-02-29" })).text).toBe("February 29, 2028");
  });
});

describe("a number past what can be counted exactly", () => {
  it.each([2 ** 53, -(2 ** 53), 1e308, "9007199254740993", "1e400", Number.MAX_VALUE])(
    "%j is named and never printed rounded, as figures, words or money",
    async (n) => {
      for (const helper of ["n", "money n", "moneyWords n", "numberWords n", "ordinal n", "roman n", "add n 1"]) {
        const { text, findings } = await said(helper, { n });
        if (findings.length === 0) expect(text).toBe(String(n));
        else expect(findings.map((finding) => finding.severity)).toContain("blocking");
        if (typeof n === "number") expect(findings.length).toBeGreaterThan(0);
      }
    },
  );
  it("the largest that can be is printed to the last digit", async () => {
    expect((await said("n", { n: Number.MAX_SAFE_INTEGER })).text).toBe("9007199254740991");
  });
});

describe("sums", () => {
  it.each([
    ["9007199254740000", 1, "9007199254740001"],
    [8932633059436714, 5, "8932633059436719"],
    [26416357840312.55, 7.07, "26416357840319.62"],
    [0.1, 0.2, "0.3"],
    [49999999999.99, 0.01, "50000000000"],
    [12345678901.23, 0.04, "12345678901.27"],
  ])("%s and %s are %s, to the last digit", async (a, b, sum) => {
    expect((await said("add a b", { a, b })).text).toBe(sum);
  });
});

describe("comparisons and boolean logic", () => {
  it.each([
    ["eq a b", false],
    ["eq a a", true],
    ["ne a b", true],
    ["lt a b", true],
    ["lte a a", true],
    ["gt b a", true],
    ["gte b b", true],
    ["gt a b", false],
    ["and a b", true],
    ["and a zero", false],
    ["or zero b", true],
    ["or zero empty", false],
    ["not zero", true],
    ["not a", false],
    ["and zero zero", false],
    ["not (not zero)", false],
  ])("(%s) decides %s", async (condition, expected) => {
    expect(
      (await draftFrom(lines(`{{#if (${condition})}}yes{{else}}no{{/if}}`), { a: 1, b: 2, zero: 0, empty: "" })).text,
    ).toBe(expected ? "yes" : "no");
  });
});

describe("the same words whatever braces", () => {
  it("three braces print like two: text is always escaped", async () => {
    expect((await draftFrom(lines("{{{a}}} {{a}}"), { a: "<b>&amp;</b>" })).text).toBe("<b>&amp;</b> <b>&amp;</b>");
  });
  it("comments print nothing, and whitespace control takes the blanks beside it", async () => {
    expect((await draftFrom(lines("a {{~b~}} c{{! not this }}{{!-- nor {{this}} --}}d"), { b: "B" })).text).toBe(
      "aBcd",
    );
  });
});
