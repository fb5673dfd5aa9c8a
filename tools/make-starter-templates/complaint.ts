/**
 * Complaint for personal injury, California Superior Court. No amount is pleaded: Code of Civil Procedure section 425.10(b)
 * forbids it in an action for personal injury. The prayer asks for damages according to proof.
 */
import { marker, paragraph, run } from "./markup";
import {
  caption,
  counselBlock,
  counselSignature,
  courtTitle,
  PLEADING_NUMBERING,
  PLEADING_SECTION,
  PLEADING_STYLES,
  pleadingStories,
} from "./pleading-paper";
import type { StarterDocument } from "./starter-package";
import { date } from "./wording";

const REPRESENTED = "Attorneys for Plaintiff {{upper client.name}}";
const heading = (text: string): string => paragraph("PleadingHeading", [run(text)]);
const numbered = (text: string): string => paragraph("PleadingNumbered", text);

const rightOfCaption = [
  paragraph(
    "CaptionText",
    'Case No. {{#if matter.caseNumber}}{{matter.caseNumber}}{{else}}{{blank "case number"}}{{/if}}',
  ),
  paragraph("CaptionTitle", "{{upper matter.documentTitle}}"),
  marker("{{#each matter.causes}}"),
  paragraph("CaptionCause", "{{upper this}}"),
  marker("{{/each}}"),
  marker("{{#if matter.juryDemanded}}"),
  paragraph("CaptionTitle", "DEMAND FOR JURY TRIAL"),
  marker("{{/if}}"),
  paragraph("CaptionText", "[{{court.caseClass}}]"),
].join("");

const parties = [
  heading("PARTIES"),
  numbered(
    "Plaintiff {{upper client.name}} (“Plaintiff”) is, and at all times mentioned in this Complaint was, an individual residing at {{client.address}}, in the County of {{client.county}}, State of {{client.state}}.",
  ),
  marker("{{#each parties}}"),
  marker('{{#if (and (eq role "Defendant") (not isDoe))}}'),
  numbered(
    "Plaintiff is informed and believes, and on that basis alleges, that Defendant {{upper name}} is, and at all times mentioned was, {{entity}} with its principal place of business in {{residence}}.",
  ),
  marker("{{/if}}"),
  marker("{{#if isDoe}}"),
  numbered(
    "The true names and capacities of Defendants sued as {{upper name}}, are unknown to Plaintiff, who sues them by these fictitious names under Code of Civil Procedure section 474. Plaintiff will amend this Complaint to allege their true names and capacities when they are ascertained.",
  ),
  marker("{{/if}}"),
  marker("{{/each}}"),
].join("");

const jurisdiction = [
  heading("JURISDICTION AND VENUE"),
  numbered("This Court has jurisdiction over this action because {{matter.jurisdictionBasis}}."),
  numbered("Venue is proper in the County of {{court.county}} because {{matter.venueBasis}}."),
].join("");

const general = [
  heading("GENERAL ALLEGATIONS"),
  numbered(
    `On ${date("matter.incidentDate")}, at {{matter.incidentPlace}} (the “Premises”), Plaintiff was injured. {{matter.incidentSummary}}`,
  ),
  marker("{{#each events}}"),
  numbered(`${date("date")}. {{text}}`),
  marker("{{/each}}"),
  numbered(
    "As a direct and proximate result, Plaintiff suffered {{matter.injuries}}, and has incurred, and will continue to incur, expenses for medical care and loss of earnings in amounts to be proved at trial.",
  ),
].join("");

/** What is alleged under a cause of action is a legal judgment: attorney-only. */
const causes = [
  marker("{{#each matter.causes}}"),
  heading("{{upper (ordinalWords (add @index 1))}} CAUSE OF ACTION"),
  paragraph("PleadingSubheading", [run("({{this}} – Against All Defendants)")]),
  numbered("Plaintiff incorporates by reference each preceding paragraph of this Complaint."),
  marker("{{#interpretive}}"),
  marker('{{#if (eq this "Premises Liability")}}'),
  numbered(
    "Defendants, and each of them, owned, leased, occupied or controlled the Premises and held them open to the public for business.",
  ),
  numbered(
    "Defendants knew, or in the exercise of reasonable care should have known, of the condition described above in time to repair it, to guard against it or to warn of it, and did none of these.",
  ),
  numbered(
    "Defendants’ negligent use and maintenance of the Premises was a substantial factor in causing Plaintiff’s harm.",
  ),
  marker('{{else if (eq this "Negligence")}}'),
  numbered(
    "Defendants owed Plaintiff a duty of reasonable care in the inspection, maintenance and repair of the Premises and in the training and supervision of those who worked there.",
  ),
  numbered(
    "Defendants breached that duty by the acts and omissions described above, and the breach was a substantial factor in causing Plaintiff’s harm.",
  ),
  marker("{{else}}"),
  numbered(
    'The elements of this cause of action are met by the following facts: {{blank "facts of this cause of action"}}.',
  ),
  marker("{{/if}}"),
  marker("{{/interpretive}}"),
  marker("{{/each}}"),
].join("");

const prayer = [
  heading("PRAYER FOR RELIEF"),
  paragraph(
    "PleadingText",
    "WHEREFORE, Plaintiff prays for judgment against Defendants, and each of them, as follows:",
  ),
  ...[
    "For general damages according to proof;",
    "For special damages, including past and future medical expenses and loss of earnings, according to proof;",
    "For prejudgment interest as allowed by law;",
    "For costs of suit; and",
    "For such other relief as the Court deems just and proper.",
  ].map((text) => paragraph("PleadingPrayer", text)),
  counselSignature(REPRESENTED),
].join("");

const jury = [
  marker("{{#if matter.juryDemanded}}"),
  heading("DEMAND FOR JURY TRIAL"),
  paragraph("PleadingText", "Plaintiff demands trial by jury of all issues so triable.", "<w:keepNext/>"),
  counselSignature(REPRESENTED),
  marker("{{/if}}"),
].join("");

export const complaint: StarterDocument = {
  title: "Complaint, 28-line pleading paper",
  font: "Times New Roman",
  section: PLEADING_SECTION,
  stories: pleadingStories("{{upper matter.documentTitle}}"),
  styles: PLEADING_STYLES,
  numbering: PLEADING_NUMBERING,
  body: [
    counselBlock(REPRESENTED),
    courtTitle(),
    caption(rightOfCaption),
    paragraph("PleadingText", "Plaintiff {{upper client.name}} alleges as follows:"),
    parties,
    jurisdiction,
    general,
    causes,
    prayer,
    jury,
  ].join(""),
};
