// Every screen in every state on in-memory verbs, without a sandbox and without signing in: http://localhost:3100 lists them as links.
// A changed source is built at once and the page loads itself again.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { watchPages } from "./watch-pages.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const folder = join(root, ".countersign", "dev", "stage");
const port = Number(process.env.PORT ?? 3100);
const say = (line) => process.stdout.write(`${line}\n`);
const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
};

/** Only names webpack gives: nothing above the folder can be asked for. */
const nameIn = (path) => (path === "/" ? "scenes.html" : /^\/([\w.-]+)$/.exec(path)?.[1]);

const server = createServer((request, response) => {
  const name = nameIn(new URL(request.url ?? "/", "http://localhost").pathname);
  readFile(join(folder, name ?? "none")).then(
    (bytes) => {
      response.writeHead(200, { "content-type": types[extname(name)] ?? "text/plain", "cache-control": "no-store" });
      response.end(bytes);
    },
    () => response.writeHead(404).end("No such file."),
  );
});
server.once("error", (fault) => {
  say(
    fault.code === "EADDRINUSE"
      ? `Port ${port} is taken. Choose another: PORT=${port + 1} npm run stage`
      : fault.message,
  );
  process.exit(1);
});

say("Building the screens ...");
watchPages({
  builds: [{ env: { stage: true }, folder, reloading: "stage" }],
  stampIn: folder,
  say,
  onFirst: () => server.listen(port, "localhost", () => say(`Ready: http://localhost:${server.address().port}`)),
});
