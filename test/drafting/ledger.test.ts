// The ledger is working state: what the product writes it reads back as its own, and what a person wrote into it by hand is told.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openPackage, savePackage } from "../../src/docx/package";
import { findCustomXml } from "../../src/docx/custom-xml";
import { compileTemplate } from "../../src/drafting/compile-template";
import { composeDraft } from "../../src/drafting/compose-draft";
import { LEDGER_NAMESPACE, readLedger } from "../../src/drafting/ledger";
import { reserialiseAsDesktop } from "../../src/sandbox/word/desktop-reserialiser";
import { seededRandom } from "../support/open-in-word";

const facts = { client: { name: "Linh Tran" }, parties: [{ name: "Linh Tran", role: "Plaintiff" }, { name: "Westlake", role: "Defendant" }], exhibits: [{ label: "A", description: "Lease" }] };
const draftOf = async (name: string): Promise<Uint8Array> => {
  const template = await compileTemplate(new Uint8Array(readFileSync(join(__dirname, "../../assets/templates", `${name}.docx`))));
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
  const docx = await withLedger(await draftOf("declaration"), (xml) => xml.replaceAll("<u ", '<u status="approved" ').replace("</units>", '</units><approval by="M. Okoye"/>'));
  expect((await readLedger(docx))?.foreign).toEqual(['status="approved"', "<approval>"]);
});
