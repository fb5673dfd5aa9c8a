/** What lies in a package and is named by nothing: no reader that keeps to OPC shows it, the next one may (ECMA-376 part 2, 6.5). */
import type { DocxPackage } from "./package";
import { CONTENT_TYPES_PART, partKey, relationshipsPartOf } from "./part-names";

/** Parts no chain of relationships from the package leads to, and relationship parts of such parts or of none, in the order of their names. @throws DocxFault as relationships */
export const unreachedParts = async (pkg: DocxPackage): Promise<readonly string[]> => {
  const reached = new Set([partKey(CONTENT_TYPES_PART)]);
  const waiting = [""];
  for (let source = waiting.pop(); source !== undefined; source = waiting.pop()) {
    reached.add(partKey(relationshipsPartOf(source)));
    for (const { target, external } of await pkg.relationships(source)) {
      if (external || target.startsWith("#") || reached.has(partKey(target))) continue;
      reached.add(partKey(target));
      waiting.push(target);
    }
  }
  return pkg
    .partNames()
    .filter((part) => !reached.has(partKey(part)))
    .sort();
};
