/** The two globals Office.js leaves on its page, for the composition root, which may not name them. */
import { WordFault } from "./word-fault";

/** Throws WordFault `not-in-word` when Microsoft's script did not load. */
export const officeOfThisPage = (): typeof Office => {
  if (typeof Office === "undefined") throw new WordFault("not-in-word", "Office.js did not load.");
  return Office;
};

/** Only after Office is ready: before that the client for Word is not loaded. */
export const wordOfThisPage = (): typeof Word => {
  if (typeof Word === "undefined") throw new WordFault("not-in-word", "The client for Word did not load.");
  return Word;
};
