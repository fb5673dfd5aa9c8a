/**
 * Placeholders that stand where nothing is filled in (an equation, a field's code, a picture's description, lettering drawn as a shape)
 * would go out into the filing as they are typed: each is a mistake.
 */
import type { StoryNode, StoryTree } from "../story/story-node";
import type { Report } from "../language/read-placeholders";

const PLACES: readonly (readonly [pattern: RegExp, where: string])[] = [
  [/<m:t(?:\s[^>]*)?>([^<]*\{\{[^<]*)/g, "an equation"],
  [/<w:instrText(?:\s[^>]*)?>([^<]*\{\{[^<]*)/g, "a field's code"],
  [/<w:fldSimple\s[^>]*w:instr="([^"]*\{\{[^"]*)"/g, "a field's code"],
  [
    /<(?:wp:docPr|pic:cNvPr|wps:cNvPr|v:shape|v:imagedata|v:textpath|w:tblCaption|w:tblDescription)\s[^>]*?(?:descr|title|alt|o:title|string|w:val)="([^"]*\{\{[^"]*)"/g,
    "a description or lettering of a picture, shape or table",
  ],
];

/** The paragraph that holds an offset, or the first one after it. */
const paragraphAt = (root: StoryNode, offset: number): StoryNode | undefined => {
  let found: StoryNode | undefined;
  const walk = (node: StoryNode): void => {
    if (
      node.kind === "p" &&
      node.end > offset &&
      (found === undefined || (node.start <= offset && node.start > found.start))
    )
      found = node;
    for (const child of node.children) if (child.end > offset) walk(child);
  };
  walk(root);
  return found;
};

/** Whether the part has any such place: most have none, and looking for each kind through the whole of it costs a tenth of compiling it. */
const mayHold = (tree: StoryTree, paragraphs: Iterable<StoryNode>): boolean => {
  if (!tree.xml.includes("{{")) return false;
  for (const node of paragraphs) if (node.paragraph?.hasOtherContent === true) return true;
  return tree.xml.includes("<w:tblCaption") || tree.xml.includes("<w:tblDescription");
};

export const reportUnfillable = (tree: StoryTree, paragraphs: Iterable<StoryNode>, report: Report): void => {
  if (!mayHold(tree, paragraphs)) return;
  const told = new Set<string>();
  for (const [pattern, where] of PLACES)
    for (const found of tree.xml.matchAll(pattern)) {
      const node = paragraphAt(tree.root, found.index);
      const typed = /\{\{[^}]*\}?\}?/.exec(found[1] ?? "")?.[0] ?? "{{";
      const key = `${node?.start ?? -1}|${typed}`;
      // A picture carries its description twice.
      if (node === undefined || told.has(key)) continue;
      told.add(key);
      report(
        "unreadable-placeholder",
        node,
        typed,
        `${typed} stands in ${where}, where nothing is filled in: it would stay as it is typed.`,
      );
    }
};
