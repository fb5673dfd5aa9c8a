// Bundles the two small pages with the firm's own bundler and gives them by address.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import webpack from "webpack";

const root = join(__dirname, "..", "..", "..");
const OFFICE = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";

/** Path to content. The pane keeps Office.js's script tag as it ships. */
export const buildWordPages = async (): Promise<
  ReadonlyMap<string, { readonly type: string; readonly body: string }>
> => {
  const folder = mkdtempSync(join(tmpdir(), "word-pages-"));
  await new Promise<void>((resolve, reject) => {
    webpack(
      {
        context: root,
        mode: "development",
        devtool: false,
        entry: { pane: join(__dirname, "pages", "pane.ts"), host: join(__dirname, "pages", "host.ts") },
        output: { path: folder, filename: "[name].js" },
        module: {
          rules: [
            {
              test: /\.ts$/,
              exclude: /node_modules/,
              use: { loader: "swc-loader", options: { jsc: { parser: { syntax: "typescript" }, target: "es2022" } } },
            },
          ],
        },
        resolve: { extensions: [".ts", ".mjs", ".js"] },
      },
      (error, stats) => {
        if (error !== null) reject(error);
        else if (stats?.hasErrors() === true) reject(new Error(stats.toString({ all: false, errors: true })));
        else resolve();
      },
    );
  });
  const script = (name: string): { readonly type: string; readonly body: string } => ({
    type: "text/javascript",
    body: readFileSync(join(folder, `${name}.js`), "utf8"),
  });
  const page = (head: string, name: string): { readonly type: string; readonly body: string } => ({
    type: "text/html",
    body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>${name}</title>${head}<body><script src="/${name}.js"></script></body></html>`,
  });
  const pages = new Map([
    ["/pane.js", script("pane")],
    ["/host.js", script("host")],
    ["/pane.html", page(`<script src="${OFFICE}"></script>`, "pane")],
    ["/host.html", page("", "host")],
  ]);
  rmSync(folder, { recursive: true, force: true });
  return pages;
};
