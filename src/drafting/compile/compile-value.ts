/** A placeholder that prints becomes an operation: a value, in its control where it may stand in one, or a named blank. */
import { checkCall, checkEnd, nearest } from "../language/check-names";
import type { FactScopes } from "./fact-scopes";
import type { BlankOp, Op, ParagraphShape, RunShape, ValueOp } from "../program/ops";
import type { Placed, Report } from "../language/read-placeholders";
import type { StoryCompilation } from "./story-compilation";
import type { Expression } from "../language/syntax";

const BLANK_WIDTH = 24;

const SIMPLE = /^\{\{[A-Za-z][\w.]*\}\}$/;

/** The placeholder without its braces. */
export const bare = (typed: string): string =>
  SIMPLE.test(typed) ? typed.slice(2, -2) : typed.replace(/^\{+~?\s*|\s*~?\}+$/g, "");

const expressionOf = (placed: Placed, compilation: StoryCompilation): Expression => {
  const { placeholder } = placed;
  if (placeholder.kind !== "value") return { type: "UndefinedLiteral" };
  if (
    placeholder.params.length === 0 &&
    placeholder.hash === undefined &&
    !(placeholder.path.type === "PathExpression" && compilation.vocabulary.isHelper(placeholder.path))
  )
    return placeholder.path;
  return {
    type: "SubExpression",
    path: placeholder.path,
    params: placeholder.params,
    ...(placeholder.hash === undefined ? {} : { hash: placeholder.hash }),
  };
};

export interface CompiledValue {
  readonly op: Op;
  /** Stands in runs of its own, not in the text of the run around it. */
  readonly own: boolean;
}

/**
 * @param mayControl false where no control of ours may stand: inside lists (a row of its own in the ledger would be one row per round:
 *   there the unit names the item instead) and inside plain-text controls
 * @param again how a further paragraph of the same value begins
 * @returns undefined where nothing prints, reported already
 */
export const compileValue = (
  placed: Placed,
  run: RunShape,
  mayControl: boolean,
  again: ParagraphShape | undefined,
  compilation: StoryCompilation,
  scopes: FactScopes,
  report: Report,
): CompiledValue | undefined => {
  // Clauses were put in before; one that is still here was reported then.
  if (placed.placeholder.kind !== "value") return undefined;
  const typed = bare(placed.typed);
  const expression = expressionOf(placed, compilation);
  if (
    expression.type === "SubExpression" &&
    expression.path.type === "PathExpression" &&
    expression.path.original === "blank"
  ) {
    const [name] = expression.params;
    const width = expression.hash?.pairs.find((pair) => pair.key === "width")?.value;
    if (name === undefined || expression.params.length > 1) {
      report(
        "wrong-arguments",
        placed.node,
        placed.typed,
        `${placed.typed} needs one name, as in {{blank "case number"}}.`,
      );
      return undefined;
    }
    const given = width?.type === "NumberLiteral" && width.value >= 1 && width.value <= 200;
    if (width !== undefined && !given)
      report(
        "wrong-arguments",
        placed.node,
        placed.typed,
        `The width of ${placed.typed} is a number of characters from 1 to 200.`,
      );
    for (const { key } of expression.hash?.pairs ?? [])
      if (key !== "width")
        report(
          "wrong-arguments",
          placed.node,
          placed.typed,
          `"blank" has no option "${key}".`,
          nearest(key, ["width"]) === undefined ? undefined : '"width="',
        );
    checkCall(name, placed, compilation.vocabulary, report);
    scopes.check(name, placed);
    const op: BlankOp = { op: "blank", name, width: given ? Math.floor(width.value) : BLANK_WIDTH, run, typed };
    return { op, own: true };
  }
  checkCall(expression, placed, compilation.vocabulary, report);
  if (!checkEnd(expression, placed, compilation.vocabulary, report)) scopes.check(expression, placed);
  const op: ValueOp = {
    op: "value",
    expression,
    typed,
    run,
    mode: mayControl ? "own" : "inText",
    control: mayControl,
    ...(again === undefined ? {} : { again }),
  };
  return { op, own: mayControl };
};
