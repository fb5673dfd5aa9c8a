/** One request as the routes see it, already authenticated, and one answer; the server alone knows about HTTP. */
import { groupOf, type Rights } from "../../adapters/graph/list-schema";
import type { TokenBearer } from "../identity/people";
import { accessDenied, invalidRequest, preconditionFailed } from "./graph-refusal";
import type { DriveItem, ListItem, SiteList, SiteState, Stamp } from "./site-state";

export interface Exchange {
  readonly method: string;
  /** Below `/v1.0`, as sent. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly header: (name: string) => string | undefined;
  readonly body: () => Promise<Uint8Array>;
  /** Who the validated access token names. */
  readonly caller: TokenBearer;
  /** An owner of the site: stands outside the table of who may do what. */
  readonly owner: boolean;
  /** A new file is taken only from those who may also edit in its library. */
  readonly uploadNeedsEdit: boolean;
  /** ISO 8601 UTC in whole seconds. */
  readonly now: string;
  /** Graph's own origin. */
  readonly origin: string;
  /** Where people see the site: `https://<host>/sites/<name>`, never on Graph's origin. */
  readonly siteUrl: string;
  /** Address of this request without its query, for paging links. */
  readonly address: string;
  readonly site: SiteState;
  /** Whether the account of that object id has been deleted. */
  readonly isDeleted: (oid: string) => boolean;
  /** A policy of the site keeps files from being downloaded: no address for it is given out. */
  readonly withholdsDownloads: boolean;
  /** A short-lived address that gives the bytes to whoever holds it. */
  readonly downloadUrl: (content: string) => string;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export const ok = (body: unknown): Answer => ({ status: 200, body });

export const stampOf = (exchange: Exchange): Stamp => ({
  id: exchange.caller.oid,
  name: exchange.caller.name,
  email: exchange.caller.userName,
  at: exchange.now,
});
/** Of an account deleted since only the name is left (microsoft-graph-docs #10425). */
export const identity = ({ isDeleted }: Pick<Exchange, "isDeleted">, stamp: Stamp): unknown => ({
  user: isDeleted(stamp.id)
    ? { displayName: stamp.name }
    : { id: stamp.id, displayName: stamp.name, ...(stamp.email === "" ? {} : { email: stamp.email }) },
});

export const newest = <Version>(versions: readonly Version[]): Version | undefined => versions[versions.length - 1];

/** Roles come from the validated token only; someone without a role of the app may not even read. */
export const demand = (exchange: Exchange, list: SiteList, right: keyof Rights): void => {
  if (exchange.owner) return;
  const group = groupOf(exchange.caller.roles);
  if (group === undefined || !list.schema.may[group][right]) throw accessDenied();
};

export const demandScope = (exchange: Exchange, scopes: readonly string[]): void => {
  if (!scopes.some((scope) => exchange.caller.scopes.includes(scope))) throw accessDenied();
};
export const SITE_SCOPES = [
  "Sites.Selected",
  "Sites.ReadWrite.All",
  "Sites.Manage.All",
  "Sites.FullControl.All",
] as const;

export const readJson = async (exchange: Exchange): Promise<Readonly<Record<string, unknown>>> => {
  const bytes = await exchange.body();
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString("utf8"));
    if (typeof value === "object" && value !== null && !Array.isArray(value))
      return value as Readonly<Record<string, unknown>>;
  } catch {
    throw new BadJson();
  }
  throw new BadJson();
};
class BadJson extends Error {}
export const isBadJson = (error: unknown): boolean => error instanceof BadJson;

export const itemTag = (item: ListItem): string => `"${item.guid},${newest(item.versions)?.number ?? 1}"`;
export const driveTag = (item: DriveItem): string => `"{${item.guid.toUpperCase()}},${item.revision}"`;
export const contentTag = (item: DriveItem): string => `"c:{${item.guid.toUpperCase()}},${item.versions.length}"`;

/** A write that names an eTag goes through only if it is still the present one; `*` names any. */
export const checkIfMatch = (exchange: Exchange, present: readonly string[]): void => {
  const asked = exchange.header("if-match");
  if (asked === undefined || asked === "*") return;
  const wanted = asked.split(/,\s*(?=")/).map((tag) => tag.trim());
  if (!wanted.some((tag) => present.includes(tag))) throw preconditionFailed();
};

/** Keeps only what `$select` names; annotations stay. */
export const project = (
  body: Readonly<Record<string, unknown>>,
  select: readonly string[] | undefined,
): Readonly<Record<string, unknown>> =>
  select === undefined
    ? body
    : Object.fromEntries(Object.entries(body).filter(([name]) => name.startsWith("@odata.") || select.includes(name)));

export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly nextLink?: string;
}

/** Cuts one page. The link names the last row given, not a count, so that rows added meanwhile are neither skipped nor repeated. */
export const paginate = <Row>(exchange: Exchange, rows: readonly Row[], keyOf: (row: Row) => string): Page<Row> => {
  const top = exchange.query.get("$top");
  const size = top === null ? 200 : Number(top);
  if (!Number.isInteger(size) || size < 1 || size > 5000)
    throw invalidRequest("The value of $top must be between 1 and 5000.");
  const token = exchange.query.get("$skiptoken");
  let start = 0;
  if (token !== null) {
    const after = Buffer.from(token, "base64url").toString("utf8");
    start = rows.findIndex((row) => keyOf(row) === after) + 1;
    if (start === 0) throw invalidRequest("The skip token is not valid.");
  }
  const page = rows.slice(start, start + size);
  const last = page[page.length - 1];
  if (last === undefined || start + size >= rows.length) return { rows: page };
  const query = new URLSearchParams(exchange.query);
  query.set("$skiptoken", Buffer.from(keyOf(last)).toString("base64url"));
  return { rows: page, nextLink: `${exchange.address}?${query.toString()}` };
};

export const collection = (page: Page<unknown>): Answer =>
  ok({ ...(page.nextLink === undefined ? {} : { "@odata.nextLink": page.nextLink }), value: page.rows });
