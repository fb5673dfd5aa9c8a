// What the sandbox serves as it lies: kept by a browser only as long as it is still so.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serveFolder } from "../../src/sandbox/static-files";

let folder: string;
let server: Server;
let origin: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "static-files-"));
  const handle = serveFolder({ folder, prefix: "/" });
  server = createServer((request, response) => {
    void handle(request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
  rmSync(folder, { recursive: true, force: true });
});

test("a file the browser has already is not sent again while it is the same, and is sent as soon as it is another", async () => {
  writeFileSync(join(folder, "word.js"), "first();");
  const first = await fetch(`${origin}/word.js`);
  expect([first.status, first.headers.get("cache-control"), await first.text()]).toEqual([200, "no-cache", "first();"]);
  const asked = { headers: { "if-none-match": first.headers.get("etag") ?? "" } };
  const again = await fetch(`${origin}/word.js`, asked);
  expect([again.status, await again.text()]).toEqual([304, ""]);
  writeFileSync(join(folder, "word.js"), "second();");
  const changed = await fetch(`${origin}/word.js`, asked);
  expect([changed.status, await changed.text()]).toEqual([200, "second();"]);
});

test("nothing outside the folder is served, however it is asked for", async () => {
  for (const path of ["/..%2f..%2fetc%2fpasswd", "/%2e%2e/%2e%2e/etc/passwd", "/missing.js"])
    expect((await fetch(`${origin}${path}`)).status).toBe(404);
});
