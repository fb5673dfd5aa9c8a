/**
 * What a template paragraph reads for one item: with today's facts, or as the ledger remembers it was printed. The same words as composing
 * prints (template/emit-value.ts), as leaves whose keys tell which leaf of one printing answers to which of the other.
 */
import { withoutIllegal } from "../../docx/xml/xml-text";
import { joinPath } from "../../domain/matter/fact-path";
import type { SettledSetting } from "../setting/draft-setting";
import { blockKind } from "../compile/compile-block";
import { evaluate, factPath, subjectPath, type Reading } from "../language/evaluate";
import { outcomeOf, saysIncludeZero, type Outcome } from "../emit/note-facts";
import { isPicture, readPicture } from "../emit/picture";
import { printedValue } from "../emit/printed-value";
import { encodeSteps, scopeSteps } from "../language/scope-steps";
import { innerScope, type Scope } from "../language/scope";
import type { Expression } from "../language/syntax";
import type { BlockSource, Piece } from "./paragraph-pieces";

export interface Leaf {
  readonly key: string;
  readonly text: string;
  /** A blank shown where a fact is missing. */
  readonly missing: boolean;
}
export interface Printed {
  readonly text: string;
  readonly missing: boolean;
  /** What it was read from, where today's facts were asked. */
  readonly read?: readonly Reading[];
}
export interface Printer {
  /** Undefined where it cannot be told. */
  value(typed: string, expression: Expression, scope: Scope): Printed | undefined;
  outcome(typed: string, source: Omit<BlockSource, "kind" | "inverted" | "strip">, scope: Scope): Outcome | undefined;
}

/** Context and placeholder together: where the ledger keeps what a block was decided. */
export const decisionKey = (typed: string, scope: Scope): string | undefined => {
  const steps = scopeSteps(scope);
  return steps === undefined ? undefined : `${encodeSteps(steps)}|${typed}`;
};

export const paramOf = (source: Omit<BlockSource, "kind" | "inverted" | "strip">): Expression | undefined =>
  ["if", "unless", "each", "with"].includes(source.name)
    ? source.params[0]
    : ["factual", "procedural", "interpretive"].includes(source.name)
      ? undefined
      : source.params.length === 0
        ? source.path
        : { type: "SubExpression", path: source.path, params: source.params };

/** Prints with today's facts. */
export const todaysPrinter = (setting: SettledSetting): Printer => ({
  value: (typed, expression, scope) => {
    const { value, read, missing, problem } = evaluate(expression, scope, "print", setting);
    const blank = (paths: readonly string[]): Printed => ({
      text: withoutIllegal(paths.map((path) => `[${path}]`).join(" ")),
      missing: true,
      read,
    });
    // A picture has no words; the ledger's row tells when it changed.
    if (expression.type === "PathExpression" && isPicture(value) && !("problem" in readPicture(value)))
      return { text: "", missing: false, read };
    if (problem === undefined && missing.length > 0) return blank(missing);
    const printed =
      problem !== undefined || value === undefined || value === null
        ? undefined
        : printedValue(value, setting.limits.valueCharacters).text;
    return printed === undefined
      ? blank([subjectPath(read, scope) ?? typed])
      : { text: printed.replace(/\r\n|[\r\u2028\u2029\v\f]/g, "\n"), missing: false, read };
  },
  outcome: (_typed, source, scope) => {
    const param = paramOf(source);
    if (param === undefined) return { count: 1, list: false };
    return outcomeOf(
      blockKind(source.name),
      evaluate(param, scope, "decide", setting).value,
      saysIncludeZero(source.hash, scope, setting),
    );
  },
});

/** @returns undefined when the printer cannot tell some piece of it */
export const printPieces = (pieces: readonly Piece[], scope: Scope, printer: Printer): readonly Leaf[] | undefined => {
  const leaves: Leaf[] = [];
  let told = true;
  const walk = (list: readonly Piece[], at: Scope, prefix: string): void => {
    list.forEach((piece, index) => {
      const key = `${prefix}${index}`;
      if (!told) return;
      if (piece.kind === "text") leaves.push({ key, text: piece.text, missing: false });
      else if (piece.kind === "blank") leaves.push({ key, text: "_".repeat(piece.width), missing: false });
      else if (piece.kind === "value") {
        const printed = printer.value(piece.typed, piece.expression, at);
        if (printed === undefined) told = false;
        else leaves.push({ key, text: printed.text, missing: printed.missing });
      } else block(piece, at, key);
    });
  };
  const block = (piece: Extract<Piece, { readonly kind: "block" }>, at: Scope, key: string): void => {
    const { name, blockParams } = piece.source;
    const outcome = printer.outcome(piece.typed, piece.source, at);
    if (outcome === undefined) {
      told = false;
      return;
    }
    const param = paramOf(piece.source);
    const positive = (name === "unless") === (outcome.count === 0);
    const [body, inverse] = piece.inverted ? [piece.inverse, piece.body] : [piece.body, piece.inverse];
    if (!positive) {
      walk(inverse, at, `${key}n`);
      return;
    }
    const path = param?.type === "PathExpression" ? factPath(param, at) : undefined;
    const value = param === undefined ? undefined : evaluate(param, at, "decide", { now: 0, timeZone: "UTC" }).value;
    const named = (paths: readonly (string | undefined)[], values: readonly unknown[]) =>
      blockParams.length === 0 ? undefined : { names: blockParams, values, paths, outer: at.names };
    if (outcome.list) {
      // A list over an object's parts has no order to count on.
      if (value !== null && typeof value === "object" && !Array.isArray(value)) told = false;
      for (let index = 0; told && index < outcome.count; index += 1) {
        const one = Array.isArray(value) ? (value as readonly unknown[])[index] : undefined;
        const itemPath = joinPath(path, String(index));
        const data = { parent: at.data, key: index, index, first: index === 0, last: index === outcome.count - 1 };
        const inner = innerScope(at, one ?? {}, itemPath, data, named([itemPath, undefined], [one, index]));
        walk(body, { ...inner, self: one }, `${key}r${index}.`);
      }
    } else if (
      name === "with" ||
      (!["if", "unless", "factual", "procedural", "interpretive"].includes(name) && value !== true)
    )
      walk(body, { ...innerScope(at, value ?? {}, path, at.data, named([path], [value])), self: value }, `${key}y`);
    else walk(body, at, `${key}y`);
  };
  walk(pieces, scope, "");
  return told ? leaves : undefined;
};
