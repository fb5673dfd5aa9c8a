// Facts that changed come into the draft; nothing else moves.
import { settlingOf } from "../../../src/domain/draft/settling";
import { refreshFacts } from "../../../src/drafting/refresh/refresh-facts";
import { readLedger } from "../../../src/drafting/ledger/ledger";
import { readContent } from "../../../src/docx/canonical/read-content";
import { rewriteParts } from "../../support/docx-builder";
import { packageComplaints } from "../../support/package-oracle";
import { bodyText, draftFrom, lines, partOf, SETTING } from "../drafted";

describe("refreshing facts", () => {
  const template = lines(
    "Dear {{client.name}},",
    "you live at {{client.address}}, {{upper client.name}}.",
    "No facts here.",
  );

  it("rewrites exactly the controls whose facts changed, and names exactly their units", async () => {
    const made = await draftFrom(template, { client: { name: "Ana", address: "1 Main St" } });
    const { docx, changedUnits, controls, findings } = await refreshFacts(
      made.docx,
      { client: { name: "Ana", address: "2 Oak Ave" } },
      SETTING,
    );
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
    expect(partOf(docx, "word/document.xml")).toContain(
      '<w:r><w:rPr><w:b/><w:sz w:val="28"/></w:rPr><w:t xml:space="preserve">Ana</w:t></w:r>',
    );
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
    expect(findings).toMatchObject([
      { code: "missing-fact", detail: { path: "client.address" }, unit: made.ledger.units[1]?.id },
    ]);
  });

  it("keeps what somebody typed over a fact, and says that it differs", async () => {
    const made = await draftFrom(template, { client: { name: "Ana", address: "1 Main St" } });
    const edited = rewriteParts(made.docx, (xml, part) =>
      part === "word/document.xml" ? xml.replace("1 Main St", "1 Main Street, Unit 4") : xml,
    );
    const { docx, findings, changedUnits } = await refreshFacts(
      edited,
      { client: { name: "Ana", address: "2 Oak Ave" } },
      SETTING,
    );
    expect(bodyText(await readContent(docx))).toContain("1 Main Street, Unit 4");
    expect(findings).toMatchObject([{ code: "fact-edited-by-hand", severity: "blocking", endedBy: "keep-value" }]);
    expect(changedUnits).toEqual([]);
  });

  it("keeps what somebody typed over a missing fact's blank, and says that the fact is known now", async () => {
    const made = await draftFrom(template, { client: { name: "Ana" } });
    const edited = rewriteParts(made.docx, (xml, part) =>
      part === "word/document.xml" ? xml.replace("[client.address]", "9 Elm St") : xml,
    );
    const { docx, findings, changedUnits } = await refreshFacts(
      edited,
      { client: { name: "Ana", address: "2 Oak Ave" } },
      SETTING,
    );
    expect(bodyText(await readContent(docx))).toContain("9 Elm St");
    expect(findings).toMatchObject([{ code: "fact-edited-by-hand", detail: { fact: "2 Oak Ave", shown: "9 Elm St" } }]);
    expect(changedUnits).toEqual([]);
  });

  it("rewrites a control once where somebody pasted the fact, or another blank, into itself", async () => {
    const before = lines("Dear {{client.name}} and {{client.address}},");
    const nestedIn = (bytes: Uint8Array): Uint8Array =>
      rewriteParts(bytes, (xml, part) => {
        const [first, second = ""] =
          xml.match(/<w:sdt>(?:(?!<w:sdt>)[\s\S])*?countersign-fact[\s\S]*?<\/w:sdt>/g) ?? [];
        return part !== "word/document.xml" || first === undefined
          ? xml
          : xml
              .replace(second, "")
              .replace(
                first,
                first.replace(/<w:sdtContent>([\s\S]*)<\/w:sdtContent>/, `<w:sdtContent>${second}</w:sdtContent>`),
              );
      });
    const blanks = await draftFrom(before, {});
    const same = await draftFrom(before, { client: { name: "Ana", address: "Ana" } });
    for (const made of [blanks, same]) {
      const { docx, changedUnits } = await refreshFacts(
        nestedIn(made.docx),
        { client: { name: "Bea", address: "2 Oak Ave" } },
        SETTING,
      );
      expect(bodyText(await readContent(docx))).toBe("Dear Bea and ,");
      expect(changedUnits).toEqual([made.ledger.units[0]?.id]);
    }
  });

  it("keeps where each fact came from", async () => {
    const source = {
      kind: "note",
      note: "client's e-mail of 3 March",
      by: "Priya",
      at: "2026-03-03T10:00:00Z",
    } as const;
    const made = await draftFrom(template, {
      client: { name: "Ana", address: "1 Main St" },
      $sources: { "client.name": source },
    });
    expect((await readLedger(made.docx))?.units[0]?.facts).toEqual([{ path: "client.name", text: "Ana", source }]);
  });
});

describe("settling what refreshing could not bring in", () => {
  const template = lines(
    "Dear {{client.name}},",
    "you live at {{client.address}}.",
    "{{#if client.minor}}",
    "By her guardian.",
    "{{/if}}",
    "End.",
  );
  const edit = (docx: Uint8Array, from: string, to: string): Uint8Array =>
    rewriteParts(docx, (xml, part) => (part === "word/document.xml" ? xml.replace(from, to) : xml));
  const before = { client: { name: "Ana", address: "1 Main St", minor: false } };

  it("keeps the words somebody typed over a fact and stops telling it, with today's value remembered beside them", async () => {
    const made = await draftFrom(template, before);
    const today = { client: { ...before.client, address: "2 Oak Ave" } };
    const told = await refreshFacts(edit(made.docx, "1 Main St", "1 Main Street"), today, SETTING);
    const [finding] = told.findings;
    if (finding === undefined) throw new Error("nothing was told");
    const kept = await refreshFacts(told.docx, today, SETTING, [], settlingOf(finding, "keep"));
    expect(kept.findings).toEqual([]);
    expect(kept.changedUnits).toEqual([]);
    expect(bodyText(await readContent(kept.docx))).toContain("1 Main Street");
    // The review compares the paragraph with this, and asks the attorney.
    expect((await readLedger(kept.docx))?.facts.find(({ path }) => path === "client.address")?.text).toBe("2 Oak Ave");
    expect((await refreshFacts(kept.docx, today, SETTING)).findings).toEqual([]);
    // Another value on file is told anew.
    expect(
      (await refreshFacts(kept.docx, { client: { ...today.client, address: "3 Elm St" } }, SETTING)).findings,
    ).toMatchObject([{ code: "fact-edited-by-hand" }]);
  });

  it("puts the value on file back over what was typed, and names the unit as changed", async () => {
    const made = await draftFrom(template, before);
    const today = { client: { ...before.client, address: "2 Oak Ave" } };
    const told = await refreshFacts(edit(made.docx, "1 Main St", "1 Main Street"), today, SETTING);
    const [finding] = told.findings;
    if (finding === undefined) throw new Error("nothing was told");
    const back = await refreshFacts(told.docx, today, SETTING, [], settlingOf(finding, "put-back"));
    expect(back.findings).toEqual([]);
    expect(back.changedUnits).toEqual([made.ledger.units[1]?.id]);
    expect(bodyText(await readContent(back.docx))).toContain("you live at 2 Oak Ave.");
  });

  it("keeps the draft as it is under a condition the facts decide otherwise now, until they decide otherwise once more", async () => {
    const made = await draftFrom(template, before);
    const minor = { client: { ...before.client, minor: true } };
    const told = await refreshFacts(made.docx, minor, SETTING);
    expect(told.findings).toMatchObject([{ code: "condition-changed" }]);
    const [finding] = told.findings;
    if (finding === undefined) throw new Error("nothing was told");
    const kept = await refreshFacts(told.docx, minor, SETTING, [], settlingOf(finding, "keep"));
    expect(kept.findings).toEqual([]);
    expect((await refreshFacts(kept.docx, minor, SETTING)).findings).toEqual([]);
    expect(bodyText(await readContent(kept.docx))).not.toContain("guardian");
    // What the product itself wrote down of it is nothing written by hand.
    expect((await readLedger(kept.docx))?.foreign).toBeUndefined();
  });

  it("keeps a list as long as it was written, and still never writes another party's name over an item", async () => {
    const parties = lines("{{#each parties}}", "{{name}}.", "{{/each}}");
    const source = (itemId: string) =>
      ({
        kind: "list",
        list: "Parties",
        itemId,
        column: "Title",
        eTag: "1",
        changedBy: "Ana Reyes",
        changedAt: "2026-11-21T10:14:00Z",
      }) as const;
    const made = await draftFrom(parties, {
      parties: [{ name: "Ana" }, { name: "Bo" }],
      $sources: { "parties.0.name": source("1"), "parties.1.name": source("2") },
    });
    const shorter = { parties: [{ name: "Bo" }], $sources: { "parties.0.name": source("2") } };
    const told = await refreshFacts(made.docx, shorter, SETTING);
    const finding = told.findings.find(({ code }) => code === "list-shrank");
    if (finding === undefined) throw new Error("nothing was told");
    const kept = await refreshFacts(told.docx, shorter, SETTING, [], settlingOf(finding, "keep"));
    expect(kept.findings.map(({ code }) => code)).not.toContain("list-shrank");
    const again = await refreshFacts(kept.docx, shorter, SETTING);
    expect(again.findings.map(({ code }) => code)).not.toContain("list-shrank");
    expect(bodyText(await readContent(again.docx))).toBe("Ana.\nBo.");
    expect(
      (await refreshFacts(again.docx, { parties: [], $sources: {} }, SETTING)).findings.map(({ code }) => code),
    ).toContain("list-shrank");
  });
});
