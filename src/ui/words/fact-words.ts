/** Facts in people's words: the label of a path, a value as read, and where it came from in one short line. */
import { factNames } from "../../domain/matter/fact-names";
import type { FactSource, FactValue } from "../../domain/matter/facts";
import { shortTime } from "./due-time";
import type { factWords } from "./words.en";

/** How the reader writes values. */
export interface ValueWriting {
  readonly locale: string;
  readonly words: typeof factWords;
}

const labels: ReadonlyMap<string, string> = new Map(factNames.map(({ path, label }) => [path, label]));

/** "Client's address" for `client.address`; "Party 2" for `parties.1.name`; the path itself where nothing better is known. */
export const labelOf = (path: string): string => {
  const whole = labels.get(path);
  if (whole !== undefined) return whole;
  const row = /\.(\d+)(?=\.|$)/.exec(path);
  const label = labels.get(path.replace(/\.\d+(?=\.|$)/, "[]")) ?? labels.get(path.replace(/\.\d+$/, ""));
  if (label === undefined) return path;
  return row?.[1] === undefined ? label : `${label} (${Number(row[1]) + 1})`;
};

export const valueAsRead = (value: FactValue, writing: ValueWriting): string => {
  const { locale, words } = writing;
  const read = (each: FactValue): string => valueAsRead(each, writing);
  if (value === undefined || value === null) return "";
  if (typeof value === "string") return value;
  if (typeof value === "number") return value.toLocaleString(locale);
  if (typeof value === "boolean") return value ? words.yes : words.no;
  if (Array.isArray(value)) return (value as readonly FactValue[]).map(read).join("; ");
  return Object.values(value)
    .map(read)
    .filter((text) => text !== "")
    .join(", ");
};

const yesOrNo: ReadonlySet<string> = new Set(factNames.flatMap(({ path, type }) => (type === "boolean" ? [path] : [])));

/** A value as the ledger keeps it, in people's words. */
export const printedAsRead = (path: string, text: string, words: typeof factWords): string => {
  if (!yesOrNo.has(path.replace(/\.\d+(?=\.|$)/, "[]"))) return text;
  if (text === "true") return words.yes;
  return text === "false" ? words.no : text;
};

/** "Matters list · Ana Reyes, Nov 21, 2:14 AM · note: client's e-mail of 3 March" */
export const sourceInWords = (source: FactSource, { locale, words }: ValueWriting): string => {
  if (source.kind === "note") return words.note(source.note);
  const changed = [source.changedBy, shortTime(source.changedAt, locale)].filter((part) => part !== "").join(", ");
  const from = `${words.list(source.list)}${changed === "" ? "" : ` · ${changed}`}`;
  return source.note === undefined ? from : `${from} · ${words.note(source.note)}`;
};

export const typedByHand = (source: FactSource | undefined): boolean =>
  source?.kind === "note" || source?.note !== undefined;
