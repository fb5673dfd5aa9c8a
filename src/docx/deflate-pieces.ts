/**
 * Deflates a part its writer has left in pieces: a piece that was written before needs no searching, its distance is known, its checksum
 * too. What is new (the words filled in) is searched among what was new before. Any inflater reads the result (RFC 1951).
 */
import { CRC_TABLE, crcMove, crcMoved, crcOfShort } from "./crc32";
import { deflateBlocks, FARTHEST, LONGEST } from "./deflate-blocks";

/** Bytes that may come again (the same array is the same bytes), or words for this one place. */
export type Piece = Uint8Array | string;

export interface DeflatedPieces {
  /** A raw deflate stream. */
  readonly raw: Uint8Array;
  /** CRC-32 and length of what it inflates to. */
  readonly crc: number;
  readonly size: number;
}

/** A run of repeated pieces shorter than this costs as much as its letters. */
const SHORTEST_RUN = 6;
const SHORTEST_MATCH = 4;
/** How many earlier places are tried for a run of pieces. For new words it is the latest alone: more make a table smaller by 0.2 %, and slower. */
const RUNS_TRIED = 2;
/** About what is saved, in bits: by a letter matched, by a match that need not begin anew. */
const LETTER = 5;
const MATCH = 14;
/** Words lie close together: a table that fits the processor's nearest memory finds as much as a large one. */
const HASH_BITS = 12;
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

const encoder = new TextEncoder();

const bitLength = (value: number): number => 32 - Math.clz32(value);

/** Made once: functions made anew for each part would be compiled anew for each part. It works through one part at a time. */
const pieceDeflater = (): ((given: readonly Piece[]) => DeflatedPieces) => {
  const blocks = deflateBlocks();
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
  let crc = 0;
  let pendingLength = 0;
  let pendingDistance = 0;

  // What was written anew, without the repeats between: its bytes, and where in the part each stands.
  let fresh = new Uint8Array(1 << 15);
  let places = new Int32Array(1 << 15);
  let freshLength = 0;
  const latest = new Int32Array(1 << HASH_BITS);

  const grow = (more: number): void => {
    if (freshLength + more <= fresh.length) return;
    const size = Math.max(fresh.length * 2, freshLength + more);
    const [bytes, at] = [new Uint8Array(size), new Int32Array(size)];
    bytes.set(fresh.subarray(0, freshLength));
    at.set(places.subarray(0, freshLength));
    [fresh, places] = [bytes, at];
  };

  const flush = (): void => {
    for (let left = pendingLength; left > 0; ) {
      // Never leave one or two: a match is at least three long.
      const take = left <= LONGEST ? left : left - LONGEST < 3 ? LONGEST - 3 : LONGEST;
      blocks.match(take, pendingDistance);
      left -= take;
    }
    pendingLength = 0;
  };
  /** Matches that go on at one distance are one match. */
  const match = (length: number, distance: number): void => {
    if (distance !== pendingDistance) flush();
    pendingDistance = distance;
    pendingLength += length;
  };
  const literal = (byte: number): void => {
    if (pendingLength > 0) flush();
    blocks.literal(byte);
  };

  const hashAt = (i: number): number => Math.imul((fresh[i] as number) | ((fresh[i + 1] as number) << 8) | ((fresh[i + 2] as number) << 16) | ((fresh[i + 3] as number) << 24), 0x9e3779b1) >>> (32 - HASH_BITS);

  /** Keeps places that went out as part of a match, for later ones; tells where it stopped. */
  const keep = (from: number, to: number, hashable: number): number => {
    for (let i = from; i < to && i <= hashable; i += 1) latest[hashAt(i)] = i;
    return to;
  };

  /** Sends what was put behind the end of `fresh`, up to `end`, and keeps it for later. */
  const send = (end: number, position: number): void => {
    const hashable = end - SHORTEST_MATCH;
    let i = freshLength;
    for (let n = i; n < end; n += 1) places[n] = position + n - i;
    while (i <= hashable) {
      const hash = hashAt(i);
      const candidate = latest[hash] as number;
      latest[hash] = i;
      let length = 0;
      let distance = 0;
      if (candidate >= 0) {
        const there = places[candidate] as number;
        const most = Math.min(LONGEST, end - i);
        distance = (places[i] as number) - there;
        if (distance <= FARTHEST) while (length < most && fresh[candidate + length] === fresh[i + length]) length += 1;
        // Neighbours in `fresh` need not be neighbours in the part: a repeat may stand between them.
        while (length > 0 && (places[candidate + length - 1] as number) - there >= length) length -= 1;
        // What reaches the end of the words may go on into the pieces after them.
        if (length >= SHORTEST_MATCH && LETTER * length - bitLength(distance) + (length === most ? MATCH : 0) <= 0) length = 0;
      }
      if (length < SHORTEST_MATCH) {
        literal(fresh[i] as number);
        i += 1;
        continue;
      }
      match(length, distance);
      i = keep(i + 1, i + length, hashable);
    }
    for (; i < end; i += 1) literal(fresh[i] as number);
    freshLength = end;
  };

  const sum = (bytes: Uint8Array, from: number, end: number): void => {
    let c = ~crc;
    for (let i = from; i < end; i += 1) c = (CRC_TABLE[(c ^ (bytes[i] as number)) & 0xff] as number) ^ (c >>> 8);
    crc = ~c;
  };

  /** Puts words behind the end of `fresh` and sums them; tells where they end. */
  const put = (text: string): number => {
    grow(text.length * 3);
    let end = freshLength;
    let c = ~crc;
    for (let i = 0; i < text.length; i += 1) {
      const code = text.charCodeAt(i);
      if (code >= 0x80) {
        // Surrogate pairs must be encoded together: the rest goes the long way.
        const { written } = encoder.encodeInto(text.slice(i), fresh.subarray(end));
        crc = ~c;
        sum(fresh, end, end + written);
        return end + written;
      }
      fresh[end] = code;
      c = (CRC_TABLE[(c ^ code) & 0xff] as number) ^ (c >>> 8);
      end += 1;
    }
    crc = ~c;
    return end;
  };

  /** Enters a piece: where its bytes stood last, and its checksum into the part's. Tells its length in bytes. */
  const enter = (index: number): number => {
    const piece = pieces[index] as Piece;
    if (typeof piece === "string") {
      before[index] = -1;
      return put(piece) - freshLength;
    }
    const one = back > 0 && pieces[index - back] === piece ? entries[index - back] : known.get(piece);
    entries[index] = one;
    if (one === undefined) {
      const first: Repeated = { last: index, uses: 1, crc: 0, move: undefined };
      known.set(piece, first);
      entries[index] = first;
      before[index] = -1;
      sum(piece, 0, piece.length);
      return piece.length;
    }
    before[index] = one.last;
    one.last = index;
    one.uses += 1;
    if (one.uses < OFTEN) sum(piece, 0, piece.length);
    else {
      if (one.move === undefined) {
        one.crc = crcOfShort(piece);
        one.move = moves.get(piece.length);
        if (one.move === undefined) moves.set(piece.length, (one.move = crcMove(piece.length)));
      }
      crc = crcMoved(one.move, crc) ^ one.crc;
    }
    return piece.length;
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
  // The run of pieces that came in this order before and costs least: at the distance of the match before, or nearest.
  let from = -1;
  let run = 0;
  let bits = 0;
  const consider = (candidate: number, index: number): boolean => {
    if (candidate < 0) return false;
    const distance = position - (begins[candidate] as number);
    if (distance > FARTHEST) return false;
    let count = 0;
    let saved = distance === pendingDistance && pendingLength > 0 ? 2 * MATCH : MATCH - bitLength(distance);
    for (; candidate + count < index && index + count < pieces.length; count += 1) {
      const one = pieces[index + count] as Piece;
      if (one !== pieces[candidate + count]) break;
      if (typeof one === "string") saved += LETTER * one.length + MATCH;
    }
    if (count === 0) return true;
    if (typeof pieces[index + count] !== "string") saved -= MATCH;
    if (from < 0 || saved > bits) {
      bits = saved;
      run = count;
      from = candidate;
    }
    return true;
  };

  const deflateAll = (): void => {
    for (let index = 0; index < pieces.length; ) {
      const piece = pieces[index] as Piece;
      begins[index] = position;
      // The last character of a unit's id: one letter is never found again, so it is not kept for that either.
      if (typeof piece === "string" && piece.length === 1 && piece.charCodeAt(0) < 0x80) {
        const code = piece.charCodeAt(0);
        before[index] = -1;
        crc = ~((CRC_TABLE[(~crc ^ code) & 0xff] as number) ^ (~crc >>> 8));
        literal(code);
        position += 1;
        index += 1;
        continue;
      }
      const length = enter(index);
      from = -1;
      run = 0;
      bits = 0;
      if (typeof piece !== "string") {
        if (pendingLength > 0) consider(pieceAt(position - pendingDistance, index), index);
        let candidate = before[index] as number;
        for (let tries = RUNS_TRIED; tries > 0 && consider(candidate, index); tries -= 1) {
          if (run > 0 && typeof pieces[index + run] === "string") break;
          candidate = before[candidate] as number;
        }
      }
      const distance = from < 0 ? 0 : position - (begins[from] as number);
      const runLength = from < 0 ? 0 : (begins[from + run] as number) - (begins[from] as number);
      if (runLength < SHORTEST_RUN && !(runLength > 0 && pendingLength > 0 && distance === pendingDistance)) {
        if (typeof piece !== "string") {
          grow(length);
          fresh.set(piece, freshLength);
        }
        send(freshLength + length, position);
        position += length;
        index += 1;
        continue;
      }
      match(runLength, distance);
      back = index - from;
      position += length;
      for (let n = 1; n < run; n += 1) {
        begins[index + n] = position;
        position += enter(index + n);
      }
      index += run;
    }
    flush();
  };

  return (given) => {
    pieces = given;
    entries = new Array<Repeated | undefined>(pieces.length);
    back = 0;
    if (begins.length < pieces.length + 1) {
      begins = new Int32Array(pieces.length + 1);
      before = new Int32Array(pieces.length + 1);
    }
    latest.fill(-1);
    [crc, position, freshLength, pendingLength, pendingDistance] = [0, 0, 0, 0, 0];
    deflateAll();
    const made = { raw: blocks.finish(), crc: crc >>> 0, size: position };
    known.clear();
    entries = [];
    pieces = [];
    if (fresh.length > KEPT) [fresh, places] = [new Uint8Array(0), new Int32Array(0)];
    if (begins.length > KEPT) [begins, before] = [new Int32Array(0), new Int32Array(0)];
    return made;
  };
};

export const deflatePieces: (pieces: readonly Piece[]) => DeflatedPieces = pieceDeflater();
