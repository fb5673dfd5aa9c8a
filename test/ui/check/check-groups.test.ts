// Under which of the three headings of a team lead's check an open point stands.
import { findingsToCheck } from "../../../src/ui/check/check-groups";
import type { Finding } from "../../../src/domain/draft/finding";
import { sampleDraft } from "../../support/ui-sample";

const partOf = (code: Finding["code"]): readonly string[] => {
  const found = findingsToCheck({ ...sampleDraft({ state: "in-review" }), findings: [{ code, severity: "toBeSeen" }] });
  return Object.entries(found).flatMap(([part, findings]) => (findings.length === 0 ? [] : [part]));
};

describe("a team lead's check", () => {
  test("asks about records that count for nothing under accuracy, never as a matter of formatting", () => {
    for (const code of [
      "record-unreadable",
      "record-author-unknown",
      "record-altered",
      "record-of-another-draft",
      "record-for-another",
      "decision-not-by-attorney",
      "answer-not-by-attorney",
      "ledger-claims-more",
    ] as const)
      expect([code, partOf(code)]).toEqual([code, ["accuracy"]]);
  });
  test("asks about look-alike letters and letters in another order under accuracy: they change what a word says", () => {
    for (const code of ["unusual-letters", "direction-override"] as const)
      expect([code, partOf(code)]).toEqual([code, ["accuracy"]]);
  });
  test("asks about a list that is not the file's any more under accuracy", () => {
    for (const code of ["list-grew", "list-shrank"] as const)
      expect([code, partOf(code)]).toEqual([code, ["accuracy"]]);
  });
  test("asks about two copies of a drawing that say different things under accuracy, and about a linked picture under formatting", () => {
    expect(partOf("alternate-content-differs")).toEqual(["accuracy"]);
    for (const code of ["linked-picture", "alternate-content-picture"] as const)
      expect([code, partOf(code)]).toEqual([code, ["formatting"]]);
  });
});
