/**
 * Accepts the revision marks inside units' controls (WordApi 1.6). Word refuses inside a control locked for editing
 * (office-js issue 2886), so such a lock is lifted for the moment and put back. The caller reads the bytes again.
 */
import { supports, type WordSurroundings } from "./surroundings";
import { inWord, WordFault } from "./word-fault";

export interface RevisionTarget {
  readonly tag: string;
  /** Among controls of that tag, zero-based in document order. */
  readonly occurrence: number;
}

/** Two round trips. Throws WordFault `not-found` when a control is not where the API reaches; nothing is accepted then. */
export const acceptRevisionsIn = async (
  surroundings: WordSurroundings,
  targets: readonly RevisionTarget[],
): Promise<"accepted" | "not-supported"> => {
  if (!supports(surroundings, "WordApi", "1.6")) return "not-supported";
  return inWord("accept the changes", () =>
    surroundings.word.run(async (context) => {
      const controls = context.document.contentControls;
      controls.load("tag,cannotEdit");
      await context.sync();
      const found = targets.map(
        (target) => controls.items.filter((control) => control.tag === target.tag)[target.occurrence],
      );
      for (const control of found) {
        if (control === undefined) throw new WordFault("not-found", "The unit is not where Word's API reaches.");
        const locked = control.cannotEdit;
        if (locked) control.cannotEdit = false;
        control.getTrackedChanges().acceptAll();
        if (locked) control.cannotEdit = true;
      }
      await context.sync();
      return "accepted" as const;
    }),
  );
};
