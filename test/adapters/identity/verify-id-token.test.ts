// Every attack on a sign-off's token is a test named for what the attacker did; each starts from a token that does verify.
import { createHmac } from "node:crypto";
import fc from "fast-check";
import { base64url, calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from "jose";
import type { JWK, JWTHeaderParameters, JWTPayload } from "jose";
import { verifyIdToken } from "../../../src/adapters/identity/verify-id-token";
import type { TokenExpectation } from "../../../src/adapters/identity/verify-id-token";

const TENANT = "6f0c2a54-7d1e-4b6b-9a53-1f7e0d2c8b40";
const ISSUER = `https://login.microsoftonline.com/${TENANT}/v2.0`;
const SIGN_OFF = "0c5b6a52-7f6e-4a55-9a3d-5b1de6a1c002";
const PANE = "0c5b6a52-7f6e-4a55-9a3d-5b1de6a1c001";
const OKOYE = "3e5c6085-74f9-4c31-9dae-8051cf64c904";
const NONCE = "ab".repeat(32);
const AT = Date.parse("2021-03-05T07:41:00Z");
const at = (minutes: number): number => Math.floor(AT / 1000) + minutes * 60;

interface Pair {
  readonly privateKey: CryptoKey;
  readonly jwk: JWK;
}
const makeKey = async (kid: string, modulusLength = 2048): Promise<Pair> => {
  const { publicKey, privateKey } = await generateKeyPair("RS256", { modulusLength, extractable: true });
  return { privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg: "RS256", use: "sig" } };
};

let provider: Pair;
let attacker: Pair;
beforeAll(async () => {
  [provider, attacker] = await Promise.all([makeKey("key-1"), makeKey("key-1")]);
});

const honest: JWTPayload = {
  iss: ISSUER,
  aud: SIGN_OFF,
  tid: TENANT,
  oid: OKOYE,
  sub: "pairwise",
  nonce: NONCE,
  name: "M. Okoye",
  preferred_username: "m.okoye@callowaybrandt.example",
  roles: ["Countersign.Attorney"],
  auth_time: at(1),
  iat: at(1),
  nbf: at(1),
  exp: at(61),
};
const header: JWTHeaderParameters = { alg: "RS256", typ: "JWT", kid: "key-1" };
const sign = (
  claims: JWTPayload,
  key: CryptoKey | Uint8Array = provider.privateKey,
  head: JWTHeaderParameters = header,
): Promise<string> => new SignJWT(claims).setProtectedHeader(head).sign(key);
const without = (name: string): JWTPayload =>
  Object.fromEntries(Object.entries(honest).filter(([claim]) => claim !== name));
const expected = (change: Partial<TokenExpectation> = {}): TokenExpectation => ({
  keys: [provider.jwk],
  issuer: ISSUER,
  audience: SIGN_OFF,
  tenant: TENANT,
  nonce: NONCE,
  statementTime: AT,
  oid: OKOYE,
  ...change,
});
const verdict = async (token: string, change: Partial<TokenExpectation> = {}): Promise<string> => {
  const judged = await verifyIdToken(token, expected(change));
  return judged.ok ? "verified" : judged.refusal;
};

describe("An honest sign-off's token", () => {
  test("verifies years after it expired, and names the person, the time of sign-in and the key", async () => {
    const judged = await verifyIdToken(await sign(honest), expected());
    expect(judged).toEqual({
      ok: true,
      value: {
        oid: OKOYE,
        tenant: TENANT,
        name: "M. Okoye",
        roles: ["Countersign.Attorney"],
        authTime: at(1) * 1000,
        keyThumbprint: await calculateJwkThumbprint(provider.jwk),
        key: expect.objectContaining({ kid: "key-1", n: provider.jwk.n }),
      },
    });
    expect(Date.now()).toBeGreaterThan(at(61) * 1000);
  });

  test("verifies when another key of the same name stands before the right one", async () => {
    expect(await verdict(await sign(honest), { keys: [attacker.jwk, provider.jwk] })).toBe("verified");
  });

  test("verifies from five minutes before to ten minutes after the statement's time, and not a second outside", async () => {
    for (const [seconds, result] of [
      [-301, "sign-in-too-early"],
      [-300, "verified"],
      [600, "verified"],
      [601, "sign-in-too-late"],
    ] as const)
      expect([
        seconds,
        await verdict(await sign({ ...honest, auth_time: at(0) + seconds, iat: at(0) + seconds })),
      ]).toEqual([seconds, result]);
  });

  test("verifies when Entra dates its issue five minutes back, as Entra does", async () => {
    expect(await verdict(await sign({ ...honest, iat: at(-4), nbf: at(-4) }))).toBe("verified");
  });

  test("verifies although it expired the moment it was issued, as providers are reported to answer a forced sign-in", async () => {
    expect(await verdict(await sign({ ...honest, exp: at(1) }))).toBe("verified");
  });
});

describe("A token is refused, by name,", () => {
  const changed: readonly (readonly [string, JWTPayload, string])[] = [
    [
      "that was made for another application",
      { ...honest, aud: "11111111-7f6e-4a55-9a3d-5b1de6a1c002" },
      "wrong-audience",
    ],
    ["that is the pane's own ID token", { ...honest, aud: PANE }, "wrong-audience"],
    ["that was made for sign-off and another application", { ...honest, aud: [SIGN_OFF, PANE] }, "wrong-audience"],
    ["without an audience", without("aud"), "wrong-audience"],
    ["without a nonce", without("nonce"), "no-nonce"],
    ["with an empty nonce", { ...honest, nonce: "" }, "no-nonce"],
    ["with the nonce of other statements", { ...honest, nonce: "cd".repeat(32) }, "wrong-nonce"],
    ["with the nonce in capitals", { ...honest, nonce: NONCE.toUpperCase() }, "wrong-nonce"],
    ["without a time of sign-in", without("auth_time"), "no-sign-in-time"],
    ["whose time of sign-in is text", { ...honest, auth_time: String(at(1)) }, "no-sign-in-time"],
    ["whose sign-in was hours before the statement", { ...honest, auth_time: at(-180) }, "sign-in-too-early"],
    [
      "whose sign-in was long after the statement",
      { ...honest, auth_time: at(30), iat: at(30), exp: at(90) },
      "sign-in-too-late",
    ],
    ["that had expired when it was issued", { ...honest, exp: at(0) }, "expired"],
    ["that expired before the person signed in", { ...honest, auth_time: at(2), exp: at(1) }, "expired"],
    ["that was issued after it expired", { ...honest, iat: at(62) }, "expired"],
    ["without an expiry", without("exp"), "expired"],
    ["without a time of issue", without("iat"), "expired"],
    ["of another firm's tenant", { ...honest, tid: "7f0c2a54-7d1e-4b6b-9a53-1f7e0d2c8b41" }, "wrong-tenant"],
    ["without a tenant", without("tid"), "wrong-tenant"],
    ["of another issuer", { ...honest, iss: "https://login.example/v2.0" }, "wrong-issuer"],
    ["of the same issuer written with a slash", { ...honest, iss: `${ISSUER}/` }, "wrong-issuer"],
    ["without an object id", without("oid"), "no-person"],
    [
      "of another person than the statement's signer",
      { ...honest, oid: "4f4b7196-850a-4d42-8ebf-9162d075da05" },
      "another-person",
    ],
    ["of a paralegal", { ...honest, roles: ["Countersign.Paralegal"] }, "not-an-attorney"],
    ["without roles", without("roles"), "not-an-attorney"],
    [
      "whose role merely begins like the attorney's",
      { ...honest, roles: ["Countersign.AttorneyAssistant"] },
      "not-an-attorney",
    ],
    ["whose roles are one text naming the attorney's", { ...honest, roles: "Countersign.Attorney" }, "not-an-attorney"],
  ];
  test.each(changed)("%s", async (_title, claims, refusal) => {
    expect(await verdict(await sign(claims))).toBe(refusal);
  });

  test("with the algorithm `none`", async () => {
    expect(await verdict(new UnsecuredJWT(honest).encode())).toBe("wrong-algorithm");
  });

  test("signed with HS256, the public modulus as its secret", async () => {
    const secret = new TextEncoder().encode(provider.jwk.n);
    expect(await verdict(await sign(honest, secret, { ...header, alg: "HS256" }))).toBe("wrong-algorithm");
  });

  test("signed by HMAC under a header that says RS256", async () => {
    const [head, body] = (await sign(honest)).split(".");
    const mac = createHmac("sha256", provider.jwk.n ?? "")
      .update(`${head}.${body}`)
      .digest("base64url");
    expect(await verdict(`${head}.${body}.${mac}`)).toBe("bad-signature");
  });

  test("signed with PS256 by the provider's own key", async () => {
    const { publicKey, privateKey } = await generateKeyPair("PS256");
    const jwk = { ...(await exportJWK(publicKey)), kid: "key-1" };
    expect(await verdict(await sign(honest, privateKey, { ...header, alg: "PS256" }), { keys: [jwk] })).toBe(
      "wrong-algorithm",
    );
  });

  test("signed by a key of the attacker's under the provider's key name", async () => {
    expect(await verdict(await sign(honest, attacker.privateKey))).toBe("bad-signature");
  });

  test("signed by a key nobody knows", async () => {
    expect(await verdict(await sign(honest, attacker.privateKey, { ...header, kid: "key-9" }))).toBe(
      "unknown-signing-key",
    );
  });

  test("that names no key", async () => {
    expect(await verdict(await sign(honest, provider.privateKey, { alg: "RS256" }))).toBe("unknown-signing-key");
  });

  test("that brings its own key in its header", async () => {
    expect(await verdict(await sign(honest, attacker.privateKey, { ...header, kid: "mine", jwk: attacker.jwk }))).toBe(
      "unknown-signing-key",
    );
    expect(await verdict(await sign(honest, attacker.privateKey, { ...header, jwk: attacker.jwk }))).toBe(
      "bad-signature",
    );
  });

  test("whose key the provider publishes for encryption only", async () => {
    expect(await verdict(await sign(honest), { keys: [{ ...provider.jwk, use: "enc" }] })).toBe("unknown-signing-key");
  });

  test("whose payload was changed after signing", async () => {
    const [head, , signature] = (await sign(honest)).split(".");
    const body = base64url.encode(JSON.stringify({ ...honest, name: "D. Whitcomb" }));
    expect(await verdict(`${head}.${body}.${signature}`)).toBe("bad-signature");
  });

  test("that is an access token", async () => {
    expect(await verdict(await sign(honest, provider.privateKey, { ...header, typ: "at+jwt" }))).toBe(
      "unreadable-token",
    );
  });

  test("with a header it must understand and does not", async () => {
    expect(
      await verdict(
        await sign(honest).then(
          (token) =>
            `${base64url.encode(JSON.stringify({ ...header, crit: ["exp"], exp: 1 }))}.${token.split(".").slice(1).join(".")}`,
        ),
      ),
    ).toBe("unreadable-token");
  });

  test("when the verifier itself holds no nonce", async () => {
    expect(await verdict(await sign({ ...honest, nonce: "" }), { nonce: "" })).toBe("no-nonce");
  });

  test("when the statement's own time cannot be read: then no sign-in is fresh for it", async () => {
    for (const statementTime of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])
      expect(await verdict(await sign(honest), { statementTime })).toBe("no-statement-time");
  });

  test("that is no token at all", async () => {
    for (const text of ["", "x", "a.b.c", "e30.e30.e30", `${await sign(honest)}.x`, JSON.stringify(honest)])
      expect(await verdict(text)).not.toBe("verified");
  });

  test("when any single character of it is another", async () => {
    const token = await sign(honest);
    const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";
    // The last character of a base64url part can carry bits that no byte uses; those spellings are the same token.
    const meaning = (text: string): string =>
      text
        .split(".")
        .map((part) => Buffer.from(part, "base64url").toString("hex"))
        .join(".");
    await fc.assert(
      fc.asyncProperty(fc.nat(token.length - 1), fc.nat(alphabet.length - 1), async (index, pick) => {
        const changed = `${token.slice(0, index)}${alphabet[pick]}${token.slice(index + 1)}`;
        fc.pre(meaning(changed) !== meaning(token) || changed.split(".").length !== 3);
        expect(await verdict(changed)).not.toBe("verified");
      }),
      { numRuns: 300 },
    );
  });
});

describe("A firm that asks for an authentication context", () => {
  const asks = { stepUp: { acrs: "c1", from: AT } };

  test.each([
    ["satisfied, as a list", { acrs: ["c2", "c1"] }, "verified"],
    ["satisfied, as one text", { acrs: "c1" }, "verified"],
    ["not said", {}, "no-step-up"],
    ["another context", { acrs: ["c2"] }, "no-step-up"],
    ["a text that only begins alike", { acrs: "c10" }, "no-step-up"],
  ])("%s", async (_what, claims, expectedVerdict) => {
    expect(await verdict(await sign({ ...honest, ...claims }), asks)).toBe(expectedVerdict);
  });

  test("takes nothing from what was signed before the day it began to ask", async () => {
    expect(await verdict(await sign(honest), { stepUp: { acrs: "c1", from: AT + 24 * 3600_000 } })).toBe("verified");
  });

  test("asks for it on top: a context without the statement's nonce proves nothing", async () => {
    expect(await verdict(await sign({ ...honest, acrs: ["c1"], nonce: "cd".repeat(32) }), asks)).toBe("wrong-nonce");
  });
});
