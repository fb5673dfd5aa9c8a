/** Literals and matches into deflate blocks with codes of their own (RFC 1951, 3.2.5 to 3.2.7). */
import { codeLengths, codesFor } from "./huffman";

/** Longest match, and how far back one may reach. */
export const LONGEST = 258;
export const FARTHEST = 32768;

/** Symbols collected before a block is written: one set of codes for about as much as a page of zlib's. */
const BLOCK = 1 << 15;
const MATCH = 0x40000000;
const END_OF_BLOCK = 256;

/** By length: symbol, extra bits and what they count from (3.2.5). */
const lengthSymbol = new Uint16Array(LONGEST + 1);
const lengthExtra = new Uint8Array(LONGEST + 1);
const lengthBase = new Uint16Array(LONGEST + 1);
/** By distance symbol. */
const distanceExtra = new Uint8Array(30);
const distanceBase = new Uint16Array(30);
/** Symbol of distances to 256, and of (distance - 1) >> 7 above. */
const nearSymbol = new Uint8Array(256);
const farSymbol = new Uint8Array(256);

for (let symbol = 257, base = 3; symbol < 285; symbol += 1) {
  const extra = symbol < 265 ? 0 : (symbol - 261) >> 2;
  for (let length = base; length < base + (1 << extra) && length < LONGEST; length += 1) {
    lengthSymbol[length] = symbol;
    lengthExtra[length] = extra;
    lengthBase[length] = base;
  }
  base += 1 << extra;
}
lengthSymbol[LONGEST] = 285;
lengthBase[LONGEST] = LONGEST;
for (let symbol = 0, base = 1; symbol < 30; symbol += 1) {
  const extra = symbol < 4 ? 0 : (symbol - 2) >> 1;
  distanceExtra[symbol] = extra;
  distanceBase[symbol] = base;
  for (let distance = base; distance < base + (1 << extra); distance += distance <= 256 ? 1 : 128) {
    if (distance <= 256) nearSymbol[distance - 1] = symbol;
    else farSymbol[(distance - 1) >> 7] = symbol;
  }
  base += 1 << extra;
}

/** The order in which the code lengths' own code lengths are sent (3.2.7). */
const LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15] as const;

export interface DeflateBlocks {
  literal(byte: number): void;
  /** `length` 3 to 258, `distance` 1 to 32768. */
  match(length: number, distance: number): void;
  /** The whole stream; the next literal begins another. */
  finish(): Uint8Array;
}

export const deflateBlocks = (): DeflateBlocks => {
  let out = new Uint8Array(1 << 14);
  let at = 0;
  let held = 0;
  let heldBits = 0;
  const tokens = new Int32Array(BLOCK);
  let count = 0;
  const literalCounts = new Uint32Array(286);
  const distanceCounts = new Uint32Array(30);

  const room = (more: number): void => {
    if (at + more <= out.length) return;
    const grown = new Uint8Array(Math.max(out.length * 2, at + more));
    grown.set(out.subarray(0, at));
    out = grown;
  };
  /** At most 24 bits at a time; room must have been made. */
  const put = (value: number, bits: number): void => {
    held |= value << heldBits;
    heldBits += bits;
    while (heldBits >= 8) {
      out[at] = held;
      at += 1;
      held >>>= 8;
      heldBits -= 8;
    }
  };

  /** Code lengths with runs folded: pairs of symbol and its extra bits' value. */
  const folded = (lengths: Uint8Array): number[] => {
    const pairs: number[] = [];
    for (let i = 0; i < lengths.length;) {
      const length = lengths[i] as number;
      let run = 1;
      while (i + run < lengths.length && lengths[i + run] === length) run += 1;
      i += run;
      if (length === 0) {
        for (; run >= 11; run -= Math.min(run, 138)) pairs.push(18, Math.min(run, 138) - 11);
        if (run >= 3) {
          pairs.push(17, run - 3);
          run = 0;
        }
      } else {
        pairs.push(length, 0);
        run -= 1;
        for (; run >= 3; run -= Math.min(run, 6)) pairs.push(16, Math.min(run, 6) - 3);
      }
      for (; run > 0; run -= 1) pairs.push(length, 0);
    }
    return pairs;
  };

  const header = (literalLengths: Uint8Array, distanceLengths: Uint8Array, last: boolean): void => {
    let literals = 286;
    while (literals > 257 && literalLengths[literals - 1] === 0) literals -= 1;
    let distances = 30;
    while (distances > 1 && distanceLengths[distances - 1] === 0) distances -= 1;
    const all = new Uint8Array(literals + distances);
    all.set(literalLengths.subarray(0, literals));
    all.set(distanceLengths.subarray(0, distances), literals);
    const pairs = folded(all);
    const counts = new Uint32Array(19);
    for (let i = 0; i < pairs.length; i += 2) counts[pairs[i] as number] = (counts[pairs[i] as number] as number) + 1;
    const lengths = codeLengths(counts, 7);
    const codes = codesFor(lengths);
    let sent = 19;
    while (sent > 4 && lengths[LENGTH_ORDER[sent - 1] as number] === 0) sent -= 1;
    room(400 + pairs.length);
    put(last ? 1 : 0, 1);
    put(2, 2);
    put(literals - 257, 5);
    put(distances - 1, 5);
    put(sent - 4, 4);
    for (let i = 0; i < sent; i += 1) put(lengths[LENGTH_ORDER[i] as number] as number, 3);
    for (let i = 0; i < pairs.length; i += 2) {
      const symbol = pairs[i] as number;
      put(codes[symbol] as number, lengths[symbol] as number);
      if (symbol >= 16) put(pairs[i + 1] as number, symbol === 16 ? 2 : symbol === 17 ? 3 : 7);
    }
  };

  const writeBlock = (last: boolean): void => {
    literalCounts[END_OF_BLOCK] = 1;
    const literalLengths = codeLengths(literalCounts, 15);
    // Some inflaters refuse a block without any distance code.
    if (distanceCounts.every((one) => one === 0)) distanceCounts[0] = 1;
    const distanceLengths = codeLengths(distanceCounts, 15);
    header(literalLengths, distanceLengths, last);
    const literalCodes = codesFor(literalLengths);
    const distanceCodes = codesFor(distanceLengths);
    // At most 15 + 5 + 15 + 13 bits a token.
    room(count * 6 + 8);
    // In names of its own: kept where the other functions see them, they would be fetched and put back for every token.
    const bytes = out;
    let to = at;
    let word = held;
    let used = heldBits;
    for (let i = 0; i < count; i += 1) {
      const token = tokens[i] as number;
      if (token < MATCH) {
        word |= (literalCodes[token] as number) << used;
        used += literalLengths[token] as number;
      } else {
        const length = (token >>> 16) & 0x1ff;
        const distance = token & 0xffff;
        const symbol = lengthSymbol[length] as number;
        // Code and extra bits in one: at most 15 + 5.
        const codeBits = literalLengths[symbol] as number;
        word |= ((literalCodes[symbol] as number) | ((length - (lengthBase[length] as number)) << codeBits)) << used;
        used += codeBits + (lengthExtra[length] as number);
        for (; used >= 8; used -= 8) {
          bytes[to] = word;
          to += 1;
          word >>>= 8;
        }
        const far = (distance <= 256 ? nearSymbol[distance - 1] : farSymbol[(distance - 1) >> 7]) as number;
        word |= (distanceCodes[far] as number) << used;
        used += distanceLengths[far] as number;
        for (; used >= 8; used -= 8) {
          bytes[to] = word;
          to += 1;
          word >>>= 8;
        }
        word |= (distance - (distanceBase[far] as number)) << used;
        used += distanceExtra[far] as number;
      }
      for (; used >= 8; used -= 8) {
        bytes[to] = word;
        to += 1;
        word >>>= 8;
      }
    }
    at = to;
    held = word;
    heldBits = used;
    put(literalCodes[END_OF_BLOCK] as number, literalLengths[END_OF_BLOCK] as number);
    count = 0;
    literalCounts.fill(0);
    distanceCounts.fill(0);
  };

  return {
    literal(byte) {
      if (count === BLOCK) writeBlock(false);
      tokens[count] = byte;
      count += 1;
      literalCounts[byte] = (literalCounts[byte] as number) + 1;
    },
    match(length, distance) {
      if (count === BLOCK) writeBlock(false);
      tokens[count] = MATCH | (length << 16) | distance;
      count += 1;
      const symbol = lengthSymbol[length] as number;
      literalCounts[symbol] = (literalCounts[symbol] as number) + 1;
      const far = (distance <= 256 ? nearSymbol[distance - 1] : farSymbol[(distance - 1) >> 7]) as number;
      distanceCounts[far] = (distanceCounts[far] as number) + 1;
    },
    finish() {
      writeBlock(true);
      room(4);
      if (heldBits > 0) {
        out[at] = held;
        at += 1;
      }
      const made = out.slice(0, at);
      at = 0;
      held = 0;
      heldBits = 0;
      return made;
    },
  };
};
