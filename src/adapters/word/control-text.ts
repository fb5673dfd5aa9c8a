/** Plain text into inline controls by their exact tag, and words inside a paragraph's control, each in a fixed number of round trips. A control the API does not reach (a text box) is left; the caller reads the bytes again. */
import type { WordsChange } from "../../app/ports/open-document";
import { readUnitTag } from "../../domain/draft/tag";
import type { WordSurroundings } from "./surroundings";
import { inWord, WordFault } from "./word-fault";

/** A unit's control around a fact; locked, it refuses the product's own change as anyone's. */
const isUnit = (tag: string): boolean => readUnitTag(tag) !== undefined;

/** How a missing fact is made visible; Word's own yellow. */
const HIGHLIGHT = "#FFFF00";

export interface ControlText {
  readonly tag: string;
  readonly text: string;
  readonly highlight: boolean;
  /** Several places may carry the tag: only those that read just this are rewritten. */
  readonly over?: string;
}

/** Throws WordFault `not-found` when not one of the controls is in the document. */
export const replaceControlTexts = async (
  surroundings: WordSurroundings,
  changes: readonly ControlText[],
): Promise<void> => {
  if (changes.length === 0) return;
  const wanted = new Map(changes.map((change) => [change.tag, change]));
  await inWord("rewrite the facts", () =>
    surroundings.word.run(async (context) => {
      const controls = context.document.contentControls;
      controls.load(changes.some(({ over }) => over !== undefined) ? "tag,cannotEdit,text" : "tag,cannotEdit");
      await context.sync();
      const present = controls.items.filter((control) => wanted.has(control.tag));
      if (present.length === 0)
        throw new WordFault("not-found", "None of the facts' controls is where Word's API reaches.");
      const locked = controls.items.filter((control) => control.cannotEdit && isUnit(control.tag));
      for (const control of locked) control.cannotEdit = false;
      for (const control of present) {
        const change = wanted.get(control.tag);
        if (change === undefined || (change.over !== undefined && control.text !== change.over)) continue;
        control.insertText(change.text, "Replace");
        // Null is Word's own way to say "no highlight"; the types know only text.
        control.font.highlightColor = change.highlight ? HIGHLIGHT : (null as unknown as string);
      }
      for (const control of locked) control.cannotEdit = true;
      await context.sync();
    }),
  );
};

/** Word looks for at most 255 characters, and reads `^` as the beginning of a code. */
const LONGEST_SEARCH = 255;
const sought = (find: string): string => find.replace(/\^/g, "^^").replace(/\t/g, "^t").replace(/\n/g, "^l");

/**
 * Words inside paragraphs' controls, in three round trips whatever their number: the controls, the places, the changes.
 * A place that is not found, or too long to look for, is left: the caller reads the bytes again.
 */
export const replaceControlWords = async (
  surroundings: WordSurroundings,
  changes: readonly WordsChange[],
): Promise<void> => {
  if (changes.length === 0) return;
  const wanted = new Map(changes.map((change) => [change.tag, change.words]));
  await inWord("rewrite the facts", () =>
    surroundings.word.run(async (context) => {
      const controls = context.document.contentControls;
      controls.load("tag,cannotEdit");
      await context.sync();
      const places = controls.items.flatMap((control) =>
        (wanted.get(control.tag) ?? [])
          .filter(({ find }) => find !== "" && sought(find).length <= LONGEST_SEARCH)
          .map((words) => {
            const found = control.search(sought(words.find), { matchCase: true });
            found.load("text");
            return { words, found };
          }),
      );
      await context.sync();
      const locked = controls.items.filter((control) => control.cannotEdit && isUnit(control.tag));
      for (const control of locked) control.cannotEdit = false;
      // From the last to the first, so that no change moves a place still to come.
      for (const { words, found } of places.reverse()) {
        const place = found.items[words.nth];
        if (place === undefined) continue;
        const written = place.insertText(words.text, "Replace");
        if (words.highlight || words.find.startsWith("["))
          written.font.highlightColor = words.highlight ? HIGHLIGHT : (null as unknown as string);
      }
      for (const control of locked) control.cannotEdit = true;
      await context.sync();
    }),
  );
};
