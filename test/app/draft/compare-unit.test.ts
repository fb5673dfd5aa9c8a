/** What an attorney sees beside a paragraph: the template's words with its facts, or the words approved before. */
import { compareUnit } from "../../../src/app/draft/compare-unit";
import { approvedWordsXml, APPROVED_WORDS_NAMESPACE } from "../../../src/drafting/ledger/approved-words-xml";
import { parseApprovedWords } from "../../../src/drafting/ledger/approved-words";
import { cleanCopy } from "../../../src/drafting/clean-copy";
import { findCustomXml } from "../../../src/docx/parts/custom-xml";
import { openPackage } from "../../../src/docx/package/package";
import type { UnitId } from "../../../src/domain/ids";
import {
  anaReyes,
  danielWhitcomb,
  haldaneMatterId,
  riveraMatterId,
  tranMatterId,
} from "../../../src/sandbox/sample-firm";
import { insertText } from "../../../src/sandbox/word/operations/insert-text";
import { drafted, granted, openFirm, type Desk } from "../../support/desk";

const approveAll = async (desk: Desk) => {
  const seen = await desk.draft();
  return granted(
    await desk.verbs.decideUnits({
      seen,
      way: "one-by-one",
      decisions: [...seen.units, ...seen.furniture].map(({ unit }) => ({ unit, verdict: "approve" as const })),
    }),
  );
};
const plainUnit = async (desk: Desk) => {
  const unit = (await desk.draft()).units.find(
    (each) =>
      each.text.length > 60 && each.facts.length === 0 && !each.signature && each.place.part === "word/document.xml",
  );
  if (unit === undefined) throw new Error("the declaration has a long paragraph");
  return unit;
};
const changed = async () => {
  const firm = openFirm();
  const row = await drafted(firm.sit(anaReyes), tranMatterId, "declaration");
  const whitcomb = firm.sit(danielWhitcomb);
  await whitcomb.open(row);
  const before = await plainUnit(whitcomb);
  expect((await approveAll(whitcomb)).wordsKept).toBe(true);
  insertText(
    whitcomb.word(),
    { part: "word/document.xml", paragraph: before.place.paragraph, offset: before.text.indexOf(" ") + 1 },
    "not ",
  );
  const view = (await whitcomb.draft()).units.find((each) => each.unit === before.unit);
  if (view === undefined) throw new Error("the paragraph is still there");
  return { whitcomb, before, view };
};

describe("against the template", () => {
  it.each([
    ["declaration", tranMatterId],
    ["complaint", riveraMatterId],
    ["retainer", haldaneMatterId],
  ] as const)("a fresh %s shows no change anywhere: not at its facts, not at its blanks", async (template, matter) => {
    const ana = openFirm().sit(anaReyes);
    await drafted(ana, matter, template);
    const shown = (await ana.draft()).units.flatMap((unit) => {
      const comparison = compareUnit(unit);
      // What a condition, a list or a missing fact prints cannot be told from the template's own line.
      if (
        comparison.against !== "template" ||
        /\{\{\s*(?:[#^/]|else)|\{\{>/u.test(unit.templateText ?? "") ||
        unit.findings.some(({ code }) => code === "placeholder-left")
      )
        return [];
      return comparison.pieces
        .filter(({ kind }) => kind === "removed" || kind === "added")
        .map(({ kind, text }) => `${unit.place.firstWords}: ${kind} ${text}`);
    });
    expect(shown).toEqual([]);
  });
  it.each([
    ["declaration", tranMatterId],
    ["complaint", riveraMatterId],
    ["retainer", haldaneMatterId],
  ] as const)(
    "every paragraph of a fresh %s can be read whole from its comparison, and facts are told from words",
    async (template, matter) => {
      const ana = openFirm().sit(anaReyes);
      await drafted(ana, matter, template);
      const draft = await ana.draft();
      let filled = 0;
      for (const view of draft.units) {
        const comparison = compareUnit(view);
        if (comparison.against !== "template") continue;
        expect(
          comparison.pieces
            .filter(({ kind }) => kind !== "removed")
            .map(({ text }) => text)
            .join(""),
        ).toBe(view.text);
        filled += comparison.pieces.filter(({ kind }) => kind === "filled").length;
        if (view.attention === "template-words" && view.templateText?.includes("{{") === false)
          expect(comparison.pieces.map(({ kind }) => kind)).toEqual(["same"]);
      }
      expect(filled).toBeGreaterThan(5);
      expect(draft.questions.filter(({ rule }) => rule === "fact-typed-over" || rule === "interpretive-text")).toEqual(
        [],
      );
    },
  );
});

describe("a paragraph a drafter rewrote", () => {
  it("never passes as the template's own words, though the ledger still says where it came from", async () => {
    const ana = openFirm().sit(anaReyes);
    await drafted(ana, tranMatterId, "declaration");
    const before = (await ana.draft()).units.find(
      (each) =>
        each.attention === "template-words" && each.place.part === "word/document.xml" && each.text.includes(" "),
    );
    if (before === undefined) throw new Error("the declaration has words of its own");
    insertText(
      ana.word(),
      { part: "word/document.xml", paragraph: before.place.paragraph, offset: before.text.indexOf(" ") + 1 },
      "not ",
    );
    expect((await ana.draft()).units.find((each) => each.unit === before.unit)?.attention).toBe("new-words");
  });
});

describe("against what was approved", () => {
  it("a word slipped in after approval stands out against the very words the attorney approved", async () => {
    const { before, view } = await changed();
    const comparison = compareUnit(view);
    expect(comparison).toMatchObject({ against: "approved", approval: { by: danielWhitcomb.oid } });
    if (comparison.against !== "approved") return;
    expect(comparison.pieces.filter(({ kind }) => kind === "removed")).toEqual([]);
    expect(comparison.pieces.filter(({ kind }) => kind === "added").map(({ text }) => text.trim())).toEqual(["not"]);
    expect(
      comparison.pieces
        .filter(({ kind }) => kind !== "added")
        .map(({ text }) => text)
        .join(""),
    ).toBe(before.text);
  });

  it("earlier words somebody edited in the file are not shown as what she approved", async () => {
    const { whitcomb, before } = await changed();
    await whitcomb.ports.document.writeLedger(
      APPROVED_WORDS_NAMESPACE,
      approvedWordsXml([{ unit: before.unit, text: before.text.replace("I", "I never") }]),
    );
    const view = (await whitcomb.draft()).units.find((each) => each.unit === before.unit);
    if (view === undefined) throw new Error("the paragraph is still there");
    expect(compareUnit(view)).toMatchObject({ against: "approved-not-kept" });
  });

  it("where the kept words are gone or damaged it says they were not kept", async () => {
    const { whitcomb, before } = await changed();
    await whitcomb.ports.document.writeLedger(
      APPROVED_WORDS_NAMESPACE,
      `<approved xmlns="${APPROVED_WORDS_NAMESPACE}"/>`,
    );
    const view = (await whitcomb.draft()).units.find((each) => each.unit === before.unit);
    expect(view === undefined ? undefined : compareUnit(view).against).toBe("approved-not-kept");
    expect(parseApprovedWords("<approved")).toEqual([]);
  });

  it("the clean copy holds none of the kept words", async () => {
    const firm = openFirm();
    const row = await drafted(firm.sit(anaReyes), tranMatterId, "declaration");
    const whitcomb = firm.sit(danielWhitcomb);
    await whitcomb.open(row);
    await approveAll(whitcomb);
    const bytes = await whitcomb.word().bytes();
    expect(await findCustomXml(await openPackage(bytes), APPROVED_WORDS_NAMESPACE)).toHaveLength(1);
    expect(await findCustomXml(await openPackage(await cleanCopy(bytes)), APPROVED_WORDS_NAMESPACE)).toEqual([]);
  });

  it("words with signs of XML and line breaks come back as they were", () => {
    const words = [{ unit: "0000000000000001" as UnitId, text: '  <a> & "b"\n\tc  ' }];
    expect(parseApprovedWords(approvedWordsXml(words))).toEqual(words);
  });
});
