/**
 * Evidence is written once and read back by id: author and content must come back as they were sent, else it is not recorded.
 * Nothing is queued; "not known" is told as such.
 */
import type { AuditEvent } from "../../domain/audit/entry";
import type { DraftId } from "../../domain/ids";
import { done, refused, type Result } from "../../domain/result";
import type { ReviewRecord } from "../../domain/review/sitting";
import type { Stamped } from "../../domain/stamped";
import { hashOfJson } from "../../domain/review/statement-hash";
import { writeAudit } from "./audit";
import type { Ports } from "../ports/ports";
import type { RecordList } from "../ports/records";
import type { Person } from "../ports/session";
import { refusal, type Refusal, type RefusalCode } from "../words/refusal";

export const recordOnce = async <Content>(
  list: RecordList<Content>,
  person: Person,
  key: string,
  draft: DraftId,
  content: Content,
  notRecorded: RefusalCode,
): Promise<Result<Stamped<Content>, Refusal>> => {
  const append = await list.append(key, draft, content);
  if (append.kind === "not-permitted") return refused(refusal("not-permitted"));
  if (append.kind === "unknown") return refused(refusal(notRecorded, { detail: { reason: append.reason } }));
  const row = await list.readById(append.row.itemId);
  const asWritten =
    row.createdById === person.oid && row.content !== undefined && hashOfJson(row.content) === hashOfJson(content);
  return asWritten
    ? done({ ...row, content })
    : refused(refusal("record-not-as-written", { detail: { row: row.itemId } }));
};

/** One row of the Reviews list and the line of the audit that names it. */
export const recordAndAudit = async (
  ports: Pick<Ports, "reviews" | "audit" | "clock">,
  person: Person,
  key: string,
  record: ReviewRecord,
  event: AuditEvent,
): Promise<Result<Stamped<ReviewRecord>, Refusal>> => {
  const row = await recordOnce(ports.reviews, person, key, record.draft, record, "decision-not-recorded");
  if (!row.ok) return row;
  return (await writeAudit(ports)(person, { matter: record.matter, draft: record.draft }, event))
    ? row
    : refused(refusal("audit-not-written"));
};
