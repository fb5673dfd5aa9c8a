import type { DraftId, MatterId, PersonId } from "../../../src/domain/ids";
import { anaReyes, mOkoye, riveraMatterId } from "../../../src/sandbox/sample-firm";
import { sampleLists } from "../../../src/sandbox/sample-lists";
import { startSandboxGraph, type SandboxGraph } from "../../support/graph-on-sandbox";

const rivera = riveraMatterId as MatterId;

/** Everything the product asks of Graph, once. */
const wholeDay = async (sandbox: SandboxGraph): Promise<void> => {
  const [ana, okoye] = [sandbox.as(anaReyes), sandbox.as(mOkoye)];
  await ana.me();
  const [matter] = await ana.matters.list();
  await ana.matters.read(rivera);
  const { addresses } = await ana.matters.readFacts(rivera);
  const address = addresses["client.address"];
  if (address === undefined || matter === undefined) throw new Error("the sample firm has changed");
  await ana.matters.correctFact(address, "914 Waterloo Street, Los Angeles", "Client's e-mail");
  const added = await ana.matters.add({ number: "2026-0190", title: "Estate of Lindqvist" });
  const client = (await ana.matters.readFacts(added.id)).addresses["client.name"];
  if (client !== undefined) await ana.matters.correctFact(client, "Nora Lindqvist", "Call");
  const [template] = await ana.templates.list();
  await ana.templates.fetch(template?.id ?? "");
  const upload = await ana.drafts.upload(rivera, "Drafts", "Draft 1.docx", new Uint8Array([1, 2, 3]));
  if (upload.kind !== "stored") throw new Error("not stored");
  await ana.drafts.download(upload.file.driveItemId);
  await ana.drafts.locate(upload.file.webUrl);
  await ana.drafts.find(rivera, "Drafts", "Draft 1.docx");
  const row = await ana.drafts.addRow({
    draftId: "01JDRAFT" as DraftId,
    matterId: rivera,
    title: "Complaint for Elena Rivera",
    state: "drafting",
    driveItemId: upload.file.driveItemId,
    webUrl: upload.file.webUrl,
    author: anaReyes.oid as PersonId,
    authorName: anaReyes.name,
    round: 1,
  });
  await ana.drafts.changeRow(row, { state: "in-review" });
  await ana.drafts.listOpen();
  await ana.drafts.findRow("01JDRAFT" as DraftId);
  await ana.roster.read();
  await okoye.reviews.append("q:1", "01JDRAFT" as DraftId, {
    version: 1,
    tenant: "t",
    matter: rivera,
    draft: "01JDRAFT" as DraftId,
    kind: "question",
    id: "1",
    text: "Is Harborview a corporation?",
    raisedBy: "person",
  });
  await okoye.signOffs.listForMatter(rivera);
};

describe("addresses of requests", () => {
  test("no client's words stand in them: no name, address, note or title of the firm's lists", async () => {
    const sandbox = await startSandboxGraph();
    try {
      await wholeDay(sandbox);
      // Proper names: what would tell a stranger who the client is. Codes the firm itself uses as keys are not client's words.
      const keys = ["PersonKind", "CourtProfile", "TimeZone", "SourceNotes", "Stage"];
      const names = Object.entries(sampleLists)
        .filter(([list]) => list !== "Attorneys" && list !== "Assignments")
        .flatMap(([, rows]) => rows.flatMap(({ fields }) => Object.entries(fields)))
        .filter(([column]) => !keys.includes(column))
        .flatMap(([, value]) => String(value).split(/[^\p{L}]+/u))
        .filter((word) => /^\p{Lu}\p{Ll}{5,}$/u.test(word))
        .concat(["Waterloo", "Lindqvist", "Elena", "Rivera", "Nora"]);
      const addresses = sandbox.requests
        .map(({ url }) => decodeURIComponent(url))
        .filter((url) => !url.includes("/shares/"));
      expect(addresses.length).toBeGreaterThan(40);
      expect(new Set(names).size).toBeGreaterThan(100);
      // A list's own name may be a word of some document too; it stands in no path once its id is known.
      for (const url of addresses)
        for (const word of new Set(names))
          if (new RegExp(`\\b${word}`, "i").test(url)) throw new Error(`"${word}" stands in an address`);
    } finally {
      await sandbox.close();
    }
  });

  test("every request names itself, so that Microsoft can find it, and goes to Graph's own address", async () => {
    const sandbox = await startSandboxGraph();
    try {
      await wholeDay(sandbox);
      const toGraph = sandbox.requests.filter(({ url }) => !url.includes("/download/"));
      expect(toGraph.every(({ url }) => url.startsWith("/graph/v1.0/"))).toBe(true);
      expect(new Set(toGraph.map(({ headers }) => headers["client-request-id"])).size).toBe(toGraph.length);
    } finally {
      await sandbox.close();
    }
  });

  test("the site and the ids of its lists are asked for once", async () => {
    const sandbox = await startSandboxGraph();
    try {
      const graph = sandbox.as(anaReyes);
      await Promise.all([graph.matters.list(), graph.roster.read(), graph.templates.list()]);
      await graph.matters.readFacts(rivera);
      expect(sandbox.requests.filter(({ url }) => /\/sites\/localhost:\//.test(url))).toHaveLength(1);
      expect(sandbox.requests.filter(({ url }) => /\/lists\?/.test(url))).toHaveLength(1);
    } finally {
      await sandbox.close();
    }
  });
});
