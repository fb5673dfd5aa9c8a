// Rows that say who may sign for a matter: added by attorneys, read by all, changed by nobody.
import type { MatterId, PersonId } from "../../src/domain/ids";
import type { MatterRightsRow } from "../../src/domain/matter/matter-rights";
import {
  anaReyes,
  danielWhitcomb,
  mOkoye,
  priyaRaman,
  riveraMatterId,
  sampleTenant,
  tranMatterId,
} from "../../src/sandbox/sample-firm";
import { firmWorlds, type FirmWorld } from "../support/firm-worlds";

const rivera = riveraMatterId as MatterId;
const rights = (change: Partial<MatterRightsRow> = {}): MatterRightsRow => ({
  kind: "matter-rights",
  version: 1,
  tenant: sampleTenant,
  matter: rivera,
  by: mOkoye.oid as PersonId,
  forums: ["US-CACD"],
  responsible: [mOkoye.oid as PersonId],
  signing: [mOkoye.oid as PersonId, danielWhitcomb.oid as PersonId],
  from: "2026-11-22",
  conflictCheck: { kind: "cleared-elsewhere", by: "Intake, Harborview co-counsel — Søren “Ng”" },
  limitation: "2027-08-16",
  ...change,
});

describe.each(firmWorlds)("matter rights, kept %s", (_name, open) => {
  let world: FirmWorld;
  beforeEach(async () => {
    world = await open();
  });
  afterEach(() => world.close());

  test("an attorney's row comes back by id as it was sent, under her name and the server's time", async () => {
    const append = await world.as(mOkoye).rights.append("rights.1.a", rights());
    expect(append).toMatchObject({
      kind: "recorded",
      row: { createdById: mOkoye.oid, createdByName: "M. Okoye", createdAt: "2026-11-22T10:00:00Z", content: rights() },
    });
    if (append.kind !== "recorded") throw new Error("not recorded");
    expect(await world.as(anaReyes).rights.readById(append.row.itemId)).toEqual(append.row);
  });

  test("a paralegal and a team lead cannot add a row; both can read what stands", async () => {
    const before = await world.as(anaReyes).rights.listForMatter(rivera);
    expect(before).toMatchObject([{ createdById: mOkoye.oid, content: { signing: [mOkoye.oid] } }]);
    for (const person of [anaReyes, priyaRaman])
      expect(await world.as(person).rights.append("rights.1.mine", rights())).toEqual({ kind: "not-permitted" });
    expect(await world.as(priyaRaman).rights.listForMatter(rivera)).toEqual(before);
  });

  test("every row of the matter is given, and none of another", async () => {
    await world.as(mOkoye).rights.append("rights.1.a", rights());
    await world.as(danielWhitcomb).rights.append("rights.2.a", rights({ matter: tranMatterId as MatterId }));
    const [ofRivera, ofTran] = [
      await world.as(mOkoye).rights.listForMatter(rivera),
      await world.as(mOkoye).rights.listForMatter(tranMatterId as MatterId),
    ];
    expect(ofRivera.map((row) => row.content?.matter)).toEqual(["1", "1"]);
    expect(ofTran.map((row) => row.content?.matter)).toEqual(["2", "2"]);
    expect(await world.as(mOkoye).rights.listForMatter("77" as MatterId)).toEqual([]);
  });

  test("the same row sent twice is one row", async () => {
    const mine = world.as(mOkoye).rights;
    expect(await mine.append("rights.1.a", rights())).toEqual(await mine.append("rights.1.a", rights()));
    expect(await mine.listForMatter(rivera)).toHaveLength(2);
  });

  test("a row that is no matter rights is given all the same, without content", async () => {
    await world.as(mOkoye).rights.append("rights.1.junk", rights({ responsible: [] }));
    const rows = await world.as(mOkoye).rights.listForMatter(rivera);
    expect(rows.at(-1)).toMatchObject({ content: undefined, unread: { responsible: [] } });
  });
});
