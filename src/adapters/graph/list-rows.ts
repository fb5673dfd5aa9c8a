/**
 * Rows of the site's lists: read whole, added once, changed only while unchanged. Sites and lists are found by name once, then by id.
 * After a write whose answer never came the row is looked at before anything is said or repeated.
 */
import * as v from "valibot";
import { GraphFault, isGraphFault } from "./graph-fault";
import { jsonObject, orMissing, readAs, textIn, type GraphRequests, type Json } from "./graph-requests";
import { siteNameOf, type SingleListName, type YearlyListName } from "./list-schema";
import type { Waiting } from "./middleware";
import { given } from "../../given";

export type FieldValue = string | number | boolean | null;
export type Fields = Readonly<Record<string, FieldValue>>;

/** One row as Graph gives it. Times ISO 8601 UTC. */
export interface Row {
  readonly id: string;
  readonly eTag: string;
  readonly fields: Json;
  readonly createdAt: string;
  readonly createdById?: string;
  readonly createdByName?: string;
  readonly modifiedAt: string;
  readonly modifiedById?: string;
  readonly modifiedByName?: string;
  readonly body: Json;
}

export type AddedRow =
  { readonly kind: "added" | "found"; readonly row: Row } | { readonly kind: "unknown"; readonly fault: GraphFault };

export type ChangedRow = { readonly kind: "changed"; readonly row: Row } | { readonly kind: "conflict" };

/** A list, or one year's of a list there is one of each year. */
export type Place = SingleListName | { readonly list: YearlyListName; readonly year: number };

export interface ListRows {
  siteId(): Promise<string>;
  listId(place: Place): Promise<string>;
  /** The years whose list is there, the earliest first; never none. */
  years(list: YearlyListName): Promise<readonly number[]>;
  /** The present year by the server's time, or the last before it whose list is there: what happens on New Year's night must find a place. */
  presentYear(list: YearlyListName): Promise<number>;
  /** All rows, or those whose indexed column equals a key; paged to the end. */
  where(
    place: Place,
    match?: { readonly column: string; readonly equals: string },
    alsoExpand?: string,
  ): Promise<readonly Row[]>;
  byId(place: Place, id: string): Promise<Row>;
  /** One POST; adopts the row already under the unique key. Only keys (ids, hashes, numbers) are looked up. Throws on 403 and bad input. */
  addUnique(place: Place, key: { readonly column: string; readonly value: string }, fields: Fields): Promise<AddedRow>;
  /** One POST without a key: on doubt the fault is thrown and nothing is repeated. */
  add(place: Place, fields: Fields): Promise<Row>;
  change(place: Place, id: string, eTag: string, fields: Fields): Promise<ChangedRow>;
}

/** A column as text; "" when it is empty or holds no single value. */
export const columnText = (row: Row, column: string): string => {
  const value = row.fields[column];
  return typeof value === "string"
    ? value
    : typeof value === "number" || typeof value === "boolean"
      ? String(value)
      : "";
};

/** An identity set; an application may have acted, and then no user stands in it. */
const actor = orMissing(
  v.object({ user: orMissing(v.object({ id: orMissing(v.string()), displayName: orMissing(v.string()) })) }),
);
const rowShape = v.object({
  id: v.string(),
  eTag: v.string(),
  fields: jsonObject,
  createdDateTime: v.string(),
  createdBy: actor,
  lastModifiedDateTime: v.string(),
  lastModifiedBy: actor,
});

const readRow = (body: Json): Row => {
  const row = readAs(rowShape, body);
  const [created, modified] = [row.createdBy?.user, row.lastModifiedBy?.user];
  return {
    id: row.id,
    eTag: row.eTag,
    fields: row.fields,
    body,
    createdAt: row.createdDateTime,
    modifiedAt: row.lastModifiedDateTime,
    ...given({
      createdById: created?.id,
      createdByName: created?.displayName,
      modifiedById: modified?.id,
      modifiedByName: modified?.displayName,
    }),
  };
};

/** Keys that may stand in a filter, and so in an address: ids, hashes, matter numbers. Words may not. */
const KEY = /^[A-Za-z0-9][A-Za-z0-9._:|~+/-]{0,254}$/;
export const isKey = (text: string): boolean => KEY.test(text);
const literal = (key: string): string => {
  if (!isKey(key)) throw new GraphFault("invalid-value", "A key may hold letters, digits and simple marks only.");
  return `'${key}'`;
};

/** As SharePoint keeps it: a time has no milliseconds there. */
const asKept = (value: unknown): unknown =>
  typeof value === "string" ? value.replace(/^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\.\d+Z$/, "$1Z") : (value ?? "");

const holds = (row: Row, fields: Fields): boolean =>
  Object.entries(fields).every(([name, value]) => asKept(row.fields[name]) === asKept(value));

/** Nothing was recorded before, and nothing is looked for a lifetime later. */
const [FIRST_YEAR, YEARS] = [2026, 74];
const LOOK_UPS = 3;
const PAUSE_BEFORE_LOOK_UP = 1_500;

/** `site` is the deployment's `<host>:/sites/<name>`. */
export const createListRows = (requests: GraphRequests, site: string, waiting: Waiting): ListRows => {
  const once = <Value>(work: () => Promise<Value>): (() => Promise<Value>) => {
    let under: Promise<Value> | undefined;
    return () => {
      // A failure is not kept: the next caller asks again.
      under ??= work().catch((error: unknown) => {
        under = undefined;
        throw error;
      });
      return under;
    };
  };
  const siteId = once(async () =>
    textIn(await requests.send({ method: "GET", path: `/sites/${site}`, query: { $select: "id" } }), "id"),
  );
  const listIds = once(async () => {
    const rows = await requests.sendPaged({
      method: "GET",
      path: `/sites/${await siteId()}/lists`,
      query: { $select: "id,name" },
    });
    return new Map(rows.map((row) => [textIn(row, "name"), textIn(row, "id")]));
  });
  const listId = async (place: Place): Promise<string> => {
    const name = typeof place === "string" ? siteNameOf(place) : siteNameOf(place.list, place.year);
    const id = (await listIds()).get(name);
    if (id === undefined) throw new GraphFault("not-found", `The site has no list ${name}. Has it been provisioned?`);
    return id;
  };
  const itemsPath = async (place: Place): Promise<string> =>
    `/sites/${await siteId()}/lists/${await listId(place)}/items`;
  const years: ListRows["years"] = async (list) => {
    const names = await listIds();
    const found = Array.from({ length: YEARS }, (_, index) => FIRST_YEAR + index).filter((year) =>
      names.has(siteNameOf(list, year)),
    );
    // No list at all would otherwise read as "nothing was recorded".
    if (found.length === 0)
      throw new GraphFault(
        "not-found",
        `The site has no list ${siteNameOf(list)} of any year. Has it been provisioned?`,
      );
    return found;
  };
  const presentYear: ListRows["presentYear"] = async (list) => {
    const found = await years(list);
    const present = new Date(requests.serverTime.read().at).getUTCFullYear();
    return found.filter((year) => year <= present).at(-1) ?? found[0] ?? present;
  };

  const where: ListRows["where"] = async (place, match, alsoExpand) => {
    const rows = await requests.sendPaged({
      method: "GET",
      path: await itemsPath(place),
      query: {
        $expand: alsoExpand === undefined ? "fields" : `fields,${alsoExpand}`,
        $top: "500",
        ...(match === undefined ? {} : { $filter: `fields/${match.column} eq ${literal(match.equals)}` }),
      },
    });
    return rows.map(readRow);
  };
  const byId: ListRows["byId"] = async (place, id) => {
    if (!/^\d+$/.test(id)) throw new GraphFault("invalid-value", "A row's id is a number.");
    return readRow(
      await requests.send({ method: "GET", path: `${await itemsPath(place)}/${id}`, query: { $expand: "fields" } }),
    );
  };
  const post = async (place: Place, fields: Fields): Promise<Row> => {
    const row = readRow(
      await requests.send({ method: "POST", path: await itemsPath(place), body: { fields: { ...fields } } }),
    );
    requests.serverTime.note(row.createdAt);
    return row;
  };

  const addUnique: ListRows["addUnique"] = async (place, key, fields) => {
    const find = async (): Promise<Row | undefined> =>
      (await where(place, { column: key.column, equals: key.value })).find(
        (row) => row.fields[key.column] === key.value,
      );
    const asked = { ...fields, [key.column]: key.value };
    const adopt = async (fault: GraphFault): Promise<AddedRow> => {
      let last = fault;
      for (let attempt = 0; attempt < LOOK_UPS; attempt += 1) {
        if (attempt > 0 || fault.leavesDoubt) await waiting.wait(PAUSE_BEFORE_LOOK_UP);
        try {
          const row = await find();
          if (row !== undefined) return { kind: "found", row };
          if (fault.code === "bad-request") throw fault;
        } catch (error) {
          if (!isGraphFault(error) || error === fault) throw error;
          last = error;
        }
      }
      return { kind: "unknown", fault: last };
    };
    for (let attempt = 0; ; attempt += 1) {
      try {
        return { kind: "added", row: await post(place, asked) };
      } catch (error) {
        if (!isGraphFault(error)) throw error;
        // 429 says that nothing was done, and the key keeps a second row out: after the wait Graph asks for, which stands before every request, look, then write.
        if (error.code === "throttled" && attempt < LOOK_UPS) {
          if (error.retryAfter === undefined) await waiting.wait(1000);
          const row = await find();
          if (row !== undefined) return { kind: "found", row };
          continue;
        }
        // A taken unique key is answered 400 or 409 (facts, must-test d): the look-up tells which 400 it was.
        if (error.leavesDoubt || isGraphFault(error, "throttled", "already-exists", "bad-request", "unexpected-answer"))
          return adopt(error);
        throw error;
      }
    }
  };

  const change: ListRows["change"] = async (place, id, eTag, fields) => {
    const patch = async (): Promise<ChangedRow> => {
      try {
        await requests.send({
          method: "PATCH",
          path: `${await itemsPath(place)}/${id}/fields`,
          headers: { "if-match": eTag },
          body: { ...fields },
        });
      } catch (error) {
        if (isGraphFault(error, "changed-meanwhile")) return { kind: "conflict" };
        throw error;
      }
      return { kind: "changed", row: await byId(place, id) };
    };
    try {
      return await patch();
    } catch (error) {
      if (!isGraphFault(error) || !error.leavesDoubt) throw error;
      await waiting.wait(PAUSE_BEFORE_LOOK_UP);
      const now = await byId(place, id);
      if (now.eTag === eTag) return patch();
      // Changed since: by us, when it holds exactly what we sent.
      return holds(now, fields) ? { kind: "changed", row: now } : { kind: "conflict" };
    }
  };

  return { siteId, listId, years, presentYear, where, byId, addUnique, add: post, change };
};
