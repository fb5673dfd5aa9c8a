/**
 * What only the attorney may change: a line for a signature, "/s/", a bar number (issue of unauthorized practice: no paralegal signs or prepares a signature as given).
 * Recognised by its words, wherever a template puts it; Word's own lock on it is a guard rail only.
 */
import type { ReviewedContent } from "./reviewed-content";

const SIGNED = /(^|\s)\/s\/(\s|$)/iu;
const BAR_NUMBER = /\b(?:SBN|Cal(?:ifornia)?\.?\s+(?:State\s+)?Bar|State\s+Bar|Bar)\s*(?:No|Number|#|\.)*\s*[.:#]?\s*\d{4,}/iu;

/** Whether a paragraph's words are part of a signature block. */
export const readsAsSignature = (text: string): boolean => SIGNED.test(text) || BAR_NUMBER.test(text);

/** Paragraphs that hold a blank for a signature, as `story index:paragraph`. */
export const signatureBlanks = (content: ReviewedContent): ReadonlySet<string> =>
  new Set(content.blanks.filter((blank) => /signature/iu.test(blank.name)).map((blank) => `${String(blank.storyIndex)}:${String(blank.paragraph)}`));
