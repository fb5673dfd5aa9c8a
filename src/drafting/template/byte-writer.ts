/**
 * Output is written as UTF-8 bytes from the start: literals are encoded once per template, values while they are escaped.
 * Taking something back is moving the end.
 */
import { illegalCharacterAt } from "../../docx/xml-text";

const encoder = new TextEncoder();
const BREAK = encoder.encode('</w:t><w:br/><w:t xml:space="preserve">');
const TAB = encoder.encode('</w:t><w:tab/><w:t xml:space="preserve">');
const AMP = encoder.encode("&amp;");
const LT = encoder.encode("&lt;");
const GT = encoder.encode("&gt;");

export const utf8 = (text: string): Uint8Array => encoder.encode(text);

export class ByteWriter {
  private buffer: Uint8Array;
  private at = 0;

  constructor(expected = 1 << 16) {
    this.buffer = new Uint8Array(expected);
  }

  get length(): number {
    return this.at;
  }

  /** Takes back everything written since `length` was this. */
  rewind(length: number): void {
    this.at = length;
  }

  /** Takes out a stretch written before; what follows it moves up. */
  cut(from: number, to: number): void {
    this.buffer.copyWithin(from, to, this.at);
    this.at -= to - from;
  }

  private room(more: number): void {
    if (this.at + more <= this.buffer.length) return;
    const grown = new Uint8Array(Math.max(this.buffer.length * 2, this.at + more));
    grown.set(this.buffer.subarray(0, this.at));
    this.buffer = grown;
  }

  bytes(bytes: Uint8Array): void {
    this.room(bytes.length);
    this.buffer.set(bytes, this.at);
    this.at += bytes.length;
  }

  text(text: string): void {
    this.room(text.length * 3);
    this.at += encoder.encodeInto(text, this.buffer.subarray(this.at)).written;
  }

  /** ASCII only: ids, numbers. */
  ascii(text: string): void {
    this.room(text.length);
    for (let i = 0; i < text.length; i += 1) this.buffer[this.at + i] = text.charCodeAt(i);
    this.at += text.length;
  }

  /**
   * A value as text between `<w:t>` and `</w:t>`: escaped, line ends as breaks, tabs as tabs.
   * The value must hold nothing XML cannot hold, and only \n as line end.
   */
  value(text: string): void {
    this.room(text.length * 3);
    for (let i = 0; i < text.length; i += 1) {
      const code = text.charCodeAt(i);
      if (code >= 0x80) {
        // The rest goes the long way round: surrogate pairs must be encoded together.
        this.longValue(text.slice(i));
        return;
      }
      if (code === 0x26) this.bytes(AMP);
      else if (code === 0x3c) this.bytes(LT);
      else if (code === 0x3e) this.bytes(GT);
      else if (code === 0x0a) this.bytes(BREAK);
      else if (code === 0x09) this.bytes(TAB);
      else {
        if (this.at >= this.buffer.length) this.room(text.length - i);
        this.buffer[this.at] = code;
        this.at += 1;
      }
    }
  }

  private longValue(text: string): void {
    if (!/[&<>\n\t]/.test(text)) {
      this.text(text);
      return;
    }
    for (const piece of text.split(/([&<>\n\t])/)) {
      if (piece === "&") this.bytes(AMP);
      else if (piece === "<") this.bytes(LT);
      else if (piece === ">") this.bytes(GT);
      else if (piece === "\n") this.bytes(BREAK);
      else if (piece === "\t") this.bytes(TAB);
      else if (piece !== "") this.text(piece);
    }
  }

  /** The bytes written, not copied: the writer is done. */
  finish(): Uint8Array {
    return this.buffer.subarray(0, this.at);
  }
}

/** True when the text is plain ASCII a value may print as it is: the usual case, told without a regular expression. */
export const isPlain = (text: string): boolean => {
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code < 0x20 || code > 0x7e) return false;
  }
  return true;
};

/** Index of the first character XML cannot hold, or -1. */
export const unprintableAt = (text: string): number => (isPlain(text) ? -1 : illegalCharacterAt(text));
