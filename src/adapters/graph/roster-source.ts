/** The roster as the firm's record administrators keep it. A row that cannot be understood is a fault: an attorney must not vanish by a typing mistake. */
import type { RosterSource } from "../../app/ports/roster";
import type { PersonId } from "../../domain/ids";
import type { Admission, BarNumber, RosterRow } from "../../domain/matter/roster";
import { GraphFault } from "./graph-fault";
import { columnText, type ListRows, type Row } from "./list-rows";
import { given } from "../../given";

const DAY = /^\d{4}-\d{2}-\d{2}$/;

const unreadable = (row: Row, what: string): GraphFault =>
  new GraphFault("unreadable-row", `The roster's row ${row.id} cannot be read: ${what}.`);

const day = (row: Row, value: string, what: string): string => {
  if (!DAY.test(value) || Number.isNaN(Date.parse(value)))
    throw unreadable(row, `${what} is not a day like 2026-03-01`);
  return value;
};
const column = (row: Row, name: string): string => columnText(row, name).trim();

const readAdmissions = (row: Row): readonly { readonly admission: Admission; readonly number: string }[] =>
  column(row, "Admissions")
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const parts = line.split(";").map((part) => part.trim());
      const [forum = "", number = "", from = "", until = ""] = parts;
      if (parts.length > 4 || forum === "") throw unreadable(row, "an admission reads `forum; number; from; until`");
      return {
        number,
        admission: {
          forum,
          from: day(row, from, "the day of an admission"),
          ...(until === "" ? {} : { until: day(row, until, "the last day of an admission") }),
        },
      };
    });

export const readRosterRow = (row: Row): RosterRow => {
  const [oid, name, from, until] = [
    column(row, "Oid"),
    column(row, "Title"),
    column(row, "ActiveFrom"),
    column(row, "ActiveUntil"),
  ];
  if (oid === "" || name === "") throw unreadable(row, "it names no person");
  const admissions = readAdmissions(row);
  return {
    itemId: row.id,
    eTag: row.eTag,
    oid: oid as PersonId,
    name,
    from: day(row, from, "the first day"),
    ...(until === "" ? {} : { until: day(row, until, "the last day") }),
    admissions: admissions.map(({ admission }) => admission),
    barNumbers: admissions
      .filter(({ number }) => number !== "")
      .map(({ admission, number }): BarNumber => ({ forum: admission.forum, number })),
    ...given({ changedBy: row.modifiedByName }),
    changedAt: row.modifiedAt,
  };
};

export const createRosterSource = (rows: ListRows): RosterSource => ({
  read: async () => (await rows.where("Attorneys")).map(readRosterRow),
});
