/**
 * Revision marks as Word writes them while changes are tracked (ECMA-376 17.13.5): who, when, and an id of their own.
 */
import type { Element } from "@xmldom/xmldom";
import type { HostDocument } from "./host-document";
import { storyParts } from "./story-places";
import {
  ancestor,
  attributeW,
  childW,
  createW,
  descendants,
  insertInOrder,
  isW,
  RUN_PROPERTY_ORDER,
} from "./wordprocessing";

const MARKS = new Set([
  "ins",
  "del",
  "moveFrom",
  "moveTo",
  "rPrChange",
  "pPrChange",
  "sectPrChange",
  "tblPrChange",
  "tcPrChange",
  "trPrChange",
  "tblGridChange",
  "tblPrExChange",
  "numberingChange",
  "cellIns",
  "cellDel",
  "cellMerge",
  "moveFromRangeStart",
  "moveToRangeStart",
  "bookmarkStart",
  "commentRangeStart",
  "permStart",
]);

/** True while `w:trackRevisions` is on in the settings. */
export const tracksChanges = (document: HostDocument): boolean => {
  const settings = document.relatedParts(document.mainPart, "/settings")[0];
  const mark = settings === undefined ? undefined : childW(document.root(settings), "trackRevisions");
  return mark !== undefined && !["0", "false", "off"].includes(attributeW(mark, "val") ?? "1");
};

/** Switches tracking on or off in the settings. */
export const setTracksChanges = (document: HostDocument, on: boolean): void =>
  document.change("person", (touch) => {
    const settings = document.relatedParts(document.mainPart, "/settings")[0];
    if (settings === undefined) return;
    const root = document.root(settings);
    const mark = childW(root, "trackRevisions");
    if (mark !== undefined) mark.parentNode?.removeChild(mark);
    if (on) insertInOrder(root, createW(root, "trackRevisions"), SETTINGS_ORDER);
    touch(settings);
  });
/** The head of CT_Settings' sequence as far as `trackRevisions` and its followers. */
const SETTINGS_ORDER = [
  "writeProtection",
  "view",
  "zoom",
  "removePersonalInformation",
  "removeDateAndTime",
  "doNotDisplayPageBoundaries",
  "displayBackgroundShape",
  "printPostScriptOverText",
  "printFractionalCharacterWidth",
  "printFormsData",
  "embedTrueTypeFonts",
  "embedSystemFonts",
  "saveSubsetFonts",
  "saveFormsData",
  "mirrorMargins",
  "alignBordersAndEdges",
  "bordersDoNotSurroundHeader",
  "bordersDoNotSurroundFooter",
  "gutterAtTop",
  "hideSpellingErrors",
  "hideGrammaticalErrors",
  "activeWritingStyle",
  "proofState",
  "formsDesign",
  "attachedTemplate",
  "linkStyles",
  "stylePaneFormatFilter",
  "stylePaneSortMethod",
  "documentType",
  "mailMerge",
  "revisionView",
  "trackRevisions",
  "doNotTrackMoves",
  "doNotTrackFormatting",
  "documentProtection",
  "autoFormatOverride",
  "styleLockTheme",
  "styleLockQFSet",
  "defaultTabStop",
  "autoHyphenation",
  "consecutiveHyphenLimit",
  "hyphenationZone",
  "doNotHyphenateCaps",
  "showEnvelope",
  "summaryLength",
  "clickAndTypeStyle",
  "defaultTableStyle",
  "evenAndOddHeaders",
  "bookFoldRevPrinting",
  "bookFoldPrinting",
  "bookFoldPrintingSheets",
  "drawingGridHorizontalSpacing",
  "drawingGridVerticalSpacing",
  "displayHorizontalDrawingGridEvery",
  "displayVerticalDrawingGridEvery",
  "doNotUseMarginsForDrawingGridOrigin",
  "drawingGridHorizontalOrigin",
  "drawingGridVerticalOrigin",
  "doNotShadeFormData",
  "noPunctuationKerning",
  "characterSpacingControl",
  "printTwoOnOne",
  "strictFirstAndLastChars",
  "noLineBreaksAfter",
  "noLineBreaksBefore",
  "savePreviewPicture",
  "doNotValidateAgainstSchema",
  "saveInvalidXml",
  "ignoreMixedContent",
  "alwaysShowPlaceholderText",
  "doNotDemarcateInvalidXml",
  "saveXmlDataOnly",
  "useXSLTWhenSaving",
  "saveThroughXslt",
  "showXMLTags",
  "alwaysMergeEmptyNamespace",
  "updateFields",
  "hdrShapeDefaults",
  "footnotePr",
  "endnotePr",
  "compat",
  "docVars",
  "rsids",
  "mathPr",
  "attachedSchema",
  "themeFontLang",
  "clrSchemeMapping",
  "doNotIncludeSubdocsInStats",
  "doNotAutoCompressPictures",
  "forceUpgrade",
  "captions",
  "readModeInkLockDown",
  "smartTagType",
  "schemaLibrary",
  "shapeDefaults",
  "doNotEmbedSmartTags",
  "decimalSymbol",
  "listSeparator",
];

/** The next id no mark, bookmark or comment range of the document uses. */
const freshMarkId = (document: HostDocument): string => {
  let highest = 0;
  for (const part of storyParts(document)) {
    for (const mark of descendants(document.root(part), (element) => MARKS.has(element.localName ?? ""))) {
      const id = Number(attributeW(mark, "id"));
      if (Number.isInteger(id) && id > highest) highest = id;
    }
  }
  return String(highest + 1);
};

/** A mark by the person at the keyboard, now. Word writes times to the second. */
export const revisionMark = (
  document: HostDocument,
  near: Element,
  name: "ins" | "del" | "rPrChange" | "pPrChange",
): Element =>
  createW(near, name, {
    id: freshMarkId(document),
    author: document.setting.person.name,
    date: `${new Date(document.setting.now()).toISOString().slice(0, 19)}Z`,
  });

/** The person's own insertion a node stands in: what they take out of it leaves without a mark, as in Word. */
export const ownInsertion = (document: HostDocument, node: Element): Element | undefined => {
  const insertion = ancestor(node, (element) => isW(element, "ins"));
  return insertion !== undefined && attributeW(insertion, "author") === document.setting.person.name
    ? insertion
    : undefined;
};

/** Marks the paragraph's end as inserted or deleted (17.13.5.15, 17.13.5.20). */
export const markParagraphEnd = (document: HostDocument, paragraph: Element, name: "ins" | "del"): void => {
  const properties =
    childW(paragraph, "pPr") ?? paragraph.insertBefore(createW(paragraph, "pPr"), paragraph.firstChild);
  let marks = childW(properties, "rPr");
  if (marks === undefined) {
    marks = createW(paragraph, "rPr");
    const after = childW(properties, "sectPr") ?? childW(properties, "pPrChange") ?? null;
    properties.insertBefore(marks, after);
  }
  if (childW(marks, name) === undefined)
    insertInOrder(marks, revisionMark(document, paragraph, name), RUN_PROPERTY_ORDER);
};
