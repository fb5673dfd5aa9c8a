/** Instruction sheets in the firm's lists. Attorneys write them, staff read them; the server's permissions decide, not this code. */
import type { Assignment, AssignmentText } from "../../domain/draft/assignment";
import type { MatterId } from "../../domain/ids";

export type AssignmentChange =
  | { readonly kind: "changed"; readonly assignment: Assignment }
  /** Someone changed it first (412): nothing was written. */
  | { readonly kind: "conflict" };

export interface AssignmentSource {
  /** All of a matter, those still open first, then by their due time. */
  listForMatter(matter: MatterId): Promise<readonly Assignment[]>;
  /** Undefined when it is no longer there. */
  read(itemId: string): Promise<Assignment | undefined>;
  /** `key` is unique: asking again after a lost answer finds the row that is there. */
  add(key: string, matter: MatterId, text: AssignmentText): Promise<Assignment>;
  change(
    assignment: Assignment,
    change: Partial<AssignmentText> & { readonly state?: Assignment["state"] },
  ): Promise<AssignmentChange>;
}
