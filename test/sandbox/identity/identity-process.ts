// The provider in a process of its own: its package is ES modules only, which Jest's loader cannot take. One JSON line in, one out.
import { readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { createInterface } from "node:readline";
import { generate } from "selfsigned";
import { listen } from "../../../src/sandbox/https-server";
import type { Handler } from "../../../src/sandbox/https-server";
import { createIdentityProvider } from "../../../src/sandbox/identity/identity-provider";
import { sandboxClients } from "../../../src/sandbox/identity/people";
import { samplePeople, sampleTenant } from "../../../src/sandbox/sample-firm";

interface Start {
  readonly port: number;
  readonly folder?: string;
  /** A folder of pages to serve beside the provider. */
  readonly pages?: string;
}
interface Ask {
  readonly do: "verify" | "issue" | "rotate" | "keys";
  readonly text?: string;
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".json": "application/json",
};

const answer = async (provider: Awaited<ReturnType<typeof createIdentityProvider>>, ask: Ask): Promise<unknown> => {
  switch (ask.do) {
    case "verify":
      return (await provider.verifyAccessToken(ask.text)) ?? null;
    case "issue":
      return provider.issueAccessToken(ask.text ?? "").catch((error: unknown) => ({ refused: String(error) }));
    case "rotate":
      return provider.rotateKeys().then(() => null);
    case "keys":
      return provider.publicKeys();
  }
};

const serve = async ({ port, folder, pages }: Start): Promise<void> => {
  const pem = await generate([{ name: "commonName", value: "localhost" }], {
    keySize: 2048,
    algorithm: "sha256",
    extensions: [{ name: "subjectAltName", altNames: [{ type: 2, value: "localhost" }] }],
  });
  const server = await listen(port, `${pem.private}\n${pem.cert}`);
  const provider = await createIdentityProvider({
    origin: server.origin,
    tenantId: sampleTenant,
    people: samplePeople,
    clients: Object.values(sandboxClients),
    ...(folder === undefined ? {} : { folder }),
  });
  const deployment = {
    tenantId: sampleTenant,
    authority: provider.issuer,
    protocol: "OIDC",
    paneClientId: sandboxClients.pane.clientId,
    signOffClientId: sandboxClients.signOff.clientId,
    graphScopes: ["User.Read", "Sites.Selected"],
    graphBase: `${server.origin}/graph/v1.0`,
    site: "localhost:/sites/countersign",
  };
  const page =
    (name: string): Handler =>
    (_request, response) => {
      response
        .writeHead(200, { "content-type": types[extname(name)] ?? "text/plain", "cache-control": "no-store" })
        .end(readFileSync(join(pages ?? "", name)));
    };
  const names =
    pages === undefined
      ? []
      : [
          "pane.html",
          "pane.js",
          "host.html",
          "bridge.html",
          "bridge.js",
          "signoff.html",
          "signoff.js",
          "word.html",
          "word.js",
        ];
  server.route([
    { path: "/identity", handle: (request, response) => provider.handle(request, response) },
    {
      // The bearer as Graph would see it.
      path: "/whoami",
      handle: async (request, response) => {
        const bearer = await provider.verifyAccessToken(request.headers.authorization);
        response
          .writeHead(bearer === undefined ? 401 : 200, { "content-type": "application/json" })
          .end(JSON.stringify(bearer ?? null));
      },
    },
    {
      path: "/deployment.json",
      handle: (_request, response) =>
        void response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(deployment)),
    },
    ...(pages === undefined ? [] : [{ path: "/", handle: page("word.html") }]),
    ...names.map((name) => ({ path: `/${name}`, handle: page(name) })),
  ]);
  process.stdout.write(
    `${JSON.stringify({ origin: server.origin, issuer: provider.issuer, graph: provider.graphResource, certificate: pem.cert, deployment })}\n`,
  );
  for await (const line of createInterface({ input: process.stdin }))
    process.stdout.write(`${JSON.stringify(await answer(provider, JSON.parse(line) as Ask))}\n`);
  await server.close();
};

serve(JSON.parse(process.argv[2] ?? "{}") as Start).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
