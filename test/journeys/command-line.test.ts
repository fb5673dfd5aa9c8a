// The command line against the firm's site: the person signs in by device code, in a browser of her own, and the site answers.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openPackage, savePackage } from "../../src/docx/package/package";
import { bringUnderReview, approveEverything, openedFile, signOff } from "../support/acts";
import { sandboxClients } from "../../src/sandbox/identity/people";
import { PATIENCE } from "../support/eventually";
import { journeySandbox } from "../support/journey-sandbox";
import { sitDown, storedFiles } from "../support/word-window";

const root = join(__dirname, "..", "..");
const sandbox = journeySandbox();
let folder: string;
// A line half as long as the engine draws one: what it was is known from the matter's sign-offs alone.
const RULE = "_".repeat(12);
const blank = `<w:p><w:r><w:t xml:space="preserve">Claim No. </w:t></w:r><w:bookmarkStart w:id="5" w:name="cs_blank_1_claim_number"/><w:r><w:t>${RULE}</w:t></w:r><w:bookmarkEnd w:id="5"/></w:p>`;
const pdf = (words: string): Buffer => Buffer.from(`%PDF-1.7\n% ${words}\n%%EOF\n`);
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "countersign-command-line-"));
  const attorney = await sitDown(sandbox.browser, sandbox.origin, "Daniel Whitcomb");
  await bringUnderReview(attorney, sandbox.folder, /Tran/, "Letter to the carrier", [
    "Dear Ms. Alvarez:",
    "We enclose the deed.",
    blank,
  ]);
  await approveEverything(attorney);
  await signOff(attorney, /to send/i);
  const { bytes } = openedFile(attorney, sandbox.folder);
  writeFileSync(join(folder, "letter.docx"), bytes);
  const pkg = await openPackage(bytes);
  writeFileSync(
    join(folder, "changed.docx"),
    await savePackage(pkg, new Map([[pkg.mainPart, (await pkg.text(pkg.mainPart)).replace("the deed", "the lease")]])),
  );
  const final = storedFiles(sandbox.folder).find(({ path }) => /^Finals\/.*\/Letter to the carrier/.test(path));
  const clean = await openPackage(final?.bytes ?? new Uint8Array());
  const filled = async (change: (xml: string) => string): Promise<Uint8Array> =>
    savePackage(
      clean,
      new Map([[clean.mainPart, change((await clean.text(clean.mainPart)).replace(RULE, "WC-2026-118"))]]),
    );
  writeFileSync(join(folder, "filled.docx"), await filled((xml) => xml));
  writeFileSync(join(folder, "filled-and-changed.docx"), await filled((xml) => xml.replace("the deed", "the lease")));
  for (const name of ["letter", "other"]) writeFileSync(join(folder, `${name}.pdf`), pdf(name));
  await attorney
    .pane()
    .getByRole("button", { name: /account and more/ })
    .click();
  await attorney.pane().getByRole("button", { name: "History and records" }).click();
  await attorney.pane().getByLabel("PDF made from the final").setInputFiles(join(folder, "letter.pdf"));
  await attorney.pane().getByText("recorded", { exact: true }).waitFor();
  writeFileSync(
    join(folder, "deployment.json"),
    await (await attorney.context.request.get(`${sandbox.origin}/deployment.json`)).body(),
  );
  await attorney.close();
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Ran {
  readonly exit: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the command as from a terminal; whoever is named signs in on another device with what it printed. */
const run = (words: readonly string[], person: string): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [join(root, "tools", "countersign.mjs"), ...words, "--deployment", join(folder, "deployment.json")],
      {
        env: { ...process.env, NODE_EXTRA_CA_CERTS: join(root, ".countersign", "localhost.pem") },
        stdio: ["ignore", "pipe", "pipe"],
      },
    );
    let [out, err, answering] = ["", "", false];
    child.stdout.on("data", (piece) => {
      out += String(piece);
    });
    child.stderr.on("data", (piece) => {
      err += String(piece);
      const prompt = /go to (https:\S+) and enter the code (\S+) within/.exec(err);
      if (prompt === null || answering) return;
      answering = true;
      answer(prompt[1] ?? "", prompt[2] ?? "", person).catch((error: unknown) => {
        child.kill();
        reject(error instanceof Error ? error : new Error("the code could not be entered"));
      });
    });
    child.once("exit", (exit) => {
      resolve({ exit, out, err });
    });
  });

const verify = (file: string, person: string, ...options: readonly string[]): Promise<Ran> =>
  run(["verify", join(folder, file), ...options], person);

const answer = async (address: string, code: string, person: string): Promise<void> => {
  const context = await sandbox.browser.newContext({ ignoreHTTPSErrors: true });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  await page.goto(address);
  await page.getByLabel("Code").fill(code);
  await page.keyboard.press("Enter");
  await page.getByText(code).waitFor();
  if (person === "nobody") {
    await page.getByRole("button", { name: "No, stop" }).click();
    await page.getByText("Nobody was let in").waitFor();
  } else {
    await page.getByRole("button", { name: "Yes, go on" }).click();
    await page.getByRole("button", { name: new RegExp(person) }).click();
    await page.getByText("You can close this page").waitFor();
  }
  await context.close();
};

test("a paralegal who signs in is told that the words are signed off, by whom, for what, and from where that is known", async () => {
  const { exit, out, err } = await verify("letter.docx", "Ana Reyes");
  expect({ exit, err }).toMatchObject({ exit: 0, err: expect.stringContaining("Signed in as Ana Reyes") as string });
  expect(out).toMatch(
    /letter\.docx: signed off, unchanged\.\n(.*)Daniel Whitcomb \(bar number \d+\), to send, in .*Tran/,
  );
  expect(out).toContain("countersign as Ana Reyes. Withdrawals are known up to 20");
  expect(out).toContain("sandbox on this machine");
  expect(`${out}${err}`).not.toContain("eyJ");
});

test("a blank of the final filled after signing is told from any other change where its matter is named, and not guessed at where it is not", async () => {
  // Each waits five seconds before it asks whether she has signed in: side by side.
  const [named, unnamed, changed] = await Promise.all([
    verify("filled.docx", "Ana Reyes", "--matter", "2026-0157"),
    verify("filled.docx", "Ana Reyes"),
    verify("filled-and-changed.docx", "Ana Reyes", "--matter", "2026-0157"),
  ]);
  expect(named).toMatchObject({ exit: 0, err: expect.stringContaining("Signed in as Ana Reyes") as string });
  expect(named.out).toMatch(
    /^\S*filled\.docx: signed off, blanks filled since, nothing else changed\.\n.*Daniel Whitcomb/,
  );
  expect(named.out).toContain("Filled since: cs_blank_1_claim_number: WC-2026-118");
  expect([unnamed.exit, unnamed.out]).toEqual([1, ""]);
  expect(unnamed.err).toContain("If blanks were filled after signing, name the matter with --matter.");
  expect([changed.exit, changed.out]).toEqual([1, ""]);
  expect(changed.err).toContain("filled-and-changed.docx: cannot verify.");
});

test("a matter she may not read, or that is none, is said to be just that", async () => {
  const { exit, out, err } = await verify("filled.docx", "Ana Reyes", "--matter", "1999-0001");
  expect([exit, out]).toEqual([1, ""]);
  expect(err).toContain("filled.docx: cannot verify. There is no matter 1999-0001 that you may read.");
});

test("of a PDF no more is said than what was recorded of it: from which final it was made, and who says so", async () => {
  const [{ exit, out }, other] = await Promise.all([
    verify("letter.pdf", "Ana Reyes"),
    verify("other.pdf", "Ana Reyes"),
  ]);
  expect(exit).toBe(0);
  expect(out).toMatch(
    /^\S*letter\.pdf: this PDF was recorded as made from the final of signed-off words, by Daniel Whitcomb, .* UTC\. It is that very file; the words in it were not read here\.\n.*Daniel Whitcomb \(bar number \d+\), to send/,
  );
  expect(out).not.toContain("signed off, unchanged");
  expect([other.exit, other.out]).toEqual([1, ""]);
  expect(other.err).toContain(
    "other.pdf: cannot verify. A PDF is known by its digest alone, and no record you can read names this one.",
  );
});

test("for machines the answer alone stands on the one stream, and where to sign in on the other", async () => {
  const { exit, out, err } = await verify("letter.docx", "Ana Reyes", "--json");
  expect(JSON.parse(out)).toMatchObject({
    exit: 0,
    kind: "signed-off",
    identity: "proved",
    sandbox: true,
    signOffs: [{ by: { name: "Daniel Whitcomb" }, meaning: "to-send" }],
  });
  expect(err).toContain("enter the code");
  expect(exit).toBe(0);
});

test("one word changed since is found, and named by its unit", async () => {
  const { exit, out, err } = await verify("changed.docx", "Ana Reyes");
  expect([exit, out]).toEqual([1, ""]);
  expect(err).toMatch(/changed\.docx: changed since it was signed off; one unit is not approved as they stand/);
});

test("whoever says that the code is not hers lets nobody in: nothing is verified", async () => {
  const { exit, out, err } = await verify("letter.docx", "nobody");
  expect([exit, out]).toEqual([1, ""]);
  expect(err).toContain("letter.docx: cannot verify. Signing in was cancelled.");
});

test("firm IT looks at the site through a registration of its own: nothing lacks, and what Graph cannot set is printed", async () => {
  const { exit, out, err } = await run(
    ["provision", "--client-id", sandboxClients.provisioning.clientId],
    "Marta Vance",
  );
  expect({ exit, err }).toMatchObject({ exit: 0, err: expect.stringContaining("Signed in as Marta Vance") as string });
  expect(out).toMatch(
    /^localhost:\/sites\/countersign: nothing was to be done\.\nUntil the following has been run, everyone who may edit the site may also change and delete its records\./,
  );
  expect(out).toContain(
    'Set-PnPListPermission -Identity "CountersignSignOffs" -Group "Countersign staff" -AddRole "Read"',
  );
});

test("through the pane's registration not even the site's owner gets as far as looking at its lists", async () => {
  const { exit, out, err } = await run(
    ["provision", "--client-id", sandboxClients.pane.clientId, "--dry-run"],
    "Marta Vance",
  );
  expect([exit, out]).toEqual([1, ""]);
  expect(err).toContain("localhost:/sites/countersign: The firm's site does not let you do this.");
});
