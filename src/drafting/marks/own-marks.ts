/**
 * What the product put into a draft, taken out again: unit and fact controls, watermark and legend, added headers, ledger, pane part.
 * What was recorded as added is checked before it goes, never trusted: Word renumbers parts and relationships when it saves.
 */
import { parseContent } from "../../docx/canonical/content-tree";
import { isLegend } from "../../docx/canonical/legend";
import { listContentControls, unwrapControl, type ContentControl } from "../../docx/parts/content-controls";
import { findCustomXml, removeCustomXml } from "../../docx/parts/custom-xml";
import { LEGEND_TAG } from "../../docx/parts/legend-forms";
import { NAMESPACES } from "../../docx/xml/namespaces";
import type { PackageChanges } from "../../docx/package/package-changes";
import { applySplices, type Splice } from "../../docx/xml/splice";
import { listStoryParts } from "../../docx/parts/stories";
import { removeTaskPanePart } from "../../docx/parts/task-pane-part";
import { scanXml } from "../../docx/xml/xml-scanner";
import { everyElement, parseXml } from "../../docx/xml/xml-tree";
import { FACT_PREFIX, PENDING_PREFIX, REVIEWED_PREFIX } from "../../domain/draft/tag";
import { APPROVED_WORDS_NAMESPACE } from "../ledger/approved-words-xml";
import { LEDGER_NAMESPACE } from "../ledger/ledger";
import { TASK_PANE_ADDIN } from "./task-pane-addin";

export interface AlteredLegend {
  readonly part: string;
}

const isOurs = (control: ContentControl): boolean =>
  control.tag !== undefined &&
  (control.tag.startsWith(PENDING_PREFIX) ||
    control.tag.startsWith(REVIEWED_PREFIX) ||
    control.tag.startsWith(FACT_PREFIX));

/** Declarations in scope at the part's root, so that a control's content can be parsed by itself. */
const rootDeclarations = (xml: string): string => {
  const root = /<(?![?!])[^>]*>/.exec(xml)?.[0] ?? "";
  return (root.match(/\sxmlns(?::[\w.-]+)?\s*=\s*(?:"[^"]*"|'[^']*')/g) ?? [])
    .filter((declaration) => !/^\sxmlns\s*=/.test(declaration))
    .join("");
};

const legendHolds = (xml: string, control: ContentControl, part: string): boolean => {
  const content = `<w:sdtContent${rootDeclarations(xml)}>${xml.slice(control.contentStart, control.contentEnd)}</w:sdtContent>`;
  return isLegend(parseContent(content, part));
};

/** One story part without our controls. A legend that is no longer ours alone is unwrapped, and told. */
export const withoutOwnControls = (
  xml: string,
  part: string,
  header: boolean,
): { readonly xml: string; readonly altered: number; readonly legends: number } => {
  if (
    !xml.includes(PENDING_PREFIX) &&
    !xml.includes(REVIEWED_PREFIX) &&
    !xml.includes(FACT_PREFIX) &&
    !xml.includes(LEGEND_TAG)
  )
    return { xml, altered: 0, legends: 0 };
  const splices: Splice[] = [];
  let altered = 0;
  let legends = 0;
  let removedUpTo = -1;
  for (const control of listContentControls(xml, part)) {
    if (control.start < removedUpTo) continue;
    if (control.tag === LEGEND_TAG) {
      if (header && legendHolds(xml, control, part)) {
        splices.push({ start: control.start, end: control.end, text: "" });
        removedUpTo = control.end;
        legends += 1;
        continue;
      }
      altered += 1;
      splices.push(...unwrapControl(control));
    } else if (isOurs(control)) splices.push(...unwrapControl(control));
  }
  return { xml: applySplices(xml, splices), altered, legends };
};

const SHOWN = new Set([
  "w:t",
  "w:tab",
  "w:br",
  "w:sym",
  "w:drawing",
  "w:pict",
  "w:object",
  "w:tbl",
  "w:fldChar",
  "w:fldSimple",
  "m:oMath",
  "w:hyperlink",
  "w:footnoteReference",
  "w:ptab",
]);

/** True for a header of the form composing adds, once its legend is out: one paragraph a point high, and nothing in it. */
const isBareAddedHeader = (xml: string, part: string): boolean => {
  const elements = [...everyElement(parseXml(xml, part))];
  if (elements.some((element) => SHOWN.has(element.name))) return false;
  const spacing = elements.filter((element) => element.name === "w:spacing");
  return (
    elements.filter((element) => element.name === "w:p").length === 1 &&
    spacing.some(
      (element) => element.attributes.get("w:line") === "20" && element.attributes.get("w:lineRule") === "exact",
    )
  );
};

/** Removes what names these header relationships from the sections, and section properties that held nothing else. */
const withoutReferences = (xml: string, part: string, ids: ReadonlySet<string>, addedSection: boolean): string => {
  const splices: Splice[] = [];
  let section: { readonly start: number; children: number; removed: number } | undefined;
  scanXml(xml, part, {
    open(name, attributes, start, end, selfClosing) {
      if (name === "w:sectPr" && !selfClosing) section = { start, children: 0, removed: 0 };
      else if (section !== undefined) {
        section.children += 1;
        if (name === "w:headerReference" && ids.has(attributes.get("r:id") ?? "")) {
          section.removed += 1;
          if (selfClosing) splices.push({ start, end, text: "" });
          else splices.push({ start, end: xml.indexOf(">", end) + 1, text: "" });
        }
      }
    },
    close(name, _start, end) {
      if (name !== "w:sectPr" || section === undefined) return;
      if (addedSection && section.children === section.removed && section.removed > 0) {
        const { start } = section;
        splices.splice(0, splices.length, ...splices.filter((splice) => splice.start < start), {
          start,
          end,
          text: "",
        });
      }
      section = undefined;
    },
  });
  return applySplices(xml, splices);
};

/** Takes out every ledger, and the words kept beside it. */
export const removeLedgers = async (changes: PackageChanges): Promise<void> => {
  for (const namespace of [LEDGER_NAMESPACE, APPROVED_WORDS_NAMESPACE])
    for (const part of await findCustomXml(changes.pkg, namespace)) await removeCustomXml(changes, part);
};

/**
 * Takes everything of ours out.
 * @returns legends that were altered, and so were left as the content they have become
 */
export const removeOwnMarks = async (
  changes: PackageChanges,
  addedSection: boolean,
): Promise<readonly AlteredLegend[]> => {
  const { pkg } = changes;
  const altered: AlteredLegend[] = [];
  const bare: string[] = [];
  for (const { part, kind } of await listStoryParts(pkg)) {
    const source = await changes.text(part);
    const cleaned = withoutOwnControls(source, part, kind === "header");
    for (let n = 0; n < cleaned.altered; n += 1) altered.push({ part });
    if (cleaned.xml !== source) changes.set(part, cleaned.xml);
    if (kind === "header" && cleaned.legends > 0 && isBareAddedHeader(cleaned.xml, part)) bare.push(part);
  }
  if (bare.length > 0) {
    const headers = (await changes.relationships(pkg.mainPart)).filter(
      (relationship) => relationship.type === `${NAMESPACES.r}/header` && bare.includes(relationship.target),
    );
    const ids = new Set(headers.map((relationship) => relationship.id));
    changes.set(pkg.mainPart, withoutReferences(await changes.text(pkg.mainPart), pkg.mainPart, ids, addedSection));
    await changes.unrelate(pkg.mainPart, ids);
    for (const part of bare) await changes.remove(part);
  }
  await removeLedgers(changes);
  await removeTaskPanePart(changes, TASK_PANE_ADDIN.id);
  return altered;
};
