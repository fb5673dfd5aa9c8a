// The pane heals on opening by itself, reads again when Word hints, and a person presses Check: all at the same moment.
import type { DraftId } from "../../../src/domain/ids";
import { LEDGER_NAMESPACE, ledgerXml, readLedger, type DraftLedger } from "../../../src/drafting/ledger/ledger";
import { anaReyes, riveraMatterId } from "../../../src/sandbox/sample-firm";
import { addCustomXmlData, listCustomXmlData } from "../../../src/sandbox/word/custom-xml-data";
import { docx, p, rewriteParts } from "../../support/docx-builder";
import { drafted, granted, openFirm, type Desk } from "../../support/desk";

const withUntagged = async (): Promise<Desk> => {
  const firm = openFirm({ templates: { letter: docx({ body: p("One.") + p("Two.") }) } });
  const ana = firm.sit(anaReyes);
  const row = await drafted(ana, riveraMatterId, "letter");
  const bytes = await ana.ports.drafts.download(row.driveItemId);
  firm.graph.overwrite(
    row.driveItemId,
    rewriteParts(bytes, (xml, part) =>
      part === "word/document.xml" ? xml.replace("<w:body>", `<w:body>${p("Pasted.")}`) : xml,
    ),
  );
  await ana.open(row);
  return ana;
};

describe("acts on the open document", () => {
  it("two healings begun at the same moment leave one ledger, one control around each paragraph, and nothing healed twice", async () => {
    const ana = await withUntagged();
    const both = (await Promise.all([ana.verbs.retagOpenDraft(), ana.verbs.retagOpenDraft()])).map(granted);
    expect(both.map((healed) => healed.untagged)).toEqual([1, 0]);
    const draft = await ana.draft();
    expect(draft.units.map((unit) => unit.text)).toEqual(["Pasted.", "One.", "Two."]);
    expect(
      draft.findings.map((finding) => finding.code).filter((code) => code !== "unit-pending" && code !== "no-sign-off"),
    ).toEqual([]);
    await expect(readLedger(await ana.ports.document.readBytes())).resolves.toMatchObject({ draft: draft.draftId });
  });

  it("a look taken while a healing is under way sees the draft before or after it, never a document with two ledgers or none", async () => {
    const ana = await withUntagged();
    const healing = ana.verbs.retagOpenDraft();
    const looks = await Promise.all(
      Array.from({ length: 12 }, async (_, turn) => {
        for (let waited = 0; waited < turn * 3; waited += 1)
          await new Promise((resolve) => {
            setImmediate(resolve);
          });
        return (await ana.verbs.readOpenDraft()).kind;
      }),
    );
    granted(await healing);
    expect(new Set(looks)).toEqual(new Set(["draft"]));
  });

  it("a pane closed after writing its new ledger and before removing the old one locks nobody out: the newer ledger counts, and the next healing leaves one", async () => {
    const ana = await withUntagged();
    const ledger = (await ana.draft()).ledger as DraftLedger;
    addCustomXmlData(ana.word(), ledgerXml({ ...ledger, revision: 7 }));
    expect((await ana.draft()).ledger.revision).toBe(7);
    granted(await ana.verbs.retagOpenDraft());
    expect(listCustomXmlData(ana.word()).filter((part) => part.namespace === LEDGER_NAMESPACE)).toHaveLength(1);
    expect((await ana.draft()).ledger.revision).toBe(8);
  });

  it("a second ledger of another draft is no newer one: the document cannot be read", async () => {
    const ana = await withUntagged();
    addCustomXmlData(
      ana.word(),
      ledgerXml({ ...((await ana.draft()).ledger as DraftLedger), draft: "another-draft" as DraftId, revision: 7 }),
    );
    expect(await ana.verbs.readOpenDraft()).toMatchObject({ kind: "cannot-read", code: "ledger-unreadable" });
  });

  it("what a second ledger claims is named, also when it is the older one", async () => {
    const ana = await withUntagged();
    addCustomXmlData(
      ana.word(),
      ledgerXml({ ...((await ana.draft()).ledger as DraftLedger), revision: 0 }).replace(
        "<units",
        '<units status="approved"',
      ),
    );
    expect((await ana.draft()).findings.map((finding) => finding.code)).toContain("ledger-claims-more");
  });

  it("an act that fails does not hold up the one after it", async () => {
    const ana = await withUntagged();
    ana.close();
    await expect(ana.verbs.retagOpenDraft()).rejects.toThrow("nothing is open");
    expect((await ana.verbs.readOpenDraft()).kind).toBe("cannot-read");
  });
});
