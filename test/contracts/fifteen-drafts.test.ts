// Fifteen drafts signed at once: fifteen finals, conformed copies where she ticked them, and what becomes of one of them, told by a paralegal. The real verbs
// and adapters over the sandbox's Graph, in both of the ways SharePoint may take an upload; the ceremony itself is the journeys'.
import { readContent } from "../../src/docx/canonical/read-content";
import { openPackage, savePackage } from "../../src/docx/package/package";
import type { FinalOutcome } from "../../src/app/finish/finalize-signed";
import type { DraftRow } from "../../src/app/ports/draft-store";
import type { MatterId } from "../../src/domain/ids";
import { GRAPH_MOUNT } from "../../src/sandbox/graph/graph-server";
import {
  anaReyes,
  danielWhitcomb,
  sampleSiteName,
  sampleTenant,
  tranMatterId,
  type SamplePerson,
} from "../../src/sandbox/sample-firm";
import { deskOf, type Desk } from "../../src/sandbox/start-desk";
import { docx, p } from "../support/docx-builder";
import { granted } from "../support/desk";
import { startSandboxGraph, tokenFor, type SandboxGraph } from "../support/graph-on-sandbox";

const LETTERS = 15;
const matter = tranMatterId as MatterId;
const line = (id: number, name: string, before: string): string =>
  `<w:p><w:r><w:t xml:space="preserve">${before}</w:t></w:r><w:bookmarkStart w:id="${id}" w:name="cs_blank_${id}_${name}"/><w:r><w:t>____________</w:t></w:r><w:bookmarkEnd w:id="${id}"/></w:p>`;
const letter = (number: number): Uint8Array =>
  docx({
    body: [
      p(`Dear counsel: this is letter no. ${number}.`),
      line(1, "case_number", "Case No. "),
      line(2, "date", "DATED: "),
      line(3, "signature", "By: "),
      p("Daniel Whitcomb"),
    ].join(""),
  });

let world: SandboxGraph;
let ana: Desk;
let whitcomb: Desk;
const rows: DraftRow[] = [];
let outcomes: readonly FinalOutcome[] = [];

const sit = (person: SamplePerson): Desk =>
  deskOf(person, {
    deployment: {
      tenantId: sampleTenant,
      authority: "https://localhost/identity",
      protocol: "OIDC",
      paneClientId: "pane",
      signOffClientId: "sign-off",
      graphScopes: [],
      graphBase: `${world.origin}${GRAPH_MOUNT}/v1.0`,
      site: `localhost:/sites/${sampleSiteName}`,
    },
    tokenOf: async () => tokenFor(person),
  });

beforeAll(async () => {
  world = await startSandboxGraph();
  world.setTime(new Date().toISOString());
  ana = sit(anaReyes);
  whitcomb = sit(danielWhitcomb);
  for (let number = 1; number <= LETTERS; number += 1) {
    ana.lay(letter(number));
    const { row } = granted(await ana.verbs.adoptOpenDocument({ matter, title: `Letter no. ${number}` }));
    rows.push(row);
    whitcomb.open(row);
    const state = await whitcomb.verbs.readOpenDraft();
    if (state.kind !== "draft") throw new Error(`letter ${number} is ${state.kind}`);
    granted(
      await whitcomb.verbs.decideUnits({
        seen: state.draft,
        way: "one-by-one",
        decisions: [...state.draft.units, ...state.draft.furniture].map(({ unit }) => ({
          unit,
          verdict: "approve" as const,
        })),
      }),
    );
  }
}, 240_000);
afterAll(() => world.close());

const filesOf = (library: string) =>
  [...(world.site.lists.find(({ schema }) => schema.name === library)?.drive?.items.values() ?? [])].filter(
    ({ folder }) => !folder,
  );
const madeOf = (number: number) => {
  const outcome = outcomes[number - 1];
  if (outcome?.kind !== "made") throw new Error(`letter ${number}: ${JSON.stringify(outcome)}`);
  return outcome.final;
};
const rowOf = (number: number): DraftRow => {
  const row = rows[number - 1];
  if (row === undefined) throw new Error(`there is no letter ${number}`);
  return row;
};
const finalBytes = async (number: number): Promise<Uint8Array> => {
  const graph = world.as(anaReyes);
  const there = await graph.drafts.find(matter, "Finals", madeOf(number).name);
  return graph.drafts.download(there?.driveItemId ?? "", "Finals");
};
const filledWith = async (bytes: Uint8Array, change: (xml: string) => string): Promise<Uint8Array> => {
  const pkg = await openPackage(bytes);
  return savePackage(pkg, new Map([[pkg.mainPart, change(await pkg.text(pkg.mainPart))]]));
};

test("fifteen drafts signed in one act become fifteen finals and, where it was ticked, conformed copies", async () => {
  const prepared = [];
  for (const { draftId } of rows)
    prepared.push(granted(await whitcomb.verbs.prepareSignOff({ meaning: "to-send", draft: draftId })));
  expect(prepared.every(({ mayConform }) => mayConform === true)).toBe(true);
  const signed = granted(await whitcomb.verbs.signOff({ prepared }));
  expect(signed).toHaveLength(LETTERS);
  outcomes = await whitcomb.verbs.finalizeSigned(
    rows.map(({ draftId }, index) => ({ draft: draftId, meaning: "to-send", conformed: index < 3 })),
  );
  expect(outcomes.map(({ kind }) => kind)).toEqual(rows.map(() => "made"));
  expect([filesOf("Finals"), filesOf("Filings"), filesOf("Supervision")].map(({ length }) => length)).toEqual([
    LETTERS,
    3,
    2 * LETTERS,
  ]);
  const content = await readContent(await finalBytes(7));
  expect(content.hash).toBe(prepared[6]?.statement.contentHash);
  expect(await ana.verbs.verify(await finalBytes(7))).toMatchObject({ kind: "signed-off" });
}, 240_000);

test("the paralegal files one with its number filled, it is rejected, resubmitted and accepted, and each step is hers in the records", async () => {
  const { draftId } = rowOf(1);
  const filled = await filledWith(await finalBytes(1), (xml) => xml.replace("____________", "25-CV-01234"));
  const copy = granted(
    await ana.verbs.fileCopy({ draft: draftId, file: "filled", name: "Letter no. 1, filed.docx", bytes: filled }),
  );
  expect(copy.content.arrival).toEqual({
    words: "signed",
    filled: [{ name: "cs_blank_1_case_number", text: "25-CV-01234" }],
  });
  const on = "2026-12-01";
  const tell = ana.verbs.tellFiling;
  expect(await tell({ draft: draftId, step: "accepted", on })).toMatchObject({
    ok: false,
    refusal: { code: "filing-step-out-of-order" },
  });
  granted(await tell({ draft: draftId, step: "submitted", on, number: "E-4471" }));
  expect(await tell({ draft: draftId, step: "rejected", on, note: " " })).toMatchObject({
    ok: false,
    refusal: { code: "reason-needed" },
  });
  granted(await tell({ draft: draftId, step: "rejected", on, note: "The fee was not paid." }));
  granted(await tell({ draft: draftId, step: "resubmitted", on, number: "E-4488" }));
  const standing = granted(await tell({ draft: draftId, step: "accepted", on: "2026-12-02", number: "25-CV-01234" }));
  granted(await tell({ draft: draftId, systemNumber: "DMS-100382" }));
  expect(
    standing.rows
      .filter(({ content }) => content.kind !== "file" || content.file !== "conformed")
      .map(({ content, createdById }) => [content.kind, createdById]),
  ).toEqual(["file", "submitted", "rejected", "resubmitted", "accepted"].map((kind) => [kind, anaReyes.oid]));
  expect(standing.next).toEqual(["served"]);
});

test("a copy with other words, and a PDF nobody can read here, are told as what they are", async () => {
  const { draftId } = rowOf(2);
  const other = await filledWith(await finalBytes(2), (xml) => xml.replace("Dear counsel", "Dear court"));
  const arrivals = [];
  for (const [name, bytes] of [
    ["other.docx", other],
    ["scan.pdf", new TextEncoder().encode("%PDF-1.7 a scan")],
    ["another letter.docx", await finalBytes(3)],
  ] as const)
    arrivals.push(granted(await ana.verbs.fileCopy({ draft: draftId, file: "executed", name, bytes })).content.arrival);
  expect(arrivals).toEqual([{ words: "other" }, { words: "not-compared", why: "pdf" }, { words: "other" }]);
});

test("an entry made in error is named by another, and stands for nothing from then on", async () => {
  const { draftId } = rowOf(3);
  const wrong = granted(await ana.verbs.tellFiling({ draft: draftId, step: "submitted", on: "2026-12-01" }));
  const row = wrong.rows.at(-1)?.itemId ?? "";
  const after = granted(await ana.verbs.tellFiling({ draft: draftId, inError: row, why: "It was letter no. 4." }));
  expect([[...after.inError], after.next]).toEqual([[row], ["submitted", "served"]]);
});

test("where SharePoint takes files only from those who may also edit, the final is refused by name, nothing is recorded as made, and it is made once the right is given", async () => {
  const { draftId } = rowOf(4);
  const finals = world.site.lists.find(({ schema }) => schema.name === "Finals");
  const name = madeOf(4).name;
  const there = filesOf("Finals").find((file) => file.name === name);
  finals?.drive?.items.delete(there?.id ?? "");
  const asked = [{ draft: draftId, meaning: "to-send" as const, conformed: false }];
  world.faults.arm({ kind: "upload-needs-edit" });
  expect(await whitcomb.verbs.finalizeSigned(asked)).toMatchObject([{ kind: "failed", fault: { code: "forbidden" } }]);
  expect(filesOf("Finals")).toHaveLength(LETTERS - 1);
  world.faults.clear();
  expect(await whitcomb.verbs.finalizeSigned(asked)).toMatchObject([{ kind: "made", final: { adopted: false } }]);
  expect(filesOf("Finals")).toHaveLength(LETTERS);
});
