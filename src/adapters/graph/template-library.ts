/**
 * The firm's published templates: files of the Templates library, with their kind, court profile and version as columns.
 * A file of kind `clause` is brought into templates by its file name; the name is compared here and never put into an address (invariant 10).
 */
import * as v from "valibot";
import type { TemplateEntry, TemplateLibrary } from "../../app/ports/template-library";
import { isWordFile, withoutWordEnding } from "../../domain/draft/word-file";
import type { DriveFiles } from "./drive-files";
import { orMissing } from "./graph-requests";
import type { ListRows, Row } from "./list-rows";
import { given } from "../../given";

interface LibraryFile {
  readonly entry: TemplateEntry;
  /** File name without its ending. */
  readonly name: string;
}

const CLAUSE = "clause";

/** Folders and files of other kinds may lie in the library; only Word files are templates. */
const wordFile = v.object({ id: v.string(), name: v.pipe(v.string(), v.check(isWordFile)) });

const text = orMissing(v.pipe(v.string(), v.nonEmpty()));
const templateColumns = v.object({ Title: text, TemplateKind: text, TemplateVersion: text, CourtProfile: text });

const readFile = (row: Row): LibraryFile | undefined => {
  const file = v.safeParse(wordFile, row.body["driveItem"]);
  if (!file.success) return undefined;
  const { id, name } = file.output;
  const columns = v.parse(templateColumns, row.fields);
  const entry = {
    id,
    name: columns.Title ?? withoutWordEnding(name),
    kind: columns.TemplateKind ?? "other",
    version: columns.TemplateVersion ?? "unversioned",
    ...given({ courtProfile: columns.CourtProfile }),
  };
  return { entry, name: withoutWordEnding(name) };
};

export const createTemplateLibrary = (rows: ListRows, files: DriveFiles): TemplateLibrary => {
  const all = async (): Promise<readonly LibraryFile[]> =>
    (await rows.where("Templates", undefined, "driveItem($select=id,name)"))
      .map(readFile)
      .filter((file) => file !== undefined);
  return {
    list: async () => (await all()).flatMap(({ entry }) => (entry.kind === CLAUSE ? [] : [entry])),
    fetch: (id) => files.download("Templates", id),
    clause: async (name) => {
      const found = (await all()).find(
        (file) => file.entry.kind === CLAUSE && file.name.toLowerCase() === name.toLowerCase(),
      );
      return found === undefined ? undefined : files.download("Templates", found.entry.id);
    },
  };
};
