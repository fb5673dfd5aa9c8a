/** What attorneys, team leads and drafters do between drafting and sign-off, on real parts. */
import { writeFileSync } from "node:fs";
import { bulkScope, unitsByNumber } from "../../../src/app/review/bulk-approval";
import type { OpenDraft } from "../../../src/app/draft/open-draft-state";
import { readContent } from "../../../src/docx/canonical/read-content";
import { readRecordsExport } from "../../../src/app/ports/records-export";
import {
  anaReyes,
  danielWhitcomb,
  joelSantos,
  mOkoye,
  priyaRaman,
  tranMatterId,
} from "../../../src/sandbox/sample-firm";
import { insertText } from "../../../src/sandbox/word/operations/insert-text";
import { drafted, granted, openFirm, reachedOnce, type Desk } from "../../support/desk";
import { packageComplaints } from "../../support/package-oracle";

const theDrafted = reachedOnce(async () => {
  const firm = openFirm();
  return { firm, row: await drafted(firm.sit(anaReyes), tranMatterId, "declaration") };
});
const desks = async () => {
  const { firm, row } = await theDrafted();
  const [ana, whitcomb] = [firm.sit(anaReyes), firm.sit(danielWhitcomb)];
  await ana.open(row);
  await whitcomb.open(row);
  return { firm, ana, whitcomb, row };
};
const approve = async (desk: Desk, seen: OpenDraft, units = [...seen.units, ...seen.furniture]) =>
  granted(
    await desk.verbs.decideUnits({
      seen,
      way: "one-by-one",
      decisions: units.map(({ unit }) => ({ unit, verdict: "approve" as const })),
    }),
  );
const longUnit = (draft: OpenDraft) => {
  const unit = draft.units.find(
    (each) => each.text.length > 60 && each.facts.length === 0 && each.place.part === "word/document.xml",
  );
  if (unit === undefined) throw new Error("the declaration has a long paragraph");
  return unit;
};

describe("reading straight through", () => {
  it("takes in every pending paragraph and names what it leaves out: the signature block is decided by itself", async () => {
    const { whitcomb } = await desks();
    const seen = await whitcomb.draft();
    const scope = bulkScope(seen, new Set());
    expect(scope.leavesOut.map(({ why }) => why)).toEqual(expect.arrayContaining(["signature-block"]));
    expect(scope.takesIn.length + scope.leavesOut.length).toBe(seen.units.length + seen.furniture.length);
    const done = granted(
      await whitcomb.verbs.decideUnits({
        seen,
        way: "as-a-whole",
        readIn: "word",
        decisions: scope.takesIn.map(({ unit }) => ({ unit, verdict: "approve" })),
      }),
    );
    expect(done.changedSinceRead).toEqual([]);
    const after = await whitcomb.draft();
    expect(after.counts.left).toBe(scope.leavesOut.filter(({ view }) => !view.furniture).length);
    expect(after.findings.map((finding) => finding.code)).not.toContain("signature-in-bulk");
  });

  it("refuses a bulk decision that would take the signature block along", async () => {
    const { whitcomb } = await desks();
    const seen = await whitcomb.draft();
    const signature = seen.units.find((view) => view.signature);
    expect(
      await whitcomb.verbs.decideUnits({
        seen,
        way: "as-a-whole",
        decisions: [{ unit: signature?.unit ?? ("" as never), verdict: "approve" }],
      }),
    ).toMatchObject({ ok: false, refusal: { code: "not-in-bulk" } });
  });

  it("leaves out what somebody changed while it was being read", async () => {
    const { whitcomb } = await desks();
    const seen = await whitcomb.draft();
    const unit = longUnit(seen);
    insertText(whitcomb.word(), { part: "word/document.xml", paragraph: unit.place.paragraph, offset: 2 }, "zz");
    const done = granted(
      await whitcomb.verbs.decideUnits({
        seen,
        way: "as-a-whole",
        decisions: bulkScope(seen, new Set()).takesIn.map((view) => ({ unit: view.unit, verdict: "approve" })),
      }),
    );
    expect(done.changedSinceRead).toEqual([unit.unit]);
    expect(done.recorded).not.toContain(unit.unit);
    expect((await whitcomb.draft()).units.find((view) => view.unit === unit.unit)?.review.status).toBe("pending");
  });

  it("takes the numbers a reader wrote on a print: all except 12, 31-33", async () => {
    const { whitcomb } = await desks();
    const seen = await whitcomb.draft();
    const numbers = [...(unitsByNumber(seen, "12, 31-33") ?? [])].map(
      (unit) => [...seen.units, ...seen.furniture].find((view) => view.unit === unit)?.number,
    );
    expect(numbers).toEqual([12, 31, 32, 33]);
    for (const typed of ["twelve", "33-31", "9999", "1-99999"]) expect(unitsByNumber(seen, typed)).toBeUndefined();
  });
});

describe("questions for the attorney", () => {
  it("an open question blocks sign-off; the drafter cannot answer it, the attorney can", async () => {
    const { ana, whitcomb } = await desks();
    const seen = await ana.draft();
    const { question } = granted(
      await ana.verbs.raiseQuestion({ seen, unit: longUnit(seen).unit, text: "Which of two addresses?" }),
    );
    await approve(whitcomb, await whitcomb.draft());
    const asked = await whitcomb.draft();
    expect(asked.findings.map((finding) => finding.code)).toEqual(["unit-question-open"]);
    expect(asked.counts.questions).toBe(1);
    const mine = await ana.draft();
    expect(
      await ana.verbs.closeQuestion({ seen: mine, question, outcome: "answered", text: "The newer one." }),
    ).toMatchObject({ ok: false, refusal: { code: "not-on-roster" } });
    granted(await whitcomb.verbs.closeQuestion({ seen: asked, question, outcome: "answered", text: "The newer one." }));
    expect((await whitcomb.draft()).gate.maySignOff).toBe(true);
    expect(
      await whitcomb.verbs.closeQuestion({
        seen: await whitcomb.draft(),
        question,
        outcome: "answered",
        text: "again",
      }),
    ).toMatchObject({ ok: false, refusal: { code: "question-not-open" } });
  });

  it("whoever raised a question may withdraw it; a colleague may not", async () => {
    const { firm, ana, row } = await desks();
    const { question } = granted(
      await ana.verbs.raiseQuestion({ seen: await ana.draft(), text: "May I attach the lease?" }),
    );
    const joel = firm.sit(joelSantos);
    await joel.open(row);
    expect(
      await joel.verbs.closeQuestion({ seen: await joel.draft(), question, outcome: "withdrawn", text: "" }),
    ).toMatchObject({ ok: false });
    granted(await ana.verbs.closeQuestion({ seen: await ana.draft(), question, outcome: "withdrawn", text: "" }));
    expect((await ana.draft()).counts.questions).toBe(0);
  });
});

describe("the team lead's check", () => {
  it("counts for the words checked, never as an approval, and is named in the statement", async () => {
    const { firm, whitcomb, row } = await desks();
    const priya = firm.sit(priyaRaman);
    await priya.open(row);
    const seen = await priya.draft();
    granted(await priya.verbs.checkQuality({ seen, formatting: true, accuracy: true, completeness: true }));
    expect((await priya.draft()).counts.approved).toBe(0);
    await approve(whitcomb, await whitcomb.draft());
    expect(
      granted(await whitcomb.verbs.prepareSignOff({ meaning: "for-filing" })).statement.qualityCheck,
    ).toMatchObject({ by: priya.person.oid });
  });

  it("cannot be made by the drafter, nor by another paralegal; without one the statement says so", async () => {
    const { firm, ana, whitcomb, row } = await desks();
    const joel = firm.sit(joelSantos);
    await joel.open(row);
    expect(
      await joel.verbs.checkQuality({ seen: await joel.draft(), formatting: true, accuracy: true, completeness: true }),
    ).toMatchObject({ ok: false, refusal: { code: "not-permitted" } });
    const lead = firm.sit({ ...anaReyes, roles: ["Countersign.TeamLead"] });
    await lead.open(row);
    expect(
      await lead.verbs.checkQuality({ seen: await lead.draft(), formatting: true, accuracy: true, completeness: true }),
    ).toMatchObject({ ok: false, refusal: { code: "author-may-not-check" } });
    expect(ana.person.oid).toBe(lead.person.oid);
    await approve(whitcomb, await whitcomb.draft());
    expect(granted(await whitcomb.verbs.prepareSignOff({ meaning: "for-filing" })).statement.qualityCheck).toBe("none");
  });
});

describe("after sign-off", () => {
  const signedOff = async () => {
    const made = await desks();
    await approve(made.whitcomb, await made.whitcomb.draft());
    const prepared = granted(await made.whitcomb.verbs.prepareSignOff({ meaning: "for-filing" }));
    const [signed] = granted(await made.whitcomb.verbs.signOff({ prepared: [prepared] }));
    if (signed === undefined) throw new Error("one statement was signed");
    return { ...made, prepared, signed };
  };

  it("a withdrawn sign-off lets nothing leave, and verify says who withdrew it and why", async () => {
    const { firm, whitcomb, row, signed } = await signedOff();
    const okoye = firm.sit(mOkoye);
    expect(
      await okoye.verbs.withdrawSignOff({ draft: row.draftId, signOffRow: signed.row, reason: " " }),
    ).toMatchObject({ ok: false, refusal: { code: "reason-needed" } });
    granted(
      await okoye.verbs.withdrawSignOff({
        draft: row.draftId,
        signOffRow: signed.row,
        reason: "Exhibit B is the wrong lease.",
      }),
    );
    expect(
      await okoye.verbs.withdrawSignOff({ draft: row.draftId, signOffRow: signed.row, reason: "Again." }),
    ).toMatchObject({ ok: false, refusal: { code: "sign-off-not-found" } });
    expect((await whitcomb.draft()).gate.beforeFinal.map((finding) => finding.code)).toEqual([
      "sign-off-withdrawn",
      "no-sign-off",
    ]);
    expect(await whitcomb.verbs.verify()).toMatchObject({
      kind: "withdrawn",
      signOffs: [{ reason: "Exhibit B is the wrong lease.", withdrawnBy: "M. Okoye" }],
    });
  });

  it("a paralegal cannot withdraw it", async () => {
    const { ana, row, signed } = await signedOff();
    expect(
      await ana.verbs.withdrawSignOff({ draft: row.draftId, signOffRow: signed.row, reason: "No." }),
    ).toMatchObject({ ok: false, refusal: { code: "not-on-roster" } });
  });

  it("a statement prepared and left lying is not signed later", async () => {
    const { firm, whitcomb } = await desks();
    await approve(whitcomb, await whitcomb.draft());
    const prepared = granted(await whitcomb.verbs.prepareSignOff({ meaning: "for-filing" }));
    firm.now += 11 * 60_000;
    expect(await whitcomb.verbs.signOff({ prepared: [prepared] })).toMatchObject({
      ok: false,
      refusal: { code: "statement-stale" },
    });
    expect(firm.graph.records.SignOffs).toHaveLength(0);
  });

  it("no audit line, no sign-off", async () => {
    const { firm, whitcomb } = await desks();
    await approve(whitcomb, await whitcomb.draft());
    const prepared = granted(await whitcomb.verbs.prepareSignOff({ meaning: "for-filing" }));
    firm.graph.nextAppend = "unknown-and-not-written";
    expect(await whitcomb.verbs.signOff({ prepared: [prepared] })).toMatchObject({
      ok: false,
      refusal: { code: "audit-not-written" },
    });
    expect(firm.graph.records.SignOffs).toHaveLength(0);
  });

  it("two stored drafts are signed in one ceremony, each record keeping the array and its place", async () => {
    const { firm, ana, whitcomb, row } = await desks();
    await approve(whitcomb, await whitcomb.draft());
    await whitcomb.word().save();
    const second = await drafted(ana, tranMatterId, "declaration");
    await whitcomb.open(second);
    await approve(whitcomb, await whitcomb.draft());
    await whitcomb.word().save();
    whitcomb.close();
    const prepared = [
      granted(await whitcomb.verbs.prepareSignOff({ meaning: "for-filing", draft: row.draftId })),
      granted(await whitcomb.verbs.prepareSignOff({ meaning: "for-filing", draft: second.draftId })),
    ];
    expect(granted(await whitcomb.verbs.signOff({ prepared }))).toHaveLength(2);
    expect(
      firm.graph.records.SignOffs.map(({ content }) => content as { index: number; ceremony: readonly string[] }).map(
        ({ index, ceremony }) => [index, ceremony.length],
      ),
    ).toEqual([
      [0, 2],
      [1, 2],
    ]);
    await whitcomb.open(second);
    expect((await whitcomb.draft()).gate.mayFinalize).toBe(true);
  });

  it("the supervision record lies in Supervision, says who drafted, reviewed and signed, and is a sound document", async () => {
    const { firm, whitcomb, row } = await signedOff();
    const final = granted(await whitcomb.verbs.finalize());
    if (!final.supervision.stored) throw new Error("the supervision record is stored");
    const stored = await whitcomb.ports.drafts.find(row.matterId, "Supervision", final.supervision.name);
    const bytes = firm.graph.files.get(stored?.driveItemId ?? "") ?? new Uint8Array();
    if (process.env["KEEP_PAGE"] !== undefined) writeFileSync(process.env["KEEP_PAGE"], bytes);
    expect(packageComplaints(bytes)).toEqual([]);
    const content = await readContent(bytes);
    const text = content.stories.flatMap((story) => story.paragraphs.map((paragraph) => paragraph.text)).join("\n");
    for (const part of [
      "Privileged - attorney work product",
      "Daniel Whitcomb, bar number 328817",
      "Draft made from the template, Ana Reyes",
      "for filing",
      "I have read this document and approve it for filing over my signature.",
      final.contentHash,
    ])
      expect(text).toContain(part);
    expect(content.findings.filter((finding) => finding.severity === "blocking")).toEqual([]);
    const data = await whitcomb.ports.drafts.find(
      row.matterId,
      "Supervision",
      final.supervision.name.replace(".docx", ".json"),
    );
    expect(JSON.parse(new TextDecoder().decode(firm.graph.files.get(data?.driveItemId ?? "")))).toMatchObject({
      format: "countersign-supervision 1",
      signOff: { by: "Daniel Whitcomb" },
      rounds: 1,
    });
  });

  it("the history tells every act in order and is whole; a deleted line before the sign-off is named", async () => {
    const { firm, whitcomb, row } = await signedOff();
    const history = await whitcomb.verbs.readHistory(row.draftId);
    expect(history.findings).toEqual([]);
    expect(history.lines.map(({ event }) => event.kind)).toEqual([
      "composed",
      "sitting",
      "sign-off-prepared",
      "sign-off-tried",
      "sign-off-given",
    ]);
    expect(JSON.stringify(history.lines)).not.toContain("LINH TRAN");
    const without = firm.sit(danielWhitcomb, {
      audit: {
        ...whitcomb.ports.audit,
        listForDraft: async (draft) =>
          (await whitcomb.ports.audit.listForDraft(draft)).filter(({ content }) => content?.event.kind !== "composed"),
      },
    });
    expect((await without.verbs.readHistory(row.draftId)).findings.map((finding) => finding.code)).toContain(
      "audit-truncated",
    );
  });

  it("the exported records are what the command line reads", async () => {
    const { whitcomb, row } = await signedOff();
    const exported = granted(await whitcomb.verbs.exportRecords(row.draftId));
    const read = readRecordsExport(JSON.parse(exported.json));
    expect(read).toMatchObject({ ok: true, value: { drafts: [row.draftId] } });
  });

  it("a draft is taken over by a colleague; whose it was stays in the history", async () => {
    const { firm, ana, row } = await desks();
    const joel = firm.sit(joelSantos);
    expect(granted(await joel.verbs.takeOver({ draft: row.draftId }))).toMatchObject({
      author: joel.person.oid,
      authorName: "Joel Santos",
    });
    expect((await joel.verbs.readHistory(row.draftId)).lines.at(-1)).toMatchObject({
      by: "Joel Santos",
      event: { kind: "taken-over", from: ana.person.oid },
    });
    expect(await joel.verbs.takeOver({ draft: row.draftId })).toMatchObject({
      ok: false,
      refusal: { code: "already-yours" },
    });
  });
});
