/** The firm's roster of attorneys, read completely or not at all (a partial listing raises GraphFault). */
import type { Roster } from "../../domain/matter/roster";

export interface RosterSource {
  read(): Promise<Roster>;
}
