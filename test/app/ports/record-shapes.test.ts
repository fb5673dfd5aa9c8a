import {
  readAuditEntry,
  readMatterRights,
  readReviewRecord,
  readSignOffContent,
} from "../../../src/app/ports/record-shapes";
import { readRecordsExport, rowToExport } from "../../../src/app/ports/records-export";
import { ana, okoye, plainContent, signOffRow, sittingOn, statementFor } from "../../support/review-fixtures";

const three = plainContent(["First.", "Second.", "Third."]);
const sitting = sittingOn({ content: three }).content;
const signOff = signOffRow(statementFor(three)).content;
const without = (record: object, field: string): unknown =>
  Object.fromEntries(Object.entries(record).filter(([name]) => name !== field));

const rights = {
  kind: "matter-rights",
  version: 1,
  tenant: "firm",
  matter: "1",
  by: okoye,
  forums: ["US-CA"],
  responsible: [okoye],
  signing: [],
  from: "2026-01-05",
  conflictCheck: { kind: "memorandum", reference: "CM-1" },
  limitation: "none",
};

describe("a row of the records is what it claims to be or nothing", () => {
  it("what a later version adds stays, for the hash is of the whole", () => {
    const later = { ...sitting, addedLater: { deep: [1] } };
    expect(readReviewRecord(later)).toBe(later);
    const signedLater = { ...signOff, statement: { ...(signOff as { statement: object }).statement, addedLater: 1 } };
    expect(readSignOffContent(signedLater)).toBe(signedLater);
  });
  it.each([
    "version",
    "tenant",
    "matter",
    "draft",
    "kind",
    "id",
    "reviewer",
    "content",
    "order",
    "decisions",
    "accepted",
  ])("a sitting without its %s is none", (field) => {
    expect(readReviewRecord(without(sitting, field))).toBeUndefined();
  });
  it.each(["kind", "statement", "statementHash", "ceremony", "index"])("a sign-off without its %s is none", (field) => {
    expect(readSignOffContent(without(signOff, field))).toBeUndefined();
  });
  it("matter rights name their day, their conflict check, a limitation date or none, and somebody responsible", () => {
    expect(readMatterRights(rights)).toBe(rights);
    for (const field of Object.keys(rights)) expect(readMatterRights(without(rights, field))).toBeUndefined();
    for (const change of [
      { responsible: [] },
      { forums: [""] },
      { from: "3/1/2006" },
      { limitation: "some day" },
      { limitation: "2027-13-01" },
      { conflictCheck: { kind: "memorandum", reference: "" } },
      { conflictCheck: { kind: "none" } },
      { version: 2 },
    ])
      expect(readMatterRights({ ...rights, ...change })).toBeUndefined();
    expect(readMatterRights({ ...rights, limitation: "2027-03-14" })).toBeDefined();
  });
  it("a sign-off whose statement lacks a field, or dates itself by no date, is none", () => {
    const { statement } = signOff as { statement: object };
    for (const field of ["nonce", "contentHash", "meaning", "unitCount", "attestation", "signer", "time", "blanks"])
      expect(readSignOffContent({ ...signOff, statement: without(statement, field) })).toBeUndefined();
    expect(
      readSignOffContent({ ...signOff, statement: { ...statement, time: { at: "yesterday", from: "stamp" } } }),
    ).toBeUndefined();
  });
  it.each([
    ["text"],
    [null],
    [undefined],
    [[]],
    [{}],
    [{ kind: "sitting", decisions: "all" }],
    [{ kind: "__proto__" }],
  ])("%j is no record of any list", (content) => {
    expect([readReviewRecord(content), readSignOffContent(content), readAuditEntry(content)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

const exported = {
  kind: "countersign-records",
  version: 1,
  tenant: "t",
  exportedAt: "2026-06-10T08:00:00Z",
  drafts: ["D"],
  matters: [],
  roster: [],
  rights: [],
  reviews: [],
  signOffs: [],
};
const row = (content: unknown) => ({
  itemId: "7",
  createdAt: "2026-06-01T10:00:00Z",
  modifiedAt: "2026-06-01T10:00:00Z",
  createdById: ana,
  content,
});

describe("an export holds every row, and one bad row costs only itself", () => {
  it("a row somebody typed by hand is kept as it stands and counts for nothing", () => {
    const read = readRecordsExport({ ...exported, reviews: [row("not a record"), row(sitting)] });
    if (!read.ok) throw new Error(read.refusal);
    expect(read.value.reviews.map(({ content }) => content)).toEqual([undefined, sitting]);
    expect(read.value.reviews.map(rowToExport)).toEqual([row("not a record"), row(sitting)]);
  });
  it("the refusal names the field that cannot be read", () => {
    const attorney = {
      itemId: "1",
      oid: okoye,
      name: "M. Okoye",
      from: "2020-01-01",
      barNumbers: [],
      admissions: [{}],
    };
    expect(readRecordsExport({ ...exported, roster: [attorney] })).toMatchObject({
      ok: false,
      refusal: "its roster.0.admissions.0.forum cannot be read",
    });
    expect(readRecordsExport({ ...exported, signOffs: [{ itemId: "1", content: {} }] })).toMatchObject({
      refusal: "its signOffs.0.createdAt cannot be read",
    });
  });
});
