/**
 * What is read or packed once for all drafts of a compiled template is kept beside it: the template itself is plain data that may be
 * cloned, and a clone makes these anew.
 */
import { KeptPart } from "../docx/kept-part";
import { openPackage, type DocxPackage } from "../docx/package";
import type { CompiledTemplate } from "./compile-template";

const packages = new WeakMap<CompiledTemplate, Promise<DocxPackage>>();
const statics = new WeakMap<CompiledTemplate, ReadonlyMap<string, KeptPart | undefined>>();

/** Compiling has opened it already: opening it again for the first draft was a tenth of filling a short template. */
export const rememberPackage = (template: CompiledTemplate, pkg: DocxPackage): CompiledTemplate => {
  packages.set(template, Promise.resolve(pkg));
  return template;
};

export const packageOf = (template: CompiledTemplate): Promise<DocxPackage> => {
  let opening = packages.get(template);
  if (opening === undefined) packages.set(template, (opening = openPackage(template.docx)));
  return opening;
};

/** The parts every draft changes alike, each deflated once: a tenth of a short draft from a template in the cache. */
export const keptStatics = (template: CompiledTemplate): ReadonlyMap<string, KeptPart | undefined> => {
  let kept = statics.get(template);
  if (kept === undefined) statics.set(template, (kept = new Map([...template.statics].map(([part, content]) => [part, content === undefined ? undefined : new KeptPart(content)]))));
  return kept;
};
