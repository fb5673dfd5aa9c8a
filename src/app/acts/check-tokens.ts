/**
 * Every kept token is checked against the deployment's own configuration. A record's own word for its key counts for nothing: a retired key is
 * believed only where the row was stamped within a day of its statement and a later statement, itself proved and by somebody entitled, names the key
 * among those its ceremony saw published; or where the same ceremony is proved by another of its rows.
 * A token proves a ceremony, not the words beside it: whose statement is not the one hashed there, or was touched or written by another, vouches for nobody.
 */
import type { SignOffContent, SignOffRecord } from "../../domain/review/sign-off-record";
import type { TokenJudgement } from "../../domain/review/sign-off";
import { notByAnother, untouchedSinceWritten, type ReadRow } from "../../domain/stamped";
import { ceremonyNonce, isHashOfStatement } from "../../domain/review/statement-hash";
import { signedAt } from "../../domain/review/statement";
import { freshFor, type TokenVerifier } from "../ports/ceremony";

interface Kept {
  readonly row: ReadRow<SignOffContent>;
  readonly record: SignOffRecord;
  readonly token: string;
  /** The statement is the one its ceremony names, written once and by its signer. */
  readonly sound: boolean;
}

/** Whether the signer might sign what the statement says at that time, by roster and matter rights as they stood then. */
export type WasEntitled = (record: SignOffRecord, at: string) => boolean;

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
  notByAnother(row, statement.signer.oid) &&
  untouchedSinceWritten(row);

const nonceOf = ({ record }: Kept): string => ceremonyNonce(record.ceremony);

/** The judgement of one token. With the record's own key when a retired one may count: then only a thumbprint that `vouched` accepts does. */
const judge = async (
  verifier: TokenVerifier,
  { record, token }: Kept,
  vouched?: (thumbprint: string, signed: string) => boolean,
): Promise<TokenJudgement> => {
  const answer = await verifier.verify(token, {
    nonce: ceremonyNonce(record.ceremony),
    ...freshFor(record.statement),
    oid: record.statement.signer.oid,
    ...(vouched === undefined || record.key === undefined ? {} : { key: record.key }),
  });
  if (!answer.ok) return { ok: false, code: answer.code };
  const signed = signedAt(record.statement, answer.authTime) ?? answer.authTime;
  if (vouched !== undefined && answer.keyVouchedBy === "later-record" && !vouched(answer.keyThumbprint, signed))
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

/** Whether others vouch for this row's key, by its thumbprint and the time it was signed. */
const vouchedFor =
  (
    each: Kept,
    all: readonly Kept[],
    judged: ReadonlyMap<string, TokenJudgement>,
    wasEntitled: WasEntitled,
  ): ((thumbprint: string, signed: string) => boolean) =>
  (thumbprint, signed) =>
    Math.abs(Date.parse(each.row.createdAt) - Date.parse(signed)) <= STAMPED_WITHIN_MS &&
    all.some((other) => {
      const judgement = judged.get(other.row.itemId);
      if (judgement?.ok !== true || !other.sound || other.row.itemId === each.row.itemId) return false;
      if (nonceOf(other) === nonceOf(each) && judgement.keyThumbprint === thumbprint) return true;
      const later = signedAt(other.record.statement, judgement.authTime);
      return (
        later !== undefined &&
        Date.parse(later) >= Date.parse(signed) &&
        other.record.statement.keysSeen.includes(thumbprint) &&
        wasEntitled(other.record, later)
      );
    });
