/** What compiling the stories of one template shares: the names it may use, its paragraphs in order, its mistakes. */
import type { Vocabulary } from "./check-names";
import type { TemplateParagraph } from "./ops";
import type { TemplateMistake } from "./template-fault";

export interface StoryCompilation {
  readonly vocabulary: Vocabulary;
  /** Placeholders are text like any other: the document is adopted, not filled. */
  readonly plain: boolean;
  readonly paragraphs: TemplateParagraph[];
  readonly mistakes: TemplateMistake[];
  readonly refersTo: (name: string) => boolean;
  /** Header parts that receive the watermark and the legend. */
  readonly legendParts: ReadonlySet<string>;
  /** Notes referred to inside lists (`footnote:3`), gathered from the parts compiled so far. */
  readonly listNotes: Set<string>;
}
