/** What has a canonical form (RFC 8785): plain JSON data of finite numbers and whole characters, not nested beyond any record of ours. */

/** A record nests six deep; whoever nests deeper means to stop its reader. */
const DEEPEST = 32;

/** False for what cannot be hashed, however it got into a list: such a row counts for nothing and costs only itself. */
export const isPlainJson = (value: unknown, depth = 0): boolean => {
  if (value === null || typeof value === "boolean") return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value === "string") return isWellFormed(value);
  if (typeof value !== "object" || depth >= DEEPEST) return false;
  return Array.isArray(value)
    ? value.every((each) => isPlainJson(each, depth + 1))
    : Object.entries(value).every(([name, each]) => isWellFormed(name) && isPlainJson(each, depth + 1));
};

/** No half of a surrogate pair without the other (String.prototype.isWellFormed, which ES2022 lacks). */
const isWellFormed = (text: string): boolean => !/\p{Surrogate}/u.test(text);
