/**
 * Markup newer than ECMA-376 must be declared and named ignorable at the part's root, or older readers refuse the file
 * (ECMA-376 part 3, 7.2). Adds what is missing, and nothing twice.
 */
import { NAMESPACES, type KnownPrefix } from "./namespaces";
import { applySplices, type Splice } from "./splice";
import { scanXml } from "./xml-scanner";

/**
 * Declares the prefixes at the root (as src/docx/namespaces.ts binds them), and lists those of `ignorable` in mc:Ignorable.
 * The part must be one withCanonicalPrefixes has seen.
 */
export const withDeclaredPrefixes = (
  xml: string,
  part: string,
  declared: readonly KnownPrefix[],
  ignorable: readonly KnownPrefix[] = [],
): string => {
  const splices: Splice[] = [];
  scanXml(xml, part, {
    open(_name, attributes, _start, end, selfClosing) {
      const at = end - (selfClosing ? 2 : 1);
      const wanted = new Set<KnownPrefix>([...declared, ...ignorable]);
      const listed =
        attributes
          .get("mc:Ignorable")
          ?.split(/\s+/)
          .filter((prefix) => prefix !== "") ?? [];
      const missing = ignorable.filter(
        (prefix) => !listed.some((name) => attributes.namespaceOf(name) === NAMESPACES[prefix]),
      );
      if (missing.length > 0) wanted.add("mc");
      let added = "";
      for (const prefix of wanted)
        if (attributes.namespaceOf(prefix) !== NAMESPACES[prefix]) added += ` xmlns:${prefix}="${NAMESPACES[prefix]}"`;
      const range = attributes.range("mc:Ignorable");
      if (missing.length > 0 && range !== undefined)
        splices.push({ start: range.start, end: range.end, text: [...listed, ...missing].join(" ") });
      if (missing.length > 0 && range === undefined) added += ` mc:Ignorable="${missing.join(" ")}"`;
      if (added !== "") splices.push({ start: at, end: at, text: added });
      return "stop";
    },
  });
  return applySplices(xml, splices);
};
