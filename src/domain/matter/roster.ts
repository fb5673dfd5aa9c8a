/**
 * The firm's roster of attorneys: dated rows that are never deleted, so that an attorney who left does not unverify her old filings.
 * A row says from when until when the licence and each admission held. Dates are ISO 8601 days (`2026-03-01`); `until` is the last day that counts.
 */
import type { PersonId } from "../ids";

export interface Admission {
  /** `US-CA` (state bar), `US-CACD` (federal district), `US-CACD-PHV:<case>` (pro hac vice), or an agency's code. */
  readonly forum: string;
  readonly from: string;
  readonly until?: string;
}

export interface BarNumber {
  readonly forum: string;
  readonly number: string;
}

export interface RosterRow {
  readonly itemId: string;
  readonly eTag: string;
  readonly oid: PersonId;
  readonly name: string;
  readonly barNumbers: readonly BarNumber[];
  readonly admissions: readonly Admission[];
  /** The licence at this firm: first and last day. */
  readonly from: string;
  readonly until?: string;
  /** Who changed the row last, as the server says it, and when. */
  readonly changedBy?: string;
  readonly changedAt?: string;
  /** Columns of the row, or lines of them, that say nothing anybody can read: what hangs on them is unknown, of this person alone. */
  readonly notRead?: readonly string[];
}

/** All rows, or none: a partial roster would make a true attorney look like a stranger. A row with a slip in it is among them. */
export type Roster = readonly RosterRow[];

const dayOf = (time: string): string => time.slice(0, 10);

/** A day as `2026-03-01`, and one there is. Anything else holds never: nobody knows which day `3/1/2006` is. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);

/** True when `time` (ISO 8601, UTC) falls on or between the two days, both counted. */
const within = (time: string, dates: { readonly from: string; readonly until?: string }): boolean => {
  const day = dayOf(time);
  if (!isDay(dayOf(dates.from)) || (dates.until !== undefined && !isDay(dayOf(dates.until)))) return false;
  return day >= dayOf(dates.from) && (dates.until === undefined || day <= dayOf(dates.until));
};

/** The person's row that held at that time; undefined when there was none. */
export const activeRow = (roster: Roster, oid: PersonId, time: string): RosterRow | undefined =>
  roster.find((row) => row.oid === oid && within(time, row));

/** The admission to one of these forums that held at that time. */
export const admissionTo = (row: RosterRow, forums: readonly string[], time: string): Admission | undefined =>
  row.admissions.find((admission) => forums.includes(admission.forum) && within(time, admission));

/** Whether some row of the person's has parts nobody can read: then "not active" and "not admitted" are not known of her. */
export const hasRowUnread = (roster: Roster, oid: PersonId): boolean =>
  roster.some((row) => row.oid === oid && (row.notRead ?? []).length > 0);
