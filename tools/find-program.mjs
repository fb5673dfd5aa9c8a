// Finds the programs that tests drive but npm cannot bring: a Chromium and, for the long run, a LibreOffice.
import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

const onPath = (names) =>
  (process.env.PATH ?? "")
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((file) => existsSync(file));

const programFiles = [process.env.ProgramFiles, process.env["ProgramFiles(x86)"], process.env.LOCALAPPDATA].filter(
  Boolean,
);

const installedBrowsers = () =>
  process.platform === "darwin"
    ? ["Google Chrome", "Chromium", "Microsoft Edge"].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
    : process.platform === "win32"
      ? programFiles.flatMap((folder) => [
          join(folder, "Google/Chrome/Application/chrome.exe"),
          join(folder, "Microsoft/Edge/Application/msedge.exe"),
        ])
      : [
          "/usr/bin/chromium",
          "/usr/bin/chromium-browser",
          "/usr/bin/google-chrome",
          "/opt/google/chrome/chrome",
          "/snap/bin/chromium",
          "/usr/bin/microsoft-edge",
        ];

/** Playwright keeps each download in `chromium-<build>`, newest build last in number order. */
function playwrightDownload() {
  const cache =
    process.env.PLAYWRIGHT_BROWSERS_PATH ??
    (process.platform === "darwin"
      ? join(homedir(), "Library/Caches/ms-playwright")
      : process.platform === "win32"
        ? join(process.env.LOCALAPPDATA ?? "", "ms-playwright")
        : join(homedir(), ".cache/ms-playwright"));
  if (!existsSync(cache)) return undefined;
  const builds = readdirSync(cache)
    .filter((name) => /^chromium-\d+$/.test(name))
    .sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)));
  const inside = [
    "chrome-linux/chrome",
    "chrome-linux64/chrome",
    "chrome-win/chrome.exe",
    "chrome-win64/chrome.exe",
    "chrome-mac/Chromium.app/Contents/MacOS/Chromium",
  ];
  return builds.flatMap((build) => inside.map((path) => join(cache, build, path))).find((file) => existsSync(file));
}

/** The program of a Chromium, or undefined. CHROMIUM_PATH decides where it is set. */
export const findChromium = () =>
  process.env.CHROMIUM_PATH ??
  installedBrowsers().find((file) => existsSync(file)) ??
  onPath(["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"]) ??
  playwrightDownload();

/** The program of a LibreOffice, or undefined. LIBREOFFICE_PATH decides where it is set. */
export const findLibreOffice = () =>
  process.env.LIBREOFFICE_PATH ??
  onPath(["soffice", "libreoffice"]) ??
  [
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    ...programFiles.map((folder) => join(folder, "LibreOffice/program/soffice.exe")),
  ].find((file) => existsSync(file));
