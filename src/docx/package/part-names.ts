/** How parts are named and how one names another (ECMA-376 part 2, 6.2.2 and 6.5). No leading slash in our names. */

export const CONTENT_TYPES_PART = "[Content_Types].xml";

const folderOf = (part: string): string => part.slice(0, part.lastIndexOf("/") + 1);

/** `word/document.xml` -> `word/_rels/document.xml.rels`; "" (the package) -> `_rels/.rels`. */
export const relationshipsPartOf = (part: string): string => {
  const folder = folderOf(part);
  return `${folder}_rels/${part.slice(folder.length)}.rels`;
};

/** A path that goes only down, in letters a URI leaves alone: nearly every name and target there is. */
const PLAIN = /^[A-Za-z0-9_]+(?:\/[A-Za-z0-9_]+)*\.[A-Za-z0-9]+$/;
/** What may not stand in a part name as it is (RFC 3986, 3.3; ECMA-376 part 2, annex A); what is escaped already stays as written. */
const TO_ESCAPE = /[^A-Za-z0-9\-._~!$&'()*+,;=:@/%\p{Cs}]/gu;

/** The name as a URI spells it: a space is `%20`, a letter beyond ASCII its UTF-8 bytes. Nothing is ever decoded. */
export const partUri = (part: string): string =>
  PLAIN.test(part) ? part : part.replace(TO_ESCAPE, encodeURIComponent);

/** By what two names are compared (ECMA-376 part 2, 6.2.2.3): as a URI, without regard to ASCII case. */
export const partKey = (part: string): string => partUri(part).toLowerCase();

/**
 * What a reader that decodes takes a name for, to be compared only: `document%281%29.xml` is another part than `document(1).xml` for one program
 * and the same for the next, so a package that holds both says different things to different readers.
 */
export const decodedPartKey = (part: string): string => {
  if (!part.includes("%")) return part.toLowerCase();
  try {
    return decodeURIComponent(partUri(part)).normalize("NFC").toLowerCase();
  } catch {
    // An escape that stands for no letters: nobody can decode it.
    return partKey(part);
  }
};

/** The part a relationship's target names, seen from its source part, as the target spells it; undefined when it leads outside the package or is no path. */
export const resolveTarget = (source: string, target: string): string | undefined => {
  if (PLAIN.test(target)) return folderOf(source) + target;
  const path = (target.split("#")[0] as string).split("?")[0] as string;
  if (path === "" || /\\|%(?:2e|2f|5c|00)/i.test(path) || /^[A-Za-z][\w+.-]*:/.test(path)) return undefined;
  const segments = path.startsWith("/")
    ? []
    : folderOf(source)
        .split("/")
        .filter((segment) => segment !== "");
  for (const segment of path.split("/")) {
    if (segment === "" || segment === ".") continue;
    if (segment !== "..") segments.push(segment);
    else if (segments.pop() === undefined) return undefined;
  }
  return segments.length === 0 ? undefined : segments.join("/");
};

/** The target to write in `source`'s relationships so that it resolves to `part`. */
export const relativeTarget = (source: string, part: string): string => {
  const folder = folderOf(source);
  return folder !== "" && part.startsWith(folder) ? part.slice(folder.length) : folder === "" ? part : `/${part}`;
};
