/** The Drafts row is work state: changed with If-Match, once more on the row as it is now when somebody was first. Never evidence. */
import type { DraftRow } from "../ports/draft-store";
import type { Ports } from "../ports/ports";

type Change = Parameters<Ports["drafts"]["changeRow"]>[1];

/** True when written. A second conflict is left to the next reading of the list. */
export const changeRow = async (ports: Pick<Ports, "drafts">, row: DraftRow, change: Change): Promise<boolean> => {
  const first = await ports.drafts.changeRow(row, change);
  if (first.kind === "changed") return true;
  const now = await ports.drafts.findRow(row.draftId);
  return now !== undefined && (await ports.drafts.changeRow(now, change)).kind === "changed";
};
