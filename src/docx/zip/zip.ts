/**
 * The zip container, read so that no two readers can disagree about it, and written deterministically.
 * The central directory decides; each local header must say the same. Anything ambiguous is refused
 * (PKWARE APPNOTE 6.3.10; OPC, ECMA-376 part 2, annex B). Untouched entries keep their deflated bytes.
 */
import { packConstant, type PackedText } from "./constant-part";
import { crc32 } from "./crc32";
import { deflateRaw, InflateLimit, inflateRaw } from "./deflate";
import { deflatePieces, type Piece } from "./deflate-pieces";
import { DocxFault } from "../docx-fault";
import { joinPieces } from "./join-pieces";
import { RoundsPiece } from "./rounds-piece";

/** One entry. `raw` is as stored: deflated for method 8, plain for 0. `size` is the inflated length in bytes. */
export interface ZipEntry {
  readonly name: string;
  readonly method: 0 | 8;
  readonly crc: number;
  readonly size: number;
  readonly raw: Uint8Array;
}

/** How much a package may hold. Sizes in bytes, inflated. */
export interface PackageLimits {
  readonly entries: number;
  readonly entryBytes: number;
  readonly totalBytes: number;
}

export const DEFAULT_LIMITS: PackageLimits = {
  entries: 4096,
  entryBytes: 256 * 1024 * 1024,
  totalBytes: 512 * 1024 * 1024,
};

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END64 = 0x06064b50;
const END64_LOCATOR = 0x07064b50;
const UTF8_FLAG = 0x0800;
/** 1 January 1980, midnight: the DOS epoch, so that the same content always gives the same bytes. */
const DOS_DATE = 0x0021;

const utf8 = new TextDecoder("utf-8", { fatal: true });
const encoder = new TextEncoder();

const broken = (sentence: string): DocxFault => new DocxFault("not-a-zip", sentence);
const differs = (name: string, what: string): DocxFault =>
  new DocxFault(
    "entry-described-twice-differently",
    `The entry ${name} is described twice, and the two ${what} differ.`,
    { part: name },
  );

/** A 64-bit number that must fit what a JavaScript number counts exactly. */
const read64 = (view: DataView, at: number): number =>
  view.getUint32(at, true) + view.getUint32(at + 4, true) * 0x100000000;

/** Empty, from the root or a drive, with a backslash, an empty, single-dot or double-dot segment, or an escape that some reader turns into one of them. */
const TRICKY_NAME = /^$|^\/|^[A-Za-z]:|\\|\/\/|(?:^|\/)\.\.?(?:\/|$)|%(?:2e|2f|5c|00)/i;
const holdsControl = (name: string): boolean => {
  for (let i = 0; i < name.length; i += 1) if (name.charCodeAt(i) < 0x20 || name.charCodeAt(i) === 0x7f) return true;
  return false;
};

const checkName = (name: string): void => {
  if (TRICKY_NAME.test(name) || holdsControl(name))
    throw new DocxFault("path-trick", "An entry's name leads outside the package or could be read in two ways.", {
      part: JSON.stringify(name).slice(0, 120),
    });
};

const decodeName = (bytes: Uint8Array): string => {
  try {
    // Part names are ASCII by OPC; other names are read as UTF-8 whether or not bit 11 says so, or not at all.
    return utf8.decode(bytes);
  } catch (cause) {
    throw new DocxFault("path-trick", "An entry's name is not UTF-8.", { cause });
  }
};

interface Directory {
  readonly count: number;
  readonly size: number;
  readonly offset: number;
  /** Where the records that end the archive begin. */
  readonly endsAt: number;
}

const findDirectory = (bytes: Uint8Array, view: DataView): Directory => {
  let at = -1;
  for (let i = bytes.length - 22; i >= 0 && i >= bytes.length - 22 - 0xffff; i -= 1) {
    // The comment must reach exactly to the end: otherwise two readers could find two different directories.
    if (
      bytes[i] === 0x50 &&
      view.getUint32(i, true) === END &&
      i + 22 + view.getUint16(i + 20, true) === bytes.length
    ) {
      at = i;
      break;
    }
  }
  if (at < 0) throw broken("The file is not a .docx package: it has no zip directory at its end.");
  if (view.getUint16(at + 4, true) !== 0 || view.getUint16(at + 6, true) !== 0) {
    const wide = view.getUint16(at + 4, true) === 0xffff && view.getUint16(at + 6, true) === 0xffff;
    if (!wide) throw broken("The zip is split over several disks.");
  }
  let count = view.getUint16(at + 10, true);
  let size = view.getUint32(at + 12, true);
  let offset = view.getUint32(at + 16, true);
  let endsAt = at;
  const needs64 = count === 0xffff || size === 0xffffffff || offset === 0xffffffff;
  if (needs64) {
    if (at < 20 || view.getUint32(at - 20, true) !== END64_LOCATOR)
      throw broken("The zip promises a 64-bit directory and has none.");
    const end64 = read64(view, at - 12);
    if (end64 + 56 > at - 20 || view.getUint32(end64, true) !== END64)
      throw broken("The zip's 64-bit directory is not where it is said to be.");
    count = read64(view, end64 + 32);
    size = read64(view, end64 + 40);
    offset = read64(view, end64 + 48);
    endsAt = end64;
  } else if (view.getUint16(at + 8, true) !== count) {
    throw broken("The zip gives two different numbers of entries.");
  }
  if (offset + size !== endsAt)
    throw broken(
      "The zip's directory does not lie directly before its end, so readers could disagree where it begins.",
    );
  return { count, size, offset, endsAt };
};

/** Sizes and offset of a central record, from its zip64 extra field where the 32-bit fields are full (APPNOTE 4.5.3). */
const widen = (
  view: DataView,
  name: string,
  extraAt: number,
  extraEnd: number,
  fields: { compressed: number; size: number; offset: number },
): void => {
  const full = fields.compressed === 0xffffffff || fields.size === 0xffffffff || fields.offset === 0xffffffff;
  if (!full) return;
  for (let at = extraAt; at + 4 <= extraEnd;) {
    const length = view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === 1) {
      let next = at + 4;
      const take = (): number => {
        if (next + 8 > at + 4 + length || next + 8 > extraEnd)
          throw broken(`The 64-bit sizes of ${name} are cut short.`);
        const value = read64(view, next);
        next += 8;
        return value;
      };
      if (fields.size === 0xffffffff) fields.size = take();
      if (fields.compressed === 0xffffffff) fields.compressed = take();
      if (fields.offset === 0xffffffff) fields.offset = take();
      return;
    }
    at += 4 + length;
  }
  throw broken(`The entry ${name} promises 64-bit sizes and has none.`);
};

/** Checks the local header against the directory and returns where the entry's data begins. */
const localData = (
  bytes: Uint8Array,
  view: DataView,
  at: number,
  central: {
    name: string;
    nameBytes: Uint8Array;
    flags: number;
    method: number;
    crc: number;
    compressed: number;
    size: number;
  },
): number => {
  const { name } = central;
  if (at + 30 > bytes.length || view.getUint32(at, true) !== LOCAL)
    throw new DocxFault("damaged-entry", `The entry ${name} is not where the zip's directory says.`, { part: name });
  const nameLength = view.getUint16(at + 26, true);
  const extraLength = view.getUint16(at + 28, true);
  if (at + 30 + nameLength + extraLength > bytes.length)
    throw new DocxFault("damaged-entry", `The entry ${name} is cut short.`, { part: name });
  const localName = bytes.subarray(at + 30, at + 30 + nameLength);
  if (localName.length !== central.nameBytes.length || localName.some((byte, i) => byte !== central.nameBytes[i]))
    throw differs(name, "names");
  if (view.getUint16(at + 8, true) !== central.method) throw differs(name, "compression methods");
  const flags = view.getUint16(at + 6, true);
  if ((flags & 1) !== 0) throw new DocxFault("encrypted", `The entry ${name} is encrypted.`, { part: name });
  if ((flags & 8) !== (central.flags & 8)) throw differs(name, "flags");
  if ((flags & 8) === 0) {
    if (view.getUint32(at + 14, true) !== central.crc) throw differs(name, "checksums");
    const compressed = view.getUint32(at + 18, true);
    const size = view.getUint32(at + 22, true);
    if (compressed !== 0xffffffff && compressed !== central.compressed) throw differs(name, "sizes");
    if (size !== 0xffffffff && size !== central.size) throw differs(name, "sizes");
  }
  return at + 30 + nameLength + extraLength;
};

/**
 * Lists the entries in the order of the directory, folders left out. Inflates nothing.
 * @throws DocxFault not-a-zip, encrypted, too-many-entries, inflates-past-limit (as declared), duplicate-entry,
 *   path-trick, entry-described-twice-differently, unsupported-compression, damaged-entry
 */
export const readZip = (bytes: Uint8Array, limits: PackageLimits = DEFAULT_LIMITS): readonly ZipEntry[] => {
  if (bytes.length < 22) throw broken("The file is too short to be a .docx package.");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, false) === 0xd0cf11e0)
    throw new DocxFault(
      "encrypted",
      "The file is encrypted, by a password or a sensitivity label, or is an old binary Word document. Save it as a .docx without that protection; for a label, ask firm IT for one that does not encrypt.",
    );
  const directory = findDirectory(bytes, view);
  if (directory.count > limits.entries)
    throw new DocxFault(
      "too-many-entries",
      `The package holds ${directory.count} entries; at most ${limits.entries} are read.`,
    );

  const entries: ZipEntry[] = [];
  const spans: { readonly name: string; readonly from: number; readonly to: number }[] = [];
  const seen = new Set<string>();
  let total = 0;
  let at = directory.offset;
  for (let i = 0; i < directory.count; i += 1) {
    if (at + 46 > directory.endsAt || view.getUint32(at, true) !== CENTRAL)
      throw broken("The zip's directory is damaged.");
    const flags = view.getUint16(at + 8, true);
    const method = view.getUint16(at + 10, true);
    const crc = view.getUint32(at + 16, true);
    const fields = {
      compressed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    };
    const nameEnd = at + 46 + view.getUint16(at + 28, true);
    const extraEnd = nameEnd + view.getUint16(at + 30, true);
    const next = extraEnd + view.getUint16(at + 32, true);
    if (next > directory.endsAt) throw broken("The zip's directory is cut short.");
    const nameBytes = bytes.subarray(at + 46, nameEnd);
    const name = decodeName(nameBytes);
    checkName(name);
    widen(view, name, nameEnd, extraEnd, fields);
    at = next;

    // OPC part names are equivalent regardless of ASCII case (ECMA-376 part 2, 6.2.2.3).
    const key = name.toLowerCase();
    if (seen.has(key)) throw new DocxFault("duplicate-entry", `The package holds ${name} twice.`, { part: name });
    seen.add(key);
    if ((flags & 0x2041) !== 0) throw new DocxFault("encrypted", `The entry ${name} is encrypted.`, { part: name });
    if (method !== 0 && method !== 8)
      throw new DocxFault(
        "unsupported-compression",
        `The entry ${name} is compressed in a way Word does not use (method ${method}).`,
        { part: name },
      );
    const { compressed, size, offset } = fields;
    if (size > limits.entryBytes)
      throw new DocxFault(
        "inflates-past-limit",
        `The entry ${name} would inflate to ${size} bytes; at most ${limits.entryBytes} are read.`,
        { part: name },
      );
    total += size;
    if (total > limits.totalBytes)
      throw new DocxFault("inflates-past-limit", `The package would inflate past ${limits.totalBytes} bytes.`, {
        part: name,
      });
    if (method === 0 && compressed !== size) throw differs(name, "sizes");
    const dataAt = localData(bytes, view, offset, { name, nameBytes, flags, method, crc, compressed, size });
    if (dataAt + compressed > directory.offset)
      throw new DocxFault("damaged-entry", `The entry ${name} is cut short.`, { part: name });
    spans.push({ name, from: offset, to: dataAt + compressed });
    if (!name.endsWith("/"))
      entries.push({ name, method, crc, size, raw: bytes.subarray(dataAt, dataAt + compressed) });
    else if (size !== 0) throw new DocxFault("path-trick", `The folder entry ${name} holds data.`, { part: name });
  }
  if (at !== directory.offset + directory.size) throw broken("The zip's directory holds more than it counts.");
  refuseHiddenData(view, spans, directory.offset);
  return entries;
};

/** Entries may not overlap, and no local header may stand between them that the directory does not list. */
const refuseHiddenData = (
  view: DataView,
  spans: readonly { readonly name: string; readonly from: number; readonly to: number }[],
  end: number,
): void => {
  const sorted = [...spans].sort((a, b) => a.from - b.from);
  let last = 0;
  for (const span of [...sorted, { name: "directory", from: end, to: end }]) {
    if (span.from < last)
      throw new DocxFault("entry-described-twice-differently", `The entry ${span.name} overlaps another.`, {
        part: span.name,
      });
    for (let at = last; at + 4 <= span.from; at += 1) {
      if (view.getUint32(at, true) === LOCAL)
        throw new DocxFault(
          "entry-described-twice-differently",
          "The package holds an entry its directory does not list.",
          { part: span.name },
        );
    }
    last = span.to;
  }
};

/**
 * The entry's bytes, inflated; its length and checksum are what the directory said.
 * @throws DocxFault inflates-past-limit (more than declared), damaged-entry
 */
export const inflateEntry = async (entry: ZipEntry): Promise<Uint8Array> => {
  let bytes: Uint8Array;
  try {
    bytes = entry.method === 0 ? entry.raw : await inflateRaw(entry.raw, entry.size);
  } catch (cause) {
    if (cause instanceof InflateLimit)
      throw new DocxFault(
        "inflates-past-limit",
        `The entry ${entry.name} inflates past the ${entry.size} bytes it declares.`,
        { part: entry.name, cause },
      );
    throw new DocxFault("damaged-entry", `The entry ${entry.name} cannot be inflated.`, { part: entry.name, cause });
  }
  if (bytes.byteLength !== entry.size || crc32(bytes) !== entry.crc)
    throw new DocxFault("damaged-entry", `The entry ${entry.name} does not match its checksum.`, { part: entry.name });
  return bytes;
};

const packBytes = async (bytes: Uint8Array): Promise<PackedText> => {
  const crc = crc32(bytes);
  const deflated = await deflateRaw(bytes);
  const stored = deflated.byteLength >= bytes.byteLength;
  return { method: stored ? 0 : 8, crc, size: bytes.byteLength, raw: stored ? bytes : deflated };
};

/** An entry with bytes packed before. */
export const named = (name: string, packed: PackedText): ZipEntry => {
  checkName(name);
  return { name, method: packed.method, crc: packed.crc, size: packed.size, raw: packed.raw };
};

/** A new entry from plain bytes; stored as it is when deflating gains nothing (pictures already compressed). */
export const packEntry = async (name: string, bytes: Uint8Array): Promise<ZipEntry> => {
  return named(name, await packBytes(bytes));
};

/** Below this the host's own deflate, which knows nothing of the pieces, is faster: on 67 kB 0.35 ms against 1.0. */
const WORTH_PIECES = 1 << 18;
const SAMPLE = 1024;

/** True for a large part most of which is pieces written before: told from a stretch in its middle. */
const repeatsItself = (pieces: readonly Piece[]): boolean => {
  let size = 0;
  for (let n = 0; n < pieces.length && size < WORTH_PIECES; n += 1) size += (pieces[n] as Piece).length;
  if (size < WORTH_PIECES) return false;
  if (pieces.some((piece) => piece instanceof RoundsPiece && piece.length >= WORTH_PIECES)) return true;
  const from = Math.max(0, (pieces.length - SAMPLE) >> 1);
  const seen = new Set<Piece>();
  let sampled = 0;
  let again = 0;
  for (const piece of pieces.slice(from, from + SAMPLE)) {
    sampled += piece.length;
    if (!(piece instanceof Uint8Array)) continue;
    if (seen.has(piece)) again += piece.length;
    else seen.add(piece);
  }
  return again > sampled * 0.6;
};

/** A new entry from its text. */
export const packText = async (name: string, xml: string): Promise<ZipEntry> => {
  return named(name, await packConstant(xml, (text) => packBytes(encoder.encode(text))));
};

/** A new entry from the pieces its writer left. */
export const packPieces = async (name: string, pieces: readonly Piece[]): Promise<ZipEntry> => {
  if (!repeatsItself(pieces)) return packEntry(name, joinPieces(pieces));
  checkName(name);
  return { name, method: 8, ...deflatePieces(pieces) };
};

/** Writes the entries in the order given. The same entries always give the same bytes. */
export const writeZip = (entries: readonly ZipEntry[]): Uint8Array => {
  if (entries.length >= 0xffff) throw new DocxFault("too-many-entries", "A package may hold at most 65,534 entries.");
  const names = entries.map((entry) => encoder.encode(entry.name));
  const total = entries.reduce(
    (sum, entry, i) => sum + 30 + 46 + 2 * (names[i] as Uint8Array).length + entry.raw.length,
    22,
  );
  if (total >= 0xffffffff)
    throw new DocxFault("inflates-past-limit", "The package would be larger than four gigabytes.");
  const out = new Uint8Array(total);
  const view = new DataView(out.buffer);
  const offsets: number[] = [];
  let at = 0;

  const describe = (entry: ZipEntry, name: Uint8Array): void => {
    view.setUint16(at, 20, true);
    view.setUint16(at + 2, name.length === entry.name.length ? 0 : UTF8_FLAG, true);
    view.setUint16(at + 4, entry.method, true);
    view.setUint16(at + 6, 0, true);
    view.setUint16(at + 8, DOS_DATE, true);
    view.setUint32(at + 10, entry.crc, true);
    view.setUint32(at + 14, entry.raw.length, true);
    view.setUint32(at + 18, entry.size, true);
    view.setUint16(at + 22, name.length, true);
    at += 24;
  };

  entries.forEach((entry, i) => {
    const name = names[i] as Uint8Array;
    offsets.push(at);
    view.setUint32(at, LOCAL, true);
    at += 4;
    describe(entry, name);
    // The extra field's length (two bytes, zero) stands between the name's length and the name.
    at += 2;
    out.set(name, at);
    at += name.length;
    out.set(entry.raw, at);
    at += entry.raw.length;
  });
  const directoryAt = at;
  entries.forEach((entry, i) => {
    const name = names[i] as Uint8Array;
    view.setUint32(at, CENTRAL, true);
    view.setUint16(at + 4, 20, true);
    at += 6;
    describe(entry, name);
    // Extra length, comment length, disk, attributes (all zero), then the offset.
    at += 12;
    view.setUint32(at, offsets[i] as number, true);
    at += 4;
    out.set(name, at);
    at += name.length;
  });
  view.setUint32(at, END, true);
  view.setUint16(at + 8, entries.length, true);
  view.setUint16(at + 10, entries.length, true);
  view.setUint32(at + 12, at - directoryAt, true);
  view.setUint32(at + 16, directoryAt, true);
  return out;
};
