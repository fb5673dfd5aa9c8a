/**
 * A prepared draft into the blank document that is open. Only Document.insertFileFromBase64 (WordApi 1.5) brings headers and
 * sections; the body's own method of 1.1 drops them, so an older Word is told "not supported" and the draft is opened as a file instead.
 */
import { supports, type WordSurroundings } from "./surroundings";
import { inWord, WordFault } from "./word-fault";

/** The largest file Word takes this way (Word.Document.insertFileFromBase64). */
const LARGEST = 4 * 1024 * 1024;

/** Throws WordFault `not-supported`. The caller reads the bytes back: Word keeps no settings and may lose tags (office-js issue 2752). */
export const loadIntoDocument = async (surroundings: WordSurroundings, bytes: Uint8Array): Promise<void> => {
  if (!supports(surroundings, "WordApi", "1.5"))
    throw new WordFault("not-supported", "This Word cannot load a whole file into the open document.");
  if (bytes.length > LARGEST)
    throw new WordFault("not-supported", "The draft is too large to be loaded into the open document.");
  const newer = { importCustomProperties: true, importCustomXmlParts: true };
  await inWord("load the draft", () =>
    surroundings.word.run(async (context) => {
      context.document.insertFileFromBase64(base64(bytes), "Replace", {
        importTheme: true,
        importStyles: true,
        importParagraphSpacing: true,
        importPageColor: true,
        importChangeTrackingMode: true,
        ...(supports(surroundings, "WordApi", "1.6") ? newer : {}),
        ...(supports(surroundings, "WordApi", "1.7") ? { importDifferentOddEvenPages: true } : {}),
      });
      await context.sync();
    }),
  );
};

const base64 = (bytes: Uint8Array): string => {
  let binary = "";
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary);
};
