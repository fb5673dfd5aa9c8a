/** Time and randomness, given from outside so that the same inputs give the same bytes. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}
export interface RandomSource {
  /** `length` random bytes. */
  bytes(length: number): Uint8Array;
}

/** The time a statement may name: the last Graph `Date` header carried forward, or this machine's own clock while Graph is down. */
export interface ServerTime {
  read(): { /** Milliseconds since the epoch. */ readonly at: number; readonly from: "graph" | "own-clock" };
}
