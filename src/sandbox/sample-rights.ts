/** Who may sign for each sample matter, and before which forum, as one of its attorneys wrote it when the matter was opened. */
import { danielWhitcomb, mOkoye, sampleTenant, type SamplePerson } from "./sample-firm";
import type { SampleRow } from "./sample-row";

interface Given {
  readonly forums: readonly string[];
  readonly responsible: readonly SamplePerson[];
  readonly signing: readonly SamplePerson[];
  readonly memorandum: string;
  /** As an attorney typed it. */
  readonly limitation: string;
}

const rights = (matter: number, by: SamplePerson, day: string, given: Given): SampleRow => ({
  id: String(matter),
  written: { id: by.oid, name: by.name, email: by.userName, at: `${day}T17:00:00Z` },
  fields: {
    Title: "MatterRights",
    RecordKey: `rights.${matter}.sample`,
    MatterId: String(matter),
    Content1: JSON.stringify({
      kind: "matter-rights",
      version: 1,
      tenant: sampleTenant,
      matter: String(matter),
      by: by.oid,
      forums: given.forums,
      responsible: given.responsible.map(({ oid }) => oid),
      signing: given.signing.map(({ oid }) => oid),
      from: day,
      conflictCheck: { kind: "memorandum", reference: given.memorandum },
      limitation: given.limitation,
    }),
  },
});

export const sampleRights: readonly SampleRow[] = [
  rights(1, mOkoye, "2026-01-12", {
    forums: ["US-CA"],
    responsible: [mOkoye],
    signing: [mOkoye],
    memorandum: "CM-2026-004",
    limitation: "2027-08-16",
  }),
  rights(2, danielWhitcomb, "2026-01-26", {
    forums: ["US-CA"],
    responsible: [mOkoye, danielWhitcomb],
    signing: [danielWhitcomb, mOkoye],
    memorandum: "CM-2026-011",
    limitation: "none",
  }),
  rights(3, danielWhitcomb, "2026-02-02", {
    forums: ["US-CA"],
    responsible: [danielWhitcomb, mOkoye],
    signing: [danielWhitcomb],
    memorandum: "CM-2026-015",
    limitation: "none",
  }),
  // Daniel Whitcomb is named here too, though he is admitted in California only: the forum keeps him from signing for filing.
  rights(4, mOkoye, "2026-01-09", {
    forums: ["US-CACD"],
    responsible: [mOkoye, danielWhitcomb],
    signing: [mOkoye, danielWhitcomb],
    memorandum: "CM-2026-003",
    limitation: "2027-11-03",
  }),
];
