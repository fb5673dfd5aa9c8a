/** What a person typed, as the column holds it. Money may come with signs: `$15,000.00`. */
import { GraphFault } from "./graph-fault";
import { TEXT_LIMIT, type Column } from "./list-schema";
import type { FieldValue } from "./list-rows";

/** Throws GraphFault `invalid-value` for what the column cannot hold. */
export const typed = (column: Column, value: string): FieldValue => {
  const trimmed = value.trim();
  if (trimmed === "") return null;
  if (column.type === "number") {
    const number = Number(trimmed.replaceAll(/[$,\s]/g, ""));
    if (!Number.isFinite(number)) throw new GraphFault("invalid-value", "This fact is a number.");
    return number;
  }
  if (column.type === "boolean") {
    if (!/^(yes|no|true|false)$/i.test(trimmed)) throw new GraphFault("invalid-value", "This fact is yes or no.");
    return /^(yes|true)$/i.test(trimmed);
  }
  if (column.type === "text" && trimmed.length > TEXT_LIMIT)
    throw new GraphFault("invalid-value", `This fact holds at most ${TEXT_LIMIT} characters.`);
  return trimmed;
};
