/**
 * Content types and relationships changed by splicing their XML: what is there stays as written.
 * Each function takes the part's source and returns the new source.
 */
import { CONTENT_TYPES_PART, relativeTarget, relationshipsPartOf } from "./part-names";
import { NAMESPACES } from "./namespaces";
import { applySplices } from "./splice";
import { escapeAttribute } from "./xml-text";
import { childElements, parseXml, type XmlElement } from "./xml-tree";

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The prefix, with its colon, that children of the root need: files exist whose content types are prefixed. */
const prefixOfRoot = (xml: string, root: XmlElement): string => /^<([^\s:/>]+:)/.exec(xml.slice(root.start))?.[1] ?? "";

const appendChild = (xml: string, root: XmlElement, child: (prefix: string) => string): string => {
  const prefix = prefixOfRoot(xml, root);
  const markup = child(prefix);
  if (xml.slice(root.contentEnd, root.contentEnd + 2) === "</") return applySplices(xml, [{ start: root.contentEnd, end: root.contentEnd, text: markup }]);
  // The root closes itself: open it up.
  const name = /^<([^\s/>]+)/.exec(xml.slice(root.start))?.[1] as string;
  const slash = xml.lastIndexOf("/", root.end);
  return applySplices(xml, [{ start: slash, end: root.end, text: `>${markup}</${name}>` }]);
};

const samePart = (a: string | undefined, b: string): boolean => a?.replace(/^\//, "").toLowerCase() === b.toLowerCase();

const removeChildren = (xml: string, root: XmlElement, condemned: (child: XmlElement) => boolean): string =>
  applySplices(xml, childElements(root).filter(condemned).map((child) => ({ start: child.start, end: child.end, text: "" })));

/** Gives every part of an extension a type, unless the extension has one already. */
export const addContentTypeDefault = (contentTypes: string, extension: string, type: string): string => {
  const root = parseXml(contentTypes, CONTENT_TYPES_PART);
  if (childElements(root, "ct:Default").some((child) => child.attributes.get("Extension")?.toLowerCase() === extension.toLowerCase())) return contentTypes;
  return appendChild(contentTypes, root, (prefix) => `<${prefix}Default Extension="${escapeAttribute(extension)}" ContentType="${escapeAttribute(type)}"/>`);
};

/** Gives one part its type, replacing the one it had. */
export const addContentTypeOverride = (contentTypes: string, part: string, type: string): string => {
  const root = parseXml(contentTypes, CONTENT_TYPES_PART);
  const old = childElements(root, "ct:Override").filter((child) => samePart(child.attributes.get("PartName"), part));
  if (old.length === 1 && old[0]?.attributes.get("ContentType") === type) return contentTypes;
  const cleared = old.length === 0 ? contentTypes : removeContentTypeOverride(contentTypes, part);
  return appendChild(cleared, old.length === 0 ? root : parseXml(cleared, CONTENT_TYPES_PART), (prefix) => `<${prefix}Override PartName="/${escapeAttribute(part)}" ContentType="${escapeAttribute(type)}"/>`);
};

/** Takes a part's own type out; nothing happens when it has none. */
export const removeContentTypeOverride = (contentTypes: string, part: string): string =>
  removeChildren(contentTypes, parseXml(contentTypes, CONTENT_TYPES_PART), (child) => child.name === "ct:Override" && samePart(child.attributes.get("PartName"), part));

/** An empty relationship part. */
export const emptyRelationships = (): string => `${DECLARATION}<Relationships xmlns="${NAMESPACES.rel}"></Relationships>`;

/** What a new relationship says. `target` is a part name when internal. */
export interface NewRelationship {
  readonly type: string;
  readonly target: string;
  readonly external?: boolean;
}

/**
 * Adds a relationship to `source`'s relationship part (undefined: it has none yet) and tells its id, new unless given.
 */
export const addRelationship = (relationships: string | undefined, source: string, added: NewRelationship, id?: string): { readonly xml: string; readonly id: string } => {
  const part = relationshipsPartOf(source);
  const xml = relationships ?? emptyRelationships();
  const root = parseXml(xml, part);
  const taken = new Set(childElements(root).map((child) => child.attributes.get("Id")));
  let fresh = id;
  for (let n = taken.size + 1; fresh === undefined; n += 1) if (!taken.has(`rId${n}`)) fresh = `rId${n}`;
  if (taken.has(fresh)) throw new RangeError(`${part} has a relationship ${fresh} already.`);
  const target = added.external === true ? added.target : encodeURI(relativeTarget(source, added.target));
  const mode = added.external === true ? ' TargetMode="External"' : "";
  return {
    xml: appendChild(xml, root, (prefix) => `<${prefix}Relationship Id="${fresh}" Type="${escapeAttribute(added.type)}" Target="${escapeAttribute(target)}"${mode}/>`),
    id: fresh,
  };
};

/** Removes the relationships with these ids from `source`'s relationship part. */
export const removeRelationships = (relationships: string, source: string, ids: ReadonlySet<string>): string =>
  removeChildren(relationships, parseXml(relationships, relationshipsPartOf(source)), (child) => ids.has(child.attributes.get("Id") ?? ""));
