/**
 * Everything the adapter needs from outside, given by the composition root: the two globals Office.js makes, and what
 * it takes to read the stored file when Word will not hand over the open one.
 */
export interface WordSurroundings {
  readonly office: typeof Office;
  readonly word: typeof Word;
  /** The stored bytes of the open document, read anew; undefined when it is in no library the pane can read. */
  readonly readStored?: () => Promise<Uint8Array | undefined>;
  /** Milliseconds. */
  readonly wait?: (milliseconds: number) => Promise<void>;
  readonly now?: () => number;
  /** Random bytes for the nonce of a read through the stored file; the platform's own unless given. */
  readonly randomBytes?: (length: number) => Uint8Array;
  /** Opens an address where Office offers nothing better. */
  readonly openWindow?: (address: string) => void;
}

/** True when this Word says it has the requirement set. */
export const supports = ({ office }: WordSurroundings, set: string, version: string): boolean =>
  office.context.requirements.isSetSupported(set, version);
