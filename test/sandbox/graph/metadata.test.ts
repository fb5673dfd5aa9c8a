import { startSandboxGraph, tokenFor, type SandboxGraph } from "../../support/graph-on-sandbox";
import { graphMetadata, memberType, misfits } from "../../support/graph-metadata";
import { anaReyes, riveraMatterId } from "../../../src/sandbox/sample-firm";
import type { DraftId, MatterId, PersonId } from "../../../src/domain/ids";

const metadata = graphMetadata();
const given = metadata === undefined ? test.skip : test;
if (metadata === undefined) console.warn("Graph's metadata is not beside this checkout: these checks are skipped.");

/** Walks a path through the metadata: what type answers it; throws the segment Graph does not have. */
const typeOfPath = (path: string): string => {
  if (metadata === undefined) return "unknown";
  const [root = "", ...rest] = path
    .replace(/^\/sites\/[^/]+:\/sites\/[^/]+/, "/sites/x")
    .replace(/:\/[^:]*(?::|$)/, "")
    .split("/")
    .slice(1);
  const roots: Readonly<Record<string, string>> = {
    me: "microsoft.graph.user",
    sites: "Collection(graph.site)",
    drives: "Collection(graph.drive)",
    shares: "Collection(graph.sharedDriveItem)",
  };
  let type = roots[root];
  if (type === undefined) throw new Error(`Graph has no ${root}`);
  for (const segment of rest) {
    if (type === "unknown" || type === "Edm.Stream") return type;
    if (type.startsWith("Collection(")) {
      type = type.slice("Collection(".length, -1);
      continue;
    }
    const next = memberType(metadata, type, segment, "either");
    if (next === undefined) throw new Error(`${type} has no ${segment}`);
    type = next;
  }
  return type;
};

const day = async (sandbox: SandboxGraph): Promise<void> => {
  const graph = sandbox.as(anaReyes);
  await graph.me();
  await graph.matters.readFacts(riveraMatterId as MatterId);
  await graph.templates.list();
  const upload = await graph.drafts.upload(
    riveraMatterId as MatterId,
    "Drafts",
    "Draft 1.docx",
    new Uint8Array([1, 2, 3]),
  );
  if (upload.kind !== "stored") throw new Error("not stored");
  await graph.drafts.download(upload.file.driveItemId);
  await graph.drafts.locate(upload.file.webUrl);
  const row = await graph.drafts.addRow({
    draftId: "01JDRAFT" as DraftId,
    matterId: riveraMatterId as MatterId,
    title: "Complaint",
    state: "drafting",
    driveItemId: upload.file.driveItemId,
    webUrl: upload.file.webUrl,
    author: anaReyes.oid as PersonId,
    authorName: anaReyes.name,
    round: 1,
  });
  await graph.drafts.changeRow(row, { state: "in-review" });
};

describe("held to Microsoft's own description of Graph", () => {
  let sandbox: SandboxGraph;
  beforeEach(async () => {
    sandbox = await startSandboxGraph();
  });
  afterEach(() => sandbox.close());

  given("every request the product makes is one Graph has: its path, what it selects and what it expands", async () => {
    await day(sandbox);
    if (metadata === undefined) return;
    const checked = new Set<string>();
    for (const { url } of sandbox.requests.filter((request) => request.url.startsWith("/graph/v1.0/"))) {
      const { pathname, searchParams } = new URL(url, sandbox.origin);
      const type = typeOfPath(decodeURIComponent(pathname.slice("/graph/v1.0".length)));
      const element = type.replace(/^Collection\((.*)\)$/, "$1");
      for (const name of (searchParams.get("$select") ?? "")
        .split(",")
        .filter((part) => part !== "" && !part.startsWith("@"))) {
        if (memberType(metadata, element, name, "property") === undefined)
          throw new Error(`${element} has no ${name} to select`);
        checked.add(`${element} $select ${name}`);
      }
      for (const name of (searchParams.get("$expand") ?? "")
        .split(/,(?![^(]*\))/)
        .filter((part) => part !== "")
        .map((part) => part.replace(/\(.*/, ""))) {
        if (memberType(metadata, element, name, "navigation") === undefined)
          throw new Error(`${element} has no ${name} to expand`);
        checked.add(`${element} $expand ${name}`);
      }
    }
    expect(checked.size).toBeGreaterThan(10);
  });

  given("what the sandbox answers has no property Graph does not have, and each of its type", async () => {
    await day(sandbox);
    if (metadata === undefined) return;
    let bodies = 0;
    const seen = new Set<string>();
    for (const { method, url } of sandbox.requests.filter(
      (request) => request.method === "GET" && request.url.startsWith("/graph/v1.0/"),
    )) {
      const response = await fetch(`${sandbox.origin}${url}`, {
        method,
        headers: { authorization: `Bearer ${tokenFor(anaReyes)}` },
      });
      const body = (await response.json()) as Readonly<Record<string, unknown>>;
      // A search for a folder that was not there yet finds it now.
      if (!response.ok) continue;
      const type = typeOfPath(decodeURIComponent(new URL(url, sandbox.origin).pathname.slice("/graph/v1.0".length)));
      expect(misfits(metadata, type, type.startsWith("Collection(") ? body["value"] : body)).toEqual([]);
      bodies += 1;
      seen.add(type);
    }
    expect(bodies).toBeGreaterThan(15);
    expect(seen.size).toBeGreaterThan(6);
  });

  given("a property Graph does not have would be noticed", () => {
    if (metadata === undefined) return;
    expect(
      misfits(metadata, "graph.listItem", {
        id: "1",
        parentReference: { id: "x", shoeSize: 44 },
        fields: { Anything: 1 },
        colour: "red",
      }),
    ).toEqual([
      "$.parentReference.shoeSize: graph.itemReference has no such property",
      "$.colour: graph.listItem has no such property",
    ]);
    expect(() => typeOfPath("/sites/a,b,c/lists/x/rows")).toThrow("has no rows");
  });
});
