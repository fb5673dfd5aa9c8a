/** Desktop Word never gives back the bytes it was given. Nothing it does of its own accord may re-open an attorney's approval. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { readContent } from "../../../src/docx/canonical/read-content";
import { openPackage } from "../../../src/docx/package/package";
import {
  applyDesktopOperation,
  DESKTOP_OPERATIONS,
  FOREIGN_OPERATIONS,
  reserialiseAsDesktop,
} from "../../../src/sandbox/word/desktop-reserialiser";
import type { DesktopOperation } from "../../../src/sandbox/word/desktop/desktop-package";
import { docx, LETTER, p } from "../../support/docx-builder";
import { openInWord, seededRandom } from "../../support/open-in-word";

/** Larger real documents take part in the long run (test/long/desktop-mode.test.ts). */
const LARGEST = 100_000;

const DRAWING =
  '<w:r><w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/><wp:docPr id="1" name="Seal" descr="Seal of the firm"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="seal.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId80"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="914400" cy="914400"/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>';
const FIELD =
  '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF clause \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>paragraph 4</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>';
const WE = "http://schemas.microsoft.com/office/webextensions/webextension/2010/11";

/** A draft with one of everything Word likes to touch. */
const draft = (): Uint8Array =>
  docx({
    body:
      `<w:sdt><w:sdtPr><w:alias w:val="Draft - pending attorney review"/><w:tag w:val="draft-pending-attorney-review:0000000000000001"/><w:id w:val="11"/></w:sdtPr><w:sdtContent><w:p w14:paraId="12345678" w14:textId="77777777" w:rsidR="00AA11BB"><w:pPr><w:pStyle w:val="Allegation"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr><w:bookmarkStart w:id="4" w:name="clause"/><w:r><w:t xml:space="preserve">Plaintiff Rosa Rivera resides in the County of Los Angeles, </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>California.</w:t></w:r><w:bookmarkEnd w:id="4"/></w:p></w:sdtContent></w:sdt>` +
      `<w:p w14:paraId="22345678"><w:pPr><w:pStyle w:val="Allegation"/></w:pPr><w:r><w:t xml:space="preserve">As stated in </w:t></w:r>${FIELD}<w:r><w:t xml:space="preserve">, the stairway was unlit. </w:t></w:r>${DRAWING}<w:hyperlink r:id="rId81"><w:r><w:t>The ordinance</w:t></w:r></w:hyperlink><w:r><w:footnoteReference w:id="2"/></w:r></w:p>` +
      `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr>${p("Case No. in this cell")}</w:tc></w:tr></w:tbl>` +
      p("Executed at Los Angeles, California."),
    styles:
      '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="24"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Allegation"><w:name w:val="Allegation"/><w:basedOn w:val="Normal"/></w:style>',
    numbering:
      '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>',
    settings:
      '<w:zoom w:percent="100"/><w:documentProtection w:edit="trackedChanges" w:enforcement="1"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:rsids><w:rsidRoot w:val="00AA11BB"/></w:rsids>',
    footnotes: `<w:footnote w:id="2">${p("See Cal. Civ. Code section 1714.")}</w:footnote>`,
    headers: { rId90: `<w:p w14:paraId="32345678"><w:r><w:t>Rivera v. Bayside Properties</w:t></w:r></w:p>` },
    section: `<w:headerReference w:type="default" r:id="rId90"/>${LETTER}`,
    parts: {
      "word/media/image1.png": Uint8Array.from([137, 80, 78, 71, 13, 10, 26, 10, 1, 2, 3]),
      "docProps/app.xml":
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><TotalTime>12</TotalTime></Properties>',
      "word/webextensions/webextension1.xml": `<we:webextension xmlns:we="${WE}" id="{1}"><we:properties><we:property name="note" value="&quot;x&quot;"/></we:properties></we:webextension>`,
    },
    relationships: [
      {
        id: "rId80",
        type: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image",
        target: "media/image1.png",
      },
      {
        id: "rId81",
        type: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
        target: "https://codes.example/1714",
        external: true,
      },
    ],
    contentTypes: {
      png: "image/png",
      "/word/webextensions/webextension1.xml": "application/vnd.ms-office.webextension+xml",
    },
  });

const entries = async (bytes: Uint8Array): Promise<string> => {
  const opened = await openPackage(bytes);
  const xml = await Promise.all(
    opened.partNames().map(async (part) => `${part}\n${/\.(xml|rels)$/.test(part) ? await opened.text(part) : ""}`),
  );
  return xml.join("\n");
};

/** Line by line the Out list of the canonical content that Word, or another writer, changes of its own accord. */
const OUT: readonly (readonly [string, string])[] = [
  ["run boundaries: a sentence cut into more runs of the same format is the same sentence", "splitRuns"],
  ["revision save ids: who saved when in Word's own book-keeping says nothing about the words", "rewriteSaveIds"],
  ["w14:paraId and textId: Word's paragraph ids may be new every time", "renewParagraphIds"],
  ["proofing marks: a word Word takes for misspelt is the same word", "addProofingMarks"],
  ["languages: the proofing language of a word does not change the word", "addLanguages"],
  ["rendered page breaks: where a page ended on somebody's printer is not content", "addRenderedPageBreaks"],
  ["_GoBack: where the last edit was is not content", "moveGoBack"],
  ["white space kept where none was in danger changes nothing", "keepSpaces"],
  ["content control ids may be new", "renumberControls"],
  ["drawing ids may be new", "renumberDrawings"],
  ["bookmark ids may be new while the names stay", "renumberBookmarks"],
  ["relationship ids may be new while they lead to the same parts and addresses", "renumberRelationships"],
  ["numbering ids may be new while the printed labels stay", "renumberLists"],
  ["document properties: one minute more of editing time is not content", "countTheSave"],
  ["compatibility settings are not content", "addCompatibility"],
  ["zoom is not content", "changeZoom"],
  ["XML prefixes are the writer's choice", "rewritePrefixes"],
  ["attribute order is the writer's choice", "reorderAttributes"],
  ["zip order and compression are the writer's choice", "repack"],
  ["white space between elements is not text", "addWhitespace"],
  ["style ids may be new while the formats stay", "renameStyles"],
  ["even WordprocessingML's own prefix is the writer's choice", "rewriteMainPrefix"],
];

const operation = (name: string): DesktopOperation => {
  const found = DESKTOP_OPERATIONS[name] ?? FOREIGN_OPERATIONS[name];
  if (found === undefined) throw new Error(`there is no operation ${name}`);
  return found;
};

describe("what Word writes of its own accord leaves the content hash", () => {
  test.each(OUT)("%s", async (_title, name) => {
    const before = await readContent(draft());
    for (const seed of [1, 2, 3]) {
      const after = await applyDesktopOperation(draft(), operation(name), seededRandom(seed));
      expect(await readContent(after)).toEqual(before);
    }
  });

  test("every operation the desktop mode has is on the list above", () => {
    expect(OUT.map(([, name]) => name).sort()).toEqual(
      [...Object.keys(DESKTOP_OPERATIONS), ...Object.keys(FOREIGN_OPERATIONS)].sort(),
    );
  });

  test("each operation does change what is written: none passes by doing nothing", async () => {
    const plain = await entries(await applyDesktopOperation(draft(), () => undefined, seededRandom(1)));
    for (const [, name] of OUT) {
      const changed = await Promise.all(
        [1, 2, 3, 4].map(
          async (seed) =>
            (await entries(await applyDesktopOperation(draft(), operation(name), seededRandom(seed)))) !== plain,
        ),
      );
      expect([name, changed.includes(true)]).toEqual([name, true]);
    }
  });

  test("but one letter changed on the way is seen", async () => {
    const before = await readContent(draft());
    const meddled = await applyDesktopOperation(
      draft(),
      (opened) => {
        const words = opened.documents.get("word/document.xml")?.getElementsByTagName("w:t")[0];
        if (words !== undefined) words.textContent = (words.textContent ?? "").replace("Rosa", "Roza");
      },
      seededRandom(1),
    );
    expect((await readContent(meddled)).hash).not.toBe(before.hash);
  });
});

describe("the whole of desktop mode", () => {
  test("leaves the hash of a draft, whatever the seed, and again when done twice", async () => {
    const before = await readContent(draft());
    for (const seed of [11, 12, 13, 14, 15]) {
      const once = await reserialiseAsDesktop(draft(), "getFile", seededRandom(seed));
      const twice = await reserialiseAsDesktop(once, "save", seededRandom(seed + 100));
      expect((await readContent(once)).hash).toBe(before.hash);
      expect((await readContent(twice)).hash).toBe(before.hash);
    }
  });

  const corpus = join(__dirname, "../../../../shared/corpus");
  const files = existsSync(corpus)
    ? readdirSync(corpus).filter((file) => file.endsWith(".docx") && statSync(join(corpus, file)).size < LARGEST)
    : [];
  if (files.length === 0)
    test.skip("leaves the hash of real documents (the corpus is not on this machine)", () => undefined);
  else {
    test.each(files)("leaves the hash of a real document: %s", async (file) => {
      const bytes = readFileSync(join(corpus, file));
      const before = await readContent(bytes);
      const after = await readContent(await reserialiseAsDesktop(bytes, "getFile", seededRandom(21)));
      expect(after.hash).toBe(before.hash);
    });
  }
});

describe("what is known of getFileAsync", () => {
  const desktop = {
    mode: "desktop",
    rewrite: (bytes: Uint8Array, occasion: "getFile" | "save") => reserialiseAsDesktop(bytes, occasion),
  } as const;

  test("on the web an untouched part comes back as it is stored (office-js 640)", async () => {
    const { document } = await openInWord(draft());
    const stored = await (await openPackage(draft())).text("word/document.xml");
    expect(await (await openPackage(await document.fileBytes())).text("word/document.xml")).toBe(stored);
  });

  test("on the desktop no two readings of an unchanged document give the same bytes (office-js 1075), and their content is one", async () => {
    const { document } = await openInWord(draft(), desktop);
    const [one, other] = [await document.fileBytes(), await document.fileBytes()];
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(false);
    expect((await readContent(one)).hash).toBe((await readContent(other)).hash);
  });

  test("on the desktop merely reading makes the document ask to be saved (office-js 298); on the web it does not", async () => {
    const web = await openInWord(draft());
    await web.document.fileBytes();
    expect(web.document.isSaved).toBe(true);
    const pc = await openInWord(draft(), desktop);
    await pc.document.fileBytes();
    expect(pc.document.isSaved).toBe(false);
  });

  test("protection and the lock on change tracking are missing from what is read (office-js 6031), but not from what is saved", async () => {
    const settings = async (bytes: Uint8Array): Promise<string> => (await openPackage(bytes)).text("word/settings.xml");
    expect(await settings(draft())).toContain("documentProtection");
    expect(await settings(await reserialiseAsDesktop(draft(), "getFile"))).not.toContain("documentProtection");
    expect(await settings(await reserialiseAsDesktop(draft(), "save"))).toContain("documentProtection");
  });

  test("add-in settings are missing from what is read (office-js 6434)", async () => {
    const part = async (bytes: Uint8Array): Promise<string> =>
      (await openPackage(bytes)).text("word/webextensions/webextension1.xml");
    expect(await part(await reserialiseAsDesktop(draft(), "getFile"))).not.toContain("note");
    expect(await part(await reserialiseAsDesktop(draft(), "save"))).toContain("note");
  });

  test("only two files may be open at a time, and a closed one makes room", async () => {
    const { host } = await openInWord(draft());
    const ask = () => host.commonApi.dispatch(77, { 0: 1, 1: 65_536 });
    expect(await ask()).toMatchObject({ 0: 1 });
    expect(await ask()).toMatchObject({ 0: 2 });
    expect(await ask()).toEqual({ Error: 11_000 });
    await host.commonApi.dispatch(81, { 2: 1 });
    expect(await ask()).toMatchObject({ 0: 3 });
  });

  test("a PDF is not given by this Word, and it says so", async () => {
    const { client } = await openInWord(draft());
    const answer = await new Promise<Office.AsyncResult<Office.File>>((resolve) =>
      client.office.context.document.getFileAsync(client.office.FileType.Pdf, resolve),
    );
    expect(String(answer.status)).toBe("failed");
    expect(answer.error.code).toBe(1009);
  });

  test("body.getOoxml, a partial look with new paragraph ids each time (office-js 4078), is refused by its name", async () => {
    const { client } = await openInWord(draft());
    await expect(
      client.word.run(async (context) => {
        context.document.body.getOoxml();
        await context.sync();
      }),
    ).rejects.toMatchObject({ code: "NotImplemented", message: expect.stringContaining("Body.GetOoxml") });
  });

  test("asking for a header makes one where there is none (office-js 1904); asking for the first page's throws (docs-reference 1202)", async () => {
    const { client, document } = await openInWord(docx({ body: p("x") }));
    expect(document.relatedParts("word/document.xml", "/header")).toEqual([]);
    const ask = (type: "Primary" | "FirstPage") =>
      client.word.run(async (context) => {
        const header = context.document.sections.getFirst().getHeader(type);
        header.load("text");
        await context.sync();
        return header.text;
      });
    expect(await ask("Primary")).toBe("");
    expect(document.relatedParts("word/document.xml", "/header")).toEqual(["word/header1.xml"]);
    await expect(ask("FirstPage")).rejects.toMatchObject({ code: "GeneralException" });
  });

  test("the body's paragraphs hold those of tables, not those of text boxes and notes", async () => {
    const box =
      '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="9" name="Box"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx><w:txbxContent><w:p><w:r><w:t>In the box</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice></mc:AlternateContent></w:r>';
    const { client } = await openInWord(
      docx({
        body: `<w:p><w:r><w:t>Text</w:t></w:r>${box}</w:p><w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="1"/></w:tblGrid><w:tr><w:tc>${p("Cell")}</w:tc></w:tr></w:tbl>`,
        footnotes: `<w:footnote w:id="2">${p("Note")}</w:footnote>`,
      }),
    );
    const texts = await client.word.run(async (context) => {
      const all = context.document.body.paragraphs;
      all.load("text");
      await context.sync();
      return all.items.map((item) => item.text);
    });
    expect(texts).toEqual(["Text", "Cell"]);
  });
});
