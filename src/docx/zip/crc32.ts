/**
 * CRC-32 as zip stores it (APPNOTE 4.4.7): native where the host has it, by table else, and put together from the checksums of pieces,
 * so that a stretch that repeats is summed once.
 */

const POLYNOMIAL = 0xedb88320;

export const CRC_TABLE = /* @__PURE__ */ (() => {
  const table = new Int32Array(256);
  for (let n = 0; n < 256; n += 1) {
    let c = n;
    for (let bit = 0; bit < 8; bit += 1) c = (c & 1) !== 0 ? POLYNOMIAL ^ (c >>> 1) : c >>> 1;
    table[n] = c;
  }
  return table;
})();

interface NativeCrc {
  crc32?: (bytes: Uint8Array, before: number) => number;
}

/** Asked for at run time, not imported, so that a bundler for the browser has nothing to resolve. */
const native = (): NativeCrc["crc32"] => {
  const host = (globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } }).process;
  return (host?.getBuiltinModule?.("node:zlib") as NativeCrc | undefined)?.crc32;
};

/** By table: for stretches too short to be worth a call into the host. */
export const crcOfShort = (bytes: Uint8Array, before = 0): number => {
  let crc = ~before;
  for (let i = 0; i < bytes.length; i += 1)
    crc = (CRC_TABLE[(crc ^ (bytes[i] as number)) & 0xff] as number) ^ (crc >>> 8);
  return ~crc >>> 0;
};

/** CRC-32 of the bytes, unsigned; or of what `before` is the checksum of, with the bytes behind it. */
export const crc32 = (bytes: Uint8Array, before = 0): number => {
  // zlib takes no bytes for a wish to begin anew.
  if (bytes.length === 0) return before;
  const byHost = native();
  return byHost === undefined ? crcOfShort(bytes, before) : byHost(bytes, before) >>> 0;
};

/** Product of two polynomials over GF(2) modulo CRC-32's, both reflected. */
const product = (a: number, b: number): number => {
  let sum = 0;
  let factor = b;
  for (let bit = 31; bit >= 0; bit -= 1) {
    if (((a >>> bit) & 1) !== 0) sum ^= factor;
    factor = (factor & 1) !== 0 ? (factor >>> 1) ^ POLYNOMIAL : factor >>> 1;
  }
  return sum;
};

/** x to the power of 8 * length. */
const powerOf = (length: number): number => {
  let power = 0x80000000 | 0;
  let square = 0x00800000;
  for (let rest = length; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) power = product(square, power);
    square = product(square, square);
  }
  return power;
};

/**
 * A table that moves a checksum past `length` more bytes: crc(AB) = moved(crc(A)) ^ crc(B). Four times 256 words, one for each byte
 * of the checksum.
 */
export const crcMove = (length: number): Int32Array => {
  const power = powerOf(length);
  const table = new Int32Array(1024);
  for (let byte = 0; byte < 4; byte += 1)
    for (let bit = 0; bit < 8; bit += 1) {
      const image = product(power, 1 << (8 * byte + bit));
      const base = 256 * byte;
      const half = 1 << bit;
      for (let low = 0; low < half; low += 1) table[base + half + low] = (table[base + low] as number) ^ image;
    }
  return table;
};

export const crcMoved = (move: Int32Array, crc: number): number =>
  (move[crc & 0xff] as number) ^
  (move[256 + ((crc >>> 8) & 0xff)] as number) ^
  (move[512 + ((crc >>> 16) & 0xff)] as number) ^
  (move[768 + (crc >>> 24)] as number);
