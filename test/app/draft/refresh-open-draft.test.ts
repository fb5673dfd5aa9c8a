// Facts corrected in the firm's lists reach the rows of an open draft through Word, as the engine would have written them.
import { sentenceForFinding } from "../../../src/app/words/sentences";
import { acceptanceOf } from "../../../src/domain/review/acceptance";
import { anaReyes, mOkoye, riveraMatterId } from "../../../src/sandbox/sample-firm";
import type { MatterId } from "../../../src/domain/ids";
import { insertText } from "../../../src/sandbox/word/operations/insert-text";
import { docx, p } from "../../support/docx-builder";
import { drafted, granted, openFirm, type Desk } from "../../support/desk";

const LIST = docx({
  body:
    p("{{#each parties}}") +
    p("{{name}} ({{role}}), and again {{name}}.") +
    p("{{/each}}") +
    p("Client: {{client.name}}"),
});

describe("refreshing the open draft", () => {
  it("rewrites a corrected fact in a list's paragraph through Word, there alone, and re-opens that unit", async () => {
    const firm = openFirm({ templates: { letter: LIST } });
    const ana = firm.sit(anaReyes);
    await drafted(ana, riveraMatterId, "letter");
    const before = await ana.draft();
    const old = before.ledger.facts.find((fact) => fact.path === "parties.1.name")?.text ?? "";
    expect(old).not.toBe("");
    const { changedUnits, findings } = granted(
      await ana.verbs.fillFact({
        path: "parties.1.name",
        value: "Harbor & Sons ^ LLC",
        note: "secretary of state's record",
      }),
    );
    const after = await ana.draft();
    expect(after.units.map((unit) => unit.text)).toEqual(
      before.units.map((unit) => unit.text.replaceAll(old, "Harbor & Sons ^ LLC")),
    );
    const moved = after.units.filter((unit, at) => unit.words !== before.units[at]?.words).map((unit) => unit.unit);
    expect(moved).toHaveLength(1);
    expect([...changedUnits]).toEqual(moved);
    expect(findings.filter((finding) => finding.code === "not-refreshed")).toEqual([]);
    expect(
      after.units.find((unit) => unit.unit === moved[0])?.facts.find((fact) => fact.path === "parties.1.name"),
    ).toMatchObject({ text: "Harbor & Sons ^ LLC", source: { note: "secretary of state's record" } });
    // Refreshing again finds nothing to do.
    expect(granted(await ana.verbs.refreshOpenDraft()).changedUnits).toEqual([]);
  });

  it("says of a text box, where Word's API does not reach, that its words were not rewritten", async () => {
    const box = (content: string): string =>
      `<w:p><w:r><w:pict><v:shape style="width:72pt;height:72pt"><v:textbox><w:txbxContent>${content}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`;
    const firm = openFirm({
      templates: {
        letter: docx({
          body: p("Client: {{client.name}}") + box(p("{{#each parties}}") + p("{{name}}.") + p("{{/each}}")),
        }),
      },
    });
    const ana = firm.sit(anaReyes);
    await drafted(ana, riveraMatterId, "letter");
    const { findings } = granted(
      await ana.verbs.fillFact({
        path: "parties.1.name",
        value: "Harbor & Sons LLC",
        note: "secretary of state's record",
      }),
    );
    expect(findings.filter((finding) => finding.code === "not-refreshed")).toMatchObject([
      { severity: "blocking", detail: { path: "parties.1.name", fact: "Harbor & Sons LLC." } },
    ]);
    // It is said again until the words are right.
    expect(
      granted(await ana.verbs.refreshOpenDraft()).findings.filter((finding) => finding.code === "not-refreshed"),
    ).toHaveLength(1);
  });
});

describe("settling what refreshing could not bring in", () => {
  const LETTER = docx({
    body:
      p("Dear {{client.name}},") +
      p("You are {{client.name}} to us.") +
      p("{{#if court.judge}}") +
      p("Before the judge named above.") +
      p("{{/if}}") +
      p("Yours."),
  });
  const typedOver = async () => {
    const firm = openFirm({ templates: { letter: LETTER } });
    const ana = firm.sit(anaReyes);
    await drafted(ana, riveraMatterId, "letter");
    const seen = await ana.draft();
    const at = seen.units.find((unit) => unit.text.startsWith("You are"));
    if (at === undefined) throw new Error("the letter names her");
    insertText(
      ana.word(),
      { part: "word/document.xml", paragraph: at.place.paragraph, offset: "You are ".length + 2 },
      "zz",
    );
    granted(
      await ana.verbs.correctFact({
        matter: riveraMatterId as MatterId,
        path: "client.name",
        value: "Elena Marie Rivera",
        note: "client's call",
      }),
    );
    const { findings } = granted(await ana.verbs.refreshOpenDraft());
    const finding = findings.find(({ code }) => code === "fact-edited-by-hand");
    if (finding === undefined) throw new Error("what was typed over is told");
    return { ana, finding, unit: at.unit };
  };

  it("keeps what a drafter typed over a fact only by asking the attorney which one holds", async () => {
    const { ana, finding, unit } = await typedOver();
    const { findings } = granted(await ana.verbs.settleDifference({ seen: await ana.draft(), finding, how: "keep" }));
    expect(findings.filter(({ code }) => code === "fact-edited-by-hand")).toEqual([]);
    const after = await ana.draft();
    expect(after.units.find((view) => view.unit === unit)?.text).toContain("zz");
    expect(after.gate.questions.filter(({ rule }) => rule === "fact-typed-over")).toMatchObject([
      { unit, fact: "client.name", detail: { onFile: "Elena Marie Rivera" } },
    ]);
    expect(after.gate.maySignOff).toBe(false);
  });

  it("puts the value on file back through Word, and the paragraph is pending with those words", async () => {
    const { ana, finding, unit } = await typedOver();
    const { changedUnits } = granted(
      await ana.verbs.settleDifference({ seen: await ana.draft(), finding, how: "put-back" }),
    );
    expect(changedUnits).toEqual([unit]);
    const after = await ana.draft();
    expect(after.units.find((view) => view.unit === unit)?.text).toBe("You are Elena Marie Rivera to us.");
    expect(after.gate.questions.filter(({ rule }) => rule === "fact-typed-over")).toEqual([]);
  });

  it("keeps paragraphs a condition decides otherwise now only with a reason, which is a question to the attorney", async () => {
    const firm = openFirm({ templates: { letter: LETTER } });
    const ana = firm.sit(anaReyes);
    await drafted(ana, riveraMatterId, "letter");
    granted(
      await ana.verbs.correctFact({
        matter: riveraMatterId as MatterId,
        path: "court.judge",
        value: "Hon. R. Alvarado",
        note: "client's call",
      }),
    );
    const { findings } = granted(await ana.verbs.refreshOpenDraft());
    const finding = findings.find(({ code }) => code === "condition-changed");
    if (finding === undefined) throw new Error("the condition is told");
    expect(await ana.verbs.settleDifference({ seen: await ana.draft(), finding, how: "keep" })).toMatchObject({
      ok: false,
      refusal: { code: "reason-needed" },
    });
    expect(await ana.verbs.settleDifference({ seen: await ana.draft(), finding, how: "put-back" })).toMatchObject({
      ok: false,
      refusal: { code: "nothing-to-do" },
    });
    const kept = granted(
      await ana.verbs.settleDifference({
        seen: await ana.draft(),
        finding,
        how: "keep",
        why: "The judge may change; leave it out.",
      }),
    );
    expect(kept.findings.filter(({ code }) => code === "condition-changed")).toEqual([]);
    expect((await ana.draft()).gate.questions).toMatchObject([{ text: "The judge may change; leave it out." }]);
    expect(
      granted(await ana.verbs.refreshOpenDraft()).findings.filter(({ code }) => code === "condition-changed"),
    ).toEqual([]);
  });
});

describe("a party added to the matter while the draft is under review", () => {
  const matter = riveraMatterId as MatterId;
  const party = {
    group: "parties",
    values: { name: "Pacific Cold Storage, LLC", role: "Defendant" },
    note: "Certificate of status of November 20, 2026",
  } as const;
  const IN_ONE = docx({
    body:
      p("Dear counsel:") +
      p("The parties are {{#each parties}}{{name}} ({{lower role}}){{#unless @last}}; {{/unless}}{{/each}}.") +
      p("Client: {{client.name}}"),
  });
  const reviewed = async (template: Uint8Array): Promise<{ readonly ana: Desk; readonly okoye: Desk }> => {
    const firm = openFirm({ templates: { letter: template } });
    const ana = firm.sit(anaReyes);
    const row = await drafted(ana, riveraMatterId, "letter");
    await ana.word().save();
    const okoye = firm.sit(mOkoye);
    await okoye.open(row);
    const seen = await okoye.draft();
    granted(
      await okoye.verbs.decideUnits({
        seen,
        way: "one-by-one",
        decisions: [...seen.units, ...seen.furniture].map(({ unit }) => ({ unit, verdict: "approve" as const })),
      }),
    );
    expect((await okoye.draft()).gate.maySignOff).toBe(true);
    return { ana, okoye };
  };
  const statuses = async (desk: Desk) => (await desk.draft()).units.map(({ text, review }) => [text, review.status]);
  const reasons = async (desk: Desk) => (await desk.draft()).gate.beforeSignOff;

  it("stands in its place in a sentence that lists the parties once the facts are refreshed, and that paragraph alone is to be reviewed again", async () => {
    const { okoye } = await reviewed(IN_ONE);
    const before = (await okoye.draft()).units.map(({ text }) => text);
    const [, second] = (await okoye.verbs.readMatter(matter)).facts.filter(({ path }) =>
      /^parties[.][0-9]+[.]name$/.test(path),
    );
    granted(await okoye.verbs.addMatterRow({ matter, row: { ...party, before: second?.address?.itemId ?? "" } }));
    // The gate misses it even before anybody refreshes.
    expect((await reasons(okoye)).map(({ code, severity, detail }) => [code, severity, detail])).toEqual([
      ["list-grew", "toBeSeen", { path: "parties", had: 3, has: 4 }],
    ]);
    const { changedUnits, findings } = granted(await okoye.verbs.refreshOpenDraft());
    expect(findings).toEqual([]);
    expect(changedUnits).toHaveLength(1);
    expect(await statuses(okoye)).toEqual([
      [before[0], "approved"],
      [before[1]?.replace("(plaintiff); ", "(plaintiff); Pacific Cold Storage, LLC (defendant); "), "lapsed"],
      [before[2], "approved"],
    ]);
    expect((await reasons(okoye)).map(({ code }) => code)).toEqual(["unit-lapsed"]);
  });

  it("is missed by name where each party has a paragraph of its own, until an attorney accepts what stands, and is missed again with the next one", async () => {
    const { okoye } = await reviewed(LIST);
    granted(await okoye.verbs.addMatterRow({ matter, row: party }));
    const { changedUnits, findings } = granted(await okoye.verbs.refreshOpenDraft());
    expect(changedUnits).toEqual([]);
    expect(findings.map(sentenceForFinding)).toEqual([
      "The matter now lists 4 parties; this draft was written with 3. Refresh the facts; what that does not bring in, type in, or make a new draft from the template.",
    ]);
    const seen = await okoye.draft();
    expect(seen.gate.beforeSignOff.map(({ code }) => code)).toEqual(["list-grew"]);
    const accept = async (): Promise<void> => {
      const draft = await okoye.draft();
      const scope = { contentHash: draft.contentHash, wordsOf: () => undefined };
      granted(
        await okoye.verbs.decideUnits({
          seen: draft,
          way: "one-by-one",
          decisions: [],
          accepted: draft.gate.beforeSignOff.map((finding) => acceptanceOf(finding, scope)),
        }),
      );
    };
    await accept();
    expect(await reasons(okoye)).toEqual([]);
    granted(
      await okoye.verbs.addMatterRow({
        matter,
        row: { ...party, values: { name: "Coldcase Refrigeration, LLC", role: "Defendant" } },
      }),
    );
    expect((await reasons(okoye)).map(({ code, detail }) => [code, detail?.["has"]])).toEqual([["list-grew", 5]]);
    await accept();
    expect((await okoye.draft()).gate.maySignOff).toBe(true);
  });
});
