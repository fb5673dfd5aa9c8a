import type { OpenDraft } from "../../../src/app/draft/open-draft-state";
import type { WordsHash } from "../../../src/domain/ids";
import { findingsToCheck } from "../../../src/ui/check/check-groups";
import { messageFor, plainLink } from "../../../src/ui/draft/message-link";
import { draftWords } from "../../../src/ui/draft/words.en";
import { lastSentBack } from "../../../src/ui/draft/sent-back-list";
import { sampleDraft } from "../../support/ui-sample";

const draft = sampleDraft({ state: "sent-back" });

describe("what an attorney sent back", () => {
  test("is a list of her requests: still to do, changed since, and taken out, with her note", () => {
    const sent = lastSentBack(draft);
    expect(sent).toMatchObject({
      round: 1,
      by: "M. Okoye",
      note: "Please check the medical total against the April billing summary.",
    });
    expect(sent?.items.map(({ view, note, state }) => [view?.number, note, state])).toEqual([
      [12, "Use the April total.", "to-do"],
      [7, "Say which aisle.", "changed"],
      [undefined, "Leave this out.", "gone"],
    ]);
  });
  test("a paragraph counts as changed as soon as its words differ, and as to do again when they are put back", () => {
    const edited: OpenDraft = {
      ...draft,
      units: draft.units.map((unit, index) => (index === 11 ? { ...unit, words: "ee".repeat(32) as WordsHash } : unit)),
    };
    expect(lastSentBack(edited)?.items.filter(({ state }) => state === "to-do")).toEqual([]);
    expect(lastSentBack(draft)?.items.filter(({ state }) => state === "to-do")).toHaveLength(1);
  });
  test("a request taken back by a later approval in the same round is not on the list", () => {
    const [sitting] = draft.gate.records.sittings;
    if (sitting === undefined) throw new Error("the sample has no sitting");
    const [first] = sitting.record.decisions;
    if (first === undefined) throw new Error("the sample's sitting decides nothing");
    const later = {
      ...sitting,
      at: "2026-11-21T23:42:00Z",
      record: { ...sitting.record, decisions: [{ ...first, verdict: "approve" as const }] },
    };
    const again: OpenDraft = {
      ...draft,
      gate: { ...draft.gate, records: { ...draft.gate.records, sittings: [sitting, later] } },
    };
    expect(lastSentBack(again)?.items.map(({ note }) => note)).toEqual(["Say which aisle.", "Leave this out."]);
  });
  test("a draft never sent back has no such list", () => {
    expect(
      lastSentBack({ ...draft, gate: { ...draft.gate, records: { ...draft.gate.records, sentBack: [] } } }),
    ).toBeUndefined();
  });
});

describe("a message about a draft", () => {
  test("carries state, numbers and a link, and not one word of the client, the matter or the document's title", () => {
    for (const state of ["drafting", "in-review", "sent-back", "signed", "final"] as const) {
      const text = messageFor(
        {
          ...draft,
          row: {
            ...draft.row,
            state,
            webUrl:
              "https://calloway.sharepoint.com/sites/countersign/_layouts/15/Doc.aspx?sourcedoc=%7BA1%7D&file=Rivera%20Complaint.docx&action=default",
          },
        },
        draftWords.message,
      );
      expect(text).not.toMatch(/Rivera|Complaint|Harborview|Reyes/);
      expect(text).toContain(
        "https://calloway.sharepoint.com/sites/countersign/_layouts/15/Doc.aspx?sourcedoc=%7BA1%7D&action=default",
      );
    }
  });
  test("leaves an address alone that does not name the file for show", () => {
    expect(plainLink("https://localhost/?document=item-1")).toBe("https://localhost/?document=item-1");
  });
});

describe("a team lead's check", () => {
  test("lays every open point out under exactly one heading, without what only the attorney's reading ends", () => {
    const found = findingsToCheck(draft);
    const all = [...found.formatting, ...found.accuracy, ...found.completeness];
    expect([...all].sort((a, b) => a.code.localeCompare(b.code))).toEqual(
      [...draft.findings.filter(({ endedBy }) => endedBy !== "review")].sort((a, b) => a.code.localeCompare(b.code)),
    );
    expect(found.completeness.map(({ code }) => code)).toEqual(["placeholder-left"]);
    expect(found.formatting.map(({ code }) => code)).toEqual(["revision-mark"]);
  });
  test("names of another matter and exhibits stand under accuracy, and a missing check is no point of its own", () => {
    const others = (["leftover-of-another-matter", "exhibit-not-listed", "quality-check-missing"] as const).map(
      (code) => ({
        code,
        severity: "toBeSeen" as const,
      }),
    );
    const found = findingsToCheck({ ...draft, findings: others });
    expect(found.accuracy.map(({ code }) => code)).toEqual(["leftover-of-another-matter", "exhibit-not-listed"]);
    expect(found.formatting).toEqual([]);
  });
});
