/**
 * A package taken apart into XML documents by another library than the product's own, changed as desktop Word changes
 * it when it writes, and put together again: other order, other compression, nothing copied as it was.
 */
import { DOMParser, XMLSerializer, type Document, type Element } from "@xmldom/xmldom";
import { strToU8, zipSync, type Zippable } from "fflate";
import { openPackage, type Relationship } from "../../../docx/package/package";
import { CONTENT_TYPES_PART } from "../../../docx/package/part-names";
import { descendants, isW } from "../wordprocessing";

export interface DesktopPackage {
  readonly mainPart: string;
  readonly documents: Map<string, Document>;
  readonly binaries: ReadonlyMap<string, Uint8Array>;
  readonly relationships: ReadonlyMap<string, readonly Relationship[]>;
  /** Part names in the order they will be written. */
  order: string[];
  /** Deflate level of every entry. */
  level: 0 | 1 | 6 | 9;
}

/** One thing Word does when it writes a package. Draws from `random` only, so a seed repeats it. */
export type DesktopOperation = (opened: DesktopPackage, random: () => number) => void;

const XML_PART = /\.(xml|rels)$/i;

export const takeApart = async (bytes: Uint8Array): Promise<DesktopPackage> => {
  const opened = await openPackage(bytes);
  const documents = new Map<string, Document>();
  const binaries = new Map<string, Uint8Array>();
  const relationships = new Map<string, readonly Relationship[]>();
  for (const part of opened.partNames()) {
    if (XML_PART.test(part))
      documents.set(part, new DOMParser({ locator: false }).parseFromString(await opened.text(part), "text/xml"));
    else binaries.set(part, await opened.bytes(part));
    if (!part.endsWith(".rels")) relationships.set(part, await opened.relationships(part));
  }
  return { mainPart: opened.mainPart, documents, binaries, relationships, order: [...opened.partNames()], level: 6 };
};

export const putTogether = (opened: DesktopPackage): Uint8Array => {
  const serializer = new XMLSerializer();
  const zip: Zippable = {};
  for (const part of opened.order) {
    const document = opened.documents.get(part);
    const binary = opened.binaries.get(part);
    if (document !== undefined) zip[part] = strToU8(serializer.serializeToString(document));
    else if (binary !== undefined) zip[part] = binary;
  }
  return zipSync(zip, { level: opened.level, mtime: new Date(1980, 0, 1) });
};

export const rootOf = (opened: DesktopPackage, part: string): Element | undefined =>
  opened.documents.get(part)?.documentElement ?? undefined;

/** Parts the main part names by relationships of this kind (`/header`, `/settings`). */
export const partsOfKind = (opened: DesktopPackage, kind: string): string[] =>
  (opened.relationships.get(opened.mainPart) ?? [])
    .filter((row) => !row.external && row.type.endsWith(kind))
    .map((row) => row.target);

/** Roots of every story: body, headers, footers, notes. */
export const storyRoots = (opened: DesktopPackage): Element[] =>
  [
    opened.mainPart,
    ...["/header", "/footer", "/footnotes", "/endnotes"].flatMap((kind) => partsOfKind(opened, kind)),
  ].flatMap((part) => rootOf(opened, part) ?? []);

/** Every element of that WordprocessingML name in every story, text boxes included. */
export const inStories = (opened: DesktopPackage, name: string): Element[] =>
  storyRoots(opened).flatMap((root) => descendants(root, (element) => isW(element, name)));

/** Parts written in the vocabularies of Office, where prefixes and ids are Word's own to choose; custom XML and properties are not. */
export const officeParts = (opened: DesktopPackage): string[] =>
  [...opened.documents.keys()].filter(
    (part) =>
      !part.endsWith(".rels") &&
      part !== CONTENT_TYPES_PART &&
      !part.startsWith("customXml/") &&
      !part.startsWith("docProps/"),
  );

export const pick = (random: () => number, below: number): number => Math.floor(random() * below);
export const hexId = (random: () => number): string =>
  (1 + pick(random, 0x7ffffffe)).toString(16).toUpperCase().padStart(8, "0");
