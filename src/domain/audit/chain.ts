/**
 * The audit's chains: each writer's entries on a draft are numbered and each names the hash of the one before, or of those before it.
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
  /** What its next entry names as the one before. */
  readonly head: string;
  /** Every head it had at some time; a statement signed then names one of them. */
  readonly heads: ReadonlySet<string>;
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
  | "audit-broken"
  | "record-key-taken";

/** Advisory: a row anybody added cannot be removed again, and must not be able to stop a draft; the signer gives a reason for going on. */
const named = (code: HistoryFinding, row: Stamped<unknown>): Finding =>
  finding(code, {
    row: row.itemId,
    by: row.createdByName ?? "",
    author: row.createdById ?? "",
    at: row.createdAt,
  });

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
      if (read.event.kind === "key-taken") findings.push(named("record-key-taken", row));
      const entry: Stamped<AuditEntry> = { ...row, content: read };
      const chain = byWriter.get(entry.content.writer);
      if (chain === undefined) byWriter.set(entry.content.writer, [entry]);
      else chain.push(entry);
    }
  }
  const chains = [...byWriter].map(([writer, entries]) => walk(writer, entries, findings));
  return { chains, findings };
};

/** More lines under one number than two or three windows write at once are junk, of which only the whole is named. */
const MOST_AT_ONCE = 8;

/** What names the lines under one number: the hash of the one, or of the hashes of all, whatever order they are read in. */
const headOf = (hashes: readonly string[]): string =>
  hashes.length === 1 ? (hashes[0] ?? NOTHING_BEFORE) : hashOfJson([...hashes].sort());

/** Lines under one number, in the order of their rows, and by what head one that had read only the first of them names them. */
interface Siblings {
  readonly rows: readonly Stamped<AuditEntry>[];
  readonly headOfFirst: ReadonlyMap<string, number>;
  readonly head: string;
}

const siblingsOf = (rows: readonly Stamped<AuditEntry>[]): Siblings => {
  const inOrder = [...rows].sort((a, b) => Number(a.itemId) - Number(b.itemId));
  const hashes = inOrder.map((row) => hashOfEntry(row.content));
  const head = headOf(hashes);
  const headOfFirst = new Map(
    hashes.slice(0, MOST_AT_ONCE).map((_, index) => [headOf(hashes.slice(0, index + 1)), index + 1] as const),
  );
  return { rows: inOrder, headOfFirst: new Map([...headOfFirst, [head, inOrder.length]]), head };
};

/**
 * Two windows of one person may write at the same time: both lines then name the same one before, and the next names both. A line beside one that
 * was already followed is a fork.
 */
const walk = (writer: PersonId, entries: readonly Stamped<AuditEntry>[], findings: Finding[]): Chain => {
  const byNumber = new Map<number, Stamped<AuditEntry>[]>();
  for (const row of entries) {
    const there = byNumber.get(row.content.sequence);
    if (there === undefined) byNumber.set(row.content.sequence, [row]);
    else there.push(row);
  }
  const heads = new Set<string>();
  const ordered: Stamped<AuditEntry>[] = [];
  let before: Siblings = { rows: [], headOfFirst: new Map([[NOTHING_BEFORE, 0]]), head: NOTHING_BEFORE };
  let number = 0;
  for (const sequence of [...byNumber.keys()].sort((a, b) => a - b)) {
    const here = siblingsOf(byNumber.get(sequence) ?? []);
    const [first] = here.rows;
    if (sequence !== number + 1 && first !== undefined) findings.push(named("audit-truncated", first));
    else findings.push(...breaksBetween(before, here));
    for (const head of here.headOfFirst.keys()) heads.add(head);
    ordered.push(...here.rows);
    [before, number] = [here, sequence];
  }
  return { writer, entries: ordered, head: before.head, heads };
};

const breaksBetween = (before: Siblings, here: Siblings): readonly Finding[] => {
  const followed = here.rows.map((row) => before.headOfFirst.get(row.content.previous));
  const broken = here.rows.filter((_, index) => followed[index] === undefined);
  if (broken.length > 0) return broken.map((row) => named("audit-broken", row));
  const most = Math.max(...followed.map((count) => count ?? 0));
  return before.rows.slice(most).map((row) => named("audit-forked", row));
};

/** Who made the draft, as the server stamped it. */
export const composersOf = (rows: readonly ReadRow<AuditEntry>[], draft: DraftId): readonly PersonId[] =>
  readChains(rows, draft).chains.flatMap(({ writer, entries }) =>
    entries.some(({ content: { event } }) => event.kind === "composed" || event.kind === "adopted") ? [writer] : [],
  );

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

/** The unique key of an entry's row, by which it is found again when its answer was lost. What nobody can guess nobody can take beforehand. */
export const keyOfEntry = (entry: AuditEntry, unguessable: string): string =>
  `audit.${entry.draft}.${String(entry.sequence)}.${unguessable}`;
