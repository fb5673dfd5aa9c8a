import { addMatterRow } from "../../../src/app/begin/add-matter-row";
import { sentenceForRefusal } from "../../../src/app/words/sentences";
import type { DraftId, MatterId } from "../../../src/domain/ids";
import { readAuditEntry } from "../../../src/app/ports/record-shapes";
import { anaReyes, riveraMatterId } from "../../../src/sandbox/sample-firm";
import { openFirm, type Desk, type Firm } from "../../support/desk";
import type { AddMatterRow } from "../../../src/app/begin/add-matter-row";

const matter = riveraMatterId as MatterId;
const draft = "0123456789ABCDEF" as DraftId;

let firm: Firm;
let desk: Desk;
let add: AddMatterRow;
beforeEach(() => {
  firm = openFirm();
  desk = firm.sit(anaReyes);
  add = addMatterRow(desk.ports);
});
const party = {
  group: "parties",
  values: { name: "Pacific Cold Storage, LLC", role: "Defendant" },
  note: "Certificate of status of November 20, 2026",
} as const;

test("a party added while a draft is open leaves a line in the draft's history: which row and columns, by ids, no words", async () => {
  const added = await add({ matter, row: party, draft });
  expect(added).toMatchObject({ ok: true, value: { added: true } });
  const entries = firm.graph.records.Audit.map(({ content }) => readAuditEntry(content)?.event);
  expect(entries).toEqual([
    {
      kind: "fact-changed",
      list: "Parties",
      itemId: added.ok ? added.value.itemId : "",
      column: "Title,PartyRole",
      eTag: expect.any(String) as string,
    },
  ]);
  expect(JSON.stringify(firm.graph.records.Audit)).not.toContain("Pacific");
});

test("before there is a draft there is no history to write to", async () => {
  expect(await add({ matter, row: party })).toMatchObject({ ok: true });
  expect(firm.graph.records.Audit).toEqual([]);
});

test("when the history cannot be written the person is told that the row is there, and trying again adds nothing and writes the line", async () => {
  firm.graph.nextAppend = "unknown-and-not-written";
  const first = await add({ matter, row: party, draft });
  expect(first.ok ? "" : sentenceForRefusal(first.refusal)).toMatch(/in the firm's lists now.*nothing is added twice/);
  expect(await add({ matter, row: party, draft })).toMatchObject({ ok: true, value: { added: false } });
  expect(firm.graph.records.Audit).toHaveLength(1);
  expect(
    ((await desk.ports.matters.readFacts(matter)).facts["parties"] as readonly { name: string }[]).filter(
      ({ name }) => name === party.values.name,
    ),
  ).toHaveLength(1);
});

test.each<readonly [string, Parameters<AddMatterRow>[0]["row"], RegExp]>([
  ["nobody says where it is from", { ...party, note: " " }, /where this comes from/],
  ["it has no name", { ...party, values: { role: "Defendant" } }, /empty, too long/],
  [
    "a value holds what no document can hold",
    { ...party, values: { name: "Pacific\u0000" } },
    /characters a document cannot hold/,
  ],
  [
    "a number is not one",
    { group: "exhibits", values: { title: "Lease", pages: "about 12" }, note: "n" },
    /Pages is a number/,
  ],
  ["yes or no is neither", { ...party, values: { name: "P", isDoe: "perhaps" } }, /Doe defendants is either yes or no/],
  ["the fact is none of the row's", { ...party, values: { name: "P", shoeSize: "9" } }, /no place in the firm's lists/],
  ["the row it should go before is gone", { ...party, before: "4711" }, /Somebody changed this first/],
])("nothing is written when %s, and the person is told what", async (_why, row, sentence) => {
  const before = await desk.ports.matters.readFacts(matter);
  const answer = await add({ matter, row, draft });
  expect(answer.ok ? "" : sentenceForRefusal(answer.refusal)).toMatch(sentence);
  expect((await desk.ports.matters.readFacts(matter)).facts).toEqual(before.facts);
  expect(firm.graph.records.Audit).toEqual([]);
});
