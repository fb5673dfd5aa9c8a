/**
 * Declaration under penalty of perjury. The closing recites the laws of California, so that it holds wherever the declarant signs
 * (Code of Civil Procedure section 2015.5; Kulshrestha v. First Union Commercial Corp. (2004) 33 Cal.4th 601). Date, place and
 * signature stay ruled blanks: only the declarant can fill them.
 */
import { line, marker, paragraph, row, run, table } from "./markup";
import {
  caption,
  counselBlock,
  courtTitle,
  PLEADING_NUMBERING,
  PLEADING_SECTION,
  PLEADING_STYLES,
  pleadingStories,
  TEXT_WIDTH,
} from "./pleading-paper";
import type { StarterDocument } from "./starter-package";
import { date } from "./wording";

const TITLE =
  "DECLARATION OF {{upper declarant.name}}{{#if matter.motionTitle}} IN SUPPORT OF {{upper matter.motionTitle}}{{/if}}";
const numbered = (text: string): string => paragraph("PleadingNumbered", text);
const captionLine = (text: string): string => paragraph("CaptionDetail", text);

/** Hearing, filing and trial stand right below the case number (Cal. Rules of Court, rule 3.1110(b)); half lines in pairs, or the text leaves its numbers. */
const rightOfCaption = [
  paragraph(
    "CaptionText",
    'Case No. {{#if matter.caseNumber}}{{matter.caseNumber}}{{else}}{{blank "case number"}}{{/if}}',
  ),
  paragraph("CaptionTitle", TITLE),
  marker("{{#if matter.hearingDate}}"),
  captionLine(`Date:\t${date("matter.hearingDate")}`),
  captionLine('Time:\t{{blank "hearing time"}}'),
  captionLine("Dept.:\t{{court.department}}"),
  captionLine("Judge:\t{{court.judge}}"),
  marker("{{/if}}"),
  marker("{{#if matter.filedOn}}"),
  captionLine(`Action filed:\t${date("matter.filedOn")}`),
  captionLine(`Trial date:\t{{#if matter.trialDate}}${date("matter.trialDate")}{{else}}None set{{/if}}`),
  marker("{{/if}}"),
].join("");

const rule = line("top") + line("bottom");
const WIDTHS = [1300, TEXT_WIDTH - 2800, 1500] as const;
const headCell = (
  width: number,
  text: string,
): { readonly width: number; readonly content: string; readonly borders: string; readonly shade: string } => ({
  width,
  content: paragraph("TableHead", text),
  borders: rule,
  shade: "EFEFEF",
});

/** A row for each exhibit: both markers stand in the row they repeat. */
const exhibits = [
  marker("{{#if exhibits}}"),
  paragraph("PleadingHeading", [run("INDEX OF EXHIBITS")], "<w:pageBreakBefore/>"),
  table(
    WIDTHS,
    [
      row([headCell(WIDTHS[0], "Exhibit"), headCell(WIDTHS[1], "Description"), headCell(WIDTHS[2], "Pages")], {
        header: true,
        whole: true,
      }),
      row(
        [
          {
            width: WIDTHS[0],
            content: paragraph("TableText", "{{#each exhibits}}{{label}}"),
            borders: line("bottom", "single", 4),
          },
          {
            width: WIDTHS[1],
            content: paragraph("TableText", "{{description}}{{#if bates}} ({{bates}}){{/if}}"),
            borders: line("bottom", "single", 4),
          },
          {
            width: WIDTHS[2],
            content: paragraph("TableText", "{{pages}}{{/each}}"),
            borders: line("bottom", "single", 4),
          },
        ],
        { whole: true },
      ),
    ],
    { sides: 80 },
  ),
  marker("{{/if}}"),
].join("");

export const declaration: StarterDocument = {
  title: "Declaration under penalty of perjury",
  font: "Times New Roman",
  section: PLEADING_SECTION,
  stories: pleadingStories(TITLE),
  styles: PLEADING_STYLES,
  numbering: PLEADING_NUMBERING,
  body: [
    counselBlock("Attorneys for Plaintiff {{upper client.name}}"),
    courtTitle(),
    caption(rightOfCaption),
    paragraph("PleadingText", "I, {{declarant.name}}, declare as follows:"),
    numbered(
      "I am {{declarant.capacity}}. I am over the age of eighteen. The facts stated here are within my personal knowledge and, if called as a witness, I could and would testify competently to them.",
    ),
    numbered(
      "I live in {{declarant.city}}, {{declarant.state}}{{#if declarant.occupation}}, and work as a {{declarant.occupation}}{{/if}}.",
    ),
    marker("{{#each events}}"),
    numbered(`${date("date")}. {{text}}{{#if exhibit}} (Exhibit {{exhibit}}.){{/if}}`),
    marker("{{/each}}"),
    marker("{{#each exhibits}}"),
    numbered(
      "Attached as Exhibit {{label}} is a true and correct copy of the following: {{description}}.{{#if authentication}} {{authentication}}{{/if}}",
    ),
    marker("{{/each}}"),
    paragraph(
      "PleadingText",
      "I declare under penalty of perjury under the laws of the State of California that the foregoing is true and correct.",
      "<w:keepNext/><w:keepLines/>",
    ),
    paragraph(
      "PleadingText",
      'Executed on {{blank "date of execution"}}, at {{blank "place of execution"}}.',
      "<w:keepNext/>",
    ),
    paragraph("SignatureText"),
    paragraph("SignatureText"),
    paragraph("SignatureText", '{{blank "signature"}}'),
    paragraph("SignatureText", "{{upper declarant.name}}", '<w:keepNext w:val="0"/>'),
    exhibits,
  ].join(""),
};
