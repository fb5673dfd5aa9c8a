import { DocxFault } from "../../../src/docx/docx-fault";
import { openPackage } from "../../../src/docx/package/package";
import { listSections, listStoryParts, listTextBoxes } from "../../../src/docx/parts/stories";
import { docx, LETTER, p, W_NAMESPACES } from "../../support/docx-builder";

const section = (content: string): string => `<w:p><w:pPr><w:sectPr>${content}${LETTER}</w:sectPr></w:pPr></w:p>`;
const header = (type: string, id: string): string => `<w:headerReference w:type="${type}" r:id="${id}"/>`;

describe("the parts that hold paragraphs", () => {
  it("are the body, every header and footer, and the notes, each once", async () => {
    const pkg = await openPackage(
      docx({ body: p("x"), headers: { rId5: p("h") }, footers: { rId6: p("f") }, footnotes: "", endnotes: "" }),
    );
    expect((await listStoryParts(pkg)).map(({ kind, part }) => `${kind} ${part}`).sort()).toEqual([
      "body word/document.xml",
      "endnote word/endnotes.xml",
      "footer word/footer_rId6.xml",
      "footnote word/footnotes.xml",
      "header word/header_rId5.xml",
    ]);
  });
});

describe("headers by section", () => {
  const headers = { rId1: p("one"), rId2: p("two"), rId3: p("three") };
  const shown = async (body: string, last: string, settings = ""): Promise<readonly string[]> => {
    const pkg = await openPackage(docx({ body, section: last + LETTER, headers, settings }));
    return (await listSections(pkg)).map(({ shown: references }) =>
      references.map(({ type, part }) => `${type} ${part.slice(12, 16)}`).join(", "),
    );
  };
  it("a section without its own header shows that of the section before", async () =>
    expect(await shown(section(header("default", "rId1")) + section(""), header("default", "rId2"))).toEqual([
      "default rId1",
      "default rId1",
      "default rId2",
    ]));
  it("a first-page header counts only where the section has a title page", async () => {
    expect(await shown(section(header("default", "rId1") + header("first", "rId2")), "<w:titlePg/>")).toEqual([
      "default rId1",
      "default rId1, first rId2",
    ]);
    expect(await shown(section(header("default", "rId1") + header("first", "rId2")), '<w:titlePg w:val="0"/>')).toEqual(
      ["default rId1", "default rId1"],
    );
  });
  it("an even-page header counts only where the settings ask for one", async () => {
    expect(await shown("", header("default", "rId1") + header("even", "rId2"))).toEqual(["default rId1"]);
    expect(await shown("", header("default", "rId1") + header("even", "rId2"), "<w:evenAndOddHeaders/>")).toEqual([
      "default rId1, even rId2",
    ]);
  });
  it("a section as it stood before a tracked change is no section", async () =>
    expect(
      await shown(
        "",
        `${header("default", "rId1")}<w:sectPrChange w:id="1" w:author="A"><w:sectPr>${header("default", "rId2")}</w:sectPr></w:sectPrChange>`,
      ),
    ).toEqual(["default rId1"]));
  it("a reference that names no header is a fault with the part's name", async () => {
    const pkg = await openPackage(docx({ body: p("x"), section: header("default", "rId77") + LETTER }));
    await expect(listSections(pkg)).rejects.toMatchObject({
      name: "DocxFault",
      code: "dangling-reference",
      part: "word/document.xml",
    });
    await expect(listSections(pkg)).rejects.toBeInstanceOf(DocxFault);
  });
  it("two headers of one type in one section are a fault: readers would differ", async () => {
    await expect(shown("", header("default", "rId1") + header("default", "rId2"))).rejects.toMatchObject({
      code: "entry-described-twice-differently",
    });
  });
});

describe("text boxes", () => {
  it("are found in both copies of a drawing, at the paragraph that anchors them", () => {
    const box = (text: string): string => `<w:txbxContent>${p(text)}</w:txbxContent>`;
    const xml = `<w:hdr ${W_NAMESPACES}>${p("before")}<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>${box("1")}</w:drawing></mc:Choice><mc:Fallback><w:pict>${box("1")}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p><w:p><w:r><w:pict>${box("2")}</w:pict></w:r></w:p></w:hdr>`;
    const boxes = listTextBoxes(xml, "word/header1.xml");
    expect(
      boxes.map(({ anchorParagraph, copy, alternate, depth }) => [anchorParagraph, copy, alternate, depth]),
    ).toEqual([
      [1, "choice", 0, 0],
      [1, "fallback", 0, 0],
      [4, undefined, undefined, 0],
    ]);
    expect(boxes.map(({ start, end }) => xml.slice(start, end))).toEqual([box("1"), box("1"), box("2")]);
  });
});
