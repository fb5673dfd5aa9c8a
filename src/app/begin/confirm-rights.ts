/**
 * An attorney says who answers for a matter, who signs in it and before which forums: a row of her own, written once and read back. Whether it counts
 * is the rule's to say (domain/matter/matter-rights); one that does not waits for an attorney named in the row in force.
 */
import { bytesToHex } from "@noble/hashes/utils.js";
import type { MatterId, PersonId } from "../../domain/ids";
import { namedIn, type MatterRightsRow, type RightsStanding } from "../../domain/matter/matter-rights";
import { activeRow } from "../../domain/matter/roster";
import { done, refused, type Result } from "../../domain/result";
import { nowBeside, standingRights } from "../../domain/review/rights-relied-on";
import { hashOfJson } from "../../domain/review/statement-hash";
import { given } from "../../given";
import { signedIn } from "../acts/signed-in";
import type { MatterRow } from "../ports/matter-source";
import type { Ports } from "../ports/ports";
import type { Person } from "../ports/session";
import { refusal, type Refusal } from "../words/refusal";
import type { Attorney } from "./list-attorneys";

export type ReadRights = (matter: MatterId) => Promise<Result<RightsView, Refusal>>;

export interface RightsView {
  readonly matter: MatterRow;
  readonly standing: RightsStanding;
  /** Those active today. */
  readonly attorneys: readonly Attorney[];
}

export type ConfirmRights = (args: ConfirmedRights) => Promise<Result<Confirmed, Refusal>>;

export interface ConfirmedRights extends Pick<
  MatterRightsRow,
  "matter" | "forums" | "responsible" | "signing" | "conflictCheck" | "limitation"
> {
  /** A later day than today, where it begins then. */
  readonly from?: string;
  /** The waiting row it answers. */
  readonly confirms?: string;
}

export interface Confirmed {
  readonly row: string;
  /** False where it waits: she is not named in the row in force. */
  readonly counts: boolean;
  readonly standing: RightsStanding;
}

type Needs = Pick<Ports, "session" | "matters" | "rights" | "roster" | "intake" | "clock" | "random">;

const read = async (
  ports: Pick<Ports, "matters" | "rights" | "roster" | "intake" | "clock">,
  person: Person,
  matter: MatterId,
): Promise<RightsView> => {
  const [row, rows, roster] = await Promise.all([
    ports.matters.read(matter),
    ports.rights.listForMatter(matter),
    ports.roster.read(),
  ]);
  const at = nowBeside(rows, ports.clock.now());
  const grounds = { rows, tenant: person.tenant, roster, ...given({ intake: ports.intake }) };
  return {
    matter: row,
    standing: standingRights(grounds, matter, at),
    attorneys: roster
      .filter((each) => activeRow(roster, each.oid, at) === each)
      .map(({ oid, name, admissions }) => ({ oid, name, forums: admissions.map(({ forum }) => forum) })),
  };
};

export const readRights =
  (ports: Needs): ReadRights =>
  async (matter) => {
    const who = await signedIn(ports);
    return who.ok ? done(await read(ports, who.value, matter)) : who;
  };

const KEY_BYTES = 16;

export const confirmRights =
  (ports: Needs): ConfirmRights =>
  async ({ matter, forums, responsible, signing, conflictCheck, limitation, from, confirms }) => {
    const who = await signedIn(ports);
    if (!who.ok) return who;
    const row: MatterRightsRow = {
      kind: "matter-rights",
      version: 1,
      tenant: who.value.tenant,
      matter,
      by: who.value.oid,
      forums,
      responsible,
      signing,
      from: from ?? new Date(ports.clock.now()).toISOString().slice(0, 10),
      conflictCheck,
      limitation,
      ...given({ confirms }),
    };
    const key = `rights.${matter}.${bytesToHex(ports.random.bytes(KEY_BYTES))}`;
    const append = await ports.rights.append(key, row);
    if (append.kind === "not-permitted") return refused(refusal("not-permitted"));
    if (append.kind === "unknown")
      return refused(refusal("rights-not-recorded", { detail: { reason: append.reason } }));
    const written = append.row;
    if (
      written.createdById !== who.value.oid ||
      written.content === undefined ||
      hashOfJson(written.content) !== hashOfJson(row)
    )
      return refused(refusal("record-not-as-written", { detail: { row: written.itemId } }));
    const after = await read(ports, who.value, matter);
    const { standing } = after;
    const waits = standing.waiting.some((each) => each.row === written.itemId);
    await ports.matters.rightsWaitFor(after.matter, waits ? whomToAsk(standing, who.value.oid) : undefined);
    return done({ row: written.itemId, counts: !waits, standing });
  };

/** Somebody whose row would count. */
const whomToAsk = ({ inForce }: RightsStanding, besides: PersonId): PersonId | undefined =>
  inForce === undefined ? undefined : namedIn(inForce.rights).find((each) => each !== besides);
