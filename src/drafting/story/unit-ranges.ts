/**
 * Which neighbouring paragraphs share one control: those a field, a referred-to bookmark, a comment or permission range, or a section
 * break ties together. Everything else stands alone.
 */
import type { StoryNode, StoryTree } from "./story-node";

/** Child indices of a container, both inclusive. */
export interface UnitRange {
  readonly from: number;
  readonly to: number;
}

const HOLDS_PARAGRAPHS = new Set(["root", "tc", "note", "textbox", "content", "wrap"]);

/** True for nodes whose children are paragraphs and tables, so that a control of ours may stand among them. */
export const holdsParagraphs = (node: StoryNode): boolean =>
  HOLDS_PARAGRAPHS.has(node.kind) &&
  !(node.children[0] !== undefined && (node.children[0].kind === "tr" || node.children[0].kind === "tc")) &&
  !(node.kind === "content" && holdsRows(node));

/** A control's content stands where rows or cells stand when its table or row is the next structure above. */
const holdsRows = (node: StoryNode): boolean => {
  for (let at = node.parent; at !== undefined; at = at.parent) {
    if (at.kind === "tbl" || at.kind === "tr") return true;
    if (at.kind !== "sdt" && at.kind !== "content" && at.kind !== "wrap") return false;
  }
  return false;
};

const chainOf = (node: StoryNode): StoryNode[] => {
  const chain: StoryNode[] = [];
  for (let at: StoryNode | undefined = node; at !== undefined; at = at.parent) chain.unshift(at);
  return chain;
};

/**
 * Ranges by container. `refersTo` tells whether a bookmark's name is referred to anywhere: an unreferred one ties nothing.
 */
export const unitRanges = (
  tree: StoryTree,
  refersTo: (name: string) => boolean,
): ReadonlyMap<StoryNode, readonly UnitRange[]> => {
  const ranges = new Map<StoryNode, UnitRange[]>();
  const add = (container: StoryNode, from: number, to: number): void => {
    if (to < from) return;
    const list = ranges.get(container) ?? [];
    list.push({ from, to });
    ranges.set(container, list);
  };
  for (const tie of tree.ties) {
    if (tie.reason === "bookmark" && (tie.name === undefined || !refersTo(tie.name))) continue;
    const from = chainOf(tie.from.node);
    const to = chainOf(tie.to.node);
    let depth = 0;
    while (depth + 1 < from.length && depth + 1 < to.length && from[depth + 1] === to[depth + 1]) depth += 1;
    while (depth > 0 && !holdsParagraphs(from[depth] as StoryNode)) depth -= 1;
    const container = from[depth];
    if (container === undefined || !holdsParagraphs(container)) continue;
    const first = from[depth + 1]?.index ?? tie.from.after;
    const last = to[depth + 1]?.index ?? tie.to.after - 1;
    if (first < last || (first === last && container.children[first]?.kind !== "p")) add(container, first, last);
  }
  const sections = (node: StoryNode): void => {
    if (node.kind === "root")
      for (const child of node.children)
        // A break alone in a control is what Word handles worst; it goes with the paragraph whose section it ends.
        if (
          child.paragraph?.hasSectPr === true &&
          node.children[child.index - 1]?.kind === "p" &&
          node.children[child.index - 1]?.paragraph?.hasSectPr !== true
        )
          add(node, child.index - 1, child.index);
    for (const child of node.children) sections(child);
  };
  sections(tree.root);
  const merged = new Map<StoryNode, readonly UnitRange[]>();
  for (const [container, list] of ranges) merged.set(container, mergeRanges(list));
  return merged;
};

/** Joins ranges that overlap. */
export const mergeRanges = (list: readonly UnitRange[]): UnitRange[] => {
  const sorted = [...list].sort((a, b) => a.from - b.from);
  const out: UnitRange[] = [];
  for (const range of sorted) {
    const last = out[out.length - 1];
    if (last !== undefined && range.from <= last.to)
      out[out.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
    else out.push(range);
  }
  return out;
};
