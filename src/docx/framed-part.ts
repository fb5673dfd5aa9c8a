/**
 * A part that is the same in every document but for a few words in its middle: what stands around them is deflated once in a process, and
 * the words go between as they are. A header with our legend costs a twentieth of deflating it anew.
 */
import { crc32 } from "./crc32";
import { deflateOpen, deflateRaw } from "./deflate";
import type { PackedText } from "./constant-part";

export class FramedPart {
  constructor(
    readonly before: string,
    readonly inside: string,
    readonly after: string,
  ) {}

  get text(): string {
    return this.before + this.inside + this.after;
  }
}

/** The part with its words found in it; undefined where they do not stand there once, or are too long for one stored block. */
export const framed = (text: string, inside: string): FramedPart | undefined => {
  const at = text.indexOf(inside);
  if (at < 0 || inside === "" || inside.length > MOST_INSIDE || text.indexOf(inside, at + 1) >= 0) return undefined;
  return new FramedPart(text.slice(0, at), inside, text.slice(at + inside.length));
};

/** A stored block holds 65,535 bytes (RFC 1951, 3.2.4), a character is at most three. */
const MOST_INSIDE = 21_845;
const MOST = 16;

interface Frame {
  /** Blocks that end at a byte and are not the last. */
  readonly open: Uint8Array;
  readonly crc: number;
  readonly size: number;
  readonly after: Uint8Array;
  readonly last: Uint8Array;
}

const encoder = new TextEncoder();
const frames = new Map<string, Frame | undefined>();

const frameOf = async (before: string, after: string): Promise<Frame | undefined> => {
  const key = `${before}\u0000${after}`;
  if (frames.has(key)) return frames.get(key);
  const [head, tail] = [encoder.encode(before), encoder.encode(after)];
  const open = deflateOpen(head);
  const frame = open === undefined ? undefined : { open, crc: crc32(head), size: head.length + tail.length, after: tail, last: await deflateRaw(tail) };
  if (frames.size < MOST) frames.set(key, frame);
  return frame;
};

/** The part as it stands in a zip; undefined where the host cannot leave a stream open. */
export const packFramed = async ({ before, inside, after }: FramedPart): Promise<PackedText | undefined> => {
  const frame = await frameOf(before, after);
  if (frame === undefined) return undefined;
  const words = encoder.encode(inside);
  const { open, last } = frame;
  const raw = new Uint8Array(open.length + 5 + words.length + last.length);
  raw.set(open);
  // A stored block: not the last, its length, and its length once more with every bit turned over.
  raw.set([0, words.length & 0xff, words.length >>> 8, ~words.length & 0xff, (~words.length >>> 8) & 0xff], open.length);
  raw.set(words, open.length + 5);
  raw.set(last, open.length + 5 + words.length);
  return { method: 8, crc: crc32(frame.after, crc32(words, frame.crc)), size: frame.size + words.length, raw };
};
