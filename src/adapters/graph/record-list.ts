/**
 * Append-only evidence. One POST under a unique key; when its answer never came, the key is looked up and the row that is there is
 * given back. What counts is what the server gives back by id: its author, its time, its words; the caller compares all three.
 */
import { isPlainJson } from "../../domain/plain-json";
import {
  readAuditEntry,
  readFilingRow,
  readMatterRights,
  readSignOffContent,
  type ReadContent,
} from "../../app/ports/record-shapes";
import type { Append, AuditList, FilingList, MatterRightsList, RecordList, SignOffList } from "../../app/ports/records";
import type { ReadRow } from "../../domain/stamped";
import type { PersonId } from "../../domain/ids";
import type { AuditEntry } from "../../domain/audit/entry";
import type { FilingRow } from "../../domain/review/filing";
import type { SignOffContent } from "../../domain/review/sign-off-record";
import { GraphFault, isGraphFault } from "./graph-fault";
import { CONTENT_COLUMNS, NOTE_LIMIT } from "./list-schema";
import { columnText, type Fields, type ListRows, type Row } from "./list-rows";
import { onePlace, type EvidencePlaces, type PlacedRow } from "./evidence-places";

/** A cut may not fall between the halves of a surrogate pair: the server would keep two broken characters. */
export const cutContent = (json: string): Fields => {
  const parts: string[] = [];
  for (let at = 0; at < json.length;) {
    let end = Math.min(json.length, at + NOTE_LIMIT);
    if (end < json.length && /[\uD800-\uDBFF]/.test(json.charAt(end - 1))) end -= 1;
    parts.push(json.slice(at, end));
    at = end;
  }
  if (parts.length > CONTENT_COLUMNS.length)
    throw new GraphFault("invalid-value", "The record is too large for one row; make it in smaller parts.");
  return Object.fromEntries(parts.map((part, index) => [CONTENT_COLUMNS[index] ?? "", part]));
};

const storedContent = (row: Row): string =>
  CONTENT_COLUMNS.map((column) => row.fields[column])
    .filter((part) => typeof part === "string")
    .join("");

/**
 * What is inside is judged by the domain, which knows whose word counts. A row that is no record is handed on without content:
 * anyone who may add rows could write one, and must not be able to stop a draft with it; dropped it would be a row nobody sees.
 */
const readStamped = <Content>({ row, itemId }: PlacedRow, read: ReadContent<Content>): ReadRow<Content> => {
  const stored = storedContent(row);
  let held: unknown = stored;
  try {
    const parsed: unknown = JSON.parse(stored);
    // What has no canonical form is kept as its text: parsed, a copy of it would lose `1e999`, or never end in brackets.
    held = parsed !== null && isPlainJson(parsed) ? parsed : stored;
  } catch {
    held = stored;
  }
  const content = read(held);
  return {
    itemId,
    createdAt: row.createdAt,
    modifiedAt: row.modifiedAt,
    content,
    ...(content === undefined ? { unread: held } : {}),
    listedFor: columnText(row, "DraftId"),
    ...(row.createdById === undefined ? {} : { createdById: row.createdById as PersonId }),
    ...(row.createdByName === undefined ? {} : { createdByName: row.createdByName }),
    ...(row.modifiedById === undefined ? {} : { modifiedById: row.modifiedById as PersonId }),
  };
};

/** One row written once, read back by id. `columns` repeat what the content says so that it can be looked up; only the content is believed. */
const appendTo =
  <Content>(places: EvidencePlaces, read: ReadContent<Content>) =>
  async (key: string, columns: Fields, content: Content, draft?: string): Promise<Append<Content>> => {
    const fields: Fields = { Title: places.title, ...columns, ...cutContent(JSON.stringify(content)) };
    try {
      const added = await places.add(key, fields, draft);
      if (added.kind === "unknown") return { kind: "unknown", reason: added.fault.code };
      return { kind: "recorded", row: readStamped(await places.byId(added.itemId), read) };
    } catch (error) {
      if (isGraphFault(error, "forbidden")) return { kind: "not-permitted" };
      // Written, and then not readable: nothing may count as recorded before it has been read back. Trying again adopts the row.
      if (isGraphFault(error) && (error.leavesDoubt || error.code === "throttled"))
        return { kind: "unknown", reason: error.code };
      throw error;
    }
  };

export const createRecordList = <Content>(
  places: EvidencePlaces,
  read: ReadContent<Content>,
  indexedColumns: (content: Content) => Fields = () => ({}),
): RecordList<Content> => {
  const append = appendTo(places, read);
  return {
    append: (key, draftId, content) => append(key, { DraftId: draftId, ...indexedColumns(content) }, content, draftId),
    readById: async (itemId) => readStamped(await places.byId(itemId), read),
    listForDraft: async (draftId) =>
      (await places.where("DraftId", draftId, draftId)).map((row) => readStamped(row, read)),
  };
};

export const createAuditList = (places: EvidencePlaces): AuditList => ({
  ...createRecordList<AuditEntry>(places, readAuditEntry, (entry): Fields =>
    entry.event.kind === "pdf-recorded"
      ? { Digest: entry.event.digest }
      : entry.event.kind === "finalized"
        ? { Digest: entry.event.fileHash }
        : {},
  ),
  // A digest alone says no year.
  listForDigest: async (digest) =>
    (await places.where("Digest", digest)).map((row) => readStamped(row, readAuditEntry)),
});

export const createFilingList = (rows: ListRows): FilingList => {
  const places = onePlace(rows, "FilingRows");
  return {
    ...createRecordList<FilingRow>(places, readFilingRow, (row): Fields => ({
      MatterId: row.matter,
      ...(row.kind === "file" ? { Digest: row.sha256 } : {}),
    })),
    listForDigest: async (digest) =>
      (await places.where("Digest", digest)).map((row) => readStamped(row, readFilingRow)),
  };
};

export const createSignOffList = (rows: ListRows): SignOffList => {
  const places = onePlace(rows, "SignOffs");
  const where = async (column: string, equals: string): Promise<readonly ReadRow<SignOffContent>[]> =>
    (await places.where(column, equals)).map((row) => readStamped(row, readSignOffContent));
  return {
    ...createRecordList<SignOffContent>(places, readSignOffContent, (content): Fields =>
      content.kind === "sign-off"
        ? { MatterId: content.statement.matter, ContentHash: content.statement.contentHash }
        : { MatterId: content.matter },
    ),
    listForContent: (content) => where("ContentHash", content),
    listForMatter: (matter) => where("MatterId", matter),
  };
};

export const createMatterRightsList = (rows: ListRows): MatterRightsList => {
  const places = onePlace(rows, "MatterRights");
  const append = appendTo(places, readMatterRights);
  return {
    append: (key, content) => append(key, { MatterId: content.matter }, content),
    readById: async (itemId) => readStamped(await places.byId(itemId), readMatterRights),
    listForMatter: async (matter) =>
      (await places.where("MatterId", matter)).map((row) => readStamped(row, readMatterRights)),
  };
};
