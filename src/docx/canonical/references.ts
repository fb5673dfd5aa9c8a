/** What must be known of all stories before the first is read: which bookmarks somebody refers to (the others say nothing; names ignore case, as in Word), and how many pages there can be. */
import type { Relationship } from "../package/package";
import type { XmlElement } from "../xml/xml-tree";
import { ownText, wholeNumber } from "./content-tree";

export interface References {
  /** Lower-case words of every field instruction, and every link's anchor. */
  readonly referred: Set<string>;
  /** Lower-case names of all bookmarks. */
  readonly bookmarks: Set<string>;
  paragraphs: number;
  /** The highest number a section starts its pages at. */
  firstPage: number;
}

const WORD = /[\p{L}_][\p{L}\p{N}_.]*/gu;

/** Gathers from one story's tree. */
export const gatherReferences = (root: XmlElement, relationships: readonly Relationship[], into: References): void => {
  let instruction = "";
  const settle = (): void => {
    for (const word of instruction.match(WORD) ?? []) into.referred.add(word.toLowerCase());
    instruction = "";
  };
  const visit = (element: XmlElement): void => {
    switch (element.name) {
      case "w:instrText":
      case "w:delInstrText":
        instruction += ownText(element);
        return;
      case "w:fldChar":
        settle();
        break;
      case "w:fldSimple":
        settle();
        instruction = element.attributes.get("w:instr") ?? "";
        settle();
        break;
      case "w:p":
        into.paragraphs += 1;
        break;
      case "w:pgNumType":
        into.firstPage = Math.max(into.firstPage, wholeNumber(element.attributes.get("w:start")) ?? 0);
        return;
      case "w:bookmarkStart":
        into.bookmarks.add((element.attributes.get("w:name") ?? "").toLowerCase());
        return;
      case "w:hyperlink": {
        const anchor = element.attributes.get("w:anchor");
        if (anchor !== undefined) into.referred.add(anchor.toLowerCase());
        break;
      }
      default: {
        const href = element.name.startsWith("v:") ? element.attributes.get("href") : undefined;
        if (href?.startsWith("#") === true) into.referred.add(href.slice(1).toLowerCase());
      }
    }
    for (const one of element.children) if (typeof one !== "string") visit(one);
  };
  visit(root);
  settle();
  for (const { target } of relationships) if (target.startsWith("#")) into.referred.add(target.slice(1).toLowerCase());
};
