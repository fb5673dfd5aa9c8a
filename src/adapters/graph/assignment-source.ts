/** Instruction sheets as rows of the Assignments list. A row begun by hand in SharePoint is read as far as it goes; what it lacks is empty, never guessed. */
import type { AssignmentSource } from "../../app/ports/assignments";
import type { Assignment, AssignmentText } from "../../domain/draft/assignment";
import type { MatterId, PersonId } from "../../domain/ids";
import { isGraphFault } from "./graph-fault";
import { columnText, type Fields, type ListRows, type Row } from "./list-rows";
import { requireHere } from "./records-site";

const lines = (row: Row, column: string): readonly string[] =>
  columnText(row, column)
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");

const personIn = (
  row: Row,
  prefix: "AssignedTo" | "Supervising",
): { readonly oid: PersonId; readonly name: string } | undefined => {
  const oid = columnText(row, `${prefix}Oid`);
  return oid === "" ? undefined : { oid: oid as PersonId, name: columnText(row, `${prefix}Name`) };
};

export const readAssignmentRow = (row: Row): Assignment => {
  const [kind, outline, due] = ["TemplateKind", "Outline", "Due"].map((column) => columnText(row, column));
  const [assignedTo, supervising] = [personIn(row, "AssignedTo"), personIn(row, "Supervising")];
  return {
    itemId: row.id,
    eTag: row.eTag,
    matter: columnText(row, "MatterId") as MatterId,
    title: columnText(row, "Title"),
    goal: columnText(row, "Goal"),
    doList: lines(row, "DoList"),
    doNotList: lines(row, "DoNotList"),
    qualityCheck: row.fields["QualityCheck"] === true,
    state: columnText(row, "AssignmentState") === "done" ? "done" : "open",
    changedAt: row.modifiedAt,
    ...(kind === undefined || kind === "" ? {} : { templateKind: kind }),
    ...(outline === undefined || outline.trim() === "" ? {} : { outline }),
    ...(due === undefined || due === "" ? {} : { due }),
    ...(assignedTo === undefined ? {} : { assignedTo }),
    ...(supervising === undefined ? {} : { supervising }),
    ...(row.modifiedById === undefined ? {} : { changedBy: row.modifiedById as PersonId }),
    ...(row.modifiedByName === undefined ? {} : { changedByName: row.modifiedByName }),
  };
};

/** The columns of what is given; what is not given is left alone. */
export const assignmentFields = (text: Partial<AssignmentText> & { readonly state?: Assignment["state"] }): Fields => ({
  ...(text.title === undefined ? {} : { Title: text.title.trim() }),
  ...(text.goal === undefined ? {} : { Goal: text.goal.trim() }),
  ...(text.doList === undefined ? {} : { DoList: text.doList.join("\n") }),
  ...(text.doNotList === undefined ? {} : { DoNotList: text.doNotList.join("\n") }),
  ...(text.templateKind === undefined ? {} : { TemplateKind: text.templateKind }),
  ...(text.outline === undefined ? {} : { Outline: text.outline }),
  ...(text.assignedTo === undefined
    ? {}
    : { AssignedToOid: text.assignedTo.oid, AssignedToName: text.assignedTo.name }),
  ...(text.supervising === undefined
    ? {}
    : { SupervisingOid: text.supervising.oid, SupervisingName: text.supervising.name }),
  ...(text.due === undefined ? {} : { Due: text.due }),
  ...(text.qualityCheck === undefined ? {} : { QualityCheck: text.qualityCheck }),
  ...(text.state === undefined ? {} : { AssignmentState: text.state }),
});

export const inOrderOfWork = (assignments: readonly Assignment[]): readonly Assignment[] =>
  [...assignments].sort(
    (a, b) =>
      Number(a.state === "done") - Number(b.state === "done") ||
      (a.due ?? "9999").localeCompare(b.due ?? "9999") ||
      Number(a.itemId) - Number(b.itemId),
  );

export const createAssignmentSource = (rows: ListRows, site: string): AssignmentSource => ({
  listForMatter: async (matter) =>
    inOrderOfWork((await rows.where("Assignments", { column: "MatterId", equals: matter })).map(readAssignmentRow)),
  read: async (itemId) => {
    try {
      return readAssignmentRow(await rows.byId("Assignments", itemId));
    } catch (fault) {
      if (isGraphFault(fault, "not-found")) return undefined;
      throw fault;
    }
  },
  add: async (key, matter, text) => {
    // What a walled matter is about must not be written where everyone may read.
    requireHere(await rows.byId("Matters", matter), site);
    const added = await rows.addUnique(
      "Assignments",
      { column: "AssignmentKey", value: key },
      { MatterId: matter, ...assignmentFields({ ...text, state: "open" } as AssignmentText) },
    );
    if (added.kind === "unknown") throw added.fault;
    return readAssignmentRow(added.row);
  },
  change: async (assignment, change) => {
    const changed = await rows.change("Assignments", assignment.itemId, assignment.eTag, assignmentFields(change));
    return changed.kind === "conflict" ? changed : { kind: "changed", assignment: readAssignmentRow(changed.row) };
  },
});
