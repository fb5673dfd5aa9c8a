// Answers Microsoft Graph ought not to give: each is told as what it lacks, and nothing of what stood there is repeated.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createGraph, realWaiting, type Graph } from "../../../src/adapters/graph/create-graph";
import { sampleTenant } from "../../../src/sandbox/sample-firm";

const site = "firm.example:/sites/countersign";
const row = {
  id: "3",
  eTag: '"3,1"',
  createdDateTime: "2026-11-01T08:00:00Z",
  lastModifiedDateTime: "2026-11-01T08:00:00Z",
  fields: { MatterNumber: "2026-0142", Title: "Rivera v. Pacific" },
};

let server: Server;
let base: string;
let graph: Graph;
/** What the list of matters answers, and everything that was asked for. */
let answer: unknown;
let asked: string[];
beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    const path = request.url ?? "";
    asked.push(path);
    const body = path.includes("/items")
      ? answer
      : path.includes("/lists")
        ? { value: [{ id: "list-1", name: "CountersignMatters" }] }
        : { id: sampleTenant };
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  base = `http://localhost:${(server.address() as AddressInfo).port}/v1.0`;
  graph = createGraph({ graphBase: base, site }, async () => "token", realWaiting);
});
afterEach(() => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});

const listed = async (given: unknown): Promise<unknown> => {
  answer = given;
  return graph.matters.list().catch((error: unknown) => String(error));
};

test("a row nobody is named in is read, and one an application made", async () => {
  for (const createdBy of [undefined, null, { application: { displayName: "SharePoint App" } }, { user: null }])
    expect(await listed({ value: [{ ...row, createdBy, lastModifiedBy: createdBy }] })).toMatchObject([
      { number: "2026-0142", title: "Rivera v. Pacific" },
    ]);
});
test.each([
  ["no list of rows", { value: row }, "value"],
  ["a list that holds what is no row", { value: [row, "Rivera v. Pacific"] }, "value.1"],
  ["a row without columns", { value: [{ ...row, fields: ["Rivera v. Pacific"] }] }, "fields"],
  ["a row without its version", { value: [{ ...row, eTag: 7 }] }, "eTag"],
  ["a next page that is no address", { value: [row], "@odata.nextLink": ["Rivera v. Pacific"] }, "@odata.nextLink"],
])("%s is a fault that names what is lacking and none of the matter's words", async (_, given, lacking) => {
  expect(await listed(given)).toBe(`GraphFault: Microsoft Graph's answer lacks ${lacking}.`);
});
test("a next page elsewhere is not asked for, so that the token goes nowhere else", async () => {
  const elsewhere = `${base.replace("/v1.0", "")}/elsewhere`;
  expect(await listed({ value: [row], "@odata.nextLink": elsewhere })).toBe(
    "GraphFault: Microsoft Graph's next page lies elsewhere.",
  );
  expect(asked.filter((path) => path.startsWith("/elsewhere"))).toEqual([]);
});
