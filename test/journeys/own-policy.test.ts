// What firm IT serves, byte for byte and under its own policy: the pane opens in Word, reads a draft, and the browser refuses nothing of it.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Browser, BrowserContext, Route } from "playwright-core";
import { OFFICE_JS, withOwnOffice } from "../../src/sandbox/pane-files";
import { goToSide, paneSays } from "../support/acts";
import { journeySandbox } from "../support/journey-sandbox";
import { sitDown } from "../support/word-window";

const dist = join(__dirname, "..", "..", "dist");
const graph = "https://graph.microsoft.com";
const cdn = "https://appsforoffice.microsoft.com/lib/1/hosted/";
const officeJs = dirname(createRequire(__filename).resolve("@microsoft/office-js/dist/office.js"));
const TYPES: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  png: "image/png",
  json: "application/json",
};

const sandbox = journeySandbox();

/** `_headers` as static hosts read it: a path pattern, and beneath it the headers of what matches. Later rules add to earlier ones. */
const headersFor = (path: string): Readonly<Record<string, string>> => {
  const headers: Record<string, string> = {};
  let applies = false;
  for (const line of readFileSync(join(dist, "_headers"), "utf8").split("\n")) {
    if (/^\S/.test(line))
      applies = new RegExp(
        `^${line
          .trim()
          .replace(/[.+?^${}()|[\]\\]/g, "\\$&")
          .replaceAll("*", ".*")}$`,
      ).test(path);
    const [, name, value] = /^\s+([A-Za-z-]+):\s*(.+)$/.exec(line) ?? [];
    if (applies && name !== undefined && value !== undefined) headers[name.toLowerCase()] = value;
  }
  return headers;
};

const typeOf = (name: string): string => TYPES[name.split(".").at(-1) ?? ""] ?? "application/octet-stream";

/** Answers the pane's own addresses with the built files, unchanged, and Office.js's one address with the package's file. */
const serveAsShipped = async (context: BrowserContext, asked: string[]): Promise<void> => {
  await context.route(`${cdn}**`, (route: Route) => {
    const file = join(officeJs, new URL(route.request().url()).pathname.slice(new URL(cdn).pathname.length));
    asked.push(route.request().url());
    return existsSync(file)
      ? route.fulfill({
          body: readFileSync(file),
          contentType: "text/javascript",
          headers: { "access-control-allow-origin": "*" },
        })
      : route.fulfill({ status: 404 });
  });
  // The shipped policy lets requests go to Microsoft's own Graph alone: what goes there is answered by the sandbox's.
  const setting = (await (await context.request.get(`${sandbox.origin}/deployment.json`)).json()) as {
    readonly graphBase: string;
  };
  await context.route(`${sandbox.origin}/deployment.json`, (route: Route) =>
    route.fulfill({ json: { ...setting, graphBase: `${graph}/v1.0` } }),
  );
  await context.route(`${graph}/**`, async (route: Route) => {
    const request = route.request();
    const answer = await context.request.fetch(request.url().replace(`${graph}/v1.0`, setting.graphBase), {
      method: request.method(),
      headers: request.headers(),
      ...(request.postDataBuffer() === null ? {} : { data: request.postDataBuffer() ?? "" }),
    });
    await route.fulfill({ response: answer });
  });
  await context.route(
    (url) =>
      url.origin === sandbox.origin &&
      /^\/(taskpane\.html|signoff\.html|bridge\.html|script\/|assets\/)/.test(url.pathname),
    (route: Route) => {
      const path = new URL(route.request().url()).pathname;
      return route.fulfill({
        body: readFileSync(join(dist, path)),
        contentType: typeOf(path),
        headers: headersFor(path),
      });
    },
  );
};

test("the shipped pane signs in, lists work, opens a draft and reviews it under its own policy, and nothing is refused", async () => {
  const asked: string[] = [];
  const refused: string[] = [];
  const newContext = sandbox.browser.newContext.bind(sandbox.browser);
  const watching = Object.assign(Object.create(sandbox.browser) as Browser, {
    newContext: async (...options: Parameters<Browser["newContext"]>) => {
      const context = await newContext(...options);
      await serveAsShipped(context, asked);
      await context.exposeBinding("policyRefused", (_source, what: string) => {
        refused.push(what);
      });
      await context.addInitScript(() => {
        document.addEventListener("securitypolicyviolation", (event) => {
          const tell = (globalThis as unknown as { readonly policyRefused: (what: string) => void }).policyRefused;
          tell(
            `${location.pathname}: ${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}:${event.columnNumber} ${event.sample}`,
          );
        });
      });
      return context;
    },
  });
  const seat = await sitDown(watching, sandbox.origin, "M. Okoye");
  await seat.openFromHome(/Declaration/);
  await goToSide(seat, "Review");
  await seat.pane().getByRole("list", { name: "Paragraphs" }).getByRole("button").first().click();
  await goToSide(seat, "Finish");
  await paneSays(seat, "Not ready to finalize");
  await seat.close();
  expect(asked).toContain(OFFICE_JS);
  expect(refused).toEqual([]);
  expect(seat.complaints).toEqual([]);
});

test("the sandbox serves the built pane with two differences: where Office.js lies, and where Graph answers", async () => {
  const files = (folder: string, below = ""): readonly string[] =>
    readdirSync(join(folder, below)).flatMap((name) => {
      const path = join(below, name);
      return statSync(join(folder, path)).isDirectory() ? files(folder, path) : [path];
    });
  const context = await sandbox.browser.newContext({ ignoreHTTPSErrors: true });
  const { graphBase } = (await (await context.request.get(`${sandbox.origin}/deployment.json`)).json()) as {
    readonly graphBase: string;
  };
  const graphOrigin = new URL(graphBase).origin;
  expect(graphOrigin).not.toBe(sandbox.origin);
  for (const path of files(dist).filter(
    (name) =>
      /^(taskpane\.html|signoff\.html|bridge\.html|script\/.*|assets\/.*)$/.test(name) && !name.endsWith(".txt"),
  )) {
    const served = await (await context.request.get(`${sandbox.origin}/${path}`)).body();
    const built = readFileSync(join(dist, path));
    if (!path.endsWith(".html")) {
      expect({ path, same: served.equals(built) }).toEqual({ path, same: true });
      continue;
    }
    const back = served
      .toString("utf8")
      .replace("/office-js/office.js", OFFICE_JS)
      .replaceAll(graphOrigin, graph)
      .replace(/(script-src 'self')(?=;)/, "$1 https://appsforoffice.microsoft.com");
    expect(back).toBe(built.toString("utf8"));
    expect(withOwnOffice(built.toString("utf8"), graphOrigin)).toBe(served.toString("utf8"));
  }
  const client = await context.request.get(`${sandbox.origin}/office-js/office.js`);
  expect((await client.body()).equals(readFileSync(join(officeJs, "office.js")))).toBe(true);
  await context.close();
});
