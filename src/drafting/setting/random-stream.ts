/**
 * Random bytes are given from outside and stretched deterministically (SHA-256 in counter mode), so that the same inputs
 * with the same seed give the same bytes. Nothing secret hangs on them: unit ids only have to be unique across drafts.
 */
import { sha256 } from "@noble/hashes/sha2.js";

export interface RandomStream {
  /** The next `length` bytes. */
  next(length: number): Uint8Array;
}

export const randomStream = (seed: Uint8Array): RandomStream => {
  let counter = 0;
  let block: Uint8Array = new Uint8Array(0);
  let at = 0;
  return {
    next(length) {
      const out = new Uint8Array(length);
      for (let filled = 0; filled < length;) {
        if (at === block.length) {
          const input = new Uint8Array(seed.length + 4);
          input.set(seed);
          new DataView(input.buffer).setUint32(seed.length, counter);
          counter += 1;
          block = sha256(input);
          at = 0;
        }
        const take = Math.min(length - filled, block.length - at);
        out.set(block.subarray(at, at + take), filled);
        at += take;
        filled += take;
      }
      return out;
    },
  };
};

/** 32 fresh bytes from the platform. */
export const freshSeed = (): Uint8Array => globalThis.crypto.getRandomValues(new Uint8Array(32));
