/** Exhibits the draft names against the matter's list of exhibits: advice for whoever puts the filing together, accepted with a reason. */
import { finding, type Finding } from "../draft/finding";
import type { DocumentUnit } from "../draft/units";
import type { FactValue } from "../matter/facts";

/** "Exhibit A", "Exhibits 1, 2 and 4", "Exhibits A through C". Labels are capitals or numbers, so that "exhibit a tendency" is none. */
const MENTION =
  /\b(?:Exhibits?|EXHIBITS?|Exhs?\.|Exs?\.)\s+[“"]?((?:[A-Z]{1,2}|\d{1,3})\b[”"]?(?:\s*(?:,|,?\s*and\b|&|through|to|[-–])\s*[“"]?(?:[A-Z]{1,2}|\d{1,3})\b[”"]?)*)/gu;
const RANGE = /([A-Z]|\d{1,3})\s*(?:through|to|[-–])\s*([A-Z]|\d{1,3})/gu;
const MOST_IN_A_RANGE = 100;

const between = (from: string, to: string): readonly string[] => {
  const numbers = /^\d+$/u.test(from) && /^\d+$/u.test(to);
  const [first, last] = numbers ? [Number(from), Number(to)] : [from.charCodeAt(0), to.charCodeAt(0)];
  return Array.from({ length: Math.min(MOST_IN_A_RANGE, Math.max(0, last - first + 1)) }, (_, index) =>
    numbers ? String(first + index) : String.fromCharCode(first + index),
  );
};

/** Labels a text names, each once, in order. */
export const exhibitsIn = (text: string): readonly string[] => {
  const labels = [...text.matchAll(MENTION)].flatMap(([, list = ""]) => [
    ...[...list.matchAll(RANGE)].flatMap(([, from = "", to = ""]) => between(from, to)),
    ...(list.match(/\b(?:[A-Z]{1,2}|\d{1,3})\b/gu) ?? []),
  ]);
  return [...new Set(labels)];
};

const labelOf = (row: FactValue): string => {
  const label =
    typeof row === "object" && row !== null && !Array.isArray(row)
      ? (row as Readonly<Record<string, FactValue>>)["label"]
      : undefined;
  return (typeof label === "string" || typeof label === "number" ? String(label) : "")
    .replace(/^(?:exhibit|exh?\.)\s+/iu, "")
    .trim()
    .toUpperCase();
};

/** `listed` is `facts.exhibits`. A draft that names no exhibit is not held to the list. */
export const exhibitFindings = (units: readonly DocumentUnit[], listed: FactValue): readonly Finding[] => {
  const labels = new Set(
    (Array.isArray(listed) ? (listed as readonly FactValue[]) : []).map(labelOf).filter((label) => label !== ""),
  );
  const first = new Map<string, DocumentUnit>();
  for (const unit of units) for (const label of exhibitsIn(unit.text)) if (!first.has(label)) first.set(label, unit);
  if (first.size === 0) return [];
  return [
    ...[...first].flatMap(([label, unit]): Finding[] =>
      labels.has(label) ? [] : [finding("exhibit-not-listed", { label }, { unit: unit.id, place: unit.place })],
    ),
    ...[...labels].flatMap((label): Finding[] =>
      first.has(label) ? [] : [finding("exhibit-not-mentioned", { label })],
    ),
  ];
};
