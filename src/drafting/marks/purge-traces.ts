/**
 * Who worked on a document and how is nobody's business in court: authors, company, template path, revision save ids, document
 * variables, custom properties, a library's column values, sensitivity labels, thumbnail, the names of those who commented or were given tasks, panes of add-ins. None of it is content; all of it goes from the clean copy.
 */
import { NAMESPACES } from "../../docx/xml/namespaces";
import { isLabel, isSharePointsOwn } from "../../docx/parts/rewritten-parts";
import { listCustomXml, removeCustomXml } from "../../docx/parts/custom-xml";
import type { PackageChanges } from "../../docx/package/package-changes";
import { applySplices, type Splice } from "../../docx/xml/splice";
import { listStoryParts } from "../../docx/parts/stories";
import { scanXml } from "../../docx/xml/xml-scanner";
import { childElements, parseXml } from "../../docx/xml/xml-tree";

const SETTINGS_TRACES = new Set(["w:docVars", "w:rsids", "w:attachedTemplate", "w:mailMerge"]);
const CORE_TRACES = new Set(["dc:creator", "cp:lastModifiedBy", "cp:revision"]);
const EXTENDED_TRACES = new Set(["ep:Company", "ep:Manager", "ep:Template", "ep:TotalTime", "ep:HyperlinkBase"]);
const THUMBNAIL = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail";
const CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";

const TASK_PANES = "http://schemas.microsoft.com/office/2011/relationships/webextensiontaskpanes";
/** Parts of the main document that only name people. */
const PEOPLE =
  /^http:\/\/schemas\.microsoft\.com\/office\/(?:2011\/relationships\/people|2019\/05\/relationships\/documenttasks)$/;

const withoutChildren = (xml: string, part: string, condemned: ReadonlySet<string>): string =>
  applySplices(
    xml,
    childElements(parseXml(xml, part))
      .filter((child) => condemned.has(child.name))
      .map((child) => ({ start: child.start, end: child.end, text: "" })),
  );

/** The part without revision save ids, which tell which stretches were typed in one sitting, and without the people allowed to edit one (17.13.7.2). */
const withoutSaveIds = (xml: string, part: string): string => {
  if (!/rsid|permStart/.test(xml)) return xml;
  const splices: Splice[] = [];
  scanXml(xml, part, {
    open(element, attributes, start) {
      for (const [name] of attributes) {
        if (!/^w:rsid/.test(name) && !(element === "w:permStart" && name === "w:ed")) continue;
        const range = attributes.range(name);
        if (range === undefined) continue;
        let from = xml.lastIndexOf("=", range.start - 1);
        while (from > start && !/\s/.test(xml.charAt(from - 1))) from -= 1;
        while (from > start && /\s/.test(xml.charAt(from - 1))) from -= 1;
        splices.push({ start: from, end: range.end + 1, text: "" });
      }
    },
  });
  return applySplices(xml, splices);
};

/** Parts of the package that hold nothing else. */
const goesWhole = (relationship: { readonly type: string }): boolean =>
  relationship.type === `${NAMESPACES.r}/custom-properties` || relationship.type === THUMBNAIL || isLabel(relationship);

const removeColumnValues = async (changes: PackageChanges): Promise<void> => {
  for (const item of await listCustomXml(changes.pkg))
    if (isSharePointsOwn(item) && changes.has(item.part)) await removeCustomXml(changes, item);
};

/** Gathers the edits; nothing is written here. */
export const purgeTraces = async (changes: PackageChanges): Promise<void> => {
  const { pkg } = changes;
  const main = await changes.relationships(pkg.mainPart);
  const ofType = (type: string): string | undefined =>
    main.find((relationship) => relationship.type === `${NAMESPACES.r}/${type}` && !relationship.external)?.target;
  const edit = async (part: string | undefined, change: (xml: string, part: string) => string): Promise<void> => {
    if (part === undefined || !changes.has(part)) return;
    const before = await changes.text(part);
    const after = change(before, part);
    if (after !== before) changes.set(part, after);
  };
  const settings = ofType("settings");
  await edit(settings, (xml, part) => withoutChildren(xml, part, SETTINGS_TRACES));
  if (settings !== undefined)
    await changes.unrelate(
      settings,
      new Set(
        (await changes.relationships(settings))
          .filter((relationship) =>
            /\/(?:attachedTemplate|mailMergeSource|mailMergeHeaderSource)$/.test(relationship.type),
          )
          .map((relationship) => relationship.id),
      ),
    );
  for (const { part } of await listStoryParts(pkg)) await edit(changes.has(part) ? part : undefined, withoutSaveIds);
  for (const type of ["styles", "numbering"]) await edit(ofType(type), withoutSaveIds);
  for (const relationship of main) {
    if (relationship.external || !PEOPLE.test(relationship.type) || !changes.has(relationship.target)) continue;
    await changes.unrelate(pkg.mainPart, new Set([relationship.id]));
    await changes.remove(relationship.target);
  }
  await removeColumnValues(changes);
  const root = await changes.relationships("");
  for (const relationship of root) {
    if (relationship.external) continue;
    if (relationship.type === CORE)
      await edit(relationship.target, (xml, part) => withoutChildren(xml, part, CORE_TRACES));
    else if (relationship.type === `${NAMESPACES.r}/extended-properties`)
      await edit(relationship.target, (xml, part) => withoutChildren(xml, part, EXTENDED_TRACES));
    else if (relationship.type === TASK_PANES && changes.has(relationship.target)) {
      const extensions = (await changes.relationships(relationship.target)).filter((extension) => !extension.external);
      await changes.unrelate("", new Set([relationship.id]));
      await changes.remove(relationship.target);
      for (const { target } of extensions) if (changes.has(target)) await changes.remove(target);
    } else if (goesWhole(relationship)) {
      await changes.unrelate("", new Set([relationship.id]));
      await changes.remove(relationship.target);
    }
  }
};
