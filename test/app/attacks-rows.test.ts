/**
 * One bad row, one bad person: rows somebody put where another's act would write, rows by the thousand, rows nobody can read. An append-only list
 * never loses them again, so none may stop a draft, and each costs only itself.
 */
import { acceptanceOf } from "../../src/domain/review/acceptance";
import type { RecordList } from "../../src/app/ports/records";
import {
  anaReyes,
  danielWhitcomb,
  mOkoye,
  priyaRaman,
  tranMatterId,
  type SamplePerson,
} from "../../src/sandbox/sample-firm";
import { sampleLists } from "../../src/sandbox/sample-lists";
import { startSandboxGraph, tokenFor } from "../support/graph-on-sandbox";
import { nextEntry, readChains } from "../../src/domain/audit/chain";
import { drafted, granted, openFirm, type Desk, type Firm } from "../support/desk";

/** Of a finding that points at no words. */
const NOWHERE = { contentHash: "", wordsOf: () => undefined };
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
      role: "team-lead",
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

describe("a slip in one attorney's row of the roster", () => {
  const withRow = (change: Readonly<Record<string, string>>): Firm =>
    openFirm({
      lists: {
        ...sampleLists,
        Attorneys: (sampleLists["Attorneys"] ?? []).map((row) =>
          row.fields["Oid"] === mOkoye.oid ? { ...row, fields: { ...row.fields, ...change } } : row,
        ),
      },
    });
  const slips: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ["her first day as 3/1/2006", { ActiveFrom: "3/1/2006" }],
    ["her last day as a word", { ActiveUntil: "never" }],
    ["an admission without dates", { Admissions: "US-CA; 301244" }],
    ["an admission dated 3/1/2006", { Admissions: "US-CA; 301244; 3/1/2006" }],
    ["an admission with too many parts", { Admissions: "US-CA; 301244; 2014-12-03; ; else" }],
  ];
  it.each(slips)("%s: others draft, decide, sign and verify as ever", async (_what, change) => {
    const firm = withRow(change);
    const ana = firm.sit(anaReyes);
    const row = await drafted(ana, tranMatterId, "declaration");
    const attorney = firm.sit(danielWhitcomb);
    await attorney.open(row);
    await approveAll(attorney);
    const prepared = granted(await attorney.verbs.prepareSignOff({ meaning: "for-filing" }));
    granted(await attorney.verbs.signOff({ prepared: [prepared] }));
    expect(await ana.verbs.verify()).toMatchObject({ kind: "signed-off" });
  });
  it("she herself is told that her row cannot be read, and not that she is no attorney", async () => {
    const firm = withRow({ ActiveFrom: "3/1/2006" });
    const ana = firm.sit(anaReyes);
    const row = await drafted(ana, tranMatterId, "declaration");
    const okoye = firm.sit(mOkoye);
    await okoye.open(row);
    const seen = await okoye.draft();
    expect(
      await okoye.verbs.decideUnits({
        seen,
        way: "one-by-one",
        decisions: [{ unit: seen.units[0]?.unit ?? ("" as never), verdict: "approve" }],
      }),
    ).toMatchObject({ ok: false, refusal: { code: "roster-row-unreadable" } });
  });
  it("what she signed before the slip does not count as signed by a stranger: verify says that her row cannot be read", async () => {
    const firm = openFirm();
    const ana = firm.sit(anaReyes);
    const row = await drafted(ana, tranMatterId, "declaration");
    const attorney = firm.sit(danielWhitcomb);
    await attorney.open(row);
    await approveAll(attorney);
    granted(
      await attorney.verbs.signOff({
        prepared: [granted(await attorney.verbs.prepareSignOff({ meaning: "for-filing" }))],
      }),
    );
    const roster = (await ana.ports.roster.read()).map((each) =>
      each.oid === attorney.person.oid ? { ...each, from: "9/7/2021", notRead: ["ActiveFrom"] } : each,
    );
    const later = firm.sit(anaReyes, { document: ana.ports.document, roster: { read: async () => roster } });
    await ana.open(row);
    expect(await later.verbs.verify()).toEqual({ kind: "cannot-verify", code: "signer-row-unreadable" });
  });
});

describe("rows of the firm's lists that nobody can read", () => {
  it("a Drafts row without its file, and one of no known state: Home shows everything else, and says which rows", async () => {
    const sandbox = await startSandboxGraph();
    try {
      const ana = sandbox.as(anaReyes);
      const good = await ana.drafts.addRow({
        draftId: "DRAFT0000000000A" as never,
        matterId: tranMatterId as never,
        title: "Declaration",
        state: "drafting",
        driveItemId: "01FILE",
        webUrl: "https://firm.example/1",
        author: anaReyes.oid as never,
        authorName: anaReyes.name,
        round: 1,
      });
      const post = async (fields: Readonly<Record<string, unknown>>): Promise<void> => {
        const list = sandbox.site.lists.find(({ schema }) => schema.name === "Drafts")?.guid ?? "";
        const answer = await fetch(`${sandbox.origin}/graph/v1.0/sites/${sandbox.site.siteId}/lists/${list}/items`, {
          method: "POST",
          headers: { authorization: `Bearer ${tokenFor(anaReyes)}`, "content-type": "application/json" },
          body: JSON.stringify({ fields: { IsOpen: "open", ...fields } }),
        });
        expect(answer.status).toBe(201);
      };
      await post({ DraftId: "DRAFT0000000000B", Title: "Begun by hand", WorkState: "drafting", MatterId: "2" });
      await post({ Title: "Not even an id" });
      const { rows, unreadable } = await ana.drafts.listOpen();
      expect(rows.map(({ draftId }) => draftId)).toEqual([good.draftId]);
      expect(unreadable).toHaveLength(2);
    } finally {
      await sandbox.close();
    }
  });

  it("a matter whose time zone is “Pacific”: it is read, and its draft's dates can be shown", async () => {
    const firm = openFirm({
      lists: {
        ...sampleLists,
        Matters: (sampleLists["Matters"] ?? []).map((row) => ({
          ...row,
          fields: { ...row.fields, TimeZone: "Pacific" },
        })),
      },
    });
    const ana = firm.sit(anaReyes);
    const { timeZone } = await ana.ports.matters.read(tranMatterId as never);
    expect(() => new Intl.DateTimeFormat("en-US", { timeZone })).not.toThrow();
    await drafted(ana, tranMatterId, "declaration");
  });

  it("a matter whose client is a row that is gone: it is read, and what is missing shows", async () => {
    const sandbox = await startSandboxGraph();
    try {
      const ana = sandbox.as(anaReyes);
      for (const link of ["4711", "Linh Tran"]) {
        const list = sandbox.site.lists.find(({ schema }) => schema.name === "Matters")?.guid ?? "";
        const item = `${sandbox.origin}/graph/v1.0/sites/${sandbox.site.siteId}/lists/${list}/items/${tranMatterId}`;
        const headers = { authorization: `Bearer ${tokenFor(anaReyes)}`, "content-type": "application/json" };
        const { eTag } = (await (await fetch(item, { headers })).json()) as { readonly eTag: string };
        const answer = await fetch(`${item}/fields`, {
          method: "PATCH",
          headers: { ...headers, "if-match": eTag },
          body: JSON.stringify({ ClientPerson: link }),
        });
        expect(answer.status).toBe(200);
        expect((await ana.matters.readFacts(tranMatterId as never)).facts["client"]).toEqual({});
      }
    } finally {
      await sandbox.close();
    }
  });

  it.each([
    ["names matter 9999", { matter: "9999" }, undefined],
    ["names a matter no id can be", { matter: "x' or 1 eq 1" }, undefined],
    ["names a draft no id can be", { draft: "x' or 1 eq 1" }, undefined],
    ["is listed under another draft than it names", {}, "DRAFT0000000000Z"],
  ])("a sign-off row that %s: the one beside it verifies as ever", async (_what, change, listedFor) => {
    const firm = openFirm();
    const ana = firm.sit(anaReyes);
    const row = await drafted(ana, tranMatterId, "declaration");
    const attorney = firm.sit(danielWhitcomb);
    await attorney.open(row);
    await approveAll(attorney);
    granted(
      await attorney.verbs.signOff({
        prepared: [granted(await attorney.verbs.prepareSignOff({ meaning: "for-filing" }))],
      }),
    );
    const [honest] = firm.graph.records.SignOffs;
    const content = honest?.content as { readonly statement: object };
    firm.graph.forge("SignOffs", listedFor ?? row.draftId, {
      ...(honest ?? (undefined as never)),
      itemId: "70",
      content: { ...content, statement: { ...content.statement, ...change } },
    });
    expect(await attorney.verbs.verify()).toMatchObject({ kind: "signed-off" });
    expect(granted(await attorney.verbs.judgeGate()).mayFinalize).toBe(true);
  });
});

describe("rows by the thousand", () => {
  const underReview = async () => {
    const firm = openFirm();
    const ana = firm.sit(anaReyes);
    const row = await drafted(ana, tranMatterId, "declaration");
    const attorney = firm.sit(danielWhitcomb);
    await attorney.open(row);
    return { firm, ana, row, attorney, priya: firm.sit(priyaRaman) };
  };
  const stampsOf = (desk: Desk, itemId: number) => ({
    itemId: String(itemId),
    createdById: desk.person.oid,
    createdByName: desk.person.name,
    createdAt: "2026-11-22T10:00:00Z",
    modifiedById: desk.person.oid,
    modifiedAt: "2026-11-22T10:00:00Z",
  });

  it("three thousand of one colleague's that count for nothing: nothing blocks, one reason covers them, and the statement names her and how many", async () => {
    const { firm, row, attorney, priya } = await underReview();
    for (let number = 1; number <= 1_500; number += 1) {
      firm.graph.forge("Reviews", row.draftId, { ...stampsOf(priya, 9_000 + number), content: `junk ${number}` });
      firm.graph.forge("Audit", row.draftId, { ...stampsOf(priya, 9_000 + number), content: { junk: number } });
    }
    await approveAll(attorney);
    const gate = granted(await attorney.verbs.judgeGate());
    expect(gate.maySignOff).toBe(true);
    expect(gate.advisories).toMatchObject([
      { code: "rows-count-for-nothing", detail: { author: priya.person.oid, by: priya.person.name, count: 1_500 } },
    ]);
    const asked = await attorney.verbs.prepareSignOff({ meaning: "for-filing" });
    if (asked.ok || asked.refusal.findings === undefined) throw new Error("a reason is asked for");
    expect(asked.refusal.findings).toMatchObject([
      { code: "rows-count-for-nothing", detail: { author: priya.person.oid, count: 3_000 } },
    ]);
    const accepted = asked.refusal.findings.map((finding) => acceptanceOf(finding, NOWHERE, "A script ran wild."));
    // More of the same arrive meanwhile: they count for as little.
    firm.graph.forge("Reviews", row.draftId, { ...stampsOf(priya, 20_000), content: "one more" });
    const prepared = granted(await attorney.verbs.prepareSignOff({ meaning: "for-filing", accepted }));
    expect(prepared.statement.rowsForNothing).toEqual([
      { author: priya.person.oid, by: priya.person.name, rows: 3_001 },
    ]);
    granted(await attorney.verbs.signOff({ prepared: [prepared] }));
    expect(granted(await attorney.verbs.judgeGate()).mayFinalize).toBe(true);
  });

  it("a line of the history taken away is not covered by what was accepted of junk before", async () => {
    const { firm, row, attorney, ana } = await underReview();
    firm.graph.forge("Audit", row.draftId, { ...stampsOf(ana, 9_000), content: "junk" });
    await approveAll(attorney);
    const first = await attorney.verbs.prepareSignOff({ meaning: "for-filing" });
    if (first.ok || first.refusal.findings === undefined) throw new Error("a reason is asked for");
    const accepted = first.refusal.findings.map((finding) => acceptanceOf(finding, NOWHERE, "Junk."));
    const gone = firm.sit(danielWhitcomb, {
      document: attorney.ports.document,
      audit: {
        ...attorney.ports.audit,
        listForDraft: async (draft) => {
          const rows = await attorney.ports.audit.listForDraft(draft);
          const hers = rows.filter(({ content }) => content?.writer === ana.person.oid);
          return rows
            .filter((each) => each !== hers[0])
            .concat(
              hers.slice(0, 1).map((each) => ({
                ...each,
                content: each.content === undefined ? undefined : { ...each.content, sequence: 7 },
              })),
            );
        },
      },
    });
    expect(await gone.verbs.prepareSignOff({ meaning: "for-filing", accepted })).toMatchObject({
      ok: false,
      refusal: {
        code: "advisories-need-reason",
        findings: [{ code: "rows-count-for-nothing", detail: { broken: 1 } }],
      },
    });
  });

  it("two hundred questions of one person, by script: an attorney closes them in one act, and others' stay", async () => {
    const { firm, ana, row, attorney, priya } = await underReview();
    await priya.open(row);
    for (let number = 1; number <= 200; number += 1)
      firm.graph.forge("Reviews", row.draftId, {
        ...stampsOf(priya, 9_000 + number),
        content: {
          kind: "question",
          version: 1,
          tenant: ana.person.tenant,
          matter: row.matterId,
          draft: row.draftId,
          id: `q-${String(number)}`,
          text: `Is comma ${String(number)} right?`,
          raisedBy: "person",
        },
      });
    granted(await ana.verbs.raiseQuestion({ seen: await ana.draft(), text: "Is she the tenant?" }));
    const seen = await attorney.draft();
    const before = firm.graph.records.Reviews.length;
    expect(
      granted(
        await attorney.verbs.closeQuestionsOf({
          seen,
          by: priya.person.oid,
          outcome: "answered",
          text: "Commas are the drafter's.",
        }),
      ),
    ).toMatchObject({ closed: 200 });
    expect(firm.graph.records.Reviews.length).toBe(before + 1);
    expect((await attorney.draft()).questions.map(({ text }) => text)).toEqual(["Is she the tenant?"]);
  });

  it("a paralegal closes nobody's questions", async () => {
    const { ana, priya, row } = await underReview();
    await priya.open(row);
    granted(await priya.verbs.raiseQuestion({ seen: await priya.draft(), text: "Which lease?" }));
    expect(
      await ana.verbs.closeQuestionsOf({
        seen: await ana.draft(),
        by: priya.person.oid,
        outcome: "withdrawn",
        text: "",
      }),
    ).toMatchObject({ ok: false, refusal: { code: "not-on-roster" } });
  });
});

describe("a check of one's own draft", () => {
  const leadDrafts = async () => {
    const firm = openFirm();
    const priya = firm.sit(priyaRaman);
    const row = await drafted(priya, tranMatterId, "declaration");
    return { firm, priya, row };
  };

  it("a team lead who drafted it and had a colleague take it over cannot check it: the history says who composed it", async () => {
    const { firm, priya, row } = await leadDrafts();
    granted(await firm.sit(anaReyes).verbs.takeOver({ draft: row.draftId }));
    const mark = { seen: await priya.draft(), formatting: true, accuracy: true, completeness: true };
    expect(await priya.verbs.checkQuality(mark)).toMatchObject({
      ok: false,
      refusal: { code: "author-may-not-check" },
    });
    // Written past the pane, it counts no more.
    await priya.ports.reviews.append("check.hers", row.draftId, {
      kind: "quality-check",
      version: 1,
      tenant: priya.person.tenant,
      matter: row.matterId,
      draft: row.draftId,
      role: "team-lead",
      content: mark.seen.contentHash,
      formatting: true,
      accuracy: true,
      completeness: true,
    });
    expect((await priya.draft()).gate.qualityCheck).toBeUndefined();
  });

  it("the check names the role it was made in, and an attorney's counts by the roster alone", async () => {
    const { firm, priya, row } = await leadDrafts();
    const seen = await priya.draft();
    const check = {
      kind: "quality-check",
      version: 1,
      tenant: priya.person.tenant,
      matter: row.matterId,
      draft: row.draftId,
      content: seen.contentHash,
      formatting: true,
      accuracy: true,
      completeness: true,
    } as const;
    await firm.sit(anaReyes).ports.reviews.append("check.no-role", row.draftId, check as never);
    await firm.sit(anaReyes).ports.reviews.append("check.false-role", row.draftId, { ...check, role: "attorney" });
    expect((await priya.draft()).gate.qualityCheck).toBeUndefined();
    const whitcomb = firm.sit(danielWhitcomb);
    await whitcomb.open(row);
    granted(
      await whitcomb.verbs.checkQuality({
        seen: await whitcomb.draft(),
        formatting: true,
        accuracy: true,
        completeness: true,
      }),
    );
    expect((await priya.draft()).gate.qualityCheck?.record.role).toBe("attorney");
  });
});

describe("a draft that holds records of a later version", () => {
  it("takes no decision from this pane, and is not signed off: it would judge without what it cannot read", async () => {
    const firm = openFirm();
    const ana = firm.sit(anaReyes);
    const row = await drafted(ana, tranMatterId, "declaration");
    const whitcomb = firm.sit(danielWhitcomb);
    await whitcomb.open(row);
    firm.graph.forge("Reviews", row.draftId, {
      itemId: "900",
      createdById: whitcomb.person.oid,
      createdByName: whitcomb.person.name,
      createdAt: "2026-11-22T10:00:00Z",
      modifiedById: whitcomb.person.oid,
      modifiedAt: "2026-11-22T10:00:00Z",
      content: { kind: "sitting", version: 2, tenant: whitcomb.person.tenant, draft: row.draftId },
    });
    const before = firm.graph.records.Reviews.length;
    const seen = await whitcomb.draft();
    expect(await whitcomb.verbs.raiseQuestion({ seen, text: "Which lease?" })).toMatchObject({
      ok: false,
      refusal: { code: "records-newer" },
    });
    expect(firm.graph.records.Reviews.length).toBe(before);
    expect(codes(granted(await whitcomb.verbs.judgeGate()).beforeSignOff)).toContain("records-newer");
    expect(await ana.verbs.askForReview()).toMatchObject({ ok: false, refusal: { code: "records-newer" } });
  });

  it("a paralegal's row that calls itself newer stops nobody", async () => {
    const firm = openFirm();
    const ana = firm.sit(anaReyes);
    const row = await drafted(ana, tranMatterId, "declaration");
    await deskOf(firm, priyaRaman).reviews.append("newer", row.draftId, { kind: "sitting", version: 2 } as never);
    granted(await ana.verbs.askForReview());
  });
});
