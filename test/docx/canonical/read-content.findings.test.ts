/**
 * What the file does not show as it stands, and what the reader does not know: each by its name, at its place. And the other way
 * round: ordinary documents raise nothing, or attorneys would learn to click findings away.
 */
import { readContent } from "../../../src/docx/canonical/read-content";
import { docx, p, type Recipe } from "../../support/docx-builder";

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const r = (content: string, properties = ""): string =>
  `<w:r>${properties === "" ? "" : `<w:rPr>${properties}</w:rPr>`}${content}</w:r>`;
const t = (text: string): string => `<w:t xml:space="preserve">${text}</w:t>`;
const para = (content: string, properties = ""): string =>
  `<w:p>${properties === "" ? "" : `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`;
const field = (instruction: string, result = "text", begin = ""): string =>
  `${r(`<w:fldChar w:fldCharType="begin"${begin}/>`)}${r(`<w:instrText xml:space="preserve"> ${instruction} </w:instrText>`)}${r('<w:fldChar w:fldCharType="separate"/>')}${r(t(result))}${r('<w:fldChar w:fldCharType="end"/>')}`;
const drawing = (inner: string): string =>
  `<w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/><wp:docPr id="1" name="x"/><a:graphic>${inner}</a:graphic></wp:inline></w:drawing>`;
const control = (properties: string, text: string): string =>
  `<w:sdt><w:sdtPr><w:id w:val="5"/>${properties}</w:sdtPr><w:sdtContent>${r(t(text))}</w:sdtContent></w:sdt>`;
const item = (value: string): Partial<Recipe> => ({
  parts: {
    "customXml/item1.xml": `<facts xmlns="urn:f"><name>${value}</name></facts>`,
    "customXml/_rels/item1.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/customXmlProps" Target="itemProps1.xml"/></Relationships>`,
    "customXml/itemProps1.xml":
      '<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" ds:itemID="{11111111-2222-3333-4444-555555555555}"/>',
  },
  relationships: [{ id: "rIdX", type: `${OFFICE}/customXml`, target: "../customXml/item1.xml" }],
});
const BOUND = `<w:dataBinding w:prefixMappings="xmlns:f='urn:f'" w:xpath="/f:facts[1]/f:name[1]" w:storeItemID="{11111111-2222-3333-4444-555555555555}"/>`;
const alternate = (choice: string, fallback: string, requires = "wps"): string =>
  `<mc:AlternateContent><mc:Choice Requires="${requires}">${choice}</mc:Choice><mc:Fallback>${fallback}</mc:Fallback></mc:AlternateContent>`;
const vmlBox = (text: string): string =>
  `<w:pict><v:shape id="a" type="#_x0000_t202" style="width:10pt;height:10pt"><v:textbox><w:txbxContent>${p(text)}</w:txbxContent></v:textbox></v:shape></w:pict>`;
const box = (text: string, extent = '<wp:extent cx="914400" cy="914400"/>'): string =>
  `<w:drawing><wp:anchor relativeHeight="3">${extent}<wp:docPr id="2" name="b"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx><w:txbxContent>${p(text)}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>`;

const HIDDEN_STYLE =
  '<w:style w:type="paragraph" w:styleId="Ghost"><w:name w:val="Ghost"/><w:rPr><w:vanish/></w:rPr></w:style>';
const cell = (content: string, properties = ""): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
const table = (rows: string, properties = ""): string =>
  `<w:tbl><w:tblPr>${properties}</w:tblPr><w:tblGrid/>${rows}</w:tbl>`;

/** What blocks: code by what was done. */
const BLOCKING: readonly (readonly [done: string, code: string, recipe: Recipe])[] = [
  [
    "a foreign document to be merged in on opening",
    "alt-chunk",
    {
      body: `${p("A.")}<w:altChunk r:id="rIdC"/>`,
      parts: { "word/chunk.bin": new Uint8Array([1, 2]) },
      relationships: [{ id: "rIdC", type: `${OFFICE}/aFChunk`, target: "chunk.bin" }],
    },
  ],
  [
    "a sub-document",
    "sub-document",
    {
      body: para('<w:subDoc r:id="rIdS"/>'),
      relationships: [{ id: "rIdS", type: `${OFFICE}/subDocument`, target: "other.docx", external: true }],
    },
  ],
  ...[
    "INCLUDETEXT c:\\\\x.docx",
    "INCLUDEPICTURE x.png",
    "LINK Excel.Sheet.8 a b",
    "DDE a b",
    "DDEAUTO a b",
    "DATABASE x",
    "MERGEFIELD Name",
    "NEXT",
    "IF 1 = 1 &quot;a&quot; &quot;b&quot;",
    "ASK x y",
    "FILLIN x",
    "DATE",
    "TIME",
    "SAVEDATE",
    "PRINTDATE",
    "CREATEDATE",
    "FILENAME",
    "AUTHOR",
    "USERNAME",
    "DOCPROPERTY Company",
    "DOCVARIABLE x",
    "AUTOTEXT x",
    "RD x",
    "PRINT 27",
    "ADVANCE \\u 200",
  ].map(
    (instruction) =>
      [
        `a ${instruction.split(" ")[0] ?? ""} field`,
        `field-${(instruction.split(" ")[0] ?? "").toLowerCase()}`,
        { body: para(field(instruction)) },
      ] as const,
  ),
  [
    "a simple DATE field",
    "field-date",
    { body: para(`<w:fldSimple w:instr=" DATE \\@ yyyy ">${r(t("2026"))}</w:fldSimple>`) },
  ],
  [
    "a DATE field spelled in small letters, over two runs",
    "field-date",
    {
      body: para(
        `${r('<w:fldChar w:fldCharType="begin"/>')}${r("<w:instrText> da</w:instrText>")}${r("<w:instrText>te </w:instrText>")}${r('<w:fldChar w:fldCharType="end"/>')}`,
      ),
    },
  ],
  [
    "a DATE field in the header",
    "field-date",
    {
      body: p("A."),
      headers: { rIdH: para(field("DATE")) },
      section: '<w:headerReference w:type="default" r:id="rIdH"/>',
    },
  ],
  ["today's date as a run element", "field-date", { body: para(r("<w:dayLong/>")) }],
  ["a field marked to be computed on opening", "field-dirty", { body: para(field("REF a", "x", ' w:dirty="1"')) }],
  [
    "a field that never ends",
    "field-malformed",
    { body: para(r('<w:fldChar w:fldCharType="begin"/>') + r("<w:instrText>REF a</w:instrText>")) },
  ],
  ["a field that ends before it begins", "field-malformed", { body: para(r('<w:fldChar w:fldCharType="end"/>')) }],
  ["words where a page number should be", "layout-field-text", { body: para(field("PAGE", "we admit it")) }],
  ["a page reference to nothing", "field-target-missing", { body: para(field("PAGEREF _Ref1", "3")) }],
  [
    "all fields to be computed on opening",
    "update-fields",
    { body: p("A."), settings: '<w:updateFields w:val="true"/>' },
  ],
  ["a mail merge source", "mail-merge-source", { body: p("A."), settings: "<w:mailMerge/>" }],
  ["styles taken from a template on opening", "linked-styles", { body: p("A."), settings: "<w:linkStyles/>" }],
  [
    "a picture that is fetched",
    "linked-picture",
    {
      body: para(
        r(
          drawing(
            '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill><a:blip r:link="rIdP"/></pic:blipFill></pic:pic></a:graphicData>',
          ),
        ),
      ),
      relationships: [{ id: "rIdP", type: `${OFFICE}/image`, target: "https://example.com/a.png", external: true }],
    },
  ],
  [
    "an old-style picture that is fetched",
    "linked-picture",
    {
      body: para(r('<w:pict><v:shape style="width:1pt"><v:imagedata r:id="rIdP"/></v:shape></w:pict>')),
      relationships: [{ id: "rIdP", type: `${OFFICE}/image`, target: "https://example.com/a.png", external: true }],
    },
  ],
  [
    "a linked object",
    "linked-object",
    {
      body: para(r('<w:object><o:OLEObject Type="Link" ProgID="Excel.Sheet" r:id="rIdO"/></w:object>')),
      relationships: [{ id: "rIdO", type: `${OFFICE}/oleObject`, target: "file:///x.xlsx", external: true }],
    },
  ],
  ["an ActiveX control", "activex", { body: para(r('<w:object><w:control r:id="rIdO" w:name="b"/></w:object>')) }],
  [
    "macros",
    "macros",
    {
      body: p("A."),
      parts: { "word/vbaProject.bin": new Uint8Array([1]) },
      relationships: [
        {
          id: "rIdV",
          type: "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
          target: "vbaProject.bin",
        },
      ],
    },
  ],
  [
    "letters bent along a path",
    "vml-textpath",
    {
      body: para(r('<w:pict><v:shape style="width:1pt"><v:textpath on="t" string="PAID IN FULL"/></v:shape></w:pict>')),
    },
  ],
  [
    "a control bound to another value than it shows",
    "bound-control-differs",
    { body: para(control(BOUND, "Ana Rivera")), ...item("Bob Rivera") },
  ],
  [
    "a control bound by a path the reader cannot follow",
    "bound-control-unreadable",
    { body: para(control(BOUND.replace("/f:facts[1]/f:name[1]", "//f:name[last()]"), "Ana")), ...item("Bob") },
  ],
  [
    "a placeholder shown as text",
    "placeholder-shown",
    { body: para(control("<w:showingPlcHdr/>", "Click or tap here to enter text.")) },
  ],
  [
    "a shape that says one thing to new readers and another to old ones",
    "alternate-content-differs",
    { body: para(r(alternate(box("We accept."), vmlBox("We refuse.")))) },
  ],
  [
    "a copy for old readers that hides its words",
    "alternate-content-differs",
    {
      body: para(
        r(alternate(box("We accept."), vmlBox("We accept.").replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>"))),
      ),
    },
  ],
  ["hidden text", "hidden-text", { body: para(r(t("secret"), "<w:vanish/>")) }],
  [
    "hidden text by its paragraph style",
    "hidden-text",
    { body: para(r(t("secret")), '<w:pStyle w:val="Ghost"/>'), styles: HIDDEN_STYLE },
  ],
  ["a hidden tab", "hidden-text", { body: para(r("<w:tab/>", "<w:vanish/>")) }],
  [
    "a hidden picture",
    "hidden-text",
    {
      body: para(
        r(drawing('<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"/>'), "<w:vanish/>"),
      ),
    },
  ],
  ["white on white", "hidden-text", { body: para(r(t("secret"), '<w:color w:val="FFFFFF"/>')) }],
  ["almost white on white", "hidden-text", { body: para(r(t("secret"), '<w:color w:val="FEFEFE"/>')) }],
  [
    "black on a black highlight",
    "hidden-text",
    { body: para(r(t("secret"), '<w:color w:val="000000"/><w:highlight w:val="black"/>')) },
  ],
  [
    "letters in the colour of their cell",
    "hidden-text",
    {
      body: table(
        `<w:tr>${cell(para(r(t("secret"), '<w:color w:val="1F3864"/>')), '<w:shd w:val="clear" w:fill="1F3864"/>')}</w:tr>`,
      ),
    },
  ],
  ["print of one point", "hidden-text", { body: para(r(t("secret"), '<w:sz w:val="2"/>')) }],
  ["letters without fill", "hidden-text", { body: para(r(t("secret"), "<w14:textFill><w14:noFill/></w14:textFill>")) }],
  ["a hidden row", "hidden-text", { body: table(`<w:tr><w:trPr><w:hidden/></w:trPr>${cell(p("secret"))}</w:tr>`) }],
  [
    "words in a cell merged away",
    "hidden-text",
    {
      body: table(
        `<w:tr>${cell(p("A"), '<w:vMerge w:val="restart"/>')}</w:tr><w:tr>${cell(p("secret"), "<w:vMerge/>")}</w:tr>`,
      ),
    },
  ],
  [
    "a hidden list number",
    "hidden-text",
    {
      body: para(r(t("A")), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
      numbering:
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:rPr><w:vanish/></w:rPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    },
  ],
  [
    "a hidden equation",
    "hidden-text",
    { body: para("<m:oMath><m:r><w:rPr><w:vanish/></w:rPr><m:t>x</m:t></m:r></m:oMath>") },
  ],
  [
    "an open comment",
    "comment-open",
    {
      body: para(r('<w:commentReference w:id="0"/>')),
      comments: '<w:comment w:id="0" w:author="A"><w:p w14:paraId="00000001"/></w:comment>',
    },
  ],
  ...[
    "<w:ins w:id='1' w:author='A'><w:r><w:t>x</w:t></w:r></w:ins>",
    "<w:del w:id='1' w:author='A'><w:r><w:delText>x</w:delText></w:r></w:del>",
    "<w:moveFrom w:id='1' w:author='A'><w:r><w:t>x</w:t></w:r></w:moveFrom>",
    "<w:moveTo w:id='1' w:author='A'><w:r><w:t>x</w:t></w:r></w:moveTo>",
    "<w:moveFromRangeStart w:id='1' w:name='m'/>",
  ].map(
    (markup) =>
      [`a revision mark (${/<(w:\w+)/.exec(markup)?.[1] ?? ""})`, "revision-mark", { body: para(markup) }] as const,
  ),
  [
    "a revision of letters' format",
    "revision-mark",
    { body: para(r(t("x"), "<w:rPrChange w:id='1' w:author='A'><w:rPr/></w:rPrChange>")) },
  ],
  [
    "a revision of a paragraph's format",
    "revision-mark",
    { body: para(r(t("x")), "<w:pPrChange w:id='1' w:author='A'><w:pPr/></w:pPrChange>") },
  ],
  [
    "an inserted paragraph mark",
    "revision-mark",
    { body: para(r(t("x")), "<w:rPr><w:ins w:id='1' w:author='A'/></w:rPr>") },
  ],
  [
    "an inserted row",
    "revision-mark",
    { body: table(`<w:tr><w:trPr><w:ins w:id="1" w:author="A"/></w:trPr>${cell(p("x"))}</w:tr>`) },
  ],
  [
    "a deleted cell",
    "revision-mark",
    { body: table(`<w:tr>${cell(p("x"), '<w:cellDel w:id="1" w:author="A"/>')}</w:tr>`) },
  ],
  [
    "a revision of the table",
    "revision-mark",
    { body: table(`<w:tr>${cell(p("x"))}</w:tr>`, '<w:tblPrChange w:id="1" w:author="A"><w:tblPr/></w:tblPrChange>') },
  ],
  [
    "a revision of the section",
    "revision-mark",
    { body: p("x"), section: '<w:sectPrChange w:id="1" w:author="A"><w:sectPr/></w:sectPrChange>' },
  ],
  [
    "a revision of the numbering",
    "revision-mark",
    { body: para(r(t("x")), '<w:numPr><w:ins w:id="1" w:author="A"/></w:numPr>') },
  ],
  [
    "a named blank that holds words",
    "blank-filled",
    { body: para(`<w:bookmarkStart w:id="1" w:name="cs_blank_1_date"/>${r(t("May 3"))}<w:bookmarkEnd w:id="1"/>`) },
  ],
  [
    "a named blank that runs over two paragraphs",
    "blank-malformed",
    {
      body: `${para(`<w:bookmarkStart w:id="1" w:name="cs_blank_1_date"/>${r(t("____"))}`)}${para('<w:bookmarkEnd w:id="1"/>')}`,
    },
  ],
  [
    "one named blank twice",
    "blank-twice",
    {
      body: `${para(`<w:bookmarkStart w:id="1" w:name="cs_blank_1_date"/>${r(t("____"))}<w:bookmarkEnd w:id="1"/>`)}${para(`<w:bookmarkStart w:id="2" w:name="cs_blank_1_date"/>${r(t("____"))}<w:bookmarkEnd w:id="2"/>`)}`,
    },
  ],
  [
    "a style described twice",
    "described-twice",
    {
      body: p("x"),
      styles:
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/></w:style><w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:rPr><w:vanish/></w:rPr></w:style>',
    },
  ],
  [
    "a list described twice",
    "described-twice",
    {
      body: p("x"),
      numbering:
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
    },
  ],
  [
    "two headers of one type in a section",
    "header-twice",
    {
      body: p("x"),
      headers: { rIdH: p("A"), rIdI: p("B") },
      section: '<w:headerReference w:type="default" r:id="rIdH"/><w:headerReference w:type="default" r:id="rIdI"/>',
    },
  ],
  [
    "a note referred to twice",
    "note-referenced-twice",
    {
      body: para(r('<w:footnoteReference w:id="2"/>') + r('<w:footnoteReference w:id="2"/>')),
      footnotes: `<w:footnote w:id="2">${p("n")}</w:footnote>`,
    },
  ],
  [
    "a frameset",
    "frameset",
    {
      body: p("x"),
      parts: {
        "word/webSettings.xml":
          '<w:webSettings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:frameset/></w:webSettings>',
      },
      relationships: [{ id: "rIdW", type: `${OFFICE}/webSettings`, target: "webSettings.xml" }],
    },
  ],
  [
    "an embedded font",
    "embedded-font",
    {
      body: p("x"),
      parts: {
        "word/fontTable.xml":
          '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:font w:name="Arial"><w:embedRegular r:id="rId1"/></w:font></w:fonts>',
      },
      relationships: [{ id: "rIdF", type: `${OFFICE}/fontTable`, target: "fontTable.xml" }],
    },
  ],
];

test.each(BLOCKING)("%s blocks, by the name %s", async (_done, code, recipe) => {
  const { findings } = await readContent(docx(recipe));
  expect(findings.filter((finding) => finding.severity === "blocking").map((finding) => finding.code)).toContain(code);
});

/** What an attorney must see and may accept. */
const TO_BE_SEEN: readonly (readonly [done: string, code: string, recipe: Recipe])[] = [
  ["an element nobody knows", "unknown-markup", { body: para('<x:y xmlns:x="urn:x"/>') }],
  ["a known namespace's element nobody knows", "unknown-markup", { body: para("<w:sparkle/>") }],
  [
    "an attribute nobody knows on a run",
    "unknown-markup",
    { body: '<w:p><w:r w:sparkle="1"><w:t>x</w:t></w:r></w:p>' },
  ],
  ["an attribute nobody knows on a paragraph", "unknown-markup", { body: '<w:p w:sparkle="1"/>' }],
  ["loose text between runs", "unknown-markup", { body: "<w:p>loose<w:r><w:t>x</w:t></w:r></w:p>" }],
  [
    "a second set of paragraph properties",
    "unknown-markup",
    { body: "<w:p><w:pPr/><w:r><w:t>x</w:t></w:r><w:pPr><w:bidi/></w:pPr></w:p>" },
  ],
  [
    "run properties behind the text",
    "unknown-markup",
    { body: "<w:p><w:r><w:t>x</w:t><w:rPr><w:vanish/></w:rPr></w:r></w:p>" },
  ],
  ["a formatting property nobody knows", "unknown-formatting", { body: para(r(t("x"), "<w:sparkle/>")) }],
  ["a field kind nobody knows", "field-unknown", { body: para(field("SPARKLE 1")) }],
  [
    "a number format that is not printed here",
    "number-format",
    {
      body: para(r(t("A")), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
      numbering:
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="cardinalText"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    },
  ],
  ["a setting nobody knows", "unknown-setting", { body: p("x"), settings: "<w:sparkle/>" }],
  [
    "a choice for readers of the future",
    "alternate-content-unknown",
    {
      body: para(
        r(
          `<mc:AlternateContent><mc:Choice xmlns:f="urn:future" Requires="f"><w:t>a</w:t></mc:Choice><mc:Fallback><w:t>b</w:t></mc:Fallback></mc:AlternateContent>`,
        ),
      ),
    },
  ],
  [
    "lines lower than their letters",
    "layout-hides",
    { body: para(r(t("x"), '<w:sz w:val="24"/>'), '<w:spacing w:line="40" w:lineRule="exact"/>') },
  ],
  ["an indent that leaves the page", "layout-hides", { body: para(r(t("x")), '<w:ind w:left="-3000"/>') }],
  [
    "a row too low for a line",
    "layout-hides",
    { body: table(`<w:tr><w:trPr><w:trHeight w:val="20" w:hRule="exact"/></w:trPr>${cell(p("x"))}</w:tr>`) },
  ],
  ["letters a tenth as wide", "unusual-letters", { body: para(r(t("x"), '<w:w w:val="10"/>')) }],
  ["print of four points", "small-text", { body: para(r(t("x"), '<w:sz w:val="8"/>')) }],
  [
    "white letters in a text box of unknown fill",
    "light-text",
    { body: para(r(box("x").replace("<w:r>", '<w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr>'))) },
  ],
  ["a frame", "frame", { body: para(r(t("x")), '<w:framePr w:w="100"/>') }],
  [
    "a text box too thin for a line",
    "text-box-clips",
    { body: para(r(box("x", '<wp:extent cx="914400" cy="100"/>'))) },
  ],
  ["a direction override", "direction-override", { body: para(`<w:bdo w:val="rtl">${r(t("x"))}</w:bdo>`) }],
  ["a page number inside a sentence", "page-number-in-text", { body: para(field("NUMPAGES", "9")) }],
  [
    "a paragraph run into the next by a hidden mark",
    "hidden-paragraph-mark",
    { body: para(r(t("x")), "<w:rPr><w:vanish/></w:rPr>") },
  ],
  [
    "a note nobody refers to",
    "note-not-shown",
    { body: p("x"), footnotes: `<w:footnote w:id="5">${p("secret")}</w:footnote>` },
  ],
];

test.each(TO_BE_SEEN)("%s is to be seen, by the name %s", async (_done, code, recipe) => {
  const { findings } = await readContent(docx(recipe));
  expect(findings.filter((finding) => finding.severity === "toBeSeen").map((finding) => finding.code)).toContain(code);
});

const ORDINARY: Readonly<Record<string, Recipe>> = {
  "hidden only in web view": { body: para(r(t("x"), "<w:webHidden/>")) },
  "an index entry, which Word itself hides": {
    body: para(
      [
        r('<w:fldChar w:fldCharType="begin"/>', "<w:vanish/>"),
        r("<w:instrText>XE &quot;lease&quot;</w:instrText>", "<w:vanish/>"),
        r('<w:fldChar w:fldCharType="end"/>', "<w:vanish/>"),
      ].join(""),
    ),
  },
  "an authorities entry, which Word itself hides": {
    body: para(
      [
        r('<w:fldChar w:fldCharType="begin"/>', "<w:vanish/>"),
        r("<w:instrText>TA \\s &quot;Doe&quot;</w:instrText>", "<w:vanish/>"),
        r('<w:fldChar w:fldCharType="end"/>', "<w:vanish/>"),
      ].join(""),
    ),
  },
  "white letters on a black heading row": {
    body: table(
      `<w:tr>${cell(para(r(t("x"), '<w:color w:val="FFFFFF"/>')), '<w:shd w:val="clear" w:fill="000000"/>')}</w:tr>`,
    ),
  },
  "24-point lines of pleading paper": {
    body: para(
      r(t("x"), '<w:sz w:val="24"/>'),
      '<w:spacing w:line="480" w:lineRule="exact"/><w:ind w:firstLine="720"/>',
    ),
  },
  "a page number in the footer": {
    body: p("x"),
    footers: { rIdF: para(field("PAGE", "2")) },
    section: '<w:footerReference w:type="default" r:id="rIdF"/>',
  },
  "a table of contents": {
    body: `<w:bookmarkStart w:id="1" w:name="_Toc1"/>${p("Facts")}<w:bookmarkEnd w:id="1"/>${para(`${r('<w:fldChar w:fldCharType="begin"/>')}${r("<w:instrText>TOC \\o</w:instrText>")}${r('<w:fldChar w:fldCharType="separate"/>')}<w:hyperlink w:anchor="_Toc1">${r(t("Facts"))}${r("<w:tab/>")}${field("PAGEREF _Toc1 \\h", "3")}</w:hyperlink>${r('<w:fldChar w:fldCharType="end"/>')}`)}`,
  },
  "a resolved comment": {
    body: para(r('<w:commentReference w:id="0"/>')),
    comments: '<w:comment w:id="0" w:author="A"><w:p w14:paraId="0000000A"/></w:comment>',
    parts: {
      "word/commentsExtended.xml":
        '<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w15:commentEx w15:paraId="0000000A" w15:done="1"/></w15:commentsEx>',
    },
    relationships: [
      {
        id: "rIdE",
        type: "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
        target: "commentsExtended.xml",
      },
    ],
  },
  "a control bound to what it shows": { body: para(control(BOUND, "Ana Rivera")), ...item("Ana Rivera") },
  "a shape that says the same in both copies": { body: para(r(alternate(box("We accept."), vmlBox("We accept.")))) },
  "a link to a court's site": {
    body: para(`<w:hyperlink r:id="rIdL">${r(t("rules"))}</w:hyperlink>`),
    relationships: [{ id: "rIdL", type: `${OFFICE}/hyperlink`, target: "https://court.example/", external: true }],
  },
  "a named blank": {
    body: para(`<w:bookmarkStart w:id="1" w:name="cs_blank_1_date"/>${r(t("________"))}<w:bookmarkEnd w:id="1"/>`),
  },
  "a themed heading colour with a shade": {
    body: para(r(t("x"), '<w:color w:val="2F5496" w:themeColor="accent1" w:themeShade="BF"/>')),
  },
};

test.each(Object.entries(ORDINARY))("%s raises nothing", async (_name, recipe) => {
  expect((await readContent(docx(recipe))).findings).toEqual([]);
});

test("a finding points at the paragraph it was met in", async () => {
  const { findings, stories } = await readContent(
    docx({
      body: p("one") + p("two") + para(r(t("secret"), "<w:vanish/>")),
      headers: { rIdH: p("above") + para(field("DATE")) },
      section: '<w:headerReference w:type="default" r:id="rIdH"/>',
    }),
  );
  expect(findings.map(({ code, part, storyIndex, paragraph }) => ({ code, part, storyIndex, paragraph }))).toEqual([
    { code: "hidden-text", part: "word/document.xml", storyIndex: 0, paragraph: 2 },
    { code: "field-date", part: "word/header_rIdH.xml", storyIndex: 1, paragraph: 1 },
  ]);
  expect(stories[1]?.kind).toBe("header");
});
