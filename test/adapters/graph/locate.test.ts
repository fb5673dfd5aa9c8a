// Which file Word has open, told from the draft's own row and not from an address alone.
import type { MatterId } from "../../../src/domain/ids";
import type { StoredFile } from "../../../src/app/ports/draft-store";
import { isAddressOf } from "../../../src/adapters/graph/file-address";
import { anaReyes, riveraMatterId, tranMatterId } from "../../../src/sandbox/sample-firm";
import { startSandboxGraph, tokenFor, type SandboxGraph } from "../../support/graph-on-sandbox";

const [rivera, tran] = [riveraMatterId as MatterId, tranMatterId as MatterId];
const library = "https://localhost/sites/countersign/CountersignMatterDocuments";
const bytes = new TextEncoder().encode("a draft");

let sandbox: SandboxGraph;
beforeEach(async () => {
  sandbox = await startSandboxGraph();
});
afterEach(() => sandbox.close());

const store = async (matter: MatterId, name: string): Promise<StoredFile> => {
  const upload = await sandbox.as(anaReyes).drafts.upload(matter, "Drafts", name, bytes);
  if (upload.kind !== "stored") throw new Error("not stored");
  return upload.file;
};
/** As somebody does in SharePoint while the file is open in Word. */
const rename = async (file: StoredFile, name: string): Promise<void> => {
  const headers = { authorization: `Bearer ${tokenFor(anaReyes)}` };
  const base = `${sandbox.origin}/graph/v1.0`;
  const drives = `${base}/sites/localhost:/sites/countersign:/lists/CountersignMatterDocuments/drive`;
  const { id } = (await (await fetch(drives, { headers })).json()) as { readonly id: string };
  const address = `${base}/drives/${id}/items/${file.driveItemId}`;
  const answer = await fetch(address, { method: "PATCH", headers, body: JSON.stringify({ name }) });
  if (!answer.ok) throw new Error(`not renamed: ${answer.status}`);
};
const sharesAsked = (): number => sandbox.requests.filter(({ url }) => url.includes("/shares/")).length;
const number = async (matter: MatterId): Promise<string> => (await sandbox.as(anaReyes).matters.read(matter)).number;

describe("the file that is open", () => {
  test("a draft is found by its row's file, whichever of its addresses Word gives, and without asking what the app may not ask", async () => {
    const { drafts } = sandbox.as(anaReyes);
    const file = await store(rivera, "Complaint.docx");
    const row = { driveItemId: file.driveItemId, matterId: rivera };
    const byPath = `${library}/${await number(rivera)}/Drafts/Complaint.docx`;
    for (const address of [
      file.webUrl,
      byPath,
      byPath.replace("Complaint", "COMPLAINT"),
      `${byPath}?web=1`,
      byPath.replace("/sites/", "/:w:/r/sites/"),
    ])
      expect(await drafts.locate(address, row)).toEqual({ ...file, matterId: rivera, folder: "Drafts" });
    expect(sharesAsked()).toBe(0);
  });

  test("a copy in another matter's folder is found as the other file it is", async () => {
    const { drafts } = sandbox.as(anaReyes);
    const file = await store(rivera, "Complaint.docx");
    const copy = await store(tran, "Complaint.docx");
    const found = await drafts.locate(`${library}/${await number(tran)}/Drafts/Complaint.docx`, {
      driveItemId: file.driveItemId,
      matterId: rivera,
    });
    expect(found).toMatchObject({ driveItemId: copy.driveItemId, matterId: tran });
  });

  test("renamed while it is open, a draft stays the draft, though Word goes on giving the old address", async () => {
    const { drafts } = sandbox.as(anaReyes);
    const file = await store(rivera, "Complaint.docx");
    const row = { driveItemId: file.driveItemId, matterId: rivera };
    const opened = `${library}/${await number(rivera)}/Drafts/Complaint.docx`;
    await drafts.locate(opened, row);
    await rename(file, "Complaint, second set.docx");
    expect(await drafts.locate(opened, row)).toMatchObject({
      driveItemId: file.driveItemId,
      name: "Complaint, second set.docx",
    });
  });

  test("renamed before the pane ever knew it, nobody can tell, and nothing is said", async () => {
    const file = await store(rivera, "Complaint.docx");
    await rename(file, "Complaint, second set.docx");
    const opened = `${library}/${await number(rivera)}/Drafts/Complaint.docx`;
    const asked = sandbox.as(anaReyes).drafts.locate(opened, { driveItemId: file.driveItemId, matterId: rivera });
    await expect(asked).rejects.toMatchObject({ fault: "graph", code: "cannot-tell-which-file" });
  });

  test("once another file stands under the old address, that other file is what is open", async () => {
    const { drafts } = sandbox.as(anaReyes);
    const file = await store(rivera, "Complaint.docx");
    const row = { driveItemId: file.driveItemId, matterId: rivera };
    const opened = `${library}/${await number(rivera)}/Drafts/Complaint.docx`;
    await drafts.locate(opened, row);
    await rename(file, "Complaint, second set.docx");
    const other = await store(rivera, "Complaint.docx");
    expect((await drafts.locate(opened, row))?.driveItemId).toBe(other.driveItemId);
  });

  test("refused the address, a document that says it is a draft is one nobody can tell; one that does not is no draft", async () => {
    const { drafts } = sandbox.as(anaReyes);
    const file = await store(rivera, "Complaint.docx");
    const elsewhere = "https://calloway-my.sharepoint.com/personal/ana/Documents/Complaint.docx";
    await expect(drafts.locate(elsewhere, { driveItemId: file.driveItemId, matterId: rivera })).rejects.toMatchObject({
      code: "cannot-tell-which-file",
    });
    expect(await drafts.locate(elsewhere)).toBeUndefined();
  });

  test("a file on her own machine is a copy, and Graph is not asked about it", async () => {
    const file = await store(rivera, "Complaint.docx");
    const asked = sandbox.requests.length;
    const { drafts } = sandbox.as(anaReyes);
    const row = { driveItemId: file.driveItemId, matterId: rivera };
    expect(await drafts.locate("C:\\Users\\ana\\Complaint.docx", row)).toBeUndefined();
    expect(await drafts.locate("file:///Users/ana/Complaint.docx", row)).toBeUndefined();
    expect(sandbox.requests).toHaveLength(asked);
  });

  test("a document that is no draft is found in its matter's folder by its path, with the app's one permission", async () => {
    const { drafts } = sandbox.as(anaReyes);
    const file = await store(rivera, "Old letter.docx");
    const address = `${library}/${await number(rivera)}/Drafts/Old%20letter.docx`;
    expect(await drafts.locate(address)).toMatchObject({ driveItemId: file.driveItemId, matterId: rivera });
    expect(await drafts.locate(`${library}/nowhere.docx`)).toBeUndefined();
    expect(sharesAsked()).toBe(0);
  });
});

describe("two addresses of one file", () => {
  const file = {
    webUrl: `${library.replace("/MatterDocuments", "")}/_layouts/15/Doc.aspx?sourcedoc=%7BAB12CD34-0000-4000-8000-000000000001%7D&file=A.docx&action=default`,
    webDavUrl: `${library}/1/Drafts/100%25%20A.docx`,
    uniqueId: "ab12cd34-0000-4000-8000-000000000001",
  };
  test.each([
    ["the viewer's page with other parameters", file.webUrl.replace("action=default", "action=edit&wdOrigin=x"), true],
    ["the viewer's page of another file", file.webUrl.replace("0001%7D", "0002%7D"), false],
    ["the same id on another host", file.webUrl.replace("https://localhost", "https://evil.example"), false],
    ["a per cent sign nobody encoded", `${library}/1/Drafts/100% A.docx`, true],
    ["the same name in another folder", `${library}/2/Drafts/100%25%20A.docx`, false],
    ["no address at all", "A.docx", false],
  ])("%s", (_what, address, same) => {
    expect(isAddressOf(address, file)).toBe(same);
  });
});
