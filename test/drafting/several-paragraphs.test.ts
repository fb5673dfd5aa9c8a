// A value may hold several paragraphs: each is a paragraph of the document, in the format of the one it stands in, and a unit of its own.
import { refreshFacts } from "../../src/drafting/refresh/refresh-facts";
import { readContent } from "../../src/docx/canonical/read-content";
import { p } from "../support/docx-builder";
import { packageComplaints } from "../support/package-oracle";
import { bodyText, draftFrom, filledPlain, lines, SETTING, untagged } from "./drafted";

const STATEMENT = "I saw the truck.\n\nIt did not stop.\r\n \r\n\r\nI called 911.\nThen I waited.";
const numbering =
  '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>';
const numbered = (text: string): string =>
  p(text, "<w:b/>", '<w:pStyle w:val="Body"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>');

describe("a value of several paragraphs", () => {
  it("a blank line begins a new paragraph of the same style, format and list; a single line end is a line break; no paragraph is left empty", async () => {
    const made = await draftFrom(
      { body: numbered("{{statement}} (signed)") + p("end"), numbering },
      { statement: `\n\n${STATEMENT}\n\n` },
    );
    const paragraphs = made.content.stories[0]?.paragraphs ?? [];
    expect(paragraphs.map(({ label, text }) => `${label ?? ""} ${text}`)).toEqual([
      "1. I saw the truck.",
      "2. It did not stop.",
      "3. I called 911.\nThen I waited. (signed)",
      " end",
    ]);
    expect(made.xml("word/document.xml").match(/<w:pStyle w:val="Body"\/>/g)).toHaveLength(3);
    expect(made.xml("word/document.xml").match(/<w:rPr><w:b\/><\/w:rPr>/g)?.length).toBeGreaterThanOrEqual(4);
    expect(packageComplaints(made.docx)).toEqual([]);
  });

  it("each paragraph is tagged as a unit of its own that names the fact, and the hash is that of the untagged document", async () => {
    const body = lines(
      "He said: {{statement}}",
      "{{#each parties}}",
      "{{@index}} {{statement}} of {{name}}",
      "{{/each}}",
    );
    const facts = {
      statement: STATEMENT,
      parties: [
        { name: "Ana", statement: "One.\n\nTwo." },
        { name: "Bo", statement: "Only." },
      ],
    };
    const made = await draftFrom(body, facts);
    expect(made.text.split("\n")).toHaveLength(7);
    expect(untagged(made.content)).toBe(0);
    const ids = made.content.stories[0]?.paragraphs.map((paragraph) => paragraph.id) ?? [];
    expect(new Set(ids).size).toBe(6);
    expect(made.ledger.units.map((unit) => unit.id)).toEqual(ids);
    expect(made.ledger.units.map((unit) => unit.facts.some((fact) => fact.path.endsWith("statement")))).toEqual([
      true,
      true,
      true,
      true,
      true,
      true,
    ]);
    expect((await readContent(await filledPlain(body, facts))).hash).toBe(made.content.hash);
    expect(packageComplaints(made.docx)).toEqual([]);
  });

  it("inside a table cell, a footnote and a header divides the paragraph there", async () => {
    const cell = (text: string): string => `<w:tc><w:tcPr/>${p(text)}</w:tc>`;
    const made = await draftFrom(
      {
        body: `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr>${cell("{{v}}")}</w:tr></w:tbl><w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>`,
        footnotes: `<w:footnote w:id="2">${p("{{v}}")}</w:footnote>`,
        headers: { h1: p("{{v}}") },
        section: '<w:headerReference w:type="default" r:id="h1"/>',
      },
      { v: "A\n\nB" },
    );
    expect(
      made.content.stories
        .filter((story) => story.kind !== "header")
        .flatMap((story) => story.paragraphs.map((paragraph) => paragraph.text))
        .filter((text) => text !== ""),
    ).toEqual(["A", "B", "A", "B"]);
    expect(untagged(made.content)).toBe(0);
    expect(packageComplaints(made.docx)).toEqual([]);
  });

  it("where the paragraph cannot be divided (a link, a field, a section's last paragraph) it keeps line breaks", async () => {
    const link = '<w:p><w:hyperlink w:anchor="x"><w:r><w:t>{{v}}</w:t></w:r></w:hyperlink></w:p>';
    const section =
      '<w:p><w:pPr><w:sectPr><w:pgSz w:w="12240" w:h="15840"/></w:sectPr></w:pPr><w:r><w:t>{{v}}</w:t></w:r></w:p>';
    const made = await draftFrom(link + section + p("end"), { v: "A\n\nB" });
    expect(made.content.stories[0]?.paragraphs.map((paragraph) => paragraph.text)).toEqual(["A\n\nB", "A\n\nB", "end"]);
    expect(packageComplaints(made.docx)).toEqual([]);
  });

  it("when its fact changes is not rewritten, and its paragraphs are told", async () => {
    const made = await draftFrom(lines("He said: {{statement}}", "{{#each parties}}", "{{statement}}", "{{/each}}"), {
      statement: STATEMENT,
      parties: [{ statement: "One.\n\nTwo." }],
    });
    const { docx, findings, changedUnits } = await refreshFacts(
      made.docx,
      { statement: "Nothing.", parties: [{ statement: "One.\n\nThree." }] },
      SETTING,
    );
    expect(bodyText(await readContent(docx))).toBe(made.text);
    expect(changedUnits).toEqual([]);
    expect(findings.map((finding) => [finding.code, finding.unit])).toEqual(
      expect.arrayContaining(
        made.ledger.units.map((unit) => [expect.stringMatching(/not-refreshed|fact-edited-by-hand/), unit.id]),
      ),
    );
    expect(
      (await refreshFacts(made.docx, { statement: STATEMENT, parties: [{ statement: "One.\n\nTwo." }] }, SETTING))
        .findings,
    ).toEqual([]);
  });
});
