import fc from "fast-check";
import { crc32 as nativeCrc, inflateRawSync } from "node:zlib";
import { inflateSync } from "fflate";
import { deflatePieces, type Piece } from "../../../src/docx/zip/deflate-pieces";
import { joinPieces } from "../../../src/docx/zip/join-pieces";
import { RoundsPiece, type RoundShape } from "../../../src/docx/zip/rounds-piece";
import { sampled } from "../../support/sample";

const encoder = new TextEncoder();
const plain = (pieces: readonly Piece[]): readonly (string | Uint8Array)[] =>
  pieces.flatMap((piece) => (piece instanceof RoundsPiece ? piece.pieces() : [piece]));
const whole = (pieces: readonly Piece[]): Uint8Array =>
  Buffer.concat(plain(pieces).map((piece) => (typeof piece === "string" ? encoder.encode(piece) : piece)));

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
    const order = fc.array(
      fc.oneof(
        { weight: 3, arbitrary: fc.nat(20) },
        { weight: 2, arbitrary: fc.string({ unit: "grapheme", maxLength: 40 }) },
      ),
      { maxLength: 200 },
    );
    fc.assert(
      fc.property(
        shared,
        order,
        (kept, list) =>
          void check(list.map((one) => (typeof one === "string" ? one : (kept[one % kept.length] as Uint8Array)))),
      ),
      { seed: 5, numRuns: sampled(80, 300) },
    );
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
    for (const pieces of [
      [],
      ["a"],
      [one, one, one],
      [long, long],
      [long.subarray(0, 259), "b", long.subarray(0, 260)],
      ["", new Uint8Array(0)],
    ] as Piece[][])
      check(pieces);
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

  /** Ids of three characters and one more, whose first three change every four ids. */
  const counted = (): { stem(index: number): Uint8Array; lastCharacter(index: number): string } => {
    const stems = new Map<number, Uint8Array>();
    return {
      stem(index) {
        const carry = Math.floor(index / 4);
        const known = stems.get(carry) ?? encoder.encode(String(carry % 1000).padStart(3, "0"));
        stems.set(carry, known);
        return known;
      },
      lastCharacter: (index) => "ABCD".charAt(index % 4),
    };
  };
  const rounds = (shape: RoundShape, values: readonly string[], count: number): RoundsPiece => {
    const piece = new RoundsPiece(shape, counted(), 2);
    piece.rounds = count;
    const each = shape.slots.filter((slot) => slot === "value").length;
    for (let n = 0; n < count * each; n += 1) piece.values.push(values[n % values.length] as string);
    piece.length = joinPieces([piece]).length;
    return piece;
  };
  const letters = fc.string({ unit: fc.constantFrom("a", "b", " ", "1", "2", "/"), maxLength: 12 });

  it("gives back the rounds of a list, whatever stands in them and however alike one is to the next", () => {
    const stretch = fc.oneof(
      fc.uint8Array({ maxLength: 4 }),
      letters.map((text) => encoder.encode(text.repeat(9))),
    );
    const slots = fc.array(fc.constantFrom("id" as const, "value" as const), { minLength: 1, maxLength: 6 });
    const list = slots.chain((kinds) =>
      fc.record({
        shape: fc.record({
          head: stretch,
          between: stretch,
          slots: fc.constant(kinds),
          literals: fc.array(stretch, { minLength: kinds.length - 1, maxLength: kinds.length - 1 }),
        }),
        values: fc.array(letters, { minLength: 1, maxLength: 9 }),
        count: fc.nat(40),
      }),
    );
    fc.assert(
      fc.property(fc.array(list, { minLength: 1, maxLength: 3 }), letters, (lists, between) => {
        const pieces = lists.flatMap(({ shape, values, count }): Piece[] => [
          "<w:tbl>",
          shape.head,
          rounds(shape, values, count),
          shape.between,
          between,
        ]);
        check(pieces);
        expect(Buffer.compare(joinPieces(pieces), whole(pieces))).toBe(0);
      }),
      { seed: 7, numRuns: sampled(100, 400) },
    );
  });

  it("gives back rounds longer than the window, and rounds of which only some stretches are out of its reach", () => {
    for (const size of [2, 3, 9_000, 32_765, 33_000, 70_000]) {
      const long = new Uint8Array(size).map((_, at) => 65 + ((at * at) % 23));
      const shape: RoundShape = {
        head: encoder.encode("<tr>"),
        between: encoder.encode("</tr><tr>"),
        slots: ["id", "value", "value", "id"],
        literals: [long, encoder.encode("x"), encoder.encode("</p></tc>")],
      };
      check([
        rounds(shape, ["Ana Okoye", "Ana Rivera", "", "no", "Bates 100000 to 100036", "Bates 100037 to 100073"], 7),
      ]);
    }
  });

  it("writes long lists smaller than the same pieces one by one", () => {
    const shape: RoundShape = {
      head: encoder.encode(`<w:tr>${"<w:tc>".repeat(20)}`),
      between: encoder.encode(`</w:tc></w:tr><w:tr>${"<w:tc>".repeat(20)}`),
      slots: ["id", "value", "id", "value"],
      literals: ['"/><w:t>', '</w:t></w:p><w:p id="', '"/><w:t xml:space="preserve">'].map((text) =>
        encoder.encode(text.repeat(5)),
      ),
    };
    const list = rounds(
      shape,
      Array.from({ length: 2000 }, (_, n) => (n % 2 === 0 ? `Review of volume ${n}` : `$${(n * 7919) % 1000}.00`)),
      1000,
    );
    expect(check([list])).toBeLessThan(check(plain([list])) * 1.02);
  });
});
