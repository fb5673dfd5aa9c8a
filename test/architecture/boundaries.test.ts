// The boundaries of src/ARCHITECTURE.md are rules that fire, not prose: each is broken here on purpose, in a skeleton of its own.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const root = join(__dirname, "..", "..");

const breaches: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "domain-knows-only-itself": {
    "src/domain/domain-knows-only-itself.ts": `import "../app/b";`,
    "src/app/b.ts": "export const b = 1;",
  },
  "domain-takes-two-packages": { "src/domain/domain-takes-two-packages.ts": `import "fflate";` },
  "docx-knows-only-itself": {
    "src/docx/docx-knows-only-itself.ts": `import "../domain/b";`,
    "src/domain/b.ts": "export const b = 1;",
  },
  "draft-engine-is-pure": {
    "src/drafting/draft-engine-is-pure.ts": `import "../app/b";`,
    "src/app/b.ts": "export const b = 1;",
  },
  "use-cases-speak-to-ports": {
    "src/app/use-cases-speak-to-ports.ts": `import "../adapters/graph/b";`,
    "src/adapters/graph/b.ts": "export const b = 1;",
  },
  "ports-name-domain-types-only": {
    "src/app/ports/ports-name-domain-types-only.ts": `import "../b";`,
    "src/app/b.ts": "export const b = 1;",
  },
  "adapters-implement-ports": {
    "src/adapters/word/adapters-implement-ports.ts": `import "../../app/b";`,
    "src/app/b.ts": "export const b = 1;",
  },
  "worker-carries-the-engine": {
    "src/worker/worker-carries-the-engine.ts": `import "../taskpane/b";`,
    "src/taskpane/b.ts": "export const b = 1;",
  },
  "ui-asks-the-app": {
    "src/ui/ui-asks-the-app.ts": `import "../adapters/word/b";`,
    "src/adapters/word/b.ts": "export const b = 1;",
  },
  "sandbox-stands-under-the-adapters": {
    "src/sandbox/sandbox-stands-under-the-adapters.ts": `import "../app/b";`,
    "src/app/b.ts": "export const b = 1;",
  },
  "adapters-are-strangers": {
    "src/adapters/word/adapters-are-strangers.ts": `import "../graph/b";`,
    "src/adapters/graph/b.ts": "export const b = 1;",
  },
  "hosts-stay-outside": { "src/app/hosts-stay-outside.ts": `import "react";` },
  "only-edges-validate": { "src/docx/only-edges-validate.ts": `import "valibot";` },
  "only-finalize-cleans": {
    "src/app/only-finalize-cleans.ts": `import "../drafting/clean-copy";`,
    "src/drafting/clean-copy.ts": "export const b = 1;",
  },
  "only-the-engine-judges": {
    "src/app/only-the-engine-judges.ts": `import { b } from "../domain/review/review-gate"; export const a = b;`,
    "src/domain/review/review-gate.ts": "export const b = 1;",
  },
  "no-cycles": {
    "src/app/back-again.ts": `import "./no-cycles"; export const b = 1;`,
    "src/app/no-cycles.ts": `import "./back-again"; export const a = 1;`,
  },
  "no-folder-circles": {
    "src/ui/there/no-folder-circles.ts": `import "../back/b";`,
    "src/ui/back/b.ts": "export const b = 1;",
    "src/ui/back/c.ts": `import "../there/d";`,
    "src/ui/there/d.ts": "export const d = 1;",
  },
  "no-orphans": { "src/app/alone.ts": "export const alone = 1;" },
  "src-ignores-test": { "src/app/src-ignores-test.ts": `import "../../test/b";`, "test/b.ts": "export const b = 1;" },
};

const inSkeleton = <Value>(files: Readonly<Record<string, string>>, use: (folder: string) => Value): Value => {
  const folder = mkdtempSync(join(tmpdir(), "countersign-boundaries-"));
  try {
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
    for (const [name, text] of Object.entries({
      "tsconfig.json": `{"compilerOptions":{"module":"ESNext","moduleResolution":"bundler"}}`,
      ...files,
    })) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const firedRules = (folder: string): readonly { readonly rule: string; readonly from: string }[] => {
  const cli = join(root, "node_modules", "dependency-cruiser", "bin", "dependency-cruise.mjs");
  const run = spawnSync(
    process.execPath,
    [cli, "--config", join(root, ".dependency-cruiser.cjs"), "--output-type", "json", "src"],
    { cwd: folder, encoding: "utf8" },
  );
  const report = JSON.parse(run.stdout) as {
    readonly summary: {
      readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[];
    };
  };
  return report.summary.violations.map((violation) => ({ rule: violation.rule.name, from: violation.from }));
};

describe("a breach of a boundary is caught by name", () => {
  const fired = inSkeleton(Object.assign({}, ...Object.values(breaches)) as Record<string, string>, firedRules);

  test.each(Object.entries(breaches))("%s", (rule, files) => {
    const [file = ""] = Object.keys(files);
    // A circle of folders is told of the folder.
    expect(fired).toContainEqual({ rule, from: rule === "no-folder-circles" ? dirname(file) : file });
  });

  test("every rule has its breach here, so that none can be added untried", () => {
    const config = spawnSync(
      process.execPath,
      [
        "-p",
        `require(${JSON.stringify(join(root, ".dependency-cruiser.cjs"))}).forbidden.map((rule) => rule.name).join()`,
      ],
      { encoding: "utf8" },
    );
    expect(config.stdout.trim().split(",").sort()).toEqual(Object.keys(breaches).sort());
  });

  test("a skeleton that keeps the rules passes them all", () => {
    const lawful = {
      "src/app/a.ts": `import { b } from "../domain/b"; export const a = b;`,
      "src/domain/b.ts": "export const b = 1;",
      "src/cli/main.ts": `import "../app/a";`,
    };
    expect(inSkeleton(lawful, firedRules)).toEqual([]);
  });
});

const breachesOfLint = {
  word: ["src/ui/breach.ts", "export const run = Word.run;"],
  fetch: ["src/app/breach.ts", `export const page = fetch("/");`],
  loop: [
    "src/adapters/word/breach.ts",
    "export const f = async (context: { sync(): Promise<void> }) => { for (const _ of [1, 2]) await context.sync(); };",
  ],
  clean: ["src/app/breach.ts", "export const f = (engine: { clean(): void }) => { engine.clean(); };"],
  eval: ["src/drafting/breach.ts", `export const x = eval("1");`],
} as const;

/** What lint says of each, asked of one ESLint: to load it takes longer than to ask. */
const lintMessages = (): Readonly<Record<keyof typeof breachesOfLint, string>> => {
  const script = `
    import { ESLint } from "eslint";
    import { join } from "node:path";
    import tseslint from "typescript-eslint";
    const root = ${JSON.stringify(root)};
    const eslint = new ESLint({ cwd: root, overrideConfig: [{ files: ["**/*.ts"], ...tseslint.configs.disableTypeChecked }] });
    const said = {};
    for (const [name, [file, code]] of Object.entries(${JSON.stringify(breachesOfLint)})) {
      const [result] = await eslint.lintText(code, { filePath: join(root, file) });
      said[name] = result.messages.map((message) => message.ruleId + ": " + message.message).join("\\n");
    }
    process.stdout.write(JSON.stringify(said));`;
  const run = spawnSync(process.execPath, ["--input-type=module", "-e", script], { cwd: root, encoding: "utf8" });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout) as Readonly<Record<keyof typeof breachesOfLint, string>>;
};

describe("a global of one host in another's folder is caught by lint", () => {
  const said = lintMessages();
  test("Word named in the pane's screens", () => {
    expect(said.word).toContain("Word lives in src/adapters/word only");
  });
  test("fetch called by a use case", () => {
    expect(said.fetch).toContain("fetch lives in src/adapters/graph only");
  });
  test("context.sync() inside a loop of the Word adapter", () => {
    expect(said.loop).toContain("no-context-sync-in-loop");
  });
  test("a clean copy asked for by anything but finalize", () => {
    expect(said.clean).toContain("app/finish/finalize alone");
  });
  test("eval anywhere", () => {
    expect(said.eval).toContain("no-eval");
  });
});

describe("the firm's rules compile without a browser", () => {
  const compile = (code: string): string =>
    inSkeleton(
      {
        "src/domain/a.ts": code,
        "src/domain/tsconfig.json": readFileSync(join(root, "src/domain/tsconfig.json"), "utf8"),
        "tsconfig.json": readFileSync(join(root, "tsconfig.json"), "utf8"),
      },
      (folder) => {
        const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
        return spawnSync(process.execPath, [tsc, "--noEmit", "-p", join(folder, "src/domain")], { encoding: "utf8" })
          .stdout;
      },
    );
  test("document, fetch and Word do not exist in the domain", () => {
    const errors = compile("document; fetch; Word; export {};");
    for (const name of ["document", "fetch", "Word"]) expect(errors).toContain(`Cannot find name '${name}'`);
  });
});
