// Runs what is asked (`--check`, everything, `--long`) on two cores, every step to its end, and closes with one line that counts.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, existsSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const scratch = mkdtempSync(join(tmpdir(), "countersign-test-"));
const bin = (name, file) => join(root, "node_modules", name, file);
const node = (script, ...args) => ({ command: process.execPath, args: [script, ...args] });

const types = [
  { title: "types", ...node(bin("typescript", "bin/tsc"), "--noEmit", "-p", "tsconfig.json") },
  { title: "domain knows no browser", ...node(bin("typescript", "bin/tsc"), "--noEmit", "-p", "src/domain") },
];
const lint = { title: "lint", ...node(bin("eslint", "bin/eslint.js"), "--max-warnings", "0", "src", "test", "tools") };
const format = { title: "format", ...node(bin("prettier", "bin/prettier.cjs"), "--check", "--log-level", "warn", ".") };
const boundaries = {
  title: "boundaries",
  ...node(bin("dependency-cruiser", "bin/dependency-cruise.mjs"), "--config", ".dependency-cruiser.cjs", "src"),
};
const unused = { title: "nothing unused", ...node(bin("knip", "bin/knip.js"), "--no-progress") };
const jest = (title, projects, ...more) => ({
  title,
  cores: 2,
  counts: join(scratch, `${title}.json`),
  ...node(
    bin("jest", "bin/jest.js"),
    "--selectProjects",
    ...projects,
    "--json",
    `--outputFile=${join(scratch, `${title}.json`)}`,
    "--testSequencer",
    join(root, "test", "support", "slowest-first.mjs"),
    ...more,
  ),
});
const webpack = (title, ...args) => ({ title, ...node(bin("webpack", "bin/webpack.js"), ...args) });
// All built before the journeys: two of them beginning at once would each build what they need.
const builds = [
  webpack("build, its first screen within budget", "--mode", "production"),
  webpack("build of the Word stand-in", "--mode", "production", "--env", "stand-in"),
];

const parts = process.argv.includes("--check")
  ? [lint, ...types, boundaries, format, unused, jest("unit", ["unit"], "--maxWorkers=2")]
  : process.argv.includes("--long")
    ? [
        ...builds,
        jest("long", ["long"], "--runInBand"),
        jest("journeys of the long run", ["long-journeys"], "--maxWorkers=2"),
      ]
    : [
        lint,
        ...builds,
        ...types,
        boundaries,
        format,
        unused,
        jest("tests", ["unit", "contracts", "journeys"], "--maxWorkers=2"),
      ];

/** A step that takes both cores prints as it goes, one beside another all at once when it has ended. Gives whether it ended well. */
const run = (step, alone = step.cores === 2) =>
  new Promise((resolve) => {
    const started = Date.now();
    const end = (well, printed) => {
      process.stdout.write(
        `${alone ? "" : `\n== ${step.title}\n${printed}`}   ${step.title}: ${well ? "ok" : "FAILED"} after ${((Date.now() - started) / 1000).toFixed(1)} s\n`,
      );
      resolve(well);
    };
    if (alone) process.stdout.write(`\n== ${step.title}\n`);
    // Jest writes its report to stderr and, with --json, the JSON to the file only.
    const child = spawn(step.command, step.args, {
      cwd: root,
      stdio: ["ignore", step.counts ? "ignore" : alone ? "inherit" : "pipe", alone ? "inherit" : "pipe"],
      env: { ...process.env, FORCE_COLOR: "0" },
    });
    let printed = "";
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding("utf8").on("data", (chunk) => {
        printed += chunk;
      });
    child.once("error", (fault) => {
      end(false, `${fault.message}\n`);
    });
    child.once("close", (code) => {
      end(code === 0, printed);
    });
  });

let passed = 0;
let failed = 0;
let skipped = 0;
const count = (step, well) => {
  const report = step.counts && existsSync(step.counts) ? JSON.parse(readFileSync(step.counts, "utf8")) : undefined;
  // A suite that could not even start has no failed test of its own, yet has failed; so has a step that ended badly and names nothing.
  const failures = report === undefined ? 0 : report.numFailedTests + report.numRuntimeErrorTestSuites;
  passed += report?.numPassedTests ?? (well ? 1 : 0);
  failed += failures === 0 && !well ? 1 : failures;
  skipped += report?.numPendingTests ?? 0;
};

/** Two cores: the parts begin in their order, each as soon as there is room for it. */
const running = new Set();
const roomFor = (step) =>
  [...running].reduce((taken, other) => taken + (other.step.cores ?? 1), 0) + (step.cores ?? 1) <= 2;
for (const step of parts) {
  while (!roomFor(step)) await Promise.race([...running].map(({ ended }) => ended));
  const entry = { step };
  entry.ended = run(step).then((well) => {
    running.delete(entry);
    count(step, well);
  });
  running.add(entry);
}
await Promise.all([...running].map(({ ended }) => ended));
rmSync(scratch, { recursive: true, force: true });
if (skipped > 0) process.stdout.write(`\n${skipped} skipped: each says above what this machine lacks\n`);
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
