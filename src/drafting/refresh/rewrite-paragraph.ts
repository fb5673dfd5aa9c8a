/** Edits of a paragraph's text as splices on its source: each value keeps the format of the run it stands in; nothing else moves. */
import type { Splice } from "../../docx/xml/splice";
import { decodeEntities, escapeText, withoutIllegal } from "../../docx/xml/xml-text";
import type { StoryNode, TextSegment } from "../story/story-node";
import { highlighted } from "../emit/highlight";
import type { WordEdit } from "./word-edits";

const OPEN = '<w:t xml:space="preserve">';

/** Text between `<w:t>` and `</w:t>`: line ends as breaks, tabs as tabs. */
const shownText = (text: string): string =>
  escapeText(withoutIllegal(text)).replace(/\n/g, `</w:t><w:br/>${OPEN}`).replace(/\t/g, `</w:t><w:tab/>${OPEN}`);

const REVISIONS = /<w:(?:ins|del|moveFrom|moveTo|moveFromRangeStart|moveToRangeStart)\b/;

/** A paragraph with open revision marks, or one without a run to write in, is nobody's to rewrite. */
export const mayRewrite = (node: StoryNode, xml: string): boolean =>
  !REVISIONS.test(xml.slice(node.start, node.end)) && (node.paragraph?.segments ?? []).some((segment) => !segment.mark);

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly edit?: WordEdit;
}

/**
 * @param edits in order, apart from one another
 * @returns undefined when some edit begins where no text stands
 */
export const rewriteParagraph = (
  node: StoryNode,
  xml: string,
  part: string,
  edits: readonly WordEdit[],
): readonly Splice[] | undefined => {
  const segments = node.paragraph?.segments ?? [];
  const texts = segments.map((segment) => (segment.mark ? segment.raw : decodeEntities(segment.raw, part)));
  const starts: number[] = [];
  let length = 0;
  for (const text of texts) {
    starts.push(length);
    length += text.length;
  }
  const pieces = segments.map((): Piece[] => []);
  const dropped = new Set<number>();
  for (const edit of edits) {
    // The value comes in the text that holds its first character; what it replaces further on goes.
    const host = segments.findIndex(
      (segment, at) =>
        !segment.mark &&
        (starts[at] as number) <= edit.start &&
        edit.start < (starts[at] as number) + (texts[at] as string).length,
    );
    const before = segments.findLastIndex(
      (segment, at) => !segment.mark && (starts[at] as number) + (texts[at] as string).length <= edit.start,
    );
    const home = host >= 0 ? host : before >= 0 ? before : segments.findIndex((segment) => !segment.mark);
    if (home < 0) return undefined;
    segments.forEach((segment, at) => {
      const [from, to] = [starts[at] as number, (starts[at] as number) + (texts[at] as string).length];
      const [start, end] = [Math.max(from, edit.start), Math.min(to, edit.end)];
      if (at === home)
        (pieces[at] as Piece[]).push({
          start: Math.min(Math.max(edit.start, from), to) - from,
          end: Math.max(Math.min(Math.max(edit.start, from), to), end) - from,
          edit,
        });
      else if (start < end && segment.mark) dropped.add(at);
      else if (start < end) (pieces[at] as Piece[]).push({ start: start - from, end: end - from });
    });
  }
  return segments.flatMap((segment, at): Splice[] => {
    if (dropped.has(at)) return [{ start: segment.start, end: segment.end, text: "" }];
    const list = pieces[at] as Piece[];
    return list.length === 0
      ? []
      : [{ start: segment.start, end: segment.end, text: segmentWith(segment, texts[at] as string, list, xml) }];
  });
};

/** The run's `w:t` with the pieces replaced. A missing fact's blank stands highlighted, in a run of its own. */
const segmentWith = (segment: TextSegment, text: string, list: readonly Piece[], xml: string): string => {
  const run = segment.run;
  const open = xml.slice(run.start, run.openEnd).replace(/\s+w:rsid\w*="[^"]*"/g, "");
  const properties = xml.slice(run.rPrStart, run.rPrEnd);
  const plain = properties.replace(/<w:highlight w:val="yellow"\s*\/>/, "").replace(/^<w:rPr>\s*<\/w:rPr>$/, "");
  const aside = (words: string, own: string): string =>
    `</w:t></w:r>${open}${own}${OPEN}${words}</w:t></w:r>${open}${properties}${OPEN}`;
  let out = OPEN;
  let at = 0;
  for (const { start, end, edit } of list) {
    out += escapeText(text.slice(at, start));
    at = end;
    if (edit === undefined) continue;
    const words = shownText(edit.text);
    out += edit.missing
      ? aside(words, highlighted(plain))
      : edit.wasMissing && properties !== plain
        ? aside(words, plain)
        : words;
  }
  return `${out}${escapeText(text.slice(at))}</w:t>`;
};
