/** What the package itself carries that runs, fetches or replaces: found in its parts and relationships, not in the words. */
import type { DocxPackage, Relationship } from "../package/package";
import type { XmlElement } from "../xml/xml-tree";
import { child, elements, onOff, numberedId, parseContent, val } from "./content-tree";
import { unreachedParts } from "../package/unreached-parts";
import { isTextFont } from "./text-fonts";
import { lastStep, relationshipKind } from "./relationship-kinds";
import type { BareBlocking } from "./reader-findings";
import type { Report } from "./report";

/** Relationships of story parts and of the package that the reader knows. */
const KNOWN = new Set([
  "styles",
  "numbering",
  "settings",
  "webSettings",
  "fontTable",
  "theme",
  "footnotes",
  "endnotes",
  "header",
  "footer",
  "comments",
  "commentsExtended",
  "commentsIds",
  "commentsExtensible",
  "people",
  "glossaryDocument",
  "customXml",
  "customXmlProps",
  "stylesWithEffects",
  "image",
  "hyperlink",
  "chart",
  "chartEx",
  "chartUserShapes",
  "diagramData",
  "diagramLayout",
  "diagramQuickStyle",
  "diagramColors",
  "diagramDrawing",
  "oleObject",
  "package",
  "control",
  "printerSettings",
  "font",
  "officeDocument",
  "core-properties",
  "extended-properties",
  "custom-properties",
  "thumbnail",
  "webextensiontaskpanes",
  "webextension",
  "documenttasks",
  "hdphoto",
  "attachedTemplate",
  "aFChunk",
  "subDocument",
  "ink",
  "classificationlabels",
]);
const EXTERNAL: Readonly<Record<string, BareBlocking>> = {
  image: "linked-picture",
  oleObject: "linked-object",
  package: "linked-object",
  subDocument: "sub-document",
  aFChunk: "alt-chunk",
  frame: "frameset",
  mailMergeSource: "mail-merge-source",
  mailMergeHeaderSource: "mail-merge-source",
  recipientData: "mail-merge-source",
};
const BLOCKING: Readonly<Record<string, BareBlocking>> = {
  vbaProject: "macros",
  wordVbaData: "macros",
  attachedToolbars: "macros",
  keyMapCustomizations: "macros",
  control: "activex",
  aFChunk: "alt-chunk",
  subDocument: "sub-document",
  recipientData: "mail-merge-source",
  mailMergeSource: "mail-merge-source",
};

const reportParts = async (pkg: DocxPackage, report: Report): Promise<void> => {
  for (const part of await unreachedParts(pkg)) report.blocking("part-unreached", { part }, { name: part });
  if (/macroEnabled/i.test(pkg.contentType(pkg.mainPart) ?? "")) report.blocking("macros", { part: pkg.mainPart });
  for (const part of pkg.partNames()) {
    const type = pkg.contentType(part) ?? "";
    if (/vbaProject|vbaData/i.test(type) || /(?:^|\/)vbaProject\.bin$/i.test(part)) report.blocking("macros", { part });
    if (/activeX/i.test(type)) report.blocking("activex", { part });
    if (/(?:^|\/)embeddings\/.*\.(?:exe|bat|cmd|js|vbs|scr)$/i.test(part)) report.blocking("macros", { part });
  }
};

const blockingKind = ({ type, external }: Relationship): BareBlocking | undefined =>
  (external ? EXTERNAL[lastStep(type)] : undefined) ?? BLOCKING[lastStep(type)];

const reportRelationship = (relationship: Relationship, part: string, report: Report): void => {
  const { type, external } = relationship;
  const step = lastStep(type);
  const blocking = blockingKind(relationship);
  if (blocking !== undefined) report.blocking(blocking, { part });
  else if (external && step !== "hyperlink" && step !== "attachedTemplate")
    report.toBeSeen("external-reference", { part }, { kind: step });
  else if (!KNOWN.has(relationshipKind(type))) report.toBeSeen("unknown-part", { part }, { kind: step });
};

/**
 * @param parts the story parts, the main part first
 * @param shown parts these show in turn: charts, diagrams, the numbering's and the theme's pictures
 */
export const reportPackage = async (
  pkg: DocxPackage,
  parts: readonly string[],
  shown: Iterable<string>,
  report: Report,
): Promise<void> => {
  await reportParts(pkg, report);
  for (const part of ["", ...parts])
    for (const relationship of await pkg.relationships(part))
      reportRelationship(relationship, part === "" ? "_rels/.rels" : part, report);
  for (const part of shown)
    for (const relationship of await pkg.relationships(part)) {
      const blocking = blockingKind(relationship);
      if (blocking !== undefined) report.blocking(blocking, { part });
    }
};

const SIGNS = /symbol|dings|barcode|3 of 9/i;

/** Fonts the document brings along may draw other letters than are stored. @param root the font table's root */
export const reportFonts = (root: XmlElement | undefined, part: string, report: Report): void => {
  for (const font of root === undefined ? [] : elements(root)) {
    const name = font.attributes.get("w:name") ?? "";
    if (elements(font).some((one) => /^w:embed/.test(one.name)))
      report.blocking("embedded-font", { part }, { font: name });
    // Where the font itself is not installed, these decide what is shown instead of its letters (17.8.3.1, 17.8.3.2).
    const stands = [
      val(child(font, "w:altName")) ?? "",
      child(font, "w:charset")?.attributes.get("w:val") === "02" ? "symbol" : "",
    ].join(" ");
    if (
      (isTextFont(name) || !SIGNS.test(name)) &&
      SIGNS.test(stands) &&
      (isTextFont(name) || child(font, "w:altName") !== undefined)
    )
      report.blocking("font-substitute", { part }, { font: name });
  }
};

/** @param root the web settings' root */
export const reportWebSettings = (root: XmlElement | undefined, part: string, report: Report): void => {
  if (child(root, "w:frameset") !== undefined) report.blocking("frameset", { part });
};

/** A comment's number however it is spelled: `01` is found by 1. */
export const commentId = (element: XmlElement): string => {
  return numberedId(element.attributes.get("w:id")) ?? "";
};

/** Ids of comments not marked done (w15:commentEx, MS-DOCX 2.5.3); a reply is as open as it says itself. */
export const openComments = async (
  pkg: DocxPackage,
  commentsPart: string | undefined,
  extendedPart: string | undefined,
): Promise<ReadonlySet<string>> => {
  const open = new Set<string>();
  if (commentsPart === undefined) return open;
  const done = new Set<string>();
  if (extendedPart !== undefined)
    for (const one of elements(parseContent(await pkg.text(extendedPart), extendedPart)))
      if (one.attributes.has("w15:done") && onOff(one.attributes.get("w15:done")) === true)
        done.add(one.attributes.get("w15:paraId") ?? "");
  for (const comment of elements(parseContent(await pkg.text(commentsPart), commentsPart))) {
    const paragraphs = elements(comment).filter((one) => one.name === "w:p");
    const last = paragraphs[paragraphs.length - 1]?.attributes.get("w14:paraId");
    if (last === undefined || !done.has(last)) open.add(commentId(comment));
  }
  return open;
};
