/**
 * One story part into operations: literals, values, blocks, and the units that wrap every paragraph (design, invariant 1).
 * The tree is walked once; what no placeholder touches becomes a literal slice of the source.
 */
import { holdsParagraphs, unitRanges, type UnitRange } from "../story/unit-ranges";
import type { StoryNode, StoryTree } from "../story/story-node";
import { readStoryTree } from "../story/story-tree";
import { readBlocks, type Block, type BlockStructure } from "./block-structure";
import { openBlanks } from "../story/open-blanks";
import { highest, isLoopOp, keepsCounting, legendParagraph, lowest, sectionParam, withWholeBlocks } from "./block-ranges";
import { checkCall, checkBlock, type Vocabulary } from "./check-names";
import { freshen, restartLists } from "./freshen";
import { encodeLiterals } from "./encode-literals";
import { compileInline } from "./compile-paragraph";
import type { BlankOp, BlockKind, BlockOp, Op, ParagraphOp, TemplateParagraph, UnitOp, ValueOp, WorkClass } from "./ops";
import { mistakeAt, paragraphsOf, readPlaceholders, storyIndexes, textOf, type ParagraphText, type Placed, type Report } from "./read-placeholders";
import { factShape, pathsIn, resolveShape, type ShapeScope } from "./fact-shape";
import type { Expression } from "./syntax";
import type { TemplateMistake } from "./template-fault";

export interface CompiledStory {
  readonly part: string;
  readonly ops: readonly Op[];
  readonly controlIds: readonly number[];
  readonly bookmarkIds: readonly number[];
}

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

const BLOCKS: Readonly<Record<string, BlockKind>> = { if: "if", unless: "unless", each: "each", with: "with", factual: "class", procedural: "class", interpretive: "class" };
const RANGE_MARKS = /<w:(?:bookmark(?:Start|End)|commentRange(?:Start|End)|perm(?:Start|End))\b[^>]*\/>/g;
const NO_BLOCKS: readonly Block[] = [];
const BLANK_WIDTH = 24;

/** True when a paragraph shows words outside its blocks, so that it never vanishes. */
const visibleText = (read: ParagraphText, blocks: readonly Block[]): boolean => {
  let at = 0;
  let text = "";
  for (const block of blocks) {
    text += read.text.slice(at, block.open.start);
    at = block.close.end;
  }
  text += read.text.slice(at);
  return text.trim() !== "";
};

/** Fewer copies: neighbouring literals are joined. */
const join = (ops: readonly Op[]): Op[] => {
  const out: Op[] = [];
  for (const op of ops) {
    if (op === "") continue;
    const last = out[out.length - 1];
    if (typeof op === "string" && typeof last === "string") out[out.length - 1] = last + op;
    else out.push(op);
  }
  return out;
};

/** Compiles one part. Mistakes are added to the compilation's list; the operations are usable only when there are none. */
export const compileStory = (xml: string, part: string, compilation: StoryCompilation, given?: StoryTree): CompiledStory => {
  const tree = given ?? readStoryTree(xml, part);
  const indexes = storyIndexes(tree.root);
  const mistakes: TemplateMistake[] = [];
  const offsets: number[] = [];
  const report = mistakeAt(part, indexes, mistakes, offsets);
  const texts: ReadonlyMap<StoryNode, ParagraphText> = compilation.plain ? new Map() : readPlaceholders(tree, indexes, report);
  const structure: BlockStructure = texts.size === 0 ? { top: new Map(), vanishing: new Set() } : readBlocks(texts, tree.root, report);
  const compiler = storyCompiler(tree, texts, structure, unitRanges(tree, compilation.refersTo), compilation, indexes, report);
  const ops = encodeLiterals(join(compiler.whole()));
  // In the order of the document, whichever check found them.
  compilation.mistakes.push(...mistakes.map((mistake, order) => ({ mistake, order })).sort((a, b) => (offsets[a.order] ?? 0) - (offsets[b.order] ?? 0) || a.order - b.order).map(({ mistake }) => mistake));
  return { part, ops, controlIds: tree.controlIds, bookmarkIds: tree.bookmarkIds };
};

const storyCompiler = (
  tree: StoryTree,
  texts: ReadonlyMap<StoryNode, ParagraphText>,
  structure: BlockStructure,
  ranges: ReadonlyMap<StoryNode, readonly UnitRange[]>,
  compilation: StoryCompilation,
  indexes: ReadonlyMap<StoryNode, number>,
  report: Report,
) => {
  const { xml, part } = tree;
  let loops = 0;
  let inUnit = 0;
  let furniturePart = false;
  let workClass: WorkClass | undefined;
  const unitKeys = new Map<StoryNode, number>();
  let nextKey = 0;

  const templateIndex = (node: StoryNode): number => {
    const read = texts.get(node);
    const prints = (read?.placed ?? []).flatMap((placed) => (placed.placeholder.kind === "value" && !/^\{+~?\s*blank\b/.test(placed.typed) ? [placed.typed.replace(/^\{+~?\s*|\s*~?\}+$/g, "")] : []));
    const open = compilation.plain ? openBlanks(node, xml, part) : [];
    compilation.paragraphs.push({ part, story: node.story, paragraph: indexes.get(node) ?? 0, text: textOf(node, part), ...(open.length === 0 ? {} : { open }), workClass: workClass ?? (prints.length > 0 ? "factual" : "procedural"), prints, inLoop: loops > 0 });
    return compilation.paragraphs.length - 1;
  };

  /** Source between two offsets inside a node, with its children in that stretch compiled. */
  const range = (node: StoryNode, from: number, to: number): Op[] => {
    const out: Op[] = [];
    let at = from;
    for (const child of node.children) {
      if (child.start < from || child.end > to) continue;
      out.push(xml.slice(at, child.start), ...compileNode(child));
      at = child.end;
    }
    out.push(xml.slice(at, to));
    return join(out);
  };

  const furniture = (node: StoryNode): boolean => furniturePart || (!texts.has(node) && node.paragraph?.hasOtherContent === false && node.paragraph.segments.every((segment) => segment.mark || segment.raw.trim() === ""));

  const expressionOf = (placed: Placed): Expression => {
    const { placeholder } = placed;
    if (placeholder.kind !== "value") return { type: "UndefinedLiteral" };
    if (placeholder.params.length === 0 && placeholder.hash === undefined && !(placeholder.path.type === "PathExpression" && compilation.vocabulary.isHelper(placeholder.path))) return placeholder.path;
    return { type: "SubExpression", path: placeholder.path, params: placeholder.params, ...(placeholder.hash === undefined ? {} : { hash: placeholder.hash }) };
  };

  const value = (placed: Placed, run: { readonly open: string; readonly properties: string }, plainControl: boolean): { readonly op: Op; readonly own: boolean } | undefined => {
    if (placed.placeholder.kind !== "value") {
      // Clauses were put in before; one that is still here was reported then.
      return undefined;
    }
    const typed = placed.typed.replace(/^\{+~?\s*|\s*~?\}+$/g, "");
    const expression = expressionOf(placed);
    if (expression.type === "SubExpression" && expression.path.type === "PathExpression" && expression.path.original === "blank") {
      const [name] = expression.params;
      const width = expression.hash?.pairs.find((pair) => pair.key === "width")?.value;
      if (name === undefined || expression.params.length > 1) {
        report("wrong-arguments", placed.node, placed.typed, `${placed.typed} needs one name, as in {{blank "case number"}}.`);
        return undefined;
      }
      const op: BlankOp = { op: "blank", name, width: width?.type === "NumberLiteral" && width.value >= 1 && width.value <= 200 ? Math.floor(width.value) : BLANK_WIDTH, run, typed };
      return { op, own: true };
    }
    checkCall(expression, placed, compilation.vocabulary, report);
    checkFacts(expression, placed);
    // Inside a loop a row of its own in the ledger would be one row per round: there the unit names the item instead.
    const control = loops === 0 && !plainControl && !compilation.plain;
    const op: ValueOp = { op: "value", expression, typed, run, mode: control ? "own" : "inText", control };
    return { op, own: control };
  };

  const blockKind = (name: string): BlockKind => BLOCKS[name] ?? "section";
  const isLoop = (block: Block): boolean => block.open.placeholder.kind === "open" && ["each", "section"].includes(blockKind(block.open.placeholder.name));
  const classes: (WorkClass | undefined)[] = [];
  const shape = compilation.vocabulary.factNames === undefined ? undefined : factShape(compilation.vocabulary.factNames);
  let shapes: ShapeScope | undefined = shape === undefined ? undefined : { self: shape, outer: undefined, names: new Map(), root: shape };
  const outerShapes: (ShapeScope | undefined)[] = [];

  /** Reports every fact an expression names that the firm's facts do not have. */
  const checkFacts = (expression: Expression, placed: Placed): void => {
    if (shapes === undefined) return;
    for (const path of pathsIn(expression)) {
      const resolved = resolveShape(path, shapes);
      if (!resolved.known) report("unknown-fact", placed.node, placed.typed, `There is no fact "${path.original}".`, resolved.meant === undefined ? undefined : `{{${resolved.meant}}}`);
    }
  };

  /** The context inside a block's section: its item, its named value, or what was around it. */
  const section = (block: Block, index: number): void => {
    const outer = outerShapes[outerShapes.length - 1];
    if (outer === undefined) return;
    const placeholder = block.sections[index]?.marker.placeholder;
    const source = placeholder?.kind === "open" ? placeholder : placeholder?.kind === "else" ? placeholder.chained : undefined;
    shapes = outer;
    if (source === undefined || (placeholder?.kind === "open" && placeholder.inverted)) return;
    const kind = blockKind(source.name);
    const over = kind === "section" ? sectionParam(source) : source.params[0];
    if (over === undefined || !["each", "with", "section"].includes(kind)) return;
    const resolved = over.type === "PathExpression" ? resolveShape(over, outer) : undefined;
    const found = resolved?.known === true ? resolved.shape : undefined;
    const self = kind === "with" || (kind === "section" && found?.item === undefined) ? found : found?.item;
    const names = new Map(outer.names);
    source.blockParams.forEach((name, at) => names.set(name, at === 0 ? self : undefined));
    // A plain section over a yes-or-no fact changes no context; over an unknown one nothing can be said.
    shapes = { self: kind === "section" && found !== undefined && found.item === undefined && found.parts.size === 0 ? undefined : self, outer, names, root: outer.root };
  };

  const enter = (block: Block): void => {
    for (const { marker } of block.sections) {
      const source = marker.placeholder.kind === "open" ? marker.placeholder : marker.placeholder.kind === "else" ? marker.placeholder.chained : undefined;
      if (source === undefined) continue;
      if (blockKind(source.name) === "section") checkFacts(sectionParam(source), marker);
      else for (const param of source.params) checkFacts(param, marker);
    }
    outerShapes.push(shapes);
    section(block, 0);
    classes.push(workClass);
    if (isLoop(block)) loops += 1;
    if (block.open.placeholder.kind === "open" && blockKind(block.open.placeholder.name) === "class") workClass = block.open.placeholder.name as WorkClass;
  };
  const leave = (block: Block): void => {
    shapes = outerShapes.pop();
    workClass = classes.pop();
    if (isLoop(block)) loops -= 1;
  };

  const blockOp = (block: Block, sections: readonly (readonly Op[])[]): Op => {
    const build = (at: number): Op[] => {
      const marker = block.sections[at]?.marker;
      if (marker === undefined) return [];
      const { placeholder } = marker;
      if (placeholder.kind === "else" && placeholder.chained === undefined) return join(sections[at] ?? []);
      const source = placeholder.kind === "else" ? placeholder.chained : placeholder.kind === "open" ? placeholder : undefined;
      if (source === undefined) return [];
      const inverted = placeholder.kind === "open" && placeholder.inverted;
      checkBlock(source, marker, compilation.vocabulary, report);
      const kind = blockKind(source.name);
      const body = join(sections[at] ?? []);
      const rest = build(at + 1);
      const params = kind === "section" ? [sectionParam(source)] : source.params;
      const looped = kind === "each" || kind === "section" ? restartLists(freshen(body, (key) => compilation.listNotes.add(key)), isLoopOp, keepsCounting) : body;
      const made: BlockOp = { op: "block", kind, params, ...(source.hash === undefined ? {} : { hash: source.hash }), blockParams: source.blockParams, body: inverted ? rest : looped, inverse: inverted ? body : rest, typed: marker.typed, ...(kind === "class" ? { workClass: source.name as WorkClass } : {}) };
      return [made];
    };
    const built = build(0);
    return built.length === 1 && built[0] !== undefined ? built[0] : { op: "hold", body: built, otherwise: [], endsInParagraph: false };
  };

  const legendNode = compilation.legendParts.has(part) ? legendParagraph(tree, texts) : undefined;

  const paragraphOp = (node: StoryNode): ParagraphOp => {
    const made = bareParagraphOp(node);
    if (node !== legendNode) return made;
    const legend: Op = { op: "legend" };
    const last = made.body[made.body.length - 1];
    if (node.openEnd === node.end) return { ...made, vanishes: false, body: [xml.slice(node.start, node.openEnd).replace(/\s*\/>$/, ">"), legend, "</w:p>"] };
    if (typeof last !== "string") return made;
    const close = last.length - (node.end - node.closeStart);
    return { ...made, vanishes: false, body: [...made.body.slice(0, -1), last.slice(0, close), legend, last.slice(close)] };
  };

  const bareParagraphOp = (node: StoryNode): ParagraphOp => {
    const template = templateIndex(node);
    const read = texts.get(node);
    if (read === undefined) return { op: "paragraph", body: range(node, node.start, node.end), vanishes: false, left: "", template };
    const blocks = structure.top.get(node) ?? NO_BLOCKS;
    const inline = node.openEnd === node.end ? [] : compileInline(node, read, blocks, { tree, range, value, block: blockOp, enter, section, leave });
    const fixed = node.paragraph?.hasOtherContent === true || visibleText(read, blocks);
    return {
      op: "paragraph",
      body: join([xml.slice(node.start, node.openEnd), ...inline, xml.slice(node.closeStart, node.end)]),
      vanishes: blocks.length > 0 && !fixed && node.paragraph?.hasSectPr !== true,
      left: (xml.slice(node.start, node.end).match(RANGE_MARKS) ?? []).join(""),
      template,
    };
  };

  const unit = (body: readonly Op[], template: number, node: StoryNode, isFurniture: boolean): Op[] => {
    if (inUnit > 0) return [...body];
    const twin = node.twin === undefined ? undefined : unitKeys.get(node.twin);
    let copied: number | undefined;
    if (node.hasTwin === true) {
      copied = nextKey;
      nextKey += 1;
      unitKeys.set(node, copied);
    }
    const made: UnitOp = { op: "unit", body: join(body), furniture: isFurniture, template, ...(twin === undefined ? {} : { copyOf: twin }), ...(copied === undefined ? {} : { copied }) };
    return [made];
  };

  const compileNode = (node: StoryNode): Op[] => {
    switch (node.kind) {
      case "p": {
        const made = paragraphOp(node);
        return unit([made], made.template, node, furniture(node));
      }
      case "root": {
        const before = furniturePart;
        furniturePart = node.story === "header" || node.story === "footer";
        const out = container(node);
        furniturePart = before;
        return out;
      }
      case "note":
        return note(node);
      case "textbox": {
        // A text box is a story of its own: a control around the paragraph that anchors it does not hold its words.
        const before = inUnit;
        inUnit = 0;
        const out: Op[] = [{ op: "story", part, story: "textbox", body: container(node) }];
        inUnit = before;
        return out;
      }
      case "tbl": return [{ op: "table", body: container(node), vanishes: filledByBlocks(node) }];
      case "tr": return [{ op: "row", body: container(node), heading: isHeading(node) }];
      case "sdt":
        // Inside a plain-text, date or list control no control of ours may stand: it is one unit as it is.
        if (node.control?.restricted === true && inUnit === 0 && wholeParagraphs(node)) return restricted(node);
        return container(node);
      default: return container(node);
    }
  };

  /** A note that a list refers to is read in the list's context, of which nothing is known here. */
  const note = (node: StoryNode): Op[] => {
    const open = xml.slice(node.start, node.openEnd);
    const id = /\sw:id="([^"]*)"/.exec(open)?.[1];
    if (node.separator === true || id === undefined || node.openEnd === node.end) return [xml.slice(node.start, node.end)];
    const kind = node.story === "endnote" ? "endnote" : "footnote";
    const inList = compilation.listNotes.has(`${kind}:${id}`);
    const outer = shapes;
    if (inList) {
      loops += 1;
      shapes = undefined;
    }
    const body = container(node);
    if (inList) {
      loops -= 1;
      shapes = outer;
    }
    const [first, ...rest] = body;
    return [{ op: "note", id, kind, open, inList, body: typeof first === "string" ? [first.slice(open.length), ...rest] : body }];
  };

  const rowBlocks = (table: StoryNode | undefined): readonly Block[] => (table === undefined ? NO_BLOCKS : (structure.top.get(table) ?? NO_BLOCKS));
  const filledByBlocks = (table: StoryNode): boolean => rowBlocks(table).length > 0 || table.children.some((child) => structure.vanishing.has(child));

  /** A row repeated on each page, or the one plain row above a list that fills the rest of its table: without that list it heads nothing. */
  const isHeading = (row: StoryNode): boolean => {
    if (/<w:tblHeader\b(?![^>]*w:val="(?:0|false|off)")/.test(xml.slice(row.openEnd, row.children[0]?.start ?? row.openEnd))) return true;
    const table = row.parent;
    if (table?.kind !== "tbl" || row.index !== 0) return false;
    const lists = rowBlocks(table).filter(isLoop);
    const alone = table.children.every((child) => child === row || structure.vanishing.has(child) || lists.some((list) => lowest(list) <= child.index && child.index < highest(list)));
    return lists.length > 0 && alone && !paragraphsOf(row).some((paragraph) => texts.has(paragraph));
  };

  const wholeParagraphs = (node: StoryNode): boolean => node.children[0]?.children.every((child) => child.kind === "p") === true;

  const restricted = (node: StoryNode): Op[] => {
    inUnit += 1;
    const body = container(node);
    inUnit -= 1;
    const firstParagraph = node.children[0]?.children[0];
    const template = compilation.paragraphs.length - 1;
    const made: UnitOp = { op: "unit", body, furniture: firstParagraph === undefined || furniture(firstParagraph), template };
    return [made];
  };

  /** A container's children with the blocks and units that work on them. */
  const container = (node: StoryNode): Op[] => {
    if (node.openEnd === node.end) return [xml.slice(node.start, node.end)];
    const blocks = structure.top.get(node) ?? NO_BLOCKS;
    const own = holdsParagraphs(node);
    const units = own && inUnit === 0 ? withWholeBlocks(ranges.get(node) ?? [], blocks) : [];
    const [first] = node.children;
    const head = xml.slice(node.start, first?.start ?? node.closeStart);
    const inner = stretch(node, 0, node.children.length, blocks, units);
    const last = node.children[node.children.length - 1];
    const tail = xml.slice(last?.end ?? node.closeStart, node.end);
    const mayEmpty = own && node.kind !== "content" && node.kind !== "wrap" && (blocks.length > 0 || node.children.some((child) => structure.vanishing.has(child) || (structure.top.get(child)?.length ?? 0) > 0));
    if (!mayEmpty) return join([head, ...inner, tail]);
    return [head, { op: "hold", body: inner, otherwise: placeholderParagraph(node), endsInParagraph: last?.kind === "p" }, tail];
  };

  const placeholderParagraph = (node: StoryNode): Op[] => {
    const last = [...node.children].reverse().find((child) => child.kind === "p");
    const properties = last?.paragraph === undefined ? "" : xml.slice(last.paragraph.pPrStart, last.paragraph.pPrEnd).replace(/<w:sectPr[\s\S]*<\/w:sectPr>/, "");
    compilation.paragraphs.push({ part, story: node.story, paragraph: -1, text: "", workClass: "procedural", prints: [], inLoop: loops > 0 });
    const template = compilation.paragraphs.length - 1;
    const paragraph: ParagraphOp = { op: "paragraph", body: [`<w:p>${properties}</w:p>`], vanishes: false, left: "", template };
    return inUnit > 0 ? [paragraph] : [{ op: "unit", body: [paragraph], furniture: true, template }];
  };

  /** What stands between a child and the one before it goes out with the child. */
  const gapBefore = (node: StoryNode, index: number): string => (index > 0 ? xml.slice(node.children[index - 1]?.end ?? 0, node.children[index]?.start ?? 0) : "");

  const stretch = (node: StoryNode, from: number, to: number, blocks: readonly Block[], units: readonly UnitRange[]): Op[] => {
    const out: Op[] = [];
    let next = 0;
    for (let at = from; at < to || next < blocks.length; ) {
      const block = blocks[next];
      const range = units.find((unitRange) => unitRange.from === at);
      // A block that begins where a range begins stands inside it only when it is the smaller of the two.
      if (range !== undefined && !(block !== undefined && lowest(block) === at && highest(block) > range.to + 1)) {
        const inside = blocks.slice(next).filter((inner) => lowest(inner) <= range.to && highest(inner) <= range.to + 1);
        next += inside.length;
        out.push(gapBefore(node, at), ...unitOver(node, range, inside));
        at = range.to + 1;
      } else if (block !== undefined && lowest(block) <= at) {
        next += 1;
        out.push(...blockAt(node, block, units));
        at = Math.max(at, highest(block));
      } else {
        const child = node.children[at] as StoryNode;
        const headed = isHeadingParagraph(child) && units.every((unitRange) => unitRange.to < at || unitRange.from > at) ? headedBlock(node, at, to, blocks[next]) : undefined;
        const ops = [gapBefore(node, at), ...childOps(child)];
        if (headed === undefined) {
          out.push(...ops);
          at += 1;
        } else {
          out.push({ op: "lead", head: join(ops), body: join(blockAt(node, headed, units)) });
          next += 1;
          at = highest(headed);
        }
      }
    }
    return join(out);
  };

  const isHeadingParagraph = (child: StoryNode | undefined): boolean => child?.kind === "p" && !structure.vanishing.has(child) && child.paragraph?.hasSectPr !== true && (child.paragraph?.outline === true || /^heading\d?$/i.test(child.paragraph?.style ?? ""));

  /** The block a heading heads alone: nothing but markers between them, and after it another heading or the end. */
  const headedBlock = (node: StoryNode, heading: number, to: number, block: Block | undefined): Block | undefined => {
    if (block === undefined || lowest(block) <= heading) return undefined;
    const onlyMarkers = (from: number, until: number): boolean => node.children.slice(from, until).every((child) => structure.vanishing.has(child));
    if (!onlyMarkers(heading + 1, lowest(block))) return undefined;
    let after = highest(block);
    while (after < to && structure.vanishing.has(node.children[after] as StoryNode)) after += 1;
    return after >= to || isHeadingParagraph(node.children[after]) ? block : undefined;
  };

  /** One control around several paragraphs, or around what else a range ties together. */
  const unitOver = (node: StoryNode, range: UnitRange, blocks: readonly Block[]): Op[] => {
    const first = compilation.paragraphs.length;
    inUnit += 1;
    const [start, ...rest] = [gapBefore(node, range.from), ...stretch(node, range.from, range.to + 1, blocks, [])];
    inUnit -= 1;
    // The first child's gap was put before the control already.
    const body = start === "" || typeof rest[0] !== "string" || !rest[0].startsWith(start) ? rest : [rest[0].slice(start.length), ...rest.slice(1)];
    const children = node.children.slice(range.from, range.to + 1);
    return unit(body, first, node.children[range.from] as StoryNode, children.every((child) => child.kind === "p" && furniture(child)));
  };

  const childOps = (child: StoryNode): Op[] => {
    if (structure.vanishing.has(child) && (child.kind === "tr" || (child.kind === "p" && child.paragraph?.hasSectPr !== true))) return [(xml.slice(child.start, child.end).match(RANGE_MARKS) ?? []).join("")];
    return compileNode(child);
  };

  const blockAt = (node: StoryNode, block: Block, units: readonly UnitRange[]): Op[] => {
    enter(block);
    const sections = block.sections.map((one, index) => {
      section(block, index);
      return stretch(node, one.from, one.to, one.inner, units.filter((unitRange) => unitRange.from >= one.from && unitRange.to < one.to));
    });
    leave(block);
    return [blockOp(block, sections)];
  };

  return { whole: (): Op[] => range(tree.root, 0, xml.length) };
};
