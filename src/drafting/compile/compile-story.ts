/**
 * One story part into operations: literals, values, blocks, and the units that wrap every paragraph (invariant 1).
 * The tree is walked once; what no placeholder touches becomes a literal slice of the source.
 */
import { unitRanges } from "../story/unit-ranges";
import type { StoryNode } from "../story/story-node";
import { showsMarks } from "../story/story-tree";
import { highest, legendParagraph, lowest } from "./block-ranges";
import { readBlocks, type Block, type BlockStructure } from "./block-structure";
import { checkBlock } from "../language/check-names";
import { compileBlock, isLoop } from "./compile-block";
import { compileContainer, NO_BLOCKS, rangeMarks } from "./compile-container";
import { compileInline } from "./compile-paragraph";
import { compileValue } from "./compile-value";
import { encodeLiterals } from "./encode-literals";
import { factScopes } from "./fact-scopes";
import { freshen, withOwnNotes } from "./freshen";
import type { WithClauses } from "./insert-clauses";
import { joinOps } from "./join-ops";
import type { Op, ParagraphOp, ParagraphShape, UnitOp } from "../program/ops";
import {
  mistakeAt,
  readPlaceholders,
  type ParagraphText,
  type Report,
  type UnreadOpening,
} from "../language/read-placeholders";
import { notedIn, type StoryCompilation } from "./story-compilation";
import {
  compileRange,
  enterBlock,
  isFurniture,
  leaveBlock,
  listParagraph,
  unitAround,
  type StoryWalk,
} from "./story-walk";
import type { TemplateMistake } from "../language/template-fault";
import { reportUnfillable } from "./unfillable";
import { paragraphsOf, storyIndexes } from "../story/paragraphs";

export interface CompiledStory {
  readonly part: string;
  readonly ops: readonly Op[];
  readonly controlIds: readonly number[];
  readonly bookmarkIds: readonly number[];
}

/** Compiles one part. Mistakes are added to the compilation's list; the operations are usable only when there are none. */
export const compileStory = (part: string, compilation: StoryCompilation, given: WithClauses): CompiledStory => {
  const { tree, placeOf } = given;
  const indexes = storyIndexes(tree.root);
  const mistakes: TemplateMistake[] = [];
  const offsets: number[] = [];
  const report = mistakeAt(part, placeOf, mistakes, offsets);
  const unread: UnreadOpening[] = [];
  const texts: ReadonlyMap<StoryNode, ParagraphText> = compilation.plain
    ? new Map()
    : readPlaceholders(tree, indexes, report, unread);
  const structure: BlockStructure =
    texts.size === 0
      ? { top: new Map(), vanishing: new Set(), unclosed: [], outermost: new Set() }
      : readBlocks(texts, tree.root, report, unread);
  const walk: StoryWalk = {
    tree,
    texts,
    structure,
    ranges: unitRanges(tree, compilation.refersTo),
    compilation,
    indexes,
    report,
    scopes: factScopes(compilation.vocabulary.factNames, report, structure.unclosed, unread),
    legend: compilation.legendParts.has(part) ? legendParagraph(tree, texts) : undefined,
    compile: (node) => compileNode(walk, node),
    loops: 0,
    inUnit: 0,
    furniturePart: false,
    workClass: undefined,
    outerClasses: [],
    unitKeys: new Map(),
    inline: {
      tree,
      range: (inner, from, to) => compileRange(walk, inner, from, to),
      // Inside a loop a row of its own in the ledger would be one row per round: there the unit names the item instead.
      value: (placed, run, plainControl, again) =>
        compileValue(
          placed,
          run,
          walk.loops === 0 && !plainControl && !compilation.plain,
          again,
          compilation,
          walk.scopes,
          report,
        ),
      block: (block, sections) => compileBlock(block, sections, compilation, report),
      enter: (block) => enterBlock(walk, block),
      section: (block, index) => walk.scopes.section(block, index),
      leave: (block) => leaveBlock(walk, block),
      shapes: new Map(),
    },
  };
  if (!compilation.plain) reportUnfillable(tree, indexes.keys(), report);
  // A block that is not closed is never compiled, but what its opening says is read all the same.
  for (const open of structure.unclosed) {
    if (open.placeholder.kind !== "open") continue;
    checkBlock(open.placeholder, open, compilation.vocabulary, report);
    if (structure.outermost.has(open)) walk.scopes.opening(open);
  }
  const ops = encodeLiterals(compileRange(walk, tree.root, 0, tree.xml.length));
  // In the order of the document, whichever check found them.
  compilation.mistakes.push(
    ...mistakes
      .map((mistake, order) => ({ mistake, order }))
      .sort((a, b) => (offsets[a.order] ?? 0) - (offsets[b.order] ?? 0) || a.order - b.order)
      .map(({ mistake }) => mistake),
  );
  return { part, ops, controlIds: tree.controlIds, bookmarkIds: tree.bookmarkIds };
};

const compileNode = (walk: StoryWalk, node: StoryNode): Op[] => {
  switch (node.kind) {
    case "p": {
      const made = paragraphOp(walk, node);
      return unitAround(walk, [made], made.template, node, isFurniture(walk, node));
    }
    case "root": {
      const before = walk.furniturePart;
      walk.furniturePart ||= node.story === "header" || node.story === "footer";
      const out = compileContainer(walk, node);
      walk.furniturePart = before;
      return out;
    }
    case "note":
      return compileNote(walk, node);
    case "textbox": {
      // A text box is a story of its own: a control around the paragraph that anchors it does not hold its words.
      const before = walk.inUnit;
      walk.inUnit = 0;
      const out: Op[] = [{ op: "story", part: walk.tree.part, story: "textbox", body: compileContainer(walk, node) }];
      walk.inUnit = before;
      return out;
    }
    case "tbl": {
      const body = compileContainer(walk, node);
      const vanishes = filledByBlocks(walk, node);
      return [{ op: "table", body: vanishes ? withOwnNotes(body, notedIn(walk.compilation, "same")) : body, vanishes }];
    }
    case "tr":
      return [{ op: "row", body: compileContainer(walk, node), heading: isHeadingRow(walk, node) }];
    case "sdt":
      // Inside a plain-text, date or list control no control of ours may stand: it is one unit as it is.
      if (node.control?.restricted === true && walk.inUnit === 0 && wholeParagraphs(node))
        return restrictedUnit(walk, node);
      return compileContainer(walk, node);
    default:
      return compileContainer(walk, node);
  }
};

/** Where in the source the text that holds an offset of a paragraph begins. */
const sourceOf =
  (node: StoryNode, read: ParagraphText) =>
  (offset: number): number => {
    const segment = read.starts.findLastIndex((start) => start <= offset);
    return node.paragraph?.segments[segment]?.start ?? node.openEnd;
  };

/** A block must not begin inside a field and end outside it: left out, it would leave half a field. */
const reportHalfFields = (
  node: StoryNode,
  xml: string,
  read: ParagraphText,
  blocks: readonly Block[],
  report: Report,
): void => {
  const sourceAt = sourceOf(node, read);
  for (const block of blocks) {
    const bounds = [...block.sections.map(({ marker }) => marker.start), block.close.start].map(sourceAt);
    const whole = block.sections.every((_, at) => {
      let open = 0;
      let least = 0;
      for (const [, type] of xml
        .slice(bounds[at], bounds[at + 1])
        .matchAll(/<w:fldChar\b[^>]*w:fldCharType="(begin|end)"/g))
        least = Math.min(least, (open += type === "begin" ? 1 : -1));
      return open === 0 && least === 0;
    });
    if (!whole)
      report(
        "torn-block",
        node,
        block.open.typed,
        `The block ${block.open.typed} begins and ends on different sides of a field.`,
      );
    for (const section of block.sections) reportHalfFields(node, xml, read, section.inner, report);
  }
};

/** True when a paragraph shows something outside its blocks, so that it never vanishes. */
const showsBesides = (node: StoryNode, xml: string, read: ParagraphText, blocks: readonly Block[]): boolean => {
  const sourceAt = sourceOf(node, read);
  let [at, from] = [0, node.paragraph?.pPrEnd ?? node.openEnd];
  let text = "";
  let marks = false;
  for (const block of blocks) {
    text += read.text.slice(at, block.open.start);
    marks ||= showsMarks(xml.slice(from, sourceAt(block.open.start)));
    at = block.close.end;
    from = sourceAt(block.close.start);
  }
  return marks || showsMarks(xml.slice(from, node.closeStart)) || (text + read.text.slice(at)).trim() !== "";
};

/** A paragraph that may be divided: no section, field or text box's second copy hangs on it. */
const paragraphAgain = (walk: StoryWalk, node: StoryNode): ParagraphShape | undefined => {
  const { xml } = walk.tree;
  const detail = node.paragraph;
  if (
    detail === undefined ||
    detail.hasSectPr ||
    node.twin !== undefined ||
    node.hasTwin === true ||
    node === walk.legend ||
    (detail.hasOtherContent && /<w:fldChar\b/.test(xml.slice(node.start, node.end)))
  )
    return undefined;
  return { open: `<w:p>${xml.slice(detail.pPrStart, detail.pPrEnd)}`, alone: walk.inUnit === 0 };
};

const bareParagraphOp = (walk: StoryWalk, node: StoryNode): ParagraphOp => {
  const { xml } = walk.tree;
  const template = listParagraph(walk, node);
  const read = walk.texts.get(node);
  if (read === undefined)
    return {
      op: "paragraph",
      body: compileRange(walk, node, node.start, node.end),
      vanishes: false,
      left: [],
      template,
    };
  const blocks = walk.structure.top.get(node) ?? NO_BLOCKS;
  if (blocks.length > 0 && node.paragraph?.hasOtherContent === true)
    reportHalfFields(node, xml, read, blocks, walk.report);
  const inline =
    node.openEnd === node.end ? [] : compileInline(node, read, blocks, walk.inline, paragraphAgain(walk, node));
  const vanishes = blocks.length > 0 && node.paragraph?.hasSectPr !== true && !showsBesides(node, xml, read, blocks);
  return {
    op: "paragraph",
    body: joinOps([xml.slice(node.start, node.openEnd), ...inline, xml.slice(node.closeStart, node.end)]),
    vanishes,
    left: vanishes ? joinOps([rangeMarks(xml.slice(node.start, node.end))]) : [],
    template,
  };
};

/** A paragraph, with the place for watermark and legend before its end where it carries them. */
const paragraphOp = (walk: StoryWalk, node: StoryNode): ParagraphOp => {
  const made = bareParagraphOp(walk, node);
  if (node !== walk.legend) return made;
  const legend: Op = { op: "legend" };
  const last = made.body[made.body.length - 1];
  if (node.openEnd === node.end)
    return {
      ...made,
      vanishes: false,
      body: [walk.tree.xml.slice(node.start, node.openEnd).replace(/\s*\/>$/, ">"), legend, "</w:p>"],
    };
  if (typeof last !== "string") return made;
  const close = last.length - (node.end - node.closeStart);
  return {
    ...made,
    vanishes: false,
    body: [...made.body.slice(0, -1), last.slice(0, close), legend, last.slice(close)],
  };
};

/** A note that a block refers to is read in the block's context; of a list's or a `with`'s nothing is known here. */
const compileNote = (walk: StoryWalk, node: StoryNode): Op[] => {
  const { xml } = walk.tree;
  const open = xml.slice(node.start, node.openEnd);
  const id = /\sw:id="([^"]*)"/.exec(open)?.[1];
  if (node.separator === true || id === undefined || node.openEnd === node.end)
    return [xml.slice(node.start, node.end)];
  const kind = node.story === "endnote" ? "endnote" : "footnote";
  const context = walk.compilation.blockNotes.get(`${kind}:${id}`);
  if (context === "list") walk.loops += 1;
  const made =
    context === undefined || context === "same"
      ? compileContainer(walk, node)
      : walk.scopes.unknown(() => compileContainer(walk, node));
  if (context === "list") walk.loops -= 1;
  const [first, ...rest] = made;
  const body = typeof first === "string" ? [first.slice(open.length), ...rest] : made;
  return [
    {
      op: "note",
      id,
      kind,
      open,
      inBlock: context !== undefined,
      body: context === "list" ? freshen(body, () => undefined) : body,
    },
  ];
};

const rowBlocks = (walk: StoryWalk, table: StoryNode): readonly Block[] => walk.structure.top.get(table) ?? NO_BLOCKS;
const filledByBlocks = (walk: StoryWalk, table: StoryNode): boolean =>
  rowBlocks(walk, table).length > 0 || table.children.some((child) => walk.structure.vanishing.has(child));

/** A row repeated on each page, or the one plain row above a list that fills the rest of its table: without that list it heads nothing. */
const isHeadingRow = (walk: StoryWalk, row: StoryNode): boolean => {
  if (
    /<w:tblHeader\b(?![^>]*w:val="(?:0|false|off)")/.test(
      walk.tree.xml.slice(row.openEnd, row.children[0]?.start ?? row.openEnd),
    )
  )
    return true;
  const table = row.parent;
  if (table?.kind !== "tbl" || row.index !== 0) return false;
  const lists = rowBlocks(walk, table).filter(isLoop);
  const alone = table.children.every(
    (child) =>
      child === row ||
      walk.structure.vanishing.has(child) ||
      lists.some((list) => lowest(list) <= child.index && child.index < highest(list)),
  );
  return lists.length > 0 && alone && !paragraphsOf(row).some((paragraph) => walk.texts.has(paragraph));
};

const wholeParagraphs = (node: StoryNode): boolean =>
  node.children[0]?.children.every((child) => child.kind === "p") === true;

const restrictedUnit = (walk: StoryWalk, node: StoryNode): Op[] => {
  walk.inUnit += 1;
  const body = compileContainer(walk, node);
  walk.inUnit -= 1;
  const firstParagraph = node.children[0]?.children[0];
  const made: UnitOp = {
    op: "unit",
    body,
    furniture: firstParagraph === undefined || isFurniture(walk, firstParagraph),
    template: walk.compilation.paragraphs.length - 1,
  };
  return [made];
};
