/** Small questions about blocks, ranges and header paragraphs that compiling a story asks. */
import type { StoryNode, StoryTree } from "../story/story-node";
import { mergeRanges, type UnitRange } from "../story/unit-ranges";
import type { Block } from "./block-structure";
import type { Op } from "../program/ops";
import { type ParagraphText } from "../language/read-placeholders";
import type { Expression } from "../language/syntax";
import { paragraphsOf } from "../story/paragraphs";

/** The paragraph of a header that can carry floating marks: one of its own, outside tables and blocks where there is one. */
export const legendParagraph = (
  tree: StoryTree,
  texts: ReadonlyMap<StoryNode, ParagraphText>,
): StoryNode | undefined => {
  const all = paragraphsOf(tree.root).filter((node) => node.story === "header");
  return (
    all.find((node) => node.parent?.kind === "root" && !texts.has(node)) ??
    all.find((node) => !texts.has(node)) ??
    all[0]
  );
};

export const isLoopOp = (op: Op): boolean =>
  typeof op !== "string" &&
  !(op instanceof Uint8Array) &&
  op.op === "block" &&
  (op.kind === "each" || op.kind === "section");
/** `{{#each allegations numbering="continue"}}`: numbers run on from round to round of the list around it, as in a pleading. */
export const keepsCounting = (op: Op): boolean =>
  typeof op !== "string" &&
  !(op instanceof Uint8Array) &&
  op.op === "block" &&
  op.hash?.pairs.some(
    (pair) => pair.key === "numbering" && pair.value.type === "StringLiteral" && pair.value.value === "continue",
  ) === true;

export const lowest = (block: Block): number => block.sections[0]?.from ?? 0;
export const highest = (block: Block): number => block.sections[block.sections.length - 1]?.to ?? 0;

/** A range that cuts through a block takes the whole block: a control cannot begin in one round of a loop and end in another. */
export const withWholeBlocks = (given: readonly UnitRange[], blocks: readonly Block[]): readonly UnitRange[] => {
  if (given.length === 0) return given;
  const spans: { readonly from: number; readonly to: number }[] = [];
  const collect = (list: readonly Block[]): void => {
    for (const block of list) {
      for (const section of block.sections) {
        if (section.to > section.from) spans.push({ from: section.from, to: section.to - 1 });
        collect(section.inner);
      }
    }
  };
  collect(blocks);
  let ranges = mergeRanges(given);
  for (let changed = true; changed;) {
    changed = false;
    for (const span of spans)
      ranges = ranges.map((range) => {
        const cuts =
          range.from <= span.to &&
          range.to >= span.from &&
          !(range.from >= span.from && range.to <= span.to) &&
          !(range.from <= span.from && range.to >= span.to);
        if (!cuts) return range;
        changed = true;
        return { from: Math.min(range.from, span.from), to: Math.max(range.to, span.to) };
      });
    ranges = mergeRanges(ranges);
  }
  return ranges;
};

export const sectionParam = (source: {
  readonly path: Expression;
  readonly params: readonly Expression[];
}): Expression =>
  source.params.length === 0 ? source.path : { type: "SubExpression", path: source.path, params: source.params };
