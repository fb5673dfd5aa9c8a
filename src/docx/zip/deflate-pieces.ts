/**
 * Deflates a part its writer has left in pieces: a piece that was written before needs no searching, its distance is known, its checksum
 * too. What is new (the words filled in) is searched among what was new before. Any inflater reads the result (RFC 1951).
 */
import { CRC_TABLE, crcMove, crcMoved, crcOfShort } from "./crc32";
import { FARTHEST } from "./deflate-blocks";
import { deflateRounds } from "./deflate-rounds";
import { deflateTokens } from "./deflate-tokens";
import { deflateWords, type Checksum } from "./deflate-words";
import { RoundsPiece } from "./rounds-piece";

/** Bytes that may come again (the same array is the same bytes), words for this one place, or the rounds of a list. */
export type Piece = Uint8Array | string | RoundsPiece;

export interface DeflatedPieces {
  /** A raw deflate stream. */
  readonly raw: Uint8Array;
  /** CRC-32 and length of what it inflates to. */
  readonly crc: number;
  readonly size: number;
}

/** A run of repeated pieces shorter than this costs as much as its letters. */
const SHORTEST_RUN = 6;
/** How many earlier places are tried for a run of pieces. For new words it is the latest alone: more make a table smaller by 0.2 %, and slower. */
const RUNS_TRIED = 2;
/** About what is saved, in bits, by a match that need not begin anew. */
const MATCH = 14;
/** From this many uses on a piece's checksum is worth a table. */
const OFTEN = 8;
/** Working memory up to this many entries is kept for the next part. */
const KEPT = 1 << 18;

/** What is known of bytes that may come again. */
interface Repeated {
  /** Index of the piece that held them last. */
  last: number;
  uses: number;
  crc: number;
  move: Int32Array | undefined;
}

const bitLength = (value: number): number => 32 - Math.clz32(value);

/** Made once: functions made anew for each part would be compiled anew for each part. It works through one part at a time. */
const pieceDeflater = (): ((given: readonly Piece[]) => DeflatedPieces) => {
  const sum: Checksum = { crc: 0 };
  const tokens = deflateTokens();
  const words = deflateWords(tokens, sum);
  let pieces: readonly Piece[] = [];
  const known = new Map<Uint8Array, Repeated>();
  const moves = new Map<number, Int32Array>();
  /** Where each piece begins in the part, and the piece before it that held the same bytes. */
  let begins = new Int32Array(0);
  let before = new Int32Array(0);
  /** What is known of each piece. */
  let entries: (Repeated | undefined)[] = [];
  /** How many pieces back the last run was found: rounds of one list are equally long, and looking there is cheaper than looking up. */
  let back = 0;

  const add = (bytes: Uint8Array): void => {
    let c = ~sum.crc;
    for (let i = 0; i < bytes.length; i += 1) c = (CRC_TABLE[(c ^ (bytes[i] as number)) & 0xff] as number) ^ (c >>> 8);
    sum.crc = ~c;
  };

  /** Enters bytes: where they stood last, and their checksum into the part's. */
  const enter = (index: number, piece: Uint8Array): void => {
    const one = back > 0 && pieces[index - back] === piece ? entries[index - back] : known.get(piece);
    entries[index] = one;
    if (one === undefined) {
      const first: Repeated = { last: index, uses: 1, crc: 0, move: undefined };
      known.set(piece, first);
      entries[index] = first;
      before[index] = -1;
      add(piece);
      return;
    }
    before[index] = one.last;
    one.last = index;
    one.uses += 1;
    if (one.uses < OFTEN) add(piece);
    else {
      if (one.move === undefined) {
        one.crc = crcOfShort(piece);
        one.move = moves.get(piece.length);
        if (one.move === undefined) moves.set(piece.length, (one.move = crcMove(piece.length)));
      }
      sum.crc = crcMoved(one.move, sum.crc) ^ one.crc;
    }
  };

  /** Index of the piece that begins at this place in the part, or -1. */
  const pieceAt = (place: number, below: number): number => {
    let low = 0;
    let high = below - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const there = begins[middle] as number;
      if (there === place) return middle;
      if (there < place) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  };

  let position = 0;
  // The run of repeats that came in this order before and costs least: at the distance of the match before, or nearest.
  let from = -1;
  let run = 0;
  let bits = 0;
  const consider = (candidate: number, index: number): boolean => {
    if (candidate < 0) return false;
    const distance = position - (begins[candidate] as number);
    if (distance > FARTHEST) return false;
    let count = 0;
    for (; candidate + count < index && index + count < pieces.length; count += 1) {
      const one = pieces[index + count] as Piece;
      if (!(one instanceof Uint8Array) || one !== pieces[candidate + count]) break;
    }
    if (count === 0) return true;
    const saved =
      (distance === tokens.distance() ? 2 * MATCH : MATCH - bitLength(distance)) -
      (pieces[index + count] instanceof Uint8Array ? MATCH : 0);
    if (from < 0 || saved > bits) {
      bits = saved;
      run = count;
      from = candidate;
    }
    return true;
  };

  const deflateAll = (): void => {
    for (let index = 0; index < pieces.length;) {
      const piece = pieces[index] as Piece;
      begins[index] = position;
      if (typeof piece === "string") {
        before[index] = -1;
        position += words.text(piece, position);
        index += 1;
        continue;
      }
      if (piece instanceof RoundsPiece) {
        before[index] = -1;
        position = deflateRounds(piece, position, tokens, words, sum);
        index += 1;
        continue;
      }
      enter(index, piece);
      from = -1;
      run = 0;
      bits = 0;
      const going = tokens.distance();
      if (going > 0) consider(pieceAt(position - going, index), index);
      let candidate = before[index] as number;
      for (let tries = RUNS_TRIED; tries > 0 && consider(candidate, index); tries -= 1)
        candidate = before[candidate] as number;
      const distance = from < 0 ? 0 : position - (begins[from] as number);
      const runLength = from < 0 ? 0 : (begins[from + run] as number) - (begins[from] as number);
      if (runLength < SHORTEST_RUN && !(runLength > 0 && distance === going)) {
        words.bytes(piece, position);
        position += piece.length;
        index += 1;
        continue;
      }
      tokens.match(runLength, distance);
      back = index - from;
      position += piece.length;
      for (let n = 1; n < run; n += 1) {
        begins[index + n] = position;
        const next = pieces[index + n] as Uint8Array;
        enter(index + n, next);
        position += next.length;
      }
      index += run;
    }
  };

  return (given) => {
    pieces = given;
    entries = new Array<Repeated | undefined>(pieces.length);
    back = 0;
    if (begins.length < pieces.length + 1) {
      begins = new Int32Array(pieces.length + 1);
      before = new Int32Array(pieces.length + 1);
    }
    words.begin();
    sum.crc = 0;
    position = 0;
    deflateAll();
    const made = { raw: tokens.finish(), crc: sum.crc >>> 0, size: position };
    known.clear();
    entries = [];
    pieces = [];
    words.end();
    if (begins.length > KEPT) [begins, before] = [new Int32Array(0), new Int32Array(0)];
    return made;
  };
};

export const deflatePieces: (pieces: readonly Piece[]) => DeflatedPieces = pieceDeflater();
