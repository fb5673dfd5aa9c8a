import { removeComments, withoutCommentAnchors } from "../../src/docx/parts/comments";
import { openPackage, savePackage } from "../../src/docx/package/package";
import { PackageChanges } from "../../src/docx/package/package-changes";
import { listAllRevisionMarks, listRevisionMarks, REVISION_ELEMENTS } from "../../src/docx/parts/tracked-changes";
import { forEachCorpusFile } from "../support/corpus";
import { docx, p, W_NAMESPACES } from "../support/docx-builder";
import { newComplaints, packageComplaints } from "../support/package-oracle";

describe("revision marks", () => {
  it.each([...REVISION_ELEMENTS])("%s is found wherever it stands", (name) => {
    const xml = `<w:hdr ${W_NAMESPACES}>${p("first")}<w:p><w:r><w:t>x</w:t></w:r><${name} w:id="1" w:author="B. Tan" w:date="2026-03-03T10:00:00Z"/></w:p><w:tbl><${name} w:id="2"/></w:tbl></w:hdr>`;
    const marks = listRevisionMarks(xml, "word/header1.xml");
    expect(marks.map(({ kind, paragraph, author }) => [kind, paragraph, author])).toEqual([
      [name, 1, "B. Tan"],
      [name, undefined, undefined],
    ]);
    expect(xml.slice(marks[1]?.start, marks[1]?.end)).toBe(`<${name} w:id="2"/>`);
  });
  it("of styles and numbering count too", async () => {
    const pkg = await openPackage(
      docx({
        body: p("x"),
        styles:
          '<w:style w:type="paragraph" w:styleId="A"><w:rPr><w:rPrChange w:id="1" w:author="A"><w:rPr/></w:rPrChange></w:rPr></w:style>',
      }),
    );
    expect((await listAllRevisionMarks(pkg)).map(({ part, kind }) => [part, kind])).toEqual([
      ["word/styles.xml", "w:rPrChange"],
    ]);
  });
  it("cover exactly the words they insert", () => {
    const ins = '<w:ins w:id="1" w:author="A"><w:r><w:t>new</w:t></w:r></w:ins>';
    const xml = `<w:p ${W_NAMESPACES}>${ins}</w:p>`;
    expect(listRevisionMarks(xml, "x").map(({ start, end }) => xml.slice(start, end))).toEqual([ins]);
  });
});

describe("comments", () => {
  const anchored =
    '<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>asked</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:rPr><w:b/></w:rPr><w:commentReference w:id="0"/></w:r><w:r><w:t>more</w:t><w:commentReference w:id="1"/></w:r></w:p>';
  const recipe = {
    body: anchored,
    comments: `<w:comment w:id="0" w:author="D. Whitcomb"><w:p w14:paraId="00000001"/><w:p w14:paraId="00000002"><w:r><w:annotationRef/></w:r></w:p></w:comment><w:comment w:id="1" w:author="A. Reyes"><w:p w14:paraId="00000003"/></w:comment>`,
    parts: {
      "word/commentsExtended.xml": `<w15:commentsEx ${W_NAMESPACES}><w15:commentEx w15:paraId="00000002" w15:done="1"/><w15:commentEx w15:paraId="00000003" w15:done="0"/></w15:commentsEx>`,
    },
    relationships: [
      {
        id: "rIdX",
        type: "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
        target: "commentsExtended.xml",
      },
    ],
    contentTypes: {
      "/word/commentsExtended.xml":
        "application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml",
    },
  };
  it("go with their anchors and parts, and no word goes with them", async () => {
    const pkg = await openPackage(docx(recipe));
    const changes = new PackageChanges(pkg);
    await removeComments(changes);
    const saved = await openPackage(await savePackage(pkg, changes.all()));
    expect(await saved.text("word/document.xml")).toContain(
      "<w:p><w:r><w:t>asked</w:t></w:r><w:r><w:t>more</w:t></w:r></w:p>",
    );
    expect(saved.partNames().filter((name) => /omment/.test(name))).toEqual([]);
    expect(packageComplaints(await savePackage(pkg, changes.all()))).toEqual([]);
  });
  it("leave a story without any as the very same string", () => {
    const xml = `<w:hdr ${W_NAMESPACES}>${p("no comment here")}</w:hdr>`;
    expect(withoutCommentAnchors(xml, "x")).toBe(xml);
  });
  forEachCorpusFile("leave a real document sound when they go", async (bytes) => {
    const pkg = await openPackage(bytes);
    const changes = new PackageChanges(pkg);
    await removeComments(changes);
    const saved = await savePackage(pkg, changes.all());
    expect((await openPackage(saved)).partNames().filter((name) => /\/comments|\/people/.test(name))).toEqual([]);
    expect(newComplaints(bytes, saved)).toEqual([]);
  });
});
