import { activeRow, admissionTo } from "../../src/domain/matter/roster";
import type { PersonId } from "../../src/domain/ids";
import { anaReyes, danielWhitcomb, mOkoye, susanHarlan } from "../../src/sandbox/sample-firm";
import { firmWorlds, type FirmWorld } from "../support/firm-worlds";

describe.each(firmWorlds)("roster and templates, kept %s", (_name, open) => {
  let world: FirmWorld;
  beforeEach(async () => {
    world = await open();
  });
  afterEach(() => world.close());

  test("an attorney who left is still on the roster, and active only until she left", async () => {
    const roster = await world.as(anaReyes).roster.read();
    const harlan = susanHarlan.oid as PersonId;
    expect(activeRow(roster, harlan, "2026-03-31T23:00:00Z")?.name).toBe("Susan Harlan");
    expect(activeRow(roster, harlan, "2026-04-01T00:00:00Z")).toBeUndefined();
  });

  test("an admission counts for its own forum only, with the number of that bar", async () => {
    const roster = await world.as(anaReyes).roster.read();
    const row = (person: { readonly oid: string }): NonNullable<ReturnType<typeof activeRow>> => {
      const found = activeRow(roster, person.oid as PersonId, "2026-11-22T10:00:00Z");
      if (found === undefined) throw new Error("not on the roster");
      return found;
    };
    expect(admissionTo(row(mOkoye), ["US-CACD"], "2026-11-22T10:00:00Z")).toMatchObject({
      forum: "US-CACD",
      from: "2015-02-11",
    });
    expect(admissionTo(row(danielWhitcomb), ["US-CACD"], "2026-11-22T10:00:00Z")).toBeUndefined();
    expect(row(danielWhitcomb).barNumbers).toEqual([{ forum: "US-CA", number: "328817" }]);
  });

  test("someone who is no attorney is not on the roster", async () => {
    expect((await world.as(anaReyes).roster.read()).some(({ oid }) => oid === anaReyes.oid)).toBe(false);
  });

  test("the firm's templates are listed with kind, court profile and version, and come byte for byte", async () => {
    const { templates } = world.as(anaReyes);
    const entries = await templates.list();
    expect(entries.map(({ id: _id, ...entry }) => entry)).toEqual([
      { name: "Complaint, 28-line pleading paper", kind: "complaint", courtProfile: "us-ca-superior", version: "1" },
      { name: "Hourly fee agreement", kind: "retainer", version: "1" },
    ]);
    expect(await templates.fetch(entries[1]?.id ?? "")).toEqual(new Uint8Array([80, 75, 3, 4, 2]));
    await expect(templates.fetch("01NOTTHERE")).rejects.toMatchObject({ code: "not-found" });
  });

  test("a clause is no template to draft from; it comes by its file name, and only a clause does", async () => {
    const { templates } = world.as(anaReyes);
    expect((await templates.list()).map(({ kind }) => kind)).not.toContain("clause");
    expect(await templates.clause("offshore-disclosure")).toEqual(new Uint8Array([80, 75, 3, 4, 3]));
    expect(await templates.clause("retainer")).toBeUndefined();
    expect(await templates.clause("nothing-of-that-name")).toBeUndefined();
  });
});
