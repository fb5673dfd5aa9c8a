/** Scrolls Word to a control or a paragraph and selects it. */
import type { ParagraphAddress } from "../../app/ports/open-document";
import { isReachable, listMargins, paragraphsOf, type MarginPlace } from "./locate-paragraphs";
import { readDocumentBytes } from "./read-file";
import type { WordSurroundings } from "./surroundings";
import { inWord, WordFault } from "./word-fault";

export type Target = { readonly tag: string; readonly occurrence?: number } | ParagraphAddress;

/** Throws WordFault `not-found` for what is not there or not within the API's reach. */
export const goToTarget = async (surroundings: WordSurroundings, target: Target): Promise<void> => {
  const margins =
    "part" in target && target.story !== "body" && isReachable(target)
      ? await listMargins(await readDocumentBytes(surroundings))
      : new Map<string, MarginPlace>();
  await inWord("go there", () =>
    surroundings.word.run(async (context) => {
      const found =
        "tag" in target
          ? await controlOf(context, target.tag, target.occurrence ?? 0)
          : await paragraphOf(context, target, margins);
      if (found === undefined)
        throw new WordFault("not-found", "That place is not in the document any more, or Word cannot go there.");
      found.select("Select");
      await context.sync();
    }),
  );
};

const controlOf = async (
  context: Word.RequestContext,
  tag: string,
  occurrence: number,
): Promise<Word.ContentControl | undefined> => {
  const controls = context.document.contentControls.getByTag(tag);
  controls.load("tag");
  await context.sync();
  return controls.items[occurrence];
};

const paragraphOf = async (
  context: Word.RequestContext,
  address: ParagraphAddress,
  margins: ReadonlyMap<string, MarginPlace>,
): Promise<Word.Paragraph | undefined> => {
  const paragraphs = isReachable(address) ? paragraphsOf(context, address, margins) : undefined;
  if (paragraphs === undefined) return undefined;
  paragraphs.load("tableNestingLevel");
  await context.sync();
  return paragraphs.items[address.paragraph];
};
