/** A sign-off found, as people are told of it: whose, for what, when, and on which rights of the matter it rests, with what today's rows would say. */
import type { DraftId, MatterId, PersonId } from "../../domain/ids";
import { entitlementOf, type NotEntitled } from "../../domain/review/entitlement";
import { nowBeside, rightsOfStatement, standingRights, type RightsGrounds } from "../../domain/review/rights-relied-on";
import type { StandingSignOff } from "../../domain/review/sign-off";
import type { Meaning, NamedFile } from "../../domain/review/statement";
import { given } from "../../given";
import type { Ports } from "../ports/ports";
import type { Person } from "../ports/session";

export interface SignOffFound {
  readonly row: string;
  readonly by: { readonly oid: PersonId; readonly name: string; readonly barNumber?: string };
  readonly meaning: Meaning;
  readonly matter: { readonly id: MatterId; readonly title?: string };
  readonly draft: DraftId;
  /** When the server stamped the record. */
  readonly at: string;
  /** When it was signed; earlier than `at` where the records could not be reached then. */
  readonly signedAt: string;
  /** Whose word that is: the server's stamp, or the sign-in's where the site was down. */
  readonly timeFrom: "stamp" | "sign-in";
  /** `proved`: a token of the identity provider names this statement; `recorded`: the server's stamp alone. */
  readonly identity: "proved" | "recorded";
  readonly blanks: readonly { readonly name: string; readonly text: string }[];
  /** The exhibits and attachments signed along, by digest. */
  readonly exhibits: readonly NamedFile[];
  /** The rights of the matter it rests on, as they stood then. */
  readonly rights: {
    readonly by: string;
    readonly at: string;
    readonly forum?: string;
    /** No attorney but the signer had named the signer. */
    readonly alone: boolean;
    /** Why the signer might not sign it now, by today's rows; it takes nothing away. */
    readonly today?: NotEntitled;
  };
}

type Needs = Pick<Ports, "roster" | "rights" | "intake" | "matters" | "clock">;

/** Every row of these matters' rights, with the roster they are read against. */
export const readRights = async (
  ports: Pick<Ports, "roster" | "rights" | "intake">,
  person: Person,
  matters: readonly MatterId[],
): Promise<RightsGrounds> => {
  const [roster, ...rows] = await Promise.all([
    ports.roster.read(),
    ...matters.map((matter) => ports.rights.listForMatter(matter)),
  ]);
  return { rows: rows.flat(), tenant: person.tenant, roster, ...given({ intake: ports.intake }) };
};

export const describeSignOffs = async (
  ports: Needs,
  person: Person,
  signOffs: readonly StandingSignOff[],
): Promise<readonly SignOffFound[]> => {
  const matters = [...new Set(signOffs.map((signOff) => signOff.record.statement.matter))];
  const [grounds, ...titled] = await Promise.all([
    readRights(ports, person, matters),
    ...matters.map(async (id) => [id, (await ports.matters.read(id)).title] as const),
  ]);
  const titles = new Map(titled);
  const now = nowBeside(grounds.rows, ports.clock.now());
  return signOffs.map((signOff): SignOffFound => {
    const { row, record, by, byName, at, identity, entitlement, signedAt, timeFrom } = signOff;
    const { statement } = record;
    const title = titles.get(statement.matter);
    return {
      row,
      by: {
        oid: by,
        name: byName,
        ...given({ barNumber: entitlement.barNumber }),
      },
      meaning: statement.meaning,
      matter: { id: statement.matter, ...given({ title }) },
      draft: statement.draft,
      at,
      signedAt,
      timeFrom,
      identity,
      blanks: statement.blanks,
      exhibits: statement.exhibits,
      rights: rightsThen(grounds, signOff, now),
    };
  });
};

/** What it rests on of the matter's rights, with what today's rows would say beside it. */
const rightsThen = (
  grounds: RightsGrounds,
  { record: { statement }, by, signedAt }: StandingSignOff,
  now: string,
): SignOffFound["rights"] => {
  const { inForce } = standingRights(grounds, statement.matter, signedAt);
  const today = entitlementOf({
    signer: by,
    meaning: statement.meaning,
    at: now,
    roster: grounds.roster,
    matter: rightsOfStatement(grounds)(statement, now),
  });
  return {
    by: inForce?.byName ?? "",
    at: inForce?.at ?? "",
    alone: inForce?.addedThemselves.includes(by) === true,
    ...given({ forum: statement.forum, today: today.ok ? undefined : today.code }),
  };
};
