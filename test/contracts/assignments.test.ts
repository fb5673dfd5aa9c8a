/** Instruction sheets: written by attorneys, read by staff, never over another's change; the same in memory and over the sandbox's Graph. */
import type { Assignment, AssignmentText } from "../../src/domain/draft/assignment";
import type { MatterId, PersonId } from "../../src/domain/ids";
import { anaReyes, danielWhitcomb, mOkoye, riveraMatterId, tranMatterId } from "../../src/sandbox/sample-firm";
import { firmWorlds, type FirmWorld } from "../support/firm-worlds";

const rivera = riveraMatterId as MatterId;
const sheet: AssignmentText = {
  title: "Complaint for Rivera",
  templateKind: "complaint",
  goal: "File by Friday",
  doList: ["Plead both causes", "Attach the incident report"],
  doNotList: ["Name the store manager"],
  outline: "Negligence: duty, breach.\n\nPremises: notice.",
  assignedTo: { oid: anaReyes.oid as PersonId, name: anaReyes.name },
  supervising: { oid: mOkoye.oid as PersonId, name: mOkoye.name },
  due: "2026-11-27T01:00:00Z",
  qualityCheck: true,
};

/** Sheets these tests wrote; the sample firm has some of its own. */
const written = async (world: FirmWorld, person = mOkoye, matter = rivera): Promise<readonly Assignment[]> =>
  (await world.as(person).assignments.listForMatter(matter)).filter(({ title }) => title === sheet.title);

describe.each(firmWorlds)("an instruction sheet, %s", (_name, open) => {
  let world: FirmWorld;
  beforeEach(async () => {
    world = await open();
  });
  afterEach(() => world.close());

  test("an attorney's sheet reads back as she wrote it, with the server's word for who wrote it and when", async () => {
    const made = await world.as(mOkoye).assignments.add("assignment.one", rivera, sheet);
    expect(made).toMatchObject({ ...sheet, matter: rivera, state: "open", changedBy: mOkoye.oid });
    expect(await world.as(anaReyes).assignments.read(made.itemId)).toEqual(made);
    expect(await written(world, anaReyes)).toEqual([made]);
    expect(await written(world, anaReyes, tranMatterId as MatterId)).toEqual([]);
  });

  test("asking twice with one key writes one sheet", async () => {
    const { assignments } = world.as(mOkoye);
    const [first, second] = [
      await assignments.add("assignment.one", rivera, sheet),
      await assignments.add("assignment.one", rivera, sheet),
    ];
    expect(second.itemId).toBe(first.itemId);
    expect(await written(world)).toHaveLength(1);
  });

  test("a paralegal may neither write nor change one", async () => {
    const made = await world.as(mOkoye).assignments.add("assignment.one", rivera, sheet);
    await expect(world.as(anaReyes).assignments.add("assignment.two", rivera, sheet)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(
      world.as(anaReyes).assignments.change(made, { outline: "Write what you like." }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });

  test("a change names its author, leaves what it does not speak of, and is never made over another's", async () => {
    const made = await world.as(mOkoye).assignments.add("assignment.one", rivera, sheet);
    const changed = await world
      .as(danielWhitcomb)
      .assignments.change(made, { goal: "File by Thursday", state: "done" });
    expect(changed).toMatchObject({
      kind: "changed",
      assignment: {
        goal: "File by Thursday",
        state: "done",
        title: sheet.title,
        doList: sheet.doList,
        changedBy: danielWhitcomb.oid,
      },
    });
    expect(await world.as(mOkoye).assignments.change(made, { goal: "File on Monday" })).toEqual({ kind: "conflict" });
  });

  test("those still open stand first, the earliest due before the others; one that is gone is none", async () => {
    const { assignments } = world.as(mOkoye);
    const { due: _, ...undated } = sheet;
    const later = await assignments.add("assignment.later", rivera, { ...sheet, due: "2026-12-24T01:00:00Z" });
    const open = await assignments.add("assignment.open", rivera, undated);
    const soon = await assignments.add("assignment.soon", rivera, sheet);
    const finished = await assignments.add("assignment.finished", rivera, { ...sheet, due: "2026-11-01T01:00:00Z" });
    await assignments.change(finished, { state: "done" });
    expect((await written(world)).map(({ itemId }) => itemId)).toEqual(
      [soon, later, open, finished].map(({ itemId }) => itemId),
    );
    expect(await assignments.read("9999")).toBeUndefined();
  });
});
