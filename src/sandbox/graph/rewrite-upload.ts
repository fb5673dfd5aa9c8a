/**
 * What SharePoint does to a Word file it is given (OneDrive/onedrive-api-docs #935, rclone #2599): its library's columns, content type and forms become custom
 * XML items, the content type a custom property, the sensitivity label a part of its own, the properties are written anew, and the zip is packed
 * again. Whether that happens before or after the answer is not known (microsoft-graph-docs-contrib #817): here the answer still tells the size that was sent.
 */
import { DocxFault } from "../../docx/docx-fault";
import { openPackage, savePackage } from "../../docx/package/package";
import { PackageChanges } from "../../docx/package/package-changes";
import { addCustomXml, listCustomXml } from "../../docx/parts/custom-xml";
import { escapeAttribute, escapeText } from "../../docx/xml/xml-text";
import type { Fields } from "./site-state";

const METADATA = "http://schemas.microsoft.com/office/2006/metadata";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
const LABELS = "http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels";

export interface RewrittenAs {
  readonly by: string;
  readonly at: string;
  /** The row's columns. */
  readonly columns: Fields;
  readonly tenant: string;
}

const items = ({ columns }: RewrittenAs): readonly (readonly [xml: string, id: string])[] => [
  [
    `<p:properties xmlns:p="${METADATA}/properties" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><documentManagement>${Object.entries(
      columns,
    )
      .map(
        ([name, value]) =>
          `<${name} xmlns="a3c1b0de-0000-4000-8000-5f2d7c9e1a04">${escapeText(String(value))}</${name}>`,
      )
      .join("")}</documentManagement></p:properties>`,
    "{6D3B5A1E-0F0B-4E2D-9C53-9A2E1C7D4F01}",
  ],
  [
    `<ct:contentTypeSchema ct:_="" ma:_="" ma:contentTypeName="Document" ma:contentTypeID="0x010100A1B2C3" xmlns:ct="${METADATA}/contentType" xmlns:ma="${METADATA}/properties/metaAttributes"/>`,
    "{7E4C6B2F-101C-4F3E-8D64-AB3F2D8E5012}",
  ],
  [
    `<FormTemplates xmlns="http://schemas.microsoft.com/sharepoint/v3/contenttype/forms"><Display>DocumentLibraryForm</Display><Edit>DocumentLibraryForm</Edit><New>DocumentLibraryForm</New></FormTemplates>`,
    "{8F5D7C30-212D-4A4F-9E75-BC403E9F6123}",
  ],
];

const replacePart = async (
  changes: PackageChanges,
  content: { readonly type: string; readonly part: string; readonly contentType: string; readonly xml: string },
): Promise<void> => {
  const there = (await changes.relationships("")).find(({ type, external }) => type === content.type && !external);
  if (there === undefined) await changes.add(content.part, content.xml, content.contentType, "", content.type);
  else changes.set(there.target, content.xml);
};

/** The title a Word file gives itself: a library's Title column takes it. */
const titleIn = async (changes: PackageChanges): Promise<string> => {
  const core = (await changes.relationships("")).find(({ type, external }) => type === CORE && !external);
  return core === undefined ? "" : (/<dc:title>([^<]*)</.exec(await changes.text(core.target))?.[1] ?? "");
};

/** The file as SharePoint keeps it. What is no Word package is kept as it came. */
export const rewriteUpload = async (bytes: Uint8Array, as: RewrittenAs): Promise<Uint8Array> => {
  try {
    const pkg = await openPackage(bytes);
    const changes = new PackageChanges(pkg);
    const known = new Set((await listCustomXml(pkg)).map(({ namespace }) => namespace));
    if (!known.has(`${METADATA}/properties`)) for (const [xml, id] of items(as)) await addCustomXml(changes, xml, id);
    const title = await titleIn(changes);
    await replacePart(changes, {
      type: CORE,
      part: "docProps/core.xml",
      contentType: "application/vnd.openxmlformats-package.core-properties+xml",
      xml: `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${title}</dc:title><cp:lastModifiedBy>${escapeText(as.by)}</cp:lastModifiedBy><dcterms:modified xsi:type="dcterms:W3CDTF">${as.at}</dcterms:modified></cp:coreProperties>`,
    });
    await replacePart(changes, {
      type: `${OFFICE}/custom-properties`,
      part: "docProps/custom.xml",
      contentType: "application/vnd.openxmlformats-officedocument.custom-properties+xml",
      xml: `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="ContentTypeId"><vt:lpwstr>0x010100A1B2C3</vt:lpwstr></property></Properties>`,
    });
    await replacePart(changes, {
      type: LABELS,
      part: "docMetadata/LabelInfo.xml",
      contentType: "application/vnd.ms-office.classificationlabels+xml",
      xml: `<clbl:labelList xmlns:clbl="http://schemas.microsoft.com/office/2020/mipLabelMetadata"><clbl:label id="{9A6E8D41-323E-4B50-8F86-CD514FA07234}" enabled="1" method="Standard" siteId="{${escapeAttribute(as.tenant)}}" removed="0"/></clbl:labelList>`,
    });
    return await savePackage(pkg, changes.all());
  } catch (fault) {
    if (fault instanceof DocxFault) return bytes;
    throw fault;
  }
};
