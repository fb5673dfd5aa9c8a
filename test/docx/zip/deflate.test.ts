import { deflateRawSync, inflateRawSync } from "node:zlib";
import * as fc from "fast-check";
import { crc32 } from "../../../src/docx/zip/crc32";
import { deflateRaw, InflateLimit, inflateRaw } from "../../../src/docx/zip/deflate";

interface Host {
  process: { getBuiltinModule?: unknown };
  DecompressionStream?: unknown;
  CompressionStream?: unknown;
}
const host = globalThis as unknown as Host;
const kept = {
  builtin: host.process.getBuiltinModule,
  decompression: host.DecompressionStream,
  compression: host.CompressionStream,
};

/** What a browser lacks, and what an old one lacks besides. */
const WAYS: readonly (readonly [name: string, without: () => void])[] = [
  ["Node's own", () => undefined],
  [
    "the browser's streams",
    () => {
      host.process.getBuiltinModule = undefined;
    },
  ],
  [
    "JavaScript alone",
    () => {
      host.process.getBuiltinModule = undefined;
      host.DecompressionStream = undefined;
      host.CompressionStream = undefined;
    },
  ],
];

afterEach(() => {
  host.process.getBuiltinModule = kept.builtin;
  host.DecompressionStream = kept.decompression;
  host.CompressionStream = kept.compression;
});

describe.each(WAYS)("deflating by %s", (name, without) => {
  beforeEach(without);

  it("gives back what went in", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 3000 }),
          fc.nat(300_000).map((length) => new Uint8Array(length).fill(65)),
        ),
        async (bytes) => {
          const deflated = await deflateRaw(bytes);
          expect(Buffer.compare(inflateRawSync(deflated), bytes)).toBe(0);
          expect(Buffer.compare(await inflateRaw(deflated, bytes.length), bytes)).toBe(0);
        },
      ),
      { numRuns: 30 },
    );
  });

  it("stops at the limit, long before a bomb is whole", async () => {
    const bomb = deflateRawSync(Buffer.alloc(100 * 1024 * 1024));
    const before = process.memoryUsage().arrayBuffers;
    await expect(inflateRaw(bomb, 1000)).rejects.toBeInstanceOf(InflateLimit);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50 * 1024 * 1024);
  });

  it("refuses one byte more than allowed and takes exactly as many", async () => {
    const bytes = Buffer.from("x".repeat(1000) + Math.PI);
    const deflated = deflateRawSync(bytes);
    await expect(inflateRaw(deflated, bytes.length - 1)).rejects.toBeInstanceOf(InflateLimit);
    expect(Buffer.compare(await inflateRaw(deflated, bytes.length), bytes)).toBe(0);
  });

  it("refuses a stream that is cut short or is none", async () => {
    const deflated = deflateRawSync(Buffer.from("Dear Ms. Alvarez, ".repeat(50)));
    await expect(inflateRaw(deflated.subarray(0, deflated.length - 3), 2000)).rejects.toThrow();
    await expect(inflateRaw(new Uint8Array([7, 7, 7, 7]), 2000)).rejects.toThrow();
  });

  if (name === "Node's own")
    it("refuses bytes behind the end of the stream", async () => {
      const deflated = Buffer.concat([deflateRawSync(Buffer.from("Dear")), Buffer.from("PK")]);
      await expect(inflateRaw(deflated, 2000)).rejects.toThrow();
    });

  it("checks with the CRC that zip uses", () => {
    // The check value of CRC-32/ISO-HDLC, as catalogues of CRCs give it.
    expect(crc32(new TextEncoder().encode("123456789")).toString(16)).toBe("cbf43926");
    expect(crc32(new Uint8Array(0))).toBe(0);
  });
});
