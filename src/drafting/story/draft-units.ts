/** The units of a draft as its bytes hold them now: which control answers for which paragraph, and which paragraph has none. */
import { LEGEND_TAG } from "../../docx/parts/legend-forms";
import { PENDING_PREFIX, readUnitTag, REVIEWED_PREFIX } from "../../domain/draft/tag";
import type { UnitId } from "../../domain/ids";
import type { StoryNode, StoryTree } from "./story-node";
import { paragraphsOf } from "./paragraphs";

export interface UnitControl {
  readonly node: StoryNode;
  readonly tag: string;
  /** Undefined when the tag has our prefix and no proper id. */
  readonly id?: UnitId;
  readonly paragraphs: StoryNode[];
  /** It repeats, in the second copy of a text box, this control of the first. */
  copyOf?: UnitControl;
}
export interface StandingUnits {
  readonly controls: readonly UnitControl[];
  readonly untagged: readonly StoryNode[];
  readonly controlOf: ReadonlyMap<StoryNode, UnitControl>;
}

const isOurs = (tag: string | undefined): tag is string =>
  tag !== undefined && (tag.startsWith(PENDING_PREFIX) || tag.startsWith(REVIEWED_PREFIX));

/** Paragraphs a reader sees as the document's own: not those of the legend, nor the lines that separate notes. */
export const reviewedParagraphs = (tree: StoryTree): StoryNode[] => {
  const legends = tree.inlineControls.filter((control) => control.tag === LEGEND_TAG);
  return paragraphsOf(tree.root).filter((node) => {
    for (let at = node.parent; at !== undefined; at = at.parent) if (at.separator === true) return false;
    return !legends.some((legend) => legend.start <= node.start && legend.end >= node.end);
  });
};

/** A header composing added: it holds the legend and nothing else, and goes with it. */
const bareLegendHeader = (tree: StoryTree): boolean =>
  tree.root.children.every((root) => root.story === "header") &&
  tree.inlineControls.some((control) => control.tag === LEGEND_TAG) &&
  reviewedParagraphs(tree).every((node) =>
    (node.paragraph?.segments ?? []).every(
      (segment) =>
        segment.raw.trim() === "" ||
        tree.inlineControls.some(
          (control) => control.tag === LEGEND_TAG && control.start <= segment.start && control.end >= segment.end,
        ),
    ),
  ) &&
  paragraphsOf(tree.root).filter((node) => node.parent?.kind === "root").length === 1 &&
  /<w:spacing\b[^>]*w:line="20"/.test(tree.xml);

export const standingUnits = (tree: StoryTree): StandingUnits => {
  const byNode = new Map<StoryNode, UnitControl>();
  const controlOf = new Map<StoryNode, UnitControl>();
  const untagged: StoryNode[] = [];
  if (bareLegendHeader(tree)) return { controls: [], untagged, controlOf };
  for (const paragraph of reviewedParagraphs(tree)) {
    let holder: StoryNode | undefined = paragraph.parent;
    // A text box is a story of its own: the control around its anchor does not hold its words.
    while (holder !== undefined && holder.kind !== "textbox" && !(holder.kind === "sdt" && isOurs(holder.control?.tag)))
      holder = holder.parent;
    if (holder === undefined || holder.kind !== "sdt") {
      untagged.push(paragraph);
      continue;
    }
    const tag = holder.control?.tag ?? "";
    let control = byNode.get(holder);
    if (control === undefined) {
      const id = readUnitTag(tag)?.unit;
      control = { node: holder, tag, paragraphs: [], ...(id === undefined ? {} : { id }) };
      byNode.set(holder, control);
    }
    control.paragraphs.push(paragraph);
    controlOf.set(paragraph, control);
  }
  const controls = [...byNode.values()];
  for (const control of controls) {
    const first = control.paragraphs[0]?.twin;
    const twin = first === undefined ? undefined : controlOf.get(first);
    if (twin !== undefined && twin.id === control.id) control.copyOf = twin;
  }
  return { controls, untagged, controlOf };
};
