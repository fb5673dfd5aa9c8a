/** Plain text into inline controls by their exact tag, in two round trips. A control the API does not reach (a text box) is left; the caller reads the bytes again. */
import type { WordSurroundings } from "./surroundings";
import { inWord, WordFault } from "./word-fault";

/** How a missing fact is made visible; Word's own yellow. */
const HIGHLIGHT = "#FFFF00";

export interface ControlText {
  readonly tag: string;
  readonly text: string;
  readonly highlight: boolean;
}

/** Throws WordFault `not-found` when not one of the controls is in the document. */
export const replaceControlTexts = async (surroundings: WordSurroundings, changes: readonly ControlText[]): Promise<void> => {
  if (changes.length === 0) return;
  const wanted = new Map(changes.map((change) => [change.tag, change]));
  await inWord("rewrite the facts", () =>
    surroundings.word.run(async (context) => {
      const controls = context.document.contentControls;
      controls.load("tag");
      await context.sync();
      const present = controls.items.filter((control) => wanted.has(control.tag));
      if (present.length === 0) throw new WordFault("not-found", "None of the facts' controls is where Word's API reaches.");
      for (const control of present) {
        const change = wanted.get(control.tag);
        if (change === undefined) continue;
        control.insertText(change.text, "Replace");
        // Null is Word's own way to say "no highlight"; the types know only text.
        control.font.highlightColor = change.highlight ? HIGHLIGHT : (null as unknown as string);
      }
      await context.sync();
    }),
  );
};
