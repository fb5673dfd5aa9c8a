import fc from "fast-check";
import { crc32 as nativeCrc, inflateRawSync } from "node:zlib";
import { inflateSync } from "fflate";
import { deflatePieces, type Piece } from "../../src/docx/deflate-pieces";

const encoder = new TextEncoder();
const whole = (pieces: readonly Piece[]): Uint8Array => Buffer.concat(pieces.map((piece) => (typeof piece === "string" ? encoder.encode(piece) : piece)));

const check = (pieces: readonly Piece[]): number => {
  const plain = whole(pieces);
  const made = deflatePieces(pieces);
  expect(made.size).toBe(plain.length);
  expect(Buffer.compare(inflateRawSync(made.raw), plain)).toBe(0);
  expect(Buffer.compare(inflateSync(made.raw), plain)).toBe(0);
  expect(made.crc).toBe(nativeCrc(plain) >>> 0);
  return made.raw.length;
};

describe("deflating a part its writer left in pieces", () => {
  it("gives back every byte and the checksum, whatever the pieces and however they repeat", () => {
    const shared = fc.array(fc.uint8Array({ minLength: 0, maxLength: 700 }), { minLength: 1, maxLength: 6 });
    const order = fc.array(fc.oneof({ weight: 3, arbitrary: fc.nat(20) }, { weight: 2, arbitrary: fc.string({ unit: "grapheme", maxLength: 40 }) }), { maxLength: 200 });
    fc.assert(fc.property(shared, order, (kept, list) => void check(list.map((one) => (typeof one === "string" ? one : (kept[one % kept.length] as Uint8Array))))), { seed: 5, numRuns: 300 });
  });

  it("gives back a part far larger than the window, with repeats nearer and farther than it reaches", () => {
    const near = encoder.encode("<w:r><w:t>".repeat(20));
    const far = encoder.encode("</w:t></w:r></w:p>".repeat(300));
    const pieces: Piece[] = [];
    for (let n = 0; n < 4000; n += 1) {
      pieces.push(near, `row ${n} of ${(n * 7919) % 1000}`, near);
      if (n % 97 === 0) pieces.push(far, "é\u{1F512}");
    }
    expect(check(pieces)).toBeLessThan(60_000);
  });

  it("gives back nothing, one byte, one repeat, and bytes that are all the same", () => {
    const one = encoder.encode("x");
    const long = new Uint8Array(100_000).fill(65);
    for (const pieces of [[], ["a"], [one, one, one], [long, long], [long.subarray(0, 259), "b", long.subarray(0, 260)], ["", new Uint8Array(0)]] as Piece[][]) check(pieces);
  });

  it("gives back words of every byte value and very uneven counts, where codes must be cut to fifteen bits", () => {
    let [a, b] = [1, 1];
    const pieces: Piece[] = [];
    for (let symbol = 0; symbol < 24; symbol += 1) {
      const bytes = new Uint8Array(Math.min(a, 30_000));
      for (let i = 0; i < bytes.length; i += 1) bytes[i] = symbol * 10 + ((i * i) % 7 === 0 ? 1 : 0);
      pieces.push(bytes);
      [a, b] = [b, a + b];
    }
    pieces.push(Uint8Array.from({ length: 256 }, (_, i) => i));
    check(pieces);
  });
});
