/**
 * Attacks on what a record is believed for: a key vouched for by a record that was altered, a withdrawal edited away or outlived by a copy, a paragraph
 * taken out between review and sign-off, a file laid in the Finals library beforehand, another's name in a statement. Real keys, the product's own verifier.
 */
import { calculateJwkThumbprint, SignJWT, type JWK } from "jose";
import { createTokenVerifier } from "../../src/adapters/identity/token-verifier";
import { fileName } from "../../src/app/begin/store-draft";
import { openPackage, savePackage } from "../../src/docx/package/package";
import { readContent } from "../../src/docx/canonical/read-content";
import type { SignOffRecord } from "../../src/domain/review/sign-off-record";
import type { Stamped } from "../../src/domain/stamped";
import type { SignedStatement } from "../../src/domain/review/statement";
import { ceremonyNonce, hashOfStatement } from "../../src/domain/review/statement-hash";
import { anaReyes, danielWhitcomb, mOkoye, sampleTenant, tranMatterId } from "../../src/sandbox/sample-firm";
import { drafted, granted, openFirm, reachedOnce, type Desk } from "../support/desk";
import { ISSUER, makeKey, SIGN_OFF, trusted, type Key } from "../support/provider-keys";
import type { PreparedSignOff } from "../../src/app/finish/prepared-sign-off";

let provider: Key;
let hers: Key;
beforeAll(async () => {
  [provider, hers] = await Promise.all([makeKey("k1"), makeKey("hers")]);
});

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

const tokenFor = async (
  statement: SignedStatement,
  key: Key,
  oid: string = statement.signer.oid,
  name: string = danielWhitcomb.name,
): Promise<string> => {
  const time = Math.floor(Date.parse(statement.time.at) / 1000);
  return new SignJWT({
    iss: ISSUER,
    aud: SIGN_OFF,
    tid: sampleTenant,
    oid,
    name,
    roles: ["Countersign.Attorney"],
    nonce: ceremonyNonce([hashOfStatement(statement)]),
    auth_time: time + 20,
    iat: time + 21,
    exp: time + 3621,
  })
    .setProtectedHeader({ alg: "RS256", typ: "JWT", kid: key.jwk.kid })
    .sign(key.secret);
};
const recordOf = async (statement: SignedStatement, key: Key): Promise<SignOffRecord> => {
  const statementHash = hashOfStatement(statement);
  return {
    kind: "sign-off",
    statement,
    statementHash,
    ceremony: [statementHash],
    index: 0,
    idToken: await tokenFor(statement, key),
    key: key.jwk,
  };
};

const theApproved = reachedOnce(async () => {
  const firm = openFirm();
  const row = await drafted(firm.sit(anaReyes), tranMatterId, "declaration");
  const attorney = firm.sit(danielWhitcomb);
  await attorney.open(row);
  await approveAll(attorney);
  await attorney.word().save();
  return { firm, row };
});

/** A firm that asks for the provider's token, with a declaration approved by Daniel Whitcomb and open at his desk. */
const approved = async (published: readonly JWK[] = [provider.jwk]) => {
  const verifier = createTokenVerifier({
    deployment: { signOffClientId: SIGN_OFF, tenantId: sampleTenant },
    issuer: trusted,
    publishedKeys: async () => published,
    keyHistory: [],
  });
  const { firm, row } = await theApproved(verifier);
  const attorney = firm.sit(danielWhitcomb);
  await attorney.open(row);
  return { firm, ana: firm.sit(anaReyes), attorney, row, verifier };
};
const signWith = async (attorney: Desk, prepared: PreparedSignOff, key: Key = provider): Promise<string> => {
  const [signed] = granted(
    await attorney.verbs.signOff({
      prepared: [prepared],
      proof: { idToken: await tokenFor(prepared.statement, key), oid: attorney.person.oid, key: key.jwk },
    }),
  );
  return signed?.row ?? "";
};
const rowOf = (
  content: unknown,
  by: string,
  at: string,
  itemId: string,
  more: Partial<Stamped<unknown>> = {},
): Stamped<unknown> => ({
  itemId,
  createdById: by as never,
  createdByName: danielWhitcomb.name,
  createdAt: at,
  modifiedById: by as never,
  modifiedAt: at,
  content,
  ...more,
});

describe("a forged sign-off whose key somebody else must vouch for", () => {
  const forgedBesideHonest = async (alter: (honest: SignOffRecord, thumbprint: string) => Promise<unknown>) => {
    const it = await approved();
    const honest = granted(await it.attorney.verbs.prepareSignOff({ meaning: "for-service" }));
    const forged = await recordOf({ ...honest.statement, nonce: "ab".repeat(16), meaning: "for-filing" }, hers);
    it.firm.graph.forge(
      "SignOffs",
      it.row.draftId,
      rowOf(forged, it.attorney.person.oid, honest.statement.time.at, "70"),
    );
    const voucher = await alter(await recordOf(honest.statement, provider), await calculateJwkThumbprint(hers.jwk));
    it.firm.graph.forge(
      "SignOffs",
      it.row.draftId,
      rowOf(voucher, it.attorney.person.oid, honest.statement.time.at, "71"),
    );
    return it;
  };
  const meaningsStanding = async (desk: Desk): Promise<readonly string[]> => {
    const answer = await desk.verbs.verify();
    return answer.kind === "signed-off" ? answer.signOffs.map((each) => each.meaning) : [];
  };

  it("an honest record's statement is rewritten to vouch for it, its token and hash left alone: nobody vouches", async () => {
    const it = await forgedBesideHonest(async (honest, keyThumbprint) => ({
      ...honest,
      statement: { ...honest.statement, keysSeen: [...honest.statement.keysSeen, keyThumbprint] },
    }));
    expect(await meaningsStanding(it.attorney)).toEqual([]);
    expect(codes(granted(await it.attorney.verbs.judgeGate()).signOffs.findings)).toEqual(
      expect.arrayContaining(["sign-off-token-signing-key-retired", "sign-off-statement-altered"]),
    );
  });

  it("the statement is rewritten and hashed anew, so that it no longer stands in the signing its token names: nobody vouches", async () => {
    const it = await forgedBesideHonest(async (honest, keyThumbprint) => {
      const statement = { ...honest.statement, keysSeen: [...honest.statement.keysSeen, keyThumbprint] };
      return { ...honest, statement, statementHash: hashOfStatement(statement) };
    });
    expect(await meaningsStanding(it.attorney)).toEqual([]);
  });

  it("an earlier statement names its key: a record cannot vouch for what was signed after it", async () => {
    const it = await approved();
    const first = granted(await it.attorney.verbs.prepareSignOff({ meaning: "for-service" }));
    const forged = await recordOf(
      {
        ...first.statement,
        nonce: "ab".repeat(16),
        meaning: "for-filing",
        time: { ...first.statement.time, at: new Date(Date.parse(first.statement.time.at) + 3_600_000).toISOString() },
      },
      hers,
    );
    const statement = {
      ...first.statement,
      keysSeen: [await calculateJwkThumbprint(hers.jwk)],
    };
    it.firm.graph.forge(
      "SignOffs",
      it.row.draftId,
      rowOf(await recordOf(statement, provider), it.attorney.person.oid, first.statement.time.at, "70"),
    );
    it.firm.graph.forge(
      "SignOffs",
      it.row.draftId,
      rowOf(forged, it.attorney.person.oid, forged.statement.time.at, "71"),
    );
    expect(await meaningsStanding(it.attorney)).toEqual(["for-service"]);
  });

  it("a record somebody else put into the list, or one edited since, vouches: nobody does", async () => {
    for (const more of [
      { createdById: anaReyes.oid as never, modifiedById: anaReyes.oid as never },
      { modifiedAt: "2026-12-01T00:00:00Z" },
    ]) {
      const it = await approved();
      const first = granted(await it.attorney.verbs.prepareSignOff({ meaning: "for-service" }));
      const forged = await recordOf({ ...first.statement, nonce: "ab".repeat(16), meaning: "for-filing" }, hers);
      const statement = {
        ...first.statement,
        keysSeen: [await calculateJwkThumbprint(hers.jwk)],
      };
      it.firm.graph.forge(
        "SignOffs",
        it.row.draftId,
        rowOf(forged, it.attorney.person.oid, forged.statement.time.at, "70"),
      );
      it.firm.graph.forge(
        "SignOffs",
        it.row.draftId,
        rowOf(await recordOf(statement, provider), it.attorney.person.oid, first.statement.time.at, "71", more),
      );
      expect(await meaningsStanding(it.attorney)).toEqual([]);
    }
  });
});

describe("a row that no reader can take", () => {
  let deep: unknown = "end";
  for (let at = 0; at < 20_000; at += 1) deep = [deep];
  const strange: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
    ["a number too large for any (1e999)", { more: JSON.parse("1e999") as number }],
    ["half a character", { more: "\ud800" }],
    ["half a character in a name", { "\udc00": 1 }],
    ["twenty thousand brackets", { more: deep }],
  ];

  it.each(strange)("%s, in every list: it costs only itself", async (_what, more) => {
    const it = await approved();
    const prepared = granted(await it.attorney.verbs.prepareSignOff({ meaning: "for-filing" }));
    await signWith(it.attorney, prepared);
    const honest = await recordOf(prepared.statement, provider);
    const oid = it.attorney.person.oid;
    const at = prepared.statement.time.at;
    const put = (list: "Reviews" | "SignOffs" | "Audit", id: string, content: unknown): void =>
      it.firm.graph.forge(list, it.row.draftId, rowOf(content, oid, at, id));
    put("SignOffs", "70", { ...honest, ...more });
    put("SignOffs", "71", { ...honest, statement: { ...honest.statement, ...more } });
    put("SignOffs", "72", { ...honest, statement: { ...honest.statement, keysSeen: undefined } });
    put("SignOffs", "73", { ...honest, statement: { ...honest.statement, nonce: "no hex" } });
    put("Reviews", "74", { ...(it.firm.graph.records.Reviews[0]?.content as object), ...more });
    put("Audit", "75", { ...(it.firm.graph.records.Audit[0]?.content as object), sequence: 900, ...more });
    expect(await it.attorney.verbs.verify()).toMatchObject({
      kind: "signed-off",
      signOffs: [{ meaning: "for-filing" }],
    });
    const gate = granted(await it.attorney.verbs.judgeGate());
    expect(gate.signOffs.standing).toHaveLength(1);
    expect(codes(gate.signOffs.findings)).toContain("sign-off-unreadable");
  });

  it("a sign-off written by a later version is not called false: verify says that it cannot tell", async () => {
    const it = await approved();
    const prepared = granted(await it.attorney.verbs.prepareSignOff({ meaning: "for-filing" }));
    const honest = await recordOf(prepared.statement, provider);
    for (const newer of [{ version: 2 }, { hashVersion: 2 }]) {
      it.firm.graph.forge(
        "SignOffs",
        it.row.draftId,
        rowOf(
          { ...honest, statement: { ...honest.statement, ...newer } },
          it.attorney.person.oid,
          prepared.statement.time.at,
          newer.version === undefined ? "81" : "80",
        ),
      );
      expect(await it.attorney.verbs.verify()).toEqual({ kind: "cannot-verify", code: "record-newer" });
    }
    await signWith(it.attorney, prepared);
    expect(await it.attorney.verbs.verify()).toMatchObject({ kind: "signed-off" });
  });
});

describe("a withdrawal", () => {
  const withdrawn = async () => {
    const it = await approved();
    const prepared = granted(await it.attorney.verbs.prepareSignOff({ meaning: "for-filing" }));
    const signOffRow = await signWith(it.attorney, prepared);
    it.firm.now += 60_000;
    granted(
      await it.attorney.verbs.withdrawSignOff({
        draft: it.row.draftId,
        signOffRow,
        reason: "The lease date is wrong.",
      }),
    );
    expect(await it.attorney.verbs.verify()).toMatchObject({ kind: "withdrawn" });
    return { ...it, prepared };
  };

  it("the withdrawn record is written into the list once more, under another key: withdrawn it stays", async () => {
    const it = await withdrawn();
    const [first] = it.firm.graph.records.SignOffs;
    it.firm.graph.forge(
      "SignOffs",
      it.row.draftId,
      rowOf(first?.content, it.attorney.person.oid, new Date(it.firm.now + 60_000).toISOString(), "90"),
    );
    expect(await it.attorney.verbs.verify()).toMatchObject({ kind: "withdrawn" });
    expect(granted(await it.attorney.verbs.judgeGate()).mayFinalize).toBe(false);
  });

  it.each([
    [
      "to speak of another sign-off",
      (content: unknown): unknown => ({ ...(content as object), signOffRow: "9999", statementHash: "cd".repeat(32) }),
    ],
    ["into something nobody can read", (): unknown => "-"],
  ] as const)("a site owner edits it %s: the sign-offs before it are no longer known to stand", async (_into, edit) => {
    const it = await withdrawn();
    const rows = it.firm.graph.records.SignOffs;
    const edited = rows.map((row) =>
      (row.content as { kind?: unknown }).kind === "withdrawal"
        ? {
            ...row,
            content: edit(row.content),
            modifiedAt: "2026-12-01T00:00:00Z",
            modifiedById: "99999999-0000-4000-8000-000000000000" as never,
          }
        : row,
    );
    const list = {
      ...it.attorney.ports.signOffs,
      listForDraft: async () => edited as never,
      listForContent: async () => edited.slice(0, 1) as never,
      listForMatter: async () => edited as never,
    };
    const desk = it.firm.sit(danielWhitcomb, { document: it.attorney.ports.document, signOffs: list });
    expect(await desk.verbs.verify()).toMatchObject({
      kind: "record-not-valid",
      reasons: [{ code: "sign-off-beside-altered" }],
    });
    const gate = granted(await desk.verbs.judgeGate());
    expect(gate.mayFinalize).toBe(false);
    expect(codes(gate.beforeFinal)).toContain("sign-off-beside-altered");
  });

  it("signed anew after the row that was edited: the new sign-off stands", async () => {
    const it = await withdrawn();
    it.firm.now += 60_000;
    await signWith(it.attorney, granted(await it.attorney.verbs.prepareSignOff({ meaning: "for-filing" })));
    const rows = it.firm.graph.records.SignOffs;
    const edited = rows.map((row) =>
      (row.content as { kind?: unknown }).kind === "withdrawal"
        ? { ...row, content: "-", modifiedAt: "2026-12-01T00:00:00Z" }
        : row,
    );
    const list = {
      ...it.attorney.ports.signOffs,
      listForDraft: async () => edited as never,
      listForContent: async () => edited.filter((row) => row.content !== "-") as never,
      listForMatter: async () => edited as never,
    };
    const desk = it.firm.sit(danielWhitcomb, { document: it.attorney.ports.document, signOffs: list });
    const answer = await desk.verbs.verify();
    expect(answer.kind === "signed-off" && answer.signOffs.length).toBe(1);
  });
});

const BODY = "word/document.xml";
/** Changes the stored file behind everybody's back and opens it at that desk. */
const change = async (
  it: Awaited<ReturnType<typeof approved>>,
  part: string,
  edit: (xml: string) => string,
): Promise<void> => {
  const pkg = await openPackage(it.firm.graph.files.get(it.row.driveItemId) ?? new Uint8Array());
  const xml = await pkg.text(part);
  const changed = edit(xml);
  if (changed === xml) throw new Error("the attack found no place");
  it.firm.graph.overwrite(it.row.driveItemId, await savePackage(pkg, new Map([[part, changed]])));
  await it.attorney.open(it.row);
};

describe("between review and sign-off", () => {
  it("an approved paragraph is taken out: nothing is pending, and all the same nobody signs before an attorney has seen it", async () => {
    const it = await approved();
    await it.attorney.word().save();
    const before = await it.attorney.draft();
    const gone = before.units
      .filter((view) => view.text.length > 60 && view.label === undefined && view.place.part === BODY)
      .at(-1);
    await change(it, BODY, (xml) => {
      const at = xml.indexOf(`attorney-reviewed:${gone?.unit ?? "?"}`);
      const start = xml.lastIndexOf("<w:sdt>", at);
      const inner = xml.slice(start, xml.indexOf("</w:sdt>", at) + "</w:sdt>".length);
      const opened = inner.split("<w:sdt>").length - 1;
      const closed = inner.split("</w:sdt>").length - 1;
      let end = start + inner.length;
      for (let n = closed; n < opened; n += 1) end = xml.indexOf("</w:sdt>", end) + "</w:sdt>".length;
      return xml.slice(0, start) + xml.slice(end);
    });
    const after = await it.attorney.draft();
    expect(after.units.length + after.furniture.length).toBe(before.units.length + before.furniture.length - 1);
    expect(after.counts.left).toBe(0);
    expect(codes(after.gate.beforeSignOff)).toEqual(["changed-outside-units"]);
    expect(await it.attorney.verbs.prepareSignOff({ meaning: "for-filing" })).toMatchObject({
      ok: false,
      refusal: { code: "gate-closed" },
    });
  });

  it("only the section's columns are turned: no paragraph lapses, and the attorney accepts it by name before signing", async () => {
    const it = await approved();
    await it.attorney.word().save();
    await change(it, BODY, (xml) =>
      xml.replace(/<\/w:sectPr>(?=<\/w:body>)/, '<w:textDirection w:val="tbRl"/></w:sectPr>'),
    );
    const seen = await it.attorney.draft();
    expect(codes(seen.gate.beforeSignOff)).toEqual(["changed-outside-units"]);
    const [finding] = seen.gate.beforeSignOff;
    granted(
      await it.attorney.verbs.decideUnits({
        seen,
        way: "one-by-one",
        decisions: [],
        accepted: finding === undefined ? [] : [{ code: finding.code, at: seen.contentHash }],
      }),
    );
    expect((await it.attorney.draft()).gate.beforeSignOff).toEqual([]);
    expect(granted(await it.attorney.verbs.prepareSignOff({ meaning: "for-filing" })).statement.contentHash).toBe(
      seen.contentHash,
    );
  });
});

describe("the Finals library", () => {
  it("a file with the signed words and macros beside them lies there beforehand: it is not adopted as the final", async () => {
    const it = await approved();
    await signWith(it.attorney, granted(await it.attorney.verbs.prepareSignOff({ meaning: "for-filing" })));
    await it.attorney.word().save();
    const clean = await it.attorney.ports.engine.clean(await it.attorney.ports.document.readBytes());
    const pkg = await openPackage(clean);
    const trapped = await savePackage(
      pkg,
      new Map<string, string>([
        ["word/vbaProject.bin", "code"],
        [
          "word/_rels/document.xml.rels",
          (await pkg.text("word/_rels/document.xml.rels")).replace(
            "</Relationships>",
            '<Relationship Id="rIdTrap" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/></Relationships>',
          ),
        ],
        [
          "[Content_Types].xml",
          (await pkg.text("[Content_Types].xml")).replace(
            "</Types>",
            '<Override PartName="/word/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>',
          ),
        ],
      ]),
    );
    expect((await readContent(trapped)).hash).toBe((await readContent(clean)).hash);
    const okoye = it.firm.sit(mOkoye);
    await okoye.ports.drafts.upload(it.row.matterId, "Finals", fileName(it.row.title, 1), trapped);
    const finalized = granted(await it.attorney.verbs.finalize());
    expect([finalized.adopted, finalized.name]).toEqual([false, fileName(it.row.title, 2)]);
  });

  it("the clean copy itself lies there, its record lost with the connection: it is adopted, not stored twice", async () => {
    const it = await approved();
    await signWith(it.attorney, granted(await it.attorney.verbs.prepareSignOff({ meaning: "for-filing" })));
    await it.attorney.word().save();
    await it.attorney.ports.drafts.upload(
      it.row.matterId,
      "Finals",
      fileName(it.row.title, 1),
      await it.attorney.ports.engine.clean(await it.attorney.ports.document.readBytes()),
    );
    expect(granted(await it.attorney.verbs.finalize())).toMatchObject({
      adopted: true,
      name: fileName(it.row.title, 1),
    });
  });

  it("the file is exchanged for one with macros between upload and check: the final is not recorded", async () => {
    const it = await approved();
    await signWith(it.attorney, granted(await it.attorney.verbs.prepareSignOff({ meaning: "for-filing" })));
    await it.attorney.word().save();
    const { drafts } = it.attorney.ports;
    const desk = it.firm.sit(danielWhitcomb, {
      document: it.attorney.ports.document,
      drafts: {
        ...drafts,
        download: async (id, folder) => {
          const bytes = await drafts.download(id, folder);
          const pkg = await openPackage(bytes);
          return id === it.row.driveItemId
            ? bytes
            : savePackage(
                pkg,
                new Map([
                  [
                    "[Content_Types].xml",
                    (await pkg.text("[Content_Types].xml")).replace(
                      "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                      "application/vnd.ms-word.document.macroEnabled.main+xml",
                    ),
                  ],
                ]),
              );
        },
      },
    });
    expect(await desk.verbs.finalize()).toMatchObject({ ok: false, refusal: { code: "stored-differs" } });
  });
});

it("a statement kept while Graph is down names the signer as somebody else: verify gives the name the provider vouches for", async () => {
  const it = await approved();
  const { statement } = granted(await it.attorney.verbs.prepareSignOff({ meaning: "for-filing" }));
  const named: SignedStatement = { ...statement, signer: { ...statement.signer, name: "M. Okoye" } };
  const pending = JSON.stringify({
    kind: "countersign-pending-sign-off",
    version: 1,
    records: [await recordOf(named, provider)],
  });
  expect(await it.attorney.verbs.verify(undefined, { pending })).toMatchObject({
    kind: "record-pending",
    by: "Daniel Whitcomb",
  });
});
