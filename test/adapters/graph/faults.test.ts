import type { ContentHash, DraftId, MatterId, PersonId } from "../../../src/domain/ids";
import type { ReviewRecord } from "../../../src/domain/review/sitting";
import type { FaultRequest } from "../../../src/sandbox/graph/faults";
import { anaReyes, joelSantos, mOkoye, riveraMatterId, sampleTenant } from "../../../src/sandbox/sample-firm";
import { readContent } from "../../../src/docx/canonical/read-content";
import { sentenceForFault } from "../../../src/app/words/sentences";
import { isOutOfReach } from "../../../src/app/ports/faults";
import { docx, p } from "../../support/docx-builder";
import { startSandboxGraph, tokenFor, type SandboxGraph } from "../../support/graph-on-sandbox";

const rivera = riveraMatterId as MatterId;
const draft = "01J0DRAFT" as DraftId;
const question = (text: string): ReviewRecord => ({
  version: 1,
  tenant: sampleTenant,
  matter: rivera,
  draft,
  kind: "question",
  id: "q",
  text,
  raisedBy: "person",
});
const rowFor = (draftId: string) => ({
  draftId: draftId as DraftId,
  matterId: rivera,
  title: "Complaint",
  state: "drafting" as const,
  driveItemId: "01X",
  webUrl: "https://firm.example/?document=01X",
  author: anaReyes.oid as PersonId,
  authorName: anaReyes.name,
  round: 1,
});

let sandbox: SandboxGraph;
beforeEach(async () => {
  sandbox = await startSandboxGraph();
});
afterEach(() => sandbox.close());

const rowsIn = (list: string): number =>
  sandbox.site.lists.find(({ schema }) => schema.name === list)?.items.size ?? -1;
const filesIn = (): readonly string[] =>
  [...(sandbox.site.lists.find(({ schema }) => schema.name === "MatterDocuments")?.drive?.items.values() ?? [])]
    .filter(({ folder }) => !folder)
    .map(({ name }) => name);
const posts = (): number => sandbox.requests.filter(({ method }) => method === "POST").length;
const ON_REVIEWS = "lists/Reviews/items";

describe("a party, whatever happens on the way", () => {
  const party = { group: "parties", values: { name: "Pacific Cold Storage, LLC" }, note: "Certificate" } as const;
  test.each<FaultRequest>([
    { kind: "dropped", when: "after", count: 1, method: "POST", path: "lists/Parties/items" },
    { kind: "unavailable", when: "after", count: 1, method: "POST", path: "lists/Parties/items" },
  ])("the answer is lost after the server has written (%j): it is found, and is there once", async (fault) => {
    const before = rowsIn("Parties");
    sandbox.faults.arm(fault);
    expect(await sandbox.as(anaReyes).matters.addRow(rivera, party)).toMatchObject({ kind: "added" });
    expect(rowsIn("Parties")).toBe(before + 1);
  });

  test("the connection drops before anything is written: the fault is shown, and trying again adds it once", async () => {
    const { matters } = sandbox.as(anaReyes);
    const before = rowsIn("Parties");
    sandbox.faults.arm({ kind: "dropped", count: 1, method: "POST", path: "lists/Parties/items" });
    await expect(matters.addRow(rivera, party)).rejects.toMatchObject({ code: "network" });
    expect(rowsIn("Parties")).toBe(before);
    expect(await matters.addRow(rivera, party)).toMatchObject({ kind: "added" });
    expect(rowsIn("Parties")).toBe(before + 1);
  });
});

describe("one record, whatever happens on the way", () => {
  const lost: readonly (readonly [string, FaultRequest])[] = [
    [
      "the connection drops after the server has written",
      { kind: "dropped", when: "after", count: 1, method: "POST", path: ON_REVIEWS },
    ],
    [
      "a gateway gives up after the server has written",
      { kind: "timeout", when: "after", count: 1, method: "POST", path: ON_REVIEWS },
    ],
    [
      "the server answers 503 after it has written",
      { kind: "unavailable", when: "after", count: 1, method: "POST", path: ON_REVIEWS },
    ],
    [
      "the server asks to wait (429) and is asked again",
      { kind: "throttled", retryAfter: 7, count: 1, method: "POST", path: ON_REVIEWS },
    ],
    ["the token has expired", { kind: "token-expired", count: 1, method: "POST", path: ON_REVIEWS }],
    ["the provider wants a stronger sign-in", { kind: "claims-challenge", count: 1, method: "POST", path: ON_REVIEWS }],
    ["reading it back is throttled", { kind: "throttled", count: 1, method: "GET", path: "lists/Reviews/items/" }],
    [
      "reading it back meets a dropped connection",
      { kind: "dropped", count: 1, method: "GET", path: "lists/Reviews/items/" },
    ],
  ];
  test.each(lost)("%s: it is recorded once", async (_what, fault) => {
    const { reviews } = sandbox.as(anaReyes);
    await reviews.listForDraft(draft);
    sandbox.faults.arm(fault);
    expect(await reviews.append("q:1", draft, question("Once"))).toMatchObject({
      kind: "recorded",
      row: { createdById: anaReyes.oid },
    });
    expect(rowsIn("Reviews")).toBe(1);
    expect(sandbox.faults.list()).toEqual([]);
  });

  test("the connection drops before anything is written: it is not recorded, and the POST is not repeated", async () => {
    const { reviews } = sandbox.as(anaReyes);
    await reviews.listForDraft(draft);
    sandbox.faults.arm({ kind: "dropped", count: 1, method: "POST" });
    expect(await reviews.append("q:1", draft, question("Lost"))).toEqual({ kind: "unknown", reason: "network" });
    expect(posts()).toBe(1);
    expect(rowsIn("Reviews")).toBe(0);
    expect(await reviews.append("q:1", draft, question("Lost"))).toMatchObject({ kind: "recorded" });
    expect(rowsIn("Reviews")).toBe(1);
  });

  test("written, but Graph goes down before it can be read back: nothing counts until it has been read back, and trying again adopts it", async () => {
    const { reviews } = sandbox.as(anaReyes);
    await reviews.listForDraft(draft);
    sandbox.faults.arm({ kind: "down", method: "GET" });
    expect(await reviews.append("q:1", draft, question("Later"))).toEqual({ kind: "unknown", reason: "network" });
    sandbox.faults.clear();
    expect(rowsIn("Reviews")).toBe(1);
    expect(await reviews.append("q:1", draft, question("Later"))).toMatchObject({ kind: "recorded" });
    expect(rowsIn("Reviews")).toBe(1);
  });

  test("when nobody can say, the row is looked for three times with a pause before each", async () => {
    const { reviews } = sandbox.as(anaReyes);
    await reviews.listForDraft(draft);
    sandbox.waits.length = 0;
    sandbox.faults.arm({ kind: "timeout", count: 1, method: "POST" });
    await reviews.append("q:1", draft, question("?"));
    expect(sandbox.waits).toEqual([1500, 1500, 1500]);
    expect(sandbox.requests.filter(({ method, url }) => method === "GET" && url.includes("filter")).length).toBe(1 + 3);
  });

  test("however long Graph asks to wait, it is waited, and then the work goes on", async () => {
    const graph = sandbox.as(anaReyes);
    await graph.reviews.listForDraft(draft);
    sandbox.faults.arm({ kind: "throttled", count: 1, retryAfter: 315, method: "GET" });
    expect(await graph.reviews.listForDraft(draft)).toEqual([]);
    expect(sandbox.waits).toEqual([315_000]);
    sandbox.faults.arm({ kind: "throttled", count: 2, retryAfter: 120, method: "POST" });
    expect(await graph.reviews.append("q:1", draft, question("Once"))).toMatchObject({ kind: "recorded" });
    expect(sandbox.waits).toEqual([315_000, 120_000, 120_000]);
    expect(rowsIn("Reviews")).toBe(1);
  });

  test("while it waits nothing else is asked, and whoever waits is told until when", async () => {
    const graph = sandbox.as(anaReyes);
    await graph.me();
    const told: (number | undefined)[] = [];
    graph.busy.watch((until) => {
      told.push(until);
    });
    let [others, asked] = [Promise.resolve<unknown>(undefined), 0];
    sandbox.faults.arm({ kind: "throttled", count: 1, retryAfter: 60 });
    sandbox.whileWaiting = async () => {
      asked = sandbox.requests.length;
      others = graph.roster.read();
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
      expect(sandbox.requests).toHaveLength(asked);
    };
    await graph.me();
    await others;
    expect(told[0]).toBeUndefined();
    expect(told).toContain(Date.parse("2026-11-22T10:01:00Z"));
    expect(told.at(-1)).toBeUndefined();
  });

  test("who stops waiting is told that Microsoft 365 is busy, which is not that it is down; the next thing asked waits again", async () => {
    const graph = sandbox.as(anaReyes);
    await graph.me();
    const never = new Promise<void>(() => undefined);
    sandbox.whileWaiting = () => never;
    sandbox.faults.arm({ kind: "throttled", count: 1, retryAfter: 600 });
    const asking = graph.me();
    const waiting = new Promise<void>((resolve) => {
      graph.busy.watch((until) => {
        if (until !== undefined) resolve();
      });
    });
    await waiting;
    graph.busy.stop();
    const fault: unknown = await asking.catch((error: unknown) => error);
    expect(fault).toMatchObject({ fault: "graph", code: "throttled", retryAfter: 600 });
    expect(isOutOfReach(fault)).toBe(false);
    expect(graph.serverTime.read().from).toBe("graph");
    const asked = sandbox.requests.length;
    const again = graph.me().catch((error: unknown) => error);
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    expect(sandbox.requests).toHaveLength(asked);
    graph.busy.stop();
    expect(await again).toMatchObject({ code: "throttled" });
  });
});

describe("the sign-in runs out while people work", () => {
  test("an expired token is renewed once, then the request goes on", async () => {
    const asked: unknown[] = [];
    const graph = sandbox.as(anaReyes, (options) => {
      asked.push(options);
      return Promise.resolve(tokenFor(anaReyes));
    });
    sandbox.faults.arm({ kind: "token-expired", count: 1 });
    expect(await graph.me()).toMatchObject({ oid: anaReyes.oid });
    expect(asked).toEqual([undefined, { forceRefresh: true }]);
  });

  test("a token that stays expired ends as a fault, not in a circle", async () => {
    let asked = 0;
    const graph = sandbox.as(anaReyes, () => {
      asked += 1;
      return Promise.resolve("not a token");
    });
    await expect(graph.me()).rejects.toMatchObject({ code: "unauthenticated", status: 401 });
    expect(asked).toBe(2);
  });

  test("a claims challenge is handed on decoded, once", async () => {
    const asked: { readonly claims?: string }[] = [];
    const graph = sandbox.as(anaReyes, (options) => {
      asked.push(options ?? {});
      return Promise.resolve(tokenFor(anaReyes));
    });
    sandbox.faults.arm({ kind: "claims-challenge", count: 1 });
    await graph.me();
    expect(JSON.parse(asked[1]?.claims ?? "null")).toMatchObject({ access_token: { nbf: { essential: true } } });
  });
});

describe("a fact or a draft's state changes while the line is bad", () => {
  test("a correction whose answer was lost is found to be written, not written again", async () => {
    const { matters } = sandbox.as(anaReyes);
    const address = (await matters.readFacts(rivera)).addresses["client.address"];
    if (address === undefined) throw new Error("no address");
    sandbox.faults.arm({ kind: "dropped", when: "after", count: 1, method: "PATCH" });
    expect(await matters.correctFact(address, "914 Waterloo Street", "e-mail")).toMatchObject({
      kind: "written",
      source: { changedBy: "Ana Reyes" },
    });
    expect(sandbox.requests.filter(({ method }) => method === "PATCH")).toHaveLength(1);
  });

  test("a due time SharePoint keeps without its milliseconds is found to be our own change, not somebody else's", async () => {
    const { drafts } = sandbox.as(anaReyes);
    const row = await drafts.addRow(rowFor("D1"));
    sandbox.faults.arm({ kind: "dropped", when: "after", count: 1, method: "PATCH" });
    expect(await drafts.changeRow(row, { due: "2026-11-24T05:00:00.000Z" })).toMatchObject({
      kind: "changed",
      row: { due: "2026-11-24T05:00:00Z" },
    });
  });

  test("a correction that never arrived is sent once more, still only over the row that was read", async () => {
    const { matters } = sandbox.as(anaReyes);
    const address = (await matters.readFacts(rivera)).addresses["client.address"];
    if (address === undefined) throw new Error("no address");
    sandbox.faults.arm({ kind: "dropped", count: 1, method: "PATCH" });
    expect(await matters.correctFact(address, "914 Waterloo Street", "e-mail")).toMatchObject({ kind: "written" });
    const patches = sandbox.requests.filter(({ method }) => method === "PATCH");
    expect(patches).toHaveLength(2);
    expect(patches.every(({ headers }) => headers["if-match"] === address.eTag)).toBe(true);
  });

  test("a correction that crossed another's is a conflict, and the other's stands", async () => {
    const ana = sandbox.as(anaReyes).matters;
    const address = (await ana.readFacts(rivera)).addresses["client.phone"];
    if (address === undefined) throw new Error("no address");
    sandbox.faults.arm({ kind: "dropped", count: 1, method: "PATCH" });
    sandbox.whileWaiting = async () => {
      await sandbox.as(joelSantos).matters.correctFact(address, "(323) 555-0119", "call");
    };
    expect(await ana.correctFact(address, "(323) 555-0100", "intake")).toEqual({ kind: "conflict" });
    expect((await ana.readFacts(rivera)).facts["client"]).toMatchObject({ phone: "(323) 555-0119" });
  });

  test("a 412 on a draft's row is told as a conflict", async () => {
    const { drafts } = sandbox.as(anaReyes);
    const row = await drafts.addRow(rowFor("D1"));
    sandbox.faults.arm({ kind: "changed-meanwhile", count: 1, method: "PATCH" });
    expect(await drafts.changeRow(row, { state: "in-review" })).toEqual({ kind: "conflict" });
  });

  test("a draft's row whose answer was lost is adopted, and there is one", async () => {
    const { drafts } = sandbox.as(anaReyes);
    await drafts.listOpen();
    sandbox.faults.arm({ kind: "dropped", when: "after", count: 1, method: "POST", path: "lists/Drafts/items" });
    expect(await drafts.addRow(rowFor("D1"))).toMatchObject({ draftId: "D1" });
    expect(rowsIn("Drafts")).toBe(1);
  });
});

describe("files over a bad line", () => {
  const bytes = new TextEncoder().encode("the whole document");

  test.each([
    ["the connection drops after the file was stored", { kind: "dropped", when: "after", count: 1, method: "PUT" }],
    ["the connection drops before the file was stored", { kind: "dropped", count: 1, method: "PUT" }],
    ["the server asks to wait", { kind: "throttled", count: 1, method: "PUT" }],
    ["the folder's making goes unanswered", { kind: "dropped", when: "after", count: 1, method: "POST" }],
    ["the token has expired", { kind: "token-expired", count: 1, method: "PUT" }],
  ] as const)("%s: there is one file, whole", async (_what, fault) => {
    const { drafts } = sandbox.as(anaReyes);
    sandbox.faults.arm(fault);
    const upload = await drafts.upload(rivera, "Drafts", "Complaint.docx", bytes);
    if (upload.kind !== "stored") throw new Error("not stored");
    expect(filesIn()).toEqual(["Complaint.docx"]);
    expect(await drafts.download(upload.file.driveItemId)).toEqual(bytes);
    expect(sandbox.faults.list()).toEqual([]);
  });

  test("a file of the same name that someone else put there meanwhile is not taken for ours", async () => {
    const ana = sandbox.as(anaReyes).drafts;
    await sandbox
      .as(joelSantos)
      .drafts.upload(rivera, "Drafts", "Complaint.docx", new TextEncoder().encode("another document"));
    sandbox.faults.arm({ kind: "dropped", count: 1, method: "PUT" });
    expect(await ana.upload(rivera, "Drafts", "Complaint.docx", bytes)).toEqual({ kind: "name-taken" });
  });

  test("a download that breaks off is begun again, and never without the whole file", async () => {
    const { drafts } = sandbox.as(anaReyes);
    const upload = await drafts.upload(rivera, "Drafts", "Complaint.docx", bytes);
    if (upload.kind !== "stored") throw new Error("not stored");
    sandbox.faults.arm({ kind: "dropped", count: 1, path: "/download/" });
    expect(await drafts.download(upload.file.driveItemId)).toEqual(bytes);
    sandbox.faults.arm({ kind: "dropped", path: "/download/" });
    await expect(drafts.download(upload.file.driveItemId)).rejects.toMatchObject({ code: "network" });
  });

  test("where the stated size lags behind, the file counts only when it comes twice the same", async () => {
    const { drafts } = sandbox.as(anaReyes);
    const upload = await drafts.upload(rivera, "Drafts", "Complaint.docx", bytes);
    if (upload.kind !== "stored") throw new Error("not stored");
    const items = sandbox.site.lists.find(({ schema }) => schema.name === "MatterDocuments")?.drive?.items;
    const item = items?.get(upload.file.driveItemId);
    if (items === undefined || item === undefined) throw new Error("not there");
    const stateSize = (content: Uint8Array, size: number): void => {
      items.set(item.id, {
        ...item,
        versions: item.versions.map((version) => ({ ...version, content: sandbox.site.putBytes(content), size })),
      });
    };
    stateSize(bytes, 12_345);
    expect(await drafts.download(item.id)).toEqual(bytes);
    sandbox.whileWaiting = () => {
      stateSize(bytes.slice(0, 5), 12_345);
      return Promise.resolve();
    };
    await expect(drafts.download(item.id)).rejects.toMatchObject({ code: "incomplete-download" });
  });

  test("a Word file whose answer was lost is found to be stored, though SharePoint has rewritten it since", async () => {
    const letter = docx({ body: p("Dear counsel: we write.") });
    const { drafts } = sandbox.as(anaReyes);
    sandbox.faults.arm({ kind: "dropped", when: "after", count: 1, method: "PUT" });
    const upload = await drafts.upload(rivera, "Drafts", "Letter.docx", letter);
    if (upload.kind !== "stored") throw new Error("not stored");
    expect(await drafts.download(upload.file.driveItemId)).not.toEqual(letter);
    sandbox.faults.arm({ kind: "dropped", when: "after", count: 1, method: "PUT" });
    const other = docx({ body: p("Dear counsel: we do not write.") });
    expect(await drafts.upload(rivera, "Drafts", "Letter.docx", other)).toEqual({ kind: "name-taken" });
  });

  test("the file's address goes out without the token", async () => {
    const { drafts } = sandbox.as(anaReyes);
    const upload = await drafts.upload(rivera, "Drafts", "Complaint.docx", bytes);
    if (upload.kind !== "stored") throw new Error("not stored");
    await drafts.download(upload.file.driveItemId);
    const downloads = sandbox.requests.filter(({ url }) => url.includes("/download/"));
    expect(downloads).toHaveLength(1);
    expect(downloads[0]?.headers["authorization"]).toBeUndefined();
  });

  test("a file that a policy keeps from being downloaded is refused by that name, and not asked for again", async () => {
    const { drafts } = sandbox.as(anaReyes);
    const upload = await drafts.upload(rivera, "Drafts", "Complaint.docx", bytes);
    if (upload.kind !== "stored") throw new Error("not stored");
    sandbox.faults.arm({ kind: "downloads-refused" });
    const asked = sandbox.requests.length;
    await expect(drafts.download(upload.file.driveItemId)).rejects.toMatchObject({ code: "download-refused" });
    expect(sandbox.requests.length).toBe(asked + 1);
  });

  test("a file that a label encrypts is refused as encrypted, and the sentence says what to do", async () => {
    const { drafts } = sandbox.as(anaReyes);
    const upload = await drafts.upload(rivera, "Drafts", "Letter.docx", docx({ body: p("Dear counsel.") }));
    if (upload.kind !== "stored") throw new Error("not stored");
    sandbox.faults.arm({ kind: "files-encrypted" });
    const fault: unknown = await drafts
      .download(upload.file.driveItemId)
      .then((file) => readContent(file))
      .catch((error: unknown) => error);
    expect(fault).toMatchObject({ fault: "docx", code: "encrypted" });
    expect(sentenceForFault(fault)).toMatch(/sensitivity label.*ask firm IT/);
  });

  test("a row whose author's account is deleted is read without an author, and its time stands", async () => {
    const { reviews } = sandbox.as(mOkoye);
    const asked = await reviews.append("q:gone", draft, {
      version: 1,
      tenant: "t",
      matter: rivera,
      draft,
      kind: "question",
      id: "1",
      text: "Is Harborview a corporation?",
      raisedBy: "person",
    });
    if (asked.kind !== "recorded") throw new Error("not recorded");
    sandbox.faults.arm({ kind: "account-deleted", person: mOkoye.oid });
    const row = await reviews.readById(asked.row.itemId);
    expect([row.createdById, row.createdByName, row.createdAt]).toEqual([
      undefined,
      "M. Okoye",
      "2026-11-22T10:00:00Z",
    ]);
  });

  test("a file that is open elsewhere is a fault that says so", async () => {
    sandbox.faults.arm({ kind: "locked", method: "PUT" });
    await expect(sandbox.as(anaReyes).drafts.upload(rivera, "Drafts", "Complaint.docx", bytes)).rejects.toMatchObject({
      code: "locked",
      status: 423,
    });
  });
});

describe("SharePoint takes a file only from those who may also edit there", () => {
  test("an attorney who may add to Finals is refused and nothing lies there; drafts go on as before", async () => {
    const bytes = new Uint8Array([80, 75, 3, 4]);
    sandbox.faults.arm({ kind: "upload-needs-edit" });
    const { drafts } = sandbox.as(mOkoye);
    await expect(drafts.upload(rivera, "Finals", "Complaint.docx", bytes)).rejects.toMatchObject({ code: "forbidden" });
    expect(await drafts.find(rivera, "Finals", "Complaint.docx")).toBeUndefined();
    expect((await drafts.upload(rivera, "Drafts", "Complaint.docx", bytes)).kind).toBe("stored");
  });
});

describe("Graph is down", () => {
  test("every reading is a fault, never an empty answer", async () => {
    sandbox.faults.arm({ kind: "down" });
    const graph = sandbox.as(mOkoye);
    const readings: readonly (() => Promise<unknown>)[] = [
      () => graph.matters.list(),
      () => graph.roster.read(),
      () => graph.templates.list(),
      () => graph.drafts.listOpen(),
      () => graph.signOffs.listForDraft(draft),
      () => graph.reviews.listForDraft(draft),
      () => graph.signOffs.listForContent("aa".repeat(32) as ContentHash),
      () => graph.drafts.locate("https://localhost/sites/countersign/CountersignMatterDocuments/A.docx"),
      () => graph.drafts.findRow(draft),
    ];
    for (const reading of readings)
      await expect(reading()).rejects.toMatchObject({ name: "GraphFault", code: "network" });
  });

  test("the statement's time is Graph's while Graph answers, and this machine's own when it does not", async () => {
    const graph = sandbox.as(mOkoye);
    expect(graph.serverTime.read().from).toBe("own-clock");
    await graph.me();
    expect(graph.serverTime.read()).toEqual({ at: Date.parse("2026-11-22T10:00:00Z"), from: "graph" });
    sandbox.faults.arm({ kind: "down" });
    await graph.me().catch(() => undefined);
    expect(graph.serverTime.read().from).toBe("own-clock");
    sandbox.faults.clear();
    await graph.me();
    expect(graph.serverTime.read().from).toBe("graph");
  });

  test("a refusal carries Graph's request id and no words of the answer", async () => {
    const fault: unknown = await sandbox
      .as({ ...anaReyes, roles: [] })
      .matters.list()
      .catch((error: unknown) => error);
    expect(fault).toMatchObject({
      name: "GraphFault",
      code: "forbidden",
      status: 403,
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(String(fault)).toBe("GraphFault: Microsoft Graph refused this person.");
  });
});
