/**
 * Evidence is written once and read back by id: author and content must come back as they were sent, else it is not recorded.
 * Another's row under the key stops nobody: the record goes under the next, once however often it is tried, and the history says whose row stood there.
 * Nothing is queued; "not known" is told as such.
 */
import type { AuditEvent } from "../../domain/audit/entry";
import type { DraftId, MatterId } from "../../domain/ids";
import { done, refused, type Result } from "../../domain/result";
import type { FilingRow } from "../../domain/review/filing";
import type { SignOffContent } from "../../domain/review/sign-off-record";
import type { ReviewRecord } from "../../domain/review/sitting";
import { untouchedSinceWritten, type ReadRow, type Stamped } from "../../domain/stamped";
import { hashOfJson } from "../../domain/review/statement-hash";
import { unguessable, writeAudit, type AuditNeeds } from "./audit";
import type { Ports } from "../ports/ports";
import type { RecordList } from "../ports/records";
import type { Person } from "../ports/session";
import { refusal, type Refusal, type RefusalCode } from "../words/refusal";

interface Recorded<Content> {
  readonly key: string;
  readonly matter: MatterId;
  readonly draft: DraftId;
  readonly content: Content;
  readonly notRecorded: RefusalCode;
}

const KEYS_TRIED = 4;

const recordOnce = async <Content>(
  ports: AuditNeeds,
  list: RecordList<Content>,
  listName: "Reviews" | "SignOffs" | "FilingRows",
  person: Person,
  { key, matter, draft, content, notRecorded }: Recorded<Content>,
): Promise<Result<Stamped<Content>, Refusal>> => {
  const asWritten = isHers(person, content);
  let under = key;
  for (let tried = 1; ; tried += 1) {
    const append = await list.append(under, draft, content);
    if (append.kind === "not-permitted") return refused(refusal("not-permitted"));
    if (append.kind === "unknown") return refused(refusal(notRecorded, { detail: { reason: append.reason } }));
    const row = await list.readById(append.row.itemId);
    if (asWritten(row)) return done({ ...row, content });
    const before = tried === 1 ? (await list.listForDraft(draft)).find(asWritten) : undefined;
    if (before !== undefined) return done({ ...before, content });
    // Hers, and not what she wrote: the server keeps something else than it is given, and would under any key.
    if (row.createdById === person.oid || tried === KEYS_TRIED)
      return refused(refusal("record-not-as-written", { detail: { row: row.itemId } }));
    // The act does not wait for this line: the row that stood there is in the list for everybody to see.
    await writeAudit(ports)(person, { matter, draft }, { kind: "key-taken", list: listName, row: row.itemId });
    under = `${key}.${unguessable(ports)}`;
  }
};

const isHers =
  <Content>(person: Person, content: Content) =>
  (row: ReadRow<Content>): boolean =>
    row.createdById === person.oid &&
    row.content !== undefined &&
    untouchedSinceWritten(row) &&
    hashOfJson(row.content) === hashOfJson(content);

/** One row of the SignOffs list; who writes it has written the audit's line before. */
export const recordSignOff = (
  ports: AuditNeeds & Pick<Ports, "signOffs">,
  person: Person,
  about: Pick<Recorded<SignOffContent>, "key" | "matter" | "draft" | "content">,
): Promise<Result<Stamped<SignOffContent>, Refusal>> =>
  recordOnce(ports, ports.signOffs, "SignOffs", person, { ...about, notRecorded: "sign-off-not-recorded" });

/** One row of what became of a final. */
export const recordFiling = (
  ports: AuditNeeds & Pick<Ports, "filings">,
  person: Person,
  row: FilingRow,
): Promise<Result<Stamped<FilingRow>, Refusal>> =>
  recordOnce(ports, ports.filings, "FilingRows", person, {
    key: `filing.${unguessable(ports)}`,
    matter: row.matter,
    draft: row.draft,
    content: row,
    notRecorded: "filing-not-recorded",
  });

/** One row of the Reviews list and the line of the audit that names it. */
export const recordAndAudit = async (
  ports: AuditNeeds & Pick<Ports, "reviews">,
  person: Person,
  key: string,
  record: ReviewRecord,
  event: AuditEvent,
): Promise<Result<Stamped<ReviewRecord>, Refusal>> => {
  const { matter, draft } = record;
  const row = await recordOnce<ReviewRecord>(ports, ports.reviews, "Reviews", person, {
    key,
    matter,
    draft,
    content: record,
    notRecorded: "decision-not-recorded",
  });
  if (!row.ok) return row;
  return (await writeAudit(ports)(person, { matter, draft }, event)) ? row : refused(refusal("audit-not-written"));
};
