/**
 * A fact's path says each step so that no two facts share a path: a name that itself holds a dot stands in brackets (`client.[d.o.b]`),
 * as a template writes it.
 */
import type { Facts, FactValue } from "./facts";

const ODD = /[.#[\]%]|^$/;

/** One step as it stands in a path. */
const stepText = (step: string): string =>
  ODD.test(step) ? `[${step.replace(/[%\]]/g, (sign) => (sign === "%" ? "%25" : "%5D"))}]` : step;

/** The path one step further; undefined where what it starts from is no fact. */
export const joinPath = (base: string | undefined, step: string): string | undefined =>
  base === undefined ? undefined : base === "" ? stepText(step) : `${base}.${stepText(step)}`;

/** The fact a path names; own properties only. */
export const valueAt = (facts: Facts, path: string): FactValue =>
  pathSteps(path).reduce<unknown>(
    (value, step) =>
      typeof value === "object" && value !== null && Object.hasOwn(value, step)
        ? (value as Readonly<Record<string, unknown>>)[step]
        : undefined,
    facts,
  ) as FactValue;

/** The steps of a path, from the facts down; of "" none. */
export const pathSteps = (path: string): readonly string[] => {
  if (path === "") return [];
  if (!path.includes("[")) return path.split(".");
  return [...path.matchAll(/\[([^\]]*)\]|[^.]+/g)].map(([whole, inBrackets]) =>
    inBrackets === undefined ? whole : inBrackets.replace(/%5D/g, "]").replace(/%25/g, "%"),
  );
};
