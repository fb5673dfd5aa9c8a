// What other products are known to do to a firm's papers, each shown not to happen here.
import { deflateRawSync } from "node:zlib";
import { strToU8, unzipSync, zipSync } from "fflate";
import { compileTemplate } from "../../src/drafting/compile/compile-template";
import { composeDraft } from "../../src/drafting/emit/compose-draft";
import { readContent } from "../../src/docx/canonical/read-content";
import { readZip, writeZip } from "../../src/docx/zip/zip";
import { docx, docxParts, p, zipParts } from "../support/docx-builder";
import { packageComplaints } from "../support/package-oracle";
import { draftFrom, lines, mistakesOf } from "./drafted";

const cell = (text: string): string => `<w:tc><w:tcPr/>${p(text)}</w:tc>`;
const table = (...rows: readonly string[]): string =>
  `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>${rows.map((row) => `<w:tr>${row}</w:tr>`).join("")}</w:tbl>`;

describe("peers' failures", () => {
  it("undefined: the word never reaches a paper; a fact that is not there is a visible blank and blocks", async () => {
    const made = await draftFrom(
      lines(
        "{{client.name}} {{client.address.city}} {{upper client.name}} {{longDate client.born}}",
        "{{#each parties}}",
        "{{name}} {{role}}",
        "{{/each}}",
        "{{list parties}}",
      ),
      { parties: [{}, { name: null, role: undefined }] },
    );
    expect(made.text).not.toMatch(/undefined|null|NaN|\[object|Invalid/);
    expect(made.findings.filter((finding) => finding.severity === "blocking").length).toBeGreaterThanOrEqual(8);
  });

  it("blank lines: a block left out leaves none, alone in its paragraph, inside one, or nested", async () => {
    const { text } = await draftFrom(
      lines(
        "A",
        "{{#if no}}",
        "x",
        "{{/if}}",
        "{{#if no}}y{{/if}}",
        "{{#each none}}",
        "{{#if yes}}",
        "z",
        "{{/if}}",
        "{{/each}}",
        "{{#if yes}}",
        "{{#unless yes}}",
        "w",
        "{{/unless}}",
        "{{/if}}",
        "B",
      ),
      { yes: true, none: [] },
    );
    expect(text).toBe("A\nB");
  });

  it("empty tables: a list without items takes its table, heading row and heading with it", async () => {
    const made = await draftFrom(
      p("Exhibits", "", '<w:outlineLvl w:val="0"/>') +
        table(cell("No.") + cell("Title"), cell("{{#each exhibits}}{{no}}") + cell("{{title}}{{/each}}")) +
        p("Next", "", '<w:outlineLvl w:val="0"/>'),
      { exhibits: [] },
    );
    expect(made.text).toBe("Next");
    expect(made.xml("word/document.xml")).not.toMatch(/<w:tbl>|<w:tr>/);
    expect(packageComplaints(made.docx)).toEqual([]);
  });

  it("duplicate ids: nothing a loop repeats carries an id twice", async () => {
    const drawing =
      '<w:r><w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="7" name="box"/><a:graphic><a:graphicData uri="x"/></a:graphic></wp:inline></w:drawing></w:r>';
    const body = `${p("{{#each l}}")}<w:sdt><w:sdtPr><w:tag w:val="theirs"/><w:id w:val="5"/></w:sdtPr><w:sdtContent><w:p w14:paraId="00000001" w14:textId="00000002"><w:bookmarkStart w:id="1" w:name="B"/><w:r><w:t>{{this}}</w:t></w:r>${drawing}<w:bookmarkEnd w:id="1"/></w:p></w:sdtContent></w:sdt>${p("{{/each}}")}`;
    const xml = (await draftFrom(body, { l: [1, 2, 3] })).xml("word/document.xml");
    for (const form of [
      /<w:bookmarkStart w:id="(\d+)"/g,
      /<w:bookmarkStart [^>]*w:name="([^"]+)"/g,
      /<wp:docPr id="(\d+)"/g,
      /<w:sdtPr>(?:(?!<\/w:sdtPr>).)*<w:id w:val="(\d+)"/gs,
      /w14:paraId="([^"]+)"/g,
    ]) {
      const ids = [...xml.matchAll(form)].map(([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it("silent unclosed blocks: every one is a mistake with its place, and no draft is made", async () => {
    const mistakes = await mistakesOf(lines("{{#if a}}", "{{#each b}}", "{{#with c}}", "x", "{{/each}}"));
    expect(
      mistakes
        .filter((mistake) => mistake.code === "unclosed-block")
        .map((mistake) => [mistake.placeholder, mistake.paragraph]),
    ).toEqual([
      ["{{#if a}}", 0],
      ["{{#with c}}", 2],
    ]);
  });

  it("prototype access: no path, block, lookup or name of a fact reaches what is not a fact", async () => {
    const { text } = await draftFrom(
      lines(
        "{{constructor}}|{{a.constructor.name}}|{{__proto__.polluted}}|{{lookup a '__proto__'}}|{{lookup a 'constructor'}}|{{list.push}}|{{name.trim}}",
        "{{#with a.constructor}}in{{else}}out{{/with}}",
        "{{#each __proto__}}in{{else}}out{{/each}}",
        "{{#constructor}}in{{/constructor}}out",
      ),
      JSON.parse('{"a":{"b":1},"list":[1],"name":"x"}') as never,
    );
    expect(text).toMatch(/^\[constructor\]\|\[a\.constructor\.name\]\|/);
    expect(text).not.toMatch(/function|native|\bin\b/);
    // A fact of that name is a fact like any other, and changes nothing else.
    const own = JSON.parse('{"__proto__":{"polluted":"yes"},"b":{}}') as never;
    expect((await draftFrom(lines("{{__proto__.polluted}} {{b.polluted}} {{polluted}}"), own)).text).toBe(
      "yes [b.polluted] [polluted]",
    );
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
  });

  it("zip bombs: a package that unpacks beyond bounds, or holds a package in a package, is refused or carried unopened", async () => {
    const deflated = new Uint8Array(deflateRawSync(Buffer.alloc(200 * 1024 * 1024)));
    expect(deflated.length).toBeLessThan(300_000);
    const bomb = writeZip(
      readZip(docx({ body: p("x") })).map((entry) =>
        entry.name === "word/document.xml" ? { ...entry, method: 8 as const, size: 1000, raw: deflated } : entry,
      ),
    );
    await expect(compileTemplate(bomb)).rejects.toMatchObject({ name: "DocxFault" });
    // A zip inside is bytes like any other: it comes out as it went in.
    const inner = zipSync({ "a.bin": new Uint8Array(1_000_000) }, { level: 9 });
    const outer = zipParts({
      ...docxParts({ body: p("{{x}}"), contentTypes: { zip: "application/zip" } }),
      "word/embeddings/inner.zip": inner,
    });
    const made = await composeDraft(await compileTemplate(outer), { x: "1" }, { draftId: "d" });
    expect(
      Buffer.from(unzipSync(made.docx)["word/embeddings/inner.zip"] ?? new Uint8Array()).equals(Buffer.from(inner)),
    ).toBe(true);
  });

  it("duplicate entries, path tricks, entities and external parts: each refused or carried, never followed", async () => {
    const parts = docxParts({ body: p("x") });
    const twice = zipParts(parts);
    // The name of one entry made that of another: two entries of one name.
    const text = Buffer.from(zipParts({ ...parts, "word/documenT.xml": parts["word/document.xml"] as Uint8Array }));
    await expect(compileTemplate(new Uint8Array(text))).rejects.toMatchObject({ name: "DocxFault" });
    await expect(compileTemplate(zipParts({ ...parts, "../evil.xml": strToU8("<x/>") }))).rejects.toMatchObject({
      name: "DocxFault",
    });
    await expect(
      compileTemplate(
        zipParts({
          ...parts,
          "word/document.xml": strToU8(
            '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>',
          ),
        }),
      ),
    ).rejects.toMatchObject({ name: "DocxFault" });
    expect((await compileTemplate(twice)).stories.length).toBe(2 - 1);
    const linked = docx({
      body: p("x"),
      relationships: [
        {
          id: "rIdX",
          type: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate",
          target: "http://evil.example/t.dotm",
          external: true,
        },
      ],
    });
    const made = await draftFrom(
      {
        body: p("x"),
        relationships: [
          {
            id: "rIdX",
            type: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image",
            target: "http://evil.example/t.png",
            external: true,
          },
        ],
      },
      {},
    );
    expect(made.content.findings.length + (await readContent(linked)).findings.length).toBeGreaterThan(0);
  });
});
