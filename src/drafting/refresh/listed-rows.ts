/**
 * What the ledger keeps of lists printed inside a paragraph, once they have other rows than before. Known rows stay at their place, for inline
 * controls count them; new ones come behind; a row that is gone is no longer the paragraph's.
 */
import type { Facts } from "../../domain/matter/facts";
import type { DraftLedger, LedgerFact } from "../ledger/ledger";
import { decodeSteps } from "../language/scope-steps";
import type { ListRefresh } from "./refresh-lists";
import { given } from "../../given";

const keyOf = (fact: LedgerFact): string =>
  fact.expression === undefined ? fact.path : `${fact.within ?? ""}|${fact.expression}`;

/** Facts of rows that settled paragraphs no longer print: they keep what they say. */
export const goneRows = (
  ledger: DraftLedger,
  { listed }: ListRefresh,
  isMissing: (fact: LedgerFact) => boolean,
): ReadonlySet<LedgerFact> => {
  const gone = new Set<LedgerFact>();
  for (const unit of ledger.units) {
    const now = listed.get(unit.id);
    if (now === undefined) continue;
    const keys = new Set(now.facts.map(keyOf));
    const lists = ledger.decisions.flatMap((one) =>
      one.list && one.unit === unit.id && one.path !== undefined ? [`${one.path}.`] : [],
    );
    for (const fact of unit.facts as readonly LedgerFact[])
      if (!keys.has(keyOf(fact)) && lists.some((list) => fact.path.startsWith(list)) && isMissing(fact)) gone.add(fact);
  }
  return gone;
};

/** @param ledger with every known row as it is today; `before` the rows it had, in the same order */
export const withListedRows = (
  ledger: DraftLedger,
  before: DraftLedger,
  { listed }: ListRefresh,
  gone: ReadonlySet<LedgerFact>,
  sources: NonNullable<Facts["$sources"]>,
): DraftLedger => {
  if (listed.size === 0) return ledger;
  const facts = [...ledger.facts];
  const byKey = new Map(facts.map((fact) => [keyOf(fact), fact]));
  const units = ledger.units.map((unit, index) => {
    const now = listed.get(unit.id);
    if (now === undefined) return unit;
    const known = unit.facts.filter((_, at) => !gone.has(before.units[index]?.facts[at] as LedgerFact));
    const added = now.facts.flatMap((fact): readonly LedgerFact[] => {
      const there = byKey.get(keyOf(fact));
      if (there !== undefined) return known.includes(there) ? [] : [there];
      const source = Object.hasOwn(sources, fact.path) ? sources[fact.path] : undefined;
      const row: LedgerFact = { ...fact, ...given({ source }) };
      facts.push(row);
      byKey.set(keyOf(row), row);
      return [row];
    });
    return { ...unit, facts: [...known, ...added] };
  });
  const inRounds = (steps: string): boolean => decodeSteps(steps)?.some(({ round }) => round) === true;
  const decisions = [
    ...ledger.decisions.filter(
      ({ unit, list, steps }) => unit === undefined || !listed.has(unit) || !(list || inRounds(steps)),
    ),
    ...[...listed.values()].flatMap((now) => now.decisions),
  ];
  return { ...ledger, facts, units, decisions };
};
