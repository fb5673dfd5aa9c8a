/**
 * Hourly fee agreement for a California client: the basis of compensation, the nature of the services and the duties of both sides
 * (Business and Professions Code section 6148), insurance (Rule of Professional Conduct 1.4.2), and a plain statement of who does the
 * drafting and under whom (rule 5.3). Both sides sign; a duplicate goes to the client.
 */
import { field, fromGallery, level, line, marker, paragraph, row, run, style, table } from "./markup";
import type { StarterDocument } from "./starter-package";
import { date, dollars } from "./wording";

const WIDTH = 9360;
const RULE_COLOR = "2F3B52";

const styles = [
  style("Normal", "Normal", {
    default: true,
    paragraph: '<w:spacing w:after="110" w:line="259" w:lineRule="auto"/>',
    run: '<w:sz w:val="22"/><w:szCs w:val="22"/>',
  }),
  style("FirmName", "Firm Name", {
    basedOn: "Normal",
    paragraph: '<w:spacing w:after="20" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>',
    run: `<w:b/><w:bCs/><w:smallCaps/><w:color w:val="${RULE_COLOR}"/><w:spacing w:val="20"/><w:sz w:val="34"/><w:szCs w:val="34"/>`,
  }),
  style("FirmLine", "Firm Line", {
    basedOn: "Normal",
    paragraph: '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>',
    run: '<w:color w:val="595959"/><w:sz w:val="18"/><w:szCs w:val="18"/>',
  }),
  style("AgreementTitle", "Agreement Title", {
    basedOn: "Normal",
    paragraph:
      '<w:spacing w:before="160" w:after="180" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/><w:outlineLvl w:val="0"/>',
    run: '<w:b/><w:bCs/><w:caps/><w:sz w:val="28"/><w:szCs w:val="28"/>',
  }),
  style("AgreementHeading", "Agreement Heading", {
    basedOn: "Normal",
    next: "AgreementText",
    paragraph:
      '<w:keepNext/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:spacing w:before="150" w:after="60"/><w:outlineLvl w:val="1"/>',
    run: "<w:b/><w:bCs/>",
  }),
  style("AgreementText", "Agreement Text", {
    basedOn: "Normal",
    paragraph: '<w:ind w:left="432"/><w:jc w:val="both"/>',
  }),
  style("AgreementItem", "Agreement Item", {
    basedOn: "Normal",
    paragraph: '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr><w:spacing w:after="60"/>',
  }),
  style("RateText", "Rate Text", {
    basedOn: "Normal",
    paragraph: '<w:spacing w:before="50" w:after="50" w:line="240" w:lineRule="auto"/>',
  }),
  style("RateHead", "Rate Head", { basedOn: "RateText", run: "<w:b/><w:bCs/>" }),
  style("SignatureText", "Signature Text", {
    basedOn: "Normal",
    paragraph: '<w:keepNext/><w:keepLines/><w:spacing w:after="40" w:line="240" w:lineRule="auto"/>',
  }),
  style("BlockMarker", "Block Marker", {
    basedOn: "Normal",
    paragraph: '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>',
    run: '<w:color w:val="7A5C00"/><w:sz w:val="18"/><w:szCs w:val="18"/>',
  }),
  style("Header", "header", {
    basedOn: "Normal",
    quick: false,
    paragraph: `<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="4" w:color="${RULE_COLOR}"/></w:pBdr><w:tabs><w:tab w:val="right" w:pos="${WIDTH}"/></w:tabs><w:spacing w:after="240" w:line="240" w:lineRule="auto"/>`,
    run: '<w:color w:val="595959"/><w:sz w:val="18"/><w:szCs w:val="18"/>',
  }),
  style("Footer", "footer", {
    basedOn: "Normal",
    quick: false,
    paragraph: '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>',
    run: '<w:color w:val="595959"/><w:sz w:val="18"/><w:szCs w:val="18"/>',
  }),
].join("");

const numbering =
  `<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="singleLevel"/>${level(0, "decimal", "%1.", { left: 432, hanging: 432, style: "AgreementHeading" })}</w:abstractNum>` +
  `<w:abstractNum w:abstractNumId="2"><w:multiLevelType w:val="singleLevel"/>${level(0, "lowerLetter", "(%1)", { left: 1008, hanging: 432, style: "AgreementItem" })}</w:abstractNum>` +
  '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>';

const heading = (text: string): string => paragraph("AgreementHeading", text);
const text = (content: string): string => paragraph("AgreementText", content);
const item = (content: string, list = ""): string => paragraph("AgreementItem", content, list);
const SECOND_LIST = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>';

const rateRow = (who: string, amount: string): string =>
  row(
    [
      { width: 5200, content: paragraph("RateText", who), borders: line("bottom", "single", 4) },
      {
        width: 3000,
        content: paragraph("RateText", amount, '<w:jc w:val="right"/>'),
        borders: line("bottom", "single", 4),
      },
    ],
    { whole: true },
  );
const rates = table(
  [5200, 3000],
  [
    row(
      [
        {
          width: 5200,
          content: paragraph("RateHead", "Who works on the matter"),
          borders: line("top") + line("bottom"),
          shade: "EEF1F6",
        },
        {
          width: 3000,
          content: paragraph("RateHead", "Rate per hour", '<w:jc w:val="right"/>'),
          borders: line("top") + line("bottom"),
          shade: "EEF1F6",
        },
      ],
      { header: true, whole: true },
    ),
    rateRow("Partners", dollars("engagement.rate")),
    rateRow("Associates", dollars("engagement.associateRate")),
    rateRow("Paralegals and legal assistants", dollars("engagement.paralegalRate")),
  ],
  { sides: 100, indent: 432 },
);

const signatureCell = (lines: readonly string[]): string =>
  lines
    .map((content, index) =>
      paragraph("SignatureText", content, index === lines.length - 1 ? '<w:keepNext w:val="0"/>' : ""),
    )
    .join("");
const signatures = table(
  [4540, 280, 4540],
  [
    row(
      [
        {
          width: 4540,
          content: signatureCell([
            "CLIENT",
            "{{client.name}}",
            "",
            '{{blank "client signature"}}',
            "By: {{engagement.signatoryName}}",
            "Its: {{engagement.signatoryTitle}}",
            'Date: {{blank "date of client signature"}}',
          ]),
        },
        { width: 280, content: paragraph("SignatureText") },
        {
          width: 4540,
          content: signatureCell([
            "ATTORNEYS",
            "{{firm.name}}",
            "",
            '{{blank "attorney signature"}}',
            "By: {{attorney.name}}",
            "{{attorney.title}}",
            'Date: {{blank "date of attorney signature"}}',
          ]),
        },
      ],
      { whole: true },
    ),
  ],
);

const pageNumber = (id: number, shown: string): string =>
  fromGallery(
    "Page Numbers (Bottom of Page)",
    id,
    paragraph("Footer", [run("Page "), field("PAGE", shown), run(" of "), field("NUMPAGES", "2")]),
  );

export const retainer: StarterDocument = {
  title: "Hourly fee agreement",
  font: "Times New Roman",
  section:
    '<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1300" w:right="1440" w:bottom="1200" w:left="1440" w:header="720" w:footer="600" w:gutter="0"/><w:cols w:space="720"/><w:titlePg/>',
  styles,
  numbering,
  stories: [
    {
      kind: "header",
      type: "first",
      content:
        paragraph("FirmName", "{{firm.name}}") +
        paragraph("FirmLine", "{{firm.address}}") +
        paragraph(
          "FirmLine",
          "Telephone {{firm.phone}}{{#if firm.fax}}   |   Facsimile {{firm.fax}}{{/if}}{{#if firm.website}}   |   {{firm.website}}{{/if}}",
          `<w:pBdr><w:bottom w:val="single" w:sz="8" w:space="6" w:color="${RULE_COLOR}"/></w:pBdr>`,
        ),
    },
    { kind: "header", type: "default", content: paragraph("Header", [run("{{client.name}}\t{{engagement.title}}")]) },
    { kind: "footer", type: "first", content: pageNumber(1_000_001, "1") },
    { kind: "footer", type: "default", content: pageNumber(1_000_002, "2") },
  ],
  body: [
    paragraph("AgreementTitle", "{{engagement.title}}"),
    paragraph(
      "Normal",
      "This agreement is made between {{firm.name}} (“Attorneys”) and {{client.name}}{{#if client.entity}}, {{client.entity}}{{/if}} (“Client”), of {{client.address}}.",
      '<w:jc w:val="both"/>',
    ),
    heading("Legal services to be provided"),
    text(
      "Client hires Attorneys to provide the following services: {{engagement.scope}}. {{attorney.name}} will be responsible for the work.",
    ),
    marker("{{#if engagement.exclusions}}"),
    text("Unless Attorneys agree to more in writing, these are not included:"),
    marker("{{#each engagement.exclusions}}"),
    item("{{this}}"),
    marker("{{/each}}"),
    marker("{{/if}}"),
    heading("Duties of Attorneys and of Client"),
    text(
      "Attorneys will provide the services reasonably required, keep Client informed of significant developments and answer Client’s inquiries within a reasonable time. Client will be truthful with Attorneys, cooperate, keep Attorneys informed of changes of address and circumstance, and pay bills when due.",
    ),
    heading("Fees"),
    text(
      "Client will pay by the hour for time spent on Client’s matter, in increments of {{engagement.billingIncrement}} hour, at these rates:",
    ),
    rates,
    paragraph(
      "AgreementText",
      "Rates may change on sixty days’ written notice. If Client declines a new rate, Client may end this agreement before it takes effect.",
      '<w:spacing w:before="140"/>',
    ),
    heading("Deposit"),
    text(
      `Client will deposit ${dollars("engagement.retainer")} when this agreement is signed. The deposit is held in Attorneys’ client trust account and applied to fees and costs as they are billed. When it falls below ${dollars("engagement.replenishBelow")}, Client will restore it on request. What is left at the end is returned.`,
    ),
    heading("Costs"),
    text(
      "In addition to fees, Client will pay costs incurred on Client’s behalf at what they cost Attorneys{{#if engagement.costs}}, such as:{{else}}.{{/if}}",
    ),
    marker("{{#each engagement.costs}}"),
    item("{{this}}", SECOND_LIST),
    marker("{{/each}}"),
    heading("Bills"),
    text(
      "Attorneys will send an itemized bill {{engagement.billingCycle}}, stating amount, rate and basis of calculation of fees and costs. Bills are due within {{engagement.paymentDays}} days. Client may ask for a bill at any time and will have it within ten days.",
    ),
    heading("Who does the work"),
    text(
      "Attorneys employ paralegals and legal assistants, some of them outside the United States, who draft documents under Attorneys’ supervision and are bound by the same duty of confidence. They give no legal advice. Nothing they draft leaves the firm before a licensed attorney has reviewed it and approved exactly its words.",
    ),
    heading("Ending this agreement"),
    text(
      "Client may discharge Attorneys at any time. Attorneys may withdraw with Client’s consent, for good cause, or as the Rules of Professional Conduct allow. On conclusion Attorneys will release Client’s file on request; unpaid fees and costs for services rendered remain due.",
    ),
    heading("Insurance"),
    text(
      "Attorneys maintain errors and omissions insurance coverage applicable to the services to be rendered under this agreement.",
    ),
    heading("No guarantee"),
    text(
      "Nothing in this agreement, and nothing Attorneys say to Client, is a promise about the outcome of any matter. Comments about outcome are opinions only.",
    ),
    marker("{{#if engagement.disputeResolution}}"),
    heading("Disputes"),
    text("A dispute about fees or costs will be submitted to {{engagement.disputeResolution}}, if Client so elects."),
    marker("{{/if}}"),
    heading("Effective date"),
    paragraph(
      "AgreementText",
      `This agreement takes effect on ${date("engagement.effectiveDate")}, once both have signed it. It is the whole agreement between Client and Attorneys and may be changed only in a writing both sign. Client receives a signed duplicate.`,
      "<w:keepNext/><w:keepLines/>",
    ),
    signatures,
    paragraph("Normal"),
  ].join(""),
};
