/** Who is at the keyboard, as the identity provider says it. Roles choose screens; they are never evidence. */
import type { PersonId } from "../../domain/ids";

export type Role = "Countersign.Paralegal" | "Countersign.TeamLead" | "Countersign.Attorney";

export interface Person {
  readonly oid: PersonId;
  readonly tenant: string;
  readonly name: string;
  readonly userName: string;
  readonly roles: readonly Role[];
}

export interface Session {
  /** The signed-in person without asking, or undefined when a click is needed. */
  current(): Promise<Person | undefined>;
  /** Signs in, asking where needed. Must be called from a click (pop-ups are blocked otherwise). */
  signIn(): Promise<Person>;
  signOut(): Promise<void>;
}
