import { DOCUMENT_LANGUAGE } from "../../docx/document-language";
import type { Helper } from "./helper";
import { property } from "./helper";

const SMALL = new Set([
  "a",
  "an",
  "and",
  "as",
  "at",
  "but",
  "by",
  "for",
  "in",
  "nor",
  "of",
  "on",
  "or",
  "per",
  "the",
  "to",
  "v.",
  "vs.",
  "via",
  "with",
]);

/** Title case as pleadings are titled: small words stay small but at the ends; words with capitals inside (LLP, McDonald) stay. */
const titleCase = (text: string): string => {
  const words = text.split(/(\s+)/);
  const last = words.length - 1;
  return words
    .map((word, at) => {
      if (/[A-Z].*[A-Z]|[a-z][A-Z]/.test(word) && text !== text.toUpperCase()) return word;
      const lower = word.toLocaleLowerCase(DOCUMENT_LANGUAGE);
      if (at !== 0 && at !== last && SMALL.has(lower)) return lower;
      return lower.replace(
        /(^|[-(\u201c"])(\p{L})/gu,
        (_, before: string, letter: string) => before + letter.toLocaleUpperCase(DOCUMENT_LANGUAGE),
      );
    })
    .join("");
};

const text = (says: string, change: (value: string) => unknown): Helper => ({
  least: 1,
  most: 1,
  says,
  call: ([value]) =>
    typeof value === "string" || typeof value === "number" || typeof value === "boolean"
      ? change(String(value))
      : { problem: "is not text" },
});

export const WORDS: Readonly<Record<string, Helper>> = {
  upper: text("IN CAPITALS", (value) => value.toLocaleUpperCase(DOCUMENT_LANGUAGE)),
  lower: text("in small letters", (value) => value.toLocaleLowerCase(DOCUMENT_LANGUAGE)),
  title: text("In Title Case", titleCase),
  capitalize: text("With its first letter capital", (value) =>
    value.replace(
      /^(\s*)(\p{L})/u,
      (_, before: string, letter: string) => before + letter.toLocaleUpperCase(DOCUMENT_LANGUAGE),
    ),
  ),
  concat: {
    least: 1,
    most: 16,
    says: "its arguments one after another",
    call: (values) => values.map(String).join(""),
  },
  phone: text("(213) 555-0140", (value) => {
    const digits = value.replace(/\D/g, "").replace(/^1(?=\d{10}$)/, "");
    return digits.length === 10 && !/[A-Za-z]/.test(value)
      ? `(${digits.slice(0, 3)}) ${digits.slice(3, 6)}-${digits.slice(6)}`
      : { problem: "is not a ten-digit telephone number" };
  }),
  docket: text("a case number with plain hyphens and capitals: 2:26-CV-01234-ABC", (value) =>
    value
      .trim()
      .replace(/[\u2010-\u2015\u2212]/g, "-")
      .replace(/\s*-\s*/g, "-")
      .replace(/\s+/g, " ")
      .toUpperCase(),
  ),
  lastFour: text("all but the last four digits as X (CRC 1.201, FRCP 5.2)", (value) => {
    let left = (value.match(/\d/g) ?? []).length;
    if (left < 5) return { problem: "has no digits to redact" };
    return value.replace(/\d/g, (digit) => ((left -= 1) < 4 ? digit : "X"));
  }),
  lookup: {
    least: 2,
    most: 2,
    tolerant: true,
    says: "the named part of a value",
    call: ([holder, name]) => property(holder, String(name)),
  },
};
