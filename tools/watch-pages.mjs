// Builds pages in development mode whenever their sources change, and leaves word of it in a file the page asks for (reload-page.ts).
// None of this is in webpack.config.js: what a firm is given is built as if it did not exist.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import webpack from "webpack";
import configure from "../webpack.config.js";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/** The entry `reloading` of a build brings the page that asks whether there is something newer. */
const forDevelopment = ({ env, folder, reloading }) => {
  const config = configure(env, { mode: "development" });
  const scripts = (filename) => filename.replace(".[contenthash:12]", "");
  return {
    ...config,
    entry:
      reloading === undefined
        ? config.entry
        : { ...config.entry, [reloading]: [config.entry[reloading], "./tools/reload-page.ts"] },
    output: {
      ...config.output,
      path: folder,
      filename: scripts(config.output.filename),
      chunkFilename: scripts(config.output.chunkFilename),
      clean: false,
    },
    // The page's policy allows no eval, which is how a development build would do it by itself.
    devtool: "cheap-module-source-map",
    stats: "errors-warnings",
  };
};

/** Calls `onFirst` once when everything has been built for the first time. */
export const watchPages = ({ builds, stampIn, say, onFirst }) => {
  const compiler = webpack(builds.map(forDevelopment));
  let first = true;
  compiler.watch({ aggregateTimeout: 50 }, (fault, stats) => {
    if (fault) {
      say(fault.message);
      return;
    }
    if (stats.hasErrors()) {
      say(stats.toString({ preset: "errors-only", colors: false }));
      if (first) say("Waiting for the mistake above to be mended ...");
      return;
    }
    const seconds = Math.max(...stats.stats.map(({ startTime, endTime }) => endTime - startTime)) / 1000;
    mkdirSync(stampIn, { recursive: true });
    writeFileSync(join(stampIn, "built.json"), JSON.stringify({ built: stats.hash }));
    say(`Built in ${seconds.toFixed(1)} s.`);
    if (first) {
      first = false;
      onFirst();
    }
  });
};
