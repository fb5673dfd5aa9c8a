/** What the schema does not allow is read by each program as it likes: it counts as it is spelled, and somebody looks at it. */
import { readContent } from "../../../src/docx/canonical/read-content";
import { docx, LETTER, p, type Recipe } from "../../support/docx-builder";

const LISTED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';
const list = (level: string, num = '<w:abstractNumId w:val="1"/>'): string =>
  `<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0">${level}</w:lvl></w:abstractNum><w:num w:numId="1">${num}</w:num>`;
const LEVEL = '<w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>';
const item = (properties: string): string => p("Pay on demand.", "", properties);
const cell = (properties: string): string =>
  `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid><w:tr><w:tc><w:tcPr>${properties}</w:tcPr>${p("x")}</w:tc></w:tr></w:tbl>${p("")}`;
const STYLE = (inner: string): string =>
  `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>${inner}</w:style>`;

/** What stands wrong, the document with it, and the same document without. */
const LOOSE: Readonly<Record<string, readonly [wrong: Recipe, right: Recipe]>> = {
  "a list's number spelled 01": [
    { body: item(LISTED.replace('numId w:val="1"', 'numId w:val="01"')), numbering: list(LEVEL) },
    { body: item(LISTED), numbering: list(LEVEL) },
  ],
  "a level with a space behind its number": [
    { body: item(LISTED.replace('ilvl w:val="0"', 'ilvl w:val="0 "')), numbering: list(LEVEL) },
    { body: item(LISTED), numbering: list(LEVEL) },
  ],
  "a list's definition found by 01": [
    { body: item(LISTED), numbering: list(LEVEL, '<w:abstractNumId w:val="01"/>') },
    { body: item(LISTED), numbering: list(LEVEL) },
  ],
  "a start with a plus": [
    { body: item(LISTED), numbering: list(LEVEL.replace('start w:val="1"', 'start w:val="+1"')) },
    { body: item(LISTED), numbering: list(LEVEL) },
  ],
  "an indent with a zero in front": [{ body: item('<w:ind w:left="0720"/>') }, { body: item('<w:ind w:left="720"/>') }],
  "a title page switched on and off": [
    { body: p("x"), section: `<w:titlePg/>${LETTER}<w:titlePg w:val="0"/>` },
    { body: p("x"), section: `${LETTER}<w:titlePg/>` },
  ],
  "even headers by a word no switch knows": [
    { body: p("x"), settings: '<w:evenAndOddHeaders w:val="no"/>' },
    { body: p("x"), settings: '<w:evenAndOddHeaders w:val="1"/>' },
  ],
  "bold by a word no switch knows": [{ body: p("x", '<w:b w:val="yes"/>') }, { body: p("x", "<w:b/>") }],
  "document defaults twice": [
    { body: p("x"), styles: `<w:docDefaults><w:rPrDefault/></w:docDefaults><w:docDefaults/>${STYLE("")}` },
    { body: p("x"), styles: `<w:docDefaults><w:rPrDefault/></w:docDefaults>${STYLE("")}` },
  ],
  "a default style by a word no switch knows": [
    { body: p("x"), styles: STYLE("").replace('w:default="1"', 'w:default="yes"') },
    { body: p("x"), styles: STYLE("") },
  ],
  "a cell's width twice": [
    { body: cell('<w:tcW w:w="4000" w:type="dxa"/><w:tcW w:w="90" w:type="dxa"/>') },
    { body: cell('<w:tcW w:w="4000" w:type="dxa"/>') },
  ],
  "a header shown on no kind of page": [
    {
      body: p("x"),
      section: `<w:headerReference r:id="rIdH"/>${LETTER}`,
      headers: { rIdH: p("Privileged") },
    },
    {
      body: p("x"),
      section: `<w:headerReference w:type="default" r:id="rIdH"/>${LETTER}`,
      headers: { rIdH: p("Privileged") },
    },
  ],
};

describe.each(Object.entries(LOOSE))("%s", (_what, [wrong, right]) => {
  it("is to be seen, and hashes otherwise than the ordinary way", async () => {
    const [odd, ordinary] = [await readContent(docx(wrong)), await readContent(docx(right))];
    expect(odd.findings.map(({ code }) => code)).toContain("loose-markup");
    expect(ordinary.findings.map(({ code }) => code)).not.toContain("loose-markup");
    expect(odd.hash).not.toBe(ordinary.hash);
  });
});

it("A label of a list found by a loose number counts as it prints", async () => {
  const found = async (label: string): Promise<string> =>
    (
      await readContent(
        docx({
          body: item(LISTED),
          numbering: list(LEVEL.replace("%1.", label), '<w:abstractNumId w:val="01"/>'),
        }),
      )
    ).stories[0]?.paragraphs[0]?.place ?? "";
  expect(await found("It is not true that %1.")).not.toBe(await found("%1."));
});

it("What stands loose in a paragraph changes that paragraph's words and no other's", async () => {
  const read = async (left: string): Promise<readonly string[]> =>
    (await readContent(docx({ body: p("One.") + item(`<w:ind w:left="${left}"/>`) + p("Three.") }))).stories.flatMap(
      (story) => story.paragraphs.map(({ words }) => words),
    );
  const [ordinary, loose] = [await read("720"), await read("0720")];
  expect(loose.map((words, at) => words === ordinary[at])).toEqual([true, false, true]);
});

it("A comment found by 01 is as open as one found by 1", async () => {
  const read = async (id: string): Promise<readonly string[]> =>
    (
      await readContent(
        docx({
          body: `<w:p><w:commentRangeStart w:id="1"/><w:r><w:t>x</w:t></w:r><w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r></w:p>`,
          parts: {
            "word/comments.xml": `<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="${id}" w:author="A">${p("Is this so?")}</w:comment></w:comments>`,
          },
          relationships: [
            {
              id: "rIdC",
              type: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
              target: "comments.xml",
            },
          ],
        }),
      )
    ).findings.map(({ code }) => code);
  expect(await read("1")).toContain("comment-open");
  expect(await read("01")).toContain("comment-open");
});
