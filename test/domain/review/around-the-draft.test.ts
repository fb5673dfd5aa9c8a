/** What stands around a draft: names another matter left in it, exhibits, the team lead's check. */
import type { Assignment } from "../../../src/domain/draft/assignment";
import type { Facts } from "../../../src/domain/matter/facts";
import { exhibitsIn } from "../../../src/domain/review/exhibits";
import { namesInTitle } from "../../../src/domain/review/leftovers";
import { judgeGate, type GateInput } from "../../../src/domain/review/review-gate";
import { acceptanceOf } from "../../../src/domain/review/acceptance";
import type { ReviewRecord } from "../../../src/domain/review/sitting";
import {
  ana,
  draftId,
  gateInput,
  okoye,
  plainContent,
  rivera,
  sittingOn,
  stamped,
  tenant,
  unitId,
  whitcomb,
} from "../../support/review-fixtures";

const findings = (texts: readonly string[], more: Partial<GateInput>) => {
  const { beforeSignOff, advisories } = judgeGate(gateInput(plainContent(texts), more));
  return [...beforeSignOff, ...advisories].filter(({ code }) => code !== "unit-pending");
};
const own: Facts = {
  client: { name: "Elena Rivera" },
  matter: { title: "Rivera v. Harborview Market, Inc." },
  parties: [{ name: "Westlake Realty Group" }],
};
const elsewhere = [
  {
    number: "2026-0157",
    names: ["Linh Tran", "Westlake Property Management, LLC", "37-2026-00018842-CU-BT-CTL", "Rivera", "Elena Rivera"],
  },
];

describe("leftovers of another matter", () => {
  it("another matter's client, opponent, case number and matter number are each found where they stand", () => {
    expect(
      findings(
        [
          "Plaintiff Linh Tran resides here.",
          "Defendant WESTLAKE PROPERTY MANAGEMENT LLC owns it.",
          "Case No. 37-2026-00018842-CU-BT-CTL",
          "Our file 2026-0157.",
        ],
        { facts: own, elsewhere },
      ).map(({ code, unit, severity }) => [code, unit, severity]),
    ).toEqual([
      ["leftover-of-another-matter", unitId(4), "toBeSeen"],
      ["leftover-of-another-matter", unitId(1), "toBeSeen"],
      ["leftover-of-another-matter", unitId(2), "toBeSeen"],
      ["leftover-of-another-matter", unitId(3), "toBeSeen"],
    ]);
  });
  it("a name both matters share, a surname alone, and a name that only begins alike are none", () => {
    expect(
      findings(["Elena Rivera met Mr. Rivera of Westlake Property.", "Linh Trang testified."], {
        facts: own,
        elsewhere,
      }),
    ).toEqual([]);
  });
  it("an attorney accepts one by name, and the acceptance lapses with the paragraph's words", () => {
    const content = plainContent(["Judge Linh Tran presides."]);
    const [found] = findings(["Judge Linh Tran presides."], { facts: own, elsewhere });
    if (found === undefined) throw new Error("it is found");
    const words = judgeGate(gateInput(content)).units[0]?.unit.words;
    const accepted = [acceptanceOf(found, { contentHash: content.hash, wordsOf: () => words })];
    const reviews = [sittingOn({ content, accepted })];
    expect(findings(["Judge Linh Tran presides."], { facts: own, elsewhere, reviews })).toEqual([]);
    expect(
      findings(["Judge Linh Tran decides."], { facts: own, elsewhere, reviews }).map(({ code }) => code),
    ).toContain("leftover-of-another-matter");
  });
  it("one accepted does not take another along that the same paragraph shows later, nor one exhibit another", () => {
    const text = "Judge Linh Tran presides; see Exhibit C and Exhibit D.";
    const content = plainContent([text]);
    const words = judgeGate(gateInput(content)).units[0]?.unit.words;
    const scope = { contentHash: content.hash, wordsOf: () => words };
    const facts: Facts = { ...own, exhibits: [{ label: "A" }] };
    const first = findings([text], { facts, elsewhere });
    expect(first.map(({ code, detail }) => [code, detail?.["name"] ?? detail?.["label"]])).toEqual([
      ["leftover-of-another-matter", "Linh Tran"],
      ["exhibit-not-listed", "C"],
      ["exhibit-not-listed", "D"],
      ["exhibit-not-mentioned", "A"],
    ]);
    const accepted = first.flatMap((finding) =>
      finding.detail?.["label"] === "D" ? [] : [acceptanceOf(finding, scope, "meant so")],
    );
    // The record holds no client words: what was accepted is told by a hash.
    expect(JSON.stringify(accepted)).not.toMatch(/Tran|2026-0157/u);
    const reviews = [sittingOn({ content, accepted })];
    const since = {
      facts: { ...facts, exhibits: [{ label: "A" }, { label: "B" }] },
      elsewhere: [...elsewhere, { number: "2026-0201", names: ["Judge Linh Tran presides"] }],
      reviews,
    };
    expect(findings([text], { facts, elsewhere, reviews }).map(({ detail }) => detail?.["label"])).toEqual(["D"]);
    expect(findings([text], since).map(({ code, detail }) => [code, detail?.["name"] ?? detail?.["label"]])).toEqual([
      ["leftover-of-another-matter", "Judge Linh Tran presides"],
      ["exhibit-not-listed", "D"],
      ["exhibit-not-mentioned", "B"],
    ]);
  });
  it("reads the parties out of a matter's title", () => {
    expect(namesInTitle("Tran v. Westlake Property Management, LLC")).toEqual([
      "Tran",
      "Westlake Property Management, LLC",
    ]);
    expect(namesInTitle("Haldane Ceramics, Inc. - general commercial advice")).toEqual(["Haldane Ceramics, Inc."]);
    expect(namesInTitle("In re Ostrander Family Trust")).toEqual(["Ostrander Family Trust"]);
  });
  it("names of five thousand matters are looked for in a thousand paragraphs with a moment's work", () => {
    const many = Array.from({ length: 5000 }, (_, index) => ({
      number: `2020-${String(index).padStart(5, "0")}`,
      names: [`Client Number${String(index)} Jones`, `Defendant Company ${String(index)}, Inc.`],
    }));
    const texts = Array.from(
      { length: 1000 },
      (_, index) =>
        `Paragraph ${String(index)} says what a paragraph of a complaint says, at some length and to some purpose, about Jones.`,
    );
    // Work done, not time passed: other tests share the machine.
    const before = process.cpuUsage();
    expect(findings(texts, { facts: own, elsewhere: many })).toEqual([]);
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(6000);
  });
});

describe("exhibits", () => {
  it("are read as people write them", () => {
    expect(
      exhibitsIn("See Exhibits A, B and D; EXHIBIT 12; Exs. 3-5; Exhibit “F”. An exhibit a witness saw. Exhibit List."),
    ).toEqual(["A", "B", "D", "12", "3", "4", "5", "F"]);
    expect(exhibitsIn("Exhibits A through C")).toEqual(["A", "B", "C"]);
  });
  it("one named and not listed, and one listed and not named, are each told; neither is told of a draft that names none", () => {
    const facts = {
      exhibits: [
        { label: "A", title: "Lease" },
        { label: "Exhibit B", title: "Notice" },
      ],
    };
    expect(
      findings(["The lease (Exhibit A) and the letter (Exhibit C)."], { facts }).map(({ code, severity, detail }) => [
        code,
        severity,
        detail?.["label"],
      ]),
    ).toEqual([
      ["exhibit-not-listed", "advisory", "C"],
      ["exhibit-not-mentioned", "advisory", "B"],
    ]);
    expect(findings(["Nothing is attached."], { facts })).toEqual([]);
  });
});

describe("the team lead's check", () => {
  const texts = ["First.", "Second."];
  const content = plainContent(texts);
  const check = (
    by = whitcomb,
    marks = { formatting: true, accuracy: true, completeness: true },
    hash = content.hash,
  ) =>
    stamped<ReviewRecord>(
      {
        kind: "quality-check",
        role: by === ana ? "team-lead" : "attorney",
        version: 1,
        tenant,
        matter: rivera,
        draft: draftId,
        content: hash,
        ...marks,
      },
      by,
      "2026-06-01T09:00:00Z",
    );
  const sheet: Assignment = {
    itemId: "1",
    eTag: "e",
    matter: rivera,
    title: "T",
    goal: "G",
    doList: [],
    doNotList: [],
    qualityCheck: true,
    state: "open",
    changedBy: okoye,
    changedAt: "2026-05-01T09:00:00Z",
  };

  it("asked for by the assignment or the firm and missing, the signer must say why; where nobody asks a solo firm hears nothing", () => {
    expect(findings(texts, { assignment: sheet })).toMatchObject([
      { code: "quality-check-missing", severity: "advisory", detail: { by: "assignment" } },
    ]);
    expect(findings(texts, { firmAsksForCheck: true })).toMatchObject([
      { code: "quality-check-missing", detail: { by: "firm" } },
    ]);
    expect(findings(texts, {})).toEqual([]);
    expect(findings(texts, { assignment: { ...sheet, changedBy: ana } })).toEqual([]);
  });
  it("counts for exactly the words checked and not when the drafter made it", () => {
    expect(findings(texts, { assignment: sheet, authors: [ana], reviews: [check()] })).toEqual([]);
    expect(findings(texts, { assignment: sheet, authors: [ana], reviews: [check(ana)] })).toHaveLength(1);
    expect(
      findings(texts, {
        assignment: sheet,
        authors: [ana],
        reviews: [check(whitcomb, undefined, plainContent(["Other."]).hash)],
      }),
    ).toHaveLength(1);
  });
  it("a check that leaves something open says what", () => {
    expect(
      findings(texts, { reviews: [check(whitcomb, { formatting: true, accuracy: false, completeness: false })] }),
    ).toMatchObject([{ code: "quality-check-not-passed", detail: { open: "accuracy, completeness" } }]);
  });
  it("never approves a word", () => {
    expect(judgeGate(gateInput(content, { reviews: [check()] })).units.map(({ review }) => review.status)).toEqual([
      "pending",
      "pending",
    ]);
  });
});
