// Whose word counts for a signing key: the provider's today, the deployment's history, a later record's; never the record's own.
import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT } from "jose";
import type { JWK } from "jose";
import { IdentityFault } from "../../../src/adapters/identity/identity-fault";
import { trustIssuer } from "../../../src/adapters/identity/issuer-trust";
import type { TrustedIssuer } from "../../../src/adapters/identity/issuer-trust";
import { publishedKeysOf } from "../../../src/adapters/identity/published-keys";
import type { Get } from "../../../src/adapters/identity/provider-documents";
import { createTokenVerifier } from "../../../src/adapters/identity/token-verifier";
import type { PersonId } from "../../../src/domain/ids";

const tenantId = "6f0c2a54-7d1e-4b6b-9a53-1f7e0d2c8b40";
const authority = `https://login.microsoftonline.com/${tenantId}/v2.0`;
const deployment = {
  tenantId,
  authority,
  protocol: "AAD" as const,
  signOffClientId: "0c5b6a52-7f6e-4a55-9a3d-5b1de6a1c002",
};
const trusted = ((): TrustedIssuer => {
  const result = trustIssuer(deployment, "https://addin.firm.example");
  if (!result.ok) throw new Error(result.refusal);
  return result.value;
})();
const oid = "3e5c6085-74f9-4c31-9dae-8051cf64c904" as PersonId;
const statementTime = "2026-03-05T07:41:00.000Z";
const nonce = "ab".repeat(32);

interface Pair {
  readonly jwk: JWK;
  readonly token: string;
}
const makePair = async (kid: string): Promise<Pair> => {
  const { publicKey, privateKey } = await generateKeyPair("RS256", { extractable: true });
  const now = Date.parse(statementTime) / 1000;
  const token = await new SignJWT({
    iss: authority,
    aud: deployment.signOffClientId,
    tid: tenantId,
    oid,
    nonce,
    name: "M. Okoye",
    roles: ["Countersign.Attorney"],
    auth_time: now + 30,
    iat: now + 31,
    exp: now + 3631,
  })
    .setProtectedHeader({ alg: "RS256", typ: "JWT", kid })
    .sign(privateKey);
  return { jwk: { ...(await exportJWK(publicKey)), kid, alg: "RS256", use: "sig" }, token };
};

let now: Pair;
let old: Pair;
let forger: Pair;
beforeAll(async () => {
  [now, old, forger] = await Promise.all([makePair("2026"), makePair("2021"), makePair("2021")]);
});

const asRecorded = (jwk: JWK): Readonly<Record<string, string>> => ({
  kty: "RSA",
  kid: jwk.kid ?? "",
  n: jwk.n ?? "",
  e: jwk.e ?? "",
});
const verify = (
  token: string,
  {
    published = [now.jwk],
    history = [],
    vouched,
  }: {
    readonly published?: readonly JWK[] | "unreachable";
    readonly history?: readonly JWK[];
    readonly vouched?: JWK;
  } = {},
) =>
  createTokenVerifier({
    deployment,
    issuer: trusted,
    keyHistory: history,
    publishedKeys: async () => {
      if (published === "unreachable") throw new IdentityFault("provider-unreachable", "keys");
      return published;
    },
  }).verify(token, { nonce, statementTime, oid, ...(vouched === undefined ? {} : { key: asRecorded(vouched) }) });

describe("A kept sign-off token verifies", () => {
  test("by a key the provider publishes now", async () => {
    expect(await verify(now.token)).toEqual({
      ok: true,
      name: "M. Okoye",
      authTime: "2026-03-05T07:41:30.000Z",
      keyThumbprint: await calculateJwkThumbprint(now.jwk),
      keyVouchedBy: "published",
    });
  });

  test("by a retired key that the deployment's history holds, or a later record vouches for, and it says which", async () => {
    expect(await verify(old.token, { history: [old.jwk] })).toMatchObject({ ok: true, keyVouchedBy: "history" });
    expect(await verify(old.token, { vouched: old.jwk })).toMatchObject({ ok: true, keyVouchedBy: "later-record" });
  });

  test("by the history also while the provider cannot be reached", async () => {
    expect(await verify(old.token, { published: "unreachable", history: [old.jwk] })).toMatchObject({
      ok: true,
      keyVouchedBy: "history",
    });
  });

  test("by the history although the provider has since given the key's name to another key", async () => {
    expect(await verify(old.token, { published: [forger.jwk], history: [old.jwk] })).toMatchObject({
      ok: true,
      keyVouchedBy: "history",
    });
  });
});

describe("A kept sign-off token does not verify", () => {
  test("when its key retired and nobody vouches for it", async () => {
    expect(await verify(old.token)).toEqual({ ok: false, code: "signing-key-retired" });
  });

  test("when the provider cannot be asked and nobody else vouches: that is unknown, not valid", async () => {
    expect(await verify(now.token, { published: "unreachable" })).toEqual({ ok: false, code: "keys-unreachable" });
  });

  test("when a forger made it with a key of the old key's name", async () => {
    expect(await verify(forger.token, { history: [old.jwk] })).toEqual({ ok: false, code: "bad-signature" });
    expect(await verify(forger.token, { published: "unreachable", vouched: old.jwk })).toEqual({
      ok: false,
      code: "bad-signature",
    });
  });

  test("when anything but the key is wrong, whoever vouches", async () => {
    const verifier = createTokenVerifier({
      deployment,
      issuer: trusted,
      keyHistory: [old.jwk],
      publishedKeys: async () => [now.jwk, old.jwk],
    });
    expect(await verifier.verify(old.token, { nonce: "cd".repeat(32), statementTime, oid })).toEqual({
      ok: false,
      code: "wrong-nonce",
    });
    expect(await verifier.verify(old.token, { nonce, statementTime: "2026-03-05T09:41:00Z", oid })).toEqual({
      ok: false,
      code: "sign-in-too-early",
    });
    expect(await verifier.verify(old.token, { nonce, statementTime: "no time", oid })).toEqual({
      ok: false,
      code: "no-statement-time",
    });
  });
});

describe("The provider's published keys", () => {
  const answering =
    (answers: Readonly<Record<string, unknown>>): Get =>
    async (address) =>
      address in answers ? Response.json(answers[address]) : new Response(null, { status: 404 });
  const discovery = `${authority}/.well-known/openid-configuration`;
  const keysAt = `https://login.microsoftonline.com/${tenantId}/discovery/v2.0/keys`;
  const faultOf = (get: Get): Promise<string> =>
    publishedKeysOf(trusted, get)().then(
      () => "read",
      (error: unknown) =>
        error instanceof IdentityFault ? `${error.code}: ${error.detail ?? ""}` : `not a fault: ${String(error)}`,
    );

  test("are read from the address its own discovery document names", async () => {
    expect(
      await publishedKeysOf(
        trusted,
        answering({ [discovery]: { issuer: authority, jwks_uri: keysAt }, [keysAt]: { keys: [now.jwk] } }),
      )(),
    ).toEqual([now.jwk]);
  });

  test("are not read from another origin, nor for another issuer", async () => {
    expect(
      await faultOf(
        answering({
          [discovery]: { issuer: authority, jwks_uri: "https://evil.example/keys" },
          "https://evil.example/keys": { keys: [now.jwk] },
        }),
      ),
    ).toBe("untrusted-issuer: jwks_uri stands elsewhere");
    expect(
      await faultOf(
        answering({ [discovery]: { issuer: "https://evil.example", jwks_uri: keysAt }, [keysAt]: { keys: [now.jwk] } }),
      ),
    ).toBe("untrusted-issuer: discovery names another issuer");
  });

  test("are a fault, never an empty set, when they cannot be read", async () => {
    expect(await faultOf(async () => Promise.reject(new TypeError("fetch failed")))).toBe("provider-unreachable: keys");
    expect(await faultOf(async () => new Response(null, { status: 503 }))).toBe("provider-unreachable: keys 503");
    expect(await faultOf(async () => new Response("<html>"))).toBe("provider-refused: keys unreadable");
    expect(await faultOf(answering({ [discovery]: { jwks_uri: keysAt } }))).toBe(
      "provider-refused: keys not understood",
    );
    expect(await faultOf(answering({ [discovery]: { issuer: authority } }))).toBe(
      "untrusted-issuer: discovery names no keys",
    );
  });

  test("may be of kinds nobody here verifies with, and say more of themselves", async () => {
    const keys = [
      { ...now.jwk, x5c: ["MIIB"] },
      { kty: "EC", crv: "P-256" },
    ];
    expect(
      await publishedKeysOf(
        trusted,
        answering({ [discovery]: { issuer: authority, jwks_uri: keysAt }, [keysAt]: { keys } }),
      )(),
    ).toEqual(keys);
  });

  test.each([
    ["is no list", (key: JWK) => key],
    ["is empty", () => []],
    ["holds what is no key", (key: JWK) => [key, null]],
    ["holds a key that is no text", (key: JWK) => [{ ...key, n: 65537 }]],
    [
      "holds a private key: once published it is everybody's, and proves nothing",
      (key: JWK) => [{ ...key, d: "AQAB" }],
    ],
  ])("are refused whole when the set %s", async (_, keysFor) => {
    expect(
      await faultOf(
        answering({ [discovery]: { issuer: authority, jwks_uri: keysAt }, [keysAt]: { keys: keysFor(now.jwk) } }),
      ),
    ).toBe("provider-refused: keys not understood");
  });
});
