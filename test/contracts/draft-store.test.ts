import type { DraftRow } from "../../src/app/ports/draft-store";
import type { DraftId, MatterId, PersonId } from "../../src/domain/ids";
import { anaReyes, joelSantos, mOkoye, riveraMatterId, tranMatterId } from "../../src/sandbox/sample-firm";
import { firmWorlds, type FirmWorld } from "../support/firm-worlds";

const rivera = riveraMatterId as MatterId;
const tran = tranMatterId as MatterId;
const words = new TextEncoder().encode("the bytes of a draft");

const rowFor = (draftId: string, more: Partial<DraftRow> = {}): Omit<DraftRow, "itemId" | "eTag" | "changedAt"> => ({
  draftId: draftId as DraftId,
  matterId: rivera,
  title: "Complaint",
  templateId: "complaint",
  state: "drafting",
  driveItemId: "01X",
  webUrl: "https://firm.example/?document=01X",
  author: anaReyes.oid as PersonId,
  authorName: anaReyes.name,
  round: 1,
  ...more,
});

describe.each(firmWorlds)("drafts, kept %s", (_name, open) => {
  let world: FirmWorld;
  beforeEach(async () => {
    world = await open();
  });
  afterEach(() => world.close());

  test("a file goes into the folder of its matter and comes back byte for byte", async () => {
    const { drafts } = world.as(anaReyes);
    const upload = await drafts.upload(rivera, "Drafts", "Complaint - draft 1.docx", words);
    if (upload.kind !== "stored") throw new Error("not stored");
    expect(upload.file.name).toBe("Complaint - draft 1.docx");
    expect(await drafts.download(upload.file.driveItemId)).toEqual(words);
    expect(await drafts.describe(upload.file.driveItemId)).toEqual(upload.file);
  });

  test("a name that is taken in its folder is never written over, whoever asks and however it is written", async () => {
    await world.as(mOkoye).drafts.upload(rivera, "Finals", "Complaint.docx", words);
    expect(await world.as(mOkoye).drafts.upload(rivera, "Finals", "COMPLAINT.docx", new Uint8Array([1]))).toEqual({
      kind: "name-taken",
    });
    const there = await world.as(mOkoye).drafts.find(rivera, "Finals", "Complaint.docx");
    expect(await world.as(mOkoye).drafts.download(there?.driveItemId ?? "", "Finals")).toEqual(words);
  });

  test("the same name in another matter or folder is another file", async () => {
    const { drafts } = world.as(anaReyes);
    await drafts.upload(rivera, "Drafts", "Complaint.docx", words);
    expect((await drafts.upload(rivera, "Filings", "Complaint.docx", words)).kind).toBe("stored");
    expect((await drafts.upload(tran, "Drafts", "Complaint.docx", words)).kind).toBe("stored");
    expect(await drafts.find(tran, "Filings", "Complaint.docx")).toBeUndefined();
  });

  test.each(["Finals", "Supervision"] as const)(
    "what lies in %s an attorney put there; staff read it and add nothing",
    async (folder) => {
      const upload = await world.as(mOkoye).drafts.upload(rivera, folder, "Complaint.docx", words);
      if (upload.kind !== "stored") throw new Error("not stored");
      const { drafts } = world.as(anaReyes);
      expect(await drafts.download(upload.file.driveItemId, folder)).toEqual(words);
      await expect(drafts.upload(rivera, folder, "Complaint 2.docx", words)).rejects.toMatchObject({
        code: "forbidden",
      });
      await expect(drafts.upload(tran, folder, "Complaint.docx", words)).rejects.toMatchObject({ code: "forbidden" });
      expect(await drafts.locate(world.addressInWord(upload.file))).toEqual({
        ...upload.file,
        matterId: rivera,
        folder,
      });
    },
  );

  test("a paralegal adds to Filings", async () => {
    const { drafts } = world.as(anaReyes);
    const upload = await drafts.upload(tran, "Filings", "Complaint, filed.pdf", words);
    if (upload.kind !== "stored") throw new Error("not stored");
    expect(await world.as(mOkoye).drafts.download(upload.file.driveItemId, "Filings")).toEqual(words);
    expect(await drafts.locate(upload.file.webUrl)).toMatchObject({ matterId: tran, folder: "Filings" });
    expect(await drafts.find(tran, "Filings", "Complaint, filed.pdf")).toEqual(upload.file);
  });

  test("the address Word shows leads to the matter and folder the file lies in", async () => {
    const { drafts } = world.as(anaReyes);
    const upload = await drafts.upload(tran, "Drafts", "Declaration of Linh Tran.docx", words);
    if (upload.kind !== "stored") throw new Error("not stored");
    const row = { driveItemId: upload.file.driveItemId, matterId: tran };
    for (const address of [world.addressInWord(upload.file), upload.file.webUrl])
      expect(await drafts.locate(address, row)).toEqual({ ...upload.file, matterId: tran, folder: "Drafts" });
    expect(await drafts.locate("https://elsewhere.example/a.docx")).toBeUndefined();
  });

  test("a file that is not there is a fault, not an empty file", async () => {
    await expect(world.as(anaReyes).drafts.download("01NOTTHERE")).rejects.toMatchObject({ code: "not-found" });
  });

  test("a draft has one row, also when it is added twice", async () => {
    const { drafts } = world.as(anaReyes);
    const added = await drafts.addRow(rowFor("DRAFT1", { due: "2026-11-24T05:00:00Z", unitsLeft: 61 }));
    expect(added).toMatchObject({
      draftId: "DRAFT1",
      state: "drafting",
      round: 1,
      unitsLeft: 61,
      due: "2026-11-24T05:00:00Z",
      changedAt: "2026-11-22T10:00:00Z",
    });
    expect((await world.as(joelSantos).drafts.addRow(rowFor("DRAFT1"))).itemId).toBe(added.itemId);
    expect((await drafts.listOpen()).rows).toHaveLength(1);
    expect(await drafts.findRow("DRAFT1" as DraftId)).toEqual(added);
    expect(await drafts.findRow("DRAFT2" as DraftId)).toBeUndefined();
  });

  test("of two people who change a row at once, the second is told and nothing of hers is written", async () => {
    const added = await world.as(anaReyes).drafts.addRow(rowFor("DRAFT1"));
    const first = await world.as(anaReyes).drafts.changeRow(added, { state: "in-review" });
    expect(first).toMatchObject({ kind: "changed", row: { state: "in-review" } });
    expect(await world.as(mOkoye).drafts.changeRow(added, { state: "sent-back", round: 2 })).toEqual({
      kind: "conflict",
    });
    expect(await world.as(mOkoye).drafts.findRow("DRAFT1" as DraftId)).toMatchObject({ state: "in-review", round: 1 });
  });

  test("open work is every draft that is not final, newest change first", async () => {
    const { drafts } = world.as(anaReyes);
    const first = await drafts.addRow(rowFor("DRAFT1"));
    const second = await drafts.addRow(rowFor("DRAFT2", { matterId: tran }));
    world.setTime("2026-11-22T11:00:00Z");
    await drafts.changeRow(first, { questions: 1 });
    expect((await drafts.listOpen()).rows.map(({ draftId }) => draftId)).toEqual(["DRAFT1", "DRAFT2"]);
    await drafts.changeRow(second, { state: "final" });
    expect((await drafts.listOpen()).rows.map(({ draftId }) => draftId)).toEqual(["DRAFT1"]);
    expect(await drafts.findRow("DRAFT2" as DraftId)).toMatchObject({ state: "final" });
  });
});
