// The sandbox for whoever changes the product: pages built again as their sources change, and shown at once; the sandbox itself starts
// again when its own sources do. It keeps its state apart from that of `npm start`.
import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { watchPages } from "./watch-pages.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const pages = join(root, ".countersign", "dev");
const say = (line) => process.stdout.write(`${line}\n`);

let sandbox;
const startSandbox = () => {
  sandbox = spawn(
    process.execPath,
    ["--watch", "--watch-preserve-output", "--import", "tsx", join(root, "src/sandbox/start.ts")],
    {
      cwd: root,
      stdio: "inherit",
      env: {
        COUNTERSIGN_FOLDER: join(pages, "sandbox"),
        ...process.env,
        COUNTERSIGN_PAGES: pages,
        NODE_EXTRA_CA_CERTS: join(root, ".countersign/localhost.pem"),
      },
    },
  );
  sandbox.once("exit", (code) => process.exit(code ?? 0));
};

say("Building the pages (the first time about half a minute, then a few seconds) ...");
watchPages({
  builds: [
    { env: {}, folder: join(pages, "pane") },
    { env: { "stand-in": true }, folder: join(pages, "word"), reloading: "word" },
  ],
  stampIn: join(pages, "word"),
  say,
  onFirst: startSandbox,
});
for (const signal of ["SIGINT", "SIGTERM"])
  process.on(signal, () => {
    if (sandbox === undefined) process.exit(0);
    sandbox.kill(signal);
  });
