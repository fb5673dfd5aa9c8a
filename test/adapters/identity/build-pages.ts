// Bundles the small pages with the firm's own bundler into a folder.
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import webpack from "webpack";

const root = join(__dirname, "..", "..", "..");
const html = (title: string, body: string, script?: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><body>${body}${script === undefined ? "" : `<script src="/${script}"></script>`}</body></html>`;

/** Gives the folder with `pane.html`, `host.html` (the pane in a frame), `signoff.html`, `word.html` and `bridge.html`. */
export const buildIdentityPages = async (): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), "identity-pages-"));
  const page = (name: string): string => join(__dirname, "pages", `${name}.ts`);
  await new Promise<void>((resolve, reject) => {
    webpack(
      {
        context: root,
        mode: "development",
        devtool: false,
        entry: {
          pane: page("pane"),
          signoff: page("signoff"),
          word: page("word"),
          bridge: join(root, "src", "adapters", "identity", "bridge.ts"),
        },
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
  const pages: Readonly<Record<string, string>> = {
    pane: html("Pane", '<button id="sign-in">Sign in</button><button id="sign-out">Sign out</button>', "pane.js"),
    host: html("Host", '<iframe id="pane" src="/pane.html"></iframe>'),
    signoff: html(
      "Sign-off",
      '<textarea id="request"></textarea><button id="sign">Sign in and sign off</button>',
      "signoff.js",
    ),
    word: html(
      "Word",
      '<button id="choose">Who sits here?</button><iframe id="pane" src="/pane.html"></iframe>',
      "word.js",
    ),
    bridge: html("Signing in", "", "bridge.js"),
  };
  for (const [name, text] of Object.entries(pages)) writeFileSync(join(folder, `${name}.html`), text);
  return folder;
};
