/**
 * The contexts a unit was written in, as paths: enough to read its template paragraph again with facts of another day.
 * A step is a list's round or the value of a `with`; block parameters keep their names.
 */
import { pathSteps } from "../../domain/matter/fact-path";
import { rootScope, innerScope, type BlockNames, type DataFrame, type Scope } from "./scope";
import { property } from "../helpers/helper";

export interface ScopeStep {
  /** Dotted path among the facts. */
  readonly path: string;
  /** A list's round: it has @index, @first, @last. */
  readonly round: boolean;
  readonly names: readonly string[];
}

/** The steps from the facts down to a scope, outermost first; undefined where one of them is no fact. */
export const scopeSteps = (scope: Scope): readonly ScopeStep[] | undefined => {
  const steps: ScopeStep[] = [];
  for (let at = scope; at.outer !== undefined; at = at.outer) {
    if (at.path === undefined) return undefined;
    steps.unshift({
      path: at.path,
      round: at.data !== at.outer.data,
      names: at.names === undefined || at.names === at.outer.names ? [] : at.names.names,
    });
  }
  return steps;
};

/** One round of one list, unnamed: what a unit's item says by itself. */
export const isPlainRound = (steps: readonly ScopeStep[], item: string | undefined): boolean => {
  const [only] = steps;
  return steps.length === 1 && only !== undefined && only.round && only.names.length === 0 && only.path === item;
};

export const encodeSteps = (steps: readonly ScopeStep[]): string =>
  steps
    .map(({ path, round, names }) =>
      [round ? "e" : "w", encodeURIComponent(path), ...names.map(encodeURIComponent)].join(":"),
    )
    .join(" ");

/** @returns undefined when it is not of that form */
export const decodeSteps = (encoded: string): readonly ScopeStep[] | undefined => {
  const steps: ScopeStep[] = [];
  for (const piece of encoded.split(" ").filter((each) => each !== "")) {
    const [kind, path, ...names] = piece.split(":");
    if ((kind !== "e" && kind !== "w") || path === undefined) return undefined;
    try {
      steps.push({ path: decodeURIComponent(path), round: kind === "e", names: names.map(decodeURIComponent) });
    } catch {
      // A percent sign that encodes nothing: not written by us.
      return undefined;
    }
  }
  return steps;
};

export const valueAt = (facts: unknown, path: string): unknown =>
  path === "" ? facts : pathSteps(path).reduce<unknown>((holder, step) => property(holder, step), facts);

/** Rounds of the list at a path: its items, or the names of an object's parts. */
export const roundsOf = (list: unknown): number =>
  Array.isArray(list) ? list.length : list !== null && typeof list === "object" ? Object.keys(list).length : 0;

/** A list's path and the key of one of its items. */
const parted = (path: string): { readonly list: string; readonly key: string } => {
  const dot = path.lastIndexOf(".");
  return { list: path.slice(0, Math.max(dot, 0)), key: path.slice(dot + 1) };
};

const frameOf = (
  facts: unknown,
  path: string,
  parent: DataFrame,
  rounds: (list: string) => number | undefined,
): DataFrame => {
  const { list, key } = parted(path);
  const holder = valueAt(facts, list);
  const index =
    Array.isArray(holder) || !holder || typeof holder !== "object" ? Number(key) : Object.keys(holder).indexOf(key);
  const count = rounds(list) ?? roundsOf(holder);
  return { parent, key: Array.isArray(holder) ? index : key, index, first: index === 0, last: index === count - 1 };
};

/** The scope the steps lead to. `rounds` answers for a list's length where the facts given are not those it was written with. */
export const scopeAlong = (
  facts: unknown,
  steps: readonly ScopeStep[],
  rounds: (list: string) => number | undefined = () => undefined,
): Scope => {
  let scope = rootScope(facts);
  for (const step of steps) {
    const self = valueAt(facts, step.path);
    const data = step.round ? frameOf(facts, step.path, scope.data, rounds) : scope.data;
    const names: BlockNames | undefined =
      step.names.length === 0
        ? undefined
        : { names: step.names, values: [self, data.key], paths: [step.path, undefined], outer: scope.names };
    // Without a value two contexts would look the same, and `../` would skip one: an object of its own keeps them apart.
    scope = { ...innerScope(scope, self ?? {}, step.path, data, names), self };
  }
  return scope;
};
