// Evidence in a list a year: found from the year a draft's id names to the newest, and written where it is looked for.
import type { DraftId, MatterId } from "../../../src/domain/ids";
import { declaredAs, listNamed, siteLists, siteNameOf } from "../../../src/adapters/graph/list-schema";
import { newDraftId } from "../../../src/domain/draft/new-id";
import { anaReyes, mOkoye } from "../../../src/sandbox/sample-firm";
import { startSandboxGraph, type SandboxGraph } from "../../support/graph-on-sandbox";

let sandbox: SandboxGraph;
const open = async (years: readonly number[], now: string): Promise<void> => {
  sandbox = await startSandboxGraph({ schema: siteLists(years) });
  sandbox.setTime(now);
};
afterEach(() => sandbox.close());

const draftOf = (year: number): DraftId => newDraftId(new Uint8Array(10), year);
const question = (draft: DraftId, key: string): never =>
  ({
    kind: "question",
    draft,
    matter: "1" as MatterId,
    event: { kind: "ask-question", question: key, unit: "0000000000000001", words: "w", class: "factual", text: "?" },
  }) as never;
const add = (draft: DraftId, key: string) => sandbox.as(anaReyes).reviews.append(key, draft, question(draft, key));
const rowsIn = (year: number): number =>
  sandbox.site.lists.find(({ schema }) => schema.siteName === siteNameOf("Reviews", year))?.items.size ?? -1;
const asked = (): readonly string[] => {
  const names = new Map(sandbox.site.lists.map(({ guid, schema }) => [guid, schema.siteName]));
  return sandbox.requests.flatMap(({ url }) => {
    const id = /lists\/([^/]+)\/items\?/.exec(url)?.[1];
    return id === undefined ? [] : [names.get(id) ?? id];
  });
};

test("a draft of last year is read in last year's list and this one's, in order; a draft of this year in this one's alone", async () => {
  await open([2026, 2027], "2026-12-30T10:00:00Z");
  const old = draftOf(2026);
  await add(old, "q1");
  sandbox.setTime("2027-01-02T10:00:00Z");
  await add(old, "q2");
  expect([rowsIn(2026), rowsIn(2027)]).toEqual([1, 1]);
  const { reviews } = sandbox.as(mOkoye);
  const found = await reviews.listForDraft(old);
  expect(found.map(({ itemId }) => itemId)).toEqual(["2026000000001", "2027000000001"]);
  for (const { itemId, createdAt } of found) expect((await reviews.readById(itemId)).createdAt).toBe(createdAt);
  const before = asked().length;
  await reviews.listForDraft(draftOf(2027));
  expect(asked().slice(before)).toEqual(["CountersignReviews2027"]);
});

test("on New Year's night, with nothing provisioned, an attorney's record finds a place and is found there", async () => {
  await open([2026], "2027-01-01T00:05:00Z");
  const graph = sandbox.as(mOkoye);
  const year = await graph.drafts.evidenceYear();
  const draft = draftOf(year);
  expect(year).toBe(2026);
  expect((await add(draft, "q1")).kind).toBe("recorded");
  expect(await graph.reviews.listForDraft(draft)).toHaveLength(1);
});

test("nothing is recorded about a draft whose id names a year that has not begun: nobody would look where it stood", async () => {
  await open([2026, 2027], "2026-12-30T10:00:00Z");
  await expect(add(draftOf(2027), "q1")).rejects.toMatchObject({ code: "invalid-value" });
  expect([rowsIn(2026), rowsIn(2027)]).toEqual([0, 0]);
});

test("an id that names no year is looked for in every year's list, so that no row about it is missed", async () => {
  await open([2026, 2027], "2027-03-01T10:00:00Z");
  await sandbox.as(mOkoye).reviews.listForDraft("GIVENBYHAND00000" as DraftId);
  expect([...asked()].sort()).toEqual(["CountersignReviews2026", "CountersignReviews2027"]);
});

test("a site without any list of evidence is a fault, not a firm where nothing was recorded", async () => {
  await open([], "2026-12-01T10:00:00Z");
  await expect(sandbox.as(mOkoye).reviews.listForDraft(draftOf(2026))).rejects.toMatchObject({ code: "not-found" });
});

test("no list of ours can meet one a site comes with, and each is known again by its name on the site", async () => {
  await open([2026], "2026-12-01T10:00:00Z");
  expect(sandbox.site.lists.map(({ schema, template }) => [schema.siteName, template])).toContainEqual([
    "Events",
    "events",
  ]);
  for (const { siteName, name } of siteLists([2026, 2027])) {
    expect(siteName).toMatch(/^Countersign[A-Za-z]+(20\d\d)?$/);
    expect(declaredAs(siteName)).toBe(name);
  }
  expect([declaredAs("Events"), declaredAs("CountersignMatters2026")]).toEqual([undefined, undefined]);
  // What the design names beside what has rooms already.
  for (const name of [
    "Inquiries",
    "Clauses",
    "Confirmations",
    "Scopes",
    "ApprovedBefore",
    "Seals",
    "Feedback",
  ] as const)
    expect(listNamed(name).name).toBe(name);
  for (const name of ["TimeEntries", "Shifts", "Access"] as const) expect(listNamed(name).name).toBe(name);
});
