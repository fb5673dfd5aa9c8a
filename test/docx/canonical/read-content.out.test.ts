/** Canonical content, "Out": nothing here may cost an attorney a second reading, alone or one upon the other, on real documents too. */
import fc from "fast-check";
import type { DocumentContent } from "../../../src/docx/canonical/document-content";
import { readContent } from "../../../src/docx/canonical/read-content";
import { docx, p } from "../../support/docx-builder";
import { OUT_OPERATIONS, seeded, unzipped, zipped, type Operation, type Parts } from "../../support/out-operations";
import { sampled } from "../../support/sample";
import { forEachCorpusFile } from "../../support/corpus";

const BUILT: Readonly<Record<string, Uint8Array>> = {
  "a pleading with lists, a table, notes, header and blank": docx({
    body:
      '<w:p><w:pPr><w:pStyle w:val="Numbered"/></w:pPr><w:r><w:t>Plaintiff alleges</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve"> boldly.</w:t></w:r></w:p>' +
      '<w:p><w:pPr><w:jc w:val="left"/><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>A second level, with Hebrew \u05d0\u05d1\u05d2 in it.</w:t></w:r></w:p>' +
      `<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblLook w:val="04A0"/></w:tblPr><w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr>${p("Case No.")}<w:p><w:bookmarkStart w:id="1" w:name="cs_blank_1_case_number"/><w:r><w:t>__________</w:t></w:r><w:bookmarkEnd w:id="1"/></w:p></w:tc></w:tr></w:tbl>` +
      p("Last words."),
    styles:
      '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="24"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Numbered"><w:name w:val="Numbered"/><w:basedOn w:val="Normal"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:type="table" w:styleId="Grid"><w:name w:val="Grid"/><w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>',
    numbering:
      '<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Numbered"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="3"/></w:num>',
    footnotes:
      '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Id. at 4.</w:t></w:r></w:p></w:footnote>',
    headers: { rIdH: p("Rivera v. Harbor Point") },
    settings:
      '<w:zoom w:percent="100"/><w:rsids><w:rsid w:val="00AA11BB"/></w:rsids><w:compat><w:compatSetting w:name="x" w:uri="u" w:val="15"/></w:compat>',
    section: '<w:headerReference w:type="default" r:id="rIdH"/><w:pgSz w:w="12240" w:h="15840"/>',
  }),
  "a form with somebody else's controls": docx({
    body:
      '<w:sdt><w:sdtPr><w:alias w:val="Client"/><w:tag w:val="client"/><w:id w:val="41"/></w:sdtPr><w:sdtContent><w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:t>Linh Tran, of San Diego.</w:t></w:r></w:p></w:sdtContent></w:sdt>' +
      '<w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">Rent: </w:t></w:r><w:sdt><w:sdtPr><w:id w:val="42"/><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>$2,450</w:t></w:r></w:sdtContent></w:sdt></w:p>',
  }),
  "a letter without headers": docx({ body: p("Dear counsel:") + p("We write.") }),
};

/** The words, places and text of all paragraphs, and the hash: what must not move. */
const standing = (content: DocumentContent): unknown => ({
  hash: content.hash,
  stories: content.stories.map((story) => story.paragraphs.map(({ words, place, text }) => [words, place, text])),
});

describe.each(Object.keys(BUILT))("%s", (name) => {
  const original = BUILT[name] as Uint8Array;
  test.each(Object.entries(OUT_OPERATIONS))("%s leave every hash as it was", async (_operation, operation) => {
    expect(standing(await readContent(zipped(operation(unzipped(original), seeded(7)))))).toEqual(
      standing(await readContent(original)),
    );
  });
  test("storing the package without compression leaves every hash as it was", async () => {
    expect(standing(await readContent(zipped(unzipped(original), 0)))).toEqual(standing(await readContent(original)));
  });
});

test("any of them in any order, one upon the other, leave every hash as it was", async () => {
  const names = Object.keys(OUT_OPERATIONS);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...Object.keys(BUILT)),
      fc.shuffledSubarray(names, { minLength: 2, maxLength: 6 }),
      fc.nat(),
      async (name, chosen, seed) => {
        const original = BUILT[name] as Uint8Array;
        const next = seeded(seed);
        let parts = unzipped(original);
        // The operations on text look for the prefix w: the one that renames it goes last.
        const last = names[names.length - 1];
        for (const operation of chosen.filter((one) => one !== last).concat(chosen.filter((one) => one === last)))
          parts = (OUT_OPERATIONS[operation] as Operation)(parts, next);
        expect(standing(await readContent(zipped(parts)))).toEqual(standing(await readContent(original)));
      },
    ),
    { numRuns: sampled(15, 60) },
  );
});

// One by one they run in the long run (test/long); here each real document takes them all, one upon the other.
forEachCorpusFile(
  "all of them, one upon the other, leave every hash of a real document as it was",
  async (original) => {
    const next = seeded(11);
    let parts: Parts = unzipped(original);
    for (const operation of Object.values(OUT_OPERATIONS)) parts = operation(parts, next);
    expect(standing(await readContent(zipped(parts, 0)))).toEqual(standing(await readContent(original)));
  },
);
