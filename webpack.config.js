// Builds what firm IT serves: a static dist/ whose bytes depend on the sources alone.
// The build fails when the first screen's script grows past its budget.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import CopyPlugin from "copy-webpack-plugin";
import HtmlPlugin from "html-webpack-plugin";
import MinimizerPlugin from "minimizer-webpack-plugin";

const root = fileURLToPath(new URL(".", import.meta.url));
const FIRST_SCREEN_BUDGET_KB = 220;

/** The one content security policy: the pages carry it in a meta element; `_headers` adds what only a header can say. */
const policy = Object.entries(
  JSON.parse(readFileSync(new URL("src/taskpane/content-security-policy.json", import.meta.url), "utf8")),
)
  .map(([directive, sources]) => [directive, ...sources].join(" "))
  .join("; ");

const FRAMED_BY =
  "frame-ancestors 'self' https://*.officeapps.live.com https://*.office.com https://*.office365.com https://*.microsoft365.com https://*.cloud.microsoft https://*.sharepoint.com";

/** Weighs the script the pane needs before its first screen stands, gzipped; too heavy is an error of the build. */
class FirstScreenBudget {
  apply(compiler) {
    compiler.hooks.compilation.tap("FirstScreenBudget", (compilation) => {
      compilation.hooks.processAssets.tap(
        { name: "FirstScreenBudget", stage: compiler.webpack.Compilation.PROCESS_ASSETS_STAGE_REPORT },
        () => {
          if (compilation.compiler.isChild()) return;
          const files = compilation.entrypoints
            .get("taskpane")
            .getFiles()
            .filter((name) => name.endsWith(".js"));
          const bytes = files.reduce(
            (sum, name) => sum + gzipSync(compilation.getAsset(name).source.buffer(), { level: 9 }).length,
            0,
          );
          const kilobytes = bytes / 1000;
          const sentence = `The first screen's script is ${kilobytes.toFixed(1)} kB gzipped; its budget is ${FIRST_SCREEN_BUDGET_KB} kB.`;
          if (kilobytes > FIRST_SCREEN_BUDGET_KB) compilation.errors.push(new compiler.webpack.WebpackError(sentence));
          else compilation.getLogger("FirstScreenBudget").info(sentence);
        },
      );
    });
  }
}

const rules = (production) => [
  {
    test: /\.tsx?$/,
    exclude: /node_modules/,
    use: {
      loader: "swc-loader",
      options: {
        jsc: {
          parser: { syntax: "typescript", tsx: true },
          target: "es2022",
          transform: { react: { runtime: "automatic", development: !production } },
        },
      },
    },
  },
];

const common = (production) => ({
  context: root,
  mode: production ? "production" : "development",
  devtool: false,
  module: { rules: rules(production) },
  resolve: { extensions: [".ts", ".tsx", ".mjs", ".js"] },
  performance: { hints: false },
  infrastructureLogging: { level: "info" },
  stats: { preset: "errors-warnings", assets: true, colors: false, modules: false },
});

const page = (production, filename, template, chunk) =>
  new HtmlPlugin({
    filename,
    template,
    chunks: [chunk],
    scriptLoading: "defer",
    minify: false,
    templateParameters: { policy },
  });

const product = (production) => ({
  ...common(production),
  name: "product",
  entry: {
    taskpane: "./src/taskpane/main.tsx",
    signoff: "./src/signoff/main.tsx",
    bridge: "./src/adapters/identity/bridge.ts",
  },
  output: {
    path: `${root}dist`,
    filename: "script/[name].[contenthash:12].js",
    chunkFilename: "script/[name].[contenthash:12].js",
    clean: true,
    publicPath: "auto",
    compareBeforeEmit: false,
  },
  optimization: {
    chunkIds: "deterministic",
    moduleIds: "deterministic",
    runtimeChunk: false,
    // Terser's code is a four-hundredth smaller and takes three times the whole build.
    minimizer: [
      new MinimizerPlugin({
        minify: MinimizerPlugin.swcMinify,
        minimizerOptions: { ecma: 2022, compress: { ecma: 2022, passes: 3 }, mangle: true },
        // Its work is native and short: another process would load longer than it takes.
        parallel: false,
      }),
    ],
  },
  plugins: [
    page(production, "taskpane.html", "./src/taskpane/taskpane.html", "taskpane"),
    page(production, "signoff.html", "./src/signoff/signoff.html", "signoff"),
    page(production, "bridge.html", "./src/signoff/bridge.html", "bridge"),
    new CopyPlugin({
      patterns: [
        { from: "assets/icons/*.png", to: "assets/icons/[name][ext]" },
        { from: "manifest.xml" },
        { from: "src/taskpane/deployment.example.json", to: "deployment.example.json" },
        {
          from: "src/taskpane/_headers",
          toType: "file",
          to: "_headers",
          transform: (text) => text.toString().replace("{frame-ancestors}", FRAMED_BY),
        },
      ],
    }),
    ...(production ? [new FirstScreenBudget()] : []),
  ],
});

/** The page of the sandbox on which Word is imitated; never part of what a firm serves. */
const standIn = (production) => ({
  ...common(production),
  name: "stand-in",
  entry: { word: "./src/sandbox/word/surface/main.ts" },
  output: {
    path: `${root}dist-stand-in`,
    filename: "[name].js",
    chunkFilename: "[name].js",
    clean: true,
    publicPath: "auto",
    compareBeforeEmit: false,
  },
  // Served to the same machine: making it small takes longer than anybody waits for it.
  optimization: { moduleIds: "deterministic", minimize: false },
});

/** The pane's screens on in-memory verbs, for pictures and for tests of the screens alone. */
const stage = (production) => ({
  ...common(production),
  name: "stage",
  entry: { stage: "./test/support/ui-stage.tsx", scenes: "./test/support/stage-list.ts" },
  output: {
    path: `${root}.countersign/stage`,
    filename: "[name].js",
    chunkFilename: "[name].js",
    clean: true,
    publicPath: "auto",
  },
  optimization: { minimize: false },
  plugins: [
    new HtmlPlugin({
      filename: "index.html",
      template: "./test/support/ui-stage.html",
      chunks: ["stage"],
      scriptLoading: "defer",
      templateParameters: { policy },
    }),
    new HtmlPlugin({
      filename: "scenes.html",
      title: "Countersign: every screen",
      chunks: ["scenes"],
      scriptLoading: "defer",
      meta: { viewport: "width=device-width, initial-scale=1", "color-scheme": "light dark" },
    }),
  ],
});

export default (env, argv) => {
  const production = argv.mode === "production";
  if (env["stand-in"] === true) return standIn(production);
  if (env.stage === true) return stage(production);
  return product(production);
};
