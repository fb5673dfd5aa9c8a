import fc from "fast-check";
import { growingList, withChild } from "../../../src/docx/package/growing-list";
import { openPackage, savePackage } from "../../../src/docx/package/package";
import { PackageChanges } from "../../../src/docx/package/package-changes";
import { withRelationship, withTypeOfPart } from "../../../src/docx/package/package-edits";
import { childElements, parseXml } from "../../../src/docx/xml/xml-tree";
import { docx, p } from "../../support/docx-builder";

const TYPES = "http://schemas.openxmlformats.org/package/2006/content-types";
const RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships";
const roots = [
  `<Types xmlns="${TYPES}"></Types>`,
  `<Types xmlns="${TYPES}"/>`,
  `<?xml version="1.0"?>\n<t:Types xmlns:t="${TYPES}" ><t:Default Extension="xml" ContentType="a/b"/>\n</t:Types>`,
  `<t:Types xmlns:t="${TYPES}" />`,
];

describe("a list that is added to", () => {
  it("says the same whether it is read once or anew before each addition", () => {
    const edit = fc.record({
      part: fc.constantFrom("word/a.xml", "word/B.xml", "word/b.xml", 'word/"&<.xml'),
      type: fc.constantFrom("a/b", "c/d+xml", 'e/"f'),
    });
    fc.assert(
      fc.property(fc.constantFrom(...roots), fc.array(edit, { maxLength: 8 }), (root, edits) => {
        let once = growingList(root, "t");
        let anew = once.xml;
        for (const { part, type } of edits) {
          once = withTypeOfPart(once, part, type);
          anew = withTypeOfPart(growingList(anew, "t"), part, type).xml;
        }
        expect(once.xml).toBe(anew);
        expect(
          childElements(parseXml(once.xml, "t")).map(({ name, attributes }) => ({ name, attributes: [...attributes] })),
        ).toEqual(once.children.map(({ name, attributes }) => ({ name, attributes: [...attributes] })));
      }),
    );
  });
  it("gives each relationship an id of its own, also beside ids it did not make", () => {
    let list = growingList(
      `<Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="rId2" Type="t" Target="x"/></Relationships>`,
      "r",
    );
    for (let n = 0; n < 4; n += 1)
      list = withRelationship(list, "word/document.xml", { type: "t", target: `word/${n}.xml` }).list;
    expect(new Set(list.children.map((child) => child.attributes.get("Id"))).size).toBe(5);
    expect(withChild(list, "Relationship", "rel", [["Id", "z"]]).children).toHaveLength(6);
  });
  it("is read anew when its part was changed by another hand", async () => {
    const pkg = await openPackage(docx({ body: p("x") }));
    const changes = new PackageChanges(pkg);
    await changes.type("word/a.xml", "a/b");
    changes.set(
      "[Content_Types].xml",
      (await changes.text("[Content_Types].xml")).replace("/word/a.xml", "/word/c.xml"),
    );
    await changes.type("word/b.xml", "a/b");
    expect((await changes.text("[Content_Types].xml")).match(/\/word\/[abc]\.xml/g)).toEqual([
      "/word/c.xml",
      "/word/b.xml",
    ]);
  });
  it("of relationships tells what was added, and refuses one to a part that was taken out", async () => {
    const changes = new PackageChanges(await openPackage(docx({ body: p("x") })));
    const id = await changes.add("word/new.xml", "<n/>", "a/b", "word/document.xml", "urn:t");
    expect(await changes.relationships("word/document.xml")).toContainEqual({
      id,
      type: "urn:t",
      target: "word/new.xml",
      external: false,
    });
    const saved = await openPackage(await savePackage(changes.pkg, changes.all()));
    expect(await saved.relationships("word/document.xml")).toEqual(await changes.relationships("word/document.xml"));
    await changes.remove("word/new.xml");
    await expect(changes.relationships("word/document.xml")).rejects.toMatchObject({ code: "dangling-reference" });
  });
});
