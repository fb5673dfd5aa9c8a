/** A file of the firm's library, opened in Word: by Word itself where it can (WordApi 1.6), else by its address in a browser window. */
import { supports, type WordSurroundings } from "./surroundings";
import { inWord, WordFault } from "./word-fault";

/** Throws WordFault `not-supported` for an address that is not https, or where nothing can open it. */
export const openFileInWord = async (surroundings: WordSurroundings, webUrl: string): Promise<void> => {
  const { office, word, openWindow } = surroundings;
  if (!/^https:\/\//i.test(webUrl)) throw new WordFault("not-supported", "Only https addresses are opened.");
  if (supports(surroundings, "WordApi", "1.6") && String(office.context.platform) !== "OfficeOnline") {
    return inWord("open the file", () =>
      word.run(async (context) => {
        context.application.openDocument(webUrl);
        await context.sync();
      }),
    );
  }
  if (supports(surroundings, "OpenBrowserWindowApi", "1.1")) return office.context.ui.openBrowserWindow(webUrl);
  if (openWindow === undefined) throw new WordFault("not-supported", "This Word opens no other file.");
  openWindow(webUrl);
};
