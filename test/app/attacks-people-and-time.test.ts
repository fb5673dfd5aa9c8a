/**
 * Attacks by people who are not who the paper needs, by whoever owns the site, and by the clock: each test is named for what was done.
 * Gate and verify must name every one; where something honest happened to look like an attack, it must stand.
 */
import { acceptanceOf } from "../../src/domain/review/acceptance";
import { hashOfStatement } from "../../src/domain/review/statement-hash";
import type { SignedStatement } from "../../src/domain/review/statement";
import {
  anaReyes,
  danielWhitcomb,
  mOkoye,
  riveraMatterId,
  tranMatterId,
  type SamplePerson,
} from "../../src/sandbox/sample-firm";
import { sentenceForFinding } from "../../src/app/words/sentences";
import { drafted, granted, openFirm, reachedOnce, rightsWith, type Desk, type Firm } from "../support/desk";

const codes = (findings: readonly { readonly code: string }[]): readonly string[] =>
  findings.map((finding) => finding.code);

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

const approved = async (
  matter: string = tranMatterId,
  person: SamplePerson = danielWhitcomb,
  template = "declaration",
) => {
  const firm = openFirm();
  const ana = firm.sit(anaReyes);
  const row = await drafted(ana, matter, template);
  for (const { path } of (await ana.draft()).missing)
    granted(
      await ana.verbs.fillFact({
        path,
        value: "1200 Alameda Street, Los Angeles, California 90021",
        note: "intake sheet",
      }),
    );
  await ana.word().save();
  const attorney = firm.sit(person);
  await attorney.open(row);
  await approveAll(attorney);
  return { firm, ana, attorney, row };
};

const theSigned = reachedOnce(async () => {
  const it = await approved();
  const prepared = granted(await it.attorney.verbs.prepareSignOff({ meaning: "for-filing" }));
  granted(await it.attorney.verbs.signOff({ prepared: [prepared] }));
  await it.attorney.word().save();
  return { firm: it.firm, row: it.row, prepared };
});
const signed = async () => {
  const there = await theSigned();
  const attorney = there.firm.sit(danielWhitcomb);
  await attorney.open(there.row);
  return { ...there, ana: there.firm.sit(anaReyes), attorney };
};

/** A row as a site owner could put it into the list: any statement, any author, any time. */
const forge = (
  firm: Firm,
  draft: string,
  statement: SignedStatement,
  by: string,
  at: string = statement.time.at,
): void => {
  const statementHash = hashOfStatement(statement);
  firm.graph.forge("SignOffs", draft, {
    itemId: "77",
    createdById: by as never,
    createdByName: "Somebody",
    createdAt: at,
    modifiedById: by as never,
    modifiedAt: at,
    content: { kind: "sign-off", statement, statementHash, ceremony: [statementHash], index: 0 },
  });
};

describe("a site owner at the sign-offs", () => {
  it("edits the sign-off's row: altered, and it counts for nothing", async () => {
    const { firm, attorney } = await signed();
    const rows = firm.graph.records.SignOffs.map((row) => ({
      ...row,
      modifiedById: "11111111-1111-1111-1111-111111111111",
      modifiedAt: "2026-11-22T11:00:00Z",
    })) as never;
    const edited = firm.sit(danielWhitcomb, {
      document: attorney.ports.document,
      signOffs: { ...attorney.ports.signOffs, listForDraft: async () => rows, listForContent: async () => rows },
    });
    expect(codes(granted(await edited.verbs.judgeGate()).beforeFinal)).toEqual(["sign-off-altered", "no-sign-off"]);
    expect(await edited.verbs.verify()).toMatchObject({
      kind: "record-not-valid",
      reasons: [{ code: "sign-off-altered" }],
    });
  });

  it("edits the statement inside the row without touching its stamp: the statement is not the one signed", async () => {
    const { firm, attorney } = await signed();
    const rows = firm.graph.records.SignOffs.map((row) => ({
      ...row,
      content: {
        ...(row.content as object),
        statement: { ...(row.content as { readonly statement: object }).statement, meaning: "for-service" },
      },
    })) as never;
    const edited = firm.sit(danielWhitcomb, {
      document: attorney.ports.document,
      signOffs: { ...attorney.ports.signOffs, listForDraft: async () => rows, listForContent: async () => rows },
    });
    expect(codes(granted(await edited.verbs.judgeGate()).beforeFinal)).toEqual([
      "sign-off-statement-altered",
      "no-sign-off",
    ]);
    expect(await edited.verbs.verify()).toMatchObject({
      kind: "record-not-valid",
      reasons: [{ code: "sign-off-statement-altered" }],
    });
  });

  it("deletes the sign-off: no sign-off, nothing leaves, and verify finds none rather than calling it valid", async () => {
    const { firm, attorney } = await signed();
    const without = firm.sit(danielWhitcomb, {
      document: attorney.ports.document,
      signOffs: {
        ...attorney.ports.signOffs,
        listForDraft: async () => [],
        listForContent: async () => [],
        listForMatter: async () => [],
      },
    });
    expect(codes(granted(await without.verbs.judgeGate()).beforeFinal)).toEqual(["no-sign-off"]);
    expect((await without.verbs.finalize()).ok).toBe(false);
    expect(await without.verbs.verify()).toEqual({ kind: "no-record" });
  });

  it("lets the list of the draft come back without the row already found by its content: the records are incomplete, so unknown", async () => {
    const { firm, attorney } = await signed();
    const partial = firm.sit(danielWhitcomb, {
      document: attorney.ports.document,
      signOffs: { ...attorney.ports.signOffs, listForDraft: async () => [] },
    });
    expect(await partial.verbs.verify()).toEqual({ kind: "cannot-verify", code: "records-incomplete" });
  });
});

describe("the draft's history", () => {
  it("a line of it is altered by a site owner: the attorney signs only after giving a reason, and the statement keeps it", async () => {
    const { firm, attorney } = await approved();
    const [first, ...rest] = firm.graph.records.Audit;
    if (first === undefined) throw new Error("the history has a line");
    const altered = [{ ...first, modifiedById: "11111111-1111-1111-1111-111111111111" }, ...rest] as never;
    const there = firm.sit(danielWhitcomb, {
      document: attorney.ports.document,
      audit: { ...attorney.ports.audit, listForDraft: async () => altered },
    });
    const refused = await there.verbs.prepareSignOff({ meaning: "for-filing" });
    if (refused.ok) throw new Error("signed without a word about it");
    expect(refused.refusal.code).toBe("advisories-need-reason");
    const findings = refused.refusal.findings ?? [];
    expect(findings).toContainEqual(
      expect.objectContaining({
        code: "rows-count-for-nothing",
        detail: expect.objectContaining({ broken: 1 }) as unknown,
      }),
    );
    const draft = await there.draft();
    const words = new Map([...draft.units, ...draft.furniture].map((unit) => [unit.unit, unit.words]));
    const accept = (reason: string) =>
      findings.map((finding) =>
        acceptanceOf(finding, { contentHash: draft.contentHash, wordsOf: (unit) => words.get(unit) }, reason),
      );
    expect(await there.verbs.prepareSignOff({ meaning: "for-filing", accepted: accept("  ") })).toMatchObject({
      ok: false,
      refusal: { code: "advisories-need-reason" },
    });
    const prepared = granted(
      await there.verbs.prepareSignOff({
        meaning: "for-filing",
        accepted: accept("IT moved the list on November 20; I looked at both."),
      }),
    );
    expect(prepared.statement.acceptedFindings).toEqual(
      expect.arrayContaining([
        { code: "rows-count-for-nothing", reason: "IT moved the list on November 20; I looked at both." },
      ]),
    );
  });
});

describe("a sign-off replayed", () => {
  it("filed under a draft of another matter: of another matter, and it opens nothing there", async () => {
    const { firm, ana, prepared, attorney } = await signed();
    const other = await drafted(ana, riveraMatterId, "complaint");
    forge(firm, other.draftId, prepared.statement, attorney.person.oid);
    const okoye = firm.sit(mOkoye);
    await okoye.open(other);
    const gate = granted(await okoye.verbs.judgeGate());
    expect(codes(gate.signOffs.findings)).toEqual(["sign-off-of-another-matter"]);
    expect(gate.mayFinalize).toBe(false);
  });

  it("brought from another organization: of another tenant", async () => {
    const { firm, row, prepared, attorney } = await signed();
    forge(
      firm,
      row.draftId,
      { ...prepared.statement, tenant: "00000000-0000-4000-8000-000000000009" },
      attorney.person.oid,
    );
    expect(codes(granted(await attorney.verbs.judgeGate()).signOffs.findings)).toEqual(["sign-off-of-another-tenant"]);
  });
});

describe("people", () => {
  it("an attorney not admitted in the matter's forum signs for filing: refused; her record forged in: not admitted", async () => {
    const { firm, attorney, row } = await approved(tranMatterId);
    // A forum no heading of a court speaks against.
    const federal = rightsWith(attorney.ports, { forums: ["US-USPTO"] });
    const there = firm.sit(danielWhitcomb, { document: attorney.ports.document, rights: federal });
    expect(await there.verbs.prepareSignOff({ meaning: "for-filing" })).toMatchObject({
      ok: false,
      refusal: { code: "not-entitled", findings: [{ code: "signer-not-admitted" }] },
    });
    const prepared = granted(await attorney.verbs.prepareSignOff({ meaning: "for-filing" }));
    forge(firm, row.draftId, { ...prepared.statement, forum: "US-USPTO" }, attorney.person.oid);
    expect(codes(granted(await there.verbs.judgeGate()).signOffs.findings)).toEqual(["signer-not-admitted"]);
    expect(await there.verbs.verify()).toMatchObject({
      kind: "record-not-valid",
      reasons: [{ code: "signer-not-admitted" }],
    });
  });

  it("an attorney who may not sign is told so at once: no reason is asked of her for anything else first", async () => {
    const { firm, attorney } = await approved(tranMatterId);
    const altered = firm.graph.records.Audit.map((row, at) =>
      at === 0 ? { ...row, modifiedById: "11111111-1111-1111-1111-111111111111" } : row,
    ) as never;
    const federal = rightsWith(attorney.ports, { forums: ["US-USPTO"] });
    const there = firm.sit(danielWhitcomb, {
      document: attorney.ports.document,
      rights: federal,
      audit: { ...attorney.ports.audit, listForDraft: async () => altered },
    });
    expect(await there.verbs.prepareSignOff({ meaning: "for-filing" })).toMatchObject({
      ok: false,
      refusal: { code: "not-entitled", findings: [{ code: "signer-not-admitted" }] },
    });
  });

  it("an attorney who is not of this matter signs: refused; her record forged in: not a signing attorney of it", async () => {
    const { firm, attorney, row } = await approved(riveraMatterId, mOkoye, "complaint");
    const daniel = firm.sit(danielWhitcomb, { document: attorney.ports.document });
    expect(await daniel.verbs.prepareSignOff({ meaning: "for-filing" })).toMatchObject({
      ok: false,
      refusal: { code: "not-entitled", findings: [{ code: "signer-not-signing-attorney" }] },
    });
    const { statement } = granted(await attorney.verbs.prepareSignOff({ meaning: "for-filing" }));
    forge(
      firm,
      row.draftId,
      { ...statement, signer: { ...statement.signer, oid: daniel.person.oid, name: daniel.person.name } },
      daniel.person.oid,
    );
    expect(codes(granted(await attorney.verbs.judgeGate()).signOffs.findings)).toEqual(["signer-not-signing-attorney"]);
    expect(await attorney.verbs.verify()).toMatchObject({
      kind: "record-not-valid",
      reasons: [{ code: "signer-not-signing-attorney" }],
    });
  });

  it("an attorney signs a statement prepared for her colleague: refused, nobody signs on another's behalf", async () => {
    const { firm, attorney } = await approved();
    const prepared = granted(await attorney.verbs.prepareSignOff({ meaning: "for-filing" }));
    const okoye = firm.sit(mOkoye, { document: attorney.ports.document });
    expect(await okoye.verbs.signOff({ prepared: [prepared] })).toMatchObject({
      ok: false,
      refusal: { code: "not-entitled", findings: [{ code: "sign-off-by-another" }] },
    });
    expect(firm.graph.records.SignOffs).toHaveLength(0);
  });

  it("two attorneys at once: one signs while the other asks for changes; the request stands and nothing leaves", async () => {
    const { firm, attorney, row } = await signed();
    const okoye = firm.sit(mOkoye);
    await okoye.open(row);
    const seen = await okoye.draft();
    const unit = seen.units.find((view) => view.text.length > 40)?.unit ?? ("" as never);
    granted(
      await okoye.verbs.decideUnits({
        seen,
        way: "one-by-one",
        decisions: [{ unit, verdict: "request-changes", note: "Is this the right lease?" }],
      }),
    );
    const gate = granted(await attorney.verbs.judgeGate());
    expect(codes(gate.beforeSignOff)).toContain("unit-changes-requested");
    expect(await attorney.verbs.finalize()).toMatchObject({ ok: false, refusal: { code: "gate-closed" } });
  });

  it("two attorneys at once: both sign the same words; the sign-offs are siblings, both stand, and neither is a fork", async () => {
    const { firm, attorney, row } = await approved();
    const okoye = firm.sit(mOkoye);
    await okoye.open(row);
    const [first, second] = [
      granted(await attorney.verbs.prepareSignOff({ meaning: "for-filing" })),
      granted(await okoye.verbs.prepareSignOff({ meaning: "to-send" })),
    ];
    granted(await attorney.verbs.signOff({ prepared: [first] }));
    granted(await okoye.verbs.signOff({ prepared: [second] }));
    expect(second.statement.previous).toEqual(first.statement.previous);
    const gate = granted(await attorney.verbs.judgeGate());
    expect(gate.signOffs.standing).toHaveLength(2);
    expect(codes(gate.signOffs.findings)).toEqual([]);
    expect(gate.mayFinalize).toBe(true);
  });
});

describe("time", () => {
  it("her computer's clock is three hours wrong: the statement takes the server's time and stands", async () => {
    const { firm, attorney } = await approved();
    const skewed = firm.sit(danielWhitcomb, {
      document: attorney.ports.document,
      clock: { now: () => firm.now + 3 * 3_600_000 },
    });
    const prepared = granted(await skewed.verbs.prepareSignOff({ meaning: "for-filing" }));
    expect(prepared.statement.time).toMatchObject({
      at: `${new Date(firm.now).toISOString().slice(0, 19)}Z`,
      from: "stamp",
    });
    granted(await skewed.verbs.signOff({ prepared: [prepared] }));
    expect(granted(await attorney.verbs.judgeGate()).mayFinalize).toBe(true);
  });

  it("a statement dated back to before the deadline is recorded hours later: another time than it says", async () => {
    const { firm, attorney, row } = await approved();
    const { statement } = granted(await attorney.verbs.prepareSignOff({ meaning: "for-filing" }));
    forge(firm, row.draftId, statement, attorney.person.oid, new Date(firm.now + 3 * 3_600_000).toISOString());
    expect(codes(granted(await attorney.verbs.judgeGate()).signOffs.findings)).toEqual(["sign-off-time-differs"]);
    expect(await attorney.verbs.verify()).toMatchObject({
      kind: "record-not-valid",
      reasons: [{ code: "sign-off-time-differs" }],
    });
  });

  it("the words are edited between two looks at the same gate: the final is refused and none is stored", async () => {
    const { firm, attorney, row } = await signed();
    const files = firm.graph.files.size;
    const { openPackage, savePackage } = await import("../../src/docx/package/package");
    let reads = 0;
    const meddling = firm.sit(danielWhitcomb, {
      document: {
        ...attorney.ports.document,
        readBytes: async () => {
          reads += 1;
          const bytes = await attorney.ports.document.readBytes();
          if (reads < 2) return bytes;
          const pkg = await openPackage(bytes);
          return savePackage(
            pkg,
            new Map([
              [
                "word/document.xml",
                (await pkg.text("word/document.xml")).replace(
                  /(<w:t(?: xml:space="preserve")?>)(?=[^<]{40,})/,
                  "$1Never ",
                ),
              ],
            ]),
          );
        },
      },
    });
    expect(await meddling.verbs.finalize()).toMatchObject({
      ok: false,
      refusal: { code: "document-changed-meanwhile" },
    });
    expect(firm.graph.files.size).toBe(files);
    expect(row.draftId).toMatch(/^2026-[0-9A-Z]{16}$/u);
  });

  it("offline: nothing is judged on a guess, nothing is stored, verify says it cannot", async () => {
    const { firm, attorney } = await signed();
    const files = firm.graph.files.size;
    firm.graph.down = true;
    expect(await attorney.verbs.verify()).toMatchObject({ kind: "cannot-verify", code: "network" });
    await expect(attorney.verbs.finalize()).rejects.toMatchObject({ name: "GraphFault" });
    await expect(attorney.verbs.judgeGate()).rejects.toMatchObject({ name: "GraphFault" });
    expect(firm.graph.files.size).toBe(files);
  });
});

describe("exhibits", () => {
  const lease = { name: "Exhibit A.pdf", sha256: "aa".repeat(32) };
  const photographs = { name: "Exhibit B.pdf", sha256: "bb".repeat(32) };
  const signedWith = async () => {
    const it = await approved();
    granted(
      await it.attorney.verbs.signOff({
        prepared: [
          granted(await it.attorney.verbs.prepareSignOff({ meaning: "for-filing", exhibits: [lease, photographs] })),
        ],
      }),
    );
    return it;
  };
  it.each([
    [
      "an exhibit was swapped for another file of its name",
      [lease, { ...photographs, sha256: "cc".repeat(32) }],
      "exhibit-swapped",
    ],
    [
      "two exhibits changed names",
      [
        { ...lease, sha256: photographs.sha256 },
        { ...photographs, sha256: lease.sha256 },
      ],
      "exhibit-swapped",
    ],
    ["an exhibit was left out", [lease], "exhibit-missing"],
    [
      "an exhibit was slipped in",
      [lease, photographs, { name: "Exhibit C.pdf", sha256: "dd".repeat(32) }],
      "exhibit-not-signed",
    ],
  ] as const)("%s: verify names it and does not call the filing signed off", async (_what, atHand, code) => {
    const { attorney } = await signedWith();
    const answer = await attorney.verbs.verify(undefined, { exhibits: atHand });
    expect(answer.kind).toBe("record-not-valid");
    expect(answer.kind === "record-not-valid" ? codes(answer.reasons) : []).toContain(code);
    expect(sentenceForFinding({ code, detail: { name: "Exhibit B.pdf" } })).toContain("Exhibit B.pdf");
  });
  it("an exhibit that a download renamed is still the file signed along; a swapped one under a new name is not", async () => {
    const { attorney } = await signedWith();
    expect(
      (await attorney.verbs.verify(undefined, { exhibits: [lease, { ...photographs, name: "Exhibit B (1).pdf" }] }))
        .kind,
    ).toBe("signed-off");
    const swapped = await attorney.verbs.verify(undefined, {
      exhibits: [lease, { name: "Exhibit B (1).pdf", sha256: "cc".repeat(32) }],
    });
    expect(swapped.kind === "record-not-valid" ? codes(swapped.reasons) : []).toEqual([
      "exhibit-missing",
      "exhibit-not-signed",
    ]);
  });
  it("the very exhibits signed along: signed off", async () => {
    const { attorney } = await signedWith();
    expect(await attorney.verbs.verify(undefined, { exhibits: [lease, photographs] })).toMatchObject({
      kind: "signed-off",
      signOffs: [{ exhibits: [lease, photographs] }],
    });
  });
});
