// Facts that changed come into the draft; nothing else moves.
import { refreshFacts } from "../../src/drafting/refresh-facts";
import { readLedger } from "../../src/drafting/ledger";
import { readContent } from "../../src/docx/read-content";
import { rewriteParts } from "../support/docx-builder";
import { packageComplaints } from "../support/package-oracle";
import { bodyText, draftFrom, lines, partOf, SETTING } from "./drafted";

describe("refreshing facts", () => {
  const template = lines("Dear {{client.name}},", "you live at {{client.address}}, {{upper client.name}}.", "No facts here.");

  it("rewrites exactly the controls whose facts changed, and names exactly their units", async () => {
    const made = await draftFrom(template, { client: { name: "Ana", address: "1 Main St" } });
    const { docx, changedUnits, controls, findings } = await refreshFacts(made.docx, { client: { name: "Ana", address: "2 Oak Ave" } }, SETTING);
    const content = await readContent(docx);
    expect(bodyText(content)).toBe("Dear Ana,\nyou live at 2 Oak Ave, ANA.\nNo facts here.");
    expect(changedUnits).toEqual([made.ledger.units[1]?.id]);
    expect(controls).toEqual([{ tag: "countersign-fact:2", text: "2 Oak Ave", highlight: false }]);
    expect(findings).toEqual([]);
    const words = (at: number, from = content): string | undefined => from.stories[0]?.paragraphs[at]?.words;
    expect([0, 1, 2].map((at) => words(at) === words(at, made.content))).toEqual([true, false, true]);
    expect(packageComplaints(docx)).toEqual([]);
  });

  it("fills a missing fact in the format the template meant, and clears its finding", async () => {
    const bold = '<w:p><w:r><w:rPr><w:b/><w:sz w:val="28"/></w:rPr><w:t>{{client.name}}</w:t></w:r></w:p>';
    const made = await draftFrom(bold, {});
    expect(made.findings).toHaveLength(1);
    const { docx, findings, changedUnits } = await refreshFacts(made.docx, { client: { name: "Ana" } }, SETTING);
    expect(partOf(docx, "word/document.xml")).toContain('<w:r><w:rPr><w:b/><w:sz w:val="28"/></w:rPr><w:t xml:space="preserve">Ana</w:t></w:r>');
    expect(findings).toEqual([]);
    expect(changedUnits).toHaveLength(1);
    expect((await readLedger(docx))?.missing).toEqual([]);
    // The refreshed draft reads like one composed with the fact from the start.
    expect((await readContent(docx)).hash).toBe((await draftFrom(bold, { client: { name: "Ana" } })).content.hash);
  });

  it("shows a fact that went missing as a blank again", async () => {
    const made = await draftFrom(template, { client: { name: "Ana", address: "1 Main St" } });
    const { docx, findings } = await refreshFacts(made.docx, { client: { name: "Ana" } }, SETTING);
    expect(bodyText(await readContent(docx))).toContain("[client.address]");
    expect(findings).toMatchObject([{ code: "missing-fact", detail: { path: "client.address" }, unit: made.ledger.units[1]?.id }]);
  });

  it("keeps what somebody typed over a fact, and says that it differs", async () => {
    const made = await draftFrom(template, { client: { name: "Ana", address: "1 Main St" } });
    const edited = rewriteParts(made.docx, (xml, part) => (part === "word/document.xml" ? xml.replace("1 Main St", "1 Main Street, Unit 4") : xml));
    const { docx, findings, changedUnits } = await refreshFacts(edited, { client: { name: "Ana", address: "2 Oak Ave" } }, SETTING);
    expect(bodyText(await readContent(docx))).toContain("1 Main Street, Unit 4");
    expect(findings).toMatchObject([{ code: "fact-edited-by-hand", severity: "blocking", endedBy: "keep-value" }]);
    expect(changedUnits).toEqual([]);
  });

  it("keeps what somebody typed over a missing fact's blank, and says that the fact is known now", async () => {
    const made = await draftFrom(template, { client: { name: "Ana" } });
    const edited = rewriteParts(made.docx, (xml, part) => (part === "word/document.xml" ? xml.replace("[client.address]", "9 Elm St") : xml));
    const { docx, findings, changedUnits } = await refreshFacts(edited, { client: { name: "Ana", address: "2 Oak Ave" } }, SETTING);
    expect(bodyText(await readContent(docx))).toContain("9 Elm St");
    expect(findings).toMatchObject([{ code: "fact-edited-by-hand", detail: { fact: "2 Oak Ave", shown: "9 Elm St" } }]);
    expect(changedUnits).toEqual([]);
  });

  it("keeps where each fact came from", async () => {
    const source = { kind: "note", note: "client's e-mail of 3 March", by: "Priya", at: "2026-03-03T10:00:00Z" } as const;
    const made = await draftFrom(template, { client: { name: "Ana", address: "1 Main St" }, $sources: { "client.name": source } });
    expect((await readLedger(made.docx))?.units[0]?.facts).toEqual([{ path: "client.name", text: "Ana", source }]);
  });
});
