/** One value under many names, so that a family of codes is written down once and still known to the compiler name by name. */
export const alike = <Name extends string, const Value>(
  names: readonly Name[],
  value: Value,
): { readonly [One in Name]: Value } =>
  Object.fromEntries(names.map((name) => [name, value])) as { readonly [One in Name]: Value };
