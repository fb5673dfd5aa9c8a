/**
 * Every fact a template may name, with the label people read and the list and column that hold it.
 * Forms, "did you mean" and the reading of lists all use this one table. `parties[].name` means: `name` of each row of `parties`.
 *
 *   group        one row of            how it is found
 *   matter       Matters               the matter itself
 *   court        Matters               the matter itself
 *   client       People                the matter's ClientPerson
 *   declarant    People (+ Matters)    the matter's DeclarantPerson; its capacity stands with the matter
 *   firm         People                the row whose kind is `firm`
 *   attorney     Attorneys             the matter's first signing attorney (kept by record administrators, read only here)
 *   engagement   Engagements           the matter's engagement
 *   parties[], counsel[], exhibits[], events[], deadlines[]: every row of the matter, in order of Position
 */

export type FactList =
  "Matters" | "People" | "Attorneys" | "Parties" | "Counsel" | "Engagements" | "Exhibits" | "Events" | "Deadlines";

export type FactType = "text" | "number" | "boolean" | "lines";

export interface FactName {
  /** Dotted path; a group with several rows carries `[]`. */
  readonly path: string;
  readonly label: string;
  readonly list: FactList;
  readonly column: string;
  /** lines: one entry a line, seen by templates as an array. */
  readonly type: FactType;
}

type Row = readonly [name: string, label: string, column: string, type?: FactType];

const group = (prefix: string, list: FactList, rows: readonly Row[]): readonly FactName[] =>
  rows.map(([name, label, column, type = "text"]) => ({ path: `${prefix}.${name}`, label, list, column, type }));

const person: readonly Row[] = [
  ["name", "name", "Title"],
  ["kind", "kind", "PersonKind"],
  ["salutation", "salutation", "Salutation"],
  ["entity", "entity type", "EntityType"],
  ["contactName", "contact", "ContactName"],
  ["contactTitle", "contact's title", "ContactTitle"],
  ["address", "address", "Address"],
  ["city", "city", "City"],
  ["county", "county", "County"],
  ["state", "state", "State"],
  ["postalCode", "ZIP code", "PostalCode"],
  ["email", "e-mail", "Email"],
  ["phone", "telephone", "Phone"],
];
const named = (who: string, rows: readonly Row[]): readonly Row[] =>
  rows.map(([name, label, column, type]) => [name, `${who}'s ${label}`, column, type ?? "text"] as const);

export const factNames: readonly FactName[] = [
  ...group("matter", "Matters", [
    ["number", "Matter number", "MatterNumber"],
    ["title", "Matter title", "Title"],
    ["shortTitle", "Short title", "ShortTitle"],
    ["practiceArea", "Practice area", "PracticeArea"],
    ["caseNumber", "Case number", "CaseNumber"],
    ["documentTitle", "Title of the pleading", "DocumentTitle"],
    ["causes", "Causes of action", "Causes", "lines"],
    ["venueBasis", "Basis of venue", "VenueBasis"],
    ["jurisdictionBasis", "Basis of jurisdiction", "JurisdictionBasis"],
    ["incidentDate", "Date of the incident", "IncidentDate"],
    ["incidentPlace", "Place of the incident", "IncidentPlace"],
    ["incidentSummary", "What happened", "IncidentSummary"],
    ["injuries", "Injuries", "Injuries"],
    ["amountInControversy", "Amount in controversy", "AmountInControversy", "number"],
    ["specialDamages", "Special damages to date", "SpecialDamages", "number"],
    ["juryDemanded", "Jury demanded", "JuryDemanded", "boolean"],
    ["motionTitle", "Motion supported", "MotionTitle"],
    ["filedOn", "Filed on", "FiledOn"],
    ["hearingDate", "Hearing date", "HearingDate"],
    ["trialDate", "Trial date", "TrialDate"],
  ]),
  ...group("court", "Matters", [
    ["name", "Court", "CourtName"],
    ["county", "County", "CourtCounty"],
    ["state", "State of the court", "CourtState"],
    ["branch", "Branch or courthouse", "CourtBranch"],
    ["district", "District", "CourtDistrict"],
    ["division", "Division", "CourtDivision"],
    ["address", "Court's address", "CourtAddress"],
    ["department", "Department", "CourtDepartment"],
    ["judge", "Judge", "CourtJudge"],
    ["caseClass", "Class of case", "CaseClass"],
  ]),
  ...group("client", "People", [...named("Client", person), ["occupation", "Client's occupation", "Occupation"]]),
  ...group("declarant", "People", [
    ...named("Declarant", person),
    ["occupation", "Declarant's occupation", "Occupation"],
  ]),
  ...group("declarant", "Matters", [["capacity", "Declarant's capacity", "DeclarantCapacity"]]),
  ...group("firm", "People", [
    ...named("Firm", person),
    ["fax", "Firm's fax", "Fax"],
    ["website", "Firm's website", "Website"],
  ]),
  ...group("attorney", "Attorneys", [
    ["name", "Signing attorney", "Title"],
    ["title", "Signing attorney's title", "JobTitle"],
    ["email", "Signing attorney's e-mail", "Email"],
    ["phone", "Signing attorney's telephone", "Phone"],
    ["barNumber", "Bar number", "Admissions"],
  ]),
  ...group("engagement", "Engagements", [
    ["title", "Title of the engagement", "Title"],
    ["scope", "Scope", "Scope"],
    ["exclusions", "Not included", "Exclusions", "lines"],
    ["feeArrangement", "Fee arrangement", "FeeArrangement"],
    ["rate", "Hourly rate", "HourlyRate", "number"],
    ["associateRate", "Associates' hourly rate", "AssociateRate", "number"],
    ["paralegalRate", "Paralegals' hourly rate", "ParalegalRate", "number"],
    ["retainer", "Advance deposit", "Retainer", "number"],
    ["replenishBelow", "Replenish below", "ReplenishBelow", "number"],
    ["billingIncrement", "Billing increment, hours", "BillingIncrement", "number"],
    ["billingCycle", "Billing cycle", "BillingCycle"],
    ["paymentDays", "Days to pay", "PaymentDays", "number"],
    ["effectiveDate", "Effective date", "EffectiveDate"],
    ["costs", "Costs", "Costs", "lines"],
    ["disputeResolution", "Disputes", "DisputeResolution"],
    ["signatoryName", "Who signs for the client", "SignatoryName"],
    ["signatoryTitle", "Signatory's title", "SignatoryTitle"],
  ]),
  ...group("parties[]", "Parties", [
    ["name", "Party", "Title"],
    ["role", "Role", "PartyRole"],
    ["entity", "Entity type", "EntityType"],
    ["residence", "Residence or place of business", "Residence"],
    ["address", "Address", "Address"],
    ["agentForService", "Agent for service", "AgentForService"],
    ["isClient", "Our client", "IsClient", "boolean"],
    ["isDoe", "Doe defendants", "IsDoe", "boolean"],
  ]),
  ...group("counsel[]", "Counsel", [
    ["name", "Counsel", "Title"],
    ["firm", "Counsel's firm", "FirmName"],
    ["barNumber", "Counsel's bar number", "BarNumber"],
    ["address", "Counsel's address", "Address"],
    ["email", "Counsel's e-mail", "Email"],
    ["phone", "Counsel's telephone", "Phone"],
    ["represents", "Represents", "Represents"],
    ["role", "Counsel's role", "CounselRole"],
  ]),
  ...group("exhibits[]", "Exhibits", [
    ["title", "Exhibit", "Title"],
    ["label", "Letter or number", "ExhibitLabel"],
    ["description", "Description", "Description"],
    ["date", "Date of the exhibit", "ExhibitDate"],
    ["pages", "Pages", "Pages", "number"],
    ["bates", "Bates range", "BatesRange"],
    ["authentication", "How it is authenticated", "Authentication"],
  ]),
  ...group("events[]", "Events", [
    ["title", "Event", "Title"],
    ["date", "Date of the event", "EventDate"],
    ["text", "What happened", "Narrative"],
    ["exhibit", "Exhibit that shows it", "ExhibitLabel"],
    ["knownFrom", "Known from", "KnownFrom"],
  ]),
  ...group("deadlines[]", "Deadlines", [
    ["title", "Deadline", "Title"],
    ["due", "Due", "DueDate"],
    ["time", "Time of day", "DueTime"],
    ["basis", "Rule", "Basis"],
    ["owner", "Owner", "Owner"],
    ["status", "Status", "DeadlineStatus"],
  ]),
];
