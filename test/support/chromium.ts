// Starts the Chromium that set-up found, for journeys and screenshots.
import { spawnSync } from "node:child_process";
import { createHash, X509Certificate } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium, type Browser } from "playwright-core";
import { PATIENCE } from "./eventually";

const findChromium = (): string => {
  const found = spawnSync(
    process.execPath,
    [
      "--input-type=module",
      "-e",
      `import { findChromium } from ${JSON.stringify(join(__dirname, "..", "..", "tools", "find-program.mjs"))}; process.stdout.write(findChromium() ?? "")`,
    ],
    { encoding: "utf8" },
  ).stdout;
  if (found === "") throw new Error("No Chromium: run `node tools/prepare.mjs test` first.");
  return found;
};

/**
 * Chromium takes the last list of features to leave out, so Playwright's own (its chromiumSwitches) is said again here. Ours are the browser's
 * address bar: for each window a new Chromium loads two pages of its own into it, which nobody sees and which cost as much as ours.
 */
const leftOut = [
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsUpgrades",
  "HttpsFirstBalancedModeAutoEnable",
  "LensOverlay",
  "MediaRouter",
  "PaintHolding",
  "ThirdPartyStoragePartitioning",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "TcpPortRandomizationWin",
  "OptimizationHints",
  "NetworkTimeServiceQuerying",
  "AimEnabled",
  "PreconnectToSearch",
  "msForceBrowserSignIn",
  "msEdgeUpdateLaunchServicesPreferredVersion",
  "WebUIOmniboxPopup",
  "WebUIOmniboxAimPopup",
  "WebUIOmniboxFullPopup",
  "PreloadTopChromeWebUI",
];

// Without the background-networking flags Chromium calls out at every start.
const flags = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  `--disable-features=${leftOut.join(",")}`,
];

/** The sandbox's own certificate, taken for a good one: what comes over a bad one Chromium never keeps, and would fetch and compile anew for every window. */
const trusted = (): readonly string[] => {
  const file = join(__dirname, "..", "..", ".countersign", "localhost.pem");
  if (!existsSync(file)) return [];
  const key = new X509Certificate(readFileSync(file)).publicKey.export({ type: "spki", format: "der" });
  return [`--ignore-certificate-errors-spki-list=${createHash("sha256").update(key).digest("base64")}`];
};

export const launchChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath: findChromium(),
    headless: true,
    timeout: PATIENCE,
    args: [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), ...flags, ...trusted()],
  });
