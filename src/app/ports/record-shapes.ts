/**
 * A row of the records is read as what it claims to be or not at all: an unreadable record is a finding that is shown, never an empty one.
 * Only the fields the rules rely on are checked; whatever else a later version adds is left alone, for hashes are taken of the whole.
 */
import * as v from "valibot";
import type { AuditEntry, AuditEvent } from "../../domain/audit/entry";
import type { ReadRow } from "../../domain/stamped";
import { isPlainJson } from "../../domain/plain-json";
import { isUnitId } from "../../domain/ids";
import type { MatterRightsRow, ProposedRights } from "../../domain/matter/matter-rights";
import type { SignOffContent } from "../../domain/review/sign-off-record";
import type { ReviewRecord } from "../../domain/review/sitting";
import { FILED_KINDS, FILING_STEPS, type FilingRow } from "../../domain/review/filing";
import { MEANINGS } from "../../domain/review/statement";

const text = v.pipe(v.string(), v.nonEmpty());
const textIfThere = v.optional(v.string());
export const hashShape = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const unit = v.pipe(v.string(), v.check(isUnitId));
const whole = v.pipe(v.number(), v.integer());
const time = v.pipe(
  text,
  v.check((at) => !Number.isNaN(Date.parse(at))),
);

/** Other rows are looked up by it. */
const id = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/));

const about = { version: v.literal(1), tenant: text, matter: id, draft: id };

const reviewRecord = v.variant("kind", [
  v.object({
    ...about,
    kind: v.literal("sitting"),
    id: text,
    reviewer: text,
    content: hashShape,
    order: v.array(unit),
    decisions: v.array(
      v.object({
        unit,
        words: hashShape,
        place: hashShape,
        verdict: v.picklist(["approve", "request-changes", "place-seen"]),
        way: v.picklist(["one-by-one", "as-a-whole", "as-template"]),
        note: textIfThere,
        text: textIfThere,
      }),
    ),
    accepted: v.array(
      v.object({ code: text, at: text, unit: v.optional(unit), about: textIfThere, reason: textIfThere }),
    ),
  }),
  v.object({
    ...about,
    kind: v.literal("question"),
    id: text,
    text,
    unit: v.optional(unit),
    fact: textIfThere,
    raisedBy: v.picklist(["person", "rule"]),
  }),
  v.object({
    ...about,
    kind: v.literal("answer"),
    question: text,
    also: v.optional(v.array(text)),
    outcome: v.picklist(["answered", "withdrawn"]),
    text: v.string(),
  }),
  v.object({
    ...about,
    kind: v.literal("quality-check"),
    role: v.picklist(["team-lead", "attorney"]),
    content: hashShape,
    formatting: v.boolean(),
    accuracy: v.boolean(),
    completeness: v.boolean(),
  }),
  v.object({ ...about, kind: v.literal("sent-back"), round: whole }),
]);

export const statementTimeShape = v.object({ at: time, from: v.picklist(["stamp", "own-clock"]) });

/** A statement, in a record and on its way to be signed. */
export const statementShape = v.object({
  ...about,
  hashVersion: v.literal(1),
  /** It salts the tree of field hashes. */
  nonce: v.pipe(v.string(), v.regex(/^(?:[0-9a-f]{2}){16,64}$/)),
  keysSeen: v.array(text),
  contentHash: hashShape,
  meaning: v.picklist(MEANINGS),
  unitCount: whole,
  attestation: text,
  signer: v.object({ oid: text, name: text, admissions: v.array(v.string()) }),
  auditHeads: v.array(v.object({ writer: text, hash: text })),
  time: statementTimeShape,
  blanks: v.array(v.object({ name: text })),
  exhibits: v.array(v.object({ sha256: hashShape })),
  sittings: v.array(v.object({ row: text })),
  acceptedFindings: v.array(v.object({ code: text })),
});

const signOffContent = v.variant("kind", [
  v.object({
    kind: v.literal("sign-off"),
    statement: statementShape,
    statementHash: hashShape,
    ceremony: v.array(hashShape),
    index: whole,
    idToken: textIfThere,
  }),
  v.object({ ...about, kind: v.literal("withdrawal"), signOffRow: text, statementHash: hashShape, reason: v.string() }),
]);

/** Read by whoever reads a history: a line that says less than its kind promises must not stop what reads it. */
const EVENTS = {
  composed: { content: hashShape, template: v.string(), templateVersion: v.string() },
  adopted: { content: hashShape },
  "fact-changed": { list: text, itemId: text, column: text, eTag: v.string() },
  "facts-refreshed": { content: hashShape, units: v.array(unit) },
  edited: { units: v.array(v.object({ unit, words: hashShape })) },
  retagged: { units: v.array(unit) },
  "asked-for-review": { content: hashShape, round: whole, findings: whole },
  "question-raised": { question: text },
  "question-answered": { question: text },
  "questions-answered": { by: text, count: whole },
  checked: { row: text },
  sitting: { sitting: text, units: whole },
  "sent-back": { round: whole },
  "signature-block-changed": { unit, words: hashShape },
  "sign-off-prepared": { content: hashShape, meaning: text },
  "sign-off-tried": { statement: hashShape, content: hashShape, meaning: text },
  "sign-off-refused": { content: hashShape, reasons: v.array(text) },
  "sign-off-given": { statement: hashShape, row: text },
  withdrawn: { signOffRow: text, statement: hashShape },
  finalizing: { content: hashShape, signOffRow: text },
  finalized: { content: hashShape, driveItem: text, fileHash: hashShape, adopted: v.boolean() },
  "pdf-recorded": { digest: hashShape, content: hashShape },
  verified: { signOffRow: text, answer: text },
  exported: { rows: whole },
  "taken-over": { from: v.string() },
  "key-taken": { list: v.picklist(["Reviews", "SignOffs", "FilingRows"]), row: text },
} as const satisfies Readonly<Record<AuditEvent["kind"], v.ObjectEntries>>;
const day = v.pipe(v.string(), v.isoDate());

const rightsNamed = { forums: v.array(text), responsible: v.array(text), signing: v.array(text) };
const proposedRights = v.pipe(v.string(), v.parseJson(), v.object(rightsNamed));

const matterRights = v.object({
  kind: v.literal("matter-rights"),
  version: v.literal(1),
  tenant: text,
  matter: text,
  by: text,
  forums: v.array(text),
  responsible: v.pipe(v.array(text), v.minLength(1)),
  signing: v.array(text),
  from: day,
  conflictCheck: v.variant("kind", [
    v.object({ kind: v.literal("memorandum"), reference: text }),
    v.object({ kind: v.literal("cleared-elsewhere"), by: text }),
  ]),
  limitation: v.union([v.literal("none"), day]),
  confirms: v.optional(text),
});

/** The frame of a kept sign-off's file; each of its records is read by itself. */
const pendingFile = v.object({
  kind: v.literal("countersign-pending-sign-off"),
  version: v.literal(1),
  records: v.pipe(v.array(v.unknown()), v.nonEmpty()),
});
const pendingText = v.pipe(v.string(), v.parseJson(), pendingFile);
export type PendingFile = v.InferOutput<typeof pendingFile>;
/** What a kept sign-off's file holds; undefined for any other text. */
export const recordsInPending = (json: string): readonly unknown[] | undefined => {
  const read = v.safeParse(pendingText, json);
  return read.success ? read.output.records : undefined;
};

const auditEntry = v.object({
  ...about,
  writer: text,
  sequence: v.pipe(v.number(), v.integer(), v.minValue(1)),
  previous: text,
  at: time,
  event: v.pipe(
    v.looseObject({ kind: v.string() }),
    v.check(
      (event) => Object.hasOwn(EVENTS, event.kind) && v.is(v.object(EVENTS[event.kind as AuditEvent["kind"]]), event),
    ),
  ),
});

/** How a row's content is read: the record as it stands, or undefined when it is anything else. */
export type ReadContent<Content> = (content: unknown) => Content | undefined;

// What passed is handed on untouched, for its hash is of the whole; that the fields nobody checked are as written is the writer's word.
const reader =
  <Content>(shape: v.GenericSchema): ReadContent<Content> =>
  (content) =>
    isPlainJson(content) && v.is(shape, content) ? (content as Content) : undefined;

const later = v.pipe(v.number(), v.integer(), v.minValue(2));
const newer = v.union([
  v.object({
    kind: v.literal("sign-off"),
    statement: v.union([v.object({ version: later }), v.object({ hashVersion: later })]),
  }),
  v.object({ kind: v.literal("withdrawal"), version: later }),
]);
/** Whether a row that could not be read says that a later version wrote it: it may be as good as any, and whoever cannot read it cannot tell. */
export const isNewerSignOff = ({ content, unread }: ReadRow<SignOffContent>): boolean =>
  content === undefined && v.is(newer, unread);

/** Whether some row says that a later version wrote it: what it says is then not known, and nothing may be written as if it were. */
export const holdsNewer = (rows: readonly ReadRow<unknown>[]): boolean =>
  rows.some(
    ({ content, unread }) =>
      content === undefined && (v.is(v.object({ version: later }), unread) || v.is(newer, unread)),
  );

const namesContent = v.object({ statement: v.object({ contentHash: v.string() }) });
/** The content hash a row names, as its indexed column has it, whether or not the row can be read. */
export const contentNamed = ({ content, unread }: ReadRow<SignOffContent>): string | undefined => {
  const held: unknown = content ?? unread;
  return v.is(namesContent, held) ? held.statement.contentHash : undefined;
};

const filed = v.variant("words", [
  v.object({ words: v.literal("signed"), filled: v.array(v.object({ name: text, text: v.string() })) }),
  v.object({ words: v.literal("other") }),
  v.object({ words: v.literal("not-compared"), why: v.picklist(["pdf", "not-readable"]) }),
]);
const filingRow = v.variant("kind", [
  v.object({
    ...about,
    kind: v.literal("file"),
    file: v.picklist(FILED_KINDS),
    driveItem: text,
    name: text,
    sha256: hashShape,
    arrival: filed,
  }),
  v.object({ ...about, kind: v.picklist(FILING_STEPS), on: day, number: textIfThere, note: textIfThere }),
  v.object({ ...about, kind: v.literal("system-number"), number: text }),
  v.object({ ...about, kind: v.literal("entered-in-error"), row: text, why: text }),
]);

export const readFilingRow = reader<FilingRow>(filingRow);
export const readReviewRecord = reader<ReviewRecord>(reviewRecord);
export const readSignOffContent = reader<SignOffContent>(signOffContent);
export const readAuditEntry = reader<AuditEntry>(auditEntry);
export const readMatterRights = reader<MatterRightsRow>(matterRights);
/** A proposal as its column holds it; undefined for none, and for what was typed there by hand. */
export const readProposedRights = (column: string | undefined): ProposedRights | undefined => {
  const read = v.safeParse(proposedRights, column);
  return read.success ? (read.output as unknown as ProposedRights) : undefined;
};
