/**
 * Files of the firm's libraries, by id. Bytes come through the short-lived address Graph gives, without the token. An upload whose
 * answer never came is looked for by name before anything is repeated, and conflictBehavior=fail keeps a second file out.
 */
import * as v from "valibot";
import type { StoredFile, Upload } from "../../app/ports/draft-store";
import { given } from "../../given";
import { namesBelow, type FileAddresses } from "./file-address";
import { GraphFault, isGraphFault } from "./graph-fault";
import { orMissing, readAs, textIn, type GraphRequests, type Json } from "./graph-requests";
import type { SingleListName } from "./list-schema";
import type { ListRows } from "./list-rows";
import type { Waiting } from "./middleware";

const DESCRIBE = "id,name,webUrl,webDavUrl,eTag,size,parentReference,folder,sharepointIds";

export interface DescribedFile extends StoredFile, FileAddresses {
  readonly driveId: string;
  /** Names of the folders it lies in, from the library's root. */
  readonly folders: readonly string[];
}

export interface DriveFiles {
  driveId(library: SingleListName): Promise<string>;
  describe(library: SingleListName, id: string): Promise<DescribedFile>;
  download(library: SingleListName, id: string): Promise<Uint8Array>;
  /** The folder of that name, made when it is not there. `parent` is an item id, or `root`. */
  folder(library: SingleListName, parent: string, name: string): Promise<string>;
  childNamed(library: SingleListName, parent: string, name: string): Promise<DescribedFile | undefined>;
  upload(library: SingleListName, parent: string, name: string, bytes: Uint8Array): Promise<Upload>;
  /** The file at an address by path below the library; undefined for any other address. Throws GraphFault `not-found`. */
  atAddress(library: SingleListName, address: string): Promise<DescribedFile | undefined>;
  isBelow(library: SingleListName, address: string): Promise<boolean>;
  /** The file behind any address people see, also of another site. Throws GraphFault: `forbidden` for whatever person or app may not reach. */
  behindAddress(webUrl: string): Promise<DescribedFile>;
}

const fileShape = v.object({
  id: v.string(),
  name: v.string(),
  webUrl: v.string(),
  eTag: v.string(),
  webDavUrl: orMissing(v.string()),
  parentReference: v.nullish(v.object({ driveId: v.string(), path: orMissing(v.string()) })),
  sharepointIds: orMissing(v.object({ listItemUniqueId: v.string() })),
});

const readFile = (body: Json): DescribedFile => {
  const { id, name, webUrl, eTag, webDavUrl, parentReference, sharepointIds } = readAs(fileShape, body);
  const below = /\/root:(?:\/(.*))?$/.exec(parentReference?.path ?? "")?.[1];
  // SharePoint's unique id: named by itself, and the first part of the eTag (`"{id},7"`).
  const uniqueId = sharepointIds?.listItemUniqueId ?? /^"\{([0-9a-f-]{36})\},/i.exec(eTag)?.[1];
  return {
    driveItemId: id,
    name,
    webUrl,
    eTag,
    driveId: parentReference?.driveId ?? "",
    folders: below === undefined || below === "" ? [] : below.split("/").map((folder) => decodeURIComponent(folder)),
    ...given({ webDavUrl, uniqueId }),
  };
};

const sameBytes = (left: Uint8Array, right: Uint8Array): boolean =>
  left.length === right.length && left.every((byte, index) => byte === right[index]);

/** How a file is told to the app. */
export const storedFile = ({ driveItemId, name, webUrl, eTag }: StoredFile): StoredFile => ({
  driveItemId,
  name,
  webUrl,
  eTag,
});

/** The file that was sent, but for what SharePoint rewrites in it. Reading packages is no part of the first screen's script. */
const isThatFile = async (sent: Uint8Array, stored: Uint8Array): Promise<boolean> => {
  if (sameBytes(sent, stored)) return true;
  const { partsNotAsUploaded } = await import("../../docx/parts/rewritten-parts");
  const { DocxFault } = await import("../../docx/docx-fault");
  try {
    return (await partsNotAsUploaded(sent, stored)).length === 0;
  } catch (fault) {
    if (fault instanceof DocxFault) return false;
    throw fault;
  }
};

/** A sharing token for an address (Graph: "encoding sharing URLs"). */
const shareToken = (webUrl: string): string => {
  const bytes = new TextEncoder().encode(webUrl);
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return `u!${base64.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "")}`;
};

export const createDriveFiles = (requests: GraphRequests, rows: ListRows, waiting: Waiting): DriveFiles => {
  const drives = new Map<SingleListName, Promise<string>>();
  const driveId: DriveFiles["driveId"] = (library) => {
    const known = drives.get(library);
    if (known !== undefined) return known;
    const asked = (async () =>
      textIn(
        await requests.send({
          method: "GET",
          path: `/sites/${await rows.siteId()}/lists/${await rows.listId(library)}/drive`,
          query: { $select: "id" },
        }),
        "id",
      ))();
    drives.set(library, asked);
    asked.catch(() => {
      drives.delete(library);
    });
    return asked;
  };
  const itemPath = async (library: SingleListName, id: string): Promise<string> =>
    `/drives/${await driveId(library)}/${id === "root" ? "root" : `items/${encodeURIComponent(id)}`}`;

  const roots = new Map<SingleListName, Promise<string>>();
  const rootAddress = (library: SingleListName): Promise<string> => {
    const known = roots.get(library);
    if (known !== undefined) return known;
    const asked = (async () =>
      textIn(
        await requests.send({ method: "GET", path: await itemPath(library, "root"), query: { $select: "webUrl" } }),
        "webUrl",
      ))();
    roots.set(library, asked);
    asked.catch(() => {
      roots.delete(library);
    });
    return asked;
  };

  interface Fetched {
    readonly bytes: Uint8Array;
    readonly sizeAgrees: boolean;
  }
  const fetchOnce = async (library: SingleListName, id: string): Promise<Fetched> => {
    const body = await requests.send({
      method: "GET",
      path: await itemPath(library, id),
      query: { $select: "id,size,@microsoft.graph.downloadUrl" },
    });
    const address = body["@microsoft.graph.downloadUrl"];
    if (typeof address !== "string")
      throw new GraphFault("download-refused", "No address to download the file from is given.");
    const bytes = await requests.fetchBytes(address);
    return { bytes, sizeAgrees: body["size"] === bytes.length };
  };
  const download: DriveFiles["download"] = async (library, id) => {
    let first: Fetched | undefined;
    let pause = 500;
    try {
      first = await fetchOnce(library, id);
      if (first.sizeAgrees) return first.bytes;
    } catch (error) {
      // The address may have expired or the line was cut: once more, from the start.
      if (!isGraphFault(error, "unauthenticated", "network", "timed-out", "unavailable", "throttled")) throw error;
      // A wait that Graph asked for stands before the next request anyhow.
      if (error.retryAfter !== undefined) pause = 0;
    }
    if (pause > 0) await waiting.wait(pause);
    const second = await fetchOnce(library, id);
    // SharePoint writes a library's columns into a file after it is uploaded, and its size lags behind: the same bytes twice are the file.
    if (second.sizeAgrees || (first !== undefined && sameBytes(first.bytes, second.bytes))) return second.bytes;
    throw new GraphFault("incomplete-download", "The file came incompletely.");
  };

  const children = async (library: SingleListName, parent: string): Promise<readonly Json[]> =>
    requests.sendPaged({
      method: "GET",
      path: `${await itemPath(library, parent)}/children`,
      query: { $select: DESCRIBE, $top: "500" },
    });
  const same = (body: Json, name: string): boolean => textIn(body, "name").toLowerCase() === name.toLowerCase();
  const childNamed: DriveFiles["childNamed"] = async (library, parent, name) => {
    const found = (await children(library, parent)).find((body) => same(body, name) && body["folder"] === undefined);
    return found === undefined ? undefined : readFile(found);
  };
  // By path: the root holds a folder for every matter the firm ever had, and a folder's name is a matter's number or our own.
  const folderNamed = async (library: SingleListName, parent: string, name: string): Promise<string | undefined> => {
    try {
      const found = await requests.send({
        method: "GET",
        path: `${await itemPath(library, parent)}:/${encodeURIComponent(name)}`,
        query: { $select: "id,folder" },
      });
      if (found["folder"] === undefined)
        throw new GraphFault("already-exists", "A file stands where the folder should be.");
      return textIn(found, "id");
    } catch (error) {
      if (isGraphFault(error, "not-found")) return undefined;
      throw error;
    }
  };

  const folder: DriveFiles["folder"] = async (library, parent, name) => {
    const there = await folderNamed(library, parent, name);
    if (there !== undefined) return there;
    try {
      const made = await requests.send({
        method: "POST",
        path: `${await itemPath(library, parent)}/children`,
        body: { name, folder: {}, "@microsoft.graph.conflictBehavior": "fail" },
      });
      return textIn(made, "id");
    } catch (error) {
      // Made by someone else meanwhile, or by us without an answer: either way it is there now.
      if (!isGraphFault(error) || !(error.leavesDoubt || isGraphFault(error, "already-exists", "throttled")))
        throw error;
      if (error.retryAfter === undefined) await waiting.wait(1000);
      const now = await folderNamed(library, parent, name);
      if (now !== undefined) return now;
      throw error;
    }
  };

  const upload: DriveFiles["upload"] = async (library, parent, name, bytes) => {
    const path = `${await itemPath(library, parent)}:/${encodeURIComponent(name)}:/content`;
    const put = async (): Promise<Upload> => {
      try {
        return {
          kind: "stored",
          file: readFile(
            await requests.send({
              method: "PUT",
              path,
              query: { "@microsoft.graph.conflictBehavior": "fail" },
              body: bytes,
            }),
          ),
        };
      } catch (error) {
        if (isGraphFault(error, "already-exists")) return { kind: "name-taken" };
        throw error;
      }
    };
    try {
      return await put();
    } catch (error) {
      if (!isGraphFault(error) || !error.leavesDoubt) throw error;
      await waiting.wait(1_500);
      const there = await childNamed(library, parent, name);
      if (there === undefined) return put();
      return (await isThatFile(bytes, await download(library, there.driveItemId)))
        ? { kind: "stored", file: there }
        : { kind: "name-taken" };
    }
  };

  return {
    driveId,
    download,
    folder,
    childNamed,
    upload,
    describe: async (library, id) =>
      readFile(await requests.send({ method: "GET", path: await itemPath(library, id), query: { $select: DESCRIBE } })),
    atAddress: async (library, address) => {
      const names = namesBelow(address, await rootAddress(library));
      return names === undefined
        ? undefined
        : readFile(
            await requests.send({
              method: "GET",
              path: `${await itemPath(library, "root")}:/${names.map(encodeURIComponent).join("/")}`,
              query: { $select: DESCRIBE },
            }),
          );
    },
    isBelow: async (library, address) => namesBelow(address, await rootAddress(library)) !== undefined,
    behindAddress: async (webUrl) =>
      readFile(
        await requests.send({
          method: "GET",
          path: `/shares/${shareToken(webUrl)}/driveItem`,
          query: { $select: DESCRIBE },
        }),
      ),
  };
};
