// The history: each act writes its own line, with ids and hashes, and no words of the client's (invariant 10).
import type { AuditEntry, AuditEvent } from "../../src/domain/audit/entry";
import type { MatterId } from "../../src/domain/ids";
import { anaReyes, danielWhitcomb, joelSantos, priyaRaman, tranMatterId } from "../../src/sandbox/sample-firm";
import { copyParagraphs, pasteParagraphs } from "../../src/sandbox/word/operations/copy-paragraphs";
import { insertText } from "../../src/sandbox/word/operations/insert-text";
import { drafted, granted, openFirm, type Desk, type Firm } from "../support/desk";
import { docx, p } from "../support/docx-builder";

const BODY = "word/document.xml";
const tran = tranMatterId as MatterId;
const HASH = /^[0-9a-f]{64}$/u;

const linesOf = (firm: Firm): readonly AuditEntry[] =>
  firm.graph.records.Audit.map(({ content }) => content as AuditEntry);
/** The lines an act added. */
const written = async (firm: Firm, act: () => Promise<unknown>): Promise<readonly AuditEvent[]> => {
  const before = linesOf(firm).length;
  await act();
  return linesOf(firm)
    .slice(before)
    .map(({ event }) => event);
};
const leaves = (value: unknown): readonly unknown[] =>
  typeof value === "object" && value !== null ? Object.values(value).flatMap(leaves) : [value];

const begun = async () => {
  const firm = openFirm();
  const ana = firm.sit(anaReyes);
  const row = await drafted(ana, tranMatterId, "declaration");
  return { firm, ana, row };
};
const atReview = async () => {
  const made = await begun();
  const whitcomb = made.firm.sit(danielWhitcomb);
  await whitcomb.open(made.row);
  return { ...made, whitcomb };
};
const approveAll = async (desk: Desk): Promise<void> => {
  const seen = await desk.draft();
  granted(
    await desk.verbs.decideUnits({
      seen,
      way: "one-by-one",
      decisions: [...seen.units, ...seen.furniture].map(({ unit }) => ({ unit, verdict: "approve" as const })),
    }),
  );
};
const plainUnit = async (desk: Desk) => {
  const unit = (await desk.draft()).units.find(
    (each) => each.text.length > 60 && each.facts.length === 0 && !each.signature && each.place.part === BODY,
  );
  if (unit === undefined) throw new Error("the declaration has an ordinary paragraph");
  return unit;
};

describe("while a draft is made, the history takes", () => {
  it("“composed” from making a draft, with the hash of its content and its template's version", async () => {
    const firm = openFirm();
    const ana = firm.sit(anaReyes);
    const events = await written(firm, () => drafted(ana, tranMatterId, "declaration"));
    expect(events).toEqual([
      { kind: "composed", content: (await ana.draft()).contentHash, template: "declaration", templateVersion: "1" },
    ]);
  });
  it("“adopted” from bringing a document under review, with the hash of its content", async () => {
    const firm = openFirm();
    const ana = firm.sit(anaReyes);
    await ana.openUnsaved(docx({ body: p("Linh Tran lives here.") }));
    expect(
      await written(firm, async () => granted(await ana.verbs.adoptOpenDocument({ matter: tran, title: "Letter" }))),
    ).toEqual([{ kind: "adopted", content: expect.stringMatching(HASH) }]);
  });
  it("“fact changed” and “facts refreshed” from filling a fact, with its row and the units it changed", async () => {
    const { firm, ana } = await begun();
    const events = await written(firm, async () =>
      granted(await ana.verbs.fillFact({ path: "declarant.name", value: "Linh T. Tran", note: "her passport" })),
    );
    expect(events).toEqual([
      {
        kind: "fact-changed",
        list: expect.any(String),
        itemId: expect.stringMatching(/^\d+$/u),
        column: expect.any(String),
        eTag: expect.any(String),
      },
      {
        kind: "facts-refreshed",
        content: (await ana.draft()).contentHash,
        units: expect.arrayContaining([expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{16}$/u)]),
      },
    ]);
  });
  it("“retagged” from healing a copied paragraph, and “edited” with the words' hash and “asked for review” from asking", async () => {
    const { firm, ana } = await begun();
    const unit = await plainUnit(ana);
    const place = { part: BODY, paragraph: unit.place.paragraph };
    pasteParagraphs(ana.word(), place, copyParagraphs(ana.word(), place, place), "kept");
    const healed = await written(firm, async () => granted(await ana.verbs.retagOpenDraft()));
    expect(healed).toEqual([{ kind: "retagged", units: expect.arrayContaining([expect.any(String)]) }]);
    insertText(ana.word(), { ...place, offset: 2 }, "zz");
    const asked = await written(firm, async () => granted(await ana.verbs.askForReview()));
    expect(asked.map(({ kind }) => kind)).toEqual(["edited", "asked-for-review"]);
    expect(asked[0]).toMatchObject({
      units: expect.arrayContaining([{ unit: expect.any(String), words: expect.stringMatching(HASH) }]),
    });
    expect(asked[1]).toMatchObject({
      content: expect.stringMatching(HASH),
      round: expect.any(Number),
      findings: expect.any(Number),
    });
  });
  it("“taken over” from taking a draft over, with the id of whose it was", async () => {
    const { firm, ana, row } = await begun();
    const joel = firm.sit(joelSantos);
    expect(await written(firm, async () => granted(await joel.verbs.takeOver({ draft: row.draftId })))).toEqual([
      { kind: "taken-over", from: ana.person.oid },
    ]);
  });
});

describe("in review, the history takes", () => {
  it("“question raised” and “question answered”, each with the question's id", async () => {
    const { firm, ana, whitcomb } = await atReview();
    const asked = await written(firm, async () =>
      granted(await ana.verbs.raiseQuestion({ seen: await ana.draft(), text: "Is Linh Tran the tenant?" })),
    );
    const seen = await whitcomb.draft();
    const question = seen.gate.questions.find(({ text }) => text === "Is Linh Tran the tenant?")?.id ?? "";
    expect(asked).toEqual([{ kind: "question-raised", question }]);
    expect(
      await written(firm, async () =>
        granted(await whitcomb.verbs.closeQuestion({ seen, question, outcome: "answered", text: "She is." })),
      ),
    ).toEqual([{ kind: "question-answered", question }]);
  });
  it("“checked” from a team lead's check, with its record's key", async () => {
    const { firm, row } = await begun();
    const priya = firm.sit(priyaRaman);
    await priya.open(row);
    const events = await written(firm, async () =>
      granted(
        await priya.verbs.checkQuality({
          seen: await priya.draft(),
          formatting: true,
          accuracy: true,
          completeness: true,
          note: "Tran's name is right.",
        }),
      ),
    );
    expect(events).toEqual([
      { kind: "checked", row: expect.stringMatching(/^check\.2026-[0-9A-Z]{16}\.[0-9a-f]{32}$/u) },
    ]);
  });
  it("“sitting” from decisions, with the sitting's id and their number, and “sent back” with the round", async () => {
    const { firm, whitcomb } = await atReview();
    const seen = await whitcomb.draft();
    const unit = await plainUnit(whitcomb);
    const decided = await written(firm, async () =>
      granted(
        await whitcomb.verbs.decideUnits({
          seen,
          way: "one-by-one",
          decisions: [{ unit: unit.unit, verdict: "request-changes", note: "Say when Linh Tran moved in." }],
        }),
      ),
    );
    expect(decided).toEqual([{ kind: "sitting", sitting: expect.stringMatching(/^[0-9a-f]{32}$/u), units: 1 }]);
    expect(
      await written(firm, async () =>
        granted(await whitcomb.verbs.sendBack({ seen: await whitcomb.draft(), note: "See ¶ 3." })),
      ),
    ).toEqual([{ kind: "sent-back", round: expect.any(Number) }]);
  });
});

describe("at sign-off and after, the history takes", () => {
  it("“sign-off tried” and “sign-off refused” where the firm's site does not let her write one", async () => {
    const { firm, row, whitcomb } = await atReview();
    await approveAll(whitcomb);
    await whitcomb.word().save();
    const prepared = granted(await whitcomb.verbs.prepareSignOff({ meaning: "for-filing" }));
    const without = firm.sit({ ...danielWhitcomb, roles: ["Countersign.Paralegal"] });
    await without.open(row);
    expect(await written(firm, () => without.verbs.signOff({ prepared: [prepared] }))).toEqual([
      {
        kind: "sign-off-tried",
        statement: prepared.statementHash,
        content: prepared.statement.contentHash,
        meaning: "for-filing",
      },
      { kind: "sign-off-refused", content: prepared.statement.contentHash, reasons: ["not-permitted"] },
    ]);
    expect(firm.graph.records.SignOffs).toHaveLength(0);
  });
  it("“tried” and “given” from signing, “finalizing” and “finalized”, “PDF recorded”, “verified”, “exported” and “withdrawn”, each naming hash or row", async () => {
    const { firm, row, whitcomb } = await atReview();
    await approveAll(whitcomb);
    const prepared = granted(await whitcomb.verbs.prepareSignOff({ meaning: "for-filing" }));
    const { contentHash } = prepared.statement;
    let signed = "";
    expect(
      await written(firm, async () => {
        signed = granted(await whitcomb.verbs.signOff({ prepared: [prepared] }))[0]?.row ?? "";
      }),
    ).toEqual([
      { kind: "sign-off-tried", statement: prepared.statementHash, content: contentHash, meaning: "for-filing" },
      { kind: "sign-off-given", statement: prepared.statementHash, row: signed },
    ]);
    expect(await written(firm, async () => granted(await whitcomb.verbs.finalize()))).toEqual([
      { kind: "finalizing", content: contentHash, signOffRow: signed },
      {
        kind: "finalized",
        content: contentHash,
        driveItem: expect.any(String),
        fileHash: expect.stringMatching(HASH),
        adopted: false,
      },
    ]);
    expect(
      await written(firm, async () =>
        granted(
          await whitcomb.verbs.recordPdf({ draft: row.draftId, pdf: new TextEncoder().encode("%PDF-1.7 Linh Tran") }),
        ),
      ),
    ).toEqual([{ kind: "pdf-recorded", digest: expect.stringMatching(HASH), content: contentHash }]);
    expect(await written(firm, () => whitcomb.verbs.verify())).toEqual([
      { kind: "verified", signOffRow: signed, answer: "signed-off" },
    ]);
    expect(await written(firm, async () => granted(await whitcomb.verbs.exportRecords(row.draftId)))).toEqual([
      { kind: "exported", rows: expect.any(Number) },
    ]);
    expect(
      await written(firm, async () =>
        granted(
          await whitcomb.verbs.withdrawSignOff({
            draft: row.draftId,
            signOffRow: signed,
            reason: "Tran's exhibit is wrong.",
          }),
        ),
      ),
    ).toEqual([{ kind: "withdrawn", signOffRow: signed, statement: prepared.statementHash }]);
    // No line of all of them holds a client's name, a note or a sentence.
    for (const { event } of linesOf(firm))
      for (const leaf of leaves(event)) expect(String(leaf)).toMatch(/^[\w".,:{}!|-]*$/u);
    expect(JSON.stringify(linesOf(firm))).not.toMatch(/Tran|Whitcomb|exhibit is wrong/u);
  });
});
