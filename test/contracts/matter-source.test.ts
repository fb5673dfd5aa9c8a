import {
  anaReyes,
  danielWhitcomb,
  haldaneMatterId,
  joelSantos,
  mOkoye,
  ostranderMatterId,
  riveraMatterId,
  tranMatterId,
} from "../../src/sandbox/sample-firm";
import type { MatterId, PersonId } from "../../src/domain/ids";
import { factNames } from "../../src/domain/matter/fact-names";
import { firmWorlds, type FirmWorld } from "../support/firm-worlds";

const rivera = riveraMatterId as MatterId;

describe.each(firmWorlds)("matters and facts, kept %s", (_name, open) => {
  let world: FirmWorld;
  beforeEach(async () => {
    world = await open();
  });
  afterEach(() => world.close());

  test("a matter is known by number and title, and says nothing of who may sign in it", async () => {
    const matters = await world.as(anaReyes).matters.list();
    expect(matters.map(({ number }) => number)).toEqual(["2026-0142", "2026-0157", "2026-0163", "2026-0128"]);
    expect(await world.as(anaReyes).matters.read(rivera)).toEqual(matters[0]);
    for (const column of ["Forum", "ResponsibleAttorneys", "SigningAttorneys"])
      await expect(
        world
          .as(anaReyes)
          .matters.correctFact(
            { list: "Matters", itemId: rivera, column, eTag: matters[0]?.eTag ?? "" },
            anaReyes.oid,
            "n",
          ),
      ).rejects.toMatchObject({ name: "GraphFault", code: "invalid-value" });
  });

  test("the block of a paper is drafted with the matter's first signing attorney, and the bar number of its forum", async () => {
    const { facts } = await world.as(anaReyes).matters.readFacts("4" as MatterId);
    expect(facts["attorney"]).toMatchObject({ name: "M. Okoye", barNumber: "301244" });
  });

  test("a matter waits for the attorney who is to confirm its rights, until she has", async () => {
    const { matters } = world.as(anaReyes);
    const added = await matters.add({
      number: "2026-0190",
      title: "Pell v. Orchard Transit",
      proposed: {
        forums: ["US-CACD"],
        responsible: [mOkoye.oid as PersonId],
        signing: [danielWhitcomb.oid as PersonId],
      },
    });
    const waiting = await world.as(mOkoye).matters.listRightsWaiting(mOkoye.oid as PersonId);
    expect(waiting).toEqual([added]);
    expect(await world.as(mOkoye).matters.listRightsWaiting(danielWhitcomb.oid as PersonId)).toEqual([]);
    expect((await matters.readFacts(added.id)).facts["attorney"]).toMatchObject({ name: "Daniel Whitcomb" });
    await world.as(mOkoye).matters.rightsWaitFor(added, undefined);
    expect(await world.as(mOkoye).matters.listRightsWaiting(mOkoye.oid as PersonId)).toEqual([]);
    // Somebody changed the row meanwhile: a hint is not worth a conflict.
    await world.as(mOkoye).matters.rightsWaitFor(added, mOkoye.oid as PersonId);
    expect(await world.as(mOkoye).matters.listRightsWaiting(mOkoye.oid as PersonId)).toEqual([]);
  });

  test("what other matters are known by: number, title, case number and the client's name, never this matter's own", async () => {
    const elsewhere = await world.as(anaReyes).matters.namesElsewhere(rivera);
    expect(elsewhere.map(({ number }) => number)).toEqual(["2026-0157", "2026-0163", "2026-0128"]);
    expect(elsewhere[0]).toMatchObject({ title: "Tran v. Westlake Property Management, LLC" });
    expect(elsewhere[0]?.names).toEqual(expect.arrayContaining(["37-2026-00018842-CU-BT-CTL", "Linh Tran"]));
  });

  test("where one row holds the facts there is no other value on file", async () => {
    expect((await world.as(anaReyes).matters.readFacts(haldaneMatterId as MatterId)).alsoOnFile).toEqual([]);
  });

  test("a fact says which row and column it came from and who changed it last", async () => {
    const { facts } = await world.as(anaReyes).matters.readFacts(rivera);
    expect(facts["client"]).toMatchObject({ name: "Elena Rivera", city: "Los Angeles" });
    expect(facts.$sources?.["client.name"]).toMatchObject({
      kind: "list",
      list: "People",
      itemId: "1",
      column: "Title",
      changedBy: "System Account",
    });
    expect(facts.$sources?.["matter.incidentDate"]).toMatchObject({
      note: "Intake interview of January 12, 2026, page 2",
    });
  });

  test("a fact nobody entered is absent, and its place in the firm's lists is known", async () => {
    const { facts, addresses } = await world.as(anaReyes).matters.readFacts(rivera);
    expect(facts["client"]).not.toHaveProperty("address");
    expect(facts.$sources).not.toHaveProperty("client.address");
    expect(addresses["client.address"]).toMatchObject({ list: "People", itemId: "1", column: "Address" });
  });

  test("parties come in the order of the caption, and causes of action as a list", async () => {
    const { facts } = await world.as(anaReyes).matters.readFacts(rivera);
    expect((facts["parties"] as readonly { name: string }[]).map(({ name }) => name)).toEqual([
      "Elena Rivera",
      "Harborview Market, Inc.",
      "Does 1 through 20, inclusive",
    ]);
    expect(facts["matter"]).toMatchObject({
      causes: ["Premises Liability", "Negligence"],
      juryDemanded: true,
      amountInControversy: 385000,
    });
  });

  test("the signing attorney's bar number is the one for the matter's forum", async () => {
    expect((await world.as(anaReyes).matters.readFacts(ostranderMatterId as MatterId)).facts["attorney"]).toMatchObject(
      { name: "M. Okoye", barNumber: "301244" },
    );
    expect((await world.as(anaReyes).matters.readFacts(tranMatterId as MatterId)).facts["attorney"]).toMatchObject({
      name: "Daniel Whitcomb",
      barNumber: "328817",
    });
  });

  test("nothing is read under a name the table of facts does not know", async () => {
    const known = new Set(factNames.map(({ path }) => path));
    for (const id of [riveraMatterId, tranMatterId, haldaneMatterId, ostranderMatterId]) {
      const { facts, addresses } = await world.as(anaReyes).matters.readFacts(id as MatterId);
      for (const path of [...Object.keys(facts.$sources ?? {}), ...Object.keys(addresses)])
        expect(known).toContain(path.replace(/^(\w+)\.\d+\./, "$1[]."));
    }
  });

  test("a corrected fact carries the note that says where it came from", async () => {
    const { matters } = world.as(anaReyes);
    const address = (await matters.readFacts(rivera)).addresses["client.address"];
    if (address === undefined) throw new Error("no address");
    const write = await matters.correctFact(
      address,
      " 914 Waterloo Street, Los Angeles, California 90026 ",
      "Client's e-mail of November 20, 2026",
    );
    expect(write).toMatchObject({
      kind: "written",
      source: { changedBy: "Ana Reyes", note: "Client's e-mail of November 20, 2026" },
    });
    const { facts } = await matters.readFacts(rivera);
    expect(facts["client"]).toMatchObject({ address: "914 Waterloo Street, Los Angeles, California 90026" });
    expect(facts.$sources?.["client.address"]).toMatchObject({
      changedBy: "Ana Reyes",
      note: "Client's e-mail of November 20, 2026",
    });
  });

  test("a fact someone else changed first is not overwritten", async () => {
    const address = (await world.as(anaReyes).matters.readFacts(rivera)).addresses["client.phone"];
    if (address === undefined) throw new Error("no address");
    await world.as(joelSantos).matters.correctFact(address, "(323) 555-0119", "Telephone call of November 21, 2026");
    expect(await world.as(anaReyes).matters.correctFact(address, "(323) 555-0100", "Intake sheet")).toEqual({
      kind: "conflict",
    });
    expect((await world.as(anaReyes).matters.readFacts(rivera)).facts["client"]).toMatchObject({
      phone: "(323) 555-0119",
    });
  });

  test("an amount is kept as a number however it was typed, and words are refused", async () => {
    const { matters } = world.as(anaReyes);
    const address = (await matters.readFacts(haldaneMatterId as MatterId)).addresses["engagement.retainer"];
    if (address === undefined) throw new Error("no address");
    await expect(matters.correctFact(address, "fifteen thousand", "call")).rejects.toMatchObject({
      code: "invalid-value",
    });
    await matters.correctFact(address, "$17,500.00", "Call with Ms. Haldane, November 21, 2026");
    const { facts } = await matters.readFacts(haldaneMatterId as MatterId);
    expect(facts["engagement"]).toMatchObject({ retainer: 17500 });
    expect(facts.$sources?.["engagement.retainer"]).toMatchObject({ note: "Call with Ms. Haldane, November 21, 2026" });
  });

  test("a new matter begins without facts, and its client can be entered from the pane", async () => {
    const { matters } = world.as(anaReyes);
    const led = await matters.add({
      number: "2026-0190",
      title: "Pell v. Orchard Transit",
      court: "us-federal-district",
    });
    expect(await matters.read(led.id)).toMatchObject({ court: "us-federal-district" });
    const added = await matters.add({ number: "2026-0188", title: "Estate of Lindqvist", court: "us-ca-superior" });
    expect(added).toMatchObject({
      number: "2026-0188",
      title: "Estate of Lindqvist",
      court: "us-ca-superior",
    });
    const { facts, addresses } = await matters.readFacts(added.id);
    expect(facts["client"]).toEqual({});
    expect(facts["firm"]).toMatchObject({ name: "Calloway Brandt LLP" });
    const address = addresses["client.name"];
    if (address === undefined) throw new Error("no address");
    expect(await matters.correctFact(address, "Nora Lindqvist", "Engagement call")).toMatchObject({
      kind: "written",
      source: { note: "Engagement call" },
    });
    expect((await matters.readFacts(added.id)).facts["client"]).toMatchObject({ name: "Nora Lindqvist" });
  });

  test("a party is added last, or before another, and its values say where they are from", async () => {
    const { matters } = world.as(anaReyes);
    const names = async () =>
      ((await matters.readFacts(rivera)).facts["parties"] as readonly { name: string }[]).map(({ name }) => name);
    const does = (await matters.readFacts(rivera)).addresses["parties.2.name"]?.itemId ?? "";
    const note = "Certificate of status of November 20, 2026";
    expect(
      await matters.addRow(rivera, {
        group: "parties",
        values: { name: "Pacific Cold Storage, LLC", role: "Defendant", isClient: "no" },
        note,
        before: does,
      }),
    ).toMatchObject({ kind: "added", list: "Parties", columns: ["Title", "PartyRole", "IsClient"] });
    expect(
      await matters.addRow(rivera, { group: "parties", values: { name: "Second, LLC" }, note, before: does }),
    ).toMatchObject({ kind: "added" });
    expect(await matters.addRow(rivera, { group: "parties", values: { name: "Roe 1" }, note })).toMatchObject({
      kind: "added",
    });
    expect(await names()).toEqual([
      "Elena Rivera",
      "Harborview Market, Inc.",
      "Pacific Cold Storage, LLC",
      "Second, LLC",
      "Does 1 through 20, inclusive",
      "Roe 1",
    ]);
    const { facts, addresses } = await matters.readFacts(rivera);
    expect((facts["parties"] as readonly object[])[2]).toEqual({
      name: "Pacific Cold Storage, LLC",
      role: "Defendant",
      isClient: false,
    });
    for (const key of ["name", "role", "isClient"])
      expect(facts.$sources?.[`parties.2.${key}`]).toMatchObject({ list: "Parties", changedBy: "Ana Reyes", note });
    // What was left out can be filled later like any fact.
    const residence = addresses["parties.2.residence"];
    if (residence === undefined) throw new Error("no address");
    expect(await matters.correctFact(residence, "Long Beach, California", "Same certificate")).toMatchObject({
      kind: "written",
    });
  });

  test("the first exhibit, event, deadline and counsel of a matter can be added, amounts as numbers", async () => {
    const { matters } = world.as(anaReyes);
    const { id } = await matters.add({ number: "2026-0195", title: "Lindqvist v. Orchard Transit" });
    await matters.addRow(id, {
      group: "exhibits",
      values: { title: "Lease of March 1, 2024", label: "A", pages: "1,204" },
      note: "Client's folder",
    });
    await matters.addRow(id, {
      group: "events",
      values: { title: "Fall", date: "2026-01-08", text: "She fell.\nNobody was near." },
      note: "Intake",
    });
    await matters.addRow(id, {
      group: "deadlines",
      values: { title: "Statute", due: "2028-01-08", basis: "CCP 335.1" },
      note: "Docket",
    });
    await matters.addRow(id, {
      group: "counsel",
      values: { name: "P. Ade", represents: "Orchard Transit" },
      note: "Letter of November 3, 2026",
    });
    const { facts } = await matters.readFacts(id);
    expect([facts["exhibits"], facts["events"], facts["deadlines"], facts["counsel"]]).toEqual([
      [{ title: "Lease of March 1, 2024", label: "A", pages: 1204 }],
      [{ title: "Fall", date: "2026-01-08", text: "She fell.\nNobody was near." }],
      [{ title: "Statute", due: "2028-01-08", basis: "CCP 335.1" }],
      [{ name: "P. Ade", represents: "Orchard Transit" }],
    ]);
  });

  test("the same row twice is one row; the same name with other values is another", async () => {
    const { matters } = world.as(anaReyes);
    const row = { group: "exhibits", values: { title: "Photograph", label: "C" }, note: "Client's telephone" } as const;
    const first = await matters.addRow(rivera, row);
    expect(await world.as(joelSantos).matters.addRow(rivera, { ...row, note: "The same, again" })).toEqual({
      ...first,
      kind: "found",
    });
    expect(await matters.addRow(rivera, { ...row, values: { title: "Photograph", label: "D" } })).toMatchObject({
      kind: "added",
    });
    expect(await matters.addRow(tranMatterId as MatterId, row)).toMatchObject({ kind: "added" });
  });

  test("a row is refused where its place is gone, a value does not fit, or the list has no such fact; nothing is written", async () => {
    const { matters } = world.as(anaReyes);
    const before = await matters.readFacts(rivera);
    expect(
      await matters.addRow(rivera, { group: "parties", values: { name: "Nowhere, Inc." }, note: "n", before: "4711" }),
    ).toEqual({ kind: "no-such-place" });
    await expect(
      matters.addRow(rivera, { group: "exhibits", values: { title: "Lease", pages: "many" }, note: "n" }),
    ).rejects.toMatchObject({ code: "invalid-value" });
    await expect(
      matters.addRow(rivera, { group: "exhibits", values: { title: "x".repeat(256) }, note: "n" }),
    ).rejects.toMatchObject({ code: "invalid-value" });
    await expect(
      matters.addRow(rivera, { group: "exhibits", values: { title: "Lease", matter: "2" }, note: "n" }),
    ).rejects.toMatchObject({ code: "invalid-value" });
    expect((await matters.readFacts(rivera)).facts).toEqual(before.facts);
  });

  test("a matter whose records are kept on a site of their own is listed, and refused by name: nothing of it is read or written here", async () => {
    const { matters, assignments } = world.as(mOkoye);
    const sheets = await assignments.listForMatter(rivera);
    const title = (await matters.readFacts(rivera)).addresses["matter.title"];
    if (title === undefined) throw new Error("no address");
    expect(
      await matters.correctFact(
        { ...title, column: "RecordsSite" },
        "firm.sharepoint.com:/sites/walled",
        "Conflict memorandum",
      ),
    ).toMatchObject({ kind: "written" });
    expect((await matters.list()).map(({ number }) => number)).toContain("2026-0142");
    const acts: readonly (() => Promise<unknown>)[] = [
      () => matters.read(rivera),
      () => matters.readFacts(rivera),
      () => matters.addRow(rivera, { group: "parties", values: { name: "Pacific Cold Storage, LLC" }, note: "n" }),
      () =>
        assignments.add("a1", rivera, {
          title: "Complaint",
          goal: "A complaint",
          doList: [],
          doNotList: [],
          qualityCheck: false,
        }),
    ];
    for (const act of acts)
      await expect(act()).rejects.toMatchObject({ name: "GraphFault", code: "records-elsewhere" });
    expect(await assignments.listForMatter(rivera)).toHaveLength(sheets.length);
    expect(await matters.read(tranMatterId as MatterId)).toMatchObject({ number: "2026-0157" });
  });

  test("one number names one matter: the same title is taken as the same matter, another is refused", async () => {
    const { matters } = world.as(anaReyes);
    const added = await matters.add({ number: "2026-0189", title: "Okafor v. Bayline Transit" });
    expect((await matters.add({ number: "2026-0189", title: "Okafor v. Bayline Transit" })).id).toBe(added.id);
    await expect(matters.add({ number: "2026-0189", title: "Someone else's matter" })).rejects.toMatchObject({
      code: "already-exists",
    });
    expect(await matters.list()).toHaveLength(5);
  });

  test("a matter that does not exist is a fault, not an empty matter", async () => {
    await expect(world.as(anaReyes).matters.readFacts("999" as MatterId)).rejects.toMatchObject({ code: "not-found" });
  });

  test("a person without a role of the firm reads nothing", async () => {
    const stranger = { ...anaReyes, roles: [] };
    await expect(world.as(stranger).matters.list()).rejects.toMatchObject({ code: "forbidden" });
  });
});
