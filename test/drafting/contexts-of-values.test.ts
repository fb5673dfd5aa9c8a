// The same placeholder typed in two contexts is two values, in print and when facts are refreshed; and a fact's name may hold a dot.
import { refreshFacts } from "../../src/drafting/refresh/refresh-facts";
import { readContent } from "../../src/docx/canonical/read-content";
import { p } from "../support/docx-builder";
import { bodyText, draftFrom, lines, SETTING } from "./drafted";

const FACTS = {
  client: { name: "Ann", "d.o.b": "1980", d: { o: { b: "never" } } },
  matter: { name: "Doe v. Roe" },
  court: { name: "Superior Court" },
  parties: [{ name: "Rivera" }, { name: "Harbor" }],
};

const refreshed = async (body: string, facts: typeof FACTS) => {
  const draft = await draftFrom(body, FACTS);
  const out = await refreshFacts(draft.docx, facts, SETTING);
  return { ...out, before: draft.text, text: bodyText(await readContent(out.docx)) };
};

describe("the same words typed in two contexts", () => {
  it("print two values: one person's name never stands where another's belongs", async () => {
    const named =
      "{{#with client as |c|}}{{#with ../court}}{{upper c.name}}{{/with}}{{/with}}; {{#with matter as |c|}}{{#with ../court}}{{upper c.name}}{{/with}}{{/with}}";
    const outer =
      "{{#with client}}{{#with ../court}}{{upper ../name}}{{/with}}{{/with}}; {{#with matter}}{{#with ../court}}{{upper ../name}}{{/with}}{{/with}}";
    for (const typed of [named, outer]) expect((await draftFrom(lines(typed), FACTS)).text).toBe("ANN; DOE V. ROE");
  });

  it("are refreshed each with its own fact, and left alone where nothing changed", async () => {
    const body = lines(
      "{{#with client as |c|}}{{upper c.name}}{{/with}}",
      "{{#with client}}{{#with ../court}}{{upper ../name}} in {{upper name}} ({{upper @root.matter.name}}){{/with}}{{/with}}",
    );
    const same = await refreshed(body, FACTS);
    expect(same.text).toBe("ANN\nANN in SUPERIOR COURT (DOE V. ROE)");
    expect(same.changedUnits).toEqual([]);
    expect(same.findings).toEqual([]);
    const other = await refreshed(body, { ...FACTS, client: { ...FACTS.client, name: "Bea" } });
    expect(other.text).toBe("BEA\nBEA in SUPERIOR COURT (DOE V. ROE)");
    expect(other.changedUnits).toHaveLength(2);
    expect(other.findings).toEqual([]);
  });

  it("in a list's rounds, read through an inner context, are each round's own when facts are refreshed", async () => {
    const body = lines(
      "{{#each parties}}",
      "{{#with ../court}}{{upper ../name}} before the {{name}}{{/with}}",
      "{{/each}}",
    );
    const same = await refreshed(body, FACTS);
    expect([same.before, same.text, same.findings, same.changedUnits]).toEqual([
      "RIVERA before the Superior Court\nHARBOR before the Superior Court",
      same.before,
      [],
      [],
    ]);
    const other = await refreshed(body, { ...FACTS, parties: [{ name: "Rivera" }, { name: "Bay" }] });
    expect(other.text).toBe("RIVERA before the Superior Court\nBAY before the Superior Court");
    expect(other.findings).toEqual([]);
    expect(other.changedUnits).toHaveLength(1);
  });
});

describe("a fact whose name holds a dot", () => {
  it("is no other fact, in print or when facts are refreshed", async () => {
    const body = lines("{{client.[d.o.b]}} and {{client.d.o.b}}");
    const same = await refreshed(body, FACTS);
    expect([same.before, same.text, same.changedUnits]).toEqual(["1980 and never", "1980 and never", []]);
    const other = await refreshed(body, { ...FACTS, client: { ...FACTS.client, "d.o.b": "1981" } });
    expect(other.text).toBe("1981 and never");
  });
});

describe("a fact printed where no control of ours may stand, in a plain-text control of the firm's own", () => {
  const plain =
    "<w:p><w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>Client: {{client.name}}</w:t></w:r></w:sdtContent></w:sdt></w:p>";

  it("is told when it changed, again and again until somebody settles it, also where the same fact was rewritten elsewhere", async () => {
    const facts = { ...FACTS, client: { ...FACTS.client, name: "Bea" } };
    const first = await refreshed(plain + p("{{client.name}}"), facts);
    expect(first.text).toBe("Client: Ann\nBea");
    expect(first.findings.map(({ code, severity, detail }) => [code, severity, detail?.["fact"]])).toEqual([
      ["not-refreshed", "blocking", "Bea"],
    ]);
    const second = await refreshFacts(first.docx, facts, SETTING);
    expect(second.findings.map(({ code }) => code)).toEqual(["not-refreshed"]);
    expect(second.changedUnits).toEqual([]);
  });

  it("is not told where nothing changed", async () => {
    expect((await refreshed(plain, FACTS)).findings).toEqual([]);
  });
});
