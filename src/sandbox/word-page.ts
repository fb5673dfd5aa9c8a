/** The page that stands in for Word, and what its bar can ask of the sandbox: faults to arm, and to begin afresh. */
import { join } from "node:path";
import type { Handler, Route } from "./https-server";
import { serveFolder } from "./static-files";

/** The renderer writes style elements, hence their permission here; the pane's own policy has none. */
const policy = (graphOrigin: string): string =>
  `default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data: blob:; connect-src 'self' ${graphOrigin}; frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`;

export interface WordPage {
  /** Where the page's sources lie. */
  readonly surface: string;
  /** Its built script. */
  readonly built: string;
  /** What the page must know: registrations and the pane's address. */
  readonly setting: { readonly graphBase: string; readonly viewer: string } & Readonly<Record<string, unknown>>;
  readonly faults: Handler;
  readonly reset: () => Promise<void>;
}

/** A page of any other origin, Graph's included, may not make this sandbox misbehave or forget: browsers name where a request comes from. */
const fromOwnPage =
  (handle: Handler): Handler =>
  (request, response) => {
    const { origin, host, "sec-fetch-site": site } = request.headers;
    const isOwn =
      (origin === undefined || origin === `https://${host ?? ""}`) &&
      (site === undefined || site === "same-origin" || site === "none");
    if (isOwn) return handle(request, response);
    response.writeHead(403, { "content-type": "text/plain" }).end("Only the sandbox's own page may ask this.");
    return undefined;
  };

export const wordRoutes = ({ surface, built, setting, faults, reset }: WordPage): readonly Route[] => {
  const sources = serveFolder({
    folder: surface,
    prefix: "/",
    headers: { "content-security-policy": policy(new URL(setting.graphBase).origin) },
  });
  const scripts = serveFolder({ folder: built, prefix: "/word/" });
  const page: Handler = (request, response) => {
    request.url = "/word.html";
    return sources(request, response);
  };
  return [
    { path: "/", handle: page },
    // SharePoint's own page for Word's files: here it is Word itself.
    { path: setting.viewer, handle: page },
    {
      path: "/word/setting.json",
      handle: (_request, response) => {
        response
          .writeHead(200, { "content-type": "application/json", "cache-control": "no-store" })
          .end(JSON.stringify(setting));
      },
    },
    { path: "/word/word.css", handle: serveFolder({ folder: surface, prefix: "/word/" }) },
    { path: "/word", handle: scripts },
    { path: "/sandbox/faults", handle: fromOwnPage(faults) },
    {
      path: "/sandbox/reset",
      handle: fromOwnPage(async (request, response) => {
        if (request.method !== "POST") {
          response.writeHead(405, { allow: "POST" }).end();
          return;
        }
        await reset();
        response.writeHead(204).end();
      }),
    },
  ];
};

export const wordSources = (root: string): string => join(root, "src/sandbox/word/surface");
