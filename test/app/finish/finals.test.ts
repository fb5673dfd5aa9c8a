/** Finals: an attorney's to make, from the library's bytes, each draft by itself; and the conformed copy she may have made beside one. */
import { readContent } from "../../../src/docx/canonical/read-content";
import { openPackage, savePackage } from "../../../src/docx/package/package";
import type { FinalOutcome } from "../../../src/app/finish/finalize-signed";
import type { DraftRow } from "../../../src/app/ports/draft-store";
import type { MatterId } from "../../../src/domain/ids";
import type { Meaning } from "../../../src/domain/review/statement";
import { anaReyes, danielWhitcomb, mOkoye, tranMatterId } from "../../../src/sandbox/sample-firm";
import { insertText } from "../../../src/sandbox/word/operations/insert-text";
import { docx, p } from "../../support/docx-builder";
import { granted, openFirm, type Desk } from "../../support/desk";

const BODY = "word/document.xml";
const line = (id: number, name: string, before = ""): string =>
  `<w:p>${before === "" ? "" : `<w:r><w:t xml:space="preserve">${before}</w:t></w:r>`}<w:bookmarkStart w:id="${id}" w:name="cs_blank_${id}_${name}"/><w:r><w:rPr><w:i/></w:rPr><w:t>____________</w:t></w:r><w:bookmarkEnd w:id="${id}"/></w:p>`;
const letter = (title: string): Uint8Array =>
  docx({
    body: [
      p(`Dear counsel: this is ${title}.`),
      p("The documents listed in our request are still outstanding."),
      line(1, "date", "DATED: "),
      line(2, "signature", "By: "),
      p("Daniel Whitcomb"),
      p("For the client:"),
      line(3, "client_signature"),
      p("Daniel Whitcomb is not the client."),
    ].join(""),
  });

const start = () => {
  const firm = openFirm();
  return { firm, ana: firm.sit(anaReyes), attorney: firm.sit(danielWhitcomb) };
};
type Here = ReturnType<typeof start>;

const adopted = async ({ ana }: Here, title: string): Promise<DraftRow> => {
  const put = await ana.ports.drafts.upload(
    tranMatterId as MatterId,
    "Drafts",
    `${title}, as typed.docx`,
    letter(title),
  );
  if (put.kind !== "stored") throw new Error("the letter is stored");
  await ana.open(put.file);
  const { row } = granted(await ana.verbs.adoptOpenDocument({ matter: tranMatterId as MatterId, title }));
  return row;
};
const approve = async (attorney: Desk, row: DraftRow): Promise<void> => {
  await attorney.open(row);
  const seen = await attorney.draft();
  granted(
    await attorney.verbs.decideUnits({
      seen,
      way: "one-by-one",
      decisions: [...seen.units, ...seen.furniture].map(({ unit }) => ({ unit, verdict: "approve" as const })),
    }),
  );
  await attorney.word().save();
};
const signed = async (here: Here, title: string, meaning: Meaning = "to-send"): Promise<DraftRow> => {
  const row = await adopted(here, title);
  await approve(here.attorney, row);
  granted(
    await here.attorney.verbs.signOff({ prepared: [granted(await here.attorney.verbs.prepareSignOff({ meaning }))] }),
  );
  return row;
};
const bytesIn = async (desk: Desk, folder: "Finals" | "Filings", name: string): Promise<Uint8Array> => {
  const there = await desk.ports.drafts.find(tranMatterId as MatterId, folder, name);
  if (there === undefined) throw new Error(`${name} is not in ${folder}`);
  return desk.ports.drafts.download(there.driveItemId, folder);
};
const codes = (outcomes: readonly FinalOutcome[]): readonly string[] =>
  outcomes.map((outcome) => (outcome.kind === "refused" ? outcome.refusal.code : outcome.kind));

describe("whose it is", () => {
  it("a paralegal makes no final of a draft an attorney signed off, from her Word or from the library", async () => {
    const here = start();
    const row = await signed(here, "Letter");
    await here.ana.open(row);
    const before = here.firm.graph.files.size;
    expect(await here.ana.verbs.finalize()).toMatchObject({ ok: false, refusal: { code: "not-an-attorney" } });
    expect(
      codes(await here.ana.verbs.finalizeSigned([{ draft: row.draftId, meaning: "to-send", conformed: false }])),
    ).toEqual(["not-an-attorney"]);
    expect(here.firm.graph.files.size).toBe(before);
  });

  it("a line of the history that says a final was made, written by a paralegal, makes none and keeps none from being made", async () => {
    const here = start();
    const row = await signed(here, "Letter");
    const draft = await here.attorney.draft();
    here.firm.graph.forge("Audit", row.draftId, {
      itemId: "900",
      createdById: here.ana.person.oid,
      createdAt: "2026-11-22T10:00:00Z",
      modifiedById: here.ana.person.oid,
      modifiedAt: "2026-11-22T10:00:00Z",
      content: {
        version: 1,
        tenant: here.ana.person.tenant,
        matter: row.matterId,
        draft: row.draftId,
        writer: here.ana.person.oid,
        sequence: 1,
        previous: "none",
        at: "2026-11-22T10:00:00Z",
        event: {
          kind: "finalized",
          content: draft.contentHash,
          driveItem: row.driveItemId,
          fileHash: "ab".repeat(32),
          adopted: false,
        },
      },
    });
    expect(granted(await here.attorney.verbs.finalize()).adopted).toBe(false);
  });
});

describe("what leaves", () => {
  it("is the file in the library: words typed in Word and not saved refuse, and the final is made once they are gone", async () => {
    const here = start();
    const row = await signed(here, "Letter");
    insertText(here.attorney.word(), { part: BODY, paragraph: 0, offset: 1 }, "x");
    const outcomes = await here.attorney.verbs.finalizeSigned([
      { draft: row.draftId, meaning: "to-send", conformed: false },
    ]);
    expect(codes(outcomes)).toEqual(["made"]);
    expect(
      (await readContent(await bytesIn(here.attorney, "Finals", "Letter.docx"))).stories[0]?.paragraphs[0]?.text,
    ).toBe("Dear counsel: this is Letter.");
  });

  it("a library that holds other words than those signed is told by name, and says what to do", async () => {
    const here = start();
    const row = await signed(here, "Letter");
    insertText(here.attorney.word(), { part: BODY, paragraph: 0, offset: 1 }, "x");
    await here.attorney.word().save();
    expect(
      codes(await here.attorney.verbs.finalizeSigned([{ draft: row.draftId, meaning: "to-send", conformed: false }])),
    ).toEqual(["library-not-as-signed"]);
  });

  it("of three drafts of one ceremony the one that was changed since costs only itself, and is made once that is put right", async () => {
    const here = start();
    const rows = [await signed(here, "Letter 1"), await signed(here, "Letter 2"), await signed(here, "Letter 3")];
    const second = rows[1];
    if (second === undefined) throw new Error("three letters");
    const good = here.firm.graph.files.get(second.driveItemId) ?? new Uint8Array();
    const pkg = await openPackage(good);
    here.firm.graph.overwrite(
      second.driveItemId,
      await savePackage(
        pkg,
        new Map([[BODY, (await pkg.text(BODY)).replace("still outstanding", "no longer outstanding")]]),
      ),
    );
    const asked = rows.map(({ draftId }) => ({ draft: draftId, meaning: "to-send" as const, conformed: false }));
    const told: string[] = [];
    const outcomes = await here.attorney.verbs.finalizeSigned(asked, {
      onOutcome: ({ draft, kind }) => told.push(`${draft} ${kind}`),
    });
    expect(codes(outcomes)).toEqual(["made", "library-not-as-signed", "made"]);
    expect(told).toHaveLength(3);
    here.firm.graph.overwrite(second.driveItemId, good);
    expect(codes(await here.attorney.verbs.finalizeSigned(asked.slice(1, 2)))).toEqual(["made"]);
  });

  it("a sign-off that lets nothing go makes no final", async () => {
    const here = start();
    const row = await signed(here, "Letter", "reviewed-facts");
    const before = here.firm.graph.files.size;
    expect(
      await here.attorney.verbs.finalizeSigned([{ draft: row.draftId, meaning: "reviewed-facts", conformed: false }]),
    ).toEqual([]);
    expect(here.firm.graph.files.size).toBe(before);
  });

  it("asked for twice, one final of these words is there, and is told as having been there", async () => {
    const here = start();
    await signed(here, "Letter");
    const first = granted(await here.attorney.verbs.finalize());
    const again = granted(await here.attorney.verbs.finalize());
    expect([first.adopted, again.adopted, again.webUrl === first.webUrl]).toEqual([false, true, true]);
  });

  it("a final changed in the library after it was recorded is not taken for it: another is made beside it", async () => {
    const here = start();
    const row = await signed(here, "Letter");
    const first = granted(await here.attorney.verbs.finalize());
    const there = await here.attorney.ports.drafts.find(row.matterId, "Finals", first.name);
    here.firm.graph.overwrite(there?.driveItemId ?? "", letter("something else"));
    expect(granted(await here.attorney.verbs.finalize()).name).toBe("Letter 2.docx");
  });
});

it("read otherwise by a later reader, a final answers by the digest recorded when it was made, and one byte more answers nothing", async () => {
  const here = start();
  await signed(here, "Letter");
  const final = granted(await here.attorney.verbs.finalize());
  const bytes = await bytesIn(here.attorney, "Finals", final.name);
  const { engine } = here.ana.ports;
  const later = here.firm.sit(anaReyes, {
    engine: {
      ...engine,
      readContent: async (file, setting) => ({ ...(await engine.readContent(file, setting)), hash: "f".repeat(64) }),
    },
  });
  expect(await later.verbs.verify(bytes)).toMatchObject({ kind: "signed-off" });
  const pkg = await openPackage(bytes);
  const other = await savePackage(pkg, new Map([[BODY, `${await pkg.text(BODY)} `]]));
  expect(await later.verbs.verify(other)).toMatchObject({ kind: "no-record" });
});

describe("the conformed copy", () => {
  const asked = (row: DraftRow) => [{ draft: row.draftId, meaning: "to-send" as const, conformed: true }];

  it("fills the signer's own line and its date and nothing else, and verifies as the signed words with blanks filled", async () => {
    const here = start();
    const row = await signed(here, "Letter");
    const [outcome] = await here.attorney.verbs.finalizeSigned(asked(row));
    if (outcome?.kind !== "made" || outcome.final.conformed?.stored !== true) throw new Error(JSON.stringify(outcome));
    const bytes = await bytesIn(here.attorney, "Filings", outcome.final.conformed.name);
    const texts = (await readContent(bytes)).stories.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text));
    expect(texts.slice(2, 7)).toEqual([
      "DATED: November 22, 2026",
      "By: /s/ Daniel Whitcomb",
      "Daniel Whitcomb",
      "For the client:",
      "____________",
    ]);
    expect(await here.ana.verbs.verify(bytes, { matters: [row.matterId] })).toMatchObject({
      kind: "signed-off",
      filled: [
        { name: "cs_blank_1_date", text: "November 22, 2026" },
        { name: "cs_blank_2_signature", text: "/s/ Daniel Whitcomb" },
      ],
    });
    expect(await bytesIn(here.attorney, "Finals", outcome.final.name)).not.toEqual(bytes);
    expect((await here.ana.ports.filings.listForDraft(row.draftId)).map(({ content }) => content)).toMatchObject([
      { kind: "file", file: "conformed", arrival: { words: "signed" } },
    ]);
    // Asked for again, the one that is there is it.
    const [again] = await here.attorney.verbs.finalizeSigned(asked(row));
    expect(again).toMatchObject({ final: { conformed: { name: outcome.final.conformed.name } } });
    expect(here.firm.graph.records.FilingRows).toHaveLength(1);
  });

  it("of another attorney's sign-off is made by nobody but that attorney: the final stands, her name is put nowhere", async () => {
    const here = start();
    const row = await signed(here, "Letter");
    const [outcome] = await here.firm.sit(mOkoye).verbs.finalizeSigned(asked(row));
    expect(outcome).toMatchObject({
      kind: "made",
      final: { conformed: { stored: false, refusal: { code: "not-the-signer" } } },
    });
    expect(here.firm.graph.records.FilingRows).toEqual([]);
  });
});
