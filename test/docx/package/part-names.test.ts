/** One package says one thing to every reader: names are compared as they are written, and what two readers would take for different parts is refused. */
import { strToU8 } from "fflate";
import { readContent } from "../../../src/docx/canonical/read-content";
import { openPackage } from "../../../src/docx/package/package";
import { PackageChanges } from "../../../src/docx/package/package-changes";
import { unreachedParts } from "../../../src/docx/package/unreached-parts";
import { docxParts, p, zipParts } from "../../support/docx-builder";

const HEADER = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header";
const header = (text: string): Uint8Array =>
  strToU8(`<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${p(text)}</w:hdr>`);
const withHeader = (target: string, entries: Readonly<Record<string, Uint8Array>>): Uint8Array =>
  zipParts({
    ...docxParts({
      body: p("The parties agree."),
      section: '<w:headerReference w:type="default" r:id="rIdG"/><w:pgSz w:w="12240" w:h="15840"/>',
      relationships: [{ id: "rIdG", type: HEADER, target }],
    }),
    ...entries,
  });
const shown = async (bytes: Uint8Array): Promise<string[]> =>
  (await readContent(bytes)).stories.flatMap((story) => story.paragraphs.map(({ text }) => text));

describe("A part's name", () => {
  it("with an escaped space is read where the package spells it escaped", async () =>
    expect(await shown(withHeader("header%20G.xml", { "word/header%20G.xml": header("Privileged") }))).toContain(
      "Privileged",
    ));
  it("with a space is read under its escaped target, and keeps its spelling when the package is saved", async () => {
    const bytes = withHeader("header%20G.xml", { "word/header G.xml": header("Privileged") });
    expect(await shown(bytes)).toContain("Privileged");
    const pkg = await openPackage(bytes);
    const changes = new PackageChanges(pkg);
    changes.set("word/header%20G.xml", "<a/>");
    expect([...changes.all().keys()]).toEqual(["word/header G.xml"]);
  });
  it("with a letter beyond ASCII is the same escaped and not", async () =>
    expect(await shown(withHeader("%c3%9cbersicht.xml", { "word/Übersicht.xml": header("Privileged") }))).toContain(
      "Privileged",
    ));
  it("is never decoded: an escaped bracket names no part with a bracket", async () =>
    expect(openPackage(withHeader("header%281%29.xml", { "word/header(1).xml": header("x") }))).rejects.toMatchObject({
      code: "dangling-reference",
    }));
  it.each([
    ["an escaped bracket beside a bracket", "word/header(1).xml", "word/header%281%29.xml"],
    ["an escaped space beside a space", "word/header G.xml", "word/header%20G.xml"],
    ["an escaped letter beside the letter", "word/headerA.xml", "word/header%41.xml"],
    ["an escape within an escape beside what one reader makes of it", "word/header%41.xml", "word/header%61.xml"],
    ["two forms of one letter", "word/h%C3%A9.xml", "word/he%CC%81.xml"],
  ])("that some programs take for another's refuses the package: %s", async (_what, one, other) =>
    expect(
      openPackage(
        withHeader(one.slice("word/".length).replaceAll(" ", "%20"), { [one]: header("a"), [other]: header("b") }),
      ),
    ).rejects.toMatchObject({ code: "duplicate-entry" }),
  );
  it.each(["word/..%2Fdocument.xml", "word/%2e%2e/document.xml", "word%5cdocument2.xml", "word/a%00.xml"])(
    "that leads elsewhere once decoded refuses the package: %s",
    async (name) =>
      expect(
        openPackage(withHeader("h.xml", { "word/h.xml": header("a"), [name]: header("b") })),
      ).rejects.toMatchObject({ code: "path-trick" }),
  );
});

describe("A part that nothing refers to", () => {
  it.each([
    ["a second document beside the first", { "word/document2.xml": strToU8("<a/>") }],
    ["relationships of a part that is not there", { "word/_rels/gone.xml.rels": strToU8("<a/>") }],
    [
      "two parts that refer to each other alone",
      {
        "word/a.xml": strToU8("<a/>"),
        "word/_rels/a.xml.rels": strToU8(
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="urn:x" Target="a.xml"/></Relationships>',
        ),
      },
    ],
  ])("blocks, by its name: %s", async (_what, entries: Readonly<Record<string, Uint8Array>>) => {
    const bytes = withHeader("h.xml", { "word/h.xml": header("a"), ...entries });
    expect(await unreachedParts(await openPackage(bytes))).toEqual(Object.keys(entries).sort());
    const { findings } = await readContent(bytes);
    expect(findings.filter(({ code }) => code === "part-unreached").map((one) => one.detail)).toEqual(
      Object.keys(entries)
        .sort()
        .map((name) => ({ name })),
    );
  });
});
