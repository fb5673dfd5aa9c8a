// The export is somebody's file: every way to forge it must end in something other than "signed off".
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT, type JWK, type JWTPayload } from "jose";
import type { RecordsExport } from "../../src/app/ports/records-export";
import { machineSurroundings } from "../../src/cli/machine-surroundings";
import { printed, runCommand } from "../../src/cli/run-command";
import { readContent } from "../../src/docx/canonical/read-content";
import { openPackage, savePackage } from "../../src/docx/package/package";
import type { ContentHash, DraftId } from "../../src/domain/ids";
import type { SignOffContent } from "../../src/domain/review/sign-off-record";
import type { SignedStatement } from "../../src/domain/review/statement";
import { ceremonyNonce, hashOfStatement } from "../../src/domain/review/statement-hash";
import type { Stamped } from "../../src/domain/stamped";
import { adoptDocument } from "../../src/drafting/adopt-document";
import { docx, p } from "../support/docx-builder";
import {
  draftId,
  okoye,
  plainContent,
  rightsRow,
  rivera,
  roster,
  signOffRow,
  stamped,
  statementFor,
  tenant,
  whitcomb,
} from "../support/review-fixtures";

const ISSUER = `https://login.microsoftonline.com/${tenant}/v2.0`;
const SIGN_OFF_CLIENT = "0c5b6a52-7f6e-4a55-9a3d-5b1de6a1c002";
const deployment = {
  tenantId: tenant,
  authority: ISSUER,
  protocol: "AAD",
  paneClientId: "pane",
  signOffClientId: SIGN_OFF_CLIENT,
  graphScopes: ["User.Read"],
  graphBase: "https://graph.microsoft.com/v1.0",
  site: "x:/sites/y",
};

let folder: string;
let signedKey: CryptoKey;
let otherKey: CryptoKey;
let keys: { readonly keys: readonly JWK[] };
let bytes: Uint8Array;
let hash: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "countersign-verify-"));
  const pair = await generateKeyPair("RS256", { extractable: true });
  signedKey = pair.privateKey;
  otherKey = (await generateKeyPair("RS256", { extractable: true })).privateKey;
  keys = { keys: [{ ...(await exportJWK(pair.publicKey)), kid: "k1", alg: "RS256", use: "sig" }] };
  bytes = (await adoptDocument(docx({ body: p("Dear Ms. Alvarez:") + p("We enclose the deed.") }), { draftId })).docx;
  hash = (await readContent(bytes)).hash;
  put("deployment.json", deployment);
  put("keys.json", keys);
  writeFileSync(join(folder, "letter.docx"), bytes);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, content: unknown): void => writeFileSync(join(folder, name), JSON.stringify(content));

const AT = "2026-06-02T10:00:00Z";
const statement = (more: Parameters<typeof statementFor>[1] = {}): SignedStatement =>
  statementFor(plainContent([]), { contentHash: hash as ContentHash, at: AT, meaning: "to-send", ...more });

const token = async (
  of: SignedStatement,
  claims: JWTPayload = {},
  key: CryptoKey = signedKey,
  kid = "k1",
): Promise<string> => {
  const seconds = Math.floor(Date.parse(of.time.at) / 1000);
  return new SignJWT({
    iss: ISSUER,
    aud: SIGN_OFF_CLIENT,
    tid: tenant,
    oid: of.signer.oid,
    sub: "pairwise",
    nonce: ceremonyNonce([hashOfStatement(of)]),
    name: of.signer.name,
    roles: ["Countersign.Attorney"],
    auth_time: seconds,
    iat: seconds,
    nbf: seconds,
    exp: seconds + 3600,
    ...claims,
  })
    .setProtectedHeader({ alg: "RS256", typ: "JWT", kid })
    .sign(key);
};

const signed = async (of: SignedStatement, idToken?: string): Promise<Stamped<SignOffContent>> => {
  const row = signOffRow(of);
  return { ...row, content: { ...row.content, idToken: idToken ?? (await token(of)) } as SignOffContent };
};

const exported = (rows: readonly Stamped<SignOffContent>[], more: Partial<RecordsExport> = {}): RecordsExport => ({
  kind: "countersign-records",
  version: 1,
  tenant,
  exportedAt: "2026-06-10T08:00:00Z",
  drafts: [draftId],
  roster,
  reviews: [],
  signOffs: rows,
  rights: [stamped(rightsRow(), okoye, "2026-01-05T09:00:00Z")],
  matters: [
    {
      id: rivera,
      number: "2026-0142",
      title: "Rivera v. Harborview Market, Inc.",
      timeZone: "America/Los_Angeles",
      eTag: "m1",
    },
  ],
  ...more,
});

interface Ran {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}
const run = async (
  records: unknown,
  options: readonly string[] = ["--deployment", join(folder, "deployment.json"), "--keys", join(folder, "keys.json")],
  file = "letter.docx",
): Promise<Ran> => {
  put("export.json", records);
  const words = ["verify", join(folder, file), "--records", join(folder, "export.json"), ...options];
  const outcome = await runCommand(words, machineSurroundings);
  return { exit: outcome.exit, ...printed(outcome, options.includes("--json")) };
};

describe("verifying a file against exported records", () => {
  it("says signed off, by whom, for which matter and meaning, and up to when withdrawals are known", async () => {
    const { exit, out, err } = await run(exported([await signed(statement())]));
    expect({ exit, err }).toEqual({ exit: 0, err: "" });
    expect(out).toContain("letter.docx: signed off, unchanged.");
    expect(out).toContain("M. Okoye (bar number 301244), to send, in Rivera v. Harborview Market, Inc.");
    expect(out).toContain(
      "Roster and matter are as the export gives them. Withdrawals are known up to 2026-06-10 08:00 UTC",
    );
  });

  it("says the same whatever the file is called and however Word zipped it", async () => {
    writeFileSync(join(folder, "Copy of letter (2).docx"), await savePackage(await openPackage(bytes), new Map()));
    expect((await run(exported([await signed(statement())]), undefined, "Copy of letter (2).docx")).exit).toBe(0);
  });

  it("without the verifier's own deployment file proves nothing, whatever the export says of itself", async () => {
    const { exit, err, out } = await run(
      exported([await signed(statement())], { keys: keys.keys.map((key) => ({ ...key })) }),
      [],
    );
    expect([exit, out]).toEqual([1, ""]);
    expect(err).toContain("cannot verify");
    expect(err).toContain("--deployment");
  });

  it("after the provider retired the key: cannot verify, by that name; with the key in the deployment's history: signed off", async () => {
    const later = {
      keys: [{ ...(await exportJWK((await generateKeyPair("RS256")).publicKey)), kid: "k2", alg: "RS256", use: "sig" }],
    };
    put("later-keys.json", later);
    put("deployment-with-history.json", { ...deployment, keyHistory: keys.keys });
    const records = exported([await signed(statement())]);
    const without = await run(records, [
      "--deployment",
      join(folder, "deployment.json"),
      "--keys",
      join(folder, "later-keys.json"),
    ]);
    expect([without.exit, without.out]).toEqual([1, ""]);
    expect(without.err).toContain("signing key retired");
    expect(
      (
        await run(records, [
          "--deployment",
          join(folder, "deployment-with-history.json"),
          "--keys",
          join(folder, "later-keys.json"),
        ])
      ).exit,
    ).toBe(0);
  });

  it("where the firm asks for the stronger sign-in: a token without it proves nothing, one with it and one of before do", async () => {
    const asking = async (more: object, claims: JWTPayload = {}) => {
      put("asking.json", { ...deployment, ...more });
      const of = statement();
      return run(exported([await signed(of, await token(of, claims))]), [
        "--deployment",
        join(folder, "asking.json"),
        "--keys",
        join(folder, "keys.json"),
      ]);
    };
    const without = await asking({ acrs: "c1", acrsFrom: "2026-06-01" });
    expect([without.exit, without.out]).toEqual([1, ""]);
    expect((await asking({ acrs: "c1", acrsFrom: "2026-06-01" }, { acrs: ["c1"] })).exit).toBe(0);
    expect((await asking({ acrs: "c1", acrsFrom: "2026-06-03" })).exit).toBe(0);
  });

  it.each<readonly [string, unknown, unknown, RegExp]>([
    ["the deployment file lacks who may be believed", { tenantId: tenant }, undefined, /own\.json: "authority" cannot/],
    [
      "its history of keys is a key set where a list belongs",
      { ...deployment, keyHistory: { keys: [] } },
      undefined,
      /own\.json: "keyHistory" cannot be used\. "keyHistory" must be a list/,
    ],
    ["the key file is empty", deployment, { keys: [] }, /own-keys\.json holds no keys\. It must be a list/],
    [
      "the key file holds a private key",
      deployment,
      [{ kty: "RSA", kid: "k1", n: "AQAB", e: "AQAB", d: "secret" }],
      /own-keys\.json holds no keys\. .* never the private d/,
    ],
  ])("refuses, by file and field, when %s", async (_title, own, ownKeys, sentence) => {
    put("own.json", own);
    put("own-keys.json", ownKeys ?? keys);
    const { exit, err } = await run(exported([]), [
      "--deployment",
      join(folder, "own.json"),
      "--keys",
      join(folder, "own-keys.json"),
    ]);
    expect(exit).toBe(2);
    expect(err).toMatch(sentence);
  });

  it("finds a changed word", async () => {
    const pkg = await openPackage(bytes);
    writeFileSync(
      join(folder, "changed.docx"),
      await savePackage(
        pkg,
        new Map([[pkg.mainPart, (await pkg.text(pkg.mainPart)).replace("the deed", "the lease")]]),
      ),
    );
    const { exit, err } = await run(exported([await signed(statement())]), undefined, "changed.docx");
    expect(exit).toBe(1);
    expect(err).toContain("changed since it was signed off");
  });

  it("takes a blank filled after signing for what it is, and shows what stands there now", async () => {
    const rule = "_".repeat(24);
    const blank = (text: string): string =>
      `<w:p><w:r><w:t xml:space="preserve">Case No. </w:t></w:r><w:bookmarkStart w:id="5" w:name="cs_blank_1_case_number"/><w:r><w:t>${text}</w:t></w:r><w:bookmarkEnd w:id="5"/></w:p>`;
    const signedBytes = docx({ body: p("Dear Ms. Alvarez:") + blank(rule) });
    const content = await readContent(signedBytes);
    const of = statement({
      contentHash: content.hash as ContentHash,
      blanks: content.blanks.map(({ name, text }) => ({ name, text })),
    });
    writeFileSync(join(folder, "filed.docx"), docx({ body: p("Dear Ms. Alvarez:") + blank("26STCV01234") }));
    const filled = await run(exported([await signed(of)]), undefined, "filed.docx");
    expect({ exit: filled.exit, err: filled.err }).toEqual({ exit: 0, err: "" });
    expect(filled.out).toContain("blanks filled since, nothing else changed");
    expect(filled.out).toContain("Filled since: cs_blank_1_case_number: 26STCV01234");
    writeFileSync(join(folder, "altered.docx"), docx({ body: p("Dear Mr. Alvarez:") + blank("26STCV01234") }));
    expect((await run(exported([await signed(of)]), undefined, "altered.docx")).exit).toBe(1);
  });

  it("tells a withdrawal", async () => {
    const row = await signed(statement());
    const withdrawal: Stamped<SignOffContent> = {
      itemId: "900",
      createdAt: "2026-06-03T09:00:00Z",
      modifiedAt: "2026-06-03T09:00:00Z",
      createdById: whitcomb,
      createdByName: "Daniel Whitcomb",
      modifiedById: whitcomb,
      content: {
        kind: "withdrawal",
        version: 1,
        tenant,
        matter: rivera,
        draft: draftId,
        signOffRow: row.itemId,
        statementHash: hashOfStatement(statement()),
        reason: "wrong exhibit",
      },
    };
    const { exit, err } = await run(exported([row, withdrawal]));
    expect(exit).toBe(1);
    expect(err).toContain("withdrawn by Daniel Whitcomb on 2026-06-03 09:00 UTC: wrong exhibit");
  });

  it("says the same to machines", async () => {
    const { exit, out } = await run(exported([await signed(statement())]), [
      "--json",
      "--deployment",
      join(folder, "deployment.json"),
      "--keys",
      join(folder, "keys.json"),
    ]);
    expect(exit).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      exit: 0,
      kind: "signed-off",
      identity: "proved",
      recordsKnownTo: "2026-06-10T08:00:00Z",
      signOffs: [{ by: { name: "M. Okoye" }, identity: "proved" }],
    });
  });
});

describe("a forged export never passes for a sign-off", () => {
  const refusedOnes: readonly (readonly [how: string, forge: () => Promise<RecordsExport>])[] = [
    ["a record without a token", async () => exported([signOffRow(statement())])],
    [
      "a token signed by somebody else's key",
      async () => exported([await signed(statement(), await token(statement(), {}, otherKey))]),
    ],
    [
      "a token for another statement",
      async () => exported([await signed(statement(), await token(statement({ nonce: "00".repeat(16) })))]),
    ],
    [
      "a token of somebody who is no attorney",
      async () => exported([await signed(statement(), await token(statement(), { roles: [] }))]),
    ],
    [
      "a token of another person",
      async () => exported([await signed(statement(), await token(statement(), { oid: whitcomb }))]),
    ],
    [
      "a token for the pane instead of the ceremony",
      async () => exported([await signed(statement(), await token(statement(), { aud: "pane" }))]),
    ],
    [
      "a row stamped by another author",
      async () => exported([{ ...(await signed(statement())), createdById: whitcomb, modifiedById: whitcomb }]),
    ],
    [
      "a row changed after it was written",
      async () => exported([{ ...(await signed(statement())), modifiedAt: "2026-06-05T10:00:00Z" }]),
    ],
    ["a row without an author", async () => exported([signWithoutAuthor(await signed(statement()))])],
    ["a statement changed after it was signed", async () => exported([await alteredStatement()])],
    [
      "the records of another firm",
      async () =>
        exported([await signed(statement({ tenant: "11111111-2222-4333-8444-555555555555" }))], {
          tenant: "11111111-2222-4333-8444-555555555555",
        }),
    ],
    [
      "a key of the forger's own, vouched for by an honest record whose statement was rewritten",
      async () => {
        const { kty = "", n = "", e = "" } = await exportJWK(otherKey);
        const forged = await signed(
          statement({ nonce: "ab".repeat(16) }),
          await token(statement({ nonce: "ab".repeat(16) }), {}, otherKey, "hers"),
        );
        const withKey = {
          ...forged,
          content: { ...forged.content, key: { kty, n, e, kid: "hers" } } as SignOffContent,
        };
        const other = statement({ contentHash: "cd".repeat(32) as ContentHash });
        const honest = await signed(other);
        const keysSeen = [await calculateJwkThumbprint({ kty, n, e })];
        return exported([
          withKey,
          { ...honest, content: { ...honest.content, statement: { ...other, keysSeen } } as SignOffContent },
        ]);
      },
    ],
    [
      "a roster without the signer",
      async () => exported([await signed(statement())], { roster: roster.filter(({ oid }) => oid !== okoye) }),
    ],
    [
      "matter rights that do not name the signer",
      async () =>
        exported([await signed(statement())], {
          rights: [
            stamped(rightsRow({ responsible: [whitcomb], signing: [whitcomb] }), whitcomb, "2026-01-05T09:00:00Z"),
          ],
        }),
    ],
    ["no matter rights", async () => exported([await signed(statement())], { rights: [] })],
    [
      "matter rights somebody edited",
      async () =>
        exported([await signed(statement())], {
          rights: [stamped(rightsRow(), okoye, "2026-01-05T09:00:00Z", { modifiedAt: "2026-03-01T09:00:00Z" })],
        }),
    ],
    ["no record at all", async () => exported([])],
  ];
  const signWithoutAuthor = (row: Stamped<SignOffContent>): Stamped<SignOffContent> => {
    const { createdById: _, ...rest } = row;
    return rest;
  };
  const alteredStatement = async (): Promise<Stamped<SignOffContent>> => {
    const row = await signed(statement({ contentHash: "ab".repeat(32) as ContentHash }));
    return { ...row, content: { ...row.content, statement: statement() } as SignOffContent };
  };
  it.each(refusedOnes)("%s", async (_how, forge) => {
    const { exit, out, err } = await run(await forge());
    expect([exit, out]).toEqual([1, ""]);
    expect(err).not.toBe("");
  });
});

describe("an export or a trust file that cannot be read ends with 2 and names the file", () => {
  it.each([
    ["a list", [], /export\.json: it is no export of records/],
    ["a later version", { ...exported([]), version: 2 }, /written by a later version/],
    [
      "rows without stamps",
      { ...exported([]), signOffs: [{ itemId: "1", content: {} }] },
      /its signOffs\.0\.createdAt cannot be read/,
    ],
    ["no time", { ...exported([]), exportedAt: "yesterday" }, /when they were read/],
  ])("%s", async (_what, records, sentence) => {
    const { exit, err } = await run(records);
    expect(exit).toBe(2);
    expect(err).toMatch(sentence);
  });
  it("records of a draft the export does not hold completely mean unknown", async () => {
    const { exit, err } = await run(exported([await signed(statement())], { drafts: ["ANOTHERDRAFT0000" as DraftId] }));
    expect(exit).toBe(2);
    expect(err).toContain("does not hold the records of this draft");
  });
  it("a deployment that names a provider on this machine, without its keys", async () => {
    put("local.json", { ...deployment, protocol: "OIDC", authority: "https://localhost:3000/identity/x/v2.0" });
    const { exit, err } = await run(exported([]), ["--deployment", join(folder, "local.json")]);
    expect(exit).toBe(2);
    expect(err).toContain("give that provider's keys with --keys");
  });
  it("a document that is none", async () => {
    writeFileSync(join(folder, "notes.docx"), "plain text");
    expect(await run(exported([]), undefined, "notes.docx")).toMatchObject({ exit: 2, out: "" });
  });
});
