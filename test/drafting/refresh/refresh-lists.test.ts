// Facts of a list's items that changed come into the draft's rows and paragraphs; edits stay; what cannot be brought in is told.
import fc from "fast-check";
import type { Facts } from "../../../src/domain/matter/facts";
import { readLedger } from "../../../src/drafting/ledger/ledger";
import { refreshFacts, type RefreshedFacts } from "../../../src/drafting/refresh/refresh-facts";
import { readContent } from "../../../src/docx/canonical/read-content";
import { p, rewriteParts } from "../../support/docx-builder";
import { packageComplaints } from "../../support/package-oracle";
import { bodyText, draftFrom, lines, partOf, SETTING, type Drafted } from "../drafted";
import { sampled } from "../../support/sample";

const cell = (text: string, runProperties = ""): string => `<w:tc><w:tcPr/>${p(text, runProperties)}</w:tc>`;
const table = (...rows: readonly string[]): string =>
  `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>${rows.map((row) => `<w:tr>${row}</w:tr>`).join("")}</w:tbl>`;
const body = lines(
  "{{#each parties}}",
  "{{@index}}. {{name}}{{#if role}}, {{role}}{{/if}}, of {{../court}}; {{upper name}} appears.",
  "{{/each}}",
  "end",
);

const refreshed = async (bytes: Uint8Array, facts: Facts): Promise<RefreshedFacts & { readonly text: string }> => {
  const result = await refreshFacts(bytes, facts, SETTING);
  expect(packageComplaints(result.docx)).toEqual([]);
  return { ...result, text: bodyText(await readContent(result.docx)) };
};
const typed = (made: Drafted, from: string, to: string): Uint8Array => {
  const xml = made.xml("word/document.xml");
  expect(xml).toContain(from);
  return rewriteParts(made.docx, (source, part) => (part === "word/document.xml" ? source.replace(from, to) : source));
};
const unitOf = (made: Drafted, text: string): string | undefined =>
  made.content.stories[0]?.paragraphs.find((paragraph) => paragraph.text.includes(text))?.id;

const facts = {
  court: "LASC",
  parties: [{ name: "Ana", role: "plaintiff" }, { name: "Bo", role: "defendant" }, { name: "Cy" }],
};
const withParty = (index: number, more: Readonly<Record<string, string | null>>): Facts => ({
  ...facts,
  parties: facts.parties.map((party, at) => (at === index ? { ...party, ...more } : party)),
});

describe("refreshing facts in lists", () => {
  it("lets the list rewrite its words where somebody pasted a fact's control over them, and tells of the control", async () => {
    const list = lines("For {{client}}:", "{{#each parties}}", "Party {{name}} appears.", "{{/each}}", "end");
    const made = await draftFrom(list, { client: "Ana", parties: [{ name: "Ana" }, { name: "Bo" }] });
    const control = /<w:sdt>(?:(?!<w:sdt>)[\s\S])*?countersign-fact[\s\S]*?<\/w:sdt>/.exec(
      made.xml("word/document.xml"),
    )?.[0];
    const pasted = typed(
      made,
      "Party Ana appears.",
      `Party </w:t></w:r>${control}<w:r><w:t xml:space="preserve"> appears.`,
    );
    const { text, findings } = await refreshed(pasted, { client: "Eve", parties: [{ name: "Dee" }, { name: "Bo" }] });
    expect(text).toBe("For Eve:\nParty Dee appears.\nParty Bo appears.\nend");
    expect(findings).toMatchObject([
      { code: "not-refreshed", severity: "blocking", unit: unitOf(made, "Party Ana"), detail: { fact: "Eve" } },
    ]);
  });

  it("rewrites the paragraph of the item that changed, conditions and helpers in it too, and re-opens that unit alone", async () => {
    const made = await draftFrom(body, facts);
    const { text, changedUnits, findings } = await refreshed(
      made.docx,
      withParty(1, { name: "Bo Li", role: "cross-defendant" }),
    );
    expect(text).toBe(
      "0. Ana, plaintiff, of LASC; ANA appears.\n1. Bo Li, cross-defendant, of LASC; BO LI appears.\n2. Cy, of LASC; CY appears.\nend",
    );
    expect(changedUnits).toEqual([unitOf(made, "1. Bo")]);
    expect(findings).toEqual([]);
  });

  it("adds and takes away what an inline condition decides", async () => {
    const made = await draftFrom(body, facts);
    const next = {
      ...facts,
      parties: [{ name: "Ana" }, { name: "Bo", role: "defendant" }, { name: "Cy", role: "intervenor" }],
    };
    const { text, changedUnits, findings } = await refreshed(made.docx, next);
    expect(text).toBe((await draftFrom(body, next)).text);
    expect(changedUnits).toHaveLength(2);
    expect(findings).toEqual([]);
  });

  it("rewrites a cell of a row in the format it stands in, and leaves the row's other cells", async () => {
    const rows = table(cell("{{#each parties}}{{name}}", "<w:b/>") + cell("{{role}}{{/each}}"));
    const made = await draftFrom(rows + p("end"), { parties: [{ name: "Ana", role: "plaintiff" }] });
    const { docx: bytes, changedUnits } = await refreshed(made.docx, {
      parties: [{ name: "Ana Ruiz", role: "plaintiff" }],
    });
    expect(partOf(bytes, "word/document.xml")).toMatch(
      /<w:rPr><w:b\/><\/w:rPr><w:t xml:space="preserve">Ana Ruiz<\/w:t>/,
    );
    expect(changedUnits).toEqual([unitOf(made, "Ana")]);
  });

  it("follows facts from outside the list, contexts of with, block parameters and lists inside lists", async () => {
    const nested = lines(
      "{{#each causes as |cause n|}}",
      "Cause {{n}} {{cause.title}} in {{@root.court}}",
      "{{#with against}}",
      "against {{name}} ({{../title}})",
      "{{/with}}",
      "{{#each facts}}",
      "{{@index}} {{this}} of {{../title}} / {{cause.title}}{{#unless @last}};{{/unless}}",
      "{{/each}}",
      "{{/each}}",
    );
    const given = {
      court: "LASC",
      causes: [
        { title: "Fraud", against: { name: "Bo" }, facts: ["a", "b"] },
        { title: "Theft", against: { name: "Cy" }, facts: ["c"] },
      ],
    };
    const next = {
      court: "Reno",
      causes: [
        { title: "Deceit", against: { name: "Bea" }, facts: ["a", "x"] },
        { title: "Theft", against: { name: "Cy" }, facts: ["c"] },
      ],
    };
    const made = await draftFrom(nested, given);
    const { text, findings, changedUnits } = await refreshed(made.docx, next);
    expect(text).toBe((await draftFrom(nested, next)).text);
    expect(findings).toEqual([]);
    // The second cause's own paragraph names the court; its others read as before.
    expect(changedUnits).toHaveLength(5);
  });

  it("keeps a drafter's edits in the very paragraph it rewrites", async () => {
    const made = await draftFrom(body, facts);
    const edited = typed(made, ", of LASC; ", ", of said court, LASC (Central District); ");
    const { text, findings, changedUnits } = await refreshed(edited, withParty(0, { role: "cross-complainant" }));
    expect(text.split("\n")[0]).toBe("0. Ana, cross-complainant, of said court, LASC (Central District); ANA appears.");
    expect(findings).toEqual([]);
    expect(changedUnits).toEqual([unitOf(made, "0. Ana")]);
  });

  it("keeps a paragraph whole where somebody typed over the very value that changed, and says so", async () => {
    const made = await draftFrom(body, facts);
    const { text, findings, changedUnits } = await refreshed(
      rewriteParts(made.docx, (xml, part) => (part === "word/document.xml" ? xml.replace(/Ana/, "Anna") : xml)),
      withParty(0, { name: "Ana Ruiz" }),
    );
    expect(text.split("\n")[0]).toBe("0. Anna, plaintiff, of LASC; ANA appears.");
    expect(findings).toMatchObject([
      { code: "fact-edited-by-hand", severity: "blocking", endedBy: "keep-value", unit: unitOf(made, "0. Ana") },
    ]);
    expect(changedUnits).toEqual([]);
  });

  it("leaves a paragraph with open revision marks alone, and says so", async () => {
    const made = await draftFrom(body, facts);
    const marked = rewriteParts(made.docx, (xml, part) =>
      part === "word/document.xml"
        ? xml.replace(
            /(<w:p>)(?=(?:(?!<\/w:p>).)*0)/s,
            '$1<w:ins w:id="900" w:author="A" w:date="2026-01-01T00:00:00Z"><w:r><w:t xml:space="preserve">Further, </w:t></w:r></w:ins>',
          )
        : xml,
    );
    const { findings, changedUnits } = await refreshFacts(marked, withParty(0, { role: "cross-complainant" }), SETTING);
    expect(findings.map((finding) => finding.code)).toEqual(["not-refreshed"]);
    expect(changedUnits).toEqual([]);
  });

  it("shows a value that went missing as a highlighted blank and a finding, and fills it again without the highlight", async () => {
    const one = lines("{{#each parties}}", "{{name}} of {{address}}.", "{{/each}}");
    const made = await draftFrom(one, { parties: [{ name: "Ana", address: "Reno" }] });
    const lost = await refreshed(made.docx, { parties: [{ name: "Ana" }] });
    expect(lost.text).toBe("Ana of [parties.0.address].");
    expect(lost.findings).toMatchObject([
      { code: "missing-fact", detail: { path: "parties.0.address" }, unit: unitOf(made, "Ana") },
    ]);
    expect(partOf(lost.docx, "word/document.xml")).toContain("w:highlight");
    expect((await readLedger(lost.docx))?.missing).toEqual([{ path: "parties.0.address", unit: unitOf(made, "Ana") }]);
    const found = await refreshed(lost.docx, { parties: [{ name: "Ana", address: "Elko" }] });
    expect(found.text).toBe("Ana of Elko.");
    expect(found.findings).toEqual([]);
    expect((await readLedger(found.docx))?.missing).toEqual([]);
    expect((await readContent(found.docx)).hash).toBe(
      (await draftFrom(one, { parties: [{ name: "Ana", address: "Elko" }] })).content.hash,
    );
  });

  it("says that a list has more or fewer items than the draft, and moves nobody's words into another's row", async () => {
    const made = await draftFrom(body, facts);
    const more = await refreshed(made.docx, { ...facts, parties: [...facts.parties, { name: "Di" }] });
    expect(more.text).toBe(made.text);
    expect(more.findings).toMatchObject([
      {
        code: "list-grew",
        severity: "blocking",
        detail: { path: "parties", had: 3, has: 4 },
        unit: unitOf(made, "0. Ana"),
      },
    ]);
    const fewer = await refreshed(made.docx, { ...facts, parties: facts.parties.slice(1) });
    expect(fewer.text).toBe(made.text);
    expect(fewer.changedUnits).toEqual([]);
    expect(fewer.findings).toMatchObject([{ code: "list-shrank", detail: { path: "parties", had: 3, has: 2 } }]);
  });

  it("rewrites the rows of a longer list whose items are known to be the same ones", async () => {
    const source = (id: string) =>
      ({
        kind: "list",
        list: "Parties",
        itemId: id,
        column: "Name",
        eTag: "1",
        changedBy: "Ana",
        changedAt: "2026-01-01T00:00:00Z",
      }) as const;
    const sources = (ids: readonly string[]): Facts["$sources"] =>
      Object.fromEntries(ids.map((id, at) => [`parties.${at}.name`, source(id)]));
    const list = lines("{{#each parties}}", "{{name}}", "{{/each}}");
    const made = await draftFrom(list, {
      parties: [{ name: "Ana" }, { name: "Bo" }],
      $sources: sources(["7", "8"]) as never,
    });
    const longer = await refreshed(made.docx, {
      parties: [{ name: "Ana" }, { name: "Bo Li" }, { name: "Cy" }],
      $sources: sources(["7", "8", "9"]) as never,
    });
    expect(longer.text).toBe("Ana\nBo Li");
    expect(longer.findings).toMatchObject([{ code: "list-grew" }]);
    const other = await refreshed(made.docx, { parties: [{ name: "Bo Li" }], $sources: sources(["8"]) as never });
    expect(other.text).toBe("Ana\nBo");
    expect(other.findings).toMatchObject([{ code: "list-shrank" }]);
  });

  it("says that a condition would now give other paragraphs, in lists and outside them", async () => {
    const conditional = lines(
      "{{#if spouse}}",
      "Married to {{spouse}}.",
      "{{/if}}",
      "A {{#unless minor}}adult{{/unless}}",
      "{{#each parties}}",
      "{{name}}",
      "{{#if address}}",
      "of {{address}}",
      "{{/if}}",
      "{{/each}}",
    );
    const made = await draftFrom(conditional, { parties: [{ name: "Ana" }] });
    expect((await refreshed(made.docx, { parties: [{ name: "Ana" }] })).findings).toEqual([]);
    const { findings, text } = await refreshed(made.docx, {
      spouse: "Bo",
      minor: true,
      parties: [{ name: "Ana", address: "Reno" }],
    });
    expect(text).toBe(made.text);
    expect(findings.map((finding) => [finding.code, finding.detail?.["condition"]])).toEqual([
      ["condition-changed", "if spouse"],
      ["condition-changed", "unless minor"],
      ["condition-changed", "if address"],
    ]);
  });

  it("says of a list too long to be remembered that its rows were not compared", async () => {
    const long = Array.from({ length: 100 }, (_, at) => ({ name: `P${at}` }));
    const made = await draftFrom(lines("{{#each parties}}", "{{name}}", "{{/each}}"), { parties: long });
    expect((await refreshed(made.docx, { parties: long })).findings).toMatchObject([
      { code: "list-not-refreshed", severity: "toBeSeen", detail: { path: "parties", had: 100 } },
    ]);
  });

  it("rewrites a whole long list where every value's source is known", async () => {
    const long = Array.from({ length: 100 }, (_, at) => ({ name: `P${at}` }));
    const $sources = {
      "parties.0.name": { kind: "note", note: "by hand", by: "Ana", at: "2026-01-01T00:00:00Z" },
    } as const;
    const made = await draftFrom(lines("{{#each parties}}", "{{name}}", "{{/each}}"), { parties: long, $sources });
    const { text, findings } = await refreshed(made.docx, {
      parties: long.map((party, at) => (at === 77 ? { name: "Changed" } : party)),
      $sources,
    });
    expect(text.split("\n")[77]).toBe("Changed");
    expect(findings).toEqual([]);
  });

  it("rewrites both copies of a text box in a list alike, and a footnote of the item", async () => {
    const made = await draftFrom(
      {
        body: `${p("{{#each parties}}")}<w:p><w:r><w:t>{{name}}</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>${p("{{/each}}")}`,
        footnotes: `<w:footnote w:id="2">${p("Born {{born}}.")}</w:footnote>`,
      },
      {
        parties: [
          { name: "A", born: "1980" },
          { name: "B", born: "1990" },
        ],
      },
    );
    const { docx: bytes, findings } = await refreshed(made.docx, {
      parties: [
        { name: "A", born: "1980" },
        { name: "B", born: "1991" },
      ],
    });
    expect(partOf(bytes, "word/footnotes.xml")).toContain("Born 1991.");
    expect(findings).toEqual([]);
  });

  // What a drafter did and what the facts did, at random: the words of a refreshed draft are those of one composed afresh, hand edits apart.
  it("any change of items' values, of any template of values and conditions: the words are those of a draft made afresh", async () => {
    const word = fc.constantFrom("Ana", "Bo", "Ana Bo", "x", "1", "é & <b>", "two\nlines");
    const item = fc.record({
      a: fc.option(word, { nil: null }),
      b: word,
      c: fc.boolean(),
      d: fc.array(word, { maxLength: 2 }),
    });
    const piece = fc.constantFrom(
      "{{a}}",
      "{{b}}",
      " and ",
      ", ",
      "{{#if c}}yes {{b}}{{else}}no{{/if}}",
      "{{#if a}}({{a}}){{/if}}",
      "{{@index}}",
      "{{upper b}}",
      "{{../z}}",
      "{{#each d}}{{this}}/{{/each}}",
      "{{default a 'none'}}",
      "{{#unless c}}!{{/unless}}",
      "{{#with b}}<{{this}}>{{/with}}",
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { minLength: 1, maxLength: 6 }),
        fc.array(fc.tuple(item, item), { minLength: 1, maxLength: 3 }),
        word,
        word,
        async (pieces, items, z1, z2) => {
          const template = lines("{{#each l}}", `S ${pieces.join("")} E`, "{{/each}}", "end");
          const [before, after] = [
            { z: z1, l: items.map(([one]) => one) },
            { z: z2, l: items.map(([, two]) => two) },
          ];
          const made = await draftFrom(template, before);
          const afresh = await draftFrom(template, after);
          const { docx: bytes, changedUnits, findings } = await refreshFacts(made.docx, after, SETTING);
          expect(packageComplaints(bytes)).toEqual([]);
          const now = await readContent(bytes);
          expect(bodyText(now)).toBe(afresh.text);
          expect(findings.filter((finding) => finding.code !== "missing-fact")).toEqual([]);
          const words = (content: typeof now): readonly (readonly [string | undefined, string])[] =>
            (content.stories[0]?.paragraphs ?? []).map((paragraph) => [paragraph.id, paragraph.words]);
          const moved = words(now)
            .filter(([, hash], at) => hash !== words(made.content)[at]?.[1])
            .map(([id]) => id);
          expect([...changedUnits].sort()).toEqual([...moved].sort());
          // Once more changes nothing.
          const again = await refreshFacts(bytes, after, SETTING);
          expect(again.changedUnits).toEqual([]);
          expect((await readContent(again.docx)).hash).toBe(now.hash);
        },
      ),
      { numRuns: sampled(15, 60), seed: 20261122, endOnFailure: true },
    );
  });

  // Three states of the facts, one after the other: what the first refresh wrote must be remembered as if it had been composed.
  it("a list printed inside a paragraph, with any rows more, fewer or other, reads as in a draft made afresh, and so do its changes after that", async () => {
    const word = fc.constantFrom("Ana", "Bo", "Ana Bo", "x", "1", "é & <b>");
    const item = fc.record({
      a: fc.option(word, { nil: null }),
      b: word,
      c: fc.boolean(),
      d: fc.array(word, { maxLength: 2 }),
    });
    const state = fc.record({ z: word, l: fc.array(item, { maxLength: 3 }) });
    const piece = fc.constantFrom(
      "{{a}}",
      "{{b}}",
      " and ",
      "{{#if c}}yes {{b}}{{else}}no{{/if}}",
      "{{#if a}}({{a}}){{/if}}",
      "{{@index}}",
      "{{upper b}}",
      "{{../z}}",
      "{{#each d}}{{this}}/{{/each}}",
      "{{default a 'none'}}",
      "{{#with b}}<{{this}}>{{/with}}",
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { minLength: 1, maxLength: 5 }),
        fc.tuple(state, state, state),
        async (pieces, [first, ...then]) => {
          const template = lines(
            `S {{z}}: {{#each l}}${pieces.join("")}{{#unless @last}}; {{/unless}}{{else}}none{{/each}}, as {{upper z}} says.`,
            "end {{z}}",
          );
          let { docx: bytes, content: before } = await draftFrom(template, first);
          for (const facts of then) {
            const { docx: next, changedUnits, findings } = await refreshFacts(bytes, facts, SETTING);
            expect(packageComplaints(next)).toEqual([]);
            const now = await readContent(next);
            expect(bodyText(now)).toBe((await draftFrom(template, facts)).text);
            expect(findings.filter((finding) => finding.code !== "missing-fact")).toEqual([]);
            const words = (of: typeof now): readonly (readonly [string | undefined, string])[] =>
              (of.stories[0]?.paragraphs ?? []).map((paragraph) => [paragraph.id, paragraph.words]);
            const moved = words(now)
              .filter(([, hash], at) => hash !== words(before)[at]?.[1])
              .map(([id]) => id);
            expect([...changedUnits].sort()).toEqual([...moved].sort());
            const again = await refreshFacts(next, facts, SETTING);
            expect(again.changedUnits).toEqual([]);
            [bytes, before] = [again.docx, await readContent(again.docx)];
          }
        },
      ),
      { numRuns: sampled(15, 60), seed: 20261122, endOnFailure: true },
    );
  });

  it("leaves a paragraph that lists rows as somebody edited it when there are other rows now, and says how it would read", async () => {
    const template = lines("The parties are {{#each parties}}{{name}}{{#unless @last}}, {{/unless}}{{/each}}.");
    const made = await draftFrom(template, facts);
    const { text, changedUnits, findings } = await refreshed(typed(made, "Bo", "Bo, a minor"), {
      ...facts,
      parties: [facts.parties[0], { name: "Di" }, ...facts.parties.slice(1)],
    });
    expect([text, changedUnits]).toEqual(["The parties are Ana, Bo, a minor, Cy.", []]);
    expect(findings.map(({ code, severity, detail }) => [code, severity, detail?.["fact"]])).toEqual([
      ["not-refreshed", "blocking", "The parties are Ana, Di, Bo, Cy."],
      ["list-grew", "blocking", undefined],
    ]);
    // With the same rows the edit stays and the value follows.
    expect((await refreshed(typed(made, "Bo", "Bo, a minor"), withParty(0, { name: "Anna" }))).text).toBe(
      "The parties are Anna, Bo, a minor, Cy.",
    );
  });
});

test("a list printed in two sentences, or in one after paragraphs of its own, is followed in each", async () => {
  const body = lines(
    "{{#each parties}}",
    "{{name}} appears.",
    "{{/each}}",
    "Parties: {{#each parties}}{{name}}; {{/each}}",
    "Again: {{#each parties}}{{name}}, {{/each}}",
  );
  const draft = await draftFrom(body, { parties: [{ name: "Ana" }, { name: "Bo" }] });
  const other = await refreshFacts(draft.docx, { parties: [{ name: "Cy" }, { name: "Bo" }] }, SETTING);
  expect(bodyText(await readContent(other.docx))).toBe("Cy appears.\nBo appears.\nParties: Cy; Bo; \nAgain: Cy, Bo, ");
  expect(other.changedUnits).toHaveLength(3);
  const more = await refreshFacts(other.docx, { parties: [{ name: "Cy" }, { name: "Bo" }, { name: "Di" }] }, SETTING);
  expect(bodyText(await readContent(more.docx))).toBe(
    "Cy appears.\nBo appears.\nParties: Cy; Bo; Di; \nAgain: Cy, Bo, Di, ",
  );
});
