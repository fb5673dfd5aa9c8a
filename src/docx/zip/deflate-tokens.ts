/** Letters and matches on their way into deflate blocks: matches that go on at one distance become one match. */
import { deflateBlocks, LONGEST } from "./deflate-blocks";

/** A match is at least this long (RFC 1951, 2). */
export const SHORTEST = 3;

export interface DeflateTokens {
  literal(byte: number): void;
  /** At least SHORTEST long, unless it goes on where the last one ended. */
  match(length: number, distance: number): void;
  /** The distance of the match that could still go on; 0 after a letter. */
  distance(): number;
  finish(): Uint8Array;
}

export const deflateTokens = (): DeflateTokens => {
  const blocks = deflateBlocks();
  let length = 0;
  let distance = 0;
  const flush = (): void => {
    while (length > 0) {
      // Never leave one or two: a match is at least three long.
      const take = length <= LONGEST ? length : length - LONGEST < SHORTEST ? LONGEST - SHORTEST : LONGEST;
      blocks.match(take, distance);
      length -= take;
    }
    distance = 0;
  };
  return {
    literal(byte) {
      if (distance !== 0) flush();
      blocks.literal(byte);
    },
    match(more, at) {
      if (at !== distance) flush();
      distance = at;
      length += more;
    },
    distance: () => distance,
    finish() {
      flush();
      return blocks.finish();
    },
  };
};
