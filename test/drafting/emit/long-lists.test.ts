// Long lists are written another way than short ones: what is filed must be the same either way.
import { p } from "../../support/docx-builder";
import { packageComplaints } from "../../support/package-oracle";
import { readContent } from "../../../src/docx/canonical/read-content";
import { draftFrom, filledPlain, untagged } from "../drafted";

const cell = (text: string): string => `<w:tc><w:tcPr/>${p(text)}</w:tc>`;
const body = `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr>${cell("Name")}${cell("Amount")}</w:tr><w:tr>${cell("{{#each rows}}{{@index}}. {{name}}")}${cell("{{upper role}} {{amount}}{{/each}}")}</w:tr></w:tbl>${p("end")}`;
const row = (n: number) => ({ name: `Person ${n}`, role: `role ${n % 7}`, amount: n * 10 });
const rows = (count: number) => Array.from({ length: count }, (_, n) => row(n));
const said = (count: number): string =>
  [
    "Name",
    "Amount",
    ...rows(count).flatMap((one, n) => [`${n}. ${one.name}`, `${one.role.toUpperCase()} ${one.amount}`]),
    "end",
  ].join("\n");

describe("a list of many rounds", () => {
  it("says what a short one says, each paragraph under a tag of its own", async () => {
    for (const count of [5, 64, 65, 300]) {
      const made = await draftFrom(body, { rows: rows(count) });
      expect(made.text).toBe(said(count));
      expect(untagged(made.content)).toBe(0);
      const ids = made.content.stories.flatMap((story) => story.paragraphs.map((paragraph) => paragraph.id));
      expect(new Set(ids).size).toBe(
        2 * count + 3 + made.content.stories.filter((story) => story.kind === "header").length,
      );
      expect(packageComplaints(made.docx)).toEqual([]);
    }
  });

  it("names in the ledger every unit that is in the document, with the item it stands in", async () => {
    const made = await draftFrom(body, { rows: rows(200) });
    const inDocument = made.content.stories.flatMap((story) => story.paragraphs.map((paragraph) => paragraph.id));
    expect(new Set(made.ledger.units.map((unit) => unit.id))).toEqual(new Set(inDocument));
    const bodyIds =
      made.content.stories.find((story) => story.kind === "body")?.paragraphs.map((paragraph) => paragraph.id) ?? [];
    const unitAt = new Map(made.ledger.units.map((unit) => [unit.id as string, unit]));
    for (const n of [0, 1, 99, 199]) {
      expect(unitAt.get(String(bodyIds[2 + 2 * n]))?.item).toBe(`rows.${n}`);
      expect(unitAt.get(String(bodyIds[2 + 2 * n]))?.facts.map((fact) => fact.path)).toContain(`rows.${n}.name`);
      expect(unitAt.get(String(bodyIds[3 + 2 * n]))?.facts.map((fact) => fact.path)).toContain(`rows.${n}.amount`);
    }
  });

  it("has the same content hash with tags and without", async () => {
    const facts = {
      rows: rows(150).map((one, n) =>
        n % 40 === 3
          ? { ...one, name: "Zoë & <Sons>\tLtd.\nsecond line" }
          : n % 50 === 7
            ? { ...one, amount: null }
            : one,
      ),
    };
    const made = await draftFrom(body, facts);
    expect((await readContent(await filledPlain(body, facts))).hash).toBe(made.content.hash);
    expect(packageComplaints(made.docx)).toEqual([]);
  });

  it("shows a missing value as a blank and names it, in its own round and its own unit, and only there", async () => {
    const facts = {
      rows: rows(120).map((one, n) =>
        n === 77 ? { ...one, name: " " } : n === 90 ? { ...one, amount: Number.NaN } : one,
      ),
    };
    const made = await draftFrom(body, facts);
    expect(made.findings.map((finding) => [finding.code, finding.detail?.["path"]])).toEqual([
      ["missing-fact", "rows.77.name"],
      ["number-out-of-range", "rows.90.amount"],
    ]);
    const at = made.content.stories.find((story) => story.kind === "body")?.paragraphs ?? [];
    expect(at[2 + 2 * 77]?.text).toBe("77. [rows.77.name]");
    expect(made.findings[0]?.unit).toBe(at[2 + 2 * 77]?.id);
    expect(at[2 + 2 * 78]?.text).toBe("78. Person 78");
    expect(new Set(at.map((paragraph) => paragraph.id)).size).toBe(at.length);
    expect(made.ledger.units.find((unit) => unit.id === at[2 + 2 * 78]?.id)?.item).toBe("rows.78");
  });

  it("prints marks, accents, tabs and line ends as they are, on either side of plain rounds", async () => {
    const facts = {
      rows: rows(80).map((one, n) =>
        n === 40 ? { ...one, name: "A & B <C> \u00e9\u{1F512}" } : n === 41 ? { ...one, name: "1 < 2 & 3 > 2" } : one,
      ),
    };
    const made = await draftFrom(body, facts);
    expect(made.text.split("\n")[2 + 2 * 40]).toBe("40. A & B <C> \u00e9\u{1F512}");
    expect(made.text.split("\n")[2 + 2 * 41]).toBe("41. 1 < 2 & 3 > 2");
  });

  it("keeps to the limits on rounds", async () => {
    await expect(draftFrom(body, { rows: rows(500) }, { limits: { iterations: 300 } })).rejects.toThrow(
      "repeat more than 300 times",
    );
  });
});
