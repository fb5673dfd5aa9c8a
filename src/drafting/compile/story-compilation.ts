/** What compiling the stories of one template shares: the names it may use, its paragraphs in order, its mistakes. */
import type { Vocabulary } from "../language/check-names";
import type { TemplateParagraph } from "../program/ops";
import type { TemplateMistake } from "../language/template-fault";

/** same: that of the document around; other: that of a `with`; list: a round's. */
export type NoteContext = "same" | "other" | "list";

export interface StoryCompilation {
  readonly vocabulary: Vocabulary;
  /** Placeholders are text like any other: the document is adopted, not filled. */
  readonly plain: boolean;
  readonly paragraphs: TemplateParagraph[];
  readonly mistakes: TemplateMistake[];
  readonly refersTo: (name: string) => boolean;
  /** Header parts that receive the watermark and the legend. */
  readonly legendParts: ReadonlySet<string>;
  /** Ids of the styles whose paragraphs are headings; read when first asked for. */
  readonly headingStyles: () => ReadonlySet<string>;
  /** Notes referred to inside blocks (`footnote:3`), gathered from the parts compiled so far, and what is known of the context they are read in. */
  readonly blockNotes: Map<string, NoteContext>;
}

/** Notes a note's key as referred to in such a context. */
export const notedIn =
  ({ blockNotes }: StoryCompilation, context: NoteContext) =>
  (key: string): void => {
    const known = blockNotes.get(key);
    if (known === undefined || (known === "same" && context !== "same") || context === "list")
      blockNotes.set(key, context);
  };
