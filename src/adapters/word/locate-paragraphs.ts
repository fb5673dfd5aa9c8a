/**
 * From a paragraph's address in the package to Word's own collections. The body's paragraphs are numbered alike here and
 * there (tables included, text boxes not). A header or footer is asked for only where the package shows the section has
 * it: merely calling getHeader makes one otherwise (office-js issue 1904). Notes and text boxes are out of the API's reach at WordApi 1.3.
 */
import type { ParagraphAddress } from "../../app/ports/open-document";

/** Section by number, and which of its headers or footers. */
export interface MarginPlace {
  readonly section: number;
  readonly kind: "header" | "footer";
  readonly type: "Primary" | "FirstPage" | "EvenPages";
}
const TYPES = { default: "Primary", first: "FirstPage", even: "EvenPages" } as const;

export const isReachable = (address: ParagraphAddress): boolean =>
  address.story === "body" || address.story === "header" || address.story === "footer";

/** Where each header or footer part is referred to first. */
export const listMargins = async (bytes: Uint8Array): Promise<ReadonlyMap<string, MarginPlace>> => {
  // Fetched with the first paragraph looked for outside the body: no part of the first screen's script.
  const [{ listSections }, { openPackage }] = await Promise.all([
    import("../../docx/parts/stories"),
    import("../../docx/package/package"),
  ]);
  const places = new Map<string, MarginPlace>();
  for (const section of await listSections(await openPackage(bytes))) {
    for (const own of section.own)
      if (!places.has(own.part))
        places.set(own.part, { section: section.index, kind: own.kind, type: TYPES[own.type] });
  }
  return places;
};

/** Word's collection of the story's paragraphs, not yet loaded; undefined for a part no section shows. */
export const paragraphsOf = (
  context: Word.RequestContext,
  address: ParagraphAddress,
  margins: ReadonlyMap<string, MarginPlace>,
): Word.ParagraphCollection | undefined => {
  if (address.story === "body") return context.document.body.paragraphs;
  const place = margins.get(address.part);
  if (place === undefined) return undefined;
  let section = context.document.sections.getFirst();
  for (let index = 0; index < place.section; index += 1) section = section.getNext();
  return (place.kind === "header" ? section.getHeader(place.type) : section.getFooter(place.type)).paragraphs;
};
