/** The firm's published templates: files of the Templates library, with their kind, court profile and version as columns. */
import type { TemplateEntry, TemplateLibrary } from "../../app/ports/template-library";
import type { DriveFiles } from "./drive-files";
import { isJson } from "./graph-requests";
import type { ListRows, Row } from "./list-rows";

const readEntry = (row: Row): TemplateEntry | undefined => {
  const file = row.body["driveItem"];
  const [id, name] = isJson(file) ? [file["id"], file["name"]] : [];
  // Folders and files of other kinds may lie in the library; only Word files are templates.
  if (typeof id !== "string" || typeof name !== "string" || !name.toLowerCase().endsWith(".docx")) return undefined;
  const text = (column: string): string | undefined => { const value = row.fields[column]; return typeof value === "string" && value !== "" ? value : undefined; };
  const courtProfile = text("CourtProfile");
  return { id, name: text("Title") ?? name.replace(/\.docx$/i, ""), kind: text("TemplateKind") ?? "other", version: text("TemplateVersion") ?? "unversioned", ...(courtProfile === undefined ? {} : { courtProfile }) };
};

export const createTemplateLibrary = (rows: ListRows, files: DriveFiles): TemplateLibrary => ({
  list: async () => (await rows.where("Templates", undefined, "driveItem($select=id,name)")).map(readEntry).filter((entry) => entry !== undefined),
  fetch: (id) => files.download("Templates", id),
});
