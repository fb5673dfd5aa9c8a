/**
 * What a template may carry and a draft may not: a template path Word would fetch from, fields Word would change on opening, fonts
 * embedded under somebody's licence. Each is dropped and reported.
 */
import { NAMESPACES } from "../../docx/xml/namespaces";
import type { PackageChanges } from "../../docx/package/package-changes";
import { settingsOf } from "../../docx/parts/stories";
import { applySplices, type Splice } from "../../docx/xml/splice";
import { childElements, parseXml } from "../../docx/xml/xml-tree";
import { finding, type Finding } from "../../domain/draft/finding";

type Dropped = "attached-template-dropped" | "update-fields-dropped" | "embedded-fonts-dropped" | "mail-merge-dropped";

const DROPPED: Readonly<Record<string, Dropped>> = {
  "w:attachedTemplate": "attached-template-dropped",
  "w:updateFields": "update-fields-dropped",
  "w:embedTrueTypeFonts": "embedded-fonts-dropped",
  "w:embedSystemFonts": "embedded-fonts-dropped",
  "w:saveSubsetFonts": "embedded-fonts-dropped",
  "w:mailMerge": "mail-merge-dropped",
};

const part = async (changes: PackageChanges, kind: string): Promise<string | undefined> =>
  (await changes.relationships(changes.pkg.mainPart)).find(
    (relationship) => relationship.type === `${NAMESPACES.r}/${kind}` && !relationship.external,
  )?.target;

/** Edits the settings and the font table; tells what went, once each. */
export const purgeSettings = async (changes: PackageChanges): Promise<readonly Finding[]> => {
  const codes = new Set<Dropped>();
  const settings = await part(changes, "settings");
  if (settings !== undefined) {
    const xml = await changes.text(settings);
    const splices: Splice[] = [];
    const asOpened = await settingsOf(changes.pkg);
    for (const child of childElements(
      asOpened?.part === settings && (await changes.pkg.text(settings)) === xml
        ? asOpened.root
        : parseXml(xml, settings),
    )) {
      const code = DROPPED[child.name];
      if (code === undefined) continue;
      splices.push({ start: child.start, end: child.end, text: "" });
      if (child.name !== "w:saveSubsetFonts") codes.add(code);
    }
    if (splices.length > 0) changes.set(settings, applySplices(xml, splices));
    const template = (await changes.relationships(settings)).filter((relationship) =>
      /\/(?:attachedTemplate|mailMergeSource|mailMergeHeaderSource)$/.test(relationship.type),
    );
    await changes.unrelate(settings, new Set(template.map((relationship) => relationship.id)));
  }
  const fonts = await part(changes, "fontTable");
  if (fonts !== undefined) {
    const embedded = (await changes.relationships(fonts)).filter(
      (relationship) => relationship.type === `${NAMESPACES.r}/font`,
    );
    if (embedded.length > 0) {
      const xml = await changes.text(fonts);
      const splices: Splice[] = [];
      for (const font of childElements(parseXml(xml, fonts), "w:font"))
        for (const child of childElements(font))
          if (/^w:embed(?:Regular|Bold|Italic|BoldItalic)$/.test(child.name))
            splices.push({ start: child.start, end: child.end, text: "" });
      changes.set(fonts, applySplices(xml, splices));
      await changes.unrelate(fonts, new Set(embedded.map((relationship) => relationship.id)));
      for (const target of new Set(
        embedded.filter((relationship) => !relationship.external).map((relationship) => relationship.target),
      ))
        await changes.remove(target);
      codes.add("embedded-fonts-dropped");
    }
  }
  return [...codes].map((code) => finding(code));
};
