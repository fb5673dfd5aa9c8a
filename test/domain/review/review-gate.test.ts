import { PENDING_PREFIX, reviewedTag } from "../../../src/domain/draft/tag";
import { acceptanceOf } from "../../../src/domain/review/acceptance";
import { judgeGate, type GateInput } from "../../../src/domain/review/review-gate";
import type { ReviewedContent } from "../../../src/domain/draft/reviewed-content";
import type { ReviewRecord } from "../../../src/domain/review/sitting";
import {
  ana,
  bodyOf,
  contentOf,
  draftId,
  gateInput,
  harlan,
  ledgerFor,
  rightsRow,
  okoye,
  plainContent,
  rivera,
  roster,
  sha,
  signOffRow,
  sittingOn,
  stamped,
  statementFor,
  storyOf,
  tenant,
  tran,
  unitId,
  whitcomb,
} from "../../support/review-fixtures";

const three = plainContent(["First.", "Second.", "Third."]);
const read = (content: ReviewedContent, more: Partial<GateInput> = {}) => judgeGate(gateInput(content, more));
const codes = (content: ReviewedContent, more: Partial<GateInput> = {}): readonly string[] => {
  const { beforeSignOff, beforeFinal } = read(content, more);
  return [...beforeSignOff, ...beforeFinal].map((finding) => finding.code);
};
/** Rows of the records that count for nothing, each by name; they block nobody. */
const forNothing = (more: Partial<GateInput>): readonly string[] =>
  read(three, more).records.findings.map((finding) => finding.code);
const approved = [sittingOn({ content: three })];
const ready: Partial<GateInput> = { reviews: approved, signOffs: [signOffRow(statementFor(three))] };

describe("a draft may leave the firm only when every word was approved and signed off", () => {
  it("opens when all is approved and an entitled attorney signed off on exactly these words", () => {
    const judgement = read(three, ready);
    expect(judgement.beforeSignOff).toEqual([]);
    expect(judgement.mayFinalize).toBe(true);
    expect(judgement.signOff?.by).toBe(okoye);
  });

  it("before any review it names every paragraph and the missing sign-off", () => {
    expect(codes(three)).toEqual(["unit-pending", "unit-pending", "unit-pending", "no-sign-off"]);
  });

  it("a draft approved but not signed off does not leave", () => {
    const judgement = read(three, { reviews: approved });
    expect(judgement.maySignOff).toBe(true);
    expect(judgement.mayFinalize).toBe(false);
    expect(judgement.beforeFinal.map(({ code }) => code)).toEqual(["no-sign-off"]);
  });

  it("a draft signed off but with one paragraph pending does not leave", () => {
    expect(codes(three, { ...ready, reviews: [sittingOn({ content: three, only: [unitId(1), unitId(2)] })] })).toEqual([
      "unit-pending",
    ]);
  });
});

describe("what the document claims about itself counts for nothing", () => {
  const claims = contentOf(
    bodyOf([
      { text: "First.", id: unitId(1), tag: reviewedTag(unitId(1)) },
      { text: "Second.", id: unitId(2) },
    ]),
  );

  it("a tag edited to say reviewed is named, and the paragraph stays pending", () => {
    const found = codes(claims);
    expect(found).toContain("tag-ahead-of-records");
    expect(found.filter((code) => code === "unit-pending")).toHaveLength(2);
  });

  it("a ledger edited by hand to say approved changes nothing", () => {
    const ledger = {
      ...ledgerFor(three),
      units: ledgerFor(three).units.map((unit) => ({ ...unit, status: "approved", approved: true })),
    };
    expect(codes(three, { ledger })).toEqual(["unit-pending", "unit-pending", "unit-pending", "no-sign-off"]);
  });

  it("a paragraph the ledger calls furniture is still reviewed as the paragraph it is", () => {
    const ledger = { ...ledgerFor(three), units: ledgerFor(three).units.map((unit) => ({ ...unit, furniture: true })) };
    expect(codes(three, { ledger }).filter((code) => code === "unit-pending")).toHaveLength(3);
  });

  it("a missing fact left in the text blocks whatever the ledger says of it", () => {
    const content = plainContent(["Plaintiff resides at [client.address]."]);
    const found = read(content, {
      reviews: [sittingOn({ content })],
      signOffs: [signOffRow(statementFor(content))],
      ledger: { ...ledgerFor(content), missing: [] },
    });
    expect(found.beforeSignOff).toMatchObject([
      { code: "placeholder-left", severity: "blocking", detail: { path: "client.address" }, endedBy: "fill" },
    ]);
  });

  it("an ordinary bracket is no missing fact", () => {
    const content = plainContent(["He said “[t]he car [sic] was red” [emphasis added] (Ex. A [p. 3])."]);
    expect(codes(content, { reviews: [sittingOn({ content })] })).toEqual(["no-sign-off"]);
  });

  it("a document that lost its ledger is no draft", () => {
    expect(codes(three, { ...ready, ledger: undefined })).toContain("no-ledger");
  });
});

describe("paragraphs that are nobody's", () => {
  it("an untagged paragraph blocks", () => {
    const content = contentOf(bodyOf([{ text: "First.", id: unitId(1) }, { text: "Slipped in." }]));
    expect(codes(content, { reviews: [sittingOn({ content })] })).toContain("untagged");
  });

  it("a tag that only looks like ours is none", () => {
    const content = contentOf(
      bodyOf([
        { text: "First.", id: unitId(1) },
        { text: "Slipped in.", tag: `${PENDING_PREFIX}not-an-id` },
      ]),
    );
    expect(codes(content, { reviews: [sittingOn({ content })] })).toContain("untagged");
  });

  it("an approved paragraph pasted twice blocks, both times", () => {
    const content = contentOf(
      bodyOf([
        { text: "First.", id: unitId(1), control: 0 },
        { text: "First.", id: unitId(1), control: 1 },
      ]),
    );
    expect(
      codes(content, { reviews: [sittingOn({ content: plainContent(["First."]) })] }).filter(
        (code) => code === "duplicated-unit",
      ),
    ).toHaveLength(2);
  });

  it("a paragraph pasted from another draft is recognised by its id", () => {
    const content = contentOf(
      bodyOf([
        { text: "First.", id: unitId(1) },
        { text: "From elsewhere.", id: unitId(99) },
      ]),
    );
    const found = codes(content, {
      ledger: ledgerFor(plainContent(["First."])),
      reviews: [sittingOn({ content: plainContent(["First."]) })],
    });
    expect(found).toContain("unknown-unit");
    expect(found).toContain("unit-pending");
  });

  it("two paragraphs in one control are one unit and hash together", () => {
    const joined = contentOf(
      bodyOf([
        { text: "One", id: unitId(1), control: 7 },
        { text: "two", id: unitId(1), control: 7 },
      ]),
    );
    expect(read(joined).units).toHaveLength(1);
    expect(codes(joined, { reviews: [sittingOn({ content: joined })] })).toEqual(["no-sign-off"]);
  });

  it("a text box paragraph Word cannot wrap is reviewed under its id in the ledger", () => {
    const content = contentOf(
      bodyOf([{ text: "First.", id: unitId(1) }]),
      storyOf("textbox", "word/document.xml", [{ text: "In the box." }]),
    );
    const words = content.stories[1]?.paragraphs[0]?.words ?? "";
    const ledger = {
      ...ledgerFor(content),
      units: [
        ...ledgerFor(content).units,
        {
          id: unitId(2),
          facts: [],
          anchor: { story: "textbox" as const, part: "word/document.xml", paragraph: 0, words },
        },
      ],
    };
    expect(codes(content, { ledger, reviews: [sittingOn({ content, only: [unitId(1)] })] })).toEqual([
      "unit-pending",
      "no-sign-off",
    ]);
  });

  it("the ledger cannot vouch for an untagged paragraph of the body", () => {
    const content = contentOf(bodyOf([{ text: "First.", id: unitId(1) }, { text: "Slipped in." }]));
    const words = content.stories[0]?.paragraphs[1]?.words ?? "";
    const ledger = {
      ...ledgerFor(content),
      units: [
        ...ledgerFor(content).units,
        {
          id: unitId(2),
          facts: [],
          anchor: { story: "body" as const, part: "word/document.xml", paragraph: 1, words },
        },
      ],
    };
    expect(codes(content, { ledger })).toContain("untagged");
  });
});

describe("after approval", () => {
  const changed = plainContent(["First.", "Second, edited.", "Third."]);
  it("one word edited re-opens that paragraph alone, and the sign-off is for other words", () => {
    const found = codes(changed, ready);
    expect(found).toEqual(["unit-lapsed", "sign-off-for-other-words", "no-sign-off"]);
  });

  it("words put back exactly as approved are approved again", () => {
    expect(read(three, ready).mayFinalize).toBe(true);
  });

  it("one paragraph inserted is pending; those after it are renumbered, not lapsed", () => {
    const before = contentOf(
      bodyOf([
        { text: "First.", id: unitId(1), label: "1." },
        { text: "Second.", id: unitId(2), label: "2." },
      ]),
    );
    const after = contentOf(
      bodyOf([
        { text: "First.", id: unitId(1), label: "1." },
        { text: "New.", id: unitId(3), label: "2." },
        { text: "Second.", id: unitId(2), label: "3." },
      ]),
    );
    const judgement = read(after, { reviews: [sittingOn({ content: before })] });
    expect(judgement.beforeSignOff.map(({ code, unit }) => [code, unit])).toEqual([
      ["unit-pending", unitId(3)],
      ["unit-renumbered", unitId(2)],
    ]);
  });

  it("a renumbered paragraph accepted as such stands again", () => {
    const before = contentOf(bodyOf([{ text: "First.", id: unitId(1), label: "1." }]));
    const after = contentOf(bodyOf([{ text: "First.", id: unitId(1), label: "2." }]));
    const reviews = [
      sittingOn({ content: before }),
      sittingOn({ content: after, verdict: "place-seen", at: "2026-06-01T11:00:00Z" }),
    ];
    expect(codes(after, { reviews })).toEqual(["no-sign-off"]);
  });

  it("two approved paragraphs swapped are both named as moved", () => {
    const swapped = contentOf(
      bodyOf([
        { text: "Second.", id: unitId(2) },
        { text: "First.", id: unitId(1) },
        { text: "Third.", id: unitId(3) },
      ]),
    );
    const found = read(swapped, ready).beforeSignOff.map(({ code, unit }) => [code, unit]);
    expect(found).toEqual([
      ["unit-moved", unitId(2)],
      ["unit-moved", unitId(1)],
    ]);
  });

  it("the ids of two paragraphs exchanged make both lapse: each is bound to its own words", () => {
    const exchanged = contentOf(
      bodyOf([
        { text: "Second.", id: unitId(1) },
        { text: "First.", id: unitId(2) },
        { text: "Third.", id: unitId(3) },
      ]),
    );
    expect(codes(exchanged, ready).filter((code) => code === "unit-lapsed")).toHaveLength(2);
  });

  it("a place accepted on words never approved approves nothing", () => {
    expect(
      codes(three, { reviews: [sittingOn({ content: three, verdict: "place-seen" })] }).filter(
        (code) => code === "unit-pending",
      ),
    ).toHaveLength(3);
  });
});

describe("whose decision counts", () => {
  const withRow = (row: ReturnType<typeof sittingOn>) => [
    ...codes(three, { reviews: [row] }),
    ...forNothing({ reviews: [row] }),
  ];

  it("a paralegal's row counts for nothing and is named", () => {
    expect(withRow(sittingOn({ content: three, by: ana }))).toEqual([
      "unit-pending",
      "unit-pending",
      "unit-pending",
      "no-sign-off",
      "decision-not-by-attorney",
    ]);
  });
  it("an attorney who had left at the stamp decides nothing", () => {
    expect(withRow(sittingOn({ content: three, by: harlan }))).toContain("decision-not-by-attorney");
  });
  it("what she decided while she was there stands", () => {
    expect(withRow(sittingOn({ content: three, by: harlan, at: "2026-03-31T23:00:00Z" }))).toEqual(["no-sign-off"]);
  });
  it("a row whose author the server does not name counts for nothing", () => {
    const { createdById: _gone, ...row } = sittingOn({ content: three });
    expect(withRow(row)).toContain("record-author-unknown");
  });
  it("a row written in another's name counts for nothing", () => {
    expect(withRow(sittingOn({ content: three, by: whitcomb, record: { reviewer: okoye } }))).toContain(
      "record-for-another",
    );
  });
  it("a row a site owner edited afterwards counts for nothing", () => {
    expect(withRow({ ...sittingOn({ content: three }), modifiedAt: "2026-06-01T12:00:00Z" })).toContain(
      "record-altered",
    );
    expect(withRow({ ...sittingOn({ content: three }), modifiedById: ana })).toContain("record-altered");
  });
  it("a row for another draft, matter or tenant counts for nothing here", () => {
    expect(withRow(sittingOn({ content: three, record: { draft: "DRAFT0000000000B" as typeof draftId } }))).toContain(
      "record-of-another-draft",
    );
    expect(withRow(sittingOn({ content: three, record: { matter: tran } }))).toContain("record-of-another-draft");
    expect(withRow(sittingOn({ content: three, record: { tenant: "another" } }))).toContain("record-of-another-draft");
  });
  it("a row that cannot be read is shown, not skipped", () => {
    expect(forNothing({ reviews: [...approved, stamped(undefined, okoye, "2026-06-01T12:00:00Z")] })).toEqual([
      "record-unreadable",
    ]);
  });
  it("rows that count for nothing block nobody; an attorney accepts all of one author's with one reason, and none of another's", () => {
    const bad = [1, 2, 3].map(() => sittingOn({ content: three, by: ana }));
    const other = { ...sittingOn({ content: three, by: harlan }), createdByName: "Susan Harlan" };
    const accepting = sittingOn({
      content: three,
      at: "2026-06-01T13:00:00Z",
      accepted: [{ code: "rows-count-for-nothing", at: `rows of ${ana}`, reason: "She tried the script." }],
    });
    const judgement = read(three, { reviews: [...bad, other, accepting] });
    expect(judgement.maySignOff).toBe(true);
    expect(judgement.advisories).toMatchObject([
      { code: "rows-count-for-nothing", detail: { author: harlan, by: "Susan Harlan", count: 1 } },
    ]);
    expect(forNothing({ reviews: [...bad, other, accepting] })).toHaveLength(4);
  });
  it("of two attorneys the later decision on the present words stands", () => {
    const first = sittingOn({ content: three, by: whitcomb, at: "2026-06-01T09:00:00Z" });
    expect(
      codes(three, {
        reviews: [
          first,
          sittingOn({
            content: three,
            at: "2026-06-01T10:00:00Z",
            only: [unitId(2)],
            verdict: "request-changes",
            note: "Which car?",
          }),
        ],
      }),
    ).toEqual(["unit-changes-requested", "no-sign-off"]);
  });
  it("reading straight through by another attorney does not end a request for changes", () => {
    const asked = sittingOn({
      content: three,
      at: "2026-06-01T09:00:00Z",
      only: [unitId(2)],
      verdict: "request-changes",
      note: "Which car?",
    });
    expect(codes(three, { reviews: [asked, sittingOn({ content: three, by: whitcomb, way: "as-a-whole" })] })).toEqual([
      "unit-changes-requested",
      "no-sign-off",
    ]);
  });
  it("attorney-only text approved in bulk is not approved", () => {
    const ledger = {
      ...ledgerFor(three),
      units: ledgerFor(three).units.map((unit, index) =>
        index === 1 ? { ...unit, workClass: "interpretive" as const } : unit,
      ),
    };
    expect(codes(three, { ledger, reviews: [sittingOn({ content: three, way: "as-a-whole" })] })).toEqual([
      "interpretive-in-bulk",
      "no-sign-off",
    ]);
  });
});

describe("what stands open in the file", () => {
  const withFinding = (finding: ReviewedContent["findings"][number]): ReviewedContent => ({
    ...three,
    findings: [finding],
  });

  it("a revision mark blocks and is shown at its paragraph", () => {
    const content = withFinding({
      code: "revision-mark",
      severity: "blocking",
      part: "word/document.xml",
      storyIndex: 0,
      paragraph: 1,
    });
    expect(read(content, ready).beforeSignOff).toMatchObject([
      { code: "revision-mark", unit: unitId(2), endedBy: "accept-marks" },
    ]);
  });

  it("what the reader does not know waits until an attorney accepts it by name, and lapses with the words", () => {
    const content = withFinding({
      code: "unknown-markup",
      severity: "toBeSeen",
      part: "word/document.xml",
      storyIndex: 0,
      paragraph: 1,
    });
    expect(codes(content, ready)).toEqual(["unknown-markup"]);
    const words = read(content).units[1]?.unit.words ?? "";
    const accepting = (at: string) =>
      sittingOn({
        content: three,
        at: "2026-06-01T11:00:00Z",
        accepted: [{ code: "unknown-markup", unit: unitId(2), at }],
      });
    expect(codes(content, { ...ready, reviews: [...approved, accepting(words)] })).toEqual([]);
    expect(codes(content, { ...ready, reviews: [...approved, accepting(sha("other words"))] })).toEqual([
      "unknown-markup",
    ]);
  });

  it("an acceptance ends no blocking finding", () => {
    const content = withFinding({ code: "alt-chunk", severity: "blocking", part: "word/document.xml" });
    const accepting = sittingOn({
      content: three,
      at: "2026-06-01T11:00:00Z",
      accepted: [{ code: "alt-chunk", at: three.hash }],
    });
    expect(codes(content, { ...ready, reviews: [...approved, accepting] })).toEqual(["alt-chunk"]);
  });

  it("in a document no template made, a bracketed or ruled blank waits until it is accepted by name; a named one does not", () => {
    const plain = plainContent(["Dated this [DATE] of May.", "Name: ____________", "Signed: ________"]);
    const content = {
      ...plain,
      blanks: [{ name: "cs_blank_1_signature", text: "________", storyIndex: 0, paragraph: 2 }],
    };
    const { template: _made, ...ledger } = ledgerFor(content);
    const reviews = [sittingOn({ content })];
    expect(codes(content, { ledger, reviews })).toEqual(["bracketed-blank", "underlined-blank", "no-sign-off"]);
    expect(codes(content, { reviews })).toEqual(["no-sign-off"]);
    const bracketed = read(content, { ledger, reviews }).beforeSignOff.filter(({ code }) => code === "bracketed-blank");
    const scope = { contentHash: content.hash, wordsOf: () => read(content).units[0]?.unit.words };
    const accepting = sittingOn({
      content,
      at: "2026-06-01T11:00:00Z",
      accepted: bracketed.map((finding) => acceptanceOf(finding, scope, "quoted from the statute")),
    });
    const withoutReason = sittingOn({
      content,
      at: "2026-06-01T11:00:00Z",
      accepted: bracketed.map((finding) => acceptanceOf(finding, scope)),
    });
    expect(codes(content, { ledger, reviews: [...reviews, withoutReason] })).toEqual([
      "bracketed-blank",
      "underlined-blank",
      "no-sign-off",
    ]);
    expect(codes(content, { ledger, reviews: [...reviews, accepting] })).toEqual(["underlined-blank", "no-sign-off"]);
  });

  it("headers, footers and empty paragraphs wait as one row", () => {
    const content = contentOf(
      bodyOf([
        { text: "First.", id: unitId(1) },
        { text: "  ", id: unitId(2) },
      ]),
      storyOf("header", "word/header1.xml", [{ text: "SUPERIOR COURT", id: unitId(3) }]),
    );
    const found = read(content, { reviews: [sittingOn({ content, only: [unitId(1)] })] }).beforeSignOff;
    expect(found).toMatchObject([{ code: "furniture-pending", detail: { count: 2 } }]);
  });

  it("a picture without words is no furniture", () => {
    const content = contentOf(bodyOf([{ text: "", id: unitId(1), drawn: true }]));
    expect(codes(content)).toContain("unit-pending");
  });

  it("an open question blocks until an attorney answers; a paralegal's answer does not", () => {
    const about = { version: 1, tenant, matter: rivera, draft: draftId } as const;
    const question = stamped<ReviewRecord>(
      { kind: "question", ...about, id: "q1", unit: unitId(1), text: "Which address?", raisedBy: "person" },
      ana,
      "2026-06-01T08:00:00Z",
    );
    const answer = (by: typeof ana, outcome: "answered" | "withdrawn") =>
      stamped<ReviewRecord>(
        { kind: "answer", ...about, question: "q1", outcome, text: "Main Street" },
        by,
        "2026-06-01T12:00:00Z",
      );
    expect(codes(three, { ...ready, reviews: [...approved, question] })).toEqual(["unit-question-open"]);
    const byParalegal = { ...ready, reviews: [...approved, question, answer(ana, "answered")] };
    expect(codes(three, byParalegal)).toEqual(["unit-question-open"]);
    expect(forNothing(byParalegal)).toEqual(["answer-not-by-attorney"]);
    expect(codes(three, { ...ready, reviews: [...approved, question, answer(okoye, "answered")] })).toEqual([]);
    expect(codes(three, { ...ready, reviews: [...approved, question, answer(ana, "withdrawn")] })).toEqual([]);
    expect(codes(three, { ...ready, reviews: [...approved, question, answer(whitcomb, "withdrawn")] })).toEqual([]);
  });
});

describe("where the file lies", () => {
  it("a copy of the draft is refused by name", () => {
    expect(
      codes(three, {
        ...ready,
        whereabouts: { driveItemId: "item-2", rowDriveItemId: "item-1", rowMatter: rivera, folderMatter: rivera },
      }),
    ).toEqual(["copy-of-draft"]);
  });
  it("a copy in another matter's folder is refused by that name too", () => {
    expect(
      codes(three, {
        ...ready,
        whereabouts: { driveItemId: "item-2", rowDriveItemId: "item-1", rowMatter: rivera, folderMatter: tran },
      }),
    ).toEqual(["in-another-matter", "copy-of-draft"]);
  });
  it("a ledger that names another matter is refused", () => {
    expect(codes(three, { ...ready, ledger: { ...ledgerFor(three), matter: tran } })).toEqual([
      "ledger-of-another-matter",
    ]);
  });
  it("a ledger edited by hand to say approved is named, approves nothing, and an attorney has to see it", () => {
    const claiming = { ...ready, ledger: { ...ledgerFor(three), foreign: ['status="approved"'] } };
    expect(codes(three, claiming)).toEqual(["ledger-claims-more"]);
    expect(codes(three, { ...claiming, reviews: [] })).toContain("unit-pending");
  });
  it("a file outside the firm's library is refused", () => {
    expect(codes(three, { ...ready, whereabouts: { rowDriveItemId: "item-1", rowMatter: rivera } })).toEqual([
      "not-in-library",
    ]);
  });
});

describe("whose sign-off counts", () => {
  const signed = (row: ReturnType<typeof signOffRow>, more: Partial<GateInput> = {}) =>
    codes(three, { reviews: approved, signOffs: [row], ...more });
  const filing = (by: typeof okoye) => statementFor(three, { by, meaning: "for-filing" });
  const inCounselBlock = plainContent(["M. Okoye (SBN 301244)", "Daniel Whitcomb", "Susan Harlan", "Complaint."]);
  const signedFiling = (by: typeof okoye, at?: string, given = rightsRow()) =>
    codes(inCounselBlock, {
      rights: [stamped(given, okoye, "2026-01-05T09:00:00Z")],
      reviews: [sittingOn({ content: inCounselBlock })],
      signOffs: [
        signOffRow(statementFor(inCounselBlock, { by, meaning: "for-filing", ...(at === undefined ? {} : { at }) })),
      ],
    });

  it("a paralegal's does not", () => {
    expect(signed(signOffRow(statementFor(three, { by: ana })))).toContain("signer-not-on-roster");
  });
  it("an attorney's who left does not", () => {
    expect(signedFiling(harlan)).toContain("signer-not-active");
  });
  it("an attorney's who is not of this matter does not", () => {
    expect(signed(signOffRow(statementFor(three, { by: whitcomb })))).toContain("signer-not-responsible-attorney");
  });
  it("for filing, an attorney's not admitted in that forum does not", () => {
    expect(signedFiling(whitcomb)).toContain("signer-not-admitted");
  });
  it("for filing, a signing attorney's with the admission does", () => {
    expect(signedFiling(okoye)).toEqual([]);
  });
  it("for filing, a responsible attorney's who is not signing attorney does not", () => {
    expect(signedFiling(okoye, undefined, rightsRow({ signing: [whitcomb] }))).toContain("signer-not-signing-attorney");
  });
  it("for filing, one whose name does not stand in the paper does not", () => {
    expect(signed(signOffRow(filing(okoye)))).toContain("signer-not-in-signature-block");
  });
  it("one signed in another's name does not", () => {
    expect(signed(signOffRow(statementFor(three), whitcomb))).toContain("sign-off-by-another");
  });
  it("one for another matter, draft or tenant does not", () => {
    expect(signed(signOffRow(statementFor(three, { matter: tran })))).toContain("sign-off-of-another-matter");
    expect(signed(signOffRow(statementFor(three, { draft: "DRAFT0000000000B" as typeof draftId })))).toContain(
      "sign-off-of-another-matter",
    );
    expect(signed(signOffRow(statementFor(three, { tenant: "another" })))).toContain("sign-off-of-another-tenant");
  });
  it("one whose statement was changed after signing does not", () => {
    const row = signOffRow(statementFor(three));
    if (row.content.kind !== "sign-off") throw new Error("a sign-off was built");
    expect(
      signed({ ...row, content: { ...row.content, statement: { ...row.content.statement, meaning: "for-service" } } }),
    ).toContain("sign-off-statement-altered");
  });
  it("one edited in the list does not", () => {
    expect(signed({ ...signOffRow(statementFor(three)), modifiedById: ana })).toContain("sign-off-altered");
  });
  it("one stamped hours after what it says, without proof of identity, does not", () => {
    expect(signed(signOffRow(statementFor(three), okoye, "2026-06-02T15:00:00Z"))).toContain("sign-off-time-differs");
  });
  it("one without the provider's token does not where the firm asks for it", () => {
    expect(signed(signOffRow(statementFor(three)), { tokenRequired: true })).toContain("sign-off-without-token");
  });
  it("one whose token does not verify is named with the reason", () => {
    const row = signOffRow(statementFor(three));
    if (row.content.kind !== "sign-off") throw new Error("a sign-off was built");
    const withToken = { ...row, content: { ...row.content, idToken: "x.y.z" } };
    expect(
      signed(withToken, { tokenRequired: true, tokens: new Map([[row.itemId, { ok: false, code: "wrong-nonce" }]]) }),
    ).toContain("sign-off-token-wrong-nonce");
    expect(signed(withToken, { tokenRequired: true })).toContain("sign-off-token-not-checked");
    expect(signed(withToken, { tokenRequired: true, tokens: new Map([[row.itemId, { ok: true }]]) })).toEqual([]);
  });
  it("a withdrawn one does not, and says by whom", () => {
    const row = signOffRow(statementFor(three));
    if (row.content.kind !== "sign-off") throw new Error("a sign-off was built");
    const withdrawal = {
      kind: "withdrawal",
      version: 1,
      tenant,
      matter: rivera,
      draft: draftId,
      signOffRow: row.itemId,
      statementHash: row.content.statementHash,
      reason: "Wrong exhibit.",
    } as const;
    expect(
      codes(three, { reviews: approved, signOffs: [row, stamped(withdrawal, okoye, "2026-06-03T10:00:00Z")] }),
    ).toEqual(["sign-off-withdrawn", "no-sign-off"]);
    expect(
      codes(three, { reviews: approved, signOffs: [row, stamped(withdrawal, ana, "2026-06-03T10:00:00Z")] }),
    ).toEqual([]);
  });
  it("one that only says the facts were reviewed lets nothing leave", () => {
    expect(signed(signOffRow(statementFor(three, { meaning: "reviewed-facts" })))).toContain(
      "sign-off-not-for-release",
    );
  });
  it("one for client review does not make a clean copy: it stays marked as a draft", () => {
    expect(signed(signOffRow(statementFor(three, { meaning: "for-client-review" })))).toContain(
      "sign-off-not-for-release",
    );
  });
  it("a worthless row beside a good one does not block", () => {
    expect(
      codes(three, {
        reviews: approved,
        signOffs: [signOffRow(statementFor(three, { by: ana })), signOffRow(statementFor(three))],
      }),
    ).toEqual([]);
  });
});

it("judging never changes what it was given", () => {
  const input = gateInput(three, ready);
  const before = JSON.stringify({ ...input, tokens: [] });
  judgeGate(input);
  expect(JSON.stringify({ ...input, tokens: [] })).toBe(before);
  expect(roster).toHaveLength(3);
});
