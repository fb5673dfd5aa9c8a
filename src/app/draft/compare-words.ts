/**
 * Two wordings side by side, word by word: what stayed, what went, what came. A reader sees the fewest changes (Myers' algorithm, by the
 * `diff` library); past the limit the whole of both is shown as replaced rather than a guess.
 * The old wording may hold stretches that a fact filled; where they stayed they are told apart from the words around them.
 */
import { diffArrays } from "diff";
import type { Wording } from "../../domain/draft/template-wording";

export interface ComparedPiece {
  /** `filled`: the same, and put there by a fact. */
  readonly kind: "same" | "filled" | "removed" | "added";
  readonly text: string;
}

interface Word {
  readonly text: string;
  readonly filled: boolean;
}

/** Words with the white space that follows them; every character of the text is in exactly one. A word is cut where a fact begins or ends. */
const wordsOf = (wording: readonly Wording[]): readonly Word[] =>
  wording.flatMap(({ text, filled = false }) =>
    (text.match(/\S+\s*|\s+/gu) ?? []).map((word): Word => ({ text: word, filled })),
  );

/** White space that begins a stretch goes to the end of the one before, as it stands in the new words: else every fact before a blank would look changed. */
const spacesWithWordsBefore = (wording: readonly Wording[]): readonly Wording[] =>
  wording.map((stretch, index) => ({
    ...stretch,
    text:
      (index === 0 ? stretch.text : stretch.text.trimStart()) +
      (/^\s*/u.exec(wording[index + 1]?.text ?? "")?.[0] ?? ""),
  }));

/** Words that went or came, at most. */
const MOST_CHANGES = 1500;

/** The pieces in reading order; together the removed and kept ones are the old wording, the added and kept ones the new. */
export const compareWords = (before: string | readonly Wording[], after: string): readonly ComparedPiece[] => {
  const wording = typeof before === "string" ? [{ text: before }] : spacesWithWordsBefore(before);
  const cuts = cutsOf(wording);
  const old = wordsOf(wording).flatMap(({ text, filled }) =>
    cutAt(cuts, text).map((part): Word => ({ text: part, filled })),
  );
  const changes = diffArrays(
    old.map(({ text }) => text),
    wordsOf([{ text: after }]).flatMap(({ text }) => cutAt(cuts, text)),
    { maxEditLength: MOST_CHANGES },
  ) ?? [
    { removed: true, added: false, value: old.map(({ text }) => text) },
    { removed: false, added: true, value: [after] },
  ];
  let at = 0;
  return joined(
    changes.flatMap(({ added, removed, value }): readonly ComparedPiece[] => {
      if (added) return value.map((text) => ({ kind: "added", text }));
      const words = old.slice(at, (at += value.length));
      return words.map(({ text, filled }) => ({ kind: removed ? "removed" : filled ? "filled" : "same", text }));
    }),
  );
};

/** A word in two parts, where a stretch ends inside it. */
type Cut = readonly [left: string, right: string];

/** Where the old wording is cut inside a word (a fact before a comma): "Rivera," becomes "Rivera" and ",", wherever it stands in either wording. */
const cutsOf = (wording: readonly Wording[]): ReadonlyMap<string, Cut> =>
  new Map(
    wording.flatMap(({ text }, index): readonly (readonly [string, Cut])[] => {
      const next = wording[index + 1]?.text;
      if (next === undefined || /\s$/u.test(text) || /^\s/u.test(next)) return [];
      const cut: Cut = [/\S+$/u.exec(text)?.[0] ?? "", /^\S+\s*/u.exec(next)?.[0] ?? ""];
      return [[cut.join(""), cut]];
    }),
  );

const cutAt = (cuts: ReadonlyMap<string, Cut>, word: string): readonly string[] => cuts.get(word) ?? [word];

const joined = (pieces: readonly ComparedPiece[]): readonly ComparedPiece[] => {
  const out: ComparedPiece[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    if (last !== undefined && last.kind === piece.kind)
      out[out.length - 1] = { kind: piece.kind, text: last.text + piece.text };
    else out.push(piece);
  }
  return out;
};
