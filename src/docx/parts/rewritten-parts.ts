/**
 * Whether a stored package is the one that was uploaded, apart from what SharePoint rewrites in an Office file it takes in. That list is numbered,
 * and only ever added to when a tenant has shown more:
 * 1. the document properties: `docProps/core.xml`, `docProps/app.xml`, `docProps/custom.xml`;
 * 2. custom XML parts whose root is of SharePoint's own namespaces (a library's columns, content type, forms, events and policies), with their properties;
 * 3. `docMetadata/LabelInfo.xml`, the sensitivity label;
 * 4. the types and relationships of these parts, and the spelling and order of the others'.
 * (OneDrive/onedrive-api-docs #935, rclone #2599.) Everything else must be there, byte for byte, under the same name, type and relationship.
 */
import { listCustomXml } from "./custom-xml";
import { openPackage, type DocxPackage } from "../package/package";
import { CONTENT_TYPES_PART, partKey, relationshipsPartOf } from "../package/part-names";

const REWRITTEN: readonly string[] = [
  "docprops/core.xml",
  "docprops/app.xml",
  "docprops/custom.xml",
  "docmetadata/labelinfo.xml",
];
/** Whether a custom XML part is one SharePoint keeps in the file for itself: a library's column values, content type, forms, events, policies. */
export const isSharePointsOwn = ({ namespace }: { readonly namespace: string }): boolean =>
  /^http:\/\/schemas\.microsoft\.com\/(?:office\/2006\/metadata\/|sharepoint\/)/.test(namespace) ||
  /^(?:microsoft\.)?office\.server\.policy(?:\.changes)?$/.test(namespace);

const LABELS = "http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels";
/** Whether a relationship of the package leads to its sensitivity label. */
export const isLabel = (relationship: { readonly type: string }): boolean => relationship.type === LABELS;

const rewrittenIn = async (pkg: DocxPackage): Promise<ReadonlySet<string>> => {
  const custom = (await listCustomXml(pkg)).filter(isSharePointsOwn);
  const parts = custom.flatMap(({ part, propertiesPart }) => [
    part,
    relationshipsPartOf(part),
    ...(propertiesPart === undefined ? [] : [propertiesPart]),
  ]);
  return new Set([...REWRITTEN, ...parts.map(partKey)]);
};

interface Kept {
  readonly pkg: DocxPackage;
  readonly rewritten: ReadonlySet<string>;
  /** By key: the parts that must be the same; relationship parts are compared by what they say. */
  readonly parts: ReadonlyMap<string, string>;
}

const keptOf = async (bytes: Uint8Array): Promise<Kept> => {
  const pkg = await openPackage(bytes);
  const rewritten = await rewrittenIn(pkg);
  const names = pkg.partNames().filter((name) => name !== CONTENT_TYPES_PART && !rewritten.has(partKey(name)));
  const sources = new Set(["", ...names].map((name) => partKey(relationshipsPartOf(name))));
  return {
    pkg,
    rewritten,
    parts: new Map(names.filter((name) => !sources.has(partKey(name))).map((name) => [partKey(name), name])),
  };
};

const related = async ({ pkg, rewritten }: Kept, source: string): Promise<string> =>
  JSON.stringify(
    (await pkg.relationships(source))
      .filter(({ target, external }) => external || !rewritten.has(partKey(target)))
      .map(({ id, type, target, external }) => [id, type, external ? target : partKey(target), external])
      .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  );

const same = (left: Uint8Array, right: Uint8Array): boolean =>
  left.length === right.length && left.every((byte, index) => byte === right[index]);

/**
 * Names of the parts in which the stored package is another than the one uploaded; none when it is that one.
 * @throws DocxFault as openPackage, and for relationships that lead nowhere
 */
export const partsNotAsUploaded = async (uploaded: Uint8Array, stored: Uint8Array): Promise<readonly string[]> => {
  const [ours, theirs] = await Promise.all([keptOf(uploaded), keptOf(stored)]);
  const differ: string[] = [];
  if ((await related(ours, "")) !== (await related(theirs, ""))) differ.push("_rels/.rels");
  for (const key of new Set([...ours.parts.keys(), ...theirs.parts.keys()])) {
    const [mine, stands] = [ours.parts.get(key), theirs.parts.get(key)];
    if (mine === undefined || stands === undefined) {
      differ.push(mine ?? stands ?? key);
      continue;
    }
    const alike =
      ours.pkg.contentType(mine) === theirs.pkg.contentType(stands) &&
      same(await ours.pkg.bytes(mine), await theirs.pkg.bytes(stands)) &&
      (await related(ours, mine)) === (await related(theirs, stands));
    if (!alike) differ.push(mine);
  }
  return differ;
};
