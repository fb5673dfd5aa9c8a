/** How often the pane goes to Word and back: a constant for each act, whatever the draft's length (counted in the host). */
import type { MatterId } from "../../src/domain/ids";
import { anaReyes, danielWhitcomb, tranMatterId } from "../../src/sandbox/sample-firm";
import { granted, openFirm } from "../support/desk";
import { docx, p } from "../support/docx-builder";

const counted = async (paragraphs: number): Promise<Readonly<Record<string, number>>> => {
  const firm = openFirm();
  const ana = firm.sit(anaReyes);
  const bytes = docx({
    body: Array.from({ length: paragraphs }, (_, index) =>
      p(`Paragraph ${String(index + 1)} of a letter says what a letter says.`),
    ).join(""),
  });
  const upload = await ana.ports.drafts.upload(tranMatterId as MatterId, "Drafts", "Letter.docx", bytes);
  if (upload.kind !== "stored") throw new Error("the letter is stored");
  await ana.open(upload.file);
  const { row } = granted(
    await ana.verbs.adoptOpenDocument({ matter: tranMatterId as MatterId, title: "Letter to the other side" }),
  );
  const whitcomb = firm.sit(danielWhitcomb);
  await whitcomb.open(row);
  const trips: Record<string, number> = {};
  const count = async <Value>(act: string, work: () => Promise<Value>): Promise<Value> => {
    const before = whitcomb.roundTrips();
    const value = await work();
    trips[act] = whitcomb.roundTrips() - before;
    return value;
  };
  const seen = await count("load", () => whitcomb.draft());
  expect(seen.units).toHaveLength(paragraphs);
  await count("ask for review", async () => granted(await whitcomb.verbs.askForReview()));
  await count("approve all", async () =>
    granted(
      await whitcomb.verbs.decideUnits({
        seen: await whitcomb.draft(),
        way: "one-by-one",
        decisions: [...seen.units, ...seen.furniture].map(({ unit }) => ({ unit, verdict: "approve" as const })),
      }),
    ),
  );
  await count("gate", async () => granted(await whitcomb.verbs.judgeGate()));
  const prepared = await count("prepare the statement", async () =>
    granted(await whitcomb.verbs.prepareSignOff({ meaning: "to-send" })),
  );
  await count("sign off", async () => granted(await whitcomb.verbs.signOff({ prepared: [prepared] })));
  await count("finalize", async () => granted(await whitcomb.verbs.finalize()));
  return trips;
};

it("load, gate, asking, approving, signing and finalizing three hundred paragraphs or ten: the same number of context.sync()", async () => {
  const few = await counted(10);
  expect(await counted(300)).toEqual(few);
  expect(few).toEqual({
    load: 0,
    "ask for review": 1,
    "approve all": 2,
    gate: 0,
    "prepare the statement": 1,
    "sign off": 0,
    finalize: 0,
  });
});
