/** At 11:55 pm, with Microsoft 365 unreachable: what an attorney can still do, what waits, and what never passes for valid. */
import { recordedLate } from "../../src/app/words/recorded-late";
import { readContent } from "../../src/docx/canonical/read-content";
import type { TokenVerifier } from "../../src/app/ports/ceremony";
import { anaReyes, danielWhitcomb, mOkoye, tranMatterId } from "../../src/sandbox/sample-firm";
import { insertText } from "../../src/sandbox/word/operations/insert-text";
import { lastLookServes } from "../../src/ui/workspace/last-look";
import { drafted, granted, openFirm, reachedOnce } from "../support/desk";

const proves: TokenVerifier = {
  keysPublishedNow: async () => ["t"],
  verify: async (token) =>
    token === "good"
      ? {
          ok: true,
          name: "Daniel Whitcomb",
          authTime: "2026-11-22T10:00:00Z",
          keyThumbprint: "t",
          keyVouchedBy: "published",
        }
      : { ok: false, code: "wrong-nonce" },
};

const theApproved = reachedOnce(async () => {
  const firm = openFirm({ verifier: proves });
  const ana = firm.sit(anaReyes);
  const row = await drafted(ana, tranMatterId, "declaration");
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
  await attorney.word().save();
  return { firm, row };
});
/** Approved, looked at, and then the connection goes. */
const afterTheLastLook = async () => {
  const { firm, row } = await theApproved();
  const attorney = firm.sit(danielWhitcomb);
  await attorney.open(row);
  const looked = await attorney.draft();
  firm.graph.down = true;
  return { firm, attorney, row, looked };
};
const proofOf = (
  attorney: { readonly person: { readonly oid: never } | { readonly oid: string } },
  idToken = "good",
) => ({ idToken, oid: attorney.person.oid as never });

describe("signing off while Graph is down", () => {
  it("rests on the last complete look, names its time, and is kept as a file", async () => {
    const { firm, attorney, looked } = await afterTheLastLook();
    firm.now += 20 * 60_000;
    const prepared = granted(await attorney.verbs.prepareSignOff({ meaning: "for-filing", seen: looked }));
    expect(prepared.statement.time).toEqual({
      at: "2026-11-22T10:20:00.000Z",
      from: "own-clock",
      recordsReadAt: looked.readAt,
    });
    const kept = granted(await attorney.verbs.keepSignOff({ prepared: [prepared], proof: proofOf(attorney) }));
    expect(await attorney.verbs.verify(undefined, { pending: kept.json })).toMatchObject({
      kind: "record-pending",
      by: "Daniel Whitcomb",
    });
    const clean = granted(await attorney.verbs.cleanWhileDown({ seen: looked, pending: kept.json }));
    expect((await readContent(clean.docx)).hash).toBe(looked.contentHash);
    expect(firm.graph.records.SignOffs).toHaveLength(0);
  });

  it("is refused on a look more than 30 minutes old, and without any look at all", async () => {
    const { firm, attorney, looked } = await afterTheLastLook();
    firm.now += 31 * 60_000;
    expect(await attorney.verbs.prepareSignOff({ meaning: "for-filing", seen: looked })).toMatchObject({
      ok: false,
      refusal: { code: "records-too-old" },
    });
    await expect(attorney.verbs.prepareSignOff({ meaning: "for-filing" })).rejects.toMatchObject({
      name: "GraphFault",
    });
  });

  it.each([
    ["network", true],
    ["timed-out", true],
    ["unavailable", true],
    // A server that asks to wait has answered: it is asked again, and nothing is signed without it.
    ["throttled", false],
    ["forbidden", false],
  ] as const)("is promised by the pane exactly when the act keeps it: on %s, %s", async (code, promised) => {
    const { firm, attorney, looked } = await afterTheLastLook();
    firm.graph.downAs = code;
    const state = await attorney.verbs.readOpenDraft();
    const fault = state.kind === "cannot-read" ? state.fault : undefined;
    expect(fault).toMatchObject({ code });
    const prepared = await attorney.verbs.prepareSignOff({ meaning: "for-filing", seen: looked }).then(
      ({ ok }) => ok,
      () => false,
    );
    expect([lastLookServes(fault, looked.readAt, new Date(firm.now)), prepared]).toEqual([promised, promised]);
  });

  it("is refused when the document changed since that look", async () => {
    const { attorney, looked } = await afterTheLastLook();
    insertText(attorney.word(), { part: "word/document.xml", paragraph: 4, offset: 1 }, "x");
    expect(await attorney.verbs.prepareSignOff({ meaning: "for-filing", seen: looked })).toMatchObject({
      ok: false,
      refusal: { code: "words-changed-since-read" },
    });
  });

  it("is not kept without a token that proves this statement", async () => {
    const { attorney, looked } = await afterTheLastLook();
    const prepared = granted(await attorney.verbs.prepareSignOff({ meaning: "for-filing", seen: looked }));
    expect(
      await attorney.verbs.keepSignOff({ prepared: [prepared], proof: proofOf(attorney, "another") }),
    ).toMatchObject({ ok: false, refusal: { code: "ceremony-failed", detail: { code: "wrong-nonce" } } });
  });

  it("lets nothing be finalized in the firm's library until it is adopted; adopted by the signer it counts, once", async () => {
    const { firm, attorney, looked, row } = await afterTheLastLook();
    const prepared = granted(await attorney.verbs.prepareSignOff({ meaning: "for-filing", seen: looked }));
    const kept = granted(await attorney.verbs.keepSignOff({ prepared: [prepared], proof: proofOf(attorney) }));
    await expect(attorney.verbs.finalize()).rejects.toMatchObject({ name: "GraphFault" });
    firm.graph.down = false;
    firm.now += 3 * 3_600_000;
    expect(await attorney.verbs.finalize()).toMatchObject({ ok: false, refusal: { code: "gate-closed" } });
    const okoye = firm.sit(mOkoye);
    expect(await okoye.verbs.adoptPendingSignOff({ json: kept.json })).toMatchObject({
      ok: false,
      refusal: { code: "ceremony-failed" },
    });
    granted(await attorney.verbs.adoptPendingSignOff({ json: kept.json }));
    granted(await attorney.verbs.adoptPendingSignOff({ json: kept.json }));
    expect(firm.graph.records.SignOffs).toHaveLength(1);
    expect((await attorney.ports.drafts.findRow(row.draftId))?.state).toBe("signed");
    // Whoever looks later is told both times: when it was signed, and when the firm's records took it.
    const answer = await attorney.verbs.verify();
    if (answer.kind !== "signed-off") throw new Error(answer.kind);
    expect(answer.signOffs).toMatchObject([{ signedAt: "2026-11-22T10:00:00Z", timeFrom: "sign-in" }]);
    expect(answer.signOffs.map(({ signedAt, at }) => recordedLate(signedAt, at))).toEqual(["3 hours after signing"]);
    const final = granted(await attorney.verbs.finalize());
    if (!final.supervision.stored) throw new Error("the supervision record is stored");
    const stored = await attorney.ports.drafts.find(row.matterId, "Supervision", final.supervision.name);
    const page = (
      await readContent(await attorney.ports.drafts.download(stored?.driveItemId ?? "", "Supervision"))
    ).stories
      .flatMap((story) => story.paragraphs.map((paragraph) => paragraph.text))
      .join("\n");
    expect(page).toContain("3 hours after signing: the firm's records could not be reached when it was signed");
  });

  it("a word approved and then doubted meanwhile: the adopted sign-off stands, the gate does not open", async () => {
    const { firm, attorney, looked, row } = await afterTheLastLook();
    const prepared = granted(await attorney.verbs.prepareSignOff({ meaning: "for-filing", seen: looked }));
    const kept = granted(await attorney.verbs.keepSignOff({ prepared: [prepared], proof: proofOf(attorney) }));
    firm.graph.down = false;
    const okoye = firm.sit(mOkoye);
    await okoye.open(row);
    const seen = await okoye.draft();
    firm.now += 60_000;
    granted(
      await okoye.verbs.decideUnits({
        seen,
        way: "one-by-one",
        decisions: [
          { unit: seen.units[20]?.unit ?? ("" as never), verdict: "request-changes", note: "Is this the right lease?" },
        ],
      }),
    );
    granted(await attorney.verbs.adoptPendingSignOff({ json: kept.json }));
    const answer = await attorney.verbs.finalize();
    expect(answer).toMatchObject({ ok: false, refusal: { code: "gate-closed" } });
  });

  it("a kept file that was changed is not adopted", async () => {
    const { firm, attorney, looked } = await afterTheLastLook();
    const prepared = granted(await attorney.verbs.prepareSignOff({ meaning: "for-filing", seen: looked }));
    const kept = granted(await attorney.verbs.keepSignOff({ prepared: [prepared], proof: proofOf(attorney) }));
    firm.graph.down = false;
    expect(
      await attorney.verbs.adoptPendingSignOff({ json: kept.json.replace("for-filing", "for-service") }),
    ).toMatchObject({ ok: false, refusal: { code: "not-a-pending-sign-off" } });
    const frame = JSON.parse(kept.json) as object;
    for (const other of [
      "{",
      "null",
      "[]",
      JSON.stringify({ ...frame, kind: "another" }),
      JSON.stringify({ ...frame, version: 2 }),
      JSON.stringify({ ...frame, records: [] }),
      JSON.stringify({ ...frame, records: [null] }),
    ])
      expect(await attorney.verbs.adoptPendingSignOff({ json: other })).toMatchObject({
        ok: false,
        refusal: { code: "not-a-pending-sign-off" },
      });
  });
});
