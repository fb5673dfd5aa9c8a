/**
 * A Word file by its name and media type: which ones the product takes from a library or a person, and what it calls those it makes. What may
 * stand inside one is judged where it is read (`docx/`).
 */
export const WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
export const WORD_ENDING = ".docx";

export const isWordFile = (name: string): boolean => name.toLowerCase().endsWith(WORD_ENDING);
/** The name as a title: `Engagement letter.docx` is an engagement letter. Any other name stays whole. */
export const withoutWordEnding = (name: string): string =>
  isWordFile(name) ? name.slice(0, -WORD_ENDING.length) : name;
