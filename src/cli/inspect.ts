/** `countersign inspect`: what the product reads in a document: its hash, every paragraph with its tag, every finding. Writes nothing. */
import { sentenceForFinding } from "../app/words/sentences";
import type { DocumentContent, ParagraphContent, StoryContent } from "../docx/canonical/document-content";
import { readContent } from "../docx/canonical/read-content";
import { readUnitTag } from "../domain/draft/tag";
import { finished, type Command } from "./command";
import { contentLines } from "./found-lines";

const STATUS = { pending: "pending ", reviewed: "reviewed" } as const;

const paragraphLine = (paragraph: ParagraphContent, index: number): string => {
  const tag = paragraph.tag === undefined ? undefined : readUnitTag(paragraph.tag);
  const text = paragraph.text.replace(/\s+/g, " ").trim();
  const label = paragraph.label === undefined || paragraph.label === "" ? "" : `${paragraph.label} `;
  return `  ${String(index + 1).padStart(4)}  ${tag === undefined ? "untagged                 " : `${STATUS[tag.status]} ${tag.unit}`}  ${label}${text}`;
};

const storyLines = (story: StoryContent): readonly string[] => [
  `${story.kind === "textbox" ? "text box" : story.kind} (${story.part})`,
  ...story.paragraphs.map(paragraphLine),
];

const counted = (
  content: DocumentContent,
): { readonly paragraphs: number; readonly untagged: number; readonly reviewed: number } => {
  const paragraphs = content.stories.flatMap((story) => story.paragraphs);
  const tags = paragraphs.map(({ tag }) => (tag === undefined ? undefined : readUnitTag(tag)));
  return {
    paragraphs: paragraphs.length,
    untagged: tags.filter((tag) => tag === undefined).length,
    reviewed: tags.filter((tag) => tag?.status === "reviewed").length,
  };
};

export const inspect: Command = {
  usage: "countersign inspect D.docx",
  about: "show what is read in a document: hash, paragraphs, tags, findings",
  files: ["D.docx"],
  options: {},
  async run(given, surroundings) {
    const [file = ""] = given.files;
    const content = await readContent(await surroundings.readFile(file));
    const { paragraphs, untagged, reviewed } = counted(content);
    return finished(
      [
        ...content.stories.flatMap(storyLines),
        "",
        `${file}: ${paragraphs} paragraphs, ${untagged} untagged, ${reviewed} with a reviewed tag (a tag is a hint: only the firm's records decide).`,
        ...content.blanks.map(({ name, text }) => `Blank left on purpose: ${name} ${text}`),
        `Content hash ${content.hash}`,
      ],
      {
        file,
        hash: content.hash,
        stories: content.stories,
        blanks: content.blanks,
        findings: content.findings.map((finding) => ({ ...finding, sentence: sentenceForFinding(finding) })),
        counts: { paragraphs, untagged, reviewed },
      },
      contentLines(content),
    );
  },
};
