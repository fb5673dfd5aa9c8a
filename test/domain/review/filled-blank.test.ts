/** After she signed, a blank may be filled with what it is for, and with nothing else. */
import { fillsBlank } from "../../../src/domain/review/filled-blank";

describe("what a blank is for may be filled in after signing", () => {
  it.each([
    ["date of execution", "March 3, 2026"],
    ["date of client signature", "3/14/26"],
    ["date", "this 3rd day of March 2026"],
    ["hearing time", "8:30 a.m."],
    ["case number", "25-CV-01234"],
    ["case number", "2:26-cv-00417-ABC (XYZx)"],
    ["case_number", "37-2026-00012345-CU-PA-CTL"],
    ["place of execution", "San Diego, California"],
    ["place of execution", "Reno, County of Washoe, Nevada"],
    ["attorney signature", "/s/ M. Okoye"],
    ["signature", "Ana María de la Cruz"],
    ["judge name", "Hon. Beatrix O’Hara"],
    ["case number", "____25CV01234____"],
  ])("%s: %s", (name, text) => {
    expect(fillsBlank(name, text)).toBe(true);
  });
});

describe("anything else is other words than those she signed", () => {
  it.each([
    ["a sentence in a date", "date of execution", "March 3, 2026 and Plaintiff waives all claims"],
    ["two lines", "place of execution", "San Diego\nPlaintiff waives"],
    ["a sentence in a number", "case number", "25-CV-01234 dismissed with prejudice"],
    ["no number in a number", "case number", "pending"],
    ["a short word in a number", "case number", "25-CV-01234 waived"],
    ["2,540 characters", "signature", "M. Okoye ".repeat(282)],
    ["a sentence in a place", "place of execution", "San Diego, and I was not there that day"],
    ["a sum in a signature", "client signature", "/s/ Rivera $9,000"],
    ["facts in a blank for facts, which says no kind", "facts of this cause of action", "Defendant ran a red light."],
    ["nothing", "date", ""],
    ["a sign that turns the line round", "case number", "25\u202e-CV-01"],
    ["no date", "date", "Monday"],
  ])("%s", (_what, name, text) => {
    expect(fillsBlank(name, text)).toBe(false);
  });

  it("however long or strange, it is answered at once", () => {
    const started = performance.now();
    for (const text of ["A ".repeat(2e6), "1".repeat(4e6), `${" ".repeat(4e6)}x`])
      fillsBlank("date of name number", text);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
