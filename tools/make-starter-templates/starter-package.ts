/**
 * A whole .docx from its stories: the parts Word expects, their content types and relationships, zipped deterministically,
 * so that running the script again changes nothing that was not meant.
 */
import { NAMESPACES } from "../../src/docx/xml/namespaces";
import { packEntry, writeZip, type ZipEntry } from "../../src/docx/zip/zip";
import { escapeAttribute, escapeText } from "../../src/docx/xml/xml-text";
import { DECLARATION, STORY_NAMESPACES } from "./markup";

const WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml";

export interface HeaderOrFooter {
  readonly kind: "header" | "footer";
  readonly type: "default" | "first" | "even";
  readonly content: string;
}

export interface StarterDocument {
  readonly title: string;
  /** Content of `w:body` without its section. */
  readonly body: string;
  /** Page size, margins and the rest of `w:sectPr` behind the header references. */
  readonly section: string;
  readonly stories: readonly HeaderOrFooter[];
  /** `w:style` elements; the document defaults are the same for all. */
  readonly styles: string;
  readonly font: string;
  /** `w:abstractNum` and `w:num` elements. */
  readonly numbering: string;
}

const stylesXml = (document: StarterDocument): string =>
  `${DECLARATION}<w:styles xmlns:w="${NAMESPACES.w}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="${document.font}" w:eastAsia="${document.font}" w:hAnsi="${document.font}" w:cs="${document.font}"/><w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>` +
  `${document.styles}<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>` +
  `<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>`;

/** Compatibility mode 15: Word 2013 and later lay the page out with their own rules and say nothing of older ones. */
const settingsXml = (): string =>
  `${DECLARATION}<w:settings xmlns:w="${NAMESPACES.w}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat>` +
  [
    "compatibilityMode:15",
    "overrideTableStyleFontSizeAndJustification:1",
    "enableOpenTypeFeatures:1",
    "doNotFlipMirrorIndents:1",
    "differentiateMultirowTableHeaders:1",
  ]
    .map(
      (setting) =>
        `<w:compatSetting w:name="${setting.split(":")[0] as string}" w:uri="http://schemas.microsoft.com/office/word" w:val="${setting.split(":")[1] as string}"/>`,
    )
    .join("") +
  `</w:compat><w:themeFontLang w:val="en-US"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>`;

/** The bytes of the document. */
export const starterPackage = async (document: StarterDocument): Promise<Uint8Array> => {
  const overrides: string[] = [];
  const relationships: string[] = [];
  const parts: [name: string, xml: string][] = [];
  const add = (name: string, xml: string, type: string, relationship: string): string => {
    const id = `rId${relationships.length + 1}`;
    parts.push([`word/${name}`, xml]);
    overrides.push(`<Override PartName="/word/${name}" ContentType="${WORD_TYPE}.${type}+xml"/>`);
    relationships.push(`<Relationship Id="${id}" Type="${NAMESPACES.r}/${relationship}" Target="${name}"/>`);
    return id;
  };
  add("styles.xml", stylesXml(document), "styles", "styles");
  add("settings.xml", settingsXml(), "settings", "settings");
  add(
    "numbering.xml",
    `${DECLARATION}<w:numbering xmlns:w="${NAMESPACES.w}">${document.numbering}</w:numbering>`,
    "numbering",
    "numbering",
  );
  let references = "";
  document.stories.forEach(({ kind, type, content }, index) => {
    const root = kind === "header" ? "w:hdr" : "w:ftr";
    const id = add(
      `${kind}${index + 1}.xml`,
      `${DECLARATION}<${root}${STORY_NAMESPACES}>${content}</${root}>`,
      kind,
      kind,
    );
    references += `<w:${kind}Reference w:type="${type}" r:id="${id}"/>`;
  });
  const main = `${DECLARATION}<w:document${STORY_NAMESPACES}><w:body>${document.body}<w:sectPr>${references}${document.section}</w:sectPr></w:body></w:document>`;
  const whole: readonly (readonly [name: string, xml: string])[] = [
    [
      "[Content_Types].xml",
      `${DECLARATION}<Types xmlns="${NAMESPACES.ct}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
        `<Override PartName="/word/document.xml" ContentType="${WORD_TYPE}.document.main+xml"/>${overrides.join("")}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
    ],
    [
      "_rels/.rels",
      `${DECLARATION}<Relationships xmlns="${NAMESPACES.rel}"><Relationship Id="rId1" Type="${NAMESPACES.r}/officeDocument" Target="word/document.xml"/>` +
        `<Relationship Id="rId2" Type="${NAMESPACES.rel}/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    ],
    ["word/document.xml", main],
    [
      "word/_rels/document.xml.rels",
      `${DECLARATION}<Relationships xmlns="${NAMESPACES.rel}">${relationships.join("")}</Relationships>`,
    ],
    ...parts,
    [
      "docProps/core.xml",
      `${DECLARATION}<cp:coreProperties xmlns:cp="${NAMESPACES.cp}" xmlns:dc="${NAMESPACES.dc}" xmlns:dcterms="${NAMESPACES.dcterms}" xmlns:xsi="${NAMESPACES.xsi}"><dc:title>${escapeText(document.title)}</dc:title>` +
        `<dc:creator>${escapeAttribute("Countersign starter templates")}</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">2026-11-22T00:00:00Z</dcterms:created></cp:coreProperties>`,
    ],
  ];
  const encoder = new TextEncoder();
  const entries: ZipEntry[] = [];
  for (const [name, xml] of whole) entries.push(await packEntry(name, encoder.encode(xml)));
  return writeZip(entries);
};
