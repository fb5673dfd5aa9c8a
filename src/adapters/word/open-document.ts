/** The port OpenDocument over Office.js. Floor: WordApi 1.3 and the Common API; everything above is asked for first. */
import type { OpenDocument } from "../../app/ports/open-document";
import { acceptRevisionsIn } from "./accept-revisions";
import { addUnitComments } from "./add-comments";
import { applyTagChanges } from "./apply-tags";
import { replaceControlTexts, replaceControlWords } from "./control-text";
import { writeCustomXml } from "./custom-xml-part";
import { goToTarget } from "./go-to";
import { loadIntoDocument } from "./load-document";
import { openFileInWord } from "./open-file";
import { readDocumentBytes, saveDocument } from "./read-file";
import type { WordSurroundings } from "./surroundings";
import { askOffice } from "./word-fault";
import { watchDocument } from "./watch-document";

/** Every method throws WordFault when Word fails. */
export const createOpenDocument = (surroundings: WordSurroundings): OpenDocument => ({
  place: async () => {
    const { document } = surroundings.office.context;
    const { url } = await askOffice<Partial<Office.FileProperties>>("say where the document is", (callback) =>
      document.getFilePropertiesAsync(callback),
    );
    return { readOnly: String(document.mode) === "readOnly", ...(url === "" || url === undefined ? {} : { url }) };
  },
  readBytes: () => readDocumentBytes(surroundings),
  applyTags: (changes) => applyTagChanges(surroundings, changes),
  replaceControlText: (changes) => replaceControlTexts(surroundings, changes),
  replaceWords: (changes) => replaceControlWords(surroundings, changes),
  writeLedger: (namespace, xml) => writeCustomXml(surroundings, namespace, xml),
  load: (bytes) => loadIntoDocument(surroundings, bytes),
  goTo: (target) => goToTarget(surroundings, target),
  comment: (notes) => addUnitComments(surroundings, notes),
  acceptRevisions: (targets) => acceptRevisionsIn(surroundings, targets),
  save: () => saveDocument(surroundings),
  openFile: (webUrl) => openFileInWord(surroundings, webUrl),
  watch: (onHint) => watchDocument(surroundings, onHint),
});
