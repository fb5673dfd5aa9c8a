/** The lists of facts, which everybody who works on matters edits and whose versions are kept; and the libraries and sheets work begins from. */
import { matterLists, type MatterListName } from "../../domain/matter/matter-lists";
import {
  EDIT,
  factColumns,
  indexed,
  note,
  number,
  READ,
  SOURCE_NOTES,
  text,
  time,
  title,
  unique,
  yesNo,
  type DeclaredList,
} from "./columns";
import type { FactList } from "../../domain/matter/fact-names";

const everybodyEdits = { staff: EDIT, attorneys: EDIT };

const ofMatter = <Name extends FactList>(
  name: Name,
  holds: string,
  columns: readonly DeclaredList<Name>["columns"][number][],
): DeclaredList<Name> => ({
  name,
  kind: "list",
  holds,
  may: everybodyEdits,
  columns: [...factColumns(name, [title, indexed("MatterId"), ...columns]), note(SOURCE_NOTES)],
});

export const factLists = [
  {
    name: "Matters",
    kind: "list",
    holds: "One row a matter: its court and its client.",
    may: everybodyEdits,
    columns: [
      ...factColumns("Matters", [
        title,
        unique("MatterNumber"),
        indexed("Stage"),
        // Hints alone: whose confirmation the matter's rights wait for, and what was proposed. The rights themselves stand in MatterRights.
        indexed("RightsWaitFor"),
        note("RightsProposed"),
        text("TimeZone"),
        text("CourtProfile"),
        text("ClientPerson"),
        text("DeclarantPerson"),
        text("RecordsSite"),
      ]),
      note(SOURCE_NOTES),
    ],
  },
  {
    name: "People",
    kind: "list",
    holds: "Clients, declarants and the firm itself, as they are named in documents.",
    may: everybodyEdits,
    columns: [
      ...factColumns("People", [
        title,
        { name: "PersonKind", type: "choice", choices: ["individual", "organization", "firm"], indexed: true },
      ]),
      note(SOURCE_NOTES),
    ],
  },
  ofMatter("Engagements", "The terms on which the firm acts.", []),
  ...matterLists.map(({ list, holds }) =>
    ofMatter<MatterListName>(list, holds, [
      number("Position"),
      // What falls due on a day is asked for by that day; the fact itself may be typed as anything.
      ...(list === "Deadlines" ? [indexed("DueDay")] : []),
    ]),
  ),
  {
    name: "Inquiries",
    kind: "list",
    holds: "People who ask the firm for help, before there is a matter.",
    may: everybodyEdits,
    columns: [
      title,
      unique("InquiryNumber"),
      indexed("Bucket"),
      indexed("WaitsFor"),
      indexed("DueDay"),
      indexed("MatterId"),
      note("Narrative"),
      note(SOURCE_NOTES),
    ],
  },
  {
    name: "Templates",
    kind: "library",
    holds: "The firm's published templates.",
    may: { staff: READ, attorneys: EDIT },
    columns: [title, indexed("TemplateKind"), text("CourtProfile"), text("TemplateVersion"), note("Card")],
  },
  {
    name: "Clauses",
    kind: "library",
    holds: "The firm's published clauses.",
    may: { staff: READ, attorneys: EDIT },
    columns: [title, indexed("TemplateKind"), text("CourtProfile"), text("TemplateVersion"), note("Card")],
  },
  {
    name: "MatterDocuments",
    kind: "library",
    holds: "One folder a matter, with its Drafts, made on first use.",
    may: everybodyEdits,
    columns: [title],
  },
  {
    name: "Assignments",
    kind: "list",
    holds: "An attorney's instructions for one draft.",
    may: { staff: READ, attorneys: EDIT },
    columns: [
      title,
      indexed("MatterId"),
      unique("AssignmentKey"),
      text("TemplateKind"),
      note("Goal"),
      note("DoList"),
      note("DoNotList"),
      note("Outline"),
      text("AssignedToOid"),
      text("AssignedToName"),
      text("SupervisingOid"),
      text("SupervisingName"),
      // `<oid>-2026-W48`, by the week it was given in; emptied when it is done.
      indexed("AssignedWeek"),
      indexed("DueDay"),
      time("Due"),
      yesNo("QualityCheck"),
      text("AssignmentState"),
    ],
  },
] as const satisfies readonly DeclaredList<string>[];
