// Facts corrected in the firm's lists reach the rows of an open draft through Word, as the engine would have written them.
import { anaReyes, riveraMatterId } from "../../src/sandbox/sample-firm";
import { docx, p } from "../support/docx-builder";
import { drafted, granted, openFirm } from "../support/desk";

const LIST = docx({ body: p("{{#each parties}}") + p("{{name}} ({{role}}), and again {{name}}.") + p("{{/each}}") + p("Client: {{client.name}}") });

describe("refreshing the open draft", () => {
  it("rewrites a corrected fact in a list's paragraph through Word, there alone, and re-opens that unit", async () => {
    const firm = openFirm({ templates: { letter: LIST } });
    const ana = firm.sit(anaReyes);
    await drafted(ana, riveraMatterId, "letter");
    const before = await ana.draft();
    const old = before.ledger.facts.find((fact) => fact.path === "parties.1.name")?.text ?? "";
    expect(old).not.toBe("");
    const { changedUnits, findings } = granted(await ana.verbs.fillFact({ path: "parties.1.name", value: "Harbor & Sons ^ LLC", note: "secretary of state's record" }));
    const after = await ana.draft();
    expect(after.units.map((unit) => unit.text)).toEqual(before.units.map((unit) => unit.text.replaceAll(old, "Harbor & Sons ^ LLC")));
    const moved = after.units.filter((unit, at) => unit.words !== before.units[at]?.words).map((unit) => unit.unit);
    expect(moved).toHaveLength(1);
    expect([...changedUnits]).toEqual(moved);
    expect(findings.filter((finding) => finding.code === "not-refreshed")).toEqual([]);
    expect(after.units.find((unit) => unit.unit === moved[0])?.facts.find((fact) => fact.path === "parties.1.name")).toMatchObject({ text: "Harbor & Sons ^ LLC", source: { note: "secretary of state's record" } });
    // Refreshing again finds nothing to do.
    expect(granted(await ana.verbs.refreshOpenDraft()).changedUnits).toEqual([]);
  });

  it("says of a text box, where Word's API does not reach, that its words were not rewritten", async () => {
    const box = (content: string): string => `<w:p><w:r><w:pict><v:shape style="width:72pt;height:72pt"><v:textbox><w:txbxContent>${content}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`;
    const firm = openFirm({ templates: { letter: docx({ body: p("Client: {{client.name}}") + box(p("{{#each parties}}") + p("{{name}}.") + p("{{/each}}")) }) } });
    const ana = firm.sit(anaReyes);
    await drafted(ana, riveraMatterId, "letter");
    const { findings } = granted(await ana.verbs.fillFact({ path: "parties.1.name", value: "Harbor & Sons LLC", note: "secretary of state's record" }));
    expect(findings.filter((finding) => finding.code === "not-refreshed")).toMatchObject([{ severity: "blocking", detail: { path: "parties.1.name", fact: "Harbor & Sons LLC." } }]);
    // It is said again until the words are right.
    expect(granted(await ana.verbs.refreshOpenDraft()).findings.filter((finding) => finding.code === "not-refreshed")).toHaveLength(1);
  });
});
