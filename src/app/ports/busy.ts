/** Microsoft 365 asked to wait, and is not asked before. */
export interface Busy {
  /** Calls back with the time (milliseconds since the epoch) until which something waits; undefined while nothing does. Returns how to end it. */
  watch(listener: (until: number | undefined) => void): () => void;
  /** Whatever waits now fails as it was asked to; what is asked afterwards waits again. */
  stop(): void;
}
