/**
 * Where a mistake stands in the template as its author has it: clauses put in make paragraphs of their own, and whoever goes to a mistake
 * counts without them. What stands in a clause is told at the placeholder that names the clause.
 */
import type { Splice } from "../../docx/xml/splice";
import type { StoryTree } from "../story/story-node";
import { firstWords, textOf, type PlaceOf, type TemplatePlace } from "../language/read-placeholders";
import { storyIndexes } from "../story/paragraphs";

/** One putting-in of clauses: what was replaced, by which clause, and what the root's start tag gained. */
export interface Insertion {
  readonly splices: readonly (Splice & { readonly clause: string })[];
  readonly declaredAt: number;
  readonly declared: number;
}

/** An offset of the source after an insertion as one before it; inside a clause, where its placeholder stood. */
const before = (
  { splices, declaredAt, declared }: Insertion,
  after: number,
): { readonly at: number; readonly clause?: string } => {
  const offset = after >= declaredAt ? after - declared : after;
  let shift = 0;
  for (const { start, end, text, clause } of splices) {
    if (offset < start + shift) break;
    if (offset < start + shift + text.length) return { at: start, clause };
    shift += text.length - (end - start);
  }
  return { at: offset - shift };
};

/** Places in a tree as they are in the tree it was before the insertions. */
export const placesIn = (original: StoryTree, insertions: readonly Insertion[]): PlaceOf => {
  let places: Map<number, TemplatePlace> | undefined;
  return (node) => {
    places ??= new Map(
      [...storyIndexes(original.root)].map(([paragraph, index]) => [
        paragraph.start,
        { paragraph: index, firstWords: firstWords(textOf(paragraph, original.part)) },
      ]),
    );
    let at = node.start;
    let clause: string | undefined;
    for (const insertion of [...insertions].reverse()) {
      const found = before(insertion, at);
      at = found.at;
      clause ??= found.clause;
    }
    return { ...(places.get(at) ?? { paragraph: 0, firstWords: "" }), ...(clause === undefined ? {} : { clause }) };
  };
};
