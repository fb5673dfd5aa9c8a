// The key history: what proves a sign-off in twenty years is kept while it can still be read.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exportJWK, generateKeyPair, type JWK } from "jose";
import { machineSurroundings } from "../../src/cli/machine-surroundings";
import { printed, runCommand } from "../../src/cli/run-command";
import { tenant } from "../support/review-fixtures";

const ISSUER = `https://login.microsoftonline.com/${tenant}/v2.0`;
const firm = { tenantId: tenant, authority: ISSUER, protocol: "AAD", signOffClientId: "sign-off", site: "x:/sites/y" };

let folder: string;
let made: readonly JWK[];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "countersign-keys-"));
  made = await Promise.all(
    ["k1", "k2", "k3"].map(async (kid) => ({
      ...(await exportJWK((await generateKeyPair("RS256", { extractable: true })).publicKey)),
      kid,
      use: "sig",
    })),
  );
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const path = (): string => join(folder, "deployment.json");
const keysIn = (): readonly string[] =>
  (
    JSON.parse(readFileSync(path(), "utf8")) as { readonly keyHistory?: readonly { readonly kid: string }[] }
  ).keyHistory?.map(({ kid }) => kid) ?? [];
const run = async (published: readonly unknown[] | undefined, ...words: readonly string[]) => {
  const outcome = await runCommand(["keys", path(), ...words], {
    ...machineSurroundings,
    get: async (address) => {
      if (published === undefined) throw new TypeError("fetch failed");
      return Response.json(
        address.endsWith("openid-configuration")
          ? { issuer: ISSUER, jwks_uri: `https://login.microsoftonline.com/${tenant}/discovery/v2.0/keys` }
          : { keys: published },
      );
    },
  });
  return { exit: outcome.exit, json: outcome.json, ...printed(outcome, false) };
};
const put = (content: unknown): void => {
  writeFileSync(path(), JSON.stringify(content));
};

test("a key published since is missing: shown with exit 1, and nothing is written", async () => {
  put({ ...firm, keyHistory: made.slice(0, 1) });
  const said = await run(made.slice(0, 2));
  expect(said.exit).toBe(1);
  expect(said.json).toMatchObject({ missing: [expect.any(String)], written: false });
  expect(said.out).toMatch(/k1 .*kept, published now/u);
  expect(said.out).toMatch(/k2 .*published now, not kept/u);
  expect(keysIn()).toEqual(["k1"]);
});

test("with --write it is added beside what is there, retired ones stay, and what else the file says is as it was", async () => {
  put({ ...firm, intake: [{ oid: tenant, from: "2026-01-01" }], extra: { kept: true }, keyHistory: made.slice(0, 1) });
  const said = await run(made.slice(1), "--write");
  expect(said.exit).toBe(0);
  expect(keysIn()).toEqual(["k1", "k2", "k3"]);
  expect(JSON.parse(readFileSync(path(), "utf8"))).toMatchObject({ ...firm, extra: { kept: true } });
  expect(readFileSync(path(), "utf8")).not.toMatch(/"d":/u);
  const again = await run(made.slice(1), "--write");
  expect(again.exit).toBe(0);
  expect(again.json).toMatchObject({ missing: [], written: false });
  expect(again.out).toMatch(/k1 .*kept, retired/u);
});

test("a service that cannot be reached, or publishes a private key, changes nothing and ends with 2", async () => {
  put(firm);
  for (const published of [undefined, [{ ...made[0], d: "secret" }], "nothing"] as const)
    expect((await run(published as never, "--write")).exit).toBe(2);
  expect(keysIn()).toEqual([]);
});

test("a file whose sign-in service is nobody's to trust is refused", async () => {
  put({ ...firm, authority: "https://login.evil.example/v2.0" });
  expect((await run(made, "--write")).exit).toBe(2);
});
