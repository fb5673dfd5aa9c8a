// A draft's own legend is known again however Word has written it down since, and nothing else passes for it.
import { isLegend } from "../../../src/docx/canonical/legend";
import { parseContent } from "../../../src/docx/canonical/content-tree";
import { legendMarkup, legendText } from "../../../src/docx/parts/legend-forms";
import { NAMESPACES } from "../../../src/docx/xml/namespaces";

const fields = { draft: "ZMSW7FHS", version: "YKEW1Q" };
const words = legendText(fields);
const content = (markup: string) =>
  parseContent(`<w:sdtContent xmlns:w="${NAMESPACES.w}">${markup}</w:sdtContent>`, "test");
const whole = legendMarkup(2, fields, 9);

/** The legend's one run as Word leaves it after a save: cut in two, with whatever stands between. */
const cut = (at: number, between = "", second = (run: string) => run): string => {
  const run = /<w:r>(<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)<w:t xml:space="preserve">[^<]*<\/w:t><\/w:r>/.exec(whole);
  if (run === null) throw new Error("the legend has no run of text");
  const part = (text: string): string => `<w:r>${run[1] ?? ""}<w:t xml:space="preserve">${text}</w:t></w:r>`;
  return whole.replace(run[0], part(words.slice(0, at)) + between + second(part(words.slice(at))));
};

test("both forms are legends as they were written", () => {
  expect(isLegend(content(legendMarkup(1, fields, 4)))).toBe(true);
  expect(isLegend(content(whole))).toBe(true);
});

test("a legend whose run Word has split in two is still the legend", () => {
  for (const at of [1, 5, 20, words.length - 1]) expect(isLegend(content(cut(at)))).toBe(true);
  expect(isLegend(content(cut(7, '<w:proofErr w:type="spellStart"/>')))).toBe(true);
  expect(isLegend(content(cut(7, "", (run) => run.replace("<w:t ", "<w:lastRenderedPageBreak/><w:t "))))).toBe(true);
});

test("a split run of which one half is written otherwise is no legend", () => {
  expect(
    isLegend(content(cut(7, "", (run) => run.replace('<w:color w:val="7F7F7F"/>', '<w:color w:val="FFFFFF"/>')))),
  ).toBe(false);
  expect(isLegend(content(cut(7, "<w:r><w:t>not </w:t></w:r>")))).toBe(false);
  expect(isLegend(content(cut(7, '<w:r><w:br w:type="page"/></w:r>')))).toBe(false);
});
