/**
 * Two wordings side by side, word by word: what stayed, what went, what came. The longest common run of words is kept, so that a reader sees
 * the fewest changes. Pure and bounded: past the limit the whole of both is shown as replaced rather than a guess.
 * The old wording may hold stretches that a fact filled; where they stayed they are told apart from the words around them.
 */
export interface ComparedPiece {
  /** `filled`: the same, and put there by a fact. */
  readonly kind: "same" | "filled" | "removed" | "added";
  readonly text: string;
}

/** A stretch of the old wording. */
export interface Wording {
  readonly text: string;
  readonly filled?: boolean;
}

interface Word {
  readonly text: string;
  readonly filled: boolean;
}

/** Words with the white space that follows them; every character of the text is in exactly one. A word is cut where a fact begins or ends. */
const wordsOf = (wording: readonly Wording[]): readonly Word[] =>
  wording.flatMap(({ text, filled = false }) => (text.match(/\S+\s*|\s+/gu) ?? []).map((word): Word => ({ text: word, filled })));
/** Cells of the comparison's table. */
const LIMIT = 4_000_000;

/** The pieces in reading order; together the removed and kept ones are the old wording, the added and kept ones the new. */
export const compareWords = (before: string | readonly Wording[], after: string): readonly ComparedPiece[] => {
  const wording = typeof before === "string" ? [{ text: before }] : before;
  const old = wordsOf(wording);
  const now = cutLike(wording, after);
  let head = 0;
  while (head < old.length && head < now.length && old[head]?.text === now[head]) head += 1;
  let tail = 0;
  while (tail < old.length - head && tail < now.length - head && old[old.length - 1 - tail]?.text === now[now.length - 1 - tail]) tail += 1;
  const middle = compareMiddle(old.slice(head, old.length - tail), now.slice(head, now.length - tail));
  return joined([...old.slice(0, head).map(kept), ...middle, ...old.slice(old.length - tail).map(kept)]);
};

/**
 * The new words, cut also where the old wording is cut inside a word (a fact before a comma), so that "Rivera," still matches "Rivera" and ",".
 */
const cutLike = (wording: readonly Wording[], after: string): readonly string[] => {
  const cuts = new Set(wording.flatMap(({ text }, index) => {
    const next = wording[index + 1]?.text;
    return next === undefined || /\s$/u.test(text) || /^\s/u.test(next) ? [] : [`${/\S+$/u.exec(text)?.[0] ?? ""}\u0000${/^\S+\s*/u.exec(next)?.[0] ?? ""}`];
  }));
  return wordsOf([{ text: after }]).flatMap(({ text }) => {
    for (const cut of cuts) {
      const [left = "", right = ""] = cut.split("\u0000");
      if (text === left + right) return [left, right];
    }
    return [text];
  });
};

const kept = ({ text, filled }: Word): ComparedPiece => ({ kind: filled ? "filled" : "same", text });
const removed = ({ text }: Word): ComparedPiece => ({ kind: "removed", text });
const added = (text: string): ComparedPiece => ({ kind: "added", text });

/** Longest common subsequence by the usual table. */
const compareMiddle = (old: readonly Word[], now: readonly string[]): readonly ComparedPiece[] => {
  if (old.length * now.length > LIMIT) return [...old.map(removed), ...now.map(added)];
  const width = now.length + 1;
  const common = new Uint32Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i -= 1)
    for (let j = now.length - 1; j >= 0; j -= 1)
      common[i * width + j] = old[i]?.text === now[j] ? (common[(i + 1) * width + j + 1] ?? 0) + 1 : Math.max(common[(i + 1) * width + j] ?? 0, common[i * width + j + 1] ?? 0);
  const pieces: ComparedPiece[] = [];
  let i = 0;
  let j = 0;
  for (;;) {
    const [before, after] = [old[i], now[j]];
    if (before === undefined || after === undefined) break;
    if (before.text === after) {
      pieces.push(kept(before));
      i += 1;
      j += 1;
    } else if ((common[(i + 1) * width + j] ?? 0) >= (common[i * width + j + 1] ?? 0)) {
      pieces.push(removed(before));
      i += 1;
    } else {
      pieces.push(added(after));
      j += 1;
    }
  }
  return [...pieces, ...old.slice(i).map(removed), ...now.slice(j).map(added)];
};

const joined = (pieces: readonly ComparedPiece[]): readonly ComparedPiece[] => {
  const out: ComparedPiece[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    if (last !== undefined && last.kind === piece.kind) out[out.length - 1] = { kind: piece.kind, text: last.text + piece.text };
    else out.push(piece);
  }
  return out;
};
