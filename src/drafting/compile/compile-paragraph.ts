/**
 * One paragraph into operations. Placeholders Word has split across runs are joined: the first run's format wins, what stood between
 * stays where it has a meaning of its own. Untouched runs go out as they are.
 */
import { escapeText } from "../../docx/xml/xml-text";
import type { RunNode, StoryNode, StoryTree } from "../story/story-node";
import { showsAnything } from "../story/story-tree";
import type { Block } from "./block-structure";
import type { Op, ParagraphShape, RunShape } from "../program/ops";
import type { ParagraphText, Placed } from "../language/read-placeholders";

export interface ParagraphCompiler {
  readonly tree: StoryTree;
  /** Source between two offsets of a node, nested stories compiled. */
  range(node: StoryNode, from: number, to: number): Op[];
  /** `again`: how a further paragraph of the same value begins. */
  value(
    placed: Placed,
    run: RunShape,
    plainControl: boolean,
    again: ParagraphShape | undefined,
  ): { readonly op: Op; readonly own: boolean } | undefined;
  block(block: Block, section: readonly (readonly Op[])[]): readonly Op[];
  enter(block: Block): void;
  /** Another section of the block begins. */
  section(block: Block, index: number): void;
  leave(block: Block): void;
  /** Formats of this part met before: the same one is the same object. */
  readonly shapes: Map<string, RunShape>;
}

const TEXT_OPEN = '<w:t xml:space="preserve">';

const touches = (read: ParagraphText, from: number, to: number): boolean =>
  read.dropped.some((range) => range.start < to && range.end > from) ||
  read.placed.some((placed) => placed.start < to && placed.end > from);

const runShape = (xml: string, run: RunNode, shapes: Map<string, RunShape>): RunShape => {
  const tag = xml.slice(run.start, run.openEnd);
  const open = tag.includes("rsid") ? tag.replace(/\s+w:rsid\w*="[^"]*"/g, "") : tag;
  const properties = xml.slice(run.rPrStart, run.rPrEnd);
  const key = open + properties;
  let shape = shapes.get(key);
  if (shape === undefined) shapes.set(key, (shape = { open, properties }));
  return shape;
};

/** Compiles what stands between the paragraph's tags. @param again how a further paragraph like it begins, where it may be divided */
export const compileInline = (
  node: StoryNode,
  read: ParagraphText,
  blocks: readonly Block[],
  compiler: ParagraphCompiler,
  again: ParagraphShape | undefined,
): Op[] => {
  const { xml } = compiler.tree;
  const segments = node.paragraph?.segments ?? [];
  const root: Op[] = [];
  let ops = root;
  let shape: RunShape | undefined;
  let runOpen = false;
  let textOpen = false;

  const push = (literal: string): void => {
    if (literal === "") return;
    const last = ops[ops.length - 1];
    if (typeof last === "string") ops[ops.length - 1] = last + literal;
    else ops.push(literal);
  };
  const closeText = (): void => {
    if (textOpen) push("</w:t>");
    textOpen = false;
  };
  const closeRun = (): void => {
    closeText();
    if (runOpen) push("</w:r>");
    runOpen = false;
  };
  const openRun = (): void => {
    if (!runOpen && shape !== undefined) push(shape.open + shape.properties);
    runOpen = true;
  };
  const openText = (): void => {
    openRun();
    if (!textOpen) push(TEXT_OPEN);
    textOpen = true;
  };
  // Blocks open and close by placeholder order; each section collects into a list of its own.
  const stack: { readonly block: Block; readonly outer: Op[]; readonly sections: Op[][]; at: number }[] = [];
  const raw = (from: number, to: number): void => {
    for (const op of compiler.range(node, from, to)) {
      if (typeof op === "string") push(op);
      else ops.push(op);
    }
    // What a block shows in runs no placeholder touches keeps its paragraph as any other words do.
    if (stack.length > 0 && showsAnything(xml.slice(from, to))) ops.push({ op: "text", xml: "" });
  };

  const opensAt = new Map<number, Block>();
  const collect = (list: readonly Block[]): void => {
    for (const block of list) {
      opensAt.set(block.open.order, block);
      for (const section of block.sections) collect(section.inner);
    }
  };
  collect(blocks);

  const marker = (placed: Placed): void => {
    const opening = opensAt.get(placed.order);
    const top = stack[stack.length - 1];
    if (opening !== undefined) {
      closeRun();
      const first: Op[] = [];
      stack.push({ block: opening, outer: ops, sections: [first], at: 0 });
      compiler.enter(opening);
      ops = first;
    } else if (top !== undefined && top.block.sections[top.at + 1]?.marker === placed) {
      closeRun();
      top.at += 1;
      compiler.section(top.block, top.at);
      ops = [];
      top.sections.push(ops);
    } else if (top !== undefined && top.block.close === placed) {
      closeRun();
      stack.pop();
      compiler.leave(top.block);
      ops = top.outer;
      for (const op of compiler.block(top.block, top.sections)) {
        if (typeof op === "string") push(op);
        else ops.push(op);
      }
    }
  };

  const place = (placed: Placed, run: RunNode): void => {
    const { kind } = placed.placeholder;
    if (kind === "open" || kind === "else" || kind === "close") {
      marker(placed);
      return;
    }
    if (kind === "comment") return;
    const made = compiler.value(
      placed,
      shape ?? { open: "<w:r>", properties: "" },
      run.inPlainControl,
      run.parentStart === node.start ? again : undefined,
    );
    if (made === undefined) return;
    if (made.own) closeRun();
    else openText();
    ops.push(made.op);
  };

  // The paragraph's text is gone through once, from its beginning: what lies behind is never asked for again.
  let nextPlaced = 0;
  let nextDropped = 0;
  const textPiece = (text: string, offset: number, run: RunNode): void => {
    const { placed, dropped } = read;
    const end = offset + text.length;
    let at = offset;
    while (at < end) {
      while (nextPlaced < placed.length && (placed[nextPlaced] as Placed).start < at) nextPlaced += 1;
      const upcoming = placed[nextPlaced];
      if (upcoming !== undefined && upcoming.start === at) {
        place(upcoming, run);
        at = Math.min(end, Math.max(upcoming.end, at + 1));
        nextPlaced += 1;
        continue;
      }
      const limit = Math.min(end, upcoming?.start ?? end);
      while (nextDropped < dropped.length && (dropped[nextDropped] as { readonly end: number }).end <= at)
        nextDropped += 1;
      const ahead = dropped[nextDropped];
      const drop = ahead === undefined || ahead.start >= limit ? undefined : ahead;
      if (drop !== undefined && drop.start <= at) {
        at = Math.min(drop.end, limit);
        continue;
      }
      const stop = drop === undefined ? limit : drop.start;
      const piece = text.slice(at - offset, stop - offset);
      openText();
      if (stack.length > 0 && piece.trim() !== "") ops.push({ op: "text", xml: escapeText(piece) });
      else push(escapeText(piece));
      at = stop;
    }
  };

  const insidePlaceholder = (offset: number): boolean =>
    read.placed.some((placed) => placed.start < offset && placed.end > offset);

  let cursor = node.openEnd;
  for (let first = 0; first < segments.length;) {
    const run = (segments[first] as { readonly run: RunNode }).run;
    let last = first;
    while (last + 1 < segments.length && segments[last + 1]?.run === run) last += 1;
    const from = read.starts[first] ?? 0;
    const to = (read.starts[last] ?? 0) + (read.segmentTexts[last]?.length ?? 0);
    if (!touches(read, from, to)) {
      first = last + 1;
      continue;
    }
    raw(cursor, run.start);
    shape = runShape(xml, run, compiler.shapes);
    let at = run.rPrEnd;
    for (let index = first; index <= last; index += 1) {
      const segment = segments[index];
      if (segment === undefined) continue;
      const offset = read.starts[index] ?? 0;
      between(at, segment.start, offset);
      const text = read.segmentTexts[index] ?? "";
      if (!segment.mark) textPiece(text, offset, run);
      else if (!read.dropped.some((range) => range.start <= offset && range.end > offset)) {
        openRun();
        closeText();
        push(xml.slice(segment.start, segment.end));
        if (stack.length > 0) ops.push({ op: "text", xml: "" });
      }
      at = segment.end;
    }
    between(at, run.closeStart, to);
    closeRun();
    cursor = run.end;
    first = last + 1;
  }
  raw(cursor, node.closeStart);
  return root;

  /** What a run holds besides text. Layout hints inside a placeholder go; a drawing there stays. */
  function between(start: number, end: number, offset: number): void {
    const gap = xml.slice(start, end);
    if (gap.trim() === "") return;
    if (insidePlaceholder(offset) && /^\s*(?:<w:(?:lastRenderedPageBreak|softHyphen)\s*\/>\s*)*$/.test(gap)) return;
    openRun();
    closeText();
    raw(start, end);
    if (stack.length > 0) ops.push({ op: "text", xml: "" });
  }
};
