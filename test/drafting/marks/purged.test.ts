// What must not go out: each thing a Word file says besides its words, written into a document and looked for in its clean copy.
import { strFromU8, unzipSync } from "fflate";
import { cleanCopy } from "../../../src/drafting/clean-copy";
import { readContent } from "../../../src/docx/canonical/read-content";
import { docx, p, type Recipe } from "../../support/docx-builder";

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";
const W =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const SECRET = "Priya-7731";
const rels = (...more: readonly string[]): string =>
  `<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/>${more.join("")}</Relationships>`;
const core = (inner: string): Partial<Recipe> => ({
  parts: {
    "docProps/core.xml": `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">${inner}</cp:coreProperties>`,
    "_rels/.rels": rels(
      `<Relationship Id="rId2" Type="${PACKAGE}/metadata/core-properties" Target="docProps/core.xml"/>`,
    ),
  },
  contentTypes: { "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml" },
});
const app = (inner: string): Partial<Recipe> => ({
  parts: {
    "docProps/app.xml": `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">${inner}</Properties>`,
    "_rels/.rels": rels(`<Relationship Id="rId2" Type="${OFFICE}/extended-properties" Target="docProps/app.xml"/>`),
  },
  contentTypes: { "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml" },
});
const BODY = p("Dear counsel: we write.");
const commented =
  '<w:p><w:commentRangeStart w:id="1"/><w:r><w:t>x</w:t></w:r><w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r></w:p>';

const HELD: Readonly<Record<string, Recipe>> = {
  "the author": { body: BODY, ...core(`<dc:creator>${SECRET}</dc:creator>`) },
  "who modified it last": { body: BODY, ...core(`<cp:lastModifiedBy>${SECRET}</cp:lastModifiedBy>`) },
  "the company": { body: BODY, ...app(`<Company>${SECRET}</Company>`) },
  "the manager": { body: BODY, ...app(`<Manager>${SECRET}</Manager>`) },
  "the template's name": { body: BODY, ...app(`<Template>C:\\${SECRET}.dotm</Template>`) },
  "a custom property": {
    body: BODY,
    contentTypes: { "/docProps/custom.xml": "application/vnd.openxmlformats-officedocument.custom-properties+xml" },
    parts: {
      "docProps/custom.xml": `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"><property name="${SECRET}"/></Properties>`,
      "_rels/.rels": rels(`<Relationship Id="rId2" Type="${OFFICE}/custom-properties" Target="docProps/custom.xml"/>`),
    },
  },
  "a document variable": { body: BODY, settings: `<w:docVars><w:docVar w:name="a" w:val="${SECRET}"/></w:docVars>` },
  "a resolved comment, and who made it": {
    body: commented,
    comments: `<w:comment w:id="1" w:author="${SECRET}" w:initials="P"><w:p w14:paraId="0000000A"><w:r><w:t>${SECRET}</w:t></w:r></w:p></w:comment>`,
    parts: {
      "word/commentsExtended.xml":
        '<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w15:commentEx w15:paraId="0000000A" w15:done="1"/></w15:commentsEx>',
      "word/people.xml": `<w15:people ${W}><w15:person w15:author="${SECRET}"/></w15:people>`,
    },
    relationships: [
      {
        id: "rIdE",
        type: "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
        target: "commentsExtended.xml",
      },
      { id: "rIdP", type: "http://schemas.microsoft.com/office/2011/relationships/people", target: "people.xml" },
    ],
  },
  "the names of people nobody's comment mentions any more": {
    body: BODY,
    parts: { "word/people.xml": `<w15:people ${W}><w15:person w15:author="${SECRET}"/></w15:people>` },
    relationships: [
      { id: "rIdP", type: "http://schemas.microsoft.com/office/2011/relationships/people", target: "people.xml" },
    ],
  },
  "tasks given to people": {
    body: BODY,
    parts: {
      "word/documenttasks/documenttasks1.xml": `<t:Tasks xmlns:t="http://schemas.microsoft.com/office/tasks/2019/documenttasks"><t:Task id="${SECRET}"/></t:Tasks>`,
    },
    relationships: [
      {
        id: "rIdK",
        type: "http://schemas.microsoft.com/office/2019/05/relationships/documenttasks",
        target: "documenttasks/documenttasks1.xml",
      },
    ],
  },
  "a thumbnail of the first page": {
    body: BODY,
    parts: {
      "docProps/thumbnail.jpeg": new TextEncoder().encode(SECRET),
      "_rels/.rels": rels(
        `<Relationship Id="rId2" Type="${PACKAGE}/metadata/thumbnail" Target="docProps/thumbnail.jpeg"/>`,
      ),
    },
    contentTypes: { jpeg: "image/jpeg" },
  },
  "a task pane that opens by itself": {
    body: BODY,
    contentTypes: { "/word/webextensions/taskpanes.xml": "application/vnd.ms-office.webextensiontaskpanes+xml" },
    parts: {
      "word/webextensions/taskpanes.xml": `<wetp:taskpanes xmlns:wetp="http://schemas.microsoft.com/office/webextensions/taskpanes/2010/11"><wetp:taskpane dockstate="right"><wetp:webextensionref xmlns:r="${OFFICE}" r:id="rId1"/></wetp:taskpane></wetp:taskpanes>`,
      "word/webextensions/webextension1.xml": `<we:webextension xmlns:we="http://schemas.microsoft.com/office/webextensions/webextension/2010/11" id="${SECRET}"/>`,
      "word/webextensions/_rels/taskpanes.xml.rels": `<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="http://schemas.microsoft.com/office/2011/relationships/webextension" Target="webextension1.xml"/></Relationships>`,
      "_rels/.rels": rels(
        '<Relationship Id="rId2" Type="http://schemas.microsoft.com/office/2011/relationships/webextensiontaskpanes" Target="word/webextensions/taskpanes.xml"/>',
      ),
    },
  },
  "where its template lies": {
    body: BODY,
    settings: '<w:attachedTemplate r:id="rIdT"/>',
    parts: {
      "word/_rels/settings.xml.rels": `<Relationships xmlns="${PACKAGE}"><Relationship Id="rIdT" Type="${OFFICE}/attachedTemplate" Target="file:///C:/${SECRET}.dotm" TargetMode="External"/></Relationships>`,
    },
  },
  "who was allowed to edit a stretch": {
    body: `<w:p><w:permStart w:id="4" w:ed="${SECRET}@firm.example"/><w:r><w:t>x</w:t></w:r><w:permEnd w:id="4"/></w:p>`,
  },
  "our tags and titles": {
    body: `<w:sdt><w:sdtPr><w:alias w:val="${SECRET}"/><w:tag w:val="draft-pending-attorney-review:0123456789ABCDEF"/></w:sdtPr><w:sdtContent>${BODY}</w:sdtContent></w:sdt>`,
  },
};

const holders = (bytes: Uint8Array): readonly string[] =>
  Object.entries(unzipSync(bytes)).flatMap(([name, content]) =>
    name.includes(SECRET) || strFromU8(content).includes(SECRET) ? [name] : [],
  );

test.each(Object.entries(HELD))(
  "%s does not go out with the clean copy, whose words stay the same",
  async (_what, recipe) => {
    const before = docx(recipe);
    expect(holders(before).length).toBeGreaterThan(0);
    const clean = await cleanCopy(before);
    expect(holders(clean)).toEqual([]);
    expect((await readContent(clean)).hash).toBe((await readContent(before)).hash);
  },
);
