/**
 * The roster as the firm's record administrators keep it. A slip in one row costs that row alone: what cannot be read is named in it, so that
 * an attorney does not vanish by a typing mistake and nobody else is held up by it.
 */
import type { RosterSource } from "../../app/ports/roster";
import type { PersonId } from "../../domain/ids";
import { isDay, type Admission, type BarNumber, type RosterRow } from "../../domain/matter/roster";
import { columnText, type ListRows, type Row } from "./list-rows";
import { given } from "../../given";

const column = (row: Row, name: string): string => columnText(row, name).trim();

interface AdmissionLine {
  /** Undefined where the line names no forum or has parts too many. */
  readonly admission?: Admission;
  readonly number: string;
  readonly read: boolean;
}

/** `forum; number; from; until`, days as `2026-03-01`, `until` empty while it stands. */
const readLine = (line: string): AdmissionLine => {
  const parts = line.split(";").map((part) => part.trim());
  const [forum = "", number = "", from = "", until = ""] = parts;
  if (parts.length > 4 || forum === "") return { number: "", read: false };
  return {
    number,
    admission: { forum, from, ...(until === "" ? {} : { until }) },
    read: isDay(from) && (until === "" || isDay(until)),
  };
};

/** Undefined for a row that names nobody: it says nothing of anybody. */
export const readRosterRow = (row: Row): RosterRow | undefined => {
  const [oid, name, from, until] = [
    column(row, "Oid"),
    column(row, "Title"),
    column(row, "ActiveFrom"),
    column(row, "ActiveUntil"),
  ];
  if (oid === "") return undefined;
  const lines = column(row, "Admissions")
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "")
    .map(readLine);
  const notRead = [
    ...(name === "" ? ["Title"] : []),
    ...(isDay(from) ? [] : ["ActiveFrom"]),
    ...(until === "" || isDay(until) ? [] : ["ActiveUntil"]),
    ...lines.flatMap(({ read }, index) => (read ? [] : [`Admissions, line ${String(index + 1)}`])),
  ];
  const admissions = lines.flatMap(({ admission, number }) => (admission === undefined ? [] : [{ admission, number }]));
  return {
    itemId: row.id,
    eTag: row.eTag,
    oid: oid as PersonId,
    name,
    from,
    ...(until === "" ? {} : { until }),
    admissions: admissions.map(({ admission }) => admission),
    barNumbers: admissions
      .filter(({ number }) => number !== "")
      .map(({ admission, number }): BarNumber => ({ forum: admission.forum, number })),
    ...given({ changedBy: row.modifiedByName }),
    changedAt: row.modifiedAt,
    ...(notRead.length === 0 ? {} : { notRead }),
  };
};

export const createRosterSource = (rows: ListRows): RosterSource => ({
  read: async () => (await rows.where("Attorneys")).map(readRosterRow).filter((row) => row !== undefined),
});
