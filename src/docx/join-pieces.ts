/** A part's pieces as the bytes they stand for. */
import type { Piece } from "./deflate-pieces";

const encoder = new TextEncoder();

/** Pieces so short cost more to hand over than to copy. */
const SHORT = 24;

export const joinPieces = (pieces: readonly Piece[]): Uint8Array => {
  let least = 0;
  for (const piece of pieces) least += piece.length;
  const out = new Uint8Array(least);
  let at = 0;
  for (const piece of pieces) {
    if (typeof piece === "string") {
      for (let i = 0; i < piece.length; i += 1) {
        const code = piece.charCodeAt(i);
        if (code >= 0x80) return joinWide(pieces);
        out[at] = code;
        at += 1;
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
const joinWide = (pieces: readonly Piece[]): Uint8Array => {
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
