/** A body, cell, note or control with its children: blocks among them, ranges that share one unit, headings that leave with their block. */
import type { StoryNode } from "../story/story-node";
import { holdsParagraphs, type UnitRange } from "../story/unit-ranges";
import { highest, lowest, withWholeBlocks } from "./block-ranges";
import type { Block } from "./block-structure";
import { compileBlock } from "./compile-block";
import { withOwnNotes } from "./freshen";
import { joinOps } from "./join-ops";
import type { Op, ParagraphOp } from "../program/ops";
import { notedIn } from "./story-compilation";
import { enterBlock, isFurniture, leaveBlock, unitAround, type StoryWalk } from "./story-walk";

export const NO_BLOCKS: readonly Block[] = [];
const RANGE_MARKS = /<w:(?:bookmark(?:Start|End)|commentRange(?:Start|End)|perm(?:Start|End))\b[^>]*\/>/g;

/** Marks of ranges in a stretch of source: they stay when what holds them goes. */
export const rangeMarks = (xml: string): string => (xml.match(RANGE_MARKS) ?? []).join("");

/** A container's children with the blocks and units that work on them. */
export const compileContainer = (walk: StoryWalk, node: StoryNode): Op[] => {
  const { xml } = walk.tree;
  if (node.openEnd === node.end) return [xml.slice(node.start, node.end)];
  const blocks = walk.structure.top.get(node) ?? NO_BLOCKS;
  const own = holdsParagraphs(node);
  const units = own && walk.inUnit === 0 ? withWholeBlocks(walk.ranges.get(node) ?? [], blocks) : [];
  const [first] = node.children;
  const head = xml.slice(node.start, first?.start ?? node.closeStart);
  const inner = compileStretch(walk, node, 0, node.children.length, blocks, units);
  const last = node.children[node.children.length - 1];
  const tail = xml.slice(last?.end ?? node.closeStart, node.end);
  const mayEmpty =
    own &&
    node.kind !== "content" &&
    node.kind !== "wrap" &&
    (blocks.length > 0 ||
      node.children.some(
        (child) => walk.structure.vanishing.has(child) || (walk.structure.top.get(child)?.length ?? 0) > 0,
      ));
  if (!mayEmpty) return joinOps([head, ...inner, tail]);
  return [
    head,
    { op: "hold", body: inner, otherwise: placeholderParagraph(walk, node), endsInParagraph: last?.kind === "p" },
    tail,
  ];
};

const placeholderParagraph = (walk: StoryWalk, node: StoryNode): Op[] => {
  const { compilation, tree } = walk;
  const last = [...node.children].reverse().find((child) => child.kind === "p");
  const properties =
    last?.paragraph === undefined
      ? ""
      : tree.xml.slice(last.paragraph.pPrStart, last.paragraph.pPrEnd).replace(/<w:sectPr[\s\S]*<\/w:sectPr>/, "");
  compilation.paragraphs.push({
    part: tree.part,
    story: node.story,
    paragraph: -1,
    text: "",
    workClass: "procedural",
    prints: [],
    inLoop: walk.loops > 0,
  });
  const template = compilation.paragraphs.length - 1;
  const paragraph: ParagraphOp = {
    op: "paragraph",
    body: [`<w:p>${properties}</w:p>`],
    vanishes: false,
    left: [],
    template,
  };
  return walk.inUnit > 0 ? [paragraph] : [{ op: "unit", body: [paragraph], furniture: true, template }];
};

/** What stands between a child and the one before it goes out with the child. */
const gapBefore = (walk: StoryWalk, node: StoryNode, index: number): string =>
  index > 0 ? walk.tree.xml.slice(node.children[index - 1]?.end ?? 0, node.children[index]?.start ?? 0) : "";

/** @param bare what stands before the first child went out already: it belongs to what is around the stretch */
const compileStretch = (
  walk: StoryWalk,
  node: StoryNode,
  from: number,
  to: number,
  blocks: readonly Block[],
  units: readonly UnitRange[],
  bare = false,
): Op[] => {
  const out: Op[] = [];
  // A heading that leaves takes its notes along.
  const heading = (ops: readonly Op[]): readonly Op[] => withOwnNotes(joinOps(ops), notedIn(walk.compilation, "same"));
  let next = 0;
  for (let at = from; at < to || next < blocks.length;) {
    const block = blocks[next];
    const gap = bare && at === from ? "" : gapBefore(walk, node, at);
    const range = units.find((unitRange) => unitRange.from === at);
    // A block that begins where a range begins stands inside it only when it is the smaller of the two.
    if (range !== undefined && !(block !== undefined && lowest(block) === at && highest(block) > range.to + 1)) {
      const inside = blocks.slice(next).filter((inner) => lowest(inner) <= range.to && highest(inner) <= range.to + 1);
      next += inside.length;
      out.push(gap, ...unitOver(walk, node, range, inside));
      at = range.to + 1;
    } else if (block !== undefined && lowest(block) <= at) {
      next += 1;
      out.push(gap, ...blockAt(walk, node, block, units));
      at = Math.max(at, highest(block));
    } else {
      const child = node.children[at] as StoryNode;
      const headed = units.every((unitRange) => unitRange.to < at || unitRange.from > at)
        ? headedBlock(walk, node, at, to, blocks[next])
        : undefined;
      const table =
        headed === undefined && !units.some((unitRange) => unitRange.to >= at && unitRange.from <= at + 1)
          ? headedTable(walk, node, at, to, block)
          : undefined;
      const ops = [gap, ...compileChild(walk, child)];
      if (table !== undefined) {
        out.push({
          op: "lead",
          head: heading(ops),
          body: joinOps(
            node.children
              .slice(at + 1, table + 1)
              .flatMap((one) => [gapBefore(walk, node, one.index), ...compileChild(walk, one)]),
          ),
        });
        at = table + 1;
      } else if (headed === undefined) {
        for (const op of ops) out.push(op);
        at += 1;
      } else {
        out.push({
          op: "lead",
          head: heading(ops),
          body: joinOps([
            ...node.children
              .slice(at + 1, lowest(headed))
              .flatMap((one) => [gapBefore(walk, node, one.index), ...compileChild(walk, one)]),
            gapBefore(walk, node, lowest(headed)),
            ...blockAt(walk, node, headed, units),
          ]),
        });
        next += 1;
        at = highest(headed);
      }
    }
  }
  return joinOps(out);
};

const isHeading = (walk: StoryWalk, child: StoryNode | undefined): boolean =>
  child?.kind === "p" &&
  !walk.structure.vanishing.has(child) &&
  child.paragraph?.hasSectPr !== true &&
  (child.paragraph?.outline === true ||
    /^heading\d?$/i.test(child.paragraph?.style ?? "") ||
    walk.compilation.headingStyles().has(child.paragraph?.style ?? ""));

/** The block a heading heads alone: nothing but markers between them, and after it another heading or the end. */
const headedBlock = (
  walk: StoryWalk,
  node: StoryNode,
  heading: number,
  to: number,
  block: Block | undefined,
): Block | undefined => {
  if (block === undefined || lowest(block) <= heading) return undefined;
  const { vanishing } = walk.structure;
  if (lowest(block) > heading + 1 && !vanishing.has(node.children[heading + 1] as StoryNode)) return undefined;
  if (!isHeading(walk, node.children[heading])) return undefined;
  if (!node.children.slice(heading + 1, lowest(block)).every((child) => vanishing.has(child))) return undefined;
  let after = highest(block);
  while (after < to && vanishing.has(node.children[after] as StoryNode)) after += 1;
  return after >= to || isHeading(walk, node.children[after]) ? block : undefined;
};

/** The table a heading heads alone, when blocks fill its rows; empty lines after it head nothing. Its index. */
const headedTable = (
  walk: StoryWalk,
  node: StoryNode,
  heading: number,
  to: number,
  block: Block | undefined,
): number | undefined => {
  const { vanishing, top } = walk.structure;
  let at = heading + 1;
  while (at < to && vanishing.has(node.children[at] as StoryNode)) at += 1;
  const table = node.children[at];
  if (at >= to || table?.kind !== "tbl" || (block !== undefined && lowest(block) <= at)) return undefined;
  if ((top.get(table)?.length ?? 0) === 0 && !table.children.some((row) => vanishing.has(row))) return undefined;
  if (!isHeading(walk, node.children[heading])) return undefined;
  let after = at + 1;
  while (
    after < to &&
    node.children[after]?.kind === "p" &&
    isFurniture(walk, node.children[after] as StoryNode) &&
    node.children[after]?.paragraph?.hasSectPr !== true
  )
    after += 1;
  return after >= to || isHeading(walk, node.children[after]) ? at : undefined;
};

/** One control around several paragraphs, or around what else a range ties together. */
const unitOver = (walk: StoryWalk, node: StoryNode, range: UnitRange, blocks: readonly Block[]): Op[] => {
  const first = walk.compilation.paragraphs.length;
  walk.inUnit += 1;
  const body = compileStretch(walk, node, range.from, range.to + 1, blocks, [], true);
  walk.inUnit -= 1;
  const children = node.children.slice(range.from, range.to + 1);
  return unitAround(
    walk,
    body,
    first,
    node.children[range.from] as StoryNode,
    children.every((child) => child.kind === "p" && isFurniture(walk, child)),
  );
};

const compileChild = (walk: StoryWalk, child: StoryNode): Op[] => {
  if (
    walk.structure.vanishing.has(child) &&
    (child.kind === "tr" || (child.kind === "p" && child.paragraph?.hasSectPr !== true))
  )
    return [rangeMarks(walk.tree.xml.slice(child.start, child.end))];
  return walk.compile(child);
};

/** A block of whole paragraphs must not take one end of a field and leave the other. */
const reportHalfField = (walk: StoryWalk, node: StoryNode, block: Block): void => {
  const torn = block.sections.some((section) => {
    const [start, end] = [
      node.children[section.from]?.start ?? node.closeStart,
      node.children[section.to - 1]?.end ?? 0,
    ];
    const inside = (place: StoryNode): boolean => place.start >= start && place.end <= end;
    return walk.tree.ties.some(({ reason, from, to }) => reason === "field" && inside(from.node) !== inside(to.node));
  });
  if (torn)
    walk.report(
      "torn-block",
      block.open.node,
      block.open.typed,
      `The block ${block.open.typed} begins and ends on different sides of a field.`,
    );
};

const blockAt = (walk: StoryWalk, node: StoryNode, block: Block, units: readonly UnitRange[]): Op[] => {
  if (walk.tree.ties.length > 0) reportHalfField(walk, node, block);
  enterBlock(walk, block);
  const sections = block.sections.map((one, index) => {
    walk.scopes.section(block, index);
    return compileStretch(
      walk,
      node,
      one.from,
      one.to,
      one.inner,
      units.filter((unitRange) => unitRange.from >= one.from && unitRange.to < one.to),
      index === 0,
    );
  });
  leaveBlock(walk, block);
  return [...compileBlock(block, sections, walk.compilation, walk.report)];
};
