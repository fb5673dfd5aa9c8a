/**
 * A draft for reading on paper or a phone: the number of every unit in the margin, this version's code in the legend. Watermark, legend and ledger
 * stay: it is a copy of a draft and never anything cleaner. The body's controls go, because not every program draws what stands in them rightly.
 * Nothing of the draft's own words is moved: the numbers float in the margin; only inside tables, boxes and notes, where nothing can float, they
 * stand small in front of the words.
 */
import { withCanonicalPrefixes } from "../docx/xml/canonical-prefixes";
import { readLegendText, legendText, versionCode } from "../docx/parts/legend-forms";
import { openPackage, savePackage } from "../docx/package/package";
import { PackageChanges } from "../docx/package/package-changes";
import { applySplices, type Splice } from "../docx/xml/splice";
import { listStoryParts } from "../docx/parts/stories";
import { decodeEntities, escapeText } from "../docx/xml/xml-text";
import type { StoryKind } from "../domain/draft/finding";
import { withoutOwnControls } from "./marks/own-marks";
import { reviewedParagraphs } from "./story/draft-units";
import type { StoryNode, StoryTree } from "./story/story-node";
import { readStoryTree } from "./story/story-tree";
import { textOf } from "./language/read-placeholders";
import { storyIndexes } from "./story/paragraphs";

/** A unit's number and the first of its paragraphs, as the reader counts them. */
export interface NumberedUnit {
  readonly number: number;
  readonly at: { readonly part: string; readonly story: StoryKind; readonly paragraph: number };
  /** Its first words, at most 60 characters: boxes and notes are each counted from 0, and are told apart by what they say. */
  readonly firstWords: string;
}

export interface ReviewPrintSetting {
  readonly units: readonly NumberedUnit[];
  /** The draft's content hash: its version code is printed in the legend. */
  readonly contentHash: string;
}

const NUMBER_PROPERTIES =
  '<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:b w:val="0"/><w:i w:val="0"/><w:caps w:val="0"/><w:smallCaps w:val="0"/><w:strike w:val="0"/><w:vanish w:val="0"/><w:color w:val="595959"/><w:sz w:val="15"/><w:szCs w:val="15"/><w:u w:val="none"/><w:vertAlign w:val="baseline"/></w:rPr>';
/** Twentieths of a point. */
const FRAME_WIDTH = 520;
const FROM_EDGE = 180;
const LETTER_WIDTH = 12_240;

/** A frame of its own at the right edge of the page, beside the paragraph that follows (ECMA-376 part 1, 17.3.1.11). The left edge belongs to pleading paper's line numbers. */
const inMargin = (number: number, pageWidth: number): string =>
  `<w:p><w:pPr><w:keepNext/><w:framePr w:w="${FRAME_WIDTH}" w:wrap="around" w:vAnchor="text" w:hAnchor="page" w:x="${pageWidth - FRAME_WIDTH - FROM_EDGE}" w:y="1"/><w:suppressLineNumbers/><w:spacing w:before="0" w:beforeAutospacing="0" w:after="0" w:afterAutospacing="0" w:line="220" w:lineRule="exact"/><w:ind w:left="0" w:right="0" w:firstLine="0"/><w:jc w:val="right"/></w:pPr><w:r>${NUMBER_PROPERTIES}<w:t>${number}</w:t></w:r></w:p>`;
const inLine = (number: number): string =>
  `<w:r>${NUMBER_PROPERTIES}<w:t xml:space="preserve">[${number}] </w:t></w:r>`;

const canFloat = (node: StoryNode): boolean => {
  if (node.story !== "body") return false;
  for (let at = node.parent; at !== undefined; at = at.parent)
    if (at.kind === "tc" || at.kind === "textbox" || at.kind === "note") return false;
  return true;
};

/** Width of the page the paragraph is on, in twentieths of a point: its section's properties stand at the section's end. */
const pageWidthAt = (tree: StoryTree, offset: number): number => {
  const section = tree.sections.find((each) => each.end > offset) ?? tree.sections.at(-1);
  const size =
    section === undefined
      ? undefined
      : /<w:pgSz\b[^>]*?\bw:w="(\d{3,6})"/u.exec(tree.xml.slice(section.start, section.end))?.[1];
  return size === undefined ? LETTER_WIDTH : Number(size);
};

/** The unit that begins at this paragraph, once. */
const take = (
  waiting: NumberedUnit[],
  node: StoryNode,
  paragraph: number | undefined,
  text: string,
): number | undefined => {
  const found = waiting.findIndex(
    (unit) =>
      unit.at.story === node.story &&
      unit.at.paragraph === paragraph &&
      (node.story === "body" || text.trim().startsWith(unit.firstWords.slice(0, 20))),
  );
  return found < 0 ? undefined : waiting.splice(found, 1)[0]?.number;
};

const afterProperties = ({ openEnd, paragraph }: StoryNode): number => Math.max(openEnd, paragraph?.pPrEnd ?? openEnd);

const numbered = (xml: string, part: string, units: readonly NumberedUnit[]): string => {
  const tree = readStoryTree(withCanonicalPrefixes(xml, part), part);
  const indexes = storyIndexes(tree.root);
  const waiting = [...units];
  const given = new Map<StoryNode, number>();
  const splices: Splice[] = [];
  for (const node of reviewedParagraphs(tree)) {
    // A box's second copy carries the number of the first: which of them is shown depends on the program.
    const number =
      node.twin === undefined ? take(waiting, node, indexes.get(node), textOf(node, part)) : given.get(node.twin);
    if (number === undefined || node.openEnd === node.end) continue;
    given.set(node, number);
    splices.push(
      canFloat(node)
        ? { start: node.start, end: node.start, text: inMargin(number, pageWidthAt(tree, node.start)) }
        : { start: afterProperties(node), end: afterProperties(node), text: inLine(number) },
    );
  }
  return applySplices(tree.xml, splices);
};

/** The legend names this version instead of the one it was composed as; words that are no legend's are left alone. */
const withVersion = (xml: string, part: string, version: string): string =>
  xml.replace(
    /(<w:t(?:\s[^>]*)?>)(DRAFT - pending attorney review[^<]*)(<\/w:t>)/gu,
    (whole, open: string, words: string, close: string) => {
      const fields = readLegendText(decodeEntities(words, part));
      return fields === undefined ? whole : `${open}${escapeText(legendText({ ...fields, version }))}${close}`;
    },
  );

/**
 * The draft's bytes with numbers and version code.
 * @throws DocxFault when the package cannot be read or written
 */
export const makeReviewPrint = async (
  docx: Uint8Array,
  { units, contentHash }: ReviewPrintSetting,
): Promise<Uint8Array> => {
  const pkg = await openPackage(docx);
  const changes = new PackageChanges(pkg);
  const version = versionCode(contentHash);
  for (const { part, kind } of await listStoryParts(pkg)) {
    const here = units.filter(({ at }) => at.part === part);
    const source = await changes.text(part);
    const withNumbers = here.length === 0 ? source : numbered(withoutOwnControls(source, part, false).xml, part, here);
    const made = kind === "header" ? withVersion(withNumbers, part, version) : withNumbers;
    if (made !== source) changes.set(part, made);
  }
  return savePackage(pkg, changes.all());
};
