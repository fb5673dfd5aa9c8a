// What a list repeats stays sound: ids used once, references that follow, numbers that begin where a reader expects them.
import { p, type Recipe } from "../../support/docx-builder";
import { packageComplaints } from "../../support/package-oracle";
import { draftFrom, mistakesOf, lines } from "../drafted";

const numbered = (text: string, id: number): string =>
  p(text, "", `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${id}"/></w:numPr>`);
const numbering =
  '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>';
const labels = async (recipe: Recipe): Promise<readonly string[]> =>
  (
    await draftFrom(recipe, { causes: [{ facts: ["a", "b"] }, { facts: ["c", "d"] }] })
  ).content.stories[0]?.paragraphs.map((paragraph) => paragraph.label ?? "") ?? [];

describe("in a list's rounds", () => {
  it("bookmarks get ids and names of their own, and references inside the list follow", async () => {
    const marked =
      '<w:p><w:bookmarkStart w:id="3" w:name="Exhibit"/><w:r><w:t>{{name}}</w:t></w:r><w:bookmarkEnd w:id="3"/></w:p>';
    const reference =
      '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF Exhibit \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>x</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>';
    const made = await draftFrom(p("{{#each parties}}") + marked + reference + p("{{/each}}"), {
      parties: [{ name: "A" }, { name: "B" }],
    });
    const xml = made.xml("word/document.xml");
    expect([...xml.matchAll(/bookmarkStart w:id="(\d+)" w:name="([^"]*)"/g)].map(([, , name]) => name)).toEqual([
      "Exhibit",
      "Exhibit_2",
    ]);
    expect([...xml.matchAll(/REF (\w+)/g)].map(([, name]) => name)).toEqual(["Exhibit", "Exhibit_2"]);
    expect(new Set([...xml.matchAll(/bookmarkStart w:id="(\d+)"/g)].map(([, id]) => id)).size).toBe(2);
    expect(packageComplaints(made.docx)).toEqual([]);
  });

  it("controls the template had get ids of their own, and paragraph ids are dropped", async () => {
    const control = `<w:sdt><w:sdtPr><w:tag w:val="theirs"/><w:id w:val="77"/></w:sdtPr><w:sdtContent><w:p w14:paraId="0A0B0C0D"><w:r><w:t>{{this}}</w:t></w:r></w:p></w:sdtContent></w:sdt>`;
    const made = await draftFrom(p("{{#each l}}") + control + p("{{/each}}"), { l: ["a", "b"] });
    expect(made.xml("word/document.xml")).not.toContain("0A0B0C0D");
    expect(packageComplaints(made.docx)).toEqual([]);
  });

  it("words that look like an id in a tag stay words", async () => {
    const words = ' w14:paraId="0A0B0C0D" w:rsidR="00112233"';
    const made = await draftFrom(p("{{#each l}}") + p(`{{this}}${words}`) + p("{{/each}}"), { l: ["a", "b"] });
    expect(made.text).toBe(`a${words}\nb${words}`);
  });

  it("a footnote is written once for each round, with the round's own facts, and not at all without one", async () => {
    const recipe: Recipe = {
      body: `${p("{{#each parties}}")}<w:p><w:r><w:t>{{name}}</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>${p("{{/each}}")}${p("end")}`,
      footnotes: `<w:footnote w:id="2">${p("Born {{born}}.")}</w:footnote>`,
    };
    const made = await draftFrom(recipe, {
      parties: [
        { name: "A", born: "1980" },
        { name: "B", born: "1990" },
      ],
    });
    expect(
      made.content.stories
        .filter((story) => story.kind === "footnote")
        .map((story) => story.paragraphs.map((paragraph) => paragraph.text).join("|"))
        .join("|"),
    ).toBe("Born 1980.|Born 1990.");
    expect(packageComplaints(made.docx)).toEqual([]);
    expect((await draftFrom(recipe, { parties: [] })).xml("word/footnotes.xml")).not.toContain("Born");
  });

  it("numbers begin anew for each list a loop makes inside a loop", async () => {
    const body =
      lines("{{#each causes}}", "Cause {{@index}}", "{{#each facts}}") +
      numbered("{{this}}", 1) +
      lines("{{/each}}", "{{/each}}");
    expect(await labels({ body, numbering })).toEqual(["", "1.", "2.", "", "1.", "2."]);
    expect(
      packageComplaints((await draftFrom({ body, numbering }, { causes: [{ facts: ["a"] }, { facts: ["b"] }] })).docx),
    ).toEqual([]);
  });

  it("a reference inside an inner list follows a bookmark of the outer list's round, before or after it, and bookmarks of inner rounds stay apart", async () => {
    const ref = (name: string): string =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF ${name} \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>x</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const marked = (name: string, id: number, text: string): string =>
      `<w:p><w:bookmarkStart w:id="${id}" w:name="${name}"/><w:r><w:t>${text}</w:t></w:r><w:bookmarkEnd w:id="${id}"/></w:p>`;
    const inner = `<w:p><w:bookmarkStart w:id="5" w:name="Fact"/><w:r><w:t>{{this}}</w:t></w:r><w:bookmarkEnd w:id="5"/>${ref("Cause")}${ref("Fact")}${ref("Later")}</w:p>`;
    const made = await draftFrom(
      p("{{#each causes}}") +
        marked("Cause", 3, "{{@index}}") +
        p("{{#each facts}}") +
        inner +
        p("{{/each}}") +
        marked("Later", 4, "z") +
        p("{{/each}}"),
      { causes: [{ facts: ["a", "b"] }, { facts: ["c"] }] },
    );
    const xml = made.xml("word/document.xml");
    const names = [...xml.matchAll(/w:name="(\w+)"| REF (\w+)/g)].map(([, mark, reference]) => mark ?? `>${reference}`);
    expect(names).toEqual([
      "Cause",
      "Fact",
      ">Cause",
      ">Fact",
      ">Later",
      "Fact_2",
      ">Cause",
      ">Fact_2",
      ">Later",
      "Later",
      "Cause_2",
      "Fact_3",
      ">Cause_2",
      ">Fact_3",
      ">Later_2",
      "Later_2",
    ]);
    expect(packageComplaints(made.docx)).toEqual([]);
  });

  it("numbers restart per list three loops deep, level by level, and each list's references stay inside it", async () => {
    const deep =
      lines("{{#each causes}}", "{{#each facts}}", "{{#each parts}}") +
      numbered("{{this}}", 1) +
      lines("{{/each}}", "{{/each}}", "{{/each}}");
    const made = await draftFrom(
      { body: deep, numbering },
      { causes: [{ facts: [{ parts: ["a", "b"] }, { parts: ["c"] }] }, { facts: [{ parts: ["d", "e"] }] }] },
    );
    expect(made.content.stories[0]?.paragraphs.map((paragraph) => `${paragraph.label} ${paragraph.text}`)).toEqual([
      "1. a",
      "2. b",
      "1. c",
      "1. d",
      "2. e",
    ]);
    expect(packageComplaints(made.docx)).toEqual([]);
  });

  it("numbers run on where the template says so, as a pleading's paragraphs do, and in a single list", async () => {
    expect(
      await labels({
        body:
          lines("{{#each causes}}", '{{#each facts numbering="continue"}}') +
          numbered("{{this}}", 1) +
          lines("{{/each}}", "{{/each}}"),
        numbering,
      }),
    ).toEqual(["1.", "2.", "3.", "4."]);
    expect(
      await labels({
        body: p("{{#each causes}}") + numbered("{{facts.[0]}}", 1) + p("{{/each}}") + numbered("after", 1),
        numbering,
      }),
    ).toEqual(["1.", "2.", "3."]);
  });
});

describe("a block left empty", () => {
  it("takes a heading with it that heads nothing else", async () => {
    const heading = (text: string): string => p(text, "", '<w:keepNext/><w:outlineLvl w:val="0"/>');
    const body =
      heading("Exhibits") + p("{{#each exhibits}}") + p("{{this}}") + p("{{/each}}") + heading("Next") + p("text");
    expect((await draftFrom(body, { exhibits: [] })).text).toBe("Next\ntext");
    expect((await draftFrom(body, { exhibits: ["A"] })).text).toBe("Exhibits\nA\nNext\ntext");
  });

  it("leaves a heading that heads other words too", async () => {
    const body =
      p("Exhibits", "", '<w:outlineLvl w:val="0"/>') +
      lines("{{#each exhibits}}", "{{this}}", "{{/each}}", "As ordered.");
    expect((await draftFrom(body, { exhibits: [] })).text).toBe("Exhibits\nAs ordered.");
  });

  it("takes the table's heading row and the table with it", async () => {
    const cell = (text: string): string => `<w:tc><w:tcPr/>${p(text)}</w:tc>`;
    const table = `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr>${cell("Name")}${cell("Role")}</w:tr><w:tr>${cell("{{#each parties}}{{name}}")}${cell("{{role}}{{/each}}")}</w:tr></w:tbl>`;
    const made = await draftFrom(p("before") + table + p("after"), { parties: [] });
    expect(made.text).toBe("before\nafter");
    expect(packageComplaints(made.docx)).toEqual([]);
  });
});

describe("hostile facts and templates", () => {
  it("reach no prototype, whatever they are called", async () => {
    const { text, findings } = await draftFrom(
      lines(
        "{{constructor.name}} {{__proto__.x}} {{client.toString}} {{lookup client 'constructor'}} {{client.hasOwnProperty.call}}",
      ),
      { client: { name: "A" } },
    );
    expect(text).toBe("[constructor.name] [__proto__.x] [client.toString] [client] [client.hasOwnProperty.call]");
    expect(findings.every((finding) => finding.code === "missing-fact")).toBe(true);
  });

  it("cannot replace a helper by a fact of its name", async () => {
    expect(
      (await draftFrom(lines("{{upper client}}{{#if if}}y{{/if}}"), { client: "a", upper: "z", if: true })).text,
    ).toBe("Ay");
  });

  it("print no control characters, lone surrogates, infinite or unsafe numbers, objects or cycles, and name each", async () => {
    const cyclic: Record<string, unknown> = {};
    cyclic["self"] = cyclic;
    const made = await draftFrom(lines("{{a}}", "{{b}}", "{{c}}", "{{d}}", "{{e}}", "{{f}}"), {
      a: "x\u0000y",
      b: "\ud800",
      c: Number.NaN,
      d: 2 ** 60,
      e: cyclic as never,
      f: ["p", "q"],
    });
    expect(made.text).toBe("xy\n\n[c]\n[d]\n[e]\n[f]");
    expect(made.findings.map((finding) => [finding.code, finding.severity])).toEqual([
      ["characters-dropped", "blocking"],
      ["characters-dropped", "blocking"],
      ["number-out-of-range", "blocking"],
      ["number-out-of-range", "blocking"],
      ["fact-not-printable", "blocking"],
      ["fact-not-printable", "blocking"],
    ]);
    expect(packageComplaints(made.docx)).toEqual([]);
  });

  it("cannot run away: a value too long, lists too long and output too large each end in a sentence", async () => {
    expect((await draftFrom(lines("{{a}}"), { a: "x".repeat(1_000_000) })).findings).toMatchObject([
      { code: "value-too-long" },
    ]);
    const long = Array.from({ length: 300 }, (_, at) => at);
    await expect(
      draftFrom(lines("{{#each l}}{{#each ../l}}x{{/each}}{{/each}}"), { l: long }, { limits: { iterations: 1000 } }),
    ).rejects.toThrow(/repeat more than 1000 times/);
    await expect(
      draftFrom(lines("{{#each l}}", "xxxxxxxxxx", "{{/each}}"), { l: long }, { limits: { outputCharacters: 5000 } }),
    ).rejects.toThrow(/grows past 5000/);
  });

  it("a template deep in blocks is refused or filled, never a crash", async () => {
    const deep = "{{#if a}}".repeat(300) + "x" + "{{/if}}".repeat(300);
    expect((await draftFrom(lines(deep), { a: 1 })).text).toBe("x");
    expect(
      (await mistakesOf(lines("{{#if a}}x" + "{{else if b}}y".repeat(5000) + "{{/if}}"))).map(({ code }) => code),
    ).toEqual(["nested-too-deep"]);
    const [parentheses] = await mistakesOf(lines(`{{upper ${"(upper ".repeat(5000)}a${")".repeat(5000)}}}`));
    expect([
      parentheses?.code,
      parentheses?.message.endsWith("its parentheses stand in one another more than 50 deep."),
    ]).toEqual(["unreadable-placeholder", true]);
    for (const deeper of [
      lines("{{#if a}}".repeat(5000) + "x" + "{{/if}}".repeat(5000)),
      lines("{{#if a}}").repeat(2000) + lines("x") + lines("{{/if}}").repeat(2000),
    ])
      expect((await mistakesOf(deeper)).map(({ code }) => code)).toEqual(["nested-too-deep"]);
  });
});
