// One configuration, three projects: what needs only Node, what needs the sandbox's server, what needs a browser.
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
const common = {
  transform,
  transformIgnorePatterns: [`/node_modules/(?!(${esModulesOnly.join("|")})/)`],
  // Its package names no entry for the loader Jest uses.
  moduleNameMapper: { "^canonicalize$": "<rootDir>/node_modules/canonicalize/lib/canonicalize.js" },
  testEnvironment: "node",
  moduleFileExtensions: ["ts", "tsx", "mjs", "js", "json"],
};

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
    {
      ...common,
      displayName: "journeys",
      testEnvironment: "<rootDir>/test/support/journey-environment.mjs",
      testMatch: ["<rootDir>/test/journeys/**/*.test.ts"],
    },
    { ...common, displayName: "long", testMatch: ["<rootDir>/test/long/**/*.test.ts"] },
  ],
};
