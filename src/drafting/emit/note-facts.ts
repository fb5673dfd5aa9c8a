/** Remembers for the ledger which facts a unit printed or consulted, and with what words. */
import { itemPath, type EmittedFact } from "./emission";
import type { HelperSetting } from "../helpers/helper";
import { concretePath, evaluate, factPath, isEmptyValue, isMissing, lookUp } from "../language/evaluate";
import type { PartWriting } from "./part-writing";
import { bare } from "../compile/compile-value";
import type { BlockOp } from "../program/ops";
import { firstPath, printedValue } from "./printed-value";
import { rowContext } from "../language/row-context";
import type { Scope } from "../language/scope";
import { encodeSteps, roundsOf, scopeSteps } from "../language/scope-steps";
import type { Expression, HashArguments } from "../language/syntax";

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
 * A value a unit in a list prints: its row, so that refreshing knows what it read; in a long list without sources only what the template's
 * paragraph reads of any item.
 */
export const noteInList = (
  writing: PartWriting,
  expression: Expression,
  typed: string,
  at: Scope,
  printed: string,
  missing: boolean,
): number | undefined => {
  const { emission, patterned } = writing;
  if (!writing.remembers && patterned.has(expression)) return undefined;
  if (expression.type !== "PathExpression") {
    const within = writing.remembers ? rowContext(expression, at) : undefined;
    if (within !== undefined) {
      const named = firstPath(expression);
      return factRow(writing, `${within}|${typed}`, () => ({
        path: named === undefined ? typed : concretePath(named, at),
        value: missing ? "" : printed,
        missing,
        expression: typed,
        ...(within === "" ? {} : { within }),
      }));
    }
    return undefined;
  }
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

/** Outside lists: the unit prints the row where no control names it. */
export const noteBare = ({ unit, item }: PartWriting, row: number | undefined): void => {
  if (unit === undefined || item !== undefined || row === undefined || unit.bare?.includes(row) === true) return;
  unit.bare = [...(unit.bare ?? []), row];
};

/** Notes what a condition or a helper's argument was read from. */
export const noteConsulted = (writing: PartWriting, expression: Expression, at: Scope): void => {
  const { emission, item } = writing;
  if (writing.unit === undefined) return;
  if (expression.type === "PathExpression") {
    if (item !== undefined && !writing.remembers && writing.patterned.has(expression)) return;
    const value = lookUp(expression, at);
    if (value !== undefined && value !== null && typeof value === "object") return;
    const printed = isMissing(value) ? "" : (printedValue(value, emission.limits.valueCharacters).text ?? "");
    if (item !== undefined) noteInList(writing, expression, expression.original, at, printed, isMissing(value));
    else {
      const path = factPath(expression, at);
      if (path !== undefined) factRow(writing, path, () => ({ path, value: printed, missing: isMissing(value) }));
    }
  } else if (expression.type === "SubExpression") {
    for (const param of expression.params) noteConsulted(writing, param, at);
    for (const pair of expression.hash?.pairs ?? []) noteConsulted(writing, pair.value, at);
  }
};

/** How a block's value decides it: rounds of a list, else 1 or 0. The same for composing and for refreshing. */
export const outcomeOf = (
  kind: BlockOp["kind"],
  value: unknown,
  includeZero: boolean,
): { readonly count: number; readonly list: boolean } => {
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
  hash?.pairs.some((pair) => pair.key === "includeZero" && evaluate(pair.value, at, undefined, setting) === true) ===
  true;

/** Notes how a block was decided. @param first number of units written before it */
export const noteDecision = (writing: PartWriting, op: BlockOp, at: Scope, large: boolean, first: number): void => {
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
  const outcome = outcomeOf(
    op.kind,
    evaluate(param, at, undefined, emission.setting),
    saysIncludeZero(op.hash, at, emission.setting),
  );
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
