/** The custom XML part that keeps approved units' texts inside a draft: a cache for showing what changed, never evidence, gone from every clean copy. */
import { escapeText, withoutIllegal } from "../../docx/xml/xml-text";
import type { ApprovedWords } from "../../domain/draft/ledger";

export const APPROVED_WORDS_NAMESPACE = "urn:countersign:approved-words:1";

export const approvedWordsXml = (words: readonly ApprovedWords[]): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<approved xmlns="${APPROVED_WORDS_NAMESPACE}">${words.map(({ unit, text }) => `<u i="${unit}" xml:space="preserve">${escapeText(withoutIllegal(text)).replaceAll("\r", "&#13;")}</u>`).join("")}</approved>`;
