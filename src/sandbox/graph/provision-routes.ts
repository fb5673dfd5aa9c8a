/**
 * Lists and columns made through Graph, as v1.0 documents it (list-create, list-post-columns, columndefinition-update): by a site owner, with a scope
 * that allows it. A new list has the site's own permissions: whoever may edit the site may edit it, until an owner sets its own in SharePoint.
 */
import { declaredAs, type Column, type Rights } from "../../adapters/graph/list-schema";
import { demandScope, readJson, type Answer, type Exchange } from "./exchange";
import { accessDenied, GraphRefusal, invalidRequest, nameExists, notFound } from "./graph-refusal";
import { columnBody, listBody } from "./list-routes";
import type { KeptSchema, SiteList } from "./site-state";

type Json = Readonly<Record<string, unknown>>;
const isJson = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);

const INHERITED: Rights = { read: true, add: true, edit: true };
/** SharePoint's limits: an index on several lines of text there is none, and on at most 20 columns of a list. */
const MOST_INDEXES = 20;

const demandOwner = (exchange: Exchange): void => {
  if (!exchange.owner) throw accessDenied();
  demandScope(exchange, ["Sites.Manage.All", "Sites.FullControl.All"]);
};

const TYPES = ["number", "boolean", "dateTime", "choice"] as const;

const readType = (sent: Json): Pick<Column, "type" | "choices"> => {
  const { text, choice } = sent;
  if (isJson(text)) return { type: text["allowMultipleLines"] === true ? "note" : "text" };
  const type = TYPES.find((each) => isJson(sent[each]));
  if (type === undefined) throw invalidRequest("The type of the column is missing.");
  if (!isJson(choice)) return { type };
  const choices = choice["choices"];
  if (!Array.isArray(choices) || !choices.every((each): each is string => typeof each === "string"))
    throw invalidRequest("The choices of the column are not valid.");
  return { type, choices };
};

const checked = (column: Column): Column => {
  if (column.indexed === true && column.type === "note") throw invalidRequest("This column cannot be indexed.");
  if (column.unique === true && column.indexed !== true)
    throw invalidRequest("A column must be indexed before it can enforce unique values.");
  return column;
};

const readColumn = (sent: unknown): Column => {
  if (!isJson(sent) || typeof sent["name"] !== "string" || !/^[A-Za-z]\w{0,31}$/.test(sent["name"]))
    throw invalidRequest("The name of the column is not valid.");
  return checked({
    name: sent["name"],
    ...readType(sent),
    ...(sent["indexed"] === true ? { indexed: true } : {}),
    ...(sent["enforceUniqueValues"] === true ? { unique: true } : {}),
  });
};

const setColumns = (exchange: Exchange, list: SiteList, columns: readonly Column[]): void => {
  if (columns.filter(({ indexed }) => indexed === true).length > MOST_INDEXES)
    throw invalidRequest("The list has the most indexes it can have.");
  list.schema = { ...list.schema, columns };
  exchange.site.save(list);
};

/** POST /sites/{site}/lists */
export const makeList = async (exchange: Exchange): Promise<Answer> => {
  demandOwner(exchange);
  const sent = await readJson(exchange);
  const { displayName, description, list, columns = [] } = sent;
  if (typeof displayName !== "string" || displayName === "" || !Array.isArray(columns))
    throw invalidRequest("The name of the list is missing.");
  if (exchange.site.lists.some(({ schema }) => schema.siteName.toLowerCase() === displayName.toLowerCase()))
    throw nameExists();
  const template = isJson(list) ? list["template"] : "genericList";
  if (template !== "genericList" && template !== "documentLibrary")
    throw invalidRequest("The template of the list is not known.");
  const schema: KeptSchema = {
    // Any name may be given.
    name: declaredAs(displayName) ?? displayName,
    siteName: displayName,
    kind: template === "documentLibrary" ? "library" : "list",
    holds: typeof description === "string" ? description : "",
    columns: [{ name: "Title", type: "text" }, ...columns.map(readColumn)],
    may: { staff: INHERITED, attorneys: INHERITED },
  };
  return { status: 201, body: listBody(exchange.site.addList(schema)) };
};

/** POST …/columns and PATCH …/columns/{id}; `rest` is what stands behind `/columns`. */
export const changeColumns = async (exchange: Exchange, list: SiteList, rest: string): Promise<Answer | undefined> => {
  const { columns } = list.schema;
  if (exchange.method === "POST" && rest === "") {
    demandOwner(exchange);
    const column = readColumn(await readJson(exchange));
    if (columns.some(({ name }) => name.toLowerCase() === column.name.toLowerCase()))
      throw new GraphRefusal(409, "nameAlreadyExists", "A column of that name is already there.");
    setColumns(exchange, list, [...columns, column]);
    return { status: 201, body: columnBody(column) };
  }
  if (exchange.method !== "PATCH" || rest === "") return undefined;
  demandOwner(exchange);
  const before = columns.find(({ name }) => name === decodeURIComponent(rest.slice(1)));
  if (before === undefined) throw notFound();
  const sent = await readJson(exchange);
  const after = checked({
    ...before,
    ...(isJson(sent["choice"]) && before.type === "choice" ? readType(sent) : {}),
    ...(sent["indexed"] === true ? { indexed: true } : {}),
    ...(sent["enforceUniqueValues"] === true ? { unique: true } : {}),
  });
  setColumns(
    exchange,
    list,
    columns.map((column) => (column === before ? after : column)),
  );
  return { status: 200, body: columnBody(after) };
};
