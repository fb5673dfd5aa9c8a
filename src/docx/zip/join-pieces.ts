/** A part's pieces as the bytes they stand for. */
import type { Piece } from "./deflate-pieces";
import { RoundsPiece } from "./rounds-piece";

const encoder = new TextEncoder();

/** Pieces so short cost more to hand over than to copy. */
const SHORT = 24;

/** Rounds as plain pieces: a short list's, or where a part is changed once more before it is saved. */
const plain = (pieces: readonly Piece[]): readonly (Uint8Array | string)[] => {
  if (!pieces.some((piece) => piece instanceof RoundsPiece)) return pieces as readonly (Uint8Array | string)[];
  return pieces.flatMap((piece) => (piece instanceof RoundsPiece ? piece.pieces() : [piece]));
};

export const joinPieces = (given: readonly Piece[]): Uint8Array => {
  const pieces = plain(given);
  let least = 0;
  for (const piece of pieces) least += piece.length;
  const out = new Uint8Array(least);
  let at = 0;
  for (let n = 0; n < pieces.length; n += 1) {
    const piece = pieces[n] as Uint8Array | string;
    if (typeof piece === "string") {
      // Neighbouring texts are encoded in one call.
      let text = piece;
      for (let next = pieces[n + 1]; typeof next === "string"; next = pieces[n + 1]) {
        text += next;
        n += 1;
      }
      if (text.length < SHORT) {
        for (let i = 0; i < text.length; i += 1) {
          const code = text.charCodeAt(i);
          if (code >= 0x80) return joinWide(pieces);
          out[at] = code;
          at += 1;
        }
      } else {
        const { read, written } = encoder.encodeInto(text, out.subarray(at));
        if (read !== text.length || written !== text.length) return joinWide(pieces);
        at += written;
      }
    } else if (piece.length < SHORT) {
      for (let i = 0; i < piece.length; i += 1) {
        out[at] = piece[i] as number;
        at += 1;
      }
    } else {
      out.set(piece, at);
      at += piece.length;
    }
  }
  return out;
};

/** Words beyond ASCII take more bytes than letters. */
const joinWide = (pieces: readonly (Uint8Array | string)[]): Uint8Array => {
  let most = 0;
  for (const piece of pieces) most += typeof piece === "string" ? piece.length * 3 : piece.length;
  const out = new Uint8Array(most);
  let at = 0;
  for (const piece of pieces) {
    if (typeof piece === "string") at += encoder.encodeInto(piece, out.subarray(at)).written;
    else {
      out.set(piece, at);
      at += piece.length;
    }
  }
  return out.subarray(0, at);
};
