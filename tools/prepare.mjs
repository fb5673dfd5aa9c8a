// Sets up what `npm start` and `npm test` need on a machine that has only Node: packages, a localhost certificate,
// and for tests a Chromium (for the long run a LibreOffice too). Plain Node: nothing is installed yet when this runs.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { findChromium, findLibreOffice } from "./find-program.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const purpose = process.argv[2] ?? "start";
const say = (text) => process.stderr.write(`${text}\n`);
const stop = (text) => {
  say(text);
  process.exit(1);
};

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 16))
  stop(
    `Countersign needs Node 20.16 or later; this is Node ${process.versions.node}. Install a newer Node from https://nodejs.org and run the command again.`,
  );

const changedAt = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0);

function installPackages() {
  const installed = changedAt(join(root, "node_modules", ".package-lock.json"));
  if (installed > 0 && installed >= changedAt(join(root, "package-lock.json")) - 1000) return;
  say("Installing packages (once; about a minute with a warm cache, a few without) ...");
  // `npm ci` refuses a lock file that lacks other platforms' optional packages, which some registries do not offer; this takes the locked versions all the same.
  const run = spawnSync(
    "npm",
    ["install", "--no-save", "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"],
    { cwd: root, stdio: ["ignore", "inherit", "pipe"], shell: process.platform === "win32", encoding: "utf8" },
  );
  if (run.status === 0) return;
  const network = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|network/i.test(run.stderr ?? "");
  say(run.stderr ?? "");
  stop(
    network
      ? "The package registry cannot be reached: connect to the network (or set npm's registry) and run the command again."
      : "npm could not install the packages; its own message stands above.",
  );
}

async function makeCertificate() {
  const folder = join(root, ".countersign");
  const file = join(folder, "localhost.pem");
  const yearMs = 365 * 24 * 3600 * 1000;
  if (existsSync(file) && Date.now() - changedAt(file) < 0.9 * yearMs) return;
  const { generate } = await import("selfsigned");
  const pem = await generate([{ name: "commonName", value: "localhost" }], {
    keySize: 2048,
    algorithm: "sha256",
    notAfterDate: new Date(Date.now() + yearMs),
    extensions: [
      {
        name: "subjectAltName",
        altNames: [
          { type: 2, value: "localhost" },
          { type: 7, ip: "127.0.0.1" },
        ],
      },
    ],
  });
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, pem.private + pem.cert, { mode: 0o600 });
}

/** Debian's packages, where this person may install them. */
function installDebian(names) {
  if (process.platform !== "linux" || process.getuid?.() !== 0 || spawnSync("apt-get", ["--version"]).status !== 0)
    return false;
  say(`Installing ${names.join(", ")} from the system's packages ...`);
  const options = {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  };
  spawnSync("apt-get", ["update", "-qq"], options);
  return spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...names], options).status === 0;
}

function downloadChromium() {
  say("No Chrome, Chromium or Edge found: asking Playwright for its own ...");
  const cli = join(root, "node_modules", "playwright-core", "cli.js");
  return spawnSync(process.execPath, [cli, "install", "chromium"], { stdio: "ignore", timeout: 240_000 }).status === 0;
}

function findBrowser() {
  if (findChromium()) return;
  if (downloadChromium() && findChromium()) return;
  if (installDebian(["chromium"]) && findChromium()) return;
  stop(
    "The browser tests need Chrome, Chromium or Edge and none could be found or installed: install one, or set CHROMIUM_PATH to its program, and run the command again.",
  );
}

function findOffice() {
  if (findLibreOffice()) return;
  if (installDebian(["libreoffice-writer", "poppler-utils", "fonts-liberation"]) && findLibreOffice()) return;
  stop(
    "The long run renders documents with LibreOffice and none could be found or installed: install it, or set LIBREOFFICE_PATH to its program, and run the command again.",
  );
}

installPackages();
await makeCertificate();
if (purpose === "test" || purpose === "long") findBrowser();
if (purpose === "long") findOffice();
