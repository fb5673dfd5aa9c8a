import { deflateRawSync } from "node:zlib";
import { strToU8, unzipSync } from "fflate";
import * as fc from "fast-check";
import { DocxFault, type DocxFaultCode } from "../../../src/docx/docx-fault";
import { openPackage, savePackage, type PackageLimits } from "../../../src/docx/package/package";
import {
  addContentTypeOverride,
  addRelationship,
  removeContentTypeOverride,
  removeRelationships,
} from "../../../src/docx/package/package-edits";
import { relativeTarget, resolveTarget } from "../../../src/docx/package/part-names";
import { listStoryParts } from "../../../src/docx/parts/stories";
import { scanXml } from "../../../src/docx/xml/xml-scanner";
import { DEFAULT_LIMITS, readZip, writeZip } from "../../../src/docx/zip/zip";
import { forEachCorpusFile } from "../../support/corpus";
import { docx, docxParts, p, zipParts } from "../../support/docx-builder";
import { newComplaints, packageComplaints } from "../../support/package-oracle";

const faultOf = async (
  work: () => unknown,
): Promise<{ code: DocxFaultCode; part: string | undefined; message: string } | undefined> => {
  try {
    await work();
  } catch (fault) {
    if (!(fault instanceof DocxFault)) throw fault;
    return { code: fault.code, part: fault.part, message: fault.message };
  }
  return undefined;
};

const letter = (): Record<string, Uint8Array> =>
  docxParts({ body: p("Dear Ms. Alvarez:") + p("We write about your claim.") });
const withParts = (change: (parts: Record<string, Uint8Array>) => void): Uint8Array => {
  const parts = letter();
  change(parts);
  return zipParts(parts);
};
/** Replaces every occurrence of some bytes, in names and directory alike. */
const patched = (bytes: Uint8Array, from: string, to: string): Uint8Array => {
  const out = Buffer.from(bytes);
  for (let at = out.indexOf(from); at >= 0; at = out.indexOf(from, at + 1)) out.write(to, at, "latin1");
  return new Uint8Array(out);
};
const centralAt = (bytes: Uint8Array, name: string): number => {
  const buffer = Buffer.from(bytes);
  let at = buffer.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  while (at >= 0 && buffer.toString("latin1", at + 46, at + 46 + buffer.readUInt16LE(at + 28)) !== name)
    at = buffer.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]), at - 1);
  return at;
};
const readEverything = async (bytes: Uint8Array, limits: PackageLimits = DEFAULT_LIMITS): Promise<void> => {
  const pkg = await openPackage(bytes, limits);
  for (const part of pkg.partNames()) {
    if (/\.(xml|rels)$/.test(part)) scanXml(await pkg.text(part), part, {});
    else await pkg.bytes(part);
    if (!part.endsWith(".rels")) await pkg.relationships(part);
  }
  await listStoryParts(pkg);
};

describe("a file that cannot be read faithfully is refused by name", () => {
  it("a text file", async () =>
    expect(await faultOf(() => openPackage(strToU8("Dear Ms. Alvarez:\n".repeat(20))))).toMatchObject({
      code: "not-a-zip",
    }));
  it("an empty file", async () =>
    expect(await faultOf(() => openPackage(new Uint8Array(0)))).toMatchObject({ code: "not-a-zip" }));
  it("a zip cut short", async () => {
    const whole = docx({ body: p("x") });
    expect(await faultOf(() => openPackage(whole.subarray(0, whole.length - 30)))).toMatchObject({ code: "not-a-zip" });
  });
  it("a zip with bytes behind its end", async () =>
    expect(await faultOf(() => openPackage(Buffer.concat([docx({ body: p("x") }), Buffer.from("x")])))).toMatchObject({
      code: "not-a-zip",
    }));
  it("a password-protected document", async () => {
    const ole = new Uint8Array(512);
    ole.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    expect(await faultOf(() => openPackage(ole))).toMatchObject({ code: "encrypted" });
  });
  it("an encrypted entry", async () => {
    const bytes = new Uint8Array(docx({ body: p("x") }));
    const at = centralAt(bytes, "word/document.xml") + 8;
    bytes[at] = (bytes[at] as number) | 1;
    expect(await faultOf(() => openPackage(bytes))).toMatchObject({ code: "encrypted", part: "word/document.xml" });
  });
  it("a zip that is not a Word document", async () =>
    expect(await faultOf(() => openPackage(zipParts({ "a.txt": strToU8("x") })))).toMatchObject({
      code: "no-main-part",
    }));
  it("a package that names no main part", async () =>
    expect(
      await faultOf(() =>
        openPackage(
          withParts(
            (parts) =>
              void (parts["_rels/.rels"] = strToU8(
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>',
              )),
          ),
        ),
      ),
    ).toMatchObject({ code: "no-main-part" }));
  it("a package whose main part is missing", async () =>
    expect(
      await faultOf(() => openPackage(withParts((parts) => void delete parts["word/document.xml"]))),
    ).toMatchObject({ code: "dangling-reference", part: "_rels/.rels" }));
  it("a workbook", async () =>
    expect(
      await faultOf(() =>
        openPackage(
          withParts(
            (parts) =>
              void (parts["[Content_Types].xml"] = strToU8(
                Buffer.from(parts["[Content_Types].xml"] as Uint8Array)
                  .toString()
                  .replace("wordprocessingml.document.main", "spreadsheetml.sheet.main"),
              )),
          ),
        ),
      ),
    ).toMatchObject({ code: "no-main-part" }));
  it("two main parts", async () =>
    expect(
      await faultOf(() =>
        openPackage(
          withParts((parts) => {
            parts["_rels/.rels"] = strToU8(
              Buffer.from(parts["_rels/.rels"] as Uint8Array)
                .toString()
                .replace(/(<Relationship )Id="rId1"([^>]*>)/, '$1Id="rId1"$2$1Id="rId2"$2'),
            );
          }),
        ),
      ),
    ).toMatchObject({ code: "two-main-parts" }));
  it("malformed XML, with the part's name", async () =>
    expect(
      await faultOf(() =>
        readEverything(withParts((parts) => void (parts["word/document.xml"] = strToU8("<w:document>")))),
      ),
    ).toMatchObject({ code: "malformed-xml", part: "word/document.xml" }));
  it("bytes that are not the encoding they say", async () =>
    expect(
      await faultOf(() =>
        readEverything(
          withParts(
            (parts) =>
              void (parts["word/document.xml"] = new Uint8Array([0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e])),
          ),
        ),
      ),
    ).toMatchObject({ code: "malformed-xml", part: "word/document.xml" }));
  it("a document type declaration (no entity is ever expanded)", async () =>
    expect(
      await faultOf(() =>
        readEverything(
          withParts(
            (parts) => void (parts["word/document.xml"] = strToU8('<!DOCTYPE lolz [<!ENTITY lol "lol">]><a>&lol;</a>')),
          ),
        ),
      ),
    ).toMatchObject({ code: "doctype", part: "word/document.xml" }));
  it("strict Open XML", async () =>
    expect(
      await faultOf(() =>
        openPackage(
          withParts(
            (parts) =>
              void (parts["_rels/.rels"] = strToU8(
                Buffer.from(parts["_rels/.rels"] as Uint8Array)
                  .toString()
                  .replace(
                    "http://schemas.openxmlformats.org/officeDocument/2006",
                    "http://purl.oclc.org/ooxml/officeDocument",
                  ),
              )),
          ),
        ),
      ),
    ).toMatchObject({ code: "strict-ooxml" }));
  it("a relationship that points to a part that is not there", async () =>
    expect(
      await faultOf(() =>
        openPackage(
          docx({
            body: p("x"),
            relationships: [
              {
                id: "rId9",
                type: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header",
                target: "header9.xml",
              },
            ],
          }),
        ),
      ),
    ).toMatchObject({ code: "dangling-reference", part: "word/_rels/document.xml.rels" }));
  it("a relationship that climbs out of the package", async () =>
    expect(
      await faultOf(() =>
        openPackage(
          docx({ body: p("x"), relationships: [{ id: "rId9", type: "urn:x", target: "../../../etc/passwd" }] }),
        ),
      ),
    ).toMatchObject({ code: "path-trick" }));
  it.each([
    ["../document.xml.."],
    ["/ord/document.xml"],
    ["word\\document.xml"],
    ["word/./documn.xml"],
    ["C:rd/document.xml"],
  ])("an entry named %s", async (name) => {
    expect(name.length).toBe("word/document.xml".length);
    expect(await faultOf(() => openPackage(patched(zipParts(letter()), "word/document.xml", name)))).toMatchObject({
      code: "path-trick",
    });
  });
  it("two entries of one name", async () =>
    expect(
      await faultOf(() =>
        openPackage(
          patched(
            withParts((parts) => void (parts["word/documenu.xml"] = strToU8("<a/>"))),
            "word/documenu.xml",
            "word/document.xml",
          ),
        ),
      ),
    ).toMatchObject({ code: "duplicate-entry" }));
  it("two entries whose names differ by case alone", async () =>
    expect(
      await faultOf(() => openPackage(withParts((parts) => void (parts["Word/Document.xml"] = strToU8("<a/>"))))),
    ).toMatchObject({ code: "duplicate-entry" }));
  it("an entry whose two headers give different names", async () => {
    const bytes = Buffer.from(docx({ body: p("x") }));
    bytes.write("word/dokument.xml", bytes.indexOf("word/document.xml"), "latin1");
    expect(await faultOf(() => openPackage(new Uint8Array(bytes)))).toMatchObject({
      code: "entry-described-twice-differently",
    });
  });
  it("an entry whose two headers give different checksums", async () => {
    const bytes = new Uint8Array(docx({ body: p("x") }));
    const at = centralAt(bytes, "word/document.xml") + 16;
    bytes[at] = (bytes[at] as number) ^ 1;
    expect(await faultOf(() => openPackage(bytes))).toMatchObject({ code: "entry-described-twice-differently" });
  });
  it("an entry the directory does not list, hidden between two others", async () => {
    const bytes = docx({ body: p("x") });
    const hidden = zipParts({ "word/document.xml": strToU8("<other/>") });
    const localLength = Buffer.from(hidden).indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    const entries = readZip(bytes);
    const honest = writeZip(entries);
    const directory = Buffer.from(honest).indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    const smuggled = Buffer.concat([
      honest.subarray(0, directory),
      hidden.subarray(0, localLength),
      honest.subarray(directory),
    ]);
    smuggled.writeUInt32LE(directory + localLength, smuggled.length - 6);
    expect(await faultOf(() => openPackage(new Uint8Array(smuggled)))).toMatchObject({
      code: "entry-described-twice-differently",
    });
  });
  it("a part described with two content types", async () =>
    expect(
      await faultOf(() =>
        openPackage(
          withParts(
            (parts) =>
              void (parts["[Content_Types].xml"] = strToU8(
                Buffer.from(parts["[Content_Types].xml"] as Uint8Array)
                  .toString()
                  .replace("</Types>", '<Override PartName="/WORD/document.xml" ContentType="text/plain"/></Types>'),
              )),
          ),
        ),
      ),
    ).toMatchObject({ code: "entry-described-twice-differently" }));
  it("an entry that declares more than the limit, before anything is inflated", async () =>
    expect(
      await faultOf(() => openPackage(docx({ body: p("x".repeat(5000)) }), { ...DEFAULT_LIMITS, entryBytes: 4000 })),
    ).toMatchObject({ code: "inflates-past-limit", part: "word/document.xml" }));
  it("a package that declares more than the limit in all", async () =>
    expect(
      await faultOf(() => openPackage(docx({ body: p("x".repeat(5000)) }), { ...DEFAULT_LIMITS, totalBytes: 6000 })),
    ).toMatchObject({ code: "inflates-past-limit" }));
  it("an entry that inflates to more than it declares, however much that is", async () => {
    const bomb = deflateRawSync(Buffer.alloc(200 * 1024 * 1024));
    const entries = readZip(docx({ body: p("x") })).map((entry) =>
      entry.name === "word/document.xml"
        ? { ...entry, method: 8 as const, size: 1000, raw: new Uint8Array(bomb) }
        : entry,
    );
    const bytes = writeZip(entries);
    // Work done, not time passed: other tests share the machine.
    const before = process.cpuUsage();
    expect(await faultOf(() => readEverything(bytes))).toMatchObject({
      code: "inflates-past-limit",
      part: "word/document.xml",
    });
    expect(process.cpuUsage(before).user).toBeLessThan(1_000_000);
  });
  it("more entries than the limit", async () =>
    expect(await faultOf(() => openPackage(docx({ body: p("x") }), { ...DEFAULT_LIMITS, entries: 2 }))).toMatchObject({
      code: "too-many-entries",
    }));
  it("a compression Word does not use", async () => {
    const bytes = new Uint8Array(docx({ body: p("x") }));
    bytes[centralAt(bytes, "word/document.xml") + 10] = 12;
    expect(await faultOf(() => openPackage(bytes))).toMatchObject({
      code: "unsupported-compression",
      part: "word/document.xml",
    });
  });
  it("a picture whose bytes do not match their checksum is not copied into a saved package", async () => {
    const entries = readZip(
      withParts((parts) => void (parts["word/media/image1.png"] = strToU8("not quite a picture".repeat(9)))),
    );
    const damaged = writeZip(
      entries.map((entry) => (entry.name === "word/media/image1.png" ? { ...entry, crc: entry.crc ^ 1 } : entry)),
    );
    expect(await faultOf(async () => savePackage(await openPackage(damaged), new Map()))).toMatchObject({
      code: "damaged-entry",
      part: "word/media/image1.png",
    });
  });
  it("and the sentence never quotes the document", async () => {
    const fault = await faultOf(() =>
      readEverything(
        withParts((parts) => void (parts["word/document.xml"] = strToU8("<a>Confidential settlement & figures</a>"))),
      ),
    );
    expect(fault?.message).toBe("word/document.xml uses an entity or character reference XML does not define.");
  });
});

describe("what other programs write is read", () => {
  it("UTF-16 with a byte order mark, as text that says UTF-8", async () => {
    const xml =
      '<?xml version="1.0" encoding="UTF-16"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Señora Ñandú 你好</w:t></w:r></w:p></w:body></w:document>';
    const pkg = await openPackage(
      withParts(
        (parts) =>
          void (parts["word/document.xml"] = new Uint8Array(
            Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(xml, "utf16le")]),
          )),
      ),
    );
    expect(await pkg.text("word/document.xml")).toBe(xml.replace("UTF-16", "UTF-8"));
  });
  it("UTF-8 with a byte order mark, without it", async () => {
    const pkg = await openPackage(
      withParts(
        (parts) =>
          void (parts["word/document.xml"] = strToU8(
            `\uFEFF${Buffer.from(parts["word/document.xml"] as Uint8Array).toString()}`,
          )),
      ),
    );
    expect((await pkg.text("word/document.xml")).startsWith("<?xml")).toBe(true);
  });
  it("entries with data descriptors and folder entries", async () => {
    const { Zip, ZipDeflate } = await import("fflate");
    const chunks: Uint8Array[] = [];
    const zip = new Zip((_error, chunk) => void chunks.push(chunk));
    for (const [name, content] of Object.entries({ "word/": new Uint8Array(0), ...letter() })) {
      const file = new ZipDeflate(name);
      zip.add(file);
      file.push(content, true);
    }
    zip.end();
    const pkg = await openPackage(new Uint8Array(Buffer.concat(chunks)));
    expect(await pkg.text("word/document.xml")).toContain("Dear Ms. Alvarez:");
    expect(packageComplaints(await savePackage(pkg, new Map()))).toEqual([]);
  });
  it("part names in another case than the relationships use", async () => {
    const pkg = await openPackage(patched(zipParts(letter()), "word/document.xml", "word/Document.xml").slice());
    expect([pkg.mainPart, pkg.has("WORD/DOCUMENT.XML")]).toEqual(["word/Document.xml", true]);
  });
});

describe("saving", () => {
  it("keeps every stored byte of what is not changed", async () => {
    const pkg = await openPackage(docx({ body: p("one"), headers: { rId5: p("header") } }));
    const saved = readZip(
      await savePackage(
        pkg,
        new Map([["word/document.xml", (await pkg.text("word/document.xml")).replace("one", "two")]]),
      ),
    );
    const before = new Map(pkg.entries.map((entry) => [entry.name, entry]));
    for (const entry of saved) {
      if (entry.name === "word/document.xml")
        expect(
          Buffer.from(
            unzipSync(await savePackage(pkg, new Map([["word/document.xml", "two"]])))[
              "word/document.xml"
            ] as Uint8Array,
          ).toString(),
        ).toBe("two");
      else expect(Buffer.compare(entry.raw, before.get(entry.name)?.raw as Uint8Array)).toBe(0);
    }
  });
  it("gives the same bytes for the same changes", async () => {
    const bytes = docx({ body: p("one") });
    const save = async (): Promise<Uint8Array> =>
      savePackage(
        await openPackage(bytes),
        new Map<string, string>([
          ["word/document.xml", "<a/>"],
          ["word/new.xml", "<b/>"],
        ]),
      );
    expect(Buffer.compare(await save(), await save())).toBe(0);
  });
  it("adds, replaces and removes any parts, leaving all others byte for byte", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.stringMatching(/^[a-z]{1,6}\/[a-z]{1,6}\.(xml|bin|png)$/), fc.uint8Array({ maxLength: 400 }), {
          maxKeys: 6,
        }),
        fc.dictionary(
          fc.stringMatching(/^[a-z]{1,6}\/[a-z]{1,6}\.(xml|bin|png)$/),
          fc.option(fc.uint8Array({ maxLength: 400 }), { nil: undefined }),
          { maxKeys: 6 },
        ),
        async (given, changes) => {
          const pkg = await openPackage(withParts((parts) => void Object.assign(parts, given)));
          const saved = unzipSync(await savePackage(pkg, new Map(Object.entries(changes))));
          const expected: Record<string, Uint8Array> = { ...letter(), ...given };
          for (const [name, content] of Object.entries(changes)) {
            if (content === undefined) delete expected[name];
            else expected[name] = content;
          }
          expect(Object.keys(saved).sort()).toEqual(Object.keys(expected).sort());
          for (const [name, content] of Object.entries(expected))
            expect(Buffer.compare(saved[name] as Uint8Array, content)).toBe(0);
        },
      ),
      { numRuns: 60 },
    );
  });
  forEachCorpusFile("opens a real document and saves it with every part byte for byte", async (bytes) => {
    const saved = await savePackage(await openPackage(bytes), new Map());
    const [before, after] = [unzipSync(bytes), unzipSync(saved)];
    expect(Object.keys(after)).toEqual(Object.keys(before).filter((name) => !name.endsWith("/")));
    for (const [name, content] of Object.entries(after))
      expect(Buffer.compare(content, before[name] as Uint8Array)).toBe(0);
    expect(newComplaints(bytes, saved)).toEqual([]);
    await readEverything(saved);
  });
});

describe("damage", () => {
  it("anywhere in the file ends in a typed fault or in a package another library reads the same", async () => {
    const whole = docx({
      body: p("Dear Ms. Alvarez:") + p("x".repeat(300)),
      headers: { rId5: p("header") },
      footnotes: '<w:footnote w:id="1">' + p("note") + "</w:footnote>",
    });
    let faults = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        fc.option(fc.nat(whole.length), { nil: undefined, freq: 8 }),
        async (edits, cut) => {
          const bytes = new Uint8Array(cut === undefined ? whole : whole.subarray(0, cut));
          for (const [at, value] of edits) if (at < bytes.length) bytes[at] = value;
          let saved: Uint8Array;
          try {
            await readEverything(bytes);
            saved = await savePackage(await openPackage(bytes), new Map());
          } catch (fault) {
            expect(fault).toBeInstanceOf(DocxFault);
            faults += 1;
            return;
          }
          expect(packageComplaints(saved).filter((complaint) => /well-formed|no zip/.test(complaint))).toEqual([]);
          for (const [name, content] of Object.entries(unzipSync(saved)))
            expect(Buffer.compare(content, await (await openPackage(saved)).bytes(name))).toBe(0);
        },
      ),
      { numRuns: 400, seed: 20261122 },
    );
    expect(faults).toBeGreaterThan(40);
  });
});

describe("content types and relationships", () => {
  it("are added once, found again and removed without touching their neighbours", async () => {
    const pkg = await openPackage(docx({ body: p("x") }));
    const types = await pkg.text("[Content_Types].xml");
    const added = addContentTypeOverride(types, "word/header7.xml", "text/x");
    expect(addContentTypeOverride(added, "word/header7.xml", "text/x")).toBe(added);
    expect(removeContentTypeOverride(added, "WORD/header7.xml")).toBe(types);
    const rels = await pkg.text("word/_rels/document.xml.rels");
    const { xml, id } = addRelationship(rels, "word/document.xml", { type: "urn:t", target: "word/header7.xml" });
    expect(xml).toContain(`<Relationship Id="${id}" Type="urn:t" Target="header7.xml"/>`);
    expect(removeRelationships(xml, "word/document.xml", new Set([id])).replace("></Relationships>", "/>")).toBe(
      rels.replace("></Relationships>", "/>"),
    );
  });
  it("open up a root that closes itself", () => {
    expect(
      addRelationship('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>', "", {
        type: "urn:t",
        target: "https://example.com/a?b&c",
        external: true,
      }).xml,
    ).toBe(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="urn:t" Target="https://example.com/a?b&amp;c" TargetMode="External"/></Relationships>',
    );
  });
  it("name targets that resolve to the part meant", () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^([a-z]{1,4}\/){0,3}[a-z]{1,4}\.xml$/),
        fc.stringMatching(/^([a-z]{1,4}\/){0,3}[a-z]{1,4}\.xml$/),
        (source, part) => {
          expect(resolveTarget(source, relativeTarget(source, part))).toBe(part);
        },
      ),
    );
  });
});
