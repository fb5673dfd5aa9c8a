/** How parts are named and how one names another (ECMA-376 part 2, 6.2.2 and 6.5). No leading slash in our names. */

export const CONTENT_TYPES_PART = "[Content_Types].xml";

const folderOf = (part: string): string => part.slice(0, part.lastIndexOf("/") + 1);

/** `word/document.xml` -> `word/_rels/document.xml.rels`; "" (the package) -> `_rels/.rels`. */
export const relationshipsPartOf = (part: string): string => {
  const folder = folderOf(part);
  return `${folder}_rels/${part.slice(folder.length)}.rels`;
};

/** A path that goes only down, in letters a URI leaves alone: nearly every target there is. */
const PLAIN = /^[A-Za-z0-9_]+(?:\/[A-Za-z0-9_]+)*\.[A-Za-z0-9]+$/;

/** The part a relationship's target names, seen from its source part; undefined when it leads outside the package or is no path. */
export const resolveTarget = (source: string, target: string): string | undefined => {
  if (PLAIN.test(target)) return folderOf(source) + target;
  let path: string;
  try {
    path = decodeURI((target.split("#")[0] as string).split("?")[0] as string);
  } catch {
    // A target that is no URI names no part: the caller refuses it by relationship id.
    return undefined;
  }
  if (path === "" || path.includes("\\") || /^[A-Za-z][\w+.-]*:/.test(path)) return undefined;
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
