/**
 * Evaluates a parsed expression against facts. Nothing is compiled or run: paths step through own properties, helpers are looked up
 * in a fixed table that data cannot override. A value comes with every path it was read from and with those that were needed in print and
 * had no value: a missing path is named, never turned into an empty string.
 */
import { findHelper, type HelperSetting } from "../helpers/helper-table";
import { isProblem, type Problem, property } from "../helpers/helper";
import { joinPath } from "../../domain/matter/fact-path";
import { type Scope } from "./scope";
import type { Expression, HashArguments, PathExpression, SubExpression } from "./syntax";

/** One path an expression read, and what stood there. */
export interface Reading {
  readonly path: PathExpression;
  readonly value: unknown;
  /** Given to a helper by name (`format=...`): it tells how a value is shown, and the value is not called after it. */
  readonly byName: boolean;
}

/** A value and where it came from. */
export interface Evaluated {
  readonly value: unknown;
  /** Every path read, in the order they are written. */
  readonly read: readonly Reading[];
  /** Paths whose value was needed in print and is not there; concrete (`parties.0.name`) where they can be. */
  readonly missing: readonly string[];
  readonly problem?: Problem;
}

/** What a value is wanted for: in print every path must have one; for a decision (conditions, lists) absence is just absence. */
export type Purpose = "print" | "decide";

/** What is gathered while an expression is evaluated, each of its parts once. */
interface Gathered {
  value: unknown;
  readonly read: Reading[];
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
const concretePath = (path: PathExpression, scope: Scope): string => factPath(path, scope) ?? path.original;

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

/** The path a computed value is called after in the ledger and in findings: the first one it was given as an argument. */
export const subjectPath = (read: readonly Reading[], scope: Scope): string | undefined => {
  const subject = read.find((reading) => !reading.byName);
  return subject === undefined ? undefined : concretePath(subject.path, scope);
};

const hashOf = (
  hash: HashArguments | undefined,
  scope: Scope,
  purpose: Purpose,
  setting: HelperSetting,
  into: Gathered,
): ReadonlyMap<string, unknown> | undefined => {
  if (hash === undefined || hash.pairs.length === 0) return undefined;
  return new Map(hash.pairs.map((pair) => [pair.key, valueOf(pair.value, scope, purpose, setting, into, true)]));
};

const call = (
  expression: SubExpression,
  scope: Scope,
  purpose: Purpose,
  setting: HelperSetting,
  into: Gathered,
  byName: boolean,
): unknown => {
  const helper = expression.path.type === "PathExpression" ? findHelper(expression.path.original) : undefined;
  const before = into.missing.length;
  const wanted = helper === undefined || helper.tolerant === true ? "decide" : purpose;
  const values: unknown[] = [];
  for (const param of expression.params) values.push(valueOf(param, scope, wanted, setting, into, byName));
  const hash = hashOf(expression.hash, scope, wanted, setting, into);
  if (helper === undefined || into.missing.length > before) return undefined;
  const result = helper.call(values, hash, setting);
  if (!isProblem(result)) return result;
  if (purpose === "print") into.problem ??= result;
  return undefined;
};

const valueOf = (
  expression: Expression,
  scope: Scope,
  purpose: Purpose,
  setting: HelperSetting,
  into: Gathered,
  byName: boolean,
): unknown => {
  switch (expression.type) {
    case "PathExpression": {
      const value = lookUp(expression, scope);
      into.read.push({ path: expression, value, byName });
      if (purpose === "print" && isMissing(value)) into.missing.push(concretePath(expression, scope));
      return value;
    }
    case "SubExpression":
      return call(expression, scope, purpose, setting, into, byName);
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

/** Evaluates: the value, what was read for it and what was missing, from one walk of the expression. */
export const evaluate = (expression: Expression, scope: Scope, purpose: Purpose, setting: HelperSetting): Evaluated => {
  const gathered: Gathered = { value: undefined, read: [], missing: [] };
  gathered.value = valueOf(expression, scope, purpose, setting, gathered, false);
  return gathered;
};

/** Handlebars' own notion of an empty value, which decides `if`, `unless`, `with` and plain sections. */
export const isEmptyValue = (value: unknown): boolean =>
  (value !== 0 && !value) || (Array.isArray(value) && value.length === 0);
