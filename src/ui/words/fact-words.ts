/** Facts in people's words: the label of a path, a value as read, and where it came from in one short line. */
import { factNames } from "../../domain/matter/fact-names";
import type { FactSource, FactValue } from "../../domain/matter/facts";

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

export const valueAsRead = (value: FactValue): string => {
  if (value === undefined || value === null) return "";
  if (typeof value === "string") return value;
  if (typeof value === "number") return value.toLocaleString("en-US");
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) return (value as readonly FactValue[]).map(valueAsRead).join("; ");
  return Object.values(value)
    .map(valueAsRead)
    .filter((text) => text !== "")
    .join(", ");
};

const yesOrNo: ReadonlySet<string> = new Set(factNames.flatMap(({ path, type }) => (type === "boolean" ? [path] : [])));

/** A value as the ledger keeps it, in people's words. */
export const printedAsRead = (path: string, text: string): string =>
  yesOrNo.has(path.replace(/\.\d+(?=\.|$)/, "[]")) && /^(?:true|false)$/.test(text)
    ? valueAsRead(text === "true")
    : text;

const when = (iso: string): string => {
  const at = new Date(iso);
  return Number.isNaN(at.getTime())
    ? ""
    : new Intl.DateTimeFormat("en-US", { month: "short", day: "numeric", hour: "numeric", minute: "2-digit" }).format(
        at,
      );
};

/** "Ana Reyes, Nov 21, 2:14 AM · note: client's e-mail of 3 March" */
export const sourceInWords = (source: FactSource): string => {
  if (source.kind === "note") return `note: ${source.note}`;
  const changed = [source.changedBy, when(source.changedAt)].filter((part) => part !== "").join(", ");
  const from = `${source.list} list${changed === "" ? "" : ` · ${changed}`}`;
  return source.note === undefined ? from : `${from} · note: ${source.note}`;
};

export const typedByHand = (source: FactSource | undefined): boolean =>
  source?.kind === "note" || source?.note !== undefined;
