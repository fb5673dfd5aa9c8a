/**
 * The firm's published templates: files of the Templates library, with their kind, court profile and version as columns.
 * A file of kind `clause` is brought into templates by its file name; the name is compared here and never put into an address (invariant 10).
 */
import type { TemplateEntry, TemplateLibrary } from "../../app/ports/template-library";
import { isWordFile, withoutWordEnding } from "../../domain/draft/word-file";
import type { DriveFiles } from "./drive-files";
import { isJson } from "./graph-requests";
import type { ListRows, Row } from "./list-rows";
import { given } from "../../given";

interface LibraryFile {
  readonly entry: TemplateEntry;
  /** File name without its ending. */
  readonly name: string;
}

const CLAUSE = "clause";

const readFile = (row: Row): LibraryFile | undefined => {
  const file = row.body["driveItem"];
  const [id, name] = isJson(file) ? [file["id"], file["name"]] : [];
  // Folders and files of other kinds may lie in the library; only Word files are templates.
  if (typeof id !== "string" || typeof name !== "string" || !isWordFile(name)) return undefined;
  const text = (column: string): string | undefined => {
    const value = row.fields[column];
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  const courtProfile = text("CourtProfile");
  const entry = {
    id,
    name: text("Title") ?? withoutWordEnding(name),
    kind: text("TemplateKind") ?? "other",
    version: text("TemplateVersion") ?? "unversioned",
    ...given({ courtProfile }),
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
