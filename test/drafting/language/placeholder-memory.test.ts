// The same placeholder is read by Handlebars' parser once; every later reading must say the same, and share nothing with it.
import fc from "fast-check";
import {
  ledgerXml,
  parseLedger,
  type DraftLedger,
  type DraftUnit,
  type LedgerParagraph,
} from "../../../src/drafting/ledger/ledger";
import { bare } from "../../../src/drafting/compile/compile-value";
import { findPlaceholders } from "../../../src/drafting/language/find-placeholders";
import { parseNew, parsePlaceholder } from "../../../src/drafting/language/syntax";
import type { DraftId, UnitId } from "../../../src/domain/ids";

const name = fc.constantFrom(
  "client",
  "client.name",
  "this",
  "../a.b",
  "@index",
  "a-b.c_1",
  "else",
  "as",
  "1",
  "[x y].z",
  "true",
);
const inside = fc.oneof(
  name,
  fc.tuple(name, name).map(([a, b]) => `${a} ${b}`),
  fc.tuple(name, name).map(([a, b]) => `upper (default ${a} "x y") width=${b}`),
  fc
    .tuple(
      fc.constantFrom("#if", "#each", "#unless", "#with", "^", "/", "else if", ">", "!", "#"),
      name,
      fc.constantFrom("", " as |x i|", " includeZero=true"),
    )
    .map(([kind, a, more]) => `${kind} ${a}${more}`),
  fc.string({ maxLength: 6 }),
);
const typed = fc
  .tuple(fc.constantFrom("{{", "{{~", "{{ ", "{{{"), inside, fc.constantFrom("}}", "~}}", " }}", "}}}"))
  .map((pieces) => pieces.join(""));

/** Every expression inside, so that two answers can be seen to share none. */
const objectsIn = (value: unknown, into: Set<object> = new Set()): Set<object> => {
  if (value === null || typeof value !== "object") return into;
  if ("type" in value) into.add(value);
  for (const inner of Object.values(value)) objectsIn(inner, into);
  return into;
};

describe("a placeholder read before", () => {
  it("is told as if read anew, in expressions of its own", () => {
    fc.assert(
      fc.property(typed, (source) => {
        const anew = parseNew(source);
        const first = parsePlaceholder(source);
        const second = parsePlaceholder(source);
        expect([first, second]).toEqual([anew, anew]);
        if (!second.ok || second.placeholder.kind !== "value") return;
        const shared = first.ok && first.placeholder.kind === "value" ? objectsIn(first.placeholder.path) : new Set();
        for (const one of objectsIn(second.placeholder.path)) expect(shared.has(one)).toBe(false);
      }),
      { numRuns: 600 },
    );
  });
  it("ends where a plain look and a close look both say, and keeps what stands between its braces", () => {
    const text = fc
      .array(fc.constantFrom("{{", "}}", "{{{", "}}}", "client.name", " ", "a_1", '"', "[", "]", "~", "-", "\\", "é"), {
        maxLength: 10,
      })
      .map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(text, (source) => {
        for (const found of findPlaceholders(source).placeholders) {
          expect(source.slice(found.start, found.end)).toBe(found.typed);
          expect(found.typed.slice(2, -2)).not.toMatch(/^[\w. ]*\}\}/);
          expect(bare(found.typed)).toBe(found.typed.replace(/^\{+~?\s*|\s*~?\}+$/g, ""));
        }
      }),
      { numRuns: 600 },
    );
  });
});

describe("a ledger that leaves out what follows from the row before", () => {
  const paragraph = fc.record({
    part: fc.constantFrom("word/document.xml", "word/header1.xml"),
    story: fc.constantFrom("body" as const, "textbox" as const),
    paragraph: fc.integer({ min: -1, max: 5 }),
    text: fc.constantFrom("", "a & b", "{{x}}"),
    inLoop: fc.boolean(),
  });
  const unit = fc.record({
    at: fc.option(fc.integer({ min: 0, max: 6 }), { nil: undefined }),
    workClass: fc.constantFrom("factual" as const, "procedural" as const),
    furniture: fc.boolean(),
  });
  it("is read back as it was written", () => {
    fc.assert(
      fc.property(
        fc.array(paragraph, { maxLength: 8 }),
        fc.array(unit, { maxLength: 8 }),
        (paragraphs: readonly LedgerParagraph[], made) => {
          const units = made.map(({ at, workClass, furniture }, index): DraftUnit => ({
            id: `0123456789ABCD${String(10 + index * 2)}` as UnitId,
            facts: [],
            workClass,
            ...(furniture ? { furniture: true } : {}),
            ...(at === undefined ? {} : { templateParagraph: at }),
          }));
          const ledger: DraftLedger = {
            draft: "D" as DraftId,
            revision: 1,
            units,
            facts: [],
            paragraphs,
            missing: [],
            blanks: [],
            decisions: [],
            addedHeaders: [],
            addedSection: false,
          };
          expect(parseLedger(ledgerXml(ledger))).toEqual(ledger);
        },
      ),
    );
  });
  it("is read as before where every row says all of it, as in the drafts of the first version", () => {
    const xml =
      '<ledger xmlns="urn:countersign:ledger:1" draft="D" revision="1"><paragraphs><p part="word/document.xml" story="body" n="0">x</p><p part="word/document.xml" story="body" n="1">y</p></paragraphs><sources></sources><facts></facts><units><u i="0123456789ABCDEF" p="1" c="f"/><u i="0123456789ABCDEG"/></units><missing></missing><blanks></blanks><added></added></ledger>';
    const { paragraphs, units } = parseLedger(xml);
    expect(paragraphs.map((p) => [p.part, p.story, p.paragraph])).toEqual([
      ["word/document.xml", "body", 0],
      ["word/document.xml", "body", 1],
    ]);
    expect(units.map((one) => one.templateParagraph)).toEqual([1, undefined]);
  });
});
