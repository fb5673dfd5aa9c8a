/**
 * The whole package, or nothing (invariant 6): getFileAsync in slices, always closed. Where Word will not give the file,
 * a fresh nonce is written into a custom XML part, the document saved, and its stored bytes polled until they hold that
 * nonce; after 30 seconds the answer is "cannot read". `body.getOoxml` is no fallback: it is a partial look.
 */
import { writeCustomXml, removeCustomXmlOf } from "./custom-xml-part";
import { supports, type WordSurroundings } from "./surroundings";
import { askOffice, inWord, WordFault } from "./word-fault";

/** Largest slice getFileAsync gives; iPad gives at most 64 KB (Office.Document.getFileAsync). */
const SLICE = 4_194_304;
const SLICE_IPAD = 65_536;

const NONCE_NAMESPACE = "urn:countersign:read:1";
const PATIENCE = 30_000;
const PAUSE = 1_000;

/** Throws WordFault `cannot-read`. */
export const readDocumentBytes = async (surroundings: WordSurroundings): Promise<Uint8Array> => {
  let refusal: unknown;
  try {
    return await readOpenFile(surroundings.office);
  } catch (error) {
    refusal = error;
  }
  return readStoredFile(surroundings, refusal);
};

const readOpenFile = async (office: typeof Office): Promise<Uint8Array> => {
  const sliceSize = String(office.context.platform) === "iOS" ? SLICE_IPAD : SLICE;
  const file = await askOffice<Office.File>("give the document's file", (callback) =>
    office.context.document.getFileAsync(office.FileType.Compressed, { sliceSize }, callback),
  );
  try {
    const bytes = new Uint8Array(file.size);
    let length = 0;
    for (let index = 0; index < file.sliceCount; index += 1) {
      const slice = await askOffice<Office.Slice>("give a slice of the file", (callback) =>
        file.getSliceAsync(index, callback),
      );
      const data = Uint8Array.from(slice.data as ArrayLike<number>);
      if (length + data.length > bytes.length)
        throw new WordFault("cannot-read", "Word gave more bytes than it announced.");
      bytes.set(data, length);
      length += data.length;
    }
    if (length !== bytes.length) throw new WordFault("cannot-read", `Word gave ${length} of ${bytes.length} bytes.`);
    return bytes;
  } finally {
    // At most two files may be open at a time. A failure to close is not this read's: its bytes are whole, and a next read that
    // Word then refuses says so itself as cannot-read.
    await askOffice<void>("close the file", (callback) => file.closeAsync((result) => callback(result))).catch(
      () => undefined,
    );
  }
};

const readStoredFile = async (surroundings: WordSurroundings, refusal: unknown): Promise<Uint8Array> => {
  const { readStored, randomBytes = cryptoBytes, wait = pause, now = Date.now } = surroundings;
  if (readStored === undefined)
    throw new WordFault("cannot-read", "Word did not give the document's file.", { cause: refusal });
  const nonce = Array.from(randomBytes(16), (byte) => byte.toString(16).padStart(2, "0")).join("");
  try {
    await writeCustomXml(surroundings, NONCE_NAMESPACE, `<read xmlns="${NONCE_NAMESPACE}" nonce="${nonce}"/>`);
    await saveDocument(surroundings);
    const until = now() + PATIENCE;
    for (;;) {
      const stored = await readStored();
      if (stored === undefined)
        throw new WordFault("cannot-read", "The document is in no library this pane can read.", { cause: refusal });
      const bytes = await withoutNonce(stored, nonce);
      if (bytes !== undefined) return bytes;
      if (now() >= until)
        throw new WordFault(
          "cannot-read",
          "The stored file did not come to hold the document as it stands within 30 seconds.",
          { cause: refusal },
        );
      await wait(PAUSE);
    }
  } catch (cause) {
    if (cause instanceof WordFault && cause.code === "cannot-read") throw cause;
    throw new WordFault(
      "cannot-read",
      "Word did not give the document's file, and its stored bytes could not be read either.",
      { cause },
    );
  } finally {
    // A nonce left behind changes no words and is replaced by the next; it must not hide the read's own outcome.
    await removeCustomXmlOf(surroundings, NONCE_NAMESPACE).catch(() => undefined);
  }
};

/** Reading a package is no part of the first screen's script: only a Word that gives no file needs it here. */
const packages = async () => ({
  ...(await import("../../docx/package/package")),
  ...(await import("../../docx/package/package-changes")),
  ...(await import("../../docx/parts/custom-xml")),
});

/** The package less the nonce's part when it holds this nonce; undefined while it holds an older state. */
const withoutNonce = async (bytes: Uint8Array, nonce: string): Promise<Uint8Array | undefined> => {
  const { findCustomXml, openPackage, PackageChanges, removeCustomXml, savePackage } = await packages();
  const stored = await openPackage(bytes);
  const parts = await findCustomXml(stored, NONCE_NAMESPACE);
  const texts = await Promise.all(parts.map((part) => stored.text(part.part)));
  if (!texts.some((text) => text.includes(nonce))) return undefined;
  const changes = new PackageChanges(stored);
  for (const part of parts) await removeCustomXml(changes, part);
  return savePackage(stored, changes.all());
};

const cryptoBytes = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Saves the document where it came from. Throws WordFault. */
export const saveDocument = (surroundings: WordSurroundings): Promise<void> => {
  if (!supports(surroundings, "WordApi", "1.1"))
    throw new WordFault("not-supported", "This Word cannot save through the API.");
  return inWord("save the document", () =>
    surroundings.word.run(async (context) => {
      context.document.save();
      await context.sync();
    }),
  );
};
