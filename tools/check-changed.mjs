// Types, format, lint and tests of what changed since main (or HEAD, on main itself): what to run before every commit, in seconds.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const kept = join(root, "node_modules", ".cache", "countersign");
mkdirSync(kept, { recursive: true });

const git = (...args) => spawnSync("git", args, { cwd: root, encoding: "utf8" }).stdout.split("\n").filter(Boolean);
const base = git("merge-base", "HEAD", "main")[0] ?? "HEAD";
const changed = [
  ...new Set([...git("diff", "--name-only", base), ...git("ls-files", "--others", "--exclude-standard")]),
].filter((name) => existsSync(join(root, name)));
if (changed.length === 0) {
  process.stdout.write("Nothing has changed since main.\n");
  process.exit(0);
}

const bin = (name, file) => join(root, "node_modules", name, file);
const code = changed.filter((name) => /^(src|test|tools)\/.*[.](ts|tsx)$/.test(name));

/** Every unit test with the files it imports itself, without their endings. */
const unitTests = readdirSync(join(root, "test"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".test.ts") && !/^(contracts|journeys|long)\//.test(name))
  .map((name) => {
    const test = `test/${name}`;
    const imports = [...readFileSync(join(root, test), "utf8").matchAll(/from "([.][^"]*)"/g)];
    return { test, imports: imports.map(([, path]) => join(dirname(test), path)) };
  });
/**
 * The tests of a changed file's own room and those that name the file: what asks for it only by way of others is for `npm test`, for of a rule of the
 * domain that is half of all tests.
 */
const testsOf = (file) => {
  const room = dirname(file).replace(/^src/, "test");
  const named = file.replace(/[.](ts|tsx|mjs)$/, "");
  return unitTests
    .filter(({ test, imports }) => test === file || dirname(test) === room || imports.includes(named))
    .map(({ test }) => test);
};
const tests = [...new Set(changed.filter((name) => /^(src|test)\//.test(name)).flatMap(testsOf))];
const tsc = (project, file) => [
  bin("typescript", "bin/tsc"),
  ...["--noEmit", "--incremental", "--tsBuildInfoFile", join(kept, file), "-p", project],
];
const steps = [
  { title: "types", args: tsc("tsconfig.json", "types.tsbuildinfo") },
  { title: "domain knows no browser", args: tsc("src/domain", "domain.tsbuildinfo") },
  {
    title: "format",
    args: [bin("prettier", "bin/prettier.cjs"), "--check", "--ignore-unknown", "--log-level", "warn", ...changed],
  },
  ...(code.length === 0
    ? []
    : [
        {
          title: "lint",
          args: [
            bin("eslint", "bin/eslint.js"),
            ...["--cache", "--cache-location", join(kept, "eslint"), "--max-warnings", "0", ...code],
          ],
        },
      ]),
  ...(tests.length === 0
    ? []
    : [
        {
          title: "tests",
          args: [bin("jest", "bin/jest.js"), ...["--runTestsByPath", ...tests, "--selectProjects", "unit"]],
        },
      ]),
];

const run = ({ title, args }) =>
  new Promise((resolve) => {
    const started = Date.now();
    const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, FORCE_COLOR: "0" } });
    let printed = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (chunk) => {
        printed += chunk;
      });
    child.once("close", (code) => {
      const seconds = ((Date.now() - started) / 1000).toFixed(1);
      process.stdout.write(
        `${code === 0 ? "" : printed}   ${title}: ${code === 0 ? "ok" : "FAILED"} after ${seconds} s\n`,
      );
      resolve(code === 0);
    });
  });

process.stdout.write(`${changed.length} files changed since ${base.slice(0, 7)}.\n`);
const ends = await Promise.all(steps.map(run));
process.exit(ends.every(Boolean) ? 0 : 1);
