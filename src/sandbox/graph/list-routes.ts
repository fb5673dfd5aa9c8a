/**
 * SharePoint lists as Graph shows them. Author and time come from the token and the clock, never from the body; nobody may delete;
 * a row changes only by a new version, and the earlier ones stay readable.
 */
import { randomUUID } from "node:crypto";
import { NOTE_LIMIT, TEXT_LIMIT, type Column } from "../../adapters/graph/list-schema";
import { describeDriveItem } from "./drive-item-body";
import {
  checkIfMatch,
  collection,
  demand,
  identity,
  itemTag,
  newest,
  ok,
  paginate,
  project,
  readJson,
  stampOf,
  type Answer,
  type Exchange,
} from "./exchange";
import { accessDenied, GraphRefusal, invalidRequest, notFound } from "./graph-refusal";
import { compareBy, compileFilter, compileOrder, parseExpand, parseSelect, type Expansion } from "./odata";
import type { Fields, FieldValue, ListItem, SiteList } from "./site-state";

const unknownColumn = (name: string): Error => invalidRequest(`Field '${name}' is not recognized`);

const checked = (column: Column, value: unknown): FieldValue => {
  const fail = (): Error => invalidRequest(`The value given for field '${column.name}' is not valid.`);
  if (column.type === "number") {
    if (typeof value === "number" && Number.isFinite(value)) return value;
    throw fail();
  }
  if (column.type === "boolean") {
    if (typeof value === "boolean") return value;
    throw fail();
  }
  if (typeof value !== "string") throw fail();
  if (column.type === "dateTime") {
    // SharePoint keeps whole seconds.
    if (!Number.isNaN(Date.parse(value))) return `${new Date(value).toISOString().slice(0, 19)}Z`;
    throw fail();
  }
  if (column.type === "choice" && column.choices?.includes(value) !== true) throw fail();
  if (value.length > (column.type === "note" ? NOTE_LIMIT : TEXT_LIMIT))
    throw invalidRequest(
      `Invalid text value. The field '${column.name}' holds at most ${column.type === "note" ? NOTE_LIMIT : TEXT_LIMIT} characters.`,
    );
  return value;
};

/** Applies what was sent over what is there; null and "" clear a column, as SharePoint keeps no empty text. */
const merge = (list: SiteList, before: Fields, sent: unknown): Fields => {
  if (typeof sent !== "object" || sent === null || Array.isArray(sent))
    throw invalidRequest("The fields of the item are missing.");
  const after = new Map<string, FieldValue>(Object.entries(before));
  for (const [name, value] of Object.entries(sent)) {
    if (name.startsWith("@odata.")) continue;
    const column = list.schema.columns.find((candidate) => candidate.name === name);
    if (column === undefined) throw unknownColumn(name);
    if (value === null || value === "") after.delete(name);
    else after.set(name, checked(column, value));
  }
  return Object.fromEntries(after);
};

const checkUnique = (list: SiteList, fields: Fields, own?: string): void => {
  for (const { name } of list.schema.columns.filter((column) => column.unique === true)) {
    const value = String(fields[name] ?? "").toLowerCase();
    const taken =
      value !== "" &&
      [...list.items.values()].some(
        (item) => item.id !== own && String(item.fields[name] ?? "").toLowerCase() === value,
      );
    // SharePoint's own sentence; that Graph answers it with 400 was never seen on a tenant, so the adapter takes 409 too.
    if (taken)
      throw new GraphRefusal(
        400,
        "invalidRequest",
        `The list item could not be added or updated because duplicate values were found in the following field(s) in the list: [${name}].`,
      );
  }
};

const fieldsBody = (
  item: ListItem,
  fields: Fields,
  select: readonly string[] | undefined,
): Readonly<Record<string, unknown>> => {
  const all: Readonly<Record<string, unknown>> = {
    ...fields,
    id: item.id,
    ContentType: "Item",
    Created: item.created.at,
    Modified: newest(item.versions)?.modified.at ?? item.created.at,
  };
  return { "@odata.etag": itemTag(item), ...project(all, select) };
};

const itemBody = (
  exchange: Exchange,
  list: SiteList,
  item: ListItem,
  expand: readonly Expansion[],
  select?: readonly string[],
): Readonly<Record<string, unknown>> => {
  const latest = newest(item.versions);
  const modified = latest?.modified ?? item.created;
  const body: Readonly<Record<string, unknown>> = {
    "@odata.etag": itemTag(item),
    id: item.id,
    eTag: itemTag(item),
    createdDateTime: item.created.at,
    lastModifiedDateTime: modified.at,
    createdBy: identity(exchange, item.created),
    lastModifiedBy: identity(exchange, modified),
    parentReference: { id: list.guid, siteId: exchange.site.siteId },
    webUrl: `${exchange.siteUrl}/Lists/${list.schema.siteName}/${item.id}_.000`,
    contentType: { id: "0x01", name: "Item" },
  };
  const expanded = expand.map(({ name, select: inner }): readonly [string, unknown] => {
    if (name === "fields") return ["fields", fieldsBody(item, item.fields, inner)];
    if (name === "driveItem" && list.drive !== undefined) {
      const file = item.driveItemId === undefined ? undefined : list.drive.items.get(item.driveItemId);
      return ["driveItem", file === undefined ? null : describeDriveItem(exchange, list, file, inner)];
    }
    throw invalidRequest(`Could not find a property named '${name}' on type 'microsoft.graph.listItem'.`);
  });
  return { ...project(body, select), ...Object.fromEntries(expanded) };
};

const readRows = (exchange: Exchange, list: SiteList): Answer => {
  demand(exchange, list, "read");
  const allowNonIndexed = exchange.header("prefer")?.includes("HonorNonIndexedQueriesWarningMayFailRandomly") === true;
  const [filter, orderBy] = [exchange.query.get("$filter"), exchange.query.get("$orderby")];
  const unsupported = [...exchange.query.keys()].find(
    (name) => !["$filter", "$orderby", "$expand", "$select", "$top", "$skiptoken"].includes(name),
  );
  if (unsupported !== undefined) throw invalidRequest(`Query option '${unsupported}' is not allowed.`);
  const matches = filter === null ? () => true : compileFilter(filter, list.schema, allowNonIndexed);
  const found = [...list.items.values()].filter((item) => matches(item.fields));
  const inOrder = compareBy(orderBy === null ? [] : compileOrder(orderBy, list.schema, allowNonIndexed));
  // Graph's default order: by row id.
  found.sort((left, right) => inOrder(left.fields, right.fields) || Number(left.id) - Number(right.id));
  const [expand, select] = [parseExpand(exchange.query.get("$expand")), parseSelect(exchange.query.get("$select"))];
  const page = paginate(exchange, found, (item) => item.id);
  return collection({ ...page, rows: page.rows.map((item) => itemBody(exchange, list, item, expand, select)) });
};

/** Adds a row and keeps it. Also how the sandbox first fills the site. */
export const addRow = (
  exchange: Pick<Exchange, "site">,
  list: SiteList,
  fields: unknown,
  stamp: ListItem["created"],
  given?: { readonly id?: string; readonly driveItemId?: string },
): ListItem => {
  const merged = merge(list, {}, fields);
  checkUnique(list, merged);
  const id = given?.id ?? String(list.nextId);
  const item: ListItem = {
    id,
    guid: randomUUID(),
    fields: merged,
    created: stamp,
    versions: [{ number: 1, fields: merged, modified: stamp }],
    ...(given?.driveItemId === undefined ? {} : { driveItemId: given.driveItemId }),
  };
  list.items.set(id, item);
  list.nextId = Math.max(list.nextId, Number(id)) + 1;
  exchange.site.save(list);
  return item;
};

const changeRow = (exchange: Exchange, list: SiteList, item: ListItem, sent: unknown): ListItem => {
  checkIfMatch(exchange, [itemTag(item)]);
  const fields = merge(list, item.fields, sent);
  checkUnique(list, fields, item.id);
  const changed: ListItem = {
    ...item,
    fields,
    versions: [
      ...item.versions,
      { number: (newest(item.versions)?.number ?? 0) + 1, fields, modified: stampOf(exchange) },
    ],
  };
  list.items.set(item.id, changed);
  exchange.site.save(list);
  return changed;
};

const versionsOf = (exchange: Exchange, item: ListItem): Answer => {
  const withFields = parseExpand(exchange.query.get("$expand")).some(({ name }) => name === "fields");
  const rows = [...item.versions].reverse().map((version) => ({
    "@odata.etag": `"${item.guid},${version.number}"`,
    id: `${version.number}.0`,
    lastModifiedDateTime: version.modified.at,
    lastModifiedBy: identity(exchange, version.modified),
    ...(withFields ? { fields: { ...version.fields, id: item.id } } : {}),
  }));
  return ok({ value: rows });
};

export const columnBody = (column: Column): unknown => ({
  id: column.name,
  name: column.name,
  displayName: column.name,
  indexed: column.indexed === true,
  enforceUniqueValues: column.unique === true,
  readOnly: false,
  required: false,
  ...(column.type === "number"
    ? { number: {} }
    : column.type === "boolean"
      ? { boolean: {} }
      : column.type === "dateTime"
        ? { dateTime: {} }
        : column.type === "choice"
          ? { choice: { choices: column.choices ?? [] } }
          : { text: { allowMultipleLines: column.type === "note" } }),
});

export const listBody = (list: SiteList): Readonly<Record<string, unknown>> => ({
  id: list.guid,
  name: list.schema.siteName,
  displayName: list.schema.siteName,
  description: list.schema.holds,
  list: {
    template: list.template,
    hidden: false,
    contentTypesEnabled: false,
  },
});

const oneItem = async (
  exchange: Exchange,
  list: SiteList,
  item: ListItem,
  rest: string,
): Promise<Answer | undefined> => {
  const { method } = exchange;
  if (method === "DELETE" && rest === "") throw accessDenied();
  if (method === "GET") {
    demand(exchange, list, "read");
    if (rest === "")
      return ok(
        itemBody(
          exchange,
          list,
          item,
          parseExpand(exchange.query.get("$expand")),
          parseSelect(exchange.query.get("$select")),
        ),
      );
    if (rest === "/fields") return ok(fieldsBody(item, item.fields, parseSelect(exchange.query.get("$select"))));
    if (rest === "/versions") return versionsOf(exchange, item);
    if (rest === "/driveItem") {
      const file = item.driveItemId === undefined ? undefined : list.drive?.items.get(item.driveItemId);
      if (file === undefined) throw notFound();
      return ok(describeDriveItem(exchange, list, file, parseSelect(exchange.query.get("$select"))));
    }
  }
  if (method === "PATCH" && (rest === "/fields" || rest === "")) {
    demand(exchange, list, "edit");
    const sent = await readJson(exchange);
    const changed = changeRow(exchange, list, item, rest === "" ? sent["fields"] : sent);
    return ok(
      rest === ""
        ? itemBody(exchange, list, changed, [{ name: "fields" }])
        : fieldsBody(changed, changed.fields, undefined),
    );
  }
  return undefined;
};

/** Everything below `/sites/{site}/lists/{list}`; undefined when there is no such route. */
export const answerList = async (exchange: Exchange, list: SiteList, rest: string): Promise<Answer | undefined> => {
  const { method } = exchange;
  if (method === "GET" && rest === "") {
    demand(exchange, list, "read");
    return ok(listBody(list));
  }
  if (method === "GET" && rest === "/columns") {
    demand(exchange, list, "read");
    return ok({ value: list.schema.columns.map(columnBody) });
  }
  if (method === "GET" && rest === "/items") return readRows(exchange, list);
  if (method === "POST" && rest === "/items") {
    demand(exchange, list, "add");
    if (list.drive !== undefined) throw invalidRequest("Items of a library are made by uploading files.");
    const sent = await readJson(exchange);
    return {
      status: 201,
      body: itemBody(exchange, list, addRow(exchange, list, sent["fields"], stampOf(exchange)), [{ name: "fields" }]),
    };
  }
  const [, id, below = ""] = /^\/items\/([^/]+)(\/.*)?$/.exec(rest) ?? [];
  if (id === undefined) return undefined;
  const item = list.items.get(decodeURIComponent(id));
  if (item === undefined) {
    demand(exchange, list, "read");
    throw notFound();
  }
  return oneItem(exchange, list, item, below);
};
