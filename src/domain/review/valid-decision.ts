/**
 * Which rows of the Reviews list count: read back by id, written once, naming this tenant, matter and draft,
 * by an author whom the server stamped and who was on the roster, active, at the stamp. Anyone else's row counts for nothing and is a finding.
 */
import { finding, type Finding } from "../draft/finding";
import type { DraftId, MatterId, PersonId } from "../ids";
import { activeRow, type Roster } from "../matter/roster";
import type {
  AnswerRecord,
  QualityCheckRecord,
  QuestionRecord,
  ReviewRecord,
  SentBackRecord,
  SittingRecord,
} from "./sitting";
import { untouchedSinceWritten, type ReadRow, type Stamped } from "../stamped";

export interface RecordContext {
  readonly tenant: string;
  readonly matter: MatterId;
  readonly draft: DraftId;
  readonly roster: Roster;
  /** Whether a person was a responsible attorney of the matter at a time. */
  readonly responsible: (person: PersonId, at: string) => boolean;
}

/** A record that counts, with who wrote it and when as the server says. */
export interface Counted<Content> {
  readonly row: string;
  readonly by: PersonId;
  readonly byName: string;
  readonly at: string;
  readonly attorney: boolean;
  readonly responsible: boolean;
  readonly record: Content;
}

/** All in the order of their stamps. */
export interface CountedRecords {
  readonly sittings: readonly Counted<SittingRecord>[];
  readonly questions: readonly Counted<QuestionRecord>[];
  readonly answers: readonly Counted<AnswerRecord>[];
  readonly checks: readonly Counted<QualityCheckRecord>[];
  readonly sentBack: readonly Counted<SentBackRecord>[];
  readonly findings: readonly Finding[];
}

type Code =
  | "record-unreadable"
  | "record-author-unknown"
  | "record-altered"
  | "record-of-another-draft"
  | "record-for-another"
  | "decision-not-by-attorney"
  | "answer-not-by-attorney";

/** Such a row can never be removed from an append-only list: it is shown, and holds nobody up (rows-for-nothing.ts). */
const countsForNothing = (code: Code, row: Stamped<unknown>): Finding =>
  finding(code, {
    row: row.itemId,
    by: row.createdByName ?? "",
    author: row.createdById ?? "",
    at: row.createdAt,
  });

type Judged =
  { readonly counts: true; readonly it: Counted<ReviewRecord> } | { readonly counts: false; readonly why: Code };

const judge = (row: ReadRow<ReviewRecord>, context: RecordContext): Judged => {
  const record = row.content;
  if (record === undefined) return { counts: false, why: "record-unreadable" };
  if (row.createdById === undefined) return { counts: false, why: "record-author-unknown" };
  if (!untouchedSinceWritten(row)) return { counts: false, why: "record-altered" };
  if (record.tenant !== context.tenant || record.matter !== context.matter || record.draft !== context.draft)
    return { counts: false, why: "record-of-another-draft" };
  if (record.kind === "sitting" && record.reviewer !== row.createdById)
    return { counts: false, why: "record-for-another" };
  const attorney = activeRow(context.roster, row.createdById, row.createdAt);
  if (record.kind === "sitting" && attorney === undefined) return { counts: false, why: "decision-not-by-attorney" };
  // A question may be withdrawn by whoever raised it; answered only by an attorney.
  if (record.kind === "answer" && record.outcome === "answered" && attorney === undefined)
    return { counts: false, why: "answer-not-by-attorney" };
  const by = row.createdById;
  return {
    counts: true,
    it: {
      row: row.itemId,
      by,
      byName: attorney?.name ?? row.createdByName ?? "",
      at: row.createdAt,
      attorney: attorney !== undefined,
      responsible: attorney !== undefined && context.responsible(by, row.createdAt),
      record,
    },
  };
};

const isKind =
  <Kind extends ReviewRecord["kind"]>(kind: Kind) =>
  (counted: Counted<ReviewRecord>): counted is Counted<Extract<ReviewRecord, { kind: Kind }>> =>
    counted.record.kind === kind;

/** Sorts the draft's rows into what counts and what does not. Ties of the stamp are ordered by row id, which the server hands out rising. */
export const countRecords = (rows: readonly ReadRow<ReviewRecord>[], context: RecordContext): CountedRecords => {
  const inOrder = [...rows].sort(
    (a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt) || Number(a.itemId) - Number(b.itemId),
  );
  const counted: Counted<ReviewRecord>[] = [];
  const findings: Finding[] = [];
  for (const row of inOrder) {
    const judged = judge(row, context);
    if (judged.counts) counted.push(judged.it);
    else findings.push(countsForNothing(judged.why, row));
  }
  return {
    sittings: counted.filter(isKind("sitting")),
    questions: counted.filter(isKind("question")),
    answers: counted.filter(isKind("answer")),
    checks: counted.filter(isKind("quality-check")),
    sentBack: counted.filter(isKind("sent-back")),
    findings,
  };
};

/** An answer closes the question it names, and any others it names beside it. */
export const closes = ({ question, also = [] }: AnswerRecord, id: string): boolean =>
  question === id || also.includes(id);

/** Questions without an answer; a withdrawal counts from its raiser or an attorney. */
export const openQuestions = (records: CountedRecords): readonly Counted<QuestionRecord>[] =>
  records.questions.filter(
    (question) =>
      !records.answers.some(
        (answer) =>
          closes(answer.record, question.record.id) &&
          answer.at >= question.at &&
          (answer.attorney || (answer.record.outcome === "withdrawn" && answer.by === question.by)),
      ),
  );
