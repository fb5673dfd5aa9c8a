/**
 * Libraries as Graph shows them: files and folders by id and by path. A file changes only by a new version; names are unique within
 * a folder without regard to case; `conflictBehavior=fail` and If-Match are kept exactly, because finalize rests on them.
 */
import { randomUUID } from "node:crypto";
import { describeDriveItem } from "./drive-item-body";
import {
  checkIfMatch,
  collection,
  contentTag,
  demand,
  driveTag,
  identity,
  newest,
  ok,
  paginate,
  readJson,
  stampOf,
  type Answer,
  type Exchange,
} from "./exchange";
import { accessDenied, GraphRefusal, invalidRequest, nameExists, notFound } from "./graph-refusal";
import { rewriteUpload } from "./rewrite-upload";
import { addRow } from "./list-routes";
import { parseSelect } from "./odata";
import { behindAddress } from "./site-addresses";
import { newDriveItemId, type DriveItem, type SiteList, type SiteState, type Stamp } from "./site-state";

type Drive = NonNullable<SiteList["drive"]>;

const FORBIDDEN = /["*:<>?/\\|]/;
const driveOf = (list: SiteList): Drive => {
  if (list.drive === undefined) throw notFound();
  return list.drive;
};
const childNamed = (drive: Drive, parent: string, name: string): DriveItem | undefined =>
  [...drive.items.values()].find((item) => item.parent === parent && item.name.toLowerCase() === name.toLowerCase());

const checkName = (name: unknown): string => {
  if (
    typeof name !== "string" ||
    name.trim() === "" ||
    name.length > 255 ||
    FORBIDDEN.test(name) ||
    /^\.|[. ]$/.test(name)
  )
    throw invalidRequest("The provided name is not valid.");
  return name;
};

const freeName = (drive: Drive, parent: string, name: string): string => {
  const dot = name.lastIndexOf(".");
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ""];
  for (let number = 1; ; number += 1)
    if (childNamed(drive, parent, `${stem} ${number}${ending}`) === undefined) return `${stem} ${number}${ending}`;
};

type Target = { readonly item: DriveItem } | { readonly parent: DriveItem; readonly name: string };

/** Follows names from an item; the last one need not exist yet. */
const follow = (drive: Drive, from: DriveItem, path: string): Target => {
  const names = path
    .split("/")
    .filter((name) => name !== "")
    .map((name) => decodeURIComponent(name));
  let at = from;
  for (const [index, name] of names.entries()) {
    const next = childNamed(drive, at.id, name);
    if (next === undefined) {
      if (index === names.length - 1) return { parent: at, name };
      throw notFound();
    }
    at = next;
  }
  return { item: at };
};

const present = (target: Target): DriveItem => {
  if ("item" in target) return target.item;
  throw notFound();
};

const keep = (site: SiteState, list: SiteList, item: DriveItem): DriveItem => {
  driveOf(list).items.set(item.id, item);
  site.save(list);
  return item;
};

/** Makes a folder or file and the library's row for it. Also how the sandbox first fills the site. */
export const makeDriveItem = (
  site: SiteState,
  list: SiteList,
  parent: string,
  name: string,
  stamp: Stamp,
  bytes?: Uint8Array,
): DriveItem => {
  const item: DriveItem = {
    id: newDriveItemId(),
    guid: randomUUID(),
    name,
    parent,
    folder: bytes === undefined,
    created: stamp,
    modified: stamp,
    revision: 1,
    versions:
      bytes === undefined ? [] : [{ number: 1, content: site.putBytes(bytes), size: bytes.length, modified: stamp }],
  };
  driveOf(list).items.set(item.id, item);
  addRow({ site }, list, {}, stamp, { driveItemId: item.id });
  return item;
};

/** What was sent, and what SharePoint keeps of it. */
const receive = async (
  exchange: Exchange,
  list: SiteList,
  item?: DriveItem,
): Promise<{ readonly sent: number; readonly kept: Uint8Array }> => {
  const body = await exchange.body();
  const row = [...list.items.values()].find(({ driveItemId }) => driveItemId !== undefined && driveItemId === item?.id);
  const { by, tenant } = { by: exchange.caller.name, tenant: exchange.caller.tid };
  return {
    sent: body.length,
    kept: await rewriteUpload(body, { by, at: exchange.now, columns: row?.fields ?? {}, tenant }),
  };
};
/** The answer to an upload still tells the size that was sent. */
const uploaded = (
  exchange: Exchange,
  list: SiteList,
  item: DriveItem,
  sent: number,
): Readonly<Record<string, unknown>> => ({
  ...describeDriveItem(exchange, list, item, undefined),
  size: sent,
});

const replaceContent = async (
  exchange: Exchange,
  list: SiteList,
  item: DriveItem,
): Promise<Readonly<Record<string, unknown>>> => {
  if (item.folder) throw invalidRequest("A folder has no content.");
  const { sent, kept } = await receive(exchange, list, item);
  // Checked after the body has come in: two uploads under way must not both pass.
  const now = driveOf(list).items.get(item.id) ?? item;
  checkIfMatch(exchange, [driveTag(now), contentTag(now)]);
  const stamp = stampOf(exchange);
  const changed = keep(exchange.site, list, {
    ...now,
    modified: stamp,
    revision: now.revision + 1,
    versions: [
      ...now.versions,
      { number: now.versions.length + 1, content: exchange.site.putBytes(kept), size: kept.length, modified: stamp },
    ],
  });
  return uploaded(exchange, list, changed, sent);
};

const upload = async (exchange: Exchange, list: SiteList, target: Target): Promise<Answer> => {
  const drive = driveOf(list);
  const behavior = exchange.query.get("@microsoft.graph.conflictBehavior") ?? "replace";
  if (!["fail", "replace", "rename"].includes(behavior))
    throw invalidRequest("The value of conflictBehavior is not valid.");
  const { sent, kept } = await receive(exchange, list, "item" in target ? target.item : undefined);
  const parent = "parent" in target ? target.parent.id : target.item.parent;
  const name = "parent" in target ? checkName(target.name) : target.item.name;
  if (parent === undefined) throw invalidRequest("The root has no content.");
  const there = childNamed(drive, parent, name);
  if (there === undefined || behavior === "rename") {
    demand(exchange, list, exchange.uploadNeedsEdit ? "edit" : "add");
    const made = makeDriveItem(
      exchange.site,
      list,
      parent,
      there === undefined ? name : freeName(drive, parent, name),
      stampOf(exchange),
      kept,
    );
    return { status: 201, body: uploaded(exchange, list, made, sent) };
  }
  if (behavior === "fail") throw nameExists();
  demand(exchange, list, "edit");
  return ok(await replaceContent(exchange, list, there));
};

const makeChild = async (exchange: Exchange, list: SiteList, parent: DriveItem): Promise<Answer> => {
  demand(exchange, list, "add");
  const sent = await readJson(exchange);
  if (sent["folder"] === undefined && sent["file"] === undefined)
    throw invalidRequest("Name either a folder or a file.");
  const name = checkName(sent["name"]);
  const behavior = sent["@microsoft.graph.conflictBehavior"] ?? "fail";
  const there = childNamed(driveOf(list), parent.id, name);
  if (there !== undefined && behavior !== "rename") throw nameExists();
  const made = makeDriveItem(
    exchange.site,
    list,
    parent.id,
    there === undefined ? name : freeName(driveOf(list), parent.id, name),
    stampOf(exchange),
    sent["file"] === undefined ? undefined : new Uint8Array(),
  );
  return { status: 201, body: describeDriveItem(exchange, list, made, undefined) };
};

/** Renames and moves. */
const change = async (exchange: Exchange, list: SiteList, item: DriveItem): Promise<Answer> => {
  demand(exchange, list, "edit");
  const drive = driveOf(list);
  const sent = await readJson(exchange);
  checkIfMatch(exchange, [driveTag(item)]);
  const reference = sent["parentReference"] as { readonly id?: unknown } | undefined;
  const parent = reference === undefined ? item.parent : drive.items.get(String(reference.id))?.id;
  if (parent === undefined || item.id === drive.root) throw invalidRequest("The destination is not valid.");
  const name = sent["name"] === undefined ? item.name : checkName(sent["name"]);
  const there = childNamed(drive, parent, name);
  if (there !== undefined && there.id !== item.id) throw nameExists();
  return ok(
    describeDriveItem(
      exchange,
      list,
      keep(exchange.site, list, { ...item, name, parent, modified: stampOf(exchange), revision: item.revision + 1 }),
      undefined,
    ),
  );
};

const versionsOf = (exchange: Exchange, item: DriveItem): Answer =>
  ok({
    value: [...item.versions].reverse().map((version) => ({
      id: `${version.number}.0`,
      size: version.size,
      lastModifiedDateTime: version.modified.at,
      lastModifiedBy: identity(exchange, version.modified),
    })),
  });

const redirect = (exchange: Exchange, content: string | undefined): Answer => {
  if (content === undefined) throw notFound();
  return { status: 302, headers: { location: exchange.downloadUrl(content) } };
};

const below = async (exchange: Exchange, list: SiteList, target: Target, rest: string): Promise<Answer | undefined> => {
  const drive = driveOf(list);
  const { method } = exchange;
  if (method === "PUT" && rest === "/content") {
    if ("item" in target && exchange.query.get("@microsoft.graph.conflictBehavior") === null) {
      demand(exchange, list, "edit");
      return ok(await replaceContent(exchange, list, target.item));
    }
    return upload(exchange, list, target);
  }
  if (method === "DELETE" && rest === "") throw accessDenied();
  demand(exchange, list, "read");
  const item = present(target);
  if (method === "PATCH" && rest === "") return change(exchange, list, item);
  if (method === "POST" && rest === "/children") return makeChild(exchange, list, item);
  if (method !== "GET") return undefined;
  const select = parseSelect(exchange.query.get("$select"));
  if (rest === "") return ok(describeDriveItem(exchange, list, item, select));
  if (rest === "/content") return redirect(exchange, newest(item.versions)?.content);
  if (rest === "/versions") return versionsOf(exchange, item);
  if (rest === "/children") {
    const children = [...drive.items.values()]
      .filter((child) => child.parent === item.id)
      .sort((left, right) => (left.name < right.name ? -1 : 1));
    const page = paginate(exchange, children, (child) => child.id);
    return collection({ ...page, rows: page.rows.map((child) => describeDriveItem(exchange, list, child, select)) });
  }
  const version = /^\/versions\/(\d+)\.0\/content$/.exec(rest)?.[1];
  return version === undefined
    ? undefined
    : redirect(exchange, item.versions.find((candidate) => candidate.number === Number(version))?.content);
};

/** Everything below `/drives/{drive}`; undefined when there is no such route. */
export const answerDrive = async (exchange: Exchange, list: SiteList, rest: string): Promise<Answer | undefined> => {
  const drive = driveOf(list);
  if (rest === "") {
    demand(exchange, list, "read");
    return exchange.method === "GET" ? ok(driveBody(list)) : undefined;
  }
  const match = /^\/(?:root|items\/([^/:]+))(?::\/([^:]*?)(?::(?=\/|$)|$))?(\/.*)?$/.exec(rest);
  if (match === null) return undefined;
  const [, id, path, tail = ""] = match;
  const from = drive.items.get(id === undefined || id === "root" ? drive.root : decodeURIComponent(id));
  if (from === undefined) {
    demand(exchange, list, "read");
    throw notFound();
  }
  return below(exchange, list, path === undefined ? { item: from } : follow(drive, from, path), tail);
};

export const driveBody = (list: SiteList): unknown => ({
  id: driveOf(list).id,
  name: list.schema.siteName,
  driveType: "documentLibrary",
});

/** `/shares/u!…/driveItem`: the item behind an address people see. */
export const answerShare = (exchange: Exchange, encoded: string): Answer => {
  const address = encoded.startsWith("u!") ? Buffer.from(encoded.slice(2), "base64url").toString("utf8") : undefined;
  if (address === undefined || !URL.canParse(address))
    throw new GraphRefusal(400, "invalidRequest", "The sharing token is not valid.");
  const found = behindAddress(exchange, new URL(address));
  // What the person or the app may not reach is refused, not called unknown (microsoft-graph-docs-contrib #567).
  if (found === "elsewhere") throw accessDenied();
  if (found === undefined) throw notFound();
  demand(exchange, found.list, "read");
  return ok(describeDriveItem(exchange, found.list, found.item, parseSelect(exchange.query.get("$select"))));
};
