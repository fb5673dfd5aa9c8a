import { anaReyes, danielWhitcomb, haldaneMatterId, joelSantos, mOkoye, ostranderMatterId, riveraMatterId, tranMatterId } from "../../src/sandbox/sample-firm";
import type { MatterId } from "../../src/domain/ids";
import { factNames } from "../../src/domain/matter/fact-names";
import { firmWorlds, type FirmWorld } from "../support/firm-worlds";

const rivera = riveraMatterId as MatterId;

describe.each(firmWorlds)("matters and facts, kept %s", (_name, open) => {
  let world: FirmWorld;
  beforeEach(async () => { world = await open(); });
  afterEach(() => world.close());

  test("every matter names its forum and who may sign in it", async () => {
    const matters = await world.as(anaReyes).matters.list();
    expect(matters.map(({ number, forum }) => [number, forum])).toEqual([["2026-0142", "US-CA"], ["2026-0157", "US-CA"], ["2026-0163", "US-CA"], ["2026-0128", "US-CACD"]]);
    expect(matters[0]?.signingAttorneys).toEqual([mOkoye.oid]);
    expect(matters[1]?.responsibleAttorneys).toEqual([mOkoye.oid, danielWhitcomb.oid]);
    expect(await world.as(anaReyes).matters.read(rivera)).toEqual(matters[0]);
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
    expect(facts.$sources?.["client.name"]).toMatchObject({ kind: "list", list: "People", itemId: "1", column: "Title", changedBy: "System Account" });
    expect(facts.$sources?.["matter.incidentDate"]).toMatchObject({ note: "Intake interview of January 12, 2026, page 2" });
  });

  test("a fact nobody entered is absent, and its place in the firm's lists is known", async () => {
    const { facts, addresses } = await world.as(anaReyes).matters.readFacts(rivera);
    expect(facts["client"]).not.toHaveProperty("address");
    expect(facts.$sources).not.toHaveProperty("client.address");
    expect(addresses["client.address"]).toMatchObject({ list: "People", itemId: "1", column: "Address" });
  });

  test("parties come in the order of the caption, and causes of action as a list", async () => {
    const { facts } = await world.as(anaReyes).matters.readFacts(rivera);
    expect((facts["parties"] as readonly { name: string }[]).map(({ name }) => name)).toEqual(["Elena Rivera", "Harborview Market, Inc.", "Does 1 through 20, inclusive"]);
    expect(facts["matter"]).toMatchObject({ causes: ["Premises Liability", "Negligence"], juryDemanded: true, amountInControversy: 385000 });
  });

  test("the signing attorney's bar number is the one for the matter's forum", async () => {
    expect((await world.as(anaReyes).matters.readFacts(ostranderMatterId as MatterId)).facts["attorney"]).toMatchObject({ name: "M. Okoye", barNumber: "301244" });
    expect((await world.as(anaReyes).matters.readFacts(tranMatterId as MatterId)).facts["attorney"]).toMatchObject({ name: "Daniel Whitcomb", barNumber: "328817" });
  });

  test("nothing is read under a name the table of facts does not know", async () => {
    const known = new Set(factNames.map(({ path }) => path));
    for (const id of [riveraMatterId, tranMatterId, haldaneMatterId, ostranderMatterId]) {
      const { facts, addresses } = await world.as(anaReyes).matters.readFacts(id as MatterId);
      for (const path of [...Object.keys(facts.$sources ?? {}), ...Object.keys(addresses)]) expect(known).toContain(path.replace(/^(\w+)\.\d+\./, "$1[]."));
    }
  });

  test("a corrected fact carries the note that says where it came from", async () => {
    const { matters } = world.as(anaReyes);
    const address = (await matters.readFacts(rivera)).addresses["client.address"];
    if (address === undefined) throw new Error("no address");
    const write = await matters.correctFact(address, " 914 Waterloo Street, Los Angeles, California 90026 ", "Client's e-mail of November 20, 2026");
    expect(write).toMatchObject({ kind: "written", source: { changedBy: "Ana Reyes", note: "Client's e-mail of November 20, 2026" } });
    const { facts } = await matters.readFacts(rivera);
    expect(facts["client"]).toMatchObject({ address: "914 Waterloo Street, Los Angeles, California 90026" });
    expect(facts.$sources?.["client.address"]).toMatchObject({ changedBy: "Ana Reyes", note: "Client's e-mail of November 20, 2026" });
  });

  test("a fact someone else changed first is not overwritten", async () => {
    const address = (await world.as(anaReyes).matters.readFacts(rivera)).addresses["client.phone"];
    if (address === undefined) throw new Error("no address");
    await world.as(joelSantos).matters.correctFact(address, "(323) 555-0119", "Telephone call of November 21, 2026");
    expect(await world.as(anaReyes).matters.correctFact(address, "(323) 555-0100", "Intake sheet")).toEqual({ kind: "conflict" });
    expect((await world.as(anaReyes).matters.readFacts(rivera)).facts["client"]).toMatchObject({ phone: "(323) 555-0119" });
  });

  test("an amount is kept as a number however it was typed, and words are refused", async () => {
    const { matters } = world.as(anaReyes);
    const address = (await matters.readFacts(haldaneMatterId as MatterId)).addresses["engagement.retainer"];
    if (address === undefined) throw new Error("no address");
    await expect(matters.correctFact(address, "fifteen thousand", "call")).rejects.toMatchObject({ code: "invalid-value" });
    await matters.correctFact(address, "$17,500.00", "Call with Ms. Haldane, November 21, 2026");
    const { facts } = await matters.readFacts(haldaneMatterId as MatterId);
    expect(facts["engagement"]).toMatchObject({ retainer: 17500 });
    expect(facts.$sources?.["engagement.retainer"]).toMatchObject({ note: "Call with Ms. Haldane, November 21, 2026" });
  });

  test("a new matter begins without facts, and its client can be entered from the pane", async () => {
    const { matters } = world.as(anaReyes);
    const led = await matters.add({ number: "2026-0190", title: "Pell v. Orchard Transit", court: "us-federal-district", forum: "US-CACD", responsibleAttorneys: [mOkoye.oid], signingAttorneys: [mOkoye.oid, danielWhitcomb.oid] });
    expect(await matters.read(led.id)).toMatchObject({ court: "us-federal-district", forum: "US-CACD", responsibleAttorneys: [mOkoye.oid], signingAttorneys: [mOkoye.oid, danielWhitcomb.oid] });
    const added = await matters.add({ number: "2026-0188", title: "Estate of Lindqvist", court: "us-ca-superior" });
    expect(added).toMatchObject({ number: "2026-0188", title: "Estate of Lindqvist", court: "us-ca-superior", signingAttorneys: [] });
    const { facts, addresses } = await matters.readFacts(added.id);
    expect(facts["client"]).toEqual({});
    expect(facts["firm"]).toMatchObject({ name: "Calloway Brandt LLP" });
    const address = addresses["client.name"];
    if (address === undefined) throw new Error("no address");
    expect(await matters.correctFact(address, "Nora Lindqvist", "Engagement call")).toMatchObject({ kind: "written", source: { note: "Engagement call" } });
    expect((await matters.readFacts(added.id)).facts["client"]).toMatchObject({ name: "Nora Lindqvist" });
  });

  test("one number names one matter: the same title is taken as the same matter, another is refused", async () => {
    const { matters } = world.as(anaReyes);
    const added = await matters.add({ number: "2026-0189", title: "Okafor v. Bayline Transit" });
    expect((await matters.add({ number: "2026-0189", title: "Okafor v. Bayline Transit" })).id).toBe(added.id);
    await expect(matters.add({ number: "2026-0189", title: "Someone else's matter" })).rejects.toMatchObject({ code: "already-exists" });
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
