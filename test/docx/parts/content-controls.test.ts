import * as fc from "fast-check";
import {
  changeControl,
  listContentControls,
  unwrapControl,
  withoutControls,
} from "../../../src/docx/parts/content-controls";
import { withDeclaredPrefixes } from "../../../src/docx/xml/markup-compatibility";
import { applySplices } from "../../../src/docx/xml/splice";
import { docx, p, W_NAMESPACES } from "../../support/docx-builder";
import { packageComplaints } from "../../support/package-oracle";
import { openPackage, savePackage } from "../../../src/docx/package/package";
import { sampled } from "../../support/sample";

const wrap = (content: string, properties: string): string =>
  `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
const body = (content: string): string => `<w:document ${W_NAMESPACES}><w:body>${content}</w:body></w:document>`;
const PART = "word/document.xml";

describe("controls", () => {
  it("are told apart by where they stand: around paragraphs, runs, rows and cells", () => {
    const run = wrap("<w:r><w:t>x</w:t></w:r>", '<w:tag w:val="run"/>');
    const cell = wrap(`<w:tc>${wrap(`<w:p>${run}</w:p>`, '<w:tag w:val="in cell"/>')}</w:tc>`, '<w:tag w:val="cell"/>');
    const row = wrap(`<w:tr>${cell}</w:tr>`, '<w:tag w:val="row"/>');
    const boxed = `<w:p><w:r><w:pict><w:txbxContent>${wrap(p("b"), '<w:tag w:val="boxed"/>')}</w:txbxContent></w:pict></w:r></w:p>`;
    const xml = body(
      wrap(p("1"), '<w:alias w:val="A &amp; B"/><w:tag w:val="block"/><w:id w:val="-5"/>') +
        `<w:tbl>${row}</w:tbl>` +
        boxed,
    );
    expect(listContentControls(xml, PART).map(({ tag, level, parent }) => [tag, level, parent])).toEqual([
      ["block", "block", undefined],
      ["row", "row", undefined],
      ["cell", "cell", 1],
      ["in cell", "block", 2],
      ["run", "run", 3],
      ["boxed", "block", undefined],
    ]);
    expect(listContentControls(xml, PART)[0]).toMatchObject({
      title: "A & B",
      id: "-5",
      bound: false,
      showingPlaceholder: false,
    });
  });

  it("say when they are bound to data or show a placeholder", () => {
    const [control] = listContentControls(
      body(wrap(p("1"), '<w:showingPlcHdr/><w:dataBinding w:xpath="/a" w:storeItemID="{1}"/><w:text/>')),
      PART,
    );
    expect(control).toMatchObject({ bound: true, showingPlaceholder: true });
  });

  const properties = fc
    .record({
      rPr: fc.boolean(),
      alias: fc.option(fc.constantFrom("Old", "A &lt; B"), { nil: undefined }),
      tag: fc.option(fc.constantFrom("old", ""), { nil: undefined }),
      color: fc.boolean(),
      kind: fc.constantFrom(
        "",
        "<w:text/>",
        '<w:date w:fullDate="2026-01-01T00:00:00Z"><w:dateFormat w:val="M/d/yyyy"/></w:date>',
        "<w:richText/>",
      ),
    })
    .map(
      ({ rPr, alias, tag, color, kind }) =>
        `${rPr ? "<w:rPr><w:b/></w:rPr>" : ""}${alias === undefined ? "" : `<w:alias w:val="${alias}"/>`}${tag === undefined ? "" : `<w:tag w:val="${tag}"/>`}<w:id w:val="7"/>${color ? '<w15:color w:val="00FF00"/>' : ""}${kind}`,
    );

  it("take a new tag, title and colour, in the order the schema wants, and lose nothing else", async () => {
    await fc.assert(
      fc.asyncProperty(properties, async (before) => {
        const pkg = await openPackage(docx({ body: wrap(p("words"), before) + p("after") }));
        const xml = await pkg.text(PART);
        const [control] = listContentControls(xml, PART);
        if (control === undefined) throw new Error("the control was not found");
        const changed = applySplices(
          xml,
          changeControl(control, { tag: "attorney-reviewed:X", title: 'Attorney "reviewed" & so on', color: "2E7D32" }),
        );
        const [after] = listContentControls(changed, PART);
        expect(after).toMatchObject({ tag: "attorney-reviewed:X", title: 'Attorney "reviewed" & so on', id: "7" });
        expect(changed.match(/w15:color /g)).toHaveLength(1);
        const ignorable = withDeclaredPrefixes(changed, PART, [], ["w15"]);
        expect(packageComplaints(await savePackage(pkg, new Map([[PART, ignorable]])))).toEqual([]);
      }),
      { numRuns: sampled(12, 60) },
    );
  });

  it.each([
    ["no properties", "<w:sdt><w:sdtContent><w:p/></w:sdtContent></w:sdt>"],
    ["empty properties", "<w:sdt><w:sdtPr/><w:sdtContent><w:p/></w:sdtContent></w:sdt>"],
  ])("take a tag even with %s", (_why, control) => {
    const xml = body(control);
    const [found] = listContentControls(xml, PART);
    if (found === undefined) throw new Error("the control was not found");
    const changed = applySplices(xml, changeControl(found, { tag: "t" }));
    expect(changed).toBe(
      body('<w:sdt><w:sdtPr><w:tag w:val="t"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>'),
    );
  });

  it("leave their content exactly as it was when they go", () => {
    const inner = wrap("<w:r><w:t>x</w:t></w:r>", '<w:tag w:val="keep"/>');
    const xml = body(p("a") + wrap(`<w:p>${inner}</w:p>`, '<w:tag w:val="go"/>') + p("b"));
    expect(withoutControls(xml, PART, ({ tag }) => tag === "go")).toBe(body(p("a") + `<w:p>${inner}</w:p>` + p("b")));
    expect(withoutControls(xml, PART, () => true)).toBe(body(p("a") + "<w:p><w:r><w:t>x</w:t></w:r></w:p>" + p("b")));
  });

  it("without content go altogether", () => {
    const xml = body("<w:sdt><w:sdtPr/><w:sdtContent/></w:sdt>");
    expect(applySplices(xml, listContentControls(xml, PART).flatMap(unwrapControl))).toBe(body(""));
  });
});
