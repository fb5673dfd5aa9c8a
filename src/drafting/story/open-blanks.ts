/** What looks like a blank somebody meant to fill: words in brackets, a ruled line of underscores or of underlined spaces and tabs. */
import { decodeEntities } from "../../docx/xml/xml-text";
import type { StoryNode } from "./story-node";

export interface OpenBlank {
  readonly kind: "ruled" | "bracketed";
  /** As typed, at most 60 characters. */
  readonly typed: string;
}

const UNDERLINED = /<w:u\b(?![^>]*w:val="none")[^>]*\/>/;
/** `[t]he` and `[sic]` belong to a quotation; a blank's brackets stand by themselves and hold words. */
const BRACKETED =
  /(?<![\p{L}\p{N}])\[(?!sic\]|emphasis|footnote|citation|internal)[^[\]\n]{2,120}\](?![\p{L}\p{N}])/giu;

export const openBlanks = (node: StoryNode, xml: string, part: string): readonly OpenBlank[] => {
  const found: OpenBlank[] = [];
  let text = "";
  let ruled = "";
  for (const segment of node.paragraph?.segments ?? []) {
    const piece = segment.mark ? segment.raw : decodeEntities(segment.raw, part);
    const underlined = UNDERLINED.test(xml.slice(segment.run.rPrStart, segment.run.rPrEnd));
    if (underlined && piece !== "" && /^[\s\u00a0]*$/.test(piece) && piece !== "\n") ruled += piece;
    else {
      if (ruled.includes("\t") || ruled.length >= 3) found.push({ kind: "ruled", typed: "____" });
      ruled = "";
    }
    text += piece;
  }
  if (ruled.includes("\t") || ruled.length >= 3) found.push({ kind: "ruled", typed: "____" });
  for (const [typed] of text.matchAll(/_{3,}/g)) found.push({ kind: "ruled", typed: typed.slice(0, 60) });
  for (const [typed] of text.matchAll(BRACKETED)) found.push({ kind: "bracketed", typed: typed.slice(0, 60) });
  return found;
};
