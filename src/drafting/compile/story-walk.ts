/** Where the compiling of one story stands: the loops and units it is inside, the work class said, and what goes with each paragraph. */
import { templateReadsAsSignature } from "../../domain/draft/signature-block";
import { openBlanks } from "../story/open-blanks";
import type { StoryNode, StoryTree } from "../story/story-node";
import type { UnitRange } from "../story/unit-ranges";
import type { Block, BlockStructure } from "./block-structure";
import { classOf, isLoop } from "./compile-block";
import type { ParagraphCompiler } from "./compile-paragraph";
import { bare } from "./compile-value";
import type { FactScopes } from "./fact-scopes";
import { joinOps } from "./join-ops";
import type { Op, UnitOp, WorkClass } from "../program/ops";
import { textOf, type ParagraphText, type Report } from "../language/read-placeholders";
import type { StoryCompilation } from "./story-compilation";

export interface StoryWalk {
  readonly tree: StoryTree;
  readonly texts: ReadonlyMap<StoryNode, ParagraphText>;
  readonly structure: BlockStructure;
  readonly ranges: ReadonlyMap<StoryNode, readonly UnitRange[]>;
  readonly compilation: StoryCompilation;
  readonly indexes: ReadonlyMap<StoryNode, number>;
  readonly report: Report;
  readonly scopes: FactScopes;
  /** The header paragraph that carries watermark and legend. */
  readonly legend: StoryNode | undefined;
  /** What compiling a paragraph asks of the story around it. */
  readonly inline: ParagraphCompiler;
  /** Compiles whatever the node is. */
  readonly compile: (node: StoryNode) => Op[];
  loops: number;
  inUnit: number;
  /** Inside a header or footer, all of which is furniture. */
  furniturePart: boolean;
  workClass: WorkClass | undefined;
  readonly outerClasses: (WorkClass | undefined)[];
  /** Keys of the units of a text box's first copy. */
  readonly unitKeys: Map<StoryNode, number>;
}

export const enterBlock = (walk: StoryWalk, block: Block): void => {
  walk.scopes.enter(block);
  walk.outerClasses.push(walk.workClass);
  if (isLoop(block)) walk.loops += 1;
  walk.workClass = classOf(block) ?? walk.workClass;
};

export const leaveBlock = (walk: StoryWalk, block: Block): void => {
  walk.scopes.leave();
  walk.workClass = walk.outerClasses.pop();
  if (isLoop(block)) walk.loops -= 1;
};

/** Enters the paragraph in the template's list; returns its index there. */
export const listParagraph = (walk: StoryWalk, node: StoryNode): number => {
  const { compilation, texts, tree } = walk;
  const read = texts.get(node);
  const prints: string[] = [];
  for (const { placeholder, typed } of read?.placed ?? [])
    if (placeholder.kind === "value" && !(typed.includes("blank") && /^\{+~?\s*blank\b/.test(typed)))
      prints.push(bare(typed));
  const open = compilation.plain ? openBlanks(node, tree.xml, tree.part) : [];
  compilation.paragraphs.push({
    part: tree.part,
    story: node.story,
    paragraph: walk.indexes.get(node) ?? 0,
    text: read?.text ?? textOf(node, tree.part),
    ...(open.length === 0 ? {} : { open }),
    workClass: walk.workClass ?? (prints.length > 0 ? "factual" : "procedural"),
    prints,
    inLoop: walk.loops > 0,
  });
  return compilation.paragraphs.length - 1;
};

/** True for headers, footers and empty paragraphs. */
export const isFurniture = (walk: StoryWalk, node: StoryNode): boolean =>
  walk.furniturePart ||
  (!walk.texts.has(node) &&
    node.paragraph?.hasOtherContent === false &&
    node.paragraph.segments.every((segment) => segment.mark || segment.raw.trim() === ""));

/** The control around one unit; inside another unit its body as it is. */
export const unitAround = (
  walk: StoryWalk,
  body: readonly Op[],
  template: number,
  node: StoryNode,
  furniture: boolean,
): Op[] => {
  if (walk.inUnit > 0) return [...body];
  const twin = node.twin === undefined ? undefined : walk.unitKeys.get(node.twin);
  let copied: number | undefined;
  if (node.hasTwin === true) {
    copied = walk.unitKeys.size;
    walk.unitKeys.set(node, copied);
  }
  const made: UnitOp = {
    op: "unit",
    body: joinOps(body),
    furniture,
    template,
    ...(templateReadsAsSignature(walk.compilation.paragraphs[template]?.text ?? "") ? { signature: true } : {}),
    ...(twin === undefined ? {} : { copyOf: twin }),
    ...(copied === undefined ? {} : { copied }),
  };
  return [made];
};

/** Source between two offsets inside a node, with its children in that stretch compiled. */
export const compileRange = (walk: StoryWalk, node: StoryNode, from: number, to: number): Op[] => {
  const { xml } = walk.tree;
  const out: Op[] = [];
  let at = from;
  for (const child of node.children) {
    if (child.start < from || child.end > to) continue;
    out.push(xml.slice(at, child.start), ...walk.compile(child));
    at = child.end;
  }
  out.push(xml.slice(at, to));
  return joinOps(out);
};
