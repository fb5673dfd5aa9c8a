/** The print for paper and phone: numbers in the margin, version code in the legend, never clean. */
import { mkdirSync, writeFileSync } from "node:fs";
import { isThisVersion, versionOf } from "../../../src/app/review/review-print";
import { unitsByNumber } from "../../../src/app/review/bulk-approval";
import { readContent } from "../../../src/docx/canonical/read-content";
import { openPackage } from "../../../src/docx/package/package";
import { anaReyes, haldaneMatterId, riveraMatterId, tranMatterId } from "../../../src/sandbox/sample-firm";
import { insertText } from "../../../src/sandbox/word/operations/insert-text";
import { drafted, granted, openFirm } from "../../support/desk";
import { packageComplaints } from "../../support/package-oracle";

const printed = async (template: string, matter: string) => {
  const ana = openFirm().sit(anaReyes);
  await drafted(ana, matter, template);
  const draft = await ana.draft();
  const print = granted(await ana.verbs.makeReviewPrint());
  return { ana, draft, print, content: await readContent(print.docx) };
};

describe.each([
  ["declaration", tranMatterId],
  ["complaint", riveraMatterId],
  ["retainer", haldaneMatterId],
] as const)("a review print of a %s", (template, matter) => {
  it("is a sound document that says everything the draft says, in its order, with every paragraph's number once", async () => {
    const { draft, print, content } = await printed(template, matter);
    if (process.env["REVIEW_PRINTS"] !== undefined) {
      mkdirSync(process.env["REVIEW_PRINTS"], { recursive: true });
      writeFileSync(`${process.env["REVIEW_PRINTS"]}/${template}.docx`, print.docx);
    }
    expect(packageComplaints(print.docx)).toEqual([]);
    const said = content.stories.flatMap((story) =>
      story.paragraphs.map((paragraph) => ({ story: story.kind, text: paragraph.text })),
    );
    const numbers = said
      .flatMap(
        ({ text }) =>
          /^\[(\d+)\] |^(\d+)$/u
            .exec(text)
            ?.slice(1)
            .filter((number) => number !== undefined) ?? [],
      )
      .map(Number);
    for (const unit of draft.units)
      expect(numbers.filter((number) => number === unit.number).length).toBeGreaterThanOrEqual(1);
    const words = said.map(({ text }) => text.replace(/^\[\d+\] /u, ""));
    let at = 0;
    for (const unit of draft.units.filter(({ story }) => story === "body"))
      for (const line of unit.text.split("\n")) {
        const found = words.indexOf(line, at);
        expect(found).toBeGreaterThanOrEqual(at);
        at = found + 1;
      }
  });

  it("keeps watermark and legend, and the legend names the version printed", async () => {
    const { draft, print } = await printed(template, matter);
    const pkg = await openPackage(print.docx);
    const headers = await Promise.all(
      pkg
        .partNames()
        .filter((name) => /header\d*\.xml$/u.test(name))
        .map((name) => pkg.text(name)),
    );
    expect(headers.join("")).toContain('string="DRAFT"');
    expect(headers.join("")).toContain(`version ${versionOf(draft)}`);
    expect(print.version).toBe(versionOf(draft));
  });
});

describe("numbers read on paper", () => {
  it("are the pane's own: the paragraph beside 12 on paper is the one the pane leaves out for 12", async () => {
    const { draft, content } = await printed("declaration", tranMatterId);
    const body = content.stories.find(({ kind }) => kind === "body")?.paragraphs.map(({ text }) => text) ?? [];
    const floating = draft.units.find(({ number, text }) => body.includes(String(number)) && text.length > 40);
    if (floating === undefined) throw new Error("a long paragraph is numbered in the margin");
    expect(body[body.indexOf(String(floating.number)) + 1]).toBe(floating.text.split("\n")[0]);
    expect([...(unitsByNumber(draft, String(floating.number)) ?? [])]).toEqual([floating.unit]);
  });

  it("a print of an earlier version is told by its code", async () => {
    const { ana, draft, print } = await printed("declaration", tranMatterId);
    const unit = draft.units.find(({ text, place }) => text.length > 60 && place.part === "word/document.xml");
    insertText(ana.word(), { part: "word/document.xml", paragraph: unit?.place.paragraph ?? 0, offset: 2 }, "not ");
    const now = await ana.draft();
    expect(isThisVersion(draft, ` ${print.version.toLowerCase()} `)).toBe(true);
    expect(isThisVersion(now, print.version)).toBe(false);
  });
});
