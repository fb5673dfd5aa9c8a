// What SharePoint does to a file it takes in is on a numbered list; any other difference makes it another file.
import { openPackage, savePackage } from "../../../src/docx/package/package";
import { PackageChanges } from "../../../src/docx/package/package-changes";
import { addCustomXml } from "../../../src/docx/parts/custom-xml";
import { partsNotAsUploaded } from "../../../src/docx/parts/rewritten-parts";
import { docx, p } from "../../support/docx-builder";

const uploaded = docx({ body: p("We enclose the deed.") });

const changed = async (
  change: (xml: (part: string) => Promise<string>) => Promise<Readonly<Record<string, string>>>,
): Promise<Uint8Array> => {
  const pkg = await openPackage(uploaded);
  return savePackage(pkg, new Map(Object.entries(await change((part) => pkg.text(part)))));
};
const withCustomXml = async (xml: string): Promise<Uint8Array> => {
  const changes = new PackageChanges(await openPackage(uploaded));
  await addCustomXml(changes, xml, "{6B5A5E7C-0F0D-4C63-9E2B-6B5C1E0A7F11}");
  return savePackage(changes.pkg, changes.all());
};

test("the same file, and the same packed anew, is the one uploaded", async () => {
  expect(await partsNotAsUploaded(uploaded, uploaded)).toEqual([]);
  expect(await partsNotAsUploaded(uploaded, await savePackage(await openPackage(uploaded), new Map()))).toEqual([]);
});

test("columns, content type and forms a library writes into a file leave it the one uploaded", async () => {
  for (const xml of [
    '<p:properties xmlns:p="http://schemas.microsoft.com/office/2006/metadata/properties"><documentManagement/></p:properties>',
    '<ct:contentTypeSchema xmlns:ct="http://schemas.microsoft.com/office/2006/metadata/contentType"/>',
    '<FormTemplates xmlns="http://schemas.microsoft.com/sharepoint/v3/contenttype/forms"/>',
  ])
    expect(await partsNotAsUploaded(uploaded, await withCustomXml(xml))).toEqual([]);
});

test("properties and a sensitivity label written into a file leave it the one uploaded", async () => {
  const labelled = await changed(async (text) => ({
    "docProps/core.xml":
      '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>',
    "docMetadata/LabelInfo.xml":
      '<clbl:labelList xmlns:clbl="http://schemas.microsoft.com/office/2020/mipLabelMetadata"/>',
    "_rels/.rels": (await text("_rels/.rels")).replace(
      "</Relationships>",
      '<Relationship Id="rIdLabel" Type="http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels" Target="docMetadata/LabelInfo.xml"/></Relationships>',
    ),
  }));
  expect(await partsNotAsUploaded(uploaded, labelled)).toEqual([]);
});

test("a custom XML part of anybody else, one word more, another relationship or another type makes it another file, and the part is named", async () => {
  expect(await partsNotAsUploaded(uploaded, await withCustomXml('<x xmlns="urn:somebody"/>'))).toEqual(
    expect.arrayContaining(["customXml/item1.xml"]),
  );
  const main = "word/document.xml";
  expect(
    await partsNotAsUploaded(
      uploaded,
      await changed(async (text) => ({ [main]: (await text(main)).replace("the deed", "the lease") })),
    ),
  ).toEqual([main]);
  expect(
    await partsNotAsUploaded(
      uploaded,
      await changed(async (text) => ({
        "[Content_Types].xml": (await text("[Content_Types].xml")).replace(
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
          "application/vnd.ms-word.document.macroEnabled.main+xml",
        ),
      })),
    ),
  ).toEqual([main]);
  expect(
    await partsNotAsUploaded(
      uploaded,
      await changed(async (text) => ({
        "_rels/.rels": (await text("_rels/.rels")).replace(
          "</Relationships>",
          '<Relationship Id="rIdX" Type="urn:x" Target="https://elsewhere.example/" TargetMode="External"/></Relationships>',
        ),
      })),
    ),
  ).toEqual(["_rels/.rels"]);
});
