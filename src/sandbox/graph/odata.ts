/**
 * The part of OData that Graph's lists take: `$filter` and `$orderby` on indexed columns, `$select`, `$expand` with a nested select.
 * Anything else is refused as Graph refuses it; nothing is ignored, because an ignored filter would answer with rows nobody asked for.
 */
import type { Column } from "../../adapters/graph/list-schema";
import { invalidRequest } from "./graph-refusal";
import type { FieldValue, Fields } from "./site-state";

type Columns = { readonly columns: readonly Column[] };

export type Predicate = (fields: Fields) => boolean;
export interface Order {
  readonly column: string;
  readonly descending: boolean;
}
export interface Expansion {
  readonly name: string;
  readonly select?: readonly string[];
}

const TOKEN = /\s*(?:(\(|\)|,)|'((?:[^']|'')*)'|(-?\d+(?:\.\d+)?)(?![\w-])|([A-Za-z_][\w/.@]*))/y;

type Token = { readonly kind: "mark" | "text" | "number" | "word"; readonly value: string };

const tokens = (source: string): readonly Token[] => {
  const found: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.trimEnd().length) {
    const match = TOKEN.exec(source);
    if (match === null) throw invalidRequest("Invalid filter clause");
    const [, mark, text, digits, word] = match;
    if (mark !== undefined) found.push({ kind: "mark", value: mark });
    else if (text !== undefined) found.push({ kind: "text", value: text.replaceAll("''", "'") });
    else if (digits !== undefined) found.push({ kind: "number", value: digits });
    else found.push({ kind: "word", value: word ?? "" });
  }
  return found;
};

/** Graph's own words for a column that is not indexed (facts: list queries). */
const notIndexed = (column: string): Error =>
  invalidRequest(
    `Field '${column}' cannot be referenced in filter or orderby as it is not indexed. Provide the 'Prefer: HonorNonIndexedQueriesWarningMayFailRandomly' header to allow this, but be warned that such queries may fail on large lists.`,
  );

const columnOf = (word: string, schema: Columns, allowNonIndexed: boolean): string => {
  const name = word.startsWith("fields/") ? word.slice("fields/".length) : undefined;
  const column = schema.columns.find((candidate) => candidate.name === name);
  if (name === undefined || column === undefined) throw invalidRequest(`Field '${name ?? word}' is not recognized`);
  if (column.indexed !== true && !allowNonIndexed) throw notIndexed(name);
  return name;
};

const compare = (left: FieldValue | undefined, right: FieldValue): number | undefined => {
  if (left === undefined || typeof left !== typeof right) return undefined;
  // SharePoint compares text without regard to case; equality of keys therefore must not rest on case alone.
  const [a, b] =
    typeof left === "string" && typeof right === "string" ? [left.toLowerCase(), right.toLowerCase()] : [left, right];
  return a < b ? -1 : a > b ? 1 : 0;
};

const COMPARISONS: Readonly<Record<string, (order: number | undefined) => boolean>> = {
  eq: (order) => order === 0,
  ne: (order) => order !== 0,
  gt: (order) => order === 1,
  lt: (order) => order === -1,
  ge: (order) => order === 0 || order === 1,
  le: (order) => order === 0 || order === -1,
};

/** Compiles a `$filter`. `allowNonIndexed` stands for the Prefer header that asks for it. */
export const compileFilter = (source: string, schema: Columns, allowNonIndexed: boolean): Predicate => {
  const list = tokens(source);
  let at = 0;
  const peek = (): Token | undefined => list[at];
  const take = (): Token => {
    const token = list[at];
    if (token === undefined) throw invalidRequest("Invalid filter clause");
    at += 1;
    return token;
  };
  const mark = (value: string): void => {
    const token = take();
    if (token.kind !== "mark" || token.value !== value) throw invalidRequest("Invalid filter clause");
  };
  const literal = (): FieldValue => {
    const token = take();
    if (token.kind === "text") return token.value;
    if (token.kind === "number") return Number(token.value);
    if (token.kind === "word" && (token.value === "true" || token.value === "false")) return token.value === "true";
    throw invalidRequest("Invalid filter clause");
  };
  const primary = (): Predicate => {
    const token = take();
    if (token.kind === "mark" && token.value === "(") {
      const inner = either();
      mark(")");
      return inner;
    }
    if (token.kind !== "word") throw invalidRequest("Invalid filter clause");
    if (token.value === "startswith") {
      mark("(");
      const column = columnOf(take().value, schema, allowNonIndexed);
      mark(",");
      const prefix = String(literal()).toLowerCase();
      mark(")");
      return (fields) =>
        String(fields[column] ?? "")
          .toLowerCase()
          .startsWith(prefix);
    }
    const column = columnOf(token.value, schema, allowNonIndexed);
    const test = COMPARISONS[take().value];
    if (test === undefined) throw invalidRequest("Invalid filter clause");
    const value = literal();
    return (fields) => test(compare(fields[column], value));
  };
  const every = (): Predicate => {
    const terms = [primary()];
    while (peek()?.value === "and") {
      at += 1;
      terms.push(primary());
    }
    return (fields) => terms.every((term) => term(fields));
  };
  const either = (): Predicate => {
    const terms = [every()];
    while (peek()?.value === "or") {
      at += 1;
      terms.push(every());
    }
    return (fields) => terms.some((term) => term(fields));
  };
  const whole = either();
  if (at !== list.length) throw invalidRequest("Invalid filter clause");
  return whole;
};

/** `fields/DueDate desc,fields/Title`. */
export const compileOrder = (source: string, schema: Columns, allowNonIndexed: boolean): readonly Order[] =>
  source.split(",").map((part) => {
    const [word = "", direction = "asc", ...rest] = part.trim().split(/\s+/);
    if (rest.length > 0 || (direction !== "asc" && direction !== "desc"))
      throw invalidRequest("Invalid orderby clause");
    return { column: columnOf(word, schema, allowNonIndexed), descending: direction === "desc" };
  });

/** Orders two rows; rows without a value come first, as SharePoint lists them. */
export const compareBy =
  (orders: readonly Order[]) =>
  (left: Fields, right: Fields): number => {
    for (const { column, descending } of orders) {
      const [a, b] = [left[column], right[column]];
      const order = a === undefined ? (b === undefined ? 0 : -1) : b === undefined ? 1 : (compare(a, b) ?? 0);
      if (order !== 0) return descending ? -order : order;
    }
    return 0;
  };

/** Splits at commas outside parentheses. */
const splitOutside = (source: string): readonly string[] => {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  [...source].forEach((character, index) => {
    if (character === "(") depth += 1;
    if (character === ")") depth -= 1;
    if (character === "," && depth === 0) {
      parts.push(source.slice(start, index));
      start = index + 1;
    }
  });
  return [...parts, source.slice(start)].map((part) => part.trim()).filter((part) => part !== "");
};

export const parseSelect = (source: string | null): readonly string[] | undefined =>
  source === null ? undefined : splitOutside(source);

/** `fields($select=A,B),driveItem($select=id)`; Graph takes `select` with and without its dollar here. */
export const parseExpand = (source: string | null): readonly Expansion[] =>
  source === null
    ? []
    : splitOutside(source).map((part) => {
        const match = /^(\w+)(?:\((?:\$?select=([^()]*))\))?$/.exec(part);
        if (match?.[1] === undefined) throw invalidRequest("Parsing OData Select and Expand failed.");
        return match[2] === undefined
          ? { name: match[1] }
          : { name: match[1], select: match[2].split(",").map((name) => name.trim()) };
      });
