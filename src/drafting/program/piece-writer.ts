/**
 * Output is kept in pieces until the part is packed: a template's literals as the bytes they go out as, the same array each time they
 * come again, values as words. Taking something back is dropping pieces.
 */
import type { Piece } from "../../docx/zip/deflate-pieces";
import type { RoundsPiece } from "../../docx/zip/rounds-piece";
import { illegalCharacterAt } from "../../docx/xml/xml-text";

const encoder = new TextEncoder();
const MARKUP = /[&<>\n\t]/;
const MARKUP_EACH = /[&<>\n\t]/g;
const AS_XML: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  "\n": '</w:t><w:br/><w:t xml:space="preserve">',
  "\t": '</w:t><w:tab/><w:t xml:space="preserve">',
};

/** A value as it stands between `<w:t>` and `</w:t>`. */
export const valueXml = (text: string): string =>
  MARKUP.test(text) ? text.replace(MARKUP_EACH, (character) => AS_XML[character] as string) : text;

export const utf8 = (text: string): Uint8Array => encoder.encode(text);

export interface PieceWriter {
  /** How many pieces there are: a place to go back to. */
  readonly length: number;
  /** About how many bytes they are: words count one for each UTF-16 unit. */
  readonly size: number;
  /** Takes back everything written since `length` was this. */
  rewind(length: number): void;
  /** Takes out pieces written before; what follows them moves up. */
  cut(from: number, to: number): void;
  /** Bytes that come again in other places. */
  bytes(bytes: Uint8Array): void;
  text(text: string): void;
  /**
   * A value as text between `<w:t>` and `</w:t>`: escaped, line ends as breaks, tabs as tabs.
   * The value must hold nothing XML cannot hold, and only \n as line end.
   */
  value(text: string): void;
  /** Rounds of a list, to which more may be added as long as nothing else is written. */
  rounds(piece: RoundsPiece): void;
  /** One round more, `size` bytes. */
  round(piece: RoundsPiece, size: number): void;
  finish(): readonly Piece[];
}

export const pieceWriter = (): PieceWriter => {
  const pieces: Piece[] = [];
  let size = 0;
  const write = (piece: Piece): void => {
    pieces.push(piece);
    size += piece.length;
  };
  return {
    get length() {
      return pieces.length;
    },
    get size() {
      return size;
    },
    rewind(length) {
      for (let at = pieces.length - 1; at >= length; at -= 1) size -= (pieces[at] as Piece).length;
      pieces.length = length;
    },
    cut(from, to) {
      for (const piece of pieces.splice(from, to - from)) size -= piece.length;
    },
    bytes: write,
    text: write,
    value(text) {
      write(valueXml(text));
    },
    rounds: write,
    round(piece, bytes) {
      piece.rounds += 1;
      piece.length += bytes;
      size += bytes;
    },
    finish: () => pieces,
  };
};

/** True when the text is plain ASCII a value may print as it is: the usual case, told without a regular expression. */
export const isPlain = (text: string): boolean => {
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code < 0x20 || code > 0x7e) return false;
  }
  return true;
};

/** True when the text is plain and no sign in it means something in XML: it is written as it stands. */
export const isPlainXml = (text: string): boolean => {
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code < 0x20 || code > 0x7e || code === 0x26 || code === 0x3c || code === 0x3e) return false;
  }
  return true;
};

/** Index of the first character XML cannot hold, or -1. */
export const unprintableAt = (text: string): number => (isPlain(text) ? -1 : illegalCharacterAt(text));
