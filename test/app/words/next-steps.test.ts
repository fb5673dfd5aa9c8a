// Every finding a person meets says what to do next: one step for every way a finding ends.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { nextStepOf, stepBeside } from "../../../src/app/words/next-steps";
import { sentenceForFinding } from "../../../src/app/words/sentences";
import type { EndingAction, Finding } from "../../../src/domain/draft/finding";

const SOURCES = join(__dirname, "../../../src");
const sources = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? sources(join(folder, entry.name))
      : /\.tsx?$/u.test(entry.name)
        ? [readFileSync(join(folder, entry.name), "utf8")]
        : [],
  );
/** As the rules themselves write them, so that a new way to end a finding cannot come without its step. */
const ways = [
  ...new Set(
    ["domain", "drafting"]
      .flatMap((folder) => sources(join(SOURCES, folder)))
      .flatMap((text) =>
        [...text.matchAll(/endedBy: "([a-z-]+)"|\[\/\^[a-z-]+\/u, "([a-z-]+)"\]/gu)].map(
          (found) => found[1] ?? found[2] ?? "",
        ),
      ),
  ),
].sort() as EndingAction[];

const finding = (code: string, severity: Finding["severity"], endedBy?: EndingAction): Finding => ({
  code,
  severity,
  ...(endedBy === undefined ? {} : { endedBy }),
});

describe("what to do next about a finding", () => {
  it("is said for every way the rules end one", () => {
    expect(ways).toEqual([
      "accept-marks",
      "fill",
      "freeze-field",
      "keep-value",
      "mark-not-applicable",
      "name-blank",
      "remove-by-hand",
      "retag",
      "review",
      "unhide-or-delete",
    ]);
    for (const endedBy of ways)
      expect([endedBy, nextStepOf({ endedBy })]).toEqual([endedBy, expect.stringMatching(/^.{15,}\.$/su)]);
  });
  it("stands beside every blocking finding whose own sentence does not say it", () => {
    expect(stepBeside(finding("field-date", "blocking", "freeze-field"))).toContain("Ctrl+Shift+F9");
    expect(stepBeside(finding("hidden-text", "blocking", "unhide-or-delete"))).toContain("Hidden");
    expect(stepBeside(finding("ruled-blank", "blocking", "name-blank"))).toContain("cs_blank_1_");
    expect(stepBeside(finding("bound-control-differs", "blocking", "remove-by-hand"))).toContain("Mend it");
    expect(stepBeside(finding("bracketed-blank", "toBeSeen", "mark-not-applicable"))).toContain("not applicable");
  });
  it("is not said twice: what is only to be seen is accepted, and healing, copies and wrong folders say their own step", () => {
    expect(stepBeside(finding("small-text", "toBeSeen", "remove-by-hand"))).toBeUndefined();
    expect(stepBeside(finding("untagged", "blocking", "retag"))).toBeUndefined();
    for (const code of [
      "copy-of-draft",
      "in-another-matter",
      "not-in-library",
      "no-ledger",
      "ledger-of-another-draft",
      "ledger-of-another-matter",
    ]) {
      expect([code, stepBeside(finding(code, "blocking", "remove-by-hand"))]).toEqual([code, undefined]);
      expect(sentenceForFinding({ code })).toMatch(/Bring|bring|Open|open/u);
    }
  });
});
