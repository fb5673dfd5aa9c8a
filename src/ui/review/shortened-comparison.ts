/** A comparison made short enough to stand beside the document: every change whole, of the words between only those next to a change. */
import type { ComparedPiece } from "../../app/draft/compare-words";

export interface ShownPiece {
  /** `left-out`: words that stayed and are not repeated here; the document shows them. */
  readonly kind: ComparedPiece["kind"] | "left-out";
  readonly text: string;
}

/** Words kept beside a change. */
const BESIDE = 5;
const words = (text: string): readonly string[] => text.match(/\S+\s*|\s+/gu) ?? [];

/** True when nothing was removed or added. */
export const isUnchanged = (pieces: readonly ComparedPiece[]): boolean =>
  pieces.every(({ kind }) => kind === "same" || kind === "filled");

export const shortened = (pieces: readonly ComparedPiece[]): readonly ShownPiece[] => {
  const anyChange = !isUnchanged(pieces);
  // Nothing changed and nothing filled in: the words themselves, of which the screen shows the first lines.
  if (pieces.every(({ kind }) => kind === "same")) return pieces;
  // With nothing changed the filled values are what a reader looks for.
  const stands = (piece: ComparedPiece | undefined): boolean =>
    piece !== undefined && (anyChange ? piece.kind === "removed" || piece.kind === "added" : piece.kind === "filled");
  return pieces.flatMap((piece, index): ShownPiece[] => {
    if (stands(piece) || piece.kind === "filled") return [piece];
    const all = words(piece.text);
    const before = stands(pieces[index - 1]) ? BESIDE : 0;
    const after = stands(pieces[index + 1]) ? BESIDE : 0;
    if (all.length <= before + after + 2) return [piece];
    const head = all.slice(0, before).join("");
    const tail = all.slice(all.length - after).join("");
    return [
      ...(head === "" ? [] : [{ kind: "same", text: head } as const]),
      { kind: "left-out", text: " ... " },
      ...(after === 0 ? [] : [{ kind: "same", text: tail } as const]),
    ];
  });
};
