/** Instruction sheets: an attorney writes what a draft is for and how; drafters read it. Who may write is the firm's list's to say. */
import type { Assignment, AssignmentText } from "../../domain/draft/assignment";
import { done, refused, type Result } from "../../domain/result";
import { hashOfJson } from "../../domain/review/statement-hash";
import { activeRow } from "../../domain/matter/roster";
import type { Ports } from "../ports/ports";
import { refusal, type Refusal } from "../words/refusal";
import { signedIn } from "../acts/signed-in";
import type { MatterId } from "../../domain/ids";

export type ChangeAssignment = (args: {
  readonly assignment: Assignment;
  readonly change: Partial<AssignmentText> & { readonly state?: Assignment["state"] };
}) => Promise<Result<Assignment, Refusal>>;

/** Attorneys only. `attempt` is one text an attempt (kept while trying again), so that pressing twice writes one sheet. */
export type WriteAssignment = (args: {
  readonly matter: MatterId;
  readonly text: AssignmentText;
  readonly attempt: string;
}) => Promise<Result<Assignment, Refusal>>;

/** Instruction sheets of a matter, those still open first. */
export type ListAssignments = (matter: MatterId) => Promise<readonly Assignment[]>;

type Needs = Pick<Ports, "session" | "roster" | "assignments" | "clock">;

export const listAssignments =
  (ports: Pick<Ports, "assignments">): ListAssignments =>
  (matter) =>
    ports.assignments.listForMatter(matter);

const mayWrite = async (ports: Needs): Promise<Result<true, Refusal>> => {
  const who = await signedIn(ports);
  if (!who.ok) return who;
  return activeRow(await ports.roster.read(), who.value.oid, new Date(ports.clock.now()).toISOString()) === undefined
    ? refused(refusal("not-an-attorney"))
    : done(true);
};

export const writeAssignment =
  (ports: Needs): WriteAssignment =>
  async ({ matter, text, attempt }) => {
    const may = await mayWrite(ports);
    if (!may.ok) return may;
    // An empty instruction sheet is none: work cannot start on it.
    if (text.title.trim() === "" || text.goal.trim() === "") return refused(refusal("assignment-needs-goal"));
    return done(
      await ports.assignments.add(`assignment.${hashOfJson([matter, text, attempt]).slice(0, 32)}`, matter, text),
    );
  };

export const changeAssignment =
  (ports: Needs): ChangeAssignment =>
  async ({ assignment, change }) => {
    const may = await mayWrite(ports);
    if (!may.ok) return may;
    if ((change.title ?? assignment.title).trim() === "" || (change.goal ?? assignment.goal).trim() === "")
      return refused(refusal("assignment-needs-goal"));
    const changed = await ports.assignments.change(assignment, change);
    return changed.kind === "changed" ? done<Assignment>(changed.assignment) : refused(refusal("conflict"));
  };
