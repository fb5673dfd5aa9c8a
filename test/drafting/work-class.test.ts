// Whose work a paragraph is: facts filled in, the firm's own procedure, or law that only an attorney decides.
import { draftFrom, lines, mistakesOf } from "./drafted";

const classes = async (
  template: string,
  facts = { a: "x", l: [1, 2], client: { name: "Ana" } },
): Promise<readonly (string | undefined)[]> =>
  (await draftFrom(template, facts)).ledger.units.map((unit) => unit.workClass);

describe("work class", () => {
  it("is factual where facts are filled in and procedural otherwise", async () => {
    expect(
      await classes(
        lines(
          "{{a}} lives here.",
          "No facts here.",
          "{{#each l}}",
          "{{this}}",
          "a line",
          "{{/each}}",
          '{{blank "case number"}}',
        ),
      ),
    ).toEqual(["factual", "procedural", "factual", "procedural", "factual", "procedural", "procedural"]);
  });

  it("is interpretive only where the template says so, and then whatever is filled in", async () => {
    expect(
      await classes(
        lines(
          "before",
          "{{#interpretive}}",
          "The court should find for {{client.name}}.",
          "It must.",
          "{{/interpretive}}",
          "after",
        ),
      ),
    ).toEqual(["procedural", "interpretive", "interpretive", "procedural"]);
  });

  it("said by a block holds for paragraphs, rows, inline text and what stands in inner blocks; the innermost wins", async () => {
    const cell = (text: string): string => `<w:tc><w:tcPr/><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
    const table = `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr>${cell("{{#interpretive}}row{{/interpretive}}")}</w:tr></w:tbl>`;
    expect(
      await classes(
        table +
          lines(
            "{{#factual}}inline without facts{{/factual}}",
            "{{#procedural}}",
            "{{a}}",
            "{{#interpretive}}",
            "law",
            "{{/interpretive}}",
            "{{#each l}}",
            "{{this}}",
            "{{/each}}",
            "{{/procedural}}",
            "{{a}}",
          ),
      ),
    ).toEqual(["interpretive", "factual", "procedural", "interpretive", "procedural", "procedural", "factual"]);
  });

  it("goes with a repeated long list and with headers and notes", async () => {
    const long = Array.from({ length: 100 }, (_, at) => at);
    const made = await draftFrom(
      lines("{{#interpretive}}", "{{#each l}}", "{{this}}", "{{/each}}", "{{/interpretive}}"),
      { l: long },
    );
    expect(new Set(made.ledger.units.map((unit) => unit.workClass))).toEqual(new Set(["interpretive"]));
    expect(made.ledger.units).toHaveLength(100);
  });

  it("blocks take no argument, and must be closed like any other", async () => {
    expect((await mistakesOf(lines("{{#interpretive law}}x{{/interpretive}}"))).map((mistake) => mistake.code)).toEqual(
      ["wrong-arguments"],
    );
    expect((await mistakesOf(lines("{{#factual}}", "x"))).map((mistake) => mistake.code)).toEqual(["unclosed-block"]);
  });
});

describe("the number of content controls", () => {
  it("above 1,500 is advice that says what Word is known to do, and not below", async () => {
    const list = (length: number) => ({ l: Array.from({ length }, (_, at) => at) });
    const template = lines("{{#each l}}", "{{this}}", "{{/each}}");
    expect((await draftFrom(template, list(1_500))).findings).toEqual([]);
    expect((await draftFrom(template, list(1_501))).findings).toMatchObject([
      { code: "many-controls", severity: "advisory", detail: { count: 1_501 } },
    ]);
  });
});
