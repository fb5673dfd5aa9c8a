/** Drafts as files of the matter's folder, and their work state in the Drafts list, changed only while unchanged. */
import * as v from "valibot";
import type { DraftRow, DraftStore, MatterFolder, WorkState } from "../../app/ports/draft-store";
import type { DraftId, MatterId, PersonId } from "../../domain/ids";
import { storedFile, type DriveFiles } from "./drive-files";
import { GraphFault, isGraphFault } from "./graph-fault";
import { orMissing } from "./graph-requests";
import type { SingleListName } from "./list-schema";
import { columnText, isKey, type Fields, type ListRows, type Row } from "./list-rows";
import { createLocateFile } from "./locate-file";
import { given } from "../../given";

/** Each folder's library; `below`: the folder stands inside the matter's own there. */
const PLACES: Readonly<Record<MatterFolder, { readonly library: SingleListName; readonly below?: string }>> = {
  Drafts: { library: "MatterDocuments", below: "Drafts" },
  Finals: { library: "Finals" },
  Supervision: { library: "Supervision" },
  Filings: { library: "Filings" },
};
const FOLDERS = ["Drafts", "Finals", "Supervision", "Filings"] as const satisfies readonly MatterFolder[];
const STATES: readonly WorkState[] = ["drafting", "in-review", "sent-back", "signed", "final"];

const filled = v.pipe(v.string(), v.nonEmpty());
/** What a draft is known by must be there; a title someone emptied by hand in SharePoint must not hide the work of everyone else. */
const draftColumns = v.object({
  DraftId: filled,
  MatterId: filled,
  DriveItemId: filled,
  WorkState: v.picklist(STATES),
  Round: v.fallback(v.number(), 1),
  TemplateId: orMissing(v.string()),
  AssignmentId: orMissing(v.string()),
  DraftForum: orMissing(filled),
  Due: orMissing(
    v.pipe(
      v.string(),
      v.check((due) => !Number.isNaN(Date.parse(due))),
    ),
  ),
  UnitsLeft: orMissing(v.number()),
  Questions: orMissing(v.number()),
});

const readDraftRow = (row: Row): DraftRow => {
  const read = v.safeParse(draftColumns, row.fields);
  if (!read.success)
    throw new GraphFault(
      "unreadable-row",
      `The row ${row.id} of Drafts cannot be used: see its column ${v.getDotPath(read.issues[0]) ?? "DraftId"}.`,
    );
  const columns = read.output;
  return {
    itemId: row.id,
    eTag: row.eTag,
    draftId: columns.DraftId as DraftId,
    matterId: columns.MatterId as MatterId,
    title: columnText(row, "Title"),
    state: columns.WorkState,
    driveItemId: columns.DriveItemId,
    webUrl: columnText(row, "WebUrl"),
    author: columnText(row, "AuthorOid") as PersonId,
    authorName: columnText(row, "AuthorName"),
    changedAt: row.modifiedAt,
    round: columns.Round,
    ...given({
      templateId: columns.TemplateId,
      assignmentId: columns.AssignmentId,
      forum: columns.DraftForum,
      due: columns.Due,
      unitsLeft: columns.UnitsLeft,
      questions: columns.Questions,
    }),
  };
};

/** One row that lacks what a draft is known by empties nobody's Home. */
const rowOrItsId = (row: Row): DraftRow | string => {
  try {
    return readDraftRow(row);
  } catch (fault) {
    if (isGraphFault(fault, "unreadable-row")) return row.id;
    throw fault;
  }
};

const stateFields = (state: WorkState): Fields => ({ WorkState: state, IsOpen: state === "final" ? "closed" : "open" });

/** A matter's number as a folder's name: SharePoint refuses some marks. */
const folderName = (matterNumber: string): string =>
  matterNumber.replaceAll(/["*:<>?/\\|#%]/g, "-").replace(/[. ]+$/, "");

export const createDraftStore = (rows: ListRows, files: DriveFiles): DraftStore => {
  const folders = new Map<string, Promise<string>>();
  const kept = (key: string, make: () => Promise<string>): Promise<string> => {
    const known = folders.get(key);
    if (known !== undefined) return known;
    const made = make();
    folders.set(key, made);
    made.catch(() => {
      folders.delete(key);
    });
    return made;
  };
  const numberOf = async (matterId: MatterId): Promise<string> => {
    const number = (await rows.byId("Matters", matterId)).fields["MatterNumber"];
    if (typeof number !== "string" || number === "")
      throw new GraphFault("unreadable-row", `The row ${matterId} of Matters has no matter number.`);
    return number;
  };
  const numberKept = (matterId: MatterId): Promise<string> => kept(`number/${matterId}`, () => numberOf(matterId));
  const folderOf = (matterId: MatterId, folder: MatterFolder): Promise<string> =>
    kept(`${matterId}/${folder}`, async () => {
      const { library, below } = PLACES[folder];
      const ofMatter = await files.folder(library, "root", folderName(await numberKept(matterId)));
      return below === undefined ? ofMatter : files.folder(library, ofMatter, below);
    });

  /** Nearly always the folder's name is the number itself; else one whose marks SharePoint refused. */
  const matterBehind = async (name: string, expected?: MatterId): Promise<MatterId | undefined> => {
    if (expected !== undefined && folderName(await numberKept(expected)) === name) return expected;
    const named = (row: Row): boolean => folderName(columnText(row, "MatterNumber")) === name;
    const found =
      (isKey(name) ? await rows.where("Matters", { column: "MatterNumber", equals: name }) : []).find(named) ??
      (await rows.where("Matters")).find(named);
    return found?.id as MatterId | undefined;
  };

  const locateFile = createLocateFile(files, ["MatterDocuments", "Finals", "Supervision", "Filings"]);

  return {
    evidenceYear: () => rows.presentYear("Reviews"),
    upload: async (matterId, folder, name, bytes) => {
      const upload = await files.upload(PLACES[folder].library, await folderOf(matterId, folder), name, bytes);
      return upload.kind === "name-taken"
        ? upload
        : {
            kind: "stored",
            file: storedFile(upload.file),
          };
    },
    download: (driveItemId, folder = "Drafts") => files.download(PLACES[folder].library, driveItemId),
    describe: async (driveItemId, folder = "Drafts") =>
      storedFile(await files.describe(PLACES[folder].library, driveItemId)),
    locate: async (webUrl, expected) => {
      const found = await locateFile(webUrl, expected?.driveItemId);
      if (found === undefined) return undefined;
      const { file, library } = found;
      const home = FOLDERS.find((known) => PLACES[known].library === library);
      const [matterFolder, ...inside] = file.folders;
      const folder = home !== undefined && inside.join("/") === (PLACES[home].below ?? "") ? home : undefined;
      const matterId = matterFolder === undefined ? undefined : await matterBehind(matterFolder, expected?.matterId);
      return {
        ...storedFile(file),
        ...given({ matterId, folder }),
      };
    },
    find: async (matterId, folder, name) => {
      const file = await files.childNamed(PLACES[folder].library, await folderOf(matterId, folder), name);
      return file === undefined ? undefined : storedFile(file);
    },
    addRow: async (row) => {
      const added = await rows.addUnique(
        "Drafts",
        { column: "DraftId", value: row.draftId },
        {
          Title: row.title,
          MatterId: row.matterId,
          DriveItemId: row.driveItemId,
          WebUrl: row.webUrl,
          AuthorOid: row.author,
          AuthorName: row.authorName,
          Round: row.round,
          ...stateFields(row.state),
          ...given({
            TemplateId: row.templateId,
            AssignmentId: row.assignmentId,
            DraftForum: row.forum,
            Due: row.due,
            UnitsLeft: row.unitsLeft,
            Questions: row.questions,
          }),
        },
      );
      if (added.kind === "unknown") throw added.fault;
      return readDraftRow(added.row);
    },
    changeRow: async (row, change) => {
      const changed = await rows.change("Drafts", row.itemId, row.eTag, {
        ...(change.state === undefined ? {} : stateFields(change.state)),
        ...given({
          Title: change.title,
          DraftForum: change.forum,
          Due: change.due,
          Round: change.round,
          UnitsLeft: change.unitsLeft,
          Questions: change.questions,
          AuthorOid: change.author,
          AuthorName: change.authorName,
        }),
      });
      return changed.kind === "conflict" ? changed : { kind: "changed", row: readDraftRow(changed.row) };
    },
    listOpen: async () => {
      const read = (await rows.where("Drafts", { column: "IsOpen", equals: "open" })).map(rowOrItsId);
      return {
        rows: read
          .filter((row) => typeof row !== "string")
          .sort((left, right) =>
            left.changedAt < right.changedAt
              ? 1
              : left.changedAt > right.changedAt
                ? -1
                : Number(right.itemId) - Number(left.itemId),
          ),
        unreadable: read.filter((row) => typeof row === "string"),
      };
    },
    findRow: async (draftId) => {
      const row = (await rows.where("Drafts", { column: "DraftId", equals: draftId })).find(
        (candidate) => candidate.fields["DraftId"] === draftId,
      );
      return row === undefined ? undefined : readDraftRow(row);
    },
  };
};
