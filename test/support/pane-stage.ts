// The stage of the pane's screens, built once for a file of tests and served to one browser: every scene at an address of its own.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { launchChromium } from "./chromium";
import { eventually, PATIENCE } from "./eventually";

const root = join(__dirname, "..", "..");
const types: Readonly<Record<string, string>> = { html: "text/html", js: "text/javascript" };

interface Shown {
  readonly page: Page;
  readonly complaints: string[];
}

/** Everything the stage is made of, by address. */
const buildStage = (): ReadonlyMap<string, Buffer> => {
  const built = mkdtempSync(join(tmpdir(), "countersign-stage-"));
  const build = spawnSync(
    process.execPath,
    [
      join(root, "node_modules/webpack/bin/webpack.js"),
      "--mode",
      "production",
      "--env",
      "stage",
      "--output-path",
      built,
    ],
    { cwd: root, encoding: "utf8" },
  );
  if (build.status !== 0) throw new Error(build.stdout + build.stderr);
  const files = new Map(readdirSync(built).map((name) => [`/${name}`, readFileSync(join(built, name))]));
  rmSync(built, { recursive: true, force: true });
  return files;
};

/** A server and not Playwright's routes: what those answer a browser neither keeps nor keeps compiled. */
const serve = async (files: ReadonlyMap<string, Buffer>): Promise<Server> => {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const name = pathname === "/" ? "/index.html" : pathname;
    const body = files.get(name);
    if (body === undefined) response.writeHead(name === "/favicon.ico" ? 204 : 404).end();
    else
      response
        .writeHead(200, {
          "content-type": types[name.split(".").at(-1) ?? ""] ?? "text/plain",
          "cache-control": "max-age=3600",
        })
        .end(body);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "localhost", resolve);
  });
  return server;
};

const newWindow = async (browser: Browser): Promise<Shown> => {
  const page = await browser.newPage({ locale: "en-US", timezoneId: "Asia/Manila", reducedMotion: "reduce" });
  const complaints: string[] = [];
  page.setDefaultTimeout(PATIENCE);
  page.on("console", (message) => {
    if (message.type() === "error" || /Content Security Policy/.test(message.text())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  return { page, complaints };
};

/** Waits until the scene's own screen stands there, and none of those that stand while others are fetched and read. */
const stands = async (page: Page, scene: string): Promise<void> => {
  const heading = page.getByRole("heading", { level: 1 });
  if (scene.includes("scene=sign-in")) await page.getByRole("button", { name: "Sign in" }).waitFor();
  else if (scene.includes("scene=loading")) await heading.waitFor();
  else {
    await heading.filter({ hasNotText: /^Countersign$/ }).waitFor();
    await eventually(async () => {
      expect(await page.getByRole("status", { name: /^(Reading|Looking for)/ }).count()).toBe(0);
    });
  }
};

/** Opens a scene in the window, with nothing under the mouse and nothing yet complained of, and waits until its own screen stands there. */
type Show = (scene: string, size?: { readonly width: number; readonly height: number }) => Promise<Shown>;

/** To be called where a file's tests are described. */
export const paneStage = (): Show => {
  let server: Server | undefined;
  let browser: Browser | undefined;
  /** One window for all scenes: what a scene holds goes with its page, and a warm browser draws the next one in half the time. */
  let shown: Shown | undefined;
  beforeAll(async () => {
    server = await serve(buildStage());
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });
  return async (scene, size = { width: 320, height: 640 }) => {
    if (browser === undefined || server === undefined) throw new Error("the stage does not stand yet");
    if (shown === undefined || shown.page.isClosed()) shown = await newWindow(browser);
    const { page, complaints } = shown;
    await page.setViewportSize(size);
    await page.mouse.move(0, 0);
    complaints.length = 0;
    await page.goto(`http://localhost:${String((server.address() as AddressInfo).port)}/?${scene}`);
    await stands(page, scene);
    return shown;
  };
};
