/**
 * Content types and relationships changed by splicing their XML: what is there stays as written.
 * Each function takes the part's source, or the list read from it, and returns the new one.
 */
import { growingList, withChild, type GrowingList } from "./growing-list";
import { CONTENT_TYPES_PART, partKey, partUri, relativeTarget, relationshipsPartOf } from "./part-names";
import { NAMESPACES } from "../xml/namespaces";
import { applySplices } from "../xml/splice";
import { childElements, parseXml, type XmlElement } from "../xml/xml-tree";

const samePart = (a: string | undefined, b: string): boolean =>
  a !== undefined && partKey(a.replace(/^\//, "")) === partKey(b);

const removeChildren = (xml: string, root: XmlElement, condemned: (child: XmlElement) => boolean): string =>
  applySplices(
    xml,
    childElements(root)
      .filter(condemned)
      .map((child) => ({ start: child.start, end: child.end, text: "" })),
  );

/** Gives every part of an extension a type, unless the extension has one already. */
export const withTypeOfExtension = (list: GrowingList, extension: string, type: string): GrowingList =>
  list.children.some(
    (child) =>
      child.name === "ct:Default" && child.attributes.get("Extension")?.toLowerCase() === extension.toLowerCase(),
  )
    ? list
    : withChild(list, "Default", "ct", [
        ["Extension", extension],
        ["ContentType", type],
      ]);

/** Gives one part its type, replacing the one it had. */
export const withTypeOfPart = (list: GrowingList, part: string, type: string): GrowingList => {
  const old = list.children.filter(
    (child) => child.name === "ct:Override" && samePart(child.attributes.get("PartName"), part),
  );
  if (old.length === 1 && old[0]?.attributes.get("ContentType") === type) return list;
  return withChild(
    old.length === 0 ? list : growingList(removeContentTypeOverride(list.xml, part), CONTENT_TYPES_PART),
    "Override",
    "ct",
    [
      ["PartName", `/${partUri(part)}`],
      ["ContentType", type],
    ],
  );
};

/** The same on the part's source. */
export const addContentTypeOverride = (contentTypes: string, part: string, type: string): string =>
  withTypeOfPart(growingList(contentTypes, CONTENT_TYPES_PART), part, type).xml;

/** Takes a part's own type out; nothing happens when it has none. */
export const removeContentTypeOverride = (contentTypes: string, part: string): string =>
  removeChildren(
    contentTypes,
    parseXml(contentTypes, CONTENT_TYPES_PART),
    (child) => child.name === "ct:Override" && samePart(child.attributes.get("PartName"), part),
  );

/** An empty relationship part. Parts we make carry no declaration: it says what is so without it (XML 1.0, 2.8 and 4.3.3). */
const EMPTY = `<Relationships xmlns="${NAMESPACES.rel}"></Relationships>`;
export const emptyRelationships = (): GrowingList => ({
  xml: EMPTY,
  children: [],
  at: EMPTY.indexOf("</"),
  prefix: "",
});

/** What a new relationship says. `target` is a part name when internal. */
export interface NewRelationship {
  readonly type: string;
  readonly target: string;
  readonly external?: boolean;
}

/** Adds a relationship of `source` to its list and tells its id, new unless given. */
export const withRelationship = (
  list: GrowingList,
  source: string,
  added: NewRelationship,
  id?: string,
): { readonly list: GrowingList; readonly id: string } => {
  const taken = new Set(list.children.map((child) => child.attributes.get("Id")));
  let fresh = id;
  for (let n = taken.size + 1; fresh === undefined; n += 1) if (!taken.has(`rId${n}`)) fresh = `rId${n}`;
  if (taken.has(fresh)) throw new RangeError(`${relationshipsPartOf(source)} has a relationship ${fresh} already.`);
  const target = added.external === true ? added.target : partUri(relativeTarget(source, added.target));
  return {
    list: withChild(list, "Relationship", "rel", [
      ["Id", fresh],
      ["Type", added.type],
      ["Target", target],
      ...(added.external === true ? ([["TargetMode", "External"]] as const) : []),
    ]),
    id: fresh,
  };
};

/**
 * Adds a relationship to `source`'s relationship part (undefined: it has none yet) and tells its id, new unless given.
 */
export const addRelationship = (
  relationships: string | undefined,
  source: string,
  added: NewRelationship,
  id?: string,
): { readonly xml: string; readonly id: string } => {
  const made = withRelationship(
    relationships === undefined ? emptyRelationships() : growingList(relationships, relationshipsPartOf(source)),
    source,
    added,
    id,
  );
  return { xml: made.list.xml, id: made.id };
};

/** Removes the relationships with these ids from `source`'s relationship part. */
export const removeRelationships = (relationships: string, source: string, ids: ReadonlySet<string>): string =>
  removeChildren(relationships, parseXml(relationships, relationshipsPartOf(source)), (child) =>
    ids.has(child.attributes.get("Id") ?? ""),
  );
