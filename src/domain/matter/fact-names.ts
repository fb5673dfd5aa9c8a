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
 *   the lists of `matter-lists.ts` (parties[], exhibits[], ...): every row of the matter, in order of Position
 */
import { matterLists, type FactRow, type FactType, type MatterListName } from "./matter-lists";

export type { FactType };

export type FactList = "Matters" | "People" | "Attorneys" | "Engagements" | MatterListName;

export interface FactName {
  /** Dotted path; a group with several rows carries `[]`. */
  readonly path: string;
  readonly label: string;
  readonly list: FactList;
  readonly column: string;
  /** lines: one entry a line, seen by templates as an array. */
  readonly type: FactType;
  /** Text that may run over several lines. */
  readonly long?: true;
}

const group = (prefix: string, list: FactList, rows: readonly FactRow[]): readonly FactName[] =>
  rows.map(([name, label, column, type = "text"]) => ({
    path: `${prefix}.${name}`,
    label,
    list,
    column,
    ...(type === "long" ? { type: "text", long: true } : { type }),
  }));

const person: readonly FactRow[] = [
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
const named = (who: string, rows: readonly FactRow[]): readonly FactRow[] =>
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
    ["venueBasis", "Basis of venue", "VenueBasis", "long"],
    ["jurisdictionBasis", "Basis of jurisdiction", "JurisdictionBasis", "long"],
    ["incidentDate", "Date of the incident", "IncidentDate"],
    ["incidentPlace", "Place of the incident", "IncidentPlace"],
    ["incidentSummary", "What happened", "IncidentSummary", "long"],
    ["injuries", "Injuries", "Injuries", "long"],
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
    ["scope", "Scope", "Scope", "long"],
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
    ["disputeResolution", "Disputes", "DisputeResolution", "long"],
    ["signatoryName", "Who signs for the client", "SignatoryName"],
    ["signatoryTitle", "Signatory's title", "SignatoryTitle"],
  ]),
  ...matterLists.flatMap(({ group: name, list, facts }) => group(`${name}[]`, list, facts)),
];
