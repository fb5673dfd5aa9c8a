/** Comparisons and boolean logic. Values compare as they are; numbers written as text compare as numbers only with one another. */
import type { Helper } from "./helper";

/** What `#if` takes for no, so that a condition means the same inside `and`, `or`, `not` and outside: 0 too. */
const empty = (value: unknown): boolean => !value || (Array.isArray(value) && value.length === 0);
const blank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === "string" && value.trim() === "");
const order = (a: unknown, b: unknown): number | undefined => {
  const numeric = (value: unknown): number =>
    typeof value === "number" ? value : typeof value === "string" && value.trim() !== "" ? Number(value) : Number.NaN;
  const [x, y] = [numeric(a), numeric(b)];
  if (!Number.isNaN(x) && !Number.isNaN(y)) return x - y;
  return typeof a === "string" && typeof b === "string" ? (a < b ? -1 : a > b ? 1 : 0) : undefined;
};
const compare = (says: string, test: (difference: number) => boolean): Helper => ({
  least: 2,
  most: 2,
  tolerant: true,
  says,
  call: ([a, b]) => {
    const difference = order(a, b);
    return difference !== undefined && test(difference);
  },
});

export const LOGIC: Readonly<Record<string, Helper>> = {
  eq: { least: 2, most: 2, tolerant: true, says: "true when both are the same", call: ([a, b]) => a === b },
  ne: { least: 2, most: 2, tolerant: true, says: "true when they differ", call: ([a, b]) => a !== b },
  lt: compare("true when the first is less", (difference) => difference < 0),
  lte: compare("true when the first is less or equal", (difference) => difference <= 0),
  gt: compare("true when the first is more", (difference) => difference > 0),
  gte: compare("true when the first is more or equal", (difference) => difference >= 0),
  and: {
    least: 1,
    most: 16,
    tolerant: true,
    says: "true when all are",
    call: (values) => values.every((value) => !empty(value)),
  },
  or: {
    least: 1,
    most: 16,
    tolerant: true,
    says: "true when one is",
    call: (values) => values.some((value) => !empty(value)),
  },
  not: { least: 1, most: 1, tolerant: true, says: "true when it is not", call: ([value]) => empty(value) },
  includes: {
    least: 2,
    most: 2,
    tolerant: true,
    says: "true when the list holds the value",
    call: ([list, value]) => Array.isArray(list) && list.includes(value),
  },
  default: {
    least: 2,
    most: 8,
    tolerant: true,
    says: "the first that has a value",
    call: (values) => values.find((value) => !blank(value)),
  },
  count: {
    least: 1,
    most: 1,
    tolerant: true,
    says: "how many a list holds",
    call: ([list]) => (Array.isArray(list) ? list.length : 0),
  },
};
