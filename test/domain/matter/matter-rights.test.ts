// Who may sign for a matter, and before which forums, as it stood at any time: from rows nobody can edit.
import type { MatterId, PersonId } from "../../../src/domain/ids";
import { rightsAt, type MatterRightsRow, type RightsQuestion } from "../../../src/domain/matter/matter-rights";
import type { ReadRow } from "../../../src/domain/stamped";
import { ana, harlan, okoye, rivera, roster, tenant, tran, whitcomb } from "../../support/review-fixtures";

const NAMES: Readonly<Record<string, string>> = {
  [okoye]: "M. Okoye",
  [whitcomb]: "Daniel Whitcomb",
  [harlan]: "Susan Harlan",
  [ana]: "Ana Reyes",
};
const rightsRow = (change: Partial<MatterRightsRow> = {}): MatterRightsRow => ({
  kind: "matter-rights",
  version: 1,
  tenant,
  matter: rivera,
  by: okoye,
  forums: ["US-CACD"],
  responsible: [okoye],
  signing: [okoye],
  from: "2026-01-05",
  conflictCheck: { kind: "memorandum", reference: "CM-2026-014" },
  limitation: "2027-03-14",
  ...change,
});
let last = 0;
const row = (
  by: PersonId | undefined,
  createdAt: string,
  content: MatterRightsRow | undefined = rightsRow(),
  change: Partial<ReadRow<MatterRightsRow>> = {},
): ReadRow<MatterRightsRow> => ({
  itemId: String((last += 1)),
  createdAt,
  modifiedAt: createdAt,
  content: by === undefined ? content : { ...content, by },
  ...(by === undefined ? {} : { createdById: by, createdByName: NAMES[by] ?? "" }),
  ...change,
});
const asked = (at: string, change: Partial<RightsQuestion> = {}): RightsQuestion => ({
  matter: rivera,
  tenant,
  roster,
  at,
  ...change,
});

const JANUARY = "2026-01-05T09:00:00Z";
const FEBRUARY = "2026-02-03T09:00:00Z";
const MARCH = "2026-03-02T09:00:00Z";
const DECEMBER = "2026-12-01T09:00:00Z";

test("the first row of an attorney on the roster stands", () => {
  const standing = rightsAt([row(okoye, JANUARY)], asked(DECEMBER));
  expect(standing.inForce?.rights.signing).toEqual([okoye]);
  expect(standing.inForce).toMatchObject({ by: okoye, byName: "M. Okoye", at: JANUARY });
  expect(standing.waiting).toEqual([]);
});
test("a paralegal's row gives nobody anything: it waits", () => {
  const proposal = row(ana, JANUARY);
  const standing = rightsAt([proposal], asked(DECEMBER));
  expect(standing.inForce).toBeUndefined();
  expect(standing.waiting).toEqual([
    { row: proposal.itemId, byName: "Ana Reyes", at: JANUARY, rights: proposal.content },
  ]);
});
test("what waited is settled by an attorney's row, whether she wrote the same or something else", () => {
  const proposal = row(ana, JANUARY);
  const confirmed = row(okoye, FEBRUARY, rightsRow({ forums: ["US-CA"], confirms: proposal.itemId }));
  const standing = rightsAt([proposal, confirmed], asked(DECEMBER));
  expect(standing.waiting).toEqual([]);
  expect(standing.inForce?.rights.forums).toEqual(["US-CA"]);
});
test("an attorney who is not named cannot add herself; once a named one confirms it she may sign", () => {
  const first = row(okoye, JANUARY);
  const ownWish = row(whitcomb, FEBRUARY, rightsRow({ signing: [okoye, whitcomb] }));
  expect(rightsAt([first, ownWish], asked(FEBRUARY)).inForce?.rights.signing).toEqual([okoye]);
  expect(rightsAt([first, ownWish], asked(FEBRUARY)).waiting).toHaveLength(1);
  const yes = row(okoye, MARCH, rightsRow({ signing: [okoye, whitcomb], confirms: ownWish.itemId }));
  expect(rightsAt([first, ownWish, yes], asked(MARCH)).inForce?.rights.signing).toEqual([okoye, whitcomb]);
});
test("the firm's intake attorney may give rights in any matter, on the days she is on intake", () => {
  const first = row(okoye, JANUARY);
  const byIntake = row(whitcomb, FEBRUARY, rightsRow({ responsible: [okoye], signing: [okoye, whitcomb] }));
  const from = (day: string, until?: string) => ({
    intake: [{ oid: whitcomb, from: day, ...(until === undefined ? {} : { until }) }],
  });
  expect(rightsAt([first, byIntake], asked(MARCH, from("2026-01-01"))).inForce?.row).toBe(byIntake.itemId);
  expect(rightsAt([first, byIntake], asked(MARCH, from("2026-01-01", "2026-01-31"))).inForce?.row).toBe(first.itemId);
  expect(rightsAt([first, byIntake], asked(MARCH, from("2026-03-01"))).inForce?.row).toBe(first.itemId);
});
test("an attorney who had left when the row was stamped gives nothing", () => {
  expect(rightsAt([row(harlan, JANUARY)], asked(DECEMBER)).inForce?.by).toBe(harlan);
  const after = row(harlan, "2026-04-01T09:00:00Z");
  expect(rightsAt([after], asked(DECEMBER)).inForce).toBeUndefined();
  expect(rightsAt([after], asked(DECEMBER)).waiting).toHaveLength(1);
});
test("edited rows, rows of another matter or firm, and junk cost only themselves", () => {
  const first = row(okoye, JANUARY);
  const bad = [
    row(okoye, FEBRUARY, rightsRow({ signing: [whitcomb] }), { modifiedAt: MARCH }),
    row(okoye, FEBRUARY, rightsRow({ signing: [whitcomb] }), { modifiedById: whitcomb }),
    row(okoye, FEBRUARY, rightsRow({ matter: tran })),
    row(okoye, FEBRUARY, rightsRow({ tenant: "another firm" })),
    { ...row(okoye, FEBRUARY), content: undefined, unread: "half a row" },
  ];
  const standing = rightsAt([first, ...bad], asked(DECEMBER));
  expect(standing.inForce?.row).toBe(first.itemId);
  expect(standing.unreadable).toEqual(bad.map(({ itemId }) => itemId));
});
test("a row that names another as its writer than the server's stamp gives nothing", () => {
  const borrowed = row(whitcomb, JANUARY);
  const named = { ...borrowed, content: rightsRow({ by: okoye }) };
  expect(rightsAt([named], asked(DECEMBER)).unreadable).toEqual([borrowed.itemId]);
});
test("her account is deleted and the server keeps her name alone: what she gave stands, by the roster's name for the person her row names", () => {
  const { createdById: _gone, ...hers } = row(okoye, JANUARY);
  expect(rightsAt([hers], asked(DECEMBER)).inForce?.by).toBe(okoye);
  const { createdByName: _name, ...nameless } = hers;
  expect(rightsAt([nameless], asked(DECEMBER)).inForce).toBeUndefined();
  expect(rightsAt([{ ...hers, createdByName: "Ana Reyes" }], asked(DECEMBER)).inForce).toBeUndefined();
});
test("a row nobody vouches for gives nothing", () => {
  expect(rightsAt([row(undefined, JANUARY)], asked(DECEMBER)).inForce).toBeUndefined();
});
test("reassigning a matter takes nothing from what stood before, and the attorney it was taken from gives no more", () => {
  const first = row(okoye, JANUARY);
  const reassigned = row(okoye, MARCH, rightsRow({ responsible: [whitcomb], signing: [whitcomb] }));
  const tooLate = row(okoye, "2026-05-01T09:00:00Z", rightsRow({ signing: [okoye] }));
  const rows = [first, reassigned, tooLate];
  expect(rightsAt(rows, asked(FEBRUARY)).inForce?.rights.signing).toEqual([okoye]);
  expect(rightsAt(rows, asked(DECEMBER)).inForce?.rights.signing).toEqual([whitcomb]);
  expect(rightsAt(rows, asked(DECEMBER)).waiting).toMatchObject([{ row: tooLate.itemId }]);
});
test("nothing stood before the server's stamp, whatever day a row names", () => {
  const dated = row(okoye, MARCH, rightsRow({ from: "2020-01-01" }));
  expect(rightsAt([dated], asked(FEBRUARY)).inForce).toBeUndefined();
  expect(rightsAt([dated], asked(MARCH)).inForce?.row).toBe(dated.itemId);
});
test("a row for a later day replaces the present one on that day, also when another was written meanwhile", () => {
  const first = row(okoye, JANUARY);
  const handover = row(
    okoye,
    FEBRUARY,
    rightsRow({ responsible: [whitcomb], signing: [whitcomb], from: "2026-06-01" }),
  );
  const meanwhile = row(okoye, MARCH, rightsRow({ forums: ["US-CACD", "US-CA"], from: "2026-03-02" }));
  const rows = [first, handover, meanwhile];
  expect(rightsAt(rows, asked(FEBRUARY)).inForce?.row).toBe(first.itemId);
  expect(rightsAt(rows, asked("2026-05-31T23:59:59Z")).inForce?.row).toBe(meanwhile.itemId);
  expect(rightsAt(rows, asked("2026-05-31T23:59:59Z")).toCome.map((each) => each.row)).toEqual([handover.itemId]);
  expect(rightsAt(rows, asked("2026-06-01T00:00:00Z")).inForce?.row).toBe(handover.itemId);
  expect(rightsAt(rows, asked("2026-06-01T00:00:00Z")).toCome).toEqual([]);
});
test("who might give a row is asked of the day it was stamped: what was given stays given once a later day has come", () => {
  const first = row(okoye, JANUARY);
  const handover = row(
    okoye,
    FEBRUARY,
    rightsRow({ responsible: [whitcomb], signing: [whitcomb], from: "2026-06-01" }),
  );
  const stillHers = row(okoye, MARCH, rightsRow({ signing: [okoye, harlan] }));
  const rows = [first, handover, stillHers];
  for (const at of [MARCH, "2026-05-01T09:00:00Z"])
    expect(rightsAt(rows, asked(at)).inForce?.row).toBe(stillHers.itemId);
  expect(rightsAt(rows, asked(DECEMBER)).inForce?.row).toBe(handover.itemId);
  expect(rightsAt(rows, asked(DECEMBER)).waiting).toEqual([]);
});
test("before the first row's day has come, no other attorney slips in ahead of it", () => {
  const first = row(okoye, JANUARY, rightsRow({ from: "2026-06-01" }));
  const ahead = row(whitcomb, FEBRUARY, rightsRow({ responsible: [whitcomb], signing: [whitcomb] }));
  expect(rightsAt([first, ahead], asked(MARCH)).inForce).toBeUndefined();
  expect(rightsAt([first, ahead], asked(MARCH)).waiting).toMatchObject([{ row: ahead.itemId }]);
});
test("who added herself is shown until another named attorney has named her; saying it twice confirms nothing", () => {
  const alone = row(okoye, JANUARY);
  const again = row(okoye, FEBRUARY, rightsRow({ responsible: [okoye, whitcomb] }));
  const other = row(whitcomb, MARCH, rightsRow({ responsible: [okoye, whitcomb] }));
  const rows = [alone, again, other];
  expect(rightsAt(rows, asked(JANUARY)).inForce?.addedThemselves).toEqual([okoye]);
  expect(rightsAt(rows, asked(FEBRUARY)).inForce?.addedThemselves).toEqual([okoye]);
  expect(rightsAt(rows, asked(MARCH)).inForce?.addedThemselves).toEqual([]);
});
test("two rows stamped in one moment are taken in the order of the list", () => {
  const one = row(okoye, JANUARY, rightsRow({ forums: ["US-CA"] }));
  const two = row(okoye, JANUARY, rightsRow({ forums: ["US-CACD"] }));
  expect(rightsAt([two, one], asked(DECEMBER)).inForce?.row).toBe(two.itemId);
});
test("without any row nothing stands: nobody may sign", () => {
  expect(rightsAt([], asked(DECEMBER, { matter: "9" as MatterId }))).toEqual({
    waiting: [],
    unreadable: [],
    toCome: [],
  });
});
