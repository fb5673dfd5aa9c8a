/**
 * Raw deflate, native before JavaScript: node:zlib where there is a process, the browser's streams, fflate last.
 * Inflating never yields more than the caller allows; bytes behind the end of a stream are refused where the host can tell.
 */
import { deflateSync, inflateSync } from "fflate";

interface NativeZlib {
  inflateRawSync(
    bytes: Uint8Array,
    options: { maxOutputLength: number; chunkSize: number; info: true },
  ): { buffer: Uint8Array; engine: { bytesWritten: number } };
  deflateRawSync(
    bytes: Uint8Array,
    options: {
      level: number;
      windowBits: number;
      memLevel: number;
      chunkSize: number;
      finishFlush?: number;
      dictionary?: Uint8Array;
    },
  ): Uint8Array;
  readonly constants: { readonly Z_SYNC_FLUSH: number };
}

/** Asked for at run time, not imported, so that a bundler for the browser has nothing to resolve. */
const nativeZlib = (): NativeZlib | undefined => {
  const host = (globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } }).process;
  return host?.getBuiltinModule?.("node:zlib") as NativeZlib | undefined;
};

const plain = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The stream ran past the allowed size. */
export class InflateLimit extends Error {
  override readonly name = "InflateLimit";
}

const throughStream = async (
  bytes: Uint8Array,
  stream: CompressionStream | DecompressionStream,
  most: number,
): Promise<Uint8Array> => {
  const writer = stream.writable.getWriter();
  const writing = writer.write(bytes as Uint8Array<ArrayBuffer>).then(() => writer.close());
  // A failed stream rejects both ends; the reader's rejection below is the one reported.
  writing.catch(() => undefined);
  const reader = (stream.readable as ReadableStream<Uint8Array>).getReader();
  const chunks: Uint8Array[] = [];
  let total = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    total += value.byteLength;
    if (total > most) {
      await reader.cancel();
      throw new InflateLimit("inflates past its limit");
    }
    chunks.push(value);
  }
  await writing;
  const whole = new Uint8Array(total);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
};

/** Inflates one raw deflate stream to at most `most` bytes. Throws InflateLimit past that, any Error when damaged. */
export const inflateRaw = async (bytes: Uint8Array, most: number): Promise<Uint8Array> => {
  const zlib = nativeZlib();
  if (zlib !== undefined) {
    let result;
    try {
      result = zlib.inflateRawSync(bytes, {
        maxOutputLength: Math.max(most, 1),
        chunkSize: Math.min(Math.max(most, 64), CHUNK),
        info: true,
      });
    } catch (cause) {
      if ((cause as { code?: string }).code === "ERR_BUFFER_TOO_LARGE")
        throw new InflateLimit("inflates past its limit");
      throw cause;
    }
    if (result.engine.bytesWritten !== bytes.byteLength) throw new Error("bytes follow the end of the stream");
    if (result.buffer.byteLength > most) throw new InflateLimit("inflates past its limit");
    return plain(result.buffer);
  }
  if (typeof DecompressionStream !== "undefined")
    return throughStream(bytes, new DecompressionStream("deflate-raw"), most);
  // A buffer of a fixed size makes fflate stop at it; one byte more tells "exactly full" from "too much".
  const out = inflateSync(bytes, { out: new Uint8Array(most + 1) });
  if (out.byteLength > most) throw new InflateLimit("inflates past its limit");
  return out;
};

/** From this size on a part is deflated at level 3: five times as fast, and measured within a fifth of level 6 on filled tables. */
const LARGE = 512 * 1024;

/** Bytes the host gives back at a time: a part that is smaller comes in one piece of its own size. */
const CHUNK = 1 << 18;

/** Setting up for a window of 32 kB costs more than deflating a small part: the window is as large as the part. */
const windowFor = (size: number): number => Math.min(15, Math.max(9, 32 - Math.clz32(size)));

const optionsFor = (size: number): { level: number; windowBits: number; memLevel: number; chunkSize: number } => ({
  level: size >= LARGE ? 3 : 6,
  windowBits: windowFor(size),
  memLevel: size < 1 << 13 ? 6 : 8,
  chunkSize: Math.min(Math.max(size, 64), CHUNK),
});

/** Deflates and leaves the stream open at a whole byte, so that more may follow. Undefined where only a whole stream can be had. */
export const deflateOpen = (bytes: Uint8Array): Uint8Array | undefined => {
  const zlib = nativeZlib();
  return zlib === undefined
    ? undefined
    : plain(zlib.deflateRawSync(bytes, { ...optionsFor(bytes.byteLength), finishFlush: zlib.constants.Z_SYNC_FLUSH }));
};

/** The end of a stream, deflated with what stands before it to refer to. Undefined as above. */
export const deflateAfter = (before: Uint8Array, bytes: Uint8Array): Uint8Array | undefined => {
  const zlib = nativeZlib();
  return zlib === undefined
    ? undefined
    : plain(zlib.deflateRawSync(bytes, { ...optionsFor(before.byteLength + bytes.byteLength), dictionary: before }));
};

/** Deflates at level 6, large parts at 3 (the browser's streams have no choice of level and use 6). */
export const deflateRaw = async (bytes: Uint8Array): Promise<Uint8Array> => {
  const zlib = nativeZlib();
  if (zlib !== undefined) return plain(zlib.deflateRawSync(bytes, optionsFor(bytes.byteLength)));
  if (typeof CompressionStream !== "undefined")
    return throughStream(bytes, new CompressionStream("deflate-raw"), Number.MAX_SAFE_INTEGER);
  return deflateSync(bytes, { level: 6 });
};
