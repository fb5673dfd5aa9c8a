/** Paragraph ids and revision save ids: Word gives its own, nothing refers to them, and repeated they would not be unique. Only tags hold them. */

const TAGS = /<w:(?:p|r|tr|tbl|sectPr)\s[^>]*>/g;
const IDS = /\s+(?:w14:(?:para|text)Id|w:rsid\w*)="[^"]*"/g;

export const withoutSessionIds = (xml: string): string => xml.replace(TAGS, (tag) => tag.replace(IDS, ""));
