/**
 * One placeholder at a time goes through Handlebars' own parser, so that every mistake of a template is found in one reading
 * and each points at its own paragraph. Nothing is compiled or evaluated: the result is a plain tree.
 */
import { parseWithoutProcessing } from "handlebars/dist/cjs/handlebars/compiler/base.js";

export interface StripFlags {
  readonly open: boolean;
  readonly close: boolean;
}
export interface PathExpression {
  readonly type: "PathExpression";
  readonly data: boolean;
  readonly depth: number;
  readonly parts: readonly string[];
  readonly original: string;
}
export interface SubExpression {
  readonly type: "SubExpression";
  readonly path: Expression;
  readonly params: readonly Expression[];
  readonly hash?: HashArguments;
}
export interface HashArguments {
  readonly pairs: readonly { readonly key: string; readonly value: Expression }[];
}
export type Expression =
  | PathExpression
  | SubExpression
  | { readonly type: "StringLiteral"; readonly value: string }
  | { readonly type: "NumberLiteral"; readonly value: number }
  | { readonly type: "BooleanLiteral"; readonly value: boolean }
  | { readonly type: "UndefinedLiteral" }
  | { readonly type: "NullLiteral" };

/** What one placeholder means. A block's body is not in here: which marker closes which is decided over the whole story. */
export type Placeholder =
  | { readonly kind: "comment"; readonly strip: StripFlags }
  | {
      readonly kind: "value";
      readonly path: Expression;
      readonly params: readonly Expression[];
      readonly hash?: HashArguments;
      readonly strip: StripFlags;
    }
  | {
      readonly kind: "open";
      readonly inverted: boolean;
      readonly name: string;
      readonly path: Expression;
      readonly params: readonly Expression[];
      readonly hash?: HashArguments;
      readonly blockParams: readonly string[];
      readonly strip: StripFlags;
    }
  | {
      readonly kind: "else";
      readonly strip: StripFlags;
      readonly chained?: {
        readonly name: string;
        readonly path: Expression;
        readonly params: readonly Expression[];
        readonly hash?: HashArguments;
        readonly blockParams: readonly string[];
      };
    }
  | { readonly kind: "close"; readonly name: string; readonly strip: StripFlags }
  | {
      readonly kind: "clause";
      readonly name: string;
      readonly params: readonly Expression[];
      readonly hash?: HashArguments;
      readonly strip: StripFlags;
    };

export type Parsed =
  { readonly ok: true; readonly placeholder: Placeholder } | { readonly ok: false; readonly why: string };

interface RawStatement {
  readonly type: string;
  readonly path: Expression;
  readonly name?: Expression;
  readonly params: readonly Expression[];
  readonly hash?: HashArguments;
  readonly program?: { readonly body: readonly RawStatement[]; readonly blockParams?: readonly string[] };
  readonly inverse?: { readonly body: readonly RawStatement[]; readonly chained?: boolean };
  readonly strip?: StripFlags;
  readonly openStrip?: StripFlags;
}

const CURLY: Readonly<Record<string, string>> = {
  "\u201c": '"',
  "\u201d": '"',
  "\u201e": '"',
  "\u2018": "'",
  "\u2019": "'",
  "\u00a0": " ",
  "\t": " ",
  "\n": " ",
};

/** Signs that cannot be seen (breaks and marks of direction Word and web pages bring along) mean nothing there. */
const UNSEEN = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/;
const CURLY_ANY = new RegExp(
  `[\u201c\u201d\u201e\u2018\u2019\u00a0\u2000-\u200a\u202f\u2010\u2011\t\n]|${UNSEEN.source}`,
);
const CURLY_EACH = new RegExp(CURLY_ANY.source, "g");

/** Word turns straight quotes into curly ones and spaces into no-break spaces while one types; inside a placeholder both mean the plain sign. */
export const straighten = (typed: string): string =>
  CURLY_ANY.test(typed)
    ? typed.replace(
        CURLY_EACH,
        (sign) => CURLY[sign] ?? (UNSEEN.test(sign) ? "" : /[\u2010\u2011]/.test(sign) ? "-" : " "),
      )
    : typed;

const PLAIN = /^\{\{(\{?)(~?)\s*([A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)*)\s*(~?)\}\}(\}?)$/;
const WORDS_WITH_MEANING = new Set(["this", "true", "false", "null", "undefined", "else", "as"]);

const stripOf = (inner: string): StripFlags => ({ open: inner.startsWith("~"), close: inner.endsWith("~") });

const parseWhole = (source: string): readonly RawStatement[] => {
  const program = parseWithoutProcessing(source) as { readonly body: readonly RawStatement[] };
  return program.body;
};

const whyNot = (error: unknown): string => {
  const message = error instanceof Error ? error.message : String(error);
  const expecting = /Expecting (.*), got '(\w+)'/.exec(message);
  if (expecting === null)
    return /^Lexical error/.test(message)
      ? "it holds a sign that cannot stand there"
      : (message.split("\n")[0] ?? message);
  const got = expecting[2];
  if (got === "CLOSE" || got === "CLOSE_UNESCAPED") return "it ends too early: a name or a value is missing";
  if (got === "INVALID") return "it holds a sign that cannot stand there";
  if (got === "CLOSE_SEXPR") return "a closing parenthesis has no opening one";
  if (got === "EQUALS") return "an equals sign stands where a name or a value is expected";
  return "it is not written as a placeholder can be (a name, then arguments, then name=value pairs)";
};

const MOST_PARENTHESES = 50;

/** How deep parentheses stand in one another. */
const deepest = (source: string): number => {
  let [depth, most] = [0, 0];
  for (const sign of source.includes("(") ? source : "") {
    if (sign === "(") most = Math.max(most, (depth += 1));
    else if (sign === ")") depth -= 1;
  }
  return most;
};

const NAME = /^(?:\[[^\]]*\]|[^\s}~(|])+/;

/** What was read before: a firm's templates say the same few hundred placeholders over and over. Bounded, and never handed out itself. */
const read = new Map<string, Parsed>();
const MOST_READ = 1000;
const LONGEST_READ = 200;

const copied = (expression: Expression): Expression => {
  switch (expression.type) {
    case "PathExpression":
      return { ...expression, parts: [...expression.parts] };
    case "SubExpression":
      return {
        ...expression,
        path: copied(expression.path),
        params: expression.params.map(copied),
        ...(expression.hash === undefined ? {} : { hash: copiedHash(expression.hash) }),
      };
    default:
      return { ...expression };
  }
};
const copiedHash = (hash: HashArguments): HashArguments => ({
  ...hash,
  pairs: hash.pairs.map((pair) => ({ ...pair, value: copied(pair.value) })),
});

type Calling = { readonly params: readonly Expression[]; readonly hash?: HashArguments; readonly path?: Expression };
const copiedCall = <Call extends Calling>(call: Call): Call => ({
  ...call,
  params: call.params.map(copied),
  ...(call.path === undefined ? {} : { path: copied(call.path) }),
  ...(call.hash === undefined ? {} : { hash: copiedHash(call.hash) }),
});

const copiedPlaceholder = (placeholder: Placeholder): Placeholder => {
  switch (placeholder.kind) {
    case "value":
    case "open":
    case "clause":
      return copiedCall(placeholder);
    case "else":
      return placeholder.chained === undefined
        ? placeholder
        : { ...placeholder, chained: copiedCall(placeholder.chained) };
    default:
      return placeholder;
  }
};

/**
 * Reads one placeholder as typed, as parseNew does; the same text is read once. Each answer has expressions of its own: what a unit reads
 * is told apart by them.
 */
export const parsePlaceholder = (source: string): Parsed => {
  const known = read.get(source);
  if (known !== undefined) return known.ok ? { ok: true, placeholder: copiedPlaceholder(known.placeholder) } : known;
  const parsed = parseNew(source);
  if (source.length <= LONGEST_READ && read.size < MOST_READ)
    read.set(source, parsed.ok ? { ok: true, placeholder: copiedPlaceholder(parsed.placeholder) } : parsed);
  return parsed;
};

/**
 * Reads one placeholder as typed, `{{` to `}}` included (quotes already straightened).
 * A refusal is a clause that completes "This placeholder cannot be read: ...".
 */
export const parseNew = (source: string): Parsed => {
  if (deepest(source) > MOST_PARENTHESES)
    return { ok: false, why: `its parentheses stand in one another more than ${MOST_PARENTHESES} deep` };
  const plain = PLAIN.exec(source);
  if (plain !== null && (plain[1] === "{") === (plain[5] === "}")) {
    const parts = (plain[3] ?? "").split(".");
    if (!parts.some((part) => WORDS_WITH_MEANING.has(part)))
      return {
        ok: true,
        placeholder: {
          kind: "value",
          path: { type: "PathExpression", data: false, depth: 0, parts, original: plain[3] ?? "" },
          params: [],
          strip: { open: plain[2] === "~", close: plain[4] === "~" },
        },
      };
  }
  const inner = source.replace(/^\{\{\{?/, "").replace(/\}?\}\}$/, "");
  const strip = stripOf(inner);
  const body = inner.replace(/^~/, "").replace(/~$/, "").trim();
  if (body.startsWith("!"))
    return { ok: true, placeholder: { kind: "comment", strip: { open: strip.open, close: source.endsWith("~}}") } } };
  if (source.startsWith("{{{{"))
    return { ok: false, why: "raw blocks have no meaning in a document; write the text as it is" };
  try {
    if (body.startsWith("/")) {
      const name = body.slice(1).trim();
      return { ok: true, placeholder: { kind: "close", name, strip } };
    }
    if (body === "^" || body === "else") return { ok: true, placeholder: { kind: "else", strip } };
    if (/^else[\s(]/.test(body)) {
      const chained = parseWhole(`{{#q}}{{${body}}}{{/q}}`)[0]?.inverse?.body[0];
      if (chained === undefined)
        return { ok: false, why: "after else a block is expected, as in {{else if client.name}}" };
      return {
        ok: true,
        placeholder: { kind: "else", strip, chained: openOf(chained, nameOf(body.replace(/^else\s*/, ""))) },
      };
    }
    if (/^#\s*[*>]/.test(body) || body.startsWith("*"))
      return {
        ok: false,
        why: "decorators and inline clauses have no meaning in a document; keep the clause as a document of its own in the library",
      };
    if (body.startsWith("#") || body.startsWith("^")) {
      const name = nameOf(body.slice(1).trim());
      const statement = parseWhole(`{{${body}}}{{/${name}}}`)[0];
      if (statement === undefined) return { ok: false, why: "it opens nothing" };
      return {
        ok: true,
        placeholder: { kind: "open", inverted: body.startsWith("^"), ...openOf(statement, name), strip },
      };
    }
    const statement = parseWhole(source)[0];
    if (statement === undefined || (statement.type !== "MustacheStatement" && statement.type !== "PartialStatement"))
      return { ok: false, why: "it is not a placeholder" };
    if (statement.type === "PartialStatement") {
      const called = statement.name;
      const clause =
        called?.type === "PathExpression"
          ? called.original
          : called?.type === "StringLiteral"
            ? called.value
            : undefined;
      if (clause === undefined) return { ok: false, why: "a clause is named by its plain name, not by a computed one" };
      return {
        ok: true,
        placeholder: {
          kind: "clause",
          name: clause,
          params: statement.params,
          ...(statement.hash ? { hash: statement.hash } : {}),
          strip,
        },
      };
    }
    return {
      ok: true,
      placeholder: {
        kind: "value",
        path: statement.path,
        params: statement.params,
        ...(statement.hash ? { hash: statement.hash } : {}),
        strip,
      },
    };
  } catch (error) {
    return { ok: false, why: whyNot(error) };
  }
};

const nameOf = (text: string): string => NAME.exec(text)?.[0] ?? text;

const openOf = (statement: RawStatement, name: string) => ({
  name,
  path: statement.path,
  params: statement.params,
  ...(statement.hash ? { hash: statement.hash } : {}),
  blockParams:
    statement.program?.blockParams ??
    (statement.inverse as { readonly blockParams?: readonly string[] } | undefined)?.blockParams ??
    [],
});
