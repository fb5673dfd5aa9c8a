/** The encoding is a promise to other implementations: its vectors were computed apart from this code, in another language. */
import fc from "fast-check";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { atom, digestBytes, hashOf, listOf, type Encoded } from "../../../src/docx/canonical/encoding";

type Value = string | readonly Value[];
interface Vectors {
  readonly encodings: readonly { readonly value: Value; readonly encoded: string }[];
  readonly hashes: readonly { readonly what: string; readonly value: Value; readonly sha256: string }[];
}
const vectors = JSON.parse(readFileSync(join(__dirname, "..", "..", "vectors", "encoding.json"), "utf8")) as Vectors;
const encode = (value: Value): Encoded => (typeof value === "string" ? atom(value) : listOf(value.map(encode)));

/** A decoder written apart from the encoder: what it gives back is what was meant. */
const decode = (bytes: Buffer): Value => {
  let at = 0;
  const one = (): Value => {
    if (bytes[at] === 0x28) {
      at += 1;
      const items: Value[] = [];
      while (bytes[at] !== 0x29) items.push(one());
      at += 1;
      return items;
    }
    const colon = bytes.indexOf(0x3a, at);
    const length = Number(bytes.subarray(at, colon).toString("latin1"));
    at = colon + 1 + length;
    return bytes.subarray(colon + 1, at).toString("utf8");
  };
  const value = one();
  if (at !== bytes.length) throw new Error("something follows");
  return value;
};

test.each(vectors.encodings.map((vector) => [JSON.stringify(vector.value), vector] as const))(
  "another implementation would encode %s in the same bytes",
  (_name, { value, encoded }) => {
    expect(encode(value)).toBe(encoded);
  },
);

test.each(vectors.hashes.map((vector) => [JSON.stringify(vector.value), vector] as const))(
  "another implementation would hash %s to the same value",
  (_name, { what, value, sha256 }) => {
    expect(hashOf(what, encode(value))).toBe(sha256);
  },
);

const values: fc.Memo<Value> = fc.memo((depth) =>
  depth <= 1
    ? fc.string({ unit: "grapheme" })
    : fc.oneof(fc.string({ unit: "grapheme" }), fc.array(values(depth - 1), { maxLength: 4 })),
);

test("no two contents share one encoding: every encoding can be read back, and only as what was written", () => {
  fc.assert(
    fc.property(values(3), (value) => {
      expect(decode(Buffer.from(encode(value), "utf8"))).toEqual(value);
    }),
    { numRuns: 500 },
  );
});

test("a digest of bytes is plain SHA-256", () => {
  const bytes = new Uint8Array([0, 1, 2, 254, 255]);
  expect(digestBytes(bytes)).toBe(createHash("sha256").update(bytes).digest("hex"));
});
