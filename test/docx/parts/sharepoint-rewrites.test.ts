// The numbered list of what SharePoint rewrites in a file: every line of it is let pass, and nothing beside it.
import { strToU8, unzipSync, zipSync } from "fflate";
import { readContent } from "../../../src/docx/canonical/read-content";
import { partsNotAsUploaded } from "../../../src/docx/parts/rewritten-parts";
import { cleanCopy } from "../../../src/drafting/clean-copy";
import { rewriteUpload } from "../../../src/sandbox/graph/rewrite-upload";
import { docx, p } from "../../support/docx-builder";

const as = {
  by: "Ana Reyes",
  at: "2026-11-22T10:00:00Z",
  columns: { Title: "Complaint", ClientName: "Elena Rivera" },
  tenant: "6f0c2a54-7d1e-4b6b-9a53-1f7e0d2c8b40",
};
const given = docx({
  body: p("The respondent owed a duty of care."),
  footnotes: '<w:footnote w:id="1"><w:p><w:r><w:t>See below.</w:t></w:r></w:p></w:footnote>',
});
const changed = (edit: (files: Record<string, Uint8Array>) => void, from: Uint8Array): Uint8Array => {
  const files = unzipSync(from);
  edit(files);
  return zipSync(files);
};
const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);
const replace = (files: Record<string, Uint8Array>, part: string, from: string | RegExp, to: string): void => {
  const before = text(files[part]);
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${part} holds nothing to replace`);
  files[part] = strToU8(after);
};

describe("a file SharePoint has rewritten", () => {
  test("is the file that was given, and holds the same words, though properties, columns, label and packing are SharePoint's", async () => {
    const stored = await rewriteUpload(given, as);
    expect(Buffer.compare(stored, given)).not.toBe(0);
    const parts = Object.keys(unzipSync(stored));
    for (const part of ["docProps/custom.xml", "docMetadata/LabelInfo.xml", "customXml/item1.xml", "docProps/core.xml"])
      expect(parts).toContain(part);
    expect(await partsNotAsUploaded(given, stored)).toEqual([]);
    expect((await readContent(stored)).hash).toBe((await readContent(given)).hash);
    expect((await readContent(stored)).findings).toEqual((await readContent(given)).findings);
  });

  test("rewritten twice it is still that file", async () => {
    const once = await rewriteUpload(given, as);
    const twice = await rewriteUpload(once, { ...as, by: "M. Okoye", columns: {} });
    expect(await partsNotAsUploaded(given, twice)).toEqual([]);
    expect(await partsNotAsUploaded(once, twice)).toEqual([]);
  });

  test.each<[string, (files: Record<string, Uint8Array>) => void, readonly string[]]>([
    [
      "one word of the body is another",
      (files) => {
        replace(files, "word/document.xml", "owed", "owes");
      },
      ["word/document.xml"],
    ],
    [
      "a footnote was taken out",
      (files) => {
        replace(files, "word/footnotes.xml", "See below.", "");
      },
      ["word/footnotes.xml"],
    ],
    [
      "a part came along that SharePoint does not write",
      (files) => {
        files["word/media/image9.png"] = new Uint8Array([1, 2, 3]);
      },
      ["word/media/image9.png"],
    ],
    [
      "a custom XML item of another namespace came along",
      (files) => {
        files["customXml/item9.xml"] = strToU8('<x xmlns="urn:somebody"/>');
        replace(
          files,
          "word/_rels/document.xml.rels",
          "</Relationships>",
          '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml" Target="../customXml/item9.xml"/></Relationships>',
        );
      },
      ["customXml/item9.xml", "word/document.xml"],
    ],
    [
      "a relationship now leads outside the file",
      (files) => {
        replace(
          files,
          "word/_rels/document.xml.rels",
          "</Relationships>",
          '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="https://evil.example/t.dotm" TargetMode="External"/></Relationships>',
        );
      },
      ["word/document.xml"],
    ],
    [
      "a part was given another content type",
      (files) => {
        replace(files, "[Content_Types].xml", "footnotes+xml", "endnotes+xml");
      },
      ["word/footnotes.xml"],
    ],
  ])("is not that file when %s", async (_what, edit, parts) => {
    const stored = changed(edit, await rewriteUpload(given, as));
    expect([...(await partsNotAsUploaded(given, stored))].sort()).toEqual([...parts].sort());
  });
});

test("a clean copy made of what SharePoint has rewritten carries no column's value, no label and no name", async () => {
  const clean = await cleanCopy(await rewriteUpload(given, as));
  const all = Object.entries(unzipSync(clean))
    .map(([part, bytes]) => `${part}\n${text(bytes)}`)
    .join("\n");
  expect(all).not.toMatch(/Elena Rivera|ClientName|LabelInfo|9A6E8D41|ContentTypeId|documentManagement|Ana Reyes/);
  expect((await readContent(clean)).hash).toBe((await readContent(given)).hash);
});
