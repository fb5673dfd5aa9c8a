/** What a helper is: a pure function from values to a value, with its arity stated so that a template's mistakes show when it is compiled. */

/** A value that cannot be rendered right; `why` completes "The value of X ...". */
export interface Problem {
  readonly problem: string;
}
export const isProblem = (value: unknown): value is Problem =>
  typeof value === "object" && value !== null && Object.prototype.hasOwnProperty.call(value, "problem");

export interface HelperSetting {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** IANA time zone name. */
  readonly timeZone: string;
}

export interface Helper {
  readonly least: number;
  readonly most: number;
  /** Names its `name=value` arguments may have. */
  readonly hash?: readonly string[];
  /** Its arguments may be missing: absence is what it is asked about. */
  readonly tolerant?: boolean;
  /** One line for template authors. */
  readonly says: string;
  call(values: readonly unknown[], hash: ReadonlyMap<string, unknown> | undefined, setting: HelperSetting): unknown;
}

const own = (holder: object, name: string): boolean => Object.prototype.hasOwnProperty.call(holder, name);

/** One step of a path: an own property that is no function, else undefined; of nothing, the same nothing (as Handlebars has it). */
export const property = (holder: unknown, name: string): unknown => {
  if (holder === null || holder === undefined) return holder;
  // A text's own properties are its characters and its length.
  if (typeof holder !== "object")
    return typeof holder === "string"
      ? name === "length"
        ? holder.length
        : /^(?:0|[1-9]\d*)$/.test(name)
          ? holder[Number(name)]
          : undefined
      : undefined;
  if (!own(holder, name)) return undefined;
  const value = (holder as Readonly<Record<string, unknown>>)[name];
  return typeof value === "function" ? undefined : value;
};
