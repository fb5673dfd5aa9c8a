import { differsFromTemplate, templateWording } from "../../../src/domain/draft/template-wording";
import type { FactUse } from "../../../src/domain/draft/ledger";
import { compareWords } from "../../../src/app/draft/compare-words";

const facts: readonly FactUse[] = [
  { path: "client.name", text: "Elena Rivera" },
  { path: "matter.incidentDate", text: "August 16, 2025", expression: "longDate matter.incidentDate" } as FactUse,
  { path: "parties.0.entity", text: "a corporation" },
];

describe("what the template says with its facts put in", () => {
  it("a fact is put in by its expression, by its path, and by its name within a list's item", () => {
    expect(
      templateWording("On {{longDate matter.incidentDate}} {{client.name}} met {{entity}}.", facts).map(
        ({ text, filled }) => [text, filled === true],
      ),
    ).toEqual([
      ["On ", false],
      ["August 16, 2025", true],
      [" ", false],
      ["Elena Rivera", true],
      [" met ", false],
      ["a corporation", true],
      [".", false],
    ]);
  });

  it("a word that was changed beside a fact shows as changed, and the fact as filled", () => {
    const pieces = compareWords(
      templateWording("Plaintiff {{client.name}}, an individual, alleges:", facts),
      "Plaintiff Elena Rivera, an adult, alleges:",
    );
    expect(pieces).toEqual([
      { kind: "same", text: "Plaintiff " },
      { kind: "filled", text: "Elena Rivera" },
      { kind: "same", text: ", an " },
      { kind: "removed", text: "individual, " },
      { kind: "added", text: "adult, " },
      { kind: "same", text: "alleges:" },
    ]);
  });

  it("an untouched paragraph does not differ from its template, whatever white space stands between words", () => {
    expect(differsFromTemplate("{{client.name}}\tresides  here.", facts, "Elena Rivera resides here.")).toBe(false);
    expect(
      differsFromTemplate("{{#interpretive}}The elements are met.{{/interpretive}}", facts, "The elements are met."),
    ).toBe(false);
  });

  it("a condition whose outcome is not known may say anything; what surrounds it may not change", () => {
    const template = "Venue lies here{{#if court.branch}}, in {{court.branch}}{{/if}}.";
    expect(differsFromTemplate(template, facts, "Venue lies here, in the Central District.")).toBe(false);
    expect(differsFromTemplate(template, facts, "Venue does not lie here, in the Central District.")).toBe(true);
  });

  it("a template made to look at slowly is looked at in one pass", () => {
    const many = "{{unknown}}a".repeat(2000);
    // Work done, not time passed: other tests share the machine.
    const before = process.cpuUsage();
    expect(differsFromTemplate(many, facts, "a".repeat(1999))).toBe(true);
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(6000);
  });

  it("an edited paragraph differs, and so does one whose fact was typed over", () => {
    expect(differsFromTemplate("{{client.name}} resides here.", facts, "Elena Rivera does not reside here.")).toBe(
      true,
    );
    expect(differsFromTemplate("{{client.name}} resides here.", facts, "Elena Riviera resides here.")).toBe(true);
  });

  it("a fact that itself holds braces or signs of a pattern is only a text", () => {
    const odd: readonly FactUse[] = [{ path: "client.name", text: "A.* (B) [c] {{x}}" }];
    expect(differsFromTemplate("Paid by {{client.name}}.", odd, "Paid by A.* (B) [c] { {x}}.")).toBe(false);
    expect(differsFromTemplate("Paid by {{client.name}}.", odd, "Paid by AAAA (B) [c] { {x}}.")).toBe(true);
  });
});
