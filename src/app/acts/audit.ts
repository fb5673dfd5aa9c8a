/**
 * Writing one line of a draft's audit. Two windows of one person may ask for the same number: the unique key lets one pass,
 * the other reads again and takes the next. Nothing is written twice, and what could not be written is said.
 */
import { keyOfEntry, nextEntry, readChains } from "../../domain/audit/chain";
import type { AuditEvent } from "../../domain/audit/entry";
import type { DraftId, MatterId } from "../../domain/ids";
import { hashOfJson } from "../../domain/review/statement-hash";
import type { Ports } from "../ports/ports";
import type { Person } from "../ports/session";

export interface AuditAbout {
  readonly matter: MatterId;
  readonly draft: DraftId;
}

const ATTEMPTS = 4;

/** True when the entry is in the list as written; false when the server refused or nobody can tell. */
export const writeAudit =
  (ports: Pick<Ports, "audit" | "clock">) =>
  async (person: Person, about: AuditAbout, event: AuditEvent): Promise<boolean> => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const chains = readChains(await ports.audit.listForDraft(about.draft), about.draft);
      const entry = nextEntry(
        chains,
        { ...about, tenant: person.tenant, writer: person.oid, at: new Date(ports.clock.now()).toISOString() },
        event,
      );
      const append = await ports.audit.append(keyOfEntry(entry), about.draft, entry);
      if (append.kind !== "recorded") return false;
      // The key was taken by this person's other window: what stands there is another entry, so this one goes next.
      const there = append.row.content;
      if (there !== undefined && hashOfJson(there) === hashOfJson(entry)) return true;
    }
    return false;
  };
