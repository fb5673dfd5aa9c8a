/**
 * The audit's chains: each writer's entries on a draft are numbered and each names the hash of the one before.
 * A missing number, a hash that does not fit, an entry stamped by another than its writer or touched since: each is named, none is passed over.
 */
import { finding, type Finding } from "../draft/finding";
import type { DraftId, MatterId, PersonId } from "../ids";
import { hashOfJson } from "../review/statement-hash";
import { untouchedSinceWritten, type ReadRow, type Stamped } from "../stamped";
import type { AuditEntry, AuditEvent } from "./entry";

export const hashOfEntry = (entry: AuditEntry): string => hashOfJson(entry);

export interface Chain {
  readonly writer: PersonId;
  readonly entries: readonly Stamped<AuditEntry>[];
  /** Hash of its last entry. */
  readonly head: string;
}

export interface Chains {
  readonly chains: readonly Chain[];
  readonly findings: readonly Finding[];
}

type HistoryFinding =
  | "audit-unreadable"
  | "audit-of-another-draft"
  | "audit-by-another"
  | "audit-altered"
  | "audit-forked"
  | "audit-truncated"
  | "audit-broken";

/** Advisory: a row anybody added cannot be removed again, and must not be able to stop a draft; the signer gives a reason for going on. */
const named = (code: HistoryFinding, row: Stamped<unknown>): Finding =>
  finding(code, { row: row.itemId, at: row.createdAt });

/** Sorts the rows into chains and walks each. */
export const readChains = (rows: readonly ReadRow<AuditEntry>[], draft: DraftId): Chains => {
  const findings: Finding[] = [];
  const byWriter = new Map<PersonId, Stamped<AuditEntry>[]>();
  for (const row of rows) {
    const read = row.content;
    if (read === undefined) findings.push(named("audit-unreadable", row));
    else if (read.draft !== draft) findings.push(named("audit-of-another-draft", row));
    else if (row.createdById !== read.writer) findings.push(named("audit-by-another", row));
    else {
      if (!untouchedSinceWritten(row)) findings.push(named("audit-altered", row));
      const entry: Stamped<AuditEntry> = { ...row, content: read };
      const chain = byWriter.get(entry.content.writer);
      if (chain === undefined) byWriter.set(entry.content.writer, [entry]);
      else chain.push(entry);
    }
  }
  const chains = [...byWriter].map(([writer, entries]): Chain => {
    const inOrder = [...entries].sort((a, b) => a.content.sequence - b.content.sequence);
    let head = NOTHING_BEFORE;
    inOrder.forEach((row, index) => {
      const twin = index > 0 && inOrder[index - 1]?.content.sequence === row.content.sequence;
      if (twin) findings.push(named("audit-forked", row));
      else if (row.content.sequence !== (inOrder[index - 1]?.content.sequence ?? 0) + 1)
        findings.push(named("audit-truncated", row));
      else if (row.content.previous !== head) findings.push(named("audit-broken", row));
      head = hashOfEntry(row.content);
    });
    return { writer, entries: inOrder, head };
  });
  return { chains, findings };
};

const NOTHING_BEFORE = "none";

export interface EntryAbout {
  readonly tenant: string;
  readonly matter: MatterId;
  readonly draft: DraftId;
  readonly writer: PersonId;
  readonly at: string;
}

/** The writer's next entry after what the chains hold. */
export const nextEntry = (chains: Chains, about: EntryAbout, event: AuditEvent): AuditEntry => {
  const mine = chains.chains.find((chain) => chain.writer === about.writer);
  return {
    version: 1,
    tenant: about.tenant,
    matter: about.matter,
    draft: about.draft,
    writer: about.writer,
    sequence: (mine?.entries.at(-1)?.content.sequence ?? 0) + 1,
    previous: mine?.head ?? NOTHING_BEFORE,
    at: about.at,
    event,
  };
};

/** The unique key of an entry's row: two entries with one number cannot both be written. */
export const keyOfEntry = (entry: AuditEntry): string =>
  `audit.${entry.draft}.${entry.writer}.${String(entry.sequence)}`;
