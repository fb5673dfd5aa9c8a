import fc from "fast-check";
import { hashOfEntry, keyOfEntry, nextEntry, readChains } from "../../../src/domain/audit/chain";
import type { AuditEntry, AuditEvent } from "../../../src/domain/audit/entry";
import type { DraftId, PersonId } from "../../../src/domain/ids";
import type { ReadRow, Stamped } from "../../../src/domain/stamped";
import { ana, draftId, okoye, rivera, stamped, tenant } from "../../support/review-fixtures";

const AT = "2026-06-01T10:00:00Z";
const event = (round: number): AuditEvent => ({ kind: "sent-back", round });

/** A history written in turns by these people. */
const written = (writers: readonly PersonId[]): readonly Stamped<AuditEntry>[] => {
  const rows: Stamped<AuditEntry>[] = [];
  writers.forEach((writer, index) => {
    rows.push(
      stamped(
        nextEntry(readChains(rows, draftId), { tenant, matter: rivera, draft: draftId, writer, at: AT }, event(index)),
        writer,
        AT,
      ),
    );
  });
  return rows;
};
const codes = (rows: readonly ReadRow<AuditEntry>[]): readonly string[] =>
  readChains(rows, draftId).findings.map((finding) => finding.code);
const five = written([ana, okoye, ana, ana, okoye]);

describe("a draft's history is a chain for each who wrote it", () => {
  it("two people at work never fork one another's", () => {
    expect(codes(five)).toEqual([]);
    expect(
      readChains(five, draftId)
        .chains.map((chain) => chain.entries.length)
        .sort(),
    ).toEqual([2, 3]);
    expect(new Set(five.map((row) => keyOfEntry(row.content, row.content.writer))).size).toBe(5);
  });

  it("is read the same in whatever order the server lists it", () => {
    expect(codes([...five].reverse())).toEqual([]);
  });

  it("a line deleted from the middle is missed", () => {
    expect(codes(five.filter((_, index) => index !== 2))).toContain("audit-truncated");
  });

  it("a line changed is found out by the one after it", () => {
    const rows = five.map((row, index) =>
      index === 0 ? { ...row, content: { ...row.content, event: event(99) } } : row,
    );
    expect(codes(rows)).toContain("audit-broken");
  });

  it("a line edited in the list is named", () => {
    expect(
      codes(five.map((row, index) => (index === 4 ? { ...row, modifiedAt: "2026-06-05T10:00:00Z" } : row))),
    ).toEqual(["audit-altered"]);
  });

  it("two windows of one person write at once: both lines stand, and the next names both", () => {
    const [first] = five;
    if (first === undefined) throw new Error("five lines are written");
    const twin = stamped({ ...first.content, event: event(7) }, ana, AT);
    const both = [first, twin];
    expect(codes(both)).toEqual([]);
    const next = nextEntry(
      readChains(both, draftId),
      { tenant, matter: rivera, draft: draftId, writer: ana, at: AT },
      event(8),
    );
    expect(next.sequence).toBe(2);
    const three = [...both, stamped(next, ana, AT)];
    expect(codes(three)).toEqual([]);
    expect(codes([...three].reverse())).toEqual([]);
    // Either of the two taken away, or changed, is missed by the line that names both.
    expect(codes(three.slice(1))).toEqual(["audit-broken"]);
    expect(codes([first, ...three.slice(2)])).toEqual(["audit-broken"]);
    const heads = readChains(three, draftId).chains[0]?.heads;
    for (const seen of [[first], both, three])
      expect(heads?.has(readChains(seen, draftId).chains[0]?.head ?? "")).toBe(true);
  });

  it("three thousand lines under one number are read in no time", () => {
    const [first] = five;
    if (first === undefined) throw new Error("five lines are written");
    const junk = Array.from({ length: 3_000 }, (_, index) =>
      stamped({ ...first.content, event: event(index) }, ana, AT),
    );
    const began = performance.now();
    codes([...five, ...junk]);
    expect(performance.now() - began).toBeLessThan(1_500);
  });

  it("a line beside one that was already followed is a fork", () => {
    const first = five[0];
    if (first === undefined) throw new Error("five lines are written");
    expect(codes([...five, stamped({ ...first.content, event: event(7) }, ana, AT)])).toContain("audit-forked");
  });

  it("a line written in another's name, for another draft, or of no known kind is named and joins no chain", () => {
    const [first] = five;
    if (first === undefined) throw new Error("five lines are written");
    const rows = [
      stamped(first.content, okoye, AT),
      stamped({ ...first.content, draft: "another" as DraftId }, ana, AT),
      stamped(undefined, ana, AT),
      stamped(undefined, ana, AT),
    ];
    expect(codes([...five, ...rows])).toEqual([
      "audit-by-another",
      "audit-of-another-draft",
      "audit-unreadable",
      "audit-unreadable",
    ]);
    expect(readChains([...five, ...rows], draftId).chains.flatMap((chain) => chain.entries)).toHaveLength(5);
  });

  it("leaving out, changing or doubling any line but a writer's last is always noticed", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(ana, okoye), { minLength: 2, maxLength: 12 }),
        fc.nat(),
        fc.constantFrom("drop", "change", "double"),
        (writers, pick, how) => {
          const rows = written(writers);
          const target = rows[pick % rows.length];
          if (
            target === undefined ||
            rows.filter((row) => row.content.writer === target.content.writer).at(-1) === target
          )
            return;
          const changed =
            how === "drop"
              ? rows.filter((row) => row !== target)
              : how === "change"
                ? rows.map((row) =>
                    row === target ? { ...row, content: { ...row.content, at: "2026-06-02T10:00:00Z" } } : row,
                  )
                : [...rows, stamped({ ...target.content, at: "2026-06-02T10:00:00Z" }, target.content.writer, AT)];
          expect(codes(changed).length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 150 },
    );
  });

  it("the head is the last line's hash, which a statement names", () => {
    const chain = readChains(five, draftId).chains.find((each) => each.writer === okoye);
    expect(chain?.head).toBe(hashOfEntry((five[4] as Stamped<AuditEntry>).content));
  });
});
