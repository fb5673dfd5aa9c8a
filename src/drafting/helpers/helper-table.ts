/** Every helper a template may name. The table is fixed: facts of the same name never shadow it, and nothing can be added at run time. */
import { DATES } from "./dates";
import type { Helper } from "./helper";
import { LOGIC } from "./logic";
import { NUMBERS } from "./numbers";
import { PEOPLE } from "./people";
import { WORDS } from "./words";

export type { HelperSetting } from "./helper";

const TABLE: ReadonlyMap<string, Helper> = new Map(
  Object.entries({ ...LOGIC, ...WORDS, ...NUMBERS, ...DATES, ...PEOPLE }),
);

export const findHelper = (name: string): Helper | undefined => TABLE.get(name);
export const helperNames = (): readonly string[] => [...TABLE.keys(), "blank"];
