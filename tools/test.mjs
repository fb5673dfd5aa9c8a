// Runs what is asked (`--check`, everything, `--long`), every step to its end, and closes with one line that counts.
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
const jest = (project, ...more) => ({
  title: project,
  counts: join(scratch, `${project}.json`),
  ...node(
    bin("jest", "bin/jest.js"),
    "--selectProjects",
    project,
    "--json",
    `--outputFile=${join(scratch, `${project}.json`)}`,
    ...more,
  ),
});
const build = { title: "build", ...node(bin("webpack", "bin/webpack.js"), "--mode", "production") };
// Built before the journeys: two of them beginning at once would each build it.
const standIn = {
  title: "build of the Word stand-in",
  ...node(bin("webpack", "bin/webpack.js"), "--mode", "production", "--env", "stand-in"),
};

// Steps of one row run side by side: each of these keeps one core busy.
const check = [[...types, lint, boundaries, format, unused], [jest("unit", "--maxWorkers=2")]];
const rows = process.argv.includes("--check")
  ? check
  : process.argv.includes("--long")
    ? [[jest("long", "--runInBand")]]
    : [
        ...check,
        [build, standIn],
        [jest("contracts", "--maxWorkers=2")],
        [jest("journeys", "--maxWorkers=2", "--testSequencer", join(root, "test", "support", "slowest-first.mjs"))],
      ];

/** A step that runs alone prints as it goes, one among others all at once when it has ended. Gives whether it ended well. */
const run = (step, alone) =>
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
for (const row of rows) {
  const ends = await Promise.all(row.map((step) => run(step, row.length === 1)));
  for (const [index, step] of row.entries()) {
    if (step.counts && existsSync(step.counts)) {
      const report = JSON.parse(readFileSync(step.counts, "utf8"));
      passed += report.numPassedTests;
      // A suite that could not even start has no failed test of its own, yet has failed.
      failed += report.numFailedTests + report.numRuntimeErrorTestSuites;
      if (!ends[index] && report.numFailedTests + report.numRuntimeErrorTestSuites === 0) failed += 1;
    } else if (ends[index]) passed += 1;
    else failed += 1;
  }
}
rmSync(scratch, { recursive: true, force: true });
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
