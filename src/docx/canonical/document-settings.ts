/** Settings of the whole document, as far as they change what a reader sees or let Word change it on opening. */
import type { XmlElement } from "../xml/xml-tree";
import { child, elements, isOn, val, wholeNumber } from "./content-tree";
import { atom, type Encoded } from "./encoding";
import { describe } from "./properties";
import { encodeRaw, type RawContext } from "./raw";
import type { Report, Where } from "./report";
import type { Theme } from "./theme";

/** Hashed when on. */
const SWITCHES = new Set([
  "w:evenAndOddHeaders",
  "w:bookFoldPrinting",
  "w:bookFoldRevPrinting",
  "w:printTwoOnOne",
  "w:displayBackgroundShape",
  "w:printFormsData",
]);
/** Hashed as they stand. Note settings with nothing but the separators' ids are what Word always writes. */
const RAW = new Set(["w:footnotePr", "w:endnotePr"]);
/** How Word behaves and looks while editing, its compatibility, its ids (CT_Settings, ECMA-376 17.15.1): no reader sees it in the text. */
const SILENT = new Set(
  (
    "writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries printPostScriptOverText printFractionalCharacterWidth embedTrueTypeFonts embedSystemFonts " +
    "saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors hideGrammaticalErrors activeWritingStyle proofState formsDesign " +
    "stylePaneFormatFilter stylePaneSortMethod documentType revisionView trackRevisions doNotTrackMoves doNotTrackFormatting documentProtection autoFormatOverride styleLockTheme styleLockQFSet autoHyphenation " +
    "consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps showEnvelope summaryLength clickAndTypeStyle defaultTableStyle bookFoldPrintingSheets drawingGridHorizontalSpacing drawingGridVerticalSpacing " +
    "displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalOrigin drawingGridVerticalOrigin doNotShadeFormData noPunctuationKerning characterSpacingControl " +
    "strictFirstAndLastChars noLineBreaksAfter noLineBreaksBefore savePreviewPicture doNotValidateAgainstSchema saveInvalidXml ignoreMixedContent alwaysShowPlaceholderText doNotDemarcateInvalidXml saveXmlDataOnly useXSLTWhenSaving " +
    "saveThroughXslt showXMLTags alwaysMergeEmptyNamespace compat docVars rsids attachedSchema themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats doNotAutoCompressPictures forceUpgrade captions readModeInkLockDown " +
    "smartTagType doNotEmbedSmartTags decimalSymbol listSeparator"
  )
    .split(" ")
    .map((name) => `w:${name}`),
);
const ELSEWHERE = new Set([
  "m:mathPr",
  "sl:schemaLibrary",
  "w14:docId",
  "w14:conflictMode",
  "w14:discardImageEditingData",
  "w14:defaultImageDpi",
  "w15:docId",
  "w15:chartTrackingRefBased",
  "w16cex:docId",
  "w16cid:docId",
  "w16:docId",
]);

/** Twips; three inches from stop to stop is more than any form asks for. */
const FARTHEST_TAB = 4320;

/** The page's colour where the document shows one, else white. */
export const paperColor = (document: XmlElement, settings: XmlElement | undefined): string => {
  const color = child(document, "w:background")?.attributes.get("w:color")?.toUpperCase();
  return isOn(child(settings, "w:displayBackgroundShape")) && color !== undefined && /^[0-9A-F]{6}$/.test(color)
    ? color
    : "FFFFFF";
};

/** @param root the settings part's root, undefined when there is none */
export const encodeSettings = (
  root: XmlElement | undefined,
  document: XmlElement,
  theme: Theme,
  raw: RawContext,
  report: Report,
  where: Where,
): readonly Encoded[] => {
  const out: Encoded[] = [];
  for (const one of root === undefined ? [] : elements(root)) {
    const { name } = one;
    if (SWITCHES.has(name)) {
      if (isOn(one)) out.push(atom(name));
    } else if (RAW.has(name)) {
      const kept = elements(one).filter((inner) => inner.name !== "w:footnote" && inner.name !== "w:endnote");
      if (kept.length > 0) out.push(atom(`${name} ${kept.map((inner) => describe(inner, theme)).join("")}`));
    } else if (name === "w:defaultTabStop") {
      const stop = wholeNumber(val(one)) ?? -1;
      if (stop < 0 || stop > FARTHEST_TAB) {
        out.push(atom(`${name} ${val(one) ?? ""}`));
        report.toBeSeen("layout-hides", where, { kind: "tab-stop" });
      }
    } else if (name === "w:shapeDefaults" || name === "w:hdrShapeDefaults") {
      // Ids apart, these are looks that old-style shapes take where they say nothing themselves.
      for (const defaults of elements(one))
        if (
          defaults.name === "o:shapedefaults" &&
          ([...defaults.attributes.keys()].some((key) => key !== "v:ext" && key !== "spidmax") ||
            elements(defaults).some((inner) => inner.name !== "o:colormru" && inner.name !== "o:colormenu"))
        )
          out.push(
            encodeRaw(
              { ...defaults, attributes: new Map([...defaults.attributes].filter(([key]) => key !== "spidmax")) },
              raw,
            ),
          );
    } else if (name === "w:updateFields") {
      if (isOn(one)) report.blocking("update-fields", where);
    } else if (name === "w:mailMerge") report.blocking("mail-merge-source", where);
    else if (name === "w:linkStyles") {
      if (isOn(one)) report.blocking("linked-styles", where);
    } else if (name === "w:attachedTemplate") report.toBeSeen("attached-template", where);
    else if (!SILENT.has(name) && !ELSEWHERE.has(name)) {
      report.toBeSeen("unknown-setting", where, { name });
      out.push(encodeRaw(one, raw));
    }
  }
  const background = child(document, "w:background");
  if (background !== undefined) out.push(encodeRaw(background, raw));
  for (const one of elements(document)) {
    if (one.name === "w:body" || one.name === "w:background") continue;
    report.toBeSeen("unknown-markup", where, { name: one.name });
    out.push(encodeRaw(one, raw));
  }
  return out.sort();
};
