/**
 * Attacks on the proof of who signed: each test is named for what the attacker did with a token or a key. The provider's signature is real, and the
 * verifier is the product's own; gate and verify must each catch it by its name, and nothing may leave the firm.
 */
import { tokenFinding, type TokenFailure } from "../../src/domain/draft/token-failure";
import { SignJWT, UnsecuredJWT, type JWK } from "jose";
import { createTokenVerifier } from "../../src/adapters/identity/token-verifier";
import { sentenceForCode, sentenceForFinding } from "../../src/app/words/sentences";
import { ceremonyNonce } from "../../src/domain/review/statement-hash";
import { anaReyes, danielWhitcomb, mOkoye, sampleTenant, tranMatterId } from "../../src/sandbox/sample-firm";
import { drafted, granted, openFirm, reachedOnce, rightsWith, type Desk } from "../support/desk";
import { ISSUER, makeKey, SIGN_OFF, trusted, type Key } from "../support/provider-keys";

const PANE = "11111111-1111-4111-8111-111111111111";
let provider: Key;
let rotated: Key;
let own: Key;
beforeAll(async () => {
  [provider, rotated, own] = await Promise.all([makeKey("k1"), makeKey("k2"), makeKey("k1")]);
});

const theApproved = reachedOnce(async () => {
  const firm = openFirm();
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
  await attorney.word().save();
  return { firm, row };
});

/** A declaration approved in a firm that asks for the provider's token, with the keys the provider publishes in the test's hands. */
const approved = async (keyHistory: readonly JWK[] = []) => {
  const keys = { published: [provider.jwk] as readonly JWK[] };
  const verifier = createTokenVerifier({
    deployment: { signOffClientId: SIGN_OFF, tenantId: sampleTenant },
    issuer: trusted,
    publishedKeys: async () => keys.published,
    keyHistory,
  });
  const { firm, row } = await theApproved(verifier);
  const attorney = firm.sit(danielWhitcomb);
  await attorney.open(row);
  const prepared = granted(await attorney.verbs.prepareSignOff({ meaning: "for-filing" }));
  return { firm, attorney, row, prepared, keys, verifier };
};
type Approved = Awaited<ReturnType<typeof approved>>;

type Claims = Readonly<Record<string, unknown>>;
const honest = ({ prepared }: Pick<Approved, "prepared">): Claims => {
  const time = Math.floor(Date.parse(prepared.statement.time.at) / 1000);
  return {
    iss: ISSUER,
    aud: SIGN_OFF,
    tid: sampleTenant,
    oid: danielWhitcomb.oid,
    name: danielWhitcomb.name,
    roles: ["Countersign.Attorney"],
    nonce: ceremonyNonce([prepared.statementHash]),
    auth_time: time + 20,
    iat: time + 21,
    exp: time + 3621,
  };
};
const issued = (claims: Claims, key: Key = provider): Promise<string> =>
  new SignJWT({ ...claims }).setProtectedHeader({ alg: "RS256", typ: "JWT", kid: key.jwk.kid }).sign(key.secret);
const without = (claims: Claims, name: string): Claims =>
  Object.fromEntries(Object.entries(claims).filter(([claim]) => claim !== name));

const codes = (findings: readonly { readonly code: string }[]): readonly string[] =>
  findings.map((finding) => finding.code);
/** Recorded with this token, the gate names the attack, finalize stores nothing, and verify gives the same name. */
const caught = async ({ firm, attorney, prepared }: Approved, idToken: string, code: string): Promise<void> => {
  granted(await attorney.verbs.signOff({ prepared: [prepared], proof: { idToken, oid: attorney.person.oid } }));
  const files = firm.graph.files.size;
  const gate = granted(await attorney.verbs.judgeGate());
  expect(codes(gate.signOffs.findings)).toEqual([`sign-off-token-${code}`]);
  expect(gate.mayFinalize).toBe(false);
  expect(await attorney.verbs.finalize()).toMatchObject({ ok: false, refusal: { code: "gate-closed" } });
  expect(firm.graph.files.size).toBe(files);
  expect(await attorney.verbs.verify()).toMatchObject({
    kind: "record-not-valid",
    reasons: [{ code: `sign-off-token-${code}` }],
  });
};

it("the honest token, for comparison: the final may be made, and verify says identity proved", async () => {
  const it = await approved();
  granted(
    await it.attorney.verbs.signOff({
      prepared: [it.prepared],
      proof: { idToken: await issued(honest(it)), oid: it.attorney.person.oid },
    }),
  );
  expect(granted(await it.attorney.verbs.judgeGate()).mayFinalize).toBe(true);
  expect(await it.attorney.verbs.verify()).toMatchObject({
    kind: "signed-off",
    signOffs: [{ identity: "proved", by: { name: "Daniel Whitcomb" } }],
  });
});

describe("a token that is not this sign-off's", () => {
  const attacks: readonly (readonly [what: string, code: TokenFailure, forge: (it: Approved) => Promise<string>])[] = [
    [
      "a token the provider gave for another application",
      "wrong-audience",
      (it) => issued({ ...honest(it), aud: "99999999-9999-4999-8999-999999999999" }),
    ],
    [
      "the pane's own ID token, from the attorney's ordinary sign-in",
      "wrong-audience",
      (it) => issued({ ...honest(it), aud: PANE, nonce: "01990000-msal" }),
    ],
    [
      "a token meant for sign-off and for another application at once",
      "wrong-audience",
      (it) => issued({ ...honest(it), aud: [SIGN_OFF, PANE] }),
    ],
    ["a token without a nonce", "no-nonce", (it) => issued(without(honest(it), "nonce"))],
    [
      "a token with another nonce",
      "wrong-nonce",
      (it) => issued({ ...honest(it), nonce: ceremonyNonce(["ab".repeat(32)]) }),
    ],
    [
      "a token that does not say when she signed in",
      "no-sign-in-time",
      (it) => issued(without(honest(it), "auth_time")),
    ],
    [
      "a token from this morning's sign-in",
      "sign-in-too-early",
      (it) => issued({ ...honest(it), auth_time: Number(honest(it)["auth_time"]) - 6 * 3600 }),
    ],
    [
      "a token from a sign-in an hour after the statement",
      "sign-in-too-late",
      (it) =>
        issued({
          ...honest(it),
          auth_time: Number(honest(it)["auth_time"]) + 3600,
          iat: Number(honest(it)["iat"]) + 3600,
          exp: Number(honest(it)["exp"]) + 3600,
        }),
    ],
    [
      "a token that had expired before she signed in",
      "expired",
      (it) => issued({ ...honest(it), exp: Number(honest(it)["auth_time"]) - 1 }),
    ],
    [
      "a token signed by nobody (alg none)",
      "wrong-algorithm",
      async (it) => new UnsecuredJWT({ ...honest(it) }).encode(),
    ],
    [
      "a token signed with a key of the forger's own under the provider's key name",
      "bad-signature",
      (it) => issued(honest(it), own),
    ],
    [
      "a token from another sign-in service",
      "wrong-issuer",
      (it) => issued({ ...honest(it), iss: "https://login.microsoftonline.com/common/v2.0" }),
    ],
    [
      "a token of another firm's tenant",
      "wrong-tenant",
      (it) => issued({ ...honest(it), tid: "00000000-0000-4000-8000-000000000009" }),
    ],
    [
      "another attorney's token",
      "another-person",
      (it) => issued({ ...honest(it), oid: mOkoye.oid, name: mOkoye.name }),
    ],
    [
      "a token of a person the firm's accounts give no attorney's role",
      "not-an-attorney",
      (it) => issued({ ...honest(it), roles: ["Countersign.Paralegal"] }),
    ],
    ["no token at all but some text", "unreadable-token", async () => "signed, D. Whitcomb"],
  ];
  for (const [what, code, forge] of attacks)
    it(`${what}: ${code.replaceAll("-", " ")}`, async () => {
      const approvedOne = await approved();
      await caught(approvedOne, await forge(approvedOne), code);
    });

  it("each has a sentence of its own", () => {
    const sentences = attacks
      .map(([, code]) => code)
      .filter((code, index, all) => all.indexOf(code) === index)
      .map((code) => sentenceForFinding({ code: tokenFinding(code) }));
    expect(new Set(sentences).size).toBe(sentences.length);
    for (const sentence of sentences) expect(sentence).toMatch(/It counts for nothing\.$/);
  });
});

describe("a sign-off used again", () => {
  it("its token is put under a second statement for service: it names the first and no other", async () => {
    const first = await approved();
    const token = await issued(honest(first));
    granted(
      await first.attorney.verbs.signOff({
        prepared: [first.prepared],
        proof: { idToken: token, oid: first.attorney.person.oid },
      }),
    );
    const service = granted(await first.attorney.verbs.prepareSignOff({ meaning: "for-service" }));
    granted(
      await first.attorney.verbs.signOff({
        prepared: [service],
        proof: { idToken: token, oid: first.attorney.person.oid },
      }),
    );
    expect(codes(granted(await first.attorney.verbs.judgeGate()).signOffs.findings)).toEqual([
      "sign-off-token-wrong-nonce",
    ]);
    const answer = await first.attorney.verbs.verify();
    expect(answer).toMatchObject({ kind: "signed-off" });
    expect(answer.kind === "signed-off" && answer.signOffs.map((each) => each.meaning)).toEqual(["for-filing"]);
  });

  it("one statement of a ceremony of two is taken out and its place in the array claimed by another: not in its ceremony, or another nonce", async () => {
    const it = await approved();
    const [hash] = [it.prepared.statementHash];
    const ceremony = [hash, "cd".repeat(32)];
    const record = {
      kind: "sign-off",
      statement: it.prepared.statement,
      statementHash: hash,
      ceremony,
      index: 1,
      idToken: await issued({ ...honest(it), nonce: ceremonyNonce(ceremony) }),
    };
    await it.attorney.ports.signOffs.append("sign-off.forged", it.row.draftId, record as never);
    expect(codes(granted(await it.attorney.verbs.judgeGate()).signOffs.findings)).toEqual([
      "sign-off-not-in-its-ceremony",
    ]);
  });
});

describe("people behind the token", () => {
  it("a paralegal puts herself on the roster from years ago and signs with her own honest token: the firm's accounts do not call her an attorney", async () => {
    const it = await approved();
    const roster = await it.attorney.ports.roster.read();
    const [daniel] = roster.filter((row) => row.oid === it.attorney.person.oid);
    const herself = { ...daniel, itemId: "99", oid: anaReyes.oid, name: anaReyes.name };
    const ana: Desk = it.firm.sit(anaReyes, {
      document: it.attorney.ports.document,
      roster: { read: async () => [...roster, herself] as never },
      rights: rightsWith(it.attorney.ports, { signing: [danielWhitcomb.oid, anaReyes.oid] as never }),
    });
    const statement = {
      ...it.prepared.statement,
      signer: { ...it.prepared.statement.signer, oid: anaReyes.oid as never, name: anaReyes.name },
    };
    const { hashOfStatement } = await import("../../src/domain/review/statement-hash");
    const statementHash = hashOfStatement(statement);
    const idToken = await issued({
      ...honest(it),
      oid: anaReyes.oid,
      name: anaReyes.name,
      roles: ["Countersign.Paralegal"],
      nonce: ceremonyNonce([statementHash]),
    });
    it.firm.graph.forge("SignOffs", it.row.draftId, {
      itemId: "77",
      createdById: anaReyes.oid as never,
      createdByName: anaReyes.name,
      createdAt: it.prepared.statement.time.at,
      modifiedById: anaReyes.oid as never,
      modifiedAt: it.prepared.statement.time.at,
      content: { kind: "sign-off", statement, statementHash, ceremony: [statementHash], index: 0, idToken },
    });
    expect(codes(granted(await ana.verbs.judgeGate()).signOffs.findings)).toEqual(["sign-off-token-not-an-attorney"]);
    expect(await ana.verbs.verify()).toMatchObject({
      kind: "record-not-valid",
      reasons: [{ code: "sign-off-token-not-an-attorney" }],
    });
  });
});

describe("the provider's keys", () => {
  const signedThenRotated = async (keyHistory: readonly JWK[] = []): Promise<Approved> => {
    const it = await approved(keyHistory);
    granted(
      await it.attorney.verbs.signOff({
        prepared: [it.prepared],
        proof: { idToken: await issued(honest(it)), oid: it.attorney.person.oid, key: provider.jwk },
      }),
    );
    it.keys.published = [rotated.jwk];
    return it;
  };

  it("the provider rotates its keys: cannot verify, signing key retired, although the record brings the key along", async () => {
    const it = await signedThenRotated();
    expect(codes(granted(await it.attorney.verbs.judgeGate()).beforeFinal)).toEqual(
      expect.arrayContaining(["sign-off-token-signing-key-retired", "no-sign-off"]),
    );
    expect(await it.attorney.verbs.finalize()).toMatchObject({ ok: false, refusal: { code: "gate-closed" } });
    expect(await it.attorney.verbs.verify()).toEqual({ kind: "cannot-verify", code: "signing-key-retired" });
    expect(sentenceForCode("signing-key-retired")).toMatch(/^Cannot verify: signing key retired\./);
  });

  it("the key stands in the history shipped with the deployment: signed off, as before", async () => {
    const it = await signedThenRotated([provider.jwk]);
    expect(await it.attorney.verbs.verify()).toMatchObject({ kind: "signed-off", signOffs: [{ identity: "proved" }] });
    expect(granted(await it.attorney.verbs.judgeGate()).mayFinalize).toBe(true);
  });

  it("a later sign-off, proved by a key published now, names this record and its key: signed off, as before", async () => {
    const it = await approved();
    granted(
      await it.attorney.verbs.signOff({
        prepared: [it.prepared],
        proof: { idToken: await issued(honest(it)), oid: it.attorney.person.oid, key: provider.jwk },
      }),
    );
    it.firm.now += 60_000;
    const later = granted(await it.attorney.verbs.prepareSignOff({ meaning: "for-service" }));
    expect(later.statement.previous).toMatchObject({ statement: it.prepared.statementHash });
    it.keys.published = [rotated.jwk];
    granted(
      await it.attorney.verbs.signOff({
        prepared: [later],
        proof: {
          idToken: await issued(honest({ prepared: later }), rotated),
          oid: it.attorney.person.oid,
          key: rotated.jwk,
        },
      }),
    );
    const answer = await it.attorney.verbs.verify();
    expect(answer.kind === "signed-off" ? answer.signOffs.map((each) => each.meaning) : answer).toEqual([
      "for-filing",
      "for-service",
    ]);
  });

  it("dated back: the row came into the list two days after its statement says it was signed; nobody vouches for its key", async () => {
    const it = await approved();
    const { prepared } = it;
    it.firm.now += 48 * 3_600_000;
    const later = granted(await it.attorney.verbs.prepareSignOff({ meaning: "for-service" }));
    granted(
      await it.attorney.verbs.signOff({
        prepared: [later],
        proof: { idToken: await issued(honest({ prepared: later }), rotated), oid: it.attorney.person.oid },
      }),
    );
    it.firm.graph.forge("SignOffs", it.row.draftId, {
      itemId: "90",
      createdById: it.attorney.person.oid,
      createdByName: danielWhitcomb.name,
      createdAt: new Date(it.firm.now).toISOString(),
      modifiedById: it.attorney.person.oid,
      modifiedAt: new Date(it.firm.now).toISOString(),
      content: {
        kind: "sign-off",
        statement: prepared.statement,
        statementHash: prepared.statementHash,
        ceremony: [prepared.statementHash],
        index: 0,
        idToken: await issued(honest(it)),
        key: provider.jwk,
      },
    });
    expect(later.statement.keysSeen).toHaveLength(1);
    it.keys.published = [rotated.jwk];
    const answer = await it.attorney.verbs.verify();
    expect(answer.kind === "signed-off" ? answer.signOffs.map((each) => each.meaning) : answer).toEqual([
      "for-service",
    ]);
  });

  it("a forger signs with a key of her own, puts it into the record and lets a second forged record vouch for it: cannot verify", async () => {
    const it = await approved();
    const forger: Key = { ...own, jwk: { ...own.jwk, kid: "hers" } };
    granted(
      await it.attorney.verbs.signOff({
        prepared: [it.prepared],
        proof: { idToken: await issued(honest(it), forger), oid: it.attorney.person.oid, key: forger.jwk },
      }),
    );
    it.firm.now += 60_000;
    const later = granted(await it.attorney.verbs.prepareSignOff({ meaning: "for-service" }));
    granted(
      await it.attorney.verbs.signOff({
        prepared: [later],
        proof: {
          idToken: await issued(honest({ prepared: later }), forger),
          oid: it.attorney.person.oid,
          key: forger.jwk,
        },
      }),
    );
    expect(granted(await it.attorney.verbs.judgeGate()).mayFinalize).toBe(false);
    expect(await it.attorney.verbs.verify()).toEqual({ kind: "cannot-verify", code: "signing-key-retired" });
  });

  it("the provider cannot be asked for its keys: cannot verify, never valid", async () => {
    const { IdentityFault } = await import("../../src/adapters/identity/identity-fault");
    const verifier = createTokenVerifier({
      deployment: { signOffClientId: SIGN_OFF, tenantId: sampleTenant },
      issuer: trusted,
      publishedKeys: () => Promise.reject(new IdentityFault("provider-unreachable")),
      keyHistory: [],
    });
    const it = await signedThenRotated();
    const offline = it.firm.sit(danielWhitcomb, { document: it.attorney.ports.document, verifier });
    expect(await offline.verbs.verify()).toEqual({ kind: "cannot-verify", code: "keys-unreachable" });
    expect(granted(await offline.verbs.judgeGate()).mayFinalize).toBe(false);
  });
});
