/**
 * Who may sign for a matter, as it stood when she signed: what is written afterwards, by anybody, un-verifies nothing, and what was not given then
 * cannot be given for then.
 */
import type { MatterId, PersonId } from "../../src/domain/ids";
import type { MatterRightsRow } from "../../src/domain/matter/matter-rights";
import {
  anaReyes,
  danielWhitcomb,
  mOkoye,
  naomiFeld,
  sampleTenant,
  tranMatterId,
  type SamplePerson,
} from "../../src/sandbox/sample-firm";
import type { ConfirmedRights } from "../../src/app/begin/confirm-rights";
import { docx } from "../support/docx-builder";
import { drafted, granted, openFirm, type Desk, type Firm } from "../support/desk";

const tran = tranMatterId as MatterId;
const oid = (person: SamplePerson): PersonId => person.oid as PersonId;

const approved = async (firm: Firm) => {
  const row = await drafted(firm.sit(anaReyes), tranMatterId, "declaration");
  const attorney = firm.sit(danielWhitcomb);
  await attorney.open(row);
  const seen = await attorney.draft();
  granted(
    await attorney.verbs.decideUnits({
      seen,
      way: "one-by-one",
      decisions: [...seen.units, ...seen.furniture].map(({ unit }) => ({ unit, verdict: "approve" as const })),
    }),
  );
  return { attorney, row };
};
const signed = async () => {
  const firm = openFirm();
  const { attorney, row } = await approved(firm);
  const prepared = granted(await attorney.verbs.prepareSignOff({ meaning: "for-filing" }));
  granted(await attorney.verbs.signOff({ prepared: [prepared] }));
  return { firm, attorney, row, prepared };
};

const DAY = 24 * 60 * 60 * 1000;
/** A row written by somebody through the list itself. */
const gives = async (firm: Firm, by: SamplePerson, change: Partial<MatterRightsRow>): Promise<string> => {
  const from = new Date(firm.now).toISOString().slice(0, 10);
  const answer = await firm.graph.as(by).rights.append(`rights.2.${firm.now}`, {
    kind: "matter-rights",
    version: 1,
    tenant: sampleTenant,
    matter: tran,
    by: oid(by),
    forums: ["US-CA"],
    responsible: [oid(danielWhitcomb)],
    signing: [oid(danielWhitcomb)],
    from,
    conflictCheck: { kind: "memorandum", reference: "CM-2026-011" },
    limitation: "none",
    ...change,
  });
  return answer.kind;
};
const verified = async (desk: Desk): Promise<string> => (await desk.verbs.verify()).kind;

describe("what stood when it was signed", () => {
  const later: readonly (readonly [what: string, change: Partial<MatterRightsRow>])[] = [
    ["the matter is given to another attorney", { responsible: [oid(mOkoye)], signing: [oid(mOkoye)] }],
    ["the matter is removed to federal court", { forums: ["US-CACD"] }],
    ["the row is emptied of forums and of who signs", { forums: [], signing: [] }],
  ];
  it.each(later)("%s a year later: the filing signed before stays signed", async (_what, change) => {
    const { firm, attorney } = await signed();
    firm.now += 400 * DAY;
    expect(await gives(firm, danielWhitcomb, change)).toBe("recorded");
    expect(await verified(attorney)).toBe("signed-off");
    expect(granted(await attorney.verbs.judgeGate()).signOffs.standing).toHaveLength(1);
  });

  it("once the matter is another attorney's, the one before may not sign, and a row of hers dated back gives nothing", async () => {
    const firm = openFirm();
    const { attorney } = await approved(firm);
    await gives(firm, danielWhitcomb, { responsible: [oid(mOkoye)], signing: [oid(mOkoye)] });
    firm.now += DAY;
    const mayNot = {
      ok: false,
      refusal: { code: "not-entitled", findings: [{ code: "signer-not-signing-attorney" }] },
    };
    expect(await attorney.verbs.prepareSignOff({ meaning: "for-filing" })).toMatchObject(mayNot);
    await gives(firm, danielWhitcomb, { from: "2026-01-01" });
    expect(await attorney.verbs.prepareSignOff({ meaning: "for-filing" })).toMatchObject(mayNot);
  });

  it("signed for a forum the matter was given only afterwards: the record does not count", async () => {
    const { firm, attorney, prepared } = await signed();
    const at = prepared.statement.time.at;
    firm.now += DAY;
    await gives(firm, danielWhitcomb, { forums: ["US-NV"] });
    const { hashOfStatement } = await import("../../src/domain/review/statement-hash");
    const statement = { ...prepared.statement, forum: "US-NV" };
    const statementHash = hashOfStatement(statement);
    firm.graph.forge("SignOffs", statement.draft, {
      itemId: "77",
      createdById: oid(danielWhitcomb),
      createdAt: at,
      modifiedAt: at,
      content: { kind: "sign-off", statement, statementHash, ceremony: [statementHash], index: 0 },
    });
    const judged = granted(await attorney.verbs.judgeGate()).signOffs;
    expect(judged.standing).toHaveLength(1);
    expect(judged.findings.map(({ code }) => code)).toEqual(["forum-not-of-matter"]);
  });

  it("a matter no attorney has confirmed: nobody may sign, and she is told who can change that", async () => {
    const firm = openFirm();
    const { attorney } = await approved(firm);
    const nobody = firm.sit(danielWhitcomb, {
      document: attorney.ports.document,
      rights: { ...attorney.ports.rights, listForMatter: async () => [] },
    });
    expect(await nobody.verbs.prepareSignOff({ meaning: "to-send" })).toMatchObject({
      ok: false,
      refusal: { code: "not-entitled", findings: [{ code: "matter-without-rights" }] },
    });
  });

  it("the statement carries the rows relied on with what they held, and the forum", async () => {
    const { prepared } = await signed();
    expect(prepared.statement).toMatchObject({
      forum: "US-CA",
      rosterRow: { itemId: "2", from: "2021-09-07", admissions: [{ forum: "US-CA", from: "2019-06-04" }] },
      rightsRow: {
        itemId: "2",
        by: danielWhitcomb.oid,
        forums: ["US-CA"],
        responsible: [mOkoye.oid, danielWhitcomb.oid],
        signing: [danielWhitcomb.oid, mOkoye.oid],
        addedThemselves: [danielWhitcomb.oid],
      },
    });
  });
});

describe("an attorney confirms who may sign", () => {
  const opened = async () => {
    const firm = openFirm();
    const matter = granted(
      await firm.sit(anaReyes).verbs.addMatter({
        number: "2026-0201",
        title: "Pell v. Orchard Transit",
        court: "us-ca-superior",
        proposed: { forums: ["US-CA"], responsible: [oid(danielWhitcomb)], signing: [oid(danielWhitcomb)] },
      }),
    );
    return { firm, matter: matter.id };
  };
  const given = (matter: MatterId, change: Partial<ConfirmedRights> = {}): ConfirmedRights => ({
    matter,
    forums: ["US-CA"],
    responsible: [oid(danielWhitcomb)],
    signing: [oid(danielWhitcomb)],
    conflictCheck: { kind: "memorandum", reference: "CM-2026-031" },
    limitation: "none",
    ...change,
  });
  const waitsFor = async (firm: Firm, person: SamplePerson) =>
    granted(await firm.sit(person).verbs.listWork()).rightsToConfirm.map(({ number }) => number);

  it("whoever opens a matter proposes; the attorney named finds it on Home, and confirmed it is gone from there", async () => {
    const { firm, matter } = await opened();
    const daniel = firm.sit(danielWhitcomb);
    expect(await waitsFor(firm, danielWhitcomb)).toEqual(["2026-0201"]);
    expect(await waitsFor(firm, mOkoye)).toEqual([]);
    expect(await waitsFor(firm, anaReyes)).toEqual([]);
    expect(granted(await daniel.verbs.readRights(matter))).toMatchObject({
      matter: { proposed: { signing: [danielWhitcomb.oid] } },
      standing: { waiting: [] },
    });
    const confirmed = granted(await daniel.verbs.confirmRights(given(matter)));
    expect(confirmed).toMatchObject({ counts: true, standing: { inForce: { by: danielWhitcomb.oid } } });
    expect(await waitsFor(firm, danielWhitcomb)).toEqual([]);
  });

  it("a paralegal confirms nothing: the list refuses her", async () => {
    const { firm, matter } = await opened();
    expect(await firm.sit(anaReyes).verbs.confirmRights(given(matter))).toMatchObject({
      ok: false,
      refusal: { code: "not-permitted" },
    });
  });

  it("a colleague the matter does not name adds herself: it waits for the attorney named, whose Home then asks", async () => {
    const { firm, matter } = await opened();
    granted(await firm.sit(danielWhitcomb).verbs.confirmRights(given(matter)));
    firm.now += DAY;
    const wish = granted(
      await firm.sit(mOkoye).verbs.confirmRights(given(matter, { signing: [oid(danielWhitcomb), oid(mOkoye)] })),
    );
    expect(wish).toMatchObject({ counts: false, standing: { waiting: [{ row: wish.row, byName: "M. Okoye" }] } });
    expect(await waitsFor(firm, danielWhitcomb)).toEqual(["2026-0201"]);
    firm.now += DAY;
    const yes = granted(
      await firm
        .sit(danielWhitcomb)
        .verbs.confirmRights(given(matter, { signing: [oid(danielWhitcomb), oid(mOkoye)], confirms: wish.row })),
    );
    expect(yes.standing).toMatchObject({
      waiting: [],
      inForce: { rights: { signing: [danielWhitcomb.oid, mOkoye.oid] } },
    });
    expect(await waitsFor(firm, danielWhitcomb)).toEqual([]);
  });

  it("an attorney who is not on the roster yet confirms nothing: her row waits", async () => {
    const { firm, matter } = await opened();
    expect(granted(await firm.sit(naomiFeld).verbs.confirmRights(given(matter)))).toMatchObject({ counts: false });
  });

  it("the firm's intake confirms any matter, on the days the deployment names", async () => {
    const { firm, matter } = await opened();
    granted(await firm.sit(danielWhitcomb).verbs.confirmRights(given(matter)));
    firm.now += DAY;
    const intake = firm.sit(mOkoye, { intake: [{ oid: oid(mOkoye), from: "2026-01-01" }] });
    expect(granted(await intake.verbs.confirmRights(given(matter, { forums: ["US-CACD"] })))).toMatchObject({
      counts: true,
      standing: { inForce: { rights: { forums: ["US-CACD"] } } },
    });
  });
});

describe("a paper headed by another court", () => {
  /** A complaint made from a template whose heading is a federal court's, in a matter of the state's. */
  const federalPaper = async () => {
    const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
    const bytes = docx({
      body: [
        "Daniel Whitcomb (SBN 328817)",
        "UNITED STATES DISTRICT COURT",
        "CENTRAL DISTRICT OF CALIFORNIA",
        "LINH TRAN, Plaintiff, v. WESTLAKE PROPERTY MANAGEMENT, LLC, Defendant.",
        "Plaintiff Linh Tran alleges as follows.",
      ]
        .map(paragraph)
        .join(""),
    });
    const firm = openFirm({ templates: { federal: bytes } });
    const row = await drafted(firm.sit(anaReyes), tranMatterId, "federal");
    const attorney = firm.sit(danielWhitcomb);
    await attorney.open(row);
    const seen = await attorney.draft();
    granted(
      await attorney.verbs.decideUnits({
        seen,
        way: "one-by-one",
        decisions: [...seen.units, ...seen.furniture].map(({ unit }) => ({ unit, verdict: "approve" as const })),
      }),
    );
    return { firm, attorney, row };
  };
  const blocks = async (desk: Desk): Promise<readonly string[]> =>
    (await desk.draft()).gate.beforeSignOff.map(({ code }) => code);

  it("UNITED STATES DISTRICT COURT, in a matter of the state court, by an attorney admitted in the state alone: she cannot sign it for filing", async () => {
    const { attorney } = await federalPaper();
    expect(await blocks(attorney)).toEqual(["caption-names-another-court"]);
    expect(await attorney.verbs.prepareSignOff({ meaning: "for-filing" })).toMatchObject({
      ok: false,
      refusal: { code: "gate-closed", findings: [{ code: "caption-names-another-court" }] },
    });
  });

  it("a paralegal says the draft is for the state court, in a matter before both: the heading still blocks", async () => {
    const { firm, attorney, row } = await federalPaper();
    firm.now += DAY;
    await gives(firm, danielWhitcomb, { forums: ["US-CA", "US-CACD"] });
    expect(await blocks(attorney)).toEqual([]);
    expect(await attorney.verbs.prepareSignOff({ meaning: "for-filing" })).toMatchObject({
      ok: false,
      refusal: { code: "not-entitled", findings: [{ code: "signer-not-admitted" }] },
    });
    const there = await attorney.ports.drafts.findRow(row.draftId);
    granted(await firm.sit(anaReyes).verbs.nameForum({ row: there ?? row, forum: "US-CA" }));
    expect(await blocks(attorney)).toEqual(["caption-names-another-court"]);
    granted(
      await firm.sit(anaReyes).verbs.nameForum({
        row: (await attorney.ports.drafts.findRow(row.draftId)) ?? row,
        forum: "US-NV",
      }),
    );
    expect(await blocks(attorney)).toEqual(["draft-for-another-forum", "caption-names-another-court"]);
  });

  it("a statement that names the state court for it, forged past the pane, does not count", async () => {
    const { firm, attorney, row } = await federalPaper();
    firm.now += DAY;
    await gives(firm, mOkoye, {
      forums: ["US-CA", "US-CACD"],
      responsible: [oid(mOkoye)],
      signing: [oid(mOkoye), oid(danielWhitcomb)],
    });
    const draft = await attorney.draft();
    const statement = {
      ...(await signed()).prepared.statement,
      draft: row.draftId,
      contentHash: draft.contentHash,
      time: { at: new Date(firm.now).toISOString(), from: "own-clock" as const },
    };
    const { hashOfStatement } = await import("../../src/domain/review/statement-hash");
    const statementHash = hashOfStatement(statement);
    const at = statement.time.at;
    firm.graph.forge("SignOffs", row.draftId, {
      itemId: "77",
      createdById: oid(danielWhitcomb),
      createdAt: at,
      modifiedAt: at,
      content: { kind: "sign-off", statement, statementHash, ceremony: [statementHash], index: 0 },
    });
    expect(granted(await attorney.verbs.judgeGate()).signOffs.findings.map(({ code }) => code)).toEqual([
      "signed-under-another-court",
    ]);
    expect(await attorney.verbs.verify()).toMatchObject({
      kind: "record-not-valid",
      reasons: [{ code: "signed-under-another-court" }],
    });
  });
});
