/**
 * What a relationship is, by Office's own types and no others: Word overlooks a type it does not know, whatever its last word says, and
 * then shows the document without those styles, numbers or headers (ECMA-376 part 1, 15.2; part 2, 6.5).
 */
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships/";
const MICROSOFT = "http://schemas.microsoft.com/office/";

/** What only ECMA-376 names; the same word under Microsoft's own addresses is another relationship. */
const OFFICE_ONLY = new Set([
  "styles",
  "numbering",
  "settings",
  "webSettings",
  "fontTable",
  "theme",
  "footnotes",
  "endnotes",
  "header",
  "footer",
  "comments",
  "glossaryDocument",
  "customXml",
  "customXmlProps",
  "image",
  "hyperlink",
  "chart",
  "diagramData",
  "diagramLayout",
  "diagramQuickStyle",
  "diagramColors",
  "oleObject",
  "package",
  "font",
  "officeDocument",
  "aFChunk",
  "subDocument",
]);

/** The last word of a type, whoever it belongs to: for what must be refused under any name. */
export const lastStep = (type: string): string => type.slice(type.lastIndexOf("/") + 1);

/** The kind (`styles`, `header`, `commentsExtended`); the whole type where it is none Office knows. */
export const relationshipKind = (type: string): string => {
  const step = lastStep(type);
  if (type === `${OFFICE}${step}` || type.startsWith(PACKAGE)) return step;
  return type.startsWith(MICROSOFT) && !OFFICE_ONLY.has(step) ? step : type;
};
