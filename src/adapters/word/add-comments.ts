/**
 * Word comments at units, all in one batch whatever their number, where this Word has comments
 * (WordApi 1.4; the older client library calls the set WordApiOnline 1.1).
 */
import type { UnitId } from "../../domain/ids";
import { pendingTag, reviewedTag } from "../../domain/draft/tag";
import type { UnitNote } from "../../app/ports/open-document";
import { supports, type WordSurroundings } from "./surroundings";
import { inWord } from "./word-fault";

/** Returns the units that got none: all of them where this Word has no comments, else those whose control the API does not reach (text boxes; notes on the web). */
export const addUnitComments = async (
  surroundings: WordSurroundings,
  notes: readonly UnitNote[],
): Promise<readonly UnitId[]> => {
  if (notes.length === 0) return [];
  if (!supports(surroundings, "WordApi", "1.4") && !supports(surroundings, "WordApiOnline", "1.1"))
    return notes.map((note) => note.unit);
  return inWord("add comments", () =>
    surroundings.word.run(async (context) => {
      const wanted = notes.map(({ unit, text }) => {
        const candidates = [pendingTag(unit), reviewedTag(unit)].map((tag) =>
          context.document.contentControls.getByTag(tag).getFirstOrNullObject(),
        );
        for (const candidate of candidates) candidate.load("tag,cannotEdit");
        return { unit, text, candidates };
      });
      await context.sync();
      const notAdded: UnitId[] = [];
      for (const { unit, text, candidates } of wanted) {
        const control = candidates.find((candidate) => !candidate.isNullObject);
        if (control === undefined) {
          notAdded.push(unit);
          continue;
        }
        // Word takes no comment where editing is locked; a signature block is opened for it and locked again.
        const locked = control.cannotEdit;
        if (locked) control.cannotEdit = false;
        control.getRange("Content").insertComment(text);
        if (locked) control.cannotEdit = true;
      }
      await context.sync();
      return notAdded;
    }),
  );
};
