/**
 * Evaluates a parsed expression against facts. Nothing is compiled or run: paths step through own properties, helpers are looked up
 * in a fixed table that data cannot override. A printed path without a value is noted as missing, never turned into an empty string.
 */
import { findHelper, type HelperSetting } from "../helpers/helper-table";
import { isProblem, type Problem, property } from "../helpers/helper";
import { joinPath } from "../../domain/matter/fact-path";
import { type Scope } from "./scope";
import type { Expression, HashArguments, PathExpression, SubExpression } from "./syntax";

/** Paths whose value was needed in print and is not there; concrete (`parties.0.name`) where they can be. */
export interface Needs {
  readonly missing: string[];
  problem?: Problem;
}

/** A printed value that counts as missing: undefined, null or only white space; false and 0 print. */
export const isMissing = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === "string" && value.trim() === "");

const frameAt = (scope: Scope, depth: number): Scope["data"] | undefined => {
  let frame: Scope["data"] | undefined = scope.data;
  for (let up = 0; up < depth && frame !== undefined; up += 1) frame = frame.parent;
  return frame;
};

const scopeAt = (scope: Scope, depth: number): Scope | undefined => {
  let found: Scope | undefined = scope;
  for (let up = 0; up < depth && found !== undefined; up += 1) found = found.outer;
  return found;
};

const blockName = (
  scope: Scope,
  path: PathExpression,
): { readonly value: unknown; readonly path: string | undefined } | undefined => {
  if (path.data || path.depth > 0 || /^(?:this|\.)[./]/.test(path.original)) return undefined;
  const first = path.parts[0];
  if (first === undefined) return undefined;
  for (let names = scope.names; names !== undefined; names = names.outer) {
    const at = names.names.indexOf(first);
    if (at >= 0) return { value: names.values[at], path: names.paths[at] };
  }
  return undefined;
};

/** The value a path names. */
export const lookUp = (path: PathExpression, scope: Scope): unknown => {
  const { parts } = path;
  if (path.data) {
    const frame = frameAt(scope, path.depth);
    const first = parts[0];
    let value: unknown = first === "root" ? scope.root : first === "parent" ? undefined : property(frame, first ?? "");
    for (let at = 1; at < parts.length; at += 1) value = property(value, parts[at] as string);
    return value;
  }
  const named = scope.names === undefined ? undefined : blockName(scope, path);
  let value: unknown =
    named === undefined ? (path.depth === 0 ? scope.self : scopeAt(scope, path.depth)?.self) : named.value;
  for (let at = named === undefined ? 0 : 1; at < parts.length; at += 1) value = property(value, parts[at] as string);
  return value;
};

/** The dotted path among the facts, for ledger and findings; the path as typed where it names no fact. */
export const concretePath = (path: PathExpression, scope: Scope): string => factPath(path, scope) ?? path.original;

/** The dotted path among the facts, or undefined where the path names none (`@index`, a computed value). */
export const factPath = (path: PathExpression, scope: Scope): string | undefined => {
  let base: string | undefined;
  let from = 0;
  if (path.data) {
    if (path.parts[0] !== "root") return undefined;
    base = "";
    from = 1;
  } else {
    const named = blockName(scope, path);
    if (named !== undefined) {
      base = named.path;
      from = 1;
    } else base = scopeAt(scope, path.depth)?.path;
  }
  for (let at = from; at < path.parts.length; at += 1) base = joinPath(base, path.parts[at] as string);
  return base === "" ? undefined : base;
};

const evaluateHash = (
  hash: HashArguments | undefined,
  scope: Scope,
  needs: Needs | undefined,
  setting: HelperSetting,
): ReadonlyMap<string, unknown> | undefined => {
  if (hash === undefined || hash.pairs.length === 0) return undefined;
  return new Map(hash.pairs.map((pair) => [pair.key, evaluate(pair.value, scope, needs, setting)]));
};

const call = (expression: SubExpression, scope: Scope, needs: Needs | undefined, setting: HelperSetting): unknown => {
  if (expression.path.type !== "PathExpression") return undefined;
  const helper = findHelper(expression.path.original);
  if (helper === undefined) return undefined;
  const before = needs?.missing.length ?? 0;
  const asked = helper.tolerant === true ? undefined : needs;
  const values: unknown[] = [];
  for (const param of expression.params) values.push(evaluate(param, scope, asked, setting));
  const hash = evaluateHash(expression.hash, scope, asked, setting);
  if (needs !== undefined && needs.missing.length > before) return undefined;
  const result = helper.call(values, hash, setting);
  if (isProblem(result)) {
    if (needs !== undefined) needs.problem ??= result;
    return undefined;
  }
  return result;
};

/**
 * Evaluates. With `needs`, every path that must print and has no value is noted there; without, absence is just absence
 * (conditions, lists, arguments of `default`).
 */
export const evaluate = (
  expression: Expression,
  scope: Scope,
  needs: Needs | undefined,
  setting: HelperSetting,
): unknown => {
  switch (expression.type) {
    case "PathExpression": {
      const value = lookUp(expression, scope);
      if (needs !== undefined && isMissing(value)) needs.missing.push(concretePath(expression, scope));
      return value;
    }
    case "SubExpression":
      return call(expression, scope, needs, setting);
    case "StringLiteral":
    case "NumberLiteral":
    case "BooleanLiteral":
      return expression.value;
    case "UndefinedLiteral":
      return undefined;
    case "NullLiteral":
      return null;
  }
};

/** Handlebars' own notion of an empty value, which decides `if`, `unless`, `with` and plain sections. */
export const isEmptyValue = (value: unknown): boolean =>
  (value !== 0 && !value) || (Array.isArray(value) && value.length === 0);
