/**
 * The sample firm: who works there, who may sign what, and four matters as its lists hold them.
 * Nobody here exists. Telephone numbers are from the 555-01xx range and addresses of e-mail end in `.example`.
 */

export type SampleRole = "Countersign.Paralegal" | "Countersign.TeamLead" | "Countersign.Attorney";

export interface SamplePerson {
  /** Entra object id. */
  readonly oid: string;
  readonly name: string;
  readonly userName: string;
  readonly roles: readonly SampleRole[];
  /** One line for the sign-in page. */
  readonly about: string;
}

export type SampleFields = Readonly<Record<string, string | number | boolean>>;

/** One row as the site is first filled: SharePoint's own id, and its columns by internal name. */
export interface SampleRow {
  readonly id: string;
  readonly fields: SampleFields;
}

export interface SampleTemplate {
  /** File under assets/templates. */
  readonly file: string;
  readonly title: string;
  readonly kind: string;
  readonly courtProfile: string;
  readonly version: string;
}

export const sampleTenant = "6f0c2a54-7d1e-4b6b-9a53-1f7e0d2c8b40";

export const anaReyes: SamplePerson = {
  oid: "0b8f3d52-41c6-4f0e-8a7b-5d2e9c31f601",
  name: "Ana Reyes",
  userName: "ana.reyes@callowaybrandt.example",
  roles: ["Countersign.Paralegal"],
  about: "Paralegal, litigation, Manila night desk",
};
export const joelSantos: SamplePerson = {
  oid: "1c7e4e63-52d7-4a1f-9b8c-6e3fad42a702",
  name: "Joel Santos",
  userName: "joel.santos@callowaybrandt.example",
  roles: ["Countersign.Paralegal"],
  about: "Paralegal, transactions, Manila night desk",
};
export const priyaRaman: SamplePerson = {
  oid: "2d6d5f74-63e8-4b20-8c9d-7f40be53b803",
  name: "Priya Raman",
  userName: "priya.raman@callowaybrandt.example",
  roles: ["Countersign.TeamLead"],
  about: "Team lead, drafting desk",
};
export const mOkoye: SamplePerson = {
  oid: "3e5c6085-74f9-4c31-9dae-8051cf64c904",
  name: "M. Okoye",
  userName: "m.okoye@callowaybrandt.example",
  roles: ["Countersign.Attorney"],
  about: "Partner, SBN 301244, California and C.D. Cal.",
};
export const danielWhitcomb: SamplePerson = {
  oid: "4f4b7196-850a-4d42-8ebf-9162d075da05",
  name: "Daniel Whitcomb",
  userName: "daniel.whitcomb@callowaybrandt.example",
  roles: ["Countersign.Attorney"],
  about: "Associate, SBN 328817, California only",
};
export const susanHarlan: SamplePerson = {
  oid: "503a82a7-961b-4e53-9fc0-a273e186eb06",
  name: "Susan Harlan",
  userName: "susan.harlan@callowaybrandt.example",
  roles: ["Countersign.Attorney"],
  about: "Former partner, left the firm on March 31, 2026",
};
/** An attorney in Entra whom nobody has put on the roster: she may read, and nothing she decides counts. */
export const naomiFeld: SamplePerson = {
  oid: "614b93b8-0a7c-4f64-8ad1-b384f297fc07",
  name: "Naomi Feld",
  userName: "naomi.feld@callowaybrandt.example",
  roles: ["Countersign.Attorney"],
  about: "New associate, not yet on the firm's roster",
};

/** Owns the site and has no role in the firm's work. */
export const martaVance: SamplePerson = {
  oid: "725ca4c9-1b8d-4075-9be2-c495f3a80d08",
  name: "Marta Vance",
  userName: "marta.vance@callowaybrandt.example",
  roles: [],
  about: "Firm IT, owner of the site; no role in Countersign",
};

export const samplePeople: readonly SamplePerson[] = [
  anaReyes,
  joelSantos,
  priyaRaman,
  mOkoye,
  danielWhitcomb,
  susanHarlan,
  naomiFeld,
];

export const riveraMatterId = "1";
export const tranMatterId = "2";
export const haldaneMatterId = "3";
export const ostranderMatterId = "4";

const PACIFIC = "America/Los_Angeles";
const row = (id: number, fields: SampleFields): SampleRow => ({ id: String(id), fields });

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

const matters: readonly SampleRow[] = [
  row(1, {
    Title: "Rivera v. Harborview Market, Inc.",
    MatterNumber: "2026-0142",
    ShortTitle: "Rivera",
    Stage: "pre-filing",
    TimeZone: PACIFIC,
    PracticeArea: "Premises liability",
    CourtProfile: "us-ca-superior",
    Forum: "US-CA",
    CourtName: "Superior Court of the State of California",
    CourtCounty: "Los Angeles",
    CourtState: "California",
    CourtBranch: "Central District, Stanley Mosk Courthouse",
    CourtAddress: "111 North Hill Street, Los Angeles, California 90012",
    CaseClass: "Unlimited Civil Case",
    DocumentTitle: "Complaint for Damages",
    Causes: "Premises Liability\nNegligence",
    VenueBasis:
      "the injury to Plaintiff's person occurred in the County of Los Angeles, and Defendant's principal place of business is there (Code Civ. Proc., § 395(a))",
    JurisdictionBasis: "the amount in controversy exceeds $35,000, exclusive of interest and costs",
    IncidentDate: "2025-08-16",
    IncidentPlace: "Harborview Market, 2200 West Sunset Boulevard, Los Angeles",
    IncidentSummary:
      "Plaintiff slipped on liquid leaking from a refrigerated display case in the dairy aisle and fell. No warning sign, mat or barrier marked the liquid.",
    Injuries: "a displaced fracture of the right wrist and a lumbar disc herniation",
    AmountInControversy: 385000,
    SpecialDamages: 74312.5,
    JuryDemanded: true,
    ClientPerson: "1",
    ResponsibleAttorneys: mOkoye.oid,
    SigningAttorneys: mOkoye.oid,
    SourceNotes: JSON.stringify({
      IncidentDate: { value: "2025-08-16", note: "Intake interview of January 12, 2026, page 2" },
      SpecialDamages: { value: "74312.5", note: "Billing summary from Good Harbor Medical Group, April 9, 2026" },
    }),
  }),
  row(2, {
    Title: "Tran v. Westlake Property Management, LLC",
    MatterNumber: "2026-0157",
    ShortTitle: "Tran",
    Stage: "law and motion",
    TimeZone: PACIFIC,
    PracticeArea: "Landlord and tenant",
    CourtProfile: "us-ca-superior",
    Forum: "US-CA",
    CourtName: "Superior Court of the State of California",
    CourtCounty: "San Diego",
    CourtState: "California",
    CourtBranch: "Central Division, Hall of Justice",
    CourtAddress: "330 West Broadway, San Diego, California 92101",
    CourtDepartment: "C-67",
    CourtJudge: "Hon. Teresa Valdivia",
    CaseNumber: "37-2026-00018842-CU-BT-CTL",
    CaseClass: "Unlimited Civil Case",
    DocumentTitle: "Declaration of Linh Tran",
    Causes: "Breach of the Implied Warranty of Habitability\nRetaliatory Eviction",
    MotionTitle: "Motion for Preliminary Injunction",
    HearingDate: "2026-12-18",
    FiledOn: "2026-05-06",
    TrialDate: "2027-06-14",
    AmountInControversy: 96000,
    JuryDemanded: true,
    ClientPerson: "2",
    DeclarantPerson: "2",
    DeclarantCapacity: "the plaintiff in this action",
    ResponsibleAttorneys: `${mOkoye.oid}\n${danielWhitcomb.oid}`,
    SigningAttorneys: `${danielWhitcomb.oid}\n${mOkoye.oid}`,
  }),
  row(3, {
    Title: "Haldane Ceramics, Inc. - general commercial advice",
    MatterNumber: "2026-0163",
    ShortTitle: "Haldane",
    Stage: "engagement",
    TimeZone: PACIFIC,
    PracticeArea: "Commercial contracts",
    Forum: "US-CA",
    DocumentTitle: "Attorney-Client Fee Agreement",
    ClientPerson: "3",
    ResponsibleAttorneys: `${danielWhitcomb.oid}\n${mOkoye.oid}`,
    SigningAttorneys: danielWhitcomb.oid,
  }),
  row(4, {
    Title: "Ostrander Freight Lines, Inc. v. Meridian Cold Storage LLC",
    MatterNumber: "2026-0128",
    ShortTitle: "Ostrander",
    Stage: "pre-filing",
    TimeZone: PACIFIC,
    PracticeArea: "Commercial litigation",
    CourtProfile: "us-federal-district",
    Forum: "US-CACD",
    CourtName: "United States District Court",
    CourtCounty: "Los Angeles",
    CourtState: "California",
    CourtDistrict: "Central District of California",
    CourtDivision: "Western Division",
    CourtBranch: "First Street Courthouse",
    CourtAddress: "350 West First Street, Los Angeles, California 90012",
    CaseClass: "Civil",
    DocumentTitle: "Complaint for Breach of Contract",
    Causes: "Breach of Contract\nAccount Stated",
    VenueBasis:
      "a substantial part of the events giving rise to the claims occurred in this District (28 U.S.C. § 1391(b)(2))",
    JurisdictionBasis:
      "complete diversity of citizenship exists between the parties and the amount in controversy exceeds $75,000, exclusive of interest and costs (28 U.S.C. § 1332(a)(1))",
    IncidentDate: "2025-11-03",
    IncidentPlace: "Vernon, California",
    IncidentSummary:
      "Defendant accepted 41 refrigerated loads under the Master Transportation Agreement and has paid for 23 of them.",
    Injuries: "unpaid freight charges",
    AmountInControversy: 412680,
    SpecialDamages: 412680,
    JuryDemanded: true,
    ClientPerson: "4",
    // Daniel Whitcomb is named here too, though he is admitted in California only: the forum keeps him from signing for filing.
    ResponsibleAttorneys: `${mOkoye.oid}\n${danielWhitcomb.oid}`,
    SigningAttorneys: `${mOkoye.oid}\n${danielWhitcomb.oid}`,
  }),
];

const people: readonly SampleRow[] = [
  // Rivera's address is missing on purpose: the first draft shows it as a blank.
  row(1, {
    Title: "Elena Rivera",
    PersonKind: "individual",
    Salutation: "Ms. Rivera",
    City: "Los Angeles",
    County: "Los Angeles",
    State: "California",
    Email: "elena.rivera@mail.example",
    Phone: "(323) 555-0118",
    Occupation: "school cafeteria manager",
  }),
  row(2, {
    Title: "Linh Tran",
    PersonKind: "individual",
    Salutation: "Ms. Tran",
    Address: "3811 Wabash Avenue, Unit 6, San Diego, California 92104",
    City: "San Diego",
    County: "San Diego",
    State: "California",
    PostalCode: "92104",
    Email: "linh.tran@mail.example",
    Phone: "(619) 555-0163",
    Occupation: "dental hygienist",
  }),
  row(3, {
    Title: "Haldane Ceramics, Inc.",
    PersonKind: "organization",
    Salutation: "Ms. Haldane",
    EntityType: "a California corporation",
    ContactName: "Margaret Haldane",
    ContactTitle: "Chief Executive Officer",
    Address: "4150 Kilroy Airport Way, Suite 210, Long Beach, California 90806",
    City: "Long Beach",
    County: "Los Angeles",
    State: "California",
    PostalCode: "90806",
    Email: "mhaldane@haldaneceramics.example",
    Phone: "(562) 555-0174",
  }),
  row(4, {
    Title: "Ostrander Freight Lines, Inc.",
    PersonKind: "organization",
    Salutation: "Mr. Ostrander",
    EntityType: "a Nevada corporation",
    ContactName: "Paul Ostrander",
    ContactTitle: "President",
    Address: "1875 Greg Street, Sparks, Nevada 89431",
    City: "Sparks",
    County: "Washoe",
    State: "Nevada",
    PostalCode: "89431",
    Email: "postrander@ostranderfreight.example",
    Phone: "(775) 555-0125",
  }),
  row(5, {
    Title: "Calloway Brandt LLP",
    PersonKind: "firm",
    EntityType: "a California limited liability partnership",
    Address: "515 South Flower Street, Suite 1800, Los Angeles, California 90071",
    City: "Los Angeles",
    County: "Los Angeles",
    State: "California",
    PostalCode: "90071",
    Email: "office@callowaybrandt.example",
    Phone: "(213) 555-0140",
    Fax: "(213) 555-0141",
    Website: "www.callowaybrandt.example",
  }),
];

const parties: readonly SampleRow[] = [
  row(1, {
    MatterId: "1",
    Position: 1,
    Title: "Elena Rivera",
    PartyRole: "Plaintiff",
    EntityType: "an individual",
    Residence: "the County of Los Angeles, California",
    IsClient: true,
    IsDoe: false,
  }),
  row(2, {
    MatterId: "1",
    Position: 2,
    Title: "Harborview Market, Inc.",
    PartyRole: "Defendant",
    EntityType: "a California corporation",
    Residence: "the County of Los Angeles, California",
    Address: "2200 West Sunset Boulevard, Los Angeles, California 90026",
    AgentForService: "Registered Agents of Sacramento, Inc.",
    IsClient: false,
    IsDoe: false,
  }),
  row(3, {
    MatterId: "1",
    Position: 3,
    Title: "Does 1 through 20, inclusive",
    PartyRole: "Defendant",
    Residence: "places presently unknown",
    IsClient: false,
    IsDoe: true,
  }),
  row(4, {
    MatterId: "2",
    Position: 1,
    Title: "Linh Tran",
    PartyRole: "Plaintiff",
    EntityType: "an individual",
    Residence: "the County of San Diego, California",
    IsClient: true,
    IsDoe: false,
  }),
  row(5, {
    MatterId: "2",
    Position: 2,
    Title: "Westlake Property Management, LLC",
    PartyRole: "Defendant",
    EntityType: "a California limited liability company",
    Residence: "the County of San Diego, California",
    Address: "7710 Hazard Center Drive, Suite E, San Diego, California 92108",
    AgentForService: "Corrine Westlake",
    IsClient: false,
    IsDoe: false,
  }),
  row(6, {
    MatterId: "4",
    Position: 1,
    Title: "Ostrander Freight Lines, Inc.",
    PartyRole: "Plaintiff",
    EntityType: "a Nevada corporation",
    Residence: "Sparks, Nevada",
    IsClient: true,
    IsDoe: false,
  }),
  row(7, {
    MatterId: "4",
    Position: 2,
    Title: "Meridian Cold Storage LLC",
    PartyRole: "Defendant",
    EntityType: "a California limited liability company whose members are citizens of California",
    Residence: "Vernon, California",
    Address: "3305 East Vernon Avenue, Vernon, California 90058",
    AgentForService: "Harold Minchin",
    IsClient: false,
    IsDoe: false,
  }),
];

const counsel: readonly SampleRow[] = [
  row(1, {
    MatterId: "2",
    Position: 1,
    Title: "Gregory Lund",
    FirmName: "Lund & Mercer, APC",
    BarNumber: "187730",
    Address: "750 B Street, Suite 2400, San Diego, California 92101",
    Email: "glund@lundmercer.example",
    Phone: "(619) 555-0191",
    Represents: "Westlake Property Management, LLC",
    CounselRole: "Attorneys for Defendant",
  }),
];

const engagements: readonly SampleRow[] = [
  row(1, {
    MatterId: "3",
    Title: "Attorney-Client Fee Agreement",
    Scope:
      "advice on the negotiation and drafting of supply, distribution and equipment-lease agreements for Client's Long Beach plant",
    Exclusions:
      "Litigation, arbitration or administrative proceedings\nTax advice\nEmployment matters\nPatent and trademark prosecution",
    FeeArrangement: "hourly",
    HourlyRate: 545,
    AssociateRate: 395,
    ParalegalRate: 185,
    Retainer: 15000,
    ReplenishBelow: 5000,
    BillingIncrement: 0.1,
    BillingCycle: "monthly",
    PaymentDays: 30,
    EffectiveDate: "2026-12-01",
    Costs:
      "Filing and recording fees\nMessenger and overnight delivery\nComputerized legal research billed by the provider\nTravel outside Los Angeles and Orange Counties",
    DisputeResolution: "non-binding fee arbitration under Business and Professions Code sections 6200 through 6206",
    SignatoryName: "Margaret Haldane",
    SignatoryTitle: "Chief Executive Officer",
  }),
];

const exhibits: readonly SampleRow[] = [
  row(1, {
    MatterId: "2",
    Position: 1,
    ExhibitLabel: "A",
    Title: "Lease",
    Description: "Residential lease for 3811 Wabash Avenue, Unit 6, signed March 28, 2024",
    ExhibitDate: "2024-03-28",
    Pages: 14,
    BatesRange: "TRAN000001-000014",
    Authentication: "I signed this lease and kept this copy of it in my files.",
  }),
  row(2, {
    MatterId: "2",
    Position: 2,
    ExhibitLabel: "B",
    Title: "Photographs",
    Description: "Six photographs of the bedroom ceiling, taken February 3, 2026",
    ExhibitDate: "2026-02-03",
    Pages: 6,
    BatesRange: "TRAN000015-000020",
    Authentication: "I took these photographs with my telephone on the date they show.",
  }),
  row(3, {
    MatterId: "2",
    Position: 3,
    ExhibitLabel: "C",
    Title: "E-mail exchange",
    Description: "E-mail exchange between me and Corrine Westlake, February 4 through February 19, 2026",
    ExhibitDate: "2026-02-19",
    Pages: 5,
    BatesRange: "TRAN000021-000025",
    Authentication: "I sent and received these messages from my own account.",
  }),
  row(4, {
    MatterId: "4",
    Position: 1,
    ExhibitLabel: "1",
    Title: "Master Transportation Agreement",
    Description: "Master Transportation Agreement dated February 14, 2025",
    ExhibitDate: "2025-02-14",
    Pages: 22,
    BatesRange: "OFL000001-000022",
  }),
];

const events: readonly SampleRow[] = [
  row(1, {
    MatterId: "1",
    Position: 1,
    Title: "Fall",
    EventDate: "2025-08-16",
    Narrative:
      "At about 6:40 p.m., Plaintiff entered the dairy aisle of the store to buy milk, slipped on pooled liquid and fell on her right side.",
    KnownFrom: "Intake interview of January 12, 2026, page 2",
  }),
  row(2, {
    MatterId: "1",
    Position: 2,
    Title: "Notice",
    EventDate: "2025-08-16",
    Narrative:
      "An employee told Plaintiff that the display case had been leaking since that morning and that a repair had been requested.",
    KnownFrom: "Intake interview of January 12, 2026, page 3",
  }),
  row(3, {
    MatterId: "1",
    Position: 3,
    Title: "Surgery",
    EventDate: "2025-08-29",
    Narrative: "Plaintiff underwent open reduction and internal fixation of the right wrist.",
    KnownFrom: "Operative report, Good Harbor Medical Group",
  }),
  row(4, {
    MatterId: "2",
    Position: 1,
    Title: "Lease",
    EventDate: "2024-03-28",
    Narrative: "I signed the lease for Unit 6 and moved in on April 1, 2024.",
    ExhibitLabel: "A",
    KnownFrom: "Client interview of May 1, 2026",
  }),
  row(5, {
    MatterId: "2",
    Position: 2,
    Title: "Leak",
    EventDate: "2026-02-03",
    Narrative:
      "Water began to come through the ceiling of the bedroom. Within two days a section of plaster about three feet wide had fallen.",
    ExhibitLabel: "B",
    KnownFrom: "Client interview of May 1, 2026",
  }),
  row(6, {
    MatterId: "2",
    Position: 3,
    Title: "Request for repair",
    EventDate: "2026-02-04",
    Narrative:
      "I wrote to Corrine Westlake, described the leak and asked for a repair. She answered on February 19, 2026, that no repair was planned.",
    ExhibitLabel: "C",
    KnownFrom: "Client's e-mail of March 3, 2026",
  }),
  row(7, {
    MatterId: "2",
    Position: 4,
    Title: "Notice to quit",
    EventDate: "2026-03-11",
    Narrative:
      "Eight days after I reported the leak to the City of San Diego, I found a 60-day notice to quit taped to my door.",
    KnownFrom: "Client interview of May 1, 2026",
  }),
  row(8, {
    MatterId: "4",
    Position: 1,
    Title: "Agreement",
    EventDate: "2025-02-14",
    Narrative: "Plaintiff and Defendant entered into the Master Transportation Agreement.",
    ExhibitLabel: "1",
    KnownFrom: "Exhibit 1",
  }),
  row(9, {
    MatterId: "4",
    Position: 2,
    Title: "Default",
    EventDate: "2025-11-03",
    Narrative: "Defendant stopped paying Plaintiff's invoices while continuing to tender loads.",
    KnownFrom: "Accounts receivable ledger, November 30, 2025",
  }),
];

const deadlines: readonly SampleRow[] = [
  row(1, {
    MatterId: "1",
    Position: 1,
    Title: "Last day to file complaint",
    DueDate: "2027-08-16",
    DueTime: "23:59",
    Basis: "Code Civ. Proc., § 335.1",
    Owner: mOkoye.name,
    DeadlineStatus: "open",
  }),
  row(2, {
    MatterId: "2",
    Position: 1,
    Title: "Reply papers",
    DueDate: "2026-12-11",
    DueTime: "23:59",
    Basis: "Code Civ. Proc., § 1005(b)",
    Owner: danielWhitcomb.name,
    DeadlineStatus: "open",
  }),
  row(3, {
    MatterId: "4",
    Position: 1,
    Title: "Demand letter expires",
    DueDate: "2026-12-04",
    DueTime: "17:00",
    Basis: "Master Transportation Agreement, § 14.2",
    Owner: mOkoye.name,
    DeadlineStatus: "open",
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
  Matters: matters,
  People: people,
  Parties: parties,
  Counsel: counsel,
  Engagements: engagements,
  Exhibits: exhibits,
  Events: events,
  Deadlines: deadlines,
  Assignments: assignments,
};

/** The site of the firm, as Graph addresses it: `<host>:/sites/<name>`. */
export const sampleSiteName = "countersign";
