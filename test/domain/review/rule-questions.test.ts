import type { Assignment } from "../../../src/domain/draft/assignment";
import type { LedgerUnit, LedgerView } from "../../../src/domain/draft/ledger";
import type { ReviewedContent } from "../../../src/domain/draft/reviewed-content";
import type { MatterId } from "../../../src/domain/ids";
import type { Facts } from "../../../src/domain/matter/facts";
import { judgeGate, type GateInput } from "../../../src/domain/review/review-gate";
import type { ReviewRecord } from "../../../src/domain/review/sitting";
import {
  ana,
  draftId,
  gateInput,
  ledgerFor,
  okoye,
  plainContent,
  rivera,
  sittingOn,
  stamped,
  tenant,
  unitId,
} from "../../support/review-fixtures";

const judge = (content: ReviewedContent, more: Partial<GateInput> = {}) => judgeGate(gateInput(content, more));
const asked = (content: ReviewedContent, more: Partial<GateInput> = {}) =>
  judge(content, more).questions.map(({ rule, unit, fact }) => [rule, unit ?? fact]);
const withTemplate = (
  content: ReviewedContent,
  templates: readonly string[],
  more: Partial<LedgerUnit> = {},
): LedgerView => {
  const ledger = ledgerFor(content);
  return {
    ...ledger,
    paragraphs: templates.map((text) => ({ text })),
    units: ledger.units.map((unit, index) => ({ ...unit, templateParagraph: index, ...more })),
  };
};
const answer = (
  question: string,
  by = okoye,
  at = "2026-06-01T12:00:00Z",
  outcome: "answered" | "withdrawn" = "answered",
) =>
  stamped<ReviewRecord>(
    { kind: "answer", version: 1, tenant, matter: rivera, draft: draftId, question, outcome, text: "Yes." },
    by,
    at,
  );

const sheet: Assignment = {
  itemId: "1",
  eTag: "e",
  matter: rivera,
  title: "Complaint",
  goal: "File by Friday",
  doList: [],
  doNotList: [],
  outline: "Negligence: duty, breach, cause, harm.",
  qualityCheck: false,
  state: "open",
  changedBy: okoye,
  changedByName: "M. Okoye",
  changedAt: "2026-05-01T09:00:00Z",
};

describe("attorney-only text", () => {
  const written = plainContent(["Defendant owed and breached a duty of care, as Rowland v. Christian holds."]);
  const ledger = withTemplate(written, ["[Attorney: state the theory of liability.]"], { workClass: "interpretive" });

  it("written by a drafter without an assignment is a question to the attorney and blocks sign-off", () => {
    const judgement = judge(written, { ledger });
    expect(judgement.questions.map(({ rule }) => rule)).toEqual(["interpretive-text"]);
    expect(judgement.units[0]?.review.status).toBe("escalated");
    expect(judgement.maySignOff).toBe(false);
  });
  it("left as the template has it raises nothing", () => {
    expect(
      asked(written, {
        ledger: withTemplate(written, [written.stories[0]?.paragraphs[0]?.text ?? ""], { workClass: "interpretive" }),
      }),
    ).toEqual([]);
  });
  it("written along an outline an attorney gave raises nothing", () => {
    expect(asked(written, { ledger, assignment: sheet })).toEqual([]);
  });
  it("an assignment that gives no outline allows none", () => {
    const { outline: _, ...bare } = sheet;
    expect(asked(written, { ledger, assignment: bare })).toEqual([["interpretive-text", unitId(1)]]);
  });
  it("an assignment a paralegal wrote or changed last, or one of another matter, allows none", () => {
    expect(asked(written, { ledger, assignment: { ...sheet, changedBy: ana } })).toHaveLength(1);
    expect(asked(written, { ledger, assignment: { ...sheet, matter: "77" as MatterId } })).toHaveLength(1);
  });
  it("once the attorney approves those very words one by one there is nothing left to ask", () => {
    expect(asked(written, { ledger, reviews: [sittingOn({ content: written })] })).toEqual([]);
  });
  it("factual text may be written by a drafter", () => {
    expect(asked(written, { ledger: withTemplate(written, ["[State the facts.]"], { workClass: "factual" }) })).toEqual(
      [],
    );
  });
});

describe("a question a rule raises", () => {
  const written = plainContent(["Argued freely."]);
  const ledger = withTemplate(written, ["[Argument]"], { workClass: "interpretive" });
  const id = judge(written, { ledger }).questions[0]?.id ?? "";

  it("is closed by an attorney's answer", () => {
    expect(asked(written, { ledger, reviews: [answer(id)] })).toEqual([]);
  });
  it("is not closed by a paralegal's answer, nor withdrawn by anyone", () => {
    expect(asked(written, { ledger, reviews: [answer(id, ana)] })).toHaveLength(1);
    expect(asked(written, { ledger, reviews: [answer(id, okoye, "2026-06-01T12:00:00Z", "withdrawn")] })).toHaveLength(
      1,
    );
  });
  it("is asked again when the words change after the answer", () => {
    const changed = plainContent(["Argued otherwise."]);
    expect(
      asked(changed, {
        ledger: withTemplate(changed, ["[Argument]"], { workClass: "interpretive" }),
        reviews: [answer(id)],
      }),
    ).toHaveLength(1);
  });
});

describe("two values for one fact", () => {
  const content = plainContent(["Elena Rivera resides at 12 Elm Street."]);
  const uses = [
    { path: "client.name", text: "Elena Rivera" },
    { path: "client.address", text: "12 Elm Street" },
  ];
  const ledger: LedgerView = {
    ...withTemplate(content, ["{{client.name}} resides at {{client.address}}."], { facts: uses }),
    facts: uses,
  };
  const facts = (more: Facts = {}): Facts => ({
    client: { name: "Elena Rivera", address: "12 Elm Street" },
    parties: [{ name: "Elena Rivera", isClient: true, address: "12 Elm Street" }],
    ...more,
  });

  it("one value everywhere raises nothing", () => {
    expect(asked(content, { ledger, facts: facts() })).toEqual([]);
  });
  it("the client's name spelt otherwise in the caption's party is a question", () => {
    const judgement = judge(content, {
      ledger,
      facts: facts({ parties: [{ name: "Elena M. Rivera", isClient: true }] }),
    });
    expect(judgement.questions).toMatchObject([
      { rule: "two-values", fact: "client.name", detail: { one: "Elena Rivera", other: "Elena M. Rivera" } },
    ]);
    expect(judgement.beforeSignOff.map(({ code }) => code)).toContain("question-open");
  });
  it("another row on file for the same fact is a question; a fact the draft does not print is none", () => {
    expect(
      asked(content, {
        ledger,
        facts: facts(),
        alsoOnFile: [
          { path: "client.address", value: "14 Elm Street" },
          { path: "firm.name", value: "Another Firm" },
        ],
      }),
    ).toEqual([["two-values", "client.address"]]);
  });
  it("marks and capitals alone are no second value", () => {
    expect(asked(content, { ledger, facts: facts({ parties: [{ name: "ELENA RIVERA,", isClient: true }] }) })).toEqual(
      [],
    );
  });
  it("is asked anew when one of the values changes after the answer", () => {
    const with14 = { ledger, facts: facts(), alsoOnFile: [{ path: "client.address", value: "14 Elm Street" }] };
    const id = judge(content, with14).questions[0]?.id ?? "";
    expect(asked(content, { ...with14, reviews: [answer(id)] })).toEqual([]);
    expect(
      asked(content, {
        ...with14,
        alsoOnFile: [{ path: "client.address", value: "16 Elm Street" }],
        reviews: [answer(id)],
      }),
    ).toHaveLength(1);
  });
  it("a fact typed over in the draft is a question on that paragraph, until its words are approved", () => {
    const typed = plainContent(["Elena Rivera resides at 14 Elm Street."]);
    const over: Partial<GateInput> = {
      ledger: {
        ...withTemplate(typed, ["{{client.name}} resides at {{client.address}}."], { facts: uses }),
        facts: uses,
      },
      facts: facts(),
    };
    expect(asked(typed, over)).toEqual([["fact-typed-over", unitId(1)]]);
    expect(asked(typed, { ...over, reviews: [sittingOn({ content: typed })] })).toEqual([]);
  });
});

describe("a declarant abroad (28 U.S.C. 1746)", () => {
  const jurat = (place: string, law = "") =>
    plainContent([
      `I declare under penalty of perjury${law} that the foregoing is true and correct.`,
      `Executed on May 1, 2026, at ${place}.`,
    ]);
  it("a declaration executed in another country is a question on the clause itself", () => {
    expect(judge(jurat("Toronto, Canada")).questions).toMatchObject([
      { rule: "declarant-abroad", unit: unitId(1), detail: { place: "Canada", saysSo: 0 } },
    ]);
    expect(
      judge(jurat("Manila, Philippines", " under the laws of the United States of America")).questions,
    ).toMatchObject([{ detail: { saysSo: 1 } }]);
  });
  it("one executed in a state of the union raises nothing", () => {
    for (const place of [
      "San Diego, California",
      "San Diego, CA",
      "Washington, D.C.",
      "San Juan, Puerto Rico",
      "Los Angeles",
      "____________, California",
    ])
      expect(asked(jurat(place))).toEqual([]);
  });
  it("a declarant who lives abroad raises it even where the place is left open", () => {
    const facts = { declarant: { name: "Linh Tran", state: "Ontario" } } as unknown as Facts;
    expect(asked(plainContent(["I declare under penalty of perjury that this is true."]), { facts })).toEqual([
      ["declarant-abroad", unitId(1)],
    ]);
    expect(asked(plainContent(["Plaintiff resides here."]), { facts })).toEqual([]);
  });
});
