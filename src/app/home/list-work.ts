/** Home: one list across matters of what waits for this person. Work state chooses what is shown; it is never evidence. */
import type { MatterId } from "../../domain/ids";
import { lastWritten, namedIn } from "../../domain/matter/matter-rights";
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
  /** Matters whose rights an attorney is asked to confirm. */
  readonly rightsToConfirm: readonly MatterRow[];
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

const pileOf = (row: DraftRow, mayReview: boolean, person: Person): Pile => {
  const mine = row.author === person.oid;
  switch (row.state) {
    case "signed":
      return "signedNotFinal";
    case "sent-back":
      return mine ? "sentBack" : "others";
    case "drafting":
      return mine ? "waiting" : "others";
    case "in-review":
      return mayReview ? "waiting" : "others";
    case "final":
      return "others";
  }
};

const isAttorney = ({ roles }: Person): boolean => roles.includes("Countersign.Attorney");

/** Matters whose newest rights name this attorney: whose drafts in review are hers to read. A hint, as all of Home is. */
const mattersOf = async (
  ports: Pick<Ports, "rights">,
  person: Person,
  rows: readonly DraftRow[],
): Promise<ReadonlySet<MatterId>> => {
  const inReview = new Set(rows.flatMap(({ state, matterId }) => (state === "in-review" ? [matterId] : [])));
  if (!isAttorney(person)) return new Set();
  const named = await Promise.all(
    [...inReview].map(async (matter) => {
      const written = lastWritten(await ports.rights.listForMatter(matter));
      return written !== undefined && namedIn(written).includes(person.oid) ? [matter] : [];
    }),
  );
  return new Set(named.flat());
};

/** Earliest deadline first, those without one last; then the newest change. */
const byUrgency = (a: WorkItem, b: WorkItem): number =>
  (a.due ?? "9999").localeCompare(b.due ?? "9999") || b.row.changedAt.localeCompare(a.row.changedAt);

export const listWork =
  (ports: Pick<Ports, "session" | "drafts" | "matters" | "rights">): ListWork =>
  async () => {
    const who = await signedIn(ports);
    if (!who.ok) return who;
    const person = who.value;
    const [{ rows, unreadable }, matters, rightsToConfirm] = await Promise.all([
      ports.drafts.listOpen(),
      ports.matters.list(),
      isAttorney(person) ? ports.matters.listRightsWaiting(person.oid) : [],
    ]);
    const hers = await mattersOf(ports, person, rows);
    const matterById = new Map(matters.map((matter) => [matter.id, matter]));
    const piles: Readonly<Record<Pile, WorkItem[]>> = { waiting: [], sentBack: [], signedNotFinal: [], others: [] };
    for (const row of rows) {
      const matter = matterById.get(row.matterId);
      piles[pileOf(row, person.roles.includes("Countersign.TeamLead") || hers.has(row.matterId), person)].push({
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
    return done({ person, rightsToConfirm, ...piles, unreadable });
  };
