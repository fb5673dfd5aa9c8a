/**
 * California pleading paper: 28 numbered lines of exactly 24 points, which gives the three line numbers to the inch that
 * Cal. Rules of Court, rule 2.108(4) asks for; rules at both sides; a footer with the title below the page number and
 * a printed line (rule 2.110). Word's own "double" spacing is 27.6 points and would break both.
 */
import { NAMESPACES } from "../../src/docx/xml/namespaces";
import { field, fromGallery, level, line, marker, paragraph, row, run, style, table } from "./markup";
import type { HeaderOrFooter } from "./starter-package";

/** 24 points, and half of it for what the rules let stand closer. */
const LINE = 480;
const HALF = 240;
/** 1 in above and 28 lines leave 960 below, of which 60 are slack for the rules of tables; 1.5 in left for the numbers, half an inch right (rule 2.107 asks for one and one half). */
export const PLEADING_SECTION =
  '<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="720" w:bottom="900" w:left="2160" w:header="720" w:footer="300" w:gutter="0"/><w:cols w:space="720"/>';
export const TEXT_WIDTH = 9360;

const EMU_PER_TWIP = 635;
const PAGE_HEIGHT = 15840;
const exactly = (twips: number, before = 0): string =>
  `<w:spacing w:before="${before}" w:after="0" w:line="${twips}" w:lineRule="exact"/>`;

/** Widow control is off: it would push a line to the next page and leave a numbered line empty. */
export const PLEADING_STYLES = [
  style("Normal", "Normal", { default: true, paragraph: `<w:widowControl w:val="0"/>${exactly(HALF)}` }),
  style("PleadingText", "Pleading Text", {
    basedOn: "Normal",
    paragraph: `${exactly(LINE)}<w:ind w:firstLine="720"/>`,
  }),
  style("PleadingPlain", "Pleading Plain", { basedOn: "Normal", paragraph: exactly(LINE) }),
  style("PleadingNumbered", "Pleading Numbered", {
    basedOn: "PleadingPlain",
    paragraph: '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
  }),
  style("PleadingPrayer", "Pleading Prayer", {
    basedOn: "PleadingPlain",
    paragraph: '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>',
  }),
  style("PleadingHeading", "Pleading Heading", {
    basedOn: "Normal",
    next: "PleadingNumbered",
    paragraph: `<w:keepNext/>${exactly(LINE)}<w:jc w:val="center"/><w:outlineLvl w:val="0"/>`,
    run: "<w:b/><w:bCs/>",
  }),
  style("PleadingSubheading", "Pleading Subheading", {
    basedOn: "PleadingHeading",
    next: "PleadingNumbered",
    paragraph: '<w:outlineLvl w:val="1"/>',
  }),
  style("CourtTitle", "Court Title", {
    basedOn: "Normal",
    paragraph: `${exactly(LINE)}<w:jc w:val="center"/>`,
    run: "<w:b/><w:bCs/>",
  }),
  style("CounselBlock", "Counsel Block", { basedOn: "Normal" }),
  style("CaptionText", "Caption Text", { basedOn: "Normal", paragraph: exactly(LINE) }),
  style("CaptionDetail", "Caption Detail", {
    basedOn: "Normal",
    paragraph: '<w:tabs><w:tab w:val="left" w:pos="1440"/></w:tabs>',
  }),
  style("CaptionTitle", "Caption Title", { basedOn: "CaptionText", run: "<w:b/><w:bCs/>" }),
  style("CaptionRole", "Caption Role", { basedOn: "CaptionText", paragraph: '<w:ind w:left="1440"/>' }),
  style("CaptionCause", "Caption Cause", {
    basedOn: "CaptionText",
    paragraph: '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>',
  }),
  style("SignatureText", "Signature Text", {
    basedOn: "Normal",
    paragraph: `<w:keepNext/><w:keepLines/>${exactly(HALF)}<w:ind w:left="4320"/>`,
  }),
  style("TableText", "Table Text", {
    basedOn: "Normal",
    paragraph: '<w:spacing w:before="60" w:after="60" w:line="280" w:lineRule="exact"/>',
  }),
  style("TableHead", "Table Head", { basedOn: "TableText", run: "<w:b/><w:bCs/>" }),
  style("BlockMarker", "Block Marker", { basedOn: "Normal", run: '<w:color w:val="7A5C00"/>' }),
  style("LineNumbers", "Line Numbers", { basedOn: "Normal", paragraph: `${exactly(LINE)}<w:jc w:val="right"/>` }),
  style("Header", "header", { basedOn: "Normal", quick: false }),
  style("Footer", "footer", {
    basedOn: "Normal",
    quick: false,
    paragraph: `${exactly(HALF)}<w:jc w:val="center"/>`,
    run: '<w:sz w:val="20"/><w:szCs w:val="20"/>',
  }),
].join("");

export const PLEADING_NUMBERING =
  `<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="singleLevel"/>${level(0, "decimal", "%1.", { firstLine: 720, tab: 1440, style: "PleadingNumbered" })}</w:abstractNum>` +
  `<w:abstractNum w:abstractNumId="2"><w:multiLevelType w:val="singleLevel"/>${level(0, "decimal", "%1.", { left: 1440, hanging: 720, style: "PleadingPrayer" })}</w:abstractNum>` +
  `<w:abstractNum w:abstractNumId="3"><w:multiLevelType w:val="singleLevel"/>${level(0, "decimal", "(%1)", { left: 480, hanging: 480, style: "CaptionCause" })}</w:abstractNum>` +
  [1, 2, 3].map((id) => `<w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`).join("");

interface Box {
  readonly id: number;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A floating shape measured from the page's corner, as DrawingML for Word 2010 and later and as VML for what is older. */
const floating = (box: Box, shape: string, vml: string): string => {
  const emu = (twips: number): number => Math.round(twips * EMU_PER_TWIP);
  return (
    '<w:r><w:rPr><w:noProof/></w:rPr><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>' +
    `<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="${251658240 + box.id}" behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>` +
    `<wp:positionH relativeFrom="page"><wp:posOffset>${emu(box.x)}</wp:posOffset></wp:positionH><wp:positionV relativeFrom="page"><wp:posOffset>${emu(box.y)}</wp:posOffset></wp:positionV>` +
    `<wp:extent cx="${emu(box.width)}" cy="${emu(box.height)}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr id="${box.id}" name="${box.name}"/><wp:cNvGraphicFramePr/>` +
    `<a:graphic><a:graphicData uri="${NAMESPACES.wps}"><wps:wsp>${shape.replace("@EXTENT", `<a:xfrm><a:off x="0" y="0"/><a:ext cx="${emu(box.width)}" cy="${emu(box.height)}"/></a:xfrm>`)}</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>` +
    `<mc:Fallback><w:pict>${vml}</w:pict></mc:Fallback></mc:AlternateContent></w:r>`
  );
};

const points = (twips: number): string => `${twips / 20}pt`;

const rule = (id: number, name: string, x: number): string =>
  floating(
    { id, name, x, y: 0, width: 0, height: PAGE_HEIGHT },
    '<wps:cNvCnPr/><wps:spPr>@EXTENT<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:noFill/><a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/>',
    `<v:line id="rule${id}" o:spid="_x0000_s${1024 + id}" style="position:absolute;z-index:${-id};mso-position-horizontal-relative:page;mso-position-vertical-relative:page" from="${points(x)},0" to="${points(x)},${points(PAGE_HEIGHT)}" strokeweight=".75pt"/>`,
  );

/** One paragraph, 28 lines: numbers and text share the same exact spacing, so each number stands on its line. */
const numbers = (id: number): string =>
  fromGallery(
    "Text Boxes",
    id,
    paragraph("LineNumbers", Array.from({ length: 28 }, (_, index) => String(index + 1)).join("\n")),
  );

const lineNumbers = (id: number): string =>
  floating(
    { id, name: "Line numbers", x: 1240, y: 1440, width: 620, height: 28 * LINE + 40 },
    `<wps:cNvSpPr txBox="1"/><wps:spPr>@EXTENT<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr><wps:txbx><w:txbxContent>${numbers(1_000_001)}</w:txbxContent></wps:txbx><wps:bodyPr rot="0" vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t" anchorCtr="0"><a:noAutofit/></wps:bodyPr>`,
    `<v:shape id="numbers${id}" o:spid="_x0000_s${1024 + id}" type="#_x0000_t202" style="position:absolute;margin-left:${points(1240)};margin-top:${points(1440)};width:${points(620)};height:${points(28 * LINE + 40)};z-index:${-id};mso-position-horizontal-relative:page;mso-position-vertical-relative:page" filled="f" stroked="f"><v:textbox inset="0,0,0,0"><w:txbxContent>${numbers(1_000_001)}</w:txbxContent></v:textbox></v:shape>`,
  );

/** Numbers, double rule at the left, single rule at the right; and the footer with the paper's title. */
export const pleadingStories = (footerTitle: string): readonly HeaderOrFooter[] => [
  {
    kind: "header",
    type: "default",
    content: paragraph("Header", [
      lineNumbers(1),
      rule(2, "Left rule, outer", 1960),
      rule(3, "Left rule, inner", 2010),
      rule(4, "Right rule", 11600),
    ]),
  },
  {
    kind: "footer",
    type: "default",
    content:
      fromGallery("Page Numbers (Bottom of Page)", 1_000_002, paragraph("Footer", [field("PAGE", "1")])) +
      paragraph("Footer", [run(footerTitle)], `<w:pBdr>${line("top", "single", 6)}</w:pBdr>`),
  },
];

/** Counsel from line 1, left of the center; the right half stays empty for the clerk; the court's title falls on line 8 (rule 2.111). */
export const counselBlock = (represented: string): string => {
  const lines = [
    "{{attorney.name}} (SBN {{attorney.barNumber}})",
    "{{attorney.email}}",
    "{{upper firm.name}}",
    "{{firm.address}}",
    "Telephone: {{firm.phone}}",
    "{{#if firm.fax}}Facsimile: {{firm.fax}}{{/if}}",
    "",
    represented,
  ];
  return table(
    [4320, TEXT_WIDTH - 4320],
    [
      row(
        [
          { width: 4320, content: lines.map((text) => paragraph("CounselBlock", text)).join("") },
          { width: TEXT_WIDTH - 4320, content: paragraph("CounselBlock") },
        ],
        { atLeast: 7 * LINE, whole: true },
      ),
    ],
  );
};

/** The caption: parties at the left under a rule, number and nature of the paper at the right. `right` is that column's paragraphs. */
export const caption = (right: string): string => {
  const left = [
    marker("{{#each parties}}"),
    marker('{{#if (eq role "Plaintiff")}}'),
    paragraph("CaptionText", "{{upper name}}{{#if entity}}, {{entity}}{{/if}},"),
    marker("{{/if}}"),
    marker("{{/each}}"),
    paragraph("CaptionRole", "Plaintiff,"),
    paragraph("CaptionText", "\tvs."),
    marker("{{#each parties}}"),
    marker('{{#if (eq role "Defendant")}}'),
    paragraph(
      "CaptionText",
      "{{#if isDoe}}and {{/if}}{{upper name}}{{#if entity}}, {{entity}}{{/if}}{{#if @last}},{{else}};{{/if}}",
    ),
    marker("{{/if}}"),
    marker("{{/each}}"),
    paragraph("CaptionRole", "{{#if (gt (count parties) 2)}}Defendants{{else}}Defendant{{/if}}."),
  ].join("");
  return table(
    [4680, 4680],
    [
      row(
        [
          { width: 4680, content: left, borders: line("bottom") + line("right") },
          { width: 4680, content: right },
        ],
        { whole: true },
      ),
    ],
    { sides: 115 },
  );
};

/** The court's name from line 8. */
export const courtTitle = (): string =>
  paragraph("CourtTitle", "{{upper court.name}}") +
  paragraph("CourtTitle", "FOR THE COUNTY OF {{upper court.county}}") +
  paragraph("CourtTitle", "{{#if court.branch}}{{upper court.branch}}{{/if}}");

/** Date and signature of counsel; kept together and with what stands before. */
export const counselSignature = (represented: string): string =>
  [
    paragraph("PleadingPlain", 'DATED: {{blank "date"}}', "<w:keepNext/>"),
    paragraph("SignatureText", "{{upper firm.name}}"),
    paragraph("SignatureText"),
    paragraph("SignatureText"),
    paragraph("SignatureText", 'By: {{blank "signature"}}'),
    paragraph("SignatureText", "{{attorney.name}}"),
    paragraph("SignatureText", represented, '<w:keepNext w:val="0"/>'),
  ].join("");
