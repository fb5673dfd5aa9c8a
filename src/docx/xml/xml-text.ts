/**
 * Character data in and out of XML 1.0: the five named entities and character references, nothing else.
 * What XML cannot hold is never written silently changed; the caller asks first.
 */
import { DocxFault } from "../docx-fault";

/** Every character outside XML 1.0's Char production (section 2.2), lone surrogates included. */
const ILLEGAL = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;
const ILLEGAL_ALL = new RegExp(ILLEGAL.source, "gu");

/** Cheap first look, by code unit: half a surrogate pair may still be part of a whole one. */
const SUSPECT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/;

/** Index of the first character XML 1.0 cannot hold, or -1. */
export const illegalCharacterAt = (text: string): number => (SUSPECT.test(text) ? text.search(ILLEGAL) : -1);

/** The text without the characters XML 1.0 cannot hold. Dropping is a change: report it where words are concerned. */
export const withoutIllegal = (text: string): string =>
  illegalCharacterAt(text) < 0 ? text : text.replace(ILLEGAL_ALL, "");

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const REFERENCE = /&(?:#x([0-9A-Fa-f]+)|#([0-9]+)|([A-Za-z_][\w.-]*));|&/g;

const decodeOne = (
  part: string,
  whole: string,
  hex: string | undefined,
  decimal: string | undefined,
  name: string | undefined,
): string => {
  const fail = (): never => {
    throw new DocxFault("malformed-xml", `${part} uses an entity or character reference XML does not define.`, {
      part,
    });
  };
  if (name !== undefined) return NAMED[name] ?? fail();
  const digits = hex ?? decimal;
  if (digits === undefined || whole === "&") return fail();
  const code = Number.parseInt(digits, hex === undefined ? 10 : 16);
  if (!(code <= 0x10ffff)) return fail();
  const character = code >= 0xd800 && code <= 0xdfff ? "\uD800" : String.fromCodePoint(code);
  return illegalCharacterAt(character) < 0 ? character : fail();
};

/** Character data as a reader sees it: references resolved, line ends as \n (XML 1.0, 2.11). */
export const decodeEntities = (raw: string, part = "the part"): string => {
  if (!/[\r&]/.test(raw)) return raw;
  const lines = raw.includes("\r") ? raw.replace(/\r\n?/g, "\n") : raw;
  if (!lines.includes("&")) return lines;
  return lines.replace(REFERENCE, (whole: string, hex?: string, decimal?: string, name?: string) =>
    decodeOne(part, whole, hex, decimal, name),
  );
};

/** An attribute's value as a reader sees it: white space as spaces, then references resolved (XML 1.0, 3.3.3). */
export const decodeAttribute = (raw: string, part = "the part"): string =>
  /[\t\n\r&]/.test(raw) ? decodeEntities(raw.replace(/\r\n|[\t\n\r]/g, " "), part) : raw;

/** What escaping or refusing could concern: most texts hold none of it, and are looked through once. */
const MARKED = /[\u0000-\u0008\u000b-\u001f&<>\ud800-\udfff\ufffe\uffff]/;
const MARKED_IN_ATTRIBUTE = /[\u0000-\u001f&<>"\ud800-\udfff\ufffe\uffff]/;

const refuseIllegal = (text: string): void => {
  if (illegalCharacterAt(text) >= 0)
    throw new DocxFault("illegal-character", "The text holds a character XML cannot hold.");
};

/** Text for element content. Carriage returns are kept as references, or a parser would turn them into line feeds. @throws DocxFault illegal-character */
export const escapeText = (text: string): string => {
  if (!MARKED.test(text)) return text;
  refuseIllegal(text);
  return /[&<>\r]/.test(text)
    ? text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/\r/g, "&#13;")
    : text;
};

/** Text for a double-quoted attribute value. @throws DocxFault illegal-character */
export const escapeAttribute = (text: string): string => {
  if (!MARKED_IN_ATTRIBUTE.test(text)) return text;
  const escaped = escapeText(text);
  return /["\t\n]/.test(escaped)
    ? escaped.replace(/"/g, "&quot;").replace(/\t/g, "&#9;").replace(/\n/g, "&#10;")
    : escaped;
};
