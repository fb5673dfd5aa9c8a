/** Findings as lines on a terminal: where, then what. The words stand on the terminal of whoever holds the file, and nowhere else. */
import { sentenceForFinding } from "../app/words/sentences";
import type { DocumentContent } from "../docx/canonical/document-content";
import type { Finding, StoryKind } from "../domain/draft/finding";

const STORY: Readonly<Record<StoryKind, string>> = {
  body: "body",
  header: "header",
  footer: "footer",
  footnote: "footnote",
  endnote: "endnote",
  textbox: "text box",
};

/** `body, paragraph 12 ("On August 16, …")`; paragraphs are counted from 1. */
const placeLine = (story: StoryKind, paragraph: number, firstWords: string): string =>
  `${STORY[story]}, paragraph ${paragraph + 1}${firstWords === "" ? "" : ` (“${firstWords}”)`}`;

const firstWords = (text: string): string => {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= 60 ? line : `${line.slice(0, 59)}…`;
};

/** A finding of composing or adopting. */
export const findingLine = (finding: Finding): string =>
  `${finding.severity === "blocking" ? "" : `[${finding.severity === "toBeSeen" ? "to be seen" : "advisory"}] `}${finding.place === undefined ? "" : `${placeLine(finding.place.story, finding.place.paragraph, finding.place.firstWords)}: `}${sentenceForFinding(finding)}`;

/** A finding with its sentence, for machines. */
export const findingJson = (finding: Finding): Readonly<Record<string, unknown>> => ({
  ...finding,
  sentence: sentenceForFinding(finding),
});

/** The findings of reading a document, as lines. */
export const contentLines = (content: DocumentContent): readonly string[] =>
  content.findings.map((finding) => {
    const story = finding.storyIndex === undefined ? undefined : content.stories[finding.storyIndex];
    const paragraph = finding.paragraph === undefined ? undefined : story?.paragraphs[finding.paragraph];
    const where =
      story === undefined || finding.paragraph === undefined
        ? finding.part
        : placeLine(story.kind, finding.paragraph, firstWords(paragraph?.text ?? ""));
    return `${finding.severity === "toBeSeen" ? "[to be seen] " : ""}${where}: ${sentenceForFinding(finding)}`;
  });
