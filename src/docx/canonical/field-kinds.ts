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

/** Word replaces or hides the result by rules, data or time that are not in the text: each with the code of its finding. */
const NOT_WHAT_IS_SHOWN = {
  INCLUDETEXT: "field-includetext",
  INCLUDE: "field-include",
  INCLUDEPICTURE: "field-includepicture",
  IMPORT: "field-import",
  LINK: "field-link",
  DDE: "field-dde",
  DDEAUTO: "field-ddeauto",
  DATABASE: "field-database",
  RD: "field-rd",
  AUTOTEXT: "field-autotext",
  AUTOTEXTLIST: "field-autotextlist",
  GLOSSARY: "field-glossary",
  MERGEFIELD: "field-mergefield",
  MERGEREC: "field-mergerec",
  MERGESEQ: "field-mergeseq",
  NEXT: "field-next",
  NEXTIF: "field-nextif",
  SKIPIF: "field-skipif",
  IF: "field-if",
  COMPARE: "field-compare",
  ASK: "field-ask",
  FILLIN: "field-fillin",
  SET: "field-set",
  ADDRESSBLOCK: "field-addressblock",
  GREETINGLINE: "field-greetingline",
  DATE: "field-date",
  TIME: "field-time",
  SAVEDATE: "field-savedate",
  CREATEDATE: "field-createdate",
  PRINTDATE: "field-printdate",
  EDITTIME: "field-edittime",
  REVNUM: "field-revnum",
  FILENAME: "field-filename",
  FILESIZE: "field-filesize",
  TEMPLATE: "field-template",
  AUTHOR: "field-author",
  LASTSAVEDBY: "field-lastsavedby",
  USERNAME: "field-username",
  USERINITIALS: "field-userinitials",
  USERADDRESS: "field-useraddress",
  DOCPROPERTY: "field-docproperty",
  DOCVARIABLE: "field-docvariable",
  INFO: "field-info",
  TITLE: "field-title",
  SUBJECT: "field-subject",
  KEYWORDS: "field-keywords",
  COMMENTS: "field-comments",
  NUMCHARS: "field-numchars",
  NUMWORDS: "field-numwords",
  PRINT: "field-print",
  ADVANCE: "field-advance",
  BARCODE: "field-barcode",
  DISPLAYBARCODE: "field-displaybarcode",
  MERGEBARCODE: "field-mergebarcode",
  BIDIOUTLINE: "field-bidioutline",
  CONTROL: "field-control",
  HTMLCONTROL: "field-htmlcontrol",
  DATA: "field-data",
} as const;
/** Such a field is a finding under its own name. */
export type FieldNotAsStored = (typeof NOT_WHAT_IS_SHOWN)[keyof typeof NOT_WHAT_IS_SHOWN];

const isNotWhatIsShown = (kind: string): kind is keyof typeof NOT_WHAT_IS_SHOWN =>
  Object.hasOwn(NOT_WHAT_IS_SHOWN, kind);
/** The code of a field whose stored result is not what Word shows; undefined for every other field. */
export const fieldNotAsStored = (kind: string): FieldNotAsStored | undefined =>
  isNotWhatIsShown(kind) ? NOT_WHAT_IS_SHOWN[kind] : undefined;

export type FieldNature = "layout" | "ordinary" | "live" | "blocking" | "unknown";

export const fieldNature = (kind: string): FieldNature =>
  LAYOUT.has(kind)
    ? "layout"
    : ORDINARY.has(kind)
      ? "ordinary"
      : LIVE.has(kind)
        ? "live"
        : isNotWhatIsShown(kind)
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
