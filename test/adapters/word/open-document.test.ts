/** The adapter under the real Office client, against the Word stand-in: what a lawyer's document goes through when the pane touches it. */
import { pendingTag, PENDING_TITLE, reviewedTag, REVIEWED_TITLE } from "../../../src/domain/draft/tag";
import type { UnitId } from "../../../src/domain/ids";
import { createOpenDocument } from "../../../src/adapters/word/open-document";
import type { WordSurroundings } from "../../../src/adapters/word/surroundings";
import type { HostDocumentSetting } from "../../../src/sandbox/word/host-document";
import type { XdmHostSetting } from "../../../src/sandbox/word/xdm-host";
import { findCustomXml } from "../../../src/docx/parts/custom-xml";
import { openPackage } from "../../../src/docx/package/package";
import { docx, p } from "../../support/docx-builder";
import { eventually } from "../../support/eventually";
import { openInWord, seededRandom } from "../../support/open-in-word";

const unit = (number: number): UnitId => `0000000000${String(number).padStart(6, "0")}` as UnitId;
const tagged = (number: number, words: string): string =>
  `<w:sdt><w:sdtPr><w:alias w:val="${PENDING_TITLE}"/><w:tag w:val="${pendingTag(unit(number))}"/><w:id w:val="${1000 + number}"/></w:sdtPr><w:sdtContent>${p(words)}</w:sdtContent></w:sdt>`;
const seededByte = (): (() => number) => {
  const random = seededRandom(3);
  return () => Math.floor(random() * 256);
};
const factControl = (number: number, words: string): string =>
  `<w:p><w:r><w:t xml:space="preserve">Client: </w:t></w:r><w:sdt><w:sdtPr><w:tag w:val="countersign-fact:${number}"/><w:id w:val="${2000 + number}"/></w:sdtPr><w:sdtContent><w:r><w:rPr><w:b/><w:highlight w:val="yellow"/></w:rPr><w:t>${words}</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t>.</w:t></w:r></w:p>`;

const open = async (
  bytes: Uint8Array,
  setting: Partial<HostDocumentSetting> = {},
  frame: Partial<XdmHostSetting> = {},
  more: Partial<WordSurroundings> = {},
) => {
  const { document, host, client } = await openInWord(bytes, setting, frame);
  const adapter = createOpenDocument({
    office: client.office,
    word: client.word,
    openWindow: (address) => void (client.opened as string[]).push(address),
    ...more,
  });
  const xml = async (part = "word/document.xml"): Promise<string> =>
    (await openPackage(await document.bytes())).text(part);
  return { document, host, client, adapter, xml };
};
const approve = (number: number, occurrence = 0) =>
  ({
    kind: "retag",
    from: pendingTag(unit(number)),
    occurrence,
    to: reviewedTag(unit(number)),
    title: REVIEWED_TITLE,
    color: "#2E7D32",
  }) as const;

// The machine may be busy; each test starts a client of its own.

describe("the document open in Word", () => {
  test("is read whole: the bytes are those Word would save, and no file is left open", async () => {
    const bytes = docx({ body: tagged(1, "The plaintiff resides in Los Angeles County.") });
    const { adapter, host } = await open(bytes);
    expect(Buffer.from(await adapter.readBytes()).equals(Buffer.from(bytes))).toBe(true);
    await adapter.readBytes();
    await adapter.readBytes();
    expect(host.commonApi.openFiles()).toBe(0);
  });

  test("is read in slices when it is larger than one slice, and comes out the same", async () => {
    const noise = Uint8Array.from({ length: 4_200_000 }, seededByte());
    const bytes = docx({
      body: p("Exhibit A"),
      parts: { "word/media/image1.bin": noise },
      contentTypes: { bin: "application/octet-stream" },
    });
    expect(bytes.length).toBeGreaterThan(4_194_304);
    const { adapter } = await open(bytes);
    expect(Buffer.from(await adapter.readBytes()).equals(Buffer.from(bytes))).toBe(true);
  });

  test("says where it is and whether it may be edited", async () => {
    expect(await (await open(docx({ body: p("x") }))).adapter.place()).toEqual({
      url: "https://firm.example/sites/matters/Draft.docx",
      readOnly: false,
    });
    expect(await (await open(docx({ body: p("x") }), { url: "", readOnly: true })).adapter.place()).toEqual({
      readOnly: true,
    });
  });

  test("a unit's tag, title and colour change together and its words do not", async () => {
    const { adapter, xml } = await open(docx({ body: tagged(1, "First.") + tagged(2, "Second.") }));
    expect(await adapter.applyTags([approve(2)])).toEqual({ notDone: [] });
    const after = await xml();
    expect(after).toContain(pendingTag(unit(1)));
    expect(after).not.toContain(pendingTag(unit(2)));
    expect(after).toMatch(
      /<w:alias w:val="Attorney reviewed"\/><w:tag w:val="attorney-reviewed:0000000000000002"\/><w:id w:val="1002"\/><w15:color[^>]* w:val="2E7D32"\/>/,
    );
    expect(after.replace(/<w:sdtPr>.*?<\/w:sdtPr>/g, "")).toContain(
      `<w:sdt><w:sdtContent>${p("Second.")}</w:sdtContent></w:sdt>`,
    );
  });

  test("of two paragraphs under one tag the one asked for changes, and only that one", async () => {
    const { adapter, xml } = await open(docx({ body: tagged(1, "Once.") + tagged(1, "Twice.") }));
    expect(await adapter.applyTags([{ ...approve(1, 1), to: pendingTag(unit(9)) }])).toEqual({ notDone: [] });
    const tags = [...(await xml()).matchAll(/<w:tag w:val="([^"]*)"/g)].map((match) => match[1]);
    expect(tags).toEqual([pendingTag(unit(1)), pendingTag(unit(9))]);
  });

  test("an untagged paragraph is wrapped where it stands, in the body, in a cell and in a header", async () => {
    const bytes = docx({
      body:
        tagged(1, "One.") +
        p("Pasted in.") +
        `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="5000"/></w:tblGrid><w:tr><w:tc><w:tcPr/>${p("In a cell.")}</w:tc></w:tr></w:tbl>` +
        p("Last."),
      headers: { rId91: p("Case No.") },
      section: `<w:headerReference w:type="default" r:id="rId91"/><w:pgSz w:w="12240" w:h="15840"/>`,
    });
    const { adapter, xml, document } = await open(bytes);
    const header = document.relatedParts("word/document.xml", "/header")[0] ?? "";
    const wrap = (paragraph: number, number: number, part = "word/document.xml", story: "body" | "header" = "body") =>
      ({
        kind: "wrap",
        at: { part, story, paragraph },
        tag: pendingTag(unit(number)),
        title: PENDING_TITLE,
        color: "#D29922",
      }) as const;
    expect(await adapter.applyTags([wrap(1, 2), wrap(2, 3), wrap(0, 4, header, "header")])).toEqual({ notDone: [] });
    expect(await xml()).toMatch(
      new RegExp(
        `${pendingTag(unit(2))}.*Pasted in.*${pendingTag(unit(3))}.*In a cell.*</w:sdtContent></w:sdt></w:tc>`,
      ),
    );
    expect(await xml(header)).toContain(pendingTag(unit(4)));
  });

  test("what Word cannot tag is told by its number, and the rest is done all the same", async () => {
    const bytes = docx({
      body:
        tagged(1, "One.") +
        `<w:p><w:r><w:t>Two.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>` +
        `<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>Section end.</w:t></w:r></w:p>` +
        p("Four."),
      footnotes: `<w:footnote w:id="2">${p("A note.")}</w:footnote>`,
    });
    const { adapter, xml } = await open(bytes);
    const label = { title: PENDING_TITLE, color: "#D29922" };
    const outcome = await adapter.applyTags([
      {
        kind: "wrap",
        at: { part: "word/footnotes.xml", story: "footnote", paragraph: 0 },
        tag: pendingTag(unit(5)),
        ...label,
      },
      {
        kind: "wrap",
        at: { part: "word/document.xml", story: "body", paragraph: 1 },
        tag: pendingTag(unit(6)),
        ...label,
      },
      {
        kind: "wrap",
        at: { part: "word/document.xml", story: "body", paragraph: 2 },
        tag: pendingTag(unit(7)),
        ...label,
      },
      {
        kind: "wrap",
        at: { part: "word/document.xml", story: "body", paragraph: 3 },
        tag: pendingTag(unit(8)),
        ...label,
      },
      approve(4),
      approve(1),
    ]);
    expect(outcome).toEqual({ notDone: [0, 2, 4] });
    const tags = [...(await xml()).matchAll(/<w:tag w:val="([^"]*)"/g)].map((match) => match[1]);
    expect(tags).toEqual([reviewedTag(unit(1)), pendingTag(unit(6)), pendingTag(unit(8))]);
  });

  test("paragraphs that a field ties together go into one control, as one unit", async () => {
    const { adapter, xml } = await open(docx({ body: p("Before.") + p("Table of") + p("authorities") + p("After.") }));
    expect(
      await adapter.applyTags([
        {
          kind: "wrap",
          at: { part: "word/document.xml", story: "body", paragraph: 1 },
          last: 2,
          tag: pendingTag(unit(2)),
          title: PENDING_TITLE,
          color: "#D29922",
        },
      ]),
    ).toEqual({ notDone: [] });
    expect(await xml()).toContain(
      `<w:sdtContent>${p("Table of")}${p("authorities")}</w:sdtContent></w:sdt>${p("After.")}`,
    );
  });

  test("a duplicate in a text box, which Word does not list, does not make another paragraph take its place", async () => {
    const box = `<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>${tagged(1, "In the box.")}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`;
    const { adapter, xml } = await open(docx({ body: box + tagged(1, "In the body.") }));
    const at = (story: "textbox" | "body", paragraph: number) => ({ part: "word/document.xml", story, paragraph });
    expect(
      await adapter.applyTags([
        { ...approve(1, 0), to: pendingTag(unit(7)), at: at("textbox", 0) },
        { ...approve(1, 1), to: pendingTag(unit(8)), at: at("body", 1) },
      ]),
    ).toEqual({ notDone: [0] });
    expect([...(await xml()).matchAll(/<w:tag w:val="([^"]*)"/g)].map((match) => match[1])).toEqual([
      pendingTag(unit(1)),
      pendingTag(unit(8)),
    ]);
  });

  test("approving three hundred units takes as many round trips as approving one", async () => {
    const body = Array.from({ length: 300 }, (_unit, index) => tagged(index, `Paragraph ${index}.`)).join("");
    const trips = async (count: number): Promise<number> => {
      const { adapter, host } = await open(docx({ body }));
      const before = host.richApi.batches();
      expect(await adapter.applyTags(Array.from({ length: count }, (_unit, index) => approve(index)))).toEqual({
        notDone: [],
      });
      return host.richApi.batches() - before;
    };
    expect(await trips(1)).toBe(2);
    expect(await trips(300)).toBe(2);
  });

  test("a fact is rewritten in its control with its format, and the missing-fact highlight goes", async () => {
    const { adapter, xml, host } = await open(
      docx({ body: factControl(3, "[client.name]") + factControl(4, "Untouched") }),
    );
    const before = host.richApi.batches();
    await adapter.replaceControlText([{ tag: "countersign-fact:3", text: "Rosa Rivera & Sons", highlight: false }]);
    expect(host.richApi.batches() - before).toBe(2);
    const after = await xml();
    expect(after).toContain(
      '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">Rosa Rivera &amp; Sons</w:t></w:r></w:sdtContent>',
    );
    expect(after).not.toContain("[client.name]");
    expect(after).toContain("Untouched");
  });

  test("the ledger replaces the one before it and stands alone under its namespace", async () => {
    const { adapter, document } = await open(docx({ body: p("x") }));
    await adapter.writeLedger("urn:countersign:ledger:1", '<ledger xmlns="urn:countersign:ledger:1" revision="1"/>');
    await adapter.writeLedger("urn:countersign:ledger:1", '<ledger xmlns="urn:countersign:ledger:1" revision="2"/>');
    const saved = await openPackage(await document.bytes());
    const parts = await findCustomXml(saved, "urn:countersign:ledger:1");
    expect(parts).toHaveLength(1);
    expect(await saved.text(parts[0]?.part ?? "")).toContain('revision="2"');
    expect(saved.partNames().filter((name) => name.startsWith("customXml/"))).toHaveLength(3);
  });

  test("going to a unit selects its paragraph on screen", async () => {
    const { adapter, document } = await open(
      docx({ body: tagged(1, "One.") + tagged(2, "Two.") + tagged(2, "Two again.") }),
    );
    await adapter.goTo({ tag: pendingTag(unit(2)), occurrence: 1 });
    expect(document.selection).toEqual({ part: "word/document.xml", paragraph: 2, start: 0, end: 10 });
    await adapter.goTo({ part: "word/document.xml", story: "body", paragraph: 0 });
    expect(document.selection).toEqual({ part: "word/document.xml", paragraph: 0, start: 0, end: 4 });
    await expect(adapter.goTo({ tag: pendingTag(unit(7)) })).rejects.toMatchObject({
      name: "WordFault",
      code: "not-found",
    });
  });

  test("saving puts the bytes where the document came from", async () => {
    const stored: Uint8Array[] = [];
    const { adapter, document } = await open(docx({ body: tagged(1, "One.") }), {
      store: async (bytes) => void stored.push(bytes),
    });
    await adapter.applyTags([approve(1)]);
    expect(document.isSaved).toBe(false);
    await adapter.save();
    expect(document.isSaved).toBe(true);
    expect(await (await openPackage(stored[0] ?? new Uint8Array())).text("word/document.xml")).toContain(
      reviewedTag(unit(1)),
    );
  });

  test("a document open for reading only is read but not tagged", async () => {
    const { adapter, document } = await open(docx({ body: tagged(1, "One.") }), { readOnly: true });
    await adapter.readBytes();
    await expect(adapter.applyTags([approve(1)])).rejects.toMatchObject({ code: "read-only" });
    await expect(adapter.writeLedger("urn:x", '<x xmlns="urn:x"/>')).rejects.toMatchObject({ name: "WordFault" });
    expect(document.version).toBe(0);
  });

  test("a comment hangs on the unit and says who wrote it", async () => {
    const { adapter, xml } = await open(docx({ body: tagged(1, "One.") }));
    expect(await adapter.comment([{ unit: unit(1), text: "Where does this date come from?" }])).toEqual([]);
    expect(await xml("word/comments.xml")).toMatch(/w:author="Ana Reyes".*Where does this date come from\?/);
    expect(await xml()).toMatch(
      /<w:commentRangeStart w:id="0"\/><w:r><w:t[^>]*>One\.<\/w:t><\/w:r><w:commentRangeEnd w:id="0"\/>/,
    );
  });

  test("forty requests for changes take as many round trips as one, and a paragraph Word does not reach is told", async () => {
    const body = Array.from({ length: 40 }, (_, index) => tagged(index + 1, `Paragraph ${index + 1}.`)).join("");
    const trips = async (count: number): Promise<number> => {
      const { adapter, host } = await open(docx({ body }));
      const before = host.richApi.batches();
      expect(
        await adapter.comment(
          Array.from({ length: count }, (_, index) => ({ unit: unit(index + 1), text: "Please check." })),
        ),
      ).toEqual([]);
      return host.richApi.batches() - before;
    };
    expect(await trips(40)).toBe(await trips(1));
    const { adapter, xml } = await open(docx({ body }));
    expect(
      await adapter.comment([
        { unit: unit(1), text: "One." },
        { unit: unit(99), text: "Not here." },
      ]),
    ).toEqual([unit(99)]);
    expect(await xml("word/comments.xml")).toContain("One.");
  });

  test("another file is opened by its address, and only an https one", async () => {
    const { adapter, client } = await open(docx({ body: p("x") }));
    await adapter.openFile("https://firm.example/?document=42");
    expect(client.opened).toEqual(["https://firm.example/?document=42"]);
    await expect(adapter.openFile("javascript:alert(1)")).rejects.toMatchObject({ code: "not-supported" });
  });

  test("a whole draft is not loaded in place by a Word that would drop its headers", async () => {
    const { adapter, document } = await open(docx({ body: p("") }));
    await expect(adapter.load(docx({ body: p("x") }))).rejects.toMatchObject({ code: "not-supported" });
    expect(document.version).toBe(0);
  });

  test("a hint comes when the person moves in the document, and none after watching stopped", async () => {
    const { adapter, document } = await open(docx({ body: p("x") }));
    let hints = 0;
    const stop = await adapter.watch(() => (hints += 1));
    document.select({ part: "word/document.xml", paragraph: 0, start: 0, end: 1 }, "person");
    await eventually(() => {
      expect(hints).toBe(1);
    });
    stop();
    document.select({ part: "word/document.xml", paragraph: 0, start: 0, end: 0 }, "person");
    // Time for a hint that must not come.
    await new Promise((resolve) => {
      setTimeout(resolve, 60);
    });
    expect(hints).toBe(1);
  });
});

describe("accepting the marks in a unit", () => {
  const marked = (number: number, lock = ""): string =>
    tagged(number, "x")
      .replace(
        p("x"),
        `<w:p><w:r><w:t xml:space="preserve">The sum </w:t></w:r><w:del w:id="1" w:author="B. Cole"><w:r><w:delText>was</w:delText></w:r></w:del><w:ins w:id="2" w:author="B. Cole"><w:r><w:t>is</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> due.</w:t></w:r></w:p>`,
      )
      .replace("</w:sdtPr>", `${lock}</w:sdtPr>`);

  test("is left to the person where Word has no such command", async () => {
    const { adapter, document } = await open(docx({ body: marked(1) }));
    expect(await adapter.acceptRevisions?.([{ tag: pendingTag(unit(1)), occurrence: 0 }])).toBe("not-supported");
    expect(document.version).toBe(0);
  });

  test("leaves what was meant in that unit, the marks of others as they are, and a lock as it was", async () => {
    const { client, document, host } = await openInWord(
      docx({ body: marked(1, '<w:lock w:val="contentLocked"/>') + marked(2) }),
    );
    // The npm package's client ends before WordApi 1.6: the two members are put on with its own means, as Microsoft's newer file has them.
    interface BatchHelper {
      createMethodObject(
        type: unknown,
        parent: unknown,
        name: string,
        operation: number,
        args: unknown[],
        isCollection: boolean,
        byId: boolean,
        item: null,
        flags: number,
      ): unknown;
      invokeMethod(
        object: unknown,
        name: string,
        operation: number,
        args: unknown[],
        flags: number,
        result: number,
      ): void;
    }
    const extension = client.officeExtension as unknown as {
      readonly BatchApiHelper: BatchHelper;
      readonly ClientObject: new () => object;
    };
    class TrackedChangeCollection extends extension.ClientObject {
      acceptAll(): void {
        extension.BatchApiHelper.invokeMethod(this, "AcceptAll", 0, [], 0, 0);
      }
    }
    Object.defineProperty(client.word.ContentControl.prototype, "getTrackedChanges", {
      value: function get(this: unknown) {
        return extension.BatchApiHelper.createMethodObject(
          TrackedChangeCollection,
          this,
          "GetTrackedChanges",
          1,
          [],
          false,
          false,
          null,
          4,
        );
      },
    });
    const context = Object.create(client.office.context, {
      requirements: { value: { isSetSupported: () => true } },
    }) as Office.Context;
    const adapter = createOpenDocument({
      office: Object.create(client.office, { context: { value: context } }) as typeof Office,
      word: client.word,
    });
    const before = host.richApi.batches();
    expect(await adapter.acceptRevisions?.([{ tag: pendingTag(unit(1)), occurrence: 0 }])).toBe("accepted");
    expect(host.richApi.batches() - before).toBe(2);
    const after = document.text("word/document.xml");
    expect(after.match(/<w:(ins|del) /g)).toHaveLength(2);
    expect(after).toMatch(
      /contentLocked.*The sum <\/w:t><\/w:r><w:r><w:t>is<\/w:t><\/w:r><w:r><w:t xml:space="preserve"> due\..*<w:del /,
    );
    await expect(adapter.acceptRevisions?.([{ tag: pendingTag(unit(5)), occurrence: 0 }])).rejects.toMatchObject({
      code: "not-found",
    });
  });
});

describe("when Word will not hand over the file", () => {
  const randomBytes = (length: number): Uint8Array => Uint8Array.from({ length }, (_byte, index) => index * 7);

  test("the stored file is read once it holds the nonce just written, and the nonce is in neither afterwards", async () => {
    let stored: Uint8Array = docx({ body: p("Old words.") });
    let reads = 0;
    const { adapter, document } = await open(
      docx({ body: p("New words.") }),
      { store: async (bytes) => void (stored = bytes) },
      { canGiveFile: () => false },
      {
        randomBytes,
        readStored: async () => {
          reads += 1;
          return reads < 3 ? docx({ body: p("Old words.") }) : stored;
        },
        wait: async () => undefined,
      },
    );
    const read = await openPackage(await adapter.readBytes());
    expect(await read.text("word/document.xml")).toContain("New words.");
    expect(reads).toBe(3);
    expect(read.partNames().filter((name) => name.startsWith("customXml/"))).toEqual([]);
    expect(document.partNames().filter((name) => name.startsWith("customXml/"))).toEqual([]);
  });

  test("an older stored file is never taken for the document: after thirty seconds it cannot be read", async () => {
    let clock = 0;
    const { adapter } = await open(
      docx({ body: p("New.") }),
      { store: async () => undefined },
      { canGiveFile: () => false },
      {
        randomBytes,
        readStored: async () => docx({ body: p("Old.") }),
        now: () => clock,
        wait: async (milliseconds) => void (clock += milliseconds),
      },
    );
    await expect(adapter.readBytes()).rejects.toMatchObject({ name: "WordFault", code: "cannot-read" });
    expect(clock).toBe(30_000);
  });

  test("without a stored file there is nothing to read", async () => {
    const { adapter } = await open(docx({ body: p("x") }), {}, { canGiveFile: () => false });
    await expect(adapter.readBytes()).rejects.toMatchObject({ code: "cannot-read" });
  });
});
