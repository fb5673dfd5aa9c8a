/**
 * When a statement was signed. The firm's site says it by the stamp of a row written first, the provider by the moment of the fresh sign-in: neither a
 * clock that is wrong nor a site that is slow or away loses a signature, and nothing is signed for another day than it was.
 */
import { SignJWT } from "jose";
import { createTokenVerifier } from "../../src/adapters/identity/token-verifier";
import { timedAgain } from "../../src/app/finish/statement-time";
import type { PreparedSignOff } from "../../src/app/finish/prepared-sign-off";
import type { Ports } from "../../src/app/ports/ports";
import { ceremonyNonce } from "../../src/domain/review/statement-hash";
import { anaReyes, danielWhitcomb, sampleTenant, tranMatterId } from "../../src/sandbox/sample-firm";
import { drafted, granted, openFirm, type Desk } from "../support/desk";
import { ISSUER, makeKey, SIGN_OFF, trusted, type Key } from "../support/provider-keys";

const MINUTE = 60_000;
let provider: Key;
beforeAll(async () => {
  provider = await makeKey("k1");
});

/** The provider's answer to a sign-in at that time, by the provider's own clock. */
const tokenAt = async (
  prepared: readonly PreparedSignOff[],
  signedIn: number,
  more: Readonly<Record<string, unknown>> = {},
): Promise<string> => {
  const seconds = Math.floor(signedIn / 1000);
  return new SignJWT({
    iss: ISSUER,
    aud: SIGN_OFF,
    tid: sampleTenant,
    oid: danielWhitcomb.oid,
    name: danielWhitcomb.name,
    roles: ["Countersign.Attorney"],
    nonce: ceremonyNonce(prepared.map(({ statementHash }) => statementHash)),
    auth_time: seconds,
    iat: seconds + 1,
    exp: seconds + 3_600,
    ...more,
  })
    .setProtectedHeader({ alg: "RS256", typ: "JWT", kid: provider.jwk.kid })
    .sign(provider.secret);
};

/** A declaration approved and open at the attorney's desk, whose computer's clock is that far off. */
const approved = async (clockOff = 0) => {
  const verifier = createTokenVerifier({
    deployment: { signOffClientId: SIGN_OFF, tenantId: sampleTenant },
    issuer: trusted,
    publishedKeys: async () => [provider.jwk],
    keyHistory: [],
  });
  const firm = openFirm({ verifier });
  const ana = firm.sit(anaReyes);
  const row = await drafted(ana, tranMatterId, "declaration");
  const ports: Partial<Ports> = { clock: { now: () => firm.now + clockOff } };
  const attorney = firm.sit(danielWhitcomb, ports);
  await attorney.open(row);
  const seen = await attorney.draft();
  granted(
    await attorney.verbs.decideUnits({
      seen,
      way: "one-by-one",
      decisions: [...seen.units, ...seen.furniture].map(({ unit }) => ({ unit, verdict: "approve" as const })),
    }),
  );
  return { firm, ana, row, attorney };
};
const proofFor = async (desk: Desk, prepared: PreparedSignOff, signedIn: number) => ({
  idToken: await tokenAt([prepared], signedIn),
  oid: desk.person.oid,
  key: provider.jwk,
});

describe("a statement's time", () => {
  it("is the stamp of a line of the history, not the computer's clock that is twelve minutes fast", async () => {
    const { firm, attorney } = await approved(12 * MINUTE);
    const prepared = granted(await attorney.verbs.prepareSignOff({ meaning: "for-filing" }));
    expect(prepared.statement.time).toEqual({
      at: new Date(firm.now).toISOString().replace(".000Z", "Z"),
      from: "stamp",
      row: expect.stringMatching(/^\d+$/u),
    });
    const line = firm.graph.records.Audit.find(({ itemId }) => itemId === prepared.statement.time.row);
    expect(line).toMatchObject({
      createdAt: prepared.statement.time.at,
      content: { event: { kind: "sign-off-prepared", meaning: "for-filing" } },
    });
    const proof = await proofFor(attorney, prepared, firm.now + 20_000);
    granted(await attorney.verbs.signOff({ prepared: [prepared], proof }));
    expect(await attorney.verbs.verify()).toMatchObject({
      kind: "signed-off",
      signOffs: [{ signedAt: prepared.statement.time.at, timeFrom: "stamp" }],
    });
  });

  it.each([12, -12])(
    "loses no signature to a clock %s minutes off, in preparing, signing and verifying",
    async (off) => {
      const { firm, attorney } = await approved(off * MINUTE);
      const prepared = granted(await attorney.verbs.prepareSignOff({ meaning: "for-filing" }));
      firm.now += MINUTE;
      const proof = await proofFor(attorney, prepared, firm.now);
      granted(await attorney.verbs.signOff({ prepared: [prepared], proof }));
      expect(await attorney.verbs.verify()).toMatchObject({ kind: "signed-off" });
    },
  );

  it("loses no signature to a site that takes twenty minutes: the sign-in was in time, and that is what counts", async () => {
    const { firm, attorney } = await approved();
    const prepared = granted(await attorney.verbs.prepareSignOff({ meaning: "for-filing" }));
    const proof = await proofFor(attorney, prepared, firm.now + 30_000);
    firm.now += 20 * MINUTE;
    granted(await attorney.verbs.signOff({ prepared: [prepared], proof }));
    expect(await attorney.verbs.verify()).toMatchObject({ kind: "signed-off" });
    expect(granted(await attorney.verbs.judgeGate()).mayFinalize).toBe(true);
  });

  it("read for a quarter of an hour before signing: stamped again, and the very same statement but for its time", async () => {
    const { firm, attorney } = await approved();
    const prepared = granted(await attorney.verbs.prepareSignOff({ meaning: "for-filing" }));
    firm.now += 15 * MINUTE;
    const time = granted(await attorney.verbs.stampAgain({ prepared: [prepared] }));
    const [again] = timedAgain([prepared], time, firm.now);
    if (again === undefined) throw new Error("one statement was stamped");
    expect(again.statement.time).toMatchObject({
      from: "stamp",
      at: new Date(firm.now).toISOString().replace(".000Z", "Z"),
    });
    expect({ ...again.statement, time: prepared.statement.time }).toEqual(prepared.statement);
    expect(again.statementHash).not.toBe(prepared.statementHash);
    const proof = await proofFor(attorney, again, firm.now + 20_000);
    granted(await attorney.verbs.signOff({ prepared: [again], proof }));
    expect(await attorney.verbs.verify()).toMatchObject({ kind: "signed-off" });
  });

  it("signed in more than ten minutes after the stamp: not fresh for this statement, and it does not count", async () => {
    const { firm, attorney } = await approved();
    const prepared = granted(await attorney.verbs.prepareSignOff({ meaning: "for-filing" }));
    const proof = await proofFor(attorney, prepared, firm.now + 11 * MINUTE);
    firm.now += 12 * MINUTE;
    await attorney.verbs.signOff({ prepared: [prepared], proof });
    expect(await attorney.verbs.verify()).toMatchObject({
      kind: "record-not-valid",
      reasons: [{ code: "sign-off-token-sign-in-too-late" }],
    });
  });
});

describe("while the firm's site is down, on a clock twelve minutes off", () => {
  const signedWhileDown = async (off: number, more: Readonly<Record<string, unknown>> = {}) => {
    const it = await approved(off * MINUTE);
    const seen = await it.attorney.draft();
    it.firm.graph.down = true;
    const prepared = granted(await it.attorney.verbs.prepareSignOff({ meaning: "for-filing", seen }));
    expect(prepared.statement.time).toMatchObject({ from: "own-clock" });
    const signedIn = it.firm.now + 30_000;
    const proof = {
      ...(await proofFor(it.attorney, prepared, signedIn)),
      idToken: await tokenAt([prepared], signedIn, more),
    };
    return { ...it, prepared, signedIn, kept: await it.attorney.verbs.keepSignOff({ prepared: [prepared], proof }) };
  };

  it.each([12, -12])(
    "%s minutes: it is kept, adopted and verified, and the record says that the sign-in is its time",
    async (off) => {
      const { firm, attorney, signedIn, kept } = await signedWhileDown(off);
      const { json } = granted(kept);
      firm.now += 45 * MINUTE;
      firm.graph.down = false;
      granted(await attorney.verbs.adoptPendingSignOff({ json }));
      expect(await attorney.verbs.verify()).toMatchObject({
        kind: "signed-off",
        signOffs: [{ timeFrom: "sign-in", signedAt: new Date(Math.floor(signedIn / 1000) * 1000).toISOString() }],
      });
    },
  );

  it("a token from a sign-in of an hour before proves no fresh one, whatever the computer's clock says", async () => {
    const before = Math.floor(Date.parse("2026-11-22T09:00:00Z") / 1000);
    const { kept } = await signedWhileDown(12, { auth_time: before });
    expect(kept).toMatchObject({
      ok: false,
      refusal: { code: "ceremony-failed", detail: { code: "sign-in-too-early" } },
    });
  });

  it("her licence ended before that sign-in, her clock says otherwise: it does not count", async () => {
    const { firm, row, attorney, kept, signedIn } = await signedWhileDown(-60 * 24 * 40);
    const { json } = granted(kept);
    firm.graph.down = false;
    granted(await attorney.verbs.adoptPendingSignOff({ json }));
    const roster = (await attorney.ports.roster.read()).map((each) =>
      each.oid === attorney.person.oid
        ? { ...each, until: new Date(signedIn - 24 * 60 * MINUTE).toISOString().slice(0, 10) }
        : each,
    );
    const later = firm.sit(anaReyes, { roster: { read: async () => roster } });
    await later.open(row);
    expect(await later.verbs.verify()).toMatchObject({
      kind: "record-not-valid",
      reasons: [{ code: "signer-not-active" }],
    });
  });
});
