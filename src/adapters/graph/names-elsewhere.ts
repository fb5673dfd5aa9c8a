/** Names by which the firm's other matters are known, as far as this person may read them; kept for ten minutes, since they change seldom and are asked for with every reading. */
import type { MatterSource } from "../../app/ports/matter-source";
import { columnText, type ListRows, type Row } from "./list-rows";

const KEPT_MS = 10 * 60 * 1000;

/** From the rows of Matters and People: title, case number and the client's name. */
export const namesFrom = (
  matters: readonly Row[],
  people: readonly Row[],
  apart: string,
): Awaited<ReturnType<MatterSource["namesElsewhere"]>> => {
  const names = new Map(people.map((row) => [row.id, columnText(row, "Title")]));
  return matters
    .filter((row) => row.id !== apart)
    .map((row) => ({
      number: columnText(row, "MatterNumber"),
      title: columnText(row, "Title"),
      names: [
        columnText(row, "CaseNumber"),
        names.get(columnText(row, "ClientPerson")) ?? "",
        names.get(columnText(row, "DeclarantPerson")) ?? "",
      ].filter((name) => name !== ""),
    }));
};

export const createNamesElsewhere = (rows: ListRows, now: () => number): MatterSource["namesElsewhere"] => {
  let kept: { readonly at: number; readonly rows: Promise<readonly [readonly Row[], readonly Row[]]> } | undefined;
  return async (matter) => {
    if (kept === undefined || now() - kept.at > KEPT_MS) {
      const read = Promise.all([rows.where("Matters"), rows.where("People")]);
      kept = { at: now(), rows: read };
      // A failure is not kept: the next caller asks again.
      read.catch(() => {
        kept = undefined;
      });
    }
    const [matters, people] = await kept.rows;
    return namesFrom(matters, people, matter);
  };
};
