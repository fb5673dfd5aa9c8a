/**
 * Lists the draft was written from that have more or fewer rows today: a party added to the matter stands in no paragraph that was written before.
 * Words alone do not show what is not there, so an attorney looks and accepts it by name.
 */
import { findingOf, type Finding } from "../draft/finding";
import type { LedgerView } from "../draft/ledger";
import { valueAt } from "../matter/fact-path";
import type { Facts, FactValue } from "../matter/facts";

/** Rows of a list; undefined for what is none. */
const rowsIn = (value: FactValue): number | undefined =>
  Array.isArray(value) ? value.length : value === undefined || value === null ? 0 : undefined;

export const changedLists = (ledger: LedgerView | undefined, facts: Facts): readonly Finding[] => {
  const told = new Set<string>();
  return (ledger?.decisions ?? []).flatMap(({ path, list, count: had }): Finding[] => {
    if (!list || path === undefined || told.has(path)) return [];
    const has = rowsIn(valueAt(facts, path));
    if (has === undefined || has === had) return [];
    told.add(path);
    return [findingOf("toBeSeen", has > had ? "list-grew" : "list-shrank", { path, had, has })];
  });
};
