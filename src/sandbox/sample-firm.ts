/**
 * The sample firm: who works there, and which matters they work on. What its lists hold stands in `sample-lists`.
 * Nobody here exists. Telephone numbers are from the 555-01xx range and addresses of e-mail end in `.example`.
 */

export type SampleRole = "Countersign.Paralegal" | "Countersign.TeamLead" | "Countersign.Attorney";

export interface SamplePerson {
  /** Entra object id. */
  readonly oid: string;
  readonly name: string;
  readonly userName: string;
  readonly roles: readonly SampleRole[];
  /** One line for the sign-in page. */
  readonly about: string;
}

export const sampleTenant = "6f0c2a54-7d1e-4b6b-9a53-1f7e0d2c8b40";

export const anaReyes: SamplePerson = {
  oid: "0b8f3d52-41c6-4f0e-8a7b-5d2e9c31f601",
  name: "Ana Reyes",
  userName: "ana.reyes@callowaybrandt.example",
  roles: ["Countersign.Paralegal"],
  about: "Paralegal, litigation, Manila night desk",
};
export const joelSantos: SamplePerson = {
  oid: "1c7e4e63-52d7-4a1f-9b8c-6e3fad42a702",
  name: "Joel Santos",
  userName: "joel.santos@callowaybrandt.example",
  roles: ["Countersign.Paralegal"],
  about: "Paralegal, transactions, Manila night desk",
};
export const priyaRaman: SamplePerson = {
  oid: "2d6d5f74-63e8-4b20-8c9d-7f40be53b803",
  name: "Priya Raman",
  userName: "priya.raman@callowaybrandt.example",
  roles: ["Countersign.TeamLead"],
  about: "Team lead, drafting desk",
};
export const mOkoye: SamplePerson = {
  oid: "3e5c6085-74f9-4c31-9dae-8051cf64c904",
  name: "M. Okoye",
  userName: "m.okoye@callowaybrandt.example",
  roles: ["Countersign.Attorney"],
  about: "Partner, SBN 301244, California and C.D. Cal.",
};
export const danielWhitcomb: SamplePerson = {
  oid: "4f4b7196-850a-4d42-8ebf-9162d075da05",
  name: "Daniel Whitcomb",
  userName: "daniel.whitcomb@callowaybrandt.example",
  roles: ["Countersign.Attorney"],
  about: "Associate, SBN 328817, California only",
};
export const susanHarlan: SamplePerson = {
  oid: "503a82a7-961b-4e53-9fc0-a273e186eb06",
  name: "Susan Harlan",
  userName: "susan.harlan@callowaybrandt.example",
  roles: ["Countersign.Attorney"],
  about: "Former partner, left the firm on March 31, 2026",
};
/** An attorney in Entra whom nobody has put on the roster: she may read, and nothing she decides counts. */
export const naomiFeld: SamplePerson = {
  oid: "614b93b8-0a7c-4f64-8ad1-b384f297fc07",
  name: "Naomi Feld",
  userName: "naomi.feld@callowaybrandt.example",
  roles: ["Countersign.Attorney"],
  about: "New associate, not yet on the firm's roster",
};

/** Owns the site and has no role in the firm's work. */
export const martaVance: SamplePerson = {
  oid: "725ca4c9-1b8d-4075-9be2-c495f3a80d08",
  name: "Marta Vance",
  userName: "marta.vance@callowaybrandt.example",
  roles: [],
  about: "Firm IT, owner of the site; no role in Countersign",
};

export const samplePeople: readonly SamplePerson[] = [
  anaReyes,
  joelSantos,
  priyaRaman,
  mOkoye,
  danielWhitcomb,
  susanHarlan,
  naomiFeld,
];

export const riveraMatterId = "1";
export const tranMatterId = "2";
export const haldaneMatterId = "3";
export const ostranderMatterId = "4";

/** The site of the firm, as Graph addresses it: `<host>:/sites/<name>`. */
export const sampleSiteName = "countersign";
