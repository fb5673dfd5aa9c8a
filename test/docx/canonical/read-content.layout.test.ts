/** Layout that words hang on is content: which column a figure falls under, what a box cuts off, what a shape covers. The rest of layout is not. */
import { readContent } from "../../../src/docx/canonical/read-content";
import { docx, LETTER, p, type Recipe } from "../../support/docx-builder";

const text = (words: string): string => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;
const tabbed = (stops: string, more = ""): string =>
  `<w:p><w:pPr><w:tabs>${stops}</w:tabs>${more}</w:pPr>${text("Rent")}<w:r><w:tab/></w:r>${text("$9,000")}</w:p>`;
const stop = (position: number, kind = "left"): string => `<w:tab w:val="${kind}" w:pos="${position}"/>`;
const anchor = (inner: string, behind = "0"): string =>
  `<w:p><w:r><w:drawing><wp:anchor relativeHeight="3" behindDoc="${behind}"><wp:extent cx="1270000" cy="635000"/><wp:wrapNone/><wp:docPr id="2" name="b"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">${inner}</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>`;
const shape = (fill: string): string => `<wps:wsp><wps:spPr>${fill}</wps:spPr><wps:bodyPr/></wps:wsp>`;
const box = (content: string): string =>
  anchor(
    `<wps:wsp><wps:spPr><a:noFill/></wps:spPr><wps:txbx><w:txbxContent>${content}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>`,
  );
const OPAQUE = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>';

const cell = (words: string, width: number, more = "", look = ""): string =>
  `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${more}</w:tcPr>${p(words, look)}</w:tc>`;
const table = (rows: readonly string[], properties = ""): string =>
  `<w:tbl><w:tblPr>${properties}</w:tblPr><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>${rows.map((row) => `<w:tr>${row}</w:tr>`).join("")}</w:tbl>${p("")}`;
const HEAD = cell("Item", 3000) + cell("Owed", 3000) + cell("Paid", 3000);
const owed = (first: number, second: number): string => table([HEAD, cell("Rent", first) + cell("$9,000", second)]);
const EXACT = '<w:trPr><w:trHeight w:val="300" w:hRule="exact"/></w:trPr>';
const tableStyle = (inner: string): string =>
  `<w:style w:type="table" w:default="1" w:styleId="T"><w:name w:val="Normal Table"/>${inner}</w:style>`;

const COUNTS: Readonly<Record<string, readonly [one: Recipe, other: Recipe]>> = {
  "a figure moved to another column by its tab stop": [{ body: tabbed(stop(3000)) }, { body: tabbed(stop(6000)) }],
  "a figure moved by a stop that is cleared": [
    { body: tabbed(stop(3000) + stop(6000)) },
    { body: tabbed(stop(3000, "clear") + stop(6000)) },
  ],
  "a figure moved by an indent beside its tab": [
    { body: tabbed(stop(3000)) },
    { body: tabbed(stop(3000), '<w:ind w:left="3600"/>') },
  ],
  "a figure moved by the distance of unsaid stops": [
    { body: tabbed(""), settings: '<w:defaultTabStop w:val="720"/>' },
    { body: tabbed(""), settings: '<w:defaultTabStop w:val="2880"/>' },
  ],
  "a figure moved under another heading by the widths of its row": [
    { body: owed(3000, 3000) },
    { body: owed(6000, 3000) },
  ],
  "lines laid over one another": [
    { body: p("x") },
    { body: p("x", "", '<w:spacing w:line="190" w:lineRule="auto"/>') },
  ],
  "margins of a table's style": [
    { body: owed(3000, 3000), styles: tableStyle("") },
    {
      body: owed(3000, 3000),
      styles: tableStyle('<w:tblPr><w:tblCellMar><w:top w:w="900" w:type="dxa"/></w:tblCellMar></w:tblPr>'),
    },
  ],
  "a table hung into the margin": [
    { body: table([HEAD]) },
    { body: table([HEAD], '<w:tblInd w:w="-1400" w:type="dxa"/>') },
  ],
  "letters of another width in a row that cuts them off": [
    { body: table([EXACT + cell("Owed", 3000, "", '<w:rFonts w:ascii="Arial"/>')]) },
    { body: table([EXACT + cell("Owed", 3000, "", '<w:rFonts w:ascii="Courier New"/>')]) },
  ],
  "room below a paragraph in a box": [
    { body: box(p("One") + p("Two")) },
    { body: box(p("One", "", '<w:spacing w:after="1000"/>') + p("Two")) },
  ],
  "words slid under something opaque": [
    { body: anchor(shape(OPAQUE)) + p("One") },
    { body: anchor(shape(OPAQUE)) + p("One", "", '<w:spacing w:before="1900"/>') },
  ],
};
/** What an ordinary edit of layout, or Word's own saving, does. */
const SAYS_NOTHING: Readonly<Record<string, readonly [one: Recipe, other: Recipe]>> = {
  "a tab stop of a paragraph without tabs": [
    { body: p("x", "", `<w:tabs>${stop(3000)}</w:tabs>`) },
    { body: p("x", "", `<w:tabs>${stop(6000)}</w:tabs>`) },
  ],
  "widths computed anew for a whole table": [
    { body: table([HEAD, cell("Rent", 3000) + cell("$9,000", 3000)]) },
    {
      body: table([
        cell("Item", 3020) + cell("Owed", 2950) + cell("Paid", 3010),
        cell("Rent", 3000) + cell("$9,000", 2990),
      ]),
    },
  ],
  "room above a paragraph": [{ body: p("x") }, { body: p("x", "", '<w:spacing w:before="480"/>') }],
  "a single line for one and a half": [
    { body: p("x", "", '<w:spacing w:line="240" w:lineRule="auto"/>') },
    { body: p("x", "", '<w:spacing w:line="360" w:lineRule="auto"/>') },
  ],
  "letters of another width on the page": [
    { body: p("x", '<w:rFonts w:ascii="Arial"/>') },
    { body: p("x", '<w:rFonts w:ascii="Courier New"/>') },
  ],
  "room above a paragraph behind which something stands": [
    { body: anchor(shape(OPAQUE), "1") + p("One") },
    { body: anchor(shape(OPAQUE), "1") + p("One", "", '<w:spacing w:before="480"/>') },
  ],
  "the page's margins": [{ body: p("x") }, { body: p("x"), section: LETTER.replace('w:left="1440"', 'w:left="1800"') }],
};

const hashOf = async (recipe: Recipe): Promise<string> => (await readContent(docx(recipe))).hash;

test.each(Object.entries(COUNTS))("%s changes what is approved", async (_what, [one, other]) => {
  expect(await hashOf(other)).not.toBe(await hashOf(one));
});
test.each(Object.entries(SAYS_NOTHING))("%s changes nothing", async (_what, [one, other]) => {
  expect(await hashOf(other)).toBe(await hashOf(one));
});
test("something opaque in front of the text is to be seen; a clear box is not", async () => {
  const codes = async (body: string): Promise<readonly string[]> =>
    (await readContent(docx({ body }))).findings.map(({ code }) => code);
  expect(await codes(anchor(shape(OPAQUE)) + p("One"))).toContain("shape-over-text");
  expect(await codes(box(p("12")) + p("One"))).not.toContain("shape-over-text");
});
