/**
 * What is read, packed or written once for all drafts of a compiled template is kept with it, under a name that cloning passes over: the
 * template is plain data, and a clone makes these anew. Not in a weak map: what one holds for a young key, a minor collection takes for
 * alive, and a megabyte a dozen fills then waited for the next major one.
 */
import { KeptPart } from "../../docx/zip/kept-part";
import { openPackage, type DocxPackage } from "../../docx/package/package";
import { paragraphsXml, type LedgerParagraph } from "../ledger/ledger";

const KEPT = Symbol("kept with the template");

/** Of a compiled template, what this needs to know. */
interface TemplateParts {
  readonly docx: Uint8Array;
  readonly statics: ReadonlyMap<string, string | Uint8Array | undefined>;
  readonly paragraphs: readonly LedgerParagraph[];
  readonly [KEPT]?: Kept;
}

interface Kept {
  package?: Promise<DocxPackage>;
  statics?: ReadonlyMap<string, KeptPart | undefined>;
  paragraphsXml?: string;
}

const keptOf = (template: TemplateParts): Kept => {
  const known = template[KEPT];
  if (known !== undefined) return known;
  const made: Kept = {};
  Object.defineProperty(template, KEPT, { value: made });
  return made;
};

/** Compiling has opened it already: opening it again for the first draft was a tenth of filling a short template. */
export const rememberPackage = (template: TemplateParts, pkg: DocxPackage): void => {
  keptOf(template).package = Promise.resolve(pkg);
};

export const packageOf = (template: TemplateParts): Promise<DocxPackage> =>
  (keptOf(template).package ??= openPackage(template.docx));

/** The parts every draft changes alike, each deflated once: a tenth of a short draft from a template in the cache. */
export const keptStatics = (template: TemplateParts): ReadonlyMap<string, KeptPart | undefined> =>
  (keptOf(template).statics ??= new Map(
    [...template.statics].map(([part, content]) => [part, content === undefined ? undefined : new KeptPart(content)]),
  ));

/** The template's paragraphs as the ledger holds them where no list adds to them: the same in every draft. */
export const keptParagraphs = (template: TemplateParts): string =>
  (keptOf(template).paragraphsXml ??= paragraphsXml(template.paragraphs));
