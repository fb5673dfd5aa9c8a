/**
 * What a sign-off relies on of the matter's rights: who was responsible and who signed when it was given, and before which forum the paper goes.
 * Judged by what stood then; a later row, or none, takes nothing away.
 */
import type { MatterId, PersonId } from "../ids";
import { rightsAt, type MatterRightsRow, type RightsQuestion, type RightsStanding } from "../matter/matter-rights";
import type { ReadRow } from "../stamped";
import type { SignedStatement } from "./statement";

export interface MatterRights {
  readonly id: MatterId;
  /** The matter's forums; none for a matter before no court. */
  readonly forums: readonly string[];
  /** Of them the one this paper is for. */
  readonly forum?: string;
  readonly responsible: readonly PersonId[];
  readonly signing: readonly PersonId[];
}

/** Every row of the matter, and against what they are read. */
export interface RightsGrounds extends Pick<RightsQuestion, "tenant" | "roster" | "intake"> {
  readonly rows: readonly ReadRow<MatterRightsRow>[];
}

export const standingRights = ({ rows, ...question }: RightsGrounds, matter: MatterId, at: string): RightsStanding =>
  rightsAt(rows, { ...question, matter, at });

/** Now, as far as a computer's clock and the rows themselves know: it is never before the newest stamp the server gave. ISO 8601, UTC. */
export const nowBeside = (rows: readonly { readonly createdAt: string }[], clock: number): string =>
  new Date(rows.reduce((latest, { createdAt }) => Math.max(latest, Date.parse(createdAt) || 0), clock)).toISOString();

/** Undefined while no row is in force: then nobody may sign. */
export const rightsFor = (
  { inForce }: RightsStanding,
  matter: MatterId,
  forum: string | undefined,
): MatterRights | undefined => {
  if (inForce === undefined) return undefined;
  const { forums, responsible, signing } = inForce.rights;
  return { id: matter, forums, responsible, signing, ...(forum === undefined ? {} : { forum }) };
};

/** The rights a statement rests on, as they stood at a time, with the forum it names. */
export const rightsOfStatement =
  (grounds: RightsGrounds) =>
  ({ matter, forum }: Pick<SignedStatement, "matter" | "forum">, at: string): MatterRights | undefined =>
    rightsFor(standingRights(grounds, matter, at), matter, forum);

/** Whether a person was a responsible attorney of the matter at a time. */
export const wasResponsible =
  (grounds: RightsGrounds, matter: MatterId) =>
  (person: PersonId, at: string): boolean =>
    standingRights(grounds, matter, at).inForce?.rights.responsible.includes(person) === true;
