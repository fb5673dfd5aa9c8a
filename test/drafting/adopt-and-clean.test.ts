// Documents no template made come under review unchanged, and leave it unchanged, or are refused with a sentence that is true.
import { adoptDocument } from "../../src/drafting/adopt-document";
import { cleanCopy, CleanCopyRefusal } from "../../src/drafting/clean-copy";
import { readLedger } from "../../src/drafting/ledger/ledger";
import { readContent } from "../../src/docx/canonical/read-content";
import { corpusIsThere, corpusNames, corpusFile } from "../support/corpus";
import { docx, p, rewriteParts } from "../support/docx-builder";
import { newComplaints, packageComplaints } from "../support/package-oracle";
import { draftFrom, lines, partOf, SETTING, untagged } from "./drafted";
import { unzipSync } from "fflate";

const REFUSED: Readonly<Record<string, RegExp>> = {
  "h49_RA001-Tracked-Revisions-01.docx": /329 tracked changes that nobody has accepted/,
  "h58_CA009-altChunk.docx": /imports another file when Word opens it/,
};

describe("real documents", () => {
  if (!corpusIsThere) {
    it("are not beside this checkout: nothing to adopt", () => undefined);
    return;
  }
  it.each(corpusNames)("%s: adopted and cleaned with words, format and hash as they were, or refused", async (name) => {
    const bytes = corpusFile(name);
    const refusal = REFUSED[name];
    if (refusal !== undefined) {
      await expect(adoptDocument(bytes, SETTING)).rejects.toThrow(refusal);
      return;
    }
    const before = await readContent(bytes);
    const draft = await adoptDocument(bytes, SETTING);
    const content = await readContent(draft.docx);
    expect(content.hash).toBe(before.hash);
    expect(untagged(content)).toBe(0);
    expect(newComplaints(bytes, draft.docx)).toEqual([]);
    if (content.findings.some((finding) => finding.severity === "blocking")) {
      await expect(cleanCopy(draft.docx)).rejects.toThrow(CleanCopyRefusal);
      return;
    }
    const clean = await cleanCopy(draft.docx);
    expect((await readContent(clean)).hash).toBe(before.hash);
    expect(newComplaints(bytes, clean)).toEqual([]);
    const everything = Object.entries(unzipSync(clean))
      .filter(([part]) => /\.(xml|rels)$/.test(part))
      .map(([, part]) => Buffer.from(part).toString("utf8"))
      .join("");
    expect(everything).not.toMatch(/attorney-review|countersign/);
  });
});

describe("adopting", () => {
  it("reports brackets and ruled lines somebody left open, and lets a quotation's brackets be", async () => {
    const underlined =
      '<w:p><w:r><w:t xml:space="preserve">Dated: </w:t></w:r><w:r><w:rPr><w:u w:val="single"/></w:rPr><w:tab/><w:tab/></w:r></w:p>';
    const { findings, ledger } = await adoptDocument(
      docx({
        body: lines("Dear [CLIENT NAME]:", "The court said “[t]he rule [sic] holds.”", "Signed ________") + underlined,
      }),
      SETTING,
    );
    expect(findings.map((finding) => [finding.code, finding.place?.paragraph, finding.unit])).toEqual([
      ["bracketed-blank", 0, ledger.units[0]?.id],
      ["ruled-blank", 2, ledger.units[2]?.id],
      ["ruled-blank", 3, ledger.units[3]?.id],
    ]);
  });

  it("leaves placeholders as the text they are: adopting never fills", async () => {
    const { docx: made } = await adoptDocument(docx({ body: lines("{{client.name}} {{/if}}") }), SETTING);
    expect((await readContent(made)).stories[0]?.paragraphs[0]?.text).toBe("{{client.name}} {{/if}}");
  });

  it("gives a draft's copy new ids, a new ledger and one legend under its new draft id", async () => {
    const first = await adoptDocument(docx({ body: lines("A", "B") }), SETTING);
    const second = await adoptDocument(first.docx, {
      ...SETTING,
      draftId: "SECOND",
      random: new Uint8Array(32).fill(9),
    });
    expect((await readLedger(second.docx))?.draft).toBe("SECOND");
    expect(second.ledger.units.some((unit) => first.ledger.units.some((old) => old.id === unit.id))).toBe(false);
    expect(partOf(second.docx, "word/header1.xml").match(/countersign-draft-legend/g)).toHaveLength(2);
    expect((await readContent(second.docx)).hash).toBe((await readContent(first.docx)).hash);
    expect(packageComplaints(second.docx)).toEqual([]);
  });

  it("drops the template path, field updating and embedded fonts, and says so", async () => {
    const bytes = docx({
      body: p("A"),
      settings: '<w:attachedTemplate r:id="rId1"/><w:updateFields w:val="true"/><w:embedTrueTypeFonts/>',
      parts: {
        "word/_rels/settings.xml.rels":
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="file:///C:/Firm/Letter.dotm" TargetMode="External"/></Relationships>',
      },
    });
    const draft = await adoptDocument(bytes, SETTING);
    expect(draft.findings.map((finding) => finding.code).sort()).toEqual([
      "attached-template-dropped",
      "embedded-fonts-dropped",
      "update-fields-dropped",
    ]);
    expect(partOf(draft.docx, "word/settings.xml")).not.toMatch(/attachedTemplate|updateFields|embedTrueType/);
    expect(partOf(draft.docx, "word/_rels/settings.xml.rels")).not.toContain("Letter.dotm");
  });
});

describe("the clean copy", () => {
  it("restores headers, sections and content types where the draft had added them", async () => {
    const original = docx({ body: p("A") });
    const clean = await cleanCopy((await adoptDocument(original, SETTING)).docx);
    expect(Object.keys(unzipSync(clean)).sort()).toEqual(Object.keys(unzipSync(original)).sort());
    expect(partOf(clean, "word/document.xml")).not.toContain("headerReference");
    expect(partOf(clean, "[Content_Types].xml")).not.toContain("header");
  });

  it("keeps named blanks with their bookmarks", async () => {
    const { docx: draft, content } = await draftFrom(lines('{{blank "case number"}}'), {});
    expect((await readContent(await cleanCopy(draft))).blanks).toEqual(content.blanks);
  });

  it.each([
    ["a marked change", '<w:p><w:ins w:id="1" w:author="A"><w:r><w:t>x</w:t></w:r></w:ins></w:p>', "revision-mark"],
    ["hidden text", "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r></w:p>", "hidden-text"],
    [
      "a date Word would change",
      '<w:p><w:fldSimple w:instr=" DATE "><w:r><w:t>1/1/2026</w:t></w:r></w:fldSimple></w:p>',
      "field-date",
    ],
  ])("is refused for %s, with its place", async (_what, body, code) => {
    await expect(cleanCopy(docx({ body: p("first") + body }))).rejects.toMatchObject({
      name: "CleanCopyRefusal",
      places: expect.arrayContaining([expect.objectContaining({ code, paragraph: 1 })]),
    });
  });

  it("is refused for a comment nobody resolved", async () => {
    const bytes = docx({
      body: '<w:p><w:commentRangeStart w:id="1"/><w:r><w:t>x</w:t></w:r><w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r></w:p>',
      comments: `<w:comment w:id="1" w:author="A">${p("why?")}</w:comment>`,
    });
    await expect(cleanCopy(bytes)).rejects.toMatchObject({
      places: [expect.objectContaining({ code: "comment-open" })],
    });
  });

  it("is not refused for a comment whose paragraph a condition left out, which nobody could find to resolve; nothing of it is in the final", async () => {
    const paragraph =
      '<w:p><w:commentRangeStart w:id="7"/><w:r><w:t>Terms.</w:t></w:r><w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r></w:p>';
    const { docx: draft, content } = await draftFrom(
      {
        body: p("Dear counsel:") + lines("{{#if client.minor}}") + paragraph + lines("{{/if}}"),
        comments: `<w:comment w:id="7" w:author="A">${p("The limit is 40,000.")}</w:comment>`,
      },
      {},
    );
    expect(content.findings).toEqual([]);
    const clean = unzipSync(await cleanCopy(draft));
    expect(Object.keys(clean).filter((part) => part.includes("comments"))).toEqual([]);
  });

  it("does not take words with it that somebody typed into the legend's control", async () => {
    const { docx: draft } = await draftFrom(p("A"), {});
    const altered = rewriteParts(draft, (xml, part) =>
      part === "word/header1.xml" ? xml.replace("DRAFT - pending attorney review", "PRIVILEGED") : xml,
    );
    await expect(cleanCopy(altered)).rejects.toMatchObject({
      places: expect.arrayContaining([expect.objectContaining({ code: "legend-altered" })]),
    });
  });

  it("takes authors, company, save ids, variables and custom properties out", async () => {
    const bytes = docx({
      body: '<w:p w:rsidR="00AB12CD" w:rsidRDefault="00AB12CD"><w:r w:rsidRPr="00FF0000"><w:t>A w:rsidR="00AB12CD"</w:t></w:r></w:p>',
      settings:
        '<w:rsids><w:rsidRoot w:val="00AB12CD"/></w:rsids><w:docVars><w:docVar w:name="secret" w:val="x"/></w:docVars>',
      parts: {
        "docProps/core.xml":
          '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>T</dc:title><dc:creator>Priya</dc:creator><cp:lastModifiedBy>Priya</cp:lastModifiedBy></cp:coreProperties>',
        "docProps/app.xml":
          '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Template>C:\\\\x.dotm</Template><Company>Firm</Company></Properties>',
        "docProps/custom.xml":
          '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>',
        "_rels/.rels":
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties" Target="docProps/app.xml"/><Relationship Id="rId4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties" Target="docProps/custom.xml"/></Relationships>',
      },
      contentTypes: {
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        "/docProps/custom.xml": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
      },
    });
    const clean = await cleanCopy(bytes);
    expect(partOf(clean, "word/document.xml")).toContain('<w:p><w:r><w:t>A w:rsidR="00AB12CD"</w:t></w:r></w:p>');
    expect(partOf(clean, "word/settings.xml")).not.toMatch(/rsid|docVar/);
    expect(partOf(clean, "docProps/core.xml")).not.toContain("Priya");
    expect(partOf(clean, "docProps/core.xml")).toContain("<dc:title>T</dc:title>");
    expect(partOf(clean, "docProps/app.xml")).not.toMatch(/Firm|dotm/);
    expect(Object.keys(unzipSync(clean))).not.toContain("docProps/custom.xml");
  });
});
