/** What happened in the sample matters and what shows it: exhibits, events, deadlines. */
import { danielWhitcomb, mOkoye } from "./sample-firm";
import { row, type SampleRow } from "./sample-row";

export const sampleExhibits: readonly SampleRow[] = [
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

export const sampleEvents: readonly SampleRow[] = [
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

export const sampleDeadlines: readonly SampleRow[] = [
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
