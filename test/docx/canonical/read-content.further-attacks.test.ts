/**
 * Attacks nobody listed, on what lies around the words: relationships that only look like Office's, markup for other readers in styles and
 * numbering, colours by way of a theme, widths, bindings, the controls of a legend. Each must change the hash or block by name; and the
 * other way round: what only looks like such an attack raises nothing.
 */
import type { ContentFinding, DocumentContent } from "../../../src/docx/canonical/document-content";
import { legendMarkup } from "../../../src/docx/parts/legend-forms";
import { LETTER, p, type Recipe } from "../../support/docx-builder";
import { cell, field, OFFICE, para, r, read, t, table } from "../../support/word-markup";

const themeOf = (accent: string, more = ""): string =>
  `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="${OFFICE}"><a:themeElements><a:clrScheme name="x"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1><a:accent1>${accent}</a:accent1></a:clrScheme>${more}</a:themeElements></a:theme>`;
const srgb = (hex: string, more = ""): string => `<a:srgbClr val="${hex}">${more}</a:srgbClr>`;
const style = (inner: string, id = "S", type = "paragraph", attributes = ""): string =>
  `<w:style w:type="${type}" w:styleId="${id}"${attributes}><w:name w:val="${id}"/>${inner}</w:style>`;
const styled = p("We accept.", "", '<w:pStyle w:val="S"/>');
const level = (more = "", text = "%1."): string =>
  `<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const list = (levels: string): string =>
  `<w:abstractNum w:abstractNumId="0">${levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
const numbered = para(r(t("5 dollars")), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>');
const forReaders = (choice: string, fallback = "", requires = "w14"): string =>
  `<mc:AlternateContent><mc:Choice Requires="${requires}">${choice}</mc:Choice><mc:Fallback>${fallback}</mc:Fallback></mc:AlternateContent>`;
const numberingPart = (type: string): Recipe => ({
  body: numbered,
  parts: {
    "word/numbering.xml": `<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${list(level())}</w:numbering>`,
  },
  contentTypes: {
    "/word/numbering.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml",
  },
  relationships: [{ id: "rIdN", type, target: "numbering.xml" }],
});
const store = (id: string, value: string, n = 1): Readonly<Record<string, string>> => ({
  [`customXml/item${n}.xml`]: `<facts xmlns="urn:f"><name>${value}</name></facts>`,
  [`customXml/_rels/item${n}.xml.rels`]: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/customXmlProps" Target="itemProps${n}.xml"/></Relationships>`,
  [`customXml/itemProps${n}.xml`]: `<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" ds:itemID="${id}"/>`,
});
const STORE = "{11111111-2222-3333-4444-555555555555}";
const BINDING = `w:prefixMappings="xmlns:f='urn:f'" w:xpath="/f:facts[1]/f:name[1]" w:storeItemID="${STORE}"`;
const bound = (
  properties: string,
  content: string,
  parts: Readonly<Record<string, string>> = store(STORE, "Ana"),
): Recipe => ({
  body: `<w:p><w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt></w:p>`,
  parts,
  relationships: Object.keys(parts).flatMap((name, index) =>
    /item\d\.xml$/.test(name) ? [{ id: `rIdX${index}`, type: `${OFFICE}/customXml`, target: `../${name}` }] : [],
  ),
});
const LEGEND = legendMarkup(1, { draft: "00000000", version: "000000" }, 1);
const legendHeader = (properties: string, more = ""): Recipe => ({
  body: p("Body."),
  headers: {
    rIdH: `<w:p><w:sdt><w:sdtPr><w:tag w:val="countersign-draft-legend"/>${properties}</w:sdtPr><w:sdtContent>${LEGEND}</w:sdtContent>${more}</w:sdt></w:p>`,
  },
  section: `<w:headerReference w:type="default" r:id="rIdH"/>${LETTER}`,
});
const withStore = (recipe: Recipe): Recipe => ({
  ...recipe,
  parts: store(STORE, "We lose."),
  relationships: [{ id: "rIdX", type: `${OFFICE}/customXml`, target: "../customXml/item1.xml" }],
});
const PICTURE = new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 1]);
const pictured = (properties: string): Recipe => ({
  body: para(
    r(
      '<w:drawing><wp:inline><wp:extent cx="1905000" cy="1905000"/><wp:docPr id="1" name="s"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill><a:blip r:embed="rIdP"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>',
    ),
    properties,
  ),
  parts: { "word/media/p.png": PICTURE },
  relationships: [{ id: "rIdP", type: `${OFFICE}/image`, target: "media/p.png" }],
});
const shape = (zIndex: number, color: string): string =>
  r(
    `<w:pict><v:rect id="x" style="position:absolute;width:90pt;height:40pt;z-index:${zIndex}" fillcolor="${color}"/></w:pict>`,
  );
const tableStyle = (inner: string): Recipe => ({
  body: table(`<w:tr>${cell(p("x"))}</w:tr>`, '<w:tblStyle w:val="G"/><w:tblLook w:firstRow="1"/>'),
  styles: style(inner, "G", "table"),
});
const filledShape = (theme: string): Recipe => ({
  body: para(
    r(
      '<w:drawing><wp:anchor relativeHeight="3"><wp:extent cx="1270000" cy="1270000"/><wp:docPr id="2" name="b"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:spPr/><wps:style><a:fillRef idx="1003"><a:schemeClr val="accent1"/></a:fillRef></wps:style><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>',
    ),
  ),
  theme,
});
const themeWithPicture = (bytes: number): Recipe => ({
  ...filledShape(
    themeOf(
      srgb("111111"),
      '<a:fmtScheme name="o"><a:fillStyleLst/><a:bgFillStyleLst><a:blipFill><a:blip r:embed="rId1"/></a:blipFill></a:bgFillStyleLst></a:fmtScheme>',
    ),
  ),
  parts: {
    "word/theme/_rels/theme1.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/image" Target="../media/t.png"/></Relationships>`,
    "word/media/t.png": new Uint8Array([...PICTURE, bytes]),
  },
});

/** Tried, the document before, the document after. */
const ATTACKS: readonly (readonly [tried: string, before: Recipe, after: Recipe])[] = [
  [
    "called the numbering's relationship something Word does not know, so that its numbers vanish",
    numberingPart(`${OFFICE}/numbering`),
    numberingPart("http://example.com/relationships/numbering"),
  ],
  [
    "called a header's relationship a footer's",
    { body: p("a"), headers: { rIdH: p("h") }, section: `<w:headerReference w:type="default" r:id="rIdH"/>${LETTER}` },
    { body: p("a"), footers: { rIdH: p("h") }, section: `<w:headerReference w:type="default" r:id="rIdH"/>${LETTER}` },
  ],
  [
    "gave the styles a root Word does not read",
    { body: styled, styles: style("<w:rPr><w:b/></w:rPr>") },
    {
      body: styled,
      parts: {
        "word/styles.xml": `<w:stylez xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${style("<w:rPr><w:b/></w:rPr>")}</w:stylez>`,
      },
      relationships: [{ id: "rIdS", type: `${OFFICE}/styles`, target: "styles.xml" }],
    },
  ],
  [
    "hid words by a style for newer readers",
    { body: styled, styles: style("") },
    { body: styled, styles: forReaders(style("<w:rPr><w:vanish/></w:rPr>"), style("")) },
  ],
  [
    "hid words by properties for newer readers inside a style",
    { body: styled, styles: style("") },
    { body: styled, styles: style(forReaders("<w:rPr><w:vanish/></w:rPr>")) },
  ],
  [
    "hid words by document defaults for newer readers",
    { body: styled, styles: "<w:docDefaults/>" },
    {
      body: styled,
      styles: `<w:docDefaults>${forReaders("<w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault>")}</w:docDefaults>`,
    },
  ],
  [
    "put another list level in for newer readers",
    { body: numbered, numbering: list(level()) },
    { body: numbered, numbering: list(forReaders(level("", "Not %1."), level())) },
  ],
  [
    "put another label text in for newer readers",
    { body: numbered, numbering: list(level()) },
    {
      body: numbered,
      numbering: list(
        `<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>${forReaders('<w:lvlText w:val="Not %1."/>', '<w:lvlText w:val="%1."/>')}<w:lvlText w:val="%1."/></w:lvl>`,
      ),
    },
  ],
  [
    "let a number run into the figure behind it",
    { body: numbered, numbering: list(level("", "%1")) },
    { body: numbered, numbering: list(level('<w:suff w:val="nothing"/>', "%1")) },
  ],
  [
    "hid words by the default character style",
    { body: p("x"), styles: style("", "DefaultParagraphFont", "character", ' w:default="1"') },
    {
      body: p("x"),
      styles: style("<w:rPr><w:vanish/></w:rPr>", "DefaultParagraphFont", "character", ' w:default="1"'),
    },
  ],
  [
    "turned the theme's colour of letters filled by effect to white",
    {
      body: p("x", '<w14:textFill><w14:solidFill><w14:schemeClr w14:val="accent1"/></w14:solidFill></w14:textFill>'),
      theme: themeOf(srgb("111111")),
    },
    {
      body: p("x", '<w14:textFill><w14:solidFill><w14:schemeClr w14:val="accent1"/></w14:solidFill></w14:textFill>'),
      theme: themeOf(srgb("FFFFFF")),
    },
  ],
  [
    "lightened a theme colour inside the theme",
    { body: p("x", '<w:color w:themeColor="accent1"/>'), theme: themeOf(srgb("000000")) },
    { body: p("x", '<w:color w:themeColor="accent1"/>'), theme: themeOf(srgb("000000", '<a:lumOff val="100000"/>')) },
  ],
  [
    "changed a theme colour given by hue and light",
    { body: p("x", '<w:color w:themeColor="accent1"/>'), theme: themeOf('<a:hslClr hue="0" sat="0" lum="0"/>') },
    { body: p("x", '<w:color w:themeColor="accent1"/>'), theme: themeOf('<a:hslClr hue="0" sat="0" lum="100000"/>') },
  ],
  [
    "turned the system colour of a theme's text to the window's",
    { body: p("x", '<w:color w:themeColor="text1"/>'), theme: themeOf(srgb("111111")) },
    {
      body: p("x", '<w:color w:themeColor="text1"/>'),
      theme: themeOf(srgb("111111")).replace('val="windowText"', 'val="window"'),
    },
  ],
  ["exchanged the picture a theme fills shapes with", themeWithPicture(1), themeWithPicture(2)],
  [
    "exchanged the theme's font for one of signs in a drawing",
    {
      body: filledShape("").body.replace("<wps:spPr/>", '<wps:spPr><a:latin typeface="+mn-lt"/></wps:spPr>'),
      theme: themeOf(
        srgb("111111"),
        '<a:fontScheme name="f"><a:majorFont><a:latin typeface="Arial"/></a:majorFont><a:minorFont><a:latin typeface="Arial"/></a:minorFont></a:fontScheme>',
      ),
    },
    {
      body: filledShape("").body.replace("<wps:spPr/>", '<wps:spPr><a:latin typeface="+mn-lt"/></wps:spPr>'),
      theme: themeOf(
        srgb("111111"),
        '<a:fontScheme name="f"><a:majorFont><a:latin typeface="Arial"/></a:majorFont><a:minorFont><a:latin typeface="Wingdings"/></a:minorFont></a:fontScheme>',
      ),
    },
  ],
  [
    "crossed out a cell with a diagonal border",
    { body: table(`<w:tr>${cell(p("x"))}</w:tr>`) },
    { body: table(`<w:tr>${cell(p("x"), '<w:tcBorders><w:tl2br w:val="single" w:sz="24"/></w:tcBorders>')}</w:tr>`) },
  ],
  [
    "crossed out cells by their table's style",
    tableStyle(""),
    tableStyle(
      '<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders><w:tr2bl w:val="single" w:sz="24"/></w:tcBorders></w:tcPr></w:tblStylePr>',
    ),
  ],
  [
    "hid a row by its table's style",
    tableStyle(""),
    tableStyle('<w:tblStylePr w:type="firstRow"><w:trPr><w:hidden/></w:trPr></w:tblStylePr>'),
  ],
  [
    "moved tables off the page by their style",
    tableStyle(""),
    tableStyle('<w:tblPr><w:tblInd w:w="-20000" w:type="dxa"/></w:tblPr>'),
  ],
  [
    "pushed the words out of cells by the margins of their style",
    tableStyle(""),
    tableStyle('<w:tblPr><w:tblCellMar><w:left w:w="9000" w:type="dxa"/></w:tblCellMar></w:tblPr>'),
  ],
  [
    "made a cell so wide that the next stands off the page",
    {
      body: table(
        `<w:tr>${cell(p("x"), '<w:tcW w:w="4000" w:type="dxa"/>')}${cell(p("y"), '<w:tcW w:w="4000" w:type="dxa"/>')}</w:tr>`,
      ),
    },
    {
      body: table(
        `<w:tr>${cell(p("x"), '<w:tcW w:w="30000" w:type="dxa"/>')}${cell(p("y"), '<w:tcW w:w="4000" w:type="dxa"/>')}</w:tr>`,
      ),
    },
  ],
  [
    "made a column too thin for a letter by the grid",
    {
      body: table(
        `<w:tr>${cell(p("x"))}${cell(p("y"))}</w:tr>`,
        '<w:tblLayout w:type="fixed"/>',
        '<w:gridCol w:w="4000"/><w:gridCol w:w="4000"/>',
      ),
    },
    {
      body: table(
        `<w:tr>${cell(p("x"))}${cell(p("y"))}</w:tr>`,
        '<w:tblLayout w:type="fixed"/>',
        '<w:gridCol w:w="8000"/><w:gridCol w:w="10"/>',
      ),
    },
  ],
  [
    "made a column so wide by the grid that the next stands off the page",
    {
      body: table(
        `<w:tr>${cell(p("x"))}${cell(p("y"))}</w:tr>`,
        '<w:tblLayout w:type="fixed"/>',
        '<w:gridCol w:w="4000"/><w:gridCol w:w="4000"/>',
      ),
    },
    {
      body: table(
        `<w:tr>${cell(p("x"))}${cell(p("y"))}</w:tr>`,
        '<w:tblLayout w:type="fixed"/>',
        '<w:gridCol w:w="31000"/><w:gridCol w:w="4000"/>',
      ),
    },
  ],
  [
    "began a row beyond the page",
    {
      body: table(
        `<w:tr><w:trPr><w:gridBefore w:val="1"/><w:wBefore w:w="300" w:type="dxa"/></w:trPr>${cell(p("x"))}</w:tr>`,
      ),
    },
    {
      body: table(
        `<w:tr><w:trPr><w:gridBefore w:val="1"/><w:wBefore w:w="30000" w:type="dxa"/></w:trPr>${cell(p("x"))}</w:tr>`,
      ),
    },
  ],
  [
    "shaded one row black by an exception",
    { body: table(`<w:tr>${cell(p("x"))}</w:tr>`) },
    { body: table(`<w:tr><w:tblPrEx><w:shd w:val="clear" w:fill="000000"/></w:tblPrEx>${cell(p("x"))}</w:tr>`) },
  ],
  [
    "cut a picture off by the height of its line",
    pictured(""),
    pictured('<w:spacing w:line="240" w:lineRule="exact"/>'),
  ],
  [
    "put one old-style shape in front of the other",
    { body: para(shape(1, "white") + shape(2, "black")) },
    { body: para(shape(2, "white") + shape(1, "black")) },
  ],
  [
    "gave a ruby a second base",
    { body: para(r("<w:ruby><w:rubyPr/><w:rt/><w:rubyBase><w:r><w:t>We win.</w:t></w:r></w:rubyBase></w:ruby>")) },
    {
      body: para(
        r(
          "<w:ruby><w:rubyPr/><w:rt/><w:rubyBase><w:r><w:t>We win.</w:t></w:r></w:rubyBase><w:rubyBase><w:r><w:t>We lose.</w:t></w:r></w:rubyBase></w:ruby>",
        ),
      ),
    },
  ],
  [
    "bound a control a second time, for newer readers, to another value",
    bound(`<w:dataBinding ${BINDING}/>`, r(t("Ana"))),
    bound(
      `<w:dataBinding ${BINDING}/><w15:dataBinding ${BINDING.replace(STORE, "{22222222-2222-3333-4444-555555555555}")}/>`,
      r(t("Ana")),
      { ...store(STORE, "Ana"), ...store("{22222222-2222-3333-4444-555555555555}", "Bob", 2) },
    ),
  ],
  [
    "bound a picture to another",
    { ...pictured(""), body: bound("<w:picture/>", pictured("").body.replace(/^<w:p>|<\/w:p>$/g, "")).body },
    {
      ...pictured(""),
      ...(() => {
        const made = bound(
          `<w:picture/><w:dataBinding ${BINDING}/>`,
          pictured("").body.replace(/^<w:p>|<\/w:p>$/g, ""),
        );
        return {
          body: made.body,
          parts: { ...made.parts, "word/media/p.png": PICTURE },
          relationships: [
            ...(made.relationships ?? []),
            { id: "rIdP", type: `${OFFICE}/image`, target: "media/p.png" },
          ],
        };
      })(),
    },
  ],
  [
    "stored two values under one store's id",
    bound(`<w:dataBinding ${BINDING}/>`, r(t("Ana"))),
    bound(`<w:dataBinding ${BINDING}/>`, r(t("Ana")), { ...store(STORE, "Bob"), ...store(STORE, "Ana", 2) }),
  ],
  [
    "bound our legend to a value of her own",
    withStore(legendHeader("")),
    withStore(legendHeader(`<w:dataBinding ${BINDING}/>`)),
  ],
  [
    "gave our legend a second content",
    legendHeader(""),
    legendHeader("", `<w:sdtContent>${r(t("We lose."))}</w:sdtContent>`),
  ],
  [
    "bound the line between text and notes to a value",
    withStore({
      body: para(r('<w:footnoteReference w:id="2"/>')),
      footnotes: `<w:footnote w:type="separator" w:id="0"><w:p><w:sdt><w:sdtPr/><w:sdtContent>${r("<w:separator/>")}</w:sdtContent></w:sdt></w:p></w:footnote><w:footnote w:id="2">${p("n")}</w:footnote>`,
    }),
    withStore({
      body: para(r('<w:footnoteReference w:id="2"/>')),
      footnotes: `<w:footnote w:type="separator" w:id="0"><w:p><w:sdt><w:sdtPr><w:dataBinding ${BINDING}/></w:sdtPr><w:sdtContent>${r("<w:separator/>")}</w:sdtContent></w:sdt></w:p></w:footnote><w:footnote w:id="2">${p("n")}</w:footnote>`,
    }),
  ],
  [
    "asked for forms to be printed without the text around them",
    { body: p("x") },
    { body: p("x"), settings: "<w:printFormsData/>" },
  ],
  [
    "turned what readers skip into what they show",
    {
      body: `<w:p>${r(t("We win."))}<x:y xmlns:x="urn:x">${r(t("not"))}</x:y></w:p>`,
      rootAttributes: ' xmlns:x="urn:x" mc:Ignorable="x"',
    },
    {
      body: `<w:p>${r(t("We win."))}<x:y xmlns:x="urn:x">${r(t("not"))}</x:y></w:p>`,
      rootAttributes: ' xmlns:x="urn:x" mc:Ignorable="x" mc:ProcessContent="x:y"',
    },
  ],
  [
    "kept space everywhere by one attribute at the root",
    { body: "<w:p><w:r><w:t>not </w:t></w:r><w:r><w:t>able</w:t></w:r></w:p>" },
    {
      body: "<w:p><w:r><w:t>not </w:t></w:r><w:r><w:t>able</w:t></w:r></w:p>",
      rootAttributes: ' xml:space="preserve"',
    },
  ],
  [
    "showed another font's signs for a font nobody has",
    { body: p("x", '<w:rFonts w:ascii="Firm Sans" w:hAnsi="Firm Sans"/>') },
    {
      body: p("x", '<w:rFonts w:ascii="Firm Sans" w:hAnsi="Firm Sans"/>'),
      parts: {
        "word/fontTable.xml":
          '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:font w:name="Firm Sans"><w:altName w:val="Wingdings"/></w:font></w:fonts>',
      },
      relationships: [{ id: "rIdF", type: `${OFFICE}/fontTable`, target: "fontTable.xml" }],
    },
  ],
  // Found by changing one thing at a time in a document of many parts and looking at what LibreOffice then printed.
  [
    "took a style's name away, so that some readers drop it",
    { body: styled, styles: style("<w:rPr><w:strike/></w:rPr>") },
    { body: styled, styles: style("<w:rPr><w:strike/></w:rPr>").replace('<w:name w:val="S"/>', "") },
  ],
  [
    "gave a second style the first one's name",
    { body: styled, styles: style("") + style("<w:rPr><w:strike/></w:rPr>", "T") },
    {
      body: styled,
      styles:
        style("") + style("<w:rPr><w:strike/></w:rPr>", "T").replace('<w:name w:val="T"/>', '<w:name w:val="s"/>'),
    },
  ],
  [
    "let a table's look say one thing in words and another in figures",
    {
      ...tableStyle('<w:tblStylePr w:type="firstRow"><w:rPr><w:strike/></w:rPr></w:tblStylePr>'),
      body: table(
        `<w:tr>${cell(p("x"))}</w:tr>`,
        '<w:tblStyle w:val="G"/><w:tblLook w:val="0620" w:firstRow="1" w:noHBand="1" w:noVBand="1"/>',
      ),
    },
    {
      ...tableStyle('<w:tblStylePr w:type="firstRow"><w:rPr><w:strike/></w:rPr></w:tblStylePr>'),
      body: table(
        `<w:tr>${cell(p("x"))}</w:tr>`,
        '<w:tblStyle w:val="G"/><w:tblLook w:val="0600" w:firstRow="1" w:noHBand="1" w:noVBand="1"/>',
      ),
    },
  ],
  [
    "drew a cell's border over its words",
    { body: table(`<w:tr>${cell(p("x"), '<w:tcBorders><w:bottom w:val="single" w:sz="6"/></w:tcBorders>')}</w:tr>`) },
    {
      body: table(`<w:tr>${cell(p("x"), '<w:tcBorders><w:bottom w:val="single" w:sz="-774"/></w:tcBorders>')}</w:tr>`),
    },
  ],
  [
    "drew a table's border over its words",
    {
      body: table(`<w:tr>${cell(p("x"))}</w:tr>`, '<w:tblBorders><w:insideH w:val="single" w:sz="6"/></w:tblBorders>'),
    },
    {
      body: table(
        `<w:tr>${cell(p("x"))}</w:tr>`,
        '<w:tblBorders><w:insideH w:val="single" w:sz="4000"/></w:tblBorders>',
      ),
    },
  ],
  [
    "left a column out of the grid, so that some readers leave out its cells",
    {
      body: table(
        `<w:tr>${cell(p("x"), '<w:tcW w:w="4000" w:type="dxa"/>')}${cell(p("y"), '<w:tcW w:w="4000" w:type="dxa"/>')}</w:tr>`,
        "",
        '<w:gridCol w:w="4000"/><w:gridCol w:w="4000"/>',
      ),
    },
    {
      body: table(
        `<w:tr>${cell(p("x"), '<w:tcW w:w="4000" w:type="dxa"/>')}${cell(p("y"), '<w:tcW w:w="4000" w:type="dxa"/>')}</w:tr>`,
        "",
        '<w:gridCol w:w="4000"/>',
      ),
    },
  ],
  [
    "gave a column of the grid no width",
    {
      body: table(
        `<w:tr>${cell(p("x"), '<w:tcW w:w="4000" w:type="dxa"/>')}${cell(p("y"), '<w:tcW w:w="4000" w:type="dxa"/>')}</w:tr>`,
        "",
        '<w:gridCol w:w="4000"/><w:gridCol w:w="4000"/>',
      ),
    },
    {
      body: table(
        `<w:tr>${cell(p("x"), '<w:tcW w:w="4000" w:type="dxa"/>')}${cell(p("y"), '<w:tcW w:w="4000" w:type="dxa"/>')}</w:tr>`,
        "",
        '<w:gridCol w:w="4000"/><w:gridCol w:w="0"/>',
      ),
    },
  ],
  [
    "pulled the words out of a cell by a margin less than none",
    { body: table(`<w:tr>${cell(p("x"), '<w:tcMar><w:left w:w="108" w:type="dxa"/></w:tcMar>')}</w:tr>`) },
    { body: table(`<w:tr>${cell(p("x"), '<w:tcMar><w:left w:w="-4000" w:type="dxa"/></w:tcMar>')}</w:tr>`) },
  ],
  [
    "moved a table off the page in a unit nobody knows",
    { body: table(`<w:tr>${cell(p("x"))}</w:tr>`) },
    { body: table(`<w:tr>${cell(p("x"))}</w:tr>`, '<w:tblInd w:w="-20000" w:type="twips"/>') },
  ],
  [
    "set lines by a rule nobody knows",
    { body: p("x", "", '<w:spacing w:line="40" w:lineRule="atLeast"/>') },
    { body: p("x", "", '<w:spacing w:line="40" w:lineRule="Exact"/>') },
  ],
  [
    "set a row's height by a rule nobody knows",
    { body: table(`<w:tr><w:trPr><w:trHeight w:val="20" w:hRule="atLeast"/></w:trPr>${cell(p("x"))}</w:tr>`) },
    { body: table(`<w:tr><w:trPr><w:trHeight w:val="20" w:hRule="Exact"/></w:trPr>${cell(p("x"))}</w:tr>`) },
  ],
  [
    "set the default tab stops beyond the page",
    { body: para(`${r(t("a"))}${r("<w:tab/>")}${r(t("b"))}`), settings: '<w:defaultTabStop w:val="720"/>' },
    { body: para(`${r(t("a"))}${r("<w:tab/>")}${r(t("b"))}`), settings: '<w:defaultTabStop w:val="20000"/>' },
  ],
];

const blocking = (content: DocumentContent): readonly string[] =>
  content.findings.filter((finding: ContentFinding) => finding.severity === "blocking").map((finding) => finding.code);

test.each(ATTACKS)("someone %s: the document is another, or blocks by name", async (_tried, before, after) => {
  const was = await read(before);
  expect(blocking(was)).toEqual([]);
  const outcome = await read(after).then(
    (is) => (is.hash === was.hash ? blocking(is) : ["another"]),
    (fault: unknown) => [String((fault as { code?: unknown }).code)],
  );
  expect(outcome).not.toEqual([]);
});

/** Born so, not changed: what hides from the start must be named. */
const NAMED: readonly (readonly [done: string, code: string, recipe: Recipe])[] = [
  [
    "letters filled by effect in the colour of the paper, nearly",
    "hidden-text",
    { body: p("x", '<w14:textFill><w14:solidFill><w14:srgbClr w14:val="FEFEFE"/></w14:solidFill></w14:textFill>') },
  ],
  [
    "letters filled by effect in a theme colour that is white",
    "hidden-text",
    {
      body: p("x", '<w14:textFill><w14:solidFill><w14:schemeClr w14:val="accent1"/></w14:solidFill></w14:textFill>'),
      theme: themeOf(srgb("FFFFFF")),
    },
  ],
  [
    "a form field that shows today's date",
    "field-date",
    {
      body: para(
        field("FORMTEXT", "May 3", '<w:ffData><w:textInput><w:type w:val="currentDate"/></w:textInput></w:ffData>'),
      ),
    },
  ],
  [
    "a form field that is computed",
    "field-live",
    {
      body: para(
        field(
          "FORMTEXT",
          "9",
          '<w:ffData><w:textInput><w:type w:val="calculated"/><w:default w:val="=1+2"/></w:textInput></w:ffData>',
        ),
      ),
    },
  ],
  [
    "a SYMBOL field, whose result is not what Word shows",
    "field-live",
    { body: para(field("SYMBOL 74 \\f Wingdings", "We win.")) },
  ],
  [
    "words in a cell merged away sideways",
    "hidden-text",
    { body: table(`<w:tr>${cell(p("A"), '<w:hMerge w:val="restart"/>')}${cell(p("secret"), "<w:hMerge/>")}</w:tr>`) },
  ],
  [
    "an equation's phantom",
    "hidden-text",
    {
      body: para(
        '<m:oMath><m:phant><m:phantPr><m:show m:val="0"/></m:phantPr><m:e><m:r><m:t>x</m:t></m:r></m:e></m:phant></m:oMath>',
      ),
    },
  ],
  [
    "an old-style shape that is not displayed",
    "hidden-text",
    {
      body: para(
        r(
          '<w:pict><v:shape style="width:9pt;height:9pt;display:none"><v:textbox><w:txbxContent><w:p><w:r><w:t>secret</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict>',
        ),
      ),
    },
  ],
  [
    "letters in the colour their text box is filled with",
    "hidden-text",
    {
      body: para(
        r(
          '<w:drawing><wp:anchor relativeHeight="3"><wp:extent cx="1270000" cy="1270000"/><wp:docPr id="2" name="b"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:spPr><a:solidFill><a:srgbClr val="1F3864"/></a:solidFill></wps:spPr><wps:txbx><w:txbxContent><w:p><w:r><w:rPr><w:color w:val="1F3864"/></w:rPr><w:t>secret</w:t></w:r></w:p></w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>',
        ),
      ),
    },
  ],
  [
    "white letters in a text box without fill, over whatever stands behind it",
    "light-text",
    {
      body: para(
        r(
          '<w:drawing><wp:anchor relativeHeight="3"><wp:extent cx="1270000" cy="1270000"/><wp:docPr id="2" name="b"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:spPr><a:noFill/></wps:spPr><wps:txbx><w:txbxContent><w:p><w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>secret</w:t></w:r></w:p></w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>',
        ),
      ),
    },
  ],
  [
    "an old-style fill that is fetched",
    "linked-picture",
    {
      body: para(
        r(
          '<w:pict><v:rect style="width:9pt;height:9pt"><v:fill type="frame" src="https://example.com/a.png"/></v:rect></w:pict>',
        ),
      ),
    },
  ],
  [
    "a picture bullet that is fetched",
    "linked-picture",
    {
      body: numbered,
      numbering: `<w:numPicBullet w:numPicBulletId="0"><w:pict><v:shape style="width:9pt;height:9pt"><v:imagedata r:id="rIdB"/></v:shape></w:pict></w:numPicBullet>${list('<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="x"/><w:lvlPicBulletId w:val="0"/></w:lvl>')}`,
      parts: {
        "word/_rels/numbering.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rIdB" Type="${OFFICE}/image" Target="https://example.com/a.png" TargetMode="External"/></Relationships>`,
      },
    },
  ],
  [
    "a chart that takes its figures from another file",
    "linked-object",
    {
      body: para(
        r(
          '<w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/><wp:docPr id="1" name="c"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rIdC"/></a:graphicData></a:graphic></wp:inline></w:drawing>',
        ),
      ),
      parts: {
        "word/charts/chart1.xml": `<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="${OFFICE}"><c:externalData r:id="rId1"/></c:chartSpace>`,
        "word/charts/_rels/chart1.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/oleObject" Target="file:///x.xlsx" TargetMode="External"/></Relationships>`,
      },
      contentTypes: { "/word/charts/chart1.xml": "application/vnd.openxmlformats-officedocument.drawingml.chart+xml" },
      relationships: [{ id: "rIdC", type: `${OFFICE}/chart`, target: "charts/chart1.xml" }],
    },
  ],
  [
    "white letters in every second row by the table's style",
    "hidden-text",
    {
      body: table(
        `<w:tr>${cell(p("a"))}</w:tr><w:tr>${cell(p("secret"))}</w:tr>`,
        '<w:tblStyle w:val="G"/><w:tblLook w:noHBand="0" w:noVBand="1"/>',
      ),
      styles: style(
        '<w:tblStylePr w:type="band2Horz"><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:tblStylePr>',
        "G",
        "table",
      ),
    },
  ],
];

test.each(NAMED)("%s is named %s", async (_done, code, recipe) => {
  expect((await read(recipe)).findings.map((finding) => finding.code)).toContain(code);
});

/** What only looks like an attack: nothing raised. */
const INNOCENT: Readonly<Record<string, Recipe>> = {
  "a wide table within its page": {
    body: table(
      `<w:tr>${cell(p("x"), '<w:tcW w:w="4680" w:type="dxa"/>')}${cell(p("y"), '<w:tcW w:w="4680" w:type="dxa"/>')}</w:tr>`,
      '<w:tblLayout w:type="fixed"/>',
      '<w:gridCol w:w="4680"/><w:gridCol w:w="4680"/>',
    ),
  },
  "a row whose cells span a narrow grid column": {
    body: table(
      `<w:tr>${cell(p("x"), '<w:gridSpan w:val="2"/>')}${cell(p("y"))}</w:tr>`,
      "",
      '<w:gridCol w:w="4600"/><w:gridCol w:w="40"/><w:gridCol w:w="4600"/>',
    ),
  },
  "a grid that gives its columns no width": {
    body: table(`<w:tr>${cell(p("x"))}${cell(p("y"))}</w:tr>`, "", "<w:gridCol/><w:gridCol/>"),
  },
  "borders round cells": {
    body: table(
      `<w:tr>${cell(p("x"), '<w:tcBorders><w:top w:val="single"/><w:bottom w:val="single"/></w:tcBorders>')}</w:tr>`,
    ),
  },
  "a look given in words and in figures alike": {
    ...tableStyle('<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>'),
    body: table(
      `<w:tr>${cell(p("x"))}</w:tr>`,
      '<w:tblStyle w:val="G"/><w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>',
    ),
  },
  "tab stops at three quarters of an inch by default": { body: p("x"), settings: '<w:defaultTabStop w:val="1080"/>' },
  "a tab behind a list's number": { body: numbered, numbering: list(level('<w:suff w:val="tab"/>')) },
  "a picture in a line of its own": pictured('<w:spacing w:line="240" w:lineRule="auto"/>'),
  "a theme like Office's": { body: p("x", '<w:color w:themeColor="accent1"/>'), theme: themeOf(srgb("4472C4")) },
  "a form field for words": {
    body: para(field("FORMTEXT", "May 3", '<w:ffData><w:textInput><w:type w:val="regular"/></w:textInput></w:ffData>')),
  },
  "letters filled by effect in a dark theme colour": {
    body: p("x", '<w14:textFill><w14:solidFill><w14:schemeClr w14:val="accent1"/></w14:solidFill></w14:textFill>'),
    theme: themeOf(srgb("1F3864")),
  },
  "a mark that readers may skip newer things": { body: p("x"), rootAttributes: ' mc:Ignorable="w14 w15"' },
  "a black text box with white letters": {
    body: para(
      r(
        '<w:drawing><wp:anchor relativeHeight="3"><wp:extent cx="1270000" cy="1270000"/><wp:docPr id="2" name="b"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:spPr><a:solidFill><a:srgbClr val="000000"/></a:solidFill></wps:spPr><wps:txbx><w:txbxContent><w:p><w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>Notice</w:t></w:r></w:p></w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>',
      ),
    ),
  },
  "our legend as we write it": legendHeader(""),
};

test.each(Object.entries(INNOCENT))("%s raises nothing", async (_name, recipe) => {
  expect((await read(recipe)).findings).toEqual([]);
});

test("what stands between a number and its words does not count where it only sets room", async () => {
  const plain = await read({ body: numbered, numbering: list(level()) });
  const space = await read({ body: numbered, numbering: list(level('<w:suff w:val="space"/>')) });
  expect(space.hash).toBe(plain.hash);
});
