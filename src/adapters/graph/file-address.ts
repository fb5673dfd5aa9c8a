/**
 * Whether an address a person or Word shows is a given file's. SharePoint has several for one file: by path, as Word gives it; the viewer's page,
 * which names the file by its unique id (`Doc.aspx?sourcedoc={id}`); and the path behind a sharing mark (`/:w:/r/sites/...`).
 */
export interface FileAddresses {
  readonly webUrl: string;
  /** By path, where Graph gives it. */
  readonly webDavUrl?: string;
  /** SharePoint's unique id, as `sourcedoc` names it. */
  readonly uniqueId?: string;
}

/** A per cent sign nobody encoded stays one. */
const decoded = (name: string): string =>
  name.replaceAll(/(?:%[0-9a-f]{2})+/gi, (escaped) => {
    try {
      return decodeURIComponent(escaped);
    } catch {
      return escaped;
    }
  });

/** Names of the path, decoded. */
const namesOf = (url: URL): readonly string[] =>
  url.pathname
    .replace(/^\/:[a-z]:\/[rs]\//i, "/")
    .split("/")
    .filter((name) => name !== "")
    .map(decoded);

const parsed = (address: string): URL | undefined => {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return url?.protocol === "https:" ? url : undefined;
};

const bareId = (id: string): string => id.replace(/[{}]/g, "").toLowerCase();
/** The unique id a viewer's address names. */
const namedId = (url: URL): string | undefined => {
  const id = [...url.searchParams].find(([name]) => name.toLowerCase() === "sourcedoc")?.[1];
  return id === undefined ? undefined : bareId(id);
};

/** SharePoint tells no two files apart by case. */
const sameName = (left: string | undefined, right: string | undefined): boolean =>
  left?.toLowerCase() === right?.toLowerCase();
const samePath = (left: URL, right: URL): boolean =>
  left.host === right.host && sameName(namesOf(left).join("/"), namesOf(right).join("/"));

export const isAddressOf = (address: string, file: FileAddresses): boolean => {
  const url = parsed(address);
  const own = parsed(file.webUrl);
  if (url === undefined || own === undefined) return false;
  const id = namedId(url);
  if (id !== undefined)
    return url.host === own.host && id === (file.uniqueId === undefined ? namedId(own) : bareId(file.uniqueId));
  const byPath = file.webDavUrl === undefined ? undefined : parsed(file.webDavUrl);
  if (byPath !== undefined && samePath(url, byPath)) return true;
  return namedId(own) === undefined && samePath(url, own);
};

/** The names from a library's root to an address below it; undefined for any other address. */
export const namesBelow = (address: string, rootUrl: string): readonly string[] | undefined => {
  const [url, root] = [parsed(address), parsed(rootUrl)];
  if (url === undefined || root === undefined || url.host !== root.host || namedId(url) !== undefined) return undefined;
  const [names, above] = [namesOf(url), namesOf(root)];
  return names.length > above.length && above.every((name, index) => sameName(name, names[index]))
    ? names.slice(above.length)
    : undefined;
};

/** Whether an address can be a library's at all: a path on one's own machine is not. */
export const isWebAddress = (address: string): boolean => parsed(address) !== undefined;
