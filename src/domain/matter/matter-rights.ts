/**
 * Matter rights: before which forums a matter stands, and who is responsible and who signs for it. They are evidence, so they stand in an append-only
 * list: nobody's right to sign rests on a row that she or her drafters may edit. A row counts when its stamped author was an attorney on the roster and,
 * once a row is in force, was named in it (or belongs to the intake firm IT names); any other row waits until such an attorney confirms it by a row of
 * her own. Who might give rights is asked of the moment a row was stamped, and never anew: what stood at a time decides, then and years later, and
 * today's row takes nothing away.
 */
import type { MatterId, PersonId } from "../ids";
import { untouchedSinceWritten, type ReadRow, type Stamped } from "../stamped";
import { activeRow, type Roster } from "./roster";

export interface MatterRightsRow {
  readonly kind: "matter-rights";
  readonly version: 1;
  readonly tenant: string;
  readonly matter: MatterId;
  /** Who writes it: what the server's stamp must say too, and what stands in once her account is deleted and the stamp has her name alone. */
  readonly by: PersonId;
  /** Codes as on the roster (`US-CA`, `US-CACD`); none for a matter before no court. */
  readonly forums: readonly string[];
  /** At least one: a matter nobody answers for could not be given to anybody either. */
  readonly responsible: readonly PersonId[];
  readonly signing: readonly PersonId[];
  /** First day it counts, ISO 8601; never earlier than the server's stamp. */
  readonly from: string;
  /** How conflicts were cleared before the firm acted: by a memorandum on file, or elsewhere, by whom. */
  readonly conflictCheck:
    | { readonly kind: "memorandum"; readonly reference: string }
    | { readonly kind: "cleared-elsewhere"; readonly by: string };
  /** The day the limitation period ends, as an attorney typed it, or that there is none. Never computed. */
  readonly limitation: string;
  /** Row id of the waiting row this one confirms. */
  readonly confirms?: string;
}

export interface RightsInForce {
  readonly row: string;
  readonly by: PersonId;
  readonly byName: string;
  /** The server's stamp. */
  readonly at: string;
  readonly rights: MatterRightsRow;
  /** Those named who added themselves, and whom no other attorney has named since: shown at sign-off and by verify. */
  readonly addedThemselves: readonly PersonId[];
}

export interface WaitingRights {
  readonly row: string;
  readonly byName: string;
  readonly at: string;
  readonly rights: MatterRightsRow;
}

export interface RightsStanding {
  readonly inForce?: RightsInForce;
  /** Given already, and counting from a later day; the next day first. */
  readonly toCome: readonly RightsInForce[];
  /** Proposals no entitled attorney has confirmed or overtaken; oldest first. */
  readonly waiting: readonly WaitingRights[];
  /** Rows that are not what they should be, by id: each costs only itself. */
  readonly unreadable: readonly string[];
}

/** An attorney who may give rights in any matter, from day to day. */
export interface IntakeAttorney {
  readonly oid: PersonId;
  readonly from: string;
  readonly until?: string;
}

export interface RightsQuestion {
  readonly matter: MatterId;
  readonly tenant: string;
  readonly roster: Roster;
  readonly intake?: readonly IntakeAttorney[];
  /** ISO 8601, UTC: what stood then. */
  readonly at: string;
}

/** Everybody a row names, once. */
export const namedIn = ({
  responsible,
  signing,
}: Pick<MatterRightsRow, "responsible" | "signing">): readonly PersonId[] => [...new Set([...responsible, ...signing])];

/** What whoever opened a matter thinks its rights should be: a hint in a row staff may edit. It gives nobody anything until an attorney writes it as hers. */
export type ProposedRights = Pick<MatterRightsRow, "forums" | "responsible" | "signing">;

/** The newest row as it was written, whether or not it counts: good for showing names and for finding work, never for deciding who may sign. */
export const lastWritten = (rows: readonly ReadRow<MatterRightsRow>[]): MatterRightsRow | undefined =>
  inOrder(rows)
    .filter((row) => row.content !== undefined && untouchedSinceWritten(row))
    .at(-1)?.content;

const inOrder = <Row extends Stamped<unknown>>(rows: readonly Row[]): readonly Row[] =>
  [...rows].sort((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt) || Number(a.itemId) - Number(b.itemId));

const dayOf = (time: string): string => time.slice(0, 10);
/** From when a row counts: its stamp, or the later day it names. */
const startOf = ({ rights, at }: RightsInForce): number => Math.max(Date.parse(at), Date.parse(dayOf(rights.from)));

/** Of the rows given, those that count at a time, the one that began last; of two that began together the one written last. */
const standingAt = (given: readonly RightsInForce[], time: string): RightsInForce | undefined =>
  given
    .filter((each) => startOf(each) <= Date.parse(time))
    .reduce<RightsInForce | undefined>(
      (last, each) => (last !== undefined && startOf(last) > startOf(each) ? last : each),
      undefined,
    );

/** Until the first row's day has come nothing stands, and who is named in it already decides who else may give. */
const decidesAt = (given: readonly RightsInForce[], time: string): RightsInForce | undefined =>
  standingAt(given, time) ?? [...given].sort((a, b) => startOf(a) - startOf(b))[0];

const ofIntake = (intake: readonly IntakeAttorney[], author: PersonId, time: string): boolean =>
  intake.some(
    ({ oid, from, until }) =>
      oid === author && dayOf(time) >= dayOf(from) && (until === undefined || dayOf(time) <= dayOf(until)),
  );

/**
 * Whose row it is. Of a deleted account the server keeps the name and loses the id (microsoft-graph-docs#10425): then the id the row names stands in, if the
 * roster knows that person under the very name, active at the stamp.
 */
const authorOf = (
  { createdById, createdByName, createdAt }: Stamped<unknown>,
  { by }: MatterRightsRow,
  roster: Roster,
): PersonId | undefined => createdById ?? (activeRow(roster, by, createdAt)?.name === createdByName ? by : undefined);

const givenBy = (
  author: PersonId,
  row: Stamped<unknown>,
  rights: MatterRightsRow,
  before: RightsInForce | undefined,
): RightsInForce => ({
  row: row.itemId,
  by: author,
  byName: row.createdByName ?? "",
  at: row.createdAt,
  rights,
  // Naming oneself once more confirms nothing: only another attorney's row does.
  addedThemselves: namedIn(rights).filter(
    (each) =>
      each === author &&
      (before === undefined || !namedIn(before.rights).includes(each) || before.addedThemselves.includes(each)),
  ),
});

/** What stood at a time, from every row of the matter. */
export const rightsAt = (
  rows: readonly ReadRow<MatterRightsRow>[],
  { matter, tenant, roster, intake = [], at }: RightsQuestion,
): RightsStanding => {
  const counted: RightsInForce[] = [];
  let waiting: readonly WaitingRights[] = [];
  const unreadable: string[] = [];
  for (const row of inOrder(rows)) {
    if (Date.parse(row.createdAt) > Date.parse(at)) break;
    const rights = row.content;
    const ofAnother = row.createdById !== undefined && rights?.by !== row.createdById;
    if (rights?.matter !== matter || rights.tenant !== tenant || ofAnother || !untouchedSinceWritten(row)) {
      unreadable.push(row.itemId);
      continue;
    }
    const author = authorOf(row, rights, roster);
    const before = decidesAt(counted, row.createdAt);
    const mayGive =
      author !== undefined &&
      activeRow(roster, author, row.createdAt) !== undefined &&
      (before === undefined || namedIn(before.rights).includes(author) || ofIntake(intake, author, row.createdAt));
    if (!mayGive) {
      waiting = [...waiting, { row: row.itemId, byName: row.createdByName ?? "", at: row.createdAt, rights }];
      continue;
    }
    // A row that counts settles what waited before it, confirmed or not: the attorney saw it and wrote what shall hold.
    waiting = [];
    counted.push(givenBy(author, row, rights, before));
  }
  const inForce = standingAt(counted, at);
  return {
    waiting,
    unreadable,
    toCome: counted.filter((each) => startOf(each) > Date.parse(at)).sort((a, b) => startOf(a) - startOf(b)),
    ...(inForce === undefined ? {} : { inForce }),
  };
};
