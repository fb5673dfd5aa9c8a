/**
 * Canonical content, "In", over real documents: in every story of a document nobody here wrote, one paragraph changed is one
 * paragraph's words changed. Paragraphs are found through another XML library.
 */
import { DOMParser, XMLSerializer, type Document, type Element, type Node } from "@xmldom/xmldom";
import { strFromU8, strToU8 } from "fflate";
import type { DocumentContent, StoryContent } from "../../../src/docx/canonical/document-content";
import { readContent } from "../../../src/docx/canonical/read-content";
import { forEachCorpusFile } from "../../support/corpus";
import { seeded, unzipped, zipped } from "../../support/out-operations";

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

const inside = (node: Node, name: string): boolean => {
  for (let at = node.parentNode; at !== null; at = at.parentNode) if (at.localName === name) return true;
  return false;
};

/** A story's paragraphs as the reader lists them: text boxes apart, the fallback copies of drawings left out. */
const paragraphsOf = (document: Document, kind: StoryContent["kind"]): readonly Element[] =>
  Array.from(document.getElementsByTagNameNS(W, "p")).filter(
    (one) => !inside(one, "Fallback") && inside(one, "txbxContent") === (kind === "textbox"),
  );

const fallbackParagraphs = (document: Document): readonly Element[] =>
  Array.from(document.getElementsByTagNameNS(W, "p")).filter(
    (one) => inside(one, "Fallback") && inside(one, "txbxContent"),
  );

/** The plain runs of a paragraph: its own, in no field, no deletion. */
const plainRuns = (paragraph: Element): readonly Element[] =>
  Array.from(paragraph.getElementsByTagNameNS(W, "r")).filter(
    (run) =>
      run.parentNode === paragraph &&
      Array.from(run.getElementsByTagNameNS(W, "t")).some(
        (text) => text.parentNode === run && /[A-Za-z]/.test(text.textContent ?? ""),
      ),
  );

const property = (document: Document, run: Element, name: string): void => {
  let properties = Array.from(run.childNodes as unknown as Iterable<Node>).find((one) => one.localName === "rPr") as
    Element | undefined;
  if (properties === undefined) run.insertBefore((properties = document.createElementNS(W, "w:rPr")), run.firstChild);
  for (const old of Array.from(properties.childNodes as unknown as Iterable<Node>))
    if (old.localName === name) properties.removeChild(old);
  properties.appendChild(document.createElementNS(W, `w:${name}`));
};

const CHANGES: Readonly<Record<string, (document: Document, run: Element) => void>> = {
  "a letter": (_, run) => {
    const text = Array.from(run.getElementsByTagNameNS(W, "t")).find((one) =>
      /[A-Za-z]/.test(one.textContent ?? ""),
    ) as Element;
    text.textContent = (text.textContent ?? "").replace(/[A-Za-z]/, (letter) => (letter === "q" ? "x" : "q"));
  },
  "double strike": (document, run) => property(document, run, "dstrike"),
  hidden: (document, run) => property(document, run, "specVanish"),
  "a line break": (document, run) => {
    run.appendChild(document.createElementNS(W, "w:br"));
  },
};

const wordsOf = (content: DocumentContent): readonly string[] =>
  content.stories.flatMap((story) => story.paragraphs.map((paragraph) => paragraph.words));
const placesOf = (content: DocumentContent): readonly string[] =>
  content.stories.flatMap((story) => story.paragraphs.map((paragraph) => paragraph.place));

describe("real documents", () => {
  const title = "in each of its stories a letter, a strike, hiding or a break changes that paragraph's words alone";
  forEachCorpusFile(title, async (bytes, name) => {
    const original = unzipped(bytes);
    const before = await readContent(zipped(original, 0));
    const random = seeded(name.length);
    let tried = 0;
    let offset = 0;
    for (const story of before.stories) {
      const start = offset;
      offset += story.paragraphs.length;
      // Notes are listed in the order of their references, not of the part: built documents cover them.
      if (story.kind === "footnote" || story.kind === "endnote") continue;
      // Two of the changes for each story, chosen by the seed: over all stories and documents each is tried many times.
      const chosen = Object.entries(CHANGES).filter((_, at, all) => (at + offset) % (all.length / 2) === 0);
      for (const [change, apply] of chosen) {
        const document = new DOMParser().parseFromString(strFromU8(original[story.part] as Uint8Array), "text/xml");
        const paragraphs = paragraphsOf(document, story.kind);
        expect([story.part, story.kind, paragraphs.length]).toEqual([story.part, story.kind, story.paragraphs.length]);
        const candidates = paragraphs.flatMap((paragraph, index) => (plainRuns(paragraph).length > 0 ? [index] : []));
        if (candidates.length === 0) continue;
        const index = candidates[Math.floor(random() * candidates.length)] as number;
        const runs = plainRuns(paragraphs[index] as Element);
        const run = Math.floor(random() * runs.length);
        apply(document, runs[run] as Element);
        // Word keeps a second copy of a text box for old readers, and writes both: one copy changed alone is another finding.
        const copy = story.kind === "textbox" ? fallbackParagraphs(document)[index] : undefined;
        if (copy !== undefined) apply(document, plainRuns(copy)[run] as Element);
        const after = await readContent(
          zipped({ ...original, [story.part]: strToU8(new XMLSerializer().serializeToString(document)) }, 0),
        );
        tried += 1;
        const was = wordsOf(before);
        expect([change, after.hash === before.hash]).toEqual([change, false]);
        expect([change, wordsOf(after).flatMap((words, at) => (words === was[at] ? [] : [at]))]).toEqual([
          change,
          [start + index],
        ]);
        expect(placesOf(after)).toEqual(placesOf(before));
      }
    }
    // A document that says nothing (an empty table) has nothing to change.
    const speaks = before.stories.some(
      (story) =>
        story.kind !== "footnote" &&
        story.kind !== "endnote" &&
        story.paragraphs.some((paragraph) => /[A-Za-z]/.test(paragraph.text)),
    );
    expect(tried > 0).toBe(speaks);
  });
});
