/**
 * The time a statement names: the server's stamp of a line of the history written first, for a page may not read the clock of Graph's answers and a
 * computer's own may be wrong. While Graph is down it is the computer's, for which nobody vouches; the fresh sign-in is then the time.
 */
import type { DraftId, MatterId } from "../../domain/ids";
import { done, refused, type Result } from "../../domain/result";
import type { SignedStatement, StatementTime } from "../../domain/review/statement";
import { canonicalJson, hashOfStatement } from "../../domain/review/statement-hash";
import { stampedAudit, type AuditNeeds } from "../acts/audit";
import { signedIn } from "../acts/signed-in";
import { isOutOfReach } from "../ports/faults";
import type { Ports } from "../ports/ports";
import type { Person } from "../ports/session";
import { refusal, type Refusal } from "../words/refusal";
import type { PreparedSignOff } from "./prepared-sign-off";

/** A new time for statements that are read for a while before they are signed; one line stamps the whole ceremony. */
export type StampAgain = (args: {
  readonly prepared: readonly PreparedSignOff[];
}) => Promise<Result<StatementTime, Refusal>>;

interface Stamped {
  readonly matter: MatterId;
  readonly draft: DraftId;
  readonly content: string;
  readonly meaning: string;
}

/** Undefined when the history could not be written, for whatever reason. */
export const stampOf = async (
  ports: AuditNeeds,
  person: Person,
  { matter, draft, content, meaning }: Stamped,
): Promise<StatementTime | undefined> => {
  try {
    const row = await stampedAudit(ports)(person, { matter, draft }, { kind: "sign-off-prepared", content, meaning });
    return row === undefined ? undefined : { at: row.createdAt, from: "stamp", row: row.itemId };
  } catch (fault) {
    if (isOutOfReach(fault)) return undefined;
    throw fault;
  }
};

export const ownTime = (now: number, recordsReadAt: string): StatementTime => ({
  at: new Date(now).toISOString(),
  from: "own-clock",
  recordsReadAt,
});

/** The same statement with another time, and so another hash. */
const withTime = (prepared: PreparedSignOff, time: StatementTime): PreparedSignOff => {
  const statement: SignedStatement = { ...prepared.statement, time };
  return { ...prepared, statement, statementHash: hashOfStatement(statement), canonical: canonicalJson(statement) };
};

/** For a statement nobody could stamp again: the computer's clock, as of the records it was made from. */
const onOwnClock = ({ statement: { time } }: PreparedSignOff, now: number): StatementTime =>
  ownTime(now, time.recordsReadAt ?? time.at);

/** The statements with a new time, or on the computer's clock where none came. */
export const timedAgain = (
  prepared: readonly PreparedSignOff[],
  time: StatementTime | undefined,
  now: number,
): readonly PreparedSignOff[] => prepared.map((each) => withTime(each, time ?? onOwnClock(each, now)));

export const stampAgain =
  (ports: AuditNeeds & Pick<Ports, "session">): StampAgain =>
  async ({ prepared }) => {
    const who = await signedIn(ports);
    if (!who.ok) return who;
    const [first] = prepared;
    if (first === undefined) return refused(refusal("nothing-to-do"));
    const { matter, draft, contentHash, meaning } = first.statement;
    const time = await stampOf(ports, who.value, { matter, draft, content: contentHash, meaning });
    return done(time ?? onOwnClock(first, ports.clock.now()));
  };
