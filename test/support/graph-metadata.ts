/**
 * A part of Microsoft Graph's published metadata (CSDL as JSON), read where it is shared with the checkout: which properties and
 * navigations a type has. Open types (columns of rows, annotations of files) cannot be checked by it.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

interface GraphType {
  readonly base: string | null;
  readonly open: boolean;
  readonly props: Readonly<Record<string, readonly [type: string, nullable: boolean]>>;
  readonly nav: Readonly<Record<string, string>>;
}
type Metadata = Readonly<Record<string, GraphType>>;

const FILE = join(__dirname, "../../../shared/schemas/graph-subset.json");

/** Undefined where the metadata is not at hand; tests then skip and say so. */
export const graphMetadata = (): Metadata | undefined =>
  existsSync(FILE) ? (JSON.parse(readFileSync(FILE, "utf8")) as Metadata) : undefined;

const fullName = (type: string): string =>
  type.replace(/^Collection\((.*)\)$/, "$1").replace(/^(?:graph|self)\./, "microsoft.graph.");

const chain = (metadata: Metadata, type: string): readonly GraphType[] => {
  const own = metadata[fullName(type)];
  return own === undefined ? [] : [own, ...(own.base === null ? [] : chain(metadata, own.base))];
};

/** Type of a property or navigation; undefined when the type is known and has none of that name. */
export const memberType = (
  metadata: Metadata,
  type: string,
  name: string,
  of: "property" | "navigation" | "either",
): string | undefined => {
  const types = chain(metadata, type);
  if (types.length === 0) return "unknown";
  for (const { props, nav } of types) {
    if (of !== "navigation" && props[name] !== undefined) return props[name][0];
    if (of !== "property" && nav[name] !== undefined) return nav[name];
  }
  return types.some(({ open }) => open) && of !== "navigation" ? "unknown" : undefined;
};

const EDM: Readonly<Record<string, (value: unknown) => boolean>> = {
  "Edm.String": (value) => typeof value === "string",
  "Edm.Boolean": (value) => typeof value === "boolean",
  "Edm.Int32": (value) => Number.isInteger(value),
  "Edm.Int64": (value) => Number.isInteger(value),
  "Edm.Double": (value) => typeof value === "number",
  "Edm.DateTimeOffset": (value) =>
    typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(value),
};

/** Everything in a body that its type does not have, as `path: complaint`. */
export const misfits = (metadata: Metadata, type: string, body: unknown, at = "$"): readonly string[] => {
  if (body === null || type === "unknown") return [];
  if (type.startsWith("Collection("))
    return Array.isArray(body)
      ? body.flatMap((row, index) => misfits(metadata, fullName(type), row, `${at}[${index}]`))
      : [`${at}: not a collection`];
  const primitive = EDM[type];
  if (primitive !== undefined) return primitive(body) ? [] : [`${at}: not ${type}`];
  if (type.startsWith("Edm.") || metadata[fullName(type)] === undefined) return [];
  if (typeof body !== "object" || Array.isArray(body)) return [`${at}: not an object`];
  return Object.entries(body).flatMap(([name, value]) => {
    if (name.startsWith("@")) return [];
    const member = memberType(metadata, type, name, "either");
    return member === undefined
      ? [`${at}.${name}: ${type} has no such property`]
      : misfits(metadata, member, value, `${at}.${name}`);
  });
};
