import { draftTitle } from "../../src/ui/words/draft-title";
import { labelOf, typedByHand } from "../../src/ui/words/fact-words";
import { readerOf } from "../../src/ui/words/reader";
import { gatherReasons } from "../../src/ui/check/reasons";
import { draftWords } from "../../src/ui/draft/words.en";
import { standingOf } from "../../src/ui/review/unit-standing";
import { reviewWords } from "../../src/ui/review/words.en";
import { sampleDraft } from "../support/ui-sample";

const { printedAsRead, sourceInWords, valueAsRead } = readerOf("en-US");

describe("facts in people's words", () => {
  test("a path is told by its label, a row's path with its number, an unknown path as it is", () => {
    expect(labelOf("client.address")).toBe("Client's address");
    expect(labelOf("parties.1.name")).toBe("Party (2)");
    expect(labelOf("client.shoeSize")).toBe("client.shoeSize");
    expect(labelOf("matter.causes.1")).toBe("Causes of action (2)");
  });
  test("what is either so or not is told as yes or no; a name that happens to be one of those words stays", () => {
    expect(printedAsRead("parties.1.isDoe", "false")).toBe("no");
    expect(printedAsRead("matter.juryDemanded", "true")).toBe("yes");
    expect(printedAsRead("client.name", "true")).toBe("true");
  });
  test("a draft beside its matter is called without the matter's name, and keeps its number", () => {
    expect(draftTitle("Complaint - Rivera v. Harborview 2", "Rivera v. Harborview")).toBe("Complaint 2");
    expect(draftTitle("Complaint - Rivera v. Harborview", "Rivera v. Harborview")).toBe("Complaint");
    expect(draftTitle("Letter - Rivera v. Harborview, copy", "Rivera v. Harborview")).toBe(
      "Letter - Rivera v. Harborview, copy",
    );
    expect(draftTitle("Letter to the carrier", "Rivera v. Harborview")).toBe("Letter to the carrier");
    expect(draftTitle("Letter to the carrier", undefined)).toBe("Letter to the carrier");
  });
  test("false and zero are values and are read as such", () => {
    expect(valueAsRead(false)).toBe("no");
    expect(valueAsRead(0)).toBe("0");
    expect(valueAsRead(undefined)).toBe("");
    expect(valueAsRead(["negligence", "premises liability"])).toBe("negligence; premises liability");
  });
  test("a value typed by hand says from which note, and is known as typed by hand", () => {
    const source = {
      kind: "list",
      list: "Matters",
      itemId: "1",
      column: "CourtCounty",
      eTag: "4",
      changedBy: "Ana Reyes",
      changedAt: "2026-11-22T09:14:00Z",
      note: "client's e-mail of March 3",
    } as const;
    expect(sourceInWords(source)).toContain("note: client's e-mail of March 3");
    expect(sourceInWords(source)).toContain("Ana Reyes");
    expect(typedByHand(source)).toBe(true);
  });
});

describe("healing in one line", () => {
  const retagSentence = draftWords.retagged;
  const nothing = { untagged: 0, duplicated: 0, unknown: 0, units: [], notDone: 0 };
  test("names what was tagged, and that it is pending", () => {
    expect(retagSentence({ ...nothing, untagged: 2, duplicated: 1 })).toBe(
      "2 new paragraphs and 1 duplicate tagged; all are pending.",
    );
    expect(retagSentence({ ...nothing, untagged: 1, duplicated: 2, unknown: 3 })).toBe(
      "1 new paragraph, 2 duplicates and 3 paragraphs from other drafts tagged; all are pending.",
    );
  });
  test("says when there was nothing to do, and when something could not be done", () => {
    expect(retagSentence(nothing)).toBe("Every paragraph is tagged.");
    expect(retagSentence({ ...nothing, untagged: 1, notDone: 1 })).toContain(
      "1 could not be tagged here and still block",
    );
  });
});

describe("every reason why not", () => {
  test("reasons of one kind stand together and none is lost", () => {
    const draft = sampleDraft();
    const findings = [...draft.gate.beforeSignOff, ...draft.gate.beforeFinal];
    const gathered = gatherReasons(findings);
    expect(gathered.flatMap(({ all }) => all)).toHaveLength(findings.length);
    expect(new Set(gathered.map(({ finding }) => finding.code)).size).toBe(gathered.length);
  });
  test("a decision on screen is never shown as if it were recorded", () => {
    const unit = sampleDraft().units[4];
    if (unit === undefined) throw new Error("no unit");
    for (const verdict of ["approve", "request-changes", "place-seen"] as const)
      expect(standingOf(reviewWords, unit, { verdict, words: unit.words, place: unit.placeHash }).word).toMatch(
        /not recorded$/,
      );
  });
});
