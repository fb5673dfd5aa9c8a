/** The document's numbered lists, as far as beginning one anew asks: a `w:num` of the same definition whose levels start over (17.9.26). */
import { NAMESPACES } from "../../docx/xml/namespaces";
import type { PackageChanges } from "../../docx/package/package-changes";
import { withCanonicalPrefixes } from "../../docx/xml/canonical-prefixes";
import { childElement, childElements, parseXml } from "../../docx/xml/xml-tree";

export interface ListDefinitions {
  readonly part: string;
  readonly xml: string;
  readonly firstFree: number;
  /** By `w:numId`: its definition, and what each level starts from. */
  readonly lists: Readonly<
    Record<
      string,
      { readonly definition: string; readonly starts: readonly (readonly [level: string, start: string])[] }
    >
  >;
}

export const readLists = async (changes: PackageChanges): Promise<ListDefinitions | undefined> => {
  const part = (await changes.relationships(changes.pkg.mainPart)).find(
    (relationship) => relationship.type === `${NAMESPACES.r}/numbering` && !relationship.external,
  )?.target;
  if (part === undefined) return undefined;
  const xml = withCanonicalPrefixes(await changes.text(part), part);
  const root = parseXml(xml, part);
  const levels = new Map(
    childElements(root, "w:abstractNum").map((definition) => [
      definition.attributes.get("w:abstractNumId") ?? "",
      childElements(definition, "w:lvl").map((level): readonly [string, string] => [
        level.attributes.get("w:ilvl") ?? "0",
        childElement(level, "w:start")?.attributes.get("w:val") ?? "1",
      ]),
    ]),
  );
  const lists: Record<string, { definition: string; starts: readonly (readonly [string, string])[] }> = Object.create(
    null,
  ) as Record<string, never>;
  let firstFree = 1;
  for (const num of childElements(root, "w:num")) {
    const id = num.attributes.get("w:numId") ?? "";
    const definition = childElement(num, "w:abstractNumId")?.attributes.get("w:val") ?? "";
    firstFree = Math.max(firstFree, Number(id) + 1 || 1);
    lists[id] = { definition, starts: levels.get(definition) ?? [] };
  }
  return { part, xml, firstFree, lists: { ...lists } };
};

/** The numbering part with the fresh lists added. */
export const withFreshLists = (
  definitions: ListDefinitions,
  fresh: readonly { readonly id: number; readonly original: string }[],
): string => {
  const markup = fresh
    .map(({ id, original }) => {
      const known = Object.prototype.hasOwnProperty.call(definitions.lists, original)
        ? definitions.lists[original]
        : undefined;
      if (known === undefined) return "";
      return `<w:num w:numId="${id}"><w:abstractNumId w:val="${known.definition}"/>${known.starts.map(([level, start]) => `<w:lvlOverride w:ilvl="${level}"><w:startOverride w:val="${start}"/></w:lvlOverride>`).join("")}</w:num>`;
    })
    .join("");
  const cleanup = definitions.xml.indexOf("<w:numIdMacAtCleanup");
  const at = cleanup >= 0 ? cleanup : definitions.xml.lastIndexOf("</w:numbering>");
  return `${definitions.xml.slice(0, at)}${markup}${definitions.xml.slice(at)}`;
};
