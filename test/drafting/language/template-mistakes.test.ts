// Every mistake of a template at once, with the paragraph to go to and what was probably meant.
import { compileTemplate } from "../../../src/drafting/compile/compile-template";
import { mistakeSentence } from "../../../src/drafting/language/template-fault";
import { docx, p } from "../../support/docx-builder";
import { lines, mistakesOf } from "../drafted";

const codes = async (body: string): Promise<readonly string[]> =>
  (await mistakesOf(body)).map((mistake) => mistake.code);
const cell = (content: string): string => `<w:tc><w:tcPr/>${content}</w:tc>`;
const table = (...rows: readonly string[]): string =>
  `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>${rows.map((row) => `<w:tr>${row}</w:tr>`).join("")}</w:tbl>`;

describe("a template's mistakes", () => {
  it("are all reported at once, in the order of the document", async () => {
    const mistakes = await mistakesOf(
      lines("{{#if a}}", "{{uper b}}", "{{/each}}", "x }} y", "{{client.name", "{{else}}"),
    );
    expect(mistakes.map((mistake) => mistake.paragraph)).toEqual(
      [...mistakes.map((mistake) => mistake.paragraph)].sort((a, b) => a - b),
    );
    expect(new Set(mistakes.map((mistake) => mistake.code))).toEqual(
      new Set(["mismatched-close", "unclosed-block", "unknown-helper", "stray-close", "unclosed-placeholder"]),
    );
  });

  it("say where: story, paragraph, its first words, the placeholder as typed", async () => {
    const [mistake] = await mistakesOf({
      body: p("fine"),
      footers: { f1: p("fine") + p("Page of {{uper title}}") },
      section: '<w:footerReference w:type="default" r:id="f1"/>',
    });
    expect(mistake).toMatchObject({
      code: "unknown-helper",
      story: "footer",
      paragraph: 1,
      firstWords: "Page of {{uper title}}",
      placeholder: "{{uper title}}",
      suggestion: '"upper"',
    });
    expect(mistakeSentence(mistake as NonNullable<typeof mistake>)).toBe(
      'In a footer, paragraph 2 ("Page of {{uper title}}"): There is no helper "uper". Did you mean "upper"?',
    );
  });

  it("name what was probably meant for an unknown fact, inside lists and with blocks too", async () => {
    const factNames = ["client.name", "client.address", "parties[].name", "parties[].role", "court.county"];
    const mistakes = await mistakesOf(
      lines(
        "{{client.nme}} {{client.name}}",
        "{{#each partys}}x{{/each}}",
        "{{#each parties}}{{name}} {{rol}} {{../court.county}} {{@index}}{{/each}}",
        "{{#with client}}{{adress}}{{/with}}",
        "{{upper cort.county}}",
      ),
      { clause: async () => undefined, factNames },
    );
    expect(mistakes.map((mistake) => [mistake.code, mistake.suggestion])).toEqual([
      ["unknown-fact", "{{client.name}}"],
      ["unknown-fact", "{{parties}}"],
      ["unknown-fact", "{{role}}"],
      ["unknown-fact", "{{address}}"],
      ["unknown-fact", "{{court.county}}"],
    ]);
  });

  it.each([
    ["a block never closed", lines("{{#if a}}", "x"), "unclosed-block"],
    ["a close without an open", lines("x {{/if}}"), "close-without-open"],
    ["blocks that cross", lines("{{#if a}}{{#each b}}{{/if}}{{/each}}"), "unclosed-block"],
    ["an else outside every block", lines("{{else}}"), "stray-else"],
    ["an else after the last else", lines("{{#if a}}1{{else}}2{{else}}3{{/if}}"), "else-after-else"],
    ["braces that close nothing", lines("a }} b"), "stray-close"],
    ["a placeholder its paragraph does not close", p("{{client") + p(".name}}"), "unclosed-placeholder"],
    ["a placeholder nobody can read", lines("{{client.name +}}"), "unreadable-placeholder"],
    ["a raw block", lines("{{{{raw}}}} x {{{{/raw}}}}"), "unreadable-placeholder"],
    ["an unknown block", lines("{{#iff a}}x{{/iff}}"), "unknown-block"],
    ["a helper with too few arguments", lines("{{plural parties}}"), "wrong-arguments"],
    ["an option a helper does not have", lines('{{list parties sep=";"}}'), "wrong-arguments"],
    ["if with two arguments", lines("{{#if a b}}x{{/if}}"), "wrong-arguments"],
    ["a block that begins mid-paragraph and ends in another", lines("A {{#if a}} B", "C {{/if}} D"), "torn-block"],
    [
      "a block that begins before a table and ends inside it",
      p("{{#if a}}") + table(cell(p("x {{/if}}")) + cell(p("y"))),
      "torn-block",
    ],
    [
      "an else between the cells of one row",
      table(cell(p("{{#if a}}x")) + cell(p("{{else}}")) + cell(p("y{{/if}}"))),
      "torn-block",
    ],
    [
      "a block that begins in a link and ends outside it",
      `<w:p><w:hyperlink w:anchor="x"><w:r><w:t>{{#if a}}x</w:t></w:r></w:hyperlink><w:r><w:t>y{{/if}}</w:t></w:r></w:p>`,
      "torn-block",
    ],
    ["a clause the library does not have", lines("{{> offshore}}"), "unknown-clause"],
    ["a clause in the middle of a paragraph", lines("see {{> offshore}}"), "clause-out-of-place"],
  ])("%s", async (_what, body, code) => {
    expect(await codes(body)).toContain(code);
  });

  it("stop everything: nothing compiles from a template that has one, and the fault counts them", async () => {
    await expect(compileTemplate(docx({ body: lines("{{#if a}}", "{{/each}}") }))).rejects.toMatchObject({
      name: "TemplateFault",
      code: "template-mistakes",
    });
  });

  it("are none in what is merely unusual", async () => {
    expect(
      await mistakesOf(
        lines(
          "{{! a note }}",
          "{{!-- {{not read}} --}}",
          "{{~client.name~}} {{{client.name}}} {{&client.name}}",
          '{{lookup parties.[0] "a }} b"}}',
          "{{#parties}}{{name}}{{/parties}}{{^parties}}none{{/parties}}",
          "{ single } }single{",
        ),
      ),
    ).toEqual([]);
  });
});
