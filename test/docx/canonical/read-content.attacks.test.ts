/**
 * What someone would try who wants other words to go out than those approved: each changes what a reader sees, or can see, while
 * leaving the text alone. Named for what the attacker did; every one must change the content hash.
 */
import { DocxFault } from "../../../src/docx/docx-fault";
import { readContent } from "../../../src/docx/canonical/read-content";
import { docxParts, LETTER, p, zipParts, type Recipe } from "../../support/docx-builder";
import { cell, field, OFFICE, para, r, read, t, table } from "../../support/word-markup";

const box = (content: string, extent = '<wp:extent cx="1270000" cy="1270000"/>'): string =>
  r(
    `<w:drawing><wp:anchor relativeHeight="3">${extent}<wp:docPr id="2" name="b"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx><w:txbxContent>${content}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>`,
  );
const level = (text: string, more = ""): string =>
  `<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="${text}"/>${more}</w:lvl>`;
const numbered = para(r(t("a")), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>');
const OLD = p("The fee is nine thousand dollars.");
const drawingOrder = (first: number, second: number): string =>
  para(
    [first, second]
      .map((height) =>
        r(
          `<w:drawing><wp:anchor relativeHeight="${height}"><wp:extent cx="1270000" cy="1270000"/><wp:docPr id="${height}" name="b"/></wp:anchor></w:drawing>`,
        ),
      )
      .join(""),
  );
const inked = (bytes: number): Recipe => ({
  body: para(r('<w:contentPart r:id="rIdI"/>')),
  parts: { "word/ink/ink1.xml": `<ink xmlns="http://www.w3.org/2003/InkML">${bytes}</ink>` },
  relationships: [{ id: "rIdI", type: `${OFFICE}/customXml`, target: "ink/ink1.xml" }],
});
const chart = (value: number): Recipe => ({
  body: para(
    r(
      '<w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="1" name="c"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rIdC"/></a:graphicData></a:graphic></wp:inline></w:drawing>',
    ),
  ),
  parts: {
    "word/charts/chart1.xml": `<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:v>${value}</c:v></c:chartSpace>`,
  },
  contentTypes: { "/word/charts/chart1.xml": "application/vnd.openxmlformats-officedocument.drawingml.chart+xml" },
  relationships: [{ id: "rIdC", type: `${OFFICE}/chart`, target: "charts/chart1.xml" }],
});

const bytesOf = (seed: number): Uint8Array => new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, seed]);
const IMAGE_OF = (id: string, target: string): NonNullable<Recipe["relationships"]>[number] => ({
  id,
  type: `${OFFICE}/image`,
  target,
});
/** A picture of two copies, as Word writes it: an SVG for readers that can, a PNG for the others. */
const twoCopies = (svg: string): Recipe => ({
  body: para(
    r(
      '<w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/><wp:docPr id="1" name="s"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="s"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rIdP"><a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="rIdS"/></a:ext></a:extLst></a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>',
    ),
  ),
  parts: {
    "word/media/p.png": bytesOf(1),
    "word/media/s.svg": `<svg xmlns="http://www.w3.org/2000/svg"><text>${svg}</text></svg>`,
  },
  relationships: [IMAGE_OF("rIdP", "media/p.png"), IMAGE_OF("rIdS", "media/s.svg")],
});
/** A workbook in the page: the picture of it that is shown, and the figures that open at a double click. */
const workbook = (shown: number, figures: number): Recipe => ({
  body: para(
    r(
      '<w:object><v:shape id="o" style="width:90pt;height:40pt"><v:imagedata r:id="rIdP"/></v:shape><o:OLEObject Type="Embed" ProgID="Excel.Sheet.12" ShapeID="o" DrawAspect="Content" ObjectID="_1" r:id="rIdO"/></w:object>',
    ),
  ),
  parts: { "word/media/p.png": bytesOf(shown), "word/embeddings/o.bin": bytesOf(figures) },
  relationships: [
    IMAGE_OF("rIdP", "media/p.png"),
    { id: "rIdO", type: `${OFFICE}/oleObject`, target: "embeddings/o.bin" },
  ],
});
const diagram = (text: string): Recipe => ({
  body: para(
    r(
      '<w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/><wp:docPr id="1" name="d"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/diagram"><dgm:relIds xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" r:dm="rIdD" r:lo="rIdD" r:qs="rIdD" r:cs="rIdD"/></a:graphicData></a:graphic></wp:inline></w:drawing>',
    ),
  ),
  parts: {
    "word/diagrams/data1.xml": `<dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:t>${text}</a:t></dgm:dataModel>`,
  },
  contentTypes: {
    "/word/diagrams/data1.xml": "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml",
  },
  relationships: [{ id: "rIdD", type: `${OFFICE}/diagramData`, target: "diagrams/data1.xml" }],
});

const ATTACKS: readonly (readonly [tried: string, before: Recipe, after: Recipe])[] = [
  [
    "moved a table off the page by its indent",
    { body: table(`<w:tr>${cell(p("x"))}</w:tr>`) },
    { body: table(`<w:tr>${cell(p("x"))}</w:tr>`, '<w:tblInd w:w="-20000" w:type="dxa"/>') },
  ],
  [
    "pushed the words out of a cell by its margins",
    { body: table(`<w:tr>${cell(p("x"))}</w:tr>`) },
    { body: table(`<w:tr>${cell(p("x"), '<w:tcMar><w:left w:w="9000" w:type="dxa"/></w:tcMar>')}</w:tr>`) },
  ],
  [
    "made a cell too thin for a letter",
    { body: table(`<w:tr>${cell(p("x"), '<w:tcW w:w="4000" w:type="dxa"/>')}</w:tr>`) },
    { body: table(`<w:tr>${cell(p("x"), '<w:tcW w:w="20" w:type="dxa"/>')}</w:tr>`) },
  ],
  [
    "set a tab stop beyond the page",
    { body: para(`${r(t("a"))}${r("<w:tab/>")}${r(t("b"))}`) },
    { body: para(`${r(t("a"))}${r("<w:tab/>")}${r(t("b"))}`, '<w:tabs><w:tab w:val="left" w:pos="20000"/></w:tabs>') },
  ],
  [
    "pushed the words down out of their text box",
    { body: para(box(p("x"))) },
    { body: para(box(para(r(t("x")), '<w:spacing w:before="2000"/>'))) },
  ],
  [
    "pushed a footer's words off the page",
    { body: p("a"), footers: { rIdF: p("x") }, section: '<w:footerReference w:type="default" r:id="rIdF"/>' },
    {
      body: p("a"),
      footers: { rIdF: para(r(t("x")), '<w:spacing w:before="15000"/>') },
      section: '<w:footerReference w:type="default" r:id="rIdF"/>',
    },
  ],
  [
    "pushed a paragraph off the page by its list level",
    {
      body: numbered,
      numbering: `<w:abstractNum w:abstractNumId="0">${level("%1.")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
    },
    {
      body: numbered,
      numbering: `<w:abstractNum w:abstractNumId="0">${level("%1.", '<w:pPr><w:ind w:left="-9000"/></w:pPr>')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
    },
  ],
  [
    "drew the lines of a grid apart until a header fell off",
    { body: p("a") },
    { body: p("a"), section: `${LETTER}<w:docGrid w:type="lines" w:linePitch="20000"/>` },
  ],
  [
    "put a second content into a control",
    { body: `<w:sdt><w:sdtPr/><w:sdtContent>${OLD}</w:sdtContent></w:sdt>` },
    {
      body: `<w:sdt><w:sdtPr/><w:sdtContent>${OLD}</w:sdtContent><w:sdtContent>${p("Twelve.")}</w:sdtContent></w:sdt>`,
    },
  ],
  [
    "gave a list number twice",
    {
      body: numbered,
      numbering: `<w:abstractNum w:abstractNumId="0">${level("%1.")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
    },
    {
      body: para(r(t("a")), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/><w:numId w:val="0"/></w:numPr>'),
      numbering: `<w:abstractNum w:abstractNumId="0">${level("%1.")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
    },
  ],
  [
    "gave cell properties twice",
    { body: table(`<w:tr>${cell(p("x"))}</w:tr>`) },
    {
      body: table(
        `<w:tr><w:tc><w:tcPr/><w:tcPr><w:shd w:val="clear" w:fill="000000"/></w:tcPr>${p("x")}</w:tc></w:tr>`,
      ),
    },
  ],
  [
    "gave row properties twice",
    { body: table(`<w:tr><w:trPr/>${cell(p("x"))}</w:tr>`) },
    { body: table(`<w:tr><w:trPr/><w:trPr><w:hidden/></w:trPr>${cell(p("x"))}</w:tr>`) },
  ],
  [
    "gave table properties twice",
    { body: table(`<w:tr>${cell(p("x"))}</w:tr>`) },
    { body: `<w:tbl><w:tblPr/><w:tblPr><w:bidiVisual/></w:tblPr><w:tblGrid/><w:tr>${cell(p("x"))}</w:tr></w:tbl>` },
  ],
  [
    "reordered the columns",
    { body: table(`<w:tr>${cell(p("x"))}${cell(p("y"))}</w:tr>`) },
    { body: table(`<w:tr>${cell(p("x"))}${cell(p("y"))}</w:tr>`, "<w:bidiVisual/>") },
  ],
  [
    "wrote loose words between rows",
    { body: table(`<w:tr>${cell(p("x"))}</w:tr>`) },
    { body: table(`we lose<w:tr>${cell(p("x"))}</w:tr>`) },
  ],
  ["wrote loose words in a body", { body: OLD }, { body: `${OLD}we lose` }],
  [
    "hid a drawing in the line that separates notes",
    {
      body: para(r('<w:footnoteReference w:id="2"/>')),
      footnotes: `<w:footnote w:type="separator" w:id="0"><w:p>${r("<w:separator/>")}</w:p></w:footnote><w:footnote w:id="2">${p("n")}</w:footnote>`,
    },
    {
      body: para(r('<w:footnoteReference w:id="2"/>')),
      footnotes: `<w:footnote w:type="separator" w:id="0"><w:p>${r("<w:separator/>")}${r('<w:pict><v:rect style="width:100pt"/></w:pict>')}</w:p></w:footnote><w:footnote w:id="2">${p("n")}</w:footnote>`,
    },
  ],
  [
    "wrote words into the line that separates notes",
    { body: OLD, footnotes: `<w:footnote w:type="separator" w:id="0"><w:p>${r("<w:separator/>")}</w:p></w:footnote>` },
    { body: OLD, footnotes: `<w:footnote w:type="separator" w:id="0">${p("We lose.")}</w:footnote>` },
  ],
  ["changed ink that was stored as custom XML", inked(1), inked(2)],
  ["changed a chart's figures", chart(9), chart(12)],
  ["exchanged the drawing new readers show and left the picture old ones show", twoCopies("Lot 4"), twoCopies("Lot 9")],
  ["exchanged the picture of a workbook and left the workbook", workbook(1, 1), workbook(2, 1)],
  ["exchanged the workbook behind its picture", workbook(1, 1), workbook(1, 2)],
  ["changed the words of a diagram", diagram("The City owns it"), diagram("The tenant owns it")],
  [
    "made a text box lower",
    { body: para(box(p("x"))) },
    { body: para(box(p("x")).replace(/(<wp:extent cx="\d+" cy=")\d+"/, '$1127000"')) },
  ],
  [
    "turned the list's definition through a numbering style",
    {
      body: numbered,
      styles:
        '<w:style w:type="numbering" w:styleId="L"><w:name w:val="L"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>',
      numbering: `<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum><w:abstractNum w:abstractNumId="1">${level("%1.")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>`,
    },
    {
      body: numbered,
      styles:
        '<w:style w:type="numbering" w:styleId="L"><w:name w:val="L"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>',
      numbering: `<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum><w:abstractNum w:abstractNumId="1">${level("Not %1.")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>`,
    },
  ],
  [
    "wrote a sum as a page number of a table of contents",
    {
      body: `<w:bookmarkStart w:id="1" w:name="_Toc1"/>${p("Damages")}<w:bookmarkEnd w:id="1"/>${para(`${r('<w:fldChar w:fldCharType="begin"/>')}${r("<w:instrText>TOC</w:instrText>")}${r('<w:fldChar w:fldCharType="separate"/>')}${field("PAGEREF _Toc1", "9000")}${r('<w:fldChar w:fldCharType="end"/>')}`)}`,
    },
    {
      body: `<w:bookmarkStart w:id="1" w:name="_Toc1"/>${p("Damages")}<w:bookmarkEnd w:id="1"/>${para(`${r('<w:fldChar w:fldCharType="begin"/>')}${r("<w:instrText>TOC</w:instrText>")}${r('<w:fldChar w:fldCharType="separate"/>')}${field("PAGEREF _Toc1", "12000")}${r('<w:fldChar w:fldCharType="end"/>')}`)}`,
    },
  ],
  [
    "hid words in the code of a field",
    { body: para(field("REF a", "x")) },
    {
      body: para(
        field("REF a", "x").replace(
          "<w:instrText>REF a</w:instrText>",
          `<w:instrText>REF a</w:instrText>${t("we lose")}`,
        ),
      ),
    },
  ],
  [
    "bound a prefix anew so that the same markup means something else",
    {
      body: `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>x</w:t></w:r></w:p><w:p><w:r><w:rPr><w:b/></w:rPr><w:t>y</w:t></w:r></w:p>`,
    },
    {
      body: `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>x</w:t></w:r></w:p><w:p xmlns:o="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><o:r xmlns:w="urn:x"><w:rPr><w:b/></w:rPr><o:t>y</o:t></o:r></w:p>`,
    },
  ],
  [
    "relied on a reader that keeps dropped space",
    { body: "<w:p><w:r><w:t>not</w:t></w:r><w:r><w:t>able</w:t></w:r></w:p>" },
    { body: "<w:p><w:r><w:t>not </w:t></w:r><w:r><w:t>able</w:t></w:r></w:p>" },
  ],
  [
    "let a style speak against the document's defaults",
    {
      body: p("x", "", '<w:pStyle w:val="S"/>'),
      styles:
        '<w:docDefaults><w:rPrDefault><w:rPr><w:caps/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:styleId="S"><w:name w:val="S"/></w:style>',
    },
    {
      body: p("x", "", '<w:pStyle w:val="S"/>'),
      styles:
        '<w:docDefaults><w:rPrDefault><w:rPr><w:caps/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:styleId="S"><w:name w:val="S"/><w:rPr><w:caps w:val="0"/></w:rPr></w:style>',
    },
  ],
  [
    "kept the theme's colour and changed the stored one",
    { body: p("x", '<w:color w:val="000000" w:themeColor="accent1"/>') },
    { body: p("x", '<w:color w:val="FFFFFF" w:themeColor="accent1"/>') },
  ],
  ["put one drawing in front of the other", { body: drawingOrder(1, 2) }, { body: drawingOrder(2, 1) }],
  [
    "filled in the place of the second of two text boxes",
    { body: para(box(p("a")) + box(p("b"))) },
    { body: para(box(p("b")) + box(p("a"))) },
  ],
  [
    "changed the page's own colour",
    { body: p("x"), beforeBody: '<w:background w:color="FFFFFF"/>', settings: "<w:displayBackgroundShape/>" },
    { body: p("x"), beforeBody: '<w:background w:color="000000"/>', settings: "<w:displayBackgroundShape/>" },
  ],
  [
    "drew a border where a strike-through would be",
    { body: OLD },
    { body: OLD.replace("<w:r>", '<w:r><w:rPr><w:bdr w:val="single"/></w:rPr>') },
  ],
  ["wrote words behind the body", { body: OLD }, { body: OLD, beforeBody: "<w:sparkle>we lose</w:sparkle>" }],
  [
    "set a named blank's line in a font of signs",
    { body: para(`<w:bookmarkStart w:id="1" w:name="cs_blank_1_x"/>${r(t("____"))}<w:bookmarkEnd w:id="1"/>`) },
    {
      body: para(
        `<w:bookmarkStart w:id="1" w:name="cs_blank_1_x"/>${r(t("____"), '<w:rFonts w:ascii="Wingdings"/>')}<w:bookmarkEnd w:id="1"/>`,
      ),
    },
  ],
  [
    "swapped what two links lead to",
    {
      body: para(`<w:hyperlink r:id="rIdL">${r(t("a"))}</w:hyperlink>`),
      relationships: [{ id: "rIdL", type: `${OFFICE}/hyperlink`, target: "https://court.example/", external: true }],
    },
    {
      body: para(`<w:hyperlink r:id="rIdL">${r(t("a"))}</w:hyperlink>`),
      relationships: [{ id: "rIdL", type: `${OFFICE}/hyperlink`, target: "https://evil.example/", external: true }],
    },
  ],
  [
    "moved a bookmark that a cross-reference shows",
    {
      body: `${para(`<w:bookmarkStart w:id="1" w:name="fee"/>${r(t("nine"))}<w:bookmarkEnd w:id="1"/>`)}${para(r(t("twelve")))}${para(field("REF fee", "nine"))}`,
    },
    {
      body: `${para(r(t("nine")))}${para(`<w:bookmarkStart w:id="1" w:name="fee"/>${r(t("twelve"))}<w:bookmarkEnd w:id="1"/>`)}${para(field("REF fee", "nine"))}`,
    },
  ],
  [
    "marked a run as deleted in its own properties",
    { body: para(r(t("x"))) },
    { body: para(r(t("x"), '<w:del w:id="1" w:author="A"/>')) },
  ],
  [
    "ran a paragraph into the next",
    { body: p("We do") + p("not agree.") },
    { body: para(r(t("We do")), "<w:rPr><w:vanish/><w:specVanish/></w:rPr>") + p("not agree.") },
  ],
];

test.each(ATTACKS)("someone %s: the document is another", async (_tried, before, after) => {
  const was = await read(before);
  const is = await read(after);
  expect(is.hash).not.toBe(was.hash);
});

test("a control that only looks like one of ours hides nothing", async () => {
  const tagged = (tag: string): Recipe => ({
    body: `<w:sdt><w:sdtPr><w:tag w:val="${tag}"/></w:sdtPr><w:sdtContent>${OLD}</w:sdtContent></w:sdt>`,
  });
  const plain = await read({ body: OLD });
  for (const tag of [
    "draft-pending-attorney-review:XXXX",
    "attorney-reviewed:0123456789ABCDEF",
    "countersign-fact:1",
    "countersign-anything",
  ])
    expect((await read(tagged(tag))).hash).toBe(plain.hash);
  const bad = (await read(tagged("attorney-reviewed:not-an-id"))).stories[0]?.paragraphs[0];
  expect([bad?.tag, bad?.id]).toEqual(["attorney-reviewed:not-an-id", undefined]);
});

test("two paragraphs under one tag are told apart by their control", async () => {
  const one = `<w:sdt><w:sdtPr><w:tag w:val="attorney-reviewed:0123456789ABCDEF"/></w:sdtPr><w:sdtContent>${OLD}</w:sdtContent></w:sdt>`;
  const [a, b] = (await read({ body: one + one })).stories[0]?.paragraphs ?? [];
  expect(a?.id).toBe(b?.id);
  expect(a?.control).not.toBe(b?.control);
});

test("a bookmark of another file's words, a note or a header that is not there: refused as a fault, never read in part", async () => {
  await expect(
    read({
      body: para(r('<w:footnoteReference w:id="9"/>')),
      footnotes: `<w:footnote w:id="2">${p("n")}</w:footnote>`,
    }),
  ).rejects.toMatchObject({ code: "dangling-reference" });
  await expect(read({ body: para(r('<w:footnoteReference w:id="9"/>')) })).rejects.toBeInstanceOf(DocxFault);
  await expect(
    read({ body: p("x"), section: '<w:headerReference w:type="default" r:id="rIdNone"/>' }),
  ).rejects.toMatchObject({ code: "dangling-reference" });
  const parts = docxParts({ body: p("x") });
  parts["word/document.xml"] = new TextEncoder().encode("<w:document/>");
  await expect(readContent(zipParts(parts))).rejects.toBeInstanceOf(DocxFault);
});
