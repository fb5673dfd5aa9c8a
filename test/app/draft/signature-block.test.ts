/** The signature block is the attorney's: locked from birth, opened for her own edit, and a change by anyone else is named whatever Word allowed. */
import { bindVerbs } from "../../../src/app/bind-verbs";
import { sentenceForRefusal } from "../../../src/app/words/sentences";
import {
  anaReyes,
  danielWhitcomb,
  haldaneMatterId,
  riveraMatterId,
  tranMatterId,
} from "../../../src/sandbox/sample-firm";
import type { UnitView } from "../../../src/app/draft/open-draft-state";
import { setTracksChanges } from "../../../src/sandbox/word/revision-marks";
import { insertText } from "../../../src/sandbox/word/operations/insert-text";
import { acceptWithin } from "../../../src/sandbox/word/operations/accept-revisions";
import { drafted, granted, openFirm, type Desk } from "../../support/desk";

const desks = async () => {
  const firm = openFirm();
  const ana = firm.sit(anaReyes);
  const row = await drafted(ana, tranMatterId, "declaration");
  return { firm, ana, row };
};
const lockOf = (desk: Desk, unit: string): string | undefined => {
  const properties =
    desk
      .word()
      .text("word/document.xml")
      .split("<w:sdtPr>")
      .find((each) => each.includes(`:${unit}"`))
      ?.split("</w:sdtPr>")[0] ?? "";
  return /<w:lock w:val="(\w+)"/u.exec(properties)?.[1];
};
/** What anyone can do in Word with Developer > Properties: the lock is a guard rail only. */
const unlockByHand = async (desk: Desk, { tag = "", occurrence }: UnitView): Promise<void> => {
  await desk.ports.document.applyTags([
    { kind: "retag", from: tag, occurrence, to: tag, title: "", color: "#C19C00", locked: false },
  ]);
};
const barLine = async (desk: Desk) => {
  const unit = (await desk.draft()).units.find((view) => view.signature && /SBN/u.test(view.text));
  if (unit === undefined) throw new Error("the declaration names a bar number");
  return unit;
};
const typeInto = (desk: Desk, paragraph: number, offset: number, text: string): void => {
  insertText(desk.word(), { part: "word/document.xml", paragraph, offset }, text);
};

describe("from birth", () => {
  it.each([
    ["declaration", tranMatterId],
    ["complaint", riveraMatterId],
    ["retainer", haldaneMatterId],
  ] as const)("bar number and signature line of a %s are locked, and nothing else is", async (template, matter) => {
    const ana = openFirm().sit(anaReyes);
    await drafted(ana, matter, template);
    const { units } = await ana.draft();
    const body = units.filter(
      (view) =>
        view.tag !== undefined &&
        view.place.part === "word/document.xml" &&
        ana.word().text("word/document.xml").includes(view.tag),
    );
    expect(body.filter((view) => lockOf(ana, view.unit) === "contentLocked").map(({ unit }) => unit)).toEqual(
      body.filter(({ signature }) => signature).map(({ unit }) => unit),
    );
    expect(body.some(({ signature }) => signature)).toBe(true);
    expect((await ana.draft()).findings.map(({ code }) => code)).not.toContain("signature-block-changed");
  });

  it("Word refuses the pane of a paralegal as it refuses the keyboard: the lock is lifted for an attorney only", async () => {
    const { firm, ana, row } = await desks();
    const unit = await barLine(ana);
    expect(await ana.verbs.openSignature({ seen: await ana.draft(), unit: unit.unit })).toMatchObject({
      ok: false,
      refusal: { code: "not-on-roster" },
    });
    expect(lockOf(ana, unit.unit)).toBe("contentLocked");
    const whitcomb = firm.sit(danielWhitcomb);
    await whitcomb.open(row);
    granted(await whitcomb.verbs.openSignature({ seen: await whitcomb.draft(), unit: unit.unit }));
    expect(lockOf(whitcomb, unit.unit)).not.toBe("contentLocked");
  });

  it("her decision on it locks it again", async () => {
    const { firm, row } = await desks();
    const whitcomb = firm.sit(danielWhitcomb);
    await whitcomb.open(row);
    const unit = await barLine(whitcomb);
    granted(await whitcomb.verbs.openSignature({ seen: await whitcomb.draft(), unit: unit.unit }));
    typeInto(whitcomb, unit.place.paragraph, 0, "Mr. ");
    granted(
      await whitcomb.verbs.decideUnits({
        seen: await whitcomb.draft(),
        way: "one-by-one",
        decisions: [{ unit: unit.unit, verdict: "approve" }],
      }),
    );
    expect(lockOf(whitcomb, unit.unit)).toBe("contentLocked");
    expect((await whitcomb.draft()).units.find((view) => view.unit === unit.unit)?.review.status).toBe("approved");
  });

  it("a corrected fact still reaches a locked paragraph, which stays locked", async () => {
    const { ana } = await desks();
    const unit = (await ana.draft()).units.find(
      (view) => view.signature && view.facts.some(({ path }) => path === "declarant.name"),
    );
    granted(await ana.verbs.fillFact({ path: "declarant.name", value: "Linh T. Tran", note: "her passport" }));
    const now = await ana.draft();
    expect(
      now.ledger.facts
        .filter(({ path }) => path === "declarant.name")
        .every(({ text }) => /linh t\. tran/iu.test(text)),
    ).toBe(true);
    if (unit !== undefined) expect(lockOf(ana, unit.unit)).toBe("contentLocked");
    expect(now.findings.map(({ code }) => code)).not.toContain("signature-block-changed");
  });
});

describe("changed outside an attorney's sitting", () => {
  it("a bar number changed before any review blocks by name and is written into the history once for these words", async () => {
    const { firm, ana, row } = await desks();
    const unit = await barLine(ana);
    expect(() => {
      typeInto(ana, unit.place.paragraph, unit.text.indexOf("SBN") + 4, "9");
    }).toThrow("locked");
    await unlockByHand(ana, unit);
    typeInto(ana, unit.place.paragraph, unit.text.indexOf("SBN") + 4, "9");
    expect((await ana.draft()).findings.filter(({ code }) => code === "signature-block-changed")).toMatchObject([
      { severity: "blocking", unit: unit.unit },
    ]);
    granted(await ana.verbs.askForReview());
    granted(await ana.verbs.askForReview());
    const noted = async () =>
      (await ana.verbs.readHistory(row.draftId)).lines.filter(({ event }) => event.kind === "signature-block-changed");
    expect(await noted()).toMatchObject([{ event: { unit: unit.unit } }]);
    const whitcomb = firm.sit(danielWhitcomb);
    await ana.word().save();
    await whitcomb.open(row);
    granted(
      await whitcomb.verbs.decideUnits({
        seen: await whitcomb.draft(),
        way: "one-by-one",
        decisions: [{ unit: unit.unit, verdict: "approve" }],
      }),
    );
    expect((await whitcomb.draft()).findings.map(({ code }) => code)).not.toContain("signature-block-changed");
    expect(await noted()).toHaveLength(1);
  });

  it("“/s/” typed where the template has a line to sign on is named", async () => {
    const { ana } = await desks();
    const plain = (await ana.draft()).units.find(
      (view) =>
        !view.signature && view.facts.length === 0 && view.text.length > 40 && view.place.part === "word/document.xml",
    );
    if (plain === undefined) throw new Error("there is an ordinary paragraph");
    typeInto(ana, plain.place.paragraph, 0, "/s/ Daniel Whitcomb ");
    expect((await ana.draft()).findings).toEqual(
      expect.arrayContaining([expect.objectContaining({ code: "signature-block-changed", unit: plain.unit })]),
    );
  });
});

describe("approve with my edit", () => {
  const marked = async () => {
    const { firm, row } = await desks();
    const whitcomb = firm.sit(danielWhitcomb);
    await whitcomb.open(row);
    const unit = (await whitcomb.draft()).units.find(
      (view) =>
        view.text.length > 60 && view.facts.length === 0 && !view.signature && view.place.part === "word/document.xml",
    );
    if (unit === undefined) throw new Error("there is an ordinary paragraph");
    setTracksChanges(whitcomb.word(), true);
    typeInto(whitcomb, unit.place.paragraph, unit.text.indexOf(" ") + 1, "truly ");
    return { whitcomb, unit };
  };

  it("in a Word that can accept marks for her, one act accepts those of the paragraph and approves the words that result", async () => {
    const { whitcomb, unit } = await marked();
    const word = whitcomb.word();
    // What Word does at `TrackedChangeCollection.acceptAll` (WordApi 1.6), which the client library of the npm package ends before.
    const verbs = bindVerbs({
      ...whitcomb.ports,
      document: {
        ...whitcomb.ports.document,
        acceptRevisions: async () => {
          word.change("add-in", (touch) => {
            acceptWithin(word, touch, "word/document.xml", word.root("word/document.xml"));
          });
          return "accepted";
        },
      },
    });
    granted(await verbs.approveWithEdit({ seen: await whitcomb.draft(), unit: unit.unit }));
    const now = (await whitcomb.draft()).units.find((view) => view.unit === unit.unit);
    expect(now?.review.status).toBe("approved");
    expect(now?.text).toContain("truly ");
    expect(now?.findings).toEqual([]);
  });

  it("in an older Word she is told to accept the marks herself; having done so the same act approves, and her own edit never comes back to her", async () => {
    const { whitcomb, unit } = await marked();
    const refused = await whitcomb.verbs.approveWithEdit({ seen: await whitcomb.draft(), unit: unit.unit });
    expect(refused).toMatchObject({ ok: false, refusal: { code: "accept-marks-first" } });
    expect(refused.ok ? "" : sentenceForRefusal(refused.refusal)).toContain(
      "Select the paragraph, choose Review > Accept in Word, then approve it here.",
    );
    expect((await whitcomb.draft()).units.find((view) => view.unit === unit.unit)?.review.status).toBe("pending");
    const word = whitcomb.word();
    word.change("person", (touch) => {
      acceptWithin(word, touch, "word/document.xml", word.root("word/document.xml"));
    });
    granted(await whitcomb.verbs.approveWithEdit({ seen: await whitcomb.draft(), unit: unit.unit }));
    expect((await whitcomb.draft()).units.find((view) => view.unit === unit.unit)).toMatchObject({
      attention: "done",
      review: { status: "approved" },
    });
  });
});
