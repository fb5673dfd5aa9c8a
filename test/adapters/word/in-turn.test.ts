/** A pane that asks again before Word has answered: on a slow machine every look still is the whole package, with one ledger in it. */
import { createOpenDocument } from "../../../src/adapters/word/open-document";
import { createInTurn } from "../../../src/adapters/word/in-turn";
import { findCustomXml } from "../../../src/docx/custom-xml";
import { openPackage } from "../../../src/docx/package";
import { readContent } from "../../../src/docx/read-content";
import { docx, p } from "../../support/docx-builder";
import { openInWord } from "../../support/open-in-word";

const OURS = "urn:countersign:test:1";
const ledger = (revision: number): string => `<ledger xmlns="${OURS}" revision="${revision}"/>`;
const ledgersIn = async (bytes: Uint8Array): Promise<readonly string[]> => {
  const opened = await openPackage(bytes);
  return Promise.all((await findCustomXml(opened, OURS)).map(async ({ part }) => /revision="(\d+)"/.exec(await opened.text(part))?.[1] ?? ""));
};
const atDesk = async (body = p("The plaintiff resides in Los Angeles County.")) => {
  const { document, host, client } = await openInWord(docx({ body }), { mode: "desktop" });
  return { document, host, adapter: createOpenDocument({ office: client.office, word: client.word, openWindow: () => undefined }) };
};

test("six looks asked for at once each get the whole document, though Word has no more than two files open", async () => {
  // Long enough that several files are open before the first is closed.
  const { adapter, host } = await atDesk(Array.from({ length: 40 }, (_, index) => p(`Allegation ${index} of the complaint.`)).join(""));
  const looks = await Promise.all(Array.from({ length: 6 }, () => adapter.readBytes()));
  expect(new Set(await Promise.all(looks.map(async (bytes) => (await readContent(bytes)).hash))).size).toBe(1);
  expect(host.commonApi.openFiles()).toBe(0);
  // Each has bytes of her own: a worker that takes one away takes it from nobody else.
  expect(new Set(looks.map((bytes) => bytes.buffer)).size).toBe(6);
});

test("a look while the ledger is written anew sees one ledger, the old or the new", async () => {
  const { adapter } = await atDesk();
  await adapter.writeLedger(OURS, ledger(1));
  const looks: Promise<Uint8Array>[] = [adapter.readBytes()];
  const writing: Promise<void>[] = [];
  for (const revision of [2, 3, 4]) {
    writing.push(adapter.writeLedger(OURS, ledger(revision)));
    looks.push(adapter.readBytes());
  }
  await Promise.all(writing);
  expect(await Promise.all(looks.map(async (look) => ledgersIn(await look)))).toEqual([["1"], ["2"], ["3"], ["4"]]);
});

test("two acts that write the ledger at once leave one", async () => {
  const { adapter, document } = await atDesk();
  await adapter.writeLedger(OURS, ledger(1));
  await Promise.all([2, 3, 4, 5].map((revision) => adapter.writeLedger(OURS, ledger(revision))));
  expect(await ledgersIn(await document.bytes())).toEqual(["5"]);
});

test("two people's panes that write it at once in one document never fail because the other was first, and leave at most what the last writing clears", async () => {
  const { document, host, client } = await openInWord(docx({ body: p("x") }));
  const [one, other] = [0, 1].map(() => createOpenDocument({ office: client.office, word: client.word, openWindow: () => undefined }));
  await one?.writeLedger(OURS, ledger(1));
  await Promise.all([one?.writeLedger(OURS, ledger(2)), other?.writeLedger(OURS, ledger(3))]);
  expect((await ledgersIn(await document.bytes())).length).toBeGreaterThanOrEqual(1);
  await one?.writeLedger(OURS, ledger(4));
  expect(await ledgersIn(await document.bytes())).toEqual(["4"]);
  expect(host.commonApi.openFiles()).toBe(0);
});

test("an act that fails holds up nobody, and a look asked for after an act never shows what stood before it", async () => {
  const inTurn = createInTurn();
  let stands = 1;
  const read = (): Promise<Uint8Array> => Promise.resolve(Uint8Array.of(stands));
  const failing = inTurn.run(() => Promise.reject(new Error("Word said no")));
  const early = inTurn.look(read);
  const act = inTurn.run(async () => { stands = 2; return Promise.resolve(); });
  const late = inTurn.look(read);
  const later = inTurn.look(read);
  await expect(failing).rejects.toThrow("Word said no");
  await act;
  expect([[...await early], [...await late], [...await later]]).toEqual([[1], [2], [2]]);
  await expect(inTurn.look(() => Promise.reject(new Error("unreadable")))).rejects.toThrow("unreadable");
  expect([...await inTurn.look(read)]).toEqual([2]);
});
