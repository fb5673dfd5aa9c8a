/**
 * What is new in a part written in pieces (the words filled in): kept without the repeats between, and searched among what was new before.
 */
import { CRC_TABLE } from "./crc32";
import { FARTHEST, LONGEST } from "./deflate-blocks";
import { SHORTEST, type DeflateTokens } from "./deflate-tokens";

const SHORTEST_FOUND = 4;
/** About what is saved, in bits: by a letter matched, by a match that need not begin anew. */
const LETTER = 5;
const MATCH = 14;
/** Words lie close together: a table that fits the processor's nearest memory finds as much as a large one. */
const HASH_BITS = 12;
/** Working memory up to this many bytes is kept for the next part. */
const KEPT = 1 << 18;

const encoder = new TextEncoder();

/** The running checksum of the part. */
export interface Checksum {
  crc: number;
}

/** A value that stood in the same place of the round before. */
export interface ValueBefore {
  /** Where it begins among what was new; -1 for none. */
  at: number;
  length: number;
  /** Where it begins in the part. */
  position: number;
}

export interface DeflateWords {
  begin(): void;
  /** Writes text and sums it; tells its length in bytes. */
  text(text: string, position: number): number;
  /** Writes bytes, which the caller sums. */
  bytes(bytes: Uint8Array, position: number): void;
  /**
   * Writes a value of plain ASCII and sums it. What it begins and ends with like the one before it in its place needs no search.
   * @param joins what follows is the same again, longer than a match must be: an equal end then goes on into it
   */
  value(text: string, position: number, before: ValueBefore, joins: boolean): void;
  end(): void;
}

const bitLength = (value: number): number => 32 - Math.clz32(value);

export const deflateWords = (tokens: DeflateTokens, sum: Checksum): DeflateWords => {
  let fresh = new Uint8Array(1 << 15);
  /** Where in the part each byte stands. */
  let places = new Int32Array(1 << 15);
  let length = 0;
  const latest = new Int32Array(1 << HASH_BITS);

  const grow = (more: number): void => {
    if (length + more <= fresh.length) return;
    const size = Math.max(fresh.length * 2, length + more, 1 << 15);
    const [bytes, at] = [new Uint8Array(size), new Int32Array(size)];
    bytes.set(fresh.subarray(0, length));
    at.set(places.subarray(0, length));
    [fresh, places] = [bytes, at];
  };

  const hashAt = (i: number): number =>
    Math.imul(
      (fresh[i] as number) |
        ((fresh[i + 1] as number) << 8) |
        ((fresh[i + 2] as number) << 16) |
        ((fresh[i + 3] as number) << 24),
      0x9e3779b1,
    ) >>>
    (32 - HASH_BITS);

  /** Sends what stands from `from` to `to`; up to `known` the bytes are there to be looked at. */
  const search = (from: number, to: number, known: number): void => {
    const hashable = known - SHORTEST_FOUND;
    let i = from;
    while (i < to && i <= hashable) {
      const hash = hashAt(i);
      const candidate = latest[hash] as number;
      latest[hash] = i;
      let found = 0;
      let distance = 0;
      if (candidate >= 0) {
        const there = places[candidate] as number;
        const most = Math.min(LONGEST, to - i);
        distance = (places[i] as number) - there;
        if (distance <= FARTHEST) while (found < most && fresh[candidate + found] === fresh[i + found]) found += 1;
        // Neighbours in `fresh` need not be neighbours in the part: a repeat may stand between them.
        while (found > 0 && (places[candidate + found - 1] as number) - there >= found) found -= 1;
        // What reaches the end of the words may go on into the pieces after them.
        if (found >= SHORTEST_FOUND && LETTER * found - bitLength(distance) + (found === most ? MATCH : 0) <= 0)
          found = 0;
      }
      if (found < SHORTEST_FOUND) {
        tokens.literal(fresh[i] as number);
        i += 1;
        continue;
      }
      tokens.match(found, distance);
      // What went out as part of a match is found again too.
      const end = i + found;
      for (i += 1; i < end && i <= hashable; i += 1) latest[hashAt(i)] = i;
      i = end;
    }
    for (; i < to; i += 1) tokens.literal(fresh[i] as number);
  };

  const send = (end: number, position: number): void => {
    const from = length;
    for (let n = from; n < end; n += 1) places[n] = position + n - from;
    length = end;
    search(from, end, end);
  };

  /** Puts text behind the end of `fresh` and sums it; tells where it ends. */
  const put = (text: string): number => {
    grow(text.length * 3);
    let end = length;
    let c = ~sum.crc;
    for (let i = 0; i < text.length; i += 1) {
      const code = text.charCodeAt(i);
      if (code >= 0x80) {
        // Surrogate pairs must be encoded together: the rest goes the long way.
        const last = end + encoder.encodeInto(text.slice(i), fresh.subarray(end)).written;
        for (; end < last; end += 1) c = (CRC_TABLE[(c ^ (fresh[end] as number)) & 0xff] as number) ^ (c >>> 8);
        break;
      }
      fresh[end] = code;
      c = (CRC_TABLE[(c ^ code) & 0xff] as number) ^ (c >>> 8);
      end += 1;
    }
    sum.crc = ~c;
    return end;
  };

  return {
    begin() {
      length = 0;
      latest.fill(-1);
    },
    text(text, position) {
      const end = put(text);
      const size = end - length;
      send(end, position);
      return size;
    },
    bytes(bytes, position) {
      grow(bytes.length);
      fresh.set(bytes, length);
      send(length + bytes.length, position);
    },
    value(text, position, before, joins) {
      const size = text.length;
      grow(size);
      const at = length;
      let c = ~sum.crc;
      for (let i = 0; i < size; i += 1) {
        const code = text.charCodeAt(i);
        fresh[at + i] = code;
        places[at + i] = position + i;
        c = (CRC_TABLE[(c ^ code) & 0xff] as number) ^ (c >>> 8);
      }
      sum.crc = ~c;
      length = at + size;
      let head = 0;
      let tail = 0;
      let behind = 0;
      if (before.at >= 0) {
        const most = Math.min(size, before.length);
        const distance = position - before.position;
        if (distance <= FARTHEST) {
          while (head < most && fresh[before.at + head] === fresh[at + head]) head += 1;
          if (head < SHORTEST && tokens.distance() !== distance) head = 0;
          else if (head > 0) tokens.match(head, distance);
        }
        behind = distance + size - before.length;
        if (joins && behind <= FARTHEST) {
          const last = before.at + before.length - 1;
          while (tail < most - head && fresh[last - tail] === fresh[at + size - 1 - tail]) tail += 1;
        }
      }
      search(at + head, at + size - tail, at + size);
      if (tail > 0) tokens.match(tail, behind);
      before.at = at;
      before.length = size;
      before.position = position;
    },
    end() {
      if (fresh.length > KEPT) [fresh, places] = [new Uint8Array(0), new Int32Array(0)];
    },
  };
};
