import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { DocxFault } from "../../../src/docx/docx-fault";
import {
  knownFindingCodes,
  sentenceForCode,
  sentenceForFault,
  sentenceForFinding,
  sentenceForRefusal,
} from "../../../src/app/words/sentences";
import type { RefusalCode } from "../../../src/app/words/refusal";

const source = join(__dirname, "../../../src");
const filesUnder = (folder: string): readonly string[] =>
  readdirSync(join(source, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));

/** Every code the reader and the rules write down literally. */
const writtenCodes = (): ReadonlySet<string> => {
  const codes = new Set<string>();
  for (const text of [...filesUnder("docx/canonical"), ...filesUnder("docx")])
    for (const match of text.matchAll(/report\.(?:blocking|toBeSeen)\(\s*"([a-z-]+)"/gu)) codes.add(match[1] ?? "");
  for (const text of filesUnder("domain/review"))
    for (const match of text.matchAll(/code: "([a-z-]+)"/gu)) codes.add(match[1] ?? "");
  for (const text of [...filesUnder("domain/review"), ...filesUnder("domain/audit")])
    for (const match of text.matchAll(/(?:no|named|finding)\("([a-z-]+)"/gu)) codes.add(match[1] ?? "");
  // What making, adopting and refreshing a draft reports; a template's own mistakes say it themselves.
  for (const text of filesUnder("drafting"))
    for (const match of text.matchAll(/code: "([a-z-]+)", severity|"([a-z-]+-dropped)"|refusal: "([a-z-]+)"/gu))
      codes.add(match[1] ?? match[2] ?? match[3] ?? "");
  return codes;
};

describe("what people read", () => {
  it("every finding of the reader and of the rules has a sentence of its own", () => {
    const codes = writtenCodes();
    expect(codes.size).toBeGreaterThan(75);
    expect([...codes].filter((code) => sentenceForFinding({ code }).startsWith("Open point:"))).toEqual([]);
  });

  it("a code nobody wrote a sentence for is named rather than hidden", () => {
    expect(sentenceForFinding({ code: "something-new" })).toBe("Open point: something new.");
  });

  it("no sentence is cut off, shouts or says undefined", () => {
    for (const code of knownFindingCodes()) {
      for (const detail of [
        {},
        { path: "client.address", by: "M. Okoye", name: "case number", kind: "DATE", count: 3, number: 14 },
      ]) {
        const sentence = sentenceForFinding({ code, detail });
        expect(sentence).toMatch(/^[A-Z0-9“].*[.:]$/u);
        expect(sentence).not.toMatch(/undefined|null|!|validation/iu);
        expect(sentence.length).toBeLessThan(180);
      }
    }
  });

  it("a refusal says what happened and what to do", () => {
    const codes: readonly RefusalCode[] = [
      "gate-closed",
      "audit-not-written",
      "decision-not-recorded",
      "copy-of-a-draft",
      "record-not-as-written",
    ];
    for (const code of codes) expect(sentenceForRefusal({ code })).toMatch(/^[A-Z].{15,}[.:]$/u);
    expect(sentenceForRefusal({ code: "matter-number-taken", detail: { number: "2026-014" } })).toContain("2026-014");
  });

  it("a document's fault speaks for itself; anything unknown says so without its insides", () => {
    expect(sentenceForFault(new DocxFault("not-a-zip", "This file is not a Word document."))).toBe(
      "This file is not a Word document.",
    );
    expect(sentenceForFault(new TypeError("x is not a function"))).toBe("Something went wrong. Try again.");
    expect(sentenceForFault("oops")).toBe("Something went wrong. Try again.");
  });

  it("cannot verify always says why", () => {
    for (const code of ["network", "records-incomplete", "not-what-the-file-shows", "anything-else"])
      expect(sentenceForCode(code).length).toBeGreaterThan(15);
  });
});
