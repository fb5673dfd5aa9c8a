// A person's data left in a template is pointed out, wherever it stands; placeholders and ordinary numbers are not.
import { compileTemplate } from "../../src/drafting/compile/compile-template";
import { namesInFacts, personalData, personalDataIn } from "../../src/drafting/personal-data";
import { docx, p } from "../support/docx-builder";

describe("a person's data left in a template", () => {
  it.each([
    ["her SSN is 123-45-6789.", ["ssn"]],
    ["Social security number: 123456789", ["ssn"]],
    ["card 4111 1111 1111 1111", ["card"]],
    ["Account No. 00123-456789", ["account"]],
    ["policy number: A1234567", ["account"]],
    ["born on March 3, 1980", ["birth"]],
    ["DOB: 03/03/1980", ["birth"]],
    ["write to ana.ruiz@gmail.com", ["email"]],
    ["call (213) 555-0140 or 213-555-0141", ["phone", "phone"]],
    ["Ana  Ruiz declares", ["name"]],
    ["ANA RUIZ, an individual", ["name"]],
  ])("%s", (text, kinds) => {
    expect(personalData(text, ["Ana Ruiz"]).map((one) => one.kind)).toEqual(kinds);
  });

  it.each([
    ["{{client.ssn}} {{phone client.phone}} {{! 123-45-6789 }}"],
    ["Case No. 2:26-cv-01234-ABC"],
    ["Code Civ. Proc., section 2015.5"],
    ["on March 3, 2026, the parties"],
    ["$1,234,567.89"],
    ["000-12-3456"],
    ["card 4111 1111 1111 1112"],
    ["someone@example.com"],
    ["Anabel Ruizian"],
    ["90 S. Ct. 1234 (1970) 555-1"],
    ["XXX-XX-6789"],
  ])("is not seen in: %s", (text) => {
    expect(personalData(text, ["Ana Ruiz", "Smith"])).toEqual([]);
  });

  it("is told with story, paragraph and kind, as advice that stops nothing and repeats no number", async () => {
    const bytes = docx({
      body: p("fine") + p("SSN 123-45-6789, {{client.name}}"),
      footers: { f1: p("Ana Ruiz") },
      footnotes: `<w:footnote w:id="2">${p("a@b.org")}</w:footnote>`,
      section: '<w:footerReference w:type="default" r:id="f1"/>',
    });
    const findings = await personalDataIn(
      bytes,
      namesInFacts({ client: { name: "Ana Ruiz" }, parties: [{ name: "Bo" }], names: ["Cy Dee"] }),
    );
    expect(
      findings.map((finding) => [
        finding.severity,
        finding.place?.story,
        finding.place?.paragraph,
        finding.detail?.["kind"],
      ]),
    ).toEqual(
      expect.arrayContaining([
        ["advisory", "body", 1, "ssn"],
        ["advisory", "footer", 0, "name"],
        ["advisory", "footnote", 0, "email"],
      ]),
    );
    expect(findings).toHaveLength(3);
    expect(JSON.stringify(findings.map((finding) => finding.detail))).not.toContain("123-45");
    expect((await compileTemplate(bytes)).reports).toEqual([]);
  });
});
