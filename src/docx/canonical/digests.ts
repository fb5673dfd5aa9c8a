/**
 * What a story points at, by content: pictures and embedded files by their bytes; charts, diagrams and other XML parts by what they
 * say, so that writing them anew changes nothing. What such a part points at in turn is counted in.
 */
import type { DocxPackage, Relationship } from "../package/package";
import { atom, digestBytes, hashOf, list, listOf } from "./encoding";
import { parseContent } from "./content-tree";
import { encodeRaw } from "./raw";
import { lastStep, relationshipKind } from "./relationship-kinds";
import type { Theme } from "./theme";

/** Parts that are read for what they are, or that no reader sees: by the last step of their relationship type. */
const READ_ELSEWHERE = new Set([
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
  "commentsExtended",
  "commentsIds",
  "commentsExtensible",
  "people",
  "glossaryDocument",
  "customXml",
  "stylesWithEffects",
  "attachedTemplate",
  "recipientData",
  "mailMergeSource",
  "documenttasks",
  "vbaProject",
  "wordVbaData",
  "keyMapCustomizations",
  "attachedToolbars",
  "printerSettings",
  "webextensiontaskpanes",
  "font",
  "hyperlink",
  "xmlMaps",
]);

/** Foreign documents Word converts on opening, whatever they call themselves. */
const IMPORTED = new Set(["aFChunk", "subDocument"]);

const isContentRelationship = (relationship: Relationship): boolean =>
  !relationship.external &&
  !relationship.target.startsWith("#") &&
  !READ_ELSEWHERE.has(relationshipKind(relationship.type));

const isXml = (contentType: string | undefined): boolean =>
  contentType !== undefined && !contentType.startsWith("image/") && /(?:\+|\/)xml$/.test(contentType);

/**
 * Digests by part name of everything the given parts point at as content.
 * @param further parts that turned out to be pointed at from the words, whatever their relationship calls them: digested by their bytes
 */
export const loadDigests = async (
  pkg: DocxPackage,
  parts: readonly string[],
  theme: Theme,
  further: Iterable<string> = [],
): Promise<Map<string, string>> => {
  const digests = new Map<string, string>();
  const digestPart = async (part: string, above: readonly string[], asXml: boolean): Promise<string> => {
    const known = digests.get(part);
    if (known !== undefined) return known;
    if (above.includes(part)) return "above";
    let digest: string;
    if (asXml && isXml(pkg.contentType(part))) {
      const relationships = await pkg.relationships(part);
      const inner = new Map<string, string>();
      for (const one of relationships)
        if (!one.external && !one.target.startsWith("#"))
          inner.set(one.target, await digestPart(one.target, [...above, part], true));
      const root = parseContent(await pkg.text(part), part);
      const encoded = encodeRaw(root, {
        part,
        relationships: new Map(relationships.map((one) => [one.id, one])),
        digests: inner,
        theme,
        unknown: () => undefined,
      });
      const targets = relationships
        .map((one) => list(one.type, atom(one.external ? one.target : (inner.get(one.target) ?? one.target))))
        .sort();
      digest = hashOf("part", list("xml", encoded, listOf(targets)));
    } else digest = digestBytes(await pkg.bytes(part));
    digests.set(part, digest);
    return digest;
  };
  for (const part of parts)
    for (const one of await pkg.relationships(part))
      if (isContentRelationship(one)) await digestPart(one.target, [], !IMPORTED.has(lastStep(one.type)));
  for (const part of further) await digestPart(part, [], false);
  return digests;
};
