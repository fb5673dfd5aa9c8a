import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readContent } from "../../../src/docx/canonical/read-content";
import { conformedBlanks, conformedFillings } from "../../../src/domain/review/conformed-blanks";
import { compileTemplate } from "../../../src/drafting/compile/compile-template";
import { composeDraft } from "../../../src/drafting/emit/compose-draft";
import { fillsBlank } from "../../../src/domain/review/filled-blank";
import type { Facts } from "../../../src/domain/matter/facts";

const assets = join(__dirname, "../../../assets");
const contentOf = async (name: string) => {
  const template = await compileTemplate(new Uint8Array(readFileSync(join(assets, "templates", `${name}.docx`))));
  const facts = JSON.parse(readFileSync(join(assets, "sample-facts", `${name}.json`), "utf8")) as Facts & {
    readonly attorney: { readonly name: string };
  };
  const { docx } = await composeDraft(template, facts, { draftId: "d", now: 0, random: new Uint8Array(32).fill(7) });
  return { content: await readContent(docx), attorney: facts.attorney.name };
};
const kinds = (names: readonly string[]) => names.map((name) => name.replace(/^cs_blank_\d+_/u, ""));

test("a complaint's signature lines above counsel's name, and their dates, are hers", async () => {
  const { content, attorney } = await contentOf("complaint");
  const { signatures, dates } = conformedBlanks(content, attorney);
  expect([kinds(signatures), kinds(dates)]).toEqual([
    ["signature", "signature"],
    ["date", "date"],
  ]);
});

test("another attorney's name above no line of hers fills nothing", async () => {
  const { content } = await contentOf("complaint");
  expect(conformedBlanks(content, "Somebody Else")).toEqual({ signatures: [], dates: [] });
});

test("a declarant's signature, day and place of execution stay the declarant's", async () => {
  const { content, attorney } = await contentOf("declaration");
  expect(conformedBlanks(content, attorney)).toEqual({ signatures: [], dates: [] });
});

test("in a fee agreement the attorney's line and date are hers, the client's are not", async () => {
  const { content, attorney } = await contentOf("retainer");
  const { signatures, dates } = conformedBlanks(content, attorney);
  expect([kinds(signatures), kinds(dates)]).toEqual([["attorney_signature"], ["date_of_attorney_signatu"]]);
});

test("what is put there is a filling of its blank's kind", () => {
  const fillings = conformedFillings(
    { signatures: ["cs_blank_2_signature"], dates: ["cs_blank_1_date"] },
    "M. Okoye",
    "November 22, 2026",
  );
  expect([...fillings]).toEqual([
    ["cs_blank_2_signature", "/s/ M. Okoye"],
    ["cs_blank_1_date", "November 22, 2026"],
  ]);
  for (const [name, text] of fillings) expect(fillsBlank(name, text)).toBe(true);
});
