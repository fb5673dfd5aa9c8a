/** Home: one list across matters of what waits for this person. Work state chooses what is shown; it is never evidence. */
import { done } from "../../domain/result";
import type { DraftRow } from "../ports/draft-store";
import type { MatterRow } from "../ports/matter-source";
import type { Ports } from "../ports/ports";
import type { Person } from "../ports/session";
import { signedIn } from "../acts/signed-in";
import type { Result } from "../../domain/result";
import type { Refusal } from "../words/refusal";
import { given } from "../../given";

export type ListWork = () => Promise<Result<Work, Refusal>>;

export interface Work {
  readonly person: Person;
  /** Drafts the person is asked to act on: reviews for attorneys and team leads, own drafts in progress for drafters. */
  readonly waiting: readonly WorkItem[];
  readonly sentBack: readonly WorkItem[];
  readonly signedNotFinal: readonly WorkItem[];
  /** Everything else still open in the firm. */
  readonly others: readonly WorkItem[];
  /** Row ids of the Drafts list that cannot be read. */
  readonly unreadable: readonly string[];
}

/** One line of the home list. */
export interface WorkItem {
  readonly row: DraftRow;
  readonly matter: MatterRow | undefined;
  /** Time left is the screen's arithmetic; this is the deadline, ISO 8601 UTC, and the matter's zone for showing the court's time. */
  readonly due?: string;
  readonly timeZone?: string;
  readonly unitsLeft?: number;
  readonly questions: number;
  readonly round: number;
}

type Pile = "waiting" | "sentBack" | "signedNotFinal" | "others";

const pileOf = (row: DraftRow, matter: MatterRow | undefined, person: Person): Pile => {
  const mine = row.author === person.oid;
  switch (row.state) {
    case "signed":
      return "signedNotFinal";
    case "sent-back":
      return mine ? "sentBack" : "others";
    case "drafting":
      return mine ? "waiting" : "others";
    case "in-review":
      return reviews(person, matter) ? "waiting" : "others";
    case "final":
      return "others";
  }
};

const reviews = (person: Person, matter: MatterRow | undefined): boolean =>
  person.roles.includes("Countersign.TeamLead") ||
  (person.roles.includes("Countersign.Attorney") &&
    (matter === undefined || [...matter.responsibleAttorneys, ...matter.signingAttorneys].includes(person.oid)));

/** Earliest deadline first, those without one last; then the newest change. */
const byUrgency = (a: WorkItem, b: WorkItem): number =>
  (a.due ?? "9999").localeCompare(b.due ?? "9999") || b.row.changedAt.localeCompare(a.row.changedAt);

export const listWork =
  (ports: Pick<Ports, "session" | "drafts" | "matters">): ListWork =>
  async () => {
    const who = await signedIn(ports);
    if (!who.ok) return who;
    const [{ rows, unreadable }, matters] = await Promise.all([ports.drafts.listOpen(), ports.matters.list()]);
    const matterById = new Map(matters.map((matter) => [matter.id, matter]));
    const piles: Readonly<Record<Pile, WorkItem[]>> = { waiting: [], sentBack: [], signedNotFinal: [], others: [] };
    for (const row of rows) {
      const matter = matterById.get(row.matterId);
      piles[pileOf(row, matter, who.value)].push({
        row,
        matter,
        questions: row.questions ?? 0,
        round: row.round,
        ...given({ due: row.due }),
        ...(matter === undefined ? {} : { timeZone: matter.timeZone }),
        ...given({ unitsLeft: row.unitsLeft }),
      });
    }
    for (const pile of Object.values(piles)) pile.sort(byUrgency);
    return done({ person: who.value, ...piles, unreadable });
  };
