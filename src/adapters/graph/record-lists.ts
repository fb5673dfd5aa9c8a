/** The firm's records: what is evidence and only ever added to, the work state of drafts, and what is kept about people. */
import {
  ADD,
  CONTENT_COLUMNS,
  EDIT,
  indexed,
  note,
  number,
  READ,
  text,
  time,
  title,
  unique,
  yesNo,
  type Column,
  type DeclaredList,
  type Rights,
} from "./columns";

const content = CONTENT_COLUMNS.map(note);

const evidence = <Name extends string>(
  name: Name,
  holds: string,
  staff: Rights,
  columns: readonly Column[],
): DeclaredList<Name> => ({
  name,
  kind: "list",
  holds,
  may: { staff, attorneys: ADD },
  columns: [title, unique("RecordKey"), ...columns, ...content],
});
/** Grows by hundreds of thousands of rows: a list a year, so that a year can be closed and no list outgrows what SharePoint can change. */
const yearly = <Name extends string>(
  name: Name,
  holds: string,
  columns: readonly Column[],
): DeclaredList<Name> & { readonly yearly: true } => ({
  ...evidence(name, holds, ADD, [
    indexed("DraftId"),
    // `<oid>-2026-W48`: whose draft it is about, and who wrote it, by the week it was written in.
    indexed("DrafterWeek"),
    indexed("WriterWeek"),
    ...columns,
  ]),
  yearly: true,
});

/** One folder a matter, made on first use. Nobody changes what lies there: a later file is another file. */
const libraryOfMatters = <Name extends string>(name: Name, holds: string, staff: Rights): DeclaredList<Name> => ({
  name,
  kind: "library",
  holds,
  may: { staff, attorneys: ADD },
  columns: [title],
});

const aboutPeople = { staff: ADD, leads: READ, attorneys: READ };

export const recordLists = [
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
      {
        name: "WorkState",
        type: "choice",
        choices: ["drafting", "in-review", "sent-back", "signed", "final", "closed"],
      },
      { name: "IsOpen", type: "choice", choices: ["open", "closed"], indexed: true },
      // `open-2026-W48`, by the week it was begun in; `closed-…` from its final on, or when it was closed without one.
      indexed("Bucket"),
      // Whose turn it is: one attorney's or drafter's oid; emptied when the turn passes.
      indexed("WaitsFor"),
      // `<oid>-2026-W48`: who drafts it, by the week it was begun in.
      indexed("DrafterWeek"),
      indexed("DueDay"),
      indexed("DriveItemId"),
      note("WebUrl"),
      text("AuthorOid"),
      text("AuthorName"),
      text("DraftForum"),
      text("MatterNumber"),
      text("MatterTitle"),
      text("TimeZone"),
      time("Due"),
      number("Round"),
      number("UnitsLeft"),
      number("Questions"),
    ],
  },
  yearly("Reviews", "Append-only, a list a year: what reviewers decided, unit by unit.", []),
  yearly("Audit", "Append-only, a list a year: what was done, by ids and hashes.", [indexed("Digest")]),
  evidence("SignOffs", "Append-only: attorneys' statements about content hashes, and withdrawals.", READ, [
    indexed("DraftId"),
    indexed("MatterId"),
    indexed("ContentHash"),
  ]),
  // A list and a library of one site cannot share a name.
  evidence("FilingRows", "Append-only: what became of a final, and every file of Filings by its digest.", ADD, [
    indexed("DraftId"),
    indexed("MatterId"),
    indexed("Digest"),
  ]),
  evidence(
    "MatterRights",
    "Append-only: before which forums a matter stands, who is responsible and who signs, from when.",
    READ,
    [indexed("MatterId")],
  ),
  evidence(
    "Confirmations",
    "Append-only: what an attorney confirmed of deadlines, profiles and texts of rules.",
    READ,
    [indexed("MatterId"), indexed("Subject")],
  ),
  evidence("Scopes", "Append-only: what attorneys allowed one person to draft, from when and for how long.", READ, [
    // `<oid>-2026`: extensions of a day grow with the years, so a year's are asked for.
    indexed("PersonYear"),
  ]),
  evidence("ApprovedBefore", "Append-only: published wording attorneys approved with its template.", READ, [
    indexed("TemplateId"),
    indexed("WordsHash"),
  ]),
  evidence("Seals", "Append-only: an attorney's signature over the digest of a month's evidence.", READ, [
    indexed("SealedMonth"),
  ]),
  {
    name: "Feedback",
    kind: "list",
    holds: "What is said of somebody's work, never evidence; kept a year.",
    may: aboutPeople,
    staffReadOwn: true,
    columns: [title, unique("RecordKey"), indexed("AboutWeek"), indexed("WriterWeek"), text("DraftId"), note("Words")],
  },
  {
    name: "TimeEntries",
    kind: "list",
    holds: "Who worked on what for how long, never evidence; kept a year.",
    may: aboutPeople,
    staffReadOwn: true,
    columns: [
      title,
      unique("RecordKey"),
      indexed("WriterWeek"),
      indexed("MatterWeek"),
      text("DraftId"),
      number("Minutes"),
      note("Words"),
    ],
  },
  {
    name: "Shifts",
    kind: "list",
    holds: "Who works when: person, zone, days and hours.",
    may: { staff: READ, leads: EDIT, attorneys: READ },
    columns: [
      title,
      indexed("Oid"),
      text("TimeZone"),
      text("Days"),
      text("FromHour"),
      text("UntilHour"),
      text("ValidFrom"),
      text("ValidUntil"),
    ],
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
  {
    name: "Access",
    kind: "list",
    holds: "Agreements and trainings of the people who draft; record administrators keep it.",
    may: { staff: READ, attorneys: READ },
    columns: [
      title,
      indexed("Oid"),
      text("Agreement"),
      text("ValidFrom"),
      text("ValidUntil"),
      yesNo("Offshore"),
      note("Trainings"),
    ],
  },
] as const satisfies readonly DeclaredList<string>[];
