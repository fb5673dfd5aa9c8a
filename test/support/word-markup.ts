// Short hands for Word's markup, for tests that change one thing in it.
import type { DocumentContent } from "../../src/docx/canonical/document-content";
import { readContent } from "../../src/docx/canonical/read-content";
import { docx, type Recipe } from "./docx-builder";

/** The relationship types of the transitional schemas, without their last step. */
export const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
export const read = (recipe: Recipe): Promise<DocumentContent> => readContent(docx(recipe));
export const r = (content: string, properties = ""): string =>
  `<w:r>${properties === "" ? "" : `<w:rPr>${properties}</w:rPr>`}${content}</w:r>`;
export const t = (text: string): string => `<w:t xml:space="preserve">${text}</w:t>`;
export const para = (content: string, properties = ""): string =>
  `<w:p>${properties === "" ? "" : `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`;
export const cell = (content: string, properties = ""): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
export const table = (rows: string, properties = "", grid = ""): string =>
  `<w:tbl><w:tblPr>${properties}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows}</w:tbl>`;
/** A field with its shown result; `begin` is what its first mark holds. */
export const field = (instruction: string, result: string, begin = ""): string =>
  `${r(`<w:fldChar w:fldCharType="begin">${begin}</w:fldChar>`)}${r(`<w:instrText>${instruction}</w:instrText>`)}${r('<w:fldChar w:fldCharType="separate"/>')}${r(t(result))}${r('<w:fldChar w:fldCharType="end"/>')}`;
