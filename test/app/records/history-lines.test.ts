/** What the history says of a draft's handwork and of checks on it. */
import type { AuditEvent } from "../../../src/domain/audit/entry";
import { anaReyes, danielWhitcomb, tranMatterId } from "../../../src/sandbox/sample-firm";
import { insertText } from "../../../src/sandbox/word/operations/insert-text";
import { drafted, granted, openFirm, type Desk } from "../../support/desk";

const linesOf = async <Kind extends AuditEvent["kind"]>(
  desk: Desk,
  kind: Kind,
): Promise<readonly Extract<AuditEvent, { kind: Kind }>[]> => {
  const { lines } = await desk.verbs.readHistory((await desk.draft()).draftId);
  return lines.flatMap(({ event }) => (event.kind === kind ? [event as Extract<AuditEvent, { kind: Kind }>] : []));
};
const rewrite = async (desk: Desk, word: string) => {
  const unit = (await desk.draft()).units.find(
    (each) => each.text.length > 60 && each.facts.length === 0 && each.place.part === "word/document.xml",
  );
  if (unit === undefined) throw new Error("the declaration has a long paragraph");
  insertText(
    desk.word(),
    { part: "word/document.xml", paragraph: unit.place.paragraph, offset: unit.text.indexOf(" ") + 1 },
    word,
  );
  return unit.unit;
};

describe("the history of a draft", () => {
  it("names the paragraphs written by hand when review is asked for, by hash and without a word of them, and each change once", async () => {
    const ana = openFirm().sit(anaReyes);
    await drafted(ana, tranMatterId, "declaration");
    granted(await ana.verbs.askForReview());
    expect(await linesOf(ana, "edited")).toEqual([]);
    const unit = await rewrite(ana, "carefully ");
    granted(await ana.verbs.askForReview());
    granted(await ana.verbs.askForReview());
    const words = (await ana.draft()).units.find((each) => each.unit === unit)?.words;
    expect(await linesOf(ana, "edited")).toEqual([{ kind: "edited", units: [{ unit, words }] }]);
    await rewrite(ana, "very ");
    granted(await ana.verbs.askForReview());
    expect((await linesOf(ana, "edited")).map(({ units }) => units.length)).toEqual([1, 1]);
  });

  it("says who verified a signed draft and what the answer was, and the answer stands where that cannot be written", async () => {
    const firm = openFirm();
    const row = await drafted(firm.sit(anaReyes), tranMatterId, "declaration");
    const attorney = firm.sit(danielWhitcomb);
    await attorney.open(row);
    const seen = await attorney.draft();
    granted(
      await attorney.verbs.decideUnits({
        seen,
        way: "one-by-one",
        decisions: [...seen.units, ...seen.furniture].map(({ unit }) => ({ unit, verdict: "approve" as const })),
      }),
    );
    granted(
      await attorney.verbs.signOff({
        prepared: [granted(await attorney.verbs.prepareSignOff({ meaning: "for-filing" }))],
      }),
    );
    expect(await attorney.verbs.verify()).toMatchObject({ kind: "signed-off", noted: true });
    expect((await linesOf(attorney, "verified")).map(({ answer }) => answer)).toEqual(["signed-off"]);
    firm.graph.nextAppend = "unknown-and-not-written";
    expect(await attorney.verbs.verify()).toMatchObject({ kind: "signed-off", noted: false });
  });
});
