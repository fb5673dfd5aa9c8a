/** What a person's keys do to the document's bytes, and what they leave alone. */
import * as fc from "fast-check";
import type { HostDocument, HostDocumentSetting } from "../../../src/sandbox/word/host-document";
import { acceptAllRevisions } from "../../../src/sandbox/word/operations/accept-revisions";
import { addComment, deleteComment, listComments } from "../../../src/sandbox/word/operations/comments";
import {
  copyParagraphs,
  duplicateParagraph,
  pasteParagraphs,
} from "../../../src/sandbox/word/operations/copy-paragraphs";
import { deleteRange } from "../../../src/sandbox/word/operations/delete-range";
import { insertText } from "../../../src/sandbox/word/operations/insert-text";
import { joinWithNext } from "../../../src/sandbox/word/operations/join-paragraphs";
import { insertParagraphAfter, pasteText } from "../../../src/sandbox/word/operations/paste-text";
import { splitParagraph } from "../../../src/sandbox/word/operations/split-paragraph";
import { toggleFormat } from "../../../src/sandbox/word/operations/toggle-format";
import { setTracksChanges } from "../../../src/sandbox/word/revision-marks";
import { controlsOfPart, paragraphsOfPart } from "../../../src/sandbox/word/story-places";
import { visibleText } from "../../../src/sandbox/word/visible-text";
import { ancestorW, attributeW, childW, valueOf } from "../../../src/sandbox/word/wordprocessing";
import { openPackage } from "../../../src/docx/package/package";
import { readContent } from "../../../src/docx/canonical/read-content";
import { docx, p } from "../../support/docx-builder";
import { hostDocument, seededRandom } from "../../support/open-in-word";
import { packageComplaints } from "../../support/package-oracle";
import { sampled } from "../../support/sample";

const BODY = "word/document.xml";
const tag = (number: number): string => `draft-pending-attorney-review:${String(number).padStart(16, "0")}`;
const unit = (number: number, inner: string, lock = ""): string =>
  `<w:sdt><w:sdtPr><w:alias w:val="Draft - pending attorney review"/><w:tag w:val="${tag(number)}"/><w:id w:val="${100 + number}"/>${lock}</w:sdtPr><w:sdtContent>${inner}</w:sdtContent></w:sdt>`;
const r = (text: string, properties = ""): string =>
  `<w:r>${properties === "" ? "" : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const fact = (text: string, lock = ""): string =>
  `<w:sdt><w:sdtPr><w:tag w:val="countersign-fact:1"/><w:id w:val="77"/>${lock}</w:sdtPr><w:sdtContent>${r(text)}</w:sdtContent></w:sdt>`;
const SETTINGS = '<w:zoom w:percent="100"/>';

const open = (body: string, setting: Partial<HostDocumentSetting> = {}): Promise<HostDocument> =>
  hostDocument(
    docx({
      body,
      settings: SETTINGS,
      styles: '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>',
    }),
    setting,
  );
const texts = (document: HostDocument): string[] => paragraphsOfPart(document, BODY).map(visibleText);
const tagsOf = (document: HostDocument): (string | undefined)[] =>
  paragraphsOfPart(document, BODY).map((paragraph) => valueOf(childW(ancestorW(paragraph, "sdt"), "sdtPr"), "tag"));
const xml = async (document: HostDocument, part = BODY): Promise<string> =>
  (await openPackage(await document.bytes())).text(part);
const body = async (document: HostDocument): Promise<string> =>
  /<w:body>(.*)<w:sectPr/s.exec(await xml(document))?.[1] ?? "";
const at = (paragraph: number, offset: number) => ({ part: BODY, paragraph, offset });
const sound = async (document: HostDocument): Promise<void> =>
  expect(packageComplaints(await document.bytes())).toEqual([]);

describe("typing", () => {
  test("goes into the sentence in the format to its left, and the caret stands behind it", async () => {
    const document = await open(unit(1, `<w:p>${r("Plaintiff ", "<w:b/>")}${r("resides here.")}</w:p>`));
    expect(insertText(document, at(0, 10), "Rosa Rivera ")).toEqual(at(0, 22));
    expect(await body(document)).toContain(
      '<w:rPr><w:b/></w:rPr><w:t xml:space="preserve">Plaintiff Rosa Rivera </w:t>',
    );
    expect(tagsOf(document)).toEqual([tag(1)]);
    await sound(document);
  });

  test("letter by letter makes no run of its own for each letter", async () => {
    const document = await open(p("A"));
    for (const [index, letter] of [..."mended complaint"].entries()) insertText(document, at(0, 1 + index), letter);
    expect(texts(document)).toEqual(["Amended complaint"]);
    expect((await body(document)).match(/<w:r>/g)).toHaveLength(1);
  });

  test("behind a fact stays outside the fact's control; within it, inside", async () => {
    const document = await open(`<w:p>${r("Client: ")}${fact("Rosa Rivera")}${r(".")}</w:p>`);
    insertText(document, at(0, 19), ", a single woman");
    expect(await body(document)).toContain(
      '>Rosa Rivera</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t xml:space="preserve">, a single woman</w:t></w:r>',
    );
    insertText(document, at(0, 12), "lie");
    expect(await body(document)).toContain(">Rosalie Rivera</w:t></w:r></w:sdtContent>");
    await sound(document);
  });

  test("at the end of a field's result stands behind the field, not in its result", async () => {
    const field =
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>4</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>';
    const document = await open(`<w:p>${r("Page ")}${field}</w:p>`);
    insertText(document, at(0, 6), " of 9");
    expect(await body(document)).toMatch(/fldCharType="end"\/><\/w:r><w:r><w:t xml:space="preserve"> of 9<\/w:t>/);
  });

  test("tabs and line breaks become Word's own", async () => {
    const document = await open(p(""));
    insertText(document, at(0, 0), "By:\tM. Okoye\nAttorney");
    expect(await body(document)).toContain("<w:tab/>");
    expect(await body(document)).toContain("<w:br/>");
    expect(texts(document)).toEqual(["By:\tM. Okoye\nAttorney"]);
    await sound(document);
  });

  test("into a locked control is refused and changes nothing", async () => {
    const document = await open(
      unit(1, p("Locked words."), '<w:lock w:val="sdtContentLocked"/>') +
        `<w:p>${fact("Locked fact", '<w:lock w:val="contentLocked"/>')}</w:p>`,
    );
    const before = await document.bytes();
    expect(() => insertText(document, at(0, 3), "x")).toThrow(expect.objectContaining({ code: "Locked" }));
    expect(() => insertText(document, at(1, 3), "x")).toThrow(expect.objectContaining({ code: "Locked" }));
    expect(() => deleteRange(document, at(1, 0), at(1, 3))).toThrow(expect.objectContaining({ code: "Locked" }));
    expect(() => splitParagraph(document, at(0, 3))).toThrow(expect.objectContaining({ code: "Locked" }));
    expect(Buffer.from(await document.bytes()).equals(Buffer.from(before))).toBe(true);
  });

  test("into a document open for reading only is refused", async () => {
    const document = await open(p("x"), { readOnly: true });
    expect(() => insertText(document, at(0, 0), "y")).toThrow(expect.objectContaining({ code: "ReadOnly" }));
    expect(texts(document)).toEqual(["x"]);
  });

  test("outside the paragraph, or a character XML cannot hold, is refused", async () => {
    const document = await open(p("x"));
    expect(() => insertText(document, at(0, 2), "y")).toThrow(expect.objectContaining({ code: "NoSuchPlace" }));
    expect(() => insertText(document, at(4, 0), "y")).toThrow(expect.objectContaining({ code: "NoSuchPlace" }));
    expect(() => insertText(document, at(0, 0), "\u0000")).toThrow(
      expect.objectContaining({ code: "InvalidArgument" }),
    );
  });

  test("tells the screen once for each change, and only of the parts changed", async () => {
    const document = await open(p("x"));
    const seen: unknown[] = [];
    document.onChange((change) => seen.push(change));
    insertText(document, at(0, 1), "y");
    expect(seen).toEqual([{ cause: "person", parts: [BODY], version: 1 }]);
  });
});

describe("Enter", () => {
  test("inside a unit's control makes a second paragraph in the same control, as Word does", async () => {
    const document = await open(
      unit(1, `<w:p><w:pPr><w:jc w:val="both"/></w:pPr>${r("First half. Second half.")}</w:p>`) + unit(2, p("Next.")),
    );
    expect(splitParagraph(document, at(0, 12))).toEqual(at(1, 0));
    expect(texts(document)).toEqual(["First half. ", "Second half.", "Next."]);
    expect(tagsOf(document)).toEqual([tag(1), tag(1), tag(2)]);
    expect((await body(document)).match(/<w:jc w:val="both"\/>/g)).toHaveLength(2);
    expect(controlsOfPart(document, BODY)).toHaveLength(2);
    await sound(document);
  });

  test("keeps a section break with the second half, where the section ends", async () => {
    const document = await open(`<w:p><w:pPr><w:sectPr/></w:pPr>${r("Caption. Prayer.")}</w:p>` + p("After."));
    splitParagraph(document, at(0, 9));
    expect(await body(document)).toMatch(/^<w:p><w:pPr\/><w:r>.*?<\/w:p><w:p><w:pPr><w:sectPr\/><\/w:pPr>/);
  });

  test("through a link gives both halves the link; through a fact's control leaves the control with its first half", async () => {
    const document = await open(
      `<w:p><w:hyperlink w:anchor="a">${r("See above")}</w:hyperlink></w:p><w:p>${fact("Rosa Rivera")}</w:p>`,
    );
    splitParagraph(document, at(0, 4));
    splitParagraph(document, at(2, 5));
    expect(texts(document)).toEqual(["See ", "above", "Rosa ", "Rivera"]);
    expect((await body(document)).match(/<w:hyperlink/g)).toHaveLength(2);
    expect((await body(document)).match(/countersign-fact:1/g)).toHaveLength(1);
    await sound(document);
  });

  test("gives the new paragraph a paragraph id of its own", async () => {
    const document = await open(`<w:p w14:paraId="0A0A0A0A">${r("ab")}</w:p>`);
    splitParagraph(document, at(0, 1));
    const ids = [...(await body(document)).matchAll(/w14:paraId="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(2);
    expect(ids[0]).toBe("0A0A0A0A");
  });
});

describe("joining", () => {
  test("moves the second unit's words into the first unit; the second unit's control goes with its paragraph", async () => {
    const document = await open(unit(1, p("First.")) + unit(2, p("Second.")));
    expect(joinWithNext(document, { part: BODY, paragraph: 0 })).toEqual(at(0, 6));
    expect(texts(document)).toEqual(["First.Second."]);
    expect(tagsOf(document)).toEqual([tag(1)]);
    await sound(document);
  });

  test("of an empty paragraph takes away that paragraph, and the next keeps its own control and format", async () => {
    const document = await open(
      unit(1, p("")) + unit(2, `<w:p><w:pPr><w:jc w:val="center"/></w:pPr>${r("PRAYER")}</w:p>`),
    );
    joinWithNext(document, { part: BODY, paragraph: 0 });
    expect(tagsOf(document)).toEqual([tag(2)]);
    expect(await body(document)).toContain('<w:jc w:val="center"/>');
  });

  test("never crosses a cell or a section break", async () => {
    const cell = (text: string): string => `<w:tc><w:tcPr/>${p(text)}</w:tc>`;
    const document = await open(
      `${p("Before")}<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="1"/><w:gridCol w:w="1"/></w:tblGrid><w:tr>${cell("A")}${cell("B")}</w:tr></w:tbl><w:p><w:pPr><w:sectPr/></w:pPr>${r("End of section")}</w:p>${p("Next")}`,
    );
    for (const paragraph of [0, 1, 2, 3])
      expect(() => joinWithNext(document, { part: BODY, paragraph })).toThrow(
        expect.objectContaining({ code: "AcrossContainers" }),
      );
    expect(texts(document)).toEqual(["Before", "A", "B", "End of section", "Next"]);
  });
});

describe("deleting", () => {
  test("a range over three units leaves what stands before and behind it in the first unit", async () => {
    const document = await open(unit(1, p("One one.")) + unit(2, p("Two.")) + unit(3, p("Three three.")));
    expect(deleteRange(document, at(0, 4), at(2, 6))).toEqual(at(0, 4));
    expect(texts(document)).toEqual(["One three."]);
    expect(tagsOf(document)).toEqual([tag(1)]);
    await sound(document);
  });

  test("a whole paragraph with its end takes its control along and leaves the next in its own", async () => {
    const document = await open(unit(1, p("One.")) + unit(2, p("Two.")));
    deleteRange(document, at(0, 0), at(1, 0));
    expect(texts(document)).toEqual(["Two."]);
    expect(tagsOf(document)).toEqual([tag(2)]);
  });

  test("all words of a fact leaves its control, empty", async () => {
    const document = await open(`<w:p>${r("Client: ")}${fact("Rosa")}</w:p>`);
    deleteRange(document, at(0, 8), at(0, 12));
    expect(texts(document)).toEqual(["Client: "]);
    expect(await body(document)).toContain("countersign-fact:1");
    await sound(document);
  });
});

describe("pasting and duplicating", () => {
  test("plain lines into a unit stay in that unit, a paragraph each", async () => {
    const document = await open(unit(1, p("Start end.")));
    expect(pasteText(document, at(0, 6), "one\r\ntwo\nthree ")).toEqual(at(2, 6));
    expect(texts(document)).toEqual(["Start one", "two", "three end."]);
    expect(tagsOf(document)).toEqual([tag(1), tag(1), tag(1)]);
    await sound(document);
  });

  test("a paragraph put behind a unit stands outside its control: untagged", async () => {
    const document = await open(unit(1, p("One.")) + unit(2, p("Two.")));
    expect(insertParagraphAfter(document, { part: BODY, paragraph: 0 }, "Between.")).toEqual({
      part: BODY,
      paragraph: 1,
    });
    expect(texts(document)).toEqual(["One.", "Between.", "Two."]);
    expect(tagsOf(document)).toEqual([tag(1), undefined, tag(2)]);
  });

  test("a duplicated paragraph comes under the same tag with a control id of its own", async () => {
    const document = await open(
      unit(1, `<w:p><w:bookmarkStart w:id="1" w:name="x"/>${r("Twice.")}<w:bookmarkEnd w:id="1"/></w:p>`),
    );
    expect(duplicateParagraph(document, { part: BODY, paragraph: 0 })).toEqual({ part: BODY, paragraph: 1 });
    expect(texts(document)).toEqual(["Twice.", "Twice."]);
    expect(tagsOf(document)).toEqual([tag(1), tag(1)]);
    const ids = controlsOfPart(document, BODY).map((control) => valueOf(childW(control, "sdtPr"), "id"));
    expect(new Set(ids).size).toBe(2);
    await sound(document);
  });

  test("from another draft brings that draft's tags on the desktop, and the words alone on the web (office-js 1926)", async () => {
    const other = await open(unit(8, p("From another matter.")));
    const copied = copyParagraphs(other, { part: BODY, paragraph: 0 }, { part: BODY, paragraph: 0 });
    const web = await open(unit(1, p("One.")));
    pasteParagraphs(web, { part: BODY, paragraph: 0 }, copied);
    expect(tagsOf(web)).toEqual([tag(1), undefined]);
    const desktop = await open(unit(1, p("One.")), { mode: "desktop" });
    pasteParagraphs(desktop, { part: BODY, paragraph: 0 }, copied);
    expect(tagsOf(desktop)).toEqual([tag(1), tag(8)]);
    expect(texts(desktop)).toEqual(["One.", "From another matter."]);
    await sound(web);
    await sound(desktop);
  });
});

describe("copying what this stand-in cannot carry", () => {
  test("is refused rather than pasted without its picture or note", async () => {
    const document = await open(`<w:p>${r("With a note")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>`);
    expect(() => copyParagraphs(document, { part: BODY, paragraph: 0 }, { part: BODY, paragraph: 0 })).toThrow(
      expect.objectContaining({ code: "NotAllowed" }),
    );
    expect(() => duplicateParagraph(document, { part: BODY, paragraph: 0 })).toThrow(
      expect.objectContaining({ code: "NotAllowed" }),
    );
    expect(texts(document)).toEqual(["With a note"]);
  });
});

describe("format keys", () => {
  test.each(["b", "strike"] as const)("%s goes on for just the words chosen, and off again", async (format) => {
    const document = await open(unit(1, p("shall not be liable")));
    const before = await readContent(await document.bytes());
    toggleFormat(document, { part: BODY, paragraph: 0, start: 6, end: 9 }, format);
    expect(await body(document)).toContain(`<w:rPr><w:${format}/></w:rPr><w:t xml:space="preserve">not</w:t>`);
    expect((await readContent(await document.bytes())).hash).not.toBe(before.hash);
    toggleFormat(document, { part: BODY, paragraph: 0, start: 6, end: 9 }, format);
    expect((await readContent(await document.bytes())).hash).toBe(before.hash);
    await sound(document);
  });
});

describe("with changes tracked", () => {
  const tracked = async (markup: string): Promise<HostDocument> => {
    const document = await open(markup);
    setTracksChanges(document, true);
    return document;
  };

  test("typing is an insertion by the person at the keyboard, at the time it was made", async () => {
    const document = await tracked(unit(1, p("The sum is due.")));
    insertText(document, at(0, 8), "total ");
    expect(await body(document)).toMatch(
      /<w:ins w:id="\d+" w:author="Ana Reyes" w:date="2026-11-22T09:30:00Z"><w:r><w:t xml:space="preserve">total <\/w:t><\/w:r><\/w:ins>/,
    );
    insertText(document, at(0, 14), "net ");
    expect((await body(document)).match(/<w:ins /g)).toHaveLength(1);
    await sound(document);
  });

  test("deleting marks the words of others and takes away one's own", async () => {
    const document = await tracked(unit(1, p("The sum is due.")));
    insertText(document, at(0, 4), "net ");
    deleteRange(document, at(0, 4), at(0, 8));
    expect(await body(document)).not.toContain("<w:ins ");
    deleteRange(document, at(0, 4), at(0, 8));
    expect(texts(document)).toEqual(["The is due."]);
    expect(await body(document)).toMatch(
      /<w:del [^>]*w:author="Ana Reyes"[^>]*><w:r><w:delText xml:space="preserve">sum <\/w:delText><\/w:r><\/w:del>/,
    );
    await sound(document);
  });

  test("one's own insertion stands beside another author's, not inside it", async () => {
    const document = await tracked(
      `<w:p><w:ins w:id="5" w:author="B. Cole" w:date="2026-01-01T00:00:00Z">${r("their words")}</w:ins></w:p>`,
    );
    insertText(document, at(0, 6), "own ");
    expect(await body(document)).not.toMatch(/<w:ins [^>]*B\. Cole[^>]*>(?:(?!<\/w:ins>).)*<w:ins /);
    expect(texts(document)).toEqual(["their own words"]);
    await sound(document);
  });

  test("Enter, joining and bold are marked too, and accepting all leaves what was meant", async () => {
    const document = await tracked(unit(1, p("One two.")) + unit(2, p("Three.")) + unit(3, p("Four.")));
    splitParagraph(document, at(0, 4));
    joinWithNext(document, { part: BODY, paragraph: 2 });
    toggleFormat(document, { part: BODY, paragraph: 0, start: 0, end: 3 }, "b");
    deleteRange(document, at(1, 0), at(1, 3));
    const marks = await body(document);
    for (const mark of ["<w:rPr><w:ins ", "<w:rPr><w:del ", "<w:rPrChange ", "<w:delText"])
      expect(marks).toContain(mark);
    await sound(document);
    acceptAllRevisions(document);
    expect(texts(document)).toEqual(["One ", ".", "Three.Four."]);
    expect(await body(document)).not.toMatch(/w:ins |w:del |rPrChange|delText/);
    await sound(document);
  });

  test("any mark changes the content hash: a marked document never passes for the plain one", async () => {
    const plain = await readContent(await (await open(unit(1, p("The sum is due.")))).bytes());
    const document = await tracked(unit(1, p("The sum is due.")));
    deleteRange(document, at(0, 4), at(0, 8));
    expect((await readContent(await document.bytes())).hash).not.toBe(plain.hash);
  });
});

describe("comments", () => {
  test("hang on the words chosen and go without a trace", async () => {
    const document = await open(unit(1, p("On or about March 3.")));
    const before = texts(document);
    const id = addComment(document, { part: BODY, paragraph: 0, start: 12, end: 19 }, "Which year?\nAsk the client.");
    expect(listComments(document).map((comment) => attributeW(comment, "author"))).toEqual(["Ana Reyes"]);
    expect(await body(document)).toMatch(
      /<w:commentRangeStart w:id="0"\/><w:r><w:t[^>]*>March 3<\/w:t><\/w:r><w:commentRangeEnd w:id="0"\/>/,
    );
    await sound(document);
    deleteComment(document, id);
    expect(texts(document)).toEqual(before);
    expect(await body(document)).not.toContain("comment");
    await sound(document);
  });
});

describe("whatever a person does", () => {
  const step = fc.oneof(
    fc.record({
      kind: fc.constant("type" as const),
      paragraph: fc.nat(6),
      offset: fc.nat(40),
      text: fc.string({ minLength: 1, maxLength: 5, unit: fc.constantFrom("a", "é", "\t", "&", "<", "😀") }),
    }),
    fc.record({ kind: fc.constant("enter" as const), paragraph: fc.nat(6), offset: fc.nat(40) }),
    fc.record({ kind: fc.constant("join" as const), paragraph: fc.nat(6) }),
    fc.record({
      kind: fc.constant("delete" as const),
      paragraph: fc.nat(6),
      offset: fc.nat(40),
      length: fc.nat(20),
      over: fc.nat(2),
    }),
    fc.record({ kind: fc.constant("duplicate" as const), paragraph: fc.nat(6) }),
    fc.record({ kind: fc.constant("bold" as const), paragraph: fc.nat(6), offset: fc.nat(40), length: fc.nat(20) }),
    fc.record({ kind: fc.constant("track" as const), on: fc.boolean() }),
  );
  const start =
    unit(1, `<w:p>${r("Plaintiff ")}${fact("Rosa Rivera")}${r(" resides in ", "<w:i/>")}${r("Los Angeles.")}</w:p>`) +
    p("Untagged.") +
    `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="1"/></w:tblGrid><w:tr><w:tc><w:tcPr/>${unit(2, p("In a cell."))}</w:tc></w:tr></w:tbl>` +
    unit(3, p("Last."));

  test("the package stays sound, and plain typing, Enter and deletion do to the text what a plain text editor would", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), fc.nat(), async (steps, seed) => {
        const document = await open(start, { random: seededRandom(seed) });
        let tracking = false;
        for (const one of steps) {
          const before = texts(document);
          const paragraph = "paragraph" in one ? one.paragraph % before.length : 0;
          const length = before[paragraph]?.length ?? 0;
          const offset = "offset" in one ? Math.min(one.offset, length) : 0;
          try {
            if (one.kind === "type") {
              insertText(document, at(paragraph, offset), one.text);
              expect(texts(document)[paragraph]).toBe(
                `${before[paragraph]?.slice(0, offset)}${one.text}${before[paragraph]?.slice(offset)}`,
              );
            } else if (one.kind === "enter") {
              splitParagraph(document, at(paragraph, offset));
              expect(texts(document).slice(paragraph, paragraph + 2)).toEqual([
                before[paragraph]?.slice(0, offset),
                before[paragraph]?.slice(offset),
              ]);
            } else if (one.kind === "join") {
              joinWithNext(document, { part: BODY, paragraph });
              if (!tracking) expect(texts(document)[paragraph]).toBe(`${before[paragraph]}${before[paragraph + 1]}`);
            } else if (one.kind === "delete") {
              const last = Math.min(paragraph + one.over, before.length - 1);
              const end = Math.min(last === paragraph ? offset + one.length : one.length, before[last]?.length ?? 0);
              deleteRange(document, at(paragraph, offset), at(last, end));
              if (last === paragraph)
                expect(texts(document)[paragraph]).toBe(
                  `${before[paragraph]?.slice(0, offset)}${before[paragraph]?.slice(end)}`,
                );
            } else if (one.kind === "duplicate") duplicateParagraph(document, { part: BODY, paragraph });
            else if (one.kind === "bold") {
              toggleFormat(
                document,
                { part: BODY, paragraph, start: offset, end: Math.min(offset + one.length, length) },
                "b",
              );
              expect(texts(document)).toEqual(before);
            } else {
              setTracksChanges(document, one.on);
              tracking = one.on;
            }
          } catch (error) {
            if (
              (error as { readonly code?: string }).code !== "AcrossContainers" &&
              (error as { readonly code?: string }).code !== "NoSuchPlace"
            )
              throw error;
            expect(texts(document)).toEqual(before);
          }
        }
        expect(packageComplaints(await document.bytes())).toEqual([]);
        await readContent(await document.bytes());
      }),
      { numRuns: sampled(40, 120), interruptAfterTimeLimit: 20_000 },
    );
  });
});
