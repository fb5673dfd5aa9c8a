/** Ids and names a list's rounds would repeat: fresh in each round, the same wherever they are named in it. */
import type { FreshOp } from "../program/ops";
import type { FreshNames, PartWriting } from "./part-writing";
import type { Scope } from "../language/scope";

/** A note's copy for this place: the first keeps its id, the others get new ones. */
const noteId = (writing: PartWriting, original: string, at: Scope): string => {
  const { emission } = writing;
  const [kind = "", id = ""] = original.split(":");
  const uses = emission.noteUses.get(original) ?? [];
  if (uses.length === 0) emission.noteUses.set(original, uses);
  const made = uses.length === 0 ? id : String(emission.nextNote++);
  uses.push({ id: made, scope: at, item: writing.item });
  emission.noted.push(original);
  return kind === "" ? id : made;
};

const levelUp = (writing: PartWriting, up: number): FreshNames => {
  let level = writing.fresh;
  for (let n = 0; n < up && level.outer !== undefined; n += 1) level = level.outer;
  return level;
};

export const freshName = (writing: PartWriting, op: FreshOp, at: Scope): string => {
  const { emission, repeated } = writing;
  switch (op.what) {
    case "list":
      return writing.freshLists.get(op.original) ?? op.original;
    case "note":
      return noteId(writing, op.original, at);
    case "once": {
      const before = repeated.get(op.original) ?? 0;
      repeated.set(op.original, before + 1);
      return before === 0 ? op.original : "";
    }
    case "drawing":
    case "control":
      return String(emission.controlIds.next());
    case "bookmark":
    case "bookmarkName": {
      const key = `${op.what} ${op.original}`;
      const { names } = levelUp(writing, op.up ?? 0);
      const known = names.get(key);
      if (known !== undefined) return known;
      let made: string;
      if (op.what === "bookmark") made = String(emission.nextBookmark++);
      else {
        const before = repeated.get(op.original) ?? 0;
        made = before === 0 ? op.original : `${op.original.slice(0, 32)}_${before + 1}`;
        repeated.set(op.original, before + 1);
      }
      names.set(key, made);
      return made;
    }
  }
};

/** Lists inside a round begin their numbers anew. */
export const withRestarts = (
  writing: PartWriting,
  restarts: readonly string[] | undefined,
): ReadonlyMap<string, string> => {
  if (restarts === undefined || writing.item === undefined) return writing.freshLists;
  const { emission } = writing;
  const lists = new Map(writing.freshLists);
  for (const original of restarts) {
    const id = emission.nextList;
    emission.nextList += 1;
    emission.freshLists.push({ id, original });
    lists.set(original, String(id));
  }
  return lists;
};
