/**
 * Fields by what Word does with them: a shown result is content only where Word keeps it. Kinds that fetch, compute or date their
 * result when a file is opened or printed make the stored text a lie, and block; kinds laid out anew on every page are hashed by kind.
 */

/** The result is decided by layout: page numbers. */
const LAYOUT = new Set(["PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF"]);

/** The shown result stands as text until a person updates it, or comes from words of this same document. */
const ORDINARY = new Set([
  "REF",
  "NOTEREF",
  "SEQ",
  "TOC",
  "TOA",
  "TA",
  "TC",
  "XE",
  "INDEX",
  "HYPERLINK",
  "FORMTEXT",
  "FORMCHECKBOX",
  "FORMDROPDOWN",
  "CITATION",
  "BIBLIOGRAPHY",
]);

/** Known, and worth a look: Word computes what they show, from this document or from a program that is not here. */
const LIVE = new Set([
  "SYMBOL",
  "SECTION",
  "STYLEREF",
  "LISTNUM",
  "AUTONUM",
  "AUTONUMLGL",
  "AUTONUMOUT",
  "=",
  "EQ",
  "QUOTE",
  "ADDIN",
  "GOTOBUTTON",
  "MACROBUTTON",
  "EMBED",
  "SHAPE",
  "PRIVATE",
]);

/** Word replaces or hides the result by rules, data or time that are not in the text. */
const NOT_WHAT_IS_SHOWN = new Set([
  "INCLUDETEXT",
  "INCLUDE",
  "INCLUDEPICTURE",
  "IMPORT",
  "LINK",
  "DDE",
  "DDEAUTO",
  "DATABASE",
  "RD",
  "AUTOTEXT",
  "AUTOTEXTLIST",
  "GLOSSARY",
  "MERGEFIELD",
  "MERGEREC",
  "MERGESEQ",
  "NEXT",
  "NEXTIF",
  "SKIPIF",
  "IF",
  "COMPARE",
  "ASK",
  "FILLIN",
  "SET",
  "ADDRESSBLOCK",
  "GREETINGLINE",
  "DATE",
  "TIME",
  "SAVEDATE",
  "CREATEDATE",
  "PRINTDATE",
  "EDITTIME",
  "REVNUM",
  "FILENAME",
  "FILESIZE",
  "TEMPLATE",
  "AUTHOR",
  "LASTSAVEDBY",
  "USERNAME",
  "USERINITIALS",
  "USERADDRESS",
  "DOCPROPERTY",
  "DOCVARIABLE",
  "INFO",
  "TITLE",
  "SUBJECT",
  "KEYWORDS",
  "COMMENTS",
  "NUMCHARS",
  "NUMWORDS",
  "PRINT",
  "ADVANCE",
  "BARCODE",
  "DISPLAYBARCODE",
  "MERGEBARCODE",
  "BIDIOUTLINE",
  "CONTROL",
  "HTMLCONTROL",
  "DATA",
]);

export type FieldNature = "layout" | "ordinary" | "live" | "blocking" | "unknown";

export const fieldNature = (kind: string): FieldNature =>
  LAYOUT.has(kind)
    ? "layout"
    : ORDINARY.has(kind)
      ? "ordinary"
      : LIVE.has(kind)
        ? "live"
        : NOT_WHAT_IS_SHOWN.has(kind)
          ? "blocking"
          : "unknown";

/** An instruction with its white space settled, but for what stands in quotes. */
export const settleInstruction = (instruction: string): string => {
  let out = "";
  let quoted = false;
  let gap = false;
  for (const character of instruction) {
    if (character === '"') quoted = !quoted;
    if (!quoted && /\s/.test(character)) {
      gap = out !== "";
      continue;
    }
    if (gap) out += " ";
    gap = false;
    out += character;
  }
  return out;
};

/** The kind in capitals: the first word, or "=" for a formula. */
export const fieldKind = (instruction: string): string => {
  const settled = instruction.trimStart();
  return settled.startsWith("=") ? "=" : (/^[^\s"\\]+/.exec(settled)?.[0] ?? "").toUpperCase();
};

/** What a page number can look like, in any of Word's page formats. */
export const looksLikePageNumber = (shown: string): boolean =>
  /^\s*(?:[-\u2013\u2014(]\s*)?(?:\d{1,5}|[ivxlcdm]{1,12}|[IVXLCDM]{1,12}|([A-Za-z])\1{0,9})?(?:\s*[-\u2013\u2014)])?\s*$/.test(
    shown,
  );
