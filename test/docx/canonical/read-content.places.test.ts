/**
 * Where words stand is apart from what they say: an inserted paragraph lapses nothing behind it, a swapped pair does not pass unseen,
 * and what reaches through the whole document (styles, numbering, headers, settings) changes exactly what it should.
 */
import type { DocumentContent, ParagraphContent } from "../../../src/docx/canonical/document-content";
import { readContent } from "../../../src/docx/canonical/read-content";
import { docx, LETTER, p, type Recipe } from "../../support/docx-builder";

const read = (recipe: Recipe): Promise<DocumentContent> => readContent(docx(recipe));
const body = (content: DocumentContent): readonly ParagraphContent[] =>
  content.stories.find((story) => story.kind === "body")?.paragraphs ?? [];
const words = (content: DocumentContent): readonly string[] => body(content).map((paragraph) => paragraph.words);
const places = (content: DocumentContent): readonly string[] => body(content).map((paragraph) => paragraph.place);
const labels = (content: DocumentContent): readonly (string | undefined)[] =>
  body(content).map((paragraph) => paragraph.label);

const level = (ilvl: number, format: string, text: string, more = ""): string =>
  `<w:lvl w:ilvl="${ilvl}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const PLEADING = `<w:abstractNum w:abstractNumId="0">${level(0, "decimal", "%1.")}${level(1, "lowerLetter", "(%2)")}${level(2, "lowerRoman", "(%3)")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`;
const li = (text: string, ilvl = 0, num = 1): string =>
  p(text, "", `<w:numPr><w:ilvl w:val="${ilvl}"/><w:numId w:val="${num}"/></w:numPr>`);

describe("numbers as printed", () => {
  test.each<readonly [string, string, string, readonly string[]]>([
    ["decimal", li("a") + li("b") + li("c"), PLEADING, ["1.", "2.", "3."]],
    [
      "letters and roman under them, begun again under each",
      li("a") + li("b", 1) + li("c", 1) + li("d", 2) + li("e") + li("f", 1),
      PLEADING,
      ["1.", "(a)", "(b)", "(i)", "2.", "(a)"],
    ],
    ["two lists of one definition count on together", li("a") + li("b", 0, 2), PLEADING, ["1.", "2."]],
    [
      "a list told to start over starts over, once",
      li("a") + li("b", 0, 3) + li("c", 0, 3),
      PLEADING,
      ["1.", "1.", "2."],
    ],
    [
      "a paragraph without a number between them changes nothing",
      li("a") + p("x") + li("b"),
      PLEADING,
      ["1.", "", "2."],
    ],
    ["numId 0 takes the number away", li("a") + li("x", 0, 0) + li("b"), PLEADING, ["1.", "", "2."]],
    [
      "several levels in one label",
      li("a") + li("b", 1),
      `<w:abstractNum w:abstractNumId="0">${level(0, "upperRoman", "%1")}${level(1, "decimal", "%1.%2")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
      ["I", "I.1"],
    ],
    [
      "legal numbering prints every level in decimal",
      li("a") + li("b", 1),
      `<w:abstractNum w:abstractNumId="0">${level(0, "upperRoman", "%1")}${level(1, "decimal", "%1.%2", "<w:isLgl/>")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
      ["I", "1.1"],
    ],
    [
      "a level that never restarts",
      li("a") + li("b", 1) + li("c") + li("d", 1),
      `<w:abstractNum w:abstractNumId="0">${level(0, "decimal", "%1.")}${level(1, "decimal", "%2)", '<w:lvlRestart w:val="0"/>')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
      ["1.", "1)", "2.", "2)"],
    ],
    [
      "a bullet is its character",
      li("a"),
      `<w:abstractNum w:abstractNumId="0">${level(0, "bullet", "\u2022")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
      ["\u2022"],
    ],
    [
      "a start other than one",
      li("a") + li("b"),
      `<w:abstractNum w:abstractNumId="0">${level(0, "decimal", "%1.").replace('start w:val="1"', 'start w:val="7"')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
      ["7.", "8."],
    ],
    [
      "the twenty-seventh letter is doubled",
      Array.from({ length: 28 }, (_, index) => li(String(index))).join(""),
      `<w:abstractNum w:abstractNumId="0">${level(0, "lowerLetter", "%1)")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
      [..."abcdefghijklmnopqrstuvwxyz", "aa", "bb"].map((letter) => `${letter})`),
    ],
    [
      "roman numbers subtract",
      Array.from({ length: 9 }, (_, index) => li(String(index))).join(""),
      `<w:abstractNum w:abstractNumId="0">${level(0, "upperRoman", "%1")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
      ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"],
    ],
  ])("%s", async (_name, content, numbering, expected) => {
    expect(labels(await read({ body: content, numbering })).map((label) => label ?? "")).toEqual(expected);
  });

  test("a style's numbering counts like any other, at the level that names the style", async () => {
    const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, "decimal", "%1.", '<w:pStyle w:val="H1"/>')}${level(1, "upperLetter", "%2.", '<w:pStyle w:val="H2"/>')}</w:abstractNum><w:num w:numId="4"><w:abstractNumId w:val="0"/></w:num>`;
    const styles =
      '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="H1"/><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="H2"><w:name w:val="H2"/><w:basedOn w:val="H1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>';
    const styled = (style: string): string => p("x", "", `<w:pStyle w:val="${style}"/>`);
    expect(
      labels(await read({ body: styled("H1") + styled("H2") + styled("H2") + styled("H1"), numbering, styles })),
    ).toEqual(["1.", "A.", "B.", "2."]);
  });

  test("a number's own look is part of its place: struck through, it is another label", async () => {
    const with_ = (properties: string): Recipe => ({
      body: li("a"),
      numbering: PLEADING.replace('<w:lvlText w:val="%1."/>', `<w:lvlText w:val="%1."/><w:rPr>${properties}</w:rPr>`),
    });
    const plain = await read(with_(""));
    const struck = await read(with_("<w:strike/>"));
    expect(words(struck)).toEqual(words(plain));
    expect(places(struck)).not.toEqual(places(plain));
    expect(struck.hash).not.toBe(plain.hash);
  });
});

test("a paragraph inserted in a numbered complaint leaves all words, and renumbers those behind it", async () => {
  const before = await read({ body: li("one") + li("two") + li("three"), numbering: PLEADING });
  const after = await read({ body: li("one") + li("new") + li("two") + li("three"), numbering: PLEADING });
  expect([words(after)[0], words(after)[2], words(after)[3]]).toEqual(words(before));
  expect(places(after)[0]).toBe(places(before)[0]);
  expect(places(after)[2]).not.toBe(places(before)[1]);
  expect(after.hash).not.toBe(before.hash);
});

test("a paragraph inserted among unnumbered ones leaves words and places of all others", async () => {
  const before = await read({ body: p("one") + p("two") });
  const after = await read({ body: p("one") + p("new") + p("two") });
  expect([words(after)[0], words(after)[2]]).toEqual(words(before));
  expect([places(after)[0], places(after)[2]]).toEqual(places(before));
  expect(after.hash).not.toBe(before.hash);
});

test("two paragraphs swapped keep their words, and the document is another", async () => {
  const before = await read({ body: p("one") + p("two") });
  const after = await read({ body: p("two") + p("one") });
  expect([...words(after)].sort()).toEqual([...words(before)].sort());
  expect(after.hash).not.toBe(before.hash);
});

test("renumbered list ids alone change nothing", async () => {
  const before = await read({ body: li("one") + li("two", 1), numbering: PLEADING });
  const after = await read({ body: li("one", 0, 2) + li("two", 1, 2), numbering: PLEADING });
  expect(after).toEqual(before);
});

test("a paragraph moved to another cell, or out of the table, stands elsewhere", async () => {
  const table = (a: string, b: string): string =>
    `<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>${a}</w:tc><w:tc>${b}</w:tc></w:tr></w:tbl>`;
  const left = await read({ body: table(p("x"), p("")) });
  const right = await read({ body: table(p(""), p("x")) });
  const out = await read({ body: p("x") + table(p(""), p("")) });
  expect(new Set([left.hash, right.hash, out.hash]).size).toBe(3);
  const placeOf = (content: DocumentContent): string | undefined =>
    body(content).find((paragraph) => paragraph.text === "x")?.place;
  expect(new Set([placeOf(left), placeOf(right), placeOf(out)]).size).toBe(3);
});

/** Changes of the whole document: the recipe before and after, and the words that may move. */
const REACH: readonly (readonly [done: string, before: Recipe, after: Recipe, changed: readonly number[]])[] = [
  [
    "a style redefined to hide its text",
    {
      body: p("a", "", '<w:pStyle w:val="S"/>') + p("b") + p("c", "", '<w:pStyle w:val="T"/>'),
      styles:
        '<w:style w:type="paragraph" w:styleId="S"><w:name w:val="S"/></w:style><w:style w:type="paragraph" w:styleId="T"><w:name w:val="T"/><w:basedOn w:val="S"/></w:style>',
    },
    {
      body: p("a", "", '<w:pStyle w:val="S"/>') + p("b") + p("c", "", '<w:pStyle w:val="T"/>'),
      styles:
        '<w:style w:type="paragraph" w:styleId="S"><w:name w:val="S"/><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="T"><w:name w:val="T"/><w:basedOn w:val="S"/></w:style>',
    },
    [0, 2],
  ],
  [
    "the document's default size",
    { body: p("a") + p("b", '<w:sz w:val="20"/>') },
    {
      body: p("a") + p("b", '<w:sz w:val="20"/>'),
      styles: '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="30"/></w:rPr></w:rPrDefault></w:docDefaults>',
    },
    [0],
  ],
  [
    "a table style that strikes its first row",
    {
      body: `<w:tbl><w:tblPr><w:tblStyle w:val="G"/><w:tblLook w:firstRow="1"/></w:tblPr><w:tblGrid/><w:tr><w:tc>${p("a")}</w:tc></w:tr><w:tr><w:tc>${p("b")}</w:tc></w:tr></w:tbl>`,
      styles: '<w:style w:type="table" w:styleId="G"><w:name w:val="G"/></w:style>',
    },
    {
      body: `<w:tbl><w:tblPr><w:tblStyle w:val="G"/><w:tblLook w:firstRow="1"/></w:tblPr><w:tblGrid/><w:tr><w:tc>${p("a")}</w:tc></w:tr><w:tr><w:tc>${p("b")}</w:tc></w:tr></w:tbl>`,
      styles:
        '<w:style w:type="table" w:styleId="G"><w:name w:val="G"/><w:tblStylePr w:type="firstRow"><w:rPr><w:strike/></w:rPr></w:tblStylePr></w:style>',
    },
    [0],
  ],
  [
    "a theme colour that now is white",
    { body: p("a", '<w:color w:themeColor="accent1"/>') + p("b"), theme: themeOf("4472C4") },
    { body: p("a", '<w:color w:themeColor="accent1"/>') + p("b"), theme: themeOf("FFFFFF") },
    [0],
  ],
  [
    "a column merged",
    { body: `<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>${p("a")}</w:tc><w:tc>${p("b")}</w:tc></w:tr></w:tbl>` },
    {
      body: `<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${p("a")}</w:tc><w:tc>${p("b")}</w:tc></w:tr></w:tbl>`,
    },
    [],
  ],
  ["even and odd headers", { body: p("a") }, { body: p("a"), settings: "<w:evenAndOddHeaders/>" }, []],
  ["a title page of its own", { body: p("a") }, { body: p("a"), section: `${LETTER}<w:titlePg/>` }, []],
  [
    "a header shown on first pages instead",
    { body: p("a"), headers: { rIdH: p("h") }, section: '<w:headerReference w:type="default" r:id="rIdH"/>' },
    { body: p("a"), headers: { rIdH: p("h") }, section: '<w:headerReference w:type="first" r:id="rIdH"/>' },
    [],
  ],
  [
    "page numbers in roman",
    { body: p("a") },
    { body: p("a"), section: `${LETTER}<w:pgNumType w:fmt="lowerRoman"/>` },
    [],
  ],
  ["a section break", { body: p("a") + p("b") }, { body: p("a", "", `<w:sectPr>${LETTER}</w:sectPr>`) + p("b") }, []],
  [
    "a continuous instead of a page section",
    { body: p("a"), section: LETTER },
    { body: p("a"), section: `<w:type w:val="continuous"/>${LETTER}` },
    [],
  ],
  ["two columns, which reorder", { body: p("a") }, { body: p("a"), section: `${LETTER}<w:cols w:num="2"/>` }, []],
  [
    "notes moved to the end of the section",
    { body: p("a") },
    { body: p("a"), section: `${LETTER}<w:footnotePr><w:pos w:val="sectEnd"/></w:footnotePr>` },
    [],
  ],
  ["a page lower than its print", { body: p("a") }, { body: p("a"), section: '<w:pgSz w:w="12240" w:h="600"/>' }, []],
];

function themeOf(accent: string): string {
  return `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:clrScheme name="x"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1><a:accent1><a:srgbClr val="${accent}"/></a:accent1></a:clrScheme></a:themeElements></a:theme>`;
}

test.each(REACH)(
  "%s changes the content hash, and exactly the words it shows otherwise",
  async (_done, before, after, changed) => {
    const was = await read(before);
    const is = await read(after);
    expect(is.hash).not.toBe(was.hash);
    expect(words(is).flatMap((hash, index) => (hash === words(was)[index] ? [] : [index]))).toEqual(changed);
  },
);

test("a theme colour and the same colour in figures are one look", async () => {
  const themed = await read({
    body: p("a", '<w:color w:val="4472C4" w:themeColor="accent1"/>'),
    theme: themeOf("4472C4"),
  });
  const plain = await read({ body: p("a", '<w:color w:val="4472c4"/>') });
  expect(words(themed)).toEqual(words(plain));
});

test("toggle properties set by both paragraph and character style cancel out (ECMA-376 17.7.3), and direct formatting decides", async () => {
  const styles =
    '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="character" w:styleId="C"><w:name w:val="C"/><w:rPr><w:vanish/></w:rPr></w:style>';
  const at = (run: string): Recipe => ({ body: p("a", run, '<w:pStyle w:val="B"/>'), styles });
  const hidden = async (recipe: Recipe): Promise<boolean> =>
    (await read(recipe)).findings.some((finding) => finding.code === "hidden-text");
  expect(await hidden(at(""))).toBe(true);
  expect(await hidden(at('<w:rStyle w:val="C"/>'))).toBe(false);
  expect(await hidden(at('<w:rStyle w:val="C"/><w:vanish/>'))).toBe(true);
  expect(await hidden(at('<w:vanish w:val="0"/>'))).toBe(false);
});

test("a header inherited from the section before is the same header; one that a later section empties is not", async () => {
  const break_ = (section: string): string => p("a", "", `<w:sectPr>${section}</w:sectPr>`);
  const inherited = await read({
    body: break_('<w:headerReference w:type="default" r:id="rIdH"/>') + p("b"),
    headers: { rIdH: p("h") },
  });
  const named = await read({
    body: break_('<w:headerReference w:type="default" r:id="rIdH"/>') + p("b"),
    headers: { rIdH: p("h") },
    section: `<w:headerReference w:type="default" r:id="rIdH"/>${LETTER}`,
  });
  const emptied = await read({
    body: break_('<w:headerReference w:type="default" r:id="rIdH"/>') + p("b"),
    headers: { rIdH: p("h"), rIdE: "<w:p/>" },
    section: `<w:headerReference w:type="default" r:id="rIdE"/>${LETTER}`,
  });
  expect(named.hash).toBe(inherited.hash);
  expect(emptied.hash).not.toBe(inherited.hash);
});

test("an empty header equals no header at all", async () => {
  const none = await read({ body: p("a") });
  const empty = await read({
    body: p("a"),
    headers: { rIdE: '<w:p><w:pPr><w:jc w:val="center"/></w:pPr></w:p>' },
    section: `<w:headerReference w:type="default" r:id="rIdE"/>${LETTER}`,
  });
  const ruled = await read({
    body: p("a"),
    headers: { rIdE: '<w:p><w:pPr><w:pBdr><w:bottom w:val="single"/></w:pBdr></w:pPr></w:p>' },
    section: `<w:headerReference w:type="default" r:id="rIdE"/>${LETTER}`,
  });
  expect(empty).toEqual(none);
  expect(ruled.hash).not.toBe(none.hash);
});

test("notes count by the order of their references, whatever their ids and their order in the part", async () => {
  const notes = (a: number, b: number): string =>
    [
      [a, "first"],
      [b, "second"],
    ]
      .sort((x, y) => Number(x[0]) - Number(y[0]))
      .map(([id, text]) => `<w:footnote w:id="${id}">${p(String(text))}</w:footnote>`)
      .join("");
  const refs = (a: number, b: number): string =>
    `<w:p><w:r><w:t>x</w:t><w:footnoteReference w:id="${a}"/><w:t>y</w:t><w:footnoteReference w:id="${b}"/></w:r></w:p>`;
  const before = await read({ body: refs(2, 3), footnotes: notes(2, 3) });
  expect(await read({ body: refs(9, 4), footnotes: notes(9, 4) })).toEqual(before);
  const swapped = await read({ body: refs(3, 2), footnotes: notes(2, 3) });
  expect(swapped.hash).not.toBe(before.hash);
  expect(words(swapped)).toEqual(words(before));
  expect(
    before.stories
      .find((story) => story.kind === "footnote")
      ?.paragraphs.map((paragraph) => [paragraph.label, paragraph.text]),
  ).toEqual([
    ["1", "first"],
    ["2", "second"],
  ]);
});

test("what a reader can come to know of each paragraph is told: text, label, tag, id, control, depth", async () => {
  const unit = "0123456789ABCDEF";
  const control = (content: string): string =>
    `<w:sdt><w:sdtPr><w:tag w:val="draft-pending-attorney-review:${unit}"/><w:id w:val="1"/></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
  const content = await read({
    body:
      control(`<w:p><w:r><w:t>A</w:t><w:tab/><w:t>B</w:t><w:br/><w:t>C</w:t></w:r></w:p>`) +
      `<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>${control(p("in a cell"))}</w:tc></w:tr></w:tbl>` +
      p("bare"),
  });
  expect(
    body(content).map(({ text, tag, id, control: at, tableDepth }) => ({ text, tag, id, at, tableDepth })),
  ).toEqual([
    { text: "A\tB\nC", tag: `draft-pending-attorney-review:${unit}`, id: unit, at: 0, tableDepth: 0 },
    { text: "in a cell", tag: `draft-pending-attorney-review:${unit}`, id: unit, at: 1, tableDepth: 1 },
    { text: "bare", tag: undefined, id: undefined, at: undefined, tableDepth: 0 },
  ]);
});

describe("a named blank", () => {
  const blank = (text: string): Recipe => ({
    body: `<w:p><w:r><w:t xml:space="preserve">Case No. </w:t></w:r><w:bookmarkStart w:id="1" w:name="cs_blank_1_case_number"/><w:r><w:t>${text}</w:t></w:r><w:bookmarkEnd w:id="1"/></w:p>`,
  });
  test("filled, hashes as signed once its line is put back, and says what stands there", async () => {
    const signed = await read(blank("__________"));
    expect(signed.blanks).toEqual([
      { name: "cs_blank_1_case_number", text: "__________", storyIndex: 0, paragraph: 0 },
    ]);
    const filled = await readContent(docx(blank("25STCV00412")));
    expect(filled.hash).not.toBe(signed.hash);
    const restored = await readContent(docx(blank("25STCV00412")), {
      blanksAs: new Map([["cs_blank_1_case_number", "__________"]]),
    });
    expect(restored.hash).toBe(signed.hash);
    expect(restored.blanks[0]?.text).toBe("25STCV00412");
  });
  test("cannot be filled with anything but plain text: a picture or a note in it is content", async () => {
    const signed = await read(blank("__________"));
    const noted = await readContent(
      docx({
        body: blank("__________").body.replace("<w:t>__________</w:t>", '<w:t>1</w:t><w:footnoteReference w:id="2"/>'),
        footnotes: `<w:footnote w:id="2">${p("and more")}</w:footnote>`,
      }),
      { blanksAs: new Map([["cs_blank_1_case_number", "__________"]]) },
    );
    expect(noted.hash).not.toBe(signed.hash);
  });
  test("filled beside its bookmark is a change like any other", async () => {
    const signed = await read(blank("__________"));
    const beside = await readContent(
      docx({ body: blank("__________").body.replace("Case No. ", "Case No. 25STCV00412 ") }),
      { blanksAs: new Map([["cs_blank_1_case_number", "__________"]]) },
    );
    expect(beside.hash).not.toBe(signed.hash);
  });
  it("in a font only the firm has is a blank as any other, and the font belongs to what is approved", async () => {
    const inFont = (font: string, text = "__________"): Recipe => ({
      body: blank(text).body.replace(
        `<w:t>${text}`,
        `<w:rPr><w:rFonts w:ascii="${font}" w:hAnsi="${font}"/></w:rPr><w:t>${text}`,
      ),
    });
    const own = await readContent(docx(inFont("Equity A")));
    expect(own.findings).toEqual([]);
    expect(own.blanks.map((one) => one.name)).toEqual(["cs_blank_1_case_number"]);
    const hashes = await Promise.all(
      [inFont("Equity A"), inFont("Hadley Sans"), inFont("Wingdings"), blank("__________")].map(
        async (recipe) => (await readContent(docx(recipe))).hash,
      ),
    );
    expect(new Set(hashes).size).toBe(4);
    const filled = await readContent(docx(inFont("Equity A", "25STCV00412")), {
      blanksAs: new Map([["cs_blank_1_case_number", "__________"]]),
    });
    expect(filled.hash).toBe(own.hash);
  });
});
