/** Time and randomness, given from outside so that the same inputs give the same bytes. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}
export interface RandomSource {
  /** `length` random bytes. */
  bytes(length: number): Uint8Array;
}
