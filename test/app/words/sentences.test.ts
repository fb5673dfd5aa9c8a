import { GraphFault } from "../../../src/adapters/graph/graph-fault";
import { IdentityFault } from "../../../src/adapters/identity/identity-fault";
import { WordFault } from "../../../src/adapters/word/word-fault";
import { DocxFault } from "../../../src/docx/docx-fault";
import {
  sentenceForCode,
  sentenceForFault,
  sentenceForFinding,
  sentenceForRefusal,
} from "../../../src/app/words/sentences";
import { FINDINGS, kindOf, type FindingCode } from "../../../src/domain/draft/finding-catalogue";
import type { RefusalCode } from "../../../src/app/words/refusal";

const codes = Object.keys(FINDINGS) as FindingCode[];

describe("what people read", () => {
  it("a finding that must be ended is never said to be ended by accepting it, and one to be seen says that looking is enough", () => {
    const accepting = codes.filter((code) => sentenceForFinding({ code }).includes("accept it by name"));
    expect(accepting.filter((code) => kindOf(code).severity === "blocking")).toEqual([]);
    expect(accepting.length).toBeGreaterThan(25);
  });

  it("no sentence is cut off, shouts or says undefined", () => {
    for (const code of codes) {
      for (const detail of [
        {},
        { path: "client.address", by: "M. Okoye", name: "case number", kind: "DATE", count: 3, number: 14 },
      ]) {
        const sentence = sentenceForFinding({ code, detail });
        expect(sentence).toMatch(/^[A-Z0-9“].*[.:]$/u);
        expect(sentence).not.toMatch(/undefined|null|!|validation/iu);
        // Why a key counts no more is told whole: what it means, and who can help.
        expect(sentence.length).toBeLessThan(code === "sign-off-token-signing-key-retired" ? 240 : 180);
      }
    }
  });

  it("a refusal says what happened and what to do", () => {
    const refusals: readonly RefusalCode[] = [
      "gate-closed",
      "audit-not-written",
      "decision-not-recorded",
      "copy-of-a-draft",
      "record-not-as-written",
    ];
    for (const code of refusals) expect(sentenceForRefusal({ code })).toMatch(/^[A-Z].{15,}[.:]$/u);
    expect(sentenceForRefusal({ code: "matter-number-taken", detail: { number: "2026-014" } })).toContain("2026-014");
  });

  it("a document's fault speaks for itself; anything unknown says so without its insides", () => {
    expect(sentenceForFault(new DocxFault("not-a-zip", "This file is not a Word document."))).toBe(
      "This file is not a Word document.",
    );
    expect(sentenceForFault(new TypeError("x is not a function"))).toBe("Something went wrong. Try again.");
    expect(sentenceForFault("oops")).toBe("Something went wrong. Try again.");
  });

  it("a fault of the edges has its own sentence, by kind and code", () => {
    const told = [
      new GraphFault("bad-request", "x"),
      new GraphFault("unexpected-answer", "x"),
      new IdentityFault("no-object-id"),
      new WordFault("not-found", "x"),
      new GraphFault("not-found", "x"),
    ].map(sentenceForFault);
    expect(new Set(told).size).toBe(5);
    for (const sentence of told) expect(sentence).not.toContain("Something went wrong");
    expect(sentenceForFault(new GraphFault("throttled", "x"))).toContain("Microsoft 365 is busy");
  });

  it("cannot verify always says why", () => {
    for (const code of ["network", "records-incomplete", "not-what-the-file-shows", "anything-else"])
      expect(sentenceForCode(code).length).toBeGreaterThan(15);
  });
});
