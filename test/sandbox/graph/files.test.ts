import { anaReyes, mOkoye, type SamplePerson } from "../../../src/sandbox/sample-firm";
import { createFaultsHandler } from "../../../src/sandbox/graph/faults";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { startSandboxGraph, tokenFor, type SandboxGraph } from "../../support/graph-on-sandbox";

type Body = Readonly<Record<string, unknown>>;
interface Answer {
  readonly status: number;
  readonly body: Body;
  readonly location: string | null;
}

let sandbox: SandboxGraph;
let drive: string;
const ask = async (
  person: SamplePerson,
  method: string,
  path: string,
  body?: string | Body,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> => {
  const response = await fetch(`${sandbox.origin}/graph/v1.0${path}`, {
    method,
    redirect: "manual",
    headers: { authorization: `Bearer ${tokenFor(person)}`, ...headers },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    location: response.headers.get("location"),
    body: text === "" ? {} : (JSON.parse(text) as Body),
  };
};
const put = (
  name: string,
  content: string,
  behavior?: string,
  headers?: Readonly<Record<string, string>>,
): Promise<Answer> =>
  ask(
    anaReyes,
    "PUT",
    `${drive}/root:/${encodeURIComponent(name)}:/content${behavior === undefined ? "" : `?@microsoft.graph.conflictBehavior=${behavior}`}`,
    content,
    headers,
  );
const contentOf = async (id: unknown): Promise<string> => {
  const { body } = await ask(anaReyes, "GET", `${drive}/items/${String(id)}`);
  return (await fetch(String(body["@microsoft.graph.downloadUrl"]))).text();
};

const findDrive = async (): Promise<void> => {
  const site = await ask(anaReyes, "GET", "/sites/localhost:/sites/countersign");
  drive = `/drives/${String((await ask(anaReyes, "GET", `/sites/${String(site.body["id"])}/lists/CountersignMatterDocuments/drive`)).body["id"])}`;
};
beforeEach(async () => {
  sandbox = await startSandboxGraph();
  await findDrive();
});
afterEach(() => sandbox.close());

describe("files of a library", () => {
  test("fail, replace and rename do what they say to a name that is taken", async () => {
    const first = await put("A.docx", "one");
    expect(first.status).toBe(201);
    expect((await put("a.DOCX", "two", "fail")).status).toBe(409);
    expect(await contentOf(first.body["id"])).toBe("one");
    const renamed = await put("A.docx", "three", "rename");
    expect([renamed.status, renamed.body["name"]]).toEqual([201, "A 1.docx"]);
    const replaced = await put("A.docx", "four", "replace");
    expect([replaced.status, replaced.body["id"]]).toEqual([200, first.body["id"]]);
    expect(await contentOf(first.body["id"])).toBe("four");
  });

  test("saving over a file that changed meanwhile is refused with 412, and the earlier version stays readable", async () => {
    const { body } = await put("A.docx", "one");
    const path = `${drive}/items/${String(body["id"])}/content`;
    expect((await ask(anaReyes, "PUT", path, "two", { "if-match": String(body["eTag"]) })).status).toBe(200);
    expect((await ask(mOkoye, "PUT", path, "three", { "if-match": String(body["eTag"]) })).status).toBe(412);
    const versions = (await ask(anaReyes, "GET", `${drive}/items/${String(body["id"])}/versions`)).body[
      "value"
    ] as readonly Body[];
    expect(versions.map(({ id }) => id)).toEqual(["2.0", "1.0"]);
    const earlier = await ask(anaReyes, "GET", `${drive}/items/${String(body["id"])}/versions/1.0/content`);
    expect(earlier.status).toBe(302);
    expect(await (await fetch(earlier.location ?? "")).text()).toBe("one");
  });

  test("a renamed or moved file keeps its id, its viewer's address and its words", async () => {
    const { body } = await put("A.docx", "one");
    const folder = await ask(anaReyes, "POST", `${drive}/root/children`, { name: "2026-0142", folder: {} });
    const moved = await ask(anaReyes, "PATCH", `${drive}/items/${String(body["id"])}`, {
      name: "B.docx",
      parentReference: { id: folder.body["id"] },
    });
    expect(moved.body).toMatchObject({
      id: body["id"],
      name: "B.docx",
      webUrl: String(body["webUrl"]).replace("A.docx", "B.docx"),
      parentReference: { name: "2026-0142" },
    });
    expect((await ask(anaReyes, "GET", `${drive}/root:/2026-0142/B.docx`)).body["id"]).toBe(body["id"]);
    expect((await ask(anaReyes, "GET", `${drive}/root:/A.docx`)).status).toBe(404);
    expect(await contentOf(body["id"])).toBe("one");
  });

  test("the download address works without a token, for five minutes, and refuses one that is sent along", async () => {
    const { body } = await put("A.docx", "one");
    const address = String(
      (await ask(anaReyes, "GET", `${drive}/items/${String(body["id"])}?$select=id,@microsoft.graph.downloadUrl`)).body[
        "@microsoft.graph.downloadUrl"
      ],
    );
    expect((await fetch(address)).status).toBe(200);
    expect((await fetch(address, { headers: { authorization: "Bearer x" } })).status).toBe(400);
    sandbox.setTime("2026-11-22T10:05:01Z");
    expect((await fetch(address)).status).toBe(401);
  });

  test("a file has the viewer's address and one by path, both of the site and not of Graph, and /shares knows either", async () => {
    await sandbox.close();
    sandbox = await startSandboxGraph({ scopes: ["Sites.Selected", "Files.ReadWrite.All"] });
    await findDrive();
    const { body } = await put("A.docx", "one");
    const share = (url: string): string => `/shares/u!${Buffer.from(url).toString("base64url")}/driveItem`;
    const [viewer, path] = [String(body["webUrl"]), String(body["webDavUrl"])];
    expect(viewer).toMatch(
      /^https:\/\/localhost\/sites\/countersign\/_layouts\/15\/Doc\.aspx\?sourcedoc=%7B[0-9A-F-]{36}%7D&file=A\.docx/,
    );
    expect(path).toBe("https://localhost/sites/countersign/CountersignMatterDocuments/A.docx");
    for (const address of [viewer, path, path.replace("/sites", "/:w:/r/sites").concat("?d=w1&csf=1&web=1")])
      expect((await ask(anaReyes, "GET", share(address))).body["id"]).toBe(body["id"]);
    expect((await ask(anaReyes, "GET", share(path.replace("A.docx", "B.docx")))).status).toBe(404);
    expect((await ask(anaReyes, "GET", "/shares/garbage/driveItem")).status).toBe(400);
    for (const address of ["https://elsewhere.example/A.docx", path.replace("countersign", "another")])
      expect((await ask(anaReyes, "GET", share(address))).status).toBe(403);
  });

  test("/shares is refused to an app that holds Sites.Selected alone", async () => {
    const { body } = await put("A.docx", "one");
    const token = Buffer.from(String(body["webUrl"])).toString("base64url");
    expect((await ask(anaReyes, "GET", `/shares/u!${token}/driveItem`)).status).toBe(403);
  });

  test("paralegals cannot publish templates, and nobody deletes a file", async () => {
    const site = await ask(anaReyes, "GET", "/sites/localhost:/sites/countersign");
    const templates = `/drives/${String((await ask(anaReyes, "GET", `/sites/${String(site.body["id"])}/lists/CountersignTemplates/drive`)).body["id"])}`;
    expect((await ask(anaReyes, "PUT", `${templates}/root:/mine.docx:/content`, "x")).status).toBe(403);
    expect((await ask(anaReyes, "PUT", `${templates}/root:/complaint.docx:/content`, "x")).status).toBe(403);
    expect((await ask(mOkoye, "PUT", `${templates}/root:/new.docx:/content`, "x")).status).toBe(201);
    const { body } = await put("A.docx", "one");
    expect((await ask(mOkoye, "DELETE", `${drive}/items/${String(body["id"])}`)).status).toBe(403);
  });

  test.each(["a:b.docx", "what?.docx", "CON*.docx", "trailing.", " "])(
    "a name SharePoint does not take is refused: %j",
    async (name) => {
      expect((await put(name, "x")).status).toBe(400);
    },
  );
});

describe("misbehaviour on request", () => {
  test("a fault armed over HTTP meets the requests it was aimed at, as often as asked, and can be cleared", async () => {
    const server = createServer((request, response) => {
      void createFaultsHandler(sandbox.faults)(request, response);
    });
    await new Promise<void>((resolve) => {
      server.listen(0, "127.0.0.1", resolve);
    });
    const bar = `http://127.0.0.1:${(server.address() as AddressInfo).port}/sandbox/faults`;
    const arm = async (fault: unknown): Promise<number> =>
      (await fetch(bar, { method: "POST", body: JSON.stringify(fault) })).status;
    try {
      expect(await arm({ kind: "throttled", count: 2, retryAfter: 4, path: "MatterDocuments/root" })).toBe(200);
      expect((await ask(anaReyes, "GET", "/me")).status).toBe(200);
      expect([
        (await ask(anaReyes, "GET", `${drive}/root`)).status,
        (await ask(anaReyes, "GET", `${drive}/root`)).status,
        (await ask(anaReyes, "GET", `${drive}/root`)).status,
      ]).toEqual([429, 429, 200]);
      expect(await arm({ kind: "earthquake" })).toBe(400);
      expect(await arm({ kind: "down" })).toBe(200);
      await expect(ask(anaReyes, "GET", "/me")).rejects.toThrow();
      await fetch(bar, { method: "DELETE" });
      expect((await ask(anaReyes, "GET", "/me")).status).toBe(200);
      expect(await arm({ kind: "sign-in-down" })).toBe(200);
      expect(sandbox.faults.signInIsDown()).toBe(true);
      expect((await ask(anaReyes, "GET", "/me")).status).toBe(200);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  test("an answer lost after the work leaves the work done", async () => {
    sandbox.faults.arm({ kind: "dropped", when: "after", count: 1, method: "PUT" });
    await expect(put("A.docx", "one")).rejects.toThrow();
    expect((await ask(anaReyes, "GET", `${drive}/root:/A.docx`)).status).toBe(200);
  });
});
