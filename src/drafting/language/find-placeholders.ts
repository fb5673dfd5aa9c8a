/**
 * Finds where placeholders stand in a paragraph's text, as Handlebars' own lexer would: quotes and [segments] may hold braces,
 * `\{{` is literal, comments end at `}}` or `--}}`. A paragraph is one unit of reading: no placeholder crosses its end.
 */

export interface Found {
  /** Offsets into the paragraph's text, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly typed: string;
}

export type Stray = {
  readonly start: number;
  readonly end: number;
  readonly typed: string;
  readonly why: "unclosed" | "stray-close" | "escaped";
};

export interface Findings {
  readonly placeholders: readonly Found[];
  readonly strays: readonly Stray[];
}

const OPENING_QUOTES: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  "\u201c": "\u201d",
  "\u201d": "\u201d",
  "\u2018": "\u2019",
};

/** Names, dots and spaces up to `}}`: nine placeholders of ten, told without a closer look. Index just after it, or -1 where it is not so plain. */
const endOfPlain = (text: string, start: number): number => {
  let at = start + 2;
  for (
    let code = text.charCodeAt(at);
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    code === 0x2e ||
    code === 0x20 ||
    (code >= 0x30 && code <= 0x39) ||
    code === 0x5f;
    code = text.charCodeAt(at)
  )
    at += 1;
  return text.charCodeAt(at) === 0x7d && text.charCodeAt(at + 1) === 0x7d ? at + 2 : -1;
};

/** Index just after the placeholder that starts at `start`, or -1 when the text ends first. */
const endOf = (text: string, start: number): number => {
  const plain = endOfPlain(text, start);
  if (plain >= 0) return plain;
  if (text.startsWith("{{!--", start) || text.startsWith("{{~!--", start)) {
    const close = /--~?\}\}/g;
    close.lastIndex = start + 5;
    const found = close.exec(text);
    return found === null ? -1 : found.index + found[0].length;
  }
  if (/^\{\{~?!/.test(text.slice(start, start + 4))) {
    const close = text.indexOf("}}", start);
    return close < 0 ? -1 : close + 2;
  }
  const triple = text.startsWith("{{{", start);
  let at = start + (triple ? 3 : 2);
  while (at < text.length) {
    const sign = text.charAt(at);
    if (sign === "}" && text.startsWith("}}", at)) return at + (triple && text.charAt(at + 2) === "}" ? 3 : 2);
    if (sign === "{" && text.startsWith("{{", at)) return -1;
    const closing = OPENING_QUOTES[sign];
    if (closing !== undefined) {
      let close = at + 1;
      while (
        close < text.length &&
        text.charAt(close) !== closing &&
        !(closing === "\u201d" && text.charAt(close) === '"')
      )
        close += text.charAt(close) === "\\" ? 2 : 1;
      // An apostrophe that never closes is no quotation; the parser will say what is wrong with it.
      if (close < text.length) {
        at = close + 1;
        continue;
      }
    } else if (sign === "[") {
      const close = text.indexOf("]", at);
      if (close >= 0) {
        at = close + 1;
        continue;
      }
    }
    at += 1;
  }
  return -1;
};

/** Reads a paragraph's text. Cost is linear in the text where placeholders close. */
export const findPlaceholders = (text: string): Findings => {
  const placeholders: Found[] = [];
  const strays: Stray[] = [];
  let at = 0;
  for (;;) {
    const open = text.indexOf("{{", at);
    const close = text.indexOf("}}", at);
    if (close >= 0 && (open < 0 || close < open)) {
      strays.push({ start: close, end: close + 2, typed: "}}", why: "stray-close" });
      at = close + 2;
      continue;
    }
    if (open < 0) break;
    if (open > 0 && text.charAt(open - 1) === "\\") {
      if (open > 1 && text.charAt(open - 2) === "\\") {
        // A doubled backslash is one backslash, then a placeholder.
        strays.push({ start: open - 1, end: open, typed: "\\", why: "escaped" });
      } else {
        strays.push({ start: open - 1, end: open, typed: "\\", why: "escaped" });
        const closing = endOf(text, open);
        at = closing < 0 ? open + 2 : closing;
        continue;
      }
    }
    const end = endOf(text, open);
    if (end < 0) {
      const next = text.indexOf("{{", open + 2);
      const stop = next < 0 ? text.length : next;
      strays.push({ start: open, end: stop, typed: text.slice(open, Math.min(stop, open + 80)), why: "unclosed" });
      at = stop;
      continue;
    }
    placeholders.push({ start: open, end, typed: text.slice(open, end) });
    at = end;
  }
  return { placeholders, strays };
};
