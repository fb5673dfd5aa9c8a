/**
 * What a list of the site is made of. Internal names are ASCII and stay under SharePoint's 32 characters; people are text columns (oid, name), never
 * person columns, because those give site-local ids. Calendar dates are ISO text: a date-only column moves by a day with the site's time zone.
 * An index cannot be added past 20,000 rows, so a column somebody may ask for one day is indexed from the first.
 */
import { factNames, type FactList } from "../../domain/matter/fact-names";
import type { MatterListName } from "../../domain/matter/matter-lists";

/** note: several lines of plain text, never indexed. */
export type ColumnType = "text" | "note" | "number" | "boolean" | "dateTime" | "choice";

export interface Column {
  /** Internal name: what the API calls it. */
  readonly name: string;
  readonly type: ColumnType;
  /** Only an indexed column may stand in `$filter` or `$orderby`. */
  readonly indexed?: true;
  /** The server refuses a second row with the same value; implies indexed. */
  readonly unique?: true;
  readonly choices?: readonly string[];
}

/** What a group may do on a list. Nobody here may delete; site owners stand outside this table. */
export interface Rights {
  readonly read: boolean;
  readonly add: boolean;
  readonly edit: boolean;
}

/** Leads are staff as well: theirs is what they may do beyond it. */
export type Group = "staff" | "leads" | "attorneys";

export interface DeclaredList<Name extends string> {
  readonly name: Name;
  readonly kind: "list" | "library";
  readonly columns: readonly Column[];
  readonly may: Readonly<Record<Exclude<Group, "leads">, Rights> & { readonly leads?: Rights }>;
  /** One sentence for the person who provisions the site. */
  readonly holds: string;
  /** A list of its own each calendar year: `Reviews` is `CountersignReviews2026` on the site. */
  readonly yearly?: true;
  /** Staff read the rows they wrote themselves and no others (SharePoint's "read items that were created by the user"). */
  readonly staffReadOwn?: true;
}

export const READ: Rights = { read: true, add: false, edit: false };
export const ADD: Rights = { read: true, add: true, edit: false };
export const EDIT: Rights = { read: true, add: true, edit: true };

export const text = (name: string): Column => ({ name, type: "text" });
export const note = (name: string): Column => ({ name, type: "note" });
export const number = (name: string): Column => ({ name, type: "number" });
export const yesNo = (name: string): Column => ({ name, type: "boolean" });
export const time = (name: string): Column => ({ name, type: "dateTime" });
export const indexed = (name: string): Column => ({ name, type: "text", indexed: true });
export const unique = (name: string): Column => ({ name, type: "text", indexed: true, unique: true });
export const title = text("Title");

/** Where each typed value came from, by column: JSON `{ [column]: { value, note } }`; a note speaks only for the value it was written with. */
export const SOURCE_NOTES = "SourceNotes";

/** A record's content is JSON cut over these columns in order: a multi-line column holds 63,999 characters at most. */
export const CONTENT_COLUMNS = ["Content1", "Content2", "Content3", "Content4", "Content5", "Content6"] as const;
export const NOTE_LIMIT = 63_999;
export const TEXT_LIMIT = 255;

const ofFact = ({ column, type, long }: (typeof factNames)[number]): Column => {
  if (long === true || type === "lines") return note(column);
  return type === "text" ? text(column) : { name: column, type };
};

/** The columns of a list's facts, each once; `kept` are those declared otherwise than the fact says (a choice, a unique key). */
export const factColumns = (list: FactList | MatterListName, kept: readonly Column[]): readonly Column[] => {
  const own = new Map(kept.map((column) => [column.name, column]));
  for (const fact of factNames) if (fact.list === list && !own.has(fact.column)) own.set(fact.column, ofFact(fact));
  return [...own.values()];
};
