/**
 * Which units stand elsewhere than where a sitting saw them. Units inserted or deleted since move nothing;
 * two that changed places both moved. A unit keeps its place only when every longest run of units still in their old order holds it.
 */
import type { UnitId } from "../ids";

/** `seen` and `now` list unit ids in document order; ids in only one of them are left aside, and so are ids that occur twice. */
export const movedUnits = (seen: readonly UnitId[], now: readonly UnitId[]): ReadonlySet<UnitId> => {
  const seenAt = positionsOfSingles(seen);
  const common = singles(now).filter((unit) => seenAt.has(unit));
  const ranks = common.map((unit) => seenAt.get(unit) ?? 0);
  const upTo = longestRisingUpTo(ranks);
  const from = longestRisingUpTo(ranks.map((rank) => -rank).reverse()).reverse();
  const longest = upTo.reduce((most, length) => Math.max(most, length), 0);
  const onSome = ranks.map((_, index) => (upTo[index] ?? 0) + (from[index] ?? 0) - 1 === longest);
  const sharers = new Map<number, number>();
  onSome.forEach((on, index) => {
    if (on) sharers.set(upTo[index] ?? 0, (sharers.get(upTo[index] ?? 0) ?? 0) + 1);
  });
  return new Set(common.filter((_, index) => !(onSome[index] === true && sharers.get(upTo[index] ?? 0) === 1)));
};

const singles = (units: readonly UnitId[]): readonly UnitId[] => {
  const count = new Map<UnitId, number>();
  for (const unit of units) count.set(unit, (count.get(unit) ?? 0) + 1);
  return units.filter((unit) => count.get(unit) === 1);
};

const positionsOfSingles = (units: readonly UnitId[]): ReadonlyMap<UnitId, number> =>
  new Map(singles(units).map((unit, index) => [unit, index]));

/** For each position the length of the longest rising sequence that ends there (patience sorting, n log n). */
const longestRisingUpTo = (ranks: readonly number[]): number[] => {
  const tails: number[] = [];
  return ranks.map((rank) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tails[middle] ?? 0) < rank) low = middle + 1;
      else high = middle;
    }
    tails[low] = rank;
    return low + 1;
  });
};
