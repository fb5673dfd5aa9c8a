// One configuration: what needs only Node, what needs the sandbox's server, what needs a browser; and of the long run the same.
import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";

const transform = {
  "^.+\\.[cm]?[jt]sx?$": [
    "@swc/jest",
    {
      jsc: {
        parser: { syntax: "typescript", tsx: true },
        target: "es2022",
        transform: { react: { runtime: "automatic" } },
      },
      module: { type: "commonjs" },
    },
  ],
};
// These packages ship only ES modules, which Jest's own loader cannot take as they are.
const esModulesOnly = ["jose", "@noble/hashes", "canonicalize", "@handlebars/parser", "@xmldom/xmldom"];
// A file's globals stand in a context of their own, where each look costs: what the readers' loops ask for is handed to every module instead.
// Only names no package declares for itself at the head of a module (`Symbol`, `Set` and `Buffer` are such).
const injected = "Array BigInt DataView Int32Array JSON Map Math Number Object RegExp String Uint32Array Uint8Array";
const common = {
  transform,
  sandboxInjectedGlobals: injected.split(" "),
  transformIgnorePatterns: [`/node_modules/(?!(${esModulesOnly.join("|")})/)`],
  // Its package names no entry for the loader Jest uses.
  moduleNameMapper: { "^canonicalize$": "<rootDir>/node_modules/canonicalize/lib/canonicalize.js" },
  testEnvironment: "node",
  moduleFileExtensions: ["ts", "tsx", "mjs", "js", "json"],
};

const journey = {
  ...common,
  testEnvironment: "<rootDir>/test/support/journey-environment.mjs",
  testMatch: ["<rootDir>/test/journeys/**/*.test.ts"],
};
/** Journeys walked in one of the two Words by `npm test` and in the other by the long run; the rest walk both, or are not about Word. */
const inOneMode = readdirSync(new URL("test/journeys", import.meta.url), { recursive: true, encoding: "utf8" })
  .filter((name) => /\bwordModes\b/.test(readFileSync(new URL(`test/journeys/${name}`, import.meta.url), "utf8")))
  .map((name) => basename(name, ".test.ts"));

/** Files whose tests take a sample in `npm test` and everything in the long run (test/support/sample.ts). */
const sampling = readdirSync(new URL("test", import.meta.url), { recursive: true, encoding: "utf8" }).filter(
  (name) =>
    name.endsWith(".test.ts") &&
    /support\/(?:sample|corpus)"/.test(readFileSync(new URL(`test/${name}`, import.meta.url), "utf8")),
);

export default {
  // How long a test may take is no statement about the product: only what hangs runs into this, also on a machine several times slower than ours.
  testTimeout: 600_000,
  projects: [
    {
      ...common,
      displayName: "unit",
      testMatch: ["<rootDir>/test/**/*.test.ts"],
      testPathIgnorePatterns: ["/test/contracts/", "/test/journeys/", "/test/long/"],
    },
    { ...common, displayName: "contracts", testMatch: ["<rootDir>/test/contracts/**/*.test.ts"] },
    { ...journey, displayName: "journeys", globals: { wordModes: ["web"] } },
    {
      ...common,
      displayName: "long",
      globals: { wholeRun: true },
      testMatch: ["<rootDir>/test/long/**/*.test.ts", ...sampling.map((name) => `<rootDir>/test/${name}`)],
      testPathIgnorePatterns: ["/test/long/journeys/"],
    },
    {
      ...journey,
      displayName: "long-journeys",
      globals: { wordModes: ["desktop"] },
      testMatch: [
        "<rootDir>/test/long/journeys/**/*.test.ts",
        `<rootDir>/test/journeys/**/{${inOneMode.join(",")}}.test.ts`,
      ],
    },
  ],
};
