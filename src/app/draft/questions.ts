/** Questions only the attorney may answer (escalation): raised on a unit, a fact or the draft; open ones block sign-off; the raiser may withdraw. */
import { done, refused } from "../../domain/result";
import { hashOfJson } from "../../domain/review/statement-hash";
import type { AnswerRecord, QuestionRecord } from "../../domain/review/sitting";
import { changeRow } from "../acts/change-row";
import { activeAttorney } from "../acts/active-attorney";
import type { Ports } from "../ports/ports";
import { recordAndAudit } from "../acts/record-review";
import { refusal } from "../words/refusal";
import { refusedIfNewer } from "./newer-records";
import { signedIn } from "../acts/signed-in";
import type { PersonId, UnitId } from "../../domain/ids";
import type { Result } from "../../domain/result";
import type { OpenDraft } from "./open-draft-state";
import type { Refusal } from "../words/refusal";
import { given } from "../../given";

/** An attorney answers; whoever raised it may withdraw it. */
export type CloseQuestion = (args: {
  readonly seen: OpenDraft;
  readonly question: string;
  readonly outcome: "answered" | "withdrawn";
  readonly text: string;
}) => Promise<Result<{ readonly row: string }, Refusal>>;

/** All open questions of one person at once; for attorneys alone. */
export type CloseQuestionsOf = (args: {
  readonly seen: OpenDraft;
  readonly by: PersonId;
  readonly outcome: "answered" | "withdrawn";
  readonly text: string;
}) => Promise<Result<{ readonly closed: number }, Refusal>>;

/** A question only the attorney may answer, about a unit, a fact or the whole draft. */
export type RaiseQuestion = (args: {
  readonly seen: OpenDraft;
  readonly unit?: UnitId;
  readonly fact?: string;
  readonly text: string;
}) => Promise<Result<{ readonly question: string }, Refusal>>;

type Needs = Pick<Ports, "session" | "roster" | "reviews" | "audit" | "drafts" | "clock" | "random">;

export const raiseQuestion =
  (ports: Needs): RaiseQuestion =>
  async ({ seen, unit, fact, text }) => {
    const who = await signedIn(ports);
    if (!who.ok) return who;
    const newer = refusedIfNewer(seen);
    if (newer !== undefined) return newer;
    if (text.trim() === "") return refused(refusal("note-needed"));
    const about = { version: 1, tenant: who.value.tenant, matter: seen.row.matterId, draft: seen.draftId } as const;
    const asked = {
      kind: "question",
      ...about,
      text: text.trim(),
      raisedBy: "person",
      ...given({ unit, fact }),
    } as const;
    // Asking the same again after a lost answer finds the same row.
    const id = hashOfJson([asked, who.value.oid, seen.readAt]).slice(0, 32);
    const record: QuestionRecord = { ...asked, id };
    const row = await recordAndAudit(ports, who.value, `question.${seen.draftId}.${id}`, record, {
      kind: "question-raised",
      question: id,
    });
    if (!row.ok) return row;
    await changeRow(ports, seen.row, { questions: seen.counts.questions + 1 });
    return done({ question: id });
  };

export const closeQuestion =
  (ports: Needs): CloseQuestion =>
  async ({ seen, question, outcome, text }) => {
    const who = await signedIn(ports);
    if (!who.ok) return who;
    const newer = refusedIfNewer(seen);
    if (newer !== undefined) return newer;
    const open = seen.gate.questions.find((each) => each.id === question);
    if (open === undefined) return refused(refusal("question-not-open"));
    // A rule's question cannot be withdrawn: its grounds go, or an attorney answers.
    if (open.rule !== undefined && outcome === "withdrawn") return refused(refusal("question-of-a-rule"));
    const attorney = await activeAttorney(ports, who.value.oid);
    if (!attorney.ok && !(outcome === "withdrawn" && open.rule === undefined && open.by === who.value.oid))
      return attorney;
    if (outcome === "answered" && text.trim() === "") return refused(refusal("note-needed"));
    const record: AnswerRecord = {
      kind: "answer",
      version: 1,
      tenant: who.value.tenant,
      matter: seen.row.matterId,
      draft: seen.draftId,
      question,
      outcome,
      text: text.trim(),
      ...(open.rule === undefined
        ? {}
        : {
            rule: {
              code: open.rule,
              ...given({ unit: open.unit, fact: open.fact }),
            },
          }),
    };
    const key = `answer.${seen.draftId}.${hashOfJson([record, who.value.oid]).slice(0, 32)}`;
    const row = await recordAndAudit(ports, who.value, key, record, { kind: "question-answered", question });
    if (!row.ok) return row;
    await changeRow(ports, seen.row, { questions: Math.max(0, seen.counts.questions - 1) });
    return done({ row: row.value.itemId });
  };

/** One row holds this many ids beside all else. */
const MOST_IN_A_ROW = 5_000;

/** Whoever asked by the hundred is answered once: every open question of one person, in one record that names them all. */
export const closeQuestionsOf =
  (ports: Needs): CloseQuestionsOf =>
  async ({ seen, by, outcome, text }) => {
    const who = await signedIn(ports);
    if (!who.ok) return who;
    const newer = refusedIfNewer(seen);
    if (newer !== undefined) return newer;
    const attorney = await activeAttorney(ports, who.value.oid);
    if (!attorney.ok) return attorney;
    const open = seen.gate.questions.filter((each) => each.rule === undefined && each.by === by).map(({ id }) => id);
    if (open.length === 0) return refused(refusal("question-not-open"));
    if (outcome === "answered" && text.trim() === "") return refused(refusal("note-needed"));
    for (let from = 0; from < open.length; from += MOST_IN_A_ROW) {
      const [question = "", ...also] = open.slice(from, from + MOST_IN_A_ROW);
      const record: AnswerRecord = {
        kind: "answer",
        version: 1,
        tenant: who.value.tenant,
        matter: seen.row.matterId,
        draft: seen.draftId,
        question,
        also,
        outcome,
        text: text.trim(),
      };
      const key = `answer.${seen.draftId}.${hashOfJson([record, who.value.oid]).slice(0, 32)}`;
      const row = await recordAndAudit(ports, who.value, key, record, {
        kind: "questions-answered",
        by,
        count: also.length + 1,
      });
      if (!row.ok) return row;
    }
    await changeRow(ports, seen.row, { questions: Math.max(0, seen.counts.questions - open.length) });
    return done({ closed: open.length });
  };
