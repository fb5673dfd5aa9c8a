import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { listNamed, siteNameOf, type ListName } from "../../../src/adapters/graph/list-schema";
import { anaReyes, joelSantos, mOkoye, type SamplePerson } from "../../../src/sandbox/sample-firm";
import { startSandboxGraph, tokenFor, type SandboxGraph } from "../../support/graph-on-sandbox";

type Body = Readonly<Record<string, unknown>>;
interface Answer {
  readonly status: number;
  readonly body: Body;
  readonly headers: Headers;
}

let sandbox: SandboxGraph;
let site: string;
const ask = async (
  person: SamplePerson | undefined,
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> => {
  const response = await fetch(path.startsWith("http") ? path : `${sandbox.origin}/graph/v1.0${path}`, {
    method,
    headers: {
      ...(person === undefined ? {} : { authorization: `Bearer ${tokenFor(person)}` }),
      "content-type": "application/json",
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === "" ? {} : (JSON.parse(text) as Body) };
};
const error = (answer: Answer): { readonly code: string; readonly message: string } =>
  answer.body["error"] as { code: string; message: string };
const value = (answer: Answer): readonly Body[] => answer.body["value"] as readonly Body[];
const items = (list: ListName): string =>
  `${site}/lists/${siteNameOf(list, listNamed(list).yearly === true ? 2026 : undefined)}/items`;

beforeEach(async () => {
  sandbox = await startSandboxGraph();
  site = `/sites/${String((await ask(anaReyes, "GET", "/sites/localhost:/sites/countersign")).body["id"])}`;
});
afterEach(() => sandbox.close());

describe("who may do what", () => {
  test("without a token nothing is said, not even who one is", async () => {
    for (const path of ["/me", items("Matters"), "/drives/x/root"]) {
      const answer = await ask(undefined, "GET", path);
      expect([answer.status, error(answer).code]).toEqual([401, "InvalidAuthenticationToken"]);
      expect(answer.headers.get("www-authenticate")).toContain("invalid_token");
    }
  });

  test("author and time are stamped from the token and the server's clock, whatever the body claims", async () => {
    const answer = await ask(anaReyes, "POST", items("Reviews"), {
      createdBy: { user: { id: mOkoye.oid } },
      createdDateTime: "2020-01-01T00:00:00Z",
      fields: { RecordKey: "k", DraftId: "d", Content1: "{}" },
    });
    expect(answer.body).toMatchObject({
      createdBy: { user: { id: anaReyes.oid, displayName: "Ana Reyes" } },
      createdDateTime: "2026-11-22T10:00:00Z",
    });
    const forged = await ask(anaReyes, "POST", items("Reviews"), { fields: { RecordKey: "k2", Author: mOkoye.oid } });
    expect([forged.status, error(forged).message]).toEqual([400, "Field 'Author' is not recognized"]);
  });

  test("a record can be neither changed nor deleted, not by its author and not by an attorney", async () => {
    const { body } = await ask(mOkoye, "POST", items("SignOffs"), {
      fields: { RecordKey: "k", DraftId: "d", Content1: "{}" },
    });
    for (const person of [mOkoye, anaReyes]) {
      expect(
        (await ask(person, "PATCH", `${items("SignOffs")}/${String(body["id"])}/fields`, { Content1: "changed" }))
          .status,
      ).toBe(403);
      expect((await ask(person, "DELETE", `${items("SignOffs")}/${String(body["id"])}`)).status).toBe(403);
    }
    expect((await ask(anaReyes, "POST", items("SignOffs"), { fields: { RecordKey: "k3" } })).status).toBe(403);
  });

  test("the roster is read by all and written by nobody at work", async () => {
    expect((await ask(mOkoye, "GET", items("Attorneys"))).status).toBe(200);
    for (const person of [mOkoye, anaReyes]) {
      expect(
        (await ask(person, "POST", items("Attorneys"), { fields: { Oid: person.oid, Title: person.name } })).status,
      ).toBe(403);
      expect((await ask(person, "PATCH", `${items("Attorneys")}/1/fields`, { ActiveUntil: "" })).status).toBe(403);
    }
  });
});

describe("queries", () => {
  test("a column that is not indexed is refused in Graph's own words, unless the header that warns is sent", async () => {
    const path = `${items("People")}?$filter=fields/City eq 'Sparks'&$expand=fields`;
    const refusal = await ask(anaReyes, "GET", path);
    expect(refusal.status).toBe(400);
    expect(error(refusal).message).toContain(
      "Field 'City' cannot be referenced in filter or orderby as it is not indexed. Provide the 'Prefer: HonorNonIndexedQueriesWarningMayFailRandomly' header",
    );
    expect(
      value(await ask(anaReyes, "GET", path, undefined, { prefer: "HonorNonIndexedQueriesWarningMayFailRandomly" })),
    ).toHaveLength(1);
    expect((await ask(anaReyes, "GET", `${items("People")}?$orderby=fields/City`)).status).toBe(400);
  });

  test.each([
    ["fields/MatterNumber eq '2026-0142'", ["1"]],
    ["fields/MatterNumber ge '2026-0150' and fields/MatterNumber le '2026-0160'", ["2"]],
    ["startswith(fields/MatterNumber,'2026-01')", ["1", "2", "3", "4"]],
    [
      "fields/MatterNumber eq '2026-0142' or (fields/MatterNumber eq '2026-0128' and fields/Stage eq 'pre-filing')",
      ["1", "4"],
    ],
    ["fields/MatterNumber eq 'O''Brien'", []],
  ])("%s", async (filter, ids) => {
    expect(
      value(await ask(anaReyes, "GET", `${items("Matters")}?$filter=${encodeURIComponent(filter)}`)).map(
        ({ id }) => id,
      ),
    ).toEqual(ids);
  });

  test.each([
    "fields/MatterNumber",
    "fields/MatterNumber eq",
    "fields/MatterNumber eq '1' garbage",
    "fields/NoSuchColumn eq '1'",
    "createdDateTime ge '2026-01-01'",
    "(fields/MatterNumber eq '1'",
    "contains(fields/MatterNumber,'1')",
  ])("a filter Graph would not take is refused, never ignored: %s", async (filter) => {
    expect((await ask(anaReyes, "GET", `${items("Matters")}?$filter=${encodeURIComponent(filter)}`)).status).toBe(400);
  });

  test("fields come only when asked for, and only those selected", async () => {
    expect(value(await ask(anaReyes, "GET", items("Matters")))[0]).not.toHaveProperty("fields");
    const [row] = value(
      await ask(anaReyes, "GET", `${items("Matters")}?$expand=fields($select=Title,CourtProfile)&$select=id`),
    );
    expect(row).toMatchObject({
      id: "1",
      fields: { Title: "Rivera v. Harborview Market, Inc.", CourtProfile: "us-ca-superior" },
    });
    expect(Object.keys(row?.["fields"] as Body).sort()).toEqual(["@odata.etag", "CourtProfile", "Title"]);
    expect(row).not.toHaveProperty("createdBy");
  });

  test("a long list comes in pages that neither skip nor repeat a row added meanwhile", async () => {
    for (let number = 1; number <= 7; number += 1)
      await ask(anaReyes, "POST", items("Audit"), { fields: { RecordKey: `a${number}`, DraftId: "d" } });
    const seen: unknown[] = [];
    for (
      let next: string | undefined = `${items("Audit")}?$filter=fields/DraftId eq 'd'&$top=3`, page = 0;
      next !== undefined;
      page += 1
    ) {
      const answer: Answer = await ask(anaReyes, "GET", next);
      seen.push(...value(answer).map(({ id }) => id));
      if (page === 0) await ask(anaReyes, "POST", items("Audit"), { fields: { RecordKey: "a8", DraftId: "d" } });
      next = answer.body["@odata.nextLink"] as string | undefined;
    }
    expect(seen).toEqual(["1", "2", "3", "4", "5", "6", "7", "8"]);
    expect((await ask(anaReyes, "GET", `${items("Audit")}?$top=5001`)).status).toBe(400);
  });
});

describe("rows", () => {
  test("a second row under a unique key is refused, also when only its capitals differ", async () => {
    await ask(anaReyes, "POST", items("Reviews"), { fields: { RecordKey: "Key-1" } });
    const again = await ask(joelSantos, "POST", items("Reviews"), { fields: { RecordKey: "KEY-1" } });
    expect([again.status, error(again).message]).toEqual([
      400,
      "The list item could not be added or updated because duplicate values were found in the following field(s) in the list: [RecordKey].",
    ]);
    expect(value(await ask(anaReyes, "GET", items("Reviews")))).toHaveLength(1);
  });

  test("a change made on an older state is refused with 412, and what it would have overwritten stays readable", async () => {
    const before = await ask(anaReyes, "GET", `${items("People")}/1?$expand=fields`);
    const tag = String(before.body["eTag"]);
    expect(
      (await ask(anaReyes, "PATCH", `${items("People")}/1/fields`, { Phone: "(323) 555-0111" }, { "if-match": tag }))
        .status,
    ).toBe(200);
    const late = await ask(
      joelSantos,
      "PATCH",
      `${items("People")}/1/fields`,
      { Phone: "(323) 555-0122" },
      { "if-match": tag },
    );
    expect([late.status, error(late).code]).toEqual([412, "resourceModified"]);
    const versions = value(await ask(joelSantos, "GET", `${items("People")}/1/versions?$expand=fields`));
    expect(versions.map((version) => (version["fields"] as Body)["Phone"])).toEqual([
      "(323) 555-0111",
      "(323) 555-0118",
    ]);
    expect(versions[0]).toMatchObject({ id: "2.0", lastModifiedBy: { user: { displayName: "Ana Reyes" } } });
    expect((await ask(anaReyes, "GET", `${items("People")}/1`)).body["createdBy"]).toEqual(before.body["createdBy"]);
  });

  test.each([
    [{ Round: "two" }, "number"],
    [{ WorkState: "approved" }, "choice"],
    [{ Title: "x".repeat(256) }, "length"],
    [{ NoSuchColumn: "x" }, "unknown column"],
    [{ Due: "tomorrow" }, "date"],
  ])("a value its column cannot hold is refused: %j (%s)", async (fields, _what) => {
    expect((await ask(anaReyes, "POST", items("Drafts"), { fields: { DraftId: "d", ...fields } })).status).toBe(400);
    expect(value(await ask(anaReyes, "GET", items("Drafts")))).toEqual([]);
  });

  test("an emptied column is absent, not an empty text", async () => {
    await ask(anaReyes, "PATCH", `${items("People")}/1/fields`, { Phone: "" });
    expect((await ask(anaReyes, "GET", `${items("People")}/1/fields`)).body).not.toHaveProperty("Phone");
  });

  test("columns say which are indexed and which are unique, as provisioning will read them", async () => {
    const columns = value(await ask(anaReyes, "GET", `${site}/lists/CountersignReviews2026/columns`));
    expect(columns.find(({ name }) => name === "RecordKey")).toMatchObject({
      indexed: true,
      enforceUniqueValues: true,
    });
    expect(columns.find(({ name }) => name === "Content1")).toMatchObject({
      indexed: false,
      text: { allowMultipleLines: true },
    });
  });
});

describe("the shape of answers", () => {
  test("a route that is not imitated is refused, never guessed", async () => {
    for (const path of ["/users", "/me/messages", `${site}/pages`, `${items("Matters")}/1/analytics`]) {
      const answer = await ask(anaReyes, "GET", path);
      expect([answer.status, error(answer).code]).toEqual([400, "BadRequest"]);
    }
    expect((await ask(anaReyes, "GET", `${items("Matters")}/999`)).status).toBe(404);
    expect((await ask(anaReyes, "GET", "/sites/elsewhere:/sites/countersign")).status).toBe(404);
    expect((await ask(anaReyes, "GET", "/sites/%E0%A4%A")).status).toBe(400);
  });

  test("answers carry a request id, the server's date and Graph's exposed headers", async () => {
    const { headers } = await ask(anaReyes, "GET", "/me", undefined, { "client-request-id": "abc" });
    expect(headers.get("date")).toBe("Sun, 22 Nov 2026 10:00:00 GMT");
    expect(headers.get("client-request-id")).toBe("abc");
    expect(headers.get("access-control-expose-headers")).toContain("Retry-After");
    expect(headers.get("request-id")).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("a body that is not JSON is refused", async () => {
    const response = await fetch(`${sandbox.origin}/graph/v1.0${items("Reviews")}`, {
      method: "POST",
      headers: { authorization: `Bearer ${tokenFor(anaReyes)}` },
      body: "{",
    });
    expect(response.status).toBe(400);
  });
});

describe("what is kept", () => {
  const folders: string[] = [];
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  test("a restart finds every row, file, version and id as they were", async () => {
    const folder = mkdtempSync(join(tmpdir(), "site-"));
    folders.push(folder);
    const first = await startSandboxGraph({ folder });
    const ana = first.as(anaReyes);
    await ana.reviews.append("q:1", "d" as never, { kind: "question" } as never);
    const upload = await ana.drafts.upload("1" as never, "Drafts", "Draft.docx", new Uint8Array([7, 8, 9]));
    const before = await ana.matters.list();
    await first.close();
    const second = await startSandboxGraph({ folder });
    const again = second.as(anaReyes);
    expect(second.site.siteId).toBe(first.site.siteId);
    expect(await again.matters.list()).toEqual(before);
    expect(await again.reviews.listForDraft("d" as never)).toHaveLength(1);
    expect(await again.drafts.download(upload.kind === "stored" ? upload.file.driveItemId : "")).toEqual(
      new Uint8Array([7, 8, 9]),
    );
    expect(await again.reviews.append("q:2", "d" as never, { kind: "question" } as never)).toMatchObject({
      row: { itemId: "2026000000002" },
    });
    await second.close();
    expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  test("a damaged state is said, with the file's name and what to do", async () => {
    const folder = mkdtempSync(join(tmpdir(), "site-"));
    folders.push(folder);
    await (await startSandboxGraph({ folder })).close();
    writeFileSync(join(folder, "CountersignMatters.json"), "{ half");
    await expect(startSandboxGraph({ folder })).rejects.toThrow(/CountersignMatters\.json.*Delete the folder/);
  });
});
