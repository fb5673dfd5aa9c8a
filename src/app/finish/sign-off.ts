/**
 * Writing sign-offs: the audit's line first (no line, no sign-off), then each record once under its statement's hash, read back by id and compared.
 * Nothing is signed for another, and a record the server stamped with another author is no sign-off.
 */
import { findingOf } from "../../domain/draft/finding";
import { done, refused, type Result } from "../../domain/result";
import { releases } from "../../domain/review/entitlement";
import type { SignOffRecord } from "../../domain/review/sign-off-record";
import type { SignedStatement } from "../../domain/review/statement";
import { canonicalJson, isHashOfStatement } from "../../domain/review/statement-hash";
import { stampedAudit, writeAudit } from "../acts/audit";
import { changeRow } from "../acts/change-row";
import type { CeremonyProof } from "../ports/ceremony";
import type { Ports } from "../ports/ports";
import type { Person } from "../ports/session";
import { recordSignOff } from "../acts/record-review";
import { refusal, type Refusal } from "../words/refusal";
import { signedIn } from "../acts/signed-in";
import type { PreparedSignOff, SignedOff } from "./prepared-sign-off";

/** Writes the records, one a statement, once. `proof` comes from the ceremony; absent, the record stands on its server-stamped author alone. */
export type SignOff = (args: {
  readonly prepared: readonly PreparedSignOff[];
  readonly proof?: CeremonyProof;
}) => Promise<Result<readonly SignedOff[], Refusal>>;

type Needs = Pick<Ports, "session" | "signOffs" | "audit" | "drafts" | "clock" | "random" | "verifier">;

/** One ceremony may carry up to 20 drafts. */
export const MOST_STATEMENTS = 20;
/** A statement not signed by then is prepared again: what it says about the records may have passed. */
const STATEMENT_LIVES_MS = 10 * 60 * 1000;

export const signOff =
  (ports: Needs): SignOff =>
  async ({ prepared, proof }) => {
    const who = await signedIn(ports);
    if (!who.ok) return who;
    const fault = whyNot(ports, who.value, prepared, proof);
    if (fault !== undefined) return refused(fault);
    const ceremony = prepared.map(({ statementHash }) => statementHash);
    const signed: SignedOff[] = [];
    for (const [index, each] of prepared.entries()) {
      const written = await writeOne(ports, who.value, each, ceremony, index, proof);
      if (!written.ok)
        return refused({ ...written.refusal, detail: { ...written.refusal.detail, signed: signed.length } });
      signed.push(written.value);
    }
    return done(signed);
  };

const whyNot = (
  ports: Needs,
  person: Person,
  prepared: readonly PreparedSignOff[],
  proof: CeremonyProof | undefined,
): Refusal | undefined => {
  if (prepared.length === 0) return refusal("nothing-to-do");
  if (prepared.length > MOST_STATEMENTS) return refusal("too-many-statements");
  if (ports.verifier !== undefined && proof === undefined)
    return refusal("ceremony-failed", { detail: { code: "no-proof" } });
  if (proof !== undefined && proof.oid !== person.oid)
    return refusal("ceremony-failed", { detail: { code: "another-person" } });
  for (const { statement, statementHash, canonical } of prepared) {
    if (statement.signer.oid !== person.oid || statement.tenant !== person.tenant)
      return refusal("not-entitled", { findings: [findingOf("blocking", "sign-off-by-another")] });
    if (!isHashOfStatement(statementHash, statement) || canonicalJson(statement) !== canonical)
      return refusal("record-not-as-written");
  }
  return undefined;
};

const isStale = ({ time }: SignedStatement, now: string): boolean =>
  Math.abs(Date.parse(now) - Date.parse(time.at)) > STATEMENT_LIVES_MS;

const writeOne = async (
  ports: Needs,
  person: Person,
  { statement, statementHash }: PreparedSignOff,
  ceremony: readonly string[],
  index: number,
  proof: CeremonyProof | undefined,
): Promise<Result<SignedOff, Refusal>> => {
  const about = { matter: statement.matter, draft: statement.draft };
  const audit = writeAudit(ports);
  const tried = await stampedAudit(ports)(person, about, {
    kind: "sign-off-tried",
    statement: statementHash,
    content: statement.contentHash,
    meaning: statement.meaning,
  });
  if (tried === undefined) return refused(refusal("audit-not-written"));
  // A proof says when she signed, however long the way into the records took; without one, the server's two stamps do.
  if (proof === undefined && isStale(statement, tried.createdAt)) return refused(refusal("statement-stale"));
  const record: SignOffRecord = {
    kind: "sign-off",
    statement,
    statementHash,
    ceremony,
    index,
    ...(proof === undefined ? {} : { idToken: proof.idToken, ...(proof.key === undefined ? {} : { key: proof.key }) }),
  };
  const row = await recordSignOff(ports, person, { ...about, key: `sign-off.${statementHash}`, content: record });
  if (!row.ok) {
    if (row.refusal.code === "not-permitted")
      await audit(person, about, {
        kind: "sign-off-refused",
        content: statement.contentHash,
        reasons: [row.refusal.code],
      });
    return row;
  }
  await audit(person, about, { kind: "sign-off-given", statement: statementHash, row: row.value.itemId });
  const draft = await ports.drafts.findRow(statement.draft);
  if (draft !== undefined && releases(statement.meaning))
    await changeRow(ports, draft, { state: "signed", unitsLeft: 0 });
  return done({ row: row.value.itemId, at: row.value.createdAt, statementHash });
};
