/**
 * Where people see the site's files: by path, and for what Office opens by a viewer page that names the file by its unique id
 * (`Doc.aspx?sourcedoc={id}`). Both lie on the site's own address, never on Graph's.
 */
import type { Exchange } from "./exchange";
import type { DriveItem, SiteList } from "./site-state";

type Drive = NonNullable<SiteList["drive"]>;

/** Names from the library's root down to the item. */
export const namesTo = (drive: Drive, item: DriveItem): readonly string[] => {
  const names: string[] = [];
  for (
    let at: DriveItem | undefined = item;
    at !== undefined && at.id !== drive.root;
    at = at.parent === undefined ? undefined : drive.items.get(at.parent)
  )
    names.unshift(at.name);
  return names;
};

/** The address by path, as Word itself and WebDAV use it. */
export const pathAddress = (exchange: Pick<Exchange, "siteUrl">, list: SiteList, item: DriveItem): string =>
  list.drive === undefined
    ? exchange.siteUrl
    : [exchange.siteUrl, list.schema.siteName, ...namesTo(list.drive, item).map(encodeURIComponent)].join("/");

/** What Graph gives as `webUrl`: for Office's files the viewer's page (microsoft-graph-docs #916). */
export const webAddress = (exchange: Pick<Exchange, "siteUrl">, list: SiteList, item: DriveItem): string =>
  !item.folder && /\.docx$/i.test(item.name)
    ? `${exchange.siteUrl}/_layouts/15/Doc.aspx?sourcedoc=%7B${item.guid.toUpperCase()}%7D&file=${encodeURIComponent(item.name)}&action=default&mobileredirect=true`
    : pathAddress(exchange, list, item);

export interface Behind {
  readonly list: SiteList;
  readonly item: DriveItem;
}

const behindPath = (exchange: Exchange, names: readonly string[]): Behind | undefined => {
  const [library, ...rest] = names;
  const list = exchange.site.lists.find(({ schema }) => schema.siteName.toLowerCase() === library?.toLowerCase());
  if (list?.drive === undefined) return undefined;
  const { drive } = list;
  let at = drive.items.get(drive.root);
  for (const name of rest)
    at = [...drive.items.values()].find(
      (child) => child.parent === at?.id && child.name.toLowerCase() === name.toLowerCase(),
    );
  return at === undefined ? undefined : { list, item: at };
};

/** What stands behind an address of this site; `elsewhere` when the address is not this site's at all. */
export const behindAddress = (exchange: Exchange, address: URL): Behind | "elsewhere" | undefined => {
  const site = new URL(exchange.siteUrl);
  const path = decodeURIComponent(address.pathname).replace(/^\/:[a-z]:\/[rs]\//, "/");
  if (address.host !== site.host || !`${path}/`.toLowerCase().startsWith(`${site.pathname}/`.toLowerCase()))
    return "elsewhere";
  const names = path
    .slice(site.pathname.length)
    .split("/")
    .filter((name) => name !== "");
  if (names[0]?.toLowerCase() !== "_layouts") return behindPath(exchange, names);
  const guid = address.searchParams.get("sourcedoc")?.replace(/[{}]/g, "").toLowerCase();
  for (const list of exchange.site.lists)
    for (const item of list.drive?.items.values() ?? []) if (item.guid.toLowerCase() === guid) return { list, item };
  return undefined;
};
