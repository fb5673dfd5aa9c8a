/**
 * A person's data left in a template: what an earlier client's paper held goes into every later draft. Found by form (a social security or
 * card number, an account, a birth date, a telephone number, an e-mail address) or because the firm's facts hold that very name.
 * Advice, not a verdict: a letterhead's own telephone number has its place. Placeholders are no data.
 */
import { withCanonicalPrefixes } from "../docx/xml/canonical-prefixes";
import { openPackage } from "../docx/package/package";
import { listStoryParts } from "../docx/parts/stories";
import { finding, type Finding } from "../domain/draft/finding";
import { readStoryTree } from "./story/story-tree";
import { findPlaceholders } from "./language/find-placeholders";
import { firstWords, textOf } from "./language/read-placeholders";
import { storyIndexes } from "./story/paragraphs";

export type DataKind = "ssn" | "card" | "account" | "birth" | "phone" | "email" | "name";

interface Found {
  readonly kind: DataKind;
  readonly start: number;
  readonly end: number;
  readonly typed: string;
}

/** Check digit of payment cards (ISO/IEC 7812-1, annex B). */
const passesLuhn = (digits: string): boolean => {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits.charAt(digits.length - 1 - at));
    sum += at % 2 === 0 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
  }
  return sum % 10 === 0;
};

const DATE = String.raw`(?:\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2},? \d{4})`;

/** In this order: what one form has claimed, a later one does not claim again. */
const FORMS: readonly {
  readonly kind: DataKind;
  readonly form: RegExp;
  readonly group?: number;
  readonly holds?: (typed: string) => boolean;
}[] = [
  // Area 000, 666 and 900 to 999, group 00 and serial 0000 were never given out (SSA, POMS RM 10201.035).
  { kind: "ssn", form: /(?<![\d-])(?!000|666|9\d\d)\d{3}[- ](?!00)\d{2}[- ](?!0000)\d{4}(?![\d-])/g },
  { kind: "ssn", form: /\b(?:SSN|social security)\b[^\d]{0,24}((?!000|666|9)\d{9})(?!\d)/gi, group: 1 },
  {
    kind: "card",
    form: /(?<![\d-])\d(?:[ -]?\d){12,18}(?![\d-])/g,
    holds: (typed) => passesLuhn(typed.replace(/\D/g, "")),
  },
  {
    kind: "account",
    form: /\b(?:account|acct|routing|policy|license|passport|A-?number|alien registration)\b(?:\s+(?:no|number|num|#))?[.:#\s]{0,4}([A-Z]?\d[\d-]{5,19}\d)/gi,
    group: 1,
  },
  {
    kind: "birth",
    form: new RegExp(String.raw`\b(?:born(?: on)?|date of birth|birth ?date|DOB|D\.O\.B\.)[:,\s]{0,4}(${DATE})`, "gi"),
    group: 1,
  },
  {
    kind: "email",
    form: /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu,
    holds: (typed) => !/@(?:example|domain|email|firm)\b|\.example$/i.test(typed),
  },
  {
    kind: "phone",
    form: /(?<![\d-])(?:\+?1[ .-]?)?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}(?![\d-])/g,
    holds: (typed) => !/0{3}\D*0{4}$|1{3}\D*1{4}$/.test(typed),
  },
];

const withoutPlaceholders = (text: string): string => {
  let out = text;
  for (const { start, end } of findPlaceholders(text).placeholders)
    out = out.slice(0, start) + " ".repeat(end - start) + out.slice(end);
  return out;
};

const escapeForm = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** What one text holds of a person's data, in order. `names` are names of persons the firm knows. */
export const personalData = (text: string, names: readonly string[] = []): readonly Found[] => {
  const plain = withoutPlaceholders(text);
  const found: Found[] = [];
  const add = (kind: DataKind, start: number, typed: string): void => {
    const end = start + typed.length;
    if (!found.some((one) => one.start < end && start < one.end)) found.push({ kind, start, end, typed });
  };
  for (const { kind, form, group, holds } of FORMS)
    for (const match of plain.matchAll(form)) {
      const typed = group === undefined ? match[0] : (match[group] ?? match[0]);
      if (holds?.(typed) !== false)
        add(kind, match.index + (group === undefined ? 0 : match[0].lastIndexOf(typed)), typed);
    }
  for (const name of names) {
    // One word alone is a name of too many things.
    if (!/\S\s+\S/.test(name.trim())) continue;
    for (const match of plain.matchAll(
      new RegExp(`(?<![\\p{L}\\p{N}])${escapeForm(name.trim()).replace(/\s+/g, "\\s+")}(?![\\p{L}\\p{N}])`, "giu"),
    ))
      add("name", match.index, match[0]);
  }
  return found.sort((a, b) => a.start - b.start);
};

/** The advice as it may be shown: numbers to their last four characters, so that the list itself spreads nothing. */
const shown = ({ kind, typed }: Found): string => (kind === "name" || kind === "email" ? typed : `…${typed.slice(-4)}`);

/**
 * Advisory findings for a whole template, each with its place.
 * @throws DocxFault when the package cannot be read
 */
export const personalDataIn = async (docx: Uint8Array, names: readonly string[] = []): Promise<readonly Finding[]> => {
  const pkg = await openPackage(docx);
  const findings: Finding[] = [];
  for (const { part } of await listStoryParts(pkg)) {
    const tree = readStoryTree(withCanonicalPrefixes(await pkg.text(part), part), part);
    for (const [node, paragraph] of storyIndexes(tree.root)) {
      if (node.twin !== undefined) continue;
      const text = textOf(node, part);
      for (const one of personalData(text, names))
        findings.push(
          finding(
            "personal-data",
            { kind: one.kind, shown: shown(one) },
            { place: { part, story: node.story, paragraph, firstWords: firstWords(text) } },
          ),
        );
    }
  }
  return findings;
};

/** Names among facts: every text under `name` or `fullName`, and what `names` lists. */
export const namesInFacts = (facts: unknown): readonly string[] => {
  const names = new Set<string>();
  const walk = (value: unknown, key: string): void => {
    if (typeof value === "string") {
      if (/^(?:name|fullName|legalName|contactName)$/.test(key)) names.add(value);
    } else if (Array.isArray(value))
      value.forEach((one) => {
        walk(one, key === "names" ? "name" : key);
      });
    else if (value !== null && typeof value === "object")
      for (const [inner, one] of Object.entries(value)) if (inner !== "$sources") walk(one, inner);
  };
  walk(facts, "");
  return [...names];
};
