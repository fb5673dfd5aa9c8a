/**
 * What the template says at a unit, with the facts put in that the draft printed there: the wording a reviewer compares the unit with.
 * A placeholder whose printed value is not known stays as it stands in the template. Shown, never relied on: the ledger it comes from is a hint.
 */
import type { FactUse } from "./ledger";

/** `{{name}}`, `{{{name}}}`, `{{#if name}}`: anything a template may say between braces. */
const PLACEHOLDER = /\{\{\{?(?<sign>[~#/^!>]*)(?<inner>[^{}]*?)~?\}?\}\}/gu;
/** Marks of the class of work print nothing. */
const WORK_CLASS = /\{\{\s*[#/]\s*(?:factual|procedural|interpretive)\s*\}\}/gu;

/** A list's item that is a value itself: `matter.causes.0`, printed by `{{this}}`. */
const ITEM = /\.\d+$/u;

type Printed = FactUse & { readonly expression?: string; readonly missing?: boolean };

/** What a placeholder names, as written and as a name within a list's item. */
interface Wanted {
  readonly whole: string;
  readonly relative: string;
}

/** The printed value of one placeholder: by its whole expression, else by its path, else as a name within the list's item, or as that item. */
const printedFor = ({ whole, relative }: Wanted, facts: readonly Printed[]): Printed | undefined =>
  facts.find((fact) => (fact.expression ?? fact.path) === whole) ??
  facts.find((fact) => fact.path === whole) ??
  facts.find(
    (fact) => fact.expression === undefined && (whole === "this" ? ITEM.test(fact.path) : fact.path.endsWith(relative)),
  );

/** A stretch of a wording; `filled`: put there by a fact. */
export interface Wording {
  readonly text: string;
  readonly filled?: boolean;
}

/** A stretch of the template, and the fact that filled it. */
export interface FilledWording extends Wording {
  readonly fact?: FactUse;
}

/** A template's paragraph taken apart, once for all the units that came from it. */
export interface TakenApart {
  /** Without the marks of the class of work. */
  readonly plain: string;
  readonly placeholders: readonly { readonly from: number; readonly to: number; readonly wanted: Wanted }[];
}

/** Conditions, lists and what else prints nothing by itself are left standing. */
export const takeApart = (template: string): TakenApart => {
  const plain = template.includes("{{") ? template.replace(WORK_CLASS, "") : template;
  const placeholders: { from: number; to: number; wanted: Wanted }[] = [];
  if (plain.includes("{{"))
    for (const match of plain.matchAll(PLACEHOLDER)) {
      if ((match.groups?.["sign"] ?? "") !== "") continue;
      const whole = (match.groups?.["inner"] ?? "").replace(/\s+/gu, " ").trim();
      placeholders.push({
        from: match.index,
        to: match.index + match[0].length,
        wanted: { whole, relative: `.${whole.replace(/^(?:this|\.\.)[./]/u, "")}` },
      });
    }
  return { plain, placeholders };
};

/** The template's wording in stretches, those a fact filled marked as such. */
export const templateWording = (template: string | TakenApart, facts: readonly FactUse[]): readonly FilledWording[] => {
  const { plain, placeholders } = typeof template === "string" ? takeApart(template) : template;
  const stretches: FilledWording[] = [];
  let at = 0;
  for (const { from, to, wanted } of placeholders) {
    const printed = printedFor(wanted, facts);
    if (printed === undefined) continue;
    if (from > at) stretches.push({ text: plain.slice(at, from) });
    if (printed.text !== "") stretches.push({ text: printed.text, filled: true, fact: printed });
    at = to;
  }
  if (at < plain.length) stretches.push({ text: plain.slice(at) });
  return stretches;
};

const spaced = (text: string): string => text.replace(/[\s\u200b\u00ad]+/gu, " ").trim();

/**
 * Whether a unit says something else than its template with these facts. White space does not count. What cannot be told from here,
 * a condition or an unknown placeholder, may say anything: only what surrounds it is compared.
 */
export const differsFromTemplate = (template: string, facts: readonly FactUse[], text: string): boolean => {
  const filled = templateWording(template, facts)
    .map((stretch) => (stretch.filled === true ? stretch.text.replaceAll("{{", "{ {") : stretch.text))
    .join("");
  const outline = spaced(filled)
    .replace(/\{\{\s*[#^][\s\S]*\{\{\s*\/[^{}]*\}\}/gu, "\u0000")
    .replace(/\{\{[^{}]*\}\}\}?/gu, "\u0000");
  return !standInOrder(outline.split(/\s*\u0000\s*/u), spaced(text));
};

/** Whether the text begins with the first piece, ends with the last, and holds those between in order. One pass: whoever made the ledger cannot make it slow. */
const standInOrder = (pieces: readonly string[], text: string): boolean => {
  const [first = "", ...others] = pieces;
  const last = others.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const piece of others) {
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
};
