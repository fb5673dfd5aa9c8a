/** The ledger's part where two people's panes write in one document: neither knows the other's turn (app/one-after-another keeps one pane's own). */
import { createOpenDocument } from "../../../src/adapters/word/open-document";
import { findCustomXml } from "../../../src/docx/parts/custom-xml";
import { openPackage } from "../../../src/docx/package/package";
import { docx, p } from "../../support/docx-builder";
import { openInWord } from "../../support/open-in-word";

const OURS = "urn:countersign:test:1";
const ledger = (revision: number): string => `<ledger xmlns="${OURS}" revision="${revision}"/>`;
const ledgersIn = async (bytes: Uint8Array): Promise<readonly string[]> => {
  const opened = await openPackage(bytes);
  return Promise.all(
    (await findCustomXml(opened, OURS)).map(
      async ({ part }) => /revision="(\d+)"/.exec(await opened.text(part))?.[1] ?? "",
    ),
  );
};

test("two people's panes that write it at once in one document never fail because the other was first, and leave at most what the last writing clears", async () => {
  const { document, host, client } = await openInWord(docx({ body: p("x") }));
  const [one, other] = [0, 1].map(() =>
    createOpenDocument({ office: client.office, word: client.word, openWindow: () => undefined }),
  );
  await one?.writeLedger(OURS, ledger(1));
  await Promise.all([one?.writeLedger(OURS, ledger(2)), other?.writeLedger(OURS, ledger(3))]);
  expect((await ledgersIn(await document.bytes())).length).toBeGreaterThanOrEqual(1);
  await one?.writeLedger(OURS, ledger(4));
  expect(await ledgersIn(await document.bytes())).toEqual(["4"]);
  expect(host.commonApi.openFiles()).toBe(0);
});
