/** One row of an append-only list as the server holds it: who and when are the server's word, the content is the writer's. */
import type { PersonId } from "./ids";

export interface Stamped<Content> {
  readonly itemId: string;
  /** Absent when the server did not say: then nobody vouches for the row. */
  readonly createdById?: PersonId;
  readonly createdByName?: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly modifiedById?: PersonId;
  readonly modifiedAt: string;
  readonly content: Content;
  /** What a row without content holds instead, as it stands: a copy of the records must not lose it. */
  readonly unread?: unknown;
  /** The draft its row is listed under, as its writer put it there; the content may say another. */
  readonly listedFor?: string;
}

/** A row as it was read. Without content it holds none of the known records: it counts for nothing and is told, never passed over. */
export type ReadRow<Content> = Stamped<Content | undefined>;

/**
 * Whether nobody else than this person wrote the row. Once an account is deleted the server may name no author (microsoft-graph-docs #10425): then this
 * says nothing against it, and something else must say who wrote it, as a proved token does.
 */
export const notByAnother = (row: Stamped<unknown>, person: string): boolean =>
  row.createdById === undefined || row.createdById === person;

/** A server may stamp creation and first modification a moment apart; anything later is a change to a record that must not change. */
const STAMP_TOLERANCE_MS = 1000;

/** True when the row was written once and by the person who created it. */
export const untouchedSinceWritten = (row: Stamped<unknown>): boolean =>
  (row.modifiedById === undefined || row.modifiedById === row.createdById) &&
  Math.abs(Date.parse(row.modifiedAt) - Date.parse(row.createdAt)) <= STAMP_TOLERANCE_MS;
