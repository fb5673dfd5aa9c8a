/**
 * Markup hashed as it stands: names, sorted attributes, text and structure; relationship ids give way to what they point at, and
 * what Word renumbers freely (revision save ids, drawing ids and names) is left out. Used for drawings, equations and form fields,
 * and for everything the reader does not know.
 */
import type { Relationship } from "../package/package";
import type { XmlElement } from "../xml/xml-tree";
import { atom, list, listOf, record, type Encoded } from "./encoding";
import { isTextFont } from "./text-fonts";
import type { Theme } from "./theme";

export interface RawContext {
  readonly part: string;
  readonly relationships: ReadonlyMap<string, Relationship>;
  /** Digest of a package part's content, by part name. */
  readonly digests: ReadonlyMap<string, string>;
  /** Parts asked for that have no digest: the reader digests them and reads again. */
  readonly missing?: Set<string>;
  readonly theme: Theme;
  /** Called for an element whose namespace the table of namespaces does not hold. */
  unknown(name: string): void;
  /** Takes an element out of raw encoding: what it returns stands in its place. */
  special?(element: XmlElement): readonly Encoded[] | undefined;
}

/** Attributes Word makes up anew: they say nothing a reader sees. */
const NOISE_ATTRIBUTES = new Set([
  "w14:paraId",
  "w14:textId",
  "w14:anchorId",
  "w14:editId",
  "wp14:anchorId",
  "wp14:editId",
  "o:spid",
  "xml:space",
]);
/** Elements that only identify (MS-ODRAWXML 2.22). */
const NOISE_ELEMENTS = new Set([
  "a16:creationId",
  "a16:predDERef",
  "w:proofErr",
  "w:lastRenderedPageBreak",
  "w:lang",
  "w:noProof",
]);
/** `id` and `name` of these number and name a drawing (ECMA-376 20.1.2.2.8, 20.4.2.5); alternative text stays. */
const DRAWING_PROPERTIES = /^(?:wp:docPr|(?:pic|wps|wpg|wpc|a|dsp|c|cdr|lc):cNvPr)$/;
/** Lengths in EMU, hashed in whole points: Word rounds them when it saves. */
const EMU = new Set([
  "wp:extent@cx",
  "wp:extent@cy",
  "a:ext@cx",
  "a:ext@cy",
  "a:off@x",
  "a:off@y",
  "a:chExt@cx",
  "a:chExt@cy",
  "a:chOff@x",
  "a:chOff@y",
]);

const wholePoints = (emu: string): string =>
  /^[+-]?\d{1,15}$/.test(emu) ? `${Math.round(Number(emu) / 12700)}pt` : emu;

export const isNoiseAttribute = (name: string): boolean => name.startsWith("w:rsid") || NOISE_ATTRIBUTES.has(name);

/** What a relationship id stands for. */
export const encodeTarget = (
  id: string,
  context: Pick<RawContext, "relationships" | "digests" | "missing">,
): Encoded => {
  const relationship = context.relationships.get(id);
  if (relationship === undefined) return record("nowhere", id);
  if (relationship.external) return record("url", relationship.type, relationship.target);
  const digest = context.digests.get(relationship.target);
  if (digest !== undefined) return record("part", digest);
  if (relationship.target.startsWith("#")) return record("inside", relationship.target);
  context.missing?.add(relationship.target);
  return record("inside", relationship.type, relationship.target);
};

const pointsAtPart = (name: string): boolean => name.startsWith("r:") || name === "o:relid";

/** VML style: properties in the order of their names; how far in front something stands matters only as in front or behind. */
const vmlStyle = (style: string): string =>
  style
    .split(";")
    .map((property) => property.trim())
    .filter(
      (property) => property !== "" && !/^mso-wrap-style:|^mso-width-percent:0$|^mso-height-percent:0$/.test(property),
    )
    .map((property) =>
      /^z-index\s*:\s*-/.test(property) ? "z-index:behind" : /^z-index\s*:/.test(property) ? "z-index:front" : property,
    )
    .sort()
    .join(";");

/** Theme fonts by the names drawings give them (ECMA-376 20.1.4.1.17). */
const THEME_FACES: Readonly<Record<string, string>> = {
  "+mj-lt": "majorHAnsi",
  "+mn-lt": "minorHAnsi",
  "+mj-ea": "majorEastAsia",
  "+mn-ea": "minorEastAsia",
  "+mj-cs": "majorBidi",
  "+mn-cs": "minorBidi",
};
/** A theme's font by name where it may show other signs than the letters stored. */
const typeface = (value: string, theme: Theme): string => {
  const face = theme.fonts.get(THEME_FACES[value] ?? "");
  return face === undefined || face === "" || isTextFont(face) ? value : face;
};

const encodeAttributes = (element: XmlElement, context: RawContext): Encoded => {
  const out: [string, Encoded][] = [];
  const isVml = element.name.startsWith("v:");
  for (const [name, value] of element.attributes) {
    if (isNoiseAttribute(name)) continue;
    if ((name === "id" || name === "name") && DRAWING_PROPERTIES.test(element.name)) continue;
    if (name === "id" && isVml) continue;
    if (name === "relativeHeight" && element.name === "wp:anchor") continue;
    if (pointsAtPart(name)) out.push([name, encodeTarget(value, context)]);
    else if (name === "val" && element.name === "a:schemeClr")
      out.push([name, record("color", context.theme.colors.get(value) ?? `?${value}`)]);
    else if (name === "typeface") out.push([name, atom(typeface(value, context.theme))]);
    else if (EMU.has(`${element.name}@${name}`)) out.push([name, atom(wholePoints(value))]);
    else if (name === "style" && isVml) out.push([name, atom(vmlStyle(value))]);
    else out.push([name, atom(value)]);
  }
  out.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return listOf(out.flatMap(([name, value]) => [atom(name), value]));
};

/** A size relative to the page of no percent: the size given otherwise holds (MS-ODRAWXML 2.4.1). */
const isNoSize = (element: XmlElement): boolean =>
  (element.name === "wp14:sizeRelH" || element.name === "wp14:sizeRelV") &&
  element.children.every(
    (one) =>
      typeof one !== "string" &&
      /^wp14:pct(?:Width|Height)$/.test(one.name) &&
      one.children.every((inner) => typeof inner === "string" && inner.trim() === "0"),
  );

const isNoise = (element: XmlElement): boolean =>
  NOISE_ELEMENTS.has(element.name) ||
  isNoSize(element) ||
  ((element.name === "a:ext" || element.name === "a:extLst") &&
    element.children.length > 0 &&
    !element.attributes.has("cx") &&
    element.children.every((one) => (typeof one === "string" ? one.trim() === "" : isNoise(one))));

/** Children in order; white space between elements says nothing. */
export const encodeChildren = (element: XmlElement, context: RawContext): readonly Encoded[] => {
  const mixed = element.children.some((one) => typeof one !== "string");
  const out: Encoded[] = [];
  for (const one of element.children) {
    if (typeof one === "string") {
      if (mixed && one.trim() === "") continue;
      out.push(atom(element.name === "wp:posOffset" ? wholePoints(one.trim()) : one));
    } else if (!isNoise(one)) {
      out.push(...(context.special?.(one) ?? [encodeRaw(one, context)]));
    }
  }
  return out;
};

/** The element and everything inside. */
export const encodeRaw = (element: XmlElement, context: RawContext): Encoded => {
  if (element.name.startsWith("{") || !element.name.includes(":")) context.unknown(element.name);
  return list("e", atom(element.name), encodeAttributes(element, context), ...encodeChildren(element, context));
};
