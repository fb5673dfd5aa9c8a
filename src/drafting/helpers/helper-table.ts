/** Every helper a template may name. The table is fixed: facts of the same name never shadow it, and nothing can be added at run time. */
import { LOGIC } from "./logic";
import { property } from "../template/scope";
import type { Helper } from "./helper";

export type { HelperSetting } from "./helper";

const TEXT: Readonly<Record<string, Helper>> = {
  upper: { least: 1, most: 1, says: "in capitals", call: ([value]) => String(value).toLocaleUpperCase("en-US") },
  lower: { least: 1, most: 1, says: "in small letters", call: ([value]) => String(value).toLocaleLowerCase("en-US") },
  lookup: { least: 2, most: 2, tolerant: true, says: "the named part of a value", call: ([holder, name]) => property(holder, String(name)) },
};

const TABLE: ReadonlyMap<string, Helper> = new Map(Object.entries({ ...LOGIC, ...TEXT }));

export const findHelper = (name: string): Helper | undefined => TABLE.get(name);
export const helperNames = (): readonly string[] => [...TABLE.keys(), "blank"];
