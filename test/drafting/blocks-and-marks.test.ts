// What a block shows, leaves out or repeats besides plain words: formatted runs, links, notes, comments, fields, pictures.
import { docx, p, type Recipe } from "../support/docx-builder";
import { sdkErrors } from "../support/open-xml-sdk";
import { packageComplaints } from "../support/package-oracle";
import { draftFrom, lines, mistakesOf } from "./drafted";

const FACTS = { client: { name: "Ann", minor: true }, parties: [{ name: "Rivera" }, { name: "Harbor" }], none: [] };
const run = (text: string, properties = ""): string =>
  `<w:r>${properties === "" ? "" : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (...runs: readonly string[]): string => `<w:p>${runs.join("")}</w:p>`;
const field = (code: string, shown: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
const note = (id: number, text: string): string => `<w:footnote w:id="${id}">${p(text)}</w:footnote>`;
const reference = (id: number): string => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
const sound = async (recipe: Recipe | string) => {
  const draft = await draftFrom(recipe, FACTS);
  expect(packageComplaints(draft.docx)).toEqual([]);
  return draft;
};
const notesOf = (draft: Awaited<ReturnType<typeof draftFrom>>): readonly string[] =>
  draft.content.stories
    .filter((story) => story.kind === "footnote")
    .flatMap((story) => story.paragraphs.map((one) => one.text));

describe("a block that holds", () => {
  it("only words in a run of another format prints them: emphasis never makes a sentence disappear", async () => {
    for (const inside of [
      run("The client is a minor.", "<w:b/>"),
      `<w:hyperlink w:anchor="z">${run("The client is a minor.")}</w:hyperlink>`,
      `<w:smartTag w:element="x">${run("The client is a minor.")}</w:smartTag>`,
    ])
      expect((await draftFrom(paragraph(run("{{#if client.minor}}"), inside, run("{{/if}}")), FACTS)).text).toBe(
        "The client is a minor.",
      );
  });

  it("a page break prints it", async () => {
    const draft = await draftFrom(
      paragraph(run("{{#if client.minor}}"), '<w:r><w:br w:type="page"/></w:r>', run("{{/if}}")),
      FACTS,
    );
    expect(draft.xml("word/document.xml")).toContain('<w:br w:type="page"/>');
  });

  it("a picture, a field or a note's number takes its paragraph with it when left out: no blank line stays", async () => {
    for (const inside of ["<w:r><w:drawing/></w:r>", field("PAGE", "1"), reference(2)])
      expect(
        (
          await draftFrom(
            {
              body: paragraph(run("{{#if none}}"), inside, run("{{/if}}")) + p("After."),
              footnotes: note(2, "Left out."),
            },
            FACTS,
          )
        ).text,
      ).toBe("After.");
  });

  it("nothing shown leaves a paragraph that shows a picture beside it", async () => {
    const draft = await draftFrom(
      paragraph("<w:r><w:drawing/></w:r>", run("{{#if none}}words{{/if}}")) + p("After."),
      FACTS,
    );
    expect(draft.text).toBe("\nAfter.");
  });
});

describe("a note whose reference a block leaves out", () => {
  it("is not in the file: no words of the other alternative, no missing fact nobody can see", async () => {
    const draft = await sound({
      body: paragraph(run("{{#if none}}One"), reference(2), run("{{else}}Other"), reference(3), run("{{/if}}")),
      footnotes: note(2, "Secret {{client.fax}}") + note(3, "See {{client.name}}."),
    });
    expect(draft.text).toBe("Other");
    expect(notesOf(draft)).toEqual(["See Ann."]);
    expect(draft.xml("word/footnotes.xml")).not.toContain("Secret");
    expect(draft.findings).toEqual([]);
  });

  it("goes with a heading, and with a table, that leaves with its list", async () => {
    const heading = `<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>${run("Exhibits")}${reference(2)}</w:p>`;
    const cell = (inner: string): string => `<w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr>${inner}</w:tc>`;
    const table = `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="4000"/></w:tblGrid><w:tr>${cell(paragraph(run("Party"), reference(3)))}${cell(p("Role"))}</w:tr><w:tr>${cell(p("{{#each none}}{{name}}"))}${cell(p("{{role}}{{/each}}"))}</w:tr></w:tbl>`;
    const body =
      heading +
      lines("{{#each none}}", "{{name}}", "{{/each}}") +
      heading.replace('w:id="2"', 'w:id="4"') +
      lines("{{#each parties}}", "{{name}}", "{{/each}}", "Then:") +
      table +
      p("End.");
    const draft = await sound({
      body,
      footnotes: note(2, "About exhibits.") + note(3, "About parties.") + note(4, "Kept."),
    });
    expect(draft.xml("word/footnotes.xml")).not.toMatch(/About/);
    expect(notesOf(draft)).toEqual(["Kept."]);
  });

  it("is read in the context of a with around its reference", async () => {
    const draft = await sound({
      body: paragraph(run("{{#with client}}Client"), reference(2), run("{{/with}}")),
      footnotes: note(2, "Her name is {{name}}."),
    });
    expect(notesOf(draft)).toEqual(["Her name is Ann."]);
    expect(draft.findings).toEqual([]);
  });
});

describe("what a loop repeats", () => {
  it("in footnotes carries ids of its own in every copy, and its references stay in the copy", async () => {
    const marked = `<w:footnote w:id="2"><w:p w14:paraId="0A0B0C0D"><w:bookmarkStart w:id="7" w:name="bk"/>${run("On {{name}}")}<w:bookmarkEnd w:id="7"/>${field("REF bk", "x")}</w:p></w:footnote>`;
    const draft = await sound({
      body: paragraph(run("{{#each parties}}{{name}}"), reference(2), run("{{/each}}")),
      footnotes: marked,
    });
    const xml = draft.xml("word/footnotes.xml");
    expect(xml).not.toContain("0A0B0C0D");
    expect([...xml.matchAll(/w:name="([^"]*)"/g)].map(([, name]) => name)).toEqual(["bk", "bk_2"]);
    expect([...xml.matchAll(/ REF (\S+)/g)].map(([, name]) => name)).toEqual(["bk", "bk_2"]);
  });

  it("a comment in the template stands once: one comment is never anchored in two places", async () => {
    const commented = `<w:p><w:commentRangeStart w:id="3"/>${run("{{name}}")}<w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r></w:p>`;
    const draft = await sound({
      body: p("{{#each parties}}") + commented + p("{{/each}}"),
      comments: '<w:comment w:id="3" w:author="A" w:initials="A"><w:p/></w:comment>',
    });
    expect(draft.xml("word/document.xml").match(/<w:commentReference /g)).toHaveLength(1);
    expect(sdkErrors(draft.docx)).toEqual([]);
  });

  it("a reference written as a simple field, or in pieces, follows its bookmark as any other does", async () => {
    const body =
      p("{{#each parties}}") +
      `<w:p><w:bookmarkStart w:id="3" w:name="party"/>${run("{{name}}")}<w:bookmarkEnd w:id="3"/><w:fldSimple w:instr=" REF party \\h ">${run("a")}</w:fldSimple><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF </w:instrText></w:r><w:r><w:instrText>party</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>` +
      p("{{/each}}");
    const xml = (await sound(body)).xml("word/document.xml");
    expect([...xml.matchAll(/ REF (\S+) \\h/g)].map(([, name]) => name)).toEqual(["party", "party_2"]);
    expect([...xml.matchAll(/<w:instrText>(party\w*)/g)].map(([, name]) => name)).toEqual(["party", "party_2"]);
  });

  it("permission ranges carry ids of their own", async () => {
    await expect(
      draftFrom(
        p("{{#each parties}}") +
          `<w:p><w:permStart w:id="5" w:edGrp="everyone"/>${run("{{name}}")}<w:permEnd w:id="5"/></w:p>` +
          p("{{/each}}"),
        FACTS,
      ).then(
        (draft) =>
          new Set([...draft.xml("word/document.xml").matchAll(/<w:permStart w:id="(\d+)"/g)].map(([, id]) => id)).size,
      ),
    ).resolves.toBe(2);
  });
});

test("a clause's simple field follows the bookmark that had to be renamed", async () => {
  const marked = (word: string): string =>
    `<w:p><w:bookmarkStart w:id="1" w:name="term"/>${run(word)}<w:bookmarkEnd w:id="1"/></w:p>`;
  const clause = docx({
    body: `${marked("Clause")}<w:p><w:fldSimple w:instr=" REF term ">${run("x")}</w:fldSimple></w:p>`,
  });
  const draft = await draftFrom(
    { body: marked("Host") + p("{{> c}}") },
    FACTS,
    {},
    { clause: () => Promise.resolve(clause) },
  );
  expect(/ REF (\S+)/.exec(draft.xml("word/document.xml"))?.[1]).toBe("term_2");
});

describe("a bookmark that begins on one side of a block's marker and ends on the other", () => {
  const start = '<w:bookmarkStart w:id="3" w:name="part"/>';
  const end = '<w:bookmarkEnd w:id="3"/>';
  const plain = (inner: string): string => `<w:p>${inner}</w:p>`;
  const places: readonly (readonly [what: string, body: (list: string) => string])[] = [
    [
      "begins before it",
      (list) =>
        plain(start + run("Before")) +
        p(`{{#each ${list}}}`) +
        plain(run("{{name}}") + end) +
        p("{{/each}}") +
        p("After"),
    ],
    [
      "ends behind it",
      (list) =>
        p("Before") +
        p(`{{#each ${list}}}`) +
        plain(start + run("{{name}}")) +
        p("{{/each}}") +
        plain(run("After") + end),
    ],
    [
      "ends between the paragraph before and the block's first",
      (list) =>
        plain(start + run("Before")) + end + p(`{{#each ${list}}}`) + p("{{name}}") + p("{{/each}}") + p("After"),
    ],
    [
      "begins inside a sentence's block",
      (list) =>
        plain(run(`{{#each ${list}}}`) + start + run("{{name}} {{/each}}and ") + run("others") + end) + p("After"),
    ],
    [
      "begins in one alternative",
      (list) =>
        p(`{{#if ${list}}}`) +
        plain(start + run("One")) +
        p("{{else}}") +
        p("Other") +
        p("{{/if}}") +
        plain(run("After") + end),
    ],
    [
      "begins in an inner list and ends in the outer one",
      (list) =>
        p(`{{#each ${list}}}`) +
        p("{{#if name}}") +
        plain(start + run("{{name}}")) +
        p("{{/if}}") +
        plain(run("x") + end) +
        p("{{/each}}"),
    ],
  ];

  it.each(places)(
    "%s stays whole, whatever the block prints and whether anything refers to it",
    async (_what, body) => {
      for (const list of ["parties", "none"])
        for (const reference of ["", plain(field("REF part", "x"))]) {
          const draft = await sound(body(list) + reference);
          const xml = draft.xml("word/document.xml");
          expect(xml.match(/<w:bookmarkStart/g)?.length ?? 0).toBe(xml.match(/<w:bookmarkEnd/g)?.length ?? 0);
        }
    },
  );

  it("stays whole in rounds whose sentence comes to nothing", async () => {
    const body =
      p("{{#each parties}}") +
      p("{{name}}") +
      plain(start + run("{{#if lead}}Lead counsel.{{/if}}") + end) +
      p("{{/each}}");
    const draft = await sound(body);
    expect(draft.text).toBe("Rivera\nHarbor");
  });
});

describe("a block and a field", () => {
  const begin =
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF part </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>';
  const close = '<w:r><w:fldChar w:fldCharType="end"/></w:r>';

  it("that cut one another are a mistake, in a sentence and over paragraphs; half a field is never printed", async () => {
    for (const body of [
      paragraph(run("{{#if client.minor}}a"), begin, run("b{{/if}}c"), close),
      paragraph(begin, run("{{#if none}}a"), close, run("b{{/if}}")),
      p("{{#if none}}") + paragraph(begin, run("a")) + p("{{/if}}") + paragraph(run("b"), close),
    ])
      expect((await mistakesOf(body)).map(({ code, placeholder }) => [code, placeholder.slice(0, 5)])).toEqual([
        ["torn-block", "{{#if"],
      ]);
  });

  it("that hold one another are none", async () => {
    for (const body of [
      paragraph(run("{{#if client.minor}}a"), begin, run("b"), close, run("{{else}}c{{/if}}")),
      paragraph(begin, run("{{#if none}}a{{/if}}b"), close),
      p("{{#if none}}") + paragraph(begin, run("a")) + paragraph(run("b"), close) + p("{{/if}}"),
    ])
      expect(await mistakesOf(body)).toEqual([]);
  });
});

describe("a heading in the firm's own heading style", () => {
  const styles =
    '<w:style w:type="paragraph" w:styleId="PldHead"><w:name w:val="Pleading Heading"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="PldSub"><w:name w:val="Pleading Subheading"/><w:basedOn w:val="PldHead"/></w:style><w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="Quoted"><w:name w:val="Quoted"/><w:basedOn w:val="PldHead"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>';
  const heading = (style: string): string => p("Exhibits", "", `<w:pStyle w:val="${style}"/>`);
  const list = lines("{{#each none}}", "{{name}}", "{{/each}}");

  it("leaves with the list it heads alone, be the style its own, based on another's or named in another language", async () => {
    for (const style of ["PldHead", "PldSub", "berschrift1"])
      expect(
        (await draftFrom({ body: heading(style) + list + heading(style) + p("After."), styles }, FACTS)).text,
      ).toBe("Exhibits\nAfter.");
  });

  it("is none where the style says body text", async () => {
    expect((await draftFrom({ body: heading("Quoted") + list, styles }, FACTS)).text).toBe("Exhibits");
  });
});

test("a placeholder where nothing is filled in is a mistake, for it would go out as it is typed", async () => {
  const bodies = [
    `<w:p><m:oMath><m:r><m:t>{{client.name}}</m:t></m:r></m:oMath></w:p>`,
    `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "mailto:{{client.name}}" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`,
    `<w:p><w:fldSimple w:instr=" AUTHOR {{client.name}} ">${run("x")}</w:fldSimple></w:p>`,
    `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="4" name="Seal" descr="Seal of {{client.name}}"/><a:graphic><a:graphicData><pic:pic><pic:nvPicPr><pic:cNvPr id="4" name="Seal" descr="Seal of {{client.name}}"/></pic:nvPicPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`,
  ];
  for (const body of bodies)
    expect(
      (await mistakesOf(p("First") + body)).map(({ code, paragraph: at, placeholder }) => [code, at, placeholder]),
    ).toEqual([["unreadable-placeholder", 1, "{{client.name}}"]]);
});
