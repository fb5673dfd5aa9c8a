/** Numbers and money in figures and in words. Nothing is rounded in silence: more than two decimals of a dollar is a problem. */
import { DOCUMENT_LANGUAGE } from "../../docx/document-language";
import type { Helper, Problem } from "./helper";

const ONES = [
  "zero",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
  "thirteen",
  "fourteen",
  "fifteen",
  "sixteen",
  "seventeen",
  "eighteen",
  "nineteen",
] as const;
const TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"] as const;
const SCALES = ["", " thousand", " million", " billion", " trillion", " quadrillion"] as const;
const ORDINAL_WORDS: Readonly<Record<string, string>> = {
  one: "first",
  two: "second",
  three: "third",
  five: "fifth",
  eight: "eighth",
  nine: "ninth",
  twelve: "twelfth",
};

const NOT_A_NUMBER: Problem = { problem: "is not a number" };
const OUT_OF_RANGE: Problem = { problem: "is a number too large to be written exactly" };

/** Reads a number or a number written as text (`1,234.50`, `$1,234.50`). */
const readNumber = (value: unknown): number | undefined => {
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  if (typeof value !== "string" || !/^\s*-?\$?\s*(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?\s*$/.test(value))
    return undefined;
  const read = Number(value.replace(/[$,\s]/g, ""));
  return Number.isFinite(read) ? read : undefined;
};

const below1000 = (value: number): string => {
  const hundreds = Math.floor(value / 100);
  const rest = value % 100;
  const small =
    rest < 20
      ? (ONES[rest] ?? "")
      : `${TENS[Math.floor(rest / 10)] ?? ""}${rest % 10 === 0 ? "" : `-${ONES[rest % 10] ?? ""}`}`;
  if (hundreds === 0) return small;
  return `${ONES[hundreds] ?? ""} hundred${rest === 0 ? "" : ` ${small}`}`;
};

/** A whole number in words, lower case. */
const inWords = (value: number): string => {
  if (value < 0) return `minus ${inWords(-value)}`;
  if (value === 0) return "zero";
  const groups: string[] = [];
  for (let rest = value, scale = 0; rest > 0; rest = Math.floor(rest / 1000), scale += 1)
    if (rest % 1000 > 0) groups.unshift(below1000(rest % 1000) + (SCALES[scale] ?? ""));
  return groups.join(" ");
};

export const ordinal = (value: number): string => {
  const hundred = Math.abs(value) % 100;
  const ending =
    hundred >= 11 && hundred <= 13
      ? "th"
      : (({ 1: "st", 2: "nd", 3: "rd" } as Readonly<Record<number, string>>)[hundred % 10] ?? "th");
  return `${value}${ending}`;
};

const ordinalWords = (value: number): string =>
  inWords(value).replace(
    /[a-z]+$/,
    (last) => ORDINAL_WORDS[last] ?? (last.endsWith("y") ? `${last.slice(0, -1)}ieth` : `${last}th`),
  );

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, "M"],
  [900, "CM"],
  [500, "D"],
  [400, "CD"],
  [100, "C"],
  [90, "XC"],
  [50, "L"],
  [40, "XL"],
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"],
];
const roman = (value: number): string => {
  let out = "";
  let rest = value;
  for (const [size, sign] of ROMAN) for (; rest >= size; rest -= size) out += sign;
  return out;
};
const letters = (value: number): string => {
  let out = "";
  for (let rest = value; rest > 0; rest = Math.floor((rest - 1) / 26))
    out = String.fromCharCode(65 + ((rest - 1) % 26)) + out;
  return out;
};

const grouped = (value: number, decimals?: number): string =>
  value.toLocaleString(DOCUMENT_LANGUAGE, {
    minimumFractionDigits: decimals ?? 0,
    maximumFractionDigits: decimals ?? 20,
  });

const numeric = (
  says: string,
  write: (value: number, hash: ReadonlyMap<string, unknown> | undefined) => string | Problem,
  hash?: readonly string[],
): Helper => ({
  least: 1,
  most: 1,
  says,
  ...(hash === undefined ? {} : { hash }),
  call: ([value], given) => {
    const read = readNumber(value);
    if (read === undefined) return NOT_A_NUMBER;
    return Math.abs(read) > Number.MAX_SAFE_INTEGER ? OUT_OF_RANGE : write(read, given);
  },
});
const whole = (says: string, least: number, most: number, write: (value: number) => string): Helper =>
  numeric(says, (value) =>
    Number.isInteger(value) && value >= least && value <= most
      ? write(value)
      : { problem: `is not a whole number from ${least} to ${most}` },
  );

const cents = (value: number): number | undefined => {
  const hundredths = Math.round(Math.abs(value) * 100);
  return Math.abs(hundredths / 100 - Math.abs(value)) < 1e-9 * Math.max(1, Math.abs(value)) ? hundredths : undefined;
};
const PART_OF_CENT: Problem = { problem: "has a part of a cent" };
const capital = (text: string): string =>
  text
    .replace(/(^|[\s-])([a-z])/g, (_, before: string, letter: string) => before + letter.toUpperCase())
    .replace(/\bAnd\b/g, "and");

const arithmetic = (says: string, work: (a: number, b: number) => number): Helper => ({
  least: 2,
  most: 2,
  says,
  call: ([a, b]) => {
    const [x, y] = [readNumber(a), readNumber(b)];
    if (x === undefined || y === undefined) return NOT_A_NUMBER;
    if (Math.abs(x) > Number.MAX_SAFE_INTEGER || Math.abs(y) > Number.MAX_SAFE_INTEGER) return OUT_OF_RANGE;
    // Sums of money must not end in 0.30000000000000004; whole numbers need no rounding and, large, would not survive it.
    const plain = work(x, y);
    const result =
      Number.isInteger(x) && Number.isInteger(y) ? plain : Number(plain.toFixed(Math.abs(plain) < 1e9 ? 6 : 2));
    return Math.abs(result) > Number.MAX_SAFE_INTEGER ? OUT_OF_RANGE : result;
  },
});

export const NUMBERS: Readonly<Record<string, Helper>> = {
  number: numeric("1,234.5", (value) => grouped(value)),
  money: numeric(
    "$1,234.50; whole dollars without cents with cents=false",
    (value, hash) => {
      const hundredths = cents(value);
      if (hundredths === undefined) return PART_OF_CENT;
      return `${value < 0 ? "-" : ""}$${hash?.get("cents") === false && hundredths % 100 === 0 ? grouped(hundredths / 100) : grouped(hundredths / 100, 2)}`;
    },
    ["cents"],
  ),
  moneyWords: numeric("One Thousand Two Hundred Thirty-Four and 50/100 Dollars", (value) => {
    const hundredths = cents(value);
    if (hundredths === undefined) return PART_OF_CENT;
    const dollars = Math.floor(hundredths / 100);
    return `${value < 0 ? "Minus " : ""}${capital(inWords(dollars))} and ${String(hundredths % 100).padStart(2, "0")}/100 Dollar${dollars === 1 ? "" : "s"}`;
  }),
  numberWords: whole("one thousand two hundred", -999_999_999_999, 999_999_999_999, inWords),
  ordinal: whole("1st", 0, 999_999, ordinal),
  ordinalWords: whole("first", 0, 999_999, ordinalWords),
  roman: whole("IV", 1, 3999, roman),
  lowerRoman: whole("iv", 1, 3999, (value) => roman(value).toLowerCase()),
  letter: whole("A, B, ... Z, AA", 1, 18_278, letters),
  add: arithmetic("the sum", (a, b) => a + b),
  subtract: arithmetic("the difference", (a, b) => a - b),
  multiply: arithmetic("the product", (a, b) => a * b),
};
