/** Facts from a JSON file: one object, plain and nested. What it does not hold is missing; what it cannot hold is refused with the reason. */
import * as v from "valibot";
import type { Facts } from "../domain/matter/facts";
import { CommandFault, type Surroundings } from "./command";

const decode = (bytes: Uint8Array, path: string): string => {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new CommandFault("unreadable", `${path} is not UTF-8 text. Save it as UTF-8.`, path, cause);
  }
};

/** Any JSON file. @throws CommandFault */
export const readJson = async (surroundings: Surroundings, path: string): Promise<unknown> => {
  const text = decode(await surroundings.readFile(path), path);
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    // The parser's own message may quote the text, which is a client's.
    const at = /position (\d+)/.exec((cause as Error).message)?.[1];
    const line = at === undefined ? "" : ` (line ${text.slice(0, Number(at)).split("\n").length})`;
    throw new CommandFault(
      "unreadable",
      `${path} is not JSON${line}. Put right what stands there, or write it anew.`,
      path,
      cause,
    );
  }
};

/** Which facts a template wants, and of what kind, is the template's to say: here any value has a place. */
const facts = v.custom<Facts>((value) => typeof value === "object" && value !== null && !Array.isArray(value));

/** The facts of a matter. @throws CommandFault */
export const readFacts = async (surroundings: Surroundings, path: string): Promise<Facts> => {
  const value = await readJson(surroundings, path);
  if (!v.is(facts, value))
    throw new CommandFault(
      "unreadable",
      `${path} holds no facts. Write one object into it, with the facts by name, as {"matter": {"number": "2026-0142"}}.`,
      path,
    );
  return value;
};

/** Dotted paths of all values; the rows of a list carry `[]`, as in the table of fact names. */
export const pathsOf = (value: unknown, prefix = ""): readonly string[] => {
  if (Array.isArray(value)) return [...new Set([prefix, ...value.flatMap((row) => pathsOf(row, `${prefix}[]`))])];
  if (typeof value !== "object" || value === null) return prefix === "" ? [] : [prefix];
  return Object.entries(value).flatMap(([name, inner]) =>
    prefix === "" && name === "$sources" ? [] : pathsOf(inner, prefix === "" ? name : `${prefix}.${name}`),
  );
};
