/** Named blanks as people speak of them. */

/** "case number" for the bookmark `cs_blank_1_case_number` that holds its place. */
export const blankName = (bookmark: string): string =>
  bookmark
    .replace(/^cs_blank_\d+_/, "")
    .replaceAll("_", " ")
    .trim() || "blank";

/** "case number, date (2)": each name once, in the document's order. */
export const blankNames = (bookmarks: readonly string[]): string => {
  const counts = new Map<string, number>();
  for (const name of bookmarks.map(blankName)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, count]) => (count === 1 ? name : `${name} (${count})`)).join(", ");
};
