/**
 * Where a name is looked up. Own properties only: no prototype can be reached from a template, whatever the facts hold (invariant 9).
 * Contexts nest as Handlebars nests them: a block adds one only when it changes what `this` is.
 */

/** Name-value pairs that begin with @. */
export interface DataFrame {
  readonly parent: DataFrame | undefined;
  readonly key: string | number | undefined;
  readonly index: number | undefined;
  readonly first: boolean | undefined;
  readonly last: boolean | undefined;
}

export interface BlockNames {
  readonly names: readonly string[];
  readonly values: readonly unknown[];
  readonly paths: readonly (string | undefined)[];
  readonly outer: BlockNames | undefined;
}

export interface Scope {
  readonly self: unknown;
  /** Dotted path of `self` among the facts ("" for the root); undefined when it is no fact. */
  readonly path: string | undefined;
  readonly outer: Scope | undefined;
  readonly data: DataFrame;
  readonly names: BlockNames | undefined;
  readonly root: unknown;
}

const NO_FRAME: DataFrame = {
  parent: undefined,
  key: undefined,
  index: undefined,
  first: undefined,
  last: undefined,
};

export const rootScope = (facts: unknown): Scope => ({
  self: facts,
  path: "",
  outer: undefined,
  data: NO_FRAME,
  names: undefined,
  root: facts,
});

/** The scope inside a block over `self`. As in Handlebars, the same context again adds no level for `../`. */
export const innerScope = (
  scope: Scope,
  self: unknown,
  path: string | undefined,
  data: DataFrame,
  names: BlockNames | undefined,
): Scope => ({
  self,
  path,
  outer: self === scope.self ? scope.outer : scope,
  data,
  names: names ?? scope.names,
  root: scope.root,
});
