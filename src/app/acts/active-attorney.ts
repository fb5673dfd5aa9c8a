/** Whether the person is an attorney of the firm today; where her row of the roster cannot be read, that is what she is told, and who can mend it. */
import { activeRow, hasRowUnread, type RosterRow } from "../../domain/matter/roster";
import type { PersonId } from "../../domain/ids";
import { done, refused, type Result } from "../../domain/result";
import type { Ports } from "../ports/ports";
import { refusal, type Refusal } from "../words/refusal";

export const activeAttorney = async (
  ports: Pick<Ports, "roster" | "clock">,
  oid: PersonId,
): Promise<Result<RosterRow, Refusal>> => {
  const roster = await ports.roster.read();
  const row = activeRow(roster, oid, new Date(ports.clock.now()).toISOString());
  return row === undefined
    ? refused(refusal(hasRowUnread(roster, oid) ? "roster-row-unreadable" : "not-on-roster"))
    : done(row);
};
