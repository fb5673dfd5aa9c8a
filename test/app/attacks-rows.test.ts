/**
 * One bad row, one bad person: rows somebody put where another's act would write, rows by the thousand, rows nobody can read. An append-only list
 * never loses them again, so none may stop a draft, and each costs only itself.
 */
import type { RecordList } from "../../src/app/ports/records";
import { anaReyes, danielWhitcomb, priyaRaman, tranMatterId, type SamplePerson } from "../../src/sandbox/sample-firm";
import { nextEntry, readChains } from "../../src/domain/audit/chain";
import { drafted, granted, openFirm, type Desk, type Firm } from "../support/desk";

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

/** The list as this person sees it, while another stands behind her and writes first under the key she is about to use. */
const overtaken = <Content>(
  hers: RecordList<Content>,
  other: RecordList<Content>,
  instead: () => Content,
): RecordList<Content> => {
  let once = true;
  return {
    ...hers,
    append: async (key, draft, content) => {
      if (once) await other.append(key, draft, instead());
      once = false;
      return hers.append(key, draft, content);
    },
  };
};
const deskOf = (firm: Firm, person: SamplePerson) => firm.graph.as(person);

describe("somebody writes rows under the keys another will use", () => {
  it("the next numbers of her history are taken by a colleague: she asks for review all the same", async () => {
    const firm = openFirm();
    const ana = firm.sit(anaReyes);
    const row = await drafted(ana, tranMatterId, "declaration");
    const [first] = firm.graph.records.Audit;
    for (let number = 1; number < 12; number += 1)
      await deskOf(firm, priyaRaman).audit.append(
        `audit.${row.draftId}.${ana.person.oid}.${String(number)}`,
        row.draftId,
        first?.content as never,
      );
    granted(await ana.verbs.askForReview());
    expect((await ana.verbs.readHistory(row.draftId)).lines.map(({ event }) => event.kind)).toEqual(
      expect.arrayContaining(["composed", "asked-for-review"]),
    );
  });

  it("two lines of her history never have keys that follow from one another", async () => {
    const firm = openFirm();
    const keys: string[] = [];
    const ana = firm.sit(anaReyes, {
      audit: {
        ...deskOf(firm, anaReyes).audit,
        append: (key, draft, content) => {
          keys.push(key);
          return deskOf(firm, anaReyes).audit.append(key, draft, content);
        },
      },
    });
    await drafted(ana, tranMatterId, "declaration");
    granted(await ana.verbs.askForReview());
    expect(keys.length).toBeGreaterThan(1);
    for (const key of keys) expect(key).toMatch(/\.[0-9a-f]{32}$/u);
    expect(new Set(keys.map((key) => key.slice(-32))).size).toBe(keys.length);
  });

  it("a question goes under the next key, once however often it is pressed, and the history says whose row stood there", async () => {
    const firm = openFirm();
    const ana = firm.sit(anaReyes);
    const row = await drafted(ana, tranMatterId, "declaration");
    const seen = await ana.draft();
    const squatted = {
      kind: "quality-check",
      version: 1,
      tenant: ana.person.tenant,
      matter: row.matterId,
      draft: row.draftId,
      content: "ab".repeat(32),
      formatting: true,
      accuracy: true,
      completeness: true,
    } as const;
    const desk = firm.sit(anaReyes, {
      document: ana.ports.document,
      reviews: overtaken(deskOf(firm, anaReyes).reviews, deskOf(firm, priyaRaman).reviews, () => squatted),
    });
    granted(await desk.verbs.raiseQuestion({ seen, text: "Is she the tenant?" }));
    granted(await desk.verbs.raiseQuestion({ seen, text: "Is she the tenant?" }));
    const asked = (await ana.draft()).gate.questions.filter(({ text }) => text === "Is she the tenant?");
    expect(asked).toHaveLength(1);
    expect((await ana.verbs.readHistory(row.draftId)).lines.map(({ event }) => event.kind)).toContain("key-taken");
    expect(codes((await ana.verbs.readHistory(row.draftId)).findings)).toContain("record-key-taken");
  });

  it("an attorney's sign-off goes under the next key, and counts", async () => {
    const firm = openFirm();
    const ana = firm.sit(anaReyes);
    const row = await drafted(ana, tranMatterId, "declaration");
    const attorney = firm.sit(danielWhitcomb);
    await attorney.open(row);
    await approveAll(attorney);
    const prepared = granted(await attorney.verbs.prepareSignOff({ meaning: "for-filing" }));
    const colleague = { ...danielWhitcomb, oid: "7d1e0000-0000-4000-8000-000000000001", name: "Another Attorney" };
    const desk = firm.sit(danielWhitcomb, {
      document: attorney.ports.document,
      signOffs: {
        ...deskOf(firm, danielWhitcomb).signOffs,
        ...overtaken(deskOf(firm, danielWhitcomb).signOffs, deskOf(firm, colleague).signOffs, () => ({
          kind: "withdrawal",
          version: 1,
          tenant: ana.person.tenant,
          matter: row.matterId,
          draft: row.draftId,
          signOffRow: "1",
          statementHash: "ab".repeat(32),
          reason: "junk",
        })),
      },
    });
    granted(await desk.verbs.signOff({ prepared: [prepared] }));
    expect(await attorney.verbs.verify()).toMatchObject({ kind: "signed-off" });
    expect(granted(await attorney.verbs.judgeGate()).mayFinalize).toBe(true);
    expect(codes(granted(await attorney.verbs.judgeGate()).signOffs.findings)).toContain("withdrawal-not-by-attorney");
  });
});

describe("lines of the history that are none", () => {
  it.each([
    ["of no known kind", { kind: "gardening" }],
    ["“edited”, and not what", { kind: "edited" }],
    ["“finalized” with a number for a file", { kind: "finalized", driveItem: 7, content: [], fileHash: null }],
    ["of a kind every object has", { kind: "constructor" }],
  ])(
    "a colleague writes one %s in her own name: drafting, asking and reading the history go on",
    async (_what, event) => {
      const firm = openFirm();
      const ana = firm.sit(anaReyes);
      const row = await drafted(ana, tranMatterId, "declaration");
      const priya = firm.sit(priyaRaman);
      const entry = nextEntry(
        readChains([], row.draftId),
        {
          tenant: ana.person.tenant,
          matter: row.matterId,
          draft: row.draftId,
          writer: priya.person.oid,
          at: "2026-11-22T10:00:00Z",
        },
        event as never,
      );
      await priya.ports.audit.append("junk", row.draftId, entry);
      granted(await ana.verbs.askForReview());
      const history = await ana.verbs.readHistory(row.draftId);
      expect(history.lines.map(({ event: { kind } }) => kind)).toContain("asked-for-review");
      expect(codes(history.findings)).toContain("audit-unreadable");
    },
  );
});
