/** The attorneys active today, for naming who answers for a matter and who may sign in it. */
import { activeRow } from "../../domain/matter/roster";
import type { Ports } from "../ports/ports";
import type { PersonId } from "../../domain/ids";

/** Those active today. */
export type ListAttorneys = () => Promise<readonly Attorney[]>;

export interface Attorney {
  readonly oid: PersonId;
  readonly name: string;
  /** Forum codes of every admission on the roster. */
  readonly forums: readonly string[];
}

export const listAttorneys =
  (ports: Pick<Ports, "roster" | "clock">): ListAttorneys =>
  async () => {
    const roster = await ports.roster.read();
    const now = new Date(ports.clock.now()).toISOString();
    return roster
      .filter((row) => activeRow(roster, row.oid, now) === row)
      .map((row) => ({ oid: row.oid, name: row.name, forums: row.admissions.map((admission) => admission.forum) }))
      .sort((a, b) => a.name.localeCompare(b.name));
  };
