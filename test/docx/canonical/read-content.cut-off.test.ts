/**
 * Attacks found by changing one thing and looking at what LibreOffice then printed: words carried out of a box, a row, a column or a cell by
 * room nobody asks for, numbers of levels a list does not have, looks of styles that only some readers apply. Each must change the hash;
 * and ordinary documents that come near must raise nothing.
 */
import { LETTER, p, type Recipe } from "../../support/docx-builder";
import { cell, para, r, read, table } from "../../support/word-markup";

const style = (inner: string, id = "S", type = "paragraph", attributes = ""): string =>
  `<w:style w:type="${type}" w:styleId="${id}"${attributes}><w:name w:val="${id}"/>${inner}</w:style>`;
const NORMAL = style("", "Normal", "paragraph", ' w:default="1"');
const STRIKE = "<w:rPr><w:strike/></w:rPr>";
const numbered = (level: number): string =>
  p("two", "", `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr>`);
const LIST =
  '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>';
/** A text box of this size in EMU. */
const box = (content: string, cx: number, cy: number, body = "<wps:bodyPr/>"): Recipe => ({
  body: para(
    r(
      `<w:drawing><wp:anchor relativeHeight="3"><wp:extent cx="${cx}" cy="${cy}"/><wp:docPr id="2" name="b"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx><w:txbxContent>${content}</w:txbxContent></wps:txbx>${body}</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>`,
    ),
  ),
});
const one = (content: string, cellProperties = "", rowProperties = "", tableProperties = "", width = 4000): Recipe => ({
  body: table(
    `<w:tr><w:trPr>${rowProperties}</w:trPr>${cell(content, `<w:tcW w:w="${width}" w:type="dxa"/>${cellProperties}`)}</w:tr>`,
    tableProperties,
    `<w:gridCol w:w="${width}"/>`,
  ),
});
const exact = (content: string, cellProperties = "", tableProperties = ""): Recipe =>
  one(content, cellProperties, '<w:trHeight w:val="300" w:hRule="exact"/>', tableProperties);
const nested = (width: number): Recipe =>
  one(
    `${table(`<w:tr>${cell(p("left"), `<w:tcW w:w="${width}" w:type="dxa"/>`)}${cell(p("right"), '<w:tcW w:w="2000" w:type="dxa"/>')}</w:tr>`, '<w:tblLayout w:type="fixed"/>', `<w:gridCol w:w="${width}"/><w:gridCol w:w="2000"/>`)}${p("")}`,
    "",
    "",
    "",
    8000,
  );
const byStyle = (more: string, based = ""): Recipe => ({
  body: p("two", "", '<w:pStyle w:val="S"/>'),
  styles:
    NORMAL +
    style('<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', "B") +
    style(`<w:basedOn w:val="B"/>${based}${more === "" ? "" : `<w:pPr>${more}</w:pPr>`}`),
  numbering: LIST,
});
const tableByStyle = (inner: string): Recipe => ({
  body: table(
    `<w:tr>${cell(p("one"))}${cell(p("two"))}</w:tr>`,
    '<w:tblStyle w:val="G"/><w:tblLook w:val="0620" w:firstRow="1" w:noHBand="1" w:noVBand="1"/>',
  ),
  styles: NORMAL + style(inner, "G", "table"),
});
const twoColumns = `${LETTER}<w:cols w:num="2" w:space="720"/>`;

const ATTACKS: readonly (readonly [tried: string, before: Recipe, after: Recipe])[] = [
  [
    "pushed the words down out of a low text box",
    box(p("x"), 2540000, 254000),
    box(p("x", "", '<w:spacing w:before="1000"/>'), 2540000, 254000),
  ],
  [
    "pushed the words out of a narrow text box by their indent",
    box(p("x"), 635000, 635000),
    box(p("x", "", '<w:ind w:left="1400"/>'), 635000, 635000),
  ],
  [
    "pushed the words down out of a row of exact height",
    exact(p("x")),
    exact(p("x", "", '<w:spacing w:before="1000"/>')),
  ],
  [
    "made the line higher than its row of exact height",
    exact(p("x")),
    exact(p("x", "", '<w:spacing w:line="900" w:lineRule="atLeast"/>')),
  ],
  [
    "pushed the words out of a row of exact height by the cell's margin",
    exact(p("x")),
    exact(p("x"), '<w:tcMar><w:top w:w="1000" w:type="dxa"/></w:tcMar>'),
  ],
  [
    "pushed the words out of rows of exact height by the table's margins",
    exact(p("x")),
    exact(p("x"), "", '<w:tblCellMar><w:top w:w="1000" w:type="dxa"/></w:tblCellMar>'),
  ],
  [
    "made a row higher than a page, its words at the bottom",
    one(p("x"), '<w:vAlign w:val="bottom"/>', '<w:trHeight w:val="400"/>'),
    one(p("x"), '<w:vAlign w:val="bottom"/>', '<w:trHeight w:val="31000"/>'),
  ],
  ["made a table within a table so wide that a column stands off the page", nested(2000), nested(21000)],
  [
    "pushed the words out of a thin cell by their indent",
    one(p("x"), "", "", "", 1000),
    one(p("x", "", '<w:ind w:left="1400"/>'), "", "", "", 1000),
  ],
  [
    "pushed the words out of a thin cell by its margins",
    one(p("x"), "", "", "", 1000),
    one(p("x"), '<w:tcMar><w:left w:w="1400" w:type="dxa"/></w:tcMar>', "", "", 1000),
  ],
  [
    "pushed the words over the edge of the page by an indent wider than their column",
    { body: p("x"), section: twoColumns },
    { body: p("x", "", '<w:ind w:left="9000"/>'), section: twoColumns },
  ],
  [
    "numbered a paragraph by a level its list does not have",
    { body: p("two"), numbering: LIST },
    { body: numbered(3), numbering: LIST },
  ],
  [
    "numbered a paragraph by a level less than none",
    { body: p("two"), numbering: LIST },
    { body: numbered(-1), numbering: LIST },
  ],
  [
    "moved a numbered paragraph off the page by the style that numbers it",
    byStyle(""),
    byStyle('<w:ind w:left="-20000"/>'),
  ],
  [
    "struck all words by a style called Normal that does not say it is the default",
    { body: p("x"), styles: style("", "Normal") },
    { body: p("x"), styles: style(STRIKE, "Normal") },
  ],
  [
    "let a table's style turn the order of its columns",
    tableByStyle(""),
    tableByStyle("<w:tblPr><w:bidiVisual/></w:tblPr>"),
  ],
  [
    "let a table's style put it off the page",
    tableByStyle(""),
    tableByStyle('<w:tblPr><w:tblpPr w:horzAnchor="page" w:vertAnchor="page" w:tblpX="20000" w:tblpY="1"/></w:tblPr>'),
  ],
  [
    "let a table's style make its first row too low",
    tableByStyle(""),
    tableByStyle(
      '<w:tblStylePr w:type="firstRow"><w:trPr><w:trHeight w:val="20" w:hRule="exact"/></w:trPr></w:tblStylePr>',
    ),
  ],
  [
    "set a tab stop in a cell beyond the page",
    one(para(`${r("<w:tab/>")}${r("<w:t>x</w:t>")}`)),
    one(para(`${r("<w:tab/>")}${r("<w:t>x</w:t>")}`, '<w:tabs><w:tab w:val="left" w:pos="15000"/></w:tabs>')),
  ],
  [
    "let a table name a paragraph's style, which some readers apply",
    { ...tableByStyle(""), styles: NORMAL + style("", "G") },
    { ...tableByStyle(""), styles: NORMAL + style(STRIKE, "G") },
  ],
  [
    "let two styles rest on each other",
    { body: p("x", "", '<w:pStyle w:val="S"/>'), styles: NORMAL + style('<w:basedOn w:val="T"/>') + style("", "T") },
    {
      body: p("x", "", '<w:pStyle w:val="S"/>'),
      styles: NORMAL + style('<w:basedOn w:val="T"/>') + style('<w:basedOn w:val="S"/>', "T"),
    },
  ],
];

test.each(ATTACKS)("someone %s: the document is another, and a person is told", async (_tried, before, after) => {
  const was = await read(before);
  const is = await read(after);
  expect(was.findings).toEqual([]);
  expect(is.hash).not.toBe(was.hash);
});

test("what the attacks left in a document from its birth is named, but for a look that simply is one", async () => {
  const silent: string[] = [];
  for (const [tried, , after] of ATTACKS) if ((await read(after)).findings.length === 0) silent.push(tried);
  expect(silent).toEqual(["struck all words by a style called Normal that does not say it is the default"]);
});

const INNOCENT: Readonly<Record<string, Recipe>> = {
  "a row of exact height with a little room above its words": one(
    p("x", "", '<w:spacing w:before="40"/>'),
    "",
    '<w:trHeight w:val="360" w:hRule="exact"/>',
  ),
  "large letters in a row too low for them": one(
    p("x", '<w:sz w:val="40"/>'),
    "",
    '<w:trHeight w:val="300" w:hRule="exact"/>',
  ),
  "a text box that grows with its words": box(
    p("x", "", '<w:spacing w:before="1000"/>'),
    2540000,
    254000,
    "<wps:bodyPr><a:spAutoFit/></wps:bodyPr>",
  ),
  "a row as high as a page of letter size": one(p("x"), "", '<w:trHeight w:val="12960"/>'),
  "an indent in a column": { body: p("x", "", '<w:ind w:left="720"/>'), section: twoColumns },
  "a table within a table": nested(2000),
  "a style that sets its list's indent itself": byStyle('<w:ind w:left="1440" w:hanging="720"/>'),
  "a Normal that is the default and is set in twelve points": {
    body: p("x"),
    styles: style('<w:rPr><w:sz w:val="24"/></w:rPr>', "Normal", "paragraph", ' w:default="1"'),
  },
};

test.each(Object.entries(INNOCENT))("%s raises nothing", async (_name, recipe) => {
  expect((await read(recipe)).findings).toEqual([]);
});

test("a style's own indent within ordinary print hashes as the list's does", async () => {
  expect((await read(byStyle('<w:ind w:left="1440" w:hanging="720"/>'))).hash).toBe((await read(byStyle(""))).hash);
});
