// What the page that stands in for Word may ask of the sandbox, and no other page may.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createFaults, createFaultsHandler } from "../../src/sandbox/graph/faults";
import { wordRoutes } from "../../src/sandbox/word-page";

const faults = createFaults();
let resets = 0;
const routes = wordRoutes({
  surface: __dirname,
  built: __dirname,
  faults: createFaultsHandler(faults),
  reset: () => {
    resets += 1;
    return Promise.resolve();
  },
  setting: { graphBase: "https://localhost:3001/graph/v1.0", viewer: "/sites/countersign/_layouts/15/Doc.aspx" },
});
const server = createServer((request, response) => {
  const route = routes.find(({ path }) => path === request.url);
  void route?.handle(request, response);
});
let origin = "";
beforeAll(async () => {
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const press = async (path: string, headers: Readonly<Record<string, string>>): Promise<number> =>
  (await fetch(`${origin}${path}`, { method: "POST", headers, body: JSON.stringify({ kind: "down" }) })).status;

test.each([
  ["another site", { origin: "https://evil.example" }],
  ["Graph's own port", { origin: "https://localhost:3001", "sec-fetch-site": "same-site" }],
  ["a frame without an origin", { origin: "null" }],
])("a page of %s can neither begin the sandbox afresh nor make it misbehave", async (_who, headers) => {
  expect(await press("/sandbox/reset", headers)).toBe(403);
  expect(await press("/sandbox/faults", headers)).toBe(403);
  expect([resets, faults.list()]).toEqual([0, []]);
});

test("the page itself, and whoever sits at the machine's terminal, can", async () => {
  expect(await press("/sandbox/reset", {})).toBe(204);
  expect(
    await press("/sandbox/reset", { origin: origin.replace("http:", "https:"), "sec-fetch-site": "same-origin" }),
  ).toBe(204);
  expect(await press("/sandbox/faults", {})).toBe(200);
});
