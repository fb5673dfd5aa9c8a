/**
 * The screens alone, on in-memory verbs built on the app's own types: for pictures and for tests of what the screens do.
 * The scene comes from the address: `?scene=review&scheme=dark`.
 */
import { createRoot } from "react-dom/client";
import type { OpenState } from "../../src/app/draft/open-draft-state";
import { refusal } from "../../src/app/words/refusal";
import type { DraftId, MatterId, PersonId, WordsHash } from "../../src/domain/ids";
import { done, refused } from "../../src/domain/result";
import { finding, type Finding } from "../../src/domain/draft/finding";
import { gatheredByAuthor } from "../../src/domain/review/rows-for-nothing";
import { factNames } from "../../src/domain/matter/fact-names";
import { Pane } from "../../src/ui/workspace/pane";
import { ThemedPage } from "../../src/ui/pane/themed-page";
import { localeOf, readerOf } from "../../src/ui/words/reader";
import { ReaderProvider } from "../../src/ui/words/use-words";
import type { PaneServices } from "../../src/ui/pane/services";
import {
  attorney,
  matters,
  now,
  paralegal,
  riveraRow,
  sampleAssignment,
  sampleDraft,
  sampleState,
  sampleStatement,
  teamLead,
  workFor,
} from "./ui-sample";
import type { PreparedSignOff } from "../../src/app/finish/prepared-sign-off";
import type { History } from "../../src/app/records/read-history";
import type { VerifyAnswer } from "../../src/app/records/verify";
import type { KeptDecisions } from "../../src/ui/pane/kept-decisions";

const asked = new URLSearchParams(location.search);
const scene = asked.get("scene") ?? "home";
const people: Readonly<Record<string, typeof attorney>> = { attorney, lead: teamLead };
const person = people[asked.get("who") ?? ""] ?? paralegal;
const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
const never = new Promise<never>(() => undefined);

const signatureState = (before: OpenState): OpenState =>
  before.kind !== "draft"
    ? before
    : {
        kind: "draft",
        draft: {
          ...before.draft,
          units: before.draft.units.map((unit, at) => (at === 0 ? { ...unit, signature: true } : unit)),
        },
      };
const adviceState = (before: OpenState): OpenState =>
  before.kind !== "draft"
    ? before
    : {
        kind: "draft",
        draft: {
          ...before.draft,
          gate: {
            ...before.draft.gate,
            advisories: [{ code: "exhibit-not-mentioned", severity: "advisory", detail: { label: "C" } }],
          },
        },
      };
/** Two hundred questions of one colleague, as a script would ask them. */
const scriptedState = (state: OpenState): OpenState => {
  if (state.kind !== "draft") return state;
  const questions = Array.from({ length: 200 }, (_, index) => ({
    id: `q-${String(index)}`,
    text: `Is comma ${String(index + 1)} right?`,
    by: paralegal.oid,
    byName: "Priya Raman",
    at: "2026-11-22T10:00:00Z",
  }));
  return { ...state, draft: { ...state.draft, questions: [...questions, ...state.draft.questions] } };
};
/** Scenes whose draft stands like another's. */
const likeScene: Readonly<Record<string, string>> = {
  gate: "review",
  "history-broken": "review",
  "out-of-reach": "review",
  junk: "review-done",
};
const openState = (): OpenState => {
  const like = likeScene[scene] ?? scene;
  switch (like) {
    case "draft":
    case "differences":
      return sampleState("draft", { state: "drafting" });
    case "draft-read-only":
      return sampleState("draft", { state: "drafting", readOnly: true });
    case "review":
      return sampleState("draft");
    case "questions":
      return sampleState("draft", { questions: true });
    case "by-script":
      return scriptedState(sampleState("draft", { questions: true }));
    case "sent-back":
      return sampleState("draft", { state: "sent-back", questions: true });
    case "check":
      return sampleState("draft", { checked: true, questions: true });
    case "signature":
      return signatureState(sampleState("draft"));
    case "advice":
      return adviceState(sampleState("draft", { allDone: true }));
    case "many":
      return sampleState("draft", { many: Number(asked.get("paragraphs") ?? 1000) });
    case "review-done":
      return sampleState("draft", { allDone: true });
    case "ready":
      return sampleState("draft", { allDone: true, signed: true, state: "signed" });
    case "not-a-draft":
    case "copy":
    case "cannot-read":
      return sampleState(like);
    default:
      return sampleState("unsaved");
  }
};

const prepared = (meaning: PreparedSignOff["statement"]["meaning"]): PreparedSignOff => ({
  canonical: "{}",
  statementHash: "ab".repeat(32),
  matterTitle: matters[0]?.title ?? "",
  draftTitle: riveraRow.title,
  units: 61,
  changedSinceLastSigned: 2,
  statement: sampleStatement(person, meaning),
});

const found = {
  row: "41",
  by: { oid: attorney.oid, name: "M. Okoye", barNumber: "301244" },
  meaning: "for-filing",
  matter: { id: "1" as MatterId, title: "Rivera v. Harborview Market, Inc." },
  draft: "draft-1" as DraftId,
  at: "2026-11-22T16:41:00Z",
  timeFrom: "stamp",
  signedAt: "2026-11-22T16:40:12Z",
  identity: "proved",
  blanks: [{ name: "cs_blank_1_case_number", text: "________" }],
  exhibits: [],
  rights: {
    by: "M. Okoye",
    at: "2026-01-12T17:00:00Z",
    forum: "US-CA",
    alone: true,
    today: "signer-not-signing-attorney",
  },
} as const;
const pendingAnswer: VerifyAnswer = {
  kind: "record-pending",
  by: "M. Okoye",
  meaning: "for-filing",
  signedAt: "2026-11-22T16:41:00Z",
};
const differences: readonly Finding[] = [
  {
    code: "fact-edited-by-hand",
    severity: "blocking",
    endedBy: "keep-value",
    detail: { path: "client.address", fact: "2 Oak Avenue, Pasadena", shown: "2 Oak Ave.", control: 3 },
  },
  { code: "list-grew", severity: "blocking", endedBy: "keep-value", detail: { path: "parties", had: 2, has: 3 } },
  {
    code: "not-refreshed",
    severity: "blocking",
    endedBy: "keep-value",
    detail: { path: "parties.1.name", fact: "Harbor & Sons LLC.", shown: "Harborview Market, Inc." },
  },
];
const junk: readonly Finding[] = Array.from({ length: 3_000 }, (_, index) =>
  finding(index % 3 === 0 ? "audit-unreadable" : "record-unreadable", {
    row: String(9_000 + index),
    by: "Priya Raman",
    author: "1c9f4e63-52d7-4a1f-9b8c-6e3f0d42a702",
    at: "2026-11-22T10:00:00Z",
  }),
);
const exhibits = [
  { name: "Exhibit A.pdf", sha256: "aa".repeat(32) },
  { name: "Exhibit B.pdf", sha256: "bb".repeat(32) },
];
const answers: Readonly<Record<string, VerifyAnswer>> = {
  "signed-off": { kind: "signed-off", signOffs: [found] },
  "recorded-late": {
    kind: "signed-off",
    signOffs: [{ ...found, signedAt: "2026-11-22T07:52:00Z", timeFrom: "sign-in" }],
  },
  "blanks-filled": {
    kind: "signed-off",
    signOffs: [found],
    filled: [{ name: "cs_blank_1_case_number", text: "26STCV04418" }],
  },
  "with-exhibits": { kind: "signed-off", signOffs: [{ ...found, exhibits }] },
  "exhibits-differ": {
    kind: "record-not-valid",
    reasons: [
      { code: "exhibit-swapped", severity: "blocking", detail: { name: "Exhibit B.pdf" } },
      { code: "exhibit-missing", severity: "blocking", detail: { name: "Exhibit C.pdf" } },
    ],
  },
  pdf: { kind: "signed-off", signOffs: [found], pdf: { recordedBy: "Ana Reyes", recordedAt: "2026-11-22T16:50:00Z" } },
  withdrawn: {
    kind: "withdrawn",
    signOffs: [
      {
        ...found,
        withdrawnAt: "2026-11-22T16:55:00Z",
        withdrawnBy: "M. Okoye",
        reason: "The medical total was corrected.",
      },
    ],
  },
  changed: {
    kind: "changed",
    since: [found],
    changedUnits: sampleDraft()
      .units.slice(0, 2)
      .map((unit) => unit.unit),
  },
  "no-record": { kind: "no-record" },
  "cannot-verify": { kind: "cannot-verify", code: "records-not-readable" },
};

const history: History["lines"] = [
  {
    at: "2026-11-21T10:02:00Z",
    by: "Ana Reyes",
    event: { kind: "composed", content: "9f".repeat(32), template: "1", templateVersion: "3.0" },
  },
  {
    at: "2026-11-21T12:40:00Z",
    by: "Ana Reyes",
    event: { kind: "facts-refreshed", content: "9f".repeat(32), units: ["a", "b"] },
  },
  {
    at: "2026-11-21T18:11:00Z",
    by: "Ana Reyes",
    event: { kind: "asked-for-review", content: "9f".repeat(32), round: 1, findings: 2 },
  },
  { at: "2026-11-21T23:41:00Z", by: "M. Okoye", event: { kind: "sitting", sitting: "s1", units: 49 } },
  { at: "2026-11-21T23:44:00Z", by: "M. Okoye", event: { kind: "sent-back", round: 1 } },
  {
    at: "2026-11-22T15:41:00Z",
    by: "M. Okoye",
    event: { kind: "sign-off-given", statement: "ab".repeat(32), row: "41" },
  },
  {
    at: "2026-11-22T15:46:00Z",
    by: "Ana Reyes",
    event: {
      kind: "finalized",
      content: "9f".repeat(32),
      driveItem: "item-8",
      fileHash: "cd".repeat(32),
      adopted: false,
    },
  },
];

let signedIn = scene !== "sign-in";
const kept = new Map<DraftId, KeptDecisions>();
const log: unknown[] = [];
Object.assign(window, { stageLog: log });
let state = openState();
let looks = 0;
const editedState = (before: OpenState, index: number): OpenState =>
  before.kind !== "draft"
    ? before
    : {
        kind: "draft",
        draft: {
          ...before.draft,
          units: before.draft.units.map((unit, at) =>
            at === index ? { ...unit, words: "ee".repeat(32) as WordsHash, text: `${unit.text} Edited.` } : unit,
          ),
        },
      };

const services: PaneServices = {
  now: () => now,
  session: {
    current: async () => {
      await pause(10);
      return signedIn ? person : undefined;
    },
    signIn: async () => {
      await pause(50);
      signedIn = true;
      return person;
    },
    signOut: async () => {
      signedIn = false;
    },
  },
  openFile: async (webUrl) => {
    log.push(["openFile", webUrl]);
  },
  goTo: async (target) => {
    log.push(["goTo", target]);
  },
  watchDocument: async (onHint) => {
    // Another person edits a paragraph: Word hints, and the next reading has other words.
    Object.assign(window, {
      stageEdit: (index: number) => {
        state = editedState(state, index);
        onHint();
      },
    });
    return () => undefined;
  },
  keptDecisions: {
    read: (draft) => kept.get(draft),
    keep: (draft, decisions) => {
      if (decisions === undefined) kept.delete(draft);
      else kept.set(draft, decisions);
      log.push(["keep", decisions]);
    },
  },
  listWork: async () => {
    if (scene === "loading") return never;
    if (scene === "home-fault") throw new Error("offline");
    if (scene === "home-empty")
      return done({
        person,
        rightsToConfirm: [],
        waiting: [],
        sentBack: [],
        signedNotFinal: [],
        others: [],
        unreadable: [],
      });
    return done(workFor(person));
  },
  listAssignments: async () => [sampleAssignment],
  writeAssignment: async ({ text }) => {
    log.push(["writeAssignment", text.title]);
    return person === attorney ? done(sampleAssignment) : refused(refusal("not-an-attorney"));
  },
  changeAssignment: async ({ assignment, change }) => {
    log.push(["changeAssignment", change]);
    return person === attorney ? done({ ...assignment, ...change }) : refused(refusal("not-an-attorney"));
  },
  makeReviewPrint: async () =>
    done({ name: "Complaint for Damages - review print 7Q2M4X.docx", docx: new Uint8Array(), version: "7Q2M4X" }),
  openSignature: async ({ unit }) => {
    log.push(["openSignature", unit]);
    return person === attorney ? done(true as const) : refused(refusal("not-on-roster"));
  },
  listTemplates: async () => [
    { id: "1", name: "Complaint, unlimited civil", kind: "complaint", courtProfile: "us-ca-superior", version: "3.0" },
    {
      id: "2",
      name: "Declaration under penalty of perjury",
      kind: "declaration",
      courtProfile: "us-ca-superior",
      version: "2.1",
    },
    { id: "3", name: "Hourly retainer agreement", kind: "retainer", version: "1.4" },
  ],
  checkOpenTemplate: async () => {
    if (scene === "template-clean") return { mistakes: [], advice: [] };
    const at = (paragraph: number) => ({ part: "word/document.xml", story: "body" as const, paragraph });
    return {
      mistakes: [
        {
          sentence:
            'In the body, paragraph 3 ("We act for {{client.nmae}} in this matter"): There is no fact "client.nmae". Did you mean {{client.name}}?',
          at: at(2),
        },
        {
          sentence:
            'In the body, paragraph 9 ("{{#each parties}}"): The block {{#each parties}} is never closed. Did you mean {{/each}} after it?',
          at: at(8),
        },
      ],
      advice: [
        {
          sentence:
            "“My social security number ends in”: This looks like a social security number (…6789). A template should hold a placeholder instead.",
          at: at(14),
        },
      ],
    };
  },
  listMatters: async () => [
    ...matters,
    ...matters.slice(0, 3).map((matter, index) => ({
      ...matter,
      id: `${matter.id}-${index}` as MatterId,
      number: `2025-01${index}7`,
      title: `In re ${matter.title.split(" ")[0] ?? ""} Family Trust`,
    })),
  ],
  readMatter: async (id) => ({
    row: matters.find((each) => each.id === id) ?? { ...(matters[0] as (typeof matters)[number]), id },
    facts: factNames
      .filter(({ path }) => !path.includes("[]"))
      .slice(0, 24)
      .map(({ path, label, list, column }, index) => ({
        path,
        missing: index % 9 === 4,
        value: index % 9 === 4 ? undefined : `${label} as the firm's list has it`,
        address: { list, itemId: "1", column, eTag: "1" },
        source: {
          kind: "list" as const,
          list,
          itemId: "1",
          column,
          eTag: "1",
          changedBy: "Ana Reyes",
          changedAt: "2026-11-21T10:14:00Z",
        },
      }))
      .concat(
        ["Elena Rivera", "Does 1 through 20, inclusive"].map((value, index) => ({
          path: `parties.${index}.name`,
          missing: false,
          value,
          address: { list: "Parties" as const, itemId: String(21 + index), column: "Title", eTag: "1" },
          source: {
            kind: "list" as const,
            list: "Parties" as const,
            itemId: String(21 + index),
            column: "Title",
            eTag: "1",
            changedBy: "Ana Reyes",
            changedAt: "2026-11-21T10:14:00Z",
          },
        })),
      ),
  }),
  addMatterRow: async (args) => {
    log.push(["addMatterRow", args]);
    return done({ added: true, itemId: "99" });
  },
  addMatter: async (matter) =>
    matter.number === "2026-0142"
      ? refused(refusal("matter-number-taken"))
      : done({ ...(matters[0] as (typeof matters)[number]), ...matter, id: "99" as MatterId }),
  listAttorneys: async () => [
    { oid: "3e5c6085-74f9-4c31-9dae-8051cf64c904" as PersonId, name: "M. Okoye", forums: ["US-CA", "US-CACD"] },
  ],
  nameForum: async ({ row, forum }) => {
    log.push(["nameForum", forum]);
    return done({ ...row, forum });
  },
  readRights: async (matter) =>
    done({
      matter: {
        ...(matters.find(({ id }) => id === matter) as (typeof matters)[number]),
        proposed: {
          forums: ["US-CACD"],
          responsible: ["3e5c6085-74f9-4c31-9dae-8051cf64c904" as PersonId],
          signing: ["3e5c6085-74f9-4c31-9dae-8051cf64c904" as PersonId],
        },
      },
      standing: { waiting: [], toCome: [], unreadable: [] },
      attorneys: [
        { oid: "3e5c6085-74f9-4c31-9dae-8051cf64c904" as PersonId, name: "M. Okoye", forums: ["US-CA", "US-CACD"] },
        { oid: "4f4b7196-850a-4d42-8ebf-9162d075da05" as PersonId, name: "Daniel Whitcomb", forums: ["US-CA"] },
      ],
    }),
  confirmRights: async (args) => {
    log.push(["confirmRights", args]);
    return done({ row: "9", counts: true, standing: { waiting: [], toCome: [], unreadable: [] } });
  },
  correctFact: async (args) => {
    log.push(["correctFact", args]);
    return done({ kind: "note", note: args.note, by: person.name, at: now.toISOString() });
  },
  createDraft: async ({ onProgress, assignment }) => {
    log.push(["createDraft", assignment]);
    for (const step of [
      "reading-facts",
      "reading-template",
      "composing",
      "uploading",
      "recording",
      "opening",
    ] as const) {
      onProgress?.(step);
      await (scene === "creating" && step === "composing" ? never : pause(30));
    }
    return done({
      row: { ...riveraRow, title: "Complaint for Damages 2" },
      findings: sampleDraft().findings.slice(0, 1),
      units: 61,
      opened: true,
      audited: true,
    });
  },
  adoptOpenDocument: async (args) => {
    log.push(["adopt", args]);
    return done({ row: { ...riveraRow, title: args.title }, findings: [], units: 38, opened: true, audited: true });
  },
  readOpenDraft: async () => {
    if (scene === "loading") return never;
    // Read once, and then the records are gone.
    if (scene === "out-of-reach" && looks++ > 0)
      return {
        kind: "cannot-read",
        code: "network",
        fault: Object.assign(new Error("fetch failed"), { fault: "graph", code: "network" }),
      };
    return state;
  },
  refreshOpenDraft: async () => done({ changedUnits: [], findings: scene === "differences" ? differences : [] }),
  settleDifference: async (args) => {
    log.push(["settleDifference", { code: args.finding.code, how: args.how, why: args.why }]);
    return done({ changedUnits: [], findings: [] });
  },
  fillFact: async (args) => {
    log.push(["fillFact", args]);
    return done({ changedUnits: [], findings: [] });
  },
  retagOpenDraft: async () =>
    done({
      untagged: 2,
      duplicated: 1,
      unknown: 0,
      units: sampleDraft()
        .units.slice(0, 3)
        .map((unit) => unit.unit),
      notDone: 0,
    }),
  askForReview: async () =>
    done({
      round: 3,
      findings: sampleDraft().findings,
      retagged: { untagged: 0, duplicated: 0, unknown: 0, units: [], notDone: 0 },
    }),
  decideUnits: async (sitting) => {
    log.push(["decide", sitting.decisions]);
    log.push([
      "sitting",
      { way: sitting.way, readIn: sitting.readIn, decisions: sitting.decisions.length, accepted: sitting.accepted },
    ]);
    if (scene === "gate") return refused(refusal("decision-not-recorded"));
    return done({
      recorded: sitting.decisions.map((decision) => decision.unit),
      tagsNotRepaired: [],
      commentsNotAdded: [],
      wordsKept: true,
      changedSinceRead: [],
    });
  },
  approveWithEdit: async ({ unit }) => {
    log.push(["approveWithEdit", unit]);
    return done({ recorded: [unit], tagsNotRepaired: [], commentsNotAdded: [], wordsKept: true, changedSinceRead: [] });
  },
  raiseQuestion: async (args) => {
    log.push(["raiseQuestion", args.text]);
    return done({ question: "q-1" });
  },
  closeQuestion: async (args) => {
    log.push(["closeQuestion", args.outcome]);
    return done({ row: "12" });
  },
  closeQuestionsOf: async (args) => {
    log.push(["closeQuestionsOf", args.by]);
    return done({ closed: 200 });
  },
  checkQuality: async () => done({ row: "13" }),
  withdrawSignOff: async () => done({ row: "42" }),
  recordPdf: async ({ pdf }) =>
    new TextDecoder().decode(pdf.subarray(0, 5)) !== "%PDF-"
      ? refused(refusal("not-a-pdf"))
      : done({ digest: "ab".repeat(32) }),
  keepSignOff: async () => done({ name: "kept.json", json: "{}" }),
  adoptPendingSignOff: async () => done([]),
  cleanWhileDown: async () => refused(refusal("not-a-pending-sign-off")),
  takeOver: async ({ draft }) => {
    log.push(["takeOver", draft]);
    return done(riveraRow);
  },
  readHistory: async () => {
    if (scene === "history-broken")
      return {
        lines: history.slice(0, 3),
        findings: [
          { code: "audit-truncated", severity: "advisory" },
          { code: "audit-altered", severity: "advisory" },
        ],
      };
    return { lines: history, findings: [] };
  },
  exportRecords: async (draft) => {
    log.push(["exportRecords", draft]);
    return done({ name: "records.json", json: "{}" });
  },
  sendBack: async () => done({ round: 3 }),
  stampAgain: async () => done({ at: now.toISOString(), from: "stamp", row: "77" }),
  prepareSignOff: async ({ meaning, exhibits = [], accepted = [] }) => {
    await pause(20);
    log.push(["prepareSignOff", exhibits]);
    if (meaning === "for-service") return refused(refusal("not-entitled"));
    if (scene === "junk" && accepted.length === 0)
      return refused(refusal("advisories-need-reason", { findings: gatheredByAuthor(junk), rows: junk }));
    const ready = prepared(meaning);
    return done({ ...ready, statement: { ...ready.statement, exhibits } });
  },
  signOff: async () => done([{ row: "41", at: now.toISOString(), statementHash: "ab".repeat(32) }]),
  judgeGate: async () => done({ ...sampleDraft().gate, content: sampleDraft().contentHash }),
  finalize: async ({ onProgress } = {}) => {
    for (const step of ["reading", "judging", "cleaning"] as const) {
      onProgress?.(step);
      await pause(20);
    }
    return done({
      name: "Complaint for Damages.docx",
      webUrl: "https://localhost/final",
      contentHash: sampleDraft().contentHash,
      adopted: false,
      supervision: {
        stored: true,
        name: "Complaint for Damages supervision.docx",
        webUrl: "https://localhost/supervision",
      },
    });
  },
  finalizeSigned: async () => [],
  readFilings: async () =>
    done({ rows: [], inError: new Set<string>(), notCounted: [], next: ["submitted", "served"] }),
  tellFiling: async () => done({ rows: [], inError: new Set<string>(), notCounted: [], next: [] }),
  fileCopy: async () => refused(refusal("filing-not-recorded")),
  verify: async (file, where) => {
    await pause(20);
    log.push([
      "verify",
      { bytes: file?.length, exhibits: where?.exhibits?.map(({ name }) => name), pending: where?.pending },
    ]);
    return where?.pending !== undefined
      ? pendingAnswer
      : (answers[asked.get("answer") ?? "signed-off"] ?? { kind: "no-record" });
  },
};

const host = document.getElementById("pane");
if (host !== null)
  createRoot(host).render(
    <ReaderProvider reader={readerOf(localeOf(navigator.languages))}>
      <ThemedPage scheme={asked.get("scheme") === "dark" ? "dark" : "light"}>
        <Pane services={services} />
      </ThemedPage>
    </ReaderProvider>,
  );
