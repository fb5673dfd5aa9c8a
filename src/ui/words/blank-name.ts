/** Named blanks as people speak of them. */
import type { blankWords } from "./words.en";

/** "case number" for the bookmark `cs_blank_1_case_number` that holds its place. */
export const blankName = (bookmark: string, words: typeof blankWords): string =>
  bookmark
    .replace(/^cs_blank_\d+_/, "")
    .replaceAll("_", " ")
    .trim() || words.unnamed;

/** "case number, date (2)": each name once, in the document's order. */
export const blankNames = (bookmarks: readonly string[], words: typeof blankWords): string => {
  const counts = new Map<string, number>();
  for (const bookmark of bookmarks) {
    const name = blankName(bookmark, words);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => (count === 1 ? name : `${name} (${count})`)).join(", ");
};
