/**
 * A row of the ledger that is more than one fact's path is told apart by its placeholder and by what that reads: the same words typed in
 * two contexts are two values. Where only the context's own parts are read its path says enough; else every context up to the facts is named.
 */
import type { Reading } from "./evaluate";
import { rootScope, innerScope, type Scope } from "./scope";
import { decodeSteps, encodeSteps, scopeAlong, scopeSteps, valueAt } from "./scope-steps";

const named = (scope: Scope, name: string): boolean => {
  for (let names = scope.names; names !== undefined; names = names.outer) if (names.names.includes(name)) return true;
  return false;
};

const STEPS = "#";

/**
 * @param read the paths the row's value is read from
 * @returns the context's path ("" for the facts themselves), or all of them after a `#`; undefined where they are no facts
 */
export const rowContext = (read: readonly Pick<Reading, "path">[], at: Scope): string | undefined => {
  const own = read.every(({ path }) =>
    path.data
      ? path.parts[0] === "root"
      : path.depth === 0 && (at.names === undefined || !named(at, path.parts[0] ?? "")),
  );
  if (own) return at.path;
  const steps = scopeSteps(at);
  return steps === undefined ? undefined : `${STEPS}${encodeSteps(steps)}`;
};

/** The scope a row's context leads to, with the facts given. */
export const scopeOfRow = (facts: unknown, context: string): Scope => {
  const root = rootScope(facts);
  if (context === "") return root;
  if (context.startsWith(STEPS)) return scopeAlong(facts, decodeSteps(context.slice(STEPS.length)) ?? []);
  return innerScope(root, valueAt(facts, context), context, root.data, undefined);
};
