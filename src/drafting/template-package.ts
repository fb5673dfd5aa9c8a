/**
 * What is read or packed once for all drafts of a compiled template is kept beside it: the template itself is plain data that may be
 * cloned, and a clone makes these anew.
 */
import { KeptPart } from "../docx/kept-part";
import { openPackage, type DocxPackage } from "../docx/package";

/** Of a compiled template, what this needs to know. */
interface TemplateParts {
  readonly docx: Uint8Array;
  readonly statics: ReadonlyMap<string, string | Uint8Array | undefined>;
}

const packages = new WeakMap<TemplateParts, Promise<DocxPackage>>();
const statics = new WeakMap<TemplateParts, ReadonlyMap<string, KeptPart | undefined>>();

/** Compiling has opened it already: opening it again for the first draft was a tenth of filling a short template. */
export const rememberPackage = (template: TemplateParts, pkg: DocxPackage): void => {
  packages.set(template, Promise.resolve(pkg));
};

export const packageOf = (template: TemplateParts): Promise<DocxPackage> => {
  let opening = packages.get(template);
  if (opening === undefined) packages.set(template, (opening = openPackage(template.docx)));
  return opening;
};

/** The parts every draft changes alike, each deflated once: a tenth of a short draft from a template in the cache. */
export const keptStatics = (template: TemplateParts): ReadonlyMap<string, KeptPart | undefined> => {
  let kept = statics.get(template);
  if (kept === undefined) statics.set(template, (kept = new Map([...template.statics].map(([part, content]) => [part, content === undefined ? undefined : new KeptPart(content)]))));
  return kept;
};
