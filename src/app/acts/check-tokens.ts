/**
 * Every kept token is checked against the deployment's own configuration. A record's own word for its key counts for nothing: a retired key is
 * believed only where a later record, itself proved, names this statement and this key's thumbprint as the one before it (design section 4, Verifying).
 * A token proves a ceremony, not the words beside it: whose statement is not the one hashed there, or was touched or written by another, vouches for nobody.
 */
import { readSignOffContent } from "../../domain/review/record-shapes";
import type { SignOffRecord } from "../../domain/review/sign-off-record";
import type { TokenJudgement } from "../../domain/review/sign-off";
import { untouchedSinceWritten, type Stamped } from "../../domain/review/stamped";
import { ceremonyNonce, hashOfStatement } from "../../domain/review/statement-hash";
import type { TokenVerifier } from "../ports/ceremony";

interface Kept {
  readonly row: string;
  readonly record: SignOffRecord;
  readonly token: string;
  /** The statement is the one its ceremony names, written once and by its signer. */
  readonly sound: boolean;
}

const RETIRED = "signing-key-retired";

const keptTokens = (rows: readonly Stamped<unknown>[]): readonly Kept[] =>
  rows.flatMap((row) => {
    const record = readSignOffContent(row.content);
    return record?.kind === "sign-off" && record.idToken !== undefined
      ? [{ row: row.itemId, record, token: record.idToken, sound: isSound(row, record) }]
      : [];
  });

const isSound = (row: Stamped<unknown>, { statement, statementHash, ceremony, index }: SignOffRecord): boolean =>
  hashOfStatement(statement) === statementHash &&
  ceremony[index] === statementHash &&
  row.createdById === statement.signer.oid &&
  untouchedSinceWritten(row);

/** The judgement of one token; `vouched` is the thumbprint a later proved record names for its key. */
const judge = async (verifier: TokenVerifier, { record, token }: Kept, vouched?: string): Promise<TokenJudgement> => {
  const expected = {
    nonce: ceremonyNonce(record.ceremony),
    statementTime: record.statement.time.at,
    oid: record.statement.signer.oid,
  };
  const answer = await verifier.verify(
    token,
    vouched === undefined || record.key === undefined ? expected : { ...expected, key: record.key },
  );
  if (!answer.ok) return { ok: false, code: answer.code };
  if (vouched !== undefined && answer.keyThumbprint !== vouched) return { ok: false, code: RETIRED };
  return { ok: true, authTime: answer.authTime, keyThumbprint: answer.keyThumbprint };
};

/**
 * @param rows the sign-off rows to judge
 * @param ofMatter all sign-off rows of the same matter, asked for only when a key has retired
 */
export const checkTokens = async (
  verifier: TokenVerifier | undefined,
  rows: readonly Stamped<unknown>[],
  ofMatter: () => Promise<readonly Stamped<unknown>[]>,
): Promise<ReadonlyMap<string, TokenJudgement>> => {
  const judged = new Map<string, TokenJudgement>();
  if (verifier === undefined) return judged;
  const kept = keptTokens(rows);
  await Promise.all(kept.map(async (each) => judged.set(each.row, await judge(verifier, each))));
  if (![...judged.values()].some(isRetired)) return judged;

  const all = new Map([...kept, ...keptTokens(await ofMatter())].map((each) => [each.row, each]));
  for (const each of all.values()) if (!judged.has(each.row)) judged.set(each.row, await judge(verifier, each));
  // Each round may prove a record that vouches for the one before it.
  for (let proved = true; proved;) {
    proved = false;
    for (const each of all.values()) {
      const before = judged.get(each.row);
      if (before === undefined || !isRetired(before)) continue;
      const vouched = voucherFor(each, all, judged);
      if (vouched === undefined) continue;
      const now = await judge(verifier, each, vouched);
      if (now.ok) {
        judged.set(each.row, now);
        proved = true;
      }
    }
  }
  return judged;
};

const isRetired = (judgement: TokenJudgement): boolean => !judgement.ok && judgement.code === RETIRED;

const voucherFor = (
  { record }: Kept,
  all: ReadonlyMap<string, Kept>,
  judged: ReadonlyMap<string, TokenJudgement>,
): string | undefined => {
  for (const [row, later] of all) {
    const { previous, matter, time } = later.record.statement;
    if (
      !later.sound ||
      matter !== record.statement.matter ||
      Date.parse(time.at) < Date.parse(record.statement.time.at)
    )
      continue;
    if (
      judged.get(row)?.ok === true &&
      typeof previous === "object" &&
      previous.statement === record.statementHash &&
      previous.keyThumbprint !== undefined
    )
      return previous.keyThumbprint;
  }
  return undefined;
};
