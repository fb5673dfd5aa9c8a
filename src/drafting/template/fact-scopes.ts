/** While a template is compiled: which facts a path may name here, block by block, so that one nobody knows is a mistake at once. */
import type { Block } from "./block-structure";
import { blockKind } from "./compile-block";
import { sectionParam } from "./block-ranges";
import { factShape, pathsIn, resolveShape, type ShapeScope } from "./fact-shape";
import type { Placed, Report } from "./read-placeholders";
import type { Expression } from "./syntax";

export interface FactScopes {
  /** Reports every fact an expression names that the firm's facts do not have. */
  check(expression: Expression, placed: Placed): void;
  enter(block: Block): void;
  /** Another section of the block begins. */
  section(block: Block, index: number): void;
  leave(): void;
  /** Compiles where nothing is known of the context. */
  unknown<T>(work: () => T): T;
}

export const factScopes = (factNames: readonly string[] | undefined, report: Report): FactScopes => {
  const shape = factNames === undefined ? undefined : factShape(factNames);
  let shapes: ShapeScope | undefined = shape === undefined ? undefined : { self: shape, outer: undefined, names: new Map(), root: shape };
  const outerShapes: (ShapeScope | undefined)[] = [];

  const check = (expression: Expression, placed: Placed): void => {
    if (shapes === undefined) return;
    for (const path of pathsIn(expression)) {
      const resolved = resolveShape(path, shapes);
      if (!resolved.known) report("unknown-fact", placed.node, placed.typed, `There is no fact "${path.original}".`, resolved.meant === undefined ? undefined : `{{${resolved.meant}}}`);
    }
  };

  /** The context inside a block's section: its item, its named value, or what was around it. */
  const section = (block: Block, index: number): void => {
    const outer = outerShapes[outerShapes.length - 1];
    if (outer === undefined) return;
    const placeholder = block.sections[index]?.marker.placeholder;
    const source = placeholder?.kind === "open" ? placeholder : placeholder?.kind === "else" ? placeholder.chained : undefined;
    shapes = outer;
    if (source === undefined || (placeholder?.kind === "open" && placeholder.inverted)) return;
    const kind = blockKind(source.name);
    const over = kind === "section" ? sectionParam(source) : source.params[0];
    if (over === undefined || !["each", "with", "section"].includes(kind)) return;
    const resolved = over.type === "PathExpression" ? resolveShape(over, outer) : undefined;
    const found = resolved?.known === true ? resolved.shape : undefined;
    const self = kind === "with" || (kind === "section" && found?.item === undefined) ? found : found?.item;
    const names = new Map(outer.names);
    source.blockParams.forEach((name, at) => names.set(name, at === 0 ? self : undefined));
    // A plain section over a yes-or-no fact changes no context; over an unknown one nothing can be said.
    shapes = { self: kind === "section" && found !== undefined && found.item === undefined && found.parts.size === 0 ? undefined : self, outer, names, root: outer.root };
  };

  return {
    check,
    section,
    enter(block) {
      for (const { marker } of block.sections) {
        const source = marker.placeholder.kind === "open" ? marker.placeholder : marker.placeholder.kind === "else" ? marker.placeholder.chained : undefined;
        if (source === undefined) continue;
        if (blockKind(source.name) === "section") check(sectionParam(source), marker);
        else for (const param of source.params) check(param, marker);
      }
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
