/** The lists of the sample firm as its site is first filled, its roster, assignments and templates among them. */
import { sampleDeadlines, sampleEvents, sampleExhibits } from "./sample-case-facts";
import { anaReyes, danielWhitcomb, joelSantos, mOkoye, susanHarlan } from "./sample-firm";
import { sampleMatters } from "./sample-matters";
import { sampleContacts, sampleCounsel, sampleEngagements, sampleParties } from "./sample-parties";
import { sampleRights } from "./sample-rights";
import { row, type SampleRow } from "./sample-row";

export interface SampleTemplate {
  /** File under assets/templates. */
  readonly file: string;
  readonly title: string;
  readonly kind: string;
  readonly courtProfile: string;
  readonly version: string;
}

const attorneys: readonly SampleRow[] = [
  row(1, {
    Title: mOkoye.name,
    Oid: mOkoye.oid,
    JobTitle: "Partner",
    Email: mOkoye.userName,
    Phone: "(213) 555-0142",
    ActiveFrom: "2014-12-03",
    ActiveUntil: "",
    Admissions: "US-CA; 301244; 2014-12-03;\nUS-CACD; 301244; 2015-02-11;",
  }),
  row(2, {
    Title: danielWhitcomb.name,
    Oid: danielWhitcomb.oid,
    JobTitle: "Associate",
    Email: danielWhitcomb.userName,
    Phone: "(213) 555-0147",
    ActiveFrom: "2021-09-07",
    ActiveUntil: "",
    Admissions: "US-CA; 328817; 2019-06-04;",
  }),
  row(3, {
    Title: susanHarlan.name,
    Oid: susanHarlan.oid,
    JobTitle: "Partner",
    Email: susanHarlan.userName,
    Phone: "(213) 555-0139",
    ActiveFrom: "2006-01-09",
    ActiveUntil: "2026-03-31",
    Admissions: "US-CA; 214509; 2001-12-11;\nUS-CACD; 214509; 2002-03-05;",
  }),
];

const assignments: readonly SampleRow[] = [
  row(1, {
    MatterId: "1",
    AssignmentKey: "rivera-complaint-1",
    Title: "Complaint, Rivera",
    TemplateKind: "complaint",
    Goal: "File-ready complaint for premises liability and negligence.",
    DoList: "Plead notice from the employee's statement.\nName Does 1 through 20.",
    DoNotList: "No punitive damages.\nDo not plead res ipsa loquitur.",
    AssignedToOid: anaReyes.oid,
    AssignedToName: anaReyes.name,
    SupervisingOid: mOkoye.oid,
    SupervisingName: mOkoye.name,
    Due: "2026-11-24T05:00:00Z",
    QualityCheck: false,
    AssignmentState: "open",
  }),
  row(2, {
    MatterId: "2",
    AssignmentKey: "tran-declaration-1",
    Title: "Declaration of Linh Tran",
    TemplateKind: "declaration",
    Goal: "Declaration in support of the motion for preliminary injunction.",
    DoList: "First person, personal knowledge only.\nLay a foundation for Exhibits A through C.",
    DoNotList: "No hearsay from neighbors.",
    AssignedToOid: anaReyes.oid,
    AssignedToName: anaReyes.name,
    SupervisingOid: danielWhitcomb.oid,
    SupervisingName: danielWhitcomb.name,
    Due: "2026-11-25T02:00:00Z",
    QualityCheck: true,
    AssignmentState: "open",
  }),
  row(3, {
    MatterId: "3",
    AssignmentKey: "haldane-retainer-1",
    Title: "Fee agreement, Haldane",
    TemplateKind: "retainer",
    Goal: "Hourly fee agreement for general commercial advice.",
    DoList: "Use the firm's standard cost schedule.",
    DoNotList: "No flat fee language.",
    AssignedToOid: joelSantos.oid,
    AssignedToName: joelSantos.name,
    SupervisingOid: danielWhitcomb.oid,
    SupervisingName: danielWhitcomb.name,
    Due: "2026-11-26T01:00:00Z",
    QualityCheck: false,
    AssignmentState: "open",
  }),
];

export const sampleTemplates: readonly SampleTemplate[] = [
  {
    file: "complaint.docx",
    title: "Complaint, 28-line pleading paper",
    kind: "complaint",
    courtProfile: "us-ca-superior",
    version: "1",
  },
  {
    file: "declaration.docx",
    title: "Declaration under penalty of perjury",
    kind: "declaration",
    courtProfile: "us-ca-superior",
    version: "1",
  },
  { file: "retainer.docx", title: "Hourly fee agreement", kind: "retainer", courtProfile: "", version: "1" },
];

/** The lists as they are first filled, by internal list name. Lists not named here start empty. */
export const sampleLists: Readonly<Record<string, readonly SampleRow[]>> = {
  Attorneys: attorneys,
  Matters: sampleMatters,
  People: sampleContacts,
  Parties: sampleParties,
  Counsel: sampleCounsel,
  Engagements: sampleEngagements,
  Exhibits: sampleExhibits,
  Events: sampleEvents,
  Deadlines: sampleDeadlines,
  Assignments: assignments,
  MatterRights: sampleRights,
};
