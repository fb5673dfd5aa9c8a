/**
 * The lists of which a matter has several rows, in an order of their own, each declared here and nowhere else: the facts a template may name, the form
 * that adds a row, the list's columns, the reading of its rows and what a sentence calls it all follow.
 */

export type FactType = "text" | "number" | "boolean" | "lines";

/** `long`: text of several lines, seen by templates as text. Its column is never indexed. */
export type FactRow = readonly [name: string, label: string, column: string, type?: FactType | "long"];

export const matterLists = [
  {
    group: "parties",
    list: "Parties",
    one: "Party",
    holds: "The parties of a matter, in the order of the caption.",
    facts: [
      ["name", "Party", "Title"],
      ["role", "Role", "PartyRole"],
      ["entity", "Entity type", "EntityType"],
      ["residence", "Residence or place of business", "Residence"],
      ["address", "Address", "Address"],
      ["agentForService", "Agent for service", "AgentForService"],
      ["isClient", "Our client", "IsClient", "boolean"],
      ["isDoe", "Doe defendants", "IsDoe", "boolean"],
    ],
  },
  {
    group: "counsel",
    list: "Counsel",
    one: "Counsel of another party",
    holds: "Counsel of record of the other parties.",
    facts: [
      ["name", "Counsel", "Title"],
      ["firm", "Counsel's firm", "FirmName"],
      ["barNumber", "Counsel's bar number", "BarNumber"],
      ["address", "Counsel's address", "Address"],
      ["email", "Counsel's e-mail", "Email"],
      ["phone", "Counsel's telephone", "Phone"],
      ["represents", "Represents", "Represents"],
      ["role", "Counsel's role", "CounselRole"],
    ],
  },
  {
    group: "exhibits",
    list: "Exhibits",
    one: "Exhibit",
    holds: "Exhibits, in the order of their letters.",
    facts: [
      ["title", "Exhibit", "Title"],
      ["label", "Letter or number", "ExhibitLabel"],
      ["description", "Description", "Description", "long"],
      ["date", "Date of the exhibit", "ExhibitDate"],
      ["pages", "Pages", "Pages", "number"],
      ["bates", "Bates range", "BatesRange"],
      ["authentication", "How it is authenticated", "Authentication"],
    ],
  },
  {
    group: "events",
    list: "Events",
    one: "Event",
    holds: "What happened, dated, each with where it is known from.",
    facts: [
      ["title", "Event", "Title"],
      ["date", "Date of the event", "EventDate"],
      ["text", "What happened", "Narrative", "long"],
      ["exhibit", "Exhibit that shows it", "ExhibitLabel"],
      ["knownFrom", "Known from", "KnownFrom"],
    ],
  },
  {
    group: "deadlines",
    list: "Deadlines",
    one: "Deadline",
    holds: "Dates by which something must be done, with the rule they rest on.",
    facts: [
      ["title", "Deadline", "Title"],
      ["due", "Due", "DueDate"],
      ["time", "Time of day", "DueTime"],
      ["basis", "Rule", "Basis"],
      ["owner", "Owner", "Owner"],
      ["status", "Status", "DeadlineStatus"],
    ],
  },
] as const satisfies readonly {
  readonly group: string;
  readonly list: string;
  /** One row of it, as people say it. */
  readonly one: string;
  /** One sentence for the person who provisions the site. */
  readonly holds: string;
  /** The first names the row and must be there. */
  readonly facts: readonly FactRow[];
}[];

export type RowGroup = (typeof matterLists)[number]["group"];
export type MatterListName = (typeof matterLists)[number]["list"];
