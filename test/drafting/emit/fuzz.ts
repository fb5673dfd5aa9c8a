// Seeded damage to bytes and templates. Every outcome is a package no worse than what went in, or a fault with a name.
import { strFromU8, strToU8, unzipSync } from "fflate";
import { adoptDocument } from "../../../src/drafting/adopt-document";
import { cleanCopy } from "../../../src/drafting/clean-copy";
import { compileTemplate } from "../../../src/drafting/compile/compile-template";
import { composeDraft } from "../../../src/drafting/emit/compose-draft";
import { retag } from "../../../src/drafting/retag";
import { docx, p, zipParts } from "../../support/docx-builder";
import { packageComplaints } from "../../support/package-oracle";
import { lines, SETTING } from "../drafted";

/** mulberry32: small, seeded, the same everywhere. */
const seeded = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

const cell = (text: string): string => `<w:tc><w:tcPr/>${p(text)}</w:tc>`;
const SOURCE = docx({
  body:
    lines(
      "Dear {{client.name}},",
      "{{#each parties}}",
      "{{@index}} {{name}} {{#if role}}({{role}}){{else}}-{{/if}}",
      "{{/each}}",
      '{{blank "case number"}} {{upper client.name}}',
      "{{#if a}}inline{{/if}}",
    ) +
    `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr>${cell("{{#each parties}}{{name}}")}${cell("{{role}}{{/each}}")}</w:tr></w:tbl>` +
    '<w:sdt><w:sdtPr><w:tag w:val="x"/><w:id w:val="5"/></w:sdtPr><w:sdtContent><w:p><w:bookmarkStart w:id="1" w:name="B"/><w:r><w:t>b</w:t></w:r><w:bookmarkEnd w:id="1"/></w:p></w:sdtContent></w:sdt>' +
    p("end"),
  headers: { h1: p("{{firm.name}}") },
  section: '<w:headerReference w:type="default" r:id="h1"/><w:pgSz w:w="12240" w:h="15840"/>',
});
const FACTS = {
  client: { name: "Ana" },
  parties: [{ name: "A", role: "r" }, { name: "B" }],
  a: 1,
  firm: { name: "F" },
};
const SNIPPETS = [
  "{{",
  "}}",
  "{{/if}}",
  "{{#each parties}}",
  "{{else}}",
  "<w:p/>",
  "</w:p>",
  "<w:r>",
  "&",
  "<w:sdt>",
  "<w:tbl>",
  "</w:tc>",
  "{{#if a}}",
  "{{> x}}",
  "\u0000",
  "<!--",
  "{{~",
  "\\{{",
  '<w:fldChar w:fldCharType="begin"/>',
  '<w:bookmarkStart w:id="9" w:name="Z"/>',
  "<w:tr/>",
  "<w:body>",
];

const damageXml = (xml: string, random: () => number): string => {
  let out = xml;
  for (let n = 1 + Math.floor(random() * 3); n > 0; n -= 1) {
    const at = Math.floor(random() * out.length);
    const length = Math.floor(random() * 60);
    const kind = random();
    if (kind < 0.3) out = out.slice(0, at) + out.slice(at + length);
    else if (kind < 0.5) out = out.slice(0, at) + out.slice(at, at + length) + out.slice(at);
    else if (kind < 0.8)
      out = out.slice(0, at) + (SNIPPETS[Math.floor(random() * SNIPPETS.length)] as string) + out.slice(at);
    else {
      // Whole elements, so that much of the damage stays well-formed.
      const elements = [...out.matchAll(/<w:(p|r|t|tc|tr|sdt)\b[^>]*>(?:(?!<w:\1\b)[\s\S])*?<\/w:\1>/g)];
      const one = elements[Math.floor(random() * elements.length)];
      if (one !== undefined)
        out =
          random() < 0.5
            ? out.slice(0, one.index) + out.slice(one.index + one[0].length)
            : out.slice(0, one.index) + one[0] + out.slice(one.index);
    }
  }
  return out;
};

const damage = (random: () => number): Uint8Array => {
  if (random() < 0.35) {
    const bytes = SOURCE.slice();
    for (let n = 1 + Math.floor(random() * 8); n > 0; n -= 1)
      bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
    return random() < 0.2 ? bytes.slice(0, Math.floor(random() * bytes.length)) : bytes;
  }
  const parts = unzipSync(SOURCE);
  const names = Object.keys(parts).filter((name) => name.startsWith("word/") || random() < 0.1);
  const name = names[Math.floor(random() * names.length)] as string;
  return zipParts({ ...parts, [name]: strToU8(damageXml(strFromU8(parts[name] as Uint8Array), random)) });
};

const FAULTS = new Set(["DocxFault", "TemplateFault", "DraftFault", "CleanCopyRefusal"]);

export interface FuzzTally {
  readonly cases: number;
  readonly made: number;
  readonly faults: number;
  /** Packages made, for a closer judge. */
  readonly sample: readonly Uint8Array[];
}

/** Runs seeds from `first` until `count` are done or the time is up. Throws, naming the seed, on anything without a name or out of order. */
export const fuzz = async (first: number, count: number, milliseconds: number): Promise<FuzzTally> => {
  const until = Date.now() + milliseconds;
  const sample: Uint8Array[] = [];
  let [made, faults, cases] = [0, 0, 0];
  for (let seed = first; cases < count && Date.now() < until; seed += 1) {
    const random = seeded(seed);
    const bytes = damage(random);
    const which = random();
    const work =
      which < 0.6
        ? async () => (await composeDraft(await compileTemplate(bytes), FACTS, SETTING)).docx
        : which < 0.8
          ? async () => (await adoptDocument(bytes, SETTING)).docx
          : which < 0.9
            ? async () => (await retag(bytes, SETTING)).docx
            : () => cleanCopy(bytes);
    cases += 1;
    let out: Uint8Array;
    try {
      out = await work();
    } catch (fault) {
      if (!(fault instanceof Error) || !FAULTS.has(fault.name))
        throw new Error(`Seed ${seed} ended in something without a name: ${String(fault)}`, { cause: fault });
      faults += 1;
      continue;
    }
    // A loop repeats what was wrong with its row already: only a complaint of another kind is ours.
    const before = new Set(packageComplaints(bytes));
    const complaints = packageComplaints(out).filter((complaint) => !before.has(complaint));
    if (complaints.length > 0)
      throw new Error(`Seed ${seed} made a package worse: ${complaints.slice(0, 3).join(" | ")}`);
    made += 1;
    if (sample.length < 40 && made % 7 === 0) sample.push(out);
  }
  return { cases, made, faults, sample };
};
