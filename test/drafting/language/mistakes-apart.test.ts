// Mistakes that stand beside one another: none hides another, none is told twice, none is invented; and slips that would drop words silently are mistakes.
import { docx } from "../../support/docx-builder";
import { lines, draftFrom, mistakesOf } from "../drafted";

const factNames = ["client.name", "parties[].name", "court.name"];
const library = { clause: () => Promise.resolve(undefined), factNames };
const told = async (...texts: readonly string[]) =>
  (await mistakesOf(lines(...texts), library)).map(({ code, placeholder, suggestion }) => [
    code,
    placeholder,
    suggestion ?? "",
  ]);
const cell = (text: string): string => `<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>${lines(text)}</w:tc>`;
const row = (...texts: readonly string[]): string =>
  `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr>${texts.map(cell).join("")}</w:tr></w:tbl>`;

describe("a block that is not closed", () => {
  it("does not make the facts of its items unknown, nor hide what is unknown", async () => {
    expect(await told("{{#each parties}}", "{{name}}", "{{client.nme}}")).toEqual([
      ["unclosed-block", "{{#each parties}}", "{{/each}} after it"],
      ["unknown-fact", "{{client.nme}}", "{{client.name}}"],
    ]);
  });

  it("does not hide what is wrong with its own opening", async () => {
    expect(await told("{{#each partis}}", "{{name}}")).toEqual([
      ["unclosed-block", "{{#each partis}}", "{{/each}} after it"],
      ["unknown-fact", "{{#each partis}}", "{{parties}}"],
    ]);
    expect(await told("{{#if client.name court.name}}", "x")).toEqual([
      ["unclosed-block", "{{#if client.name court.name}}", "{{/if}} after it"],
      ["wrong-arguments", "{{#if client.name court.name}}", ""],
    ]);
  });

  it("whose opening cannot be read is told once, and neither its end nor its items' facts are mistakes", async () => {
    expect(await told("{{#each parties as |p}}", "{{p.name}}", "{{/each}}", "{{client.nme}}")).toEqual([
      ["unreadable-placeholder", "{{#each parties as |p}}", ""],
      ["unknown-fact", "{{client.nme}}", "{{client.name}}"],
    ]);
  });

  it("but closed under a misspelt name is told once", async () => {
    expect(await told("{{#each parties}}{{#if name}}{{name}}{{/fi}}{{/each}}")).toEqual([
      ["mismatched-close", "{{/fi}}", "{{/if}}"],
    ]);
  });

  it("before the block around it ends is told once, where it opens", async () => {
    expect(await told("{{#each parties}}", "{{#if name}}", "{{name}}", "{{/each}}", "{{/if}}")).toEqual([
      ["unclosed-block", "{{#if name}}", "{{/if}} before it"],
    ]);
  });
});

describe("words that would be left out or repeated without a word", () => {
  it("by a misspelt class of work are a mistake that names the class", async () => {
    expect(await told("{{#interpretative}}", "Law.", "{{/interpretative}}")).toEqual([
      ["unknown-block", "{{#interpretative}}", "{{#interpretive}}"],
    ]);
    expect(
      (await mistakesOf(lines("{{#procedral}}", "Filed.", "{{/procedral}}"))).map(({ suggestion }) => suggestion),
    ).toEqual(["{{#procedural}}"]);
  });

  it("by an else in a class of work, which decides nothing, are a mistake", async () => {
    expect(await told("{{#factual}}A{{else}}B{{/factual}}", "{{^interpretive}}C{{/interpretive}}")).toEqual([
      ["stray-else", "{{else}}", ""],
      ["stray-else", "{{^interpretive}}", ""],
    ]);
  });

  it("by two lists that take one row are a mistake; one inside the other, or each in its cell, is none", async () => {
    expect(
      (await mistakesOf(row("{{#each parties}}{{name}}", "x{{/each}}", "{{#each parties}}{{name}}", "y{{/each}}"))).map(
        ({ code, paragraph }) => [code, paragraph],
      ),
    ).toEqual([["torn-block", 2]]);
    expect(
      await mistakesOf(row("{{#each parties}}{{name}}", "{{#each ../parties}}{{name}}", "x{{/each}}", "y{{/each}}")),
    ).toEqual([]);
    expect(await mistakesOf(row("{{#each parties}}{{name}}{{/each}}", "{{#each parties}}{{name}}{{/each}}"))).toEqual(
      [],
    );
  });

  it("by an option a block does not have are a mistake", async () => {
    expect(
      await told(
        '{{#each parties numbring="continue"}}{{name}}{{/each}}',
        "{{#if client.name inclodeZero=true}}x{{/if}}",
      ),
    ).toEqual([
      ["wrong-arguments", '{{#each parties numbring="continue"}}', '"numbering="'],
      ["wrong-arguments", "{{#if client.name inclodeZero=true}}", '"includeZero="'],
    ]);
  });
});

describe("habits of other programs", () => {
  it("are answered with what is written here", async () => {
    expect(await told("{{#if client.name}}a{{elseif court.name}}b{{/if}}", "{{if client.name}}", "{{endif}}")).toEqual([
      ["unknown-helper", "{{elseif court.name}}", "{{else if court.name}}"],
      ["unknown-helper", "{{if client.name}}", "{{#if client.name}}"],
      ["unreadable-placeholder", "{{endif}}", "{{/if}}"],
    ]);
  });

  it("a blank's name and options are checked like any other's", async () => {
    expect(
      await told(
        '{{blank "date" widht=30}}',
        '{{blank "date" width="wide"}}',
        "{{blank client.nme}}",
        '{{upper (blank "date")}}',
      ),
    ).toEqual([
      ["wrong-arguments", '{{blank "date" widht=30}}', '"width="'],
      ["wrong-arguments", '{{blank "date" width="wide"}}', ""],
      ["unknown-fact", "{{blank client.nme}}", "{{client.name}}"],
      ["unknown-helper", '{{upper (blank "date")}}', ""],
    ]);
  });
});

test("signs nobody can see, typed or pasted into a placeholder, change nothing of what it names", async () => {
  const draft = await draftFrom(
    lines(
      "{{client.name\u200b}} {{client\u00ad.name}} {{upper\u202fclient.name}} {{\u200fclient.name\u200f}} {{client.name\ufeff}}",
    ),
    { client: { name: "Ann" } },
  );
  expect(draft.text).toBe("Ann Ann ANN Ann Ann");
  expect(draft.findings).toEqual([]);
});

describe("the place of a mistake in a template that names clauses", () => {
  const clause = docx({ body: lines("Clause one", "Clause {{uper client.name}}", "{{> inner}}") });
  const inner = docx({ body: lines("Inner one", "Inner {{loer client.name}}", "Inner three") });
  const clauses = {
    clause: (name: string) => Promise.resolve(name === "c" ? clause : name === "inner" ? inner : undefined),
  };

  it("is the paragraph its author sees, however many paragraphs the clauses before it bring", async () => {
    const mistakes = await mistakesOf(lines("Intro", "{{> inner}}", "{{> c}}", "Last {{uper client.name}}"), clauses);
    expect(
      mistakes.map(({ paragraph, firstWords, placeholder, message }) => [paragraph, firstWords, placeholder, message]),
    ).toEqual([
      [1, "{{> inner}}", "{{loer client.name}}", 'In the clause "inner": There is no helper "loer".'],
      [2, "{{> c}}", "{{uper client.name}}", 'In the clause "c": There is no helper "uper".'],
      [2, "{{> c}}", "{{loer client.name}}", 'In the clause "inner": There is no helper "loer".'],
      [3, "Last {{uper client.name}}", "{{uper client.name}}", 'There is no helper "uper".'],
    ]);
  });
});
