/** A file or folder of a library as Graph describes it. */
import { contentTag, driveTag, identity, newest, project, type Exchange } from "./exchange";
import { namesTo, pathAddress, webAddress } from "./site-addresses";
import type { DriveItem, SiteList } from "./site-state";

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const mimeType = (name: string): string =>
  name.toLowerCase().endsWith(".docx")
    ? WORD
    : name.toLowerCase().endsWith(".pdf")
      ? "application/pdf"
      : "application/octet-stream";

/** `/drives/{id}/root:/a/b`, as `parentReference.path` gives it: names percent-encoded. */
const pathOf = (list: SiteList, item: DriveItem): string => {
  if (list.drive === undefined) return "";
  const names = namesTo(list.drive, item).map(encodeURIComponent);
  return `/drives/${list.drive.id}/root:${names.length === 0 ? "" : `/${names.join("/")}`}`;
};

/** The download address is given by default, and with `$select` only when named (facts: files). */
export const describeDriveItem = (
  exchange: Exchange,
  list: SiteList,
  item: DriveItem,
  select: readonly string[] | undefined,
): Readonly<Record<string, unknown>> => {
  const { drive } = list;
  if (drive === undefined) throw new Error(`${list.schema.name} is not a library.`);
  const parent = item.parent === undefined ? undefined : drive.items.get(item.parent);
  const latest = newest(item.versions);
  const wantsDownload =
    select === undefined ||
    select.some((name) => name === "@microsoft.graph.downloadUrl" || name === "content.downloadUrl");
  const body: Readonly<Record<string, unknown>> = {
    id: item.id,
    name: item.name,
    size: latest?.size ?? 0,
    eTag: driveTag(item),
    cTag: contentTag(item),
    webUrl: webAddress(exchange, list, item),
    webDavUrl: pathAddress(exchange, list, item),
    createdDateTime: item.created.at,
    lastModifiedDateTime: item.modified.at,
    createdBy: identity(exchange, item.created),
    lastModifiedBy: identity(exchange, item.modified),
    parentReference: {
      driveType: "documentLibrary",
      driveId: drive.id,
      siteId: exchange.site.siteId,
      ...(parent === undefined ? {} : { id: parent.id, name: parent.name, path: pathOf(list, parent) }),
    },
    ...(item.folder
      ? { folder: { childCount: [...drive.items.values()].filter((child) => child.parent === item.id).length } }
      : { file: { mimeType: mimeType(item.name) } }),
    ...(item.id === drive.root ? { root: {} } : {}),
    // Given only when asked for by name.
    ...(select?.includes("sharepointIds") === true
      ? {
          sharepointIds: {
            listId: list.guid,
            listItemUniqueId: item.guid,
            siteId: exchange.site.siteId,
            siteUrl: exchange.siteUrl,
          },
        }
      : {}),
  };
  return {
    ...(wantsDownload && latest !== undefined && !exchange.withholdsDownloads
      ? { "@microsoft.graph.downloadUrl": exchange.downloadUrl(latest.content) }
      : {}),
    ...project(body, select),
  };
};
