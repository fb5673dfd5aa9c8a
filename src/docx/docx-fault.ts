/**
 * A package that cannot be read or written faithfully is refused as a whole: one typed fault, naming the part.
 * Messages never quote the document's words; they name parts, counts and limits only.
 */

export type DocxFaultCode =
  | "not-a-zip"
  | "encrypted"
  | "too-many-entries"
  | "inflates-past-limit"
  | "duplicate-entry"
  | "path-trick"
  | "entry-described-twice-differently"
  | "unsupported-compression"
  | "damaged-entry"
  | "no-main-part"
  | "two-main-parts"
  | "missing-part"
  | "malformed-xml"
  | "doctype"
  | "too-deep"
  | "too-many-elements"
  | "strict-ooxml"
  | "dangling-reference"
  | "illegal-character";

/** Thrown by everything under src/docx. `part` is the package part (`word/document.xml`) where one is to blame. */
export class DocxFault extends Error {
  readonly fault = "docx";
  override readonly name = "DocxFault";
  readonly code: DocxFaultCode;
  readonly part?: string;

  constructor(code: DocxFaultCode, message: string, about: { readonly part?: string; readonly cause?: unknown } = {}) {
    super(message, about.cause === undefined ? undefined : { cause: about.cause });
    this.code = code;
    if (about.part !== undefined) this.part = about.part;
  }
}
