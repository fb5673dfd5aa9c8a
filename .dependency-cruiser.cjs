// One rule per sentence of src/ARCHITECTURE.md. The comment is what a developer reads when it fails.
const hostPackages =
  "(^|/)node_modules/(react|react-dom|@fluentui|@azure/msal-browser|@microsoft|@types/office-js|oidc-provider|docx-preview|@xmldom)/";
const inward = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: "error",
  from: { path: `^src/${from}/` },
  // given.ts is a word of the language, which everybody may use.
  to: { path: "^src/", pathNot: [...allowed, "given[.]ts$"].map((a) => `^src/${a}`) },
});
module.exports = {
  forbidden: [
    inward(
      "domain-knows-only-itself",
      "domain",
      ["domain/"],
      "The firm's rules depend on nothing. If a rule needs a fact, pass the fact in.",
    ),
    {
      name: "domain-takes-two-packages",
      severity: "error",
      comment: "domain/ may use @noble/hashes and canonicalize; anything else is an edge's business.",
      from: { path: "^src/domain/" },
      to: { path: "node_modules", pathNot: "node_modules/(@noble/hashes|canonicalize)" },
    },
    inward("docx-knows-only-itself", "docx", ["docx/"], "docx/ knows OOXML, not matters or reviews."),
    inward(
      "draft-engine-is-pure",
      "drafting",
      ["drafting/", "docx/", "domain/"],
      "Bytes and facts in, bytes and findings out. No host, no network.",
    ),
    inward(
      "use-cases-speak-to-ports",
      "app",
      ["app/", "drafting/", "docx/", "domain/"],
      "Take a port as an argument; only a composition root chooses the adapter.",
    ),
    inward(
      "ports-name-domain-types-only",
      "app/ports",
      [
        "app/ports/",
        "domain/",
        "docx/canonical/document-content",
        "drafting/(compile/compile-template|emit/compose-draft|ledger/)",
      ],
      "A port must be implementable without knowing the use cases. The engine's port may name the engine's data.",
    ),
    inward(
      "adapters-implement-ports",
      "adapters",
      ["adapters/", "app/ports/", "docx/", "domain/"],
      "An adapter is called; it never drives.",
    ),
    inward(
      "worker-carries-the-engine",
      "worker",
      ["worker/", "app/"],
      "The engine in a thread of its own, for whichever page needs it; which page that is, it need not know.",
    ),
    inward("ui-asks-the-app", "ui", ["ui/", "app/", "domain/"], "Components call use cases, never Word or Graph."),
    {
      name: "sandbox-stands-under-the-adapters",
      severity: "error",
      comment:
        "The sandbox imitates Word, Graph and identity beneath the real adapters, so what runs there is what ships. Only start.ts wires.",
      from: { path: "^src/sandbox/", pathNot: "^src/sandbox/start(-first-drafts|-desk)?[.]ts$" },
      to: {
        path: "^src/",
        pathNot: ["^src/sandbox/", "^src/docx/", "^src/adapters/graph/list-schema", "^src/given[.]ts$"],
      },
    },
    {
      name: "adapters-are-strangers",
      severity: "error",
      comment: "word, graph and identity are replaceable one by one.",
      from: { path: "^src/adapters/([^/]+)/" },
      to: { path: "^src/adapters/", pathNot: "^src/adapters/$1/" },
    },
    {
      name: "hosts-stay-outside",
      severity: "error",
      comment: "React, Fluent, MSAL and Graph stop at ui/ and adapters/.",
      from: { path: "^src/(domain|docx|drafting|app)/" },
      to: { path: hostPackages },
    },
    {
      name: "only-edges-validate",
      severity: "error",
      comment:
        "What comes from outside is checked where it comes in: the adapters, the shapes beside the ports, windows, command line. Further in, types are believed; take the value as it was read there.",
      from: { path: "^src/", pathNot: "^src/(adapters|app/ports|signoff|taskpane|worker|cli)/" },
      to: { path: "(^|/)node_modules/valibot/" },
    },
    {
      name: "only-finalize-cleans",
      severity: "error",
      comment:
        "A clean copy exists only after the gate: in the product app/finish/finalize alone may ask the engine's port for one, and only the port's one implementation reaches the code.",
      from: { path: "^src/", pathNot: ["^src/drafting/", "^src/app/engine/engine-in-process[.]ts$"] },
      to: { path: "^src/drafting/clean-copy" },
    },
    {
      name: "only-the-engine-judges",
      severity: "error",
      comment:
        "Judging thousands of paragraphs is no work for the thread that draws the pane: ask the engine's port, which the pane runs in a worker.",
      from: { path: "^src/", pathNot: ["^src/domain/", "^src/app/engine/engine-in-process[.]ts$"] },
      to: { path: "^src/domain/review/review-gate", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "no-cycles",
      severity: "error",
      comment: "Two modules that need each other are one module.",
      from: { path: "^src/" },
      to: { circular: true },
    },
    {
      name: "no-folder-circles",
      severity: "error",
      scope: "folder",
      comment: "Two folders that need each other are one room: carry what both need to the room below, or join them.",
      from: { path: "^src/" },
      to: { circular: true },
    },
    {
      name: "no-orphans",
      severity: "error",
      comment: "Nothing imports this. Delete it.",
      from: { path: "^src/", orphan: true, pathNot: ["[.]d[.]ts$", "tsconfig[.]json$"] },
      to: {},
    },
    {
      name: "src-ignores-test",
      severity: "error",
      comment: "Shipping code never imports a test.",
      from: { path: "^src/" },
      to: { path: "^(test|tools|bench)/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    exclude: { path: "[.](docx|png|json)$" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".cjs", ".json"],
    },
  },
};
