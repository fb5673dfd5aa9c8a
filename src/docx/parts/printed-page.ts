/**
 * A plain document made from nothing: a title, a notice, sections of paragraphs and two-column rows, a footer with page numbers.
 * For pages that accompany a draft (records, review prints). Letter paper; nothing in it is computed when it is opened but the page number.
 */
import { DOCUMENT_LANGUAGE } from "../document-language";
import { packEntry, writeZip } from "../zip/zip";
import { escapeText, withoutIllegal } from "../xml/xml-text";

export interface PageSection {
  readonly heading: string;
  readonly paragraphs?: readonly string[];
  /** Left column narrow, right column wide. */
  readonly rows?: readonly (readonly [string, string])[];
}

export interface PrintedPage {
  readonly title: string;
  /** Stands in bold above the title on the first page and in the header of every page. */
  readonly notice: string;
  readonly sections: readonly PageSection[];
  readonly footer: string;
}

const W =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/** One run; lines of the text become line breaks, tabs become tabs. */
const run = (text: string, properties = ""): string => {
  const pieces = escapeText(withoutIllegal(text))
    .split(/(\n|\t)/u)
    .map((piece) =>
      piece === "\n"
        ? "<w:br/>"
        : piece === "\t"
          ? "<w:tab/>"
          : piece === ""
            ? ""
            : `<w:t xml:space="preserve">${piece}</w:t>`,
    );
  return `<w:r>${properties === "" ? "" : `<w:rPr>${properties}</w:rPr>`}${pieces.join("")}</w:r>`;
};
const paragraph = (text: string, style = ""): string =>
  `<w:p>${style === "" ? "" : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}${run(text)}</w:p>`;

const LEFT = 2600;
const RIGHT = 6760;
const BORDER =
  '<w:tblBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="A6A6A6"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="D9D9D9"/></w:tblBorders>';
const cell = (width: number, text: string, style: string): string =>
  `<w:tc><w:tcPr><w:tcW w:w="${String(width)}" w:type="dxa"/></w:tcPr>${paragraph(text, style)}</w:tc>`;
const table = (rows: readonly (readonly [string, string])[]): string =>
  `<w:tbl><w:tblPr><w:tblW w:w="${String(LEFT + RIGHT)}" w:type="dxa"/>${BORDER}<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="${String(LEFT)}"/><w:gridCol w:w="${String(RIGHT)}"/></w:tblGrid>${rows
    .map(
      ([left, right]) =>
        `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cell(LEFT, left, "Label")}${cell(RIGHT, right, "Row")}</w:tr>`,
    )
    .join("")}</w:tbl>`;

const section = ({ heading, paragraphs = [], rows = [] }: PageSection): string =>
  [
    paragraph(heading, "Heading1"),
    ...paragraphs.map((text) => paragraph(text)),
    rows.length === 0
      ? ""
      : `${table(rows)}<w:p><w:pPr><w:spacing w:after="0" w:line="120" w:lineRule="auto"/></w:pPr></w:p>`,
  ].join("");

const style = (
  id: string,
  name: string,
  paragraphProperties: string,
  runProperties: string,
  isDefault = false,
): string =>
  `<w:style w:type="paragraph"${isDefault ? ' w:default="1"' : ""} w:styleId="${id}"><w:name w:val="${name}"/>${isDefault ? "" : '<w:basedOn w:val="Normal"/>'}<w:pPr>${paragraphProperties}</w:pPr><w:rPr>${runProperties}</w:rPr></w:style>`;
const STYLES = `${DECLARATION}<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri" w:eastAsia="Calibri"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="${DOCUMENT_LANGUAGE}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="100" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>${style(
  "Normal",
  "Normal",
  "",
  "",
  true,
)}${style("Notice", "Notice", '<w:spacing w:after="60"/>', '<w:b/><w:caps/><w:spacing w:val="10"/><w:sz w:val="18"/>')}${style(
  "Title",
  "Title",
  '<w:spacing w:after="240"/>',
  '<w:b/><w:sz w:val="32"/>',
)}${style("Heading1", "heading 1", '<w:keepNext/><w:spacing w:before="280" w:after="80"/>', '<w:b/><w:sz w:val="24"/>')}${style(
  "Label",
  "Label",
  '<w:spacing w:before="40" w:after="40"/>',
  '<w:color w:val="595959"/><w:sz w:val="19"/>',
)}${style("Row", "Row", '<w:spacing w:before="40" w:after="40"/>', "")}</w:styles>`;

/** The page as a .docx. The same page gives the same bytes. */
export const printPage = async (page: PrintedPage): Promise<Uint8Array> => {
  const body = [paragraph(page.notice, "Notice"), paragraph(page.title, "Title"), ...page.sections.map(section)].join(
    "",
  );
  const sectionProperties =
    '<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:footerReference w:type="default" r:id="rId3"/><w:footerReference w:type="first" r:id="rId4"/><w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1296" w:left="1440" w:header="720" w:footer="648" w:gutter="0"/><w:titlePg/></w:sectPr>';
  const pageField = `${run("Page ", '<w:sz w:val="18"/>')}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
  const footer = `<w:p><w:pPr><w:pBdr><w:top w:val="single" w:sz="4" w:space="4" w:color="A6A6A6"/></w:pBdr><w:tabs><w:tab w:val="right" w:pos="9360"/></w:tabs></w:pPr>${run(`${page.footer}\t`, '<w:sz w:val="18"/>')}${pageField}</w:p>`;
  const parts: readonly (readonly [string, string])[] = [
    [
      "[Content_Types].xml",
      `${DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${[
        ["document", "document.main"],
        ["styles", "styles"],
        ["header1", "header"],
        ["footer1", "footer"],
        ["footer2", "footer"],
      ]
        .map(
          ([part, type]) =>
            `<Override PartName="/word/${part ?? ""}.xml" ContentType="${WORD_TYPE}.${type ?? ""}+xml"/>`,
        )
        .join("")}</Types>`,
    ],
    [
      "_rels/.rels",
      `${DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONSHIPS}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ],
    ["word/document.xml", `${DECLARATION}<w:document ${W}><w:body>${body}${sectionProperties}</w:body></w:document>`],
    [
      "word/_rels/document.xml.rels",
      `${DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${[
        ["rId1", "styles", "styles"],
        ["rId2", "header", "header1"],
        ["rId3", "footer", "footer1"],
        ["rId4", "footer", "footer2"],
      ]
        .map(
          ([id, type, part]) =>
            `<Relationship Id="${id ?? ""}" Type="${RELATIONSHIPS}/${type ?? ""}" Target="${part ?? ""}.xml"/>`,
        )
        .join("")}</Relationships>`,
    ],
    ["word/styles.xml", STYLES],
    ["word/header1.xml", `${DECLARATION}<w:hdr ${W}>${paragraph(page.notice, "Notice")}</w:hdr>`],
    ["word/footer1.xml", `${DECLARATION}<w:ftr ${W}>${footer}</w:ftr>`],
    ["word/footer2.xml", `${DECLARATION}<w:ftr ${W}>${footer}</w:ftr>`],
  ];
  const encoder = new TextEncoder();
  return writeZip(await Promise.all(parts.map(([name, xml]) => packEntry(name, encoder.encode(xml)))));
};
