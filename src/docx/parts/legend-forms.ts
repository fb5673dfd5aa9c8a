/**
 * What the product itself prints on a draft: a DRAFT watermark and a header legend, in controls tagged `countersign-draft-legend`.
 * The list is numbered and only ever added to: a form once written into a draft must stay readable as long as such a draft exists.
 * Both float (no line or page moves between draft and final). Reading recognises a form by writing it again from its declared
 * fields and comparing the two canonically: anything else under that tag is content, and a finding.
 */
import { DocxFault } from "../docx-fault";
import { escapeText } from "../xml/xml-text";

export const LEGEND_TAG = "countersign-draft-legend";
const LEGEND_TITLE = "Draft legend";

/** 1: DRAFT across the page, as Word's own watermark command writes it. 2: one line of small grey print at the top edge. */
export type LegendForm = 1 | 2;
export const LEGEND_FORMS: readonly LegendForm[] = [1, 2];

export interface LegendFields {
  /** Eight characters of Crockford base32 that people can compare with the list of drafts (`shortDraftCode`). */
  readonly draft: string;
  /** Six characters of Crockford base32 that change with the draft's content (`versionCode`). */
  readonly version: string;
}

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const DRAFT_CODE = /^[0-9A-HJKMNP-TV-Z]{8}$/;
const VERSION_CODE = /^[0-9A-HJKMNP-TV-Z]{6}$/;
const LEGEND_TEXT =
  /^DRAFT - pending attorney review \u00b7 ([0-9A-HJKMNP-TV-Z]{8}) \u00b7 version ([0-9A-HJKMNP-TV-Z]{6})$/;

/** The first eight letters and digits of a draft id that Crockford base32 has, upper case, filled up with 0. */
export const shortDraftCode = (draftId: string): string =>
  [...draftId.toUpperCase()]
    .filter((character) => CROCKFORD.includes(character))
    .join("")
    .slice(0, 8)
    .padEnd(8, "0");

/** Six characters from the first 30 bits of a hexadecimal hash (at least eight digits). */
export const versionCode = (hash: string): string => {
  if (!/^[0-9a-f]{8}/.test(hash)) throw new RangeError("A version code is made from a lower-case hexadecimal hash.");
  const bits = Number.parseInt(hash.slice(0, 8), 16) >>> 2;
  return [25, 20, 15, 10, 5, 0].map((shift) => CROCKFORD[(bits >>> shift) & 31]).join("");
};

/** The words of form 2. */
export const legendText = (fields: LegendFields): string =>
  `DRAFT - pending attorney review \u00b7 ${fields.draft} \u00b7 version ${fields.version}`;

/** Fields read back from a legend's words; undefined when the words are not exactly a legend's. */
export const readLegendText = (text: string): LegendFields | undefined => {
  const [, draft, version] = LEGEND_TEXT.exec(text) ?? [];
  return draft === undefined || version === undefined ? undefined : { draft, version };
};

/** Every namespace the markup uses is declared on the markup itself, so that it stands in any part. */
const DECLARED = {
  v: 'xmlns:v="urn:schemas-microsoft-com:vml"',
  o: 'xmlns:o="urn:schemas-microsoft-com:office:office"',
  w10: 'xmlns:w10="urn:schemas-microsoft-com:office:word"',
  mc: 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  wp: 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  a: 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  wps: 'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
} as const;

/** Word's own shape type for text along a path (ECMA-376 part 4, 19.1.2.19, o:spt 136), as Word writes it. */
const TEXT_SHAPE_TYPE =
  '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas>' +
  [
    "sum #0 0 10800",
    "prod #0 2 1",
    "sum 21600 0 @1",
    "sum 0 0 @2",
    "sum 21600 0 @3",
    "if @0 @3 0",
    "if @0 21600 @1",
    "if @0 0 @2",
    "if @0 @4 21600",
    "mid @5 @6",
    "mid @8 @5",
    "mid @7 @8",
    "mid @6 @7",
    "sum @6 0 @5",
  ]
    .map((formula) => `<v:f eqn="${formula}"/>`)
    .join("") +
  '</v:formulas><v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/>' +
  '<v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles><o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>';

/**
 * Form 1. Dark enough to show on a fax, light enough to read through; behind the text, in the middle of the margins. It declares no
 * fields. The run says `noProof` because Word does.
 */
const watermark = (drawingId: number): string =>
  `<w:r><w:rPr><w:noProof/></w:rPr><w:pict ${DECLARED.v} ${DECLARED.o} ${DECLARED.w10}>${TEXT_SHAPE_TYPE}` +
  `<v:shape id="PowerPlusWaterMarkObject${drawingId}" o:spid="_x0000_s${2048 + (drawingId % 1000)}" type="#_x0000_t136" style="position:absolute;margin-left:0;margin-top:0;width:412.4pt;height:165pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin" o:allowincell="f" fillcolor="silver" stroked="f">` +
  '<v:fill opacity=".5"/><v:textpath style="font-family:&quot;Arial&quot;;font-size:1pt" string="DRAFT"/><w10:wrap anchorx="margin" anchory="margin"/></v:shape></w:pict></w:r>';

const LEGEND_RUN_PROPERTIES =
  '<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:b w:val="0"/><w:i w:val="0"/><w:caps w:val="0"/><w:smallCaps w:val="0"/><w:strike w:val="0"/><w:vanish w:val="0"/><w:color w:val="7F7F7F"/><w:sz w:val="14"/><w:szCs w:val="14"/><w:u w:val="none"/></w:rPr>';

/** Form 2: a text box of its own, 12.6 pt (one 160,000 EMU line) below the page's top edge, behind the text, without fill or line. */
const legend = (fields: LegendFields, drawingId: number): string =>
  `<w:r><w:rPr><w:noProof/></w:rPr><mc:AlternateContent ${DECLARED.mc}><mc:Choice ${DECLARED.wps} Requires="wps"><w:drawing>` +
  `<wp:anchor ${DECLARED.wp} distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="251657216" behindDoc="1" locked="0" layoutInCell="0" allowOverlap="1"><wp:simplePos x="0" y="0"/>` +
  '<wp:positionH relativeFrom="page"><wp:align>center</wp:align></wp:positionH><wp:positionV relativeFrom="page"><wp:posOffset>160020</wp:posOffset></wp:positionV>' +
  `<wp:extent cx="5486400" cy="182880"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr id="${drawingId}" name="Draft legend ${drawingId}"/><wp:cNvGraphicFramePr/>` +
  `<a:graphic ${DECLARED.a}><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/>` +
  '<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="5486400" cy="182880"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>' +
  '<wps:txbx><w:txbxContent><w:p><w:pPr><w:suppressLineNumbers/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:ind w:left="0" w:right="0" w:firstLine="0"/><w:jc w:val="center"/></w:pPr>' +
  `<w:r>${LEGEND_RUN_PROPERTIES}<w:t xml:space="preserve">${escapeText(legendText(fields))}</w:t></w:r></w:p></w:txbxContent></wps:txbx>` +
  '<wps:bodyPr rot="0" vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t" anchorCtr="0"><a:noAutofit/></wps:bodyPr></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>';

/**
 * Run-level content of one form, to stand in a run-level control inside a header's paragraph. Uses the prefix `w`, which the part must
 * bind to WordprocessingML; every other namespace is declared on the spot.
 * @param drawingId unique among the package's drawing ids, a positive int32
 */
export const legendMarkup = (form: LegendForm, fields: LegendFields, drawingId: number): string => {
  if (!DRAFT_CODE.test(fields.draft) || !VERSION_CODE.test(fields.version))
    throw new DocxFault(
      "illegal-character",
      "A draft legend's codes are eight and six characters of Crockford base32.",
    );
  return form === 1 ? watermark(drawingId) : legend(fields, drawingId);
};

/** Where the numbers of the drawings in our legends begin: the same in every document, so that most of a header is. */
const FIRST_DRAWING = 310_886_994;

/**
 * Both forms, each in its own control: what goes, as it is, in front of the closing tag of a header's paragraph. The controls give
 * themselves no `w:id`: Word numbers them on opening (17.5.2.18).
 * @param nth which of the document's legends it is: it tells their drawings apart
 */
export const legendControls = (fields: LegendFields, nth: number): string =>
  LEGEND_FORMS.map(
    (form, index) =>
      `<w:sdt><w:sdtPr><w:alias w:val="${LEGEND_TITLE}"/><w:tag w:val="${LEGEND_TAG}"/></w:sdtPr><w:sdtContent>${legendMarkup(form, fields, FIRST_DRAWING + LEGEND_FORMS.length * nth + index)}</w:sdtContent></w:sdt>`,
  ).join("");

/**
 * A whole header part for a section and type that had none: one paragraph one point high, so that it takes no room the final would
 * not take. Once the legend is out the story is empty, and an empty header equals an absent one.
 */
export const legendHeaderPart = (controls: string): string =>
  `<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr>${controls}</w:p></w:hdr>`;
