// Healing goes only downward, names every place, and leaves the words alone.
import { retag } from "../../src/drafting/retag";
import { parseLedger, readLedger } from "../../src/drafting/ledger/ledger";
import { readContent } from "../../src/docx/canonical/read-content";
import { p, rewriteParts } from "../support/docx-builder";
import { packageComplaints } from "../support/package-oracle";
import { draftFrom, lines, SETTING, untagged } from "./drafted";

const HEAL = { ...SETTING, random: new Uint8Array(32).fill(3) };
const inBody = (bytes: Uint8Array, change: (xml: string) => string): Uint8Array =>
  rewriteParts(bytes, (xml, part) => (part === "word/document.xml" ? change(xml) : xml));

describe("retag", () => {
  it("finds nothing to heal in a draft as it was composed", async () => {
    const { docx } = await draftFrom(lines("A", "B"), {});
    const healed = await retag(docx, HEAL);
    expect(healed.healed).toEqual([]);
    expect(healed.docx).toBe(docx);
  });

  it("gives what Word left untagged a pending id, in cells and between controls, and names the place", async () => {
    const made = await draftFrom(lines("A", "B"), {});
    const torn = inBody(made.docx, (xml) =>
      xml
        .replace("<w:body>", `<w:body>${p("typed")}`)
        .replace(
          "<w:sectPr>",
          `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tcPr/>${p("in a cell")}</w:tc></w:tr></w:tbl>${p("")}<w:sectPr>`,
        ),
    );
    const before = await readContent(torn);
    const { docx, healed, ledgerXml } = await retag(torn, HEAL);
    const after = await readContent(docx);
    expect(untagged(before)).toBe(3);
    expect(untagged(after)).toBe(0);
    expect(after.hash).toBe(before.hash);
    expect(healed.map((one) => [one.why, one.at.paragraph])).toEqual([
      ["untagged", 0],
      ["untagged", 3],
      ["untagged", 4],
    ]);
    expect(packageComplaints(docx)).toEqual([]);
    const ledger = await readLedger(docx);
    expect(ledger?.revision).toBe(2);
    expect(ledger).toEqual(parseLedger(ledgerXml as string));
    expect(ledger?.units.map((unit) => unit.id)).toEqual(expect.arrayContaining(healed.map((one) => one.unit)));
  });

  it("makes every one of duplicated controls pending under a new id, reviewed ones too", async () => {
    const made = await draftFrom(lines("A", "B"), {});
    const [first] = made.ledger.units;
    const twice = inBody(made.docx, (xml) => {
      const reviewed = xml.replaceAll(`draft-pending-attorney-review:${first?.id}`, `attorney-reviewed:${first?.id}`);
      const control = /<w:sdt>.*?<\/w:sdt>/s.exec(reviewed)?.[0] ?? "";
      return reviewed.replace(control, control + control.replace(/<w:id w:val="\d+"\/>/, '<w:id w:val="12345"/>'));
    });
    const { docx, healed } = await retag(twice, HEAL);
    expect(healed).toMatchObject([
      { why: "duplicated", oldTag: `attorney-reviewed:${first?.id}`, occurrence: 0 },
      { why: "duplicated", occurrence: 1 },
    ]);
    const ids = (await readContent(docx)).stories[0]?.paragraphs.map((paragraph) => paragraph.id) ?? [];
    expect(new Set(ids).size).toBe(3);
    expect(ids).not.toContain(first?.id);
    expect(
      (await readContent(docx)).stories[0]?.paragraphs.every(
        (paragraph) => paragraph.tag?.startsWith("draft-pending") === true,
      ),
    ).toBe(true);
  });

  it("recognises a paragraph pasted from another draft, and a tag that is no proper one", async () => {
    const one = await draftFrom(lines("A"), {});
    const other = await draftFrom(lines("Pasted"), {}, { random: new Uint8Array(32).fill(8) });
    const control = /<w:sdt>.*?<\/w:sdt>/s.exec(other.xml("word/document.xml"))?.[0] ?? "";
    const mixed = inBody(one.docx, (xml) =>
      xml.replace("<w:sectPr>", `${control}${control.replace(/review:[0-9A-Z]{16}/, "review:APPROVED")}<w:sectPr>`),
    );
    const { healed, docx } = await retag(mixed, HEAL);
    expect(healed.map((each) => each.why)).toEqual(["unknown", "unknown"]);
    expect(untagged(await readContent(docx))).toBe(0);
  });
});
