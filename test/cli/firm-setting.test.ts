// Which firm a command speaks with is decided before anybody signs in, and never by the file that is verified.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Surroundings } from "../../src/cli/command";
import { machineSurroundings } from "../../src/cli/machine-surroundings";
import { printed, runCommand } from "../../src/cli/run-command";
import { docx, p } from "../support/docx-builder";

const tenant = "0f2a1c7e-5b1d-4f5e-9c3a-7d2b6e8f4a10";
const firm = {
  tenantId: tenant,
  authority: `https://login.microsoftonline.com/${tenant}/v2.0`,
  protocol: "AAD",
  paneClientId: "pane",
  signOffClientId: "sign-off",
  graphScopes: ["User.Read"],
  graphBase: "https://graph.microsoft.com/v1.0",
  site: "firm.sharepoint.com:/sites/countersign",
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "countersign-firm-"));
  writeFileSync(join(folder, "letter.docx"), docx({ body: p("Dear Ms. Alvarez:") }));
  writeFileSync(join(folder, "notes.docx"), "Dear Ms. Alvarez");
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const put = (deployment: unknown): string => {
  const path = join(folder, "deployment.json");
  writeFileSync(path, JSON.stringify(deployment));
  return path;
};

interface Ran {
  readonly exit: number;
  readonly err: string;
  /** Addresses asked, and what was sent there. */
  readonly asked: readonly string[];
}
const verify = async (
  options: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  file = "letter.docx",
): Promise<Ran> => {
  const asked: string[] = [];
  const surroundings: Surroundings = {
    ...machineSurroundings,
    environment: (name) => environment[name],
    get: async (address) => {
      asked.push(address);
      throw new TypeError("fetch failed");
    },
  };
  const outcome = await runCommand(["verify", join(folder, file), ...options], surroundings);
  return { exit: outcome.exit, err: printed(outcome, false).err, asked };
};
const discovery = `https://login.microsoftonline.com/${tenant}/v2.0/.well-known/openid-configuration`;

describe("The firm", () => {
  const given = ["--tenant", tenant, "--client-id", "pane", "--sign-off-client-id", "sign-off", "--site", firm.site];
  const environment = {
    COUNTERSIGN_TENANT: tenant,
    COUNTERSIGN_CLIENT_ID: "pane",
    COUNTERSIGN_SIGN_OFF_CLIENT_ID: "sign-off",
    COUNTERSIGN_SITE: firm.site,
  };

  test.each<readonly [string, () => Promise<Ran>]>([
    ["its deployment file", () => verify(["--deployment", put(firm)])],
    ["a deployment file named in the environment", () => verify([], { COUNTERSIGN_DEPLOYMENT: put(firm) })],
    ["options alone", () => verify(given)],
    ["the environment alone", () => verify([], environment)],
  ])("is known by %s, and its own sign-in service is asked", async (_by, run) => {
    const { exit, err, asked } = await run();
    expect(asked).toEqual([discovery]);
    expect([exit, err]).toEqual([
      1,
      expect.stringMatching(/letter\.docx: cannot verify\. The sign-in service cannot be reached/),
    ]);
  });

  test("in an option wins over the file, and the file over the environment", async () => {
    const other = "11111111-5b1d-4f5e-9c3a-7d2b6e8f4a10";
    const third = "22222222-5b1d-4f5e-9c3a-7d2b6e8f4a10";
    const file = put({ ...firm, authority: undefined });
    expect((await verify(["--deployment", file], { COUNTERSIGN_TENANT: third })).asked).toEqual([discovery]);
    expect((await verify(["--deployment", file, "--tenant", other], { COUNTERSIGN_TENANT: third })).asked).toEqual([
      discovery.replace(tenant, other),
    ]);
  });
});

describe("Before anybody is asked to sign in it ends with 2 and says why", () => {
  test.each<readonly [string, () => Promise<Ran>, RegExp]>([
    [
      "nothing says which firm",
      () => verify([]),
      /Which firm\? Give its deployment file with --deployment, or --tenant, --client-id, --sign-off-client-id, --site\./,
    ],
    [
      "one thing is missing",
      () => verify(["--tenant", tenant, "--client-id", "pane", "--site", firm.site]),
      /or --sign-off-client-id\./,
    ],
    [
      "the sign-in service is on this machine and the records are not",
      () =>
        verify([
          "--deployment",
          put({ ...firm, protocol: "OIDC", authority: "https://localhost:3000/identity/x/v2.0" }),
        ]),
      /on this machine, but the records are not/,
    ],
    [
      "the sign-in service is another tenant's",
      () => verify(["--deployment", put(firm), "--authority", "https://login.microsoftonline.com/common/v2.0"]),
      /not this tenant's/,
    ],
    [
      "the sign-in service is not Entra",
      () => verify(["--deployment", put(firm), "--authority", `https://login.example/${tenant}/v2.0`]),
      /not one of Microsoft Entra's/,
    ],
    [
      "the token would go elsewhere than to Graph",
      () => verify(["--deployment", put(firm), "--graph", "https://graph.example/v1.0"]),
      /graph\.example is not Microsoft Graph, so no sign-in goes there/,
    ],
    [
      "the token would go in the clear",
      () => verify(["--deployment", put(firm), "--graph", "http://graph.microsoft.com/v1.0"]),
      /must be https/,
    ],
    [
      "the site is no site",
      () => verify(["--deployment", put(firm), "--site", "countersign"]),
      /must look like firm\.sharepoint\.com:\/sites\/countersign/,
    ],
    [
      "how sign-offs are proved is not understood",
      () => verify(["--deployment", put({ ...firm, signOffBy: "trust" })]),
      /deployment\.json: "signOffBy" cannot be used\. "signOffBy" must be ceremony or record/,
    ],
    [
      "the kept keys are not understood",
      () => verify(["--deployment", put({ ...firm, keyHistory: ["key"] })]),
      /"keyHistory\.0" cannot be used\. "keyHistory" must be a list of public RSA keys/,
    ],
    [
      "the kept keys hold a private one",
      () =>
        verify([
          "--deployment",
          put({ ...firm, keyHistory: [{ kty: "RSA", kid: "k1", n: "AQAB", e: "AQAB", d: "secret" }] }),
        ]),
      /"keyHistory\.0\.d" cannot be used\. .* never the private d/,
    ],
    [
      "the file says who the firm is in no words, though an option does",
      () => verify(["--deployment", put({ ...firm, tenantId: 7 }), "--tenant", tenant]),
      /"tenantId" cannot be used\. "tenantId" must be the firm's Entra tenant id/,
    ],
    [
      "the stronger sign-in is asked for from a day on, and nobody says which",
      () => verify(["--deployment", put({ ...firm, acrsFrom: "2027-01-31" })]),
      /"acrsFrom" must be the day, .* never without acrs/,
    ],
    [
      "the file is a list",
      () => verify(["--deployment", put([firm])]),
      /deployment\.json must hold one object of settings/,
    ],
    [
      "--keys stands without --records",
      () => verify(["--deployment", put(firm), "--keys", "k.json"]),
      /--keys goes with --records/,
    ],
    [
      "--site stands with --records",
      () => verify(["--records", "e.json", "--site", firm.site]),
      /--site has no meaning with --records/,
    ],
    ["the document cannot be read", () => verify(["--deployment", put(firm)], {}, "notes.docx"), /notes\.docx: /],
    [
      "the document is not there",
      () => verify(["--deployment", put(firm)], {}, "nowhere.docx"),
      /nowhere\.docx cannot be read: there is no such file/,
    ],
  ])("when %s", async (_title, run, sentence) => {
    const { exit, err, asked } = await run();
    expect(err).toMatch(sentence);
    expect([exit, asked]).toEqual([2, []]);
  });
});

test("the help says what can be set, by which option and which variable, and what the sign-in is for", async () => {
  const { says } = await runCommand(["verify", "--help"], machineSurroundings);
  const help = says.join("\n");
  for (const option of ["deployment", "tenant", "client-id", "sign-off-client-id", "site", "authority", "graph"])
    expect(help).toMatch(new RegExp(`--${option} +COUNTERSIGN_${option.toUpperCase().replaceAll("-", "_")} `));
  expect(help).toContain("nothing of it is stored");
});
