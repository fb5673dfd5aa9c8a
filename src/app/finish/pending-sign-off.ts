/**
 * When Graph is down at 11:55 pm: sign-off needs the identity provider, not Graph. Statement and token are kept as a file on the
 * attorney's machine, and the clean copy may be made from the very words signed; the record is adopted later, and until then verify says "record pending".
 * Without the provider's token there is nothing to keep: a record that no server stamped would rest on nobody's word.
 */
import { done, refused, type Result } from "../../domain/result";
import { releases } from "../../domain/review/entitlement";
import type { SignOffRecord } from "../../domain/review/sign-off-record";
import { signedAt } from "../../domain/review/statement";
import { ceremonyNonce, isHashOfStatement } from "../../domain/review/statement-hash";
import { writeAudit } from "../acts/audit";
import { changeRow } from "../acts/change-row";
import { freshFor, type TokenVerifier, type CeremonyProof } from "../ports/ceremony";
import type { Ports } from "../ports/ports";
import { readSignOffContent, recordsInPending, type PendingFile } from "../ports/record-shapes";
import { recordSignOff } from "../acts/record-review";
import { refusal, type Refusal } from "../words/refusal";
import { signedIn } from "../acts/signed-in";
import type { PreparedSignOff, SignedOff } from "./prepared-sign-off";

/** Brings kept sign-offs into the records; only the signer may, and pressing twice writes once. */
export type AdoptPendingSignOff = (args: { readonly json: string }) => Promise<Result<readonly SignedOff[], Refusal>>;

/** While Graph is down: the statements and the token as a file on the signer's machine. Counts only once adopted. */
export type KeepSignOff = (args: {
  readonly prepared: readonly PreparedSignOff[];
  readonly proof: CeremonyProof;
}) => Promise<Result<{ readonly name: string; readonly json: string }, Refusal>>;

export const keepSignOff =
  (ports: Pick<Ports, "session" | "verifier">): KeepSignOff =>
  async ({ prepared, proof }) => {
    const who = await signedIn(ports);
    if (!who.ok) return who;
    if (prepared.length === 0) return refused(refusal("nothing-to-do"));
    if (ports.verifier === undefined || proof.oid !== who.value.oid) return refused(refusal("ceremony-failed"));
    const ceremony = prepared.map(({ statementHash }) => statementHash);
    const records = prepared.map(({ statement, statementHash }, index): SignOffRecord => ({
      kind: "sign-off",
      statement,
      statementHash,
      ceremony,
      index,
      idToken: proof.idToken,
      ...(proof.key === undefined ? {} : { key: proof.key }),
    }));
    for (const record of records) {
      const why = await notProved(ports.verifier, record, who.value.oid);
      if (why !== undefined) return refused(why);
    }
    const file: PendingFile = { kind: "countersign-pending-sign-off", version: 1, records };
    return done({
      name: `sign-off-pending-${ceremony[0]?.slice(0, 12) ?? ""}.json`,
      json: JSON.stringify(file, undefined, 2),
    });
  };

/** The kept records, each a whole sign-off whose statement hashes to what it says; undefined for any other file. */
export const readPending = (json: string): readonly SignOffRecord[] | undefined => {
  const records = recordsInPending(json)?.map((each) => readSignOffContent(each));
  const sound = records?.every(
    (record): record is SignOffRecord =>
      record?.kind === "sign-off" &&
      record.idToken !== undefined &&
      isHashOfStatement(record.statementHash, record.statement) &&
      record.ceremony[record.index] === record.statementHash,
  );
  return sound === true ? records : undefined;
};

/** Whom the token proves to have signed this statement, by the provider's name for her; or why it proves nothing. */
export const proofOf = async (
  verifier: TokenVerifier,
  record: SignOffRecord,
  oid: SignOffRecord["statement"]["signer"]["oid"],
): Promise<Result<{ readonly name: string; readonly signedAt: string }, Refusal>> => {
  if (record.statement.signer.oid !== oid || record.idToken === undefined)
    return refused(refusal("ceremony-failed", { detail: { code: "another-person" } }));
  const answer = await verifier.verify(record.idToken, {
    nonce: ceremonyNonce(record.ceremony),
    ...freshFor(record.statement),
    oid,
  });
  return answer.ok
    ? done({ name: answer.name, signedAt: signedAt(record.statement, answer.authTime) ?? answer.authTime })
    : refused(refusal("ceremony-failed", { detail: { code: answer.code } }));
};

/** Why the token does not prove this statement; undefined when it does. */
const notProved = async (
  verifier: TokenVerifier,
  record: SignOffRecord,
  oid: SignOffRecord["statement"]["signer"]["oid"],
): Promise<Refusal | undefined> => {
  const proof = await proofOf(verifier, record, oid);
  return proof.ok ? undefined : proof.refusal;
};

type AdoptNeeds = Pick<Ports, "session" | "verifier" | "signOffs" | "audit" | "drafts" | "clock" | "random">;

/** Only the signer brings her own pending sign-offs in; what was withdrawn or lapsed meanwhile is judged by the gate afterwards, from scratch. */
export const adoptPendingSignOff =
  (ports: AdoptNeeds): AdoptPendingSignOff =>
  async ({ json }) => {
    const who = await signedIn(ports);
    if (!who.ok) return who;
    const records = readPending(json);
    if (records === undefined) return refused(refusal("not-a-pending-sign-off"));
    if (ports.verifier === undefined) return refused(refusal("ceremony-failed"));
    const adopted: { readonly row: string; readonly at: string; readonly statementHash: string }[] = [];
    for (const record of records) {
      const one = await adoptOne(ports, ports.verifier, who.value, record);
      if (!one.ok) return one;
      adopted.push(one.value);
    }
    return done(adopted);
  };

const adoptOne = async (
  ports: AdoptNeeds,
  verifier: TokenVerifier,
  person: Parameters<ReturnType<typeof writeAudit>>[0],
  record: SignOffRecord,
): Promise<Result<{ readonly row: string; readonly at: string; readonly statementHash: string }, Refusal>> => {
  const why = await notProved(verifier, record, person.oid);
  if (why !== undefined) return refused(why);
  const { statement, statementHash } = record;
  const about = { matter: statement.matter, draft: statement.draft };
  const audit = writeAudit(ports);
  if (
    !(await audit(person, about, {
      kind: "sign-off-tried",
      statement: statementHash,
      content: statement.contentHash,
      meaning: statement.meaning,
    }))
  )
    return refused(refusal("audit-not-written"));
  const row = await recordSignOff(ports, person, { ...about, key: `sign-off.${statementHash}`, content: record });
  if (!row.ok) return row;
  if (!(await audit(person, about, { kind: "sign-off-given", statement: statementHash, row: row.value.itemId })))
    return refused(refusal("audit-not-written"));
  const draft = await ports.drafts.findRow(statement.draft);
  if (draft !== undefined && draft.state !== "final" && releases(statement.meaning))
    await changeRow(ports, draft, { state: "signed" });
  return done({ row: row.value.itemId, at: row.value.createdAt, statementHash });
};
