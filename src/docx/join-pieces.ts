/** A part's pieces as the bytes they stand for. */
import type { Piece } from "./deflate-pieces";

const encoder = new TextEncoder();

export const joinPieces = (pieces: readonly Piece[]): Uint8Array => {
  let most = 0;
  for (const piece of pieces) most += typeof piece === "string" ? piece.length * 3 : piece.length;
  const out = new Uint8Array(most);
  let at = 0;
  for (const piece of pieces) {
    if (typeof piece !== "string") {
      out.set(piece, at);
      at += piece.length;
      continue;
    }
    for (let i = 0; i < piece.length; i += 1) {
      const code = piece.charCodeAt(i);
      if (code >= 0x80) {
        // Surrogate pairs must be encoded together: the rest goes the long way.
        at += encoder.encodeInto(piece.slice(i), out.subarray(at)).written;
        break;
      }
      out[at] = code;
      at += 1;
    }
  }
  return out.subarray(0, at);
};
