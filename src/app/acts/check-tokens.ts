/**
 * Every kept token is checked against the deployment's own configuration. A record's own word for its key counts for nothing: a retired key is
 * believed only where the row was stamped within a day of its statement and a later statement, itself proved and by somebody entitled, names the key
 * among those its ceremony saw published; or where the same ceremony is proved by another of its rows.
 * A token proves a ceremony, not the words beside it: whose statement is not the one hashed there, or was touched or written by another, vouches for nobody.
 */
import type { SignOffContent, SignOffRecord } from "../../domain/review/sign-off-record";
import type { TokenJudgement } from "../../domain/review/sign-off";
import { untouchedSinceWritten, type ReadRow } from "../../domain/stamped";
import { ceremonyNonce, isHashOfStatement } from "../../domain/review/statement-hash";
import type { TokenVerifier } from "../ports/ceremony";

interface Kept {
  readonly row: ReadRow<SignOffContent>;
  readonly record: SignOffRecord;
  readonly token: string;
  /** The statement is the one its ceremony names, written once and by its signer. */
  readonly sound: boolean;
}

/** Whether the signer might sign what the statement says, by roster and matter rights as they stood then. */
export type WasEntitled = (record: SignOffRecord) => boolean;

const RETIRED = "signing-key-retired";
/** Nobody can date a row back further than the server's stamp follows its statement. */
const STAMPED_WITHIN_MS = 24 * 60 * 60 * 1000;

const keptTokens = (rows: readonly ReadRow<SignOffContent>[]): readonly Kept[] =>
  rows.flatMap((row) => {
    const record = row.content;
    return record?.kind === "sign-off" && record.idToken !== undefined
      ? [{ row, record, token: record.idToken, sound: isSound(row, record) }]
      : [];
  });

const isSound = (row: ReadRow<SignOffContent>, { statement, statementHash, ceremony, index }: SignOffRecord): boolean =>
  isHashOfStatement(statementHash, statement) &&
  ceremony[index] === statementHash &&
  row.createdById === statement.signer.oid &&
  untouchedSinceWritten(row);

const nonceOf = ({ record }: Kept): string => ceremonyNonce(record.ceremony);

/** The judgement of one token. With the record's own key when a retired one may count: then only a thumbprint that `vouched` accepts does. */
const judge = async (
  verifier: TokenVerifier,
  { record, token }: Kept,
  vouched?: (thumbprint: string) => boolean,
): Promise<TokenJudgement> => {
  const answer = await verifier.verify(token, {
    nonce: ceremonyNonce(record.ceremony),
    statementTime: record.statement.time.at,
    oid: record.statement.signer.oid,
    ...(vouched === undefined || record.key === undefined ? {} : { key: record.key }),
  });
  if (!answer.ok) return { ok: false, code: answer.code };
  if (vouched !== undefined && answer.keyVouchedBy === "later-record" && !vouched(answer.keyThumbprint))
    return { ok: false, code: RETIRED };
  return { ok: true, authTime: answer.authTime, keyThumbprint: answer.keyThumbprint };
};

/**
 * @param rows the sign-off rows to judge
 * @param ofMatter all sign-off rows of the same matter, asked for only when a key has retired
 * @param wasEntitled asked of those who would vouch for a retired key
 */
export const checkTokens = async (
  verifier: TokenVerifier | undefined,
  rows: readonly ReadRow<SignOffContent>[],
  ofMatter: () => Promise<readonly ReadRow<SignOffContent>[]>,
  wasEntitled: WasEntitled,
): Promise<ReadonlyMap<string, TokenJudgement>> => {
  const judged = new Map<string, TokenJudgement>();
  if (verifier === undefined) return judged;
  const kept = keptTokens(rows);
  await Promise.all(kept.map(async (each) => judged.set(each.row.itemId, await judge(verifier, each))));
  if (![...judged.values()].some(isRetired)) return judged;

  const all = [...new Map([...kept, ...keptTokens(await ofMatter())].map((each) => [each.row.itemId, each])).values()];
  for (const each of all) if (!judged.has(each.row.itemId)) judged.set(each.row.itemId, await judge(verifier, each));
  // Each round may prove a record that vouches for the ones before it.
  for (let proved = true; proved;) {
    proved = false;
    for (const each of all.filter((one) => isRetired(judged.get(one.row.itemId)))) {
      const now = await judge(verifier, each, vouchedFor(each, all, judged, wasEntitled));
      if (!now.ok) continue;
      judged.set(each.row.itemId, now);
      proved = true;
    }
  }
  return judged;
};

const isRetired = (judgement: TokenJudgement | undefined): boolean =>
  judgement !== undefined && !judgement.ok && judgement.code === RETIRED;

/** Which thumbprints others vouch for, for this row. */
const vouchedFor = (
  { row, record, ...rest }: Kept,
  all: readonly Kept[],
  judged: ReadonlyMap<string, TokenJudgement>,
  wasEntitled: WasEntitled,
): ((thumbprint: string) => boolean) => {
  const signed = Date.parse(record.statement.time.at);
  const known = new Set<string>();
  if (Math.abs(Date.parse(row.createdAt) - signed) > STAMPED_WITHIN_MS) return () => false;
  for (const other of all) {
    const judgement = judged.get(other.row.itemId);
    if (judgement?.ok !== true || !other.sound || other.row.itemId === row.itemId) continue;
    if (nonceOf(other) === nonceOf({ row, record, ...rest }) && judgement.keyThumbprint !== undefined)
      known.add(judgement.keyThumbprint);
    if (Date.parse(other.record.statement.time.at) >= signed && wasEntitled(other.record))
      for (const thumbprint of other.record.statement.keysSeen) known.add(thumbprint);
  }
  return (thumbprint) => known.has(thumbprint);
};
