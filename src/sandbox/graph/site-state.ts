/**
 * The site as it is kept: lists as JSON, files as files, in one folder a person can delete. Every write goes to a new file that is
 * renamed into place, so a crash leaves the last whole state. Without a folder everything lives in memory.
 */
import { createHash, randomBytes, randomUUID } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { SiteListSchema } from "../../adapters/graph/list-schema";

export type FieldValue = string | number | boolean;
export type Fields = Readonly<Record<string, FieldValue>>;

/** Who and when, as the server stamps it. `at` is ISO 8601 UTC in whole seconds, as SharePoint keeps it. */
export interface Stamp {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly at: string;
}

export interface ItemVersion {
  readonly number: number;
  readonly fields: Fields;
  readonly modified: Stamp;
}

export interface ListItem {
  readonly id: string;
  readonly guid: string;
  readonly fields: Fields;
  readonly created: Stamp;
  /** Newest last; the last one is the present state. */
  readonly versions: readonly ItemVersion[];
  /** In a library: the file or folder this row describes. */
  readonly driveItemId?: string;
}

export interface FileVersion {
  readonly number: number;
  /** Key of the bytes. */
  readonly content: string;
  readonly size: number;
  readonly modified: Stamp;
}

export interface DriveItem {
  readonly id: string;
  readonly guid: string;
  readonly name: string;
  /** Absent at the root. */
  readonly parent?: string;
  readonly folder: boolean;
  readonly created: Stamp;
  readonly modified: Stamp;
  /** Counts changes of anything (eTag). */
  readonly revision: number;
  /** Newest last; empty for folders. Counts changes of content (cTag). */
  readonly versions: readonly FileVersion[];
}

/** `name` is what the product calls it; lists of others carry the name they have on the site. */
export type KeptSchema = Omit<SiteListSchema, "name"> & { readonly name: string };

export interface SiteList {
  readonly guid: string;
  /** Columns are only ever added, by a site owner. */
  schema: KeptSchema;
  /** Graph's word for the kind of list it was made as. */
  readonly template: string;
  readonly items: Map<string, ListItem>;
  nextId: number;
  readonly drive?: { readonly id: string; readonly root: string; readonly items: Map<string, DriveItem> };
}

export interface SiteState {
  /** `host,guid,guid`. */
  readonly siteId: string;
  readonly lists: readonly SiteList[];
  /** True when this start found no earlier state. */
  readonly fresh: boolean;
  /** Keeps a changed list. */
  save(list: SiteList): void;
  /** Begins a list or library; which columns it has is kept in memory only, since a restart declares them anew. */
  addList(schema: KeptSchema): SiteList;
  putBytes(bytes: Uint8Array): string;
  bytes(key: string): Uint8Array;
}

interface KeptList {
  readonly guid: string;
  readonly nextId: number;
  readonly items: readonly ListItem[];
  readonly drive?: { readonly id: string; readonly root: string; readonly items: readonly DriveItem[] };
}

const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
/** The form SharePoint gives: `01` and 32 letters or digits. */
export const newDriveItemId = (): string =>
  `01${[...randomBytes(32)].map((byte) => BASE32[byte % 32] ?? "A").join("")}`;

const SYSTEM: Stamp = {
  id: "00000000-0000-0000-0000-000000000000",
  name: "System Account",
  email: "",
  at: "2026-01-05T17:00:00Z",
};

/** What a communication site comes with: its name is taken before the firm makes anything. */
const EVENTS: KeptSchema = {
  name: "SharePoint's own Events",
  siteName: "Events",
  kind: "list",
  holds: "",
  may: { staff: { read: true, add: true, edit: true }, attorneys: { read: true, add: true, edit: true } },
  columns: [
    { name: "Title", type: "text" },
    { name: "EventDate", type: "dateTime" },
    { name: "EndDate", type: "dateTime" },
  ],
};
const templateOf = (schema: KeptSchema): string =>
  schema === EVENTS ? "events" : schema.kind === "library" ? "documentLibrary" : "genericList";

const emptyList = (schema: KeptSchema): SiteList => {
  const template = templateOf(schema);
  if (schema.kind === "list") return { guid: randomUUID(), template, schema, items: new Map(), nextId: 1 };
  const root: DriveItem = {
    id: newDriveItemId(),
    guid: randomUUID(),
    name: "root",
    folder: true,
    created: SYSTEM,
    modified: SYSTEM,
    revision: 1,
    versions: [],
  };
  return {
    guid: randomUUID(),
    template,
    schema,
    items: new Map(),
    nextId: 1,
    drive: { id: `b!${randomBytes(33).toString("base64url")}`, root: root.id, items: new Map([[root.id, root]]) },
  };
};

const writeWhole = (path: string, content: string | Uint8Array): void => {
  const beside = `${path}.${randomBytes(4).toString("hex")}.part`;
  writeFileSync(beside, content);
  renameSync(beside, path);
};

const readIfThere = (path: string): Buffer | undefined => {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
};

const parse = (path: string, raw: Buffer): unknown => {
  try {
    return JSON.parse(raw.toString("utf8"));
  } catch (cause) {
    throw new Error(`The sandbox's state cannot be read: ${path}. Delete the folder it is in to start afresh.`, {
      cause,
    });
  }
};

/** Opens the kept site, or begins one with empty lists. */
export const openSite = (setting: {
  readonly schema: readonly KeptSchema[];
  readonly host: string;
  readonly folder?: string;
}): SiteState => {
  const { folder } = setting;
  if (folder !== undefined) mkdirSync(join(folder, "files"), { recursive: true });
  const memory = new Map<string, Uint8Array>();
  const siteFile = folder === undefined ? undefined : join(folder, "site.json");
  const keptSite = siteFile === undefined ? undefined : readIfThere(siteFile);
  const siteId =
    keptSite === undefined || siteFile === undefined
      ? `${setting.host},${randomUUID()},${randomUUID()}`
      : (parse(siteFile, keptSite) as { siteId: string }).siteId;

  const load = (schema: KeptSchema): SiteList => {
    const path = folder === undefined ? undefined : join(folder, `${schema.siteName}.json`);
    const raw = path === undefined ? undefined : readIfThere(path);
    if (path === undefined || raw === undefined) return emptyList(schema);
    const kept = parse(path, raw) as KeptList;
    return {
      guid: kept.guid,
      template: templateOf(schema),
      schema,
      nextId: kept.nextId,
      items: new Map(kept.items.map((item) => [item.id, item])),
      ...(kept.drive === undefined
        ? {}
        : {
            drive: {
              id: kept.drive.id,
              root: kept.drive.root,
              items: new Map(kept.drive.items.map((item) => [item.id, item])),
            },
          }),
    };
  };

  const save = (list: SiteList): void => {
    if (folder === undefined) return;
    const kept: KeptList = {
      guid: list.guid,
      nextId: list.nextId,
      items: [...list.items.values()],
      ...(list.drive === undefined
        ? {}
        : { drive: { id: list.drive.id, root: list.drive.root, items: [...list.drive.items.values()] } }),
    };
    writeWhole(join(folder, `${list.schema.siteName}.json`), JSON.stringify(kept, undefined, 1));
  };

  const lists = [EVENTS, ...setting.schema].map(load);
  const fresh = keptSite === undefined;
  if (fresh && siteFile !== undefined) {
    lists.forEach(save);
    writeWhole(siteFile, JSON.stringify({ siteId }));
  }
  return {
    siteId,
    lists,
    fresh,
    save,
    addList: (schema) => {
      const list = emptyList(schema);
      lists.push(list);
      save(list);
      return list;
    },
    // Content is kept under its digest: a second version with the same bytes takes no room, and a file is never rewritten in place.
    putBytes: (bytes) => {
      const key = createHash("sha256").update(bytes).digest("hex");
      if (folder === undefined) memory.set(key, bytes.slice());
      else writeWhole(join(folder, "files", key), bytes);
      return key;
    },
    bytes: (key) => {
      const found = folder === undefined ? memory.get(key) : readIfThere(join(folder, "files", key));
      if (found === undefined)
        throw new Error("The sandbox lost the bytes of a file. Delete its state folder to start afresh.");
      return new Uint8Array(found);
    },
  };
};
