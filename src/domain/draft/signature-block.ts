/**
 * What only the attorney may change: a line for a signature, "/s/", a bar number (issue of unauthorized practice: no paralegal signs or prepares a signature as given).
 * Recognised by its words, wherever a template puts it; Word's own lock on it is a guard rail only.
 */
import type { ReviewedContent } from "./reviewed-content";

/** A bookmark's name is cut at 40 characters: "date_of_attorney_signatu". */
const SIGNATURE_BLANK = /signature|_sig(?:n|na|nat|natu|natur)?$/iu;
const SIGNED = /(^|\s)\/s\/(\s|$)/iu;
const BAR_NUMBER =
  /\b(?:SBN|Cal(?:ifornia)?\.?\s+(?:State\s+)?Bar|State\s+Bar|Bar)\s*(?:No|Number|#|\.)*\s*[.:#]?\s*\d{4,}/iu;

/** A bar number's four digits: most paragraphs have none, and are spared the slower look. */
const DIGITS = /\d{4}/;
/** Every way of saying that it is one holds one of these. */
const SAYS_BAR = /SBN|Bar/iu;

/** What a placeholder for either must hold. */
const SAYS_LINE = /barNumber|blank/iu;

/** Whether a paragraph's words are part of a signature block. */
export const readsAsSignature = (text: string): boolean =>
  (text.includes("/") && SIGNED.test(text)) || (DIGITS.test(text) && SAYS_BAR.test(text) && BAR_NUMBER.test(text));

/** The same of a template's paragraph, where placeholders stand for the number and the line. */
export const templateReadsAsSignature = (text: string): boolean =>
  readsAsSignature(text) ||
  (SAYS_LINE.test(text) && /\{\{[^{}]*\battorney\.barNumber\b|\{\{\{?\s*blank\s[^{}]*signature/iu.test(text));

/** "/s/" put where the template has none. */
export const signedSince = (template: string, text: string): boolean => SIGNED.test(text) && !SIGNED.test(template);

/** Paragraphs that hold a blank for a signature, as `story index:paragraph`. */
export const signatureBlanks = (content: ReviewedContent): ReadonlySet<string> =>
  new Set(
    content.blanks
      .filter((blank) => SIGNATURE_BLANK.test(blank.name))
      .map((blank) => `${String(blank.storyIndex)}:${String(blank.paragraph)}`),
  );
