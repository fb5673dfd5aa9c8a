/**
 * What changed between two printings of one paragraph, carried over to its words as they stand: somebody's own edits stay, and where they
 * touched what the facts now change, nothing is carried over at all.
 */
import type { Leaf } from "./print-pieces";

/** Replaces characters `[start, end)` of the paragraph's text. */
export interface WordEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** What stood there was a missing fact's blank; what comes is one. */
  readonly wasMissing: boolean;
  readonly missing: boolean;
}

export const joined = (leaves: readonly Leaf[]): string => leaves.map((leaf) => leaf.text).join("");

/** Pairs of positions with equal entries, in order, as many as possible. */
const common = <Entry>(
  a: readonly Entry[],
  b: readonly Entry[],
  same: (x: Entry, y: Entry) => boolean,
): readonly (readonly [number, number])[] => {
  let head = 0;
  while (head < a.length && head < b.length && same(a[head] as Entry, b[head] as Entry)) head += 1;
  let tail = 0;
  while (
    tail < a.length - head &&
    tail < b.length - head &&
    same(a[a.length - 1 - tail] as Entry, b[b.length - 1 - tail] as Entry)
  )
    tail += 1;
  const [x, y] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
  const pairs: [number, number][] = Array.from({ length: head }, (_, at) => [at, at]);
  // A paragraph has some hundred words; beyond that only its ends are compared.
  if (x.length * y.length <= 1_000_000) {
    const best = Array.from({ length: x.length + 1 }, () => new Uint32Array(y.length + 1));
    for (let i = x.length - 1; i >= 0; i -= 1)
      for (let j = y.length - 1; j >= 0; j -= 1)
        (best[i] as Uint32Array)[j] = same(x[i] as Entry, y[j] as Entry)
          ? (best[i + 1]?.[j + 1] ?? 0) + 1
          : Math.max(best[i + 1]?.[j] ?? 0, best[i]?.[j + 1] ?? 0);
    for (let i = 0, j = 0; i < x.length && j < y.length;) {
      if (same(x[i] as Entry, y[j] as Entry)) {
        pairs.push([head + i, head + j]);
        i += 1;
        j += 1;
      } else if ((best[i + 1]?.[j] ?? 0) >= (best[i]?.[j + 1] ?? 0)) i += 1;
      else j += 1;
    }
  }
  for (let at = tail; at > 0; at -= 1) pairs.push([a.length - at, b.length - at]);
  return pairs;
};

/** Edits that turn the old printing into the new one; leaves that stay the same are not touched. */
export const editsBetween = (before: readonly Leaf[], after: readonly Leaf[]): readonly WordEdit[] => {
  const starts: number[] = [];
  let length = 0;
  for (const leaf of before) {
    starts.push(length);
    length += leaf.text.length;
  }
  starts.push(length);
  const edits: WordEdit[] = [];
  let [i, j] = [0, 0];
  const gap = (toOld: number, toNew: number): void => {
    const gone = before.slice(i, toOld);
    const come = after.slice(j, toNew);
    const text = joined(come);
    if (text !== "" || joined(gone) !== "")
      edits.push({
        start: starts[i] as number,
        end: starts[toOld] as number,
        text,
        wasMissing: false,
        missing: come.some((leaf) => leaf.missing),
      });
  };
  for (const [x, y] of common(before, after, (a, b) => a.key === b.key)) {
    gap(x, y);
    const [old, now] = [before[x] as Leaf, after[y] as Leaf];
    if (old.text !== now.text || old.missing !== now.missing)
      edits.push({
        start: starts[x] as number,
        end: starts[x + 1] as number,
        text: now.text,
        wasMissing: old.missing,
        missing: now.missing,
      });
    [i, j] = [x + 1, y + 1];
  }
  gap(before.length, after.length);
  return edits;
};

interface Token {
  readonly text: string;
  readonly start: number;
}
const tokens = (text: string): readonly Token[] =>
  [...text.matchAll(/[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s]/gu)].map((found) => ({ text: found[0], start: found.index }));

/**
 * The same edits on the paragraph's words as they stand now.
 * @returns undefined when somebody's edit touches one of them
 */
export const carriedOver = (
  edits: readonly WordEdit[],
  printed: string,
  standing: string,
): readonly WordEdit[] | undefined => {
  if (printed === standing) return edits;
  const [a, b] = [tokens(printed), tokens(standing)];
  const at = new Map(common(a, b, (x, y) => x.text === y.text));
  /** Where a token of the printing stands now, with the next one directly after it as it was. */
  const tokenAt = (offset: number): number =>
    a.findIndex((token) => token.start <= offset && offset < token.start + token.text.length);
  const moved: WordEdit[] = [];
  for (const edit of edits) {
    // The tokens around it are asked too, so that a word typed right beside a value is an edit of the value.
    const from = edit.start === 0 ? 0 : tokenAt(edit.start - 1);
    const to = edit.end === printed.length ? a.length - 1 : tokenAt(edit.end);
    let shift: number | undefined;
    for (let index = from; index <= to; index += 1) {
      const here = at.get(index);
      if (here === undefined) return undefined;
      const by = (b[here] as Token).start - (a[index] as Token).start;
      if (shift !== undefined && by !== shift) return undefined;
      shift = by;
    }
    if (edit.start === 0 && (shift ?? 0) !== 0) return undefined;
    if (edit.end === printed.length && printed.length + (shift ?? 0) !== standing.length) return undefined;
    moved.push({ ...edit, start: edit.start + (shift ?? 0), end: edit.end + (shift ?? 0) });
  }
  return moved;
};
