/** One block with its sections, an `else if` chain included, becomes one operation. */
import type { Block } from "./block-structure";
import { isLoopOp, keepsCounting, sectionParam } from "./block-ranges";
import { checkBlock } from "../language/check-names";
import { freshen, restartLists, withOwnNotes } from "./freshen";
import { withoutHalves } from "./half-ranges";
import { joinOps } from "./join-ops";
import type { BlockKind, BlockOp, Op, WorkClass } from "../program/ops";
import type { Report } from "../language/read-placeholders";
import { notedIn, type StoryCompilation } from "./story-compilation";

const BLOCKS: Readonly<Record<string, BlockKind>> = {
  if: "if",
  unless: "unless",
  each: "each",
  with: "with",
  factual: "class",
  procedural: "class",
  interpretive: "class",
};

export const blockKind = (name: string): BlockKind =>
  Object.prototype.hasOwnProperty.call(BLOCKS, name) ? (BLOCKS[name] as BlockKind) : "section";
export const isLoop = (block: Block): boolean =>
  block.open.placeholder.kind === "open" && ["each", "section"].includes(blockKind(block.open.placeholder.name));
/** The work class a block says its paragraphs have. */
export const classOf = (block: Block): WorkClass | undefined =>
  block.open.placeholder.kind === "open" && blockKind(block.open.placeholder.name) === "class"
    ? (block.open.placeholder.name as WorkClass)
    : undefined;

/** @param sections the compiled body of each of the block's sections */
export const compileBlock = (
  block: Block,
  given: readonly (readonly Op[])[],
  compilation: StoryCompilation,
  report: Report,
): readonly Op[] => {
  const { sections, before, after } = withoutHalves(given);
  const build = (at: number): Op[] => {
    const marker = block.sections[at]?.marker;
    if (marker === undefined) return [];
    const { placeholder } = marker;
    if (placeholder.kind === "else" && placeholder.chained === undefined)
      return [...withOwnNotes(joinOps(sections[at] ?? []), notedIn(compilation, "same"))];
    const source =
      placeholder.kind === "else" ? placeholder.chained : placeholder.kind === "open" ? placeholder : undefined;
    if (source === undefined) return [];
    const inverted = placeholder.kind === "open" && placeholder.inverted;
    checkBlock(source, marker, compilation.vocabulary, report);
    const kind = blockKind(source.name);
    // A class of work decides nothing: what stood behind its else would never be printed.
    if (kind === "class" && (inverted || at + 1 < block.sections.length))
      report(
        "stray-else",
        marker.node,
        (inverted ? marker : (block.sections[at + 1]?.marker ?? marker)).typed,
        `${inverted ? marker.typed : (block.sections[at + 1]?.marker ?? marker).typed} has no meaning with "${source.name}", which says who must read and decides nothing.`,
      );
    const loop = kind === "each" || kind === "section";
    const all = joinOps(sections[at] ?? []);
    const body =
      loop && !inverted
        ? freshen(all, notedIn(compilation, "list"))
        : withOwnNotes(all, notedIn(compilation, kind === "with" && !inverted ? "other" : "same"));
    const rest = build(at + 1);
    const params = kind === "section" ? [sectionParam(source)] : source.params;
    const looped = loop ? restartLists(body, isLoopOp, keepsCounting) : body;
    const made: BlockOp = {
      op: "block",
      kind,
      params,
      ...(source.hash === undefined ? {} : { hash: source.hash }),
      blockParams: source.blockParams,
      body: inverted ? rest : looped,
      inverse: inverted ? body : rest,
      typed: marker.typed,
      ...(kind === "class" ? { workClass: source.name as WorkClass } : {}),
    };
    return [made];
  };
  const built = build(0);
  const made: Op =
    built.length === 1 && built[0] !== undefined
      ? built[0]
      : { op: "hold", body: built, otherwise: [], endsInParagraph: false };
  return before === "" && after === "" ? [made] : joinOps([before, made, after]);
};
