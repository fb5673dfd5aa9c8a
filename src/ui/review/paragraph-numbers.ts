/** Paragraph numbers as people write them: "¶ 4, 9-12, 31". */
export const numbersInWords = (numbers: readonly number[]): string => {
  const rising = [...new Set(numbers)].sort((a, b) => a - b);
  const runs: [number, number][] = [];
  for (const number of rising) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  const words = runs
    .map(([from, to]) => (from === to ? `${from}` : to === from + 1 ? `${from}, ${to}` : `${from}-${to}`))
    .join(", ");
  return words === "" ? "" : `¶ ${words}`;
};
