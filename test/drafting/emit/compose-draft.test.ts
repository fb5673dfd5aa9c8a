// What a filled draft says and how it is tagged.
import { compileTemplate } from "../../../src/drafting/compile/compile-template";
import { composeDraft } from "../../../src/drafting/emit/compose-draft";
import { readContent } from "../../../src/docx/canonical/read-content";
import { docx, p } from "../../support/docx-builder";
import { packageComplaints } from "../../support/package-oracle";
import { draftFrom, filledPlain, lines, SETTING, untagged } from "../drafted";

const cell = (...content: readonly string[]): string =>
  `<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>${content.join("")}</w:tc>`;
const row = (...cells: readonly string[]): string => `<w:tr>${cells.join("")}</w:tr>`;
const table = (...rows: readonly string[]): string =>
  `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid>${rows.join("")}</w:tbl>`;

describe("filling", () => {
  it("prints a fact where its placeholder stood", async () => {
    expect((await draftFrom(lines("Dear {{client.name}},"), { client: { name: "Ana Ruiz" } })).text).toBe(
      "Dear Ana Ruiz,",
    );
  });

  it("reads a placeholder Word has split across runs, in the first run's format", async () => {
    const split = `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{{cli</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t>ent.na</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve">me}} lives</w:t></w:r></w:p>`;
    const { text, xml } = await draftFrom(split, { client: { name: "Ana" } });
    expect(text).toBe("Ana lives");
    expect(xml("word/document.xml")).toContain("<w:r><w:rPr><w:b/></w:rPr><w:t>Ana</w:t></w:r>");
  });

  it("prints a fact the same way wherever it stands in one format, and apart in another", async () => {
    const bold = (text: string): string => `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
    const { text, xml } = await draftFrom(lines("A {{a}} {{b}}", "B {{a}}") + `<w:p>${bold("C {{a}}")}</w:p>`, {
      a: "x & y",
      b: " z ",
    });
    expect(text).toBe("A x & y  z \nB x & y\nC x & y");
    const controls = xml("word/document.xml").match(/<w:sdt><w:sdtPr><w:alias w:val="[ab]"\/>.*?<\/w:sdt>/g) ?? [];
    expect(controls).toHaveLength(4);
    expect(controls[2]).toBe(controls[0]);
    expect(controls[3]).toBe(controls[0]?.replace("<w:r>", "<w:r><w:rPr><w:b/></w:rPr>"));
    // White space at an end is kept only where the file says so.
    expect(controls[1]).toContain('<w:t xml:space="preserve"> z </w:t>');
  });

  it("escapes what a fact holds: markup in a client's name stays text", async () => {
    expect((await draftFrom(lines("{{name}}"), { name: 'A & B <w:p/> "C"' })).text).toBe('A & B <w:p/> "C"');
  });

  it("prints false and 0, which are values and not absences", async () => {
    expect((await draftFrom(lines("{{a}} {{b}}"), { a: 0, b: false })).text).toBe("0 false");
  });

  it("turns line ends in a value into breaks and tabs into tabs", async () => {
    expect((await draftFrom(lines("{{address}}"), { address: "1 Main St\r\nReno\tNV" })).text).toBe(
      "1 Main St\nReno\tNV",
    );
  });

  it("keeps a tab, a break and a drawing that stand beside a placeholder in its run", async () => {
    expect(
      (await draftFrom("<w:p><w:r><w:t>A</w:t><w:tab/><w:t>{{x}}</w:t><w:br/><w:t>B</w:t></w:r></w:p>", { x: "1" }))
        .text,
    ).toBe("A\t1\nB");
  });

  it("shows an escaped placeholder as text, without its backslash", async () => {
    expect((await draftFrom(lines("\\{{x}} {{x}}"), { x: "1" })).text).toBe("{{x}} 1");
  });

  it("prints a missing fact as a visible highlighted blank and a blocking finding, never as undefined", async () => {
    const { text, findings, xml, ledger } = await draftFrom(
      lines("Of {{client.address}}, {{client.nick}}, {{client.note}}."),
      { client: { address: "  ", nick: null } },
    );
    expect(text).toBe("Of [client.address], [client.nick], [client.note].");
    expect(
      findings.map((finding) => [
        finding.code,
        finding.severity,
        finding.endedBy,
        finding.detail?.["path"],
        finding.unit,
      ]),
    ).toEqual(
      ["client.address", "client.nick", "client.note"].map((path) => [
        "missing-fact",
        "blocking",
        "fill",
        path,
        ledger.units[0]?.id,
      ]),
    );
    expect(xml("word/document.xml").match(/<w:highlight w:val="yellow"\/>/g)).toHaveLength(3);
  });

  it("does not call a path missing that only decides or is a default's argument", async () => {
    const { text, findings } = await draftFrom(
      lines("{{#if a}}x{{else}}none{{/if}} {{#each b}}{{this}}{{/each}} {{default c 'nobody'}}"),
      {},
    );
    expect(text).toBe("none  nobody");
    expect(findings).toEqual([]);
  });

  it("keeps a named blank as a ruled line inside its bookmark, and does not block on it", async () => {
    const { content, findings } = await draftFrom(
      lines('No. {{blank "case number"}} {{blank “signature” width=30}}'),
      {},
    );
    expect(content.blanks.map((blank) => [blank.name, blank.text])).toEqual([
      ["cs_blank_1_case_number", "_".repeat(24)],
      ["cs_blank_2_signature", "_".repeat(30)],
    ]);
    expect(findings).toEqual([]);
    expect(content.findings).toEqual([]);
  });
});

describe("blocks", () => {
  const parties = [
    { name: "Ana", role: "plaintiff" },
    { name: "Bo", role: "defendant" },
  ];

  it("lets a marker alone in its paragraph vanish with it, leaving no blank line", async () => {
    expect(
      (await draftFrom(lines("A", "{{#if yes}}", "in", "{{else}}", "out", "{{/if}}", "B"), { yes: true })).text,
    ).toBe("A\nin\nB");
    expect(
      (await draftFrom(lines("A", "{{#if yes}}", "in", "{{else}}", "out", "{{/if}}", "B"), { yes: false })).text,
    ).toBe("A\nout\nB");
  });

  it("follows else if chains", async () => {
    const chain = lines("{{#if a}}1{{else if b}}2{{else unless c}}3{{else}}4{{/if}}");
    expect((await draftFrom(chain, { b: 1 })).text).toBe("2");
    expect((await draftFrom(chain, { c: 0 })).text).toBe("3");
    expect((await draftFrom(chain, { c: 1 })).text).toBe("4");
  });

  it("repeats paragraphs, with @index, @first, @last, ../ and block parameters", async () => {
    expect(
      (
        await draftFrom(
          lines(
            "{{#each parties as |one n|}}",
            "{{n}} {{@index}} {{one.name}} {{../court}} {{#if @first}}first{{/if}}{{#if @last}}last{{/if}}",
            "{{/each}}",
          ),
          { parties, court: "LASC" },
        )
      ).text,
    ).toBe("0 0 Ana LASC first\n1 1 Bo LASC last");
  });

  it("repeats the row when the markers stand in two cells of it", async () => {
    const { text, content } = await draftFrom(
      table(
        row(cell(p("Name")), cell(p("Role"))),
        row(cell(p("{{#each parties}}{{name}}")), cell(p("{{role}}{{/each}}"))),
      ),
      { parties },
    );
    expect(text).toBe("Name\nRole\nAna\nplaintiff\nBo\ndefendant");
    expect(content.stories[0]?.paragraphs.every((paragraph) => paragraph.tableDepth === 1)).toBe(true);
  });

  it("lets a row that holds only markers vanish, and repeats the rows between", async () => {
    const rows = [
      row(cell(p("{{#each parties}}")), cell(p(""))),
      row(cell(p("{{name}}")), cell(p("{{role}}"))),
      row(cell(p("{{/each}}")), cell(p(""))),
    ];
    expect((await draftFrom(table(...rows), { parties })).text).toBe("Ana\nplaintiff\nBo\ndefendant");
  });

  it("takes the table along when a block leaves it no row", async () => {
    const { text, xml } = await draftFrom(
      p("before") + table(row(cell(p("{{#each none}}{{name}}")), cell(p("{{/each}}")))) + p("after"),
      { none: [] },
    );
    expect(text).toBe("before\nafter");
    expect(xml("word/document.xml")).not.toContain("<w:tbl>");
  });

  it("keeps a paragraph in a cell whose every block is empty, for a cell must end in one", async () => {
    const made = await draftFrom(table(row(cell(p("x")), cell(p("{{#if no}}"), p("gone"), p("{{/if}}")))), {});
    expect(made.text).toBe("x\n");
    expect(packageComplaints(made.docx)).toEqual([]);
    expect(untagged(made.content)).toBe(0);
  });

  it("takes a paragraph along whose inline block is empty, and keeps one that says something else too", async () => {
    expect((await draftFrom(lines("A", "{{#if no}}gone{{/if}}", "Note: {{#if no}}gone{{/if}}", "B"), {})).text).toBe(
      "A\nNote: \nB",
    );
  });

  it("works around a whole table between paragraphs", async () => {
    const body =
      p("{{#each groups}}") +
      table(row(cell(p("{{title}}")), cell(p("{{@index}}")))) +
      p("between") +
      p("{{/each}}") +
      p("end");
    expect((await draftFrom(body, { groups: [{ title: "a" }, { title: "b" }] })).text).toBe(
      "a\n0\nbetween\nb\n1\nbetween\nend",
    );
  });

  it("works in headers, footers, notes and both copies of a text box alike", async () => {
    const box = (content: string): string =>
      `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionH><wp:positionV relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="914400" cy="914400"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr id="9" name="Box"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="914400" cy="914400"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent>${content}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape style="width:72pt;height:72pt"><v:textbox><w:txbxContent>${content}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
    const list = lines("{{#each parties}}", "{{name}}", "{{/each}}");
    const made = await draftFrom(
      {
        body: box(list) + p("body"),
        headers: { h1: list },
        footers: { f1: list },
        footnotes: `<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:id="1">${list}</w:footnote>`,
        section:
          '<w:headerReference w:type="default" r:id="h1"/><w:footerReference w:type="default" r:id="f1"/><w:pgSz w:w="12240" w:h="15840"/>',
      },
      { parties },
    );
    const texts = (kind: string): string[] =>
      made.content.stories
        .filter((story) => story.kind === kind)
        .map((story) => story.paragraphs.map((paragraph) => paragraph.text).join("\n"));
    expect(texts("textbox")).toEqual(["Ana\nBo"]);
    expect(texts("header")).toEqual(["Ana\nBo"]);
    expect(texts("footer")).toEqual(["Ana\nBo"]);
    expect(made.xml("word/footnotes.xml")).toContain("Ana");
    expect(made.content.findings.filter((finding) => finding.code === "alternate-content-differs")).toEqual([]);
    // Both copies carry the same units, each once.
    const inBoxes = [...made.xml("word/document.xml").matchAll(/<w:txbxContent>(.*?)<\/w:txbxContent>/gs)].map(
      ([, inner]) => [...(inner as string).matchAll(/review:([0-9A-Z]{16})/g)].map(([, id]) => id),
    );
    expect(inBoxes[0]).toHaveLength(2);
    expect(inBoxes[1]).toEqual(inBoxes[0]);
    expect(untagged(made.content)).toBe(0);
  });
});

describe("tags", () => {
  it("puts every paragraph of every story in one control of its own, with ids used once", async () => {
    const made = await draftFrom(
      {
        body: lines("A {{x}}", "", "B") + table(row(cell(p("c")), cell(p("")))) + p("end"),
        headers: { h1: p("head") },
        section: '<w:headerReference w:type="default" r:id="h1"/>',
      },
      { x: 1 },
    );
    expect(untagged(made.content)).toBe(0);
    const ids = made.content.stories.flatMap((story) => story.paragraphs.map((paragraph) => paragraph.id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(packageComplaints(made.docx)).toEqual([]);
    expect(made.ledger.units.map((unit) => unit.id).sort()).toEqual([...ids].sort());
  });

  it("gives paragraphs that a field ties together one control", async () => {
    const field = `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o "1-3" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>One</w:t></w:r></w:p>${p("Two")}<w:p><w:r><w:t>Three</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`;
    const { content } = await draftFrom(p("A") + field + p("B"), {});
    const ids = content.stories[0]?.paragraphs.map((paragraph) => paragraph.id) ?? [];
    expect(ids[1]).toBe(ids[2]);
    expect(ids[2]).toBe(ids[3]);
    expect(new Set(ids).size).toBe(3);
  });

  it("does not let a control stand around a section break alone: the paragraph before shares it", async () => {
    const body = `${p("A")}${p("B")}<w:p><w:pPr><w:sectPr><w:pgSz w:w="12240" w:h="15840"/></w:sectPr></w:pPr></w:p>${p("C")}`;
    const { content } = await draftFrom(body, {});
    const ids = content.stories[0]?.paragraphs.map((paragraph) => paragraph.id) ?? [];
    expect(ids[1]).toBe(ids[2]);
    expect(new Set(ids).size).toBe(3);
  });

  it("lets a bookmark nobody refers to tie nothing, and one that is referred to tie its paragraphs", async () => {
    const marked = `<w:p><w:bookmarkStart w:id="5" w:name="Facts"/><w:r><w:t>A</w:t></w:r></w:p><w:p><w:r><w:t>B</w:t></w:r><w:bookmarkEnd w:id="5"/></w:p>`;
    const reference =
      '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF Facts </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>A</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>';
    expect(
      new Set((await draftFrom(marked, {})).content.stories[0]?.paragraphs.map((paragraph) => paragraph.id)).size,
    ).toBe(2);
    expect(
      new Set((await draftFrom(marked + reference, {})).content.stories[0]?.paragraphs.map((paragraph) => paragraph.id))
        .size,
    ).toBe(2);
  });

  it("wraps a date or list control whole, for no control of ours may stand inside it", async () => {
    const date = `<w:sdt><w:sdtPr><w:tag w:val="due"/><w:id w:val="77"/><w:date><w:dateFormat w:val="M/d/yyyy"/></w:date></w:sdtPr><w:sdtContent>${p("1/2/2027")}</w:sdtContent></w:sdt>`;
    const made = await draftFrom(date + p("end"), {});
    expect(untagged(made.content)).toBe(0);
    expect(made.xml("word/document.xml")).toMatch(/review:[0-9A-Z]{16}.*<w:tag w:val="due"\/>/s);
    expect(packageComplaints(made.docx)).toEqual([]);
  });

  it("puts a scalar fact outside lists into an inline control that names its row, and none inside a list", async () => {
    const { xml, ledger } = await draftFrom(
      lines("{{client.name}} and {{client.name}}", "{{#each parties}}", "{{name}}", "{{/each}}"),
      { client: { name: "Ana" }, parties: [{ name: "Bo" }] },
    );
    expect(xml("word/document.xml").match(/countersign-fact:1"/g)).toHaveLength(2);
    expect(xml("word/document.xml").match(/countersign-fact:/g)).toHaveLength(2);
    expect(ledger.facts[0]).toMatchObject({ path: "client.name", text: "Ana" });
  });

  it("hashes the draft like the same document filled without a single tag", async () => {
    const body =
      lines("A {{x}} {{y}}", "{{#each l}}", "{{this}}", "{{/each}}", 'No. {{blank "number"}}') +
      table(row(cell(p("{{x}}")), cell(p("b")))) +
      p("");
    const facts = { x: "1", l: ["a", "b"] };
    expect((await readContent(await filledPlain(body, facts))).hash).toBe((await draftFrom(body, facts)).content.hash);
  });

  it("gives the same bytes for the same inputs, seed and time, and other ids for another seed", async () => {
    const template = await compileTemplate(docx({ body: lines("{{x}}", "{{#each l}}{{this}}{{/each}}") }));
    const again = await compileTemplate(docx({ body: lines("{{x}}", "{{#each l}}{{this}}{{/each}}") }));
    const facts = { x: "1", l: [1, 2] };
    const first = await composeDraft(template, facts, SETTING);
    expect(Buffer.from((await composeDraft(again, facts, SETTING)).docx).equals(Buffer.from(first.docx))).toBe(true);
    expect(
      (await composeDraft(template, facts, { ...SETTING, random: new Uint8Array(32) })).ledger.units[0]?.id,
    ).not.toBe(first.ledger.units[0]?.id);
  });

  it("gives results that can be cloned to and from a worker", async () => {
    const template = structuredClone(await compileTemplate(docx({ body: lines("{{x}}") })));
    expect(structuredClone(await composeDraft(template, { x: 1 }, SETTING)).ledger.units).toHaveLength(1);
  });
});

describe("watermark and legend", () => {
  it("stand in every header a reader can come to see, added where a section has none", async () => {
    const made = await draftFrom(
      {
        body: `${p("A")}<w:p><w:pPr><w:sectPr><w:titlePg/></w:sectPr></w:pPr></w:p>${p("B")}`,
        headers: { h1: p("head") },
        section: '<w:headerReference w:type="default" r:id="h1"/>',
      },
      {},
    );
    const headers = made.xml("word/_rels/document.xml.rels").match(/Target="header[^"]*"/g) ?? [];
    expect(headers).toHaveLength(3);
    for (const header of headers) {
      const xml = made.xml(`word/${header.slice(8, -1)}`);
      expect(xml.match(/countersign-draft-legend/g)).toHaveLength(2);
    }
    expect(made.ledger.addedHeaders).toHaveLength(2);
    expect(packageComplaints(made.docx)).toEqual([]);
  });
});
