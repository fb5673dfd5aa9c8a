/** What a helper is: a pure function from values to a value, with its arity stated so that a template's mistakes show when it is compiled. */

/** A value that cannot be rendered right; `why` completes "The value of X ...". */
export interface Problem {
  readonly problem: string;
}
export const isProblem = (value: unknown): value is Problem => typeof value === "object" && value !== null && Object.prototype.hasOwnProperty.call(value, "problem");

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
