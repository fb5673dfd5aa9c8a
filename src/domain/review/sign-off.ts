/**
 * Which sign-offs stand. A row counts when the server stamped its author, nobody touched it since, its statement hashes to what it says,
 * author and signer are one person, that person was entitled, and no withdrawal followed. Every other row is named with the reason it does not count.
 */
import { finding, type Finding } from "../draft/finding";
import type { ReviewedContent } from "../draft/reviewed-content";
import type { ContentHash, PersonId } from "../ids";
import { activeRow, type Roster } from "../matter/roster";
import { entitlementOf, type Entitlement, type NotEntitled } from "./entitlement";
import type { MatterRights } from "./rights-relied-on";
import type { SignOffContent, SignOffRecord, WithdrawalRecord } from "./sign-off-record";
import { notByAnother, untouchedSinceWritten, type ReadRow, type Stamped } from "../stamped";
import { signedAt } from "./statement";
import { isHashOfStatement } from "./statement-hash";
import { tokenFinding, type TokenFailure, type TokenFinding } from "../draft/token-failure";
import { given } from "../../given";

/** What checking a kept ID token said (adapters/identity); by the sign-off's row id. */
export type TokenJudgement =
  | {
      readonly ok: true;
      readonly authTime?: string;
      /** RFC 7638, of the key the token was signed with. */ readonly keyThumbprint?: string;
    }
  | { readonly ok: false; readonly code: TokenFailure };

export interface SignOffContext {
  readonly tenant: string;
  readonly roster: Roster;
  /** Whether a statement is about what is judged here. */
  readonly isAbout: (statement: SignOffRecord["statement"]) => boolean;
  /** The rights of the matter a statement names, as they stood at that time; undefined where none stood. */
  readonly rightsOf: (statement: SignOffRecord["statement"], at: string) => MatterRights | undefined;
  readonly tokens: ReadonlyMap<string, TokenJudgement>;
  /** Whether this deployment asks for the identity provider's token in every sign-off. */
  readonly tokenRequired: boolean;
  /** The words at hand, where entitlement also looks at the signature block. */
  readonly content?: ReviewedContent;
  /** Whether the words at hand, where they are the signed ones, are headed by a court of another forum than the one named. */
  readonly heading?: { readonly of: string; readonly isElsewhere: (forum: string | undefined) => boolean };
}

export interface StandingSignOff {
  readonly row: string;
  readonly record: SignOffRecord;
  readonly by: PersonId;
  readonly byName: string;
  /** The server's stamp. */
  readonly at: string;
  readonly identity: "proved" | "recorded";
  /** When it was signed, and whose word that is: the server's, by a stamp before or on the record, or the provider's. */
  readonly signedAt: string;
  readonly timeFrom: "stamp" | "sign-in";
  readonly entitlement: Extract<Entitlement, { ok: true }>;
}

export interface WithdrawnSignOff extends StandingSignOff {
  readonly withdrawal: {
    readonly row: string;
    readonly by: PersonId;
    readonly byName: string;
    readonly at: string;
    readonly reason: string;
  };
}

export interface JudgedSignOffs {
  /** Latest stamp last. */
  readonly standing: readonly StandingSignOff[];
  readonly withdrawn: readonly WithdrawnSignOff[];
  /** Rows that do not count, each with its reason. */
  readonly findings: readonly Finding[];
}

/** A record without a token speaks only for the moment it was stamped. */
const STAMP_WINDOW_MS = 10 * 60 * 1000;

type DoesNotCount =
  | NotEntitled
  | TokenFinding
  | "sign-off-unreadable"
  | "sign-off-author-unknown"
  | "sign-off-altered"
  | "sign-off-beside-altered"
  | "sign-off-statement-altered"
  | "sign-off-not-in-its-ceremony"
  | "sign-off-of-another-tenant"
  | "sign-off-of-another-matter"
  | "sign-off-by-another"
  | "sign-off-without-token"
  | "sign-off-token-not-checked"
  | "sign-off-time-differs"
  | "signed-under-another-court"
  | "withdrawal-not-by-attorney"
  | "withdrawal-author-unknown";

const why = (code: DoesNotCount, row: Stamped<unknown>): Finding =>
  finding(code, { row: row.itemId, by: row.createdByName ?? "", at: row.createdAt });

type Judged = { readonly ok: true; readonly it: StandingSignOff } | { readonly ok: false; readonly code: DoesNotCount };
const no = (code: DoesNotCount): Judged => ({ ok: false, code });

/** Why the row is not its signer's own whole statement, as written. */
const unsound = (row: Stamped<unknown>, record: SignOffRecord, tenant: string): DoesNotCount | undefined => {
  const { statement } = record;
  // Without an author's id only her own token says who signed.
  if (row.createdById === undefined && record.idToken === undefined) return "sign-off-author-unknown";
  if (!untouchedSinceWritten(row)) return "sign-off-altered";
  if (!isHashOfStatement(record.statementHash, statement)) return "sign-off-statement-altered";
  if (record.ceremony[record.index] !== record.statementHash) return "sign-off-not-in-its-ceremony";
  if (statement.tenant !== tenant) return "sign-off-of-another-tenant";
  if (!notByAnother(row, statement.signer.oid)) return "sign-off-by-another";
  return row.listedFor !== undefined && row.listedFor !== statement.draft ? "sign-off-of-another-matter" : undefined;
};

/** When it was signed, by the proof or, where the deployment asks for none, by the server's stamp; or why that is not known. */
const timeOf = (
  row: Stamped<unknown>,
  { statement, idToken }: SignOffRecord,
  { tokens, tokenRequired }: SignOffContext,
): { readonly at: string } | { readonly code: DoesNotCount } => {
  if (idToken === undefined) {
    if (tokenRequired) return { code: "sign-off-without-token" };
    return Math.abs(Date.parse(row.createdAt) - Date.parse(statement.time.at)) > STAMP_WINDOW_MS
      ? { code: "sign-off-time-differs" }
      : { at: row.createdAt };
  }
  const token = tokens.get(row.itemId);
  if (token === undefined) return { code: "sign-off-token-not-checked" };
  if (!token.ok) return { code: tokenFinding(token.code) };
  const at = signedAt(statement, token.authTime);
  return at === undefined ? { code: "sign-off-time-differs" } : { at };
};

const judgeSignOff = (row: Stamped<unknown>, record: SignOffRecord, context: SignOffContext): Judged => {
  const { statement } = record;
  const fault = unsound(row, record, context.tenant);
  if (fault !== undefined) return no(fault);
  const time = timeOf(row, record, context);
  if ("code" in time) return no(time.code);
  const { at } = time;
  if (!context.isAbout(statement)) return no("sign-off-of-another-matter");
  const entitlement = entitlementOf({
    signer: statement.signer.oid,
    meaning: statement.meaning,
    at,
    roster: context.roster,
    matter: context.rightsOf(statement, at),
    ...given({ content: context.content }),
  });
  if (!entitlement.ok) return no(entitlement.code);
  if (context.heading?.of === statement.contentHash && context.heading.isElsewhere(statement.forum))
    return no("signed-under-another-court");
  return {
    ok: true,
    it: {
      row: row.itemId,
      record,
      by: statement.signer.oid,
      byName: entitlement.row.name,
      at: row.createdAt,
      identity: record.idToken === undefined ? "recorded" : "proved",
      signedAt: at,
      timeFrom: record.idToken === undefined || statement.time.from === "stamp" ? "stamp" : "sign-in",
      entitlement,
    },
  };
};

/**
 * Any attorney then on the roster may withdraw: a sign-off in doubt must not stand because one person is away. What is withdrawn is the statement, in
 * whichever row it stands: written into the list once more it does not come back.
 */
const withdrawalOf = (
  signOff: StandingSignOff,
  withdrawals: readonly { readonly row: Stamped<unknown>; readonly record: WithdrawalRecord }[],
  roster: Roster,
) =>
  withdrawals.find(
    ({ row, record }) =>
      record.statementHash === signOff.record.statementHash &&
      row.createdById !== undefined &&
      activeRow(roster, row.createdById, row.createdAt) !== undefined,
  );

/** A row of the same draft written after this one and edited since may have been its withdrawal: nobody can tell any more. */
const besideAltered = (
  row: ReadRow<SignOffContent>,
  inOrder: readonly ReadRow<SignOffContent>[],
  draft: (row: ReadRow<SignOffContent>) => string | undefined,
): boolean =>
  inOrder
    .slice(inOrder.indexOf(row) + 1)
    .some((later) => !untouchedSinceWritten(later) && (draft(later) ?? draft(row)) === draft(row));

/** Judges every row handed in; `rows` are all rows of one draft, or all for one content. */
export const judgeSignOffs = (rows: readonly ReadRow<SignOffContent>[], context: SignOffContext): JudgedSignOffs => {
  const inOrder = [...rows].sort(
    (a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt) || Number(a.itemId) - Number(b.itemId),
  );
  const standing: StandingSignOff[] = [];
  const withdrawn: WithdrawnSignOff[] = [];
  const findings: Finding[] = [];
  const read = inOrder.map((row) => ({ row, record: row.content }));
  const withdrawals = read.flatMap(({ row, record }) => (record?.kind === "withdrawal" ? [{ row, record }] : []));
  const draftOf = ({ content }: ReadRow<SignOffContent>): string | undefined =>
    content?.kind === "sign-off" ? content.statement.draft : content?.draft;
  for (const { row, record } of read) {
    if (record === undefined) findings.push(why("sign-off-unreadable", row));
    if (
      record?.kind === "withdrawal" &&
      row.createdById !== undefined &&
      activeRow(context.roster, row.createdById, row.createdAt) === undefined
    )
      findings.push(why("withdrawal-not-by-attorney", row));
    if (record?.kind !== "sign-off") continue;
    const judged = judgeSignOff(row, record, context);
    if (!judged.ok) {
      findings.push(why(judged.code, row));
      continue;
    }
    const gone = withdrawalOf(judged.it, withdrawals, context.roster);
    const unknown = withdrawals.find(
      (one) => one.row.createdById === undefined && one.record.statementHash === record.statementHash,
    );
    if (gone === undefined && unknown !== undefined) {
      findings.push(why("withdrawal-author-unknown", row));
      continue;
    }
    if (gone === undefined && besideAltered(row, inOrder, draftOf)) {
      findings.push(why("sign-off-beside-altered", row));
      continue;
    }
    if (gone?.row.createdById === undefined) standing.push(judged.it);
    else
      withdrawn.push({
        ...judged.it,
        withdrawal: {
          row: gone.row.itemId,
          by: gone.row.createdById,
          byName: gone.row.createdByName ?? "",
          at: gone.row.createdAt,
          reason: gone.record.reason,
        },
      });
  }
  return { standing, withdrawn, findings };
};

/** The sign-offs for exactly this content. */
export const forContent = (
  signOffs: readonly StandingSignOff[],
  content: ContentHash | string,
): readonly StandingSignOff[] => signOffs.filter((signOff) => signOff.record.statement.contentHash === content);
