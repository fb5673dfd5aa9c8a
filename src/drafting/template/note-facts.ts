/** Remembers for the ledger which facts a unit printed or consulted, and with what words. */
import { itemPath, type EmittedFact } from "./emission";
import { factPath, isMissing, lookUp } from "./evaluate";
import type { PartWriting } from "./part-writing";
import { printedValue } from "./printed-value";
import type { Scope } from "./scope";
import type { Expression } from "./syntax";

/** The fact's row in the ledger, counted from 1; the unit being written names it. */
export const factRow = ({ emission, unit }: PartWriting, key: string, fact: () => EmittedFact): number => {
  let row = emission.factRows.get(key);
  if (row === undefined) {
    row = emission.facts.push(fact());
    emission.factRows.set(key, row);
  }
  if (unit !== undefined && !unit.facts.includes(row)) unit.facts.push(row);
  return row;
};

/** A fact a unit in a list reads: its row when sources matter, else what the template paragraph reads of any item. */
export const noteInList = (writing: PartWriting, expression: Expression, at: Scope, printed: string, missing: boolean): void => {
  const { emission, patterned } = writing;
  if (!emission.sourced && patterned.has(expression)) return;
  if (expression.type !== "PathExpression") return;
  const path = factPath(expression, at);
  if (path === undefined) return;
  if (emission.sourced) {
    factRow(writing, path, () => ({ path, value: missing ? "" : printed, missing }));
    return;
  }
  patterned.add(expression);
  const holder = itemPath(writing.item);
  const pattern = holder !== undefined && (path === holder || path.startsWith(`${holder}.`)) ? path.slice(holder.length) || "." : path;
  const known = emission.patterns.get(writing.template);
  if (known === undefined) emission.patterns.set(writing.template, new Set([pattern]));
  else known.add(pattern);
};

/** Notes what a condition or a helper's argument was read from. */
export const noteConsulted = (writing: PartWriting, expression: Expression, at: Scope): void => {
  const { emission, item } = writing;
  if (writing.unit === undefined) return;
  if (expression.type === "PathExpression") {
    if (item !== undefined && !emission.sourced && writing.patterned.has(expression)) return;
    const value = lookUp(expression, at);
    if (value !== undefined && value !== null && typeof value === "object") return;
    const printed = isMissing(value) ? "" : (printedValue(value, emission.limits.valueCharacters).text ?? "");
    if (item !== undefined) noteInList(writing, expression, at, printed, isMissing(value));
    else {
      const path = factPath(expression, at);
      if (path !== undefined) factRow(writing, path, () => ({ path, value: printed, missing: isMissing(value) }));
    }
  } else if (expression.type === "SubExpression") {
    for (const param of expression.params) noteConsulted(writing, param, at);
    for (const pair of expression.hash?.pairs ?? []) noteConsulted(writing, pair.value, at);
  }
};
