/**
 * The pane as built for firms, changed in two addresses: that of Office.js becomes this origin's own copy of the unmodified package, and
 * Graph's in the policy the sandbox's own (a test asserts that nothing else differs).
 */
import type { Route } from "./https-server";
import { serveFolder } from "./static-files";

const MICROSOFT = "https://appsforoffice.microsoft.com";
export const OFFICE_JS = `${MICROSOFT}/lib/1/hosted/office.js`;

const GRAPH = "https://graph.microsoft.com";

/** The page with the addresses of Office.js and of Graph, as script and in its policy, replaced. */
export const withOwnOffice = (html: string, graphOrigin: string): string =>
  html
    .replaceAll(OFFICE_JS, "/office-js/office.js")
    .replaceAll(` ${MICROSOFT}`, "")
    .replaceAll(` ${GRAPH}`, ` ${graphOrigin}`);

export interface PaneFiles {
  /** The built `dist/`. */
  readonly dist: string;
  /** `@microsoft/office-js`'s own `dist/`. */
  readonly officeJs: string;
  /** What the sandbox's firm IT would have written. */
  readonly deployment: { readonly graphBase: string };
}

export const paneRoutes = ({ dist, officeJs, deployment }: PaneFiles): readonly Route[] => {
  const pages = serveFolder({
    folder: dist,
    prefix: "/",
    headers: { "content-security-policy": "frame-ancestors 'self'" },
    transform: (path, text) =>
      path.endsWith(".html") ? withOwnOffice(text, new URL(deployment.graphBase).origin) : text,
  });
  return [
    {
      path: "/deployment.json",
      handle: (_request, response) => {
        response
          .writeHead(200, { "content-type": "application/json", "cache-control": "no-store" })
          .end(JSON.stringify(deployment));
      },
    },
    { path: "/office-js", handle: serveFolder({ folder: officeJs, prefix: "/office-js/" }) },
    ...["/taskpane.html", "/signoff.html", "/bridge.html", "/script", "/assets"].map((path) => ({
      path,
      handle: pages,
    })),
  ];
};
