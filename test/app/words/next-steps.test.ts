// Every finding a person meets says what to do next: one step for every way a finding ends.
import { nextStepOf, stepBeside } from "../../../src/app/words/next-steps";
import { sentenceForFinding } from "../../../src/app/words/sentences";
import type { Finding } from "../../../src/domain/draft/finding";
import { FINDINGS, type FindingCode } from "../../../src/domain/draft/finding-catalogue";
import type { EndingAction, FindingKind } from "../../../src/domain/draft/finding-kind";

/** Every way the catalogue ends one. */
const ways = [
  ...new Set(
    Object.values<FindingKind>(FINDINGS).flatMap((kind) => [
      kind.endedBy,
      ...(kind.otherwise === undefined ? [] : [kind.otherwise.endedBy]),
    ]),
  ),
]
  .filter((way) => way !== "acceptance")
  .sort();

const finding = (code: FindingCode, severity: Finding["severity"], endedBy?: EndingAction): Finding => ({
  code,
  severity,
  ...(endedBy === undefined ? {} : { endedBy }),
});

describe("what to do next about a finding", () => {
  it("is said for every way the rules end one", () => {
    expect(ways).toEqual([
      "accept-marks",
      "choose-forum",
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
    ] as const) {
      expect([code, stepBeside(finding(code, "blocking", "remove-by-hand"))]).toEqual([code, undefined]);
      expect(sentenceForFinding({ code })).toMatch(/Bring|bring|Open|open/u);
    }
  });
});
