/**
 * The firm's records of some drafts as one file, for verifying away from Microsoft 365 (`countersign verify --records`).
 * A copy proves nothing by itself: who signed is proved by the kept tokens against keys the verifier has from elsewhere,
 * and what was withdrawn is known only up to the time of the export.
 */
import * as v from "valibot";
import type { DraftId } from "../../domain/ids";
import type { MatterRightsRow } from "../../domain/matter/matter-rights";
import type { Roster } from "../../domain/matter/roster";
import type { SignOffContent } from "../../domain/review/sign-off-record";
import type { ReviewRecord } from "../../domain/review/sitting";
import { done, refused, type Result } from "../../domain/result";
import type { MatterRow } from "./matter-source";
import { readMatterRights, readReviewRecord, readSignOffContent, type ReadContent } from "./record-shapes";
import type { ReadRow, Stamped } from "../../domain/stamped";

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
  /** Every row of these matters' rights. */
  readonly rights: readonly Stamped<unknown>[];
  readonly reviews: readonly Stamped<unknown>[];
  readonly signOffs: readonly Stamped<unknown>[];
  /** Keys the identity provider published then (JWK); believed only where the verifier has them from elsewhere too. */
  readonly keys?: readonly Readonly<Record<string, unknown>>[];
}

/** The same as read: every row stays, those that hold no known record without content. */
export type ReadRecords = Omit<RecordsExport, "reviews" | "signOffs" | "rights"> & {
  readonly rights: readonly ReadRow<MatterRightsRow>[];
  readonly reviews: readonly ReadRow<ReviewRecord>[];
  readonly signOffs: readonly ReadRow<SignOffContent>[];
};

const text = v.pipe(v.string(), v.nonEmpty());
const textIfThere = v.optional(v.string());
const time = v.pipe(
  text,
  v.check((at) => !Number.isNaN(Date.parse(at))),
);
/** Stamps must be there in full; what a row's content is worth is judged row by row. */
const row = v.object({
  itemId: text,
  createdAt: time,
  modifiedAt: time,
  createdById: textIfThere,
  createdByName: textIfThere,
  modifiedById: textIfThere,
  content: v.unknown(),
});
const dated = { from: text, until: textIfThere };
const recordsExport = v.object({
  drafts: v.array(text),
  matters: v.array(
    v.object({
      id: text,
      title: v.string(),
    }),
  ),
  roster: v.array(
    v.object({
      itemId: text,
      oid: text,
      name: text,
      ...dated,
      barNumbers: v.array(v.object({ forum: text, number: text })),
      admissions: v.array(v.object({ forum: text, ...dated })),
    }),
  ),
  rights: v.array(row),
  reviews: v.array(row),
  signOffs: v.array(row),
});

const rowRead = <Content>(
  { content: held, ...stamps }: Stamped<unknown>,
  read: ReadContent<Content>,
): ReadRow<Content> => {
  const content = read(held);
  return { ...stamps, content, ...(content === undefined ? { unread: held } : {}) };
};

/** A row as it goes into the file: what could not be read stands there as it was found. */
export const rowToExport = ({ unread, content, ...stamps }: ReadRow<unknown>): Stamped<unknown> => ({
  ...stamps,
  content: content ?? unread ?? null,
});

/** Reads what was exported; the refusal is a sentence that names the field. */
export const readRecordsExport = (value: unknown): Result<ReadRecords, string> => {
  if (!v.is(v.object({ kind: v.literal("countersign-records") }), value)) return refused("it is no export of records");
  if (!v.is(v.object({ version: v.literal(1) }), value)) return refused("it was written by a later version");
  if (!v.is(v.object({ tenant: text, exportedAt: time }), value))
    return refused("it does not say whose records it holds and when they were read");
  const checked = v.safeParse(recordsExport, value, { abortEarly: true });
  if (!checked.success) return refused(`its ${v.getDotPath(checked.issues[0]) ?? "content"} cannot be read`);
  // What passed is handed on whole: fields nobody checked here are kept as they were exported.
  const file = value as RecordsExport;
  return done({
    ...file,
    rights: file.rights.map((each) => rowRead(each, readMatterRights)),
    reviews: file.reviews.map((each) => rowRead(each, readReviewRecord)),
    signOffs: file.signOffs.map((each) => rowRead(each, readSignOffContent)),
  });
};
