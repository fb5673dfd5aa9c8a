/**
 * Attacks on a signed document that has everything a filing can have: notes, header, text box, picture, field, list, table, bound control.
 * Each test is named for what somebody changed behind Word's back; the gate must name it, nothing may leave, and verify may not call it signed off.
 */
import { openPackage, savePackage } from "../../src/docx/package/package";
import { acceptanceOf } from "../../src/domain/review/acceptance";
import { anaReyes, danielWhitcomb, tranMatterId } from "../../src/sandbox/sample-firm";
import { docx, p, LETTER } from "../support/docx-builder";
import { granted, openFirm, reachedOnce, type Desk, type Firm } from "../support/desk";

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const png = (seed: number): Uint8Array => new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, seed, seed, seed]);
const picture =
  '<w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/><wp:docPr id="1" name="Picture 1" descr="Exhibit B, the ceiling"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="a.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rIdA"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="914400" cy="914400"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>';
const textBox = (content: string): string =>
  `<w:r><w:drawing><wp:anchor relativeHeight="1" behindDoc="0"><wp:positionH relativeFrom="page"><wp:posOffset>914400</wp:posOffset></wp:positionH><wp:positionV relativeFrom="page"><wp:posOffset>914400</wp:posOffset></wp:positionV><wp:extent cx="2540000" cy="1270000"/><wp:docPr id="5" name="Box"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx><w:txbxContent>${content}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>`;
const field = (instruction: string, result: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>${result}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
const item = (text: string): string =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
const STORE = "{11111111-2222-3333-4444-555555555555}";
const bound = `<w:sdt><w:sdtPr><w:id w:val="5"/><w:dataBinding w:prefixMappings="xmlns:f='urn:f'" w:xpath="/f:facts[1]/f:name[1]" w:storeItemID="${STORE}"/><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>Linh Tran</w:t></w:r></w:sdtContent></w:sdt>`;

const FILING = docx({
  body:
    p("Daniel Whitcomb (SBN 328817)") +
    p("Attorneys for Plaintiff") +
    item("The rent was paid on the first of every month.") +
    item("The ceiling fell on February 5, 2026.") +
    `<w:p><w:bookmarkStart w:id="3" w:name="_Ref1"/><w:r><w:t xml:space="preserve">The notice came eleven days later.</w:t></w:r><w:bookmarkEnd w:id="3"/><w:r><w:footnoteReference w:id="2"/></w:r></w:p>` +
    `<w:p><w:r><w:t xml:space="preserve">See paragraph </w:t></w:r>${field("REF _Ref1 \\h", "The notice came eleven days later.")}</w:p>` +
    `<w:p><w:r><w:t xml:space="preserve">Photograph: </w:t></w:r><w:r>${picture}</w:r></w:p>` +
    `<w:p><w:r><w:t xml:space="preserve">Declarant: </w:t></w:r>${bound}</w:p>` +
    `<w:p><w:r><w:t xml:space="preserve">Received stamp </w:t></w:r>${textBox(p("Received February 12, 2026"))}</w:p>` +
    `<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="4500"/><w:gridCol w:w="4500"/></w:tblGrid><w:tr><w:trPr><w:trHeight w:val="400"/></w:trPr><w:tc><w:tcPr><w:tcW w:w="4500" w:type="dxa"/></w:tcPr>${p("Rent due")}</w:tc><w:tc><w:tcPr><w:tcW w:w="4500" w:type="dxa"/></w:tcPr>${p("$2,450")}</w:tc></w:tr></w:tbl>` +
    p("I declare under penalty of perjury that the foregoing is true and correct."),
  numbering:
    '<w:abstractNum w:abstractNumId="3"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="3"/></w:num>',
  styles:
    '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="24"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>',
  footnotes: `<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Exhibit C, page 4.</w:t></w:r></w:p></w:footnote>`,
  headers: { rIdH: p("TRAN v. WESTLAKE") },
  section: `<w:headerReference w:type="default" r:id="rIdH"/>${LETTER}`,
  parts: {
    "word/media/a.png": png(1),
    "word/media/b.png": png(2),
    "customXml/item1.xml": '<facts xmlns="urn:f"><name>Linh Tran</name></facts>',
    "customXml/_rels/item1.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/customXmlProps" Target="itemProps1.xml"/></Relationships>`,
    "customXml/itemProps1.xml": `<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" ds:itemID="${STORE}"/>`,
  },
  contentTypes: {
    "/customXml/itemProps1.xml": "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
  },
  relationships: [
    { id: "rIdA", type: `${OFFICE}/image`, target: "media/a.png" },
    { id: "rIdB", type: `${OFFICE}/image`, target: "media/b.png" },
    { id: "rIdX", type: `${OFFICE}/customXml`, target: "../customXml/item1.xml" },
  ],
});

const decideAll = async (desk: Desk): Promise<void> => {
  const seen = await desk.draft();
  granted(
    await desk.verbs.decideUnits({
      seen,
      way: "one-by-one",
      decisions: [...seen.units, ...seen.furniture].map(({ unit }) => ({ unit, verdict: "approve" as const })),
    }),
  );
};

const theSigned = reachedOnce(async () => {
  const firm = openFirm();
  const ana = firm.sit(anaReyes);
  await ana.openUnsaved(FILING);
  const { row } = granted(
    await ana.verbs.adoptOpenDocument({ matter: tranMatterId as never, title: "Declaration of Linh Tran" }),
  );
  const attorney = firm.sit(danielWhitcomb);
  await attorney.open(row);
  await decideAll(attorney);
  const { gate, contentHash } = await attorney.draft();
  // Each of the matter's exhibits by itself: setting one aside sets no other aside.
  const accepted = gate.advisories.map((finding) =>
    acceptanceOf(finding, { contentHash, wordsOf: () => undefined }, "the exhibits go in with the motion"),
  );
  granted(
    await attorney.verbs.signOff({
      prepared: [granted(await attorney.verbs.prepareSignOff({ meaning: "for-filing", accepted }))],
    }),
  );
  await attorney.word().save();
  expect(granted(await attorney.verbs.judgeGate()).mayFinalize).toBe(true);
  return { firm, row };
});
const signedFiling = async () => {
  const there = await theSigned();
  const attorney = there.firm.sit(danielWhitcomb);
  await attorney.open(there.row);
  return { ...there, attorney };
};

interface Attack {
  readonly what: string;
  /** Part by the end of its name, then what is replaced by what; the attack must find its place. */
  readonly edit: readonly (readonly [part: RegExp, from: RegExp | string, to: string])[];
  /** One of these must stand among the gate's reasons. */
  readonly named: readonly string[];
}

const BODY = /^word\/document\.xml$/;
const ATTACKS: readonly Attack[] = [
  { what: "a footnote was changed", edit: [[/footnotes/, "page 4", "page 9"]], named: ["unit-lapsed"] },
  { what: "a header was changed", edit: [[/header/, "TRAN v. WESTLAKE", "TRAN v. EASTLAKE"]], named: ["unit-lapsed"] },
  {
    what: "a text box was changed",
    edit: [[BODY, "Received February 12, 2026", "Received February 21, 2026"]],
    named: ["unit-lapsed"],
  },
  {
    what: "a picture was exchanged for another",
    edit: [[BODY, /r:embed="[^"]*"/, 'r:embed="rIdB"']],
    named: ["unit-lapsed"],
  },
  {
    what: "a picture was exchanged for one fetched from outside",
    edit: [
      [BODY, /r:embed="[^"]*"/, 'r:link="rIdOut"'],
      [
        /document\.xml\.rels/,
        "</Relationships>",
        `<Relationship Id="rIdOut" Type="${OFFICE}/image" Target="https://pictures.example/ceiling.png" TargetMode="External"/></Relationships>`,
      ],
    ],
    named: ["linked-picture"],
  },
  {
    what: "a field's shown result was changed",
    edit: [
      [
        BODY,
        /(<w:fldChar w:fldCharType="separate"\/><\/w:r><w:r>(?:<w:rPr>.*?<\/w:rPr>)?<w:t[^>]*>)The notice came eleven days later\./,
        "$1The notice came eight days later.",
      ],
    ],
    named: ["unit-lapsed"],
  },
  {
    what: "a list was made to start at another number",
    edit: [[/numbering/, '<w:start w:val="1"/>', '<w:start w:val="4"/>']],
    named: ["unit-renumbered"],
  },
  {
    what: "a list's numbers were made letters",
    edit: [[/numbering/, '<w:numFmt w:val="decimal"/>', '<w:numFmt w:val="upperLetter"/>']],
    named: ["unit-renumbered"],
  },
  { what: "a cell was changed", edit: [[BODY, "$2,450", "$4,250"]], named: ["unit-lapsed"] },
  {
    what: "a row was made too low for its words",
    edit: [[BODY, '<w:trHeight w:val="400"/>', '<w:trHeight w:val="20" w:hRule="exact"/>']],
    named: ["layout-hides"],
  },
  {
    what: "lines were made lower than their letters",
    edit: [
      [
        BODY,
        /(<w:p\b[^>]*>)(<w:r><w:t[^>]*>I declare under)/,
        '$1<w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr>$2',
      ],
    ],
    named: ["unit-lapsed"],
  },
  {
    what: "a paragraph was pushed off the page",
    edit: [[BODY, /(<w:p\b[^>]*>)(<w:r><w:t[^>]*>I declare under)/, '$1<w:pPr><w:ind w:left="-14400"/></w:pPr>$2']],
    named: ["unit-lapsed"],
  },
  {
    what: "a paragraph was put into a frame of a point's size",
    edit: [
      [
        BODY,
        /(<w:p\b[^>]*>)(<w:r><w:t[^>]*>I declare under)/,
        '$1<w:pPr><w:framePr w:w="20" w:h="20" w:hRule="exact"/></w:pPr>$2',
      ],
    ],
    named: ["unit-lapsed"],
  },
  {
    what: "words were struck through",
    edit: [[BODY, /<w:r>(<w:t[^>]*>I declare under)/, "<w:r><w:rPr><w:strike/></w:rPr>$1"]],
    named: ["unit-lapsed"],
  },
  {
    what: "the value behind a bound control was changed, so that Word would show another name",
    edit: [[/customXml\/item\d*\.xml$/, "<name>Linh Tran</name>", "<name>Corrine Westlake</name>"]],
    named: ["bound-control-differs"],
  },
  {
    what: "a style was redefined to hide the text it carries",
    edit: [[/styles/, '<w:name w:val="Normal"/>', '<w:name w:val="Normal"/><w:rPr><w:vanish/></w:rPr>']],
    named: ["hidden-text"],
  },
  {
    what: "macros were put in",
    edit: [
      [
        /document\.xml\.rels/,
        "</Relationships>",
        '<Relationship Id="rIdV" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="media/b.png"/></Relationships>',
      ],
    ],
    named: ["macros"],
  },
  {
    what: "the paper was cut below its print",
    edit: [[BODY, /<w:pgSz [^>]*\/>/, '<w:pgSz w:w="12240" w:h="600"/>']],
    named: ["sign-off-for-other-words"],
  },
];

const tamper = async (
  firm: Firm,
  desk: Desk,
  row: { readonly driveItemId: string; readonly webUrl: string },
  edits: Attack["edit"],
): Promise<void> => {
  const pkg = await openPackage(firm.graph.files.get(row.driveItemId) ?? new Uint8Array());
  const changes = new Map<string, string>();
  for (const [part, from, to] of edits) {
    const names = pkg.partNames().filter((each) => part.test(each));
    let found = false;
    for (const name of [...names, ...(part.source.includes("rels") ? ["word/_rels/document.xml.rels"] : [])]) {
      const before = changes.get(name) ?? (await pkg.text(name));
      const after = typeof from === "string" ? before.replace(from, () => to) : before.replace(from, to);
      if (after === before) continue;
      changes.set(name, after);
      found = true;
      break;
    }
    if (!found) throw new Error(`the attack found no ${String(from)} in ${names.join(", ")}`);
  }
  firm.graph.overwrite(row.driveItemId, await savePackage(pkg, changes));
  await desk.open(row);
};

describe.each(ATTACKS)("$what", ({ edit, named }) => {
  it("the gate names it, nothing leaves, and verify does not call it signed off", async () => {
    const { firm, attorney, row } = await signedFiling();
    const files = firm.graph.files.size;
    await tamper(firm, attorney, row, edit);
    const gate = granted(await attorney.verbs.judgeGate());
    const reasons = [...gate.beforeSignOff, ...gate.beforeFinal].map((finding) => finding.code);
    if (!reasons.some((code) => named.includes(code)))
      throw new Error(`not named; the gate says: ${reasons.join(", ")}`);
    expect(gate.mayFinalize).toBe(false);
    expect((await attorney.verbs.finalize()).ok).toBe(false);
    expect(firm.graph.files.size).toBe(files);
    expect(["changed", "cannot-verify"]).toContain((await attorney.verbs.verify()).kind);
  });
});

it("a tag was edited to name another unit: the words verify, for tags are no content, and the gate names the stranger", async () => {
  const { firm, attorney, row } = await signedFiling();
  await tamper(firm, attorney, row, [[BODY, /attorney-reviewed:[0-9A-Z]{16}/, "attorney-reviewed:0000000000000000"]]);
  const gate = granted(await attorney.verbs.judgeGate());
  expect([...gate.beforeSignOff, ...gate.beforeFinal].map((finding) => finding.code)).toEqual(
    expect.arrayContaining(["unknown-unit", "unit-pending"]),
  );
  expect(await attorney.verbs.finalize()).toMatchObject({ ok: false, refusal: { code: "gate-closed" } });
  expect(await attorney.verbs.verify()).toMatchObject({ kind: "signed-off" });
});
