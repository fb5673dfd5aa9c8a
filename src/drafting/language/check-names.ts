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
  isHelper: (path) =>
    !path.data &&
    path.depth === 0 &&
    path.parts.length === 1 &&
    !/^(?:this|\.)[./]/.test(path.original) &&
    (path.original === "blank" || findHelper(path.original)?.least === 0),
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
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
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
    const found =
      name.toLowerCase() === typed.toLowerCase() ? 0 : distance(typed.toLowerCase(), name.toLowerCase(), limit);
    if (found < least) {
      least = found;
      best = name;
    }
  }
  return best;
};

/** How other programs close or continue a block. */
const ELSE_IF = new Set(["elseif", "elif", "elsif", "else-if", "else_if"]);
const ENDS = new Set(["end", "endif", "endunless", "endeach", "endwith", "endfor", "fi"]);

/** A name that stands for a block's end elsewhere, printed alone: here it would print a missing fact. True when it is one. */
export const checkEnd = (
  expression: Expression,
  placed: Placed,
  { factNames }: Vocabulary,
  report: Report,
): boolean => {
  if (
    expression.type !== "PathExpression" ||
    expression.data ||
    !ENDS.has(expression.original.toLowerCase()) ||
    factNames?.includes(expression.original) === true
  )
    return false;
  report(
    "unreadable-placeholder",
    placed.node,
    placed.typed,
    `${placed.typed} closes no block: a block is closed by its own name.`,
    `{{/${/^end(\w+)$/.exec(expression.original.toLowerCase())?.[1] ?? "if"}}}`,
  );
  return true;
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
    const inner = placed.typed.replace(/^\{+~?\s*\S+\s*|\s*~?\}+$/g, "");
    const meant = nearest(name, helperNames());
    if (name === "blank")
      report(
        "unknown-helper",
        placed.node,
        placed.typed,
        `"blank" prints a ruled line: it stands alone, never inside another helper or a condition.`,
      );
    else if (ELSE_IF.has(name.toLowerCase()))
      report("unknown-helper", placed.node, placed.typed, `There is no helper "${name}".`, `{{else if ${inner}}}`);
    else if (Object.prototype.hasOwnProperty.call(ARGUMENTS, name))
      report(
        "unknown-helper",
        placed.node,
        placed.typed,
        `"${name}" opens a block and is written with a #.`,
        `{{#${name} ${inner}}}`,
      );
    else
      report(
        "unknown-helper",
        placed.node,
        placed.typed,
        `There is no helper "${name}".`,
        meant === undefined ? undefined : `"${meant}"`,
      );
  } else {
    const count = expression.params.length;
    if (count < helper.least || count > helper.most)
      report(
        "wrong-arguments",
        placed.node,
        placed.typed,
        `"${name}" (${helper.says}) takes ${helper.least === helper.most ? plural(helper.least) : `${helper.least} to ${plural(helper.most)}`}, not ${count}.`,
      );
    for (const pair of expression.hash?.pairs ?? [])
      if (helper.hash?.includes(pair.key) !== true) {
        const meant = nearest(pair.key, helper.hash ?? []);
        report(
          "wrong-arguments",
          placed.node,
          placed.typed,
          `"${name}" has no option "${pair.key}".`,
          meant === undefined ? undefined : `"${meant}="`,
        );
      }
  }
  checkInner(expression.params, expression.hash, placed, vocabulary, report);
};

const checkInner = (
  params: readonly Expression[],
  hash: HashArguments | undefined,
  placed: Placed,
  vocabulary: Vocabulary,
  report: Report,
): void => {
  for (const param of params) checkCall(param, placed, vocabulary, report);
  for (const pair of hash?.pairs ?? []) checkCall(pair.value, placed, vocabulary, report);
};

const ARGUMENTS: Readonly<Record<string, number>> = {
  if: 1,
  unless: 1,
  each: 1,
  with: 1,
  factual: 0,
  procedural: 0,
  interpretive: 0,
};

/** Options of blocks; all others print or decide nothing, and are slips. */
const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  if: ["includeZero"],
  unless: ["includeZero"],
  each: ["numbering"],
};

const MEANT = ["interpretive", "procedural", "factual", "unless"];

/**
 * `{{#interpretative}}` without arguments would be a condition on a fact of that name, and leave its paragraphs out without a word: where
 * no such fact is known and a block's name is two slips away at most, that was meant.
 */
export const meantBlock = (
  source: { readonly path: Expression; readonly params: readonly Expression[] },
  factNames: readonly string[] | undefined,
): string | undefined => {
  const { path } = source;
  if (
    source.params.length > 0 ||
    path.type !== "PathExpression" ||
    path.data ||
    path.depth > 0 ||
    path.parts.length !== 1 ||
    path.original !== path.parts[0]
  )
    return undefined;
  const name = path.original.toLowerCase();
  if (name.length < 5 || factNames?.some((known) => known.split(/[.[\]]+/).includes(path.original)) === true)
    return undefined;
  return MEANT.find((block) => distance(name, block, 2) <= 2);
};

/** Checks a block's opening (or an else that opens one). */
export const checkBlock = (
  source: {
    readonly name: string;
    readonly path: Expression;
    readonly params: readonly Expression[];
    readonly hash?: HashArguments;
  },
  placed: Placed,
  vocabulary: Vocabulary,
  report: Report,
): void => {
  const wanted = Object.prototype.hasOwnProperty.call(ARGUMENTS, source.name) ? ARGUMENTS[source.name] : undefined;
  if (wanted !== undefined) {
    if (source.params.length !== wanted)
      report(
        "wrong-arguments",
        placed.node,
        placed.typed,
        `${placed.typed} takes ${wanted === 0 ? "no argument" : "one argument"}, not ${source.params.length}.`,
      );
    checkInner(source.params, source.hash, placed, vocabulary, report);
    for (const { key, value } of source.hash?.pairs ?? []) {
      const known = OPTIONS[source.name] ?? [];
      const meant = nearest(key, known);
      if (!known.includes(key))
        report(
          "wrong-arguments",
          placed.node,
          placed.typed,
          `"${source.name}" has no option "${key}".`,
          meant === undefined ? undefined : `"${meant}="`,
        );
      else if (key === "numbering" && !(value.type === "StringLiteral" && value.value === "continue"))
        report(
          "wrong-arguments",
          placed.node,
          placed.typed,
          `"numbering" says only that numbers run on.`,
          'numbering="continue"',
        );
    }
    return;
  }
  const meantHere = meantBlock(source, vocabulary.factNames);
  if (meantHere !== undefined) {
    report(
      "unknown-block",
      placed.node,
      placed.typed,
      `There is no block "${source.name}"; for a fact of that name write {{#if ${source.name}}}.`,
      `{{#${meantHere}}}`,
    );
    return;
  }
  if (source.params.length > 0) {
    if (source.path.type === "PathExpression" && findHelper(source.path.original) !== undefined)
      checkCall(
        {
          type: "SubExpression",
          path: source.path,
          params: source.params,
          ...(source.hash === undefined ? {} : { hash: source.hash }),
        },
        placed,
        vocabulary,
        report,
      );
    else {
      const meant = nearest(source.name, [...Object.keys(ARGUMENTS), ...helperNames()]);
      report(
        "unknown-block",
        placed.node,
        placed.typed,
        `There is no block "${source.name}".`,
        meant === undefined ? undefined : `{{#${meant}}}`,
      );
    }
  }
};
