import { readFileSync } from "node:fs";
import { join } from "node:path";
import { signsByCeremony } from "../../../src/app/ports/deployment";
import { readDeployment } from "../../../src/adapters/deployment/read-deployment";

const example: unknown = JSON.parse(
  readFileSync(join(__dirname, "..", "..", "..", "src/taskpane/deployment.example.json"), "utf8"),
);
const answering = (ok: boolean, body: unknown) => async () => ({ ok, json: async () => body });

describe("what firm IT wrote beside the pane", () => {
  test("the example that is shipped is complete", async () => {
    await expect(readDeployment(answering(true, example))).resolves.toEqual(example);
  });
  test("a pane without its settings starts nothing, whatever the server says instead", async () => {
    await expect(readDeployment(answering(false, {}))).rejects.toMatchObject({
      name: "DeploymentFault",
      code: "unreadable",
    });
    await expect(
      readDeployment(async () => {
        throw new TypeError("no connection");
      }),
    ).rejects.toMatchObject({ code: "unreadable" });
    await expect(
      readDeployment(async () => ({
        ok: true,
        json: async () => {
          throw new SyntaxError("an HTML page");
        },
      })),
    ).rejects.toMatchObject({ code: "unreadable" });
  });
  test("no setting may be missing or empty", async () => {
    for (const name of Object.keys(example as object).filter(
      (each) => !["signOffBy", "keyHistory", "acrs", "acrsFrom"].includes(each),
    )) {
      await expect(readDeployment(answering(true, { ...(example as object), [name]: "" }))).rejects.toMatchObject({
        code: "incomplete",
      });
      const { [name]: _left, ...without } = example as Record<string, unknown>;
      await expect(readDeployment(answering(true, without))).rejects.toMatchObject({ code: "incomplete" });
    }
  });
  test("firm IT is told which setting is wrong and what belongs there", async () => {
    const { site: _site, ...siteless } = example as Record<string, unknown>;
    await expect(readDeployment(answering(true, siteless))).rejects.toThrow(
      `deployment.json: "site" cannot be used. "site" must be the records' site, as firm.sharepoint.com:/sites/countersign.`,
    );
    await expect(readDeployment(answering(true, { ...siteless, site: "x", keyHistory: [{}] }))).rejects.toThrow(
      /^deployment\.json: "keyHistory\.0\.kty" cannot be used\. "keyHistory" must be a list of public RSA keys/,
    );
    await expect(readDeployment(answering(true, "settings"))).rejects.toThrow("must hold one object of settings");
  });
  test("attorneys of the intake are named by object id and day, or not at all", async () => {
    const intake = [{ oid: "3e5c6085-74f9-4c31-9dae-8051cf64c904", from: "2026-01-05" }];
    const names = (value: unknown) => readDeployment(answering(true, { ...(example as object), intake: value }));
    await expect(names(intake)).resolves.toMatchObject({ intake });
    await expect(names([{ ...intake[0], until: "2027-01-31" }])).resolves.toBeDefined();
    for (const wrong of [
      "Intake",
      [{ oid: "m.okoye" }],
      [{ ...intake[0], from: "1/5/2026" }],
      [{ from: "2026-01-05" }],
    ])
      await expect(names(wrong)).rejects.toThrow(/"intake" must be a list of attorneys/);
  });
  test("an authentication context is named as Entra names it, and a day never without one", async () => {
    const asks = { ...(example as object), acrs: "c1", acrsFrom: "2027-01-31" };
    await expect(readDeployment(answering(true, asks))).resolves.toMatchObject({ acrs: "c1", acrsFrom: "2027-01-31" });
    for (const wrong of [
      { acrs: "C1" },
      { acrs: "c0" },
      { acrs: "" },
      { acrsFrom: "31 January" },
      { acrsFrom: "2027-02-31" },
      { acrs: undefined },
    ])
      await expect(readDeployment(answering(true, { ...asks, ...wrong }))).rejects.toMatchObject({
        code: "incomplete",
      });
  });
  test("without a word about it, no sign-off counts without a fresh sign-in; a word nobody understands starts nothing", async () => {
    const { signOffBy: _way, keyHistory: _keys, ...silent } = example as Record<string, unknown>;
    expect(signsByCeremony(await readDeployment(answering(true, silent)))).toBe(true);
    expect(signsByCeremony(await readDeployment(answering(true, { ...silent, signOffBy: "ceremony" })))).toBe(true);
    expect(signsByCeremony(await readDeployment(answering(true, { ...silent, signOffBy: "record" })))).toBe(false);
    for (const signOffBy of ["Ceremony", "none", false, null])
      await expect(readDeployment(answering(true, { ...silent, signOffBy }))).rejects.toMatchObject({
        code: "incomplete",
      });
  });
  test("a setting nobody understands is never taken for the weaker way", async () => {
    for (const wrong of [
      { qualityCheck: "every draft" },
      { protocol: "SAML" },
      { graphScopes: [] },
      { graphScopes: ["User.Read", 7] },
    ])
      await expect(readDeployment(answering(true, { ...(example as object), ...wrong }))).rejects.toMatchObject({
        code: "incomplete",
        message: expect.stringContaining(`"${Object.keys(wrong)[0] ?? ""}" must be `) as string,
      });
  });
  test("the history of keys holds public RSA keys with their names, or the pane does not start", async () => {
    const key = { kty: "RSA", kid: "k1", n: "AQAB", e: "AQAB" };
    await expect(readDeployment(answering(true, { ...(example as object), keyHistory: [key] }))).resolves.toMatchObject(
      { keyHistory: [key] },
    );
    for (const keyHistory of [
      {},
      "k1",
      [{ ...key, kid: undefined }],
      [{ ...key, kty: "oct" }],
      [{ ...key, d: "the private half" }],
      [null],
    ])
      await expect(readDeployment(answering(true, { ...(example as object), keyHistory }))).rejects.toMatchObject({
        code: "incomplete",
      });
  });
});
