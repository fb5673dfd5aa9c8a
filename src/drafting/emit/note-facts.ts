/** Remembers for the ledger which facts a unit printed or consulted, and with what words. */
import { itemPath, type EmittedFact } from "./emission";
import type { HelperSetting } from "../helpers/helper";
import { evaluate, factPath, isEmptyValue, isMissing, subjectPath, type Reading } from "../language/evaluate";
import type { PartWriting } from "./part-writing";
import { bare } from "../compile/compile-value";
import type { BlockOp } from "../program/ops";
import { printedValue } from "./printed-value";
import { rowContext } from "../language/row-context";
import type { Scope } from "../language/scope";
import { encodeSteps, roundsOf, scopeSteps } from "../language/scope-steps";
import type { HashArguments, PathExpression } from "../language/syntax";

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

/**
 * A fact a unit in a list prints: its row, so that refreshing knows what it read; in a long list without sources only what the template's
 * paragraph reads of any item.
 */
export const noteListed = (
  writing: PartWriting,
  expression: PathExpression,
  at: Scope,
  printed: string,
  missing: boolean,
): number | undefined => {
  const { emission, patterned } = writing;
  if (!writing.remembers && patterned.has(expression)) return undefined;
  const path = factPath(expression, at);
  if (path === undefined) return undefined;
  if (writing.remembers) return factRow(writing, path, () => ({ path, value: missing ? "" : printed, missing }));
  patterned.add(expression);
  const holder = itemPath(writing.item);
  const pattern =
    holder !== undefined && (path === holder || path.startsWith(`${holder}.`))
      ? path.slice(holder.length) || "."
      : path;
  const known = emission.patterns.get(writing.template);
  if (known === undefined) emission.patterns.set(writing.template, new Set([pattern]));
  else known.add(pattern);
  return undefined;
};

/** A computed value a unit prints: its row; none in a long list without sources. */
export const noteComputed = (
  writing: PartWriting,
  typed: string,
  read: readonly Reading[],
  at: Scope,
  printed: string,
  missing: boolean,
): number | undefined => {
  const within = writing.remembers ? rowContext(read, at) : undefined;
  if (within === undefined) return undefined;
  return factRow(writing, `${within}|${typed}`, () => ({
    path: subjectPath(read, at) ?? typed,
    value: missing ? "" : printed,
    missing,
    expression: typed,
    ...(within === "" ? {} : { within }),
  }));
};

/** Outside lists: the unit prints the row where no control names it. */
export const noteBare = ({ unit, item }: PartWriting, row: number | undefined): void => {
  if (unit === undefined || item !== undefined || row === undefined || unit.bare?.includes(row) === true) return;
  unit.bare = [...(unit.bare ?? []), row];
};

const noteReading = (writing: PartWriting, { path: expression, value }: Reading, at: Scope): void => {
  const { emission, item } = writing;
  if (item !== undefined && !writing.remembers && writing.patterned.has(expression)) return;
  if (value !== undefined && value !== null && typeof value === "object") return;
  const missing = isMissing(value);
  const printed = missing ? "" : (printedValue(value, emission.limits.valueCharacters).text ?? "");
  if (item !== undefined) {
    noteListed(writing, expression, at, printed, missing);
    return;
  }
  const path = factPath(expression, at);
  if (path !== undefined) factRow(writing, path, () => ({ path, value: printed, missing }));
};

/** Notes what a condition or a computed value was read from. */
export const noteConsulted = (writing: PartWriting, read: readonly Reading[], at: Scope): void => {
  if (writing.unit !== undefined) for (const reading of read) noteReading(writing, reading, at);
};

/** How a block was or would be decided: the number of rounds of a list, else 1 or 0. */
export interface Outcome {
  readonly count: number;
  readonly list: boolean;
}

/** How a block's value decides it: rounds of a list, else 1 or 0. The same for composing and for refreshing. */
export const outcomeOf = (kind: BlockOp["kind"], value: unknown, includeZero: boolean): Outcome => {
  switch (kind) {
    case "each":
      return { count: roundsOf(value), list: true };
    case "if":
    case "unless":
      return { count: (includeZero ? isEmptyValue(value) : !value || isEmptyValue(value)) ? 0 : 1, list: false };
    case "with":
      return { count: isEmptyValue(value) ? 0 : 1, list: false };
    case "section":
      return Array.isArray(value)
        ? { count: value.length, list: true }
        : { count: value === false || value === null || value === undefined ? 0 : 1, list: false };
    case "class":
      return { count: 1, list: false };
  }
};

export const saysIncludeZero = (hash: HashArguments | undefined, at: Scope, setting: HelperSetting): boolean =>
  hash?.pairs.some(
    (pair) => pair.key === "includeZero" && evaluate(pair.value, at, "decide", setting).value === true,
  ) === true;

/** Notes how a block was decided. @param first number of units written before it */
export const noteDecision = (
  writing: PartWriting,
  op: BlockOp,
  at: Scope,
  outcome: Outcome,
  large: boolean,
  first: number,
): void => {
  const { emission } = writing;
  const [param] = op.params;
  const steps = scopeSteps(at);
  if (param === undefined || steps === undefined) return;
  const typed = bare(op.typed);
  const encoded = encodeSteps(steps);
  const key = `${encoded}|${typed}`;
  const known = emission.decisions.get(key);
  const own = writing.unit === undefined ? undefined : emission.unitIds.at(writing.unit.index);
  // A list printed in a sentence is that sentence's, however often it was printed before: its unit must be found by it.
  const again = known?.list === true && own !== undefined && known.unit !== own;
  if (known !== undefined && !again) return;
  const path = param.type === "PathExpression" ? factPath(param, at) : undefined;
  const unit = writing.unit?.index ?? emission.units[first]?.index;
  emission.decisions.set(again ? `${key}|${own}` : key, {
    typed,
    steps: encoded,
    ...(path === undefined ? {} : { path }),
    ...outcome,
    large,
    ...(unit === undefined ? {} : { unit: emission.unitIds.at(unit) }),
  });
};
