/** A matter with its facts as lines: every value with where it came from, every empty one as missing. */
import { valueAt } from "../../domain/matter/fact-path";
import type { FactValue, Facts, FactSource } from "../../domain/matter/facts";
import type { MatterFacts, FactAddress, MatterRow } from "../ports/matter-source";
import type { Ports } from "../ports/ports";
import type { MatterId } from "../../domain/ids";
import { given } from "../../given";

export type ReadMatter = (id: MatterId) => Promise<MatterView>;

export interface MatterView {
  readonly row: MatterRow;
  readonly facts: readonly FactLine[];
}

export interface FactLine {
  readonly path: string;
  readonly value: FactValue;
  readonly missing: boolean;
  readonly source?: FactSource;
  /** Where a correction would be written; absent when the value has no row of its own. */
  readonly address?: FactAddress;
}

export const readMatter =
  (ports: Pick<Ports, "matters">): ReadMatter =>
  async (id) => {
    const [row, facts] = await Promise.all([ports.matters.read(id), ports.matters.readFacts(id)]);
    return { row, facts: factLines(facts) };
  };

/** Undefined, null and white space are missing; false and 0 print. */
const isMissing = (value: FactValue): boolean =>
  value === undefined || value === null || (typeof value === "string" && value.trim() === "");

const factLines = ({ facts, addresses }: MatterFacts): readonly FactLine[] => {
  const paths = new Set([...leavesOf(facts), ...Object.keys(addresses)]);
  return [...paths]
    .sort((a, b) => a.localeCompare(b, "en", { numeric: true }))
    .map((path): FactLine => {
      const value = valueAt(facts, path);
      const source = facts.$sources?.[path];
      const address = addresses[path];
      return {
        path,
        value,
        missing: isMissing(value),
        ...given({ source, address }),
      };
    });
};

const leavesOf = (facts: Facts): readonly string[] => {
  const leaves: string[] = [];
  const walk = (value: FactValue, path: string): void => {
    if (typeof value === "object" && value !== null)
      for (const [name, inner] of Object.entries(value)) walk(inner, path === "" ? name : `${path}.${name}`);
    else leaves.push(path);
  };
  for (const [name, value] of Object.entries(facts)) if (name !== "$sources") walk(value, name);
  return leaves;
};
