// The parts Word itself writes into every document it saves (Normal.dotm's styles, the Office theme, fonts, settings, properties),
// so that what is compared is the file a firm has, not a skeleton.
const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const A = "http://schemas.openxmlformats.org/drawingml/2006/main";
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';

const range = (count, name) => Array.from({ length: count }, (_, at) => name(at + 1));
const PLAIN = [
  "Normal",
  ...range(9, (n) => `heading ${n}`),
  ...range(9, (n) => `index ${n}`),
  ...range(9, (n) => `toc ${n}`),
  "Normal Indent",
  "footnote text",
  "annotation text",
  "header",
  "footer",
  "index heading",
  "caption",
  "table of figures",
  "envelope address",
  "envelope return",
  "footnote reference",
  "annotation reference",
  "line number",
  "page number",
  "endnote reference",
  "endnote text",
  "table of authorities",
  "macro",
  "toa heading",
  "List",
  "List Bullet",
  "List Number",
  ...range(4, (n) => `List ${n + 1}`),
  ...range(4, (n) => `List Bullet ${n + 1}`),
  ...range(4, (n) => `List Number ${n + 1}`),
  "Title",
  "Closing",
  "Signature",
  "Default Paragraph Font",
  "Body Text",
  "Body Text Indent",
  "List Continue",
  ...range(4, (n) => `List Continue ${n + 1}`),
  "Message Header",
  "Subtitle",
  "Salutation",
  "Date",
  "Body Text First Indent",
  "Note Heading",
  "Body Text 2",
  "Body Text 3",
  "Block Text",
  "Hyperlink",
  "FollowedHyperlink",
  "Strong",
  "Emphasis",
  "Document Map",
  "Plain Text",
  "HTML Top of Form",
  "Normal (Web)",
  "HTML Acronym",
  "HTML Address",
  "HTML Cite",
  "HTML Code",
  "HTML Preformatted",
  "Normal Table",
  "annotation subject",
  "No List",
  "Table Grid",
  "Table Theme",
  "Placeholder Text",
  "No Spacing",
  "List Paragraph",
  "Quote",
  "Intense Quote",
  "Subtle Emphasis",
  "Intense Emphasis",
  "Subtle Reference",
  "Intense Reference",
  "Book Title",
  "Bibliography",
  "TOC Heading",
];
const BANDED = [
  "Light Shading",
  "Light List",
  "Light Grid",
  "Medium Shading 1",
  "Medium Shading 2",
  "Medium List 1",
  "Medium List 2",
  "Medium Grid 1",
  "Medium Grid 2",
  "Medium Grid 3",
  "Dark List",
  "Colorful Shading",
  "Colorful List",
  "Colorful Grid",
];
const NEWER = [...range(6, (n) => `Grid Table ${n}`), ...range(6, (n) => `List Table ${n}`)];

const latent = [
  ...PLAIN.map(
    (name, at) =>
      `<w:lsdException w:name="${name}" ${at % 4 === 0 ? 'w:semiHidden="1" w:uiPriority="39" w:unhideWhenUsed="1"' : `w:uiPriority="${at % 3 === 0 ? 0 : 9}" w:qFormat="1"`}/>`,
  ),
  ...["", ...range(6, (n) => ` Accent ${n}`)].flatMap((accent) =>
    BANDED.map((name, at) => `<w:lsdException w:name="${name}${accent}" w:uiPriority="${60 + at}"/>`),
  ),
  ...["", ...range(6, (n) => ` Accent ${n}`)].flatMap((accent) =>
    NEWER.map((name, at) => `<w:lsdException w:name="${name}${accent}" w:uiPriority="${46 + (at % 7)}"/>`),
  ),
].join("");

const heading = (n) =>
  `<w:style w:type="paragraph" w:styleId="Heading${n}"><w:name w:val="heading ${n}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:link w:val="Heading${n}Char"/><w:uiPriority w:val="9"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="${480 / n}" w:after="80"/><w:outlineLvl w:val="${n - 1}"/></w:pPr><w:rPr><w:rFonts w:asciiTheme="majorHAnsi" w:eastAsiaTheme="majorEastAsia" w:hAnsiTheme="majorHAnsi" w:cstheme="majorBidi"/><w:color w:val="2F5496" w:themeColor="accent1" w:themeShade="BF"/><w:sz w:val="${34 - 2 * n}"/><w:szCs w:val="${34 - 2 * n}"/></w:rPr></w:style><w:style w:type="character" w:customStyle="1" w:styleId="Heading${n}Char"><w:name w:val="Heading ${n} Char"/><w:basedOn w:val="DefaultParagraphFont"/><w:link w:val="Heading${n}"/><w:uiPriority w:val="9"/><w:rPr><w:rFonts w:asciiTheme="majorHAnsi" w:eastAsiaTheme="majorEastAsia" w:hAnsiTheme="majorHAnsi" w:cstheme="majorBidi"/><w:color w:val="2F5496" w:themeColor="accent1" w:themeShade="BF"/><w:sz w:val="${34 - 2 * n}"/></w:rPr></w:style>`;

export const styles = `${XML}<w:styles xmlns:w="${W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:eastAsia="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="0" w:defUnhideWhenUsed="0" w:defQFormat="0" w:count="376">${latent}</w:latentStyles><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:rPr><w:sz w:val="24"/><w:szCs w:val="24"/></w:rPr></w:style>${range(6, heading).join("")}<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style><w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style><w:style w:type="paragraph" w:customStyle="1" w:styleId="Allegation"><w:name w:val="Allegation"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:line="480" w:lineRule="exact"/><w:ind w:firstLine="720"/></w:pPr></w:style><w:style w:type="paragraph" w:customStyle="1" w:styleId="TableText"><w:name w:val="Table Text"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="40" w:after="40"/></w:pPr><w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:style><w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="39"/><w:tblPr><w:tblBorders>${["top", "left", "bottom", "right", "insideH", "insideV"].map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`).join("")}</w:tblBorders></w:tblPr></w:style></w:styles>`;

const SCRIPTS = [
  "Jpan:游ゴシック Light",
  "Hang:맑은 고딕",
  "Hans:等线 Light",
  "Hant:新細明體",
  "Arab:Times New Roman",
  "Hebr:Times New Roman",
  "Thai:Angsana New",
  "Ethi:Nyala",
  "Beng:Vrinda",
  "Gujr:Shruti",
  "Khmr:MoolBoran",
  "Knda:Tunga",
  "Guru:Raavi",
  "Cans:Euphemia",
  "Cher:Plantagenet Cherokee",
  "Yiii:Microsoft Yi Baiti",
  "Tibt:Microsoft Himalaya",
  "Thaa:MV Boli",
  "Deva:Mangal",
  "Telu:Gautami",
  "Taml:Latha",
  "Syrc:Estrangelo Edessa",
  "Orya:Kalinga",
  "Mlym:Kartika",
  "Laoo:DokChampa",
  "Sinh:Iskoola Pota",
  "Mong:Mongolian Baiti",
  "Viet:Times New Roman",
  "Uigh:Microsoft Uighur",
  "Geor:Sylfaen",
];
const fonts = (latin) =>
  `<a:latin typeface="${latin}" panose="020F0302020204030204"/><a:ea typeface=""/><a:cs typeface=""/>${SCRIPTS.map((one) => `<a:font script="${one.split(":")[0]}" typeface="${one.split(":")[1]}"/>`).join("")}`;
const gradient = (a, b, c) =>
  `<a:gradFill rotWithShape="1"><a:gsLst>${[a, b, c].map((tint, at) => `<a:gs pos="${at * 50000}"><a:schemeClr val="phClr"><a:lumMod val="${tint}000"/><a:satMod val="105000"/><a:tint val="${60 + tint / 10}000"/></a:schemeClr></a:gs>`).join("")}</a:gsLst><a:lin ang="5400000" scaled="0"/></a:gradFill>`;
const COLORS = {
  dk1: '<a:sysClr val="windowText" lastClr="000000"/>',
  lt1: '<a:sysClr val="window" lastClr="FFFFFF"/>',
  dk2: "44546A",
  lt2: "E7E6E6",
  accent1: "4472C4",
  accent2: "ED7D31",
  accent3: "A5A5A5",
  accent4: "FFC000",
  accent5: "5B9BD5",
  accent6: "70AD47",
  hlink: "0563C1",
  folHlink: "954F72",
};
export const theme = `${XML}<a:theme xmlns:a="${A}" name="Office Theme"><a:themeElements><a:clrScheme name="Office">${Object.entries(
  COLORS,
)
  .map(([name, value]) => `<a:${name}>${value.startsWith("<") ? value : `<a:srgbClr val="${value}"/>`}</a:${name}>`)
  .join(
    "",
  )}</a:clrScheme><a:fontScheme name="Office"><a:majorFont>${fonts("Calibri Light")}</a:majorFont><a:minorFont>${fonts("Calibri")}</a:minorFont></a:fontScheme><a:fmtScheme name="Office"><a:fillStyleLst><a:solidFill><a:schemeClr val="phClr"/></a:solidFill>${gradient(110, 105, 105)}${gradient(103, 110, 99)}</a:fillStyleLst><a:lnStyleLst>${[6350, 12700, 19050].map((width) => `<a:ln w="${width}" cap="flat" cmpd="sng" algn="ctr"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:prstDash val="solid"/><a:miter lim="800000"/></a:ln>`).join("")}</a:lnStyleLst><a:effectStyleLst><a:effectStyle><a:effectLst/></a:effectStyle><a:effectStyle><a:effectLst/></a:effectStyle><a:effectStyle><a:effectLst><a:outerShdw blurRad="57150" dist="19050" dir="5400000" algn="ctr" rotWithShape="0"><a:srgbClr val="000000"><a:alpha val="63000"/></a:srgbClr></a:outerShdw></a:effectLst></a:effectStyle></a:effectStyleLst><a:bgFillStyleLst><a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:solidFill><a:schemeClr val="phClr"><a:tint val="95000"/><a:satMod val="170000"/></a:schemeClr></a:solidFill>${gradient(102, 98, 90)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>`;

const font = (name, family, panose) =>
  `<w:font w:name="${name}"><w:panose1 w:val="${panose}"/><w:charset w:val="00"/><w:family w:val="${family}"/><w:pitch w:val="variable"/><w:sig w:usb0="E0002EFF" w:usb1="C000785B" w:usb2="00000009" w:usb3="00000000" w:csb0="000001FF" w:csb1="00000000"/></w:font>`;
export const fontTable = `${XML}<w:fonts xmlns:w="${W}">${font("Times New Roman", "roman", "02020603050405020304")}${font("Calibri", "swiss", "020F0502020204030204")}${font("Calibri Light", "swiss", "020F0302020204030204")}</w:fonts>`;
export const settings = `${XML}<w:settings xmlns:w="${W}"><w:zoom w:percent="100"/><w:proofState w:spelling="clean" w:grammar="clean"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/><w:compatSetting w:name="overrideTableStyleFontSizeAndJustification" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/><w:compatSetting w:name="enableOpenTypeFeatures" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/><w:compatSetting w:name="doNotFlipMirrorIndents" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/></w:compat><w:rsids><w:rsidRoot w:val="00B12C4D"/>${range(14, (n) => `<w:rsid w:val="00${(0x1a2b3c + n * 0x9e379).toString(16).toUpperCase().padStart(6, "0").slice(-6)}"/>`).join("")}</w:rsids><w:themeFontLang w:val="en-US"/><w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1" w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" w:accent6="accent6" w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>`;
export const webSettings = `${XML}<w:webSettings xmlns:w="${W}"><w:optimizeForBrowser/><w:allowPNG/></w:webSettings>`;
export const core = `${XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title></dc:title><dc:creator>Drafting</dc:creator><cp:lastModifiedBy>Drafting</cp:lastModifiedBy><cp:revision>4</cp:revision><dcterms:created xsi:type="dcterms:W3CDTF">2026-01-05T17:20:00Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">2026-02-11T22:41:00Z</dcterms:modified></cp:coreProperties>`;
export const app = `${XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><Template>Normal.dotm</Template><TotalTime>12</TotalTime><Pages>3</Pages><Words>900</Words><Application>Microsoft Office Word</Application><DocSecurity>0</DocSecurity><ScaleCrop>false</ScaleCrop><LinksUpToDate>false</LinksUpToDate><SharedDoc>false</SharedDoc><HyperlinksChanged>false</HyperlinksChanged><AppVersion>16.0000</AppVersion></Properties>`;
