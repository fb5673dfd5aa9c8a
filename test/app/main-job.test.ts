/** The main job on real parts: engine, Word adapter over office.js, verbs; the firm's lists in memory. */
import { readContent } from "../../src/docx/canonical/read-content";
import { openPackage } from "../../src/docx/package/package";
import { reviewedTag } from "../../src/domain/draft/tag";
import type { MatterId } from "../../src/domain/ids";
import type { OpenDraft } from "../../src/app/draft/open-draft-state";
import { anaReyes, danielWhitcomb, priyaRaman, riveraMatterId, tranMatterId } from "../../src/sandbox/sample-firm";
import { insertText } from "../../src/sandbox/word/operations/insert-text";
import { duplicateParagraph } from "../../src/sandbox/word/operations/copy-paragraphs";
import { insertParagraphAfter } from "../../src/sandbox/word/operations/paste-text";
import { drafted, granted, openFirm, reachedOnce, type Desk } from "../support/desk";

// Each test reads whole packages several times over; the machine may be busy.

const approveAll = async (desk: Desk): Promise<OpenDraft> => {
  const seen = await desk.draft();
  granted(
    await desk.verbs.decideUnits({
      seen,
      way: "one-by-one",
      decisions: [...seen.units, ...seen.furniture].map(({ unit }) => ({ unit, verdict: "approve" as const })),
    }),
  );
  return desk.draft();
};
const codesOf = (draft: OpenDraft): readonly string[] => [...new Set(draft.findings.map((finding) => finding.code))];

/** A declaration drafted by Ana, open in an attorney's Word. */
const theDrafted = reachedOnce(async () => {
  const firm = openFirm();
  const ana = firm.sit(anaReyes);
  const row = await drafted(ana, tranMatterId, "declaration");
  granted(await ana.verbs.askForReview());
  await ana.word().save();
  return { firm, row };
});
const declarationAt = async (sample = danielWhitcomb) => {
  const there = await theDrafted();
  const attorney = there.firm.sit(sample);
  await attorney.open(there.row);
  return { ...there, ana: there.firm.sit(anaReyes), attorney };
};
const theSigned = reachedOnce(async () => {
  const made = await declarationAt();
  await approveAll(made.attorney);
  const prepared = granted(await made.attorney.verbs.prepareSignOff({ meaning: "for-filing" }));
  granted(await made.attorney.verbs.signOff({ prepared: [prepared] }));
  await made.attorney.word().save();
  return { firm: made.firm, row: made.row };
});
const signed = async () => {
  const there = await theSigned();
  const attorney = there.firm.sit(danielWhitcomb);
  await attorney.open(there.row);
  return { ...there, ana: there.firm.sit(anaReyes), attorney };
};

describe("from template to final", () => {
  it("a draft approved paragraph by paragraph and signed off becomes a clean final whose words are the draft's", async () => {
    const { firm, attorney, row } = await signed();
    const draft = await attorney.draft();
    expect(draft.gate.mayFinalize).toBe(true);
    const final = granted(await attorney.verbs.finalize());
    expect(final.adopted).toBe(false);
    const there = await attorney.ports.drafts.find(row.matterId, "Finals", final.name);
    const bytes = firm.graph.files.get(there?.driveItemId ?? "") ?? new Uint8Array();
    const content = await readContent(bytes);
    expect(content.hash).toBe(draft.contentHash);
    expect(content.stories.flatMap((story) => story.paragraphs).every((paragraph) => paragraph.tag === undefined)).toBe(
      true,
    );
    const pkg = await openPackage(bytes);
    const texts = await Promise.all(
      pkg
        .partNames()
        .filter((part) => part.endsWith(".xml"))
        .map((part) => pkg.text(part)),
    );
    for (const trace of ["countersign", "attorney-reviewed", "draft-pending"])
      expect(texts.some((text) => text.toLowerCase().includes(trace))).toBe(false);
    expect(await attorney.verbs.verify(bytes)).toMatchObject({
      kind: "signed-off",
      signOffs: [
        {
          by: { name: "Daniel Whitcomb", barNumber: "328817" },
          meaning: "for-filing",
          identity: "recorded",
          matter: { id: row.matterId },
        },
      ],
    });
    expect((await attorney.ports.drafts.findRow(row.draftId))?.state).toBe("final");
  });

  it("finalizing before review is refused with every reason, and nothing lies in Finals", async () => {
    const { firm, attorney } = await declarationAt();
    const before = firm.graph.files.size;
    const answer = await attorney.verbs.finalize();
    if (answer.ok) throw new Error("finalized without review");
    expect(answer.refusal.code).toBe("gate-closed");
    const draft = await attorney.draft();
    expect(answer.refusal.findings?.filter((finding) => finding.code === "unit-pending")).toHaveLength(
      draft.counts.units,
    );
    expect(answer.refusal.findings?.map((finding) => finding.code)).toContain("no-sign-off");
    expect(firm.graph.files.size).toBe(before);
  });

  it("one word edited after sign-off re-opens that paragraph alone; verify says changed and names it", async () => {
    const { attorney } = await signed();
    const draft = await attorney.draft();
    const unit = draft.units.find((each) => each.text.length > 60 && each.place.part === "word/document.xml");
    if (unit === undefined) throw new Error("a long paragraph is in the declaration");
    insertText(attorney.word(), { part: "word/document.xml", paragraph: unit.place.paragraph, offset: 3 }, "not ");
    const after = await attorney.draft();
    expect(after.findings.map((finding) => [finding.code, finding.unit])).toEqual([["unit-lapsed", unit.unit]]);
    expect(after.counts.left).toBe(1);
    expect(await attorney.verbs.finalize()).toMatchObject({ ok: false, refusal: { code: "gate-closed" } });
    expect(await attorney.verbs.verify()).toMatchObject({ kind: "changed", changedUnits: [unit.unit] });
  });

  it("a duplicated and an inserted paragraph are healed to pending in one reported line, and nothing approved came of it", async () => {
    const { attorney } = await signed();
    const draft = await attorney.draft();
    const long = draft.units.filter((each) => each.text.length > 60 && each.place.part === "word/document.xml");
    const [first, second] = long;
    if (first === undefined || second === undefined) throw new Error("two long paragraphs are in the declaration");
    duplicateParagraph(attorney.word(), { part: "word/document.xml", paragraph: second.place.paragraph });
    expect(codesOf(await attorney.draft())).toContain("duplicated-unit");
    const healed = granted(await attorney.verbs.retagOpenDraft());
    expect(healed).toMatchObject({ duplicated: 2, untagged: 0, notDone: 0 });
    const after = await attorney.draft();
    expect(codesOf(after)).not.toContain("duplicated-unit");
    expect(after.findings.filter((finding) => finding.code === "unit-pending")).toHaveLength(2);
  });

  it("a missing fact shows as a blank and a finding; filling it in the pane clears both and re-opens only what changed", async () => {
    const firm = openFirm();
    const ana = firm.sit(anaReyes);
    await drafted(ana, riveraMatterId, "complaint");
    const before = await ana.draft();
    const [missing] = before.missing;
    if (missing === undefined) throw new Error("the sample complaint lacks a fact");
    expect(before.units.some((unit) => unit.text.includes(`[${missing.path}]`))).toBe(true);
    const filled = granted(
      await ana.verbs.fillFact({
        path: missing.path,
        value: "1200 Alameda Street, Los Angeles, California 90021",
        note: "client's e-mail of 3 March",
      }),
    );
    expect([...filled.changedUnits].sort()).toEqual([...new Set(missing.units)].sort());
    const after = await ana.draft();
    expect(after.missing.map(({ path }) => path)).not.toContain(missing.path);
    expect(after.units.some((unit) => unit.text.includes(`[${missing.path}]`))).toBe(false);
    const shown = after.units.find((unit) => unit.unit === missing.units[0]);
    expect(shown?.facts.find((fact) => fact.path === missing.path)?.source).toMatchObject({
      kind: "list",
      note: "client's e-mail of 3 March",
      changedBy: "Ana Reyes",
    });
    expect(after.content.blanks.length).toBeGreaterThan(0);
  });

  it("a tag edited to say reviewed is refused by name and nothing is approved by it", async () => {
    const { attorney } = await declarationAt();
    const draft = await attorney.draft();
    const unit = draft.units[10];
    if (unit?.tag === undefined) throw new Error("the declaration has eleven paragraphs");
    await attorney.ports.document.applyTags([
      {
        kind: "retag",
        from: unit.tag,
        occurrence: 0,
        to: reviewedTag(unit.unit),
        title: "Attorney reviewed",
        color: "#107C10",
      },
    ]);
    const after = await attorney.draft();
    expect(
      after.findings.filter((finding) => finding.code === "tag-ahead-of-records").map((finding) => finding.unit),
    ).toEqual([unit.unit]);
    expect(after.counts.approved).toBe(0);
  });

  it("a copy in another matter's folder is refused there, by name, for review and for finalizing", async () => {
    const { firm, attorney, row } = await signed();
    const bytes = await attorney.ports.drafts.download(row.driveItemId);
    const copied = await attorney.ports.drafts.upload(riveraMatterId as MatterId, "Drafts", "Copied.docx", bytes);
    if (copied.kind !== "stored") throw new Error("the copy is stored");
    await attorney.open(copied.file);
    expect(await attorney.verbs.readOpenDraft()).toMatchObject({ kind: "copy", original: { draftId: row.draftId } });
    expect(await attorney.verbs.finalize()).toMatchObject({
      ok: false,
      refusal: { code: "copy-of-a-draft", findings: [{ code: "in-another-matter" }] },
    });
    expect(await attorney.verbs.prepareSignOff({ meaning: "for-filing" })).toMatchObject({
      ok: false,
      refusal: { code: "copy-of-a-draft" },
    });
    expect([...firm.graph.files.keys()]).toHaveLength(2);
  });

  it("a paralegal cannot decide, prepare or write a sign-off; the records refuse what the screen would not", async () => {
    const { firm, attorney, ana, row } = await declarationAt();
    await ana.open(row);
    const seen = await ana.draft();
    expect(
      await ana.verbs.decideUnits({
        seen,
        way: "one-by-one",
        decisions: [{ unit: seen.order[0] ?? ("" as never), verdict: "approve" }],
      }),
    ).toMatchObject({ ok: false, refusal: { code: "not-on-roster" } });
    await approveAll(attorney);
    await ana.open(row);
    expect(await ana.verbs.prepareSignOff({ meaning: "for-filing" })).toMatchObject({
      ok: false,
      refusal: { code: "not-entitled", findings: [{ code: "signer-not-on-roster" }] },
    });
    const prepared = granted(await attorney.verbs.prepareSignOff({ meaning: "for-filing" }));
    expect(await ana.verbs.signOff({ prepared: [prepared] })).toMatchObject({
      ok: false,
      refusal: { code: "not-entitled" },
    });
    const forged = {
      ...prepared,
      statement: { ...prepared.statement, signer: { ...prepared.statement.signer, oid: ana.person.oid } },
    };
    expect(await ana.verbs.signOff({ prepared: [forged] })).toMatchObject({
      ok: false,
      refusal: { code: "record-not-as-written" },
    });
    expect(
      await ana.ports.signOffs.append("sign-off.forged", row.draftId, {
        kind: "withdrawal",
        version: 1,
        tenant: "",
        matter: row.matterId,
        draft: row.draftId,
        signOffRow: "1",
        statementHash: "",
        reason: "",
      }),
    ).toEqual({ kind: "not-permitted" });
    expect(firm.graph.records.SignOffs).toHaveLength(0);
  });

  it("an attorney of the firm who is not of this matter may review it, but cannot sign it off", async () => {
    const firm = openFirm();
    const ana = firm.sit(anaReyes);
    const row = await drafted(ana, riveraMatterId, "complaint");
    for (const { path } of (await ana.draft()).missing)
      granted(
        await ana.verbs.fillFact({
          path,
          value: "1200 Alameda Street, Los Angeles, California 90021",
          note: "intake sheet",
        }),
      );
    await ana.word().save();
    const whitcomb = firm.sit(danielWhitcomb);
    await whitcomb.open(row);
    expect((await approveAll(whitcomb)).gate.maySignOff).toBe(true);
    expect(await whitcomb.verbs.prepareSignOff({ meaning: "to-send" })).toMatchObject({
      ok: false,
      refusal: { code: "not-entitled", findings: [{ code: "signer-not-responsible-attorney" }] },
    });
    expect(await whitcomb.verbs.prepareSignOff({ meaning: "for-filing" })).toMatchObject({
      ok: false,
      refusal: { code: "not-entitled", findings: [{ code: "signer-not-signing-attorney" }] },
    });
  });

  it("words changed between the gate and the upload refuse the final, and none is stored", async () => {
    const { firm, attorney } = await signed();
    let reads = 0;
    const before = firm.graph.files.size;
    const { document } = attorney.ports;
    const meddling = firm.sit(danielWhitcomb, {
      document: {
        ...document,
        readBytes: async () => {
          reads += 1;
          if (reads === 2) insertText(attorney.word(), { part: "word/document.xml", paragraph: 4, offset: 1 }, "x");
          return document.readBytes();
        },
      },
    });
    expect(await meddling.verbs.finalize()).toMatchObject({
      ok: false,
      refusal: { code: "document-changed-meanwhile" },
    });
    expect(firm.graph.files.size).toBe(before);
  });

  it("a final stored without its record is found and recorded by finalizing again, not stored twice", async () => {
    const { firm, attorney } = await signed();
    const { audit } = attorney.ports;
    const losing = firm.sit(danielWhitcomb, {
      document: attorney.ports.document,
      audit: {
        ...audit,
        append: async (key, draft, entry) =>
          entry.event.kind === "finalized" ? { kind: "unknown", reason: "network" } : audit.append(key, draft, entry),
      },
    });
    expect(await losing.verbs.finalize()).toMatchObject({ ok: false, refusal: { code: "final-not-recorded" } });
    const finals = () =>
      [...firm.graph.files.values()].filter(
        (bytes) => bytes.length === first.length && bytes.every((byte, at) => byte === first[at]),
      ).length;
    const first = [...firm.graph.files.values()].at(-1) ?? new Uint8Array();
    expect(finals()).toBe(1);
    expect(granted(await attorney.verbs.finalize())).toMatchObject({ adopted: true });
    expect(finals()).toBe(1);
  });

  it("a decision whose answer was lost counts only once it is found, and trying again writes nothing twice", async () => {
    const { firm, attorney } = await declarationAt();
    const seen = await attorney.draft();
    const sitting = {
      seen,
      way: "one-by-one" as const,
      decisions: [{ unit: seen.units[0]?.unit ?? ("" as never), verdict: "approve" as const }],
    };
    firm.graph.nextAppend = "unknown-and-not-written";
    expect(await attorney.verbs.decideUnits(sitting)).toMatchObject({
      ok: false,
      refusal: { code: "decision-not-recorded" },
    });
    expect((await attorney.draft()).counts.approved).toBe(0);
    firm.graph.nextAppend = "unknown-and-written";
    expect(await attorney.verbs.decideUnits(sitting)).toMatchObject({
      ok: false,
      refusal: { code: "decision-not-recorded" },
    });
    granted(await attorney.verbs.decideUnits(sitting));
    expect(
      firm.graph.records.Reviews.filter((row) => (row.content as { kind: string }).kind === "sitting"),
    ).toHaveLength(1);
    expect((await attorney.draft()).counts.approved).toBe(1);
  });

  it("while the firm's records cannot be read, the draft is shown as cannot read, never as pending or approved", async () => {
    const { firm, attorney } = await signed();
    firm.graph.down = true;
    expect(await attorney.verbs.readOpenDraft()).toMatchObject({ kind: "cannot-read", code: "network" });
    expect(await attorney.verbs.verify()).toMatchObject({ kind: "cannot-verify", code: "network" });
    await expect(attorney.verbs.finalize()).rejects.toMatchObject({ name: "GraphFault" });
  });

  it("an attorney's request for changes sends the draft back and counts the round", async () => {
    const { ana, attorney, row } = await declarationAt();
    const seen = await attorney.draft();
    granted(
      await attorney.verbs.decideUnits({
        seen,
        way: "one-by-one",
        decisions: [
          { unit: seen.units[4]?.unit ?? ("" as never), verdict: "request-changes", note: "Which fax number?" },
        ],
      }),
    );
    expect(granted(await attorney.verbs.sendBack({ seen: await attorney.draft() }))).toEqual({ round: 2 });
    const work = granted(await ana.verbs.listWork());
    expect(work.sentBack.map((item) => item.row.draftId)).toEqual([row.draftId]);
    await ana.open(row);
    expect((await ana.draft()).counts.changesRequested).toBe(1);
  });

  it("what waits for whom: drafting for the drafter, review for the attorneys of the matter and the team lead", async () => {
    const { firm, ana, attorney } = await declarationAt();
    expect(granted(await ana.verbs.listWork())).toMatchObject({ waiting: [], others: [{ round: 1 }] });
    expect(granted(await attorney.verbs.listWork()).waiting).toHaveLength(1);
    expect(granted(await firm.sit(priyaRaman).verbs.listWork()).waiting).toHaveLength(1);
  });

  it("a document no template made is brought under review as a draft of its own, all pending", async () => {
    const { attorney, row } = await signed();
    const copy = await attorney.ports.drafts.upload(
      row.matterId,
      "Drafts",
      "A copy.docx",
      await attorney.ports.drafts.download(row.driveItemId),
    );
    if (copy.kind !== "stored") throw new Error("the copy is stored");
    await attorney.open(copy.file);
    const adopted = granted(
      await attorney.verbs.adoptOpenDocument({ matter: row.matterId, title: "Second declaration" }),
    );
    expect(adopted.row.draftId).not.toBe(row.draftId);
    await attorney.open(adopted.row);
    const draft = await attorney.draft();
    expect(draft.counts.approved).toBe(0);
    expect(codesOf(draft)).toEqual(expect.arrayContaining(["unit-pending"]));
    expect(
      draft.findings.some((finding) => finding.code === "unknown-unit" || finding.code === "duplicated-unit"),
    ).toBe(false);
  });

  it("a new paragraph typed between approved ones is the only one pending", async () => {
    const { attorney } = await signed();
    const draft = await attorney.draft();
    const unit = draft.units.find((each) => each.text.length > 60 && each.place.part === "word/document.xml");
    if (unit === undefined) throw new Error("a long paragraph is in the declaration");
    insertParagraphAfter(
      attorney.word(),
      { part: "word/document.xml", paragraph: unit.place.paragraph },
      "I have personal knowledge of this.",
    );
    granted(await attorney.verbs.retagOpenDraft());
    const after = await attorney.draft();
    expect(after.findings.filter((finding) => finding.severity === "blocking").length).toBe(1);
  });
});
