/** While a template is compiled: which facts a path may name here, block by block, so that one nobody knows is a mistake at once. */
import type { Block } from "./block-structure";
import { blockKind } from "./compile-block";
import { sectionParam } from "./block-ranges";
import { meantBlock } from "../language/check-names";
import { factShape, pathsIn, resolveShape, type ShapeScope } from "../language/fact-shape";
import type { Placed, Report, UnreadOpening } from "../language/read-placeholders";
import type { Expression, PathExpression } from "../language/syntax";

type BlockSource = {
  readonly name: string;
  readonly path: Expression;
  readonly params: readonly Expression[];
  readonly blockParams: readonly string[];
};

export interface FactScopes {
  /** Reports every fact an expression names that the firm's facts do not have. */
  check(expression: Expression, placed: Placed): void;
  /** Checks what a block's marker reads. */
  opening(marker: Placed): void;
  enter(block: Block): void;
  /** Another section of the block begins. */
  section(block: Block, index: number): void;
  leave(): void;
  /** Compiles where nothing is known of the context. */
  unknown<T>(work: () => T): T;
}

export const factScopes = (
  factNames: readonly string[] | undefined,
  report: Report,
  unclosed: readonly Placed[] = [],
  unread: readonly UnreadOpening[] = [],
): FactScopes => {
  const shape = factNames === undefined ? undefined : factShape(factNames);
  let shapes: ShapeScope | undefined =
    shape === undefined ? undefined : { self: shape, outer: undefined, names: new Map(), root: shape };
  const outerShapes: (ShapeScope | undefined)[] = [];

  const before = (open: { readonly node: Placed["node"]; readonly order?: number }, placed: Placed): boolean =>
    open.node.start < placed.node.start || (open.node === placed.node && (open.order ?? -1) < placed.order);
  /** Behind a block that is not closed a name may stand in its context as well as in the one around it; behind an opening nobody could read, in any. */
  const mayStandElsewhere = (path: PathExpression, placed: Placed, from: ShapeScope): boolean => {
    if (unread.some((opening) => before(opening, placed)) && !from.root.parts.has(path.parts[0] ?? "")) return true;
    let at = from;
    for (const open of unclosed) {
      if (open.placeholder.kind !== "open" || !before(open, placed)) continue;
      at = within(open.placeholder, at);
      if (at.self === undefined ? !from.root.parts.has(path.parts[0] ?? "") : resolveShape(path, at).known) return true;
    }
    return false;
  };

  const check = (expression: Expression, placed: Placed): void => {
    if (shapes === undefined) return;
    for (const path of pathsIn(expression)) {
      const resolved = resolveShape(path, shapes);
      if (!resolved.known && !mayStandElsewhere(path, placed, shapes))
        report(
          "unknown-fact",
          placed.node,
          placed.typed,
          `There is no fact "${path.original}".`,
          resolved.meant === undefined ? undefined : `{{${resolved.meant}}}`,
        );
    }
  };

  /** The context a block makes of the one around it: its item, its named value, or the same. */
  const within = (source: BlockSource, outer: ShapeScope): ShapeScope => {
    const kind = blockKind(source.name);
    const over = kind === "section" ? sectionParam(source) : source.params[0];
    if (over === undefined || !["each", "with", "section"].includes(kind)) return outer;
    const resolved = over.type === "PathExpression" ? resolveShape(over, outer) : undefined;
    const found = resolved?.known === true ? resolved.shape : undefined;
    const self = kind === "with" || (kind === "section" && found?.item === undefined) ? found : found?.item;
    const names = new Map(outer.names);
    source.blockParams.forEach((name, at) => names.set(name, at === 0 ? self : undefined));
    // A plain section over a yes-or-no fact changes no context; over an unknown one nothing can be said.
    return {
      self:
        kind === "section" && found !== undefined && found.item === undefined && found.parts.size === 0
          ? undefined
          : self,
      outer,
      names,
      root: outer.root,
    };
  };

  const section = (block: Block, index: number): void => {
    const outer = outerShapes[outerShapes.length - 1];
    if (outer === undefined) return;
    const placeholder = block.sections[index]?.marker.placeholder;
    const source =
      placeholder?.kind === "open" ? placeholder : placeholder?.kind === "else" ? placeholder.chained : undefined;
    shapes =
      source === undefined || (placeholder?.kind === "open" && placeholder.inverted) ? outer : within(source, outer);
  };

  const opening = (marker: Placed): void => {
    const source =
      marker.placeholder.kind === "open"
        ? marker.placeholder
        : marker.placeholder.kind === "else"
          ? marker.placeholder.chained
          : undefined;
    if (source === undefined) return;
    if (blockKind(source.name) !== "section") for (const param of source.params) check(param, marker);
    else if (meantBlock(source, factNames) === undefined) check(sectionParam(source), marker);
  };

  return {
    check,
    section,
    opening,
    enter(block) {
      for (const { marker } of block.sections) opening(marker);
      outerShapes.push(shapes);
      section(block, 0);
    },
    leave() {
      shapes = outerShapes.pop();
    },
    unknown(work) {
      const outer = shapes;
      shapes = undefined;
      const made = work();
      shapes = outer;
      return made;
    },
  };
};
