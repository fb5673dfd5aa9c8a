// The product's engine as one script, as the build ships it: no loader of ours in the way of its time or memory.
import { mkdtempSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL("..", import.meta.url));

/** Builds it into a temporary folder; tells the file. */
export const buildEngine = async () => {
  // esbuild comes with tsx, which the product's scripts run on.
  const esbuild = createRequire(require.resolve("tsx/package.json"))("esbuild");
  const outfile = join(mkdtempSync(join(tmpdir(), "bench-engine-")), "engine.mjs");
  const from = (file, names) => `export { ${names} } from "./src/${file}";`;
  const contents = [
    from("drafting/compile/compile-template", "compileTemplate"),
    from("drafting/emit/compose-draft", "composeDraft"),
    from("docx/canonical/read-content", "readContent"),
    from("docx/package/package", "openPackage"),
    from("app/engine/engine-in-process", "engineInProcess"),
  ].join("\n");
  await esbuild.build({
    stdin: { contents, resolveDir: root, loader: "ts" },
    bundle: true,
    format: "esm",
    platform: "node",
    target: "es2022",
    outfile,
    logLevel: "error",
  });
  return outfile;
};

/** The engine built by the process that started this one, or built now. */
export const engine = async () => import(process.env.BENCH_ENGINE ?? (await buildEngine()));
