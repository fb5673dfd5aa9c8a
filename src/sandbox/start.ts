/**
 * Composition root of the sandbox: one https origin with the pane as built, the Word stand-in, Graph and an OpenID provider,
 * and a sample firm whose drafts the real engine composes on the first start. Needs no Microsoft 365.
 */
import { mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Deployment } from "../app/ports/deployment";
import { announceReady, say } from "./announce";
import { buildPages } from "./built-pages";
import { createFaultsHandler } from "./graph/faults";
import { listen, ServerFault, type Route } from "./https-server";
import { createIdentityProvider } from "./identity/identity-provider";
import { sandboxClients } from "./identity/people";
import { paneRoutes } from "./pane-files";
import { martaVance, samplePeople, sampleSiteName, sampleTenant } from "./sample-firm";
import { forgetSandboxSite, openSandboxSite, type SandboxSite } from "./sandbox-site";
import { composeFirstDrafts } from "./start-first-drafts";
import { wordRoutes, wordSources } from "./word-page";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const folder = process.env["COUNTERSIGN_FOLDER"] ?? join(root, ".countersign", "sandbox");
/** Pages somebody else builds and keeps up to date: `pane/` and `word/` in one folder. */
const builtElsewhere = process.env["COUNTERSIGN_PAGES"];
const pages =
  builtElsewhere === undefined
    ? { pane: join(root, "dist"), word: join(root, "dist-stand-in") }
    : { pane: join(builtElsewhere, "pane"), word: join(builtElsewhere, "word") };

// Word itself reads and writes the files people open in it; the pane's registration has its own scopes.
const wordClient = { ...sandboxClients.word, graphScopes: ["User.Read", "Files.ReadWrite.All", "Sites.ReadWrite.All"] };

const readPort = (): number => {
  const given = process.env["PORT"] ?? "3000";
  const port = Number(given);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new ServerFault(
    "port-not-allowed",
    `PORT is "${given}", which is no port number. Choose one from 1024 to 65535: PORT=3001 npm start`,
    undefined,
  );
};

/** What the sandbox's firm IT would write into its deployment: the ceremony, unless asked for records alone. */
const readSignOffBy = (): "ceremony" | "record" =>
  process.env["COUNTERSIGN_SIGN_OFF_BY"] === "record" ? "record" : "ceremony";

const start = async (): Promise<void> => {
  const port = readPort();
  const pem = readFileSync(join(root, ".countersign", "localhost.pem"), "utf8");
  const server = await listen(port, pem);
  // Graph is another origin in production, so it is one here.
  const graphServer = await listen(port === 0 ? 0 : port + 1, pem);
  if (builtElsewhere === undefined) await buildPages(root, say);
  mkdirSync(folder, { recursive: true });

  const identity = await createIdentityProvider({
    origin: server.origin,
    tenantId: sampleTenant,
    people: [...samplePeople, martaVance],
    clients: [sandboxClients.pane, sandboxClients.signOff, sandboxClients.provisioning, wordClient],
    folder: join(folder, "identity"),
  });
  const deployment: Deployment = {
    tenantId: sampleTenant,
    authority: identity.issuer,
    protocol: "OIDC",
    paneClientId: sandboxClients.pane.clientId,
    signOffClientId: sandboxClients.signOff.clientId,
    signOffBy: readSignOffBy(),
    graphScopes: ["User.Read", "Sites.Selected"],
    graphBase: `${graphServer.origin}/graph/v1.0`,
    site: `${new URL(server.origin).hostname}:/sites/${sampleSiteName}`,
  };
  const siteFolder = join(folder, "site");
  const openSite = (): SandboxSite =>
    openSandboxSite({
      origin: graphServer.origin,
      siteOrigin: server.origin,
      folder: siteFolder,
      templates: join(root, "assets/templates"),
      owners: [martaVance.oid],
      whoIs: identity.verifyAccessToken,
    });
  let site = openSite();

  const composeSamples = async (): Promise<void> => {
    if (!site.fresh) return;
    say("Composing the sample firm's drafts ...");
    for (const line of await composeFirstDrafts({ deployment, tokenOf: identity.issueAccessToken })) say(`  ${line}`);
  };
  const reset = async (): Promise<void> => {
    forgetSandboxSite(siteFolder);
    site = openSite();
    await composeSamples();
  };

  const routes: readonly Route[] = [
    {
      path: "/identity",
      handle: (request, response) => {
        if (site.faults.signInIsDown()) {
          response
            .writeHead(503, { "content-type": "text/plain", "access-control-allow-origin": "*" })
            .end("The sign-in service is down.");
          return undefined;
        }
        return identity.handle(request, response);
      },
    },
    ...paneRoutes({
      dist: pages.pane,
      officeJs: join(root, "node_modules/@microsoft/office-js/dist"),
      deployment,
    }),
    ...wordRoutes({
      surface: wordSources(root),
      built: pages.word,
      reset,
      faults: (request, response) => createFaultsHandler(site.faults)(request, response),
      setting: {
        clientId: wordClient.clientId,
        authority: identity.issuer,
        scopes: ["User.Read", "Files.ReadWrite.All"],
        pane: "/taskpane.html",
        graphBase: deployment.graphBase,
        viewer: `/sites/${sampleSiteName}/_layouts/15/Doc.aspx`,
      },
    }),
  ];
  graphServer.route([
    { path: "/graph", handle: (request, response) => site.graph(request, response) },
    {
      path: "/",
      handle: (_request, response) => {
        response
          .writeHead(200, { "content-type": "text/plain; charset=utf-8" })
          .end("Graph answers here. This browser trusts its certificate now: go back to the document and reload it.");
      },
    },
  ]);
  server.route(routes);
  await composeSamples();
  announceReady(server.origin, graphServer.origin, samplePeople);
};

start().catch((error: unknown) => {
  say(
    error instanceof ServerFault
      ? error.message
      : error instanceof Error
        ? (error.stack ?? error.message)
        : "The sandbox could not start.",
  );
  process.exit(1);
});
