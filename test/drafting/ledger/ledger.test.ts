// The ledger is working state: what the product writes it reads back as its own, and what a person wrote into it by hand is told.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openPackage, savePackage } from "../../../src/docx/package/package";
import { addCustomXml, findCustomXml } from "../../../src/docx/parts/custom-xml";
import { PackageChanges } from "../../../src/docx/package/package-changes";
import { adoptDocument } from "../../../src/drafting/adopt-document";
import { cleanCopy } from "../../../src/drafting/clean-copy";
import { compileTemplate } from "../../../src/drafting/compile/compile-template";
import { composeDraft } from "../../../src/drafting/emit/compose-draft";
import { LEDGER_NAMESPACE, readLedger } from "../../../src/drafting/ledger/ledger";
import { reserialiseAsDesktop } from "../../../src/sandbox/word/desktop-reserialiser";
import { docx, p } from "../../support/docx-builder";
import { seededRandom } from "../../support/open-in-word";

const facts = {
  client: { name: "Linh Tran" },
  parties: [
    { name: "Linh Tran", role: "Plaintiff" },
    { name: "Westlake", role: "Defendant" },
  ],
  exhibits: [{ label: "A", description: "Lease" }],
};
const draftOf = async (name: string): Promise<Uint8Array> => {
  const template = await compileTemplate(
    new Uint8Array(readFileSync(join(__dirname, "../../../assets/templates", `${name}.docx`))),
  );
  return (await composeDraft(template, facts, { draftId: "0123456789ABCDEF" })).docx;
};
const withLedger = async (docx: Uint8Array, change: (xml: string) => string): Promise<Uint8Array> => {
  const pkg = await openPackage(docx);
  const part = (await findCustomXml(pkg, LEDGER_NAMESPACE))[0]?.part ?? "";
  return savePackage(pkg, new Map([[part, change(await pkg.text(part))]]));
};

describe.each(["complaint", "declaration", "retainer"])("the ledger of a draft of the %s", (name) => {
  it("says nothing the product does not write, also after Word on the desktop has saved it", async () => {
    const docx = await draftOf(name);
    expect((await readLedger(docx))?.foreign).toBeUndefined();
    expect((await readLedger(await reserialiseAsDesktop(docx, "save", seededRandom(3))))?.foreign).toBeUndefined();
  });
});

it("a status or an approval written into it by hand is told as written", async () => {
  const docx = await withLedger(await draftOf("declaration"), (xml) =>
    xml.replaceAll("<u ", '<u status="approved" ').replace("</units>", '</units><approval by="M. Okoye"/>'),
  );
  expect((await readLedger(docx))?.foreign).toEqual(['status="approved"', "<approval>"]);
});

describe("two ledgers in one draft", () => {
  const withSecond = async (second: (xml: string) => string, draft?: Uint8Array): Promise<Uint8Array> => {
    const pkg = await openPackage(draft ?? (await draftOf("declaration")));
    const xml = await pkg.text((await findCustomXml(pkg, LEDGER_NAMESPACE))[0]?.part ?? "");
    const changes = new PackageChanges(pkg);
    await addCustomXml(changes, second(xml), "{0A1B2C3D-4E5F-4A6B-8C7D-0E1F2A3B4C5D}");
    return savePackage(pkg, changes.all());
  };

  it("left by a Word that stopped between the new one's coming and the old one's going: the draft stays one, by the later", async () => {
    const ledger = await readLedger(await withSecond((xml) => xml.replace('revision="1"', 'revision="2"')));
    expect(ledger).toMatchObject({ draft: "0123456789ABCDEF", revision: 2 });
    expect((await readLedger(await withSecond((xml) => xml.replace('revision="1"', 'revision="0"'))))?.revision).toBe(
      1,
    );
  });

  it("and the clean copy carries neither", async () => {
    const { docx: adopted } = await adoptDocument(docx({ body: p("One.") }), { draftId: "0123456789ABCDEF" });
    const final = await openPackage(
      await cleanCopy(await withSecond((xml) => xml.replace('revision="1"', 'revision="2"'), adopted)),
    );
    expect(await findCustomXml(final, LEDGER_NAMESPACE)).toEqual([]);
  });

  it.each<readonly [string, (xml: string) => string]>([
    [
      "of another draft",
      (xml) =>
        xml.replace('draft="0123456789ABCDEF"', 'draft="FEDCBA9876543210"').replace('revision="1"', 'revision="2"'),
    ],
    ["that cannot be read", () => `<ledger xmlns="${LEDGER_NAMESPACE}" draft="0123456789ABCDEF" revision="2"/>`],
  ])("a second one %s is a fault, never a choice", async (_which, second) => {
    await expect(withSecond(second).then(readLedger)).rejects.toMatchObject({ code: "ledger-unreadable" });
  });
});
