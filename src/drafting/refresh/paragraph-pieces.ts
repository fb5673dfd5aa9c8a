/**
 * A template paragraph's text as the pieces that print, without its format: what the ledger keeps of the template is enough to say what a
 * paragraph of a list would read today. Markers whose block goes beyond the paragraph print nothing here.
 */
import { findHelper } from "../helpers/helper-table";
import { bare } from "../compile/compile-value";
import { findPlaceholders } from "../language/find-placeholders";
import { parsePlaceholder, straighten, type Expression, type Placeholder } from "../language/syntax";
import { given } from "../../given";

export type BlockSource = Extract<Placeholder, { readonly kind: "open" }>;

export type Piece =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "value"; readonly typed: string; readonly expression: Expression }
  | { readonly kind: "blank"; readonly width: number }
  | {
      readonly kind: "block";
      readonly typed: string;
      readonly source: Omit<BlockSource, "kind" | "inverted" | "strip">;
      readonly inverted: boolean;
      readonly body: readonly Piece[];
      readonly inverse: readonly Piece[];
    };

interface Marked {
  readonly typed: string;
  readonly placeholder: Placeholder;
}
type Flat = string | Marked;

const BLANK_WIDTH = 24;

/** The text between placeholders, without what a `~` or a backslash takes away. */
const flatten = (text: string): readonly Flat[] | undefined => {
  const { placeholders, strays } = findPlaceholders(text);
  if (strays.some((stray) => stray.why !== "escaped")) return undefined;
  const marks = [
    ...placeholders.map((found) => ({ ...found, escape: false })),
    ...strays.map((stray) => ({ ...stray, escape: true })),
  ].sort((a, b) => a.start - b.start);
  const out: Flat[] = [];
  let at = 0;
  let stripNext = false;
  for (const mark of marks) {
    let literal = text.slice(at, mark.start);
    if (stripNext) literal = literal.trimStart();
    stripNext = stripNext && literal === "" && mark.escape;
    at = mark.end;
    if (mark.escape) {
      out.push(literal);
      continue;
    }
    const parsed = parsePlaceholder(straighten(mark.typed));
    if (!parsed.ok) return undefined;
    if (parsed.placeholder.strip.open) literal = literal.trimEnd();
    out.push(literal, { typed: mark.typed, placeholder: parsed.placeholder });
    stripNext = parsed.placeholder.strip.close;
  }
  const rest = text.slice(at);
  out.push(stripNext ? rest.trimStart() : rest);
  return out.filter((piece) => piece !== "");
};

const valuePiece = (typed: string, placeholder: Extract<Placeholder, { readonly kind: "value" }>): Piece => {
  const { path, params, hash } = placeholder;
  const helper =
    path.type === "PathExpression" &&
    !path.data &&
    path.depth === 0 &&
    path.parts.length === 1 &&
    !/^(?:this|\.)[./]/.test(path.original)
      ? path.original
      : undefined;
  if (helper === "blank") {
    const width = hash?.pairs.find((pair) => pair.key === "width")?.value;
    return {
      kind: "blank",
      width:
        width?.type === "NumberLiteral" && width.value >= 1 && width.value <= 200
          ? Math.floor(width.value)
          : BLANK_WIDTH,
    };
  }
  const plain = params.length === 0 && hash === undefined && !(helper !== undefined && findHelper(helper)?.least === 0);
  return {
    kind: "value",
    typed: bare(typed),
    expression: plain ? path : { type: "SubExpression", path, params, ...given({ hash }) },
  };
};

interface Open {
  readonly name: string;
  readonly typed: string;
  readonly source: Omit<BlockSource, "kind" | "inverted" | "strip">;
  readonly inverted: boolean;
  readonly outer: Piece[];
  readonly body: Piece[];
  inverse: Piece[] | undefined;
  /** Blocks an `else if` opened: they end where this one ends. */
  chained: Open[];
}

/** @returns undefined when the text is not one the compiler would have read */
export const paragraphPieces = (text: string): readonly Piece[] | undefined => {
  const flat = flatten(text);
  if (flat === undefined) return undefined;
  // Only blocks that begin and end here are blocks here.
  const whole = new Set<Marked>();
  const markers: Marked[] = [];
  for (const each of flat) {
    if (typeof each === "string") continue;
    const { placeholder } = each;
    if (placeholder.kind === "open") markers.push(each);
    else if (placeholder.kind === "close") {
      let at = markers.length - 1;
      while (at >= 0 && (markers[at]?.placeholder as BlockSource).name !== placeholder.name) at -= 1;
      if (at < 0) continue;
      whole.add(markers[at] as Marked).add(each);
      markers.length = at;
    }
  }
  const root: Piece[] = [];
  let list = root;
  const stack: Open[] = [];
  const sealed = (open: Open): Piece => ({
    kind: "block",
    typed: open.typed,
    source: open.source,
    inverted: open.inverted,
    body: open.body,
    inverse: open.inverse ?? [],
  });
  for (const each of flat) {
    if (typeof each === "string") {
      list.push({ kind: "text", text: each });
      continue;
    }
    const { placeholder, typed } = each;
    switch (placeholder.kind) {
      case "comment":
      case "clause":
        break;
      case "value":
        list.push(valuePiece(typed, placeholder));
        break;
      case "open": {
        if (!whole.has(each)) break;
        const { kind: _kind, inverted, strip: _strip, ...source } = placeholder;
        const body: Piece[] = [];
        stack.push({
          name: placeholder.name,
          typed: bare(typed),
          source,
          inverted,
          outer: list,
          body,
          inverse: undefined,
          chained: [],
        });
        list = body;
        break;
      }
      case "else": {
        const top = stack[stack.length - 1];
        if (top === undefined) break;
        const last = top.chained[top.chained.length - 1] ?? top;
        const inverse: Piece[] = [];
        last.inverse = inverse;
        list = inverse;
        if (placeholder.chained !== undefined) {
          const body: Piece[] = [];
          top.chained.push({
            name: placeholder.chained.name,
            typed: bare(typed),
            source: placeholder.chained,
            inverted: false,
            outer: inverse,
            body,
            inverse: undefined,
            chained: [],
          });
          list = body;
        }
        break;
      }
      case "close": {
        if (!whole.has(each)) break;
        const top = stack.pop();
        if (top === undefined) break;
        for (const inner of [...top.chained].reverse()) inner.outer.push(sealed(inner));
        list = top.outer;
        list.push(sealed(top));
      }
    }
  }
  return root;
};
