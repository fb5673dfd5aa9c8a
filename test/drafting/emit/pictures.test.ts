// Pictures from facts: a firm's logo, a seal. Shown as what they are, described in words, hashed; anything doubtful is refused by name.
import { cleanCopy } from "../../../src/drafting/clean-copy";
import { refreshFacts } from "../../../src/drafting/refresh/refresh-facts";
import { readContent } from "../../../src/docx/canonical/read-content";
import { unzipSync } from "fflate";
import { p } from "../../support/docx-builder";
import { packageComplaints } from "../../support/package-oracle";
import { draftFrom, filledPlain, lines, SETTING } from "../drafted";

/** A PNG of one colour, made by hand: signature, IHDR, IDAT (stored), IEND. The colour makes the difference between two. */
const png = (width: number, height: number, shade = 0): string => {
  const chunk = (name: string, data: readonly number[]): readonly number[] => [
    ...u32(data.length),
    ...[...name].map((letter) => letter.charCodeAt(0)),
    ...data,
    0,
    0,
    0,
    shade,
  ];
  const u32 = (value: number): readonly number[] => [
    value >>> 24,
    (value >>> 16) & 255,
    (value >>> 8) & 255,
    value & 255,
  ];
  return Buffer.from([
    0x89,
    0x50,
    0x4e,
    0x47,
    0x0d,
    0x0a,
    0x1a,
    0x0a,
    ...chunk("IHDR", [...u32(width), ...u32(height), 8, 0, 0, 0, 0]),
    ...chunk("IDAT", [0x78, 1, shade]),
    ...chunk("IEND", []),
  ]).toString("base64");
};
const jpeg = (width: number, height: number): string =>
  Buffer.from([
    0xff,
    0xd8,
    0xff,
    0xe0,
    0,
    4,
    0,
    0,
    0xff,
    0xc0,
    0,
    11,
    8,
    height >> 8,
    height & 255,
    width >> 8,
    width & 255,
    1,
    1,
    0x11,
    0,
    0xff,
    0xd9,
    0,
    0,
    0,
    0,
  ]).toString("base64");
const logo = { image: png(200, 100), type: "png", alt: "Seal of Okoye & <Partners>" } as const;

describe("pictures from facts", () => {
  it("stand where the placeholder stood, with part, type, relationship and description, in body, lists, headers and notes", async () => {
    const facts = {
      firm: { logo },
      parties: [
        { seal: { image: jpeg(64, 64), type: "jpeg", alt: "A", widthPoints: 36 } },
        { seal: { ...logo, alt: "B" } },
      ],
    };
    const made = await draftFrom(
      {
        body:
          lines("{{firm.logo}}", "{{#each parties}}", "Seal {{seal}} of {{@index}}", "{{/each}}") +
          '<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>',
        headers: { h1: p("{{firm.logo}}") },
        footnotes: `<w:footnote w:id="2">${p("{{firm.logo}}")}</w:footnote>`,
        section: '<w:headerReference w:type="default" r:id="h1"/>',
      },
      facts,
    );
    expect(packageComplaints(made.docx)).toEqual([]);
    expect(made.findings).toEqual([]);
    const xml = made.xml("word/document.xml");
    expect(
      [...xml.matchAll(/<wp:extent cx="(\d+)" cy="(\d+)"\/>/g)].map(([, x, y]) => [
        Number(x) / 12700,
        Number(y) / 12700,
      ]),
    ).toEqual([
      [150, 75],
      [36, 36],
      [150, 75],
    ]);
    expect([...xml.matchAll(/<wp:docPr [^>]*descr="([^"]*)"/g)].map(([, alt]) => alt)).toEqual([
      "Seal of Okoye &amp; &lt;Partners&gt;",
      "A",
      "B",
    ]);
    expect(new Set([...xml.matchAll(/<wp:docPr id="(\d+)"/g)].map(([, id]) => id)).size).toBe(3);
    // The same picture is kept once; each story names it by a relationship of its own.
    expect(
      Object.keys(unzipSync(made.docx))
        .filter((name) => name.startsWith("word/media/"))
        .sort(),
    ).toEqual(["word/media/fact1.png", "word/media/fact2.jpeg"]);
    expect(made.xml("word/_rels/header_h1.xml.rels")).toContain("media/fact1.png");
    expect(made.xml("word/_rels/footnotes.xml.rels")).toContain("media/fact1.png");
    expect(made.xml("[Content_Types].xml")).toContain('Extension="jpeg" ContentType="image/jpeg"');
    expect(made.text).toContain("Seal  of 1");
  });

  it("are part of the words approved: another picture or description is another hash, in draft, untagged document and clean copy alike", async () => {
    const body = lines("{{firm.logo}} Okoye LLP");
    const made = await draftFrom(body, { firm: { logo } });
    expect((await readContent(await filledPlain(body, { firm: { logo } }))).hash).toBe(made.content.hash);
    expect((await readContent(await cleanCopy(made.docx))).hash).toBe(made.content.hash);
    expect((await draftFrom(body, { firm: { logo: { ...logo, image: png(200, 100, 1) } } })).content.hash).not.toBe(
      made.content.hash,
    );
    expect((await draftFrom(body, { firm: { logo: { ...logo, alt: "Another" } } })).content.hash).not.toBe(
      made.content.hash,
    );
    expect(made.content.stories[0]?.paragraphs[0]?.drawn).toBe(true);
    expect(made.ledger.units[0]?.facts[0]).toMatchObject({
      path: "firm.logo",
      text: expect.stringContaining("Seal of Okoye"),
    });
  });

  it.each([
    ["no base64", { ...logo, image: "not base64!" }, "base64"],
    ["no text at all", { ...logo, image: 7 }, "base64"],
    ["a file that is not what it says", { ...logo, type: "jpeg" }, "is not the jpeg"],
    ["an unknown kind", { ...logo, type: "svg" }, "neither png nor jpeg"],
    ["no description", { ...logo, alt: " " }, "no description"],
    ["a width no page has", { ...logo, widthPoints: 9000 }, "width"],
    ["more pixels than any seal", { ...logo, image: png(50_000, 10) }, "50000 by 10"],
    ["more bytes than 5 MB", { ...logo, image: "A".repeat(7_200_000) }, "5 MB"],
  ])("are refused by name, with a visible blank: %s", async (_what, value, why) => {
    const { text, findings, docx: bytes } = await draftFrom(lines("Logo: {{firm.logo}}"), { firm: { logo: value } });
    expect(text).toBe("Logo: [firm.logo]");
    expect(findings).toMatchObject([
      {
        code: "picture-refused",
        severity: "blocking",
        endedBy: "fill",
        detail: { path: "firm.logo", problem: expect.stringContaining(why) },
      },
    ]);
    expect(packageComplaints(bytes)).toEqual([]);
  });

  it("keep a paragraph that holds nothing else, and go with a block left out without a trace in the package", async () => {
    const body = lines(
      "{{#if firm.logo}}{{firm.logo}}{{/if}}",
      "{{#each parties}}",
      "{{#if show}}{{seal}}{{/if}}",
      "{{/each}}",
      "end",
    );
    const made = await draftFrom(body, { firm: { logo }, parties: [{ show: false, seal: logo }] });
    expect(made.text).toBe("\nend");
    expect(packageComplaints(made.docx)).toEqual([]);
    const table = `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tcPr/>${p("{{firm.logo}}")}</w:tc></w:tr><w:tr><w:tc><w:tcPr/>${p("{{#each parties}}{{name}}{{/each}}")}</w:tc></w:tr></w:tbl>`;
    const emptied = await draftFrom(p("{{#each none}}") + table + p("{{/each}}") + p("end"), {
      firm: { logo },
      none: [],
    });
    expect(packageComplaints(emptied.docx)).toEqual([]);
    const none = await draftFrom(body, {});
    expect(none.text).toBe("end");
    expect(Object.keys(unzipSync(none.docx)).some((name) => name.startsWith("word/media/"))).toBe(false);
  });

  it("that changed since are told on refreshing, never passed off as refreshed", async () => {
    const made = await draftFrom(lines("{{firm.logo}}", "{{#each parties}}", "{{seal}} {{name}}", "{{/each}}"), {
      firm: { logo },
      parties: [{ seal: logo, name: "Ana" }],
    });
    expect(
      (await refreshFacts(made.docx, { firm: { logo }, parties: [{ seal: logo, name: "Ana" }] }, SETTING)).findings,
    ).toEqual([]);
    const other = { ...logo, image: png(200, 100, 9) };
    const { findings, changedUnits } = await refreshFacts(
      made.docx,
      { firm: { logo: other }, parties: [{ seal: other, name: "Ana" }] },
      SETTING,
    );
    expect(findings.map((finding) => [finding.code, finding.unit])).toEqual(
      expect.arrayContaining(made.ledger.units.map((unit) => ["not-refreshed", unit.id])),
    );
    expect(changedUnits).toEqual([]);
  });
});
