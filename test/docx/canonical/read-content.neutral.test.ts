/** What Word writes by itself, and what says only what is the case anyway, lapses no approval: a false "changed" teaches attorneys to ignore us. */
import { readContent } from "../../../src/docx/canonical/read-content";
import { docx, LETTER, p, type Recipe } from "../../support/docx-builder";

const W14 = (name: string, value: string): string => `<w14:${name} w14:val="${value}"/>`;
const run = (inner: string, properties = ""): string =>
  `<w:r>${properties === "" ? "" : `<w:rPr>${properties}</w:rPr>`}${inner}</w:r>`;
const para = (...runs: readonly string[]): string => `<w:p>${runs.join("")}</w:p>`;
const text = (words: string): string => `<w:t xml:space="preserve">${words}</w:t>`;
const box = (size: string): string =>
  para(
    run(
      `<w:drawing><wp:anchor relativeHeight="3"><wp:extent cx="914400" cy="914400"/><wp:docPr id="2" name="b"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx><w:txbxContent>${p("Boxed")}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>${size}</wp:anchor></w:drawing>`,
    ),
  );
const shadedCell = (fill: string, inner: string): string =>
  `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/><w:shd w:val="clear" w:color="auto" w:fill="${fill}"/></w:tcPr>${inner}</w:tc></w:tr></w:tbl>${p("")}`;
const WHITE = '<w:shd w:val="clear" w:color="auto" w:fill="FFFFFF"/>';

const SAME: Readonly<Record<string, readonly [one: Recipe, other: Recipe]>> = {
  "no ligatures": [{ body: p("x") }, { body: p("x", W14("ligatures", "none")) }],
  "ordinary figures": [{ body: p("x") }, { body: p("x", W14("numForm", "default") + W14("numSpacing", "default")) }],
  "no alternates": [{ body: p("x") }, { body: p("x", W14("cntxtAlts", "0") + "<w14:stylisticSets/>") }],
  "lines from left to right": [{ body: p("x") }, { body: p("x", "", '<w:textDirection w:val="lrTb"/>') }],
  "a section aligned to its top": [{ body: p("x") }, { body: p("x"), section: `${LETTER}<w:vAlign w:val="top"/>` }],
  "a section whose notes are not switched off": [
    { body: p("x") },
    { body: p("x"), section: `${LETTER}<w:noEndnote w:val="0"/>` },
  ],
  "a colour without an underline": [{ body: p("x") }, { body: p("x", '<w:u w:color="000000"/>') }],
  "a border said to be none": [
    { body: p("x", "", '<w:pBdr><w:top w:val="single" w:sz="4"/></w:pBdr>') },
    { body: p("x", "", '<w:pBdr><w:left w:val="nil"/><w:top w:val="single" w:sz="4"/></w:pBdr>') },
  ],
  "a return for a break": [
    { body: para(run(`${text("a")}<w:cr/>${text("b")}`)) },
    { body: para(run(`${text("a")}<w:br/>${text("b")}`)) },
  ],
  "a no-break hyphen as a letter": [
    { body: para(run(`${text("a")}<w:noBreakHyphen/>${text("b")}`)) },
    { body: para(run(text("a\u2011b"))) },
  ],
  "white behind words on white paper": [{ body: p("x") }, { body: p("x", WHITE) }],
  "white behind a paragraph on white paper": [{ body: p("x") }, { body: p("x", "", WHITE) }],
  "a font's hint where every letter is plain": [
    { body: p("x", '<w:rFonts w:ascii="Firm Serif" w:hAnsi="Firm Serif"/>') },
    { body: p("x", '<w:rFonts w:ascii="Firm Serif" w:hAnsi="Firm Serif" w:hint="eastAsia"/>') },
  ],
  "a size relative to the page of no percent": [
    { body: box("") },
    {
      body: box(
        '<wp14:sizeRelH xmlns:wp14="http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing" relativeFrom="page"><wp14:pctWidth>0</wp14:pctWidth></wp14:sizeRelH>',
      ),
    },
  ],
};

/** Beside each kind above, the value that is not neutral. */
const OTHER: Readonly<Record<string, readonly [one: Recipe, other: Recipe]>> = {
  "old-style figures": [{ body: p("1") }, { body: p("1", W14("numForm", "oldStyle")) }],
  "lines from top to bottom": [{ body: p("x") }, { body: p("x", "", '<w:textDirection w:val="tbRl"/>') }],
  "a section centred on its page": [{ body: p("x") }, { body: p("x"), section: `${LETTER}<w:vAlign w:val="center"/>` }],
  "a break of the page": [
    { body: para(run(`${text("a")}<w:br/>${text("b")}`)) },
    { body: para(run(`${text("a")}<w:br w:type="page"/>${text("b")}`)) },
  ],
  "white behind words in a black cell": [
    { body: shadedCell("000000", p("x")) },
    { body: shadedCell("000000", p("x", WHITE)) },
  ],
  "a backslash in a font that draws it as a yen sign": [
    { body: p("C:\\x", '<w:rFonts w:ascii="Times New Roman"/>') },
    { body: p("C:\\x", '<w:rFonts w:ascii="MS Mincho"/>') },
  ],
  "a font's hint where it decides": [
    { body: p("\u201cx\u201d", '<w:rFonts w:ascii="Firm Serif" w:hAnsi="Firm Serif"/>') },
    { body: p("\u201cx\u201d", '<w:rFonts w:ascii="Firm Serif" w:hAnsi="Firm Serif" w:hint="eastAsia"/>') },
  ],
};

const standing = async (recipe: Recipe): Promise<unknown> => {
  const { hash, stories, findings } = await readContent(docx(recipe));
  return { hash, words: stories.flatMap((story) => story.paragraphs.map(({ words }) => words)), findings };
};

test.each(Object.entries(SAME))("%s changes nothing", async (_what, [one, other]) => {
  expect(await standing(other)).toEqual(await standing(one));
});
test.each(Object.entries(OTHER))("%s changes what is approved", async (_what, [one, other]) => {
  expect(await standing(other)).not.toEqual(await standing(one));
});
test("white text on a white cell is still hidden", async () => {
  const codes = async (body: string): Promise<readonly string[]> =>
    (await readContent(docx({ body }))).findings.map(({ code }) => code);
  expect(await codes(shadedCell("FFFFFF", p("x", '<w:color w:val="FFFFFF"/>')))).toContain("hidden-text");
});
test("where a word in a font of its own begins and ends does not count", async () => {
  const mincho = '<w:rFonts w:ascii="MS Mincho"/>';
  expect(await standing({ body: para(run(text("C:\\"), mincho), run(text("x"), mincho)) })).toEqual(
    await standing({ body: para(run(text("C:\\x"), mincho)) }),
  );
});
