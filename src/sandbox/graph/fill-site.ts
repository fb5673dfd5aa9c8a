/** Fills a fresh site with the sample firm's rows and templates, stamped as its system account: what the firm's IT would have imported. */
import { addRow } from "./list-routes";
import { makeDriveItem } from "./drive-routes";
import type { SiteState, Stamp } from "./site-state";

export interface SampleFile {
  readonly list: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly fields: Readonly<Record<string, string>>;
}

export interface SiteContents {
  readonly rows: Readonly<
    Record<
      string,
      readonly {
        readonly id: string;
        readonly fields: Readonly<Record<string, string | number | boolean>>;
        readonly written?: Stamp;
      }[]
    >
  >;
  readonly files: readonly SampleFile[];
}

export const fillSite = (site: SiteState, contents: SiteContents, stamp: Stamp): void => {
  const listOf = (name: string): SiteState["lists"][number] => {
    const found = site.lists.find((list) => list.schema.name === name);
    if (found === undefined) throw new Error(`The sample firm has rows for ${name}, which is not a list of the site.`);
    return found;
  };
  for (const [name, rows] of Object.entries(contents.rows))
    for (const row of rows) addRow({ site }, listOf(name), row.fields, row.written ?? stamp, { id: row.id });
  for (const file of contents.files) {
    const list = listOf(file.list);
    if (list.drive === undefined) throw new Error(`${file.list} is not a library.`);
    const item = makeDriveItem(site, list, list.drive.root, file.name, stamp, file.bytes);
    const row = [...list.items.values()].find((candidate) => candidate.driveItemId === item.id);
    if (row === undefined) throw new Error(`${file.name} has no row in ${file.list}.`);
    const fields = Object.fromEntries(Object.entries(file.fields).filter(([, value]) => value !== ""));
    list.items.set(row.id, { ...row, fields, versions: [{ number: 1, fields, modified: stamp }] });
    site.save(list);
  }
};
