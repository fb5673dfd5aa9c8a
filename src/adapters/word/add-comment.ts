/** A Word comment at a unit, where this Word has comments (WordApi 1.4; the older client library calls the set WordApiOnline 1.1). */
import type { UnitId } from "../../domain/ids";
import { pendingTag, reviewedTag } from "../../domain/draft/tag";
import { supports, type WordSurroundings } from "./surroundings";
import { inWord, WordFault } from "./word-fault";

/** Throws WordFault `not-found` when the unit has no control the API reaches. */
export const addUnitComment = async (surroundings: WordSurroundings, unit: UnitId, text: string): Promise<"added" | "not-supported"> => {
  if (!supports(surroundings, "WordApi", "1.4") && !supports(surroundings, "WordApiOnline", "1.1")) return "not-supported";
  return inWord("add a comment", () =>
    surroundings.word.run(async (context) => {
      const candidates = [pendingTag(unit), reviewedTag(unit)].map((tag) => context.document.contentControls.getByTag(tag).getFirstOrNullObject());
      for (const candidate of candidates) candidate.load("tag,cannotEdit");
      await context.sync();
      const control = candidates.find((candidate) => !candidate.isNullObject);
      if (control === undefined) throw new WordFault("not-found", "The unit is not in the document any more.");
      // Word takes no comment where editing is locked; a signature block is opened for it and locked again.
      const locked = control.cannotEdit;
      if (locked) control.cannotEdit = false;
      control.getRange("Content").insertComment(text);
      if (locked) control.cannotEdit = true;
      await context.sync();
      return "added" as const;
    }),
  );
};
