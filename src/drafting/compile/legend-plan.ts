/**
 * Watermark and legend stand in every header a reader can come to see. Where a section shows none, a header part is added,
 * one per type, and what was added is written down so that the clean copy can take it away again.
 */
import { legendHeaderPart } from "../../docx/parts/legend-forms";
import { DocxFault } from "../../docx/docx-fault";
import { NAMESPACES } from "../../docx/xml/namespaces";
import type { PackageChanges } from "../../docx/package/package-changes";
import { applySplices, type Splice } from "../../docx/xml/splice";
import { hasEvenAndOddHeaders, listSections, type HeaderFooterType } from "../../docx/parts/stories";
import type { AddedHeader } from "../ledger/ledger";
import { sketchSections } from "../story/part-root";

const HEADER_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml";
/** Stands in an added header's place until the draft's own controls are known. */
const EMPTY_HEADER = legendHeaderPart("");

export interface LegendPlan {
  /** Headers of the document that are shown somewhere. */
  readonly existing: ReadonlySet<string>;
  readonly added: readonly AddedHeader[];
  readonly addedSection: boolean;
  /** The main part with the new references. */
  readonly document: string;
}

interface PlannedSection {
  /** Where its properties start in the main part; undefined for a body without any. */
  readonly start: number | undefined;
  readonly own: readonly { readonly type: HeaderFooterType; readonly part: string }[];
  readonly titlePage: boolean;
}

const sectionsOf = async (changes: PackageChanges, document: string): Promise<readonly PlannedSection[]> => {
  const { pkg } = changes;
  const sketch = sketchSections(document);
  if (sketch !== undefined && sketch.length > 0) {
    const targets = new Map(
      (await pkg.relationships(pkg.mainPart)).map((relationship) => [relationship.id, relationship]),
    );
    const headers = sketch.flatMap((section) => section.headers);
    // A reference that leads nowhere is for the reader of sections to refuse.
    if (headers.every(({ id }) => targets.get(id)?.type === `${NAMESPACES.r}/header`))
      return sketch.map(({ start, headers: own, titlePage }) => ({
        start,
        titlePage,
        own: own.map(({ type, id }) => ({ type, part: targets.get(id)?.target ?? "" })),
      }));
  }
  const asRewritten = {
    ...pkg,
    text: async (part: string): Promise<string> => (part === pkg.mainPart ? document : pkg.text(part)),
  };
  return (await listSections(asRewritten)).map((section) => ({
    start: section.range?.start,
    titlePage: section.titlePage,
    own: section.own.filter((reference) => reference.kind === "header"),
  }));
};

/** Plans the marks and adds the missing header parts to the changes. `document` is the main part's source. */
export const planLegends = async (changes: PackageChanges, document: string): Promise<LegendPlan> => {
  const { pkg } = changes;
  const evenAndOdd = await hasEvenAndOddHeaders(pkg);
  const existing = new Set<string>();
  const addedByType = new Map<HeaderFooterType, AddedHeader>();
  const splices: Splice[] = [];
  const effective = new Map<HeaderFooterType, string>();
  let addedSection = false;
  for (const section of await sectionsOf(changes, document)) {
    for (const reference of section.own) effective.set(reference.type, reference.part);
    const shown: HeaderFooterType[] = [
      "default",
      ...(section.titlePage ? (["first"] as const) : []),
      ...(evenAndOdd ? (["even"] as const) : []),
    ];
    let markup = "";
    for (const type of shown) {
      const part = effective.get(type);
      if (part !== undefined) {
        if (![...addedByType.values()].some((added) => added.part === part)) existing.add(part);
        continue;
      }
      let added = addedByType.get(type);
      if (added === undefined) {
        let n = 1;
        while (changes.has(`word/header${n}.xml`)) n += 1;
        const name = `word/header${n}.xml`;
        added = {
          part: name,
          relationshipId: await changes.add(
            name,
            EMPTY_HEADER,
            HEADER_CONTENT_TYPE,
            pkg.mainPart,
            `${NAMESPACES.r}/header`,
          ),
        };
        addedByType.set(type, added);
      }
      // Later sections inherit it.
      effective.set(type, added.part);
      markup += `<w:headerReference w:type="${type}" r:id="${added.relationshipId}" xmlns:r="${NAMESPACES.r}"/>`;
    }
    if (markup === "") continue;
    if (section.start === undefined) {
      addedSection = true;
      const end = document.lastIndexOf("</w:body>");
      if (end < 0)
        throw new DocxFault("malformed-xml", `${pkg.mainPart} has no body to put paragraphs in.`, {
          part: pkg.mainPart,
        });
      splices.push({ start: end, end, text: `<w:sectPr>${markup}</w:sectPr>` });
      continue;
    }
    const open = document.indexOf(">", section.start) + 1;
    if (document.charAt(open - 2) === "/") splices.push({ start: open - 2, end: open, text: `>${markup}</w:sectPr>` });
    else splices.push({ start: open, end: open, text: markup });
  }
  return { existing, added: [...addedByType.values()], addedSection, document: applySplices(document, splices) };
};
