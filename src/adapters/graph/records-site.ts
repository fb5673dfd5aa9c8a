/**
 * A matter's row may name another site for its records: behind a wall, with members of its own. Such a site is not reached yet, so
 * the matter is refused by name: its facts and drafts must not be looked for, and above all not be put, where everyone may read.
 */
import { GraphFault } from "./graph-fault";
import { columnText, type Row } from "./list-rows";

/** The row, when its records are kept on `site` (`<host>:/sites/<name>`) or it names none. Throws GraphFault `records-elsewhere`. */
export const requireHere = (matter: Row, site: string): Row => {
  const named = columnText(matter, "RecordsSite").trim();
  if (named === "" || named.toLowerCase() === site.toLowerCase()) return matter;
  throw new GraphFault("records-elsewhere", "This matter's records are kept on another site.");
};
