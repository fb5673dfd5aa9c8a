/**
 * A template somebody prepared: it brings marks of approval, a ledger of another draft, words in a legend's clothes, hidden words, or facts that
 * look like placeholders. What is composed from it is a draft like any other: everything pending, one ledger, nothing hidden unsaid.
 */
import { strFromU8, unzipSync } from "fflate";
import { findCustomXml } from "../../src/docx/parts/custom-xml";
import { openPackage } from "../../src/docx/package/package";
import { readContent } from "../../src/docx/canonical/read-content";
import { compileTemplate } from "../../src/drafting/compile/compile-template";
import { composeDraft } from "../../src/drafting/emit/compose-draft";
import { adoptDocument } from "../../src/drafting/adopt-document";
import { LEDGER_NAMESPACE, readLedger } from "../../src/drafting/ledger/ledger";
import { legendControls } from "../../src/docx/parts/legend-forms";
import { docx, LETTER, p, rewriteParts } from "../support/docx-builder";

const DRAFT = { draftId: "0123456789ABCDEF" };
const reviewed = (content: string, unit = "7Q2MZ8KTN4RVCX0A"): string =>
  `<w:sdt><w:sdtPr><w:alias w:val="Attorney reviewed"/><w:tag w:val="attorney-reviewed:${unit}"/><w:lock w:val="sdtContentLocked"/></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
const composed = async (template: Uint8Array, facts: Record<string, unknown> = {}) => {
  const draft = await composeDraft(await compileTemplate(template), facts as never, DRAFT);
  return { ...draft, content: await readContent(draft.docx) };
};
const paragraphs = (content: Awaited<ReturnType<typeof readContent>>) =>
  content.stories.flatMap((story) => story.paragraphs);

test("paragraphs that come tagged as reviewed are pending in the draft, each under an id of its own", async () => {
  const { content, docx: bytes } = await composed(
    docx({ body: reviewed(p("We accept.")) + reviewed(p("We pay.")) + p("Dear counsel:") }),
  );
  expect(paragraphs(content).filter((one) => one.tag?.startsWith("attorney-reviewed:"))).toEqual([]);
  const ids = paragraphs(content).map((one) => one.id);
  expect(ids).not.toContain("7Q2MZ8KTN4RVCX0A");
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).not.toContain(undefined);
  expect(new Set((await readLedger(bytes))?.units.map((unit) => unit.id))).toEqual(new Set(ids));
});

test("a ledger of another draft that lies in the template does not come along", async () => {
  const other = (await adoptDocument(docx({ body: p("Dear counsel:") }), { draftId: "FEDCBA9876543210" })).docx;
  const { docx: bytes } = await composed(other);
  const pkg = await openPackage(bytes);
  expect(await findCustomXml(pkg, LEDGER_NAMESPACE)).toHaveLength(1);
  expect((await readLedger(bytes))?.draft).toBe("0123456789ABCDEF");
});

test("words in a legend's clothes are content, and block by name", async () => {
  const legend = legendControls({ draft: "7Q2MZ8KT", version: "4KD9WX" }, 0).replace(
    "pending attorney review",
    "approved by attorney",
  );
  const { content } = await composed(
    docx({
      body: p("Dear counsel:"),
      headers: { rIdH: `<w:p>${legend}</w:p>` },
      section: `<w:headerReference w:type="default" r:id="rIdH"/>${LETTER}`,
    }),
  );
  expect(
    content.findings.filter((finding) => finding.severity === "blocking").map((finding) => finding.code),
  ).toContain("legend-altered");
});

test("hidden words and words in the colour of the paper come into the draft as findings that block", async () => {
  const { content } = await composed(
    docx({
      body:
        p("Dear counsel:") + p("Pay the other side.", "<w:vanish/>") + p("And at once.", '<w:color w:val="FFFFFF"/>'),
    }),
  );
  expect(content.findings.filter((finding) => finding.code === "hidden-text")).toHaveLength(2);
});

test("a fact that looks like a placeholder or like markup is printed as it stands and opens nothing", async () => {
  const name = "{{#each parties}}{{firm.name}}{{/each}} </w:t></w:r><w:del/> &lt; {{{client.ssn}}}";
  const { content } = await composed(docx({ body: p("Client: {{client.name}}") }), {
    client: { name, ssn: "078-05-1120" },
    firm: { name: "Firm" },
    parties: [1],
  });
  expect(paragraphs(content).map((one) => one.text)).toEqual([`Client: ${name}`]);
  expect(content.findings.filter((finding) => finding.severity === "blocking")).toEqual([]);
});

test("the template exchanged after it was compiled changes nothing of what was compiled, and the draft names the bytes it came from", async () => {
  const bytes = docx({ body: p("We refuse, {{client.name}}.") });
  const template = await compileTemplate(bytes);
  const sha256 = (await composeDraft(template, { client: { name: "Linh Tran" } }, DRAFT)).ledger.template?.sha256;
  const other = rewriteParts(bytes, (xml) => xml.replace("We refuse", "We accept"));
  bytes.set(other.subarray(0, Math.min(bytes.length, other.length)));
  const draft = await composeDraft(template, { client: { name: "Linh Tran" } }, DRAFT);
  expect(paragraphs(await readContent(draft.docx)).map((one) => one.text)).toEqual(["We refuse, Linh Tran."]);
  expect(draft.ledger.template?.sha256).toBe(sha256);
});

test("a template made from an old draft brings that draft's legend, and the new one's drawings have numbers of their own", async () => {
  const old = await composed(docx({ body: p("Dear counsel:") }));
  const again = await composed(old.docx);
  const header = strFromU8(
    Object.entries(unzipSync(again.docx)).find(([name]) => /^word\/header\d\.xml$/.test(name))?.[1] ?? new Uint8Array(),
  );
  const numbers = [...header.matchAll(/(?:<wp:docPr id="|PowerPlusWaterMarkObject)(\d+)"/g)].map(
    ([, number]) => number,
  );
  expect(numbers).toHaveLength(4);
  expect(new Set(numbers).size).toBe(4);
});
