/**
 * An OPC package opened for reading, and saved by naming what changes: every other entry is copied as it was stored.
 * Part names have no leading slash (`word/document.xml`) and compare as URIs, without regard to ASCII case (ECMA-376 part 2, 6.2.2.3).
 */
import type { Piece } from "../zip/deflate-pieces";
import { DocxFault } from "../docx-fault";
import { FramedPart, packFramed } from "../zip/framed-part";
import { KeptPart } from "../zip/kept-part";
import { isStrictNamespace } from "../xml/namespaces";
import { CONTENT_TYPES_PART, decodedPartKey, partKey as key, relationshipsPartOf, resolveTarget } from "./part-names";
import { childElements, parseXml, type XmlElement } from "../xml/xml-tree";
import {
  DEFAULT_LIMITS,
  inflateEntry,
  named,
  packEntry,
  packPieces,
  packText,
  readZip,
  writeZip,
  type PackageLimits,
  type ZipEntry,
} from "../zip/zip";

export type { PackageLimits } from "../zip/zip";

export interface Relationship {
  readonly id: string;
  readonly type: string;
  /** A part name when internal; as written when external, or when it only names a place in its own part (`#bookmark`). */
  readonly target: string;
  readonly external: boolean;
}

export interface DocxPackage {
  /** The main document part, usually `word/document.xml`. */
  readonly mainPart: string;
  /** Every entry but folders, in the order of the zip, `[Content_Types].xml` and relationship parts included. */
  partNames(): readonly string[];
  has(part: string): boolean;
  /** The part's XML, decoded (UTF-8 or UTF-16, no byte order mark). @throws DocxFault missing-part, damaged-entry, malformed-xml */
  text(part: string): Promise<string>;
  /** The part's XML as a tree, read once. @throws DocxFault as text, and as scanXml */
  tree(part: string): Promise<XmlElement>;
  /** The part's bytes, inflated and checked. */
  bytes(part: string): Promise<Uint8Array>;
  /** Content type by override, then by extension; undefined when the package gives none. */
  contentType(part: string): string | undefined;
  /** Relationships of a part ("" for the package's own); none when it has no relationship part. @throws DocxFault dangling-reference */
  relationships(part: string): Promise<readonly Relationship[]>;
  /** The stored entries: what savePackage copies. */
  readonly entries: readonly ZipEntry[];
  /** Sees to it that an entry's bytes are those its checksum is of; looks once. @throws DocxFault damaged-entry, inflates-past-limit */
  checked(entry: ZipEntry): Promise<void>;
}

const MAIN_RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
const MAIN_CONTENT_TYPES = new Set([
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
  "application/vnd.ms-word.document.macroEnabled.main+xml",
  "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
]);

const utf8 = new TextDecoder("utf-8", { fatal: true });
const DECLARED_ENCODING = /^(<\?xml[^>]*?\sencoding\s*=\s*["'])([^"']*)(["'])/;

/** Bytes as text. OPC allows UTF-8 and UTF-16 only (ECMA-376 part 2, annex E). The result always declares UTF-8, because that is what is written back. */
const decodeXml = (bytes: Uint8Array, part: string): string => {
  const [first, second] = [bytes[0], bytes[1]];
  const wide =
    first === 0xff && second === 0xfe
      ? "utf-16le"
      : first === 0xfe && second === 0xff
        ? "utf-16be"
        : first === 0x3c && second === 0
          ? "utf-16le"
          : first === 0 && second === 0x3c
            ? "utf-16be"
            : undefined;
  let text: string;
  try {
    text = (wide === undefined ? utf8 : new TextDecoder(wide, { fatal: true })).decode(bytes);
  } catch (cause) {
    throw new DocxFault(
      "malformed-xml",
      `${part} is not well-formed XML: its bytes are not ${wide === undefined ? "UTF-8" : "UTF-16"}.`,
      { part, cause },
    );
  }
  const declared = DECLARED_ENCODING.exec(text);
  if (declared === null) return text;
  const encoding = (declared[2] as string).toLowerCase();
  const agrees =
    wide === undefined ? encoding === "utf-8" || encoding === "us-ascii" : encoding === "utf-16" || encoding === wide;
  if (!agrees) throw new DocxFault("malformed-xml", `${part} declares an encoding it does not have.`, { part });
  return encoding === "utf-8" ? text : text.replace(DECLARED_ENCODING, "$1UTF-8$3");
};

interface ContentTypes {
  readonly byExtension: ReadonlyMap<string, string>;
  readonly byPart: ReadonlyMap<string, string>;
}

const readContentTypes = (root: XmlElement): ContentTypes => {
  const byExtension = new Map<string, string>();
  const byPart = new Map<string, string>();
  for (const child of childElements(root)) {
    const type = child.attributes.get("ContentType");
    const [map, name] =
      child.name === "ct:Override"
        ? [byPart, child.attributes.get("PartName")?.replace(/^\//, "")]
        : [byExtension, child.attributes.get("Extension")];
    if ((child.name !== "ct:Override" && child.name !== "ct:Default") || type === undefined || name === undefined)
      throw new DocxFault("malformed-xml", "[Content_Types].xml holds an entry that is not a content type.", {
        part: CONTENT_TYPES_PART,
      });
    const known = map.get(key(name));
    if (known !== undefined && known !== type)
      throw new DocxFault(
        "entry-described-twice-differently",
        `[Content_Types].xml gives ${name} two different types.`,
        { part: name },
      );
    map.set(key(name), type);
  }
  return { byExtension, byPart };
};

/** Reads a relationship part's tree. `spelled` tells a part's name as the package has it, undefined where it holds none. @throws DocxFault malformed-xml, dangling-reference, path-trick, strict-ooxml */
export const readRelationships = (
  root: XmlElement,
  source: string,
  relsPart: string,
  spelled: (part: string) => string | undefined,
): readonly Relationship[] => {
  const seen = new Set<string>();
  return childElements(root, "rel:Relationship").map((element) => {
    const id = element.attributes.get("Id");
    const type = element.attributes.get("Type");
    const target = element.attributes.get("Target");
    if (id === undefined || type === undefined || target === undefined)
      throw new DocxFault("malformed-xml", `${relsPart} holds a relationship without id, type or target.`, {
        part: relsPart,
      });
    if (seen.has(id))
      throw new DocxFault("entry-described-twice-differently", `${relsPart} describes the relationship ${id} twice.`, {
        part: relsPart,
      });
    seen.add(id);
    if (isStrictNamespace(type))
      throw new DocxFault(
        "strict-ooxml",
        `${relsPart} is Strict Open XML; save the document as an ordinary Word document (.docx) first.`,
        { part: relsPart },
      );
    const external = element.attributes.get("TargetMode") === "External";
    if (external || target.startsWith("#")) return { id, type, target, external };
    const named = resolveTarget(source, target);
    if (named === undefined)
      throw new DocxFault("path-trick", `${relsPart} points outside the package (${id}).`, { part: relsPart });
    const part = spelled(named);
    if (part === undefined)
      throw new DocxFault(
        "dangling-reference",
        `${relsPart} points to ${named}, which the package does not hold (${id}).`,
        { part: relsPart },
      );
    return { id, type, target: part, external };
  });
};

/** What a part is saved from: its text (written as UTF-8), its bytes, the pieces its writer left it in, what other packages hold too, or hold but for a few words. */
export type PartContent = string | Uint8Array | readonly Piece[] | KeptPart | FramedPart;

/** Two names that a decoding reader takes for one part. */
const refuseLookAlikes = (names: readonly string[]): void => {
  const seen = new Map<string, string>();
  for (const name of names) {
    const decoded = decodedPartKey(name);
    const other = seen.get(decoded);
    if (other !== undefined)
      throw new DocxFault(
        "duplicate-entry",
        `The package holds both ${other} and ${name}, which some programs read as one part and others as two.`,
        { part: name },
      );
    seen.set(decoded, name);
  }
};

const pack = async (name: string, content: PartContent): Promise<ZipEntry> => {
  if (typeof content === "string") return packText(name, content);
  if (content instanceof Uint8Array) return packEntry(name, content);
  if (content instanceof KeptPart) return named(name, await content.packed((kept) => pack(name, kept)));
  if (content instanceof FramedPart) {
    const packed = packFramed(content);
    return packed === undefined ? packText(name, content.text) : named(name, packed);
  }
  return packPieces(name, content);
};

/**
 * Opens a .docx (or .dotx, .docm, .dotm). Nothing is inflated but the content types and the relationships of the package and its main part.
 * @throws DocxFault every kind readZip throws; no-main-part, two-main-parts, strict-ooxml, malformed-xml, dangling-reference
 */
export const openPackage = async (bytes: Uint8Array, limits: PackageLimits = DEFAULT_LIMITS): Promise<DocxPackage> => {
  const entries = readZip(bytes, limits);
  refuseLookAlikes(entries.map(({ name }) => name));
  const byName = new Map(entries.map((entry) => [key(entry.name), entry]));
  const entryOf = (part: string): ZipEntry => {
    const entry = byName.get(key(part));
    if (entry === undefined) throw new DocxFault("missing-part", `The package does not hold ${part}.`, { part });
    return entry;
  };
  // One entry's inflated bytes are checked once, and remembered as sound, whoever asks first.
  const sound = new Set<ZipEntry>();
  const inflateChecked = async (entry: ZipEntry): Promise<Uint8Array> => {
    const bytes = await inflateEntry(entry);
    sound.add(entry);
    return bytes;
  };
  const has = (part: string): boolean => byName.has(key(part));
  const spelled = (part: string): string | undefined => byName.get(key(part))?.name;
  const texts = new Map<string, Promise<string>>();
  const text = (part: string): Promise<string> => {
    const known = texts.get(key(part));
    if (known !== undefined) return known;
    const reading = (async () => decodeXml(await inflateChecked(entryOf(part)), part))();
    texts.set(key(part), reading);
    return reading;
  };
  const trees = new Map<string, Promise<XmlElement>>();
  const tree = (part: string): Promise<XmlElement> => {
    const known = trees.get(key(part));
    if (known !== undefined) return known;
    const reading = (async () => parseXml(await text(part), part))();
    trees.set(key(part), reading);
    return reading;
  };
  const relationshipLists = new Map<string, Promise<readonly Relationship[]>>();
  const relationships = (part: string): Promise<readonly Relationship[]> => {
    const known = relationshipLists.get(key(part));
    if (known !== undefined) return known;
    const relsPart = relationshipsPartOf(part);
    const reading = (async () =>
      has(relsPart) ? readRelationships(await tree(relsPart), part, relsPart, spelled) : [])();
    relationshipLists.set(key(part), reading);
    return reading;
  };

  if (!has(CONTENT_TYPES_PART))
    throw new DocxFault("no-main-part", "The file is a zip, but not a Word document: it has no [Content_Types].xml.", {
      part: CONTENT_TYPES_PART,
    });
  const types = readContentTypes(await tree(CONTENT_TYPES_PART));
  const contentType = (part: string): string | undefined =>
    types.byPart.get(key(part)) ?? types.byExtension.get(key(part.slice(part.lastIndexOf(".") + 1)));

  const mains = (await relationships("")).filter(
    (relationship) => relationship.type === MAIN_RELATIONSHIP && !relationship.external,
  );
  const [main] = mains;
  if (main === undefined)
    throw new DocxFault("no-main-part", "The package names no main document.", { part: "_rels/.rels" });
  if (mains.length > 1)
    throw new DocxFault("two-main-parts", "The package names more than one main document.", { part: "_rels/.rels" });
  if (!MAIN_CONTENT_TYPES.has(contentType(main.target) ?? ""))
    throw new DocxFault("no-main-part", `The main part ${main.target} is not a Word document.`, { part: main.target });
  await relationships(main.target);

  return {
    mainPart: entryOf(main.target).name,
    partNames: () => entries.map((entry) => entry.name),
    has,
    text,
    tree,
    bytes: (part) => inflateChecked(entryOf(part)),
    contentType,
    relationships,
    entries,
    checked: async (entry) => {
      if (!sound.has(entry)) await inflateChecked(entry);
    },
  };
};

/**
 * Writes the package with the changes applied: new content replaces or adds a part, undefined removes it.
 * Content types and relationships are parts like any other: change them with src/docx/package-edits.ts.
 * Untouched entries keep their stored bytes, after their checksums were seen to hold once.
 * @throws DocxFault damaged-entry, duplicate-entry, path-trick
 */
export const savePackage = async (
  pkg: DocxPackage,
  changes: ReadonlyMap<string, PartContent | undefined>,
): Promise<Uint8Array> => {
  const pending = new Map<string, { readonly name: string; readonly content: PartContent | undefined }>();
  for (const [name, content] of changes) {
    if (pending.has(key(name)))
      throw new DocxFault("duplicate-entry", `${name} is changed twice in one save.`, { part: name });
    pending.set(key(name), { name, content });
  }
  const out: ZipEntry[] = [];
  for (const entry of pkg.entries) {
    const change = pending.get(key(entry.name));
    pending.delete(key(entry.name));
    if (change === undefined) {
      await pkg.checked(entry);
      out.push(entry);
    } else if (change.content !== undefined) {
      out.push(await pack(entry.name, change.content));
    }
  }
  for (const { name, content } of pending.values()) if (content !== undefined) out.push(await pack(name, content));
  return writeZip(out);
};
