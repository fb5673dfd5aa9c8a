/**
 * Desktop mode: what comes out of Word is never what went in. Every part is re-serialised by another XML library than the
 * product's, with the noise Word writes of its own accord; the words are untouched, and so must every content hash be.
 * No two readings give the same bytes (office-js issue 1075).
 */
import { putTogether, takeApart, type DesktopOperation } from "./desktop/desktop-package";
import {
  renameStyles,
  renumberBookmarks,
  renumberControls,
  renumberDrawings,
  renumberLists,
  renumberRelationships,
} from "./desktop/renumbering";
import {
  addLanguages,
  addProofingMarks,
  addRenderedPageBreaks,
  addWhitespace,
  keepSpaces,
  moveGoBack,
  renewParagraphIds,
  rewriteSaveIds,
  splitRuns,
} from "./desktop/text-noise";
import {
  addCompatibility,
  changeZoom,
  countTheSave,
  dropAddInSettings,
  dropProtection,
  reorderAttributes,
  repack,
  rewriteMainPrefix,
  rewritePrefixes,
} from "./desktop/writing";

/** Each by itself leaves the content as it is. The order is the order they run in: elements are made before they are renamed. */
export const DESKTOP_OPERATIONS: Readonly<Record<string, DesktopOperation>> = {
  splitRuns,
  rewriteSaveIds,
  renewParagraphIds,
  addProofingMarks,
  addLanguages,
  addRenderedPageBreaks,
  moveGoBack,
  keepSpaces,
  renumberControls,
  renumberDrawings,
  renumberBookmarks,
  renumberRelationships,
  renumberLists,
  countTheSave,
  addCompatibility,
  changeZoom,
  rewritePrefixes,
  reorderAttributes,
  repack,
};

/** What Word itself does not do but other writers of the format do; for tests of the reader, not part of desktop mode. */
export const FOREIGN_OPERATIONS: Readonly<Record<string, DesktopOperation>> = {
  addWhitespace,
  renameStyles,
  rewriteMainPrefix,
};

/** What getFileAsync leaves out, though saving keeps it. */
const LEFT_OUT: readonly DesktopOperation[] = [dropProtection, dropAddInSettings];

/** The package as desktop Word would give it (`getFile`) or write it (`save`). */
export const reserialiseAsDesktop = async (
  bytes: Uint8Array,
  occasion: "getFile" | "save",
  random: () => number = Math.random,
): Promise<Uint8Array> => {
  const opened = await takeApart(bytes);
  for (const operation of [...Object.values(DESKTOP_OPERATIONS), ...(occasion === "getFile" ? LEFT_OUT : [])])
    operation(opened, random);
  return putTogether(opened);
};

/** One operation alone. */
export const applyDesktopOperation = async (
  bytes: Uint8Array,
  operation: DesktopOperation,
  random: () => number,
): Promise<Uint8Array> => {
  const opened = await takeApart(bytes);
  operation(opened, random);
  return putTogether(opened);
};
