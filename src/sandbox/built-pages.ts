/** Builds the pane and the Word page when their sources are newer than what was built; says so, since it takes a while. */
import { spawn } from "node:child_process";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

const newest = async (path: string): Promise<number> => {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (found === undefined) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  const inside = await Promise.all((await readdir(path)).map((name) => newest(join(path, name))));
  return Math.max(0, ...inside);
};

const changedAt = async (file: string): Promise<number> => (await stat(file).catch(() => ({ mtimeMs: 0 }))).mtimeMs;

const run = (root: string, args: readonly string[]): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [join(root, "node_modules/webpack/bin/webpack.js"), "--mode", "production", ...args],
      { cwd: root, stdio: ["ignore", "pipe", "inherit"] },
    );
    let printed = "";
    child.stdout.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
    });
    child.once("error", reject);
    child.once("exit", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`The pane could not be built:\n${printed}`));
    });
  });

/** Resolves when `dist/` and `dist-stand-in/` are at least as new as the sources. */
export const buildPages = async (root: string, say: (text: string) => void): Promise<void> => {
  const sources = Math.max(
    ...(await Promise.all(
      ["src", "assets", "webpack.config.js", "package-lock.json", "manifest.xml"].map((name) =>
        newest(join(root, name)),
      ),
    )),
  );
  if ((await changedAt(join(root, "dist/taskpane.html"))) < sources) {
    say("Building the pane (about half a minute) ...");
    await run(root, []);
  }
  if ((await changedAt(join(root, "dist-stand-in/word.js"))) < sources) {
    say("Building the page that stands in for Word ...");
    await run(root, ["--env", "stand-in"]);
  }
};
