/** Sample data for the screens alone: a draft under review as the app's own types describe it. Used for pictures and for tests of the screens. */
import type { Attention, OpenDraft, OpenState, UnitView } from "../../src/app/draft/open-draft-state";
import type { DraftRow } from "../../src/app/ports/draft-store";
import type { MatterRow } from "../../src/app/ports/matter-source";
import type { Person } from "../../src/app/ports/session";
import type { Finding } from "../../src/domain/draft/finding";
import { pendingTag, reviewedTag } from "../../src/domain/draft/tag";
import type { Assignment } from "../../src/domain/draft/assignment";
import type { FactUse, WorkClass } from "../../src/domain/draft/ledger";
import type { ContentHash, DraftId, MatterId, PersonId, UnitId, WordsHash } from "../../src/domain/ids";
import { countRecords } from "../../src/domain/review/valid-decision";
import type { OpenQuestion } from "../../src/domain/review/open-question";
import type { ReviewRecord } from "../../src/domain/review/sitting";
import type { Stamped } from "../../src/domain/stamped";
import type { StandingSignOff } from "../../src/domain/review/sign-off";
import type { Meaning, SignedStatement } from "../../src/domain/review/statement";
import type { RightsStanding } from "../../src/domain/matter/matter-rights";
import type { Roster, RosterRow } from "../../src/domain/matter/roster";
import type { UnitReview } from "../../src/domain/review/unit-review";
import type { Work } from "../../src/app/home/list-work";

export const now = new Date("2026-11-22T16:10:00Z");
const tenant = "6f0c2a54-7d1e-4b6b-9a53-1f7e0d2c8b40";
const ana = "0b8f3d52-41c6-4f0e-8a7b-5d2e9c31f601" as PersonId;
const okoye = "3e5c6085-74f9-4c31-9dae-8051cf64c904" as PersonId;
export const paralegal: Person = {
  oid: ana,
  tenant,
  name: "Ana Reyes",
  userName: "ana.reyes@callowaybrandt.example",
  roles: ["Countersign.Paralegal"],
};
export const teamLead: Person = {
  oid: "1c9a4e63-52d7-4a1f-9b8c-6e3f0d42a702" as PersonId,
  tenant,
  name: "Joel Tan",
  userName: "joel.tan@callowaybrandt.example",
  roles: ["Countersign.TeamLead"],
};
export const attorney: Person = {
  oid: okoye,
  tenant,
  name: "M. Okoye",
  userName: "m.okoye@callowaybrandt.example",
  roles: ["Countersign.Attorney"],
};

export const matters: readonly MatterRow[] = [
  ["1", "2026-0142", "Rivera v. Harborview Market, Inc.", "us-ca-superior"],
  ["2", "2026-0157", "Tran v. Westlake Property Management, LLC", "us-ca-superior"],
  ["3", "2026-0163", "Haldane Ceramics, Inc.: supply agreements", undefined],
  ["4", "2026-0171", "Ostrander v. Pelagic Freight Lines, Inc.", "us-federal-district"],
].map(([id, number, title, court]) => ({
  id: id as MatterId,
  number: number ?? "",
  title: title ?? "",
  ...(court === undefined ? {} : { court }),
  timeZone: "America/Los_Angeles",
  eTag: "1",
}));
const rivera = matters[0] as MatterRow;

const row = (
  id: number,
  title: string,
  matter: number,
  state: DraftRow["state"],
  more: Partial<DraftRow> = {},
): DraftRow => ({
  itemId: String(id),
  eTag: "1",
  draftId: `draft-${id}` as DraftId,
  matterId: String(matter) as MatterId,
  title,
  state,
  driveItemId: `item-${id}`,
  webUrl: `https://localhost/?document=item-${id}`,
  author: ana,
  authorName: "Ana Reyes",
  round: 1,
  changedAt: "2026-11-22T09:14:00Z",
  ...more,
});
const item = (drafted: DraftRow) => {
  const matter = matters.find((each) => each.id === drafted.matterId);
  return {
    row: drafted,
    matter,
    round: drafted.round,
    questions: drafted.questions ?? 0,
    timeZone: "America/Los_Angeles",
    ...(drafted.due === undefined ? {} : { due: drafted.due }),
    ...(drafted.unitsLeft === undefined ? {} : { unitsLeft: drafted.unitsLeft }),
  };
};
export const riveraRow = row(1, "Complaint for Damages", 1, "in-review", {
  due: "2026-11-22T17:00:00Z",
  unitsLeft: 12,
  questions: 1,
  round: 2,
});
export const workFor = (person: Person): Work => ({
  person,
  rightsToConfirm: person.roles.includes("Countersign.Attorney") ? matters.slice(3) : [],
  waiting: [
    item(riveraRow),
    item(row(2, "Declaration of Linh Tran", 2, "in-review", { due: "2026-11-24T01:00:00Z", unitsLeft: 31 })),
    item(row(3, "Hourly retainer agreement", 3, "in-review", { unitsLeft: 44 })),
  ],
  sentBack: [
    item(
      row(4, "Answer to First Amended Complaint", 4, "sent-back", {
        due: "2026-11-21T20:00:00Z",
        unitsLeft: 5,
        round: 3,
      }),
    ),
  ],
  signedNotFinal: [item(row(5, "Proof of service", 1, "signed", { unitsLeft: 0 }))],
  others: [
    item(row(6, "Demand letter", 3, "drafting")),
    item(row(7, "Notice of hearing", 2, "in-review", { unitsLeft: 3 })),
  ],
  unreadable: ["412", "977"],
});

const bytes = (seed: number): string => seed.toString(16).padStart(2, "0").repeat(32);
const unitId = (seed: number): UnitId =>
  `${"0123456789ABCDEFGHJKMNPQRSTVWXYZ"[seed % 32] ?? "0"}${String(seed).padStart(15, "0")}` as UnitId;
const listSource = {
  kind: "list",
  list: "People",
  itemId: "1",
  column: "Address",
  eTag: "3",
  changedBy: "Ana Reyes",
  changedAt: "2026-11-21T10:14:00Z",
} as const;
const typed = {
  kind: "list",
  list: "Matters",
  itemId: "1",
  column: "CourtCounty",
  eTag: "4",
  changedBy: "Ana Reyes",
  changedAt: "2026-11-22T09:14:00Z",
  note: "client's e-mail of March 3",
} as const;

interface Sketch {
  readonly text: string;
  readonly attention: Attention;
  readonly label?: string;
  readonly workClass?: WorkClass;
  readonly facts?: readonly FactUse[];
  readonly findings?: readonly Finding[];
  readonly template?: string;
  readonly approved?: string;
  readonly more?: Partial<UnitView>;
}
const sketches: readonly Sketch[] = [
  { text: "M. Okoye (SBN 301244)\tCalloway Brandt LLP", attention: "fact-filled" },
  { text: "SUPERIOR COURT OF THE STATE OF CALIFORNIA", attention: "done" },
  { text: "COUNTY OF LOS ANGELES, CENTRAL DISTRICT", attention: "done" },
  {
    text: "ELENA RIVERA, an individual, Plaintiff,",
    attention: "done",
    facts: [{ path: "client.name", text: "Elena Rivera", source: listSource }],
  },
  {
    text: "Plaintiff Elena Rivera is, and at all relevant times was, an individual residing in the County of Los Angeles, State of California.",
    label: "1.",
    attention: "fact-by-hand",
    facts: [
      { path: "client.county", text: "Los Angeles", source: typed },
      { path: "client.name", text: "Elena Rivera", source: listSource },
    ],
  },
  {
    text: "Venue is proper in this Court because the injury to Plaintiff's person occurred in the County of Los Angeles (Code Civ. Proc., § 395(a)).",
    label: "2.",
    attention: "interpretive",
    workClass: "interpretive",
    template:
      "Venue is proper in this Court because the injury to Plaintiff's person occurred in the County of {{court.county}} (Code Civ. Proc., § 395(a)).",
    more: {
      instructions: ["Venue: say why Los Angeles, cite section 395 only."],
      staleFacts: [{ path: "court.county", now: "Orange" }],
    },
    facts: [{ path: "court.county", text: "Los Angeles", source: typed }],
  },
  {
    findings: [{ code: "revision-mark", severity: "blocking", endedBy: "accept-marks" }],
    text: "On August 16, 2025, Plaintiff slipped on liquid leaking from a refrigerated display case in the dairy aisle and fell.",
    approved:
      "On August 14, 2025, Plaintiff slipped on liquid leaking from a refrigerated display case and fell to the floor.",
    label: "3.",
    attention: "changed-since-approval",
  },
  { text: "No warning sign, mat or barrier marked the liquid.", label: "4.", attention: "displaced" },
  {
    text: "Plaintiff's address for service is [client.address].",
    label: "5.",
    attention: "fact-filled",
    findings: [{ code: "placeholder-left", severity: "blocking", endedBy: "fill", detail: { path: "client.address" } }],
  },
  {
    text: "Defendant knew, or in the exercise of reasonable care should have known, of the dangerous condition.",
    label: "6.",
    attention: "interpretive",
    workClass: "interpretive",
  },
  {
    text: "WHEREFORE, Plaintiff prays for judgment as follows:",
    attention: "template-words",
    template: "WHEREFORE, Plaintiff prays for judgment as follows:",
  },
  {
    text: "For special damages of $74,312.50 to date, according to proof;",
    label: "1.",
    attention: "changes-requested",
    facts: [
      {
        path: "matter.specialDamages",
        text: "$74,312.50",
        source: { ...typed, note: "Billing summary from Good Harbor Medical Group, April 9, 2026" },
      },
    ],
  },
];

const reviewFor = (attention: Attention, words: WordsHash): UnitReview => {
  const approval = {
    words,
    place: bytes(7),
    by: okoye,
    at: "2026-11-21T23:41:00Z",
    way: "one-by-one",
    row: "12",
    seenIn: "12",
  } as const;
  switch (attention) {
    case "done":
      return { status: "approved", words, approval };
    case "changed-since-approval":
      return { status: "lapsed", words, approval: { ...approval, words: bytes(250) as WordsHash } };
    case "displaced":
      return { status: "moved", words, approval, place: bytes(8) };
    case "changes-requested":
      return {
        status: "changesRequested",
        words,
        request: { words, by: okoye, at: "2026-11-21T23:41:00Z", row: "12", note: "Use the April total." },
      };
    default:
      return { status: "pending", words };
  }
};

const unit = (sketch: Sketch, index: number, furniture = false): UnitView => {
  const id = unitId(index + (furniture ? 500 : 0));
  const words = bytes(index + 1) as WordsHash;
  const place = {
    part: furniture ? "word/header1.xml" : "word/document.xml",
    story: furniture ? ("header" as const) : ("body" as const),
    paragraph: index,
    firstWords: sketch.text.slice(0, 60),
  };
  return {
    unit: id,
    number: index + 1 + (furniture ? sketches.length : 0),
    place,
    story: place.story,
    occurrence: 0,
    tag: sketch.attention === "done" ? reviewedTag(id) : pendingTag(id),
    text: sketch.text,
    words,
    placeHash: bytes(7),
    furniture,
    workClass: sketch.workClass ?? "factual",
    signature: false,
    review: reviewFor(sketch.attention, words),
    facts: sketch.facts ?? [],
    findings: sketch.findings ?? [],
    attention: sketch.attention,
    ...(sketch.label === undefined ? {} : { label: sketch.label }),
    ...(sketch.template === undefined ? {} : { templateText: sketch.template }),
    ...(sketch.approved === undefined ? {} : { approvedText: sketch.approved }),
    ...sketch.more,
  };
};

export const sampleAssignment: Assignment = {
  itemId: "7",
  eTag: "1",
  matter: "1" as MatterId,
  state: "open",
  changedBy: okoye,
  changedByName: "M. Okoye",
  changedAt: "2026-11-20T18:00:00Z",
  title: "Complaint, Rivera",
  goal: "A complaint for premises liability, ready to file before the statute runs.",
  doList: [
    "Venue: say why Los Angeles, cite section 395 only.",
    "Use the April billing summary for client.specialDamages.",
  ],
  doNotList: ["Plead punitive damages."],
  supervising: { oid: okoye, name: "M. Okoye" },
  due: "2026-11-22T17:00:00Z",
  qualityCheck: true,
};

export interface DraftSetting {
  readonly state?: DraftRow["state"];
  readonly allDone?: boolean;
  readonly signed?: boolean;
  readonly readOnly?: boolean;
  /** Two open questions: one on the paragraph about venue, one about a fact. */
  readonly questions?: boolean;
  /** A team lead checked these words. */
  readonly checked?: boolean;
  /** More paragraphs of the template's own words. */
  readonly many?: number;
}

const roster: Roster = [
  {
    itemId: "1",
    eTag: "e1",
    oid: okoye,
    name: "M. Okoye",
    barNumbers: [{ forum: "US-CA", number: "301244" }],
    admissions: [{ forum: "US-CA", from: "2014-12-03" }],
    from: "2014-12-03",
  },
];
const about = { version: 1, tenant, matter: "1" as MatterId, draft: "draft-1" as DraftId } as const;
const stamped = (itemId: string, by: Person, createdAt: string, content: ReviewRecord): Stamped<ReviewRecord> => ({
  itemId,
  createdById: by.oid,
  createdByName: by.name,
  createdAt,
  modifiedById: by.oid,
  modifiedAt: createdAt,
  content,
});
/** The first round: three changes asked for, sent back; what was ¶ 7 was changed since, and one paragraph is gone. */
const firstRound: readonly Stamped<ReviewRecord>[] = [
  stamped("12", attorney, "2026-11-21T23:41:00Z", {
    kind: "sitting",
    ...about,
    id: "s1",
    reviewer: okoye,
    content: bytes(9),
    order: [],
    accepted: [],
    decisions: [
      [11, bytes(12), "Use the April total."],
      [6, bytes(250), "Say which aisle."],
      [70, bytes(251), "Leave this out."],
    ].map(([index, words, note]) => ({
      unit: unitId(Number(index)),
      words: words as WordsHash,
      place: bytes(7),
      verdict: "request-changes" as const,
      way: "one-by-one" as const,
      note: String(note),
    })),
  }),
  stamped("13", attorney, "2026-11-21T23:44:00Z", {
    kind: "sent-back",
    ...about,
    round: 1,
    note: "Please check the medical total against the April billing summary.",
  }),
];
const venueQuestion = "The store is in Pasadena. Is venue in Los Angeles County still right?";
const questions: readonly Stamped<ReviewRecord>[] = [
  stamped("14", paralegal, "2026-11-22T09:10:00Z", {
    kind: "question",
    ...about,
    id: "q1",
    unit: unitId(5),
    text: venueQuestion,
    raisedBy: "person",
  }),
];

const open: readonly OpenQuestion[] = [
  { id: "q1", unit: unitId(5), text: venueQuestion, by: ana, byName: "Ana Reyes", at: "2026-11-22T09:10:00Z" },
  {
    id: "rule-2",
    rule: "two-values",
    fact: "client.address",
    detail: { path: "client.address", one: "4418 Marmion Way", other: "212 N. Avenue 54" },
  },
];

/** The statement the sample's attorney signs, or has signed. */
export const sampleStatement = (signer: Person, meaning: Meaning): SignedStatement => ({
  version: 1,
  hashVersion: 1,
  nonce: "00".repeat(16),
  tenant: signer.tenant,
  matter: "1" as MatterId,
  draft: "draft-1" as DraftId,
  contentHash: bytes(171) as ContentHash,
  unitCount: 61,
  exhibits: [],
  ruleSet: "1",
  sittings: [{ row: "12", sitting: "s1", reviewer: signer.oid }],
  acceptedFindings: [],
  qualityCheck: "none",
  meaning,
  attestation:
    meaning === "for-filing"
      ? "I have read this document and approve it for filing over my signature."
      : "I have read this document and approve it.",
  signer: { oid: signer.oid, name: "M. Okoye", barNumber: "301244", admissions: ["US-CA"] },
  forum: "US-CA",
  rosterRow: { itemId: "1", eTag: "1", from: "2014-12-03", admissions: [{ forum: "US-CA", from: "2014-12-03" }] },
  rightsRow: {
    itemId: "1",
    at: "2026-01-12T17:00:00Z",
    by: okoye,
    forums: ["US-CA"],
    responsible: [okoye],
    signing: [okoye],
    from: "2026-01-12",
    addedThemselves: [okoye],
  },
  rowsForNothing: [],
  auditHeads: [],
  blanks: [{ name: "cs_blank_1_case_number", text: "____________" }],
  previous: "none",
  keysSeen: [],
  time: { at: now.toISOString(), from: "stamp" },
});
const standingSignOff: StandingSignOff = {
  row: "41",
  by: okoye,
  byName: "M. Okoye",
  at: "2026-11-22T15:41:00Z",
  identity: "proved",
  signedAt: "2026-11-22T15:40:00Z",
  timeFrom: "stamp",
  entitlement: { ok: true, row: roster[0] as RosterRow, admissions: ["US-CA"], barNumber: "301244" },
  record: {
    kind: "sign-off",
    statement: sampleStatement(attorney, "for-filing"),
    statementHash: "ab".repeat(32),
    ceremony: ["ab".repeat(32)],
    index: 0,
  },
};
const checks: readonly Stamped<ReviewRecord>[] = [
  stamped("16", teamLead, "2026-11-22T12:30:00Z", {
    kind: "quality-check",
    role: "team-lead",
    ...about,
    content: bytes(171),
    formatting: true,
    accuracy: false,
    completeness: true,
    note: "The medical total differs from the April billing summary.",
  }),
];

export const sampleDraft = ({
  state = "in-review",
  allDone = false,
  signed = false,
  readOnly = false,
  questions: asked = false,
  many = 0,
  checked = false,
}: DraftSetting = {}): OpenDraft => {
  const more = Array.from({ length: many }, (_, index): Sketch => ({
    text: `Paragraph ${index + 1} of the template, in words nobody has changed since an attorney published them.`,
    attention: "template-words",
  }));
  const units = [...sketches, ...more]
    .map((sketch, index) => unit(allDone ? { ...sketch, attention: "done", findings: [] } : sketch, index))
    .map((each, index): UnitView =>
      asked && index === 5 && each.review.status === "pending"
        ? {
            ...each,
            questions: open.slice(0, 1),
            review: { status: "escalated", words: each.words, questions: ["q1"], beneath: each.review },
          }
        : each,
    );
  const furniture = Array.from({ length: 14 }, (_, index) =>
    unit(
      {
        text: index === 0 ? "COMPLAINT FOR DAMAGES" : index === 1 ? "1" : "",
        attention: allDone ? "done" : "template-words",
      },
      index,
      true,
    ),
  );
  const missing = allDone ? [] : [{ path: "client.address", units: [unitId(8)] }];
  const findings: readonly Finding[] = allDone
    ? []
    : [
        {
          code: "placeholder-left",
          severity: "blocking",
          unit: unitId(8),
          detail: { path: "client.address" },
          endedBy: "fill",
        },
        {
          code: "revision-mark",
          severity: "blocking",
          unit: unitId(6),
          endedBy: "accept-marks",
          place: { part: "word/document.xml", story: "body", paragraph: 6, firstWords: "On August 16, 2025" },
        },
        { code: "unit-moved", severity: "toBeSeen", unit: unitId(7), endedBy: "review", detail: { number: 8 } },
      ];
  const openNow = asked ? open : [];
  const unread = units.filter((each) => each.attention !== "done");
  const pending: readonly Finding[] = unread.map((each) => ({
    code: "unit-pending",
    severity: "blocking",
    unit: each.unit,
    place: each.place,
    endedBy: "review",
    detail: { number: each.number },
  }));
  const noSignOff: readonly Finding[] = signed ? [] : [{ code: "no-sign-off", severity: "blocking" }];
  const beforeSignOff = [...pending, ...findings];
  return {
    draftId: "draft-1" as DraftId,
    assignment: sampleAssignment,
    order: units.map((each) => each.unit),
    row: { ...riveraRow, state },
    matter: rivera,
    readOnly,
    contentHash: bytes(171) as ContentHash,
    readAt: now.toISOString(),
    units,
    furniture,
    missing,
    findings,
    questions: openNow,
    round: 2,
    ledger: {
      draft: "draft-1" as DraftId,
      units: [],
      missing,
      revision: 3,
      facts: units.flatMap((each) => each.facts),
    },
    counts: {
      units: units.length,
      furniture: furniture.length,
      left: unread.length,
      approved: units.length - unread.length,
      changesRequested: allDone ? 0 : 1,
      lapsed: allDone ? 0 : 1,
      displaced: 0,
      questions: openNow.length,
      missing: missing.length,
      blocking: beforeSignOff.length,
    },
    roster,
    rights: sampleRights,
    rightsGrounds: { rows: [], tenant, roster },
    forum: "US-CA",
    gate: {
      beforeSignOff,
      beforeFinal: noSignOff,
      advisories: [],
      maySignOff: beforeSignOff.length === 0,
      mayFinalize: beforeSignOff.length === 0 && signed,
      units: [],
      untagged: 0,
      questions: openNow,
      records: countRecords([...firstRound, ...(asked ? questions : []), ...(checked ? checks : [])], {
        tenant,
        matter: rivera.id,
        draft: "draft-1" as DraftId,
        roster,
        responsible: (person) => person === okoye,
      }),
      signOffs: { standing: signed ? [standingSignOff] : [], withdrawn: [], findings: [] },
    },
    content: { hash: bytes(171), stories: [], findings: [], blanks: [] },
  };
};

const sampleRights: RightsStanding = {
  waiting: [],
  toCome: [],
  unreadable: [],
  inForce: {
    row: "1",
    by: okoye,
    byName: "M. Okoye",
    at: "2026-01-12T17:00:00Z",
    rights: {
      kind: "matter-rights",
      version: 1,
      tenant,
      matter: rivera.id,
      by: okoye,
      forums: ["US-CA"],
      responsible: [okoye],
      signing: [okoye],
      from: "2026-01-12",
      conflictCheck: { kind: "memorandum", reference: "CM-2026-004" },
      limitation: "2027-08-16",
    },
    addedThemselves: [okoye],
  },
};

export const sampleState = (kind: OpenState["kind"], setting: DraftSetting = {}): OpenState => {
  switch (kind) {
    case "draft":
      return { kind, draft: sampleDraft(setting) };
    case "unsaved":
      return { kind };
    case "not-a-draft":
      return { kind, file: { driveItemId: "item-9", name: "Engagement letter Haldane.docx" } };
    case "copy":
      return { kind, draftId: "draft-1" as DraftId, original: riveraRow };
    case "cannot-read":
      return { kind, code: "cannot-read", fault: new Error("cannot-read") };
  }
};
