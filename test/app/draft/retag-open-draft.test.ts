// Healing through Word: duplicates in text boxes, paragraphs a field ties together, and what Word cannot wrap at all.
import type { DraftRow } from "../../../src/app/ports/draft-store";
import { anaReyes, riveraMatterId } from "../../../src/sandbox/sample-firm";
import { docx, p, rewriteParts } from "../../support/docx-builder";
import { drafted, granted, openFirm, type Desk, type Firm } from "../../support/desk";

const textBox = (content: string): string =>
  `<w:p><w:r><w:pict><v:shape style="width:72pt;height:72pt"><v:textbox><w:txbxContent>${content}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`;
const field = (kind: "begin" | "separate" | "end"): string => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;

/** A draft of a few lines, its stored bytes changed as Word might have left them, and opened again. */
const changed = async (
  change: (body: string, control: (words: string) => string) => string,
): Promise<{ readonly firm: Firm; readonly ana: Desk; readonly row: DraftRow }> => {
  const firm = openFirm({ templates: { letter: docx({ body: p("One.") + p("Two.") + textBox(p("In the box.")) }) } });
  const ana = firm.sit(anaReyes);
  const row = await drafted(ana, riveraMatterId, "letter");
  const bytes = await ana.ports.drafts.download(row.driveItemId);
  const out = rewriteParts(bytes, (xml, part) => {
    if (part !== "word/document.xml") return xml;
    const control = (words: string): string =>
      new RegExp(`<w:sdt>(?:(?!<w:sdt>).)*?${words}.*?</w:sdt>`, "s").exec(xml)?.[0] ?? "";
    return change(xml, control);
  });
  firm.graph.overwrite(row.driveItemId, out);
  await ana.open(row);
  return { firm, ana, row };
};
const codes = async (desk: Desk): Promise<readonly string[]> => [
  ...new Set((await desk.draft()).findings.map((finding) => finding.code)),
];

describe("healing tags through Word", () => {
  it("a copy in a text box, which Word does not list, takes no other paragraph's new id", async () => {
    const { ana } = await changed((xml, control) =>
      xml.replace(
        control("In the box\\."),
        control("In the box\\.") + control("Two\\.").replace(/<w:id w:val="\d+"\/>/, ""),
      ),
    );
    expect(await codes(ana)).toContain("duplicated-unit");
    const healed = granted(await ana.verbs.retagOpenDraft());
    expect(healed).toMatchObject({ duplicated: 2, notDone: 1 });
    const after = await ana.draft();
    expect(await codes(ana)).toEqual(
      ["unit-pending", "no-sign-off"].filter((code) => after.findings.some((finding) => finding.code === code)),
    );
    const two = after.units.filter((unit) => unit.text === "Two.");
    expect(two).toHaveLength(2);
    expect(new Set(two.map((unit) => unit.unit)).size).toBe(2);
    expect(after.units.find((unit) => unit.text === "One.")?.review.status).toBe("pending");
    // Nothing is left to heal: asking again changes nothing.
    expect(granted(await ana.verbs.retagOpenDraft())).toMatchObject({ duplicated: 0, unknown: 0, untagged: 0 });
  });

  it("an untagged paragraph in a text box stands in the ledger, is pending there, and is not healed a second time", async () => {
    const { ana } = await changed((xml) =>
      xml.replace("<w:txbxContent>", `<w:txbxContent>${p("Typed into the box.")}`),
    );
    expect(granted(await ana.verbs.retagOpenDraft())).toMatchObject({ untagged: 1, notDone: 1 });
    const after = await ana.draft();
    const typed = after.units.find((unit) => unit.text === "Typed into the box.");
    expect(typed).toMatchObject({ story: "textbox", review: { status: "pending" } });
    expect(typed?.tag).toBeUndefined();
    expect(await codes(ana)).not.toContain("untagged");
    expect(granted(await ana.verbs.retagOpenDraft())).toMatchObject({ untagged: 0, units: [] });
    expect((await ana.draft()).units.find((unit) => unit.text === "Typed into the box.")?.unit).toBe(typed?.unit);
  });

  it("paragraphs a field ties together are wrapped whole, as one unit", async () => {
    const tied = `<w:p>${field("begin")}<w:r><w:instrText xml:space="preserve"> TOC \\o </w:instrText></w:r>${field("separate")}<w:r><w:t>First entry</w:t></w:r></w:p>${p("Second entry")}<w:p><w:r><w:t>Third entry</w:t></w:r>${field("end")}</w:p>`;
    const { ana } = await changed((xml) => xml.replace("<w:body>", `<w:body>${tied}`));
    expect(granted(await ana.verbs.retagOpenDraft())).toMatchObject({ untagged: 1, notDone: 0 });
    const after = await ana.draft();
    expect(after.units[0]?.text).toBe("First entry\nSecond entry\nThird entry");
    expect(await codes(ana)).not.toContain("untagged");
  });
});
