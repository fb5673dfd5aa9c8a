/** The protocol the real client speaks, held by the stand-in: what it must answer, and what it must never guess. */
import { docx, p } from "../../support/docx-builder";
import { eventually } from "../../support/eventually";
import { openInWord } from "../../support/open-in-word";

const control = (tag: string, words: string): string =>
  `<w:sdt><w:sdtPr><w:alias w:val="A title"/><w:tag w:val="${tag}"/><w:id w:val="${tag.length + 40}"/></w:sdtPr><w:sdtContent>${p(words)}</w:sdtContent></w:sdt>`;
const open = async (body: string, setting = {}) => {
  const { client, document, host } = await openInWord(docx({ body }), setting);
  return { word: client.word, office: client.office, client, document, host };
};

describe("the real Office client over the Word stand-in", () => {
  test("starts as Word on the web", async () => {
    expect((await open(p("x"))).client.ready).toEqual({ host: "Word", platform: "OfficeOnline" });
  });

  test("says of no requirement set that it is there when it is not", async () => {
    const { office } = await open(p("x"));
    const has = (set: string, version: string): boolean => office.context.requirements.isSetSupported(set, version);
    expect(["1.1", "1.2", "1.3"].map((version) => has("WordApi", version))).toEqual([true, true, true]);
    expect(["1.4", "1.5", "1.6", "1.9"].map((version) => has("WordApi", version))).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect([
      has("WordApiDesktop", "1.1"),
      has("NestedAppAuth", "1.1"),
      has("SharedRuntime", "1.1"),
      has("PdfFile", "1.1"),
      has("TextFile", "1.1"),
    ]).toEqual([false, false, false, false, false]);
    expect([has("CompressedFile", "1.1"), has("CustomXmlParts", "1.1"), has("File", "1.1")]).toEqual([
      true,
      true,
      true,
    ]);
  });

  test("reads paragraphs, their styles and lists in one round trip", async () => {
    const { word, host } = await open(
      `${p("One")}<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>Two</w:t></w:r></w:p>`,
    );
    const read = await word.run(async (context) => {
      const paragraphs = context.document.body.paragraphs;
      paragraphs.load("text,isListItem,style,tableNestingLevel");
      await context.sync();
      return paragraphs.items.map(({ text, isListItem, style, tableNestingLevel }) => ({
        text,
        isListItem,
        style,
        tableNestingLevel,
      }));
    });
    expect(read).toEqual([
      { text: "One", isListItem: false, style: "Normal", tableNestingLevel: 0 },
      { text: "Two", isListItem: true, style: "Normal", tableNestingLevel: 0 },
    ]);
    expect(host.richApi.batches()).toBe(1);
  });

  test("a control that is not there is a null object, and calls on it stay null", async () => {
    const { word } = await open(control("here", "One"));
    const found = await word.run(async (context) => {
      const controls = context.document.contentControls;
      const [missing, present] = [
        controls.getByTag("nowhere").getFirstOrNullObject(),
        controls.getByTag("here").getFirstOrNullObject(),
      ];
      const around = context.document.body.paragraphs.getFirst().parentContentControlOrNullObject;
      for (const one of [missing, present, around]) one.load("tag,title,text");
      const beyond = missing.parentContentControlOrNullObject;
      beyond.load("tag");
      await context.sync();
      return [missing.isNullObject, beyond.isNullObject, present.tag, present.title, present.text, around.tag];
    });
    expect(found).toEqual([true, true, "here", "A title", "One", "here"]);
  });

  test("objects stay good over several round trips, also after others were added and removed", async () => {
    const { word } = await open(p("One") + p("Two") + p("Three"));
    const texts = await word.run(async (context) => {
      const paragraphs = context.document.body.paragraphs;
      paragraphs.load("text");
      await context.sync();
      const third = paragraphs.items[2];
      paragraphs.items[0]?.delete();
      paragraphs.items[1]?.insertParagraph("Between", "After");
      await context.sync();
      third?.insertText(" indeed", "End");
      third?.load("text");
      await context.sync();
      const again = context.document.body.paragraphs;
      again.load("text");
      await context.sync();
      return [third?.text, ...again.items.map((item) => item.text)];
    });
    expect(texts).toEqual(["Three indeed", "Two", "Between", "Three indeed"]);
  });

  test("an object whose place is gone is an error, not another place", async () => {
    const { word } = await open(p("One") + p("Two"));
    await expect(
      word.run(async (context) => {
        const first = context.document.body.paragraphs.getFirst();
        first.load("text");
        await context.sync();
        first.delete();
        await context.sync();
        first.insertText("x", "End");
        await context.sync();
      }),
    ).rejects.toMatchObject({ code: "ItemNotFound" });
  });

  test("a member this host lacks is refused by its name, and what came before it in the batch stands", async () => {
    const { word, document } = await open(control("here", "One"));
    const before = document.version;
    await expect(
      word.run(async (context) => {
        const first = context.document.contentControls.getFirst();
        first.tag = "changed";
        context.document.body.insertHtml("<b>x</b>", "End");
        await context.sync();
      }),
    ).rejects.toMatchObject({
      code: "NotImplemented",
      message: "Body.InsertHtml is not implemented by this host",
      debugInfo: { statement: expect.stringContaining("insertHtml") },
    });
    expect(document.version).toBe(before + 1);
    await expect(
      word.run(async (context) => {
        const paragraph = context.document.body.paragraphs.getFirst();
        paragraph.load("alignment");
        await context.sync();
      }),
    ).rejects.toMatchObject({ code: "NotImplemented", message: expect.stringContaining("Paragraph.Alignment") });
    await expect(
      word.run(async (context) => {
        context.document.body.paragraphs.getFirst().lineSpacing = 12;
        await context.sync();
      }),
    ).rejects.toMatchObject({ code: "NotImplemented", message: expect.stringContaining("Paragraph.LineSpacing") });
  });

  test("one batch of the add-in's is one change on screen", async () => {
    const { word, document } = await open(control("a", "One") + control("bb", "Two"));
    const changes: unknown[] = [];
    document.onChange((change) => changes.push(change));
    await word.run(async (context) => {
      const controls = context.document.contentControls;
      controls.load("tag");
      await context.sync();
      for (const item of controls.items) item.title = "New";
      await context.sync();
    });
    expect(changes).toEqual([{ cause: "add-in", parts: ["word/document.xml"], version: 2 }]);
  });

  test("locks are kept: a control locked for editing is not rewritten, one locked against deletion is not removed", async () => {
    const { word } = await open(control("a", "One"));
    await word.run(async (context) => {
      const first = context.document.contentControls.getFirst();
      first.cannotEdit = true;
      first.cannotDelete = true;
      await context.sync();
    });
    const act = (deed: (first: Word.ContentControl) => void): Promise<void> =>
      word.run(async (context) => {
        deed(context.document.contentControls.getFirst());
        await context.sync();
      });
    await expect(act((first) => first.insertText("x", "Replace"))).rejects.toMatchObject({ code: "NotAllowed" });
    await expect(act((first) => first.delete(true))).rejects.toMatchObject({ code: "NotAllowed" });
    await act((first) => {
      first.tag = "still-taggable";
    });
    await act((first) => {
      first.cannotDelete = false;
      first.cannotEdit = false;
    });
    await act((first) => first.delete(true));
  });

  test("search finds words in paragraphs and cells, by case when asked", async () => {
    const { word } = await open(
      p("The lessee shall pay. She Shall not.") +
        `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="1"/></w:tblGrid><w:tr><w:tc>${p("marshall shall")}</w:tc></w:tr></w:tbl>`,
    );
    const count = (options: { matchCase?: boolean; matchWholeWord?: boolean }): Promise<number> =>
      word.run(async (context) => {
        const found = context.document.body.search("shall", options);
        found.load("text");
        await context.sync();
        return found.items.length;
      });
    expect([
      await count({}),
      await count({ matchCase: true }),
      await count({ matchCase: true, matchWholeWord: true }),
    ]).toEqual([4, 3, 2]);
  });

  test("a control around part of a paragraph is an inline one", async () => {
    const { word, document } = await open(p("Plaintiff Rosa Rivera resides here."));
    await word.run(async (context) => {
      const found = context.document.body.search("Rosa Rivera");
      found.load("text");
      await context.sync();
      const made = found.items[0]?.insertContentControl();
      if (made !== undefined) made.tag = "countersign-fact:1";
      await context.sync();
    });
    expect(document.text("word/document.xml")).toMatch(
      /<w:p><w:r><w:t[^>]*>Plaintiff <\/w:t><\/w:r><w:sdt><w:sdtPr><w:tag w:val="countersign-fact:1"\/><w:id w:val="\d+"\/><\/w:sdtPr><w:sdtContent><w:r>/,
    );
  });

  test("the client gives every object back after its work: no reference is left over", async () => {
    const { word, client } = await open(p("One"));
    await word.run(async (context) => {
      const paragraphs = context.document.body.paragraphs;
      paragraphs.load("text");
      await context.sync();
    });
    await eventually(() => {
      expect(client.sent.filter((name) => name === "executeMethod").length).toBeGreaterThan(1);
    });
  });
});
