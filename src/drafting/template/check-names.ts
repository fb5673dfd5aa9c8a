/** What a placeholder names must exist: helpers and their arguments always, facts where the firm's names are known. */
import { findHelper, helperNames } from "../helpers/helper-table";
import type { Placed, Report } from "./read-placeholders";
import type { Expression, HashArguments, PathExpression } from "./syntax";

export interface Vocabulary {
  /** Told of a name that stands alone, without arguments: a helper that needs arguments is then no helper but a fact of that name. */
  isHelper(path: PathExpression): boolean;
  /** Known fact names (`client.name`, `parties`); undefined: any name is allowed. */
  readonly factNames?: readonly string[];
}

export const vocabularyOf = (factNames: readonly string[] | undefined): Vocabulary => ({
  isHelper: (path) => !path.data && path.depth === 0 && path.parts.length === 1 && !/^(?:this|\.)[./]/.test(path.original) && (path.original === "blank" || findHelper(path.original)?.least === 0),
  ...(factNames === undefined ? {} : { factNames }),
});

/** Edits needed to turn one word into the other (insert, delete, replace, swap of neighbours), up to `limit`. */
const distance = (a: string, b: string, limit: number): number => {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (before[j - 2] ?? 0) + 1);
      next.push(best);
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? limit + 1;
};

/** The known name nearest to what was typed, when it is near enough to be a slip. */
export const nearest = (typed: string, known: Iterable<string>): string | undefined => {
  const limit = Math.max(1, Math.floor(typed.length / 3));
  let best: string | undefined;
  let least = limit + 1;
  for (const name of known) {
    const found = name.toLowerCase() === typed.toLowerCase() ? 0 : distance(typed.toLowerCase(), name.toLowerCase(), limit);
    if (found < least) {
      least = found;
      best = name;
    }
  }
  return best;
};

const plural = (count: number): string => `${count} argument${count === 1 ? "" : "s"}`;

/** Checks a printed expression and everything it calls. */
export const checkCall = (expression: Expression, placed: Placed, vocabulary: Vocabulary, report: Report): void => {
  if (expression.type !== "SubExpression") return;
  if (expression.path.type !== "PathExpression") {
    report("unknown-helper", placed.node, placed.typed, `${placed.typed} calls something that is no helper.`);
    return;
  }
  const name = expression.path.original;
  const helper = findHelper(name);
  if (helper === undefined) {
    const meant = nearest(name, helperNames());
    report("unknown-helper", placed.node, placed.typed, `There is no helper "${name}".`, meant === undefined ? undefined : `"${meant}"`);
  } else {
    const count = expression.params.length;
    if (count < helper.least || count > helper.most) report("wrong-arguments", placed.node, placed.typed, `"${name}" (${helper.says}) takes ${helper.least === helper.most ? plural(helper.least) : `${helper.least} to ${plural(helper.most)}`}, not ${count}.`);
    for (const pair of expression.hash?.pairs ?? [])
      if (helper.hash?.includes(pair.key) !== true) {
        const meant = nearest(pair.key, helper.hash ?? []);
        report("wrong-arguments", placed.node, placed.typed, `"${name}" has no option "${pair.key}".`, meant === undefined ? undefined : `"${meant}="`);
      }
  }
  checkInner(expression.params, expression.hash, placed, vocabulary, report);
};

const checkInner = (params: readonly Expression[], hash: HashArguments | undefined, placed: Placed, vocabulary: Vocabulary, report: Report): void => {
  for (const param of params) checkCall(param, placed, vocabulary, report);
  for (const pair of hash?.pairs ?? []) checkCall(pair.value, placed, vocabulary, report);
};

const ARGUMENTS: Readonly<Record<string, number>> = { if: 1, unless: 1, each: 1, with: 1, factual: 0, procedural: 0, interpretive: 0 };

/** Checks a block's opening (or an else that opens one). */
export const checkBlock = (
  source: { readonly name: string; readonly path: Expression; readonly params: readonly Expression[]; readonly hash?: HashArguments },
  placed: Placed,
  vocabulary: Vocabulary,
  report: Report,
): void => {
  const wanted = Object.prototype.hasOwnProperty.call(ARGUMENTS, source.name) ? ARGUMENTS[source.name] : undefined;
  if (wanted !== undefined) {
    if (source.params.length !== wanted) report("wrong-arguments", placed.node, placed.typed, `${placed.typed} takes ${wanted === 0 ? "no argument" : "one argument"}, not ${source.params.length}.`);
    checkInner(source.params, source.hash, placed, vocabulary, report);
    return;
  }
  if (source.params.length > 0) {
    if (source.path.type === "PathExpression" && findHelper(source.path.original) !== undefined) checkCall({ type: "SubExpression", path: source.path, params: source.params, ...(source.hash === undefined ? {} : { hash: source.hash }) }, placed, vocabulary, report);
    else {
      const meant = nearest(source.name, [...Object.keys(ARGUMENTS), ...helperNames()]);
      report("unknown-block", placed.node, placed.typed, `There is no block "${source.name}".`, meant === undefined ? undefined : `{{#${meant}}}`);
    }
  }
};
