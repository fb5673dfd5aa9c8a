// A clause comes from the library as a document of its own and takes the template's looks.
import type { TemplateLibrary } from "../../../src/drafting/compile/compile-template";
import { docx, p, type Recipe } from "../../support/docx-builder";
import { packageComplaints } from "../../support/package-oracle";
import { draftFrom, lines, mistakesOf, untagged } from "../drafted";

const library = (clauses: Readonly<Record<string, Recipe | string>>): TemplateLibrary => ({
  clause: async (name) => {
    const recipe = clauses[name];
    return recipe === undefined ? undefined : docx(typeof recipe === "string" ? { body: recipe } : recipe);
  },
});
const style = (id: string, name: string, more = ""): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`;
const abstract = (id: number, format: string): string =>
  `<w:abstractNum w:abstractNumId="${id}"><w:nsid w:val="1234ABCD"/><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>`;
const num = (id: number, of: number): string => `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/></w:num>`;
const numbered = (text: string, id: number): string =>
  p(text, "", `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${id}"/></w:numPr>`);

describe("clauses", () => {
  it("stand where their placeholder stood, with their own placeholders filled and every paragraph tagged", async () => {
    const made = await draftFrom(
      lines("before", "{{> offshore-disclosure}}", "after"),
      { client: { name: "Ana" } },
      {},
      library({ "offshore-disclosure": lines("{{client.name}} consents.", "{{#if x}}no{{else}}yes{{/if}}") }),
    );
    expect(made.text).toBe("before\nAna consents.\nyes\nafter");
    expect(untagged(made.content)).toBe(0);
    expect(packageComplaints(made.docx)).toEqual([]);
  });

  it("repeat with the block they stand in, stand in one another, and may speak of one fact", async () => {
    const clauses = library({ outer: p("{{name}}:") + p("{{> inner address}}"), inner: p("{{city}}") });
    expect(
      (
        await draftFrom(
          lines("{{#each parties}}", "{{> outer}}", "{{/each}}"),
          {
            parties: [
              { name: "A", address: { city: "X" } },
              { name: "B", address: { city: "Y" } },
            ],
          },
          {},
          clauses,
        )
      ).text,
    ).toBe("A:\nX\nB:\nY");
  });

  it("use the template's style of the same name, and bring those it does not have", async () => {
    const made = await draftFrom(
      { body: p("{{> c}}"), styles: style("BodyText", "Body Text", "<w:rPr><w:b/></w:rPr>") + style("Quote", "Other") },
      {},
      {},
      library({
        c: {
          body: p("one", "", '<w:pStyle w:val="BT"/>') + p("two", "", '<w:pStyle w:val="Quote"/>'),
          styles:
            style("BT", "body text", "<w:rPr><w:i/></w:rPr>") +
            style("Quote", "Block Quote", '<w:basedOn w:val="BT"/><w:rPr><w:sz w:val="20"/></w:rPr>'),
        },
      }),
    );
    const xml = made.xml("word/document.xml");
    expect(xml).toContain('<w:pStyle w:val="BodyText"/>');
    expect(xml).toContain('<w:pStyle w:val="Quote2"/>');
    expect(made.xml("word/styles.xml")).toContain(
      'w:styleId="Quote2"><w:name w:val="Block Quote"/><w:basedOn w:val="BodyText"/>',
    );
    expect(packageComplaints(made.docx)).toEqual([]);
  });

  it("keep their lists as lists of their own", async () => {
    const made = await draftFrom(
      { body: numbered("a", 1) + p("{{> c}}") + numbered("b", 1), numbering: abstract(0, "decimal") + num(1, 0) },
      {},
      {},
      library({ c: { body: numbered("x", 1) + numbered("y", 1), numbering: abstract(0, "upperLetter") + num(1, 0) } }),
    );
    expect(made.content.stories[0]?.paragraphs.map((paragraph) => `${paragraph.label} ${paragraph.text}`)).toEqual([
      "1. a",
      "A. x",
      "B. y",
      "2. b",
    ]);
    expect(packageComplaints(made.docx)).toEqual([]);
  });

  it("that stand in clauses keep their own lists too, none renumbered twice", async () => {
    const list = (format: string, more: string): Recipe => ({
      body: numbered("x", 1) + more,
      numbering: abstract(0, format) + num(1, 0),
    });
    const made = await draftFrom(
      { body: numbered("a", 1) + p("{{> outer}}") + numbered("b", 1), numbering: abstract(0, "decimal") + num(1, 0) },
      {},
      {},
      library({ outer: list("upperRoman", p("{{> inner}}")), inner: list("lowerLetter", "") }),
    );
    expect(made.content.stories[0]?.paragraphs.map((paragraph) => paragraph.label)).toEqual(["1.", "I.", "a.", "2."]);
  });

  it("bring pictures and links, and rename a bookmark the template has too, with what refers to it", async () => {
    const png = Uint8Array.from([137, 80, 78, 71, 13, 10, 26, 10]);
    const marked =
      '<w:p><w:bookmarkStart w:id="0" w:name="Here"/><w:r><w:t>x</w:t></w:r><w:bookmarkEnd w:id="0"/></w:p>';
    const made = await draftFrom(
      marked + p("{{> c}}"),
      {},
      {},
      library({
        c: {
          body: `${marked}<w:p><w:hyperlink r:id="link"><w:r><w:t>site</w:t></w:r></w:hyperlink><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF Here </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>x</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p><w:p><w:r><w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="1" name="seal"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="seal"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="pic"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1" cy="1"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`,
          parts: { "word/media/image1.png": png },
          relationships: [
            {
              id: "link",
              type: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
              target: "https://example.org/",
              external: true,
            },
            {
              id: "pic",
              type: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image",
              target: "media/image1.png",
            },
          ],
        },
      }),
    );
    expect(made.xml("word/document.xml")).toMatch(/w:name="Here_2".*REF Here_2/s);
    expect(made.xml("word/_rels/document.xml.rels")).toMatch(/media\/clause1\.png/);
    expect(packageComplaints(made.docx)).toEqual([]);
  });

  it.each([
    ["that the library does not have", lines("{{> nowhere}}"), {}, "unknown-clause"],
    ["that stand in themselves", lines("{{> a}}"), { a: lines("{{> b}}"), b: lines("{{> a}}") }, "circular-clause"],
    [
      "with tracked changes",
      lines("{{> a}}"),
      { a: '<w:p><w:ins w:id="1" w:author="A"><w:r><w:t>x</w:t></w:r></w:ins></w:p>' },
      "unreadable-clause",
    ],
    ["beside other words", lines("see {{> a}}"), { a: lines("x") }, "clause-out-of-place"],
    ["with mistakes of their own", lines("{{> a}}"), { a: lines("{{#if x}}") }, "unclosed-block"],
  ])("are a mistake %s", async (_what, body, clauses, code) => {
    expect((await mistakesOf(body, library(clauses))).map((mistake) => mistake.code)).toEqual([code]);
  });

  it("that are no Word document are a mistake with the reason", async () => {
    expect(await mistakesOf(lines("{{> a}}"), { clause: async () => new Uint8Array([1, 2, 3]) })).toMatchObject([
      { code: "unreadable-clause", message: expect.stringMatching(/too short/) },
    ]);
  });

  it("are refused by name in a paragraph that anchors a text box, which would leave with it", async () => {
    const beside = (inBox: string): string =>
      `<w:p><w:r><w:t>{{&gt; c}}</w:t></w:r><w:r><w:pict><v:shape><v:textbox><w:txbxContent>${p(inBox)}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`;
    for (const inBox of ["{{> c}}", "a word"])
      expect(await mistakesOf(beside(inBox), library({ c: p("words") }))).toMatchObject([
        { code: "clause-out-of-place", message: "The clause {{> c}} must stand alone in its paragraph." },
      ]);
  });
});
