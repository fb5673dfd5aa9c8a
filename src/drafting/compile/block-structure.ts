/**
 * Decides what each block works around: text inside a paragraph, whole paragraphs, table rows. A marker alone in its paragraph or row
 * vanishes with it. A block that would tear a paragraph, cell or table apart is a mistake, never repaired by guessing.
 */
import type { StoryNode } from "../story/story-node";
import { nearest } from "../language/check-names";
import type { ParagraphText, Placed, Report, UnreadOpening } from "../language/read-placeholders";

export interface Section {
  /** The marker that begins it: the block's own or an else. */
  readonly marker: Placed;
  /** Child boundaries of the container (placeholder orders where the container is a paragraph), end exclusive. */
  from: number;
  to: number;
  readonly inner: Block[];
}
export interface Block {
  readonly open: Placed;
  readonly sections: Section[];
  close: Placed;
  container: StoryNode;
  readonly inline: boolean;
}
export interface BlockStructure {
  /** Blocks of each container that stand in no other block of that container, in order. */
  readonly top: ReadonlyMap<StoryNode, readonly Block[]>;
  /** Paragraphs and rows that hold markers only. */
  readonly vanishing: ReadonlySet<StoryNode>;
  /** Openings of blocks that nothing closes: mistakes, behind which nobody knows in what context a name stands. */
  readonly unclosed: readonly Placed[];
  /** Those of them that stand in no other block. */
  readonly outermost: ReadonlySet<Placed>;
}

/** No document needs blocks this deep in one another; deeper ones would exhaust whoever walks them. */
const DEEPEST = 300;

const isStoryRoot = (node: StoryNode): boolean =>
  node.kind === "root" || node.kind === "note" || node.kind === "textbox";

const ancestors = (node: StoryNode): StoryNode[] => {
  const chain: StoryNode[] = [];
  for (let at: StoryNode | undefined = node; at !== undefined; at = at.parent) chain.push(at);
  return chain.reverse();
};

const commonAncestor = (nodes: readonly StoryNode[]): StoryNode => {
  let common = ancestors(nodes[0] as StoryNode);
  for (const node of nodes.slice(1)) {
    const chain = ancestors(node);
    let same = 0;
    while (same < common.length && same < chain.length && common[same] === chain[same]) same += 1;
    common = common.slice(0, same);
  }
  return common[common.length - 1] as StoryNode;
};

const childUnder = (container: StoryNode, node: StoryNode): StoryNode => {
  let at = node;
  while (at.parent !== undefined && at.parent !== container) at = at.parent;
  return at;
};

/** Climbs out of a row (and controls around cells) to what holds the row: markers in two cells of one row repeat the row. */
const outOfRow = (node: StoryNode): { readonly container: StoryNode; readonly row?: StoryNode } => {
  for (let at: StoryNode | undefined = node; at !== undefined && at.kind !== "tc" && !isStoryRoot(at); at = at.parent)
    if (at.kind === "tr" && at.parent !== undefined) return { container: at.parent, row: at };
  return { container: node };
};

/** Reads the blocks of one story part. */
export const readBlocks = (
  paragraphs: ReadonlyMap<StoryNode, ParagraphText>,
  root: StoryNode,
  report: Report,
  unread: readonly UnreadOpening[] = [],
): BlockStructure => {
  const unclosed: Placed[] = [];
  const tooMany = new Set<Placed>();
  const outermost = new Set<Placed>();
  const toClose = [...unread];
  /** What closes an opening nobody could read, or one that was told as unclosed, is not told again. */
  const closesUnread = (placed: Placed, name: string): boolean => {
    const at = toClose.findLastIndex((opening) => opening.name === name && opening.node.start <= placed.node.start);
    if (at >= 0) toClose.splice(at, 1);
    return at >= 0;
  };
  const blocks: { readonly block: Block; readonly parent: Block | undefined; readonly section: number }[] = [];

  const readStory = (story: StoryNode): void => {
    const stack: { readonly open: Placed; readonly markers: Placed[]; elseSeen: boolean; readonly slot: number }[] = [];
    const closed: {
      readonly open: Placed;
      readonly markers: readonly Placed[];
      readonly close: Placed;
      readonly depthParent: number;
      readonly section: number;
      readonly slot: number;
      readonly depth: number;
    }[] = [];
    let slots = 0;
    const parentOf: number[] = [];
    const sectionOf: number[] = [];
    const walk = (node: StoryNode): void => {
      for (const placed of paragraphs.get(node)?.placed ?? []) {
        const { placeholder } = placed;
        const top = stack[stack.length - 1];
        if (placeholder.kind === "open") {
          parentOf[slots] = top?.slot ?? -1;
          sectionOf[slots] = top === undefined ? 0 : top.markers.length;
          if (top === undefined) outermost.add(placed);
          if (stack.length === DEEPEST)
            report("nested-too-deep", node, placed.typed, `Blocks stand in one another more than ${DEEPEST} deep.`);
          stack.push({ open: placed, markers: [], elseSeen: false, slot: slots });
          slots += 1;
        } else if (placeholder.kind === "else") {
          if (top === undefined)
            report("stray-else", node, placed.typed, `${placed.typed} stands outside every block.`);
          else if (top.elseSeen)
            report(
              "else-after-else",
              node,
              placed.typed,
              `${placed.typed} comes after the last else of ${top.open.typed}.`,
            );
          else if (top.markers.length >= DEEPEST) {
            if (!tooMany.has(top.open))
              report(
                "nested-too-deep",
                node,
                placed.typed,
                `The block ${top.open.typed} has more than ${DEEPEST} alternatives.`,
              );
            tooMany.add(top.open);
          } else {
            top.markers.push(placed);
            if (placeholder.chained === undefined) top.elseSeen = true;
          }
        } else if (placeholder.kind === "close") {
          const names = stack.map((entry) =>
            entry.open.placeholder.kind === "open" ? entry.open.placeholder.name : "",
          );
          if (names[names.length - 1] !== placeholder.name && closesUnread(placed, placeholder.name)) continue;
          if (top === undefined)
            report("close-without-open", node, placed.typed, `${placed.typed} closes a block that was never opened.`);
          else if (
            names[names.length - 1] === placeholder.name ||
            (!names.includes(placeholder.name) &&
              nearest(placeholder.name, [names[names.length - 1] ?? ""]) !== undefined)
          ) {
            if (names[names.length - 1] !== placeholder.name)
              report(
                "mismatched-close",
                node,
                placed.typed,
                `${placed.typed} does not close ${top.open.typed}.`,
                `{{/${names[names.length - 1] ?? ""}}}`,
              );
            stack.pop();
            closed.push({
              open: top.open,
              markers: top.markers,
              close: placed,
              depthParent: parentOf[top.slot] ?? -1,
              section: sectionOf[top.slot] ?? 0,
              slot: top.slot,
              depth: stack.length,
            });
          } else {
            const at = names.lastIndexOf(placeholder.name);
            if (at < 0)
              report(
                "mismatched-close",
                node,
                placed.typed,
                `${placed.typed} does not close ${top.open.typed}.`,
                `{{/${names[names.length - 1] ?? ""}}}`,
              );
            else {
              for (const left of stack.splice(at + 1)) {
                unclosed.push(left.open);
                if (left.open.placeholder.kind === "open")
                  toClose.push({ node: left.open.node, name: left.open.placeholder.name });
                report(
                  "unclosed-block",
                  left.open.node,
                  left.open.typed,
                  `The block ${left.open.typed} is not closed before ${placed.typed}.`,
                  `{{/${left.open.placeholder.kind === "open" ? left.open.placeholder.name : ""}}} before it`,
                );
              }
              const crossed = stack.pop();
              if (crossed !== undefined)
                closed.push({
                  open: crossed.open,
                  markers: crossed.markers,
                  close: placed,
                  depthParent: parentOf[crossed.slot] ?? -1,
                  section: sectionOf[crossed.slot] ?? 0,
                  slot: crossed.slot,
                  depth: stack.length,
                });
            }
          }
        }
      }
      for (const child of node.children) {
        if (isStoryRoot(child)) readStory(child);
        else walk(child);
      }
    };
    for (const child of story.children) {
      if (isStoryRoot(child)) readStory(child);
      else walk(child);
    }
    for (const left of stack) unclosed.push(left.open);
    for (const left of stack)
      report(
        "unclosed-block",
        left.open.node,
        left.open.typed,
        `The block ${left.open.typed} is never closed.`,
        `{{/${left.open.placeholder.kind === "open" ? left.open.placeholder.name : ""}}} after it`,
      );
    const made = new Map<number, Block>();
    for (const entry of closed.sort((a, b) => a.slot - b.slot)) {
      if (entry.depth >= DEEPEST) continue;
      const block = place(entry.open, entry.markers, entry.close);
      if (block === undefined) continue;
      made.set(entry.slot, block);
      blocks.push({ block, parent: made.get(entry.depthParent), section: entry.section });
    }
  };

  const content = new Map<StoryNode, boolean>();
  /** True when a paragraph or row shows nothing but block markers and comments. */
  const markersOnly = (node: StoryNode): boolean => {
    const known = content.get(node);
    if (known !== undefined) return known;
    let only: boolean;
    if (node.kind === "p") {
      const read = paragraphs.get(node);
      const detail = node.paragraph;
      only =
        read !== undefined &&
        detail !== undefined &&
        !detail.hasOtherContent &&
        !detail.breaksPage &&
        read.placed.every((placed) => ["open", "else", "close", "comment"].includes(placed.placeholder.kind)) &&
        outside(read, 0, read.text.length) === "";
    } else {
      const inner: StoryNode[] = [];
      const walk = (at: StoryNode): void => {
        if (at.kind === "p") inner.push(at);
        for (const child of at.children) walk(child);
      };
      walk(node);
      only =
        inner.some((p) => markersOnly(p)) &&
        inner.every(
          (p) =>
            markersOnly(p) ||
            (!paragraphs.has(p) &&
              p.paragraph?.hasOtherContent === false &&
              p.paragraph.segments.every((segment) => segment.raw.trim() === "")),
        );
    }
    content.set(node, only);
    return only;
  };
  /** Text of a stretch of a paragraph without its placeholders' own, trimmed; value placeholders count as text. */
  const outside = (read: ParagraphText, from: number, to: number): string => {
    let text = "";
    let at = from;
    for (const placed of read.placed) {
      if (placed.start < from || placed.end > to) continue;
      text += read.text.slice(at, placed.start);
      if (placed.placeholder.kind === "value" || placed.placeholder.kind === "clause") text += placed.typed;
      at = placed.end;
    }
    return (text + read.text.slice(at, to)).trim();
  };

  const torn = (placed: Placed, message: string): undefined => {
    report("torn-block", placed.node, placed.typed, message);
    return undefined;
  };

  const place = (open: Placed, markers: readonly Placed[], close: Placed): Block | undefined => {
    const all = [open, ...markers, close];
    const common = commonAncestor(all.map((placed) => placed.node));
    if (common.kind === "p") {
      const sections = [open, ...markers].map((marker, at): Section => ({
        marker,
        from: marker.order + 1,
        to: (all[at + 1] as Placed).order,
        inner: [],
      }));
      const parents = all.map((placed) => runParent(placed, paragraphs));
      if (parents.some((parent) => parent !== parents[0]))
        return torn(
          open,
          `The block ${open.typed} begins and ends on different sides of a link, a field or a marked change.`,
        );
      return { open, sections, close, container: common, inline: true };
    }
    const { container, row } = outOfRow(common);
    if (row !== undefined) {
      if (markers.length > 0)
        return torn(
          markers[0] as Placed,
          `${(markers[0] as Placed).typed} would tear its table row: put each else in a row of its own, or keep the whole block in one cell.`,
        );
      return {
        open,
        sections: [{ marker: open, from: row.index, to: row.index + 1, inner: [] }],
        close,
        container,
        inline: false,
      };
    }
    const bounds: number[] = [];
    for (const placed of all) {
      const child = childUnder(container, placed.node);
      const kind = placed.placeholder.kind;
      if (child.kind === "p") {
        const read = paragraphs.get(child);
        if (read === undefined) return undefined;
        if (markersOnly(child)) bounds.push(child.index);
        else {
          // At the paragraph's beginning the text after it belongs to what the marker begins; at its end, the text before it to what it ends.
          const begins = outside(read, 0, placed.start) === "";
          const ends = outside(read, placed.end, read.text.length) === "";
          if (begins && (kind !== "close" || !ends)) bounds.push(child.index);
          else if (ends) bounds.push(child.index + 1);
          else
            return torn(
              placed,
              `${placed.typed} stands in the middle of its paragraph, but its block goes on in another: put the marker in a paragraph of its own.`,
            );
        }
      } else if (child.kind === "tr" || insideTable(child)) {
        if (markersOnly(child)) bounds.push(child.index);
        else if (kind === "open") bounds.push(child.index);
        else if (kind === "close") bounds.push(child.index + 1);
        else return torn(placed, `${placed.typed} would tear its table row: put it in a row of its own.`);
      } else
        return torn(
          placed,
          `The block ${open.typed} would tear a table or a control apart: its markers must stand in the same cell, the same row or table, or in paragraphs around the table.`,
        );
    }
    const sections = [open, ...markers].map((marker, at): Section => ({
      marker,
      from: bounds[at] as number,
      to: bounds[at + 1] as number,
      inner: [],
    }));
    if (sections.some((section) => section.to < section.from))
      return torn(open, `The markers of ${open.typed} stand so that nothing lies between them.`);
    return { open, sections, close, container, inline: false };
  };

  readStory(root);
  const top = new Map<StoryNode, Block[]>();
  for (const { block, parent, section } of blocks) {
    const holder = parent?.container === block.container ? parent.sections[section] : undefined;
    if (holder !== undefined) holder.inner.push(block);
    else top.set(block.container, [...(top.get(block.container) ?? []), block]);
  }
  for (const list of top.values()) reportOverlaps(list, report);
  const vanishing = new Set<StoryNode>();
  for (const node of paragraphs.keys()) {
    if (markersOnly(node)) vanishing.add(node);
    for (let at = node.parent; at !== undefined; at = at.parent)
      if (at.kind === "tr") {
        if (markersOnly(at)) vanishing.add(at);
        break;
      }
  }
  return { top, vanishing, unclosed, outermost };
};

/** Two blocks of one container that take the same row: neither could say how often it stands. */
const reportOverlaps = (blocks: readonly Block[], report: Report): void => {
  blocks.forEach((block, at) => {
    const before = blocks[at - 1];
    if (
      before !== undefined &&
      !block.inline &&
      (block.sections[0]?.from ?? 0) < (before.sections[before.sections.length - 1]?.to ?? 0)
    )
      report(
        "torn-block",
        block.open.node,
        block.open.typed,
        `${block.open.typed} takes a row or paragraph that ${before.open.typed} takes already: give each block a row, a cell or a paragraph of its own, or put one inside the other.`,
      );
    for (const section of block.sections) reportOverlaps(section.inner, report);
  });
};

/** A control around rows counts as a row. */
const insideTable = (node: StoryNode): boolean =>
  (node.kind === "sdt" || node.kind === "wrap") && node.parent?.kind === "tbl";

const runParent = (placed: Placed, paragraphs: ReadonlyMap<StoryNode, ParagraphText>): number => {
  const read = paragraphs.get(placed.node);
  const segments = placed.node.paragraph?.segments ?? [];
  let at = 0;
  while (at + 1 < segments.length && (read?.starts[at + 1] ?? Number.POSITIVE_INFINITY) <= placed.start) at += 1;
  return segments[at]?.run.parentStart ?? -1;
};
