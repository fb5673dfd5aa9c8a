/** Every paragraph of the tree in document order. */
import type { StoryNode } from "./story-node";

/** Index of each paragraph among those of its own story: the body's, each header's, each note's, each text box's. */
export const storyIndexes = (root: StoryNode): ReadonlyMap<StoryNode, number> => {
  const indexes = new Map<StoryNode, number>();
  const walk = (node: StoryNode, counter: { at: number }): void => {
    if (node.kind === "p") {
      indexes.set(node, counter.at);
      counter.at += 1;
    }
    const inner = node.kind === "root" || node.kind === "note" || node.kind === "textbox" ? { at: 0 } : counter;
    for (const child of node.children) walk(child, inner);
  };
  walk(root, { at: 0 });
  return indexes;
};
export const paragraphsOf = (node: StoryNode): StoryNode[] => {
  const found: StoryNode[] = [];
  const walk = (at: StoryNode): void => {
    if (at.kind === "p") found.push(at);
    for (const child of at.children) walk(child);
  };
  walk(node);
  return found;
};
