/**
 * Canonical content, "In": every one of these changes to a single paragraph, in whatever story it stands, changes the content hash
 * and exactly that paragraph's words; nothing else in the document may move.
 */
import type { DocumentContent } from "../../../src/docx/canonical/document-content";
import { readContent } from "../../../src/docx/canonical/read-content";
import { docx, p, type Recipe } from "../../support/docx-builder";

const PICTURE = new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 1, 2, 3]);
const OTHER_PICTURE = new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 9, 9, 9]);
const IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image";
const LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink";

const picture = (about: { id?: string; alt?: string; crop?: string; cx?: number; effect?: string } = {}): string =>
  `<w:drawing><wp:inline><wp:extent cx="${about.cx ?? 914400}" cy="914400"/><wp:docPr id="1" name="Picture 1" descr="${about.alt ?? "Exhibit A"}"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="a.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="${about.id ?? "rIdA"}">${about.effect ?? ""}</a:blip>${about.crop ?? ""}<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${about.cx ?? 914400}" cy="914400"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>`;

const field = (instruction: string, result: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>${result}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;

const checkBox = (checked: string, glyph: string): string =>
  `<w:sdt><w:sdtPr><w:id w:val="77"/><w14:checkbox><w14:checked w14:val="${checked}"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>${glyph}</w:t></w:r></w:sdtContent></w:sdt>`;

const equation = (text: string): string => `<m:oMath><m:r><m:t>${text}</m:t></m:r></m:oMath>`;

/** The paragraph under attack, in its first state: content of a `w:p` after its properties. */
const PLAIN = '<w:r><w:t xml:space="preserve">The defendant owes nine thousand dollars.</w:t></w:r>';
const run = (properties: string, text = "The defendant owes nine thousand dollars."): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;

interface Change {
  readonly from?: string;
  readonly to: string;
  /** Paragraph properties. */
  readonly toProperties?: string;
}

const CHANGES: Readonly<Record<string, Change>> = {
  "a letter changed": { to: run("", "The defendant owes nine thousand dollarz.") },
  "a word struck out of the sentence": { to: run("", "The defendant owes thousand dollars.") },
  "a space doubled": { to: run("", "The defendant  owes nine thousand dollars.") },
  "a space made a no-break space": { to: run("", "The defendant\u00a0owes nine thousand dollars.") },
  "a letter replaced by a look-alike": { to: run("", "The def\u0435ndant owes nine thousand dollars.") },
  "a zero-width space put in": { to: run("", "The defendant owes\u200b nine thousand dollars.") },
  "a direction override put in": { to: run("", "The defendant owes \u202enine\u202c thousand dollars.") },
  "an accent composed another way": { from: run("", "Jos\u00e9"), to: run("", "Jose\u0301") },
  "a tab for a space": {
    to: '<w:r><w:t>The defendant</w:t><w:tab/><w:t xml:space="preserve">owes nine thousand dollars.</w:t></w:r>',
  },
  "a line break for a space": {
    to: "<w:r><w:t>The defendant</w:t><w:br/><w:t>owes nine thousand dollars.</w:t></w:r>",
  },
  "a page break for a line break": {
    from: "<w:r><w:t>A</w:t><w:br/><w:t>B</w:t></w:r>",
    to: '<w:r><w:t>A</w:t><w:br w:type="page"/><w:t>B</w:t></w:r>',
  },
  "a column break for a page break": {
    from: '<w:r><w:br w:type="page"/></w:r>',
    to: '<w:r><w:br w:type="column"/></w:r>',
  },
  "a no-break hyphen for a hyphen": {
    from: run("", "A-B"),
    to: "<w:r><w:t>A</w:t><w:noBreakHyphen/><w:t>B</w:t></w:r>",
  },
  "a soft hyphen put in": { from: run("", "AB"), to: "<w:r><w:t>A</w:t><w:softHyphen/><w:t>B</w:t></w:r>" },
  "a symbol's character": {
    from: '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>',
    to: '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>',
  },
  "a symbol's font": {
    from: '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>',
    to: '<w:r><w:sym w:font="Symbol" w:char="F0FE"/></w:r>',
  },
  "text set in a symbol font": { to: run('<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>') },
  "text set in a font nobody knows": { to: run('<w:rFonts w:ascii="Free 3 of 9" w:hAnsi="Free 3 of 9"/>') },
  "one word struck through": {
    to: `${run("", "The defendant owes ")}${run("<w:strike/>", "nine thousand")}${run("", " dollars.")}`,
  },
  "double strike": { to: run("<w:dstrike/>") },
  "hidden text": { to: run("<w:vanish/>") },
  "hidden in web view": { to: run("<w:webHidden/>") },
  "hidden as a style separator": { to: run("<w:specVanish/>") },
  bold: { to: run("<w:b/>") },
  italic: { to: run("<w:i/>") },
  underline: { to: run('<w:u w:val="single"/>') },
  "double instead of single underline": { from: run('<w:u w:val="single"/>'), to: run('<w:u w:val="double"/>') },
  "all capitals": { to: run("<w:caps/>") },
  "small capitals": { to: run("<w:smallCaps/>") },
  superscript: { to: run('<w:vertAlign w:val="superscript"/>') },
  "white letters": { to: run('<w:color w:val="FFFFFF"/>') },
  "another red": { from: run('<w:color w:val="FF0000"/>'), to: run('<w:color w:val="EE0000"/>') },
  highlighted: { to: run('<w:highlight w:val="yellow"/>') },
  "black highlight, a redaction": { to: run('<w:highlight w:val="black"/>') },
  "shaded letters": { to: run('<w:shd w:val="clear" w:color="auto" w:fill="000000"/>') },
  "one point print": { to: run('<w:sz w:val="2"/>') },
  "half a point larger": { from: run('<w:sz w:val="24"/>'), to: run('<w:sz w:val="25"/>') },
  "letters squeezed to a tenth": { to: run('<w:w w:val="10"/>') },
  "letters drawn together": { to: run('<w:spacing w:val="-120"/>') },
  "text fitted into nothing": { to: run('<w:fitText w:val="20" w:id="1"/>') },
  "letters raised off the line": { to: run('<w:position w:val="200"/>') },
  "right to left": { to: run("<w:rtl/>") },
  "an embedding": { to: `<w:bdo w:val="rtl">${PLAIN}</w:bdo>` },
  "a direction": { to: `<w:dir w:val="rtl">${PLAIN}</w:dir>` },
  embossed: { to: run("<w:emboss/>") },
  "letters without fill": { to: run("<w14:textFill><w14:noFill/></w14:textFill>") },
  "a border round the words": { to: run('<w:bdr w:val="single" w:sz="4"/>') },
  "an emphasis mark": { to: run('<w:em w:val="dot"/>') },
  "bold of Hebrew letters": { from: run("<w:rtl/>", "\u05d0\u05d1"), to: run("<w:rtl/><w:bCs/>", "\u05d0\u05d1") },
  "the words inserted under tracking": { to: `<w:ins w:id="5" w:author="X">${PLAIN}</w:ins>` },
  "the words deleted under tracking": {
    to: '<w:del w:id="5" w:author="X"><w:r><w:delText>The defendant owes nine thousand dollars.</w:delText></w:r></w:del>',
  },
  "deleted instead of inserted": {
    from: '<w:ins w:id="5" w:author="X"><w:r><w:t>A</w:t></w:r></w:ins>',
    to: '<w:del w:id="5" w:author="X"><w:r><w:delText>A</w:delText></w:r></w:del>',
  },
  "moved away under tracking": { to: `<w:moveFrom w:id="5" w:author="X">${PLAIN}</w:moveFrom>` },
  "moved here under tracking": { to: `<w:moveTo w:id="5" w:author="X">${PLAIN}</w:moveTo>` },
  "a formatting change under tracking": {
    to: run('<w:rPrChange w:id="6" w:author="X"><w:rPr><w:b/></w:rPr></w:rPrChange>'),
  },
  "a link put round the words": { to: `<w:hyperlink r:id="rIdL">${PLAIN}</w:hyperlink>` },
  "a link's address": {
    from: `<w:hyperlink r:id="rIdL">${PLAIN}</w:hyperlink>`,
    to: `<w:hyperlink r:id="rIdM">${PLAIN}</w:hyperlink>`,
  },
  "a link's place in the document": {
    from: `<w:hyperlink w:anchor="one">${PLAIN}</w:hyperlink>`,
    to: `<w:hyperlink w:anchor="two">${PLAIN}</w:hyperlink>`,
  },
  "a field's kind": { from: field("REF a", "1"), to: field("SEQ a", "1") },
  "a field's arguments": { from: field("REF a \\h", "1"), to: field("REF b \\h", "1") },
  "a field's shown result": { from: field("REF a \\h", "paragraph 4"), to: field("REF a \\h", "paragraph 5") },
  "text turned into a field": { from: run("", "paragraph 4"), to: field("REF a \\h", "paragraph 4") },
  "a page number's kind": { from: field("PAGE", "3"), to: field("NUMPAGES", "3") },
  "words in place of a page number": { from: field("PAGE", "3"), to: field("PAGE", "we admit liability") },
  "a picture's bytes": { from: `<w:r>${picture()}</w:r>`, to: `<w:r>${picture({ id: "rIdB" })}</w:r>` },
  "a picture's alternative text": {
    from: `<w:r>${picture()}</w:r>`,
    to: `<w:r>${picture({ alt: "Exhibit B" })}</w:r>`,
  },
  "a picture's crop": {
    from: `<w:r>${picture()}</w:r>`,
    to: `<w:r>${picture({ crop: '<a:srcRect l="50000"/>' })}</w:r>`,
  },
  "a picture's size": { from: `<w:r>${picture()}</w:r>`, to: `<w:r>${picture({ cx: 914400 + 12700 })}</w:r>` },
  "a picture's transparency": {
    from: `<w:r>${picture()}</w:r>`,
    to: `<w:r>${picture({ effect: '<a:alphaModFix amt="0"/>' })}</w:r>`,
  },
  "a check box ticked": { from: checkBox("0", "\u2610"), to: checkBox("1", "\u2612") },
  "a check box ticked behind its old sign": { from: checkBox("0", "\u2610"), to: checkBox("1", "\u2610") },
  "an equation": { from: equation("x=1"), to: equation("x=2") },
  "a form field's value": {
    from: '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
    to: '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="1"/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
  },
  "a named blank's name": {
    from: '<w:bookmarkStart w:id="9" w:name="cs_blank_1_case_number"/><w:r><w:t>________</w:t></w:r><w:bookmarkEnd w:id="9"/>',
    to: '<w:bookmarkStart w:id="9" w:name="cs_blank_1_signature"/><w:r><w:t>________</w:t></w:r><w:bookmarkEnd w:id="9"/>',
  },
  "a named blank's length": {
    from: '<w:bookmarkStart w:id="9" w:name="cs_blank_1_case_number"/><w:r><w:t>________</w:t></w:r><w:bookmarkEnd w:id="9"/>',
    to: '<w:bookmarkStart w:id="9" w:name="cs_blank_1_case_number"/><w:r><w:t>_________</w:t></w:r><w:bookmarkEnd w:id="9"/>',
  },
  "a named blank filled": {
    from: '<w:bookmarkStart w:id="9" w:name="cs_blank_1_case_number"/><w:r><w:t>________</w:t></w:r><w:bookmarkEnd w:id="9"/>',
    to: '<w:bookmarkStart w:id="9" w:name="cs_blank_1_case_number"/><w:r><w:t>25STCV0001</w:t></w:r><w:bookmarkEnd w:id="9"/>',
  },
  "a line turned into a named blank": {
    from: "<w:r><w:t>________</w:t></w:r>",
    to: '<w:bookmarkStart w:id="9" w:name="cs_blank_1_x"/><w:r><w:t>________</w:t></w:r><w:bookmarkEnd w:id="9"/>',
  },
  "an unknown element": { to: `${PLAIN}<x:note xmlns:x="urn:x">hi</x:note>` },
  "an unknown element's words": {
    from: `${PLAIN}<x:note xmlns:x="urn:x">hi</x:note>`,
    to: `${PLAIN}<x:note xmlns:x="urn:x">ho</x:note>`,
  },
  "an unknown formatting property": { to: run('<w:sparkle w:val="1"/>') },
  "an unknown attribute on text": {
    to: '<w:r><w:t w:strange="1">The defendant owes nine thousand dollars.</w:t></w:r>',
  },
  "a property given a second time": { from: run("<w:b/>"), to: run('<w:b/><w:b w:val="0"/>') },
  "shading of the paragraph": { to: PLAIN, toProperties: '<w:shd w:val="clear" w:fill="FFFF00"/>' },
  "a border over the paragraph": { to: PLAIN, toProperties: '<w:pBdr><w:bottom w:val="single" w:sz="6"/></w:pBdr>' },
  "a frame": { to: PLAIN, toProperties: '<w:framePr w:w="10" w:h="10" w:hRule="exact"/>' },
  "right-to-left paragraph": { to: PLAIN, toProperties: "<w:bidi/>" },
  "lines lower than the letters": { to: PLAIN, toProperties: '<w:spacing w:line="20" w:lineRule="exact"/>' },
  "an indent off the page": { to: PLAIN, toProperties: '<w:ind w:left="-4000"/>' },
  "an indent past the right margin": { to: PLAIN, toProperties: '<w:ind w:left="9300"/>' },
  "a hidden paragraph mark": { to: PLAIN, toProperties: "<w:rPr><w:vanish/></w:rPr>" },
  "an inserted paragraph mark": { to: PLAIN, toProperties: '<w:rPr><w:ins w:id="3" w:author="X"/></w:rPr>' },
  "a paragraph style that is bold": { to: PLAIN, toProperties: '<w:pStyle w:val="Loud"/>' },
  "a character style that is struck": { to: run('<w:rStyle w:val="Struck"/>') },
};

const STYLES =
  '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="24"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>' +
  '<w:style w:type="paragraph" w:styleId="Loud"><w:name w:val="Loud"/><w:basedOn w:val="Normal"/><w:rPr><w:b/></w:rPr></w:style><w:style w:type="character" w:styleId="Struck"><w:name w:val="Struck"/><w:rPr><w:strike/></w:rPr></w:style>' +
  '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/></w:style>';

const note = (id: number, content: string): string => `<w:footnote w:id="${id}">${content}</w:footnote>`;
const textBox = (content: string): string =>
  `<w:r><w:drawing><wp:anchor relativeHeight="1" behindDoc="0"><wp:positionH relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionH><wp:extent cx="1270000" cy="1270000"/><wp:docPr id="5" name="Box"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx><w:txbxContent>${content}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>`;

/** Where the paragraph under attack can stand: a whole document round it. */
const STORIES: Readonly<Record<string, (target: string) => Recipe>> = {
  body: (target) => ({ body: `${p("First.")}${target}${p("Last.")}` }),
  "table cell": (target) => ({
    body: `${p("First.")}<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:tcPr/>${p("Beside.")}</w:tc><w:tc><w:tcPr/>${target}</w:tc></w:tr></w:tbl>${p("Last.")}`,
  }),
  header: (target) => ({
    body: p("Body."),
    headers: { rIdH: `${p("Above.")}${target}` },
    section: '<w:headerReference w:type="default" r:id="rIdH"/>',
  }),
  footer: (target) => ({
    body: p("Body."),
    footers: { rIdF: `${p("Above.")}${target}` },
    section: '<w:footerReference w:type="first" r:id="rIdF"/>',
  }),
  footnote: (target) => ({
    body: '<w:p><w:r><w:t>See</w:t><w:footnoteReference w:id="2"/></w:r></w:p>',
    footnotes: note(2, `${p("A note.")}${target}`),
  }),
  endnote: (target) => ({
    body: '<w:p><w:r><w:t>See</w:t><w:endnoteReference w:id="2"/></w:r></w:p>',
    endnotes: `<w:endnote w:id="2">${p("A note.")}${target}</w:endnote>`,
  }),
  "text box": (target) => ({ body: `<w:p>${textBox(`${p("In the box.")}${target}`)}</w:p>${p("Last.")}` }),
};

const SHARED: Partial<Recipe> = {
  styles: STYLES,
  parts: { "word/media/a.png": PICTURE, "word/media/b.png": OTHER_PICTURE },
};
const RELATIONSHIPS = [
  { id: "rIdA", type: IMAGE, target: "media/a.png" },
  { id: "rIdB", type: IMAGE, target: "media/b.png" },
  { id: "rIdL", type: LINK, target: "https://court.example/a", external: true },
  { id: "rIdM", type: LINK, target: "https://court.example/b", external: true },
];

const make = (story: keyof typeof STORIES, content: string, properties = ""): Uint8Array => {
  const recipe = (STORIES[story] as (target: string) => Recipe)(`<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`);
  const relationshipsPart = (owner: string): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${RELATIONSHIPS.map((one) => `<Relationship Id="${one.id}" Type="${one.type}" Target="${one.target}"${one.external === true ? ' TargetMode="External"' : ""}/>`).join("")}</Relationships><!--${owner}-->`;
  const extra: Record<string, string> = {};
  if (story === "header") extra["word/_rels/header_rIdH.xml.rels"] = relationshipsPart("header");
  if (story === "footer") extra["word/_rels/footer_rIdF.xml.rels"] = relationshipsPart("footer");
  if (story === "footnote") extra["word/_rels/footnotes.xml.rels"] = relationshipsPart("notes");
  if (story === "endnote") extra["word/_rels/endnotes.xml.rels"] = relationshipsPart("notes");
  return docx({ ...SHARED, ...recipe, parts: { ...SHARED.parts, ...extra }, relationships: RELATIONSHIPS });
};

/** Every paragraph of a document as one list, by story. */
export const paragraphsOf = (
  content: DocumentContent,
): readonly { readonly at: string; readonly words: string; readonly place: string }[] =>
  content.stories.flatMap((story) =>
    story.paragraphs.map((paragraph, index) => ({
      at: `${story.kind} ${story.part} ${index}`,
      words: paragraph.words,
      place: paragraph.place,
    })),
  );

describe.each(Object.keys(STORIES))("in the %s", (story) => {
  test.each(Object.entries(CHANGES))(
    "%s changes the content hash and the words of that paragraph alone",
    async (_name, { from = PLAIN, to, toProperties = "" }) => {
      const before = await readContent(make(story, from));
      const after = await readContent(make(story, to, toProperties));
      expect(after.hash).not.toBe(before.hash);
      const was = paragraphsOf(before);
      const is = paragraphsOf(after);
      expect(is).toHaveLength(was.length);
      const changed = is.filter((paragraph, index) => paragraph.words !== was[index]?.words);
      expect(changed).toHaveLength(1);
      expect(is.map((paragraph) => paragraph.place)).toEqual(was.map((paragraph) => paragraph.place));
    },
  );
});

/** Effective formatting decides: bold by style is bold. */
const SAME_LOOK = new Set(["a paragraph style that is bold"]);

test("no two of these states of one paragraph hash alike, but those that look alike", async () => {
  const states = new Map<string, string>();
  for (const [name, { from, to, toProperties = "" }] of Object.entries(CHANGES)) {
    if (SAME_LOOK.has(name)) continue;
    for (const [state, content, properties] of [
      ["before", from, ""],
      ["after", to, toProperties],
    ] as const) {
      if (content === undefined) continue;
      const { hash } = await readContent(make("body", content, properties));
      const known = states.get(hash);
      const encoded = `${content}|${properties}`;
      expect(known === undefined || known === encoded ? undefined : `${name} (${state})`).toBeUndefined();
      states.set(hash, encoded);
    }
  }
});
