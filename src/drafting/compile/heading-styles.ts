/**
 * Styles whose paragraphs are headings, however a firm calls them: those that give an outline level themselves or by the style they are
 * based on (ECMA-376 part 1, 17.3.1.20), and Word's own by their names, which stay English whatever the style's id (17.7.4.9).
 */
import { NAMESPACES } from "../../docx/xml/namespaces";
import type { PackageChanges } from "../../docx/package/package-changes";
import { childElement, childElements, parseXml, type XmlElement } from "../../docx/xml/xml-tree";

const value = (holder: XmlElement | undefined, name: string): string | undefined =>
  holder === undefined ? undefined : childElement(holder, name)?.attributes.get("w:val");

/** Ids of a styles part's heading styles. @param root `w:styles` */
const headingStylesIn = (root: XmlElement): ReadonlySet<string> => {
  const styles = new Map<string, { readonly own: boolean | undefined; readonly basedOn: string | undefined }>();
  for (const style of childElements(root, "w:style")) {
    const id = style.attributes.get("w:styleId");
    if (id === undefined || style.attributes.get("w:type") !== "paragraph") continue;
    const level = value(childElement(style, "w:pPr"), "w:outlineLvl");
    const named = /^heading [1-9]$/i.test(value(style, "w:name") ?? "");
    styles.set(id, {
      own: level === undefined ? (named ? true : undefined) : Number(level) < 9,
      basedOn: value(style, "w:basedOn"),
    });
  }
  const headings = new Set<string>();
  for (const id of styles.keys()) {
    const seen = new Set<string>();
    for (let at: string | undefined = id; at !== undefined && !seen.has(at); at = styles.get(at)?.basedOn) {
      seen.add(at);
      const own = styles.get(at)?.own;
      if (own === true) headings.add(id);
      if (own !== undefined) break;
    }
  }
  return headings;
};

/** Those of the document being compiled; few templates ever ask. */
export const headingStyles = async (changes: PackageChanges): Promise<() => ReadonlySet<string>> => {
  const part = (await changes.relationships(changes.pkg.mainPart)).find(
    (relationship) => relationship.type === `${NAMESPACES.r}/styles` && !relationship.external,
  )?.target;
  const xml = part === undefined ? "" : await changes.text(part);
  let read: ReadonlySet<string> | undefined;
  return () => (read ??= part === undefined ? new Set() : headingStylesIn(parseXml(xml, part)));
};
