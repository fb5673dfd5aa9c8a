/** A named blank as people call it: "case number" for the bookmark `cs_blank_1_case_number` that holds its place. */
export const blankName = (bookmark: string): string => bookmark.replace(/^cs_blank_\d+_/, "").replaceAll("_", " ").trim() || "blank";
