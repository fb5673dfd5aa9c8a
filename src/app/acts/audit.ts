/**
 * Writing one line of a draft's audit, under a key nobody can guess: no row put there beforehand can keep it out. Two windows of one person may take
 * the same number; both lines stand, and the next names both. What could not be written is said.
 */
import { bytesToHex } from "@noble/hashes/utils.js";
import { keyOfEntry, nextEntry, readChains } from "../../domain/audit/chain";
import type { AuditEntry, AuditEvent } from "../../domain/audit/entry";
import type { DraftId, MatterId } from "../../domain/ids";
import { hashOfJson } from "../../domain/review/statement-hash";
import type { ReadRow } from "../../domain/stamped";
import type { Ports } from "../ports/ports";
import type { Person } from "../ports/session";

export interface AuditAbout {
  readonly matter: MatterId;
  readonly draft: DraftId;
}

export type AuditNeeds = Pick<Ports, "audit" | "clock" | "random">;

/** 128 bits, lower-case hex. */
export const unguessable = (ports: Pick<Ports, "random">): string => bytesToHex(ports.random.bytes(16));

/** The row as the server stamped it, when the entry is in the list as written; undefined when the server refused or nobody can tell. */
export const stampedAudit =
  (ports: AuditNeeds) =>
  async (person: Person, about: AuditAbout, event: AuditEvent): Promise<ReadRow<AuditEntry> | undefined> => {
    const chains = readChains(await ports.audit.listForDraft(about.draft), about.draft);
    const entry = nextEntry(
      chains,
      { ...about, tenant: person.tenant, writer: person.oid, at: new Date(ports.clock.now()).toISOString() },
      event,
    );
    const append = await ports.audit.append(keyOfEntry(entry, unguessable(ports)), about.draft, entry);
    if (append.kind !== "recorded") return undefined;
    const { content, createdById } = append.row;
    const asWritten = createdById === person.oid && content !== undefined && hashOfJson(content) === hashOfJson(entry);
    return asWritten ? append.row : undefined;
  };

/** True when the entry is in the list as written. */
export const writeAudit =
  (ports: AuditNeeds) =>
  async (person: Person, about: AuditAbout, event: AuditEvent): Promise<boolean> =>
    (await stampedAudit(ports)(person, about, event)) !== undefined;
