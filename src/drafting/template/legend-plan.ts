/**
 * Watermark and legend stand in every header a reader can come to see. Where a section shows none, a header part is added,
 * one per type, and what was added is written down so that the clean copy can take it away again.
 */
import { legendHeaderPart } from "../../docx/legend-forms";
import { NAMESPACES } from "../../docx/namespaces";
import type { PackageChanges } from "../../docx/package-changes";
import { applySplices, type Splice } from "../../docx/splice";
import { hasEvenAndOddHeaders, listSections, type HeaderFooterType } from "../../docx/stories";
import type { AddedHeader } from "../ledger";

const HEADER_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml";
/** Stands in an added header's place until the draft's own controls are known. */
export const EMPTY_HEADER = legendHeaderPart("");

export interface LegendPlan {
  /** Headers of the document that are shown somewhere. */
  readonly existing: ReadonlySet<string>;
  readonly added: readonly AddedHeader[];
  readonly addedSection: boolean;
  /** The main part with the new references. */
  readonly document: string;
}

/** Plans the marks and adds the missing header parts to the changes. `document` is the main part as it will be compiled. */
export const planLegends = async (changes: PackageChanges, document: string): Promise<LegendPlan> => {
  const { pkg } = changes;
  const sections = await listSections(pkg);
  const evenAndOdd = await hasEvenAndOddHeaders(pkg);
  const existing = new Set<string>();
  const addedByType = new Map<HeaderFooterType, AddedHeader>();
  const references = new Map<number, string>();
  const inherited = new Set<HeaderFooterType>();
  for (const section of sections) {
    for (const reference of section.effective) if (reference.kind === "header") inherited.add(reference.type);
    for (const reference of section.shown) if (reference.kind === "header") existing.add(reference.part);
    const wanted: HeaderFooterType[] = ["default", ...(section.titlePage ? (["first"] as const) : []), ...(evenAndOdd ? (["even"] as const) : [])];
    for (const type of wanted) {
      if (inherited.has(type) || section.effective.some((reference) => reference.kind === "header" && reference.type === type)) continue;
      let added = addedByType.get(type);
      if (added === undefined) {
        let n = 1;
        while (changes.has(`word/header${n}.xml`)) n += 1;
        const part = `word/header${n}.xml`;
        added = { part, relationshipId: await changes.add(part, EMPTY_HEADER, HEADER_CONTENT_TYPE, pkg.mainPart, `${NAMESPACES.r}/header`) };
        addedByType.set(type, added);
      }
      // Later sections inherit it.
      inherited.add(type);
      references.set(section.index, `${references.get(section.index) ?? ""}<w:headerReference w:type="${type}" r:id="${added.relationshipId}" xmlns:r="${NAMESPACES.r}"/>`);
    }
  }
  const splices: Splice[] = [];
  let addedSection = false;
  for (const [index, markup] of references) {
    const range = sections[index]?.range;
    if (range === undefined) {
      addedSection = true;
      const end = document.lastIndexOf("</w:body>");
      splices.push({ start: end, end, text: `<w:sectPr>${markup}</w:sectPr>` });
      continue;
    }
    const open = document.indexOf(">", range.start) + 1;
    if (document.charAt(open - 2) === "/") splices.push({ start: open - 2, end: open, text: `>${markup}</w:sectPr>` });
    else splices.push({ start: open, end: open, text: markup });
  }
  return { existing, added: [...addedByType.values()], addedSection, document: applySplices(document, splices) };
};
