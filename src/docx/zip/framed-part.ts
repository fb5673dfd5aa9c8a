/**
 * A part that is the same in every document but for a few words in its middle: what stands around them is deflated once in a process, and
 * the words go between as they are. A header with our legend costs a twentieth of deflating it anew.
 */
import { crc32 } from "./crc32";
import { deflateAfter, deflateOpen } from "./deflate";
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

/** The part with its words found in it; undefined where they do not stand there once, are too long for one stored block, or it is no XML. */
export const framed = (text: string, inside: string): FramedPart | undefined => {
  const at = text.indexOf(inside);
  if (
    at < 0 ||
    inside === "" ||
    inside.length > MOST_INSIDE ||
    text.includes("\u0000") ||
    text.indexOf(inside, at + 1) >= 0
  )
    return undefined;
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

/** `length`: how many bytes the words between are. What follows refers back over them to what stands before, and never to them: no XML holds a zero. */
const frameOf = (before: string, length: number, after: string): Frame | undefined => {
  const key = `${before}\u0000${length}\u0000${after}`;
  if (frames.has(key)) return frames.get(key);
  const [head, tail] = [encoder.encode(before), encoder.encode(after)];
  const seen = new Uint8Array(head.length + length);
  seen.set(head);
  const [open, last] = [deflateOpen(head), deflateAfter(seen, tail)];
  const frame =
    open === undefined || last === undefined
      ? undefined
      : { open, crc: crc32(head), size: head.length + tail.length, after: tail, last };
  if (frames.size < MOST) frames.set(key, frame);
  return frame;
};

/** The part as it stands in a zip; undefined where the host cannot leave a stream open. */
export const packFramed = ({ before, inside, after }: FramedPart): PackedText | undefined => {
  const words = encoder.encode(inside);
  const frame = frameOf(before, words.length, after);
  if (frame === undefined) return undefined;
  const { open, last } = frame;
  const raw = new Uint8Array(open.length + 5 + words.length + last.length);
  raw.set(open);
  // A stored block: not the last, its length, and its length once more with every bit turned over.
  raw.set(
    [0, words.length & 0xff, words.length >>> 8, ~words.length & 0xff, (~words.length >>> 8) & 0xff],
    open.length,
  );
  raw.set(words, open.length + 5);
  raw.set(last, open.length + 5 + words.length);
  return { method: 8, crc: crc32(frame.after, crc32(words, frame.crc)), size: frame.size + words.length, raw };
};
