// The interpreter says what Handlebars itself says. Apart on purpose, and said in the comments: white space around markers that stand
// alone in their paragraph, missing facts (both sides print the same blank), and text that is always escaped for XML, never for HTML.
import fc from "fast-check";
import Handlebars from "handlebars";
import { findHelper } from "../../../src/drafting/helpers/helper-table";
import { compileTemplate } from "../../../src/drafting/compile/compile-template";
import { composeDraft } from "../../../src/drafting/emit/compose-draft";
import { docx, p } from "../../support/docx-builder";
import { partOf, SETTING } from "../drafted";

// Data: names a template uses, values of every kind JSON has. No value is blank text: a blank is missing here and text there.
// No letter of two code units: `b.[0]` would be half of one, which Handlebars prints and a document cannot hold.
// Null stands at the top only, and is no item of a loop over the facts themselves: for a null item Handlebars hands inner blocks an
// empty object, where ours stays nothing.
const names = ["a", "b", "c", "list", "item"] as const;
const scalar = fc.oneof(
  fc.constantFrom("x", "Ana", "<&>", "0", "é", "ñ"),
  fc.integer({ min: -5, max: 5 }),
  fc.boolean(),
);
const data = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    scalar,
    fc.array(tie("value"), { maxLength: 3 }),
    tie("object"),
  ),
  object: fc.dictionary(fc.constantFrom(...names), tie("value"), { maxKeys: 4, noNullPrototype: true }),
  facts: fc.dictionary(
    fc.constantFrom(...names),
    fc.oneof({ weight: 5, arbitrary: tie("value") }, { weight: 1, arbitrary: fc.constant(null) }),
    { maxKeys: 4, noNullPrototype: true },
  ),
}));

// Templates: one paragraph of nested blocks, values and text. Spaces stand only inside words of text, so no marker is ever alone.
const path = fc.oneof(
  fc.constantFrom(...names),
  fc.constantFrom(
    "this",
    "../a",
    "../b",
    "@index",
    "@key",
    "@first",
    "@last",
    "@root.a",
    "list.length",
    "a.b",
    "item.c",
    "b.[0]",
    "this.a",
    "./b",
    "@../index",
  ),
);
const quoted = fc.constantFrom('"x"', "'y'", "1", "true", "null", "undefined");
const sub = fc
  .tuple(fc.constantFrom("eq", "ne", "and", "or"), fc.oneof(path, quoted), fc.oneof(path, quoted))
  .map(([name, x, y]) => `(${name} ${x} ${y})`);
const argument = fc.oneof(
  { weight: 4, arbitrary: path },
  { weight: 1, arbitrary: quoted },
  { weight: 1, arbitrary: sub },
  { weight: 1, arbitrary: sub.map((inner) => `(not ${inner})`) },
);
const template = fc.letrec<{ piece: string; body: string }>((tie) => ({
  piece: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom("t", "<w>", "&", "u v", "."),
    path.map((inner) => `{{p ${inner}}}`),
    path.map((inner) => `{{{p ${inner}}}}`),
    fc.tuple(argument, tie("body"), tie("body")).map(([test, yes, no]) => `{{#if ${test}}}${yes}{{else}}${no}{{/if}}`),
    fc.tuple(argument, tie("body")).map(([test, body]) => `{{#unless ${test}}}${body}{{/unless}}`),
    fc
      .tuple(argument, tie("body"), argument, tie("body"), tie("body"))
      .map(([one, x, two, y, z]) => `{{#if ${one}}}${x}{{else if ${two}}}${y}{{else}}${z}{{/if}}`),
    fc
      .tuple(path, tie("body"), tie("body"))
      .map(([list, body, none]) => `{{#each ${list}}}${body}{{else}}${none}{{/each}}`),
    fc.tuple(path, tie("body")).map(([list, body]) => `{{#each ${list} as |item c|}}${body}{{/each}}`),
    fc
      .tuple(path, tie("body"), tie("body"))
      .map(([inner, body, none]) => `{{#with ${inner}}}${body}{{else}}${none}{{/with}}`),
    fc
      .tuple(fc.constantFrom("a", "b", "list", "item"), tie("body"))
      .map(([name, body]) => `{{#${name}}}${body}{{/${name}}}`),
    fc.tuple(fc.constantFrom("a", "b", "list"), tie("body")).map(([name, body]) => `{{^${name}}}${body}{{/${name}}}`),
    fc.constant("{{! nothing }}"),
    tie("body").map((body) => `t {{~#if true~}} ${body} {{~/if~}} u`),
  ),
  body: fc.array(tie("piece"), { minLength: 1, maxLength: 3 }).map((pieces) => pieces.join("")),
}));

const OVER_ALL_FACTS = /\{\{#each this[ }]/;

const missing = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === "string" && value.trim() === "");
const PRINTED = "\u00a4";

/** Handlebars with our logic helpers, and a printing helper that shows the same blank for what is missing or cannot be printed. */
const reference = (source: string, facts: unknown): string => {
  const handlebars = Handlebars.create();
  for (const name of ["eq", "ne", "and", "or", "not"])
    handlebars.registerHelper(name, (...values: unknown[]) =>
      findHelper(name)?.call(values.slice(0, -1), undefined, { now: 0, timeZone: "UTC" }),
    );
  handlebars.registerHelper("p", (value: unknown) =>
    typeof value === "string" || typeof value === "number" || typeof value === "boolean"
      ? missing(value)
        ? PRINTED
        : String(value)
      : PRINTED,
  );
  return handlebars.compile(source, { noEscape: true })(facts);
};
/** The same template as a document's paragraph; `p` is the reference's name for plain printing, and ours prints by itself. */
const ours = async (source: string, facts: never): Promise<string> => {
  const template = await compileTemplate(docx({ body: p(source.replace(/\{\{(\{?)p /g, "{{$1")) }));
  const { docx: made } = await composeDraft(template, facts, SETTING);
  const text = [...partOf(made, "word/document.xml").matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/g)]
    .map(([, words]) => words)
    .join("");
  return text
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&")
    .replace(/\[[^\]\s]*\]/g, PRINTED);
};

/** Compares until `runs` are done or the time is up; tells how many were compared. A difference is thrown with its seed. */
export const compareWithHandlebars = async (runs: number, milliseconds: number, seed?: number): Promise<number> => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(template.body, data.facts, async (body, object) => {
      fc.pre(!(OVER_ALL_FACTS.test(body) && Object.values(object).includes(null)));
      // A paragraph that ends up with nothing to show leaves; a text on both sides keeps it here.
      const source = `S${body}E`;
      expect(await ours(source, object as never)).toBe(reference(source, object));
      compared += 1;
    }),
    {
      numRuns: runs,
      ...(seed === undefined ? {} : { seed }),
      endOnFailure: true,
      interruptAfterTimeLimit: milliseconds,
      markInterruptAsFailure: false,
    },
  );
  return compared;
};
