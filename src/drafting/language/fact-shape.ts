/**
 * The firm's fact names as a shape, walked with the template's contexts while it is compiled, so that a slip of the pen is found
 * before anybody's facts are there. Where the shape says nothing (a fact whose parts are unknown), anything is allowed.
 */
import { nearest } from "./check-names";
import type { Expression, PathExpression } from "./syntax";

export interface FactShape {
  readonly parts: Map<string, FactShape>;
  /** Shape of the items, where the fact is a list of rows. */
  item?: FactShape;
}

/** Builds the shape from dotted paths; `parties[].name` names a part of each item. */
export const factShape = (names: readonly string[]): FactShape => {
  const root: FactShape = { parts: new Map() };
  for (const name of names) {
    let at = root;
    for (const step of name.split(".")) {
      const list = step.endsWith("[]");
      const key = list ? step.slice(0, -2) : step;
      // A number is an item's place in its list, as example facts give it.
      if (/^\d+$/.test(key)) {
        at.item ??= { parts: new Map() };
        at = at.item;
        continue;
      }
      let next = at.parts.get(key);
      if (next === undefined) {
        next = { parts: new Map() };
        at.parts.set(key, next);
      }
      at = next;
      if (list) {
        at.item ??= { parts: new Map() };
        at = at.item;
      }
    }
  }
  return root;
};

export interface ShapeScope {
  /** undefined: nothing is known, anything is allowed. */
  readonly self: FactShape | undefined;
  readonly outer: ShapeScope | undefined;
  readonly names: ReadonlyMap<string, FactShape | undefined>;
  readonly root: FactShape;
}

export type Resolved =
  | { readonly known: true; readonly shape: FactShape | undefined }
  | { readonly known: false; readonly meant: string | undefined };

const step = (holder: FactShape | undefined, name: string): Resolved => {
  if (holder === undefined || (holder.parts.size === 0 && holder.item === undefined))
    return { known: true, shape: undefined };
  const found = holder.parts.get(name);
  if (found !== undefined) return { known: true, shape: found };
  if (holder.item !== undefined && (/^\d+$/.test(name) || name === "length"))
    return { known: true, shape: name === "length" ? undefined : holder.item };
  return { known: false, meant: nearest(name, holder.parts.keys()) };
};

/** Follows a path. A wrong step is answered with the whole path as it was probably meant. */
export const resolveShape = (path: PathExpression, scope: ShapeScope): Resolved => {
  let at: FactShape | undefined;
  let from = 0;
  const prefix: string[] = [];
  if (path.data) {
    if (path.parts[0] !== "root") return { known: true, shape: undefined };
    at = scope.root;
    from = 1;
    prefix.push("@root");
  } else {
    const first = path.parts[0];
    if (path.depth === 0 && first !== undefined && scope.names.has(first) && !/^(?:this|\.)[./]/.test(path.original)) {
      at = scope.names.get(first);
      from = 1;
      prefix.push(first);
    } else {
      let holder: ShapeScope | undefined = scope;
      for (let up = 0; up < path.depth; up += 1) holder = holder?.outer;
      if (holder === undefined) return { known: true, shape: undefined };
      at = holder.self;
    }
  }
  for (let index = from; index < path.parts.length; index += 1) {
    const name = path.parts[index] as string;
    const next = step(at, name);
    if (!next.known) {
      const rest = path.parts.slice(index + 1);
      // A misspelt first word may hide a right second one: `cort.county`.
      const meant = next.meant;
      if (meant === undefined) return { known: false, meant: undefined };
      const shape = at?.parts.get(meant);
      const tail =
        rest.length === 0 || shape === undefined || shape.parts.size === 0
          ? rest
          : [
              shape.parts.has(rest[0] as string)
                ? (rest[0] as string)
                : (nearest(rest[0] as string, shape.parts.keys()) ?? rest[0]),
              ...rest.slice(1),
            ];
      return {
        known: false,
        meant: `${"../".repeat(path.depth)}${[...prefix, ...path.parts.slice(from, index), meant, ...tail].join(".")}`,
      };
    }
    at = next.shape;
  }
  return { known: true, shape: at };
};

/** Every path an expression reads. */
export const pathsIn = (expression: Expression): readonly PathExpression[] => {
  if (expression.type === "PathExpression") return [expression];
  if (expression.type !== "SubExpression") return [];
  return [
    ...expression.params.flatMap(pathsIn),
    ...(expression.hash?.pairs ?? []).flatMap((pair) => pathsIn(pair.value)),
  ];
};
