/**
 * The firm's records of some drafts as one file, for verifying away from Microsoft 365 (`countersign verify --records`).
 * A copy proves nothing by itself: who signed is proved by the kept tokens against keys the verifier has from elsewhere,
 * and what was withdrawn is known only up to the time of the export.
 */
import type { DraftId } from "../../domain/ids";
import type { Roster } from "../../domain/matter/roster";
import { readReviewRecord, readSignOffContent } from "../../domain/review/record-shapes";
import type { SignOffContent } from "../../domain/review/sign-off-record";
import type { ReviewRecord } from "../../domain/review/sitting";
import { done, refused, type Result } from "../../domain/result";
import type { MatterRow } from "./matter-source";
import type { Stamped } from "../../domain/review/stamped";

export interface RecordsExport {
  readonly kind: "countersign-records";
  readonly version: 1;
  readonly tenant: string;
  /** ISO 8601, UTC: when the lists were read. */
  readonly exportedAt: string;
  /** Drafts whose rows are here completely, every page of them. */
  readonly drafts: readonly DraftId[];
  readonly matters: readonly MatterRow[];
  /** The whole roster. */
  readonly roster: Roster;
  readonly reviews: readonly Stamped<ReviewRecord>[];
  readonly signOffs: readonly Stamped<SignOffContent>[];
  /** Keys the identity provider published then (JWK); believed only where the verifier has them from elsewhere too. */
  readonly keys?: readonly Readonly<Record<string, unknown>>[];
}

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === "string" && value !== "";
const isTextIfThere = (value: unknown): boolean => value === undefined || typeof value === "string";
const isTime = (value: unknown): boolean => isText(value) && !Number.isNaN(Date.parse(value));
const allOf = (value: unknown, test: (item: Fields) => boolean): boolean =>
  Array.isArray(value) && value.every((item) => isFields(item) && test(item));

/** Stamps must be there in full; what a row's content is worth is judged later, row by row. */
const isRow = (row: Fields): boolean =>
  isText(row["itemId"]) &&
  isTime(row["createdAt"]) &&
  isTime(row["modifiedAt"]) &&
  isTextIfThere(row["createdById"]) &&
  isTextIfThere(row["createdByName"]) &&
  isTextIfThere(row["modifiedById"]) &&
  isFields(row["content"]);
const isDated = (it: Fields): boolean => isText(it["from"]) && isTextIfThere(it["until"]);
const isRosterRow = (row: Fields): boolean =>
  isText(row["itemId"]) &&
  isText(row["oid"]) &&
  isText(row["name"]) &&
  isDated(row) &&
  allOf(row["barNumbers"], (number) => isText(number["forum"]) && isText(number["number"])) &&
  allOf(row["admissions"], (admission) => isText(admission["forum"]) && isDated(admission));
const isMatter = (row: Fields): boolean =>
  isText(row["id"]) &&
  typeof row["title"] === "string" &&
  isTextIfThere(row["forum"]) &&
  [row["responsibleAttorneys"], row["signingAttorneys"]].every(
    (people) => Array.isArray(people) && people.every(isText),
  );

/** Reads what was exported; the refusal is a sentence. */
export const readRecordsExport = (value: unknown): Result<RecordsExport, string> => {
  if (!isFields(value) || value["kind"] !== "countersign-records") return refused("it is no export of records");
  if (value["version"] !== 1) return refused("it was written by a later version");
  if (!isText(value["tenant"]) || !isTime(value["exportedAt"]))
    return refused("it does not say whose records it holds and when they were read");
  const lists: readonly (readonly [name: string, sound: boolean])[] = [
    ["drafts", Array.isArray(value["drafts"]) && value["drafts"].every(isText)],
    ["matters", allOf(value["matters"], isMatter)],
    ["roster", allOf(value["roster"], isRosterRow)],
    ["reviews", allOf(value["reviews"], isRow)],
    ["signOffs", allOf(value["signOffs"], isRow)],
  ];
  const unsound = lists.find(([, sound]) => !sound);
  return unsound === undefined ? done(value as unknown as RecordsExport) : refused(`its ${unsound[0]} cannot be read`);
};

/** Rows whose content is none of the known records: they count for nothing and are told. */
export const unreadableRows = (records: RecordsExport): number =>
  records.reviews.filter((row) => readReviewRecord(row.content) === undefined).length +
  records.signOffs.filter((row) => readSignOffContent(row.content) === undefined).length;
