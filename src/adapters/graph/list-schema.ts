/**
 * Every list, library and column of the firm's site, declared once: the adapter, the sandbox and provisioning all read this.
 * Internal names are ASCII and stay under SharePoint's 32 characters; people are text columns (oid, name), never person columns,
 * because those give site-local ids. Calendar dates are ISO text: a date-only column moves by a day with the site's time zone.
 */

export type ListName =
  | "Matters"
  | "People"
  | "Parties"
  | "Counsel"
  | "Engagements"
  | "Exhibits"
  | "Events"
  | "Deadlines"
  | "Templates"
  | "MatterDocuments"
  | "Finals"
  | "Supervision"
  | "Filings"
  | "Assignments"
  | "Drafts"
  | "Reviews"
  | "Audit"
  | "SignOffs"
  | "MatterRights"
  | "FilingRows"
  | "Attorneys";

/** note: several lines of plain text, never indexed. */
export type ColumnType = "text" | "note" | "number" | "boolean" | "dateTime" | "choice";

export interface Column {
  /** Internal name: what the API calls it. */
  readonly name: string;
  readonly type: ColumnType;
  /** Only an indexed column may stand in `$filter` or `$orderby`. */
  readonly indexed?: true;
  /** The server refuses a second row with the same value; implies indexed. */
  readonly unique?: true;
  readonly choices?: readonly string[];
}

/** What a group may do on a list. Nobody here may delete; site owners stand outside this table. */
export interface Rights {
  readonly read: boolean;
  readonly add: boolean;
  readonly edit: boolean;
}

export type Group = "staff" | "attorneys";

export interface ListSchema {
  readonly name: ListName;
  readonly kind: "list" | "library";
  readonly columns: readonly Column[];
  readonly may: Readonly<Record<Group, Rights>>;
  /** One sentence for the person who provisions the site. */
  readonly holds: string;
}

const READ: Rights = { read: true, add: false, edit: false };
const ADD: Rights = { read: true, add: true, edit: false };
const EDIT: Rights = { read: true, add: true, edit: true };

const text = (name: string): Column => ({ name, type: "text" });
const note = (name: string): Column => ({ name, type: "note" });
const number = (name: string): Column => ({ name, type: "number" });
const indexed = (name: string): Column => ({ name, type: "text", indexed: true });
const unique = (name: string): Column => ({ name, type: "text", indexed: true, unique: true });

/** Where each typed value came from, by column: JSON `{ [column]: { value, note } }`; a note speaks only for the value it was written with. */
export const SOURCE_NOTES = "SourceNotes";

/** A record's content is JSON cut over these columns in order: a multi-line column holds 63,999 characters at most. */
export const CONTENT_COLUMNS = ["Content1", "Content2", "Content3", "Content4", "Content5", "Content6"] as const;
export const NOTE_LIMIT = 63_999;
export const TEXT_LIMIT = 255;

const title = text("Title");
const ofMatter = (name: ListName, holds: string, columns: readonly Column[]): ListSchema => ({
  name,
  kind: "list",
  holds,
  may: { staff: EDIT, attorneys: EDIT },
  columns: [title, indexed("MatterId"), ...columns, note(SOURCE_NOTES)],
});
const evidence = (name: ListName, holds: string, staff: Rights, columns: readonly Column[] = []): ListSchema => ({
  name,
  kind: "list",
  holds,
  may: { staff, attorneys: ADD },
  columns: [title, unique("RecordKey"), indexed("DraftId"), ...columns, ...CONTENT_COLUMNS.map(note)],
});

/** One folder a matter, made on first use. Nobody changes what lies there: a later file is another file. */
const libraryOfMatters = (name: ListName, holds: string, staff: Rights): ListSchema => ({
  name,
  kind: "library",
  holds,
  may: { staff, attorneys: ADD },
  columns: [title],
});

export const listSchema: readonly ListSchema[] = [
  {
    name: "Matters",
    kind: "list",
    holds: "One row a matter: its court and its client.",
    may: { staff: EDIT, attorneys: EDIT },
    columns: [
      title,
      unique("MatterNumber"),
      text("ShortTitle"),
      indexed("Stage"),
      text("TimeZone"),
      text("PracticeArea"),
      text("CourtProfile"),
      text("CourtName"),
      text("CourtCounty"),
      text("CourtState"),
      text("CourtBranch"),
      text("CourtDistrict"),
      text("CourtDivision"),
      text("CourtAddress"),
      text("CourtDepartment"),
      text("CourtJudge"),
      text("CaseNumber"),
      text("CaseClass"),
      text("DocumentTitle"),
      note("Causes"),
      note("VenueBasis"),
      note("JurisdictionBasis"),
      text("IncidentDate"),
      text("IncidentPlace"),
      note("IncidentSummary"),
      note("Injuries"),
      number("AmountInControversy"),
      number("SpecialDamages"),
      { name: "JuryDemanded", type: "boolean" },
      text("FiledOn"),
      text("HearingDate"),
      text("TrialDate"),
      text("ClientPerson"),
      text("DeclarantPerson"),
      text("DeclarantCapacity"),
      text("MotionTitle"),
      // Hints alone: whose confirmation the matter's rights wait for, and what was proposed. The rights themselves stand in MatterRights.
      indexed("RightsWaitFor"),
      note("RightsProposed"),
      text("RecordsSite"),
      note(SOURCE_NOTES),
    ],
  },
  {
    name: "People",
    kind: "list",
    holds: "Clients, declarants and the firm itself, as they are named in documents.",
    may: { staff: EDIT, attorneys: EDIT },
    columns: [
      title,
      { name: "PersonKind", type: "choice", choices: ["individual", "organization", "firm"], indexed: true },
      text("Salutation"),
      text("EntityType"),
      text("ContactName"),
      text("ContactTitle"),
      text("Address"),
      text("City"),
      text("County"),
      text("State"),
      text("PostalCode"),
      text("Email"),
      text("Phone"),
      text("Fax"),
      text("Website"),
      text("Occupation"),
      note(SOURCE_NOTES),
    ],
  },
  ofMatter("Parties", "The parties of a matter, in the order of the caption.", [
    number("Position"),
    text("PartyRole"),
    text("EntityType"),
    text("Residence"),
    text("Address"),
    text("AgentForService"),
    { name: "IsClient", type: "boolean" },
    { name: "IsDoe", type: "boolean" },
  ]),
  ofMatter("Counsel", "Counsel of record of the other parties.", [
    number("Position"),
    text("FirmName"),
    text("BarNumber"),
    text("Address"),
    text("Email"),
    text("Phone"),
    text("Represents"),
    text("CounselRole"),
  ]),
  ofMatter("Engagements", "The terms on which the firm acts.", [
    note("Scope"),
    note("Exclusions"),
    text("FeeArrangement"),
    number("HourlyRate"),
    number("AssociateRate"),
    number("ParalegalRate"),
    number("Retainer"),
    number("ReplenishBelow"),
    number("BillingIncrement"),
    text("BillingCycle"),
    number("PaymentDays"),
    text("EffectiveDate"),
    note("Costs"),
    note("DisputeResolution"),
    text("SignatoryName"),
    text("SignatoryTitle"),
  ]),
  ofMatter("Exhibits", "Exhibits, in the order of their letters.", [
    number("Position"),
    text("ExhibitLabel"),
    note("Description"),
    text("ExhibitDate"),
    number("Pages"),
    text("BatesRange"),
    text("Authentication"),
  ]),
  ofMatter("Events", "What happened, dated, each with where it is known from.", [
    number("Position"),
    text("EventDate"),
    note("Narrative"),
    text("ExhibitLabel"),
    text("KnownFrom"),
  ]),
  ofMatter("Deadlines", "Dates by which something must be done, with the rule they rest on.", [
    number("Position"),
    text("DueDate"),
    text("DueTime"),
    text("Basis"),
    text("Owner"),
    text("DeadlineStatus"),
  ]),
  {
    name: "Templates",
    kind: "library",
    holds: "The firm's published templates.",
    may: { staff: READ, attorneys: EDIT },
    columns: [
      title,
      { name: "TemplateKind", type: "text", indexed: true },
      text("CourtProfile"),
      text("TemplateVersion"),
    ],
  },
  {
    name: "MatterDocuments",
    kind: "library",
    holds: "One folder a matter, with its Drafts, made on first use.",
    may: { staff: EDIT, attorneys: EDIT },
    columns: [title],
  },
  libraryOfMatters("Finals", "The clean copies attorneys made after review and sign-off.", READ),
  libraryOfMatters(
    "Supervision",
    "Who drafted, checked, reviewed and signed each final; never beside the filing.",
    READ,
  ),
  libraryOfMatters(
    "Filings",
    "What leaves: copies with blanks filled, conformed, executed and file-stamped copies.",
    ADD,
  ),
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
      { name: "Due", type: "dateTime" },
      { name: "QualityCheck", type: "boolean" },
      indexed("AssignmentState"),
    ],
  },
  {
    name: "Drafts",
    kind: "list",
    holds: "The work state of each draft: whose turn it is, never what is approved.",
    may: { staff: EDIT, attorneys: EDIT },
    columns: [
      title,
      unique("DraftId"),
      indexed("MatterId"),
      text("TemplateId"),
      text("AssignmentId"),
      text("DraftForum"),
      {
        name: "WorkState",
        type: "choice",
        choices: ["drafting", "in-review", "sent-back", "signed", "final"],
        indexed: true,
      },
      { name: "IsOpen", type: "choice", choices: ["open", "closed"], indexed: true },
      indexed("DriveItemId"),
      note("WebUrl"),
      indexed("AuthorOid"),
      text("AuthorName"),
      { name: "Due", type: "dateTime" },
      number("Round"),
      number("UnitsLeft"),
      number("Questions"),
    ],
  },
  evidence("Reviews", "Append-only: what reviewers decided, unit by unit.", ADD),
  evidence("Audit", "Append-only: what was done, by ids and hashes.", ADD, [indexed("Digest")]),
  evidence("SignOffs", "Append-only: attorneys' statements about content hashes, and withdrawals.", READ, [
    indexed("MatterId"),
    indexed("ContentHash"),
  ]),
  // A list and a library of one site cannot share a name.
  evidence("FilingRows", "Append-only: what became of a final, and every file of Filings by its digest.", ADD, [
    indexed("MatterId"),
    indexed("Digest"),
  ]),
  {
    name: "MatterRights",
    kind: "list",
    holds: "Append-only: before which forums a matter stands, who is responsible and who signs, from when.",
    may: { staff: READ, attorneys: ADD },
    columns: [title, unique("RecordKey"), indexed("MatterId"), ...CONTENT_COLUMNS.map(note)],
  },
  {
    name: "Attorneys",
    kind: "list",
    holds: "The roster. Rows are dated and never deleted; record administrators keep it.",
    may: { staff: READ, attorneys: READ },
    // One line an admission: `forum; number; from; until`, days as `2026-03-01`, `until` empty while it stands.
    columns: [
      title,
      indexed("Oid"),
      text("JobTitle"),
      text("Email"),
      text("Phone"),
      text("ActiveFrom"),
      text("ActiveUntil"),
      note("Admissions"),
    ],
  },
];

/** The list of that name. Every `ListName` is declared above; a missing one is a mistake in this file. */
export const listNamed = (name: ListName): ListSchema => {
  const found = listSchema.find((list) => list.name === name);
  if (found === undefined) throw new Error(`The list ${name} is not declared.`);
  return found;
};

/** Which group a role of the tenant's app belongs to on the site; undefined for people without a role: they may read nothing. */
export const groupOf = (roles: readonly string[]): Group | undefined =>
  roles.includes("Countersign.Attorney")
    ? "attorneys"
    : roles.includes("Countersign.TeamLead") || roles.includes("Countersign.Paralegal")
      ? "staff"
      : undefined;
